"""English words for people and bodies: titles and what stands before them, nouns for bodies, given names."""

from __future__ import annotations

from functools import cache
from typing import Literal, cast

import msgspec

from onrecord.model import ActorKind
from onrecord.ontology.tables import several, table

_HERE = "onrecord.lang.en"
TitleKind = Literal["head", "office", "rank", "role", "honorific"]


class Title(msgspec.Struct, frozen=True):
    """A title, office, rank or role; see `titles.tsv`."""

    title: str
    plural: str
    kind: TitleKind
    sector: str
    adjective: str
    sex: str
    example: str
    not_example: str


class StateBody(msgspec.Struct, frozen=True):
    """A common noun for a body of a state ("army"); `bare` where it names one without a country; see `people_bodies.tsv`."""

    words: str
    called: str
    kind: ActorKind
    sector: str
    bare: bool
    example: str
    not_example: str


class Outlet(msgspec.Struct, frozen=True):
    """A news agency, broadcaster or paper; see `outlets.tsv`."""

    name: str
    others: tuple[str, ...]
    code: str
    kind: str


@cache
def titles() -> tuple[Title, ...]:
    """All titles."""
    rows = table(_HERE, "titles.tsv", ("title", "plural", "kind", "sector", "adjective", "sex", "example", "not_example"))
    return tuple(Title(row[0], row[1], cast(TitleKind, row[2]), *row[3:]) for row in rows)


@cache
def state_bodies() -> tuple[StateBody, ...]:
    """The nouns for bodies of a state."""
    rows = table(_HERE, "people_bodies.tsv", ("words", "as", "kind", "sector", "bare", "example", "not_example"))
    return tuple(StateBody(row[0], row[1], cast(ActorKind, row[2]), row[3], row[4] == "yes", *row[5:]) for row in rows)


@cache
def outlets() -> tuple[Outlet, ...]:
    """News agencies, broadcasters and papers."""
    rows = table(_HERE, "outlets.tsv", ("name", "others", "code", "kind"))
    return tuple(Outlet(name, several(others), code, kind) for name, others, code, kind in rows)


@cache
def given_names() -> dict[str, str]:
    """Frequent given names, and the sex that each tells of: m, f or nothing."""
    return dict(cast("list[tuple[str, str]]", table(_HERE, "people_given.tsv", ("name", "sex"))))


@cache
def family_first() -> frozenset[str]:
    """Family names that come before the given name."""
    return frozenset(name for (name,) in table(_HERE, "people_family_first.tsv", ("name",)))


@cache
def no_names() -> dict[str, str]:
    """Capitalised words that are no part of a person's name, with their kind: place, thing, time or other."""
    return dict(cast("list[tuple[str, str]]", table(_HERE, "people_words.tsv", ("word", "kind"))))
