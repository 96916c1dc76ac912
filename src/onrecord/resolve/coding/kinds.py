"""The kind of actor that a head noun makes."""

from __future__ import annotations

from typing import Final

from onrecord.lang.en.agents import agent_class
from onrecord.model import ActorKind
from onrecord.resolve.coding.lexicon import Entry
from onrecord.resolve.coding.parts import ARTICLES, ONES, PERSONS, SPEAKERS, Part, Reader

_KINDS: Final[dict[str, ActorKind]] = {"government": "government", "group": "group", "medium": "outlet", "thing": "group"}
_LOCAL: Final = agent_class("local")
_MASS: Final = agent_class("mass")
_MANY: Final = tuple(agent_class("many"))
_SOURCE: Final = agent_class("source")
_MEMBER: Final = agent_class("member")
_ARMED: Final = frozenset(("REB", "UAF", "PRM"))


def kind_of(reader: Reader, part: Part, first: int, head: int) -> ActorKind:
    """The kind of a phrase whose head noun is the item `head`, and which begins at `first`."""
    role = part.role
    if role is None:
        return part.kind or "unnamed"
    if role.sort in PERSONS:
        return _several(reader, part, head) if role.plural and part.person is None else _one(reader, part, role, first, head)
    if role.sort == "mass":
        if part.sector in _ARMED:
            return "group"
        if reader.last_low(head).endswith(_MANY):
            return "people"
        return "organization" if part.sector in ("MIL", "COP") else "group"
    if role.sort == "state":
        return "government" if any(_local(reader, number) for number in range(first, head)) else "country"
    return _KINDS.get(role.sort, "organization")


def _several(reader: Reader, part: Part, head: int) -> ActorKind:
    """Several: a group where they bear arms together, without a name where they are quoted."""
    if part.sector in ("REB", "UAF"):
        return "group"
    return "unnamed" if reader.sense(reader.items[head].last - 1) in SPEAKERS else "people"


def _one(reader: Reader, part: Part, role: Entry, first: int, head: int) -> ActorKind:
    """One: a person with a name, or the holder of an office or of a role that only one has there; else someone unnamed."""
    determiner, word = reader.low(first), reader.last_low(head)
    if part.person is not None:
        return "person"
    if determiner in ONES:
        return "unnamed"
    if role.sort == "role" and word in _MASS:
        return "people"
    owned = any(reader.items[number].means == "'s" for number in range(first, head))
    if role.sort in ("head", "office") or ((determiner in ARTICLES or owned) and word not in _SOURCE):
        return "person"
    return "person" if leads(reader, role, head) and part.sector != "UNK" else "unnamed"


def leads(reader: Reader, role: Entry, head: int) -> bool:
    """Whether a role is one that only one has in a body: its head, chairman, director."""
    item = reader.items[head]
    quoted = reader.sense(item.last - 1) in SPEAKERS
    return role.takes == "all" and not role.sector and not quoted and reader.last_low(head) not in _MEMBER


def _local(reader: Reader, number: int) -> bool:
    """Whether an item makes a government that of a part of the country."""
    entry = reader.items[number].entry
    return reader.low(number) in _LOCAL or (entry is not None and entry.sort == "place")
