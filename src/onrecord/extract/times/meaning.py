"""What expressions of time mean: a function for each kind, from its words and the day of the report to days of the calendar.

A function gives None where the words tell no time after all ("31 June"), or where too little is known to say which.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from onrecord.extract.times import periods
from onrecord.extract.times.fields import Fields, Now, amount, gap
from onrecord.extract.times.periods import Period

__all__ = [
    "ago",
    "at_hour",
    "beyond",
    "dated",
    "day_of_month",
    "from_told",
    "in_decade",
    "in_month",
    "in_season",
    "in_so_long",
    "in_unit",
    "in_year",
    "in_years",
    "near_day",
    "night_to",
    "on_holiday",
    "on_weekday",
    "on_weekend",
    "ordered",
    "part_of",
    "same",
    "up_to",
    "weekday_of",
    "written",
]

_THIRDS = {"early": 0, "mid": 1, "late": 2}
_BACK = -1
_ON = 1
_YEARS_BACK = 8  # a 29 February is never further from another


def _nearest(candidates: Sequence[Period | None], now: Now, *, strictly: bool = False) -> Period | None:
    """The last of some periods that has begun by the day of the report; of what is to come, the first that has not ended.
    `strictly`: one that holds that day does not count."""
    if now.anchor is None:
        return None
    first, last = now.anchor.start, now.anchor.end
    real = [one for one in candidates if one is not None]
    if now.ahead:
        return min((one for one in real if (one.start > last if strictly else one.end >= first)), default=None)
    return max((one for one in real if (one.end < first if strictly else one.start <= last)), default=None)


def _years(now: Now, reach: int = 2) -> range:
    """The years around the report, to look for the nearest of something in."""
    middle = now.anchor.start.year if now.anchor else 2000
    return range(max(middle - reach, 1), min(middle + reach, 9998) + 1)


def _direction(fields: Fields, now: Now) -> Now:
    """`now` looking the way that "last" or "next" says."""
    if fields.has("last"):
        return now._replace(ahead=False)
    return now._replace(ahead=True) if fields.has("next") or fields.has("coming") else now


def _pointed(fields: Fields) -> bool:
    return fields.has("last") or fields.has("next") or fields.has("coming")


def _narrowed(fields: Fields, whole: Period | None) -> Period | None:
    """The part of a period that "early", "the end of" or "the first half of" names."""
    told = fields.text("early", "edge")
    if whole is None:
        return None
    if fields.has("half"):
        number = fields.number("ordinal") or 2
        return periods.part(whole, number - 1, 2) if number <= 2 else None
    return periods.part(whole, _THIRDS[told], 3) if told else whole


# --- what the shapes mean


def dated(fields: Fields, now: Now) -> Period | None:
    """A day and a month, with its year or in the nearest one; two days of a month are all from one to the other."""
    month, first = fields.number("month", "short_month"), fields.number("day", "nth", "ordinal")
    last, year = fields.number("day", "nth", "ordinal", last=True), fields.number("year")
    if month is None or first is None or last is None:
        return None

    def at(number: int) -> Period | None:
        begin, end = periods.day(number, month, first), periods.day(number, month, last)
        return Period(begin.start, end.end, "day") if begin and end and begin <= end else None

    if year is not None:
        return at(year)
    if now.anchor and now.anchor.precision == "year":
        return at(now.anchor.start.year)
    return _nearest([at(number) for number in _years(now, _YEARS_BACK)], now)


def day_of_month(fields: Fields, now: Now) -> Period | None:
    """A day of the nearest month that has it, or of the month that is pointed at ("the 1st of next month")."""
    number, here = fields.number("nth", "ordinal"), now.unit("month")
    if number is None or here is None or fields.text("unit") not in {None, "month"}:
        return None
    if fields.has("unit"):
        away = _ON if fields.has("next") else _BACK if fields.has("last") else 0
        start = periods.months_on(here.start, away)
        return periods.day(start.year, start.month, number)
    starts = [periods.months_on(here.start, away) for away in range(-3, 4)]
    return _nearest([periods.day(start.year, start.month, number) for start in starts], now)


def in_month(fields: Fields, now: Now) -> Period | None:
    number, year = fields.number("month", "short_month"), fields.number("year")
    if number is None:
        return None
    if year is None and fields.has("unit"):
        whole = in_unit(fields, now) if fields.text("unit") == "year" else None
        year = whole.start.year if whole else None
        return _narrowed(fields, periods.month(year, number)) if year else None
    if year is None and now.anchor and now.anchor.precision == "year":
        year = now.anchor.start.year
    if year is None and fields.has("this"):
        year = now.anchor.start.year if now.anchor else None
    if year is not None:
        return _narrowed(fields, periods.month(year, number))
    seen = [periods.month(year, number) for year in _years(now)]
    return _narrowed(fields, _nearest(seen, _direction(fields, now), strictly=_pointed(fields)))


def in_year(fields: Fields, now: Now) -> Period | None:
    year = fields.number("year")
    return _narrowed(fields, periods.year(year)) if year else None


def in_years(fields: Fields, now: Now) -> Period | None:
    """Years joined by a dash: "2013-15", "2008–2011"."""
    first, last = fields.number("year"), fields.number("year", "day", "number", last=True)
    if first is None or last is None:
        return None
    if last < 100:
        last += first // 100 * 100
    return Period(date(first, 1, 1), date(last, 12, 31), "year") if first < last < 2100 else None


def in_decade(fields: Fields, now: Now) -> Period | None:
    told = fields.number("decade")
    if told is None:
        return None
    first = told + 1900 if told < 100 else told
    return _narrowed(fields, periods.containing("decade", date(first, 1, 1)))


def ordered(fields: Fields, now: Now) -> Period | None:
    """A unit with its number: "the 19th century", "the third quarter"."""
    number, unit = fields.number("nth", "ordinal", last=True), fields.text("unit")
    if unit == "century" and number and number <= 21:
        return _narrowed(fields, periods.containing("century", date(number * 100 - 1, 1, 1)))
    if unit == "quarter" and number and number <= 4:
        starts = [date(year, number * 3 - 2, 1) for year in _years(now)]
        return _nearest([periods.containing("quarter", start) for start in starts], now)
    return None


def in_unit(fields: Fields, now: Now) -> Period | None:
    """A unit around the report: "last week", "this year", "early next month", "the end of the year"; "the next day" counts from the time told last."""
    unit = fields.text("unit")
    if unit == "day":
        return same(fields, now) if fields.has("next") else None
    here = now.unit(unit) if unit else None
    if unit is None or here is None:
        return None
    try:
        if fields.has("last"):
            here = periods.containing(unit, here.start - timedelta(1))
        elif fields.has("next"):
            here = periods.containing(unit, here.end + timedelta(1))
    except OverflowError:
        return None
    return _narrowed(fields, here)


def beyond(fields: Fields, now: Now) -> Period | None:
    """The unit but one: "the week before last", "the year after next"."""
    unit = fields.text("unit") or "day"
    here = now.unit(unit)
    if here is None or unit == "day":
        return None
    for _ in range(2):
        near = here.start - timedelta(1) if fields.has("last") else here.end + timedelta(1)
        here = periods.containing(unit, near)
    return here


def on_weekend(fields: Fields, now: Now) -> Period | None:
    if now.day is None:
        return None
    seen = [periods.containing("weekend", now.day + timedelta(7 * away)) for away in (-2, -1, 0, 1, 2)]
    return _nearest(seen, _direction(fields, now), strictly=_pointed(fields))


def on_weekday(fields: Fields, now: Now) -> Period | None:
    wanted = fields.number("weekday")
    if wanted is None or now.day is None:
        return None
    if fields.has("unit"):
        week = in_unit(fields, now)
        return _one(week.start + timedelta(wanted)) if week and fields.text("unit") == "week" else None
    away = wanted - now.day.weekday()
    seen = [_one(now.day + timedelta(away + 7 * weeks)) for weeks in (-2, -1, 0, 1, 2)]
    return _nearest(seen, _direction(fields, now), strictly=_pointed(fields))


def _one(day: date) -> Period:
    return Period(day, day, "day")


def night_to(fields: Fields, now: Now) -> Period | None:
    """The day on which a night began: "overnight into Tuesday"."""
    named = on_weekday(fields, now)
    return periods.shifted(named, -1, "day") if named else None


def near_day(fields: Fields, now: Now) -> Period | None:
    """A day around the report: "yesterday", "overnight", "the day after tomorrow", "last night", "this morning"."""
    away = int(fields.text("relday", "overnight") or 0)
    if fields.has("daypart") and fields.has("last"):
        away = -1
    if fields.has("before") or fields.has("after"):
        if fields.text("unit") != "day" or not away or (away > 0) != fields.has("after"):
            return None
        away *= 2
    return periods.shifted(_one(now.day), away, "day") if now.day else None


def at_hour(fields: Fields, now: Now) -> Period | None:
    """An hour: of the day told last in the sentence, else of the report's."""
    return now.before("day") or (_one(now.day) if now.day else None)


def part_of(fields: Fields, now: Now) -> Period | None:
    """Smaller units within a larger one: "the second week of November", "the first three weeks of July", "the third quarter of 2019"."""
    unit, number, rest = fields.text("unit", "units"), fields.number("ordinal"), Fields(fields.pieces[_behind_of(fields) :])
    count = amount(fields.pieces[: _behind_of(fields)]) if fields.has("number") or fields.has("day") else 1
    whole = (in_month if rest.has("month") else in_year if rest.has("year") else in_unit)(rest, now)
    if unit not in {"week", "quarter", "month", "day"} or whole is None or not count or count != int(count):
        return None
    if unit in {"week", "day"}:
        days = 7 if unit == "week" else 1
        first, length = ((number or 1) - 1) * days, timedelta(int(count) * days - 1)
        start = whole.start + timedelta(first) if number else whole.end - length
        end = start + length
        if unit == "week" and number and number * 7 >= 28 and end > whole.end:
            end = whole.end
    else:
        months = {"quarter": 3, "month": 1}[unit]
        if whole.precision != "year":
            return None
        start = periods.months_on(whole.start, ((number or 1) - 1) * months if number else 12 - int(count) * months)
        end = periods.months_on(start, int(count) * months) - timedelta(1)
    return Period(start, end, unit) if whole.start <= start <= end <= whole.end else None


def _behind_of(fields: Fields) -> int:
    return next((place + 1 for place, piece in enumerate(fields.pieces) if piece.kind in {"of", "in"}), len(fields.pieces))


def weekday_of(fields: Fields, now: Now) -> Period | None:
    """A numbered weekday: "the first Sunday of March", "the last Friday in April"."""
    number, wanted = fields.number("ordinal"), fields.number("weekday")
    whole = in_month(Fields(fields.pieces[_behind_of(fields) :]), now)
    if whole is None or wanted is None:
        return None
    days = [whole.start + timedelta(away) for away in range((whole.end - whole.start).days + 1)]
    found = [one for one in days if one.weekday() == wanted]
    place = number - 1 if number else -1
    return _one(found[place]) if place < len(found) else None


def in_season(fields: Fields, now: Now) -> Period | None:
    first, year = fields.number("season"), fields.number("year")
    if first is None:
        return None
    if year is not None:
        return _narrowed(fields, periods.season(year, first))
    seen = [periods.season(year, first) for year in _years(now)]
    if fields.has("this") and now.anchor:
        return next((one for one in seen if one.start.year == now.anchor.start.year), None)
    return _narrowed(fields, _nearest(seen, _direction(fields, now), strictly=_pointed(fields)))


def on_holiday(fields: Fields, now: Now) -> Period | None:
    told, year = fields.text("holiday") or "", fields.number("year")

    def at(year: int) -> Period | None:
        if told.startswith("easter"):
            return _one(periods.easter(year) + timedelta(int(told.removeprefix("easter") or 0)))
        month, _, number = told.partition("-")
        return periods.day(year, int(month), int(number))

    if year is not None:
        return at(year)
    return _nearest([at(year) for year in _years(now)], _direction(fields, now), strictly=_pointed(fields))


def written(fields: Fields, now: Now) -> Period | None:
    """A date in figures. Points mean that the day comes first; else one number has to be too large for a month, both are the
    same, or a weekday decides."""
    told, weekday = fields.text("iso", "slashed") or "", fields.number("weekday", "short_weekday")
    first, second, third = map(int, re.split(r"[-/.]", told))
    if fields.has("iso"):
        return periods.day(first, second, third)
    by_day, by_month = periods.day(third, second, first), periods.day(third, first, second)
    if "." in told or first == second or by_month is None:
        return by_day
    if by_day is None:
        return by_month
    fitting = [one for one in (by_day, by_month) if one.start.weekday() == weekday]
    return fitting[0] if len(fitting) == 1 else None


def ago(fields: Fields, now: Now) -> Period | None:
    return _counted(fields, now, _BACK)


def in_so_long(fields: Fields, now: Now) -> Period | None:
    """What "in two days" means: only of what is to come; of what has been, it is how long it took."""
    return _counted(fields, now, _ON) if now.ahead or fields.has("now") or fields.has("hence") else None


def _counted(fields: Fields, now: Now, way: int) -> Period | None:
    count, unit = amount(fields.pieces), fields.text("unit", "units", "hours")
    if not count or unit is None or now.anchor is None:
        return None
    if count == 0.5 and unit == "year":
        count, unit = 6, "month"
    there = periods.shifted(now.anchor, way * count, unit)
    return periods.containing("week", there.start) if there and unit in {"week", "fortnight"} else there


def up_to(fields: Fields, now: Now) -> Period | None:
    """From then to now, from now to then: "the past week", "the last three days", "the next two weeks"."""
    unit, count = fields.text("unit", "units", "hours") or "", 1 if fields.has("unit") else amount(fields.pieces)
    if now.day is None or not count or count != int(count):
        return None
    way = _BACK if fields.has("last") or fields.has("past") else _ON
    there = _exactly(now.day, way * int(count), unit)
    if there is None:
        return None
    fine = "week" if unit == "fortnight" else "day" if unit in {"hour", "minute"} else unit
    return Period(min(there, now.day), max(there, now.day), fine)


def _exactly(day: date, count: int, unit: str) -> date | None:
    """The same day so many units away; the last of a month that is too short for it."""
    if unit in {"day", "week", "fortnight", "hour", "minute"}:
        there = periods.shifted(_one(day), count, unit)
        return there.start if there else None
    months = periods.shifted(periods.containing("month", day), count, unit)
    if months is None:
        return None
    month = periods.months_on(day.replace(day=1), count * {"month": 1, "quarter": 3, "year": 12, "decade": 120}.get(unit, 1200))
    return month.replace(day=min(day.day, periods.month(month.year, month.month).end.day))


def same(fields: Fields, now: Now) -> Period | None:
    """Counted from the time told last: "the same evening", "that year", "the next day", "the previous month"."""
    unit = "day" if fields.has("daypart") else fields.text("unit") or "day"
    told = now.before(unit)
    if told is None:
        return None
    away = _ON if fields.has("following") or fields.has("next") else _BACK if fields.has("previous") else 0
    here = told if unit == "day" else periods.containing(unit, told.start)
    if not away:
        return here
    return periods.containing(unit, here.start - timedelta(1) if away < 0 else here.end + timedelta(1))


def from_told(fields: Fields, now: Now) -> Period | None:
    """So long from the time told last: "two days later", "a year earlier", "the day before"."""
    apart = gap(fields)
    there = (periods.shifted(one, *apart) for one in now.told) if apart else iter(())
    return next((one for one in there if one is not None), None)
