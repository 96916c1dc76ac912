"""onrecord puts a news page on the record: who said what, on whose authority, who denies it, what was agreed, what changes hands.

>>> import onrecord
>>> record = onrecord.read_text(
...     "Talks resume\\n\\nBy Ana Roe\\n\\nThe minister met reporters on Friday. “No shells were fired,” said Defence Minister Ivan Petkov of Bulgaria.",
...     published="2026-03-04", outlet="Example Wire", drop=False)
>>> record.article.published, record.article.outlet
('2026-03-04', 'Example Wire')
>>> statement = record.statements[0]
>>> [span.of(record.article.text) for span in statement.content]
['“No shells were fired,”']

Each item points at the words it rests on, by spans that count code points in `record.article.text`, and at the same place on
the page as it came in. `record.to_json()` is the record as `onrecord read --format json` prints it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from onrecord.errors import OnrecordError, PageError
from onrecord.model import Actor, Article, Block, Claim, Commitment, Event, Flow, Record, Statement
from onrecord.spans import Span

if TYPE_CHECKING:
    from onrecord.acquire import Fetcher
    from onrecord.parse.pairs import PairCode

__all__ = [
    "Actor", "Article", "Block", "Claim", "Commitment", "Event", "Flow", "OnrecordError", "PageError", "Record", "Span", "Statement", "code", "read", "read_text",
]  # fmt: skip


def read(
    page: str,
    *,
    published: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    drop: bool = True,
    fetcher: Fetcher | None = None,
) -> Record:
    """Read a page: the path of a file, an http(s) address, or `-` for standard input.

    `published` (ISO 8601), `outlet` and `url` say what the page doesn't. With `drop` False the page is taken for an article
    already. Raises a PageError that says what is wrong with the page and what to do.
    """
    from onrecord.acquire import acquire
    from onrecord.model import Given
    from onrecord.pipeline import read_page

    return read_page(acquire(page, Given(published, outlet, url), fetcher=fetcher), drop=drop).record


def read_text(
    text: str,
    *,
    name: str = "text",
    media: Literal["html", "text"] | None = None,
    published: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    drop: bool = True,
) -> Record:
    """Read a page that is at hand as a string of HTML or plain text; which of them is found out unless `media` says."""
    from onrecord.acquire import page_from_text
    from onrecord.model import Given
    from onrecord.pipeline import read_page

    return read_page(page_from_text(name, text, Given(published, outlet, url), media), drop=drop).record


def code(text: str, source: tuple[int, int], target: tuple[int, int]) -> PairCode:
    """What one actor does to another in a text, in PLOVER: both are marked by half-open offsets in code points.

    Raises ValueError where an end holds no word, or the two stand too far apart to be read at once.

    >>> from onrecord import code
    >>> text = "Norway accused Iceland of taking its cod."
    >>> code(text, (0, 6), (15, 22)).event
    'ACCUSE'
    """
    from onrecord.parse import load
    from onrecord.parse.pairs import code_pair

    return code_pair(text, source, target, load())
