"""Objects behind a cue that are its content, alone or with more: "urged them to go", "called it “a joke”", "denied the report"."""

from __future__ import annotations

from collections.abc import Callable

from onrecord.extract.clauses import NEAR, Complement, bare_verb
from onrecord.extract.extents import is_time, phrase_end, short_end
from onrecord.extract.units import Unit
from onrecord.lang.en import Cue
from onrecord.lang.en import grammar as g
from onrecord.lang.en.tables import words

_ADJECTIVAL = frozenset(words("complement_adjectival"))
_NO_ING = frozenset(words("complement_no_ing"))


def obj_to_frame(unit: Unit, first: int, limit: int, row: Cue) -> Complement | None:
    if not _opens_object(unit, first):
        return None
    for place in range(first + 1, min(first + NEAR, limit)):
        lower = unit.lower(place)
        if lower == "to" and bare_verb(unit, place + 1):
            return Complement(first, short_end(unit, first, limit, place), row, "obj_to")
        if (unit.kind(place) in {"mark", "quote"} and lower not in {",", "&"}) or lower in g.BE | g.FINITE | g.SUBORDINATORS:
            return None
    return None


def _opens_object(unit: Unit, at: int) -> bool:
    word = unit.words[at] if at < len(unit.words) else None
    if word is None or word.kind not in {"word", "number"}:
        return False
    return word.lower not in g.PREPOSITIONS | g.CONJUNCTIONS | g.SUBORDINATORS | g.AUXILIARIES | g.TIMES | g.ADVERBS - {
        "both",
        "all",
        "further",
        "only",
    } | (g.SUBJECT_PRONOUNS - {"it", "you"}) and not word.lower.endswith("ly")


def through_frame(*markers: str) -> Callable[[Unit, int, int, Cue], Complement | None]:
    """A frame of an object and something behind a marker: "accused them of …", "put it at …", "described it as …"."""

    def find(unit: Unit, first: int, limit: int, row: Cue) -> Complement | None:
        if not _opens_object(unit, first):
            return None
        for place in range(first + 1, min(first + NEAR, limit - 1)):
            if unit.lower(place) in markers:
                end = phrase_end if markers[0] == "at" else short_end
                return Complement(first, max(end(unit, first, limit), place + 2), row, markers[0])
            if (unit.kind(place) == "mark" and unit.lower(place) not in {",", "&"}) or unit.lower(place) in g.BE | g.FINITE:
                return None
        return None

    return find


def call_frame(unit: Unit, first: int, limit: int, row: Cue) -> Complement | None:
    if not _opens_object(unit, first):
        return None
    for place in range(first + 1, min(first + 14, limit)):
        if unit.kind(place) == "quote" or (unit.lower(place) in {"a", "an"} and place > first):
            return Complement(first, short_end(unit, first, limit, place), row, "call")
        if unit.kind(place) == "mark" or unit.lower(place) in g.BE | g.FINITE | g.CONJUNCTIONS - {"and"} | g.SUBORDINATORS:
            return None
    return None


def ing_frame(unit: Unit, first: int, limit: int, row: Cue) -> Complement | None:
    place = first + (unit.lower(first) == "not")
    lower = unit.lower(place)
    if place < limit and lower.endswith("ing") and lower not in _NO_ING and not unit.words[place].capital:
        return Complement(first, phrase_end(unit, first, limit), row, "ing")
    return None


def np_frame(unit: Unit, first: int, limit: int, row: Cue) -> Complement | None:
    if first >= limit or not _opens_object(unit, first) or is_time(unit, first):
        return None
    if unit.kind(first - 2) == "number" and not unit.words[first].capital and unit.lower(first) not in g.DETERMINERS:
        return None  # "three proposed sites"
    if (
        unit.lower(first - 1) in _ADJECTIVAL
        and not unit.words[first].capital
        and unit.lower(first) not in g.DETERMINERS | g.OBJECT_PRONOUNS
    ):
        return None  # "pay estimated taxes"
    return Complement(first, phrase_end(unit, first, limit), row, "np")
