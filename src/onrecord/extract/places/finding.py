"""The names of places in an article, each with what it means there."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import structs

from onrecord.extract.places.lookup import WIDE, Hint, Meaning, meanings
from onrecord.extract.places.page import Told, beside, told, votes
from onrecord.lang.en.times import time_words
from onrecord.model import Name, Where
from onrecord.ontology.gazetteer import key
from onrecord.spans import Span
from onrecord.tokens import Words

__all__ = ["about", "dateline", "places"]

_BASE = {"country": 8.0, "region": 3.5, "capital": 1.5, "town": 0.0, "demonym": 0.0}  # a town has the logarithm of its size besides
_SHARED = 5.5  # for a country whose name is a region's too
_ABOUT = 6.0  # what the page's own country adds at most
_STATED = 20.0  # what the words beside a name add
_HOME = 2  # what the outlet's country counts
_FEW = 3  # votes below which a page is about no country
_CLEAR = 0.6  # the share of votes from which a page is about one country
_PLACED = frozenset("in at near from to of outside around across inside into off towards toward on".split())
_TOLD = frozenset("in at near".split())
_DATED = re.compile(r"$|,\s*[\dA-Z][^.;()]{0,40}(?:$|\.? ?[(:—–]| - )")  # what follows the place of a dateline
_DATELINE = re.compile(r"\s*([^\W\d_](?:[^\W\d_]|[ '’./-]){2,40}?)(?=,|\s*\(|\s*[:—–]|\s+-\s|$)")


def places(words: Words, names: Sequence[Name], *, country: str | None = None) -> list[Where]:
    """The places that an article names, in order.

    They are the reader's names of label LOC, and beside these the names of countries, and of towns and regions behind a preposition
    that tells a place, which no other name of the reader covers. `country`: alpha-3 of where the outlet writes, a hint among others.
    `country` of a place is None where neither a table nor the page tells it; so are degrees and GeoNames id of what is no town.
    """
    found = told(words, names)
    counted = votes(found)
    if country:
        counted[country] += _HOME
    made = []
    for first, end in _spans(words, names, found):
        span = words.span(first, end - 1)
        stated = beside(words, first, end, found) or _state(words, first, span)
        best = _best(meanings(span.of(words.text)), stated, counted)
        if best is not None:
            made.append(Where(span, best.name, best.code, best.lat, best.lon, best.geonames))
        elif key(span.of(words.text)) in WIDE:
            made.append(Where(span, span.of(words.text), None))
        else:
            made.append(Where(span, span.of(words.text), stated[0].code if stated else _about(counted)))
    return list(_named_longer(words, made))


def _named_longer(words: Words, found: Sequence[Where]) -> Iterator[Where]:
    """The same places, but a name that is the end of a longer one told before it, "Hagen" after "Mount Hagen", means the same."""
    ends: dict[str, Where] = {}
    for one in found:
        parts = key(one.span.of(words.text)).split()
        longer = ends.get(" ".join(parts))
        meant = structs.replace(longer, span=one.span) if longer is not None and one.geonames else one
        yield meant
        for place in range(1, len(parts)):
            ends.setdefault(" ".join(parts[place:]), meant)


def dateline(words: Words, names: Sequence[Name], body: Span) -> Where | None:
    """The place of the dateline that opens a stretch of text ("KYIV, Sept 5 (Lux) -", "Astana, 10 April"); None without one.

    `body` is the article's dateline block or its first paragraph, read or not.
    """
    opening = _DATELINE.match(words.text, body.start, body.end)
    if opening is None:
        return None
    head = Span(opening.start(1), opening.end(1))
    rest = words.text[head.end : body.end]
    if not (head.of(words.text).isupper() or _DATED.match(rest)):
        return None
    best = _best(meanings(head.of(words.text)), (), votes(told(words, names)))
    return Where(head, best.name, best.code, best.lat, best.lon, best.geonames) if best else None


def about(words: Words, names: Sequence[Name], found: Sequence[Where]) -> Where | None:
    """The place that an article is about: of its places the first in the country that it tells most of; None where it tells of
    several alike, or of none."""
    code = _about(votes(told(words, names)))
    return next((one for one in found if code and one.country == code), None)


def _spans(words: Words, names: Sequence[Name], found: Sequence[Told]) -> list[tuple[int, int]]:
    """The words of each place, in order: from the first up to the one behind the last."""
    named = [name.span for name in names if name.label in {"PER", "ORG", "MISC", "LOC"}]
    taken = {number for span in named for number in words.within(span)}
    made = {(held[0], held[-1] + 1) for name in names if name.label == "LOC" and (held := words.within(name.span))}
    for one in found:
        if taken.isdisjoint(range(one.first, one.end)) and any(_place(words, one, hint) for hint in one.hints):
            made.add((one.first, one.end))
    covered = {number for first, end in made for number in range(first, end)}
    return sorted(made | set(_towns(words, taken | covered)))


def _place(words: Words, one: Told, hint: Hint) -> bool:
    if hint.sort == "country":
        return True
    return hint.sort in {"region", "capital"} and (words.lower(one.first - 1) in _PLACED | {",", "as", "and"})


def _towns(words: Words, taken: set[int]) -> Iterator[tuple[int, int]]:
    """Towns that the reader missed: a name with a capital behind "in" or "at", and of one meaning that is plain."""
    for number in range(1, len(words)):
        name = words.tokens[number].span.of(words.text)
        if number in taken or words.lower(number - 1) not in _TOLD or not name[:1].isupper() or name.lower() in time_words():
            continue
        if len({one.code for one in meanings(name)}) == 1:
            yield number, number + 1


def _state(words: Words, first: int, span: Span) -> tuple[Hint, ...]:
    """For the state in "Atlanta, Georgia": that it is one."""
    if first < 2 or words.lower(first - 1) != ",":
        return ()
    here = {town.state for town in meanings(words.tokens[first - 2].span.of(words.text)) if town.state}
    return tuple(Hint(one.code, "region", one.state) for one in meanings(span.of(words.text)) if one.state and one.state in here)


def _best(known: Sequence[Meaning], stated: Sequence[Hint], counted: Counter[str]) -> Meaning | None:
    """The likeliest meaning; None where there is none, or where the words beside the name say that it is in another country."""
    if stated and not any(one.code == hint.code for one in known for hint in stated):
        return None
    whole = sum(counted.values())
    shared = any(one.sort == "region" for one in known)

    def score(one: Meaning) -> float:
        here = _SHARED if shared and one.sort == "country" else _BASE[one.sort]
        here += math.log10(one.thousands + 1) + (_ABOUT * counted[one.code] / whole if whole else 0.0)
        for hint in stated:
            if hint.code == one.code:
                here += _STATED + (1.0 if hint.state and hint.state == one.state else 0.0) * _STATED
        return here

    return max(known, key=score, default=None)


def _about(counted: Counter[str]) -> str | None:
    """The country that a page is about, where it is about one."""
    code, most = next(iter(counted.most_common(1)), ("", 0))
    return code if most >= _FEW and most >= _CLEAR * sum(counted.values()) else None
