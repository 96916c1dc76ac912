"""Bodies known by name, between states, of states and beside them. The table is `bodies.tsv`."""

from __future__ import annotations

from functools import cache
from typing import Literal, cast

import msgspec

from onrecord.ontology.spells import within
from onrecord.ontology.tables import several, table

BodyKind = Literal["organization", "government", "group", "outlet"]
_COLUMNS = ("name", "others", "kind", "code", "sector")
_DATED = ("begin", "end")


class Body(msgspec.Struct, frozen=True):
    """A body: its canonical name, its other names, the kind, code and sector of the actor that it is.

    `begin` and `end` are the first and the last day (or month, or year) on which it was that; empty where it always was. A body
    that changed has several rows with one name: the Taliban were rebels, then a government.
    """

    name: str
    others: tuple[str, ...]
    kind: BodyKind
    code: str
    sector: str
    begin: str = ""
    end: str = ""

    def stood(self, date: str) -> bool:
        """Whether the row holds on a day (ISO 8601, to any precision)."""
        return within(self.begin, self.end, date)


@cache
def bodies() -> tuple[Body, ...]:
    """All bodies of the table, read once. The columns `begin` and `end` may be missing."""
    rows = table("onrecord.ontology", "bodies.tsv", _COLUMNS, _DATED)
    return tuple(Body(row[0], several(row[1]), cast(BodyKind, row[2]), *row[3:]) for row in rows)
