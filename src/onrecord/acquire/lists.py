"""Lists of pages: feeds (RSS, Atom) and sitemaps.

>>> [entry.url for entry in listed("map", "<urlset><url><loc>https://example.org/a</loc></url></urlset>")]
['https://example.org/a']
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from onrecord.errors import NotText

_ROOT = re.compile(
    r"\s*(?:<\?xml[^>]*\?>|<!--.*?-->|<!DOCTYPE[^>\[]*>|<\?[^>]*\?>|\s)*<(?:\w+:)?(rss|feed|RDF|urlset|sitemapindex)[\s>]",
    re.DOTALL,
)
_HEAD = 4096  # characters in which the root stands
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)


class Entry(NamedTuple):
    """A page of a list: its address; for a feed also what it says of the page."""

    id: str
    url: str | None
    published: str | None = None
    outlet: str | None = None
    content: str = ""


def is_list(text: str) -> bool:
    """Whether a text is a feed or a sitemap.

    >>> is_list('<?xml version="1.0"?><rss version="2.0"></rss>'), is_list("<html><p>rss</p></html>")
    (True, False)
    """
    return bool(_ROOT.match(text[:_HEAD]))


def listed(name: str, text: str) -> list[Entry]:
    """The entries of a feed or a sitemap, in its order, each address once. Raises `NotText` for one that lists nothing readable."""
    root = _ROOT.match(text[:_HEAD])
    found = _of_sitemap(name, text) if root and root[1] in ("urlset", "sitemapindex") else _of_feed(text)
    if not found:
        raise NotText(name, "is a feed or a sitemap that lists no page.", "Open it: it may be empty, or cut short.")
    unique: dict[str, Entry] = {}
    for entry in found:
        unique.setdefault(entry.url or entry.id, entry)
    return list(unique.values())


def _of_sitemap(name: str, text: str) -> list[Entry]:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False)
    try:
        tree = etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError as wrong:
        raise NotText(name, f"is a sitemap that cannot be read ({wrong.msg}).", "Open it: it may be cut short.") from None
    if tree is None:
        return []
    places = [(element.text or "").strip() for element in tree.iter("{*}loc") if _parent(element) in ("url", "sitemap")]
    return [Entry(place, place) for place in places if _ADDRESS.match(place)]


def _parent(element: Any) -> str:
    above = element.getparent()
    return str(above.tag).rpartition("}")[2] if above is not None else ""


def _of_feed(text: str) -> list[Entry]:
    import feedparser

    feed = feedparser.parse(text.encode())  # bytes: a string could be taken for an address
    outlet = feed.feed.get("title") or None
    out = []
    for entry in feed.entries:
        link = entry.get("link") or ""
        url = link if _ADDRESS.match(link) else None
        body = (entry.get("content") or [{}])[0].get("value") or entry.get("summary") or ""
        out.append(
            Entry(
                str(entry.get("id") or link), url, _day(entry.get("published_parsed") or entry.get("updated_parsed")), outlet, body
            )
        )
    return out


def _day(when: Any) -> str | None:
    return f"{when.tm_year:04}-{when.tm_mon:02}-{when.tm_mday:02}" if when else None
