"""When an event happened: which of the times that its sentence tells belongs to its trigger, by the tree of the sentence."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.extract.attachment import FAR, climb, cost, will
from onrecord.extract.times.expressions import Expression, expressions
from onrecord.extract.times.periods import period, shifted
from onrecord.model import When
from onrecord.spans import Span
from onrecord.tokens import Words

__all__ = ["when_of"]

# How a time may hang on the word whose time it is, at the first step and at those that follow.
_FIRST = frozenset("obl nmod nummod compound amod advmod appos flat dep obj fixed case det nsubj".split())
_FURTHER = frozenset("obl nmod appos flat compound advmod case fixed".split())
_LIMITS = frozenset(("until", "before"))  # they tell when something ends, or does not yet happen


def when_of(words: Words, trigger: Span, anchor: str | None, *, future: bool | None = None) -> When | None:
    """The time of the event that a trigger names, or None where its sentence tells none.

    It is the time that hangs on the trigger, on the verb that the trigger depends on, or on a verb joined to it; of several the
    nearest in the tree, then in the text. Where the tree has none, it is one that stands beside the trigger, no verb and no comma
    between. A time that belongs to another clause ("said on Monday that they had fled") is not taken, but for what the speech itself
    does ("said on Monday it would pay"). In "fled on Monday, a day after X fell", the fall has the day before. `anchor` as for
    `times`; `future`: the event is to come (None: if a "will" stands with the trigger). Where a speech is the event, and the trigger a
    word of what was said, the span to ask for is the cue's.
    """
    numbers = list(words.within(trigger))
    top = words.top(numbers)
    if top is None:
        return None
    future = will(words, top) if future is None else future
    sentence = words.sentences[words.sentence[top]].span
    told = [one for one in expressions(words.text, anchor) if sentence.holds(one.span)]
    gap = next((one for one in told if one.gap and _opens(words, one, trigger)), None)
    if gap is not None:
        return _counted(words, told, gap, future)
    fit = [one for one in told if one.when(future) is not None and _tells(words, one, top, future)]
    return _nearest(words, fit, top, numbers, future) or _beside(words, fit, trigger, future)


def _tells(words: Words, one: Expression, top: int, future: bool) -> bool:
    """Whether a time may be when something happened: not "until Friday", and "by Friday" only of what is to come or was done then."""
    if one.relation == "by" and not future:
        return any(words.lower(below) == "had" for below in words.below(top))
    return one.relation not in _LIMITS


def _nearest(words: Words, told: Sequence[Expression], top: int, own: Sequence[int], future: bool) -> When | None:
    """The time that the tree has nearest."""
    costs = climb(words, top, promised=not future) | dict.fromkeys(own, 0)
    ranked = [(cost(words, one.span, costs, _FIRST, _FURTHER), _apart(words, one, top), number) for number, one in enumerate(told)]
    spent, _, number = min(ranked, default=(FAR, 0, 0))
    return told[number].when(future) if spent < FAR else None


def _apart(words: Words, one: Expression, top: int) -> int:
    place = words.tokens[top].span.start
    return min(abs(one.span.start - place), abs(one.span.end - place))


def _beside(words: Words, told: Sequence[Expression], trigger: Span, future: bool) -> When | None:
    """A time next to a trigger: no verb, mark or conjunction of a clause stands between them."""
    for one in told:
        first, last = sorted((one.span, trigger))
        between = words.within(Span(first.end, max(first.end, last.start)))
        if not any(words.tokens[number].upos in {"VERB", "PUNCT", "SCONJ"} for number in between):
            return one.when(future)
    return None


def _opens(words: Words, gap: Expression, trigger: Span) -> bool:
    """Whether "a day after" opens the clause of a trigger."""
    return gap.past is None and gap.span.end <= trigger.start and "," not in words.text[gap.span.end : trigger.start]


def _counted(words: Words, told: Sequence[Expression], gap: Expression, future: bool) -> When | None:
    """The time that the rest of the sentence tells, less the gap."""
    verb = _verb_over(words, gap)
    rest = [one for one in told if not one.gap and one.when(future)]
    main = _nearest(words, rest, verb, [verb], future) if verb is not None else None
    main = main or (rest[0].when(future) if len(rest) == 1 else None)
    base = period(main.start) if main else None
    if base is None or gap.gap is None:
        return None
    found = shifted(base, -gap.gap[0], gap.gap[1])
    return When(found.start.isoformat(), found.end.isoformat(), found.precision, gap.span) if found else None


def _verb_over(words: Words, gap: Expression) -> int | None:
    """The verb that a clause depends on which "a day after" opens: the first one above it that is not in the clause."""
    comma = words.text.find(",", gap.span.end)
    clause = Span(gap.span.start, comma if comma >= 0 else len(words.text))
    word: int = words.top(list(words.within(gap.span))) or 0
    while words.head[word] >= 0:
        word = words.head[word]
        if words.tokens[word].upos in {"VERB", "AUX"} and not clause.holds(words.tokens[word].span):
            return word
    return None
