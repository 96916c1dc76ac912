"""The table `lang/en/sizes.tsv`: which of its rows a word of a sentence begins."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from onrecord.lang.en.lemmas import lemma
from onrecord.ontology.tables import table
from onrecord.tokens import Words

__all__ = ["NEAR", "Row", "entries", "fits", "keys"]

NEAR = 6  # words around a number, or around a word of the table, in which what belongs to it may stand


class Row(NamedTuple):
    """A row of `sizes.tsv`: its words behind the first, the fields, the role, the verbs of which one must stand before."""

    rest: tuple[str, ...]
    fields: tuple[str, ...]
    role: str
    verbs: frozenset[str]


@cache
def _rows() -> dict[str, tuple[Row, ...]]:
    """The table by the first lemma, read once."""
    out: dict[str, list[Row]] = {}
    for words, fields, role, verbs, *_ in table(
        "onrecord.lang.en", "sizes.tsv", ("words", "field", "role", "with", "example", "not_example")
    ):
        first, *rest = words.split()
        out.setdefault(first, []).append(Row(tuple(rest), tuple(fields.split()), role, frozenset(verbs.split())))
    return {word: tuple(rows) for word, rows in out.items()}


def keys(words: Words, number: int) -> set[str]:
    """What a word may be in the table: its lemma, its form, and its lemmas as a verb and a noun, for tags are often wrong."""
    lower = words.lower(number)
    return {words.lemma(number), lower, lemma(lower, "VERB", ""), lemma(lower, "NOUN", "NNS")}


def entries(words: Words, number: int) -> list[Row]:
    """The rows of the table that a word begins, the fullest first."""
    month = words.tokens[number].upos == "PROPN" and words.lower(number) == "march"
    if month or not words.lower(number)[:1].isalpha():
        return []
    found = [row for key in sorted(keys(words, number)) for row in _rows().get(key, ())]
    return sorted(found, key=lambda row: -len(row.rest))


def fits(words: Words, number: int, row: Row) -> int:
    """The last word of a row that begins at a word, -1 where the others do not follow closely, or none of its verbs is before it."""
    if row.verbs and not any(keys(words, before) & row.verbs for before in range(max(number - NEAR, 0), number)):
        return -1
    at = number
    for one in row.rest:
        near = (step for step in range(at + 1, min(at + 4, len(words))) if one in keys(words, step))
        at = next(near, -1)
        if at < 0:
            return -1
    return at
