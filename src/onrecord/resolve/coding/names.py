"""A phrase without a head noun: a name that the tables know, or several, and words that they don't."""

from __future__ import annotations

from typing import Final

from onrecord.lang.en.people import given_names
from onrecord.resolve.coding.lexicon import Entry, Item
from onrecord.resolve.coding.parts import BODIES, ONES, PEOPLES, STATELESS, Part, Reader
from onrecord.resolve.coding.people import standing

_LANDS: Final = frozenset(("country", "capital", "seat"))
_HOMED: Final = frozenset(("REB", "PTY", "REL"))  # bodies of several countries, where an adjective tells which one's are meant


def read_name(reader: Reader, part: Part, names: list[int], unknown: list[int]) -> None:
    """Read a phrase whose known names are the items `names`, and of whose other words no table knows the items `unknown`."""
    entries = [reader.dated(entry) for number in names if (entry := reader.items[number].entry) is not None]
    choice = _choice(entries)
    entry, item = entries[choice], reader.items[names[choice]]
    if unknown and entry.official is None and entry.sort not in BODIES and _unknown_beside(reader, part, entry, item, unknown):
        return
    part.named, part.head, part.name, part.tellers = entry, (item.first, item.last), entry.name, len(entries) - 1
    part.code, part.sector, part.kind = entry.code, entry.sector, entry.kind
    if entry.official is not None:
        part.standing = standing(entry.official, reader.date)
        part.code, part.sector, part.person = part.standing.code, part.standing.sector, (item.first, item.last)
    elif entry.sort in PEOPLES:
        _people(reader, part, entry)
    elif entry.sort in BODIES and (not entry.code or entry.sector in _HOMED):
        part.code = next((other.code for other in entries[:choice] if other.code and other.code not in STATELESS), entry.code)


def _choice(entries: list[Entry]) -> int:
    """Which of several names is meant: a person, else the last body, else a country, else the first."""
    bodies = [number for number, entry in enumerate(entries) if entry.sort in BODIES]
    person = next((number for number, entry in enumerate(entries) if entry.official is not None), None)
    if person is not None:
        return person
    return bodies[-1] if bodies else next((number for number, entry in enumerate(entries) if entry.sort in _LANDS), 0)


def _people(reader: Reader, part: Part, entry: Entry) -> None:
    """An adjective or a people: "Iranians", "an Iranian"; "the French" are their state."""
    determiner = reader.words.lows[0]
    part.bare, part.name = entry.sort in ("adjective", "one"), ""
    part.plural = entry.sort == "many" or entry.plural
    part.kind = "people" if part.plural or not (determiner in ONES or entry.sort == "one") else "unnamed"
    if entry.sort == "adjective" and determiner == "the" and entry.code:
        part.kind, part.sector = "country", "GOV"


def _unknown_beside(reader: Reader, part: Part, entry: Entry, item: Item, unknown: list[int]) -> bool:
    """Words that no table knows beside the name of a place or people: a person's name ("Israel Katz"), or that of a body.

    Whether the phrase is that, and not the place.
    """
    capitals = [reader.items[number] for number in unknown if reader.capital(number)]
    if not capitals:
        return False
    after = capitals[0].first >= item.last
    run = (min(item.first, capitals[0].first), max(item.last, capitals[-1].last))
    if reader.words.cased and item.last == item.first + 1 and entry.sort != "seat":
        lead = item if after else capitals[0]
        if reader.written(lead.first, lead.first + 1) in given_names() or (entry.sort == "place" and len(reader.words.lows) == 2):
            part.person = run
            return True
    part.code, part.tellers = entry.code, 1
    if entry.sort in PEOPLES:
        part.person = (capitals[0].first, capitals[-1].last) if after else None
        part.abroad = entry.sort == "wide"
        return after
    part.kind, part.sector, part.person = "organization", "UNK", run
    return True
