"""How a claim stands: asserted, estimated, alleged, disputed, denied, confirmed, retracted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, get_args

from onrecord.extract.claims.propositions import Proposition
from onrecord.extract.hedges import hedges_in
from onrecord.lang.en.quantities import quantities
from onrecord.model import Article, Statement, Status

__all__ = ["Answered", "standings"]


class Answered(NamedTuple):
    """A proposition with the statements that deny it, and those that grant it."""

    told: Proposition
    denied: Sequence[Statement]
    granted: Sequence[Statement]


def standings(article: Article, one: Answered) -> dict[str, dict[str, float]]:
    """How a claim may stand, each way with its signs."""
    signs = dict(_signs(article, one))
    shares = one.told.note.told.get("standing", {}) if one.told.note is not None else {}
    return {
        status: {
            "marked so": shares.get(status, 0.0),
            **{f"{status}: {sign}": value for sign, value in signs.items() if value},
        }
        for status in get_args(Status)
    }


def _signs(article: Article, one: Answered) -> Iterator[tuple[str, float]]:
    said = one.told.statement
    yield "any", 1.0
    yield "denied", float(bool(one.denied))
    yield "granted", float(bool(one.granted))
    yield "denied by itself", float(said is not None and said in one.denied)
    if said is None:
        yield "in no statement", 1.0
        return
    yield f"act {said.act}", 1.0
    yield "taken back", float(any(other.speaker == said.speaker and other is not said for other in one.denied))
    yield "hedged", float(bool(hedges_in(article.text, [*said.cue, one.told.span])))
    amounts = quantities(article.text, one.told.span)
    yield "an amount", float(bool(amounts))
    yield "a round amount", float(any(held.approximate or held.low or held.high for held in amounts))
    yield "nobody says it", float(said.speaker is None)
    yield "within another", float(said.inside is not None)
