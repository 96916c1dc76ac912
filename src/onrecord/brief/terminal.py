"""A record in the terminal: what a busy analyst reads in a minute."""

from __future__ import annotations

import os
import shutil
import sys
from itertools import zip_longest
from typing import Final

from onrecord.brief.cast import told_as
from onrecord.brief.deals import Arrow
from onrecord.brief.ledger import voices
from onrecord.brief.note import Note
from onrecord.brief.notes import notes_of
from onrecord.brief.overview import absences, counts_line, dropped_line
from onrecord.brief.quoting import clipped, quoted, visible
from onrecord.brief.sentences import Part, Sentence, Tone
from onrecord.brief.wording import KINDS
from onrecord.brief.wrapping import cells, wrap
from onrecord.model import ItemKind, Record

NARROWEST, WIDEST, PIPED = 40, 120, 100
_LABEL = 12  # the column of kinds: "COMMITMENT" and two blanks
_STACKED = 60  # below this width the kinds stand on lines of their own
_SIDE = 18  # cells of a column of who says and who denies, at least
_QUOTED = 240  # characters of a quotation; the offsets lead to the rest

_TONES: Final[dict[Tone, str]] = {"plain": "", "who": "3", "act": "1", "quote": "", "aux": "3", "via": "", "muted": "2"}
_HUES: Final[dict[ItemKind, str]] = {
    "statement": "1;34", "event": "1;33", "claim": "1;31", "commitment": "1;32", "flow": "1;35", "actor": "1",
}  # fmt: skip
_MUTED: Final = "2"

Row = tuple[Sentence, bool]
"""A sentence of an item, and whether it is muted."""


def terminal(record: Record, width: int | None = None, colour: bool | None = None) -> str:
    """The record as lines of at most `width` cells (40 to 120), each ended by a line feed.

    Without `width`, the terminal's own, or 100 where the output is no terminal; without `colour`, as the terminal and NO_COLOR say.
    No character of the page reaches the terminal as a control: see `quoting.visible`.
    """
    wide = max(NARROWEST, min(WIDEST, width or terminal_width()))
    paint = coloured() if colour is None else colour
    notes = notes_of(record)
    parts = [_heading(record, notes, wide, paint)]
    parts += ["".join(_item(note, wide, paint) for note in notes if note.kind == kind) for kind in KINDS if kind != "actor"]
    parts.append("".join(_remark(label, words, wide, paint) for label, words in _remarks(record, notes)))
    return "\n".join(part for part in parts if part)


def terminal_width() -> int:
    """How many cells a line has: the terminal's, or 100 where the output is none."""
    return shutil.get_terminal_size((PIPED, 24)).columns if sys.stdout.isatty() else PIPED


def coloured() -> bool:
    """Whether to colour: at a terminal, unless NO_COLOR says not to."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _heading(record: Record, notes: list[Note], width: int, paint: bool) -> str:
    article = record.article
    title = Part(visible(article.title or "") or f"{visible(record.input)} (no title found)", "act")
    day = (article.published or "(no date found)").partition("T")[0]
    rest = [article.outlet or "(no outlet found)", day, counts_line(notes)]
    lines = [[title, *(Part(f" · {visible(each)}") for each in rest)]]
    lines += [[Part("By " + visible(", ".join(article.byline)))]] if article.byline else []
    lines += [[Part("From " + visible(", ".join(article.credit)))]] if article.credit else []
    return "".join(line(wrapped, paint) for each in lines for wrapped in wrap(each, width))


def _item(note: Note, width: int, paint: bool) -> str:
    """A note: its kind in a column to the left, its sentences, and its offsets to the right."""
    where = f"[{note.place[0]}:{note.place[1]}]" if note.place else ""
    stacked = width < _STACKED
    room = width - 2 if stacked else width - _LABEL - (len(where) + 2 if where else 0)
    rows = [[(line, muted) for line in wrap(_safe(sentence), room)] for sentence, muted in _rows(note)]
    rows.insert(1, [(line, False) for line in _sides(note, room)])
    lines = [line for row in rows for line in row]
    if stacked:
        return _label_line(note.kind, where, width, paint) + "".join(line(each, paint, "  ", muted) for each, muted in lines)
    first, *others = lines
    label = _styled(note.kind.upper().ljust(_LABEL), _HUES[note.kind], paint)
    gap = " " * (width - _LABEL - cells(first[0]) - len(where))
    top = f"{label}{_painted(first[0], paint)}{gap}{_styled(where, _MUTED, paint)}".rstrip() + "\n"
    return top + "".join(line(each, paint, " " * _LABEL, muted) for each, muted in others)


def _label_line(kind: ItemKind, where: str, width: int, paint: bool) -> str:
    gap = " " * max(1, width - len(kind) - len(where))
    return f"{_styled(kind.upper(), _HUES[kind], paint)}{gap}{_styled(where, _MUTED, paint)}".rstrip() + "\n"


def _rows(note: Note) -> list[Row]:
    """What stands in an item, row by row: the sentence, who says and denies, how the words travelled, what isn't stated."""
    standing = _standing(note)
    sentence = [part for part in note.sentence if part.tone != "via"]  # the chain says it, two lines further down
    weak = [Part("  (weak)", "muted")] if note.confidence == "weak" else []
    rows: list[Row] = [([*sentence, *([Part("  " + standing, "act")] if standing else []), *weak], False)]
    if note.kind in ("event", "commitment") and note.head and not any(part.tone == "quote" for part in note.sentence):
        rows.append(([Part(quoted(note.head))], False))
    rows += [(_arrow(arrow), False) for arrow in note.arrows]
    if note.says and not note.denies:
        rows.append(([Part(f"says: {told_as(note.says)}")], False))
    if note.travelled:
        rows.append(([Part(" → ".join(link or "○" for link in note.chain))], True))
    told = [f"{label}: {words}" for label, words in note.facts]
    rows += [([Part(" · ".join(told))], True)] if told else []
    rows += [([Part("not stated: " + "; ".join(note.unstated), "aux")], False)] if note.unstated else []
    return rows


def _arrow(arrow: Arrow) -> Sentence:
    """Giver, what stands on the shaft, taker: "Orm ──if──arms──▶ Veland"; a disputed one is dashed."""
    shaft = "╌╌" if arrow.dashed else "──"
    label = shaft.join(part for part in (arrow.gate, arrow.label) if part)
    return [Part(arrow.giver or "○", "who"), Part(f" {shaft}{label}{shaft}▶ ", "act"), Part(arrow.taker or "○", "who")]


def _sides(note: Note, room: int) -> list[Sentence]:
    """Who says and who denies, in two columns face to face."""
    if not note.denies:
        return []
    left = max(_SIDE, room // 2)
    columns = [
        [[Part(head, "muted")], *(line for words in voices(told) for line in wrap([Part(visible(words))], width - 1))]
        for head, told, width in (("says", note.says, left), ("denies", note.denies, room - left))
    ]
    out = []
    for first, second in zip_longest(*columns, fillvalue=[]):
        gap = " " * (left - cells(first)) if second else ""
        out.append([*first, Part(gap), *second])
    return out


def _standing(note: Note) -> str:
    """The standing in words with its sign; a flow that is merely asserted needs none."""
    if not note.standing or (note.kind == "flow" and note.standing.word == "asserted"):
        return ""
    return f"{note.standing.sign} {note.standing.word}" if note.standing.sign else f"· {note.standing.word}"


def _remarks(record: Record, notes: list[Note]) -> list[tuple[str, str]]:
    """What there is to say at the end: what was not found, what was dropped, what to be wary of."""
    dropped = dropped_line(record.article.dropped)
    return [
        *(("none", words) for words in absences(record, notes)),
        *([("dropped", dropped)] if dropped else []),
        *(("warning", f"{each.message} ({each.code})") for each in record.warnings),
    ]


def _remark(label: str, words: str, width: int, paint: bool) -> str:
    lines = wrap([Part(visible(words))], width - _LABEL)
    first = f"{_styled(label.ljust(_LABEL), _MUTED, paint)}{_painted(lines[0], paint)}".rstrip() + "\n"
    return first + "".join(line(each, paint, " " * _LABEL) for each in lines[1:])


def _safe(sentence: Sentence) -> Sentence:
    """The parts on one line, controls neutralised, long quotations cut; blanks between parts are kept."""
    return [Part(_edged(part.text, clipped(visible(part.text), _QUOTED)), part.tone) for part in sentence if part.text]


def _edged(raw: str, clean: str) -> str:
    """`clean` with the blanks that `raw` begins and ends with: folding white space must not join two parts."""
    return f"{' ' if raw[0].isspace() else ''}{clean}{' ' if clean and raw[-1].isspace() else ''}"


def line(sentence: Sentence, paint: bool, indent: str = "", muted: bool = False) -> str:
    """A line of the terminal, ended by a line feed, in colour where `paint` says so."""
    return f"{indent}{_painted(sentence, paint, muted)}".rstrip() + "\n"


def _painted(sentence: Sentence, paint: bool, muted: bool = False) -> str:
    return "".join(_styled(part.text, _MUTED if muted else _TONES[part.tone], paint) for part in sentence)


def _styled(words: str, code: str, paint: bool) -> str:
    return f"\x1b[{code}m{words}\x1b[0m" if paint and code and words else words
