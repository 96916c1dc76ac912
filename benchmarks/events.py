"""How well events are found and coded: on the corpus's dev part and on the real articles, on pages without any, and beside these how well
actors' words, days and countries are told; and what it costs.

    python -m benchmarks.events --data ../shared/data [--scorers ../shared/bench]

Pairs of actors (`onrecord code`) are measured by `python -m training.reader.folds`, which learns for each fold anew.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table

import onrecord
from benchmarks.records import documents, prediction, scored
from onrecord.extract import attributions, events
from onrecord.extract.places import places
from onrecord.gold import as_record, read
from onrecord.parse import parse
from onrecord.resolve import find
from onrecord.resolve.coding import code_actor
from onrecord.tokens import Words

ACTORS = Path(__file__).parent / "actors.jsonl"
_ROWS = [
    ("type", "event type F1", "f1", ".70"),
    ("type_actor_recipient", "type with actor and recipient codes F1", "f1", ".50"),
    ("aux", "auxiliary modes, accuracy", "accuracy", ".85"),
    ("mode", "mode, accuracy", "accuracy", ""),
]


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--scorers", type=Path, help="the folder with score_record.py; DATA/../bench unless told")
    asked = parser.parse_args()
    scorer = (asked.scorers or asked.data.parent / "bench") / "score_record.py"
    table = Table("events", "at least", "corpus dev", "real articles", box=box.SIMPLE)
    parts: dict[str, tuple[dict[str, Any], list[tuple[dict[str, Any], dict[str, Any]]]]] = {}
    for part in ("dev", "real"):
        pages = [(gold, prediction(gold, drop=part != "real")) for gold in documents(part, asked.data)]
        parts[part] = scored(pages, scorer)["scores"]["events"], pages
    for key, what, figure, least in _ROWS:
        table.add_row(what, least, *(f"{parts[part][0][key][figure]:.3f}" for part in parts))
    for key, what in (("when", "day told, where one is told: right"), ("where", "country told, where one is told: right")):
        told = [rightly_told(pages, key) for _, pages in parts.values()]
        table.add_row(what, ".90", *(f"{right / max(number, 1):.3f} of {number}" for right, number in told))
    console = Console(width=110)
    console.print(table)
    words, number = false_ones()
    console.print(f"{number} events in {words:,} words of dev pages that have none: {1000 * number / words:.2f} per 1,000 words")
    console.print("actor strings: country {:.3f}, sector {:.3f}, both {:.3f}".format(*actor_strings()))
    console.print(f"cost beside the model's pass: {cost(asked.data):.0%}")


def rightly_told(pages: Sequence[tuple[dict[str, Any], dict[str, Any]]], key: str) -> tuple[int, int]:
    """Of the events found for which a day or a country is told, how many have the annotated one, and how many are told at all where the
    annotation has one too."""
    right = number = 0
    for gold, found in pages:
        record = as_record(read(gold["id"], json.dumps(gold).encode()))
        for event in record.events:
            start, end = event.trigger.page or (0, 0)
            same = next(
                (
                    one
                    for one in found["events"]
                    if one["type"] == event.type and one["trigger"]["page"][0] < end and start < one["trigger"]["page"][1]
                ),
                None,
            )
            wanted, told = getattr(event, key), same.get(key) if same else None
            if wanted is None or told is None:
                continue
            if key == "where" and told["country"] is None:
                continue
            number += 1
            right += told["country"] == wanted.country if key == "where" else told["start"].startswith(wanted.start)
    return right, number


def false_ones() -> tuple[int, int]:
    """The words of the dev part's pages that have no event, and how many are found on them all the same."""
    words = number = 0
    for gold in documents("dev", None):
        if not gold["events"]:
            words += len(gold["page"].split())
            number += len(onrecord.read_text(gold["page"], name=gold["id"], media="text").events)
    return words, number


def actor_strings() -> tuple[float, float, float]:
    """How often the country, the sector and both of the listed actors are right."""
    told = [json.loads(line) for line in ACTORS.read_text("utf-8").splitlines()]
    found = [code_actor(one["text"], one["date"] or None) for one in told]
    lands = [one["code"] == coded.code for one, coded in zip(told, found, strict=True)]
    sectors = [one["sector"] == coded.sector for one, coded in zip(told, found, strict=True)]
    both = [land and sector for land, sector in zip(lands, sectors, strict=True)]
    return sum(lands) / len(told), sum(sectors) / len(told), sum(both) / len(told)


def cost(data: Path) -> float:
    """The time that events take beside the reader model's pass over the same articles."""
    from benchmarks.statements import article

    articles = [article(path) for path in sorted((data / "polnear/dev/text").glob("*.txt"))[:30]]
    began = time.perf_counter()
    parsed = [parse(one) for one in articles]
    reading = time.perf_counter() - began
    ready = []
    for one, tree in zip(articles, parsed, strict=True):
        named = places(Words(one.text, tree.sentences), tree.names)
        ready.append((one, tree, find(one, tree, attributions(one, tree), named), named))
    began = time.perf_counter()
    for one, tree, found, named in ready:
        events(one, tree, found.statements, found.actors, found.meant, named)
    return (time.perf_counter() - began) / reading


if __name__ == "__main__":
    main()
