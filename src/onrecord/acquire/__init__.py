r"""The first room: from what a caller names (a file, standard input, an address) to a `Page` of decoded text.

>>> page = page_from_text("note", "Talks resumed on Friday, the minister said.")
>>> page.media, page.text[:5]
('text', 'Talks')
>>> page_from_bytes("old.htm", b"<!doctype html><meta charset=iso-8859-1><p>\x93No.\x94").text[-5:]
'“No.”'

Nothing is read past `MAX_BYTES`, counted before and after decompression. What cannot be read raises a `PageError` that says
what to do about it. A local file costs no import of the web's or of the guesser's libraries.
"""

from __future__ import annotations

import re
import sys
from typing import BinaryIO, Literal

import msgspec

from onrecord.acquire.decode import decode
from onrecord.acquire.kinds import refuse_binary
from onrecord.acquire.local import read_file, read_stream
from onrecord.acquire.media import media_of
from onrecord.acquire.unpack import MAX_BYTES, gunzipped, is_gzip
from onrecord.acquire.web import Fetcher
from onrecord.errors import Blocked, EmptyPage, NotText, TooLarge
from onrecord.model import Given, Page

__all__ = ["MAX_BYTES", "Fetcher", "acquire", "page_from_bytes", "page_from_text"]

NOTHING_GIVEN = Given()
_WEB = re.compile(r"https?://", re.IGNORECASE)
# `C:\news.txt` and `notes:1.txt` are paths; `ftp://…` and `file:…` are addresses that we refuse by name.
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://|(?:about|blob|data|file|ftp|javascript|mailto|view-source):", re.IGNORECASE)
_BLANK = re.compile(r"[\s\x00\ufeff\u200b-\u200f\u2060]*")


def acquire(name: str, given: Given = NOTHING_GIVEN, *, stdin: BinaryIO | None = None, fetcher: Fetcher | None = None) -> Page:
    """Read the page that `name` stands for: `-` is standard input, `http://` or `https://` an address, anything else a file.

    For an address, `given.url` becomes the address that answered, after redirects, unless the caller gave one. `stdin` stands
    in for the process's own standard input, `fetcher` for the usual limits of the web. Raises a `PageError` of any kind.
    """
    if name == "-":
        return page_from_bytes(name, read_stream(name, stdin or sys.stdin.buffer), given)
    if _WEB.match(name):
        fetched = (fetcher or Fetcher()).fetch(name)
        placed = msgspec.structs.replace(given, url=given.url or fetched.url)
        return page_from_bytes(name, fetched.data, placed, fetched.content_type)
    if _ADDRESS.match(name):
        scheme = name.partition(":")[0].lower()
        raise Blocked(
            name, f"is a {scheme}: address.", "Give an http or https address, the path of a file, or - for standard input."
        )
    return page_from_bytes(name, read_file(name), given)


def page_from_bytes(name: str, data: bytes, given: Given = NOTHING_GIVEN, content_type: str | None = None) -> Page:
    """A page from bytes as they came: gzip is opened, binary kinds are refused, and the encoding is found out.

    `content_type` is the HTTP header, if there was one. Raises `TooLarge`, `NotText` and `EmptyPage`.
    """
    if len(data) > MAX_BYTES:
        raise TooLarge(name, f"holds {len(data):,} bytes, more than the limit of {MAX_BYTES:,}.")
    if is_gzip(data):
        data = gunzipped(name, data)
    refuse_binary(name, data)
    text = decode(name, data, content_type)
    return page_from_text(name, text, given, media_of(text, content_type, name))


def page_from_text(name: str, text: str, given: Given = NOTHING_GIVEN, media: Literal["html", "text"] | None = None) -> Page:
    """A page from text that is already decoded; `media` is sniffed if it is not told.

    Raises `NotText` for lone surrogates, `EmptyPage` if there is nothing to read, `TooLarge` past `MAX_BYTES` characters.
    """
    if len(text) > MAX_BYTES:
        raise TooLarge(name, f"holds {len(text):,} characters, more than the limit of {MAX_BYTES:,}.")
    try:
        text.encode()
    except UnicodeEncodeError as broken:
        raise NotText(
            name,
            f"holds half a character (the lone surrogate U+{ord(text[broken.start]):04X}) at offset {broken.start}.",
            "Its bytes were decoded wrongly on the way here: hand over the bytes instead.",
        ) from None
    if _BLANK.fullmatch(text):
        raise EmptyPage(name, "is empty.", "Check that it was saved whole.")
    return Page(name=printable(name), text=text.removeprefix("\ufeff"), media=media or media_of(text, name=name), given=given)


def printable(name: str) -> str:
    """The name fit for a record: a path whose bytes are not UTF-8 reaches Python as surrogates, which JSON cannot hold."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")
