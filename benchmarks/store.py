"""The store under load: `python -m benchmarks.store --articles 200000 --folder FOLDER`.

Makes a store of invented articles (40 items each, actors out of a pool of 20,000, words drawn as often as words are), fills it by the
very functions that `onrecord add` calls, and measures: what adding costs beside reading, search with facets while another process adds,
opening, size. The store stays in FOLDER, and a later run goes on with it.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import multiprocessing
import os
import random
import statistics
import time
from datetime import date, timedelta
from pathlib import Path

from rich.console import Console
from rich.progress import track
from rich.table import Table

from onrecord.ledger.linking import link
from onrecord.model import (
    Actor,
    Article,
    Block,
    Claim,
    Commitment,
    Event,
    Flow,
    Given,
    MadeBy,
    Mention,
    Obligation,
    Page,
    Quantity,
    Record,
    Statement,
    Via,
    When,
    item_id,
)  # fmt: skip
from onrecord.spans import Span
from onrecord.store import Store, reading, searching, writing
from onrecord.store.query import parse

_BULK = 100  # articles a transaction while filling
_ACTS = ["say"] * 12 + [
    "deny",
    "accuse",
    "warn",
    "promise",
    "report",
    "claim",
    "estimate",
    "criticize",
    "believe",
    "expect",
    "confirm",
    "threaten",
]
_TYPES = ["CONSULT"] * 4 + ["ASSAULT"] * 3 + ["AGREE", "SUPPORT", "AID", "ACCUSE", "REJECT", "REQUEST", "COERCE", "PROTEST", "SANCTION", "MOBILIZE", "THREATEN", "COOPERATE", "RETREAT", "CONCEDE"]  # fmt: skip
_STATUS = ["asserted"] * 6 + ["estimated", "estimated", "alleged", "alleged", "disputed", "denied", "confirmed"]
_QUERIES = (
    "act:deny", "status:disputed", "event:ASSAULT from:RUS", "speaker:{person}", "from:{code} to:{other}", "{word} act:accuse", "{word} {rare}",
    '"{word} {rare}"', "outlet:Outlet12 status:denied", "date:2019-03..2019-04 event:AGREE", "{word} or {rare}", "flow:arms stage:delivered",
    "actor:{person} not act:say", "via:{person}", "when:2018-05 event:PROTEST", "kind:claim {rare}", "{rare}* kind:event", "instrument:treaty party:{code}",
)  # fmt: skip


class World:
    """What invented articles are made of. The same seed makes the same world."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        letters = "bcdfghjklmnprstvz"
        syllables = [a + b for a in letters for b in "aeiou"]
        make = random.Random(7)
        self.words = ["".join(make.choices(syllables, k=make.choice((1, 2, 2, 3, 3)))) for _ in range(60_000)]
        self.heavy = [1 / (rank + 3) for rank in range(len(self.words))]
        codes = _codes()
        self.codes = codes
        self.people = [
            Actor(
                id="",
                name=f"{make.choice(self.words).title()} {make.choice(self.words).title()}",
                kind="person",
                code=make.choice(codes),
                sector=make.choice(("GOV", "MIL", "CVL", "BUS", "")),
                mentions=[],
                by="invented",
                confidence=0.8,
            )
            for _ in range(20_000)
        ]
        self.countries = [Actor(id="", name=f"Country {code}", kind="country", code=code, sector="", mentions=[], by="invented", confidence=0.9) for code in codes]  # fmt: skip

    def article(self, number: int) -> tuple[str, Page, Record]:
        """An article with forty items: its key, its page, its record."""
        pick = random.Random(number)
        words = pick.choices(self.words, self.heavy, k=540)
        blocks, parts, at = [], [], 0
        for place in range(13):
            told = " ".join(words[place * 42 : place * 42 + (12 if place == 0 else 42)]).capitalize() + "."
            parts.append(told)
            blocks.append(Block("headline" if place == 0 else "body", Span(at, at + len(told), (at, at + len(told)))))
            at += len(told) + 2
        text = "\n\n".join(parts)
        name = f"a{number}"
        day = (date(2015, 1, 1) + timedelta(days=number % 3650)).isoformat()
        actors = self._cast(pick, name, blocks)
        spans = [
            Span(block.span.start + 5, block.span.end - 20, (block.span.start + 5, block.span.end - 20)) for block in blocks[1:]
        ]
        record = Record(
            input=name, article=Article(
                id="sha256:" + hashlib.sha256(text.encode()).hexdigest(), url=f"https://outlet{number % 300}.example/{number}", outlet=f"Outlet{number % 300}",
                title=parts[0], byline=[], published=day, language="en", credit=[], text=text, blocks=blocks, dropped=[],
            ), actors=actors, warnings=[], made_by=MadeBy("0", {}, {}), **self._items(pick, name, actors, spans, day),
        )  # fmt: skip
        page = Page(name, text, "text", Given(day, record.article.outlet, record.article.url))
        return record.article.url or "", page, record

    def _cast(self, pick: random.Random, name: str, blocks: list[Block]) -> list[Actor]:
        chosen = pick.sample(self.people, 8) + pick.choices(
            self.countries, [1 / (rank + 2) for rank in range(len(self.countries))], k=4
        )
        out: dict[tuple[str, str], Actor] = {}
        for place, one in enumerate(chosen):
            span = Span(blocks[place % 13].span.start, blocks[place % 13].span.start + 8, (0, 8))
            fields = {field: getattr(one, field) for field in one.__struct_fields__} | {
                "id": item_id("actor", name, [span], str(place)),
                "mentions": [Mention(span, "name")] * 3,
            }
            out.setdefault((one.name, one.code), Actor(**fields))
        return list(out.values())

    def _items(self, pick: random.Random, name: str, actors: list[Actor], spans: list[Span], day: str) -> dict[str, list]:
        ids = [actor.id for actor in actors]
        two = lambda: pick.sample(ids, 2)  # noqa: E731
        some = lambda: pick.choice(spans)  # noqa: E731
        statements, events, claims, deals, flows = [], [], [], [], []
        for place in range(14):
            who, via = two()
            span = spans[place % 12]
            passed = [Via(via, span)] if place % 7 == 0 else []
            statements.append(
                Statement(
                    item_id("statement", name, [span], str(place)),
                    [span],
                    who,
                    [span],
                    [span],
                    pick.choice(("direct", "indirect")),
                    pick.choice(_ACTS),
                    "positive",
                    [],
                    passed,
                    round(pick.random(), 3),
                )
            )
        for place in range(13):
            a, b = two()
            span = some()
            when = When(day, day, "day") if pick.random() < 0.5 else None
            events.append(
                Event(
                    item_id("event", name, [span], str(place)),
                    pick.choice(_TYPES),
                    [],
                    [],
                    [] if pick.random() < 0.6 else ["historical"],
                    1,
                    [a],
                    [b],
                    Span(span.start, span.start + 6, (0, 6)),
                    span,
                    [span],
                    round(pick.random(), 3),
                    None,
                    None,
                    when,
                )
            )
        for place in range(7):
            span = some()
            amount = (
                Quantity(Span(span.start, span.start + 4, (0, 4)), float(pick.randint(2, 9000)), "people", False)
                if pick.random() < 0.4
                else None
            )
            claims.append(
                Claim(
                    item_id("claim", name, [span], str(place)),
                    span,
                    pick.choice(_STATUS),
                    [pick.choice(statements).id],
                    [],
                    [],
                    [],
                    round(pick.random(), 3),
                    amount,
                )
            )
        for place in range(2):
            a, b = two()
            span = some()
            deals.append(
                Commitment(
                    item_id("commitment", name, [span], str(place)),
                    pick.choice(("treaty", "pledge", "ceasefire", "contract")),
                    [a, b],
                    [Obligation("aid", [a], [b], span, "shall")],
                    pick.choice(("agreed", "signed", "in_force")),
                    [],
                    [span],
                    [],
                    round(pick.random(), 3),
                )
            )
        for place in range(4):
            a, b = two()
            span = some()
            flows.append(
                Flow(
                    item_id("flow", name, [span], str(place)),
                    [a],
                    [b],
                    pick.choice(("arms", "money", "humanitarian_aid", "loan")),
                    span,
                    pick.choice(("pledged", "delivered")),
                    [],
                    pick.choice(_STATUS),
                    round(pick.random(), 3),
                )
            )
        return {"statements": statements, "events": events, "claims": claims, "commitments": deals, "flows": flows}


def _codes() -> list[str]:
    """Invented codes of 190 countries, RUS among them."""
    make = random.Random(3)
    return ["RUS", *sorted({"".join(make.choices("ABCDEFGHIJKLMNOPRSTUVZ", k=3)) for _ in range(189)})]


def fill(store: Store, world: World, first: int, last: int) -> float:
    """Add articles by the functions that `onrecord add` calls, many in a transaction; gives the seconds that the store took, without those of
    inventing."""
    took = 0.0
    for begin in track(range(first, last, _BULK), description="filling"):
        made = [world.article(number) for number in range(begin, min(begin + _BULK, last))]
        start = time.perf_counter()
        with store.writing() as at:
            for key, page, record in made:
                put = writing.put(at, key, page, record, "2026-01-01T00:00:00Z")
                link(at, put.article, key, record)
        took += time.perf_counter() - start
    return took


def add_on(place: str, first: int, until: float) -> None:
    """Another process that adds, an article a transaction, as `onrecord add` does."""
    world = World(1)
    with Store(place) as store:
        number = first
        while time.time() < until:
            key, page, record = world.article(number)
            with store.writing() as at:
                put = writing.put(at, key, page, record, "2026-01-01T00:00:00Z")
                link(at, put.article, key, record)
            number += 1
            time.sleep(0.4)  # what reading a page takes


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=200_000)
    parser.add_argument("--folder", type=Path, default=Path("build/bench-store"))
    parser.add_argument("--place", help="a PostgreSQL address in place of a file")
    parser.add_argument("--searches", type=int, default=200)
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    path = asked.folder / "store.db"
    place = asked.place or str(path)
    world = World(1)
    with Store(place) as store:
        with store.reading() as at:
            there = len(reading.keys(at))
        took = fill(store, world, there + 1, asked.articles + 1)
    added = max(asked.articles - there, 1)
    opened = []
    for _ in range(5):
        start = time.perf_counter()
        with Store(place, make=False) as store, store.reading() as at:
            reading.number(at, "nothing")
        opened.append(time.perf_counter() - start)
    one = one_by_one(place, world, asked.articles + 1, 50)
    pick = random.Random(11)
    until = time.time() + 3600
    other = multiprocessing.Process(target=add_on, args=(place, asked.articles + 100, until), daemon=True)
    other.start()
    times: dict[str, list[float]] = {}
    with Store(place) as store:
        for number in track(range(asked.searches), description="searching"):
            form = _QUERIES[number % len(_QUERIES)]
            told = form.format(
                person=f'"{pick.choice(world.people).name}"', code=pick.choice(world.codes[:20]), other=pick.choice(world.codes[:20]),
                word=pick.choice(world.words[20:400]), rare=pick.choice(world.words[2000:9000]),
            )  # fmt: skip
            start = time.perf_counter()
            with store.reading() as at:
                searching.search(at, parse(told))
            times.setdefault(form, []).append(time.perf_counter() - start)
    other.terminate()
    every = sorted(value for values in times.values() for value in values)
    shown = Table("row", "figure")
    shown.add_row("articles", f"{asked.articles:,}")
    if there < asked.articles:
        shown.add_row("filling, a hundred in a transaction: ms an article", f"{1000 * took / added:.1f}")
    shown.add_row("adding one in a transaction, synchronous: ms an article (median)", f"{1000 * one:.1f}")
    shown.add_row("opening: seconds", f"{statistics.median(opened):.3f}")
    shown.add_row(
        "search with facets while another adds: ms, median and 95th percentile",
        f"{1000 * statistics.median(every):.0f}, {1000 * every[int(0.95 * len(every))]:.0f}",
    )
    if not asked.place:
        size = sum(os.path.getsize(file) for file in asked.folder.glob("store.db*"))
        text = sum(len(world.article(number)[2].article.text.encode()) for number in range(1, 101)) / 100
        shown.add_row("size: bytes an article, of how much text", f"{size / asked.articles:,.0f}, {text:,.0f}")
    Console().print(shown)
    slow = sorted(((statistics.median(values), form) for form, values in times.items()), reverse=True)
    print(json.dumps({form: round(1000 * value) for value, form in slow[:8]}))


def one_by_one(place: str, world: World, first: int, many: int) -> float:
    """The median seconds of adding an article in a transaction of its own."""
    took = []
    with Store(place) as store:
        for number in range(first, first + many):
            key, page, record = world.article(number)
            start = time.perf_counter()
            with store.writing() as at:
                put = writing.put(at, key, page, record, "2026-01-01T00:00:00Z")
                link(at, put.article, key, record)
            took.append(time.perf_counter() - start)
    return statistics.median(took)


if __name__ == "__main__":
    main()
