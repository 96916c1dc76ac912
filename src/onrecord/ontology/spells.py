"""Spells of time whose ends are known to the day, the month or the year only."""

from __future__ import annotations


def within(begin: str, end: str, date: str) -> bool:
    """Whether a day lies between two others, both included; an empty end is open.

    All are ISO 8601 dates to any precision ("2008", "2008-05", "2008-05-07"); two are compared to the precision of the coarser.

    >>> within("2008-05", "2012", "2008-05-31"), within("2008-05", "2012", "2012-12-31"), within("", "2012", "2013")
    (True, True, False)
    """
    return (not begin or before(begin, date)) and (not end or before(date, end))


def before(one: str, other: str) -> bool:
    """Whether a day is not after another, as far as both are known.

    >>> before("2008-05", "2008-05-01"), before("2008-06", "2008-05-31"), before("2008-06", "2008")
    (True, False, True)
    """
    known = min(len(one), len(other))
    return one[:known] <= other[:known]
