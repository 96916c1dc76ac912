"""What an article is called in a store: by its address, else by its outlet and its text.

>>> address_key("HTTP://News.Example:80/a/?utm_source=x&id=7#top")
'https://news.example/a/?id=7'
"""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from sqlalchemy import Connection

from onrecord.model import Article
from onrecord.store import reading

_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|cmpid|ocid|smid|xtor", re.IGNORECASE)
_DIGITS = 16  # of a text's digest: enough that no two texts of an outlet share them
_USUAL = {"http": 80, "https": 443}


def article_key(article: Article) -> str:
    """The key of an article: two pages with one key are versions of one article. Equal texts of two outlets are two articles."""
    if article.url:
        return address_key(article.url)
    return f"{article.outlet or '-'} {article.id.removeprefix('sha256:')[:_DIGITS]}"


def found(at: Connection, named: str) -> int | None:
    """The number of the article that somebody means: by its key, or its address as they have it."""
    number = reading.number(at, named)
    return number if number is not None or "://" not in named else reading.number(at, address_key(named))


def address_key(url: str) -> str:
    """An address without what says nothing of the page: scheme, case of the host, usual port, fragment, tracking."""
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        return url
    host = (parts.hostname or "").lower()
    if port and port != _USUAL.get(parts.scheme.lower()):
        host = f"{host}:{port}"
    asked = urlencode(
        [(name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.fullmatch(name)]
    )
    return urlunsplit(("https", host, parts.path or "/", asked, ""))
