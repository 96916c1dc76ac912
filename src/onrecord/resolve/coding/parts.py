"""What a phrase tells of an actor, and the text that it is read from."""

from __future__ import annotations

from typing import Final

import msgspec

from onrecord.lang.en.agents import agent_class, agent_words
from onrecord.model import ActorKind
from onrecord.ontology.spells import within
from onrecord.resolve.coding.lexicon import ROLES, Entry, Item
from onrecord.resolve.coding.people import Standing
from onrecord.resolve.coding.words import Words

BODIES: Final = frozenset(("body", "outlet", "own"))
PEOPLES: Final = frozenset(("adjective", "one", "many", "wide", "faith"))
PERSONS: Final = frozenset(("head", "office", "role", "ally", "unk"))
STATELESS: Final = frozenset(("IGO", "NGO"))
SPEAKERS: Final = frozenset(("says", "served", "sent"))
ARTICLES: Final = agent_class("article")
ONES: Final = agent_class("one")
_PARTICLES: Final = agent_class("particle")

Place = tuple[int, int]
"""The first word of several, and the one after the last."""


class Part(msgspec.Struct):
    """What a phrase tells.

    `role` is the entry of its head noun, `named` that of the name which it is; `head`, `title` and `person` (a name in it) are where
    they stand. `standing` is what an office holder is on the day. `tellers` counts the names beside the head that tell of it. `bare`: no
    more than an adjective; `abroad`: a place where they are tells no country ("Western diplomats in Kabul"); `strange`: it begins with
    words that no table knows.
    """

    code: str = ""
    sector: str = ""
    kind: ActorKind | None = None
    name: str = ""
    head: Place | None = None
    title: Place | None = None
    person: Place | None = None
    standing: Standing | None = None
    role: Entry | None = None
    named: Entry | None = None
    former: bool = False
    plural: bool = False
    bare: bool = False
    tellers: int = 0
    abroad: bool = False
    strange: bool = False

    def become(self, other: Part) -> None:
        """Be read as another: "thousands of protesters" as "protesters"."""
        for field in Part.__struct_fields__:
            setattr(self, field, getattr(other, field))


class Reader:
    """One text with what the tables know in it, and the day for which it is read."""

    def __init__(self, words: Words, items: list[Item], date: str | None) -> None:
        self.words, self.items, self.date = words, items, date

    def dated(self, entry: Entry) -> Entry:
        """The row of an entry that holds on the day; without a day, the last. Where none of a caller's rows holds, nothing."""
        if not entry.spells:
            return entry
        if self.date is None:
            return entry.spells[-1]
        held = [spell for spell in entry.spells if within(spell.begin, spell.end, self.date)]
        return held[-1] if held else Entry("") if entry.sort == "own" else entry

    def low(self, number: int) -> str:
        """The first word of an item."""
        return self.words.lows[self.items[number].first]

    def last_low(self, number: int) -> str:
        """The last word of an item."""
        return self.words.lows[self.items[number].last - 1]

    def sense(self, word: int) -> str:
        """What `agents_words.tsv` says of a word, by its number."""
        return agent_words().get(self.words.lows[word], "")

    def role(self, number: int, last: int) -> bool:
        """Whether an item before `last` is a noun for who acts."""
        entry = self.items[number].entry if number < last else None
        return entry is not None and entry.sort in ROLES

    def unknown(self, number: int) -> bool:
        """Whether no table knows an item."""
        return self.items[number].entry is None and not self.items[number].means

    def sided(self, number: int) -> bool:
        """Whether an item is the first half of a compound that tells no nationality ("Turkish-backed")."""
        after = number + 1
        return after < len(self.items) and self.items[after].means == "sided" and self.words.glued(self.items[after].first)

    def capital(self, number: int) -> bool:
        """Whether an item may be part of a name."""
        low = self.low(number)
        return low[0].isalpha() and (not self.words.cased or self.words.capital(self.items[number].first) or low in _PARTICLES)

    def written(self, first: int, last: int) -> str:
        """The words from `first` up to `last` (not included) as written."""
        return self.words.text[self.words.starts[first] : self.words.ends[last - 1]]
