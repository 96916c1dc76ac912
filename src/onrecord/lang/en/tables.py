"""The tables of English, and the small closed classes of its grammar.

A table is a TSV file: comment lines that begin with `#`, a head row with the names of the columns, then the rows. Each row has an
`example` and a `not_example`; a test runs both.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Literal, TypeVar

import msgspec

from onrecord.errors import DataDamaged

Row = TypeVar("Row")


class Hedge(msgspec.Struct, frozen=True):
    """Words that weaken a statement, in lower case."""

    words: str
    example: str
    not_example: str


class Instrument(msgspec.Struct, frozen=True):
    """Words about something agreed, by `kind`.

    `instrument`: a noun; it means a kind of instrument, and `asks` lists what a reader would have to know of one. `status`: a verb;
    it means how far the instrument has come. `obligation`: what a party binds itself to. `trigger`: what sets an obligation off.
    """

    words: str
    kind: Literal["instrument", "status", "obligation", "trigger"]
    means: str
    asks: tuple[str, ...]
    example: str
    not_example: str


def _rows(name: str) -> list[dict[str, str]]:
    try:
        lines = files(__package__).joinpath(name).read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise DataDamaged(f"the table {name} is missing: install onrecord again") from error
    lines = [line for line in lines if line and not line.startswith("#")]
    head = lines[0].split("\t")
    rows = [dict(zip(head, line.split("\t"), strict=False)) for line in lines[1:]]
    for row in rows:
        if len(row) != len(head):
            raise DataDamaged(f"the table {name} has a row with {len(row)} of {len(head)} columns: {row}")
    return rows


def _read(name: str, kind: type[Row], tuples: tuple[str, ...] = (), sets: tuple[str, ...] = ()) -> tuple[Row, ...]:
    made = []
    for row in _rows(name):
        full: dict[str, object] = dict(row)
        full.update({key: tuple(row[key].split()) for key in tuples})
        full.update({key: frozenset(row[key].split()) for key in sets})
        made.append(msgspec.convert(full, kind))
    return tuple(made)


@cache
def hedges() -> tuple[Hedge, ...]:
    """The words that weaken, `hedges.tsv`."""
    return _read("hedges.tsv", Hedge)


@cache
def instruments() -> tuple[Instrument, ...]:
    """The nouns for what parties agree on, `instruments.tsv`."""
    return _read("instruments.tsv", Instrument, ("asks",))


@cache
def _classes() -> dict[str, tuple[str, ...]]:
    return {row["class"]: tuple(row["words"].split()) for row in _rows("grammar.tsv")}


def words(name: str) -> tuple[str, ...]:
    """A class of words of `grammar.tsv`, in its order."""
    return _classes()[name]
