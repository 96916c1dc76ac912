"""From ruled lines to an article: the canonical text, its blocks, what was dropped, and the way back to the page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, cast

from onrecord.clean.lines import Line, fold_with_runs
from onrecord.clean.roles import KEPT, Ruled
from onrecord.model import Block, Dropped, Reason, Role
from onrecord.spans import OffsetMap, Run

_PARTING = "\n\n"
_BAR = " | "
_CELLS = frozenset(("td", "th"))
_FINISHED = frozenset('.!?…:;"”’»。')


class Body(NamedTuple):
    """The canonical text with its blocks, what was left out, and the map back."""

    text: str
    blocks: list[Block]
    dropped: list[Dropped]
    places: OffsetMap


def assemble(lines: Sequence[Line], ruled: Sequence[Ruled]) -> Body:
    """Write out the kept lines, one block each (a sentence that a line break parts stays one block), a blank line between
    blocks.
    """
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
        joint = _joint(line, previous, verdict, blocks[-1][2]) if previous and blocks else None
        if text:
            parting = joint or _PARTING
            text.append(parting)
            page_end = runs[-1].page_end
            runs.append(Run(length, length + len(parting), page_end, max(line.page[0], page_end)))
            length += len(parting)
        words, word_runs = fold_with_runs(line.pieces, length)
        text.append(words)
        runs.extend(word_runs)
        start = blocks.pop()[0] if joint else length
        length += len(words)
        blocks.append((start, length, verdict))
        previous = line
    places = OffsetMap(runs)
    made = [Block(cast(Role, verdict.label), places.span(start, end), verdict.author) for start, end, verdict in blocks]
    return Body("".join(text), made, dropped, places)


def _joint(line: Line, previous: Line, verdict: Ruled, before: Ruled) -> str | None:
    """What joins a line to the block before: a blank where a line break of HTML stands within a sentence, a bar between the
    cells of a table's row; None where a new block begins.
    """
    mark, last = line.mark, previous.mark
    if mark is None or last is None or verdict.label != before.label or verdict.author != before.author:
        return None
    if verdict.label == "table" and mark.tag in _CELLS and last.tag in _CELLS and mark.parent == last.parent:
        return _BAR
    soft = verdict.label == "body" and mark.soft and mark.block == last.block
    return " " if soft and previous.text[-1] not in _FINISHED and not line.text[0].isupper() else None
