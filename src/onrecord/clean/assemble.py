"""From ruled lines to an article: the canonical text, its blocks, what was dropped, and the way back to the page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, cast

from onrecord.clean.lines import Line, fold_with_runs
from onrecord.clean.roles import KEPT, Ruled
from onrecord.model import Block, Dropped, Reason, Role
from onrecord.spans import OffsetMap, Run, Span

_PARTING = "\n\n"
_FINISHED = frozenset(".!?…:;\"”’»。")


class Body(NamedTuple):
    """The canonical text with its blocks, what was left out, and the map back."""

    text: str
    blocks: list[Block]
    dropped: list[Dropped]
    places: OffsetMap


def assemble(lines: Sequence[Line], ruled: Sequence[Ruled]) -> Body:
    """Write out the kept lines, one block each (a sentence that a line break parts stays one block), a blank line between blocks."""
    text: list[str] = []
    runs: list[Run] = []
    blocks: list[tuple[int, int, Ruled]] = []
    dropped: list[Dropped] = []
    length = 0
    previous: Line | None = None
    for line, verdict in zip(lines, ruled, strict=True):
        if verdict.label not in KEPT:
            dropped.append(Dropped(cast(Reason, verdict.label), line.page))
            continue
        continued = previous is not None and bool(blocks) and _continues(line, previous, verdict, blocks[-1][2])
        if text:
            parting = " " if continued else _PARTING
            text.append(parting)
            page_end = runs[-1].page_end
            runs.append(Run(length, length + len(parting), page_end, max(line.page[0], page_end)))
            length += len(parting)
        words, word_runs = fold_with_runs(line.pieces, length)
        text.append(words)
        runs.extend(word_runs)
        start = blocks.pop()[0] if continued else length
        length += len(words)
        blocks.append((start, length, verdict))
        previous = line
    places = OffsetMap(runs)
    made = [Block(cast(Role, verdict.label), places.span(start, end), verdict.author) for start, end, verdict in blocks]
    return Body("".join(text), made, dropped, places)


def _continues(line: Line, previous: Line, verdict: Ruled, before: Ruled) -> bool:
    """Whether a single line break of HTML stands within a sentence of the same block."""
    if line.mark is None or not line.mark.soft or previous.mark is None or line.mark.block != previous.mark.block:
        return False
    same = verdict.label == before.label == "body" and verdict.author == before.author
    return same and previous.text[-1] not in _FINISHED and not line.text[0].isupper()


def words_of(text: str, block: Block) -> str:
    """The words of a block."""
    return Span(block.span.start, block.span.end).of(text)
