"""What an instrument obliges its parties to, and what sets that off: only where the words of a clause say so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from onrecord.extract.instruments import Instrumented
from onrecord.extract.standing import Cast
from onrecord.lang.en import Instrument, instruments
from onrecord.model import Obligation, Sentence, Trigger
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
_NOT = re.compile(r"^\W*not\b|\bnot to\b|\brefrain\b", re.IGNORECASE)
_BEST = re.compile(r"\b(?:try|seek|strive|endeavour|best efforts)\b", re.IGNORECASE)
_MAY = re.compile(r"^\W*(?:may|allows?)\b", re.IGNORECASE)
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


def obligations_in(
    text: str, sentences: Sequence[Sentence], noun: Instrumented, parties: list[str], cast: Cast
) -> tuple[list[Obligation], Trigger | None]:
    """The obligations that the sentence of a noun, or the next, tells of, and their trigger."""
    made: list[Obligation] = []
    trigger: Trigger | None = None
    for number, sentence in enumerate(sentences):
        for start, end in _clauses(text, sentence, noun, number):
            set_off = _trigger(text, start, end)
            stop = set_off.span.start if set_off else end
            obligation = _obligation(text, start, stop, parties, [] if number else cast.parties(noun.span.end, start))
            if obligation is not None and all(obligation.type != other.type for other in made):
                made.append(obligation)
                trigger = trigger or set_off
    return made, trigger


def _clauses(text: str, sentence: Sentence, noun: Instrumented, number: int) -> list[tuple[int, int]]:
    """Where the sentence says what the instrument binds to: behind a binding verb, or behind "under the deal, … will"."""
    start = sentence.span.start if number else noun.span.end
    found = [match.end() for match in _BINDS.finditer(text, start, sentence.span.end)]
    under = _UNDER.search(text, sentence.span.start, sentence.span.end)
    if under:
        will = _WILL.search(text, under.end(), sentence.span.end)
        found += [will.end()] if will else []
    out = []
    for place in found:
        stop = _STOP.search(text, place, sentence.span.end)
        out.append((place, stop.start() if stop else sentence.span.end))
    return out


def _obligation(text: str, start: int, end: int, parties: list[str], obligor: list[str]) -> Obligation | None:
    """The obligation between two places; none where no word of the table says of what type it is."""
    span = _trimmed(text, start, end)
    kind = _type(text, span) if span else None
    if span is None or kind is None:
        return None
    bound = [party for party in parties if party in obligor] or parties
    return Obligation(kind, bound, parties if len(bound) > 1 else [], span, _deontic(span.of(text)))


def _deontic(words: str) -> str:
    if _NOT.search(words):
        return "shall_not"
    if _MAY.search(words):
        return "may"
    return "best_effort" if _BEST.search(words) else "shall"


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


def pledge_type(text: str, content: Span) -> Obligation | None:
    """What a promise binds to: any act that it names; a state of mind or a fact ("that it was true") is none."""
    words = content.of(text)
    quoted = words[:1] in '“"«‘'
    will = r"\b(?:we|i)(?: will|['’]ll| shall)\b" if quoted else r"\b(?:will|would|shall)\b"
    if not re.match(r"[“\"]?(?:not to|to)\b", words) and not re.search(will, words, re.IGNORECASE):
        return None
    trigger = _trigger(text, content.start, content.end)
    kind = _type(text, Span(content.start, trigger.span.start if trigger else content.end)) or "other"
    return Obligation(kind, [], [], content, _deontic(words))
