"""Dates as pages write them."""

from __future__ import annotations

import pytest

from onrecord.clean.dates import date_in_address, iso_date


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
