"""What a brief says of the page as a whole: the counts, what was dropped, what is missing and why."""

from __future__ import annotations

from collections import Counter

import msgspec

from onrecord.brief.dates import date_words
from onrecord.brief.note import Note
from onrecord.brief.quoting import clipped, visible
from onrecord.brief.wording import FOUND_BY, KINDS, PLURALS, REASONS, WOULD_BE, worded
from onrecord.model import Dropped, Record

_QUOTED = 220  # characters of a dropped piece that are shown


class LeftOut(msgspec.Struct, frozen=True):
    """A piece that was left out: why, where on the page, and its words where the page's text is at hand."""

    reason: str
    start: int
    end: int
    words: str = ""


def counts_line(notes: list[Note]) -> str:
    """How many items there are, and how many of them are disputed. Actors are not counted: they are who, not what."""
    items = [note for note in notes if note.kind != "actor"]
    disputed = sum(note.disputed for note in items)
    return f"{counted(len(items), 'item')}{f', {disputed} disputed' if disputed else ''}"


def counted(number: int, thing: str) -> str:
    """A number and what is counted.

    >>> counted(1, "item"), counted(1200, "piece")
    ('1 item', '1,200 pieces')
    """
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def dropped_line(dropped: list[Dropped]) -> str:
    """ "9 pieces: 4 promo, 2 share", the most frequent reason first; empty where nothing was dropped."""
    if not dropped:
        return ""
    tally = Counter(each.reason for each in dropped)
    told = sorted(tally.items(), key=lambda pair: (-pair[1], pair[0]))
    return f"{counted(len(dropped), 'piece')}: {', '.join(f'{number} {reason}' for reason, number in told)}"


def left_out(dropped: list[Dropped], page_text: str | None) -> list[LeftOut]:
    """The dropped pieces in the order of the page, with their words where `page_text` is given."""
    ordered = sorted(dropped, key=lambda each: each.page)
    return [
        LeftOut(
            worded(REASONS, each.reason), *each.page, clipped(visible(page_text[slice(*each.page)]), _QUOTED) if page_text else ""
        )
        for each in ordered
    ]


def published_line(record: Record) -> str:
    """The date in words, and how it was found."""
    article = record.article
    if not article.published:
        return "no date found"
    found = f" ({worded(FOUND_BY, article.published_by)})" if article.published_by else ""
    return date_words(article.published) + found


def absences(record: Record, notes: list[Note]) -> list[str]:
    """A sentence for each kind that has no item: what would stand there, and why there may be nothing."""
    here = {note.kind for note in notes}
    missing = [kind for kind in KINDS if kind not in here]
    if len(missing) == len(KINDS):
        return [_nothing(record)]
    return [f"No {kind} found. Here would stand {WOULD_BE[kind]}." for kind in missing]


def _nothing(record: Record) -> str:
    """Why a record holds no item at all, as far as it knows."""
    kinds = ", ".join(PLURALS[kind] for kind in KINDS[:-1])
    if not record.article.text.strip():
        return f"Nothing to read was found on this page, so there are no {kinds} or {PLURALS[KINDS[-1]]}."
    return f"The page was read, but no {kinds} or {PLURALS[KINDS[-1]]} were found in it."
