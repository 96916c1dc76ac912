"""Amounts, by example: the words, then (words of the amount, value, low, high, unit, round)."""

from __future__ import annotations

import pytest

from onrecord.extract import quantities
from onrecord.spans import Span

FOUND = [
    ("12 men left", ("12 men", 12, None, None, "men", False)),
    ("at least 20 people died", ("at least 20 people", 20, 20, None, "people", True)),
    ("up to 300 tanks", ("up to 300 tanks", 300, None, 300, "tanks", True)),
    ("some 4,000 tonnes of grain", ("some 4,000 tonnes", 4000, None, None, "tonnes", True)),
    ("between 300 and 400 tanks", ("between 300 and 400 tanks", 300, 300, 400, "tanks", True)),
    ("two to three million euros", ("two to three million euros", 2e6, 2e6, 3e6, "euros", True)),
    ("$1.5 billion in loans", ("$1.5 billion", 1.5e9, None, None, "dollars", False)),
    ("30 per cent of the vote", ("30 per cent", 30, None, None, "percent", False)),
    ("dozens of armed men", ("dozens of armed men", None, 24, None, "men", True)),
    ("half a million refugees", ("half a million refugees", 5e5, None, None, "refugees", False)),
    ("a dozen lorries", ("a dozen lorries", 12, None, None, "lorries", False)),
    ("twenty-five soldiers", ("twenty-five soldiers", 25, None, None, "soldiers", False)),
    ("1,200 containers of shells", ("1,200 containers", 1200, None, None, "containers", False)),
    ("more than 2,000 people", ("more than 2,000 people", 2000, 2000, None, "people", True)),
]
NONE = [
    "In 2014 the town burned",
    "on June 12 they left",
    "at 10:07 the siren went",
    "the 5th army",
    "Olo Bran, 61, left",
    "one of them",
    "page 7",
    "the US's 3",
    "",
]


@pytest.mark.parametrize(("words", "expected"), FOUND, ids=[row[0] for row in FOUND])
def test_found(words: str, expected: tuple[str, float | None, float | None, float | None, str, bool]) -> None:
    (one,) = quantities(words, Span(0, len(words)))
    assert (one.span.of(words), one.value, one.low, one.high, one.unit, one.approximate) == expected


@pytest.mark.parametrize("words", NONE)
def test_none(words: str) -> None:
    assert quantities(words, Span(0, len(words))) == []


def test_only_within_the_span() -> None:
    words = "12 men and 13 women"
    assert [one.value for one in quantities(words, Span(7, len(words)))] == [13]
