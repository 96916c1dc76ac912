"""Sentences in parts, each with the tone in which it is to be read, and the quotations that they are made of."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import msgspec

from onrecord.brief.quoting import quoted
from onrecord.spans import Span

Tone = Literal["plain", "who", "act", "quote", "aux", "via", "muted"]


class Part(msgspec.Struct, frozen=True):
    """A stretch of a sentence. A `quote` holds the page's own words, exactly; `via` is what a chain tells as well."""

    text: str
    tone: Tone = "plain"


Sentence = list[Part]


def words_of(text: str, spans: list[Span]) -> Sentence:
    """The words of one or several spans as quotations; what stands between them on the page is left out with `…`."""
    parts: Sentence = []
    for span in spans:
        parts += [*([Part(" … ")] if parts else []), Part(span.of(text), "quote")]
    return parts


def joined(text: str, spans: list[Span]) -> str:
    """The same as one string."""
    return " … ".join(span.of(text) for span in spans)


def quotes(text: str, spans: list[Span]) -> str:
    """Several short quotations, each between its marks."""
    return ", ".join(quoted(span.of(text)) for span in spans)


def facts(**labelled: str | None) -> list[tuple[str, str]]:
    """Labelled lines: the names of the arguments with blanks for underscores; those that hold nothing are left out."""
    return [(label.replace("_", " "), words) for label, words in labelled.items() if words]


def unique(spans: Iterable[Span]) -> list[Span]:
    """Spans in reading order, each once; empty ones point at nothing and go."""
    places = {(span.start, span.end): span for span in spans if span.end > span.start}
    return [places[place] for place in sorted(places)]


def told(sentence: Sentence) -> str:
    """The sentence as a string."""
    return "".join(part.text for part in sentence)
