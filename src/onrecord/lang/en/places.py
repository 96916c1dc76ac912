"""English words around names of places: whether "Seoul" is the city or the state, and "US" a noun or what tells of one."""

from __future__ import annotations

from functools import cache

import msgspec

from onrecord.ontology.tables import table

_HERE = "onrecord.lang.en"


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
    """The words around a name by kind: `party`, `owned`, `attribute`, `function`, `inside`, `placed`."""
    rows = context_rows()
    return {kind: frozenset(cue.word for cue in rows if cue.kind == kind) for kind in {cue.kind for cue in rows}}


@cache
def verb_rows() -> tuple[Cue, ...]:
    """The table of verbs, with its examples."""
    return tuple(Cue(*row) for row in table(_HERE, "places_verbs.tsv", ("word", "kind", "example", "not_example")))


@cache
def context_rows() -> tuple[Cue, ...]:
    """The table of contexts, with its examples."""
    return tuple(Cue(*row) for row in table(_HERE, "places_contexts.tsv", ("word", "kind", "example", "not_example")))
