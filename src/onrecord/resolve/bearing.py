"""In which country a name is at home, by the names of the office holders of each: the same words, or words of the same sounds."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Sequence
from functools import cache, lru_cache

from onrecord.ontology.officials import bearers

__all__ = ["elsewhere", "share", "sound"]

_KNOWN = 2  # bearers from which a word is known for a name
_KINDS = 8000  # how many runs of letters there are, about
_SEEN = 0.5  # what each counts besides the times that it was seen
_RUN = 3  # letters


def share(names: Sequence[str], country: str) -> float:
    """How much of those who bear a name are a country's: of the words of the name the most telling one, from 0 to 1."""
    held = [bearers().get(name, {}) for name in names]
    return max((one.get(country, 0) / (sum(one.values()) + _KNOWN) for one in held), default=0.0)


def elsewhere(names: Sequence[str], country: str) -> bool:
    """Whether words of a name are known, and none of them in a country."""
    known = [one for name in names if sum((one := bearers().get(name, {})).values()) >= _KNOWN]
    return bool(known) and all(country not in one for one in known)


def sound(names: Sequence[str], country: str, others: Collection[str]) -> float:
    """How much likelier a name's letters are in a country than in others: its share of all, 0 where there is no name."""
    if not names:
        return 0.0
    length = sum(len(name) for name in names) / _RUN
    told = {one: sum(_likely(name, one) for name in names) / length for one in {country, *others}}
    top = max(told.values())
    return math.exp(told[country] - top) / sum(math.exp(value - top) for value in told.values())


@lru_cache(maxsize=100_000)  # the names of a page are weighed for its countries again and again
def _likely(name: str, country: str) -> float:
    runs, whole = _runs(country)
    return sum(math.log((runs[run] + _SEEN) / (whole + _SEEN * _KINDS)) for run in _cut(name))


def _cut(name: str) -> list[str]:
    marked = f"^{name.lower()}$"
    return [marked[place : place + _RUN] for place in range(len(marked) - _RUN + 1)] + [marked[:_RUN], marked[-_RUN - 1 :]]


@cache
def _runs(country: str) -> tuple[Counter[str], int]:
    """The runs of letters in the names of a country, and how many they are together."""
    found: Counter[str] = Counter()
    for word, times in _words().get(country, {}).items():
        for run in _cut(word):
            found[run] += times
    return found, sum(found.values())


@cache
def _words() -> dict[str, Counter[str]]:
    """The words of the names of each country."""
    found: dict[str, Counter[str]] = {}
    for word, held in bearers().items():
        for country, times in held.items():
            found.setdefault(country, Counter())[word] = times
    return found
