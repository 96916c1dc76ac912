"""What belongs to a trigger in the tree of its sentence: the words whose time and place are its own, and how near something hangs."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from onrecord.spans import Span
from onrecord.tokens import Words

__all__ = ["FAR", "climb", "cost", "own_subject", "will"]

# How a word may hang on the next one up for a time or a place up there to be its own too, and what each such step costs.
_UP = {
    "conj": 1, "xcomp": 1, "obj": 1, "iobj": 1, "nsubj": 1, "obl": 1, "compound": 1, "flat": 1, "aux": 1, "cop": 1, "case": 1, "amod": 1,
    "appos": 2, "dep": 2, "list": 2, "acl": 3, "advcl": 3,
}  # fmt: skip
_NOMINAL = frozenset("obj iobj nsubj obl".split())  # steps from a noun to its verb: at most one is made
_SAID = 4  # what it costs to take what is told of a speech for what the speech promises
_SUBJECT = 3  # what it costs to read "the court on Tuesday ruled" as "the court ruled on Tuesday"
FAR = 99
"""The cost of what does not belong."""
_WILL = frozenset(("will", "shall"))
_WOULD = frozenset(("will", "shall", "would"))


def climb(words: Words, top: int, *, promised: bool) -> dict[int, int]:
    """The words whose time and place are a word's too, with what it costs to get there.

    `promised`: the speech that holds the word may be one of them where it says what "will" or "would" be done.
    """
    costs, word, spent, nominal = {top: 0}, top, 0, 0
    while words.head[word] >= 0:
        rel = words.tokens[word].deprel
        base = rel.partition(":")[0]
        step = _UP.get(base)
        if base == "ccomp" and promised and any(words.lemma(below) in _WOULD for below in words.below(word)):
            step = _SAID
        nominal += base in _NOMINAL
        if base == "conj" and own_subject(words, word) and will(words, word) != will(words, words.head[word]):
            break
        if step is None or nominal > 1 or rel == "acl:relcl" or (base in {"acl", "advcl"} and own_subject(words, word)):
            break
        word, spent = words.head[word], spent + step
        costs[word] = spent
    return costs


def own_subject(words: Words, word: int) -> bool:
    """Whether a verb has a subject of its own."""
    return any(words.tokens[below].deprel.startswith("nsubj") for below in words.below(word))


def will(words: Words, word: int) -> bool:
    """Whether a verb is told as something to come."""
    return any(words.lemma(below) in _WILL for below in words.below(word) if words.tokens[below].deprel == "aux")


def cost(words: Words, span: Span, costs: Mapping[int, int], first: Collection[str], further: Collection[str]) -> int:
    """What it costs to get from a trigger, by way of the words that `climb` gave, to what some words hang on.

    `first` and `further` are the relations, with all their subtypes, by which the words may hang on the next one, and that one on
    the next. `FAR` where there is no way.
    """
    word = words.top(list(words.within(span)))
    if word is None:
        return FAR
    down = 0
    while word not in costs:
        rel, head = words.tokens[word].deprel, words.head[word]
        base, allowed = rel.partition(":")[0], further if down else first
        subject = base == "nsubj" and down > 0 and head in costs and span.end <= words.tokens[head].span.start
        if head < 0 or not (subject or base in allowed or rel in allowed):
            return FAR
        word, down = head, down + (_SUBJECT if subject else 1)
    return costs[word] * 2 + down
