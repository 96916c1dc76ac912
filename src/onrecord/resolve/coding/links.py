"""What a phrase behind "of", "in" or "to" tells of the head before it."""

from __future__ import annotations

from typing import Final

from onrecord.lang.en.agents import agent_class
from onrecord.resolve.coding.lexicon import Entry, Item
from onrecord.resolve.coding.parts import ARTICLES, BODIES, ONES, PERSONS, SPEAKERS, Part, Reader
from onrecord.resolve.coding.sectors import KEPT, TAKEN

_ANYONE: Final = agent_class("anyone")
_GATHERED: Final = agent_class("gathered")
_TOWARD: Final = agent_class("toward")
_MEMBER: Final = agent_class("member")
_OFFICES: Final = frozenset(("GOV", "PTY", "REF", "MIL", "SPY"))  # what a place or party tells of anyone in it
_FORCES: Final = frozenset(("JUD", "MIL", "COP"))
_PRESIDED: Final = frozenset(("BUS", "EDU", "LAB", "SOC", "JUD", "PTY", "OPP", "JRN", "MED", "LEG"))


def attach(reader: Reader, part: Part, other: Part, link: Item, after: str) -> None:
    """Let `other`, which follows the preposition `link` of the sense `after` ("of", "in", "to", "by"), tell of `part`."""
    role = part.role
    if role is None or part.head is None:
        _headless(reader, part, other, after)
        return
    if after == "of" and _inner(reader, part, role, other, link):
        _give_way(part, other)
        return
    if (
        part.person is None
        and other.person is not None
        and role.sort in PERSONS
        and not role.plural
        and other.tellers
        and not other.role
    ):
        _named_after(part, other)  # "President of Russia Vladimir Putin"
    sense, low = reader.sense(part.head[1] - 1), reader.words.lows[link.first]
    if after == "to" and sense != "served":
        return
    if (sense == "sent" and low in _TOWARD) or (after == "in" and (sense == "away" or part.abroad)):
        if other.code == "IGO" and not part.code and low == "at":
            part.code = "IGO"
        return
    if not part.code:
        part.code, part.tellers = other.code, part.tellers + other.tellers + 1
        if role.sort == "state" and other.named is not None and other.named.sort == "place":
            part.kind = "government"
    _lend(reader, part, role, other, after)


def _headless(reader: Reader, part: Part, other: Part, after: str) -> None:
    """A phrase that begins with a number, with a name, or with words that no table knows."""
    if part.kind is None and part.person is None and not part.strange:
        if after == "in":
            part.code, part.kind, part.tellers = other.code, "people", other.tellers + 1  # "some in Apia"
            return
        part.become(other)
        if reader.words.lows[0] in ONES and part.kind == "people":
            part.kind = "unnamed"  # "one of the gendarmes"
    elif after == "in" and part.sector == "REL" and other.code:
        part.code, part.tellers = other.code, part.tellers + 1  # "the Catholic Church in Poland"
    elif not part.code and after != "to":
        part.code, part.tellers = other.code, part.tellers + 1
    elif part.person is not None and part.named is None and not part.sector and other.named is not None and after == "of":
        part.sector = other.sector


def _inner(reader: Reader, part: Part, role: Entry, other: Part, link: Item) -> bool:
    """Whether the name of a body ends inside the phrase behind "of", so that its last noun is the head: "Bank of England governor"."""
    inner = other.role
    if inner is None or other.head is None or part.head is None or reader.words.lows[link.last] in ARTICLES:
        return False
    if role.sort == "state":
        return inner.sort in ("organization", "mass", "government")  # "Republic of Singapore Navy"
    if role.sort not in ("organization", "government") or inner.sort not in PERSONS or other.head[0] <= link.last:
        return False
    return (not inner.plural or inner.takes == "all") and reader.words.lows[part.head[1] - 1] not in _GATHERED


def _give_way(part: Part, other: Part) -> None:
    """Let the head be the last noun of the phrase behind "of"; what it takes, it takes from the body before."""
    code, tellers = part.code or other.code, part.tellers + other.tellers + 1
    takes = other.role is not None and other.role.takes == "all"
    sector = (part.sector or other.sector) if takes else other.sector
    part.become(other)
    part.code, part.tellers, part.sector = code, tellers, sector


def _named_after(part: Part, other: Part) -> None:
    part.person, part.kind = other.person, "person"
    if other.standing is not None:
        part.named, part.standing, part.name = other.named, other.standing, other.name


def _lend(reader: Reader, part: Part, role: Entry, other: Part, after: str) -> None:
    """Let a body or office behind the head tell its sector, and with that perhaps its kind."""
    word = reader.words.lows[part.head[1] - 1] if part.head is not None else ""
    if word in _ANYONE and after in ("of", "in") and other.sector in _OFFICES and other.role is not None:
        part.sector = other.sector  # "a man in the president's party", "people from the camp"
        part.kind = part.kind if other.sector == "REF" else "unnamed"
        return
    body = other.role is not None and other.role.sort not in PERSONS
    whole = other.named is not None or (other.role is not None and other.role.sort not in ("ally", "unk"))
    if not whole or not (after in ("of", "to") or (after == "in" and body)):
        return
    part.sector = _taken(part, role, other)
    if part.kind == "unnamed" and part.sector != "UNK" and reader.words.lows[0] not in ONES:
        leading = role.takes == "all" and not role.sector and word not in _MEMBER
        part.kind = "person" if leading and reader.sense(part.head[1] - 1 if part.head else 0) not in SPEAKERS else "unnamed"


def _taken(part: Part, role: Entry, other: Part) -> str:
    """The sector of a head, once the phrase behind "of" has lent its own where the head takes it."""
    lent, mine = other.sector, part.sector
    body = (other.named is not None and other.named.sort in BODIES) or (other.role is not None and other.role.sort != "head")
    if part.former or (mine == "ELI" and role.sector != "ELI"):
        return mine
    if other.code == "IGO" and part.code == "IGO" and lent not in _FORCES:
        return mine if mine in KEPT else ""
    if role.takes == "staff":
        return lent if lent not in ("", "BUS", "UNK") else mine
    if role.takes == "all":
        free = mine in ("", "GOV", "UNK", role.sector)
        return lent if lent and free and (body or other.standing is not None or not mine) else mine
    if lent in TAKEN.get(role.takes, ()) or (role.sort == "head" and body and lent in _PRESIDED):
        return lent  # "the president of the appeals court"
    return mine
