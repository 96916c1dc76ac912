"""What a page tells of countries: which words of it hint at which, and what stands beside a name."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Sequence
from operator import attrgetter
from typing import NamedTuple

from onrecord.extract.places.lookup import Hint, hints, longest
from onrecord.model import Name
from onrecord.ontology.gazetteer import key
from onrecord.spans import Span
from onrecord.tokens import Words

__all__ = ["Told", "beside", "told", "votes"]

_WEIGHT = {"country": 3, "demonym": 2, "capital": 2, "region": 1, "town": 1}
_SHARED = 2  # for a country's name that is a region's too ("Georgia")
_BEHIND = frozenset(("in", ",", "("))  # between a place and the country that it lies in
_DIRECTIONS = frozenset(
    "north south east west northern southern eastern western central the northeastern northwestern southeastern southwestern".split()
)
_LINKS = (
    frozenset(
        "'s ’s city town port village province region district state capital of the township municipality island area border".split()
    )
    | _DIRECTIONS
)
_NEAR = 6  # words
_end = attrgetter("end")
_SHORT = 3  # letters up to which a name is an acronym, and one only in capitals ("US")


class Told(NamedTuple):
    """Words, from one up to another (not included), that hint at countries."""

    first: int
    end: int
    hints: tuple[Hint, ...]


def told(words: Words, names: Sequence[Name]) -> list[Told]:
    """The words of an article that hint at countries, in order, the longest names first; none of them within a person's name."""
    persons = {number for name in names if name.label == "PER" for number in words.within(name.span)}
    found: list[Told] = []
    place = 0
    while place < len(words):
        one = _at(words, place, persons)
        if one:
            found.append(one)
        place = one.end if one else place + 1
    return found


def _at(words: Words, place: int, persons: Collection[int]) -> Told | None:
    """The longest hint that begins with a word; a capital, and none within a person's name."""
    first = words.tokens[place].span
    if not words.text[first.start].isupper() or place in persons:
        return None
    for end in range(min(place + longest() + 2, len(words)), place, -1):
        last = words.tokens[end - 1].span
        if words.sentence[end - 1] == words.sentence[place] and words.text[last.end - 1].isalnum():
            told_here = Span(first.start, last.end).of(words.text)
            known = hints().get(key(told_here))
            if known and (len(told_here) > _SHORT or told_here.isupper()):
                return Told(place, end, known)
    return None


def votes(found: Sequence[Told]) -> Counter[str]:
    """How much a page tells of each country: its names count most, then its capital, its people and what is theirs."""
    counted: Counter[str] = Counter()
    for one in found:
        if len({hint.code for hint in one.hints}) == 1:
            counted[one.hints[0].code] += _WEIGHT[one.hints[0].sort]
        elif one.hints[0].sort == "country":
            counted[one.hints[0].code] += _SHARED
    return counted


def beside(words: Words, first: int, end: int, found: Sequence[Told]) -> tuple[Hint, ...]:
    """What the words at a name say of where it is: "Tripoli, Lebanon", "the Lebanese city of Tripoli", "Lebanon's Tripoli"."""
    for one in found[bisect_left(found, first - _NEAR, key=_end) :]:
        if one.first > end + 3:
            break
        if end < one.first and words.sentence[one.first] == words.sentence[end - 1]:
            between = [words.lower(number) for number in range(end, one.first)]
            if between[0] in _BEHIND and all(word in _DIRECTIONS for word in between[1:]) and one.hints[0].sort != "demonym":
                return one.hints
        if first - _NEAR <= one.end <= first and words.sentence[one.first] == words.sentence[first]:
            between = [words.lower(number) for number in range(one.end, first)]
            linked = bool(between) and (between[-1] == "of" or between[0] in {"'s", "’s"})
            if linked and all(word in _LINKS for word in between):
                return one.hints
    return ()
