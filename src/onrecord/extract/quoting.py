"""Who is quoted by somebody else: "agencies quoted her as saying that …", "the daily reported, citing an aide, that …"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from onrecord.model import Link
from onrecord.spans import Span
from onrecord.tokens import Words

__all__ = ["Quoted", "cited", "quoted_as"]

_QUOTING = frozenset(("quote", "cite"))
_CITING = frozenset(("citing", "quoting"))
_REACH = 14  # words of who is quoted, at most


class Quoted(NamedTuple):
    """The statement of the one who is quoted, and the link to the one who quotes."""

    source: Span
    cue: list[Span]
    content: list[Span]
    via: Link


def quoted_as(words: Words, source: Sequence[Span], cue: Sequence[Span], content: Sequence[Span]) -> Quoted | None:
    """What a statement is whose cue quotes and whose content begins with who is quoted and "as saying"; None for others."""
    if not source or not any(words.lemma(number) in _QUOTING for number in words.of(cue)):
        return None
    numbers = words.of(content)
    for place, number in enumerate(numbers[1:_REACH], 1):
        if words.lower(number) == "as" and words.tokens[number].upos != "VERB" and place + 2 < len(numbers):
            saying = numbers[place + 1]
            if words.tokens[saying].xpos != "VBG":
                return None
            rest = Span(words.tokens[numbers[place + 2]].span.start, content[0].end)
            return Quoted(
                words.span(numbers[0], numbers[place - 1]),
                [*cue, words.span(number, saying)],
                [rest, *content[1:]],
                Link(source[0], cue[0]),
            )
    return None


def _behind_citing(words: Words, source: Sequence[Span], cue: Sequence[Span], content: Sequence[Span]) -> Quoted | None:
    """The same where the reader has the one who is cited for the source, and the verb of the one who cites for the cue."""
    first, own = words.of(source)[0], words.of(cue)
    if words.lower(first - 1) not in _CITING or first - 1 in own or words.sentence[first] != words.sentence[own[0]]:
        return None
    teller = own[0] - 1
    while teller > 0 and words.tokens[teller].upos in ("PUNCT", "ADV"):
        teller -= 1
    if teller < 0 or words.tokens[teller].upos not in ("NOUN", "PROPN") or teller in words.of(content):
        return None
    reach = words.phrase(teller)
    return Quoted(source[0], [words.tokens[first - 1].span], list(content), Link(words.span(reach[0], reach[-1]), cue[0]))


def cited(words: Words, source: Sequence[Span], cue: Sequence[Span], content: Sequence[Span]) -> Quoted | None:
    """What a statement is whose source tells it "citing" somebody in the same sentence; None for others."""
    own = words.of(cue)
    if not source or not own:
        return None
    if behind := _behind_citing(words, source, cue, content):
        return behind
    sentence = words.sentence[own[0]]
    taken = {*words.of(content), *words.of(source)}
    for number in range(max(0, own[0] - 2 * _REACH), min(len(words), own[-1] + 2 * _REACH)):
        if words.lower(number) not in _CITING or words.sentence[number] != sentence or number in taken or number in own:
            continue
        heads = [one for one in words.below(number) if words.tokens[one].deprel in ("obj", "obl", "nmod") and one > number]
        if words.tokens[number].deprel == "case":  # a tree may take "citing" for a preposition
            heads = [words.head[number]]
        if not heads or heads[0] in taken:
            return None
        reach = words.phrase(heads[0])
        last = max(
            [*reach, *(one for flat in words.below(heads[0]) if words.tokens[flat].deprel == "appos" for one in words.phrase(flat))]
        )
        return Quoted(words.span(reach[0], last), [words.tokens[number].span], list(content), Link(source[0], cue[0]))
    return None
