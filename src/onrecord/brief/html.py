"""A record as one self-contained HTML page: the article, and the notes in its margin.

Nothing on it comes from the network, and nothing of the page that was read can run: every value is escaped, and a
Content-Security-Policy names the one style and the one script by their digests.
"""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any, Final

from onrecord.brief.blocks import Section, sections
from onrecord.brief.note import Note, reading_order
from onrecord.brief.notes import notes_of
from onrecord.brief.overview import LeftOut, absences, counts_line, dropped_line, left_out, published_line
from onrecord.brief.pieces import Piece, marks_of, pieces
from onrecord.brief.quoting import address, printable, visible
from onrecord.brief.wording import ACTS, KINDS, PLURALS
from onrecord.model import ItemKind, Record

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

_KEY: Final = re.compile(r"[A-Za-z0-9._:-]{1,80}")


def page(record: Record, page_text: str | None = None) -> str:
    """The record as an HTML page.

    `page_text` is the text of the page as it came in, if it is at hand: from it the words of what was dropped are quoted.
    The same record gives the same page, byte for byte.
    """
    notes = sorted(notes_of(record), key=lambda note: (reading_order(note), KINDS.index(note.kind), note.id))
    drawn = _Drawing(record, notes, page_text)
    style, script = _part("page.css"), _part("page.js")
    return _templates().get_template("page.html").render(
        record=record,
        article=record.article,
        link=address(record.article.url),
        title=visible(record.article.title or record.article.outlet or "Untitled page"),
        published=published_line(record),
        counts=counts_line(notes),
        kinds=[(kind, PLURALS[kind], sum(note.kind == kind for note in notes)) for kind in KINDS],
        notes=notes,
        drawn=drawn,
        dropped=dropped_line(record.article.dropped),
        absences=absences(record, notes),
        style=_markup(style),
        script=_markup(script),
        policy=f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; img-src data:; base-uri 'none'; form-action 'none'",
    )


class _Drawing:
    """What the template asks for while it goes through the article: the sections, and the HTML of a stretch of text."""

    def __init__(self, record: Record, notes: list[Note], page_text: str | None) -> None:
        self._text = record.article.text
        self._marks = marks_of(notes)
        self._notes = {note.id: note for note in notes}
        self.numbers = _numbers(notes)
        self.sections = sections(record.article)
        self._left_out = left_out(record.article.dropped, page_text)
        self._refs: dict[int, list[Note]] = {}
        ends = sorted(block.end for section in self.sections for block in section.cells)
        for note in notes:
            if note.spans:
                chief = note.spans[0]
                end = next((end for end in ends if end > chief.start), chief.end)
                self._refs.setdefault(min(chief.end, end), []).append(note)

    def key(self, item: str) -> str:
        """An id that can stand in a list of ids: one that holds anything unusual is replaced by a digest."""
        return key(item)
