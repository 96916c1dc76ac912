"""What the reader marked, with ends that stand: pieces of one mark joined, words that lead in or on left off, scraps dropped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from onrecord.model import Noted, Parse
from onrecord.tokens import Words

__all__ = ["marked"]

_LEADS_IN = frozenset(("CCONJ", "PUNCT", "ADP", "SCONJ"))  # no mark begins with one of these
_LEADS_ON = frozenset(("CCONJ", "PUNCT", "ADP", "SCONJ", "DET", "PART", "AUX"))  # none ends with one of these
_BEGINS = {"condition": frozenset(("CCONJ", "PUNCT")), "obligation": frozenset(("CCONJ", "PUNCT", "SCONJ"))}
_NAMES_SOMETHING = frozenset(("NOUN", "PROPN", "NUM", "VERB", "SYM"))
_SHORT = {"obligation": 2, "condition": 2, "claim": 2}  # words of a mark at least; else one
_JOINED = 1  # words between two pieces of one mark, at most


def marked(words: Words, parse: Parse, track: str) -> list[Noted]:
    """The marks of a track, in order, each with the spans of its words mended."""
    joined = list(_joined(words, parse.further.get(track, []), track))
    return [mended for note in joined if (mended := _mended(words, note, track)) is not None]


def _joined(words: Words, notes: Sequence[Noted], track: str) -> Iterator[Noted]:
    """Marks with those that go on after a word at most: a scrap and the rest of a duty, two pieces of a claim."""
    held: Noted | None = None
    for note in notes:
        if held is not None and track != "item" and _goes_on(words, held, note):
            surer = max(held, note, key=lambda one: one.span.end - one.span.start)
            span = msgspec.structs.replace(held.span, end=note.span.end)
            held = msgspec.structs.replace(surer, span=span, confidence=max(held.confidence, note.confidence))
            continue
        if held is not None:
            yield held
        held = note
    if held is not None:
        yield held


def _goes_on(words: Words, one: Noted, other: Noted) -> bool:
    first, second = words.within(one.span), words.within(other.span)
    if not len(first) or not len(second) or words.sentence[first[-1]] != words.sentence[second[0]]:
        return False
    between = range(first[-1] + 1, second[0])
    return len(between) <= _JOINED and not any(words.tokens[number].upos in ("PUNCT", "CCONJ") for number in between)


def _mended(words: Words, note: Noted, track: str) -> Noted | None:
    """A mark without words that only lead in or on; None where nothing is left that names something."""
    numbers = list(words.within(note.span))
    leads = _BEGINS.get(track, _LEADS_IN)
    while numbers and words.tokens[numbers[0]].upos in leads:
        numbers.pop(0)
    while numbers and words.tokens[numbers[-1]].upos in _LEADS_ON:
        numbers.pop()
    if len(numbers) < _SHORT.get(track, 1):
        return None
    if not any(words.tokens[number].upos in _NAMES_SOMETHING for number in numbers):
        return None
    return msgspec.structs.replace(note, span=words.span(numbers[0], numbers[-1]))
