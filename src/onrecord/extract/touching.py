"""How items touch: what a claim is about, and which commitment a flow fulfils."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from onrecord.model import Claim, Commitment, Event, Flow
from onrecord.spans import Span

__all__ = ["about", "fulfilling"]

_ARRIVED = frozenset(("shipped", "delivered"))


def about(
    claims: Sequence[Claim], events: Sequence[Event], commitments: Sequence[Commitment], flows: Sequence[Flow]
) -> list[Claim]:
    """The claims, each with the ids of the events, commitments and flows whose words it holds."""
    places: list[tuple[Span, str]] = [(event.trigger, event.id) for event in events]
    places += [(duty.span, one.id) for one in commitments for duty in one.obligations]
    places += [(flow.item, flow.id) for flow in flows]
    return [
        msgspec.structs.replace(claim, about=list(dict.fromkeys(key for span, key in sorted(places) if claim.span.holds(span))))
        for claim in claims
    ]


def fulfilling(flows: Sequence[Flow], commitments: Sequence[Commitment]) -> list[Flow]:
    """The flows, each with the commitment that it is told to fulfil: the one whose duty names it, or, of what is on its way, the only
    one by which its giver owes its taker something."""
    return [msgspec.structs.replace(flow, fulfils=_fulfilled(flow, commitments)) for flow in flows]


def _fulfilled(flow: Flow, commitments: Sequence[Commitment]) -> str | None:
    named = [one.id for one in commitments if any(duty.span.touches(flow.item) for duty in one.obligations)]
    if named:
        return named[0]
    owed = [
        one.id
        for one in commitments
        if flow.stage in _ARRIVED
        and any(set(duty.obligor) & set(flow.from_) and set(duty.obligee) & set(flow.to) for duty in one.obligations)
    ]
    return owed[0] if len(owed) == 1 else None
