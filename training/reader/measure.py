"""What the reader gets right on dev portions, row by row: for training, for the card and for `make bench-reader`."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from onrecord.parse.network import Network
from onrecord.parse.reading import Reading, read
from onrecord.parse.windows import Paragraph
from onrecord.parse.words import words
from training.reader import scores, treebank
from training.reader.examples import Example, from_text, from_treebank, quoted_for_names, uner

__all__ = ["ROWS", "measure"]

_PERSONAL = frozenset(
    "i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself she her hers herself "
    "it its itself they them their theirs themselves".split()
)


def measure(
    network: Network, data: Path, scorer: Path | None, rows: Sequence[str] | None = None
) -> Iterator[tuple[str, dict[str, float]]]:
    """Each row's name and figures, as soon as they are there. `scorer`: the public scorer of PolNeAR, where it is at hand."""
    for name, (function, _) in ROWS.items():
        if rows is None or name in rows:
            if name == "attribution" and scorer is None:
                continue
            yield name, function(network, data, scorer)


def _treebank(name: str) -> Callable[[Network, Path, Path | None], dict[str, float]]:
    def trees(network: Network, data: Path, _: Path | None) -> dict[str, float]:
        """Tags and trees on given words and sentences."""
        gold, found = [], []
        upos, xpos = [], []
        for document in treebank.read(data / "ud" / f"{name}-dev.conllu.gz"):
            example = from_treebank(document)
            reading = read(example.paragraphs, network, starts=_starts(example))
            assert example.heads is not None
            assert example.rels is not None
            gold += list(zip(example.heads, example.rels, strict=True))
            found += list(zip(reading.heads, reading.rels, strict=True))
            upos += list(zip(example.tags["upos"], reading.upos, strict=True))
            xpos += list(zip(example.tags["xpos"], reading.xpos, strict=True))
        right = scores.trees(gold, found)
        return {
            "UPOS": scores.tagging(*zip(*upos, strict=True)),
            "XPOS": scores.tagging(*zip(*xpos, strict=True)),
            "UAS": right.uas,
            "LAS": right.las,
            "LAS without subtypes": right.las_universal,
        }

    return trees


def _starts(example: Example) -> list[int]:
    held = example.sentence or []
    return [number for number in range(len(held)) if number == 0 or held[number] != held[number - 1]]


def _raw(name: str) -> Callable[[Network, Path, Path | None], dict[str, float]]:
    def sentences(network: Network, data: Path, _: Path | None) -> dict[str, float]:
        """Words and sentences on raw paragraphs."""
        gold: set[object] = set()
        found: set[object] = set()
        gold_words: set[object] = set()
        found_words: set[object] = set()
        for which, document in enumerate(treebank.read(data / "ud" / f"{name}-dev.conllu.gz")):
            texts = [paragraph.text for paragraph in document.paragraphs]
            reading, places = _read_texts(texts, network)
            for number, paragraph in enumerate(document.paragraphs):
                gold |= {(which, number, one.start, one.end) for one in paragraph.sentences}
                gold_words |= {(which, number, word.start, word.end) for one in paragraph.sentences for word in one.words}
            found_words |= {(which, *place) for place in places}
            for begin, end in zip(reading.sentences, reading.sentences[1:], strict=False):
                found.add((which, places[begin][0], places[begin][1], places[end - 1][2]))
        return {"sentences": scores.spans_f1(gold, found).f1, "words": scores.spans_f1(gold_words, found_words).f1}

    return sentences


def _read_texts(texts: Sequence[str], network: Network) -> tuple[Reading, list[tuple[int, int, int]]]:
    """Paragraphs read from their raw text, and for each word its paragraph and its place in it."""
    paragraphs: list[Paragraph] = []
    places: list[tuple[int, int, int]] = []
    for number, text in enumerate(texts):
        found = words(text)
        places += [(number, *place) for place in found]
        clings = [at > 0 and found[at - 1][1] == begin for at, (begin, _) in enumerate(found)]
        paragraphs.append(Paragraph([text[begin:end] for begin, end in found], clings))
    return read(paragraphs, network), places


def names(network: Network, data: Path, _: Path | None) -> dict[str, float]:
    """Names on Universal NER's words and sentences, in the documents that are held out of training: PER, ORG and LOC, exact spans."""
    told = uner(data / "ner/uner-ewt-dev.iob2.gz")
    gold: set[object] = set()
    found: set[object] = set()
    by_label: dict[str, tuple[set[object], set[object]]] = {label: (set(), set()) for label in ("PER", "ORG", "LOC")}
    for number, document in enumerate(treebank.read(data / "ud/ewt-dev.conllu.gz")):
        if not quoted_for_names(document.name):
            continue
        example = from_treebank(document, told)
        tags = example.tags["names"]
        at = 0
        while at < len(tags):
            end = at + 1
            if (tag := tags[at]) and tag[0] == "B":
                while end < len(tags) and tags[end] == f"I-{tag[2:]}":
                    end += 1
                gold.add((number, at, end - 1, tag[2:]))
            at = end
        reading = read(example.paragraphs, network, starts=_starts(example))
        found |= {(number, run.first, run.last, run.label) for run in reading.runs["names"] if run.label != "MISC"}
    for label, (wanted, had) in by_label.items():
        wanted |= {one for one in gold if one[3] == label}  # type: ignore[index]
        had |= {one for one in found if one[3] == label}  # type: ignore[index]
    whole = scores.spans_f1(gold, found)
    return {
        "F1": whole.f1,
        "precision": whole.precision,
        "recall": whole.recall,
        **{label: scores.spans_f1(*pair).f1 for label, pair in by_label.items()},
    }


def coreference(network: Network, data: Path, _: Path | None) -> dict[str, float]:
    """Chains over predicted mentions of GUM's documents, on given words and sentences."""
    keys, responses, links, asked, clusters = [], [], {}, set(), []
    gold_all: set[object] = set()
    found_all: set[object] = set()
    for which, document in enumerate(treebank.read(data / "ud/gum-dev.conllu.gz")):
        example = from_treebank(document)
        begins = {}
        at = 0
        for number, paragraph in enumerate(document.paragraphs):
            for place, sentence in enumerate(paragraph.sentences):
                begins[number, place] = at
                at += len(sentence.words)
        reading = read(example.paragraphs, network, starts=_starts(example))
        forms = [word for paragraph in example.paragraphs for word in paragraph.words]
        groups: dict[int, list[tuple[int, int, int]]] = {}
        for mention in treebank.mentions(document):
            offset = begins[mention.sentence]
            span = (which, mention.words[0] + offset, mention.words[1] + offset)
            groups.setdefault(mention.group, []).append(span)
        keys.append(list(groups.values()))
        spans = _distinct([(which, one.first, one.last) for one in reading.references])
        chained = {number for chain in reading.chains for number in chain}
        response = [[spans[number] for number in chain] for chain in reading.chains]
        response += [[spans[number]] for number in range(len(spans)) if number not in chained]
        responses.append(response)
        clusters += [sorted(group) for group in groups.values()]
        gold_all |= {span for group in groups.values() for span in group}
        found_all |= set(spans)
        asked |= {span for group in groups.values() for span in group if span[1] == span[2] and forms[span[1]].lower() in _PERSONAL}
        for number, one in enumerate(reading.references):
            links[spans[number]] = spans[one.antecedent] if one.antecedent >= 0 else None
    with_all, without = (scores.coreference(keys, responses, singletons=both) for both in (True, False))
    return {
        "CoNLL": without.mean,
        "CoNLL with singletons": with_all.mean,
        "MUC": without.muc.f1,
        "B3": without.b_cubed.f1,
        "CEAFe": without.ceaf_e.f1,
        "pronouns": scores.pronouns(clusters, links, asked),
        "mentions": scores.spans_f1(gold_all, found_all).f1,
    }


def _distinct(spans: Sequence[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """No mention twice: a second one of the same words is told by a span of its own that cannot be right."""
    seen: set[tuple[int, int, int]] = set()
    out = []
    for which, first, last in spans:
        span = (which, first, last)
        while span in seen:
            span = (which, span[1], span[2] + 100_000)
        seen.add(span)
        out.append(span)
    return out


def attribution(network: Network, data: Path, scorer: Path | None) -> dict[str, float]:
    """Whole statements on PolNeAR by the public scorer."""
    assert scorer is not None
    with tempfile.TemporaryDirectory() as folder:
        predicted, report = Path(folder) / "predicted.jsonl", Path(folder) / "report.json"
        with predicted.open("w", encoding="utf-8") as lines:
            for path in sorted((data / "polnear/dev/text").glob("*.txt")):
                with path.open(encoding="utf-8", newline="") as handle:
                    example = from_text(path.stem, handle.read())
                reading = read(example.paragraphs, network)
                told = [
                    {
                        role: [[example.spans[first][0], example.spans[last][1]] for first, last in getattr(said, role)]
                        for role in ("source", "cue", "content")
                    }
                    for said in reading.said
                    if not said.inner  # PolNeAR marks the outermost alone
                ]
                lines.write(json.dumps({"doc": path.stem, "statements": told}) + "\n")
        asked = ["--data", data / "polnear", "--split", "dev", "--pred", predicted, "--json", report, "--quiet"]
        subprocess.run([sys.executable, scorer, *map(str, asked)], check=True, capture_output=True)
        whole = json.loads(report.read_text())["statement"]
    return {
        "whole F1": whole["all"]["whole"]["f1"],
        "precision": whole["all"]["whole"]["p"],
        "recall": whole["all"]["whole"]["r"],
        "content found": whole["all"]["content_found"]["f1"],
        "source right": whole["all"]["attribution_accuracy"],
        **{kind: whole[kind]["whole"]["f1"] for kind in ("direct", "indirect", "mixed")},
    }


ROWS: dict[str, tuple[Callable[[Network, Path, Path | None], dict[str, float]], str]] = {
    "ewt": (_treebank("ewt"), "UD EWT dev, given words and sentences"),
    "gum": (_treebank("gum"), "GUM dev, given words and sentences"),
    "ewt raw": (_raw("ewt"), "UD EWT dev, raw paragraphs"),
    "gum raw": (_raw("gum"), "GUM dev, raw paragraphs"),
    "attribution": (attribution, "PolNeAR dev, from raw text"),
    "names": (names, "Universal NER EWT dev, the two fifths that are held out"),
    "coreference": (coreference, "GUM dev, predicted mentions on given words and sentences"),
}
