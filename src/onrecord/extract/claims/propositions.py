"""What may be a claim: the sentences of what statements put forward, and whatever narrower words the reader marks in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from onrecord.extract.marks import marked
from onrecord.model import Noted, Parse, Statement
from onrecord.spans import Span
from onrecord.tokens import Words

__all__ = ["Proposition", "propositions"]

_MARKS = " ,.;:“”\"«»‘’'–—-…"
_NARROW = 0.6  # part of a sentence that marked words cover, below which they are told apart from the rest
_LEAST_NARROW = 0.4  # how sure the reader must be of such words
_NARROWEST = 4  # words that are told apart from the rest, unless there is a number among them
_SHORT = 2  # words of a proposition at least


class Proposition(NamedTuple):
    """Words that may be a claim; the statements that put them forward (several where they speak jointly), none where the article does;
    and how sure the reader is that they are one, over all of them."""

    span: Span
    told: tuple[Statement, ...]
    marked: float
    note: Noted | None

    @property
    def statement(self) -> Statement | None:
        """The statement that puts it forward."""
        return self.told[0] if self.told else None


def propositions(words: Words, parse: Parse, statements: Sequence[Statement]) -> list[Proposition]:
    """The propositions of an article, in order: each in the innermost statement that holds it."""
    notes = marked(words, parse, "claim")
    grouped = _joint(statements)
    inner = [one for one in statements if one.inside]
    out: list[Proposition] = []
    for told in grouped:
        for part in _parts(words, told[0]):
            held = [
                one for one in inner if one.inside in {each.id for each in told} and any(part.touches(span) for span in one.content)
            ]
            out += _of_part(words, part, told, notes, held)
    taken = [one.span for one in out]
    for note in notes:
        if not any(note.span.touches(span) for span in taken):
            out.append(Proposition(note.span, (), note.confidence, note))
    return sorted(out, key=lambda one: (one.span, one.statement.id if one.statement else ""))


def _joint(statements: Sequence[Statement]) -> list[tuple[Statement, ...]]:
    """Statements that share their words, together."""
    groups: dict[tuple[object, ...], list[Statement]] = {}
    for one in statements:
        if one.content:
            groups.setdefault((tuple(one.content), tuple(one.cue), one.act), []).append(one)
    return [tuple(group) for group in groups.values()]


def _parts(words: Words, one: Statement) -> Iterator[Span]:
    """The sentences of what is said, without what leads in and the marks around."""
    for span in one.content:
        numbers = words.within(span)
        at = 0
        while at < len(numbers):
            last = at
            while last + 1 < len(numbers) and words.sentence[numbers[last + 1]] == words.sentence[numbers[at]]:
                last += 1
            part = trimmed(words.text, words.span(numbers[at], numbers[last]))
            if part is not None and len(words.within(part)) >= _SHORT:
                yield part
            at = last + 1


def trimmed(text: str, span: Span) -> Span | None:
    """A span without quotation marks and stops at its ends, and without a "that" before it."""
    start, end = span.start, span.end
    while True:
        while start < end and text[start] in _MARKS:
            start += 1
        if not text.startswith("that ", start):
            break
        start += len("that ")
    while end > start and text[end - 1] in _MARKS:
        end -= 1
    return Span(start, end) if end > start else None


def _whole(words: Words, note: Noted) -> bool:
    """Whether marked words are a proposition by themselves: enough of them, or a number and what it counts."""
    numbers = words.within(note.span)
    return len(numbers) >= _NARROWEST or any(words.tokens[number].upos == "NUM" for number in numbers)


def _of_part(
    words: Words, part: Span, told: tuple[Statement, ...], notes: Sequence[Noted], inner: Sequence[Statement]
) -> Iterator[Proposition]:
    """The propositions of a sentence of what is said: the marked words in it where they are much narrower, else all of it."""
    size = part.end - part.start
    within = [note for note in notes if note.span.touches(part)]
    narrow = [
        note
        for note in within
        if part.holds(note.span)
        and note.confidence >= _LEAST_NARROW
        and _whole(words, note)
        and note.span.end - note.span.start < _NARROW * size
    ]
    covered = sum((min(note.span.end, part.end) - max(note.span.start, part.start)) * note.confidence for note in within) / size
    inside = sum(
        min(span.end, part.end) - max(span.start, part.start) for one in inner for span in one.content if span.touches(part)
    )
    if narrow and len(narrow) == len(within):
        for note in narrow:
            if not any(span.holds(note.span) for one in inner for span in one.content):
                yield Proposition(note.span, told, note.confidence, note)
    elif inside < _NARROW * size:  # what another one says in it is that one's
        yield Proposition(part, told, covered, max(within, key=lambda note: note.confidence, default=None))
