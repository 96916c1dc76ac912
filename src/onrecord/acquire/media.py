"""Whether a page is HTML or plain text: told by its type, else seen in its head."""

from __future__ import annotations

import re
from typing import Literal

Media = Literal["html", "text"]

_HEAD = 4096  # characters; a page that has no tag by then is not HTML
_HTML_TYPES = ("text/html", "application/xhtml+xml")
_XML_TYPES = ("text/xml", "application/xml")
# What may stand before the first tag that counts: blanks, a byte-order mark (as Latin-1 too), comments, XML's first line.
# Atomic and possessive: a row of comments could otherwise be parted in more ways than there is time to try.
_BEFORE = r"(?>\s|\ufeff|\u00ef\u00bb\u00bf|<!--.*?-->|<\?xml.*?\?>)*+"
_BEGINS = re.compile(
    _BEFORE + r"<(?:!doctype\s+html|(?:html|head|body|title|meta|link|script|style|base)[\s/>])", re.IGNORECASE | re.DOTALL
)
_FRAME = re.compile(r"^[ \t]*<(?:!doctype\s+html|(?:html|body)(?:\s[^<>]*)?>)", re.IGNORECASE | re.MULTILINE)
_BLOCK = re.compile(
    r"<(?:p|br|hr|div|h[1-6]|article|section|main|header|footer|nav|aside|figure|blockquote|ul|ol|li|table|tr|td)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_SEVERAL = 3


def media_of(text: str, content_type: str | None = None, name: str | None = None) -> Media:
    """Whether `text` is HTML. Its `content_type` (an HTTP header) wins if it is clear, then the ending of `name`, then a look.

    >>> media_of("<p>One.</p><p>Two.</p><p>Three.</p>"), media_of("Put it in <p> tags, he said.")
    ('html', 'text')
    """
    told = media_type(content_type)
    if told in _HTML_TYPES:
        return "html"
    if told.startswith("text/") and told not in _XML_TYPES:
        return "text"
    head = text[:_HEAD]
    blocks = len(_BLOCK.findall(head))
    if _named_html(name):
        return "html" if blocks or _BEGINS.match(head) or _FRAME.search(head) else "text"
    return "html" if blocks >= _SEVERAL or _BEGINS.match(head) or _FRAME.search(head) else "text"


def media_type(content_type: str | None) -> str:
    """The type of a `Content-Type` header alone, in small letters: no parameters, and empty if there is none.

    >>> media_type("Text/HTML; charset=utf-8")
    'text/html'
    """
    return (content_type or "").partition(";")[0].strip().lower()


def readable_type(content_type: str | None) -> bool:
    """Whether a server's type promises text: HTML, XML or any kind of text. No type at all may be text, and so may what is packed, as
    sitemaps often are.

    >>> readable_type("application/rss+xml"), readable_type("image/svg+xml"), readable_type(None)
    (True, False, True)
    """
    told = media_type(content_type)
    return not told or told.startswith("text/") or bool(re.fullmatch(r"application/(?:xml|[\w.-]+\+xml|(?:x-)?gzip)", told))


def _named_html(name: str | None) -> bool:
    return (name or "").lower().endswith((".html", ".htm", ".xhtml", ".shtml", ".html.gz", ".htm.gz"))
