"""Quotes that carry on what somebody has just been told to say, and quotes signed with a name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.extract.quotes import Quote
from onrecord.model import Article
from onrecord.spans import Span
from onrecord.tokens import Words

__all__ = ["Signed", "carrying_on", "signed"]

_SIGNATURE = re.compile(r"\s*[―—–-]{1,2}\s*(?P<name>[^\W\d_a-zß-ÿ][^.!?:;“”\"\n]{1,60})\.?\s*$")
_WORDS = 8  # of a signature at most


class Signed(NamedTuple):
    """A quote, and the name that it is signed with."""

    content: Span
    name: Span


def signed(article: Article, marks: Sequence[Quote]) -> list[Signed]:
    """Quotes that fill their paragraph and are followed, there or in the next one, by a dash and a name and nothing else."""
    out = []
    for number, block in enumerate(article.blocks):
        held = [quote for quote in marks if quote.block == number]
        if not held or held[0].span.start != block.span.start:
            continue
        last = held[-1].span.end
        found = _SIGNATURE.match(article.text, last, block.span.end)
        if found is None and last == block.span.end and number + 1 < len(article.blocks):
            following = article.blocks[number + 1].span
            found = _SIGNATURE.match(article.text, following.start, following.end)
        if found and len(found["name"].split()) <= _WORDS:
            out.append(Signed(Span(held[0].span.start, last), Span(*found.span("name"))))
    return out


def carrying_on(
    words: Words, marks: Sequence[Quote], told: Sequence[tuple[Sequence[Span], Sequence[Span], Sequence[Span]]]
) -> dict[int, int]:
    """Which statement (number) carries on which other one before it.

    `told` are the statements' sources, cues and contents. One carries on where its content is quoted sentences that follow right upon
    the sentence in which the other one was said, in the same paragraph, and its own source and cue stand in neither of them.
    """
    out: dict[int, int] = {}
    for number, (source, cue, content) in enumerate(told):
        first = content[0]
        quote = next((one for one in marks if one.span.start == first.start and one.span.holds(first)), None)
        numbers = words.within(first)
        if quote is None or not numbers or numbers[0] not in words.first:
            continue
        sentences = {words.sentence[word] for word in numbers}
        own = {words.sentence[word] for word in words.of([*source, *cue])}
        if own & sentences:
            continue
        before = words.sentence[numbers[0]] - 1
        if before < 0 or words.sentences[before].block != words.sentences[before + 1].block:
            continue
        for other, (_, cued, said) in enumerate(told):
            said_at = {words.sentence[word] for word in words.of(cued)}
            quoted = any(one.span.touches(span) for span in said for one in marks)
            if other != number and said_at == {before} and quoted and said[0].start < first.start:
                out[number] = other
    return out
