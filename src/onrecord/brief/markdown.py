"""A record as Markdown (CommonMark), for a message, a ticket or a notebook."""

from __future__ import annotations

import re
from typing import Final

from onrecord.brief.cast import Saying, told_as
from onrecord.brief.deals import Arrow
from onrecord.brief.ledger import ledger, voices
from onrecord.brief.note import Note
from onrecord.brief.notes import notes_of
from onrecord.brief.overview import absences, counts_line, dropped_line, published_line
from onrecord.brief.quoting import address, clipped, listed, quoted, visible
from onrecord.brief.sentences import Part
from onrecord.brief.wording import KINDS, PLURALS
from onrecord.model import Record

_QUOTED = 600  # characters of a quotation
_CELL = 160  # the same in a cell of a table
_SPECIAL: Final = re.compile(r"[\\`*_\[\]<>#|~&$!{}]")
_OPENING: Final = re.compile(r"^(\d{1,9})([.)])|^([-+=])")  # what would begin a list or underline a heading
_AUTOLINK: Final = re.compile(r"(?i)(https?|ftp|mailto)(:)|(www)(\.)|(\S)(@)")


def markdown(record: Record) -> str:
    """The record as Markdown: a heading, a list for each kind of item, and what was dropped.

    Words of the page are escaped: they can neither be markup nor become links.
    """
    notes = notes_of(record)
    parts = [_heading(record, notes)]
    for kind in KINDS:
        parts += [_ledger(notes)] if kind == "claim" and ledger(notes) else []
        items = [_item(note) for note in notes if note.kind == kind]
        parts += [f"## {PLURALS[kind].capitalize()}\n\n" + "".join(items)] if items else []
    parts.append(_remarks(record, notes))
    return "\n".join(part for part in parts if part)


def escaped(words: str) -> str:
    """Words of the page, on one line, with nothing in them that Markdown would read as markup.

    >>> escaped("1. [x](http://a.example) <b>")
    '1\\\\. \\\\[x\\\\](http\\\\://a.example) \\\\<b\\\\>'
    """
    safe = _SPECIAL.sub(r"\\\g<0>", visible(words))
    safe = _OPENING.sub(lambda found: f"{found[1]}\\{found[2]}" if found[1] else f"\\{found[3]}", safe)
    return _AUTOLINK.sub(lambda found: "\\".join(part for part in found.groups() if part), safe)


def _heading(record: Record, notes: list[Note]) -> str:
    article, link = record.article, address(record.article.url)
    outlet = escaped(article.outlet or "no outlet found")
    if link:
        outlet = f"[{outlet}](<{link}>)"
    lines = [
        f"# {escaped(article.title or '(no title found)')}",
        f"{outlet} · {escaped(published_line(record))} · {counts_line(notes)}",
        *([f"By {escaped(listed(article.byline))}"] if article.byline else []),
        *([f"From {escaped(listed(article.credit))}"] if article.credit else []),
    ]
    return "\n\n".join(lines) + "\n"


def _item(note: Note) -> str:
    """A list entry: the sentence with its offsets, and under it, each on a line of its own, what else there is to say."""
    standing = f" — {note.standing.sign} {note.standing.word}".replace("—  ", "— ") if note.standing else ""
    place = f" `[{note.place[0]}:{note.place[1]}]`" if note.place else ""
    weak = " (weak)" if note.confidence == "weak" else ""
    sentence = "".join(_part(part, place == 0) for place, part in enumerate(note.sentence))
    lines = [f"{sentence}{standing}{weak}{place}", *_below(note)]
    return "- " + "\\\n  ".join(lines) + "\n"


def _arrow(arrow: Arrow) -> str:
    """Giver → taker, with what stands on the shaft, and the gate before it."""
    label = ", ".join(escaped(part) for part in (arrow.label, arrow.gate) if part)
    return f"*{escaped(arrow.giver or '○')}* → *{escaped(arrow.taker or '○')}*: **{label}**{' (disputed)' if arrow.dashed else ''}"


def _ledger(notes: list[Note]) -> str:
    """Who says, who denies, as a table (GitHub's Markdown)."""
    rows = [
        f"| {escaped(clipped(visible(entry.note.head), _CELL))} | {_status(entry.note)} | {_cell(entry.says)} | {_cell(entry.denies)} |"
        for entry in ledger(notes)
    ]
    return "\n".join(["## Who says, who denies", "", "| claim | status | says | denies |", "|---|---|---|---|", *rows]) + "\n"


def _status(note: Note) -> str:
    return f"{note.standing.sign} {note.standing.word}".strip() if note.standing else ""


def _cell(told: list[Saying]) -> str:
    return "; ".join(escaped(clipped(visible(words), _CELL)) for words in voices(told))


def _below(note: Note) -> list[str]:
    told = any(part.tone == "quote" for part in note.sentence)
    return [
        *(
            [escaped(clipped(quoted(visible(note.head)), _QUOTED))]
            if note.kind in ("event", "commitment") and note.head and not told
            else []
        ),
        *(_arrow(arrow) for arrow in note.arrows),
        *(f"{label}: {escaped(told_as(told_by))}" for label, told_by in (("says", note.says), ("denies", note.denies)) if told_by),
        *([" → ".join(escaped(link) if link else "○" for link in note.chain)] if note.travelled else []),
        *(f"{label}: {escaped(clipped(visible(words), _QUOTED))}" for label, words in note.facts),
        *([f"*Not stated:* {escaped('; '.join(note.unstated))}"] if note.unstated else []),
    ]


def _part(part: Part, first: bool) -> str:
    """A part of the sentence: who in italics, the act in bold, as a newspaper would set names and verbs apart."""
    words = escaped(clipped(part.text, _QUOTED))
    if not words:
        return " " if part.text else ""
    mark = {"who": "*", "act": "**"}.get(part.tone, "")
    before = " " if part.text[0].isspace() and not first else ""
    return f"{before}{mark}{words}{mark}{' ' if part.text[-1].isspace() else ''}"


def _remarks(record: Record, notes: list[Note]) -> str:
    dropped = dropped_line(record.article.dropped)
    lines = [
        *absences(record, notes),
        *([f"Dropped: {dropped}."] if dropped else []),
        *(f"**Warning:** {escaped(each.message)} ({escaped(each.code)})" for each in record.warnings),
    ]
    return "\n\n".join(lines) + "\n" if lines else ""
