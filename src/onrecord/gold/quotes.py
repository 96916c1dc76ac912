"""Where a quote stands: the one place that turns what an annotator wrote into offsets."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from onrecord.spans import Span

Placing = Callable[[object], Span]
"""From a place as the file has it to a span of the page. Raises ValueError, with a sentence, where there is no such place."""


def on_page(page: str) -> Placing:
    """Places told as quotes from the page.

    >>> place = on_page("to be or not to be")
    >>> place("or"), place(["be", 2])
    (Span(start=6, end=8, page=None), Span(start=16, end=18, page=None))
    """
    return partial(_quoted, page)


def by_offset(place: object) -> Span:
    """A place told as `[start, end]`, as standoff files do.

    >>> by_offset([6, 8])
    Span(start=6, end=8, page=None)
    """
    match place:
        case [int(start), int(end)] if 0 <= start < end:
            return Span(start, end)
    raise ValueError(f"not [start, end]: {place!r}")


def occurrences(page: str, words: str) -> list[int]:
    """Where the words begin, each time that they stand on the page; overlapping ones count too.

    >>> occurrences("banana", "ana")
    [1, 3]
    """
    found, at = [], page.find(words)
    while at >= 0:
        found.append(at)
        at = page.find(words, at + 1)
    return found


def _quoted(page: str, quote: object) -> Span:
    match quote:
        case str(words):
            number = None
        case [str(words), int(number)] if not isinstance(number, bool):
            pass
        case _:
            raise ValueError(f"neither a text nor [text, n]: {quote!r}")
    if not words.strip():
        raise ValueError("an empty quote")
    starts = occurrences(page, words)
    if not starts:
        raise ValueError(f"not on the page: {words!r}")
    if number is None and len(starts) > 1:
        raise ValueError(f"stands {len(starts)} times on the page, so that [text, n] is wanted: {words!r}")
    nth = 1 if number is None else number
    if not 1 <= nth <= len(starts):
        raise ValueError(f"occurrence {nth} is asked for, there are {len(starts)}: {words!r}")
    return Span(starts[nth - 1], starts[nth - 1] + len(words))
