"""The sector of a head noun: its own, or that of a word beside it."""

from __future__ import annotations

from typing import Final

from onrecord.lang.en.agents import agent_class
from onrecord.resolve.coding.lexicon import ROLES, Entry
from onrecord.resolve.coding.parts import BODIES, STATELESS, Part, Reader
from onrecord.resolve.coding.people import standing

TAKEN: Final[dict[str, frozenset[str]]] = {
    "armed": frozenset(("REB", "PRM", "UAF", "MIL", "COP", "SPY", "CRM")),
    "party": frozenset(("OPP", "PTY")),
    "worker": frozenset(("SOC", "MED", "REL", "EDU", "REF", "JRN")),
}
"""What a noun takes from the words beside it, by the column `takes` of `agents.tsv`. "all" and "staff" take any."""
KEPT: Final = frozenset(("JUD", "MIL", "COP", "CVL", "REF", "REB", "UAF", "CRM", "JRN", "OPP", "AGR", "LAB", "REL"))
"""Sectors that somebody keeps even where the country is a body between states: "EU farmers" stay farmers, "UN experts" are the UN."""
_OWN: Final = frozenset(("", "name", "first"))
_SPEAKER: Final = agent_class("speaker")


def sector_of(reader: Reader, part: Part, first: int, head: int, body: Entry | None) -> str:
    """The sector of the head noun at `head`, given the items from `first` on; `body` is one between states or beside them that tells
    the code.
    """
    role = part.role
    if role is None:
        return part.sector
    sector = role.sector
    if role.takes not in _OWN:
        other = _nearest(reader, role, first, head)
        if other == "":
            return ""
        sector = other or sector
    if body is not None and sector not in KEPT:
        return body.sector
    if sector in ("UNK", "") and part.standing is not None and part.person is not None:
        return part.standing.sector
    if sector == "" and role.takes == "all" and part.code and part.code not in STATELESS and _speaks(reader, role, first, head):
        return "GOV"
    return sector


def _nearest(reader: Reader, role: Entry, first: int, head: int) -> str | None:
    """The sector that the nearest word before the head lends to it; "" from a body between states, None where there is none."""
    taken = frozenset(("OPP",)) if role.sector == "LEG" else TAKEN.get(role.takes)  # "a Socialist senator" is a lawmaker first
    for number in range(head - 1, first - 1, -1):
        other = lent(reader, number)
        if (other == "BUS" and role.takes == "staff") or (other in ("CVL", "ELI") and role.sort == "organization"):
            return None
        if other is not None and (taken is None or other in taken):
            return other
    return None


def lent(reader: Reader, number: int) -> str | None:
    """The sector that an item lends to a head behind it; None where it has none to lend, "" for a body between states."""
    item, entry = reader.items[number], reader.items[number].entry
    if reader.sided(number) or (number > 0 and reader.sided(number - 1)):
        return None
    if entry is None:
        return item.means if item.means.isupper() else None
    entry = reader.dated(entry)
    if entry.official is not None:
        return standing(entry.official, reader.date).sector
    if entry.sort in BODIES:
        return entry.sector if entry.sector or entry.code in STATELESS else None
    if (entry.sort in ROLES and entry.sector and item.means != "skip") or entry.sort == "lender":
        return entry.sector
    return "GOV" if entry.sort == "seat" else None


def _speaks(reader: Reader, role: Entry, first: int, head: int) -> bool:
    """Whether a head stands for a state when only a country is named: "the Iranian leader", "a Kremlin spokesman"."""
    if role.sort == "head" or reader.last_low(head) in _SPEAKER:
        return True
    return any((entry := reader.items[n].entry) is not None and entry.sort in ("seat", "capital") for n in range(first, head))
