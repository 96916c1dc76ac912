"""Dates as people read them: `2026-03-04` is 4 March 2026."""

from __future__ import annotations

import re
from typing import Final

from onrecord.brief.wording import MONTHS
from onrecord.model import When

_ISO: Final = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?)?)?")


def date_words(iso: str) -> str:
    """An ISO 8601 date in words, as precise as it is; anything else as it stands.

    >>> date_words("2026-03-04"), date_words("2026-03"), date_words("2026-03-04T09:30:00Z"), date_words("spring")
    ('4 March 2026', 'March 2026', '4 March 2026, 09:30 UTC', 'spring')
    """
    found = _ISO.fullmatch(iso)
    if not found:
        return iso
    year, month, day, clock, zone = found.groups()
    if month and not 1 <= int(month) <= 12:
        return iso
    named = " ".join(part for part in (day and str(int(day)), month and MONTHS[int(month) - 1], year) if part)
    if not clock:
        return named
    return f"{named}, {clock}{_zone_words(zone)}"


def _zone_words(zone: str | None) -> str:
    if not zone:
        return ""
    return " UTC" if zone in ("Z", "+00:00", "-00:00", "+0000") else f" UTC{zone.replace('-', '−')}"


def when_words(when: When) -> str:
    """A resolved time: one date, or the first and the last."""
    start, end = date_words(when.start), date_words(when.end)
    return start if start == end or when.precision in ("day", "hour", "minute", "second") else _range_words(when)


def _range_words(when: When) -> str:
    """A month or a year where the range is exactly that, else "from … to …".

    Only the first and last day are compared: 1 to 31 March is "March 2026".
    """
    first, last = when.start[:10], when.end[:10]
    if when.precision == "year" and first[:4] == last[:4]:
        return first[:4]
    if when.precision == "month" and first[:7] == last[:7]:
        return date_words(first[:7])
    return f"{date_words(first)} to {date_words(last)}"
