"""What a page says about itself: title, writers, date, outlet, address, language.

Taken in this order: JSON-LD, meta elements, microdata and `time` elements; then the address. What stands only in the
visible lines is read by `visible`. What a page doesn't say stays empty: nothing here guesses.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import msgspec
from selectolax.lexbor import LexborHTMLParser

from onrecord.clean.dates import date_in_address, iso_date
from onrecord.clean.lines import fold


class Metadata(NamedTuple):
    """As found; None or empty where the page doesn't say. `published_by` tells how the date was found."""

    title: str | None = None
    byline: tuple[str, ...] = ()
    published: str | None = None
    published_by: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    page_title: str | None = None  # the title with whatever the outlet adds to it


_ARTICLES = re.compile(
    r"(?:News|Blog|Opinion|Analysis|Report|Review|Live|Background|Satirical|Technical|Scholarly|Advertiser)\w*|Article|BlogPosting",
    re.I,
)
_TITLE_METAS = ("og:title", "twitter:title", "dc.title", "headline", "title")
_DATE_METAS = (
    "article:published_time", "og:article:published_time", "datepublished", "date.issued", "dc.date.issued", "dcterms.created", "dc.date",
    "dc.date.created", "dcterms.date", "pubdate", "publishdate", "publish-date", "publish_date", "published_time", "publication_date",
    "parsely-pub-date", "sailthru.date", "date", "article.published", "citation_publication_date", "citation_date", "cxenseparse:recs:publishtime",
    "ptime", "originalpublicationdate", "article_date_original", "dcterms.issued", "og:pubdate", "article:published",
)  # fmt: skip
_AUTHOR_METAS = (
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "byl",
    "byline",
    "citation_author",
    "dcterms.creator",
)
_OUTLET_METAS = ("og:site_name", "application-name", "article:publisher", "publisher", "dc.publisher", "twitter:app:name:iphone")
_LANGUAGE_METAS = ("og:locale", "content-language", "dc.language", "language")
_PARTING = re.compile(r"\s+[|–—·•»:-]+\s+|\s*[|»]\s*")
_LANGUAGE = re.compile(r"^[a-zA-Z]{2,3}(?=$|[-_])")


def metadata(parser: LexborHTMLParser, address: str | None) -> Metadata:
    """What the page's mark-up says."""
    metas = _metas(parser)
    stories = list(_stories(parser))
    heading = parser.css_first("title")
    page_title = _words(heading.text()) if heading is not None else None
    found = _first(_texts(stories, "headline")) or _first(metas.get(key) for key in _TITLE_METAS) or page_title
    outlet = _first(_publishers(stories)) or _first(_not_address(metas.get(key)) for key in _OUTLET_METAS)
    url = _address(parser, metas, address)
    outlet = outlet or _outlet_in_title(page_title, url)
    published = _first(map(iso_date, _texts(stories, "datePublished"))) or _first(iso_date(metas.get(key)) for key in _DATE_METAS)
    published = published or _first(iso_date(value) for value in _dated_elements(parser))
    how = "meta" if published else None
    if not published and url:
        published = date_in_address(url)
        how = "url" if published else None
    writers = _people(stories) or _named(metas.get(key) for key in _AUTHOR_METAS)
    return Metadata(
        _without_outlet(found, outlet), tuple(writers), published, how, outlet, url, _language(parser, metas, stories), page_title
    )


def _metas(parser: LexborHTMLParser) -> dict[str, str]:
    """Meta elements by name, property or itemprop in lower case; the first of each counts."""
    found: dict[str, str] = {}
    for node in parser.css("meta[content]"):
        attributes = node.attributes
        content = _words(attributes.get("content"))
        for key in ("property", "name", "itemprop", "http-equiv"):
            name = attributes.get(key)
            if name and content:
                found.setdefault(name.strip().lower(), content)
    return found


def _stories(parser: LexborHTMLParser) -> Iterator[dict[str, Any]]:
    """The articles that JSON-LD tells of; what is no JSON is passed over."""
    for node in parser.css('script[type="application/ld+json"]'):
        text = (node.text() or "").strip()
        try:
            data = msgspec.json.decode(re.sub(r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*.*?\*/)|(?:-->|//\s*\]\]>)\s*$", "", text))
        except (msgspec.DecodeError, UnicodeEncodeError, RecursionError):
            continue
        yield from _articles(data, 0)


def _articles(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    if isinstance(data, list):
        for item in data[:50]:
            yield from _articles(item, depth)
    elif isinstance(data, dict) and depth < 5:
        kinds = data.get("@type")
        if any(isinstance(kind, str) and _ARTICLES.fullmatch(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])):
            yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _articles(data.get(key), depth + 1)


def _texts(stories: Iterable[dict[str, Any]], key: str) -> Iterator[str]:
    for story in stories:
        value = story.get(key)
        if isinstance(value, str) and _words(value):
            yield _words(value) or ""


def _publishers(stories: Iterable[dict[str, Any]]) -> Iterator[str | None]:
    for story in stories:
        for value in _listed(story.get("publisher")):
            yield _not_address(_words(value.get("name") if isinstance(value, dict) else value))


def _people(stories: Iterable[dict[str, Any]]) -> list[str]:
    for story in stories:
        names = [
            value.get("name") if isinstance(value, dict) else value
            for value in _listed(story.get("author") or story.get("creator"))
        ]
        flat = [name for value in names for name in _listed(value)]
        people = _named(flat)
        if people:
            return people
    return []


def _named(values: Iterable[Any]) -> list[str]:
    """Names of writers, without "By", addresses and repetitions."""
    out: list[str] = []
    for value in values:
        name = _not_address(_words(value)) if isinstance(value, str) else None
        if not name:
            continue
        for part in re.split(r"\s*(?:,| and |;|\|)\s*", re.sub(r"^(?:by|por|par|von|di)\s+", "", name, flags=re.I)):
            if part and len(part) < 60 and part not in out:
                out.append(part)
    return out[:20]


def _listed(value: Any) -> list[Any]:
    return value[:20] if isinstance(value, list) else [] if value is None else [value]


def _dated_elements(parser: LexborHTMLParser) -> Iterator[str | None]:
    for node in parser.css('[itemprop="datePublished"]')[:3]:
        yield node.attributes.get("content") or node.attributes.get("datetime") or node.text()
    marked = parser.css("article time[datetime], header time[datetime], main time[datetime]")
    if len(marked) <= 2:  # more of them date other stories, or comments
        for node in marked:
            yield node.attributes.get("datetime")


def _address(parser: LexborHTMLParser, metas: dict[str, str], address: str | None) -> str | None:
    """The page's own address: as given, else as it calls itself."""
    if address:
        return address
    node = parser.css_first('link[rel="canonical"]')
    for value in (node.attributes.get("href") if node is not None else None, metas.get("og:url")):
        try:
            if value and urlsplit(value.strip()).scheme in ("http", "https") and urlsplit(value.strip()).hostname:
                return value.strip()
        except ValueError:  # no address at all
            continue
    return None


def _outlet_in_title(page_title: str | None, url: str | None) -> str | None:
    """The last (or first) part of the title, where the page's address agrees that it names the outlet."""
    parts = _PARTING.split(page_title or "")
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        host = ""
    host = re.sub(r"[^a-z0-9]", "", host.removeprefix("www.").split(".")[0] if host else "")
    for part in (parts[-1], parts[0]) if len(parts) > 1 and host else ():
        name = re.sub(r"[^a-z0-9]", "", part.lower().removeprefix("the "))
        if len(name) > 2 and (name in host or host in name):
            return part
    return None


def _without_outlet(title: str | None, outlet: str | None) -> str | None:
    """The title, without the outlet's name at either end."""
    if not title or not outlet:
        return title
    name = re.escape(outlet)
    bare = re.sub(rf"\s*[|–—·•»:-]+\s*{name}$|^{name}\s*[|–—·•»:-]+\s*", "", title, flags=re.I)
    return bare or title


def _language(parser: LexborHTMLParser, metas: dict[str, str], stories: Iterable[dict[str, Any]]) -> str | None:
    root = parser.root
    declared = root.attributes.get("lang") or root.attributes.get("xml:lang") if root is not None else None
    for value in (declared, *(metas.get(key) for key in _LANGUAGE_METAS), *_texts(stories, "inLanguage")):
        found = _LANGUAGE.match((value or "").strip())
        if found:
            return found.group().lower()
    return None


def _words(value: Any) -> str | None:
    """Folded words of a value; entities that were escaped twice are read."""
    if not isinstance(value, str):
        return None
    return fold(unescape(value)) or None


def _not_address(value: str | None) -> str | None:
    return None if not value or re.match(r"(?:https?:)?//|www\.|@", value) else value


def _first(values: Iterable[Any]) -> Any:
    return next((value for value in values if value), None)
