"""Who a cue's grammar says is speaking, where the reader linked no source to it."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.spans import Span
from onrecord.tokens import Words

__all__ = ["by_grammar"]

_STEPS = 4  # from a verb to the one that has its subject, at most
_BORROWING = frozenset(("conj", "advcl", "xcomp", "parataxis", "ccomp"))  # what a clause without a subject of its own may be
_APART = (
    "case",
    "cop",
    "mark",
    "advmod",
    "cc",
    "conj",
    "nsubj",
    "aux",
    "parataxis",
    "advcl",
)  # what hangs on a head beside its phrase
_EMPTY = frozenset(("it", "there", "that", "this", "what"))


def by_grammar(words: Words, cue: Sequence[int], content: Sequence[int]) -> Span | None:
    """The source of a cue (numbers of words): its subject, that of the clause it hangs on, its agent, its owner; None where it has
    none, as in an impersonal passive."""
    if not cue:
        return None
    verbs = [number for number in cue if words.tokens[number].upos == "VERB"]
    main = verbs[-1] if verbs else words.top(cue)
    if main is None:
        return None
    head = _subject(words, main) if verbs else _owner(words, main)
    if head is None or head in content or head in cue or words.lower(head) in _EMPTY:
        return None
    reach = _whole(words, head, {*cue, *content})
    return words.span(reach[0], reach[-1]) if reach else None


def _subject(words: Words, verb: int) -> int | None:
    for step in range(_STEPS):
        below = words.below(verb)
        rels = {words.tokens[one].deprel: one for one in reversed(below)}
        if any(rel.endswith(":pass") for rel in rels):
            if "obl:agent" in rels:
                return rels["obl:agent"]
            by = [one for one in below if words.tokens[one].deprel == "obl" and _case(words, one) == "by"]
            return by[0] if by else None
        for rel in ("nsubj", "nsubj:outer"):
            if rel in rels:
                return rels[rel]
        head, rel = words.head[verb], words.tokens[verb].deprel
        if rel == "acl" and head >= 0 and words.tokens[verb].xpos in ("VBG", "TO", "VB"):
            return head
        if head < 0 or rel.partition(":")[0] not in _BORROWING or (step and rel == "ccomp"):
            return None
        verb = head
    return None


def _owner(words: Words, noun: int) -> int | None:
    return next((one for one in words.below(noun) if words.tokens[one].deprel == "nmod:poss"), None)


def _case(words: Words, word: int) -> str:
    return next((words.lower(below) for below in words.below(word) if words.tokens[below].deprel == "case"), "")


def _joint(words: Words, head: int) -> bool:
    """Whether a noun is joined to others by "and" and nothing else: "Tarn and Orm"."""
    joined = [below for below in words.below(head) if words.tokens[below].deprel == "conj"]
    return bool(joined) and all(words.tokens[one].upos in ("NOUN", "PROPN", "PRON") for one in (head, *joined))


def _whole(words: Words, head: int, taken: set[int]) -> list[int]:
    """The words of a noun phrase with its clauses and appositions, as far as they go without a gap, a preposition before it left out."""
    held, todo = {head}, [head]
    while todo:
        one = todo.pop()
        for below in words.below(one):
            if (
                below not in held
                and below not in taken
                and not (
                    one == head
                    and words.tokens[below].deprel in _APART
                    and not (words.tokens[below].deprel in ("cc", "conj") and _joint(words, head))
                )
            ):
                held.add(below)
                todo.append(below)
    first = last = head
    while first - 1 in held:
        first -= 1
    while last + 1 in held:
        last += 1
    while first < head and words.tokens[first].upos == "PUNCT":
        first += 1
    while last > head and (words.tokens[last].upos == "PUNCT" or words.tokens[last].xpos == "POS"):
        last -= 1
    return list(range(first, last + 1))
