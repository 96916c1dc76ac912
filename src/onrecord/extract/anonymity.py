"""Why a source stays unnamed: "on condition of anonymity", "who was not authorised to speak"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.spans import Span

__all__ = ["reason_in"]

_REASON = re.compile(
    r"(?:(?:speaking|spoke|talking|briefing) (?:\w+ ){0,3})?(?:on|under) (?:the )?condition (?:of anonymity|that \w+ not be (?:named|identified|quoted))"
    r"[^,.;]*|(?:who|and) (?:asked|requested|wished|wanted|preferred|declined|refused|insisted|would|did|could|cannot|can)\b[^,.;]{0,40}?"
    r"\b(?:anonymous|anonymity|named|identified|(?:his|her|their|its) name)\b[^,.;]*"
    r"|(?:who|because \w+) (?:was|were|is|are) not (?:authori[sz]ed|allowed|permitted|cleared)[^,.;]*|(?:asking|requesting|declining) (?:not )?to be (?:named|identified)[^,.;]*",
    re.IGNORECASE,
)
_AFTER = 120  # characters behind a source in which the reason may stand


def reason_in(text: str, source: Sequence[Span]) -> Span | None:
    """The words that say why a source stays unnamed: within it, or right behind it in its sentence; None where nothing does."""
    for span in source:
        found = _REASON.search(text, span.start, span.end)
        if found:
            return Span(found.start(), found.end())
        end = min(len(text), span.end + _AFTER)
        stop = re.search(r"[.!?]\s|\n", text[span.end : end])
        found = _REASON.search(text, span.end, span.end + stop.start() if stop else end)
        if found and text[span.end : found.start()].strip(" ,") in ("", "and", "both", "all"):
            return Span(found.start(), found.end())
    return None
