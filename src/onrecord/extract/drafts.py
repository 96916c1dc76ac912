"""A statement in the making, in words of a unit, and how it becomes an `Attribution`."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from onrecord.extract.extents import without_marks
from onrecord.extract.units import Unit
from onrecord.lang.en import Cue, cues, hedges
from onrecord.lang.en import grammar as g
from onrecord.lang.en.tables import words
from onrecord.model import Act, Attribution, Link, Mode
from onrecord.spans import Span

Stretch = tuple[int, int]  # words first:last of a unit
_SOUGHT = frozenset(words("head_sought"))


class Draft(msgspec.Struct):
    """A statement as stretches of words.

    `inherits`: its source is that of the statement before; `open_end`: its content ran to the end of the unit and may have to
    give way to the next one; `closes`: its cue ends the sentence, behind all of its content.
    """

    source: Stretch | None
    cue: Stretch | None
    contents: list[Stretch]
    act: Act
    confidence: float
    negative: bool = False
    how: str = ""
    via: list[tuple[Stretch, Stretch | None]] = []
    inherits: bool = False
    open_end: bool = False
    closes: bool = False

    def anchor(self) -> int:
        """The word at which the statement's own source or cue begins."""
        places = [stretch[0] for stretch in (None if self.inherits else self.source, self.cue) if stretch]
        return min(places) if places else self.contents[0][0]

    def holds(self, place: int) -> bool:
        """Whether a word lies in the content."""
        return any(first <= place < last for first, last in self.contents)


@cache
def _heads() -> dict[str, tuple[Act, str]]:
    return {form: (row.act, row.kind) for row in cues() if row.kind in {"noun", "medium"} for form in row.forms}


def head_of(unit: Unit, source: Stretch) -> str:
    """The head of a noun phrase: its last word before a comma, a preposition or a relative clause."""
    head = unit.lower(source[0])
    for place in range(*source):
        lower = unit.lower(place)
        if place > source[0] and (lower in {",", "("} or lower in _SOUGHT or lower in g.RELATIVES):
            break
        head = lower
    return re.sub(r"['’]s$", "", head)


def is_medium(unit: Unit, source: Stretch | None) -> bool:
    """Whether a source is a newspaper, an agency, a station."""
    if source is None:
        return False
    told = _heads().get(head_of(unit, source))
    words = {unit.lower(place) for place in range(*source)}
    return (told is not None and told[1] == "medium") or (
        bool(words & {"agency", "newspaper", "media"}) and not words & {"spokesman", "director", "chief", "head", "editor"}
    )


def act_for(unit: Unit, row: Cue, source: Stretch | None) -> Act:
    """The act of a cue, with what the source's own head tells: an estimate estimates, a medium reports."""
    if row.act == "say" and source is not None:
        told = _heads().get(head_of(unit, source))
        if told is not None and (told[1] == "medium" or row.kind == "phrase" or told[0] == "report"):
            return told[0]
        if is_medium(unit, source):
            return "report"
    return row.act


def attribution(unit: Unit, draft: Draft) -> Attribution | None:
    """The attribution of a draft; none where nothing of a content is left."""
    contents = [unit.span_of(*stretch) for stretch in (_tidy(unit, told) for told in draft.contents) if stretch[0] < stretch[1]]
    if not contents:
        return None
    cue = [unit.span_of(*draft.cue)] if draft.cue else []
    return Attribution(
        source=[unit.span_of(*draft.source)] if draft.source else [],
        cue=cue,
        content=contents,
        mode=mode_of(unit, contents, draft.how),
        act=draft.act,
        polarity="negative" if draft.negative else "positive",
        hedges=hedges_in(unit.text, cue + contents),
        via=[Link(unit.span_of(*who), unit.span_of(*how) if how else None) for who, how in draft.via],
        confidence=round(draft.confidence, 2),
    )


def _tidy(unit: Unit, stretch: Stretch) -> Stretch:
    first, last = stretch
    while first < last and unit.kind(first) == "mark" and unit.lower(first) not in {"(", "["}:
        first += 1
    return (first, without_marks(unit, first, last)) if first < last else stretch


def mode_of(unit: Unit, contents: list[Span], how: str) -> Mode:
    """Direct, indirect or mixed, by quotation marks alone; a quoted fragment after "called" is direct."""
    inside = outside = 0
    for word in unit.words:
        if any(span.start <= word.start and word.end <= span.end for span in contents):
            inside += word.kind == "quote"
            outside += word.kind in {"word", "number"}
    if inside and (not outside or how in {"call", "as"}):
        return "direct"
    return "mixed" if inside else "indirect"


@cache
def _hedge_pattern() -> re.Pattern[str]:
    words = sorted((row.words for row in hedges()), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


def hedges_in(text: str, spans: list[Span]) -> list[Span]:
    """The hedges within some spans."""
    return [Span(found.start(), found.end()) for span in spans for found in _hedge_pattern().finditer(text, span.start, span.end)]
