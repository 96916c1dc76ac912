"""Stretches of the calendar: a day, the month that holds it, the early part of a year, three weeks on from a date. No words here."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import NamedTuple

__all__ = ["FINENESS", "Period", "containing", "day", "easter", "month", "months_on", "part", "period", "season", "shifted", "year"]

# How coarse a precision is; what is told to one of them tells nothing of the finer ones.
FINENESS = {"day": 0, "weekend": 1, "week": 1, "month": 2, "quarter": 3, "season": 3, "year": 4, "decade": 5, "century": 6}
_MONTHS = {"month": 1, "quarter": 3, "season": 3, "year": 12, "decade": 120, "century": 1200}
_FORTNIGHT = 14


class Period(NamedTuple):
    """From one day to another, both included, and how fine that is told: a key of `FINENESS`."""

    start: date
    end: date
    precision: str


def day(year: int, month: int, number: int) -> Period | None:
    """A day; None where the calendar has none such."""
    try:
        one = date(year, month, number)
    except ValueError:
        return None
    return Period(one, one, "day")


def month(year: int, number: int) -> Period:
    """A month of a year between 1 and 9999."""
    return Period(date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1]), "month")


def year(number: int) -> Period:
    """A year between 1 and 9999."""
    return Period(date(number, 1, 1), date(number, 12, 31), "year")


def season(year: int, first: int) -> Period:
    """The three months from month `first` of a year; a winter ends in the next one.

    >>> season(2015, 12)
    Period(start=datetime.date(2015, 12, 1), end=datetime.date(2016, 2, 29), precision='season')
    """
    start = date(year, first, 1)
    return Period(start, months_on(start, 3) - timedelta(1), "season")


def period(iso: str | None) -> Period | None:
    """What an ISO 8601 date tells, to a day, a month or a year; what follows the day (an hour) is passed over.

    None for what is no such date.

    >>> period("2024-02")
    Period(start=datetime.date(2024, 2, 1), end=datetime.date(2024, 2, 29), precision='month')
    """
    parts = (iso or "")[:10].split("-")
    if not all(part.isascii() and part.isdigit() for part in parts) or len(parts[0]) != 4 or parts[0] == "0000":
        return None
    numbers = [int(part) for part in parts]
    match numbers:
        case [one]:
            return year(one)
        case [one, two] if 1 <= two <= 12:
            return month(one, two)
        case [one, two, three]:
            return day(one, two, three)
    return None


def containing(unit: str, one: date) -> Period:
    """The unit of time that a day lies in: `unit` is a key of `FINENESS`. Weeks begin on Monday; centuries in a year 1.

    >>> containing("week", date(2019, 5, 22))
    Period(start=datetime.date(2019, 5, 20), end=datetime.date(2019, 5, 26), precision='week')
    """
    monday = one - timedelta(one.weekday())
    match unit:
        case "week":
            return Period(monday, monday + timedelta(6), "week")
        case "weekend":
            return Period(monday + timedelta(5), monday + timedelta(6), "weekend")
        case "month":
            return month(one.year, one.month)
        case "quarter":
            start = date(one.year, (one.month - 1) // 3 * 3 + 1, 1)
            return Period(start, months_on(start, 3) - timedelta(1), "quarter")
        case "season":
            first = one.month // 3 * 3 or 12
            return season(one.year - (one.month < 3), first)
        case "year":
            return year(one.year)
        case "decade":
            first = one.year // 10 * 10
            return Period(date(first, 1, 1), date(first + 9, 12, 31), "decade")
        case "century":
            first = (one.year - 1) // 100 * 100 + 1
            return Period(date(first, 1, 1), date(first + 99, 12, 31), "century")
    return Period(one, one, "day")


def months_on(one: date, number: int) -> date:
    """The first day of the month that is so many months after a day's (before it, where negative)."""
    count = one.year * 12 + one.month - 1 + number
    return date(count // 12, count % 12 + 1, 1)


def part(whole: Period, number: int, of: int) -> Period:
    """The first (0), second, … of `of` parts of a period: thirds of a month are ten days each, of a week up to Tuesday, Wednesday,
    and the rest; years are cut by months, what is longer by years. Its precision is the whole's.

    >>> part(month(2020, 2), 2, 3).start, part(year(2020), 1, 2).start
    (datetime.date(2020, 2, 21), datetime.date(2020, 7, 1))
    """
    if whole.precision in {"day", "weekend"}:
        return whole
    if whole.precision in {"week", "month"}:
        cuts = [0, 2, 3] if whole.precision == "week" else [0, 10, 20] if of == 3 else [0, 15]
        start = whole.start + timedelta(cuts[number])
        return Period(start, whole.start + timedelta(cuts[number + 1] - 1) if number + 1 < of else whole.end, whole.precision)
    months = _MONTHS[whole.precision]
    step = 12 if months > 12 else 1
    cuts = [-(-months // step * each // of) * step for each in range(of + 1)]
    start = months_on(whole.start, cuts[number])
    return Period(start, months_on(whole.start, cuts[number + 1]) - timedelta(1), whole.precision)


def shifted(base: Period, amount: float, unit: str) -> Period | None:
    """A period counted from another: so many days, weeks, months, years, … on (back, where negative).

    Its precision is the unit's or the base's, the coarser; weeks from a day are counted to the day. None where the base is too coarse
    for the unit, or the calendar's end is passed.

    >>> shifted(year(1990), 3, "year").start, shifted(month(2014, 3), 2.5, "year").start
    (datetime.date(1993, 1, 1), datetime.date(2016, 9, 1))
    """
    try:
        return _shifted(base, amount, unit)
    except (ValueError, OverflowError):
        return None


def _shifted(base: Period, amount: float, unit: str) -> Period | None:
    days = {"hour": round(abs(amount)) // 24 * (1 if amount > 0 else -1), "minute": 0, "day": amount, "week": amount * 7,
            "fortnight": amount * _FORTNIGHT}.get(unit)  # fmt: skip
    if days is not None:
        if base.precision not in {"day", "week", "weekend"} or days != int(days):
            return None
        gap = timedelta(int(days))
        return Period(base.start + gap, base.end + gap, base.precision)
    months = amount * _MONTHS[unit]
    if months != int(months):
        return None
    precision = unit if months % _MONTHS[unit] == 0 else "year" if months % 12 == 0 else "month"
    if FINENESS[base.precision] > FINENESS[precision]:
        if months % _MONTHS[base.precision]:
            return None
        precision = base.precision
    return containing(precision, months_on(base.start, int(months)))


def easter(year: int) -> date:
    """Easter Sunday of the Western churches, by the rule of Gauss as J. Meeus gives it ("Astronomical Algorithms", chapter 8).

    >>> easter(2023)
    datetime.date(2023, 4, 9)
    """
    a, (b, c) = year % 19, divmod(year, 100)
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    months, days = divmod(d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114, 31)
    return date(year, months, days + 1)
