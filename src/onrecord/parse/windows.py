"""A page's words cut into windows that the encoder reads one at a time.

A window holds whole paragraphs, as many as fit, after a little of what stood before them. Paragraphs that do not fit are cut
where a sentence seems to end, or at any word at last, so that no word is lost. Each window is read alone: what a page's words
are tagged with never depends on other pages, on padding or on the number of threads.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from onrecord.parse.looks import SHAPES, quoted, shape
from onrecord.parse.pieces import CLS, SEP, Pieces

__all__ = ["CONTEXT", "MARKS", "SIZE", "Paragraph", "Window", "windows", "with_marks"]

SIZE = 256  # pieces in a window, but for the marks between paragraphs of its context: 288 at most
MARKS = 3  # what a piece may be marked as: nothing, the one who acts, the one acted upon
CONTEXT = 32  # of these, at most so many told before
_ENDS = frozenset(".?!:;”\"’'…)")

Ints = NDArray[np.int64]


class Paragraph(NamedTuple):
    """The words of a paragraph, and which of them cling to the one before."""

    words: Sequence[str]
    clings: Sequence[bool]


class Window(NamedTuple):
    """What the encoder reads: for each piece its number, the shape of its word, whether it stands in quotes, and what it is
    marked as (on a page: nothing); and for each of the window's own words, `begin` to `end` on the page, its first and last piece."""

    pieces: Ints
    shapes: Ints
    quotes: Ints
    marks: Ints
    first: Ints
    last: Ints
    begin: int
    end: int


class _Word(NamedTuple):
    pieces: list[int]
    shape: int
    quote: int
    opens: bool  # the first of its paragraph


def windows(
    paragraphs: Sequence[Paragraph], pieces: Pieces, size: int = SIZE, ends: frozenset[int] | None = None
) -> Iterator[Window]:
    """The windows of a page, in order; their own words, put together, are all the words of the page.

    `ends`: the numbers of the words after which a paragraph may be cut, where they are known (as in training).
    """
    words = list(_words(paragraphs, pieces))
    begin = 0
    for end in _cuts(words, [len(paragraph.words) for paragraph in paragraphs], paragraphs, size, ends):
        yield _window(words, begin, end)
        begin = end


def _words(paragraphs: Sequence[Paragraph], pieces: Pieces) -> Iterator[_Word]:
    for paragraph in paragraphs:
        looks = zip(pieces.of(paragraph.words), paragraph.words, paragraph.clings, quoted(paragraph.words), strict=True)
        for number, (split, word, clings, quote) in enumerate(looks):
            yield _Word(split, shape(word, clings), quote, number == 0)


def _cuts(
    words: list[_Word], lengths: list[int], paragraphs: Sequence[Paragraph], size: int, ends: frozenset[int] | None
) -> Iterator[int]:
    """Where windows end: the numbers of the words before which a new one begins, and the end of the page."""
    room = size - CONTEXT - 2
    begin = place = used = 0  # of the window; of the paragraph; pieces taken so far
    for paragraph, length in zip(paragraphs, lengths, strict=True):
        if not length:
            continue
        cost = sum(len(word.pieces) for word in words[place : place + length]) + 1
        if used and used + cost > room:
            yield place
            begin, used = place, 0
        if cost > room:  # alone, and too long
            for cut in _within(words, place, place + length, room, paragraph.words, ends):
                yield cut
                begin = cut
            used = sum(len(word.pieces) for word in words[begin : place + length]) + 1
        else:
            used += cost
        place += length
    if place > begin:
        yield place


def _within(
    words: list[_Word], begin: int, end: int, room: int, forms: Sequence[str], ends: frozenset[int] | None
) -> Iterator[int]:
    """Where a paragraph that is too long is cut: after the last end of a sentence in the latter half of what fits, if any."""
    start, offset, used = begin, begin, 0
    number = start
    while number < end:
        used += len(words[number].pieces)
        if used > room:
            cut = next(
                (
                    spot + 1
                    for spot in range(number - 1, start + (number - start) // 2 if ends is None else start - 1, -1)
                    if (spot in ends if ends is not None else forms[spot - offset][-1] in _ENDS)
                ),
                number,
            )
            yield cut
            start = number = cut
            used = 0
        else:
            number += 1


def _window(words: list[_Word], begin: int, end: int) -> Window:
    before, room = begin, CONTEXT
    while before and len(words[before - 1].pieces) <= room:
        before -= 1
        room -= len(words[before].pieces)
    numbers, shapes, quotes = [CLS], [SHAPES - 1], [0]
    first: list[int] = []
    last: list[int] = []
    for number in range(before, end):
        word = words[number]
        if word.opens and number != before:
            numbers.append(SEP)
            shapes.append(SHAPES - 1)
            quotes.append(0)
        if number >= begin:
            first.append(len(numbers))
            last.append(len(numbers) + len(word.pieces) - 1)
        numbers += word.pieces
        shapes += [word.shape] * len(word.pieces)
        quotes += [word.quote] * len(word.pieces)
    numbers.append(SEP)
    shapes.append(SHAPES - 1)
    quotes.append(0)
    as_ints = [np.array(row, dtype=np.int64) for row in (numbers, shapes, quotes, [0] * len(numbers), first, last)]
    return Window(as_ints[0], as_ints[1], as_ints[2], as_ints[3], as_ints[4], as_ints[5], begin, end)


def with_marks(window: Window, source: tuple[int, int], target: tuple[int, int]) -> Window:
    """The window with two runs of its words marked, each its first and its last word: the one who acts, and the one acted upon."""
    marks = window.marks.copy()
    for mark, (first, last) in ((2, target), (1, source)):
        marks[window.first[first - window.begin] : window.last[last - window.begin] + 1] = mark
    return window._replace(marks=marks)
