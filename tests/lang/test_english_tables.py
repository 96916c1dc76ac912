"""Every row of the English tables matches its example and misses its counter-example."""

from __future__ import annotations

import re

import pytest

from onrecord.extract.hedges import hedges_in
from onrecord.lang.en import Hedge, Instrument, hedges, instruments
from onrecord.lang.en.tables import words
from onrecord.spans import Span


@pytest.mark.parametrize("row", hedges(), ids=lambda row: row.words)
def test_hedge(row: Hedge) -> None:
    found = [span.of(row.example).lower() for span in hedges_in(row.example, [Span(0, len(row.example))])]
    assert row.words in found
    assert row.words not in [
        span.of(row.not_example).lower() for span in hedges_in(row.not_example, [Span(0, len(row.not_example))])
    ]


@pytest.mark.parametrize("row", instruments(), ids=lambda row: f"{row.kind} {row.means} {row.words[:20]}")
def test_instrument(row: Instrument) -> None:
    pattern = re.compile(rf"\b(?:{row.words})\b", re.IGNORECASE)
    assert pattern.search(row.example)
    assert not pattern.search(row.not_example)


def test_words_of_a_class_are_in_lower_case() -> None:
    assert all(word == word.lower() for name in ("be", "relatives", "modals") for word in words(name))
