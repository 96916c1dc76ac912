"""How many statements onrecord finds on PolNeAR's articles, by the public scorer, beside a baseline of quotation marks and, where it is
installed (`pip install textacy`), textacy's `direct_quotations` fed with onrecord's own tags; how many it finds where there are none; and
what finding them costs.

    python -m benchmarks.statements --data ../shared/data [--split dev] [--scorers ../shared/bench]

PolNeAR's texts are articles already (`text/NAME.txt`), so nothing is dropped. Speakers, chains, nesting and acts are measured on the
corpus and on the real articles: `python -m benchmarks.records --rows statements`.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from rich import box
from rich.console import Console
from rich.progress import track
from rich.table import Table

import onrecord
from onrecord.extract import attributions, quotes
from onrecord.extract.places import places
from onrecord.model import Article, Attribution, Block, Parse
from onrecord.parse import load, parse
from onrecord.resolve import find
from onrecord.spans import Span
from onrecord.tokens import Words

CORPUS = Path("corpus")
_SAID = re.compile(r"\b(?:said|says|told|added|asked|wrote|replied|tweeted|argued|noted)\b")
_NEAR = 90  # characters around a quote in which the baseline looks for who said it
_FEWEST = 3  # words of a quote that the baseline takes for speech

Found = list[dict[str, list[list[int]]]]


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the folder with polnear/")
    parser.add_argument("--split", choices=("train", "dev"), default="dev")
    parser.add_argument("--scorers", type=Path, help="the folder with score_attribution.py; DATA/../bench unless told")
    asked = parser.parse_args()
    texts = sorted((asked.data / "polnear" / asked.split / "text").glob("*.txt"))
    network = load(threads=1)
    articles = {path.stem: article(path) for path in texts}
    began = time.perf_counter()
    parsed = {name: parse(one, network) for name, one in track(articles.items(), description="reading", total=len(articles))}
    reading = time.perf_counter() - began
    began = time.perf_counter()
    told = {name: attributions(one, parsed[name]) for name, one in articles.items()}
    spent = time.perf_counter() - began
    for name, one in articles.items():
        find(one, parsed[name], told[name], places(Words(one.text, parsed[name].sentences), parsed[name].names))
    resolving = time.perf_counter() - began - spent
    systems: dict[str, Callable[[str], Found]] = {
        "onrecord": lambda name: _pairs(told[name]),
        "quotation marks": lambda name: by_marks(articles[name], parsed[name]),
    }
    if find_spec("textacy"):
        systems["textacy, our tags"] = lambda name: by_textacy(articles[name], parsed[name])
    table = Table(
        "PolNeAR " + asked.split, "whole F1", "precision", "recall", "direct", "indirect", "mixed", "no source", box=box.SIMPLE
    )
    for system, answer in systems.items():
        for nested in (True, False):
            report = scored({name: answer(name) for name in articles}, asked, drop=not nested)
            table.add_row(f"{system}, {'all' if nested else 'outermost alone'}", *_figures(report))
    console = Console(width=110)
    console.print(table)
    console.print(
        f"cost beside the model's pass ({reading:.1f} s): attributions {spent / reading:.0%}, who is meant {resolving / reading:.0%}"
    )
    words, number = false_ones()
    console.print(
        f"{number} statements in {words:,} words of dev pages that have none: {1000 * number / words:.2f} per 1,000 words"
    )


def article(path: Path) -> Article:
    """A text as an article: every line that is not blank is a block."""
    with path.open(encoding="utf-8", newline="") as file:
        text = file.read()
    blocks, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            left = len(line) - len(line.lstrip())
            blocks.append(Block("body", Span(start + left, start + len(line.rstrip()))))
        start += len(line) + 1
    return Article("polnear", None, None, None, [], None, "en", [], text, blocks, [])


def _pairs(told: Sequence[Attribution]) -> Found:
    return [
        {role: [[span.start, span.end] for span in getattr(one, role)] for role in ("source", "cue", "content")} for one in told
    ]


def by_marks(one: Article, parsed: Parse) -> Found:
    """The baseline: every quotation of some words is a statement by the name or pronoun nearest to a verb of saying beside it."""
    persons = [name.span for name in parsed.names if name.label in ("PER", "ORG")]
    persons += [reference.span for reference in parsed.references if reference.pronoun]
    out: Found = []
    for quote in quotes(one):
        if len(quote.span.of(one.text).split()) < _FEWEST:
            continue
        low, high = max(0, quote.span.start - _NEAR), min(len(one.text), quote.span.end + _NEAR)
        verbs = [found for found in _SAID.finditer(one.text, low, high) if not quote.span.touches(Span(*found.span()))]
        near = [span for span in persons if low <= span.start and span.end <= high and not quote.span.touches(span)]
        verb = min(
            verbs, key=lambda found: min(abs(found.start() - quote.span.end), abs(quote.span.start - found.end())), default=None
        )
        if verb is None or not near:
            continue
        source = min(near, key=lambda span: min(abs(span.start - verb.end()), abs(verb.start() - span.end)))
        out.append(
            {"source": [[source.start, source.end]], "cue": [[*verb.span()]], "content": [[quote.span.start, quote.span.end]]}
        )
    return out


def by_textacy(one: Article, parsed: Parse) -> Found:
    """The peer: textacy's rules for direct quotations, a paragraph at a time, over onrecord's words, tags and trees."""
    from spacy.lang.en import English
    from spacy.tokens import Doc
    from textacy.extract.triples import direct_quotations

    vocab = English().vocab
    out: Found = []
    for block in {sentence.block for sentence in parsed.sentences}:
        held = [sentence for sentence in parsed.sentences if sentence.block == block]
        tokens = [token for sentence in held for token in sentence.tokens]
        begins = {sentence.tokens[0].span.start for sentence in held if sentence.tokens}
        firsts, at = [], 0
        for sentence in held:
            firsts += [at] * len(sentence.tokens)
            at += len(sentence.tokens)
        doc = Doc(
            vocab,
            words=[token.span.of(one.text) for token in tokens],
            spaces=[token.span.end < len(one.text) and one.text[token.span.end].isspace() for token in tokens],
            pos=[token.upos for token in tokens],
            tags=[token.xpos for token in tokens],
            lemmas=[token.lemma for token in tokens],
            heads=[
                first + token.head if token.head >= 0 else number
                for number, (first, token) in enumerate(zip(firsts, tokens, strict=True))
            ],
            deps=[token.deprel if token.deprel != "root" else "ROOT" for token in tokens],
            sent_starts=[token.span.start in begins for token in tokens],
        )
        try:
            triples = list(direct_quotations(doc))
        except ValueError:  # an odd number of quotation marks: it gives the text up
            continue
        for triple in triples:
            roles = {"source": triple.speaker, "cue": triple.cue, "content": list(triple.content)}
            out.append(
                {role: [[tokens[said[0].i].span.start, tokens[said[-1].i].span.end]] for role, said in roles.items()}
            )  # fmt: skip
    return out


def scored(found: dict[str, Found], asked: argparse.Namespace, *, drop: bool) -> dict[str, Any]:
    """What the public scorer says of them."""
    with tempfile.TemporaryDirectory() as folder:
        predicted, report = Path(folder) / "found.jsonl", Path(folder) / "report.json"
        lines = (json.dumps({"doc": name, "statements": statements}) + "\n" for name, statements in found.items())
        predicted.write_text("".join(lines), "utf-8")
        scorer = (asked.scorers or asked.data.parent / "bench") / "score_attribution.py"
        command = [sys.executable, scorer, "--data", asked.data / "polnear", "--split", asked.split, "--pred", predicted]
        command += ["--json", report, "--quiet", *(["--drop-nested"] if drop else [])]
        subprocess.run([str(part) for part in command], check=True, capture_output=True)
        told = json.loads(report.read_text("utf-8"))
        assert isinstance(told, dict)
        return told


def _figures(report: dict[str, Any]) -> list[str]:
    whole = report["statement"]
    figures = [whole["all"]["whole"][key] for key in ("f1", "p", "r")]
    figures += [whole[kind]["whole"]["f1"] for kind in ("direct", "indirect", "mixed")]
    figures.append(report["attribution_accuracy_by_gold_source"]["none"]["accuracy"])
    return ["" if figure is None else f"{figure:.3f}" for figure in figures]


def false_ones() -> tuple[int, int]:
    """The words of the dev part's pages that have nothing to record, and how many statements are found on them all the same."""
    words = number = 0
    for name in json.loads((CORPUS / "split.json").read_text("utf-8"))["dev"]:
        told = json.loads((CORPUS / "documents" / f"{name}.json").read_text("utf-8"))
        if not told["statements"]:
            words += len(told["page"].split())
            number += len(onrecord.read_text(told["page"], name=name, media="text").statements)
    return words, number


if __name__ == "__main__":
    main()
