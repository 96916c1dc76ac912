"""What is followed from page to page: the story an article belongs to, a claim with who holds and who denies it, an agreement through time.

Sources are counted by origin: ten copies of one wire story are one, and so are two pages that both pass on what one agency was told.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from sqlalchemy import Connection

from onrecord.errors import BadOption
from onrecord.ledger.naming import found
from onrecord.ledger.touching import Touch, touches
from onrecord.model import Record
from onrecord.store import linking, reading, searching
from onrecord.store.linking import Linked
from onrecord.store.reading import Change, Version
from onrecord.store.searching import Hit

_KIND = {"c": "claim", "e": "event", "k": "commitment"}


class Copy(msgspec.Struct, frozen=True):
    """A page of a story."""

    article: str
    outlet: str | None
    published: str | None
    title: str | None
    credit: list[str]


class Story(msgspec.Struct, frozen=True):
    """An article and its copies, the earliest first; `credited` is the agency or outlet that most of them name, `links` why they are one."""

    article: str
    copies: list[Copy]
    credited: str | None
    links: list[Linked]
    versions: list[Version]
    changes: list[Change]


class Seen(msgspec.Struct, frozen=True):
    """One page's telling of what is followed: the item, its origin, who holds and who denies it there, in which words."""

    hit: Hit
    origin: str
    holders: list[str]
    deniers: list[str]


class Followed(msgspec.Struct, frozen=True):
    """An item through the pages: each telling by date, by how many origins and outlets, on what evidence they are taken for one; for a
    commitment also what may touch it."""

    kind: str
    thread: str
    seen: list[Seen]
    origins: list[str]
    outlets: list[str]
    links: list[Linked]
    touches: list[Touch]


def story(at: Connection, number: int) -> Story:
    """The story of an article."""
    key = reading.key(at, number)
    members = linking.members(at, "copy", linking.thread_of(at, "copy", key))
    copies = [_copy(at, member) for member in members]
    copies.sort(key=lambda copy: (copy.published or "9999", copy.article))
    credits = [credit for copy in copies for credit in copy.credit]
    credited = max(sorted(set(credits)), key=credits.count) if credits else None
    return Story(
        key, copies, credited, linking.links_of(at, "copy", members), reading.history(at, number), reading.changes(at, number)
    )


def follow(at: Connection, ref: str) -> Followed:
    """A claim, an event or a commitment through the pages, by the reference of any telling of it. Raises `BadOption` for what is none."""
    named, _, id = ref.rpartition("#")
    kind = _KIND.get(id[:1])
    number = found(at, named)
    if kind is None or number is None or id not in reading.item_numbers(at, number):
        raise BadOption(f"There is no claim, event or commitment {ref!r}: it is named ARTICLE#ID, as search results show it.")
    thread = linking.thread_of(at, kind, f"{reading.key(at, number)}#{id}")
    members = linking.members(at, kind, thread)
    seen = sorted((_seen(at, kind, member) for member in members), key=lambda one: (one.hit.published or "9999", one.hit.ref or ""))
    return Followed(
        kind=kind,
        thread=thread,
        seen=seen,
        origins=sorted({one.origin for one in seen}),
        outlets=sorted({one.hit.outlet or one.hit.article for one in seen}),
        links=linking.links_of(at, kind, members),
        touches=touches(at, members) if kind == "commitment" else [],
    )


def _copy(at: Connection, key: str) -> Copy:
    told = reading.article(at, reading.number(at, key) or 0)
    return Copy(key, told.outlet, told.published, told.title, told.credit)


def _seen(at: Connection, kind: str, ref: str) -> Seen:
    key, _, id = ref.rpartition("#")
    article = reading.number(at, key) or 0
    record = reading.newest(at, article).record
    (hit,) = searching.items_at(at, [reading.item_numbers(at, article)[id]])
    held: list[str] = []
    denied: list[str] = []
    if kind == "claim":
        claim = next(one for one in record.claims if one.id == id)
        held, denied = claim.held_by, claim.denied_by
    return Seen(hit, _origin(at, key, record, held), _speakers(record, held), _speakers(record, denied))


def _speakers(record: Record, statements: Sequence[str]) -> list[str]:
    named = {actor.id: actor.name for actor in record.actors}
    said = {one.id: one.speaker for one in record.statements}
    return list(dict.fromkeys(named[speaker] for id in statements if (speaker := said.get(id)) in named and speaker))


def _origin(at: Connection, key: str, record: Record, held: Sequence[str]) -> str:
    """Where a telling comes from: the first who passed the words on, else whom the article credits, else the story that it is a copy of."""
    named = {actor.id: actor.name for actor in record.actors}
    passed = next((one.via[0].actor for one in record.statements if one.id in held and one.via), None)
    if passed in named:
        return named[passed]
    thread = linking.thread_of(at, "copy", key)
    credits = record.article.credit or [
        credit for member in linking.members(at, "copy", thread) for credit in _copy(at, member).credit
    ]
    return credits[0] if credits else thread
