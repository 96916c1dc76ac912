"""Whether the passages of claims, duties and goods hold together: their places, and the words of the lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import get_args

from corpus.check.codes import Told as Problem
from corpus.fault import Fault
from corpus.parts import TERMS, Parts, Place, Terms
from onrecord.model import Cargo, Circumstance, Duty, Instrument, Logic, Stage, Stand, Status

__all__ = ["term_faults"]


def term_faults(parts: Parts) -> Iterator[Fault]:
    """What is wrong with each passage, and ids that stand twice."""
    known = {one.id for one in (*parts.documents.values(), *parts.sentences, *parts.passages)}
    for name, times in Counter(one.id for one in parts.terms).items():
        if times > 1 or name in known:
            yield Fault(TERMS, name, "is the id of something else too")
    for one in parts.terms:
        for problem in (*_places(one), *_words(one)):
            yield Fault(TERMS, *problem)


def _places(one: Terms) -> Iterator[Problem]:
    for what, (start, end) in _all_places(one):
        where, words = f"{one.id} {what}", one.text[start:end]
        if not 0 <= start < end <= len(one.text):
            yield where, f"{start} to {end} is no place in {len(one.text)} characters"
        elif words != words.strip() or "\n" in words:
            yield where, f"has a blank at an end, or a line end: {words!r}"


def _all_places(one: Terms) -> Iterator[tuple[str, Place]]:
    for number, goods in enumerate(one.items):
        yield from ((f"items[{number}]", place) for place in (goods.span, *goods.from_, *goods.to))
    for number, duty in enumerate(one.duties):
        conditions = (condition.span for condition in duty.conditions)
        yield from ((f"duties[{number}]", place) for place in (duty.span, *duty.obligor, *duty.obligee, *conditions))
    yield from ((f"claims[{number}]", claim.span) for number, claim in enumerate(one.claims))


def _words(one: Terms) -> Iterator[Problem]:
    told = [("kind", goods.kind, get_args(Cargo)) for goods in one.items]
    told += [("stage", goods.stage, get_args(Stage)) for goods in one.items]
    told += [("type", duty.type, get_args(Duty)) for duty in one.duties]
    told += [("instrument", duty.instrument, get_args(Instrument)) for duty in one.duties]
    told += [("status", duty.status, get_args(Stand)) for duty in one.duties]
    told += [("status", each.status, get_args(Status)) for each in (*one.items, *one.claims)]
    for duty in one.duties:
        told += [("type", condition.type, get_args(Circumstance)) for condition in duty.conditions]
        told += [("logic", condition.logic, get_args(Logic)) for condition in duty.conditions]
    for field, value, legal in told:
        if value not in legal:
            yield one.id, f"{field} {value!r} is none of {', '.join(legal)}"
