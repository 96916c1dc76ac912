"""Subjects without a parser: the noun phrase that ends before a verb. None where that is in doubt."""

from __future__ import annotations

from onrecord.extract.nominals import LONGEST, finite, in_list, leftmost, nominal
from onrecord.extract.units import Unit
from onrecord.lang.en import grammar as g
from onrecord.lang.en.tables import words

_NO_END = (
    g.PREPOSITIONS
    | g.CONJUNCTIONS
    | g.SUBORDINATORS
    | g.FINITE
    | g.DETERMINERS - frozenset(("some", "many", "both", "all", "several", "most", "few", "these", "those", "this"))
    | g.AUXILIARIES
)


def subject_before(unit: Unit, at: int) -> tuple[int, int] | None:
    """The noun phrase that ends just before word `at`, apposition and all, as (first, last)."""
    end = _without_time(unit, at)
    if end <= 0:
        return None
    if unit.lower(end - 1) == "," or unit.lower(end - 1) in {")", "—", "–"}:
        return _with_apposition(unit, end)
    return _bare(unit, end)


def _without_time(unit: Unit, at: int) -> int:
    """Where the words end if "on Tuesday" or "Tuesday" at the end is left out."""
    end = at
    if unit.lower(end - 1) in g.TIMES:
        end -= 1
        if unit.lower(end - 1) in {"on", "late", "early"}:
            end -= 1
        if unit.lower(end - 1) == "on":
            end -= 1
    return end


def _bare(unit: Unit, end: int) -> tuple[int, int] | None:
    """A noun phrase without commas that ends at `end`."""
    if unit.lower(end - 1) in {"both", "all", "also", "each"}:
        end -= 1
    if end <= 0:
        return None
    last = unit.words[end - 1]
    if last.lower in g.SUBJECT_PRONOUNS:
        return (end - 1, end)
    if (
        last.kind not in {"word", "number"}
        or last.lower in _NO_END
        or (last.lower.endswith(("'s", "’s", "ly")) and last.lower not in g.NO_ADVERBS)
    ):
        return None
    first = leftmost(unit, end)
    if first is None or end - first > LONGEST or in_list(unit, first, end):
        return None
    return _trimmed(unit, first, end)


def _trimmed(unit: Unit, first: int, end: int) -> tuple[int, int] | None:
    """A collected stretch without what leads up to the phrase ("On Tuesday the minister", "But", "Meanwhile")."""
    while first < end and (
        unit.lower(first)
        in {"and", "or", "but", "still", "yet", "so", "then", "later", "also", "now", "instead", "meanwhile"} | g.TIMES
    ):
        first += 1
    if first < end and unit.lower(first) in g.PREPOSITIONS:
        start = _behind_preposition(unit, first, end)
        if start is None:
            return None
        first = start
    if first < end and unit.lower(first) in g.TIME_ADJECTIVES and unit.lower(first + 1) in g.SPANS_OF_TIME:
        first += 2
    if first >= end or not nominal(unit, first, end):
        return None
    return (first, end)


def _behind_preposition(unit: Unit, first: int, end: int) -> int | None:
    """Where the subject begins behind an opening phrase without a comma: only a time lets us tell."""
    place = first + 1
    while place < end and unit.lower(place) in g.TIME_ADJECTIVES | {"the"}:
        place += 1
    if place < end and (unit.lower(place) in g.SPANS_OF_TIME | g.MONTHS or unit.kind(place) == "number"):
        place += 1
        while place < end and unit.kind(place) == "number":
            place += 1
        return place if place < end else None
    return None


_TELLS = frozenset(words("phrase_tells")) | g.POSSESSIVES


def _with_apposition(unit: Unit, end: int) -> tuple[int, int] | None:
    """ "Name, age, office," before a verb: the name must look like one, and something must come between the commas."""
    close = end - 1
    opener = {")": "(", "—": "—", "–": "–"}.get(unit.lower(close), ",")
    for place in range(close - 1, max(close - LONGEST, 0), -1):
        if unit.kind(place) == "quote" and opener != ",":
            return None
        if unit.lower(place) != opener:
            continue
        named = _bare(unit, place)
        if named is None or unit.lower(named[0]) in g.PRONOUNS or not _apposes(unit, place + 1, close):
            continue
        if any(unit.words[at].capital for at in range(*named)) or unit.lower(named[0]) in g.DETERMINERS:
            return (named[0], end if opener == "(" else close)
    return _name_at_head(unit, close) if opener == "," else None


def _name_at_head(unit: Unit, close: int) -> tuple[int, int] | None:
    """A full name that opens the sentence, whatever is told of the person between the commas."""
    comma = next((at for at in range(min(close, 8)) if unit.lower(at) == ","), None)
    if comma is None or comma < 2 or close - comma > 45 or not all(unit.words[at].capital for at in range(comma)):
        return None
    after = unit.lower(comma + 1)
    told = (
        unit.kind(comma + 1) == "number"
        or after in _TELLS
        or (not finite(after) and not unit.words[comma + 1].capital and after not in g.CONJUNCTIONS | g.SUBORDINATORS)
    )
    return (0, close) if told and unit.lower(0) not in g.PREPOSITIONS | g.SUBORDINATORS | g.ADVERBS else None


def _apposes(unit: Unit, first: int, last: int) -> bool:
    """Whether the words between two commas tell of a person ("53", "a captain", "who leads the party", "speaking in Rome")."""
    if first >= last:
        return False
    word = unit.words[first]
    if word.kind == "number" or word.lower in {
        "a",
        "an",
        "the",
        "one",
        "another",
        "head",
        "now",
        "himself",
        "herself",
    } | g.POSSESSIVES | {"who", "whose", "which"}:
        return word.lower in {"who", "whose", "which"} or not any(unit.lower(at) in g.FINITE | g.BE for at in range(first, last))
    if word.lower in g.PREPOSITIONS | {"speaking", "writing", "standing", "citing", "asked", "quoted"}:
        return True
    return (
        not any(finite(unit.lower(at)) for at in range(first, last)) and unit.lower(first) not in g.CONJUNCTIONS | g.SUBORDINATORS
    )
