"""Words that weaken a statement, in its cue and its content."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from onrecord.lang.en import hedges
from onrecord.spans import Span

__all__ = ["hedges_in"]


@cache
def _pattern() -> re.Pattern[str]:
    words = sorted((row.words for row in hedges()), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


def hedges_in(text: str, spans: Sequence[Span]) -> list[Span]:
    """The hedges within some spans."""
    return [Span(found.start(), found.end()) for span in spans for found in _pattern().finditer(text, span.start, span.end)]
