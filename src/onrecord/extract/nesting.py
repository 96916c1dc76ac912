"""Which statement's content holds another statement."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.spans import Span

__all__ = ["holders"]

_CELL = 1000  # characters; statements meet only those whose contents share a cell with theirs


def holders(spans: Sequence[Sequence[Span]], contents: Sequence[Sequence[Span]]) -> list[int | None]:
    """For each statement, by its words, the number of the smallest other content that holds its source, cue and content; else None.

    Where its content is the same as the other's, or runs beyond, the source and the cue decide.
    """
    cells: dict[int, list[int]] = {}
    for number, held in enumerate(contents):
        for cell in {cell for span in held for cell in range(span.start // _CELL, span.end // _CELL + 1)}:
            cells.setdefault(cell, []).append(number)
    sizes = [sum(span.end - span.start for span in held) for held in contents]
    out: list[int | None] = []
    for number, own in enumerate(spans):
        found = [
            (sizes[other], other)
            for other in cells.get(own[0].start // _CELL, ())
            if other != number
            and sizes[other] > sizes[number]
            and all(any(held.holds(span) for held in contents[other]) for span in own)
        ]
        out.append(min(found)[1] if found else None)
    return out
