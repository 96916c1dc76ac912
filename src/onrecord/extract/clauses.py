"""Statements that a content's own grammar shows: somebody, a verb of saying, and the clause that hangs on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from onrecord.extract.sources import by_grammar
from onrecord.lang.en.acts import acts
from onrecord.lang.en.tables import words as word_class
from onrecord.spans import Span
from onrecord.tokens import Words

__all__ = ["Clause", "clauses"]

_GROUP = frozenset(("aux", "aux:pass", "neg", "advmod"))  # what stands before a verb and belongs to its cue
_NOT_SAID = frozenset(("have", "do", "go", "get", "make", "take", "come", "be", "help", "try", "use", "need", "start", "begin", "continue", "seem", "appear"))  # fmt: skip


class Clause(NamedTuple):
    """A statement as its grammar has it. `source` is None where a passive names nobody."""

    source: Span | None
    cue: Span
    content: list[Span]


@cache
def _sayers() -> frozenset[str]:
    return frozenset(row.words[0] for row in acts() if row.kind == "verb" and len(row.words) == 1) - _NOT_SAID


def clauses(words: Words, within: Sequence[int]) -> Iterator[Clause]:
    """The statements among some words: verbs of saying with a source of their own and a clause, or an infinitive, that hangs on them."""
    held = set(within)
    for number in within:
        if words.tokens[number].upos != "VERB" or words.lemma(number) not in _sayers():
            continue
        below = words.below(number)
        said = [one for one in _complements(words, number) if one > number and one in held]
        if not said:
            continue
        first = number
        while first - 1 in below and words.tokens[first - 1].deprel in _GROUP:
            first -= 1
        content = _clause(words, said, held)
        if content.start < words.tokens[number].span.end:
            continue
        source = by_grammar(words, range(first, number + 1), words.within(content))
        if (source is not None and set(words.within(source)) <= held) or (source is None and passive(words, number)):
            yield Clause(source, words.span(first, number), [*_conditions(words, number, held), content])


def passive(words: Words, verb: int) -> bool:
    """Whether a verb stands in the passive: "was told", "had been promised"."""
    return any(words.tokens[one].deprel == "aux:pass" for one in words.below(verb))


def _conditions(words: Words, verb: int, held: set[int]) -> list[Span]:
    """The conditions told before a verb of saying: "if they come, I think …"."""
    found = [one for one in words.below(verb) if one < verb and words.tokens[one].deprel == "advcl" and one in held]
    return [
        _clause(words, [one], held) for one in found if any(words.lower(below) in ("if", "unless") for below in words.below(one))
    ]


def _complements(words: Words, verb: int) -> list[int]:
    """The words that head what is said: a clause or an infinitive; after "called" and its like the object and what it is called."""
    below = words.below(verb)
    if words.lemma(verb) in word_class("calling"):
        called = [one for one in below if words.tokens[one].deprel in ("xcomp", "obl")]
        objects = [one for one in below if words.tokens[one].deprel == "obj"]
        return [*objects, *called] if objects and called else []
    for one in below:
        rel = words.tokens[one].deprel
        if rel == "ccomp" or (rel == "xcomp" and _infinitive(words, one)):
            return [one]
    return []


def _infinitive(words: Words, verb: int) -> bool:
    return any(words.tokens[one].deprel == "mark" and words.lower(one) == "to" for one in words.below(verb))


def _clause(words: Words, tops: Sequence[int], held: set[int]) -> Span:
    """What is said from its first to its last word, as far as it lies within what is held."""
    own: set[int] = set()
    todo = list(tops)
    while todo:
        one = todo.pop()
        if one in own or one not in held:
            continue
        own.add(one)
        todo += words.below(one)
    first, last = min(own), max(own)
    while last > first and words.tokens[last].upos == "PUNCT":
        last -= 1
    while first < last and words.tokens[first].upos == "PUNCT" and words.lower(first) not in ("“", '"', "‘", "'", "«"):
        first += 1
    if words.lower(first - 1) == "that" and first - 1 in held:
        first -= 1
    return words.span(first, last)
