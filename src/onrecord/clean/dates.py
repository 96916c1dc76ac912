"""Dates as pages write them, into ISO 8601, with as much precision as was written and no more.

A date whose day and month cannot be told apart (03/04/2021) is none, unless a weekday stands beside it and fits only one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import cache
from importlib.resources import files

_YEAR = r"((?:19|20)\d\d)"
_WORD = r"([^\W\d_]{3,12})"
_ISO = re.compile(
    rf"{_YEAR}-(\d\d?)-(\d\d?)(?:(?:T|[ T]\s*)(\d\d?):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d)?)?(?!\d)", re.I
)
_MONTH_ONLY = re.compile(rf"\s*{_YEAR}-(0[1-9]|1[0-2])\s*")
_BASIC = re.compile(rf"\s*{_YEAR}(\d\d)(\d\d)T?(\d\d)(\d\d)(\d\d)?\s*(Z|[+-]\d\d:?\d\d)?\s*", re.I)
_EPOCH = re.compile(r"\s*([789]\d{8}|1\d{9})(?:\.\d+|\d{3})?\s*")
_COMPACT = re.compile(r"\b((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\b")
_SLASHED = re.compile(rf"\b{_YEAR}[/.](\d\d?)[/.](\d\d?)\b")
_DAY_FIRST = re.compile(rf"\b(\d\d?)(?:[/-]|\.\s?)(\d\d?)(?:[/-]|\.\s?){_YEAR}\b")
_NAMED_DAY_FIRST = re.compile(
    rf"\b(\d\d?)(?:st|nd|rd|th|er|º|ª|\.)?(?:-|\s+(?:de\s+|of\s+)?){_WORD}(?:-|\.?,?\s+(?:de\s+|del\s+|of\s+)?){_YEAR}\b"
)
_NAMED_MONTH_FIRST = re.compile(rf"\b{_WORD}(?:\.\s?|\s+)(\d\d?)(?:st|nd|rd|th)?(?:[,.]\s*|\s+){_YEAR}\b")
_EAST_ASIAN = re.compile(rf"{_YEAR}\s*[年년]\s*(\d\d?)\s*[月월]\s*(\d\d?)\s*[日일]")
_WEEKDAY = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur)?day\b|^\W*(mon|tue|wed|thu|fri|sat|sun)\b", re.I)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
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
    return next(_dates(text), None)


def iso_moment(value: str | None) -> str | None:
    """What a machine wrote: any date, and also seconds (or milliseconds) since 1970.

    >>> iso_moment("1574243304"), iso_moment("1574243304000"), iso_moment("20191120T094824Z"), iso_moment("157424330")
    ('2019-11-20T09:48:24+00:00', '2019-11-20T09:48:24+00:00', '2019-11-20T09:48:24+00:00', None)
    """
    found = _EPOCH.fullmatch(value) if value and len(value) < 30 else None
    return datetime.fromtimestamp(int(found.group(1)), UTC).isoformat(timespec="seconds") if found else iso_date(value)


def _dates(text: str) -> Iterator[str]:
    """All that `text` may mean by a date, the surest way of writing first; impossible days are passed over."""
    for found in _ISO.finditer(text):
        yield from _known(_iso(*found.groups()))
    whole = _BASIC.fullmatch(text)
    if whole:
        yield from _known(_iso(*whole.groups()))
    for pattern in (_SLASHED, _EAST_ASIAN, _COMPACT):
        for found in pattern.finditer(text):
            yield from _known(_day(*map(int, found.groups())))
    for found in _DAY_FIRST.finditer(text):
        yield from _known(_day_or_month_first(found, text))
    for found in _NAMED_DAY_FIRST.finditer(text):
        yield from _known(_named(found.group(3), found.group(2), found.group(1)))
    for found in _NAMED_MONTH_FIRST.finditer(text):
        yield from _known(_named(found.group(3), found.group(1), found.group(2)))
    month = _MONTH_ONLY.fullmatch(text)
    if month:
        yield f"{month.group(1)}-{month.group(2)}"


def _known(day: str | None) -> tuple[str, ...]:
    return (day,) if day else ()


def _named(year: str, month: str, day: str) -> str | None:
    number = _months().get(month.casefold())
    return _day(int(year), number, int(day)) if number else None


def _day_or_month_first(found: re.Match[str], text: str) -> str | None:
    """Points mean that the day comes first; else one number has to be too large for a month, or a weekday to decide."""
    first, second, year = map(int, found.groups())
    if "." in found.group() or first > 12 or first == second:
        return _day(year, second, first)
    if second > 12:
        return _day(year, first, second)
    weekday = _WEEKDAY.search(text)
    if not weekday:
        return None
    wanted = _WEEKDAYS.index((weekday.group(1) or weekday.group(2)).lower())
    fitting = [
        day for day in (_day(year, second, first), _day(year, first, second)) if day and date.fromisoformat(day).weekday() == wanted
    ]
    return fitting[0] if len(fitting) == 1 else None


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


def _iso(year: str, month: str, day: str, hour: str | None, minute: str | None, second: str | None, zone: str | None) -> str | None:
    whole = _day(int(year), int(month), int(day))
    if whole is None or hour is None:
        return whole
    try:
        clock = datetime(int(year), int(month), int(day), int(hour), int(minute or 0), int(second or 0))
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


def is_month(word: str) -> bool:
    """Whether `word` names a month."""
    return word.casefold() in _months()


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
