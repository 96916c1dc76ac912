"""Which propositions are claims: those that could be checked and would be: quantified, contested, consequential."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.extract.claims.propositions import Proposition
from onrecord.extract.hedges import hedges_in
from onrecord.extract.standing import TOLD_AGAIN, role_at
from onrecord.lang.en.quantities import quantities
from onrecord.model import Article, Event, Statement
from onrecord.spans import Span
from onrecord.tokens import Words

__all__ = ["NO", "YES", "worth"]

YES, NO = "yes", "no"
_MODALS = frozenset("will would should must may might can could shall 'll".split())
_SELF = frozenset("i we my our us me".split())
_SIZES = ((4, "four words"), (8, "eight words"), (16, "sixteen words"), (30, "thirty words"))
_VERBAL = frozenset(("VERB", "AUX"))
_RARE = frozenset(("agree", "order", "propose", "doubt", "ask", "intend", "threaten", "praise", "promise", "request", "warn"))


def worth(
    article: Article, words: Words, one: Proposition, events: Sequence[Event], statements: Sequence[Statement]
) -> dict[str, dict[str, float]]:
    """The signs that a proposition is a claim (`YES`), and that it is none."""
    return {YES: {sign: value for sign, value in _signs(article, words, one, events, statements) if value}, NO: {}}


def _signs(
    article: Article, words: Words, one: Proposition, events: Sequence[Event], statements: Sequence[Statement]
) -> Iterator[tuple[str, float]]:
    yield "a proposition", 1.0
    yield "marked", one.marked
    yield "surely marked", float(one.marked >= 0.7)
    yield "marked at all", float(one.note is not None)
    said = one.statement
    if said is None:
        yield "in no statement", 1.0
        yield "in no statement, marked", one.marked
    else:
        act = "of little to check" if said.act in _RARE else said.act
        yield f"act {act}", 1.0
        yield f"act {act}, marked", one.marked
        yield "said not to be said", float(said.polarity == "negative")
        yield f"mode {said.mode}", 1.0
        yield "within another", float(said.inside is not None)
        yield "passed on", float(bool(said.via))
        yield "nobody says it", float(said.speaker is None)
        holder = next((other for other in statements if other.id == said.inside), None)
        if holder is not None:
            yield f"within {holder.act}", 1.0
        yield "hedged", float(bool(hedges_in(article.text, [*said.cue, one.span])))
        yield "all of what is said", float(len(said.content) == 1 and 0.8 * _length(said.content[0]) <= _length(one.span))
    numbers = list(words.within(one.span))
    tokens = [words.tokens[number] for number in numbers]
    amounts = quantities(article.text, one.span)
    yield "an amount", float(bool(amounts))
    yield "an amount, in no statement", float(bool(amounts) and said is None)
    yield "no verb", float(not any(token.upos in _VERBAL for token in tokens))
    yield "past", float(any(token.xpos == "VBD" for token in tokens))
    yield "perfect or passive", float(any(token.xpos == "VBN" for token in tokens))
    yield "modal", float(any(words.lower(number) in _MODALS for number in numbers))
    yield "infinitive", float(bool(numbers) and words.lower(numbers[0]) == "to")
    yield "first person", float(any(words.lower(number) in _SELF for number in numbers))
    yield "a name", float(any(token.upos == "PROPN" for token in tokens))
    yield "question", float(article.text[one.span.end : one.span.end + 1] == "?")
    size = len(numbers)
    yield next((name for limit, name in _SIZES if size <= limit), "many words"), 1.0
    held = [event for event in events if any(one.span.holds(trigger) for trigger in event.mentions)]
    yield "an event", float(bool(held))
    yield "an event that is not fact", float(any({"future", "hypothetical", "negation"} & set(event.aux) for event in held))
    role = role_at(article, one.span)
    yield "told again", float(role in TOLD_AGAIN)
    yield "analysis", float(role == "analysis")


def _length(span: Span) -> int:
    return span.end - span.start
