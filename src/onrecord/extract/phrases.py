"""Noun phrases without a parser: the one that ends before a verb, the one that begins behind it. None where that is in doubt."""

from __future__ import annotations

from functools import cache

from onrecord.lang.en.tables import words
from onrecord.extract.units import Unit
from onrecord.lang.en import cues
from onrecord.lang.en import grammar as g

LONGEST = 26  # words of a source
_BREAKS = g.SUBORDINATORS | frozenset(("but", "or", "while", "whereas", "then", "amid", "yet"))
_NO_END = g.PREPOSITIONS | g.CONJUNCTIONS | g.SUBORDINATORS | g.FINITE | g.DETERMINERS - frozenset(("some", "many", "both", "all", "several", "most", "few", "these", "those", "this")) | g.AUXILIARIES


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
    if last.kind not in {"word", "number"} or last.lower in _NO_END or last.lower.endswith(("'s", "’s", "ly")) and last.lower not in g.NO_ADVERBS:
        return None
    first = _leftmost(unit, end)
    if first is None or end - first > LONGEST or _in_list(unit, first, end):
        return None
    return _trimmed(unit, first, end)


def _leftmost(unit: Unit, end: int) -> int | None:
    """Where the phrase begins; a verb before it must be that of a relative clause, which belongs to the phrase."""
    first = end
    while first > 0 and end - first <= LONGEST:
        if _in_phrase(unit, first - 1, end):
            first -= 1
        elif _verb_of_clause(unit, first - 1, end):
            who = next((at for at in range(first - 2, max(first - 9, -1), -1) if unit.lower(at) in {"who", "that", "which", "whose"}), None)
            if who is None or any(unit.kind(at) == "mark" for at in range(who, first)):
                return None
            first = who
        elif unit.lower(first - 1) == "and" and first < end and unit.words[first].capital and unit.words[first - 2].capital and first > 1:
            return first if _clause_before(unit, first - 1) else None
        else:
            break
    return first


def _clause_before(unit: Unit, at: int) -> bool:
    """Whether the words before an "and" are a clause, not the beginning of a name that the "and" stands in."""
    for place in range(at - 1, -1, -1):
        if unit.kind(place) in {"mark", "quote"} or unit.lower(place) in _BREAKS:
            return False
        if _finite(unit.lower(place)) or unit.lower(place) in cue_forms():
            return True
    return False


def _verb_of_clause(unit: Unit, at: int, end: int) -> bool:
    """Whether the word that ends a phrase to its left is a verb that takes no clause: then the phrase is its object."""
    lower = unit.lower(at)
    if unit.words[at].capital or unit.kind(at) != "word":
        return False
    return lower in g.AUXILIARIES | g.FINITE or lower not in cue_forms() and _verb_like(unit, at, end)


@cache
def cue_forms() -> frozenset[str]:
    """Every form of every verb of saying."""
    return frozenset(form for row in cues() if row.kind == "verb" for form in row.forms)


def _in_list(unit: Unit, first: int, end: int) -> bool:
    """Whether a phrase with "and" is only the end of a longer list or name ("of Sciences, Engineering and Medicine")."""
    if unit.lower(first - 1) != "," or not any(unit.lower(at) == "and" for at in range(first, end)):
        return False
    opening = first - 1
    while opening > 0 and unit.lower(opening - 1) not in {",", ";", ":", "“”"}:
        opening -= 1
    lower = unit.lower(opening)
    return not (lower in g.PREPOSITIONS | g.SUBORDINATORS | g.ADVERBS | g.CONJUNCTIONS | g.TIMES or lower.endswith("ly") or lower in {"however", "meanwhile", "earlier"})


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
    if not left or at - first >= 6 and not all(word.capital or word.lower in {"of", "the"} for word in left):
        return False
    if first > 0 and unit.lower(first - 1) not in {",", ":", ";"} | _BREAKS or unit.lower(first - 1) == ",":
        return unit.lower(first - 1) in {":", ";"} | _BREAKS or _all_names(unit, first, at)
    return not any(_finite(word.lower) for word in left)


def _all_names(unit: Unit, first: int, last: int) -> bool:
    return all(word.capital or word.lower in {"of", "the", "de", "al"} for word in unit.words[first:last])


def _finite(lower: str) -> bool:
    return lower in g.AUXILIARIES or lower in g.FINITE or lower in g.SUBJECT_PRONOUNS or (lower.endswith("ed") and lower not in g.ORDINARY_ED)


def _trimmed(unit: Unit, first: int, end: int) -> tuple[int, int] | None:
    """A collected stretch without what leads up to the phrase ("On Tuesday the minister", "But", "Meanwhile")."""
    while first < end and (unit.lower(first) in {"and", "or", "but", "still", "yet", "so", "then", "later", "also", "now", "instead", "meanwhile"} | g.TIMES):
        first += 1
    if first < end and unit.lower(first) in g.PREPOSITIONS:
        start = _behind_preposition(unit, first, end)
        if start is None:
            return None
        first = start
    if first < end and unit.lower(first) in g.TIME_ADJECTIVES and unit.lower(first + 1) in g.SPANS_OF_TIME:
        first += 2
    if first >= end or not _nominal(unit, first, end):
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


def _nominal(unit: Unit, first: int, end: int) -> bool:
    """Whether a stretch may stand as a source at all."""
    words = unit.words[first:end]
    if words[0].lower in g.OBJECT_PRONOUNS - g.SUBJECT_PRONOUNS or words[0].lower in {"no", "nobody", "none", "nothing", "there", "not"}:
        return False
    if len(words) == 1 and words[0].lower in {"this", "that", "these", "those"} | g.TIMES | g.ADVERBS - {"both", "all"}:
        return False
    if words[0].lower.endswith("ed") and not words[0].capital and words[0].lower not in g.ORDINARY_ED or len(words) == 1 and words[0].lower == "one":
        return False
    if words[0].lower.endswith("ing") and not words[0].capital:
        return False
    return any(word.kind == "word" and word.lower not in g.PREPOSITIONS for word in words)


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
    told = unit.kind(comma + 1) == "number" or after in _TELLS or not _finite(after) and not unit.words[comma + 1].capital and after not in g.CONJUNCTIONS | g.SUBORDINATORS
    return (0, close) if told and unit.lower(0) not in g.PREPOSITIONS | g.SUBORDINATORS | g.ADVERBS else None


def _apposes(unit: Unit, first: int, last: int) -> bool:
    """Whether the words between two commas tell of a person ("53", "a captain", "who leads the party", "speaking in Rome")."""
    if first >= last:
        return False
    word = unit.words[first]
    if word.kind == "number" or word.lower in {"a", "an", "the", "one", "another", "head", "now", "himself", "herself"} | g.POSSESSIVES | {"who", "whose", "which"}:
        return word.lower in {"who", "whose", "which"} or not any(unit.lower(at) in g.FINITE | g.BE for at in range(first, last))
    if word.lower in g.PREPOSITIONS | {"speaking", "writing", "standing", "citing", "asked", "quoted"}:
        return True
    return not any(_finite(unit.lower(at)) for at in range(first, last)) and unit.lower(first) not in g.CONJUNCTIONS | g.SUBORDINATORS


_STOPS = frozenset(words("phrase_stops"))
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
    return place if place > at and _nominal(unit, at, place) else None


def _ends_phrase(unit: Unit, place: int, first: int, limit: int) -> bool:
    lower = unit.lower(place)
    if unit.kind(place) == "quote" or lower in {";", ":", "—", "–", "(", ".", "?", "!"}:
        return True
    if lower == ",":
        return not _goes_on_behind(unit, place, first, limit)
    if lower in g.SUBJECT_PRONOUNS and lower != "who" or lower in g.TIMES:
        return True
    if lower in _STOPS:
        return not (lower == "who" and place > first or lower == "that" and place > first and unit.lower(place - 1) != ",")
    if lower in {"on", "in", "at", "to"}:
        return circumstance(unit, place)
    return lower == "and" and not _joins_names(unit, place)


def circumstance(unit: Unit, place: int) -> bool:
    """Whether a preposition opens where, when or to whom something was said ("on Tuesday", "in a statement", "to reporters")."""
    following = [unit.lower(at) for at in range(place + 1, place + 5)]
    if unit.lower(place) == "on":
        return following[0] in g.TIMES | g.MONTHS | {"condition", "state", "television", "twitter", "facebook", "telegram", "social"} or unit.kind(place + 1) == "number"
    if unit.lower(place) == "to":
        return any(word in g.ADDRESSED for word in following[:3])
    if unit.lower(place) in {"in", "at", "during", "via", "through"}:
        return following[0] in {"a", "an", "his", "her", "their", "its", "the"} and any(word in _SAID_IN for word in following[1:])
    return False


def _joins_names(unit: Unit, place: int) -> bool:
    before, after = unit.words[place - 1], unit.words[min(place + 1, len(unit.words) - 1)]
    return (before.capital and after.capital) or (not _finite(after.lower) and not after.lower.endswith("ing") and after.kind == "word" and after.lower not in g.DETERMINERS | g.ADVERBS)


def _goes_on_behind(unit: Unit, comma: int, first: int, limit: int) -> bool:
    """Whether the phrase goes on behind a comma: an age, an office, a relative clause about a person."""
    after = unit.lower(comma + 1)
    if not any(unit.words[at].capital for at in range(first, comma)) or comma + 1 >= limit:
        return False
    if unit.kind(comma + 1) == "number":
        return True
    if after in {"a", "an", "the", "one", "another", "his", "her", "its", "their", "head", "director", "chairman", "spokesman", "spokeswoman", "president", "who", "whose"}:
        return True
    return unit.lower(comma - 1).isdigit() and after not in _STOPS | g.CONJUNCTIONS and not after.endswith("ing")
