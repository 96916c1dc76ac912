"""What a noun phrase may hold, word by word: the pieces that the rules for subjects and other phrases share."""

from __future__ import annotations

from functools import cache

from onrecord.extract.units import Unit
from onrecord.lang.en import cues
from onrecord.lang.en import grammar as g

_NEVER_ALONE = (
    frozenset(("this", "that", "these", "those", "the", "a", "an", "every", "no", "other"))
    | g.POSSESSIVES
    | g.TIMES
    | g.ADVERBS - {"both", "all"}
)
LONGEST = 26  # words of a source
_BREAKS = g.SUBORDINATORS | frozenset(("but", "or", "while", "whereas", "then", "amid", "yet"))


def leftmost(unit: Unit, end: int) -> int | None:
    """Where the phrase begins; a verb before it must be that of a relative clause, which belongs to the phrase."""
    first = end
    while first > 0 and end - first <= LONGEST:
        if _in_phrase(unit, first - 1, end):
            first -= 1
        elif _verb_of_clause(unit, first - 1, end):
            who = next(
                (at for at in range(first - 2, max(first - 9, -1), -1) if unit.lower(at) in {"who", "that", "which", "whose"}), None
            )
            if who is None or any(unit.kind(at) == "mark" for at in range(who, first)):
                return None
            first = who
        elif (
            unit.lower(first - 1) == "and"
            and first < end
            and unit.words[first].capital
            and unit.words[first - 2].capital
            and first > 1
        ):
            return first if _clause_before(unit, first - 1) else None
        else:
            break
    return first


def _clause_before(unit: Unit, at: int) -> bool:
    """Whether the words before an "and" are a clause, not the beginning of a name that the "and" stands in."""
    for place in range(at - 1, -1, -1):
        if unit.kind(place) in {"mark", "quote"} or unit.lower(place) in _BREAKS:
            return False
        if finite(unit.lower(place)) or unit.lower(place) in cue_forms():
            return True
    return False


def _verb_of_clause(unit: Unit, at: int, end: int) -> bool:
    """Whether the word that ends a phrase to its left is a verb that takes no clause: then the phrase is its object."""
    lower = unit.lower(at)
    if unit.words[at].capital or unit.kind(at) != "word":
        return False
    return lower in g.AUXILIARIES | g.FINITE or (lower not in cue_forms() and _verb_like(unit, at, end))


@cache
def cue_forms() -> frozenset[str]:
    """Every form of every verb of saying."""
    return frozenset(form for row in cues() if row.kind == "verb" for form in row.forms)


def in_list(unit: Unit, first: int, end: int) -> bool:
    """Whether a phrase with "and" is only the end of a longer list or name ("of Sciences, Engineering and Medicine")."""
    if unit.lower(first - 1) != "," or not any(unit.lower(at) == "and" for at in range(first, end)):
        return False
    opening = first - 1
    while opening > 0 and unit.lower(opening - 1) not in {",", ";", ":", "“”"}:
        opening -= 1
    lower = unit.lower(opening)
    return not (
        lower in g.PREPOSITIONS | g.SUBORDINATORS | g.ADVERBS | g.CONJUNCTIONS | g.TIMES
        or lower.endswith("ly")
        or lower in {"however", "meanwhile", "earlier"}
    )


def _in_phrase(unit: Unit, at: int, end: int) -> bool:
    """Whether the word at `at` may belong to a noun phrase that ends at `end`."""
    word = unit.words[at]
    if word.kind == "quote":
        return False
    if word.kind == "mark":
        return word.lower in {"&", "/"}
    if word.lower in {"and", "or"}:
        return _joins(unit, at)
    if word.lower in _BREAKS or word.lower in g.AUXILIARIES or word.lower in g.SUBJECT_PRONOUNS:
        return False
    if word.lower in g.FINITE and not word.capital:
        return False
    return not _verb_like(unit, at, end)


def _verb_like(unit: Unit, at: int, end: int) -> bool:
    """An -ed word that a noun stands before and an object behind is a verb ("troops attacked residents")."""
    word = unit.words[at]
    if word.capital or not word.lower.endswith("ed") or word.lower in g.ORDINARY_ED or len(word.lower) < 5:
        return False
    before, after = unit.lower(at - 1), unit.lower(at + 1)
    if at == 0 or before in g.DETERMINERS or before in g.ADVERBS or before.endswith(("ly", "'s", "’s")) or before in g.PREPOSITIONS:
        return False
    return not (at + 1 >= end or after in g.PREPOSITIONS)


def _joins(unit: Unit, at: int) -> bool:
    """Whether an "and" joins two short nouns or names, rather than two clauses."""
    if not at:
        return False
    first = at
    while first > 0 and at - first < 6 and unit.kind(first - 1) in {"word", "number"} and unit.lower(first - 1) not in _BREAKS:
        first -= 1
    left = unit.words[first:at]
    if not left or (at - first >= 6 and not all(word.capital or word.lower in {"of", "the"} for word in left)):
        return False
    if (first > 0 and unit.lower(first - 1) not in {",", ":", ";"} | _BREAKS) or unit.lower(first - 1) == ",":
        return unit.lower(first - 1) in {":", ";"} | _BREAKS or _all_names(unit, first, at)
    return not any(finite(word.lower) for word in left)


def _all_names(unit: Unit, first: int, last: int) -> bool:
    return all(word.capital or word.lower in {"of", "the", "de", "al"} for word in unit.words[first:last])


def finite(lower: str) -> bool:
    return (
        lower in g.AUXILIARIES
        or lower in g.FINITE
        or lower in g.SUBJECT_PRONOUNS
        or (lower.endswith("ed") and lower not in g.ORDINARY_ED)
    )


def nominal(unit: Unit, first: int, end: int) -> bool:
    """Whether a stretch may stand as a source at all."""
    words = unit.words[first:end]
    if words[0].lower in g.OBJECT_PRONOUNS - g.SUBJECT_PRONOUNS or words[0].lower in {
        "no",
        "nobody",
        "none",
        "nothing",
        "there",
        "not",
    }:
        return False
    if len(words) == 1 and words[0].lower in _NEVER_ALONE:
        return False
    if (words[0].lower.endswith("ed") and not words[0].capital and words[0].lower not in g.ORDINARY_ED) or (
        len(words) == 1 and words[0].lower == "one"
    ):
        return False
    if words[0].lower.endswith("ing") and not words[0].capital:
        return False
    return any(word.kind == "word" and word.lower not in g.PREPOSITIONS for word in words)
