"""Later events and flows, on any page, that may touch a commitment."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from sqlalchemy import Connection

from onrecord.model import Commitment, Record
from onrecord.resolve.touching import Bound, Done, touched
from onrecord.store import reading, searching
from onrecord.store.searching import Hit

_BY, _TO = frozenset(("actor", "from")), frozenset(("recipient", "to"))
_SURE = 0.3  # confidence below which an event or a flow is not worth a note


class Touch(msgspec.Struct, frozen=True):
    """A dated note: what may touch the commitment, how, and the words that it rests on."""

    day: str | None
    how: str
    note: str
    hit: Hit


def touches(at: Connection, refs: Sequence[str]) -> list[Touch]:
    """What may touch the commitment that these references name, by day: what happened or was reported on its day or later."""
    told = [_commitment(at, ref) for ref in refs]
    parties = sorted({party for record, one in told for party in _parties(record, one)})
    if len(parties) < 2:
        return []
    bound = Bound(
        parties,
        sorted({duty.type for _, one in told for duty in one.obligations}),
        next((one.trigger.type for _, one in told if one.trigger), None),
    )
    begin = min((record.article.published[:10] for record, _ in told if record.article.published), default="")
    own = {ref.rpartition("#")[0] for ref in refs}
    out: dict[tuple[str, str | None], Touch] = {}
    for hit in searching.between(at, parties, begin):
        if hit.article in own or (hit.confidence or 0) < _SURE or "negation" in hit.status or "hypothetical" in hit.status:
            continue
        by, to = ([part.name for part in hit.parts if part.role in roles] for roles in (_BY, _TO))
        found = touched(bound, Done(hit.kind, hit.what, by, to, hit.stage))
        day = hit.first or (hit.published or "")[:10] or None
        if found:
            out.setdefault((found.note, day), Touch(day, found.how, found.note, hit))
    return sorted(out.values(), key=lambda one: (one.day or "", one.hit.ref or ""))


def _commitment(at: Connection, ref: str) -> tuple[Record, Commitment]:
    key, _, id = ref.rpartition("#")
    record = reading.newest(at, reading.number(at, key) or 0).record
    return record, next(one for one in record.commitments if one.id == id)


def _parties(record: Record, one: Commitment) -> list[str]:
    named = {actor.id: actor.name for actor in record.actors if actor.kind not in ("unnamed", "people")}
    return [named[id] for id in one.parties if id in named]
