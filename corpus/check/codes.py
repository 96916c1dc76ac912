"""The words that a field may hold. The record's are told in `docs/reference/record.md`, PLOVER's in `onrecord.ontology`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final, get_args

from onrecord import model
from onrecord.gold.items import Document, Quantity
from onrecord.ontology.countries import countries
from onrecord.ontology.plover import plover

GENRES: Final = frozenset(
    "wire aggregator analysis press_release interview live_blog local business transcript broadcast translated".split()
)
REGIONS: Final = frozenset("africa americas asia europe mideast oceania global".split())
GENERIC: Final = frozenset(("", "IGO", "NGO", "MNC"))  # codes that name no country
POLARITIES: Final = frozenset(("positive", "negative"))
INSTRUMENTS: Final = frozenset(
    "treaty agreement protocol memorandum declaration resolution ceasefire contract pledge other".split()
)
OBLIGATIONS: Final = frozenset(
    "defense offense neutrality nonaggression consultation arms basing training intelligence technology aid loan trade energy "
    "investment ceasefire withdrawal disarmament release sanctions_relief recognition territory migration humanitarian_access "
    "climate justice election verification other".split()
)
DEONTICS: Final = frozenset("shall shall_not may best_effort".split())
TRIGGERS: Final = frozenset("attack_on_party breach request reciprocity date ratification third_party_act other".split())
LOGICS: Final = frozenset("if unless until once in_exchange_for".split())
STANDINGS: Final = frozenset(
    "proposed negotiating agreed signed ratified in_force extended suspended violated fulfilled rejected withdrawn expired".split()
)
FLOWS: Final = frozenset(
    "arms military_aid humanitarian_aid development_aid loan money goods energy food technology people prisoners gift".split()
)
STAGES: Final = frozenset("sought pledged authorized contracted shipped delivered halted seized".split())
ROLES: Final = frozenset(get_args(model.Role))
ACTS: Final = frozenset(get_args(model.Act))
MODES: Final = frozenset(get_args(model.Mode))
STATUSES: Final = frozenset(get_args(model.Status))
ACTORS: Final = frozenset(get_args(model.ActorKind))

Told = tuple[str, str]
"""Where, and what is wrong there."""


def unknown(document: Document) -> Iterator[Told]:
    """Every field that holds a word which it may not."""
    yield from _of_document(document)
    yield from _of_actors(document)
    yield from _of_statements_and_claims(document)
    yield from _of_events(document)
    yield from _of_commitments(document)
    yield from _of_flows(document)


def unsorted(document: Document) -> Iterator[Told]:
    """Whether topic and region are wanting. A first annotation of a page of ours tells them; others need not."""
    for field in ("topic", "region"):
        if not getattr(document, field):
            yield field, "there is none"


def modes_of(event: str) -> frozenset[str]:
    """The modes that an event of a type may have; none for a type that there is not."""
    return frozenset(plover().events[event].modes) if event in plover().events else frozenset()


def is_date(told: str) -> bool:
    """Whether it is a day, a month or a year of ISO 8601, and stands in the calendar.

    >>> is_date("2024-02-29"), is_date("2024"), is_date("2023-02-29"), is_date("this week")
    (True, True, False, False)
    """
    if not re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", told):
        return False
    try:
        date.fromisoformat(f"{told}-01-01"[:10])
    except ValueError:
        return False
    return True


def _word(where: str, told: str, legal: Iterable[str]) -> Iterator[Told]:
    if told not in legal:
        yield where, f"{told!r} is no word for it"


def _date(where: str, told: str | None) -> Iterator[Told]:
    if told is not None and not is_date(told):
        yield where, f"{told!r} is no date of ISO 8601"


def _of_document(document: Document) -> Iterator[Told]:
    yield from _word("genre", document.genre, GENRES)
    yield from _word("region", document.region, REGIONS | {""})
    yield from _date("given published", document.given.published and document.given.published[:10])
    if document.sha256 is not None and not re.fullmatch(r"[0-9a-f]{64}", document.sha256):
        yield "sha256", "is no digest of 64 hexadecimal digits"
    for number, labelled in enumerate(document.roles):
        yield from _word(f"roles[{number}] role", labelled.role, ROLES)
        if labelled.role == "analysis" and not labelled.author:
            yield f"roles[{number}]", "an analysis wants its author"


def _of_actors(document: Document) -> Iterator[Told]:
    for actor in document.actors:
        where = f"actors {actor.id}"
        yield from _word(f"{where} kind", actor.kind, ACTORS)
        yield from _word(f"{where} code", actor.code, GENERIC | countries().keys())
        yield from _word(f"{where} sector", actor.sector, plover().sectors.keys() | {""})
        if not actor.name.strip():
            yield where, "has no name"


def _of_statements_and_claims(document: Document) -> Iterator[Told]:
    for statement in document.statements:
        where = f"statements {statement.id}"
        yield from _word(f"{where} mode", statement.mode, MODES)
        yield from _word(f"{where} act", statement.act, ACTS)
        yield from _word(f"{where} polarity", statement.polarity, POLARITIES)
    for claim in document.claims:
        yield from _word(f"claims {claim.id} status", claim.status, STATUSES)
        yield from _amount(f"claims {claim.id} quantity", claim.quantity)


def _of_events(document: Document) -> Iterator[Told]:
    for event in document.events:
        where = f"events {event.id}"
        yield from _word(f"{where} type", event.type, plover().events)
        for field, told, legal in (
            ("mode", event.mode, modes_of(event.type)),
            ("context", event.context, plover().contexts),
            ("aux", event.aux, plover().aux),
        ):
            for each in told:
                yield from _word(f"{where} {field}", each, legal)
            if len(set(told)) < len(told):
                yield f"{where} {field}", "holds a word twice"
        yield from _date(f"{where} when", event.when)
        if event.where is not None:
            yield from _word(f"{where} where", event.where, countries())


def _of_commitments(document: Document) -> Iterator[Told]:
    for commitment in document.commitments:
        where = f"commitments {commitment.id}"
        yield from _word(f"{where} instrument", commitment.instrument, INSTRUMENTS)
        yield from _word(f"{where} status", commitment.status, STANDINGS)
        if commitment.trigger:
            yield from _word(f"{where} trigger type", commitment.trigger.type, TRIGGERS)
            yield from _word(f"{where} trigger logic", commitment.trigger.logic, LOGICS)
        for number, obligation in enumerate(commitment.obligations):
            there = f"{where} obligations {number}"
            yield from _word(f"{there} type", obligation.type, OBLIGATIONS)
            yield from _word(f"{there} deontic", obligation.deontic, DEONTICS)
            yield from _date(f"{there} deadline", obligation.deadline)
            yield from _amount(f"{there} quantity", obligation.quantity)


def _of_flows(document: Document) -> Iterator[Told]:
    for flow in document.flows:
        where = f"flows {flow.id}"
        yield from _word(f"{where} kind", flow.kind, FLOWS)
        yield from _word(f"{where} stage", flow.stage, STAGES)
        yield from _word(f"{where} status", flow.status, STATUSES)
        yield from _amount(f"{where} quantity", flow.quantity)


def _amount(where: str, amount: Quantity | None) -> Iterator[Told]:
    """An amount has a figure; that of a range is its low end."""
    if amount is None:
        return
    if not amount.unit.strip():
        yield where, "has no unit"
    if amount.value is None and amount.low is None and amount.high is None:
        yield where, "has no figure"
    if amount.low is not None and amount.high is not None:
        if amount.low > amount.high:
            yield where, f"goes from {amount.low:g} down to {amount.high:g}"
        elif amount.value is not None and amount.value != amount.low:
            yield where, f"the value of a range is its low end, {amount.low:g}, and not {amount.value:g}"
