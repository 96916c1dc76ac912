"""The grammar of expressions of time: shapes of words ("month day comma? year?"), and what each means.

A shape is a regular expression over kinds of words (`lang/en/times.tsv`, `pieces`), not over letters; `meaning` has a function for
each, which works out what days are meant.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

from onrecord.extract.times import meaning as m
from onrecord.extract.times.fields import Fields, Now, gap
from onrecord.extract.times.periods import Period
from onrecord.extract.times.pieces import Piece

__all__ = ["ENDS", "HOUR", "Form", "Now", "match", "symbols"]

Meaning = Callable[[Fields, Now], Period | None]


class Form(NamedTuple):
    """An expression that was found: its first word, the place behind its last one, what it means, and, where it counts from a time
    that other words tell ("two days after"), how many of which unit."""

    first: int
    end: int
    meaning: Meaning
    fields: Fields
    gap: tuple[float, str] | None


_MONTH = "(month|short_month stop?)"
_DATED = "((comma|of)? year)"
_PART = "((early|edge of) dash? the?|(ordinal|last) half of the?)"
_POINT = "(last|this|next)"
_MANY = "(a|half a|a half|(a? number|day) of?|(number|day) and a half)"
_WEEKDAY = "((weekday|short_weekday stop?) comma? the?)"
_RANGE = "(dash|to|and|through|until)"
_UNITS = "(units|unit|hours)"

# What is tried at a word, each as far as it goes; of those that fit the longest is taken, of equal ones the first.
_SHAPES: tuple[tuple[str, Meaning], ...] = (
    (f"{_WEEKDAY}? (day|nth|nth of|ordinal of) {_MONTH} {_DATED}?", m.dated),
    (f"{_WEEKDAY}? {_MONTH} the? (day|nth) {_DATED}?", m.dated),
    (f"{_MONTH} (day|nth) {_RANGE} (day|nth) {_DATED}?", m.dated),
    (f"(day|nth) {_RANGE} (day|nth) of? {_MONTH} {_DATED}?", m.dated),
    (f"(nth|ordinal) of the? {_POINT} unit", m.day_of_month),
    ("nth", m.day_of_month),
    (f"{_PART}? month {_DATED}?", m.in_month),
    (f"{_PART}? short_month stop? year", m.in_month),
    (f"{_PART}? {_MONTH} of? {_POINT} unit", m.in_month),
    (f"{_POINT} unit (in|on)? month", m.in_month),
    (f"{_PART}? {_POINT} month", m.in_month),
    (f"{_PART}? year", m.in_year),
    ("year dash (year|day|number)", m.in_years),
    (f"{_PART}? decade", m.in_decade),
    (f"({_PART}|early)? (nth|ordinal) dash? unit", m.ordered),
    (f"(ordinal|last) (number|day)? (unit|units) (of|in) (month {_DATED}?|year|the unit|the? {_POINT} unit)", m.part_of),
    (f"(ordinal|last) weekday (of|in) month {_DATED}?", m.weekday_of),
    ("(early? (last|this|next|coming)?|this coming) weekday daypart?", m.on_weekday),
    (f"weekday daypart? (of|comma)? {_POINT} unit", m.on_weekday),
    (f"{_POINT} unit on? weekday", m.on_weekday),
    ("overnight on? weekday", m.on_weekday),
    ("overnight (into|to) weekday", m.night_to),
    ("relday daypart?", m.near_day),
    ("unit (before|after) relday", m.near_day),
    ("(last|this) daypart", m.near_day),
    ("overnight", m.near_day),
    ("clock", m.at_hour),
    ("hour|(number|day) oclock", m.at_hour),
    ("(number|day) in the daypart", m.at_hour),
    (f"{_MANY} {_UNITS} ago", m.ago),
    ("a unit and a half ago", m.ago),
    (f"in {_MANY} {_UNITS} ((apostrophe|genitive)? time)?", m.in_so_long),
    (f"{_MANY} {_UNITS} (from now|hence)", m.in_so_long),
    ("(last|past|next|coming) (number of?|day) (units|hours)", m.up_to),
    ("(past|coming) unit", m.up_to),
    ("unit (before last|after next)", m.beyond),
    (f"((early|earlier|later) dash?)? {_POINT} unit", m.in_unit),
    (f"{_PART} (unit|{_POINT} unit)", m.in_unit),
    ("(last|this|next|coming)? weekend", m.on_weekend),
    (f"{_PART}? (last|this|next|coming)? season", m.in_season),
    (f"{_PART}? season of? year (dash (day|number|year))?", m.in_season),
    ("(last|this|next)? holiday year?", m.on_holiday),
    (f"{_WEEKDAY}? (iso|slashed)", m.written),
    ("(same|that|following|previous) (unit|daypart)", m.same),
    ("next daypart", m.same),
    (f"{_MANY} {_UNITS} (earlier|later|before|after)", m.from_told),
    ("a unit and a half (earlier|later|before|after)", m.from_told),
    ("unit (before|after)", m.from_told),
)

ENDS: frozenset[Meaning] = frozenset(
    (
        m.dated,
        m.day_of_month,
        m.in_month,
        m.in_year,
        m.on_weekday,
        m.in_season,
        m.in_decade,
        m.near_day,
        m.in_unit,
        m.on_holiday,
        m.written,
    )
)
"""What the ends of a stretch of time may be."""
HOUR: Meaning = m.at_hour
"""What a time of the day means."""


@cache
def _rules() -> list[tuple[re.Pattern[str], Meaning]]:
    letters = symbols()
    return [
        (re.compile(re.sub(r"\w+", lambda kind: letters[kind.group()], shape).replace(" ", "")), meaning)
        for shape, meaning in _SHAPES
    ]


@cache
def symbols() -> dict[str, str]:
    """A letter for every kind of piece that a shape names: what `match` wants, with a blank for all other kinds."""
    kinds = sorted({kind for shape, _ in _SHAPES for kind in re.findall(r"\w+", shape)})
    return {kind: chr(0x4E00 + number) for number, kind in enumerate(kinds)}


def match(found: Sequence[Piece], letters: str, place: int) -> Form | None:
    """The longest expression that begins with a piece, by its place; `letters` has one for each piece.

    "In June 19 people died" has a month, and no day.
    """
    best, end = None, place
    for shape, meaning in _rules():
        fitting = shape.match(letters, place)
        if fitting and fitting.end() > end and not _counts(found, place, fitting.end()):
            best, end = meaning, fitting.end()
    if best is None:
        return None
    fields = Fields(found[place:end])
    told = best is m.from_told and not fields.has("earlier") and not fields.has("later")
    return Form(place, end, best, fields, gap(fields) if told else None)


def _counts(found: Sequence[Piece], first: int, end: int) -> bool:
    """Whether what looks like a day of a month counts what stands behind it."""
    if first == 0 or found[first - 1].kind != "in" or found[end - 1].kind != "day" or end >= len(found):
        return False
    return found[first].kind == "month" and not found[end].kind and found[end].value.islower()
