"""How many statements the rules find on PolNeAR's articles, scored by the public scorer.

    python -m benchmarks.statements --data ../shared/data [--split dev] [--scorers ../shared/bench]

The texts are articles already (`text/NAME.txt`), so nothing is dropped; statements found in them are written as the scorer wants them.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from onrecord.extract import attributions
from onrecord.model import Article, Block
from onrecord.parse import parse
from onrecord.spans import Span


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the folder with polnear/")
    parser.add_argument("--split", choices=("train", "dev"), default="dev")
    parser.add_argument("--scorers", type=Path, help="the folder with score_attribution.py; DATA/../bench unless told")
    asked = parser.parse_args()
    texts = sorted((asked.data / "polnear" / asked.split / "text").glob("*.txt"))
    with tempfile.TemporaryDirectory() as folder:
        found = Path(folder) / "found.jsonl"
        found.write_text("".join(json.dumps(statements(path)) + "\n" for path in texts), "utf-8")
        scorer = (asked.scorers or asked.data.parent / "bench") / "score_attribution.py"
        command = [
            sys.executable,
            scorer,
            "--data",
            asked.data / "polnear",
            "--split",
            asked.split,
            "--pred",
            found,
            "--drop-nested",
        ]
        subprocess.run([str(part) for part in command], check=True)


def statements(path: Path) -> dict[str, object]:
    """One article's statements, spans as pairs of offsets into the file."""
    with path.open(encoding="utf-8", newline="") as file:
        text = file.read()
    article = _article(text)
    told = attributions(article, parse(article).sentences)
    return {
        "doc": path.stem,
        "statements": [{role: _pairs(getattr(one, role)) for role in ("source", "cue", "content")} for one in told],
    }


def _article(text: str) -> Article:
    blocks, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            left = len(line) - len(line.lstrip())
            blocks.append(Block("body", Span(start + left, start + len(line.rstrip()))))
        start += len(line) + 1
    return Article("polnear", None, None, None, [], None, "en", [], text, blocks, [])


def _pairs(spans: list[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


if __name__ == "__main__":
    main()
