"""Spans, the currency of onrecord: where a text says something, and where that stood on the page as it came in.

Offsets are half-open and count Unicode code points, as Python's `len` does:

>>> text = "Kim said “no” 🙂 twice."
>>> span = Span(9, 13)
>>> span.of(text)
'“no”'
>>> Span(14, 15).of(text)
'🙂'
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import msgspec


class Span(msgspec.Struct, frozen=True, omit_defaults=True):
    """A stretch of the canonical text, and of the page.

    `start` and `end` count in `Article.text`; `page` is the same place on the page as it came in (for HTML: in
    `document.body.textContent`). Where a run was rewritten, `page` covers the whole of what was replaced. Spans are ordered by where they
    begin, then by where they end.
    """

    start: int
    end: int
    page: tuple[int, int] | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}:{self.end}")

    def __lt__(self, other: Span) -> bool:
        return (self.start, self.end) < (other.start, other.end)

    def of(self, text: str) -> str:
        """The words that the span points at."""
        return text[self.start : self.end]

    def holds(self, other: Span) -> bool:
        """Whether `other` lies within this span (equal ones do)."""
        return self.start <= other.start and other.end <= self.end

    def touches(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


class Run(msgspec.Struct, frozen=True):
    """A run of canonical text and the run of the page that it was made from.

    If both have the same length, character stands for character; if not, the run was rewritten and only the whole
    stands for the whole.
    """

    start: int
    end: int
    page_start: int
    page_end: int

    @property
    def rewritten(self) -> bool:
        """Whether characters no longer correspond one to one."""
        return self.end - self.start != self.page_end - self.page_start


class OffsetMap:
    """From places in the canonical text to places on the page.

    Built while cleaning, one `Run` after another, in the order of the text and without gaps.

    >>> places = OffsetMap([Run(0, 3, 10, 13), Run(3, 4, 13, 19), Run(4, 7, 19, 22)])   # "two", six blanks, "men"
    >>> places.page(0, 3), places.page(1, 7), places.page(3, 4)
    ((10, 13), (11, 22), (13, 19))
    """

    def __init__(self, runs: Sequence[Run]) -> None:
        self._runs = list(runs)
        self._starts = [run.start for run in self._runs]
        for before, after in zip(self._runs, self._runs[1:], strict=False):
            if before.end != after.start:
                raise ValueError(f"runs with a gap: {before} {after}")

    def page(self, start: int, end: int) -> tuple[int, int]:
        """Where `text[start:end]` stood on the page; an empty span gives the empty place before `start`."""
        if not self._runs:
            return (0, 0)
        first = self._runs[max(bisect_right(self._starts, start) - 1, 0)]
        begin = first.page_start if first.rewritten else first.page_start + start - first.start
        if end <= start:
            return (begin, begin)
        last = self._runs[max(bisect_right(self._starts, end - 1) - 1, 0)]
        finish = last.page_end if last.rewritten else last.page_start + end - last.start
        return (begin, finish)

    def span(self, start: int, end: int) -> Span:
        """The span of `text[start:end]` with its place on the page."""
        return Span(start, end, self.page(start, end))
