"""A record as rows: what the tables hold of it, worked out without a database.

Every row is a function of the article's number and the record, so that the tables can be made again just as they were.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from onrecord.model import Actor, Article, Claim, Commitment, Event, Flow, ItemKind, Quantity, Record, Statement, When
from onrecord.spans import Span
from onrecord.store.fulltext import words
from onrecord.store.schema import number_of, place_of

Row = dict[str, Any]
Speakers = dict[str, str | None]
ITEM_KINDS: tuple[ItemKind, ...] = ("statement", "event", "claim", "commitment", "flow")


class Rows(NamedTuple):
    """The rows of one article, by table."""

    passages: list[Row]
    actors: list[Row]
    casting: list[Row]
    items: list[Row]
    roles: list[Row]


class Told(NamedTuple):
    """An item as the tables see it: where it stands, what it is, when, how much, and who plays which part in it."""

    id: str
    kind: ItemKind
    span: Span
    what: str
    status: str
    stage: str
    confidence: float
    roles: list[tuple[str, str]]  # (role, id of the actor)
    when: When | None = None
    quantity: Quantity | None = None


def rows(article: int, record: Record) -> Rows:
    """All rows of a record whose article has this number."""
    known = {actor.id: actor_row(actor) for actor in record.actors}
    passages = _passages(article, record.article)
    starts = [row["start"] for row in passages]
    items: list[Row] = []
    roles: list[Row] = []
    for place, item in enumerate(sorted(told(record), key=lambda item: (item.span, item.id))):
        number = place_of(article, place)
        passage = passages[max(bisect_right(starts, item.span.start) - 1, 0)]["n"]
        items.append(_item(number, article, passage, item))
        parts = {(role, known[id]["n"]) for role, id in item.roles if id in known}
        roles += [{"item": number, "role": role, "actor": actor} for role, actor in sorted(parts)]
    casting = [
        {"article": article, "id": one.id, "actor": known[one.id]["n"], "mentions": len(one.mentions)} for one in record.actors
    ]
    return Rows(
        passages, sorted({row["n"]: row for row in known.values()}.values(), key=lambda row: row["n"]), casting, items, roles
    )


def actor_row(actor: Actor) -> Row:
    """An actor as all articles share it: the same name, kind, country and sector are the same actor."""
    folded = " ".join(words(actor.name))
    return {
        "n": number_of(folded, actor.kind, actor.code, actor.sector),
        "name": actor.name, "folded": folded, "kind": actor.kind, "code": actor.code, "sector": actor.sector,
    }  # fmt: skip


def told(record: Record) -> Iterator[Told]:
    """The items of a record, as the tables see them."""
    speaker_of = {one.id: one.speaker for one in record.statements}
    yield from map(_statement, record.statements)
    yield from (_event(one, speaker_of) for one in record.events)
    yield from (_claim(one, speaker_of) for one in record.claims)
    yield from (_commitment(one, speaker_of) for one in record.commitments)
    yield from (_flow(one, speaker_of) for one in record.flows)


def _statement(one: Statement) -> Told:
    span = min(one.content or [*one.source, *one.cue])
    parts = [
        *_cast("speaker", [one.speaker]),
        *_cast("via", [link.actor for link in one.via]),
        *_cast("addressee", [one.addressee]),
    ]
    status = "negative" if one.polarity == "negative" else ""
    return Told(one.id, "statement", span, one.act, status, one.mode, one.confidence, parts, one.when)


def _event(one: Event, speaker_of: Speakers) -> Told:
    said = [speaker_of.get(one.said_in)] if one.said_in else []
    parts = [*_cast("actor", one.actor), *_cast("recipient", one.recipient), *_cast("source", said)]
    size = next(iter((one.size or {}).values()), None)
    return Told(one.id, "event", one.span, one.type, " ".join(one.aux), " ".join(one.mode), one.confidence, parts, one.when, size)


def _claim(one: Claim, speaker_of: Speakers) -> Told:
    parts = [*_cast("holder", map(speaker_of.get, one.held_by)), *_cast("denier", map(speaker_of.get, one.denied_by))]
    return Told(one.id, "claim", one.span, "claim", one.status, "", one.confidence, parts, None, one.quantity)


def _commitment(one: Commitment, speaker_of: Speakers) -> Told:
    parts = [*_cast("party", one.parties), *_cast("source", map(speaker_of.get, one.said_in))]
    for duty in one.obligations:
        parts += [*_cast("obligor", duty.obligor), *_cast("obligee", duty.obligee)]
    return Told(one.id, "commitment", min(one.evidence), one.instrument, one.status, "", one.confidence, parts, one.when)


def _flow(one: Flow, speaker_of: Speakers) -> Told:
    parts = [*_cast("from", one.from_), *_cast("to", one.to), *_cast("source", map(speaker_of.get, one.said_in))]
    return Told(one.id, "flow", one.item, one.kind, one.status, one.stage, one.confidence, parts, one.when, one.quantity)


def _cast(role: str, ids: Iterable[str | None]) -> list[tuple[str, str]]:
    return [(role, id) for id in ids if id]


def _passages(article: int, told: Article) -> list[Row]:
    blocks = told.blocks or []
    return [
        {"n": place_of(article, place), "article": article, "role": block.role, "start": block.span.start, "end": block.span.end,
         "text": block.span.of(told.text)}
        for place, block in enumerate(blocks)
    ]  # fmt: skip


def _item(number: int, article: int, passage: int, item: Told) -> Row:
    when, much = item.when, item.quantity
    return {
        "n": number, "article": article, "passage": passage, "id": item.id, "kind": item.kind,
        "what": item.what, "status": item.status, "stage": item.stage, "start": item.span.start, "end": item.span.end,
        "first": when.start[:10] if when else None, "last": when.end[:10] if when else None,
        "value": much.value if much else None, "low": much.low if much else None, "high": much.high if much else None,
        "unit": much.unit if much else None, "confidence": item.confidence, "verdict": "",
    }  # fmt: skip
