"""Where sources, cues and contents begin and end: small things that the reader's tags leave untidy, settled by rule."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.extract.quotes import Quote
from onrecord.model import Article
from onrecord.spans import Span

__all__ = ["tidy_content", "tidy_source", "within_blocks"]

_LEFT = re.compile(r"^[\s,;:.)\]–—-]+")
_RIGHT = re.compile(r"[\s,;:.–—-]+$")
_CLOSERS = "”\"»’'"
_GENITIVE = re.compile(r"(?:['’]s|(?<=s)['’])$")
_BEFORE = re.compile(r"^(?:by|from|of)\s+", re.IGNORECASE)
_NEAR = 2  # characters between a content's end and a mark that it should have had


def tidy_source(text: str, span: Span) -> Span | None:
    """A source without blanks, marks, "by" and the 's of a genitive at its ends; None where nothing is left."""
    words = span.of(text)
    for pattern in (_LEFT, _BEFORE):
        found = pattern.match(words)
        if found:
            span = Span(span.start + found.end(), span.end)
            words = span.of(text)
    for pattern in (_RIGHT, _GENITIVE):
        found = pattern.search(words)
        if found and not (pattern is _RIGHT and re.search(r"\b[A-Z]\.$|\b(?:Jr|Sr|Inc|Ltd|Co|Corp)\.$", words)):
            span = Span(span.start, span.start + found.start())
            words = span.of(text)
    return span if words.strip() else None


def tidy_content(text: str, span: Span, quotes: Sequence[Quote]) -> Span | None:
    """A content with the marks of a quotation that it fills, without the comma or full stop that follows; None where nothing is left.

    `quotes`: those of the article that touch the span or stand right at its ends.
    """
    start, end = span.start, span.end
    for quote in quotes:
        inner = Span(quote.span.start, quote.span.end)
        if inner.start < start <= inner.start + _NEAR and end >= inner.end - _NEAR:
            start = inner.start
        if inner.end - _NEAR <= end < inner.end and start <= inner.start + _NEAR:
            end = inner.end
        if inner.start + 1 == start and end <= inner.end:  # begins behind an opening mark
            start = inner.start
        if end == inner.end - 1 and start >= inner.start and not quote.goes_on:
            end = inner.end
    words = text[start:end]
    found = _LEFT.match(words)
    if found:
        start += found.end()
    words = text[start:end]
    open_at_end = any(quote.goes_on and quote.span.start < end <= quote.span.end for quote in quotes)
    found = _RIGHT.search(words)
    if found and not open_at_end and not (words[found.start() :].strip() == "." and _abbreviated(words[: found.start() + 1])):
        end = start + found.start()
    return Span(start, end) if start < end else None


def _abbreviated(words: str) -> bool:
    """Whether a last full stop belongs to the word before it ("U.S.", "Inc.")."""
    return re.search(r"(?:\b[A-Za-z]\.[A-Za-z]\.|\b(?:Jr|Sr|Inc|Ltd|Co|Corp|St|Mr|Mrs|Dr|etc|a\.m|p\.m)\.)$", words) is not None


def within_blocks(article: Article, span: Span, quotes: Sequence[Quote]) -> list[Span]:
    """A content in parts, one a block: what runs on into another block is left out, unless that one begins with a quote."""
    out: list[Span] = []
    for number, block in enumerate(article.blocks):
        part = Span(max(span.start, block.span.start), min(span.end, block.span.end)) if block.span.touches(span) else None
        if part is None:
            continue
        if out and not any(quote.block == number and quote.span.start <= part.start + 1 for quote in quotes):
            break
        out.append(part)
    return out
