"""Where towns are: a gazetteer of places of 15,000 people or more, read when the first is asked for. The table is `gazetteer.tsv`.

Which country a name of a place tells where nothing else is known is in `places`; here are all towns of a name.
"""

from __future__ import annotations

import unicodedata
from functools import cache

import msgspec

from onrecord.ontology.tables import several, table

__all__ = ["Region", "Town", "key", "regions", "towns"]

_COLUMNS = ("id", "name", "others", "code", "state", "lat", "lon", "thousands")
_MARKS = str.maketrans("'’‘`-–.", "       ")


class Town(msgspec.Struct, frozen=True):
    """A town: its GeoNames id and name, the alpha-3 code of its country, the two letters of a state of the United States or nothing,
    degrees north and east, and how many thousands live there."""

    geonames: int
    name: str
    code: str
    state: str
    lat: float
    lon: float
    thousands: int


class Region(msgspec.Struct, frozen=True):
    """A region that shares its name with others, or a state of the United States: the country's code, the state's letters."""

    name: str
    code: str
    state: str


def key(name: str) -> str:
    """A name as it is looked up: without case, accents, apostrophes and hyphens.

    >>> key("Port-au-Prince"), key("N’Djamena") == key("N'DJAMENA"), key("Bogotá")
    ('port au prince', True, 'bogota')
    """
    plain = name
    if not name.isascii():
        plain = "".join(letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter))
    return " ".join(plain.casefold().translate(_MARKS).split())


@cache
def _rows() -> dict[str, list[tuple[str, ...]]]:
    """The rows of the table by the keys of their names."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for row in table("onrecord.ontology", "gazetteer.tsv", _COLUMNS):
        for name in {key(name) for name in (row[1], *several(row[2]))}:
            found.setdefault(name, []).append(row)
    return found


def towns(name: str) -> tuple[Town, ...]:
    """The towns of a name, the largest first; none where the gazetteer has none. Raises DataDamaged where the table is.

    >>> [(town.code, town.geonames) for town in towns("tripoli")][:2]
    [('LBY', 2210247), ('LBN', 266826)]
    """
    return tuple(
        Town(int(row[0]), row[1], row[3], row[4], float(row[5]), float(row[6]), int(row[7])) for row in _rows().get(key(name), ())
    )


@cache
def regions() -> dict[str, tuple[Region, ...]]:
    """Regions of `regions.tsv`, by the keys of their names."""
    found: dict[str, tuple[Region, ...]] = {}
    for row in table("onrecord.ontology", "regions.tsv", ("name", "code", "state")):
        found[key(row[0])] = (*found.get(key(row[0]), ()), Region(*row))
    return found
