"""English nouns for who acts ("protesters", "ministry", "gunmen"), the words around them, and names of peoples."""

from __future__ import annotations

from functools import cache
from typing import Literal, cast

import msgspec

from onrecord.ontology.tables import several, table

_HERE = "onrecord.lang.en"
AgentSort = Literal[
    "head", "office", "role", "ally", "unk", "mass", "state", "government", "organization", "group", "outlet", "igo", "thing"
]
PeopleSort = Literal["people", "old", "wide", "faith"]
Takes = Literal["", "all", "armed", "party", "worker", "staff", "name", "first"]


class Agent(msgspec.Struct, frozen=True):
    """A noun for who acts; see `agents.tsv`."""

    word: str
    plural: str
    sort: AgentSort
    sector: str
    takes: Takes


class People(msgspec.Struct, frozen=True):
    """The forms of a people, a faith, an old state or a wide adjective; see `people_peoples.tsv`."""

    words: tuple[str, ...]
    code: str
    kind: PeopleSort


@cache
def agents() -> tuple[Agent, ...]:
    """All nouns for who acts."""
    rows = table(_HERE, "agents.tsv", ("word", "plural", "sort", "sector", "takes"))
    return tuple(Agent(row[0], row[1], cast(AgentSort, row[2]), row[3], cast(Takes, row[4])) for row in rows)


@cache
def agent_words() -> dict[str, str]:
    """What the other words of an actor's name mean, by the word; of two meanings the last row's stands."""
    return dict(cast("list[tuple[str, str]]", table(_HERE, "agents_words.tsv", ("word", "means"))))


@cache
def agent_class(name: str) -> frozenset[str]:
    """A class of words of `agents_classes.tsv`."""
    rows = cast("list[tuple[str, str]]", table(_HERE, "agents_classes.tsv", ("class", "words")))
    return frozenset(dict(rows)[name].split())


@cache
def peoples() -> tuple[People, ...]:
    """All peoples, faiths, old states and wide adjectives."""
    rows = table(_HERE, "people_peoples.tsv", ("words", "code", "kind"))
    return tuple(People(several(row[0]), row[1], cast(PeopleSort, row[2])) for row in rows)
