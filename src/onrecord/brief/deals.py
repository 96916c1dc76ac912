"""How commitments and flows are worded: obligations as arrows from who owes to who is owed, and the gate that the trigger is."""

from __future__ import annotations

import msgspec

from onrecord.brief.cast import Cast, name, names
from onrecord.brief.quoting import listed
from onrecord.brief.sentences import Part, Sentence, words_of
from onrecord.brief.wording import DEONTIC, LOGIC, worded
from onrecord.model import Commitment, Flow, Obligation, Trigger
from onrecord.spans import Span

_NEAR = 12  # an amount and its item this close together are quoted in one piece: "4,000 t of grain"


_LEADS = (
    "if", "unless", "until", "once", "when", "after", "as soon", "within", "in case", "in the event", "in exchange", "in return",
    "provided", "as long as", "should ", "on condition",
)  # fmt: skip


class Arrow(msgspec.Struct, frozen=True):
    """From giver to taker: the label on the shaft, the gate before it ("if" where a trigger opens it), dashed where disputed."""

    giver: str
    label: str
    taker: str
    gate: str = ""
    dashed: bool = False


def deal_sentence(cast: Cast, commitment: Commitment) -> Sentence:
    """*A, B*: open a corridor; exchange prisoners, if the truce holds."""
    text = cast.article.text
    parties = ", ".join(name(cast, party) for party in commitment.parties)
    title = commitment.name or ("" if commitment.obligations else worded({}, commitment.instrument))
    sentence = [Part(parties or "(no party named)", "who"), *([Part(", "), Part(title, "act")] if title else [])]
    for place, each in enumerate(commitment.obligations):
        deontic = f"{worded(DEONTIC, each.deontic)}: " if each.deontic in ("shall_not", "may", "best_effort") else ""
        sentence += [Part("; " if place else ": "), *([Part(deontic)] if deontic else []), Part(each.span.of(text), "quote")]
    if commitment.trigger:
        lead = _lead(text, commitment.trigger)
        sentence += [Part(f", {lead} " if lead else ", "), Part(commitment.trigger.span.of(text), "quote")]
    return sentence


def arrows(cast: Cast, commitment: Commitment) -> list[Arrow]:
    """One arrow an obligation."""
    gate = worded(LOGIC, commitment.trigger.logic) if commitment.trigger else ""
    return [_arrow(cast, each, gate) for each in commitment.obligations]


def _arrow(cast: Cast, obligation: Obligation, gate: str) -> Arrow:
    kind = worded({}, obligation.type)
    label = kind if obligation.deontic == "shall" else f"{worded(DEONTIC, obligation.deontic)}: {kind}"
    return Arrow(listed(names(cast, obligation.obligor)), label, listed(names(cast, obligation.obligee)), gate)


def _lead(text: str, trigger: Trigger) -> str:
    """ "if", "unless", … unless the words of the page begin with it themselves."""
    logic = worded(LOGIC, trigger.logic)
    said = trigger.span.of(text).casefold()
    return "" if said.startswith((logic, *_LEADS)) else logic


def flow_words(text: str, flow: Flow) -> Sentence:
    """Amount and item: in one piece where they stand together, else one after the other."""
    if not flow.quantity:
        return words_of(text, [flow.item])
    amount = flow.quantity.span
    if amount.holds(flow.item) or flow.item.holds(amount):
        return words_of(text, [max(amount, flow.item, key=lambda span: span.end - span.start)])
    first, last = sorted([amount, flow.item])
    if last.start - first.end <= _NEAR and "\n" not in text[first.end : last.start]:
        return words_of(text, [Span(first.start, max(first.end, last.end))])
    return [Part(amount.of(text), "quote"), Part(" of "), Part(flow.item.of(text), "quote")]
