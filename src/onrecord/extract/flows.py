"""What passes from one to another: arms, aid, grain, money, gifts, by the table of verbs and the words for what passes."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from onrecord.extract.claims import claims
from onrecord.extract.frames import Frame, frames
from onrecord.extract.quantities import quantities
from onrecord.extract.quotes import quotes
from onrecord.extract.standing import Cast, said_in, voice_of
from onrecord.extract.units import units
from onrecord.model import Actor, Article, Flow, Sentence, Statement, Status, item_id
from onrecord.spans import Span

_UNTOLD = frozenset(("deny", "doubt", "reject", "expect", "intend", "threaten", "warn", "ask", "propose", "believe"))
_STANDING: dict[str, Status] = {"accuse": "alleged", "estimate": "estimated", "admit": "confirmed", "confirm": "confirmed"}


def flows(article: Article, sentences: Sequence[Sentence], actors: Sequence[Actor], statements: Sequence[Statement]) -> list[Flow]:
    """The flows of an article, in the order of their items. A flow without an item, or with neither end told, is left out."""
    cast = Cast(article.text, actors)
    disputed = {key for claim in claims(article, statements, actors) if claim.status == "disputed" for key in claim.held_by}
    made: list[Flow] = []
    for unit in units(article, sentences, quotes(article)):
        for frame in frames(unit, cast):
            flow = _flow(article, frame, statements, disputed)
            if flow is not None and not any(_same(flow, other) for other in made):
                made.append(flow)
    return sorted(made, key=lambda flow: (flow.item.start, flow.id))


def _flow(article: Article, frame: Frame, statements: Sequence[Statement], disputed: set[str]) -> Flow | None:
    holder = said_in(statements, Span(frame.verb.start, frame.item.end) if frame.verb.start < frame.item.end else frame.item)
    own = next(
        (
            one
            for one in statements
            if one.cue and any(cue.touches(frame.verb) for cue in one.cue) and one.act in {"promise", "request"}
        ),
        None,
    )
    said = holder or own
    if said is not None and (said.act in _UNTOLD or said.polarity == "negative"):
        return None
    status = "asserted" if said is None else _STANDING.get(said.act, "asserted")
    if said is not None and said.id in disputed:
        status = "disputed"
    stage = frame.stage
    if said is not None and said.act in {"promise", "agree"} and stage != "sought":
        stage = "pledged"
    if said is not None and said.act in {"request", "order"}:
        stage = "sought"
    amounts = quantities(article.text, frame.item)
    return Flow(
        id=item_id("flow", article.id, [frame.item], frame.kind, ",".join(frame.givers), ",".join(frame.takers)),
        from_=frame.givers,
        to=frame.takers,
        kind=frame.kind,
        item=frame.item,
        stage=stage,
        said_in=[said.id] if said else [],
        status=status,
        confidence=frame.confidence,
        quantity=amounts[0] if amounts else None,
        voice=voice_of(article, frame.item.start),
    )


def _same(flow: Flow, other: Flow) -> bool:
    return msgspec.structs.astuple(flow)[:6] == msgspec.structs.astuple(other)[:6] or (
        flow.item == other.item and flow.from_ == other.from_
    )
