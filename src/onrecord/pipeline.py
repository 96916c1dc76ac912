"""From a page to its record: every step, in order, on one screen."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, NamedTuple

import msgspec

from onrecord.clean import clean
from onrecord.clean.second import to_be_had
from onrecord.extract import about, attributions, claims, commitments, events, flows, fulfilling
from onrecord.extract.places import places
from onrecord.lang.which import language, named
from onrecord.model import Article, Cleaned, MadeBy, Page, PageWarning, Parse, Record
from onrecord.parse import parse
from onrecord.resolve import Found, find
from onrecord.spans import OffsetMap, Span
from onrecord.tokens import Words

_TABLES = ("clean", "extract", "lang", "ontology", "resolve")  # rooms whose data files decide what a record says


class Reading(NamedTuple):
    """A record, and the whole text of the page, in which the places of its spans count."""

    record: Record
    page_text: str


class Understanding(NamedTuple):
    """What reading a page found, step by step: the article, the parse, who said what, and the items. `items` is by the record's
    names."""

    cleaned: Cleaned
    parse: Parse
    found: Found
    items: dict[str, Any]
    warnings: list[PageWarning]


def read_page(page: Page, *, drop: bool = True) -> Reading:
    """Put a page on the record. With `drop` False it is taken for an article already, and no line is left out."""
    seen = understand(page, drop=drop)
    return Reading(recorded(page, seen, drop=drop), seen.cleaned.page_text)


def understand(page: Page, *, drop: bool = True, cleaned: Cleaned | None = None) -> Understanding:
    """Every step from a page to its items, each kept. Who has cleaned the page already hands it over."""
    cleaned = cleaned or clean(page, drop=drop)
    article, warnings = cleaned.article, list(cleaned.warnings)
    foreign = _not_english(article)
    if foreign:
        items: dict[str, Any] = {kind: [] for kind in ("actors", "statements", "events", "claims", "commitments", "flows")}
        return Understanding(cleaned, Parse([], [], [], [], []), Found([], [], {}), items, [*warnings, foreign])
    parsed = parse(article)
    named_places = places(Words(article.text, parsed.sentences), parsed.names)
    found = find(article, parsed, attributions(article, parsed), named_places)
    statements, actors = found.statements, found.actors
    happened = events(article, parsed, statements, actors, found.meant, named_places)
    claimed = claims(article, parsed, statements, actors, happened)
    agreed = commitments(article, parsed, statements, actors, found.meant)
    moved = flows(article, parsed, statements, actors, found.meant, claimed)
    items = {
        "actors": actors,
        "statements": statements,
        "events": happened,
        "claims": about(claimed, happened, agreed, moved),
        "commitments": agreed,
        "flows": fulfilling(moved, agreed),
    }
    return Understanding(cleaned, parsed, found, items, warnings)


def recorded(page: Page, seen: Understanding, *, drop: bool = True) -> Record:
    """What was found, as the record of the page."""
    placed = _placed(seen.items, seen.cleaned.places)
    return Record(input=page.name, article=seen.cleaned.article, warnings=seen.warnings, made_by=_made_by(page, drop), **placed)


def _not_english(article: Article) -> PageWarning | None:
    """A warning where the article is in a language that onrecord cleans but does not read."""
    found = language(article.text, article.language)
    if found in (None, "en"):
        return None
    return PageWarning("not_english", f"The page is in {named(found)}: it was cleaned, and nothing was extracted from it.")


def _placed(item: Any, places: OffsetMap) -> Any:
    """The same items, each span with its place on the page."""
    if isinstance(item, Span):
        return places.span(item.start, item.end)
    if isinstance(item, list):
        return [_placed(part, places) for part in item]
    if isinstance(item, dict):
        return {key: _placed(part, places) for key, part in item.items()}
    if isinstance(item, msgspec.Struct):
        return type(item)(**{field: _placed(getattr(item, field), places) for field in item.__struct_fields__})
    return item


def _made_by(page: Page, drop: bool) -> MadeBy:
    given = page.given
    return MadeBy(
        onrecord=_version(),
        data=_digests(),
        options={
            "clean": drop,
            "second_opinion": to_be_had(),
            "published": given.published,
            "outlet": given.outlet,
            "url": given.url,
        },
    )


@cache
def _version() -> str:
    try:
        return version("onrecord")
    except PackageNotFoundError:  # run from a source tree that was not installed
        return "0"


@cache
def _digests() -> dict[str, str]:
    """For each room with data files, the head of a digest over all of them."""
    out: dict[str, str] = {}
    for room in _TABLES:
        digest = hashlib.sha256()
        for path in sorted(_data_files(files(f"onrecord.{room}")), key=lambda path: path.name):
            digest.update(path.name.encode())
            digest.update(path.read_bytes())
        out[room] = digest.hexdigest()[:16]
    return out


def _data_files(folder: Traversable) -> Iterator[Traversable]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _data_files(entry)
        elif not entry.name.endswith((".py", ".pyc", ".onnx")):  # the model's card holds the digests of its files
            yield entry
