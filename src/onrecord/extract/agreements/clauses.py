"""What a named instrument obliges its parties to, and what sets that off, where a clause says so in plain words and the reader marks
nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from onrecord.extract.agreements.nouns import Named
from onrecord.extract.agreements.wording import deontic_of
from onrecord.lang.en import Instrument, instruments
from onrecord.model import Obligation, Trigger
from onrecord.spans import Span

_BINDS = re.compile(
    r"\b(?:contemplates?|provid(?:es|ed|ing) for|oblig(?:es|ed|ing)(?= )|commits|committed|committing|requir(?:es|ed|ing)"
    r"|stipulat(?:es|ed|ing)|envisag(?:es|ed|ing)|foresees?|foresaw|mandates|undert(?:ake|akes|ook)(?= to| not to)"
    r"|promis(?:es|ed|ing)(?= to| not to| mutual)|pledg(?:es|ed|ing)(?= to| not to| mutual)|agreed(?= to| not to)"
    r"|(?:each|either) (?:party|side|state|country) (?:shall|must|will|is to)"
    r"|(?:parties|sides|states|countries) (?:shall|must|are to|are obliged to))\b",
    re.IGNORECASE,
)
_UNDER = re.compile(
    r"\bunder (?:the|its|their|this) (?:terms of the )?(?:[\w-]+ ){0,4}?"
    r"(?:deal|pact|treaty|accord|agreement|truce|ceasefire|contract|memorandum|protocol)\b",
    re.IGNORECASE,
)
_WILL = re.compile(r"\b(?:will|must|shall|would|is to|are to|has to|have to)\b", re.IGNORECASE)
_STOP = re.compile(
    r"[;.]|, (?=and\b|but\b|while\b|which\b|as\b|according\b|adding\b|he\b|she\b)|(?<=[”\"’»])(?=,? ?as\b)"
    r"|\bas (?:explained|reported|told|described)\b"
)
_LOGIC = (
    ("unless", "unless"),
    ("until", "until"),
    ("once", "once"),
    ("after", "once"),
    ("exchange", "in_exchange_for"),
    ("return for", "in_exchange_for"),
)


@cache
def _patterns(kind: str) -> tuple[tuple[re.Pattern[str], Instrument], ...]:
    return tuple((re.compile(rf"\b(?:{row.words})\b", re.IGNORECASE), row) for row in instruments() if row.kind == kind)


def obligations_in(text: str, nouns: Sequence[Named], parties: list[str]) -> tuple[list[Obligation], Trigger | None]:
    """The obligations that the sentences of an instrument's nouns tell of, one of a type, and their trigger."""
    made: list[Obligation] = []
    trigger: Trigger | None = None
    for noun in nouns:
        for start, end in _clauses(text, noun):
            set_off = _trigger(text, start, end)
            obligation = _obligation(text, start, set_off.span.start if set_off else end, parties)
            if obligation is not None and all(obligation.type != other.type for other in made):
                made.append(obligation)
                trigger = trigger or set_off
    return made, trigger


def _clauses(text: str, noun: Named) -> list[tuple[int, int]]:
    """Where the sentence says what the instrument binds to: behind a binding verb, or behind "under the deal, … will"."""
    end = noun.sentence.end
    found = [match.end() for match in _BINDS.finditer(text, noun.span.end, end)]
    under = _UNDER.search(text, noun.sentence.start, end)
    will = _WILL.search(text, under.end(), end) if under else None
    found += [will.end()] if will else []
    stops = ((place, _STOP.search(text, place, end)) for place in found)
    return [(place, stop.start() if stop else end) for place, stop in stops]


def _obligation(text: str, start: int, end: int, parties: list[str]) -> Obligation | None:
    """The obligation between two places; none where no word of the table says of what type it is."""
    span = _trimmed(text, start, end)
    kind = _type(text, span) if span else None
    if span is None or kind is None:
        return None
    return Obligation(kind, parties, parties if len(parties) > 1 else [], span, deontic_of(span.of(text)))


def _type(text: str, span: Span) -> str | None:
    return next((row.means for pattern, row in _patterns("obligation") if pattern.search(text, span.start, span.end)), None)


def _trigger(text: str, start: int, end: int) -> Trigger | None:
    """What sets an obligation off, to the end of its clause."""
    for pattern, row in _patterns("trigger"):
        found = pattern.search(text, start, end)
        if found:
            span = _trimmed(text, found.start(), end)
            words = found.group().lower()
            logic = next((logic for word, logic in _LOGIC if word in words), "if")
            return Trigger(row.means, span, logic) if span else None
    return None


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """A stretch without blanks, commas and quotation marks at its ends."""
    while start < end and text[start] in ' ,:;“”"«»‘':
        start += 1
    while end > start and text[end - 1] in ' ,.:;“”"«»’':
        end -= 1
    opening = max(text.rfind(mark, start, end) for mark in "“«")
    if opening >= 0 and not any(mark in text[opening:end] for mark in "”»"):
        start = opening + 1
    return Span(start, end) if end > start else None
