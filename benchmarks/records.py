"""Records of annotated pages, made by onrecord and scored by the public scorer of records.

    python -m benchmarks.records --data ../shared/data [--scorers ../shared/bench] [--part train | dev | real] [--only d012 …]

`train` and `dev` are the corpus's documents, read as pages; `real` are the forty articles of `benchmarks/standoff`, whose words come
from DATA. Writes gold documents and records into a folder (`--keep FOLDER`, else a temporary one) and prints what the scorer prints.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
from rich import box
from rich.console import Console
from rich.progress import track
from rich.table import Table

import onrecord
from onrecord.gold.standoff import with_words

CORPUS, STANDOFF = Path("corpus"), Path("benchmarks/standoff")


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="the folder of public data; only `real` and the default of --scorers need it")
    parser.add_argument("--scorers", type=Path, help="the folder with score_record.py; DATA/../bench unless told")
    parser.add_argument("--part", choices=("train", "dev", "real"), default="dev")
    parser.add_argument("--only", nargs="*", help="ids of documents")
    parser.add_argument("--rows", nargs="*", default=[], help="kinds of figures to show: cleaning, actors, statements, events …")
    parser.add_argument(
        "--floors", type=Path, help="a table of figures that may not fall: part, row, floor; exit code 1 where one does"
    )
    parser.add_argument("--json", type=Path, help="write the scorer's figures here")
    parser.add_argument("--keep", type=Path, help="leave gold documents and records here")
    asked = parser.parse_args()
    golds = [gold for gold in documents(asked.part, asked.data) if not asked.only or gold["id"] in asked.only]
    pages = [(gold, prediction(gold, drop=asked.part != "real")) for gold in track(golds, description="reading")]
    told = scored(pages, (asked.scorers or asked.data.parent / "bench") / "score_record.py", asked.keep)
    Console(width=110).print(shown(told, asked.rows))
    if asked.json:
        asked.json.write_text(json.dumps(told["scores"], indent=1) + "\n", "utf-8")
    low = list(fallen(told["scores"], asked.part, asked.floors)) if asked.floors else []
    for fault in low:
        print(fault, file=sys.stderr)
    sys.exit(1 if low else 0)


def fallen(scores: dict[str, Any], part: str, floors: Path) -> Iterator[str]:
    """The rows of a part that are below their floor, told in words."""
    for line in floors.read_text("utf-8").splitlines()[1:]:
        which, row, floor = line.split("\t")
        kind, _, name = row.partition(".")
        if which == part:
            cell = scores[kind][name]
            figure = cell.get("f1", cell.get("accuracy")) or 0.0
            if figure < float(floor):
                yield f"{part} {row}: {figure:.3f} is below its floor, {floor}"


def scored(pages: Sequence[tuple[dict[str, Any], dict[str, Any]]], scorer: Path, keep: Path | None = None) -> dict[str, Any]:
    """What the public scorer says of annotated documents and the records made of them; both are left in `keep`, if told."""
    with tempfile.TemporaryDirectory() as folder:
        home = keep or Path(folder)
        (home / "gold").mkdir(parents=True, exist_ok=True)
        for gold, _ in pages:
            (home / "gold" / f"{gold['id']}.json").write_text(json.dumps(gold, ensure_ascii=False), "utf-8")
        lines = (json.dumps(record, ensure_ascii=False) + "\n" for _, record in pages)
        (home / "records.jsonl").write_text("".join(lines), "utf-8")
        report = home / "report.json"
        command: list[object] = [sys.executable, scorer, home / "gold", home / "records.jsonl", "--per-doc", "--json", report]
        subprocess.run([str(part) for part in command], check=True, capture_output=True)
        told = json.loads(report.read_text("utf-8"))
        assert isinstance(told, dict)
        return told


def shown(report: dict[str, Any], kinds: Sequence[str]) -> Table:
    """The scorer's figures as a table, each with the interval in which 95 of 100 resamples of the documents lie."""
    table = Table("what", "precision", "recall", "F1 or accuracy", "95% interval", "gold", "found", box=box.SIMPLE)
    for kind, cells in report["scores"].items():
        if kinds and kind not in kinds:
            continue
        for name, cell in cells.items():
            each = [held[kind][name] for held in report["per_doc"].values() if name in held.get(kind, {})]
            low, high = interval(each)
            shares = [f"{cell[key]:.3f}" if cell.get(key) is not None else "" for key in ("p", "r")]
            main = cell.get("f1", cell.get("accuracy"))
            figure = "" if main is None else f"{main:.3f}"
            table.add_row(
                f"{kind}.{name}",
                *shares,
                figure,
                f"{low:.3f} to {high:.3f}",
                str(cell.get("gold", "")),
                str(cell.get("pred", cell.get("n", ""))),
            )
    return table


def interval(cells: Sequence[dict[str, Any]], times: int = 1000) -> tuple[float, float]:
    """The bounds between which 95 of 100 figures lie where documents are drawn anew (bootstrap, percentiles; the same seed always)."""
    chance = random.Random(1)
    found = sorted(pooled([cells[chance.randrange(len(cells))] for _ in cells]) for _ in range(times)) if cells else [0.0]
    return found[int(0.025 * len(found))], found[min(int(0.975 * len(found)), len(found) - 1)]


def pooled(cells: Sequence[dict[str, Any]]) -> float:
    """The F1, or the accuracy, of several documents together."""
    if cells and "f1" in cells[0]:
        gold, found = sum(cell["gold"] for cell in cells), sum(cell["pred"] for cell in cells)
        hit = sum((cell["r"] or 0) * cell["gold"] for cell in cells)
        right = sum((cell["p"] or 0) * cell["pred"] for cell in cells)
        precision, recall = right / max(found, 1), hit / max(gold, 1)
        return 2 * precision * recall / max(precision + recall, 1e-9)
    matched = sum(cell["n"] for cell in cells)
    return float(sum((cell["accuracy"] or 0) * cell["n"] for cell in cells) / max(matched, 1))


def documents(part: str, data: Path | None) -> Iterator[dict[str, Any]]:
    """The annotated documents of a part, as their files have them, standoff ones with their words put in."""
    if part == "real":
        if data is None:
            raise SystemExit("The real articles' words are in the public data: name its folder with --data.")
        for told in with_words(STANDOFF, data):
            yield {key: value for key, value in told.items() if key not in ("topic", "region")}
        return
    for name in json.loads((CORPUS / "split.json").read_text("utf-8"))[part]:
        told = json.loads((CORPUS / "documents" / f"{name}.json").read_text("utf-8"))
        yield {key: value for key, value in told.items() if key not in ("topic", "region")}


def prediction(gold: dict[str, Any], *, drop: bool) -> dict[str, Any]:
    """What onrecord makes of a document's page, named as the document is."""
    given = {key: value for key, value in gold.get("given", {}).items() if key in ("published", "outlet", "url")}
    record = onrecord.read_text(gold["page"], name=gold["id"], media="text", drop=drop, **given)
    told = msgspec.to_builtins(record)
    assert isinstance(told, dict)
    return {"id": gold["id"], **told}


if __name__ == "__main__":
    main()
