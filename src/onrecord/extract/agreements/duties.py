"""Duties: what the reader marks as owed, and what a speaker promises to do; who owes it to whom, under what, on what condition."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import get_args

import msgspec

from onrecord.extract.agreements.wording import deontic_of, own_act
from onrecord.extract.ends import Chooser, Told, noted
from onrecord.extract.labels import likeliest
from onrecord.extract.marks import marked
from onrecord.extract.standing import said_in
from onrecord.extract.times import when_of
from onrecord.lang.en.quantities import quantities
from onrecord.model import (
    Actor,
    Article,
    Circumstance,
    Duty,
    Instrument,
    Logic,
    Noted,
    Obligation,
    Parse,
    Stand,
    Statement,
    Trigger,
)
from onrecord.spans import Span
from onrecord.tokens import Words

__all__ = ["Owed", "duties"]

_LEAST = 0.4  # how sure the words for a duty must be
_CONDITION = 0.4  # the same for a condition
_UNSAID = frozenset(("deny", "doubt", "reject"))
_DEADLINE = re.compile(r"\b(?:by|before|until|within|no later than|not later than)\b", re.IGNORECASE)


class Owed(msgspec.Struct):
    """A duty with the instrument that it is under, as far as its words tell."""

    obligation: Obligation
    instrument: Instrument
    stand: Stand
    trigger: Trigger | None
    holder: Statement | None
    sentence: Span
    confidence: float

    @property
    def parties(self) -> list[str]:
        """Who is bound: of a pledge only those who owe."""
        own = self.obligation.obligor
        return own if self.instrument == "pledge" else list(dict.fromkeys([*own, *self.obligation.obligee]))


def duties(
    article: Article,
    parse: Parse,
    words: Words,
    statements: Sequence[Statement],
    actors: Sequence[Actor],
    meant: Mapping[int, Sequence[str]],
) -> list[Owed]:
    """The duties that an article tells of, in order; what is only denied or doubted is none."""
    chooser = Chooser(words, meant, actors, statements, "duties")
    conditions = [note for note in marked(words, parse, "condition") if note.confidence >= _CONDITION]
    before: list[Told] = []
    out = []
    for note in _notes(article, parse, words, statements):
        holder = said_in(statements, note.span)
        if holder is not None and (holder.act in _UNSAID and holder.polarity == "positive"):
            continue
        before.append(chooser.choose(noted(note), before))
        _, obligor, obligee = before[-1]
        instrument = likeliest(note, "instrument", ("pledge", *get_args(Instrument)))
        if instrument == "pledge" and (not obligor or not note.told):
            obligor = _speakers(statements, note.span, holder)
        amounts = quantities(article.text, note.span)
        deadline = when_of(words, note.span, article.published) if _DEADLINE.search(note.span.of(article.text)) else None
        out.append(
            Owed(
                Obligation(
                    likeliest(note, "duty", ("other", *get_args(Duty))),
                    obligor,
                    [one for one in obligee if one not in obligor] or ([] if len(obligor) < 2 else list(obligor)),
                    note.span,
                    deontic_of(note.span.of(article.text)),
                    amounts[0] if amounts else None,
                    deadline,
                ),
                instrument,
                likeliest(note, "stand", ("agreed", *get_args(Stand))),
                _trigger(words, note.span, conditions),
                holder,
                words.sentence_of(note.span),
                note.confidence,
            )
        )
    return out


def _notes(article: Article, parse: Parse, words: Words, statements: Sequence[Statement]) -> Iterator[Noted]:
    """What the reader marks, and promises that it doesn't."""
    found = [note for note in marked(words, parse, "obligation") if note.confidence >= _LEAST]
    for one in statements:
        if one.act == "promise" and one.polarity == "positive" and one.speaker is not None and one.content and one.cue:
            span = one.content[0]
            if not any(note.span.touches(held) for note in found for held in one.content) and own_act(span.of(article.text)):
                found.append(Noted(span, "", {}, [], one.confidence))
    return iter(sorted(found, key=lambda note: note.span))


def _speakers(statements: Sequence[Statement], span: Span, holder: Statement | None) -> list[str]:
    """Whose word some words are: those who promise them, else who says them."""
    promising = [one.speaker for one in statements if one.act == "promise" and any(held.touches(span) for held in one.content)]
    told = [who for who in promising if who is not None] or ([holder.speaker] if holder and holder.speaker else [])
    return list(dict.fromkeys(told))


def _trigger(words: Words, span: Span, conditions: Sequence[Noted]) -> Trigger | None:
    """The first condition told in a duty's sentence."""
    home = words.sentence_of(span)
    note = next((note for note in conditions if home.holds(note.span)), None)
    if note is None:
        return None
    return Trigger(
        likeliest(note, "circumstance", ("other", *get_args(Circumstance))), note.span, likeliest(note, "logic", get_args(Logic))
    )
