"""Which of the statements found are none: pieces that do not hang together, deeds and feelings taken for saying, nobody who says it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

from onrecord.extract.quotes import Quote
from onrecord.lang.en.tables import words as word_class
from onrecord.spans import Span
from onrecord.tokens import Words

__all__ = ["only_sound"]

_EMPTY = frozenset(("DET", "ADP", "PART", "CCONJ", "SCONJ", "AUX", "PUNCT"))  # words that say nothing by themselves
_SAID = frozenset(("it", "so", "that", "this", "no", "yes", "not", "otherwise", "both", "either", "all", "what", "why", "which"))


class Draft(Protocol):
    """A statement in the making: see `extract.attribution`."""

    source: list[Span]
    cue: list[Span]
    content: list[Span]
    turn: bool
    inner: bool
    label: Span | None


D = TypeVar("D", bound=Draft)


def only_sound(words: Words, marks: Sequence[Quote], drafts: Sequence[D]) -> list[D]:
    """The drafts that can be statements; of several on one cue the one whose content stands with it, and is the longest."""
    kept = [draft for draft in drafts if draft.turn or _sound(words, marks, draft)]
    best: dict[int, D] = {}
    for draft in kept:
        if draft.cue and not draft.turn:
            place = draft.cue[-1].start
            if place not in best or _better(words, draft, best[place]):
                best[place] = draft
    return [draft for draft in kept if draft.turn or not draft.cue or best[draft.cue[-1].start] is draft]


def _sound(words: Words, marks: Sequence[Quote], draft: Draft) -> bool:
    quoted = any(quote.span.touches(span) for quote in marks for span in draft.content)
    content = words.of(draft.content)
    whole = any(span.holds(quote.span) for quote in marks for span in draft.content)
    if not whole and all(words.tokens[one].upos in _EMPTY and words.lower(one) not in _SAID for one in content):
        return False  # "the", also of words that stand within a quote
    source = words.of(draft.source)
    if (source and words.lower(source[0]) in ("nobody", "none")) or [words.lower(one) for one in source[:2]] == ["no", "one"]:
        return False
    cue = words.of(draft.cue)
    if draft.inner and not cue:
        return False
    if cue and not quoted and not _together(words, cue, content):
        return False
    return not _deed(words, cue, content, quoted)


def _together(words: Words, cue: Sequence[int], content: Sequence[int]) -> bool:
    """Whether a content without quotation marks has a part in the sentence of its cue, or right beside that."""
    home = words.sentence[cue[-1]]
    return any(abs(words.sentence[one] - home) <= 1 for one in content)


def _deed(words: Words, cue: Sequence[int], content: Sequence[int], quoted: bool) -> bool:
    """Whether a cue tells of a deed, a feeling or a look, and what follows is no clause that would be said."""
    verbs = [one for one in cue if words.tokens[one].upos in ("VERB", "NOUN", "ADJ")]
    if not verbs:
        return False
    lemma = words.lemma(verbs[-1])
    if lemma in word_class("seeming") and len(verbs) == 1:
        return True
    if quoted or not content:
        return False
    if lemma in word_class("deeds"):
        first = words.tokens[content[0]]
        return first.upos not in ("SCONJ", "PART") and words.lower(content[0]) not in ("that", "to", "whether", "if")
    return False


def _better(words: Words, one: Draft, other: Draft) -> bool:
    return _rank(words, one) > _rank(words, other)


def _rank(words: Words, draft: Draft) -> tuple[bool, bool, int]:
    home = words.sentence[words.of(draft.cue)[-1]] if words.of(draft.cue) else -1
    content = words.of(draft.content)
    return (any(words.sentence[one] == home for one in content), not draft.inner, len(content))
