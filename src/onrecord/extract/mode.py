"""Direct, indirect or mixed: how much of a content stands between quotation marks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.extract.quotes import Quote
from onrecord.model import Mode
from onrecord.spans import Span

__all__ = ["mode_of"]

_WORD = re.compile(r"\w+")
_WITHIN = re.compile(r"^[‘'“\"«].*[’'”\"»][.,]?$", re.DOTALL)
_NAMING = frozenset(
    ("call", "describe", "brand", "label", "dub", "term", "deem", "denounce", "characterize", "characterise", "name")
)
_FIRST = frozenset(("i", "we", "my", "our", "us", "me"))


def mode_of(text: str, quotes: Sequence[Quote], content: Sequence[Span], cue: str = "") -> Mode:
    """The mode of a content by quotation marks alone: all of it inside, some, none.

    `cue` is the lemma of the cue: after "called it", "described it as" a quoted end is direct, the object aside.
    """
    inside = outside = 0
    last_inside = False
    for span in content:
        held = [quote.span for quote in quotes if quote.span.touches(span)]
        for word in _WORD.finditer(text, span.start, span.end):
            within = any(quote.start <= word.start() and word.end() <= quote.end for quote in held)
            inside += within
            outside += not within
            last_inside = within
    if inside and (not outside or (cue in _NAMING and last_inside)):
        return "direct"
    return "mixed" if inside else "indirect"


def inner_mode(text: str, content: Sequence[Span], source: str, holder: Mode) -> Mode:
    """The mode of what is said within another content that is `holder`: by marks of its own, else `direct` only where the speaker of a
    direct one speaks of himself. `source`: the words of its source."""
    words = [span.of(text) for span in content]
    if all(_WITHIN.match(part) for part in words):
        return "direct"
    if holder == "direct":
        return "direct" if source.lower() in _FIRST else "indirect"
    return "indirect"
