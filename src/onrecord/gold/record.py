"""An annotated document as the record that a perfect reader would have written of its page.

What an annotation does not tell is left empty: hedges, the words of an amount, what a page leaves unstated. Words that a record must
have and an annotation has not are the nearest ones that it has, and said so below.
"""

from __future__ import annotations

import calendar
import hashlib
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

import msgspec

from onrecord import model
from onrecord.errors import NotGold
from onrecord.gold import items
from onrecord.gold.items import Document
from onrecord.lang.en.grammar import PRONOUNS
from onrecord.ontology.countries import countries
from onrecord.ontology.plover import plover
from onrecord.spans import Span


class Piece(NamedTuple):
    """A stretch of one line that is kept, and the role that it plays."""

    role: str
    span: Span
    author: str | None


def pieces(document: Document) -> list[Piece]:
    """What is kept of the page, in reading order: its lines, cut where a role or a dropped run begins or ends."""
    return [piece for line in document.lines() for piece in _of_line(document, line)]


def as_record(document: Document) -> model.Record:
    """The record. Its text is the kept pieces of the page, a blank line between them.

    Raises NotGold where the document has no page, an item points into what is dropped, or a code is none that a record may have.
    """
    if not document.page:
        raise NotGold(document.id, "has no words to show: its page is told by a digest alone.")
    text = _Text(document, pieces(document))
    try:
        return msgspec.convert(_record(document, text), model.Record, from_attributes=True)
    except (msgspec.ValidationError, KeyError) as wrong:
        raise NotGold(document.id, f"cannot be shown as a record: {wrong}.") from None


def _of_line(document: Document, line: Span) -> Iterator[Piece]:
    cuts = sorted(
        {line.start, line.end}
        | {edge for span in [*document.drop, *(each.span for each in document.roles)] for edge in (span.start, span.end)}
    )
    inside = [cut for cut in cuts if line.start <= cut <= line.end]
    for start, end in pairwise(inside):
        stretch = _trimmed(document.page, start, end)
        if stretch.start == stretch.end or any(span.touches(stretch) for span in document.drop):
            continue
        label = next((each for each in document.roles if each.span.touches(stretch)), None)
        yield Piece(label.role if label else "body", stretch, label.author if label else None)


def _trimmed(page: str, start: int, end: int) -> Span:
    """The stretch without blanks at its ends."""
    words = page[start:end]
    left = start + len(words) - len(words.lstrip())
    return Span(left, max(left, start + len(words.rstrip())))


class _Text:
    """The canonical text of some pieces, and the way from places on the page to places in it."""

    def __init__(self, document: Document, kept: list[Piece]) -> None:
        self._id, self._kept = document.id, kept
        self._starts = [piece.span.start for piece in kept]
        self._at: list[int] = []
        at = 0
        for piece in kept:
            self._at.append(at)
            at += piece.span.end - piece.span.start + 2
        self.whole = "\n\n".join(document.words(piece.span) for piece in kept)

    def span(self, place: Span) -> Span:
        """The place in the text, with the place on the page. Raises NotGold where it is not kept."""
        return Span(self._offset(place.start), self._offset(place.end - 1) + 1, (place.start, place.end))

    def spans(self, places: list[Span]) -> list[Span]:
        """As `span`, for several."""
        return [self.span(place) for place in places]

    def _offset(self, place: int) -> int:
        number = bisect_right(self._starts, place) - 1
        if number < 0 or place >= self._kept[number].span.end:
            raise NotGold(self._id, f"points at character {place} of the page, which is not kept.")
        return self._at[number] + place - self._starts[number]


def _record(document: Document, text: _Text) -> dict[str, Any]:
    """The record as fields, so that what is no record is told by the record's own types."""
    actors = {actor.id: actor for actor in document.actors}
    return {
        "input": document.id,
        "article": _article(document, text),
        "actors": [_actor(document, each, text) for each in document.actors],
        "statements": [_statement(each, actors, text) for each in document.statements],
        "events": [_event(each, text) for each in document.events],
        "claims": [_claim(each, text) for each in document.claims],
        "commitments": [_commitment(each, text) for each in document.commitments],
        "flows": [_flow(each, text) for each in document.flows],
        "warnings": [],
        "made_by": model.MadeBy("", {}, {"annotated": True}),
    }


def _article(document: Document, text: _Text) -> dict[str, Any]:
    given = document.given
    kept = pieces(document)
    return {
        "id": "sha256:" + hashlib.sha256(text.whole.encode()).hexdigest(),
        "url": given.url,
        "outlet": given.outlet,
        "title": next((document.words(piece.span) for piece in kept if piece.role == "headline"), None),
        "byline": [],
        "published": given.published,
        "language": "en",
        "credit": [],
        "text": text.whole,
        "blocks": [{"role": piece.role, "span": text.span(piece.span), "author": piece.author} for piece in kept],
        "dropped": [model.Dropped("residue", (span.start, span.end)) for span in document.drop],
        "published_by": "given" if given.published else None,
    }


def _actor(document: Document, actor: items.Actor, text: _Text) -> dict[str, Any]:
    return {
        **_fields(actor),
        "mentions": [model.Mention(text.span(place), _form(document.words(place), actor.name)) for place in actor.mentions],
        "by": "annotation",
        "confidence": 1.0,
    }


def _form(words: str, name: str) -> model.Form:
    """The form of a mention, which is not annotated, by its words: a pronoun, part of the name, else a description."""
    if words.lower() in PRONOUNS:
        return "pronoun"
    return "name" if words in name or name in words else "description"


def _statement(statement: items.Statement, actors: dict[str, items.Actor], text: _Text) -> dict[str, Any]:
    """A link of its chain has the words of that actor's mention nearest to the statement."""
    at = min(span.start for span in [*statement.content, *statement.source, *statement.cue])
    return {
        **_fields(statement),
        **{field: text.spans(getattr(statement, field)) for field in ("source", "cue", "content")},
        "via": [model.Via(link, text.span(_nearest(actors[link].mentions, at))) for link in statement.via],
        "hedges": [],
        "confidence": 1.0,
    }


def _nearest(spans: list[Span], at: int) -> Span:
    return min(spans, key=lambda span: (abs(span.start - at), span.start))


def _event(event: items.Event, text: _Text) -> dict[str, Any]:
    """Its span is its trigger; where a country is told, so is its name, and no words for it."""
    trigger = text.span(event.trigger)
    here = Span(trigger.start, trigger.start)
    return {
        **_fields(event),
        "quad": plover().quad(event.type),
        "trigger": trigger,
        "span": trigger,
        "mentions": [],
        "cameo": None,
        "goldstein": None,
        "when": _when(event.when),
        "where": model.Where(here, countries()[event.where].name, event.where) if event.where else None,
        "size": None,
        "confidence": 1.0,
    }


def _when(iso: str | None) -> model.When | None:
    """The first and the last day of a year, a month or a day of ISO 8601; nothing for what is none.

    >>> _when("2024-02")
    When(start='2024-02-01', end='2024-02-29', precision='month', span=None)
    """
    match (iso or "").split("-"):
        case [year, month, day] if (year + month + day).isdigit():
            return model.When(f"{year}-{month}-{day}", f"{year}-{month}-{day}", "day")
        case [year, month] if (year + month).isdigit() and 1 <= int(month) <= 12:
            last = calendar.monthrange(int(year), int(month))[1]
            return model.When(f"{year}-{month}-01", f"{year}-{month}-{last}", "month")
        case [year] if year.isdigit():
            return model.When(f"{year}-01-01", f"{year}-12-31", "year")
    return None


def _quantity(amount: items.Quantity | None, span: Span) -> model.Quantity | None:
    """An amount has no words of its own in an annotation, but those of the item that it belongs to."""
    if amount is None:
        return None
    return model.Quantity(span, amount.value, amount.unit, amount.approximate, amount.low, amount.high)


def _claim(claim: items.Claim, text: _Text) -> dict[str, Any]:
    span = text.span(claim.span)
    quantity = _quantity(claim.quantity, span)
    return {**_fields(claim), "span": span, "quantity": quantity, "rivals": [], "about": [], "confidence": 1.0}


def _commitment(commitment: items.Commitment, text: _Text) -> dict[str, Any]:
    """It rests on the words of its obligations."""
    trigger = commitment.trigger
    return {
        **_fields(commitment),
        "obligations": [_obligation(each, text) for each in commitment.obligations],
        "trigger": trigger and model.Trigger(trigger.type, text.span(trigger.span), trigger.logic),
        "unstated": [],
        "evidence": [text.span(each.span) for each in commitment.obligations],
        "said_in": [],
        "confidence": 1.0,
    }


def _obligation(obligation: items.Obligation, text: _Text) -> dict[str, Any]:
    span = text.span(obligation.span)
    deadline, quantity = _when(obligation.deadline), _quantity(obligation.quantity, span)
    return {**_fields(obligation), "span": span, "deadline": deadline, "quantity": quantity}


def _flow(flow: items.Flow, text: _Text) -> dict[str, Any]:
    span = text.span(flow.item)
    return {
        **_fields(flow),
        "from": flow.from_,
        "item": span,
        "quantity": _quantity(flow.quantity, span),
        "said_in": [],
        "confidence": 1.0,
    }


def _fields(item: msgspec.Struct) -> dict[str, Any]:
    """An item's fields as they are; those that a record has otherwise are written over them."""
    return msgspec.structs.asdict(item)
