"""Clauses and quotes behind a cue: where they open, where they end, whom they are addressed to."""

from __future__ import annotations

import msgspec

from onrecord.extract.extents import behind_time, is_time, long_end, short_end
from onrecord.extract.phrases import circumstance
from onrecord.extract.units import Unit
from onrecord.extract.verbs import verb_forms
from onrecord.lang.en import Cue
from onrecord.lang.en import grammar as g

NEAR = 16  # words between a cue and what it opens
_PARTING = frozenset((";", ":", "(", "—", "–", "that", "because", "calling", "saying", "and", "but", "which", "who"))


class Complement(msgspec.Struct, frozen=True):
    """Words `first:last` behind a cue, the row of the table that takes them, how (`quote`, `that`, `np`, …), and the addressee."""

    first: int
    last: int
    row: Cue
    how: str
    whom: tuple[int, int] | None = None


def _between(unit: Unit, first: int, last: int, row: Cue) -> tuple[bool, tuple[int, int] | None]:
    """Whether the words between a cue and its clause are in order, and which of them name the addressee."""
    if first >= last:
        return True, None
    if "whom" in row.takes and last - first == 1 and unit.kind(first) == "quote" and unit.lower(last) == "that":
        return True, (first, last)  # a paper that has its name in quotation marks
    if any(unit.kind(at) == "quote" or unit.lower(at) in _PARTING for at in range(first, last)):
        return False, None
    if _circumstantial(unit, first, last):
        return True, None
    return _addressed(unit, first, last) if "whom" in row.takes or unit.lower(first) == "to" else (False, None)


def _circumstantial(unit: Unit, first: int, last: int) -> bool:
    """Whether words between a cue and its clause only tell when, where or after what."""
    opening, place = unit.lower(first), first + (unit.lower(first) == ",")
    if place == last or (unit.lower(last) == ":" and opening in g.PREPOSITIONS):
        return True
    parenthesis = opening == "," and unit.lower(place) in g.PREPOSITIONS | {"as", "after", "when", "citing"}
    return is_time(unit, place) or circumstance(unit, place) or parenthesis


def _addressed(unit: Unit, first: int, last: int) -> tuple[bool, tuple[int, int] | None]:
    """The addressee in front of a clause, if the words can be one."""
    begin = first + (unit.lower(first) == "to")
    end = next((at for at in range(begin, last) if _ends_addressee(unit, begin, at)), last)
    odd = unit.lower(begin) in g.AUXILIARIES | g.CONJUNCTIONS or any(unit.lower(at) in g.FINITE | g.BE for at in range(begin, end))
    return (False, None) if end == begin or odd else (True, (begin, end))


def _ends_addressee(unit: Unit, begin: int, at: int) -> bool:
    return unit.lower(at) == "," or (at > begin and (is_time(unit, at) or circumstance(unit, at)))


def quote_frame(unit: Unit, first: int, limit: int, row: Cue) -> Complement | None:
    for place in range(first, min(first + NEAR, limit)):
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
        elif (
            unit.kind(end) == "word"
            and lower not in g.CONJUNCTIONS | g.SUBORDINATORS | {"to"}
            and not circumstance(unit, end)
            and not lower.endswith("ing")
        ):
            return long_end(unit, end, limit)
        else:
            break
    return end


def that_frame(unit: Unit, first: int, limit: int, row: Cue) -> Complement | None:
    for place in range(first, min(first + NEAR, limit)):
        if unit.lower(place) == "that":
            fits, whom = _between(unit, first, place, row)
            opens = (unit.lower(place + 1) not in {"", ",", ".", "and", "or"} and place + 1 < limit) or unit.kind(
                place + 1
            ) == "quote"
            return Complement(place, long_end(unit, place, limit), row, "that", whom) if fits and opens else None
    return None


def wh_frame(unit: Unit, first: int, limit: int, row: Cue) -> Complement | None:
    for place in range(first, min(first + 6, limit)):
        if unit.lower(place) in g.WH:
            fits, whom = _between(unit, first, place, row)
            known = (
                unit.lower(place) not in {"who", "which", "where", "when", "how"} or place == first or unit.lower(place) == "how"
            )
            return Complement(place, long_end(unit, place, limit), row, "wh", whom) if fits and known else None
    return None


def bare_frame(unit: Unit, first: int, limit: int, row: Cue) -> Complement | None:
    return clause_frame(unit, first, limit, row, strict=True)


def clause_frame(unit: Unit, first: int, limit: int, row: Cue, strict: bool = False) -> Complement | None:
    """A clause without "that"; `strict` asks that its verb be plain to see, before any comma."""
    start = behind_time(unit, first, limit)
    whom = None
    if "whom" in row.takes and unit.lower(start) not in g.SUBJECT_PRONOUNS:
        end = next(
            (
                at
                for at in range(start, min(start + 6, limit))
                if unit.lower(at) in {"he", "she", "they", "it", "we", "there", "the"} and at > start
            ),
            None,
        )
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
    return word.lower not in (g.PREPOSITIONS - {"about", "under", "over", "despite", "in", "at", "after"}) | g.CONJUNCTIONS | (
        g.WH - {"if", "what"}
    ) | g.AUXILIARIES | {"so", "as", "because", "than"}


def _verb_like(unit: Unit, at: int) -> bool:
    lower, before = unit.lower(at), unit.lower(at - 1)
    if lower in g.AUXILIARIES | g.FINITE:
        return True
    if before in g.DETERMINERS | g.PREPOSITIONS or unit.words[at].capital:
        return False
    if lower.endswith("ed") and len(lower) > 3:
        return unit.lower(at + 1) not in g.PREPOSITIONS - {"to"} or before in g.SUBJECT_PRONOUNS
    if (
        unit.lower(at + 1) in {"", ".", ",", "of", "and", "for", "at", "on", "with", "from", "against"}
        and before not in g.SUBJECT_PRONOUNS
    ):
        return False
    return lower in verb_forms() or (
        lower.endswith("s") and not lower.endswith(("ss", "'s", "’s")) and not unit.words[at].capital and unit.kind(at) == "word"
    )


def to_frame(unit: Unit, first: int, limit: int, row: Cue) -> Complement | None:
    for place in range(first, min(first + 12, limit)):
        if unit.lower(place) == "to" and bare_verb(unit, place + 1):
            start = place - (unit.lower(place - 1) == "not")
            fits, whom = _between(unit, first, start, row) if start > first else (True, None)
            if fits or all(unit.lower(at) in g.ADVERBS for at in range(first, start)):
                return Complement(start, short_end(unit, start, limit), row, "to", whom)
            return None
    return None


def bare_verb(unit: Unit, at: int) -> bool:
    word = unit.words[at] if at < len(unit.words) else None
    if word is not None and word.kind == "quote":
        return True
    return (
        word is not None
        and word.kind == "word"
        and not word.capital
        and word.lower not in g.DETERMINERS | g.PRONOUNS | g.PREPOSITIONS | g.WH
    )
