"""Lines: the unit that is kept or dropped. A line of plain text, or what stands between two block-level tags of HTML."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.spans import Run

# What a reader never sees: soft hyphens, zero-width blanks, byte-order marks and control characters. Joiners and the marks
# that set the direction of writing stay, since words are spelt with them.
_INVISIBLE = "\u00ad\u200b\u2060\ufeff\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"
_HIDDEN = re.compile(rf"[{_INVISIBLE}]+")
_ODD = re.compile(rf"[\s{_INVISIBLE}]{{2,}}|[^\S ]|[{_INVISIBLE}]")  # all but single plain blanks
_EDGES = "".join(char for char in map(chr, range(0x10000)) if char.isspace() or _HIDDEN.match(char))


class Piece(NamedTuple):
    """A run of characters as it stands on the page: where, and what."""

    start: int
    text: str


class Mark(NamedTuple):
    """Where a line of HTML stands in its tree.

    `near` and `far` are sets of signs as bits (see `signs`): those of the line's own three innermost elements, and those of all
    its ancestors. `block`, `parent` and `grandparent` number the block-level elements around it, `depth` counts ancestors, `linked`
    counts the characters inside links, `bold` those in strong print, `soft` says that a single line break parts it from the
    line before.
    """

    near: int
    far: int
    tag: str
    block: int
    parent: int
    grandparent: int
    depth: int
    linked: int
    bold: int
    soft: bool


class Line(NamedTuple):
    """A line: its words with blanks folded, the pieces of the page that it is made of, blank lines before it, its place."""

    text: str
    pieces: Sequence[Piece]
    gap: int = 0
    mark: Mark | None = None

    @property
    def page(self) -> tuple[int, int]:
        """Where on the page the line stands."""
        last = self.pieces[-1]
        return self.pieces[0].start, last.start + len(last.text)


def fold(raw: str) -> str:
    """The words of `raw` as a reader sees them: blanks folded to one, invisible characters gone.

    >>> fold("  The\\u00a0vis\\u00adit \\n of")
    'The visit of'
    """
    if not raw.isascii() or not raw.isprintable():
        raw = _HIDDEN.sub("", raw)
    return " ".join(raw.split())


def fold_with_runs(pieces: Sequence[Piece], at: int) -> tuple[str, list[Run]]:
    """The same words as `fold` gives, with the way back: runs from the text, which begins at `at`, to the page.

    >>> fold_with_runs([Piece(10, " two  "), Piece(30, "men")], 0)
    ('two men', [Run(start=0, end=3, page_start=11, page_end=14), Run(start=3, end=4, page_start=14, page_end=16), \
Run(start=4, end=7, page_start=30, page_end=33)])
    """
    stretches = _contiguous(pieces)
    raw = "".join(text for _, text in stretches)
    low = len(raw) - len(raw.lstrip(_EDGES))
    high = len(raw.rstrip(_EDGES))
    if high <= low:
        return "", []
    places = _Places(stretches)
    words: list[str] = []
    runs: list[Run] = []
    length, done = at, low
    for odd in _ODD.finditer(raw, low, high):
        length = places.copy(done, odd.start(), length, runs)
        words.append(raw[done : odd.start()])
        done = odd.end()
        if not odd.group().isspace() and not any(char.isspace() for char in odd.group()):
            continue  # invisible characters go, and nothing takes their place
        words.append(" ")
        runs.append(Run(length, length + 1, places.of(odd.start()), places.of(done - 1) + 1))
        length += 1
    places.copy(done, high, length, runs)
    words.append(raw[done:high])
    return "".join(words), runs


def _contiguous(pieces: Sequence[Piece]) -> list[tuple[int, str]]:
    """Pieces that follow each other on the page without a gap, made one."""
    out: list[tuple[int, list[str], int]] = []
    for start, text in pieces:
        if out and out[-1][2] == start:
            begin, texts, _ = out[-1]
            texts.append(text)
            out[-1] = (begin, texts, start + len(text))
        else:
            out.append((start, [text], start + len(text)))
    return [(begin, "".join(texts)) for begin, texts, _ in out]


class _Places:
    """Where on the page each character of some stretches stands, the stretches being written one after another."""

    def __init__(self, stretches: Sequence[tuple[int, str]]) -> None:
        self._page = [start for start, _ in stretches]
        self._own = [0]
        for _, text in stretches:
            self._own.append(self._own[-1] + len(text))

    def of(self, place: int) -> int:
        """The place on the page of character `place`."""
        number = bisect_right(self._own, place) - 1
        return self._page[number] + place - self._own[number]

    def copy(self, low: int, high: int, length: int, runs: list[Run]) -> int:
        """Add runs for characters `low` to `high`, written from `length` on as they stand; gives where the writing ends."""
        while low < high:
            number = bisect_right(self._own, low) - 1
            end = min(high, self._own[number + 1])
            page = self._page[number] + low - self._own[number]
            runs.append(Run(length, length + end - low, page, page + end - low))
            length += end - low
            low = end
        return length
