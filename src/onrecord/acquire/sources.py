"""What a name stands for when many pages are wanted: a page, a folder, a feed, a sitemap, a web archive.

Each yields its pages one by one, in an order that does not change; a page that cannot be had is yielded as its error, and the others go
on. Nothing is fetched before it is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO, NamedTuple

from onrecord.acquire import NOTHING_GIVEN, acquire, page_from_bytes, page_from_text, printable
from onrecord.acquire.archives import archived, is_archive
from onrecord.acquire.lists import is_list, listed
from onrecord.acquire.local import read_file
from onrecord.acquire.web import Fetcher
from onrecord.errors import FetchFailed, NotFound, NotText, PageError
from onrecord.model import Given, Page

_WEB = re.compile(r"https?://", re.IGNORECASE)
_LEVELS = 3  # sitemaps of sitemaps of sitemaps
_MOST = 50_000  # addresses of a sitemap, by its protocol


class Arrival(NamedTuple):
    """A page that came, or what is wrong with it; `data` are its bytes where they are at hand, for those who keep what cannot be read."""

    name: str
    page: Page | PageError
    data: bytes | None = None


def arrivals(name: str, given: Given = NOTHING_GIVEN, *, fetcher: Fetcher | None = None) -> Iterator[Arrival]:
    """All pages that a name stands for, in order; their names are fit to be kept."""
    for arrival in _arrivals(name, given, fetcher):
        yield arrival._replace(name=printable(arrival.name))


def _arrivals(name: str, given: Given, fetcher: Fetcher | None) -> Iterator[Arrival]:
    if name == "-":
        yield _tried(name, partial(acquire, name, given))
    elif _WEB.match(name):
        yield from _from_web(name, given, fetcher or Fetcher(), _LEVELS, set())
    elif Path(name).is_dir():
        yield from _from_folder(Path(name), given, fetcher)
    else:
        yield from _from_file(name, given, fetcher)


def _from_folder(folder: Path, given: Given, fetcher: Fetcher | None) -> Iterator[Arrival]:
    found = 0
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if path.is_file() and not hidden:
            found += 1
            yield from _from_file(str(path), given, fetcher)
    if not found:
        wrong = NotFound(str(folder), "is a folder without a file.", "Check the path.")
        yield Arrival(str(folder), wrong)


def _from_file(name: str, given: Given, fetcher: Fetcher | None) -> Iterator[Arrival]:
    if is_archive(name):
        yield from _from_archive(name, given)
        return
    data: bytes | None = None
    try:
        data = read_file(name)
        page = page_from_bytes(name, data, given)
    except PageError as wrong:
        yield Arrival(name, wrong, data)
        return
    if is_list(page.text):
        yield from _from_list(name, page.text, given, fetcher or Fetcher(), _LEVELS, set())
    else:
        yield Arrival(name, page, data)


def _from_archive(name: str, given: Given) -> Iterator[Arrival]:
    try:
        with open(name, "rb") as file:
            yield from _archived(name, file, given)
    except FileNotFoundError:
        yield Arrival(name, NotFound(name, "there is no such file.", "Check the path, and the folder you are in."))
    except OSError as wrong:
        yield Arrival(name, FetchFailed(name, f"cannot be read ({wrong.strerror or wrong})."))
    except PageError as wrong:
        yield Arrival(name, wrong)


def _archived(name: str, file: BinaryIO, given: Given) -> Iterator[Arrival]:
    for record in archived(name, file):
        placed = Given(given.published, given.outlet, record.url or given.url)
        yield _tried(record.name, partial(page_from_bytes, record.name, record.data, placed, record.content_type), record.data)


def _from_web(name: str, given: Given, fetcher: Fetcher, levels: int, seen: set[str]) -> Iterator[Arrival]:
    if name in seen:
        return
    seen.add(name)
    data: bytes | None = None
    try:
        fetched = fetcher.fetch(name)
        data = fetched.data
        page = page_from_bytes(name, data, Given(given.published, given.outlet, given.url or fetched.url), fetched.content_type)
    except PageError as wrong:
        yield Arrival(name, wrong, data)
        return
    if is_list(page.text):
        yield from _from_list(name, page.text, given, fetcher, levels, seen)
    else:
        yield Arrival(name, page, data)


def _from_list(name: str, text: str, given: Given, fetcher: Fetcher, levels: int, seen: set[str]) -> Iterator[Arrival]:
    """The pages that a feed or a sitemap lists; an entry that carries its whole text is read from the feed where it has no address."""
    if not levels:
        yield Arrival(name, NotText(name, f"is a list in a list, {_LEVELS} deep.", "Name it alone, to have its pages."))
        return
    try:
        entries = listed(name, text)
    except PageError as wrong:
        yield Arrival(name, wrong)
        return
    for entry in entries[:_MOST]:
        if entry.url:
            yield from _from_web(entry.url, given, fetcher, levels - 1, seen)
        elif entry.content:
            placed = Given(entry.published or given.published, given.outlet or entry.outlet, given.url)
            own = f"{name}#{entry.id}"
            yield _tried(own, partial(page_from_text, own, entry.content, placed, "html"))


def _tried(name: str, load: Callable[[], Page], data: bytes | None = None) -> Arrival:
    try:
        return Arrival(name, load(), data)
    except PageError as wrong:
        return Arrival(name, wrong, data)
