"""A record as one self-contained HTML page: the article, and the notes in its margin.

Nothing on it comes from the network, and nothing of the page that was read can run: every value is escaped, and a
Content-Security-Policy names the one style and the one script by their digests.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Final

from onrecord.brief.drawing import drawn, key
from onrecord.brief.ledger import ledger, voices
from onrecord.brief.note import Note, reading_order
from onrecord.brief.notes import notes_of
from onrecord.brief.overview import absences, counts_line, dropped_line, left_out, published_line
from onrecord.brief.quoting import address, printable, visible
from onrecord.brief.wording import KINDS, PLURALS
from onrecord.model import Record

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

_POLICY: Final = "default-src 'none'; style-src '{}'; script-src '{}'; img-src data:; base-uri 'none'; form-action 'none'"


def page(record: Record, page_text: str | None = None) -> str:
    """The record as an HTML page.

    `page_text` is the text of the page as it came in, if it is at hand: from it the words of what was dropped are quoted.
    The same record gives the same page, byte for byte.
    """
    article, notes = record.article, _in_order(notes_of(record))
    style, script = _file("page.css"), _file("page.js")
    return (
        _templates()
        .get_template("page.html")
        .render(
            record=record,
            article=article,
            title=visible(article.title or article.outlet or "Untitled page"),
            link=address(article.url),
            published=published_line(record),
            counts=counts_line(notes),
            kinds=[(kind, PLURALS[kind], sum(note.kind == kind for note in notes)) for kind in KINDS],
            notes=notes,
            ledger=ledger(notes),
            voices=voices,
            drawn=drawn(article, notes, left_out(article.dropped, page_text)),
            dropped=dropped_line(article.dropped),
            absences=absences(record, notes),
            policy=_POLICY.format(_digest(style), _digest(script)),
            style=_trusted(style),
            script=_trusted(script),
            key=key,
        )
    )


def _in_order(notes: list[Note]) -> list[Note]:
    return sorted(notes, key=lambda note: (reading_order(note), KINDS.index(note.kind), note.id))


@cache
def _file(name: str) -> str:
    """A file that lies beside the template."""
    return (resources.files("onrecord.brief") / "templates" / name).read_text("utf-8").strip()


def _digest(text: str) -> str:
    """How a Content-Security-Policy names an inline style or script."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _trusted(text: str) -> Markup:
    """Our own style and script: the only text that goes into the page unescaped."""
    from markupsafe import Markup

    return Markup(text)


@cache
def _templates() -> Environment:
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    return Environment(
        loader=FunctionLoader(_file),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_fit,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _fit(value: object) -> object:
    """Every string that a template prints, without the characters that HTML forbids. Markup is made of such strings already."""
    return printable(value) if type(value) is str else value
