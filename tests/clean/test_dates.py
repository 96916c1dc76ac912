"""Dates as pages write them."""

from __future__ import annotations

import pytest

from onrecord.clean.dates import date_in_address, iso_date, iso_moment


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2026-03-04T18:20:00+00:00", "2026-03-04T18:20:00+00:00"),
        ("2026-03-04T18:20:00Z", "2026-03-04T18:20:00+00:00"),
        ("2026-03-04 18:20:31.5 +0530", "2026-03-04T18:20:31+05:30"),
        ("2026-03-04", "2026-03-04"),
        ("20260304", "2026-03-04"),
        ("Published 4 March 2026", "2026-03-04"),
        ("March 4th, 2026 6:20 p.m.", "2026-03-04"),
        ("Wed, 04 Mar 2026 18:20:00 GMT", "2026-03-04"),
        ("4 de marzo de 2026", "2026-03-04"),
        ("4. März 2026", "2026-03-04"),
        ("4 марта 2026", "2026-03-04"),
        ("4 مارس 2026", "2026-03-04"),
        ("2026年3月4日", "2026-03-04"),
        ("2026년 3월 4일", "2026-03-04"),
        ("04.03.2026 / 18:22", "2026-03-04"),
        ("31/12/2025", "2025-12-31"),
        ("12/31/2025", "2025-12-31"),
        ("04/04/2026", "2026-04-04"),
        ("Jan.28.2026 8h02", "2026-01-28"),
        ("Aug. 05,2026 | 11:54 PM", "2026-08-05"),
        ("26-Jan-2026", "2026-01-26"),
        ("Edition of 8 of November of 2002", "2002-11-08"),
        ("9. 6. 2026", "2026-06-09"),
        ("20260304T182000Z", "2026-03-04T18:20:00+00:00"),
        ("9 Maret 2026", "2026-03-09"),
        ("9 června 2026", "2026-06-09"),
        ("9 آذار 2026", "2026-03-09"),
        ("2026-03", "2026-03"),
        ("In the 2010-11 season", None),  # no month
        ("The 1996-97 season, 4 March 2026", "2026-03-04"),  # no date stops the search for one
        ("Wednesday 03/04/2026", "2026-03-04"),  # only 4 March 2026 was a Wednesday
        ("Fri 03/04/2026", "2026-04-03"),
        ("Monday 03/04/2026", None),  # neither was
        ("The Sun, 03/04/2026", None),
        ("03/04/2026", None),  # a day or a month: nobody can tell
        ("31 February 2026", None),
        ("Chapter 12, 1984 words", None),
        ("13 people met 2026 guests", None),
        ("", None),
    ],
)
def test_a_date_or_none(text: str, iso: str | None) -> None:
    assert iso_date(text) == iso


@pytest.mark.parametrize(
    ("url", "iso"),
    [
        ("https://example.com/2026/03/04/talks", "2026-03-04"),
        ("https://example.com/world/2026/mar/04/talks", "2026-03-04"),
        ("https://example.com/news/2026-03-04-talks.html", "2026-03-04"),
        ("https://example.com/story/20260304-talks", "2026-03-04"),
        ("https://example.com/article/3120260304999/", None),
        ("https://example.com/2026/talks", None),
        ("https://example.com/2026/13/45/talks", None),
    ],
)
def test_a_date_in_an_address(url: str, iso: str | None) -> None:
    assert date_in_address(url) == iso


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("1772648400", "2026-03-04T18:20:00+00:00"),
        ("1772648400123", "2026-03-04T18:20:00+00:00"),
        ("2026-03-04", "2026-03-04"),
        ("17726484", None),
        ("6772648400", None),
        ("", None),
        (None, None),
    ],
)
def test_what_machines_write(value: str | None, iso: str | None) -> None:
    assert iso_moment(value) == iso


def test_long_runs_of_anything_are_read_quickly() -> None:
    for text in ("1 " * 1000, "-" * 2000, "a. " * 660, "2026-" * 400, "12." * 660):
        assert iso_date(text) is None
