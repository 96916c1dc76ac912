"""Whether every line of a page is either kept, in one role, or dropped."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from corpus.check.codes import Told
from onrecord.gold.items import Document
from onrecord.gold.record import pieces


def muddled(document: Document) -> Iterator[Told]:
    """Roles inside drops or over one another, drops over one another, and what is kept although it has no word."""
    for number, labelled in enumerate(document.roles):
        if any(span.touches(labelled.span) for span in document.drop):
            yield f"roles[{number}]", f"lies in what is dropped: {document.words(labelled.span)!r}"
    for (one, first), (other, second) in combinations(enumerate(document.roles), 2):
        if first.span.touches(second.span):
            yield f"roles[{other}]", f"overlaps roles[{one}]: {document.words(second.span)!r}"
    for (one, before), (other, after) in combinations(enumerate(document.drop), 2):
        if before.touches(after):
            yield f"drop[{other}]", f"overlaps drop[{one}]: {document.words(after)!r}"
    for piece in pieces(document):
        words = document.words(piece.span)
        if not any(char.isalnum() for char in words):
            yield f"page {piece.span.start}", f"is kept, and has neither letter nor figure: {words!r}"
