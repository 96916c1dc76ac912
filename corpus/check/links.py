"""Whether ids are unique and lead to items of the right kind, and whether what is inside a statement lies in its content."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from corpus.check.codes import Told
from onrecord.gold.items import KINDS, Document, Statement

_DENIED = ("disputed", "denied")  # statuses that a claim has because somebody denies it


def broken(document: Document) -> Iterator[Told]:
    """Ids that are missing, repeated or lead nowhere; statements inside themselves, or not where they are said to be."""
    every = [item.id for kind in KINDS for item in getattr(document, kind)]
    for name, number in Counter(every).items():
        if not name or number > 1:
            yield f"id {name!r}", f"names {number} items" if name else "is empty"
    yield from _to_actors(document)
    yield from _to_statements(document)
    yield from _nested(document)


def _leads(where: str, told: list[str], known: set[str]) -> Iterator[Told]:
    for each in told:
        if each not in known:
            yield where, f"leads nowhere: {each!r}"
    if len(set(told)) < len(told):
        yield where, "holds an id twice"


def _some(told: str | None) -> list[str]:
    return [] if told is None else [told]


def _to_actors(document: Document) -> Iterator[Told]:
    known = {actor.id for actor in document.actors}
    for statement in document.statements:
        yield from _leads(f"statements {statement.id} speaker", _some(statement.speaker), known)
        yield from _leads(f"statements {statement.id} via", statement.via, known)
    for event in document.events:
        yield from _leads(f"events {event.id} actor", event.actor, known)
        yield from _leads(f"events {event.id} recipient", event.recipient, known)
    for commitment in document.commitments:
        yield from _leads(f"commitments {commitment.id} parties", commitment.parties, known)
        for number, obligation in enumerate(commitment.obligations):
            yield from _leads(f"commitments {commitment.id} obligations {number} obligor", obligation.obligor, known)
            yield from _leads(f"commitments {commitment.id} obligations {number} obligee", obligation.obligee, known)
    for flow in document.flows:
        yield from _leads(f"flows {flow.id} from", flow.from_, known)
        yield from _leads(f"flows {flow.id} to", flow.to, known)


def _to_statements(document: Document) -> Iterator[Told]:
    known = {statement.id for statement in document.statements}
    for statement in document.statements:
        yield from _leads(f"statements {statement.id} inside", _some(statement.inside), known)
    for event in document.events:
        yield from _leads(f"events {event.id} said_in", _some(event.said_in), known)
    for claim in document.claims:
        yield from _leads(f"claims {claim.id} held_by", claim.held_by, known)
        yield from _leads(f"claims {claim.id} denied_by", claim.denied_by, known)
        if claim.status in _DENIED and not claim.denied_by:
            yield f"claims {claim.id}", f"is {claim.status}, and nobody denies it"


def _nested(document: Document) -> Iterator[Told]:
    """The content of a statement that is inside another lies in that one's content, span by span."""
    known = {statement.id: statement for statement in document.statements}
    for statement in document.statements:
        outer = known.get(statement.inside or "")
        if outer is None:
            continue
        where = f"statements {statement.id} inside"
        if statement.id in _around(outer, known):
            yield where, f"goes round in a circle over {outer.id}"
            continue
        for span in statement.content:
            if not any(content.holds(span) for content in outer.content):
                yield where, f"the content of {outer.id} does not hold {document.words(span)!r}"


def _around(statement: Statement, known: dict[str, Statement]) -> set[str]:
    """The ids of a statement and of all that it is inside of."""
    seen: set[str] = set()
    current: Statement | None = statement
    while current and current.id not in seen:
        seen.add(current.id)
        current = known.get(current.inside or "")
    return seen
