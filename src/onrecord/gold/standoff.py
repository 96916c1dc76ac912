"""Annotated articles whose words lie elsewhere: offsets without words, put together with the texts that they count in."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.errors import NotGold
from onrecord.gold.quotes import occurrences

__all__ = ["with_words"]

_SEVERAL = frozenset(("mentions", "source", "cue", "content", "drop"))
_ONE = frozenset(("span", "trigger", "item"))


def with_words(folder: Path, data: Path) -> Iterator[dict[str, Any]]:
    """The documents of a folder as files with words have them: `page` put in, quotes for offsets.

    `folder/index.tsv` names each document's text, a path under `data` (behind `#` the key in a file of many), and how many of its
    characters are the page. Raises NotGold where a text is missing, or is not the one that was annotated.
    """
    shelves: dict[str, Any] = {}
    for line in (folder / "index.tsv").read_text("utf-8").splitlines()[1:]:
        name, place, length = line.split("\t")
        told = json.loads((folder / f"{name}.json").read_text("utf-8"))
        try:
            page = _text(data, place, shelves)[: int(length)]
        except (OSError, KeyError) as missing:
            raise NotGold(f"{name}.json", f"annotates {place}, which is not to be had: {missing}.") from None
        if hashlib.sha256(page.encode()).hexdigest() != told.pop("sha256"):
            raise NotGold(f"{name}.json", f"annotates another text than {place} now is: its sha256 differs.")
        quoted = {key: _quoted(value, key, page) for key, value in told.items()}
        yield {**quoted, "page": page}


def _text(data: Path, place: str, shelves: dict[str, Any]) -> str:
    file, _, key = place.partition("#")
    if not key:
        with (data / file).open(encoding="utf-8", newline="") as handle:
            return handle.read()
    if file not in shelves:
        shelves[file] = json.loads((data / file).read_text("utf-8"))
    told = shelves[file][key]
    return str(told["articleBody"] if isinstance(told, dict) else told)


def _quoted(value: Any, key: str, page: str) -> Any:
    """The same with quotes for offsets."""
    if isinstance(value, dict):
        return {name: _quoted(part, name, page) for name, part in value.items()}
    if key in _SEVERAL:
        return [_quote(page, *part) for part in value]
    if key in _ONE and isinstance(value, list):
        return _quote(page, *value)
    if isinstance(value, list):
        return [_quoted(part, "", page) for part in value]
    return value


def _quote(page: str, start: int, end: int) -> list[object]:
    return [page[start:end], occurrences(page, page[start:end]).index(start) + 1]
