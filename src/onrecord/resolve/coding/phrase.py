"""A noun phrase that names an actor: its head, and what hangs on it with "of", "in" or "to"."""

from __future__ import annotations

from typing import Final

from onrecord.resolve.coding.heads import CUTS, read_head
from onrecord.resolve.coding.lexicon import Entry
from onrecord.resolve.coding.links import attach
from onrecord.resolve.coding.parts import Part, Reader
from onrecord.resolve.coding.people import by_surname

_PREPOSITIONS: Final = frozenset(("of", "in", "to", "by"))
_STILL: Final = frozenset(("CVL", "REF", "REB", "CRM", "UAF", "REL", "LAB", "AGR", "MED", "EDU"))
"""Sectors that one has with or without an office: a former rebel is no former official."""


def read_phrase(reader: Reader, first: int, last: int) -> Part:
    """Read items `first` up to `last` (not included), which hold no comma and no "and"."""
    split, after = last, ""
    for number in range(first, last):
        item = reader.items[number]
        if item.entry is not None:
            continue
        if item.means in _PREPOSITIONS:
            split, after = number, item.means
            break
        if item.means in CUTS and _stands(reader, first, number) and not reader.role(number + 1, last):
            split, after, last = number, item.means, number
            break
    part = read_head(reader, first, split)
    if after == "knows":
        part.kind, part.sector = "unnamed", "UNK" if part.sector in ("CVL", "") else part.sector
    elif split + 1 < last:
        attach(reader, part, read_phrase(reader, split + 1, last), reader.items[split], after)
    return part


def _stands(reader: Reader, first: int, number: int) -> bool:
    """Whether a head may stand before an item."""
    return any(item.entry is not None or not item.means for item in reader.items[first:number])


def settle(reader: Reader, part: Part) -> None:
    """Say who the person of a phrase is, where a surname tells; let former holders be former."""
    if part.person is not None and part.named is None and part.standing is None:
        lows = [low for low in reader.words.lows[part.person[0] : part.person[1]] if len(low) > 1]
        found = by_surname(" ".join(lows), reader.date, part.code, part.role is not None) if 0 < len(lows) <= 2 else None
        if found is not None:
            official, part.standing = found
            part.named, part.name = Entry("official", kind="person", name=official.name, official=official), official.name
    if part.standing is not None and part.person is not None:
        part.code, part.kind = part.code or part.standing.code, "person"
        if part.sector in ("", "UNK") and part.code != "IGO":
            part.sector = part.standing.sector
    if part.former and part.sector not in _STILL:
        part.sector = "ELI"
