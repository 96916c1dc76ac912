"""PLOVER 1.3's codes: event types with their modes, auxiliary modes, contexts, sectors. The table is `plover.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

import msgspec

from onrecord.errors import DataDamaged


class EventType(msgspec.Struct, frozen=True):
    """One of the sixteen: its quad class (1 to 4), its modes, what it means, and whether it needs a recipient."""

    quad: int
    modes: list[str]
    gloss: str
    recipient_required: bool = False


class Plover(msgspec.Struct, frozen=True):
    """The whole ontology: `events` by type, `sectors` with a gloss each, `quads` by number."""

    version: str
    aux: list[str]
    contexts: list[str]
    quads: dict[str, str]
    events: dict[str, EventType]
    sectors: dict[str, str]

    def quad(self, type_: str) -> int:
        """The quad class of an event type.

        >>> plover().quad("AID")
        2
        """
        return self.events[type_].quad


@cache
def plover() -> Plover:
    """PLOVER's codes, read once. Raises DataDamaged where the table is missing or damaged."""
    try:
        text = (files("onrecord.ontology") / "plover.toml").read_text("utf-8")
        return msgspec.convert(tomllib.loads(text), Plover)
    except (OSError, ValueError) as error:
        raise DataDamaged(f"onrecord.ontology/plover.toml: {error}") from error
