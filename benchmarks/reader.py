"""How well and how fast the reader model reads: `python -m benchmarks.reader --data DATA [--scorer FILE] [--model FOLDER]`.

Accuracy is measured on dev portions by the shared tasks' measures and PolNeAR's public scorer; speed on one core, from article to
tags, beside the bare encoder's own rate on the same windows in the same run. Figures of a shared machine are noisy: compare ratios.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

from rich.console import Console
from rich.table import Table

from onrecord.model import Article, Block
from onrecord.parse import parse
from onrecord.parse.card import Row, shipped
from onrecord.parse.network import OnnxNetwork
from onrecord.parse.windows import Paragraph, windows
from onrecord.parse.words import words
from onrecord.spans import Span
from training.reader.measure import ROWS, measure

__all__ = ["TARGETS", "speed"]


class Target(NamedTuple):
    """A figure of a row of measures, what it is called, and what was asked for."""

    row: str
    figure: str
    what: str
    at_least: float | None
    aim: float | None


TARGETS = [
    Target("ewt", "UPOS", "parts of speech (UPOS)", 0.967, 0.97),
    Target("ewt", "UAS", "heads (UAS)", 0.915, 0.925),
    Target("ewt", "LAS without subtypes", "heads and relations (LAS, as CoNLL 2018 counts)", 0.89, 0.905),
    Target("ewt", "LAS", "the same, with subtypes of relations", None, None),
    Target("gum", "UPOS", "parts of speech (UPOS)", 0.976, 0.98),
    Target("gum", "UAS", "heads (UAS)", None, None),
    Target("gum", "LAS without subtypes", "heads and relations (LAS, as CoNLL 2018 counts)", 0.885, 0.90),
    Target("gum", "LAS", "the same, with subtypes of relations", None, None),
    Target("ewt raw", "sentences", "sentences F1", 0.85, 0.90),
    Target("ewt raw", "words", "words F1", None, None),
    Target("gum raw", "sentences", "sentences F1", 0.93, 0.96),
    Target("gum raw", "words", "words F1", None, None),
    Target("attribution", "whole F1", "whole statements F1", 0.71, 0.73),
    Target("attribution", "direct", "direct ones F1", None, None),
    Target("attribution", "indirect", "indirect ones F1", None, None),
    Target("names", "F1", "names F1 (PER, ORG, LOC)", 0.78, 0.84),
    Target("coreference", "CoNLL", "coreference, CoNLL F1", 0.55, 0.65),
    Target("coreference", "CoNLL with singletons", "the same, mentions alone counted too", None, None),
    Target("coreference", "pronouns", "pronouns resolved right", 0.75, 0.82),
]
_TEXT = (
    "The minister said on Tuesday that “both sides have agreed to a ceasefire” along the northern border, the agency reported. "
    "A spokesman for the rebels denied it, and accused the government in Lomasa of moving 1,200 soldiers to the river since May. "
    "Talks about a treaty, which would oblige each party to help the other if it were attacked, are to go on next week in Geneva."
)
_START = """
import time; began = time.perf_counter()
from onrecord.model import Article, Block
from onrecord.parse import parse
from onrecord.spans import Span
text = {text!r}
article = Article("", None, None, None, [], None, None, [], text, [Block("body", Span(0, len(text)))], [])
parse(article); took = time.perf_counter() - began
from onrecord.parse import load
status = open("/proc/self/status").read() if __import__("os").path.exists("/proc/self/status") else ""
held = [line.split()[1] for line in status.splitlines() if line.startswith("VmRSS")]
print(took, int(held[0]) / 1024 if held else 0)
"""


def speed(folder: Path, seconds: float = 8.0) -> list[Row]:
    """Words a second of long articles on one core, the bare encoder's rate in the same run, and the time and memory to begin."""
    text = "\n\n".join([_TEXT] * 60)
    blocks, place = [], 0
    for paragraph in text.split("\n\n"):
        blocks.append(Block("body", Span(place, place + len(paragraph))))
        place += len(paragraph) + 2
    article = Article("", None, None, None, [], None, None, [], text, blocks, [])
    network = OnnxNetwork(folder, threads=1)
    found = words(_TEXT)
    clings = [number > 0 and found[number - 1][1] == begin for number, (begin, _) in enumerate(found)]
    paragraphs = [Paragraph([_TEXT[begin:end] for begin, end in found], clings)] * 60
    count = 60 * len(found)
    cut = list(windows(paragraphs, network.pieces))
    parse(article, network)
    whole = encoder = rounds = 0.0
    while whole + encoder < seconds:  # in turns, so that a busy moment slows both
        began = time.perf_counter()
        parse(article, network)
        whole += time.perf_counter() - began
        began = time.perf_counter()
        network.read(cut)
        encoder += time.perf_counter() - began
        rounds += count
    runs = []
    for _ in range(3):
        done = subprocess.run([sys.executable, "-c", _START.format(text=_TEXT)], capture_output=True, text=True, check=True)
        runs.append([float(figure) for figure in done.stdout.split()])
    took, held = min(run[0] for run in runs), min(run[1] for run in runs)
    where = "invented news, one core"
    return [
        Row("words a second, from article to tags", where, round(rounds / whole), at_least=5000, aim=8000),
        Row("words a second, the network alone", where, round(rounds / encoder)),
        Row("the former as a share of the latter", where, round(encoder / whole, 3), at_least=0.5),
        Row("seconds from import to the first tags", where, round(took, 2), at_least=1.5, aim=0.8, note="at most, not at least"),
        Row("megabytes at rest", where, round(held), at_least=450, aim=300, note="at most, not at least"),
    ]


def main() -> None:
    told = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    told.add_argument("--data", type=Path, required=True, help="folder with ud/, polnear/ and ner/")
    told.add_argument("--scorer", type=Path, help="PolNeAR's public scorer, score_attribution.py")
    told.add_argument("--model", type=Path, default=shipped(), help="folder of another model")
    told.add_argument("--rows", nargs="*", choices=[*ROWS, "speed"], help="only these")
    told.add_argument("--json", type=Path, help="write all figures here too")
    options = told.parse_args()
    console = Console()
    network = OnnxNetwork(options.model)
    table = Table("", "on", "measured", "at least", "aim", title=f"reader model, {time.strftime('%Y-%m-%d')}")
    everything: dict[str, dict[str, float]] = {}
    for row, figures in measure(network, options.data, options.scorer, options.rows):
        everything[row] = figures
        console.print(f"[dim]{row}: " + ", ".join(f"{name} {figure:.4f}" for name, figure in figures.items()))
    for target in TARGETS:
        if target.row in everything:
            _add(
                table,
                Row(target.what, ROWS[target.row][1], everything[target.row][target.figure], None, target.at_least, target.aim),
            )
    if options.rows is None or "speed" in options.rows:
        for row in speed(options.model):
            everything.setdefault("speed", {})[row.what] = row.eight_bits
            _add(table, row)
    console.print(table)
    if options.json:
        options.json.write_text(json.dumps(everything, indent=1) + "\n")


def _add(table: Table, row: Row) -> None:
    def figure(value: float | None) -> str:
        return "" if value is None else f"{value:.3f}" if value < 2 else f"{value:,.0f}"

    table.add_row(row.what, row.data, figure(row.eight_bits), figure(row.at_least), figure(row.aim))


if __name__ == "__main__":
    main()
