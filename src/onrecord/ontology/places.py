"""Regions and cities that tell a country. The table is `places.tsv`; countries and capitals are in `countries.tsv`."""

from __future__ import annotations

from functools import cache
from typing import Literal, cast

import msgspec

from onrecord.ontology.tables import several, table

PlaceSort = Literal["region", "city"]
_COLUMNS = ("name", "others", "code", "sort")


class Place(msgspec.Struct, frozen=True):
    """A first-level region or a city, and the alpha-3 code of its country."""

    name: str
    others: tuple[str, ...]
    code: str
    sort: PlaceSort


@cache
def places() -> tuple[Place, ...]:
    """All places of the table, read once."""
    rows = table("onrecord.ontology", "places.tsv", _COLUMNS)
    return tuple(Place(row[0], several(row[1]), row[2], cast(PlaceSort, row[3])) for row in rows)
