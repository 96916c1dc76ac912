"""Events and commitments of different articles that are one: by who acts on whom, how, when and where. Rather two than wrongly one."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from onrecord.model import Record
from onrecord.resolve.stems import content_stems

_NEAR = 3  # days between two reports of one event that name no day themselves
_WITHIN = 45  # days between two reports of one agreement without a name
_NOT_YET = frozenset(("future", "hypothetical", "negation", "historical"))


class Case(NamedTuple):
    """An event or a commitment with what it is compared by: `sides` are the actors that act (the parties), and those acted upon, as
    names that all articles share; `day` is its own day, `reported` that of the page."""

    id: str
    code: str
    sides: tuple[frozenset[str], frozenset[str]]
    day: str | None
    reported: str | None
    place: str | None
    words: frozenset[str]
    name: frozenset[str]


class Same(NamedTuple):
    """Two that are one: how sure, and why."""

    confidence: float
    evidence: dict[str, str | float]


def event_cases(record: Record) -> list[Case]:
    """A record's events that happened, with who did it to whom: others cannot be told to be the same."""
    named = _named(record)
    text, reported = record.article.text, record.article.published
    out = []
    for event in record.events:
        sides = (
            frozenset(named[id] for id in event.actor if id in named),
            frozenset(named[id] for id in event.recipient if id in named),
        )
        if not all(sides) or _NOT_YET & set(event.aux):
            continue
        day = event.when.start[:10] if event.when and event.when.precision == "day" else None
        words = frozenset(content_stems(event.trigger.of(text).lower().split()))
        place = event.where.name if event.where else None
        out.append(Case(event.id, event.type, sides, day, reported[:10] if reported else None, place, words, frozenset()))
    return out


def commitment_cases(record: Record) -> list[Case]:
    """A record's commitments with two parties or more."""
    named = _named(record)
    text, reported = record.article.text, record.article.published
    out = []
    for one in record.commitments:
        parties = frozenset(named[id] for id in one.parties if id in named)
        if len(parties) > 1:
            day = one.when.start[:10] if one.when else None
            words = frozenset(stem for span in one.evidence for stem in content_stems(span.of(text).lower().split()))
            name = frozenset(content_stems((one.name or "").lower().split()))
            out.append(
                Case(one.id, one.instrument, (parties, frozenset()), day, reported[:10] if reported else None, None, words, name)
            )
    return out


def event_keys(case: Case) -> list[str]:
    """Where to look for the same event: one actor, one recipient, one type."""
    return sorted(f"event {case.code} {one} > {other}" for one in case.sides[0] for other in case.sides[1])


def commitment_keys(case: Case) -> list[str]:
    """Where to look for the same commitment: two of its parties."""
    parties = sorted(case.sides[0])
    return [f"commitment {one} + {other}" for at, one in enumerate(parties) for other in parties[at + 1 :]]


def same_event(one: Case, other: Case) -> Same | None:
    """Whether two events are one: the same type, actors and recipients in common, no other day and no other place; and where neither
    names its day, the same word in reports of the same days."""
    if one.code != other.code or not (one.sides[0] & other.sides[0] and one.sides[1] & other.sides[1]):
        return None
    if one.place and other.place and one.place != other.place:
        return None
    told = f"{one.code}: {', '.join(sorted(one.sides[0] & other.sides[0]))} > {', '.join(sorted(one.sides[1] & other.sides[1]))}"
    if one.day and other.day:
        if one.day != other.day:
            return None
        return Same(0.9 if one.words & other.words or one.place else 0.75, {"parties": told, "day": one.day})
    apart = _apart(one.day or one.reported, other.day or other.reported)
    if apart is None or apart > _NEAR or not one.words & other.words:
        return None
    return Same(0.7 - 0.1 * apart, {"parties": told, "days apart": apart, "words": " ".join(sorted(one.words & other.words))})


def same_commitment(one: Case, other: Case) -> Same | None:
    """Whether two commitments are one: all parties of one are parties of the other, and they have one name, or one day, or are reported
    within weeks under one instrument."""
    mine, theirs = one.sides[0], other.sides[0]
    if not (mine <= theirs or theirs <= mine):
        return None
    told = ", ".join(sorted(mine & theirs))
    if one.name and other.name:
        if len(one.name & other.name) < min(len(one.name), len(other.name)):
            return None
        return Same(0.9, {"parties": told, "name": " ".join(sorted(one.name & other.name))})
    if one.code != other.code:
        return None
    if one.day and other.day:
        return Same(0.85, {"parties": told, "day": one.day}) if one.day == other.day else None
    apart = _apart(one.day or one.reported, other.day or other.reported)
    if apart is None or apart > _WITHIN or len(one.words & other.words) < 2:
        return None
    return Same(0.7, {"parties": told, "days apart": apart, "words": " ".join(sorted(one.words & other.words)[:6])})


def _named(record: Record) -> dict[str, str]:
    """Actors by id, as all articles name them; those without a name of their own are left out."""
    out = {}
    for actor in record.actors:
        if actor.kind not in ("unnamed", "people") and actor.name:
            countries = actor.kind in ("country", "government") and actor.code
            out[actor.id] = actor.code if countries else actor.name.casefold()
    return out


def _apart(one: str | None, other: str | None) -> int | None:
    """Days between two dates; None where either is not a whole date."""
    try:
        return abs((date.fromisoformat(one or "") - date.fromisoformat(other or "")).days)
    except ValueError:
        return None
