"""Rival figures: claims that give another number for the same thing."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from onrecord.extract.standing import block_at
from onrecord.lang.en.tables import words as listed
from onrecord.model import Article, Claim, Statement
from onrecord.spans import Span

__all__ = ["with_rivals"]

_NEAR = 3  # paragraphs
_STEM = 6  # letters by which two words are one
_COMMON = frozenset(listed("claim_common"))


def with_rivals(article: Article, made: Sequence[Claim], statements: Sequence[Statement]) -> list[Claim]:
    """The same claims, each with the ids of those that give another figure for what it counts, by another speaker, near by."""
    speakers = {one.id: one.speaker for one in statements}

    def rival(one: Claim, other: Claim) -> bool:
        first, second = one.quantity, other.quantity
        if first is None or second is None or (first.unit and second.unit and _stem(first.unit) != _stem(second.unit)):
            return False
        if (first.value, first.low, first.high) == (second.value, second.low, second.high):
            return False
        away = abs(block_at(article, one.span.start) - block_at(article, other.span.start))
        stems = [_stems(article, claim.span) for claim in (one, other)]
        if bool(first.unit) != bool(second.unit):  # "the council, 1,200": a bare number is of what was just counted
            told = away == 0 and not stems[0 if second.unit else 1]
        else:
            told = away <= _NEAR and bool(stems[0] & stems[1] - {_stem(first.unit)})
        known = [{speakers.get(key) for key in claim.held_by} - {None} for claim in (one, other)]
        return told and not known[0] & known[1]

    return [
        msgspec.structs.replace(one, rivals=[other.id for other in made if other is not one and rival(one, other)]) for one in made
    ]


def _stems(article: Article, span: Span) -> set[str]:
    words = (word.strip("“”\"'’.,;:()").lower() for word in span.of(article.text).split())
    return {_stem(word) for word in words if len(word) > 3 and word.isalpha() and word not in _COMMON}


def _stem(word: str) -> str:
    return word.lower()[:_STEM].rstrip("s")
