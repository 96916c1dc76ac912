"""What the meaning of an expression of time is worked out from: the values of its words, and the day that it is counted from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from onrecord.extract.times import periods
from onrecord.extract.times.periods import FINENESS, Period
from onrecord.extract.times.pieces import Piece

__all__ = ["Fields", "Now", "amount", "gap"]


class Now(NamedTuple):
    """What an expression is counted from: the day of the report, as far as it is known, the times told before it, the last one
    first, and whether it is about what is to come."""

    anchor: Period | None
    told: tuple[Period, ...]
    ahead: bool

    @property
    def day(self) -> date | None:
        """The day of the report, where it is known to the day."""
        return self.anchor.start if self.anchor and self.anchor.precision == "day" else None

    def unit(self, unit: str) -> Period | None:
        """The week, the month, … of the report; None where so much is not known."""
        if self.anchor is None or FINENESS[self.anchor.precision] > FINENESS[unit]:
            return None
        return periods.containing(unit, self.anchor.start)

    def before(self, unit: str) -> Period | None:
        """The time told last that is at least as fine as a unit."""
        return next((one for one in self.told if FINENESS[one.precision] <= FINENESS.get(unit, 0)), None)


class Fields(NamedTuple):
    """The words of an expression, to be asked for their values by kind."""

    pieces: Sequence[Piece]

    def has(self, kind: str) -> bool:
        """Whether one of the words is of a kind."""
        return any(piece.kind == kind for piece in self.pieces)

    def text(self, *kinds: str, last: bool = False) -> str | None:
        """The value of the first (or last) word that is of one of some kinds; None where there is none."""
        found = [piece.value for piece in self.pieces if piece.kind in kinds]
        return found[-1 if last else 0] if found else None

    def number(self, *kinds: str, last: bool = False) -> int | None:
        """The same as a whole number: "19th" is 19."""
        told = self.text(*kinds, last=last)
        return int(re.sub(r"\D", "", told)) if told else None


def amount(pieces: Sequence[Piece]) -> float | None:
    """How many: "two and a half" is 2.5, "a" is 1, "half a" 0.5."""
    count = 0.0
    for piece in pieces:
        if piece.kind in {"number", "day"} and re.fullmatch(r"\d+(?:\.\d+)?", piece.value):
            count += float(piece.value)
        elif piece.kind == "half":
            count += 0.5
        elif piece.kind in {"unit", "units", "hours"} and not count:
            count = 1
    return count or None


def gap(fields: Fields) -> tuple[float, str] | None:
    count, unit = amount(fields.pieces), fields.text("unit", "units", "hours")
    if not count or unit is None:
        return None
    if count == 0.5 and unit == "year":
        count, unit = 6, "month"
    return (-count if fields.has("before") or fields.has("earlier") else count, unit)
