"""English words around names of places: whether "Seoul" is the city or the state, and "US" a noun or what tells of one."""

from __future__ import annotations

from functools import cache

import msgspec

from onrecord.ontology.tables import table

_HERE = "onrecord.lang.en"
LOCATIVE = frozenset("in inside across near throughout outside around within into at through".split())
PLACED = LOCATIVE | frozenset("to from of off via beyond past leaving left entered reached visited visiting for on over above".split())


class Cue(msgspec.Struct, frozen=True):
    """A row of `places_verbs.tsv` or `places_contexts.tsv`: a word, what it tells, and invented sentences that show it."""

    word: str
    kind: str
    example: str
    not_example: str


@cache
def verbs() -> dict[str, str]:
    """What a state does as a subject: the word and its kind, `act`, `aux` or `adverb`."""
    return {cue.word: cue.kind for cue in verb_rows()}


@cache
def contexts() -> dict[str, frozenset[str]]:
    """The words around a name by kind: `party`, `owned`, `attribute`, `function`."""
    rows = context_rows()
    return {kind: frozenset(cue.word for cue in rows if cue.kind == kind) for kind in ("party", "owned", "attribute", "function")}


@cache
def verb_rows() -> tuple[Cue, ...]:
    """The table of verbs, with its examples."""
    return tuple(Cue(*row) for row in table(_HERE, "places_verbs.tsv", ("word", "kind", "example", "not_example")))


@cache
def context_rows() -> tuple[Cue, ...]:
    """The table of contexts, with its examples."""
    return tuple(Cue(*row) for row in table(_HERE, "places_contexts.tsv", ("word", "kind", "example", "not_example")))
