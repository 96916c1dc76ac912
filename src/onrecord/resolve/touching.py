"""Whether an event or a flow may touch a commitment. It says "may": whether it does is the reader's to judge."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

_FORCE = frozenset(("ASSAULT", "COERCE", "MOBILIZE"))  # what a defence clause, a truce or a pact of non-aggression is about
_PEACE = frozenset(("ceasefire", "nonaggression", "withdrawal", "disarmament"))
_CARGO = {
    "arms": {"arms", "military_aid"}, "aid": {"military_aid", "humanitarian_aid", "development_aid", "money"}, "loan": {"loan", "money"},
    "trade": {"goods", "food", "energy", "money"}, "energy": {"energy"}, "release": {"prisoners", "people"}, "technology": {"technology"},
    "humanitarian_access": {"humanitarian_aid", "food"}, "investment": {"money"}, "migration": {"people"}, "training": {"military_aid"},
}  # fmt: skip
_DONE = frozenset(("shipped", "delivered"))
_STOPPED = frozenset(("halted", "seized"))
_BREAKING = frozenset(("REJECT", "RETREAT", "SANCTION", "THREATEN"))


class Bound(NamedTuple):
    """What a commitment binds: its parties, the types of its obligations, what sets them off."""

    parties: Collection[str]
    duties: Collection[str]
    trigger: str | None


class Done(NamedTuple):
    """What was done: an event or a flow, by its code, who did it to whom, and how far along it is (flows)."""

    kind: str
    code: str
    by: Collection[str]
    to: Collection[str]
    stage: str


class Touched(NamedTuple):
    """How it may touch: in a word, and in a sentence."""

    how: str
    note: str


def touched(bound: Bound, done: Done) -> Touched | None:
    """How something done may touch a commitment; None where nothing speaks for it."""
    by, to = set(bound.parties) & set(done.by), set(bound.parties) & set(done.to)
    doer, taker = ", ".join(sorted(done.by)), ", ".join(sorted(done.to))
    if done.kind == "flow":
        return _flow(bound, done, f"{doer or 'somebody'} to {taker or 'somebody'}") if by and to - by else None
    if done.code in _FORCE and to and not by and bound.trigger == "attack_on_party":
        return Touched("trigger", f"{doer or 'Somebody'} may have done to {taker} what the clause on attack is about.")
    if by and to - by and done.code in _FORCE and _PEACE & set(bound.duties):
        return Touched("breach", f"{doer} may have acted against the commitment towards {taker}.")
    if by and to - by and done.code in _BREAKING:
        return Touched("strain", f"{doer} may have turned away from the commitment with {taker}.")
    if by and to - by and done.code in ("COOPERATE", "AID", "CONSULT") and bound.duties:
        return Touched("fulfilment", f"{doer} may have acted under the commitment with {taker}.")
    return None


def _flow(bound: Bound, done: Done, told: str) -> Touched | None:
    owed = any(done.code in _CARGO.get(duty, ()) for duty in bound.duties)
    if done.stage in _STOPPED and owed:
        return Touched("breach", f"What passes from {told} may have been owed, and was {done.stage}.")
    if done.stage in _DONE:
        return Touched("delivery", f"What went from {told} may be what was owed.") if owed else None
    return Touched("fulfilment", f"What is to go from {told} may be what was owed.") if owed else None
