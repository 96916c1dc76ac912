"""Dates as pages write them, into ISO 8601, with as much precision as was written and no more.

A date whose day and month cannot be told apart (03/04/2021) is none.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import cache
from importlib.resources import files

_ISO = re.compile(
    r"((?:19|20)\d\d)-(\d\d?)(?:-(\d\d?)(?:[T ]+(\d\d?):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d)?)?)?(?!\d)",
    re.I,
)
_COMPACT = re.compile(r"\b((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\b")
_SLASHED = re.compile(r"\b((?:19|20)\d\d)[/.](\d\d?)[/.](\d\d?)\b")
_DAY_FIRST = re.compile(r"\b(\d\d?)[./-](\d\d?)[./-]((?:19|20)\d\d)\b")
_NAMED_DAY_FIRST = re.compile(
    r"\b(\d\d?)(?:st|nd|rd|th|er|º|ª|\.)?\s+(?:de\s+)?([^\W\d_]{3,12})\.?,?\s+(?:de\s+|del\s+)?((?:19|20)\d\d)\b"
)
_NAMED_MONTH_FIRST = re.compile(r"\b([^\W\d_]{3,12})\.?\s+(\d\d?)(?:st|nd|rd|th)?,?\s+((?:19|20)\d\d)\b")
_EAST_ASIAN = re.compile(r"((?:19|20)\d\d)\s*[年년]\s*(\d\d?)\s*[月월]\s*(\d\d?)\s*[日일]")
_IN_ADDRESS = re.compile(
    r"/((?:19|20)\d\d)[/-](\d\d?)[/-](\d\d?)(?=[/_.-]|$)|/((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=[/_.-])"
)
_IN_ADDRESS_NAMED = re.compile(r"/((?:19|20)\d\d)/([a-z]{3})/(\d\d?)(?=[/_.-]|$)")


def iso_date(text: str | None) -> str | None:
    """The first date that `text` writes, in ISO 8601; None where it writes none or an ambiguous one.

    >>> iso_date("2024-06-19T08:05:00+02:00"), iso_date("Updated: 4 March 2026, 18:20"), iso_date("Sept. 5th, 2019")
    ('2024-06-19T08:05:00+02:00', '2026-03-04', '2019-09-05')
    >>> iso_date("19.06.2024"), iso_date("06/19/2024"), iso_date("06/07/2024"), iso_date("3 de mayo de 2021")
    ('2024-06-19', '2024-06-19', None, '2021-05-03')
    """
    if not text or len(text) > 2000:
        return None
    found = _ISO.search(text)
    if found:
        return _iso(found)
    for pattern in (_SLASHED, _EAST_ASIAN, _COMPACT):
        found = pattern.search(text)
        if found:
            return _day(*map(int, found.groups()))
    found = _DAY_FIRST.search(text)
    if found:
        first, second, year = map(int, found.groups())
        if "." in found.group() or first > 12 or first == second:
            return _day(year, second, first)
        return _day(year, first, second) if second > 12 else None
    for found in _NAMED_DAY_FIRST.finditer(text):
        month = _months().get(found.group(2).casefold())
        if month:
            return _day(int(found.group(3)), month, int(found.group(1)))
    for found in _NAMED_MONTH_FIRST.finditer(text):
        month = _months().get(found.group(1).casefold())
        if month:
            return _day(int(found.group(3)), month, int(found.group(2)))
    return None


def date_in_address(url: str) -> str | None:
    """The date in an address such as `/2024/06/19/` or `/2024/jun/19/`.

    >>> date_in_address("https://example.com/world/2024/jun/19/talks"), date_in_address("https://example.com/a/20240619-x")
    ('2024-06-19', '2024-06-19')
    """
    found = _IN_ADDRESS.search(url)
    if found:
        year, month, day = (part for part in found.groups() if part)
        return _day(int(year), int(month), int(day))
    found = _IN_ADDRESS_NAMED.search(url.lower())
    month_number = _months().get(found.group(2)) if found else None
    return _day(int(found.group(1)), month_number, int(found.group(3))) if found and month_number else None


def _iso(found: re.Match[str]) -> str | None:
    year, month, day, hour, minute, second, zone = found.groups()
    if day is None:
        return f"{year}-{int(month):02}" if 1 <= int(month) <= 12 else None
    whole = _day(int(year), int(month), int(day))
    if whole is None or hour is None:
        return whole
    try:
        clock = datetime(int(year), int(month), int(day), int(hour), int(minute), int(second or 0))
    except ValueError:
        return whole
    offset = (
        "" if not zone else "+00:00" if zone.upper() in ("Z", "UTC", "GMT") else zone if ":" in zone else f"{zone[:3]}:{zone[3:]}"
    )
    return clock.isoformat(timespec="seconds") + offset


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


@cache
def _months() -> dict[str, int]:
    """Names of months, whole and shortened, in the languages of `months.tsv`."""
    table: dict[str, int] = {}
    for row in (files("onrecord.clean") / "data" / "months.tsv").read_text("utf-8").splitlines():
        if row and not row.startswith("#"):
            number, names = row.split("\t")
            for name in names.split():
                table.setdefault(name.casefold(), int(number))
    return table
