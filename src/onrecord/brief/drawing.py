"""The article drawn: its blocks as sections of HTML in which every item's words are marked, character for character."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple

from onrecord.brief.note import Note
from onrecord.brief.overview import LeftOut
from onrecord.brief.pieces import Mark, Piece, covering, marks_of, pieces
from onrecord.brief.quoting import printable
from onrecord.model import Article, Block, Role

if TYPE_CHECKING:
    from markupsafe import Markup

_KEY: Final = re.compile(r"[A-Za-z0-9._:-]{1,80}")
_CELL: Final = re.compile(r".*?(?:\t| \| |\n|$)", re.DOTALL)
_GATHERED: Final = ("list", "table", "analysis")  # roles whose neighbours belong to one section


class Section(NamedTuple):
    """Neighbouring blocks of one role: lines of cells (one of each but for lists and tables), and what was left out just before."""

    role: Role
    author: str | None
    lines: list[list[Markup]]
    left_out: list[LeftOut]


class Drawn(NamedTuple):
    """The sections, what was left out after the last, and the numbers of the notes by id (actors have none)."""

    sections: list[Section]
    left_out: list[LeftOut]
    numbers: dict[str, int]


class _Ink(NamedTuple):
    """What is needed to draw any stretch of the text: the marks, and the notes whose numbers stand at a place."""

    text: str
    marks: list[Mark]
    refs: dict[int, list[Note]]
    numbers: dict[str, int]


def key(item: str) -> str:
    """An id that can stand in a list of ids parted by blanks: one that holds anything unusual is replaced by a digest."""
    return item if _KEY.fullmatch(item) else "x-" + hashlib.sha256(item.encode("utf-8", "replace")).hexdigest()[:10]


def drawn(article: Article, notes: list[Note], left_out: list[LeftOut]) -> Drawn:
    """The whole article; `notes` stand in reading order, which is the order of their numbers."""
    blocks = covering(article.text, article.blocks)
    numbered = [note for note in notes if note.kind != "actor"]
    numbers = {note.id: place for place, note in enumerate(numbered, start=1)}
    ink = _Ink(article.text, marks_of(notes), _refs(blocks, numbered), numbers)
    remaining = list(left_out)
    made = []
    for group in _groups(blocks):
        before = _before(group[0], remaining)
        remaining = remaining[len(before) :]
        lines = [[_words(ink, *cell) for cell in line] for block in group for line in _lines(article.text, block)]
        made.append(Section(group[0].role, group[0].author, lines, before))
    return Drawn(made, remaining, numbers)


def _groups(blocks: list[Block]) -> Iterator[list[Block]]:
    for (role, _), group in groupby(blocks, key=lambda block: (block.role, block.author)):
        found = list(group)
        yield from [found] if role in _GATHERED else ([block] for block in found)


def _before(block: Block, left_out: list[LeftOut]) -> list[LeftOut]:
    """The pieces that stood before the block on the page; none if its place on the page isn't known."""
    place = block.span.page
    return [each for each in left_out if each.end <= place[0]] if place else []


def _lines(text: str, block: Block) -> Iterator[list[tuple[int, int]]]:
    """The lines and cells of a block, without gaps: a cell ends with the sign that parts it from the next."""
    start, end = block.span.start, block.span.end
    if block.role not in ("list", "table"):
        yield [(start, end)]
        return
    for line in re.finditer(r"[^\n]+\n*", text[start:end]):
        cells = [match.span() for match in _CELL.finditer(line[0]) if match[0]] if block.role == "table" else [(0, len(line[0]))]
        yield [(start + line.start() + first, start + line.start() + last) for first, last in cells]


def _refs(blocks: list[Block], notes: list[Note]) -> dict[int, list[Note]]:
    """Where the number of each note stands: at the end of its chief words, or of the block in which they begin."""
    ends = sorted(block.span.end for block in blocks)
    refs: dict[int, list[Note]] = {}
    for note in notes:
        if note.spans:
            chief = note.spans[0]
            end = next((end for end in ends if end > chief.start), chief.end)
            refs.setdefault(min(chief.end, end), []).append(note)
    return refs


def _words(ink: _Ink, start: int, end: int) -> Markup:
    """A stretch of text, cut where items begin and end, with the numbers of the notes that end in it."""
    from markupsafe import Markup

    cuts = [place for place in ink.refs if start < place <= end]
    return Markup("").join(
        _piece(ink.text, piece) + Markup("").join(_ref(note, ink.numbers) for note in ink.refs.get(piece.end, []))
        for piece in pieces(start, end, ink.marks, cuts)
    )


def _piece(text: str, piece: Piece) -> Markup:
    """The words of a piece inside one element for each line under them, and one around all that names the items."""
    from markupsafe import Markup, escape

    words = escape(printable(text[piece.start : piece.end]))
    if not piece.marks:
        return words
    for mark in sorted(piece.marks, key=lambda mark: -mark.lane):
        if mark.lane:
            wavy = " disputed" if mark.disputed else ""
            words = Markup('<span class="u k-{} l{}{}">{}</span>').format(mark.kind, mark.lane, wavy, words)
    on = " ".join(dict.fromkeys(key(mark.item) for mark in piece.marks if not mark.also))
    also = " ".join(dict.fromkeys(key(mark.item) for mark in piece.marks if mark.also))
    return Markup('<span class="piece"{}{}>{}</span>').format(_ids("data-ids", on), _ids("data-also", also), words)


def _ids(attribute: str, ids: str) -> Markup:
    from markupsafe import Markup

    return Markup(' {}="{}"').format(attribute, ids) if ids else Markup("")


def _ref(note: Note, numbers: dict[str, int]) -> Markup:
    """A button without words, so that the text stays as it is: the number is drawn by the style sheet."""
    from markupsafe import Markup

    return Markup(
        '<button type="button" class="ref k-{kind}" data-go="{key}" data-n="{n}" aria-label="Note {n}, {kind}"></button>'
    ).format(kind=note.kind, key=key(note.id), n=numbers[note.id])
