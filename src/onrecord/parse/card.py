"""The reader model's card: what it was trained on, how well it reads, and which files it is made of."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import msgspec

from onrecord.errors import DataDamaged

__all__ = ["Card", "Row", "Source", "read_card", "shipped"]


class Source(msgspec.Struct, frozen=True):
    """Something that the model was made from: what was taken of it, and on what terms it can be had."""

    name: str
    taken: str
    licence: str


class Row(msgspec.Struct, frozen=True):
    """A measured figure: `eight_bits` is the shipped model's, `full` the same weights' in 32 bits; what was asked for beside it.
    `note` says what a reader of the figure must know."""

    what: str
    data: str
    eight_bits: float
    full: float | None = None
    at_least: float | None = None
    aim: float | None = None
    note: str = ""


class Card(msgspec.Struct, frozen=True):
    """The card as `card.json` beside the model holds it. `files`: sha256 digests by name."""

    name: str
    made: str
    about: str
    licence: str
    sources: list[Source]
    recipe: dict[str, str]
    rows: list[Row]
    limits: list[str]
    repeat: str
    files: dict[str, str]


def shipped() -> Path:
    """The folder of the model in the package."""
    return Path(str(files("onrecord.lang.en") / "reader"))


def read_card(folder: Path) -> Card:
    """The card of the model in a folder. Raises `DataDamaged` where there is none or it cannot be read."""
    try:
        return msgspec.json.decode((folder / "card.json").read_bytes(), type=Card)
    except (OSError, msgspec.DecodeError) as broken:
        raise DataDamaged(
            f"The reader model's card {folder / 'card.json'} is missing or damaged: install onrecord again."
        ) from broken
