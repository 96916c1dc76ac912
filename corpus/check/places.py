"""Whether every span stands where a span may stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from corpus.check.codes import Told
from onrecord.gold.items import Document
from onrecord.spans import Span

_SHORT = 5  # a name shorter than this is easily found inside another word; longer ones a page may have glued to their neighbours


class Place(NamedTuple):
    """A span of an item, and what it is called."""

    where: str
    span: Span


def places(document: Document) -> Iterator[Place]:
    """Every span of every item, but for those of roles and drops."""
    for actor in document.actors:
        yield from _listed(f"actors {actor.id} mentions", actor.mentions)
    for statement in document.statements:
        for field in ("source", "cue", "content"):
            yield from _listed(f"statements {statement.id} {field}", getattr(statement, field))
    for event in document.events:
        yield Place(f"events {event.id} trigger", event.trigger)
    for claim in document.claims:
        yield Place(f"claims {claim.id} span", claim.span)
    for commitment in document.commitments:
        for number, obligation in enumerate(commitment.obligations):
            yield Place(f"commitments {commitment.id} obligations {number} span", obligation.span)
        if commitment.trigger:
            yield Place(f"commitments {commitment.id} trigger span", commitment.trigger.span)
    for flow in document.flows:
        yield Place(f"flows {flow.id} item", flow.item)


def misplaced(document: Document) -> Iterator[Told]:
    """Spans that run over a line end, have blanks at their ends, cut a word, or lie in what is dropped; and items without spans."""
    on_lines = [*_listed("drop", document.drop), *_listed("roles", [each.span for each in document.roles])]
    for place in [*on_lines, *places(document)]:
        yield from _at_its_ends(document, place)
    for place in places(document):
        if any(span.touches(place.span) for span in document.drop):
            yield place.where, f"lies in what is dropped: {document.words(place.span)!r}"
        if place.where.startswith(("actors", "events")) or " cue" in place.where:
            yield from _cut(document, place)
    yield from _wanting(document)


def cuts_a_word(text: str, start: int, end: int) -> bool:
    """Whether a place in a text begins or ends between two letters or figures.

    >>> cuts_a_word("a theft", 2, 4), cuts_a_word("a theft", 2, 7)
    (True, False)
    """
    return any(0 < edge < len(text) and text[edge - 1 : edge + 1].isalnum() for edge in (start, end) if start < end)


def _listed(where: str, spans: list[Span]) -> Iterator[Place]:
    for number, span in enumerate(spans):
        yield Place(f"{where}[{number}]", span)


def _at_its_ends(document: Document, place: Place) -> Iterator[Told]:
    words = document.words(place.span)
    if document.page and place.span.end > len(document.page):
        yield place.where, f"ends at {place.span.end}, and the page at {len(document.page)}"
    if "\n" in words:
        yield place.where, f"runs over a line end: {words!r}"
    if words != words.strip():
        yield place.where, f"has a blank at an end: {words!r}"


def _cut(document: Document, place: Place) -> Iterator[Told]:
    """A short span that begins or ends inside a word was looked for carelessly."""
    start, end = place.span.start, place.span.end
    if end - start < _SHORT and cuts_a_word(document.page, start, end):
        yield place.where, f"cuts a word: {document.page[max(start - 9, 0) : end + 9]!r}"


def _wanting(document: Document) -> Iterator[Told]:
    for actor in document.actors:
        if not actor.mentions:
            yield f"actors {actor.id}", "has no mention"
        if len(set(actor.mentions)) < len(actor.mentions):
            yield f"actors {actor.id}", "has one mention twice"
    for statement in document.statements:
        if not statement.content:
            yield f"statements {statement.id}", "has no content"
