"""Countries: their codes, names, adjectives, peoples, capitals and seats of power. The table is `countries.tsv`."""

from __future__ import annotations

from functools import cache

import msgspec

from onrecord.ontology.tables import several, table

_COLUMNS = ("code", "name", "others", "adjectives", "people", "capital", "seats")


class Country(msgspec.Struct, frozen=True):
    """A country or territory.

    `people` holds one and several in turn ("Pole", "Poles"); `capitals` and `seats` are names that may stand for the state.
    """

    code: str
    name: str
    others: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    capitals: tuple[str, ...]
    seats: tuple[str, ...]


@cache
def countries() -> dict[str, Country]:
    """All countries by ISO 3166-1 alpha-3 code (and XKX, Kosovo), read once.

    >>> countries()["POL"].adjectives, countries()["RUS"].seats
    (('Polish',), ('Kremlin',))
    """
    rows = table("onrecord.ontology", "countries.tsv", _COLUMNS)
    return {row[0]: Country(row[0], row[1], *(several(cell) for cell in row[2:])) for row in rows}
