"""Noun phrases behind a verb or a preposition, and what tells where and when something was said."""

from __future__ import annotations

from onrecord.extract.nominals import LONGEST, finite, nominal
from onrecord.extract.units import Unit
from onrecord.lang.en import grammar as g
from onrecord.lang.en.tables import words

_STOPS = frozenset(words("phrase_stops"))
_OFFICES = frozenset(words("phrase_offices"))
_SAID_IN = frozenset(words("phrase_said_in"))


def noun_after(unit: Unit, at: int, limit: int) -> int | None:
    """Where the noun phrase ends that begins at word `at` ("…, said Ada Lind, a doctor in Orm"); None where none begins there."""
    if at >= limit or unit.kind(at) not in {"word", "number"} or unit.lower(at) in g.AUXILIARIES | g.CONJUNCTIONS | g.SUBORDINATORS:
        return None
    if unit.lower(at) in g.SUBJECT_PRONOUNS:
        return at + 1
    place = at
    while place < limit and place - at < LONGEST + 10 and not _ends_phrase(unit, place, at, limit):
        place += 1
    while place > at and unit.kind(place - 1) == "mark" and unit.lower(place - 1) != ")":
        place -= 1
    return place if place > at and nominal(unit, at, place) else None


def _ends_phrase(unit: Unit, place: int, first: int, limit: int) -> bool:
    lower = unit.lower(place)
    if unit.kind(place) == "quote" or lower in {";", ":", "—", "–", "(", ".", "?", "!"}:
        return True
    if lower == ",":
        return not _goes_on_behind(unit, place, first, limit)
    if (lower in g.SUBJECT_PRONOUNS and lower != "who") or lower in g.TIMES:
        return True
    if lower in _STOPS:
        return not ((lower == "who" and place > first) or (lower == "that" and place > first and unit.lower(place - 1) != ","))
    if lower in {"on", "in", "at", "to"}:
        return circumstance(unit, place)
    return lower == "and" and not _joins_names(unit, place)


def circumstance(unit: Unit, place: int) -> bool:
    """Whether a preposition opens where, when or to whom something was said ("on Tuesday", "in a statement", "to reporters")."""
    following = [unit.lower(at) for at in range(place + 1, place + 5)]
    if unit.lower(place) == "on":
        return (
            following[0] in g.TIMES | g.MONTHS | {"condition", "state", "television", "twitter", "facebook", "telegram", "social"}
            or unit.kind(place + 1) == "number"
        )
    if unit.lower(place) == "to":
        return any(word in g.ADDRESSED for word in following[:3])
    if unit.lower(place) in {"in", "at", "during", "via", "through"}:
        return following[0] in {"a", "an", "his", "her", "their", "its", "the"} and any(word in _SAID_IN for word in following[1:])
    return False


def _joins_names(unit: Unit, place: int) -> bool:
    before, after = unit.words[place - 1], unit.words[min(place + 1, len(unit.words) - 1)]
    return (before.capital and after.capital) or (
        not finite(after.lower)
        and not after.lower.endswith("ing")
        and after.kind == "word"
        and after.lower not in g.DETERMINERS | g.ADVERBS
    )


def _goes_on_behind(unit: Unit, comma: int, first: int, limit: int) -> bool:
    """Whether the phrase goes on behind a comma: an age, an office, a relative clause about a person."""
    after = unit.lower(comma + 1)
    if not any(unit.words[at].capital for at in range(first, comma)) or comma + 1 >= limit:
        return False
    if unit.kind(comma + 1) == "number":
        return unit.lower(comma + 2) in {",", ".", ""}  # an age
    if after == "who" and any(unit.lower(at) in {"quoted", "cited"} for at in range(comma + 2, comma + 5)):
        return False  # who passes the words on is no part of the name
    if after in _OFFICES or after in {"who", "whose"}:
        return after in {"who", "whose"} or not _clause_follows(unit, comma + 1, limit)
    return unit.lower(comma - 1).isdigit() and after not in _STOPS | g.CONJUNCTIONS and not after.endswith("ing")


def _clause_follows(unit: Unit, first: int, limit: int) -> bool:
    """Whether a clause, not an apposition, begins at a place: a verb comes before a comma, outside of a relative clause."""
    for place in range(first + 1, limit):
        lower = unit.lower(place)
        if lower in g.RELATIVES or unit.kind(place) in {"mark", "quote"} or lower in g.TIMES or circumstance(unit, place):
            return False
        if lower in g.AUXILIARIES | g.FINITE or (
            lower.endswith("ed") and unit.lower(place + 1) not in g.PREPOSITIONS and finite(lower)
        ):
            return True
    return False
