"""Lines: the unit that is kept or dropped. A line of plain text, or what stands between two block-level tags of HTML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from onrecord.spans import Run

# What a reader never sees: soft hyphens, zero-width blanks, byte-order marks and control characters. Joiners and the marks
# that set the direction of writing stay, since words are spelt with them.
_INVISIBLE = "\u00ad\u200b\u2060\ufeff\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"
_FOLDED = re.compile(rf"[\s{_INVISIBLE}]+")
_HIDDEN = re.compile(rf"[{_INVISIBLE}]+")


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


def fold_with_runs(pieces: Iterable[Piece], at: int) -> tuple[str, list[Run]]:
    """The same words as `fold` gives, with the way back: runs from the text, which begins at `at`, to the page.

    >>> fold_with_runs([Piece(10, " two  "), Piece(30, "men")], 0)[0]
    'two men'
    """
    words: list[str] = []
    runs: list[Run] = []
    length = at
    blank: tuple[int, int] | None = None  # a run of blanks seen and not yet written, as a place on the page
    for piece in pieces:
        place = 0
        while place < len(piece.text):
            found = _FOLDED.match(piece.text, place)
            if found:
                begin, end = piece.start + place, piece.start + found.end()
                if blank or any(char.isspace() for char in found.group()):
                    blank = (blank[0] if blank else begin, end)
                place = found.end()
                continue
            following = _FOLDED.search(piece.text, place)
            end_of_word = following.start() if following else len(piece.text)
            if blank and length > at:
                words.append(" ")
                runs.append(Run(length, length + 1, *blank))
                length += 1
            blank = None
            word = piece.text[place:end_of_word]
            words.append(word)
            begin = piece.start + place
            runs.append(Run(length, length + len(word), begin, begin + len(word)))
            length += len(word)
            place = end_of_word
    return "".join(words), _joined(runs)


def _joined(runs: list[Run]) -> list[Run]:
    """Neighbouring runs that both stand character for character, made one: maps stay small."""
    out: list[Run] = []
    for run in runs:
        last = out[-1] if out else None
        if last and not last.rewritten and not run.rewritten and last.page_end == run.page_start:
            out[-1] = Run(last.start, run.end, last.page_start, run.page_end)
        else:
            out.append(run)
    return out
