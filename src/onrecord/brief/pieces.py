"""The text cut where any item begins or ends, and the lines under it: the drawing of overlapping spans, without any HTML."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from onrecord.brief.note import Note
from onrecord.model import Block, ItemKind
from onrecord.spans import Span

LANES = 3  # lines that fit between two lines of text


class Mark(NamedTuple):
    """An item's claim on a stretch of text. `lane` counts lines from the text downwards; 0 draws none, for want of room or because
    the words belong to the item only besides (`also`)."""

    start: int
    end: int
    item: str
    kind: ItemKind
    lane: int
    disputed: bool = False
    also: bool = False


class Piece(NamedTuple):
    """A stretch of text on which the same items rest throughout."""

    start: int
    end: int
    marks: tuple[Mark, ...]


def marks_of(notes: Iterable[Note]) -> list[Mark]:
    """The marks of all notes, with lanes so given that lines never share one where they overlap.

    What begins first and reaches furthest is drawn nearest to the text, so that what it holds hangs below it; actors, the least
    of the signs, take what is left.
    """
    wanted = [(note, span) for note in notes for span in note.spans if span.end > span.start]
    wanted.sort(key=lambda pair: (pair[0].kind == "actor", pair[1].start, -pair[1].end, pair[0].id))
    lined: list[Mark] = []
    for note, span in wanted:
        taken = {mark.lane for mark in lined if mark.start < span.end and span.start < mark.end}
        lane = next((lane for lane in range(1, LANES + 1) if lane not in taken), 0)
        lined.append(Mark(span.start, span.end, note.id, note.kind, lane, note.disputed))
    besides = [
        Mark(span.start, span.end, note.id, note.kind, 0, also=True)
        for note in notes
        for span in note.also
        if span.end > span.start
    ]
    return sorted(lined + besides, key=lambda mark: (mark.start, -mark.end, mark.lane, mark.item))


def pieces(start: int, end: int, marks: Iterable[Mark], cuts: Iterable[int] = ()) -> list[Piece]:
    """`start` to `end` cut at every boundary of a mark, and at `cuts`.

    >>> marks = [Mark(0, 6, "s-1", "statement", 1), Mark(4, 9, "e-1", "event", 2)]
    >>> [(piece.start, piece.end, [mark.item for mark in piece.marks]) for piece in pieces(0, 12, marks)]
    [(0, 4, ['s-1']), (4, 6, ['s-1', 'e-1']), (6, 9, ['e-1']), (9, 12, [])]
    """
    here = [mark for mark in marks if mark.start < end and start < mark.end]
    edges = {start, end, *(mark.start for mark in here), *(mark.end for mark in here), *cuts}
    places = sorted(place for place in edges if start <= place <= end)
    return [
        Piece(first, last, tuple(mark for mark in here if mark.start <= first and last <= mark.end))
        for first, last in pairwise(places)
    ]


def covering(text: str, blocks: list[Block]) -> list[Block]:
    """The blocks in reading order without overlaps; text that stands in no block is taken for body, so that nothing is lost."""
    covered: list[Block] = []
    reached = 0
    for block in sorted(blocks, key=lambda each: (each.span.start, each.span.end)):
        start, end = max(block.span.start, reached), min(block.span.end, len(text))
        covered += _loose(text, reached, start)
        if start < end:
            covered.append(
                block if (start, end) == (block.span.start, block.span.end) else Block(block.role, Span(start, end), block.author)
            )
        reached = max(reached, end)
    return covered + _loose(text, reached, len(text))


def _loose(text: str, start: int, end: int) -> list[Block]:
    """The paragraphs between two blocks, if there is more than white space."""
    found, place = [], start
    for paragraph in text[start:end].split("\n\n"):
        if paragraph.strip():
            found.append(Block("body", Span(place, place + len(paragraph))))
        place += len(paragraph) + 2
    return found
