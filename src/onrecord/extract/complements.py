"""What stands behind a cue: the clause, phrase or quote that it takes, and whom it is addressed to."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from onrecord.lang.en.tables import words
from onrecord.extract.phrases import circumstance
from onrecord.extract.units import Unit
from onrecord.extract.verbs import Group, verb_forms
from onrecord.lang.en import Cue
from onrecord.lang.en import grammar as g

_NEAR = 16  # words between a cue and what it opens
_ADJECTIVAL = frozenset(words("complement_adjectival"))
_PARTING = frozenset((";", ":", "(", "—", "–", "that", "because", "calling", "saying", "and", "but", "which", "who"))
_NO_ING = frozenset(words("complement_no_ing"))


class Complement(msgspec.Struct, frozen=True):
    """Words `first:last` behind a cue, the row of the table that takes them, how (`quote`, `that`, `np`, …), and the addressee."""

    first: int
    last: int
    row: Cue
    how: str
    whom: tuple[int, int] | None = None


def complement(unit: Unit, group: Group, limit: int) -> Complement | None:
    """The complement of a cue, by the first row and frame that fits."""
    rows = sorted(group.rows, key=lambda row: not row.after)
    for how, find in _FRAMES.items():
        for row in rows:
            if row.kind == "verb" and how in row.takes:
                made = find(unit, group.last + bool(row.after), limit, row)
                if made is not None:
                    return made
    return None


def _between(unit: Unit, first: int, last: int, row: Cue) -> tuple[bool, tuple[int, int] | None]:
    """Whether the words between a cue and its clause are in order, and which of them name the addressee."""
    words = [unit.lower(at) for at in range(first, last)]
    if not words:
        return True, None
    if "whom" in row.takes and last - first == 1 and unit.kind(first) == "quote" and unit.lower(last) == "that":
        return True, (first, last)  # a paper that has its name in quotation marks
    if any(unit.kind(at) == "quote" or unit.lower(at) in _PARTING for at in range(first, last)):
        return False, None
    if unit.lower(last) == ":" and words[0] in g.PREPOSITIONS:
        return True, None
    place = first + (words[0] == ",")
    if place == last:
        return True, None
    if _is_time(unit, place) or circumstance(unit, place) or words[0] == "," and unit.lower(place) in g.PREPOSITIONS | {"as", "after", "when", "citing"}:
        return True, None
    if "whom" not in row.takes and unit.lower(first) != "to":
        return False, None
    begin = first + (unit.lower(first) == "to")
    end = next((at for at in range(begin, last) if unit.lower(at) == "," or at > begin and (_is_time(unit, at) or circumstance(unit, at))), last)
    if end == begin or unit.lower(begin) in g.AUXILIARIES | g.CONJUNCTIONS or any(unit.lower(at) in g.FINITE | g.BE for at in range(begin, end)):
        return False, None
    return True, (begin, end)


def _is_time(unit: Unit, at: int) -> bool:
    lower, after = unit.lower(at), unit.lower(at + 1)
    if lower in g.TIMES or lower == "on" and (after in g.TIMES | g.MONTHS or unit.kind(at + 1) == "number" or after in {"late", "the"}):
        return True
    return lower in g.TIME_ADJECTIVES and (after in g.SPANS_OF_TIME | g.TIMES or after == "on")


def behind_time(unit: Unit, at: int, limit: int) -> int:
    """The place behind "on Tuesday", "late last week" and the like."""
    place = at
    while place < limit and _is_time(unit, place):
        place += 2 if unit.lower(place) == "on" or unit.lower(place) in g.TIME_ADJECTIVES and unit.lower(place) not in g.TIMES else 1
        while place < limit and (unit.kind(place) == "number" or unit.lower(place) in g.SPANS_OF_TIME):
            place += 1
    return place


def _quote(unit: Unit, first: int, limit: int, row: Cue) -> Complement | None:
    for place in range(first, min(first + _NEAR, limit)):
        if unit.kind(place) == "quote" or unit.lower(place) == ":":
            fits, whom = _between(unit, first, place, row)
            start = place + (unit.kind(place) != "quote")
            if not fits or start >= limit:
                return None
            if unit.kind(start) == "quote":
                if unit.lower(start + 1) == "that" and "whom" in row.takes:
                    return None
                if start == first and not row.takes & _OPEN and not _capital(unit, start):
                    return None  # "will respond “without delay”": how, not what
                return Complement(start, _quote_end(unit, start, limit), row, "quote", whom)
            return Complement(start, long_end(unit, start, limit), row, "colon", whom) if unit.words[start].capital else None
    return None


_OPEN = frozenset(("np", "bare", "clause", "that"))


def _capital(unit: Unit, at: int) -> bool:
    """Whether a quote begins as a sentence does."""
    inside = unit.text[unit.words[at].start : unit.words[at].end].lstrip("“”\"'«‘„")
    return inside[:1].isupper()


def _quote_end(unit: Unit, start: int, limit: int) -> int:
    """Where speech ends that begins with a quote: behind it, behind others that follow, or with the clause that it opens."""
    end = start + 1
    while end < limit:
        lower = unit.lower(end)
        if unit.kind(end) == "quote":
            end += 1
        elif lower in {"and", ","} and unit.kind(end + 1) == "quote":
            end += 2
        elif unit.kind(end) == "word" and lower not in g.CONJUNCTIONS | g.SUBORDINATORS | {"to"} and not circumstance(unit, end) and not lower.endswith("ing"):
            return long_end(unit, end, limit)
        else:
            break
    return end


def _that(unit: Unit, first: int, limit: int, row: Cue) -> Complement | None:
    for place in range(first, min(first + _NEAR, limit)):
        if unit.lower(place) == "that":
            fits, whom = _between(unit, first, place, row)
            opens = unit.lower(place + 1) not in {"", ",", ".", "and", "or"} and place + 1 < limit or unit.kind(place + 1) == "quote"
            return Complement(place, long_end(unit, place, limit), row, "that", whom) if fits and opens else None
    return None


def _wh(unit: Unit, first: int, limit: int, row: Cue) -> Complement | None:
    for place in range(first, min(first + 6, limit)):
        if unit.lower(place) in g.WH:
            fits, whom = _between(unit, first, place, row)
            known = unit.lower(place) not in {"who", "which", "where", "when", "how"} or place == first or unit.lower(place) == "how"
            return Complement(place, long_end(unit, place, limit), row, "wh", whom) if fits and known else None
    return None


def _bare(unit: Unit, first: int, limit: int, row: Cue) -> Complement | None:
    return _clause(unit, first, limit, row, strict=True)


def _clause(unit: Unit, first: int, limit: int, row: Cue, strict: bool = False) -> Complement | None:
    """A clause without "that"; `strict` asks that its verb be plain to see, before any comma."""
    start = behind_time(unit, first, limit)
    whom = None
    if "whom" in row.takes and unit.lower(start) not in g.SUBJECT_PRONOUNS:
        end = next((at for at in range(start, min(start + 6, limit)) if unit.lower(at) in {"he", "she", "they", "it", "we", "there", "the"} and at > start), None)
        if end is None or unit.lower(start) in {"the", "a", "an"} or not _between(unit, start, end, row)[0]:
            return None
        whom, start = (start, end), end
    if start >= limit or not _opens_clause(unit, start):
        return None
    end = long_end(unit, start, limit)
    if not strict:
        return Complement(start, end, row, "bare", whom) if end - start > 2 else None
    for place in range(start + 1, end):
        if unit.lower(place) in g.SUBORDINATORS | {",", "who"}:
            return None
        if _verb_like(unit, place):
            return Complement(start, end, row, "bare", whom)
    return None


def _opens_clause(unit: Unit, at: int) -> bool:
    word = unit.words[at]
    if word.lower in g.PREPOSITIONS and not any(unit.lower(place) == "," for place in range(at, min(at + 9, len(unit.words)))):
        return False
    if circumstance(unit, at) or word.kind not in {"word", "number"} or word.lower in g.OBJECT_PRONOUNS - {"it", "you", "her"}:
        return False
    return word.lower not in (g.PREPOSITIONS - {"about", "under", "over", "despite", "in", "at", "after"}) | g.CONJUNCTIONS | (g.WH - {"if", "what"}) | g.AUXILIARIES | {"so", "as", "because", "than"}


def _verb_like(unit: Unit, at: int) -> bool:
    lower, before = unit.lower(at), unit.lower(at - 1)
    if lower in g.AUXILIARIES | g.FINITE:
        return True
    if before in g.DETERMINERS | g.PREPOSITIONS or unit.words[at].capital:
        return False
    if lower.endswith("ed") and len(lower) > 3:
        return unit.lower(at + 1) not in g.PREPOSITIONS - {"to"} or before in g.SUBJECT_PRONOUNS
    if unit.lower(at + 1) in {"", ".", ",", "of", "and", "for", "at", "on", "with", "from", "against"} and before not in g.SUBJECT_PRONOUNS:
        return False
    return lower in verb_forms() or (lower.endswith("s") and not lower.endswith(("ss", "'s", "’s")) and not unit.words[at].capital and unit.kind(at) == "word")


def _to(unit: Unit, first: int, limit: int, row: Cue) -> Complement | None:
    for place in range(first, min(first + 12, limit)):
        if unit.lower(place) == "to" and _bare_verb(unit, place + 1):
            start = place - (unit.lower(place - 1) == "not")
            fits, whom = _between(unit, first, start, row) if start > first else (True, None)
            if fits or all(unit.lower(at) in g.ADVERBS for at in range(first, start)):
                return Complement(start, short_end(unit, start, limit), row, "to", whom)
            return None
    return None


def _bare_verb(unit: Unit, at: int) -> bool:
    word = unit.words[at] if at < len(unit.words) else None
    if word is not None and word.kind == "quote":
        return True
    return word is not None and word.kind == "word" and not word.capital and word.lower not in g.DETERMINERS | g.PRONOUNS | g.PREPOSITIONS | g.WH


def _obj_to(unit: Unit, first: int, limit: int, row: Cue) -> Complement | None:
    if not _opens_object(unit, first):
        return None
    for place in range(first + 1, min(first + _NEAR, limit)):
        lower = unit.lower(place)
        if lower == "to" and _bare_verb(unit, place + 1):
            return Complement(first, short_end(unit, first, limit, place), row, "obj_to")
        if unit.kind(place) in {"mark", "quote"} and lower not in {",", "&"} or lower in g.BE | g.FINITE | g.SUBORDINATORS:
            return None
    return None


def _opens_object(unit: Unit, at: int) -> bool:
    word = unit.words[at] if at < len(unit.words) else None
    if word is None or word.kind not in {"word", "number"}:
        return False
    return word.lower not in g.PREPOSITIONS | g.CONJUNCTIONS | g.SUBORDINATORS | g.AUXILIARIES | g.TIMES | g.ADVERBS - {"both", "all", "further", "only"} | (g.SUBJECT_PRONOUNS - {"it", "you"}) and not word.lower.endswith("ly")


def _through(*markers: str) -> Callable[[Unit, int, int, Cue], Complement | None]:
    """A frame of an object and something behind a marker: "accused them of …", "put it at …", "described it as …"."""

    def find(unit: Unit, first: int, limit: int, row: Cue) -> Complement | None:
        if not _opens_object(unit, first):
            return None
        for place in range(first + 1, min(first + _NEAR, limit - 1)):
            if unit.lower(place) in markers:
                end = _phrase_end if markers[0] == "at" else short_end
                return Complement(first, max(end(unit, first, limit), place + 2), row, markers[0])
            if unit.kind(place) == "mark" and unit.lower(place) not in {",", "&"} or unit.lower(place) in g.BE | g.FINITE:
                return None
        return None

    return find


def _call(unit: Unit, first: int, limit: int, row: Cue) -> Complement | None:
    if not _opens_object(unit, first):
        return None
    for place in range(first + 1, min(first + 14, limit)):
        if unit.kind(place) == "quote" or unit.lower(place) in {"a", "an"} and place > first:
            return Complement(first, short_end(unit, first, limit, place), row, "call")
        if unit.kind(place) == "mark" or unit.lower(place) in g.BE | g.FINITE | g.CONJUNCTIONS - {"and"} | g.SUBORDINATORS:
            return None
    return None


def _ing(unit: Unit, first: int, limit: int, row: Cue) -> Complement | None:
    place = first + (unit.lower(first) == "not")
    lower = unit.lower(place)
    if place < limit and lower.endswith("ing") and lower not in _NO_ING and not unit.words[place].capital:
        return Complement(first, _phrase_end(unit, first, limit), row, "ing")
    return None


def _np(unit: Unit, first: int, limit: int, row: Cue) -> Complement | None:
    if first >= limit or not _opens_object(unit, first):
        return None
    if unit.kind(first - 2) == "number" and not unit.words[first].capital and unit.lower(first) not in g.DETERMINERS:
        return None  # "three proposed sites"
    if unit.lower(first - 1) in _ADJECTIVAL and not unit.words[first].capital and unit.lower(first) not in g.DETERMINERS | g.OBJECT_PRONOUNS:
        return None  # "pay estimated taxes"
    return Complement(first, _phrase_end(unit, first, limit), row, "np")


def _phrase_end(unit: Unit, start: int, limit: int) -> int:
    """The end of a noun phrase: its first comma, or when and where something was said."""
    end = short_end(unit, start, limit)
    stop = next((at for at in range(start + 1, end) if unit.lower(at) == "," or circumstance(unit, at)), end)
    return without_marks(unit, start, stop)


def long_end(unit: Unit, start: int, limit: int) -> int:
    """The end of a clause that may hold others: the unit's end, or where the article takes over again (", adding …", ", according to …")."""
    for place in range(start + 1, limit):
        lower, after = unit.lower(place), unit.lower(place + 1)
        if lower == ";" or lower == "," and (after == "according" or after in {"citing", "quoted", "quoting"} or _adds(unit, place + 1)):
            return without_marks(unit, start, place)
        if lower == "according" and after == "to":
            return without_marks(unit, start, place)
    return without_marks(unit, start, limit)


def _adds(unit: Unit, at: int) -> bool:
    lower = unit.lower(at)
    return lower.endswith("ing") and lower in verb_forms() and lower not in {"showing", "finding", "putting", "calling", "asking", "offering", "seeking", "considering", "planning", "ordering", "directing", "pressing"}


def short_end(unit: Unit, start: int, limit: int, least: int = 0) -> int:
    """The end of a phrase: before a comma and a new clause, or a time; `least` is a place that it must hold."""
    for place in range(max(start, least) + 1, limit):
        lower, after = unit.lower(place), unit.lower(place + 1)
        if lower in {";", "—", "–"} or lower == "according" and after == "to":
            return without_marks(unit, start, place)
        if lower == "," and (after in g.CONJUNCTIONS | g.SUBORDINATORS | g.SUBJECT_PRONOUNS | {"with", "despite", "according", "citing", "quoted"} or after.endswith("ing")):
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


_FRAMES: dict[str, Callable[[Unit, int, int, Cue], Complement | None]] = {
    "call": _call, "as": _through("as"), "at": _through("at"), "of": _through("of"), "quote": _quote, "that": _that, "to": _to,
    "obj_to": _obj_to, "wh": _wh, "clause": _clause, "bare": _bare, "ing": _ing, "np": _np,
}  # fmt: skip
