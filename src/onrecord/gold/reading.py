"""From a file to a document: JSON in, every quote at its place."""

from __future__ import annotations

import json
from typing import Any, Final, NamedTuple

import msgspec

from onrecord.errors import NotGold
from onrecord.gold.items import Document
from onrecord.gold.quotes import Placing, by_offset, on_page
from onrecord.spans import Span

_SEVERAL: Final = frozenset(("drop", "mentions", "source", "cue", "content"))  # fields that hold a list of places
_ONE: Final = frozenset(("span", "trigger", "item"))  # fields that hold one; a commitment's trigger is an object that holds one
NOWHERE: Final = Span(0, 0)


class Misplaced(NamedTuple):
    """A place that is none: which one (`statements s4 cue[0]`), and what is wrong with it."""

    where: str
    problem: str


def read(name: str, data: bytes) -> Document:
    """The document in a file's bytes; `name` is the file's, for the error.

    Raises NotGold where it is not JSON, lacks a field, has one of another kind or name, or quotes what is not on its page.
    """
    document, misplaced = placed(name, data)
    if misplaced:
        more = f" ({len(misplaced) - 1} more of the kind.)" if len(misplaced) > 1 else ""
        raise NotGold(name, f"{misplaced[0].where}: {misplaced[0].problem}.{more}")
    return document


def placed(name: str, data: bytes) -> tuple[Document, list[Misplaced]]:
    """As `read`, but places that are none are listed; in the document an empty span, `NOWHERE`, stands for each.

    Raises NotGold as `read` does where the rest is wrong.
    """
    try:
        raw = json.loads(data)
    except ValueError as wrong:
        raise NotGold(name, f"is not JSON: {wrong}.") from None
    if not isinstance(raw, dict) or not isinstance(raw.get("page", ""), str) or ("page" in raw) == ("sha256" in raw):
        raise NotGold(name, "is no annotated document: it has neither a page nor, instead, a sha256.")
    placer = _Placer(on_page(raw["page"]) if "page" in raw else by_offset)
    shaped = {key: placer.walk(value, key, key) for key, value in raw.items()}
    try:
        return msgspec.convert(shaped, Document), placer.misplaced
    except msgspec.ValidationError as wrong:
        raise NotGold(name, f"{wrong}.") from None


class _Placer:
    """Walks through a document, puts spans for places, and keeps a list of what it could not place."""

    def __init__(self, place: Placing) -> None:
        self._place = place
        self.misplaced: list[Misplaced] = []

    def walk(self, value: Any, key: str, where: str) -> Any:
        """The same value with a span for each place in it; `key` is the field that holds it, `where` the way to it."""
        if isinstance(value, dict):
            return {name: self.walk(part, name, f"{where} {name}") for name, part in value.items()}
        if key in _SEVERAL and isinstance(value, list):
            return [self._placed(part, f"{where}[{number}]") for number, part in enumerate(value)]
        if key in _ONE and value is not None:
            return self._placed(value, where)
        if isinstance(value, list):
            return [self.walk(part, "", f"{where} {_named(part, number)}") for number, part in enumerate(value)]
        return value

    def _placed(self, value: object, where: str) -> dict[str, int]:
        try:
            span = self._place(value)
        except ValueError as wrong:
            self.misplaced.append(Misplaced(where, str(wrong)))
            span = NOWHERE
        return {"start": span.start, "end": span.end}


def _named(item: object, number: int) -> str:
    """How a place calls an item of a list: by its id, or by its number, from 0."""
    return str(item.get("id", number)) if isinstance(item, dict) else str(number)
