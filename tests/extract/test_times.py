"""Expressions of time, by example: the cases of `data/times.tsv`, and what must hold of any text."""

from __future__ import annotations

import random
import time
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest

from onrecord.extract.times import expressions, times, whens
from onrecord.spans import Span
from onrecord.tokens import Words

_TABLE = Path(__file__).parent / "data" / "times.tsv"


class Case(NamedTuple):
    """A row of the table: a text, the day of its report, and the times that it tells as (words, start, end, precision)."""

    text: str
    anchor: str | None
    future: bool
    expected: list[tuple[str, ...]]


def _expected(cells: list[str]) -> list[tuple[str, ...]]:
    return list(zip(*(cell.split(";") for cell in cells), strict=True)) if cells[0] else []


def _cases() -> list[Case]:
    rows = [line.split("\t") for line in _TABLE.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    assert rows[0] == ["text", "anchor", "clause", "words", "start", "end", "precision"]
    return [Case(text, anchor or None, clause == "future", _expected(cells)) for text, anchor, clause, *cells in rows[1:]]


CASES = _cases()


@pytest.mark.parametrize("case", CASES, ids=[f"{case.text} ({case.anchor})" for case in CASES])
def test_times(case: Case) -> None:
    found = times(case.text, case.anchor, future=case.future)
    assert [(one.span.of(case.text), one.start, one.end, one.precision) for one in found if one.span] == case.expected


def test_there_are_cases_enough() -> None:
    assert len(CASES) >= 250


def test_no_two_times_share_a_character_and_all_are_within_the_text() -> None:
    text = " ".join(case.text for case in CASES)
    found = expressions(text, "2019-05-22")
    assert all(before.span.end <= after.span.start for before, after in pairwise(found))
    assert found[-1].span.end <= len(text)
    assert all(one.past.start <= one.past.end for one in found if one.past)


def test_what_counts_from_an_event_is_told_but_not_resolved() -> None:
    text = "It fell on Monday, two weeks before the harvest."
    assert [(one.span.of(text), one.gap) for one in expressions(text, "2019-05-22")] == [
        ("Monday", None),
        ("two weeks before", (-2.0, "week")),
    ]
    assert len(times(text, "2019-05-22")) == 1


def test_the_preposition_is_told_where_it_makes_a_difference() -> None:
    text = "Since May, and until 3 June or before Friday, but in 2014 and on Monday."
    assert [one.relation for one in expressions(text, "2019-05-22")] == ["since", "until", "before", "", ""]


def test_whens_are_those_within_a_span_counted_from_what_stands_before_it() -> None:
    text = "On Monday he fled. Two days later he was caught."
    found = whens(Words(text, []), "2019-05-25", Span(19, len(text)))
    assert [(one.start, one.precision) for one in found] == [("2019-05-22", "day")]


@pytest.mark.parametrize("anchor", ["0001-01-01", "9999-12-31", "2020-02-30", "99", "", "0000", "２０２０"])
def test_the_ends_of_the_calendar_and_odd_anchors_do_no_harm(anchor: str) -> None:
    for case in CASES:
        assert isinstance(times(case.text, anchor, future=True), list)
        assert isinstance(times(case.text, anchor), list)


@pytest.mark.parametrize(
    "word", ["a ", "on the ", "May ", "2019-", "3 ", "two and a half ", "last ", "’s ", "first of the ", "\n", "١٢ ", "12:"]
)
def test_long_runs_of_a_word_take_linear_time(word: str) -> None:
    begun = time.process_time()
    expressions(word * 4000, "2019-05-22")
    assert time.process_time() - begun < 2.0


def test_any_mixture_of_words_is_read() -> None:
    words = [word for case in CASES for word in case.text.split()]
    chance = random.Random(1)
    for _ in range(300):
        text = " ".join(chance.choices(words, k=12))
        for one in times(text, "2019-05-22", future=chance.random() < 0.5):
            assert one.start <= one.end
