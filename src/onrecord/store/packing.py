"""How pages and records lie in the store: compressed, and opened again."""

from __future__ import annotations

import zlib
from typing import Any

import msgspec

from onrecord.model import Given, Page

_LEVEL = 6  # of zlib


def packed(data: bytes) -> bytes:
    """Bytes as they are kept."""
    return zlib.compress(data, _LEVEL)


def unpacked(data: bytes) -> bytes:
    """Bytes as they were."""
    return zlib.decompress(data)


def page_of(row: Any) -> Page:
    """The page of a row of `versions`."""
    given = msgspec.json.decode(row.given, type=Given)
    return Page(name=row.name, text=unpacked(row.page).decode(), media=row.media, given=given)
