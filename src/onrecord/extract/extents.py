"""How far things reach: a clause to the place where the article takes over, a phrase to its comma, a time to its last word."""

from __future__ import annotations

from onrecord.extract.phrases import circumstance
from onrecord.extract.units import Unit
from onrecord.extract.verbs import verb_forms
from onrecord.lang.en import grammar as g
from onrecord.lang.en.tables import words

_TAKES_OBJECTS = frozenset(words("extent_takes_objects"))  # -ing forms that seldom go on with a statement


def is_time(unit: Unit, at: int) -> bool:
    lower, after = unit.lower(at), unit.lower(at + 1)
    if lower in g.TIMES or (
        lower == "on" and (after in g.TIMES | g.MONTHS or unit.kind(at + 1) == "number" or after in {"late", "the"})
    ):
        return True
    return lower in g.TIME_ADJECTIVES and (after in g.SPANS_OF_TIME | g.TIMES or after == "on")


def behind_time(unit: Unit, at: int, limit: int) -> int:
    """The place behind "on Tuesday", "late last week" and the like."""
    place = at
    while place < limit and is_time(unit, place):
        place += (
            2 if unit.lower(place) == "on" or (unit.lower(place) in g.TIME_ADJECTIVES and unit.lower(place) not in g.TIMES) else 1
        )
        while place < limit and (unit.kind(place) == "number" or unit.lower(place) in g.SPANS_OF_TIME):
            place += 1
    return place


def phrase_end(unit: Unit, start: int, limit: int) -> int:
    """The end of a noun phrase: its first comma, or when and where something was said."""
    end = short_end(unit, start, limit)
    stop = next((at for at in range(start + 1, end) if unit.lower(at) == "," or circumstance(unit, at)), end)
    return without_marks(unit, start, stop)


def long_end(unit: Unit, start: int, limit: int) -> int:
    """The end of a clause that may hold others: the unit's end, or where the article takes over (", adding …")."""
    for place in range(start + 1, limit):
        lower, after = unit.lower(place), unit.lower(place + 1)
        if lower == ";" or (
            lower == "," and (after == "according" or after in {"citing", "quoted", "quoting"} or _adds(unit, place + 1))
        ):
            return without_marks(unit, start, place)
        if lower == "according" and after == "to":
            return without_marks(unit, start, place)
    return without_marks(unit, start, limit)


def _adds(unit: Unit, at: int) -> bool:
    lower = unit.lower(at)
    return lower.endswith("ing") and lower in verb_forms() and lower not in _TAKES_OBJECTS


def short_end(unit: Unit, start: int, limit: int, least: int = 0) -> int:
    """The end of a phrase: before a comma and a new clause, or a time; `least` is a place that it must hold."""
    for place in range(max(start, least) + 1, limit):
        lower, after = unit.lower(place), unit.lower(place + 1)
        if lower in {";", "—", "–"} or (lower == "according" and after == "to"):
            return without_marks(unit, start, place)
        if lower == "," and (
            after in g.CONJUNCTIONS | g.SUBORDINATORS | g.SUBJECT_PRONOUNS | {"with", "despite", "according", "citing", "quoted"}
            or after.endswith("ing")
        ):
            return without_marks(unit, start, place)
        if lower in {"but", "while", "although", "though", "whereas", "as"} and unit.lower(place - 1) != "such" and lower != "as":
            return without_marks(unit, start, place)
    end = without_marks(unit, start, limit)
    return end - 2 if unit.lower(end - 1) in g.TIMES and unit.lower(end - 2) == "on" and end - 2 > start else end


def without_marks(unit: Unit, start: int, end: int) -> int:
    """The end of a stretch without the marks that close it."""
    while end > start + 1 and unit.kind(end - 1) == "mark" and unit.lower(end - 1) not in {")", "]", "%", "…"}:
        end -= 1
    return end
