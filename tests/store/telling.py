"""Pages for a store, told by hand: a record from a text and what is marked in it, so that no test of the store waits for the reader model.

Countries, people and papers are invented. Spans are found by their words.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from onrecord.ledger.adding import Added, keep
from onrecord.ledger.naming import article_key
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
    Trigger,
    Via,
    When,
    Where,
    item_id,
)
from onrecord.spans import Span
from onrecord.store import Store

NOW = "2024-06-20T08:00:00Z"
CAST = {  # kind, country, sector; whoever is not here is a person of no country
    "Tarn": ("country", "TAR", "GOV"),
    "Veland": ("country", "VEL", "GOV"),
    "Orm": ("country", "ORM", "GOV"),
    "Ada Lind": ("person", "ORM", "GOV"),
    "Ivo Brandt": ("person", "TAR", "MIL"),
    "RNA": ("outlet", "TAR", "MED"),
    "villagers": ("people", "", ""),
}


class Telling:
    """A page whose items are told one by one; each method gives the item's reference in a store."""

    def __init__(
        self, text: str, url: str | None = None, *, outlet: str | None = "Harbour Wire", published: str | None = "2024-06-18",
        credit: Sequence[str] = (), title: str | None = None,
    ) -> None:  # fmt: skip
        self.text = text
        self.page = Page(url or "page.txt", text, "text", Given(published, outlet, url))
        blocks, at = [], 0
        for number, part in enumerate(text.split("\n\n")):
            blocks.append(Block("body" if number else "headline", Span(at, at + len(part))))
            at += len(part) + 2
        self.article = Article(
            "sha256:" + hashlib.sha256(text.encode()).hexdigest(), url, outlet, title or text.split("\n\n", maxsplit=1)[0], [], published,
            "en", list(credit), text, blocks, [],
        )  # fmt: skip
        self.key = article_key(self.article)
        self.items: dict[str, list[Any]] = {name: [] for name in ("statements", "events", "claims", "commitments", "flows")}
        self.actors: dict[str, Actor] = {}

    def says(
        self, who: str | None, words: str, act: str = "say", *, via: Sequence[str] = (), to: str | None = None, negative: bool = False,
        mode: str = "indirect",
    ) -> str:  # fmt: skip
        """Somebody says it."""
        span = self._at(words)
        return self._put("statement", Statement(
            self._id("statement", span, who or ""), [], self._who(who), [], [span], mode, act,  # type: ignore[arg-type]
            "negative" if negative else "positive", [], [Via(self._who(name) or "", span) for name in via], 0.8, self._who(to),
        ))  # fmt: skip

    def event(
        self, words: str, type_: str, by: str | None = None, to: str | None = None, *, when: str | None = None, where: str | None = None,
        aux: Sequence[str] = (), sure: float = 0.8,
    ) -> str:  # fmt: skip
        """Something happens."""
        span = self._at(words)
        place = Where(span, where, None) if where else None
        return self._put("event", Event(
            self._id("event", span, type_), type_, [], [], list(aux), 1, self._all(by), self._all(to), span, span, [span], sure, None, None,
            _when(when), place,
        ))  # fmt: skip

    def claim(
        self, words: str, *, held: Sequence[str] = (), denied: Sequence[str] = (), status: str = "asserted", much: float | None = None, unit: str = ""
    ) -> str:  # fmt: skip
        """A claim, by the references of the statements that hold and deny it."""
        span = self._at(words)
        quantity = Quantity(span, much, unit, False) if much is not None else None
        bare = [[ref.rpartition("#")[2] for ref in refs] for refs in (held, denied)]
        return self._put("claim", Claim(self._id("claim", span), span, status, *bare, [], [], 0.7, quantity))  # type: ignore[arg-type]

    def commitment(
        self, words: str, *parties: str, instrument: str = "treaty", status: str = "signed", name: str | None = None, when: str | None = None,
        duty: str | None = None, trigger: str | None = None,
    ) -> str:  # fmt: skip
        """An agreement; with `duty` the first party owes the second."""
        span = self._at(words)
        ids = [self._who(party) or "" for party in parties]
        duties = [Obligation(duty, ids[:1], ids[1:2], span, "shall")] if duty else []
        return self._put("commitment", Commitment(
            self._id("commitment", span, instrument), instrument, ids, duties, status, [], [span], [], 0.7, None, name,
            Trigger(trigger, span, "if") if trigger else None, _when(when),
        ))  # fmt: skip

    def flow(
        self, words: str, kind: str, by: str, to: str, *, stage: str = "pledged", status: str = "asserted", when: str | None = None,
        much: float | None = None, unit: str = "",
    ) -> str:  # fmt: skip
        """Something passes from one to another."""
        span = self._at(words)
        quantity = Quantity(span, much, unit, False) if much is not None else None
        return self._put("flow", Flow(
            self._id("flow", span, kind), self._all(by), self._all(to), kind, span, stage, [], status, 0.7, quantity, _when(when),  # type: ignore[arg-type]
        ))  # fmt: skip

    def record(self) -> Record:
        """What the reader would have found."""
        return Record(
            input=self.page.name, article=self.article, actors=list(self.actors.values()), warnings=[], made_by=MadeBy("0", {}, {}), **self.items
        )  # fmt: skip

    def keep(self, store: Store, now: str = NOW) -> Added:
        """Put it into a store, linked with what is there."""
        return keep(store, self.page.name, self.key, self.page, self.record(), now)

    def _at(self, words: str) -> Span:
        start = self.text.index(words)
        return Span(start, start + len(words), (start, start + len(words)))

    def _id(self, kind: Any, span: Span, *parts: str) -> str:
        return item_id(kind, self.key, [span], *parts)

    def _put(self, kind: str, item: Any) -> str:
        self.items[f"{kind}s"].append(item)
        return f"{self.key}#{item.id}"

    def _all(self, name: str | None) -> list[str]:
        found = self._who(name)
        return [found] if found else []

    def _who(self, name: str | None) -> str | None:
        if not name:
            return None
        if name not in self.actors:
            kind, code, sector = CAST.get(name, ("person", "", ""))
            mentions = [Mention(self._at(name), "name")] if name in self.text else []
            id = item_id("actor", self.key, [], name)
            self.actors[name] = Actor(id, name, kind, code, sector, mentions, "gazetteer", 0.9)  # type: ignore[arg-type]
        return self.actors[name].id


def address(name: str) -> str:
    """An address of the invented press."""
    return f"https://news.example/{name}"


def add_many(place: str, names: Sequence[str]) -> None:
    """What a second process does in the tests of two writers: adds a page for each name, one by one, and fails loudly."""
    with Store(place) as store:
        for name in names:
            telling = Telling(f"Report {name}\n\nTarn shelled the harbour of Veland, {name} wrote.", address(name))
            telling.event("shelled", "ASSAULT", "Tarn", "Veland", when="2024-06-17")
            assert telling.keep(store).outcome == "new"


def bytes_of(place: str | Path) -> bytes:
    """All that lies on the disk of a store in SQLite: the file, the write-ahead log and its index."""
    return b"".join(path.read_bytes() for path in sorted(Path(place).parent.glob(Path(place).name + "*")))


def _when(day: str | None) -> When | None:
    if day is None:
        return None
    first, _, last = day.partition("..")
    return When(first, last or first, "range" if last else "day")
