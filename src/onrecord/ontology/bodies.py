"""Bodies known by name, between states, of states and beside them. The table is `bodies.tsv`."""

from __future__ import annotations

from functools import cache
from typing import Literal, cast

import msgspec

from onrecord.ontology.tables import several, table

BodyKind = Literal["organization", "government"]
_COLUMNS = ("name", "others", "kind", "code", "sector")


class Body(msgspec.Struct, frozen=True):
    """A body: its canonical name, its other names, the kind, code and sector of the actor that it is."""

    name: str
    others: tuple[str, ...]
    kind: BodyKind
    code: str
    sector: str


@cache
def bodies() -> tuple[Body, ...]:
    """All bodies of the table, read once."""
    rows = table("onrecord.ontology", "bodies.tsv", _COLUMNS)
    return tuple(Body(row[0], several(row[1]), cast(BodyKind, row[2]), row[3], row[4]) for row in rows)
