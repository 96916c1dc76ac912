"""What passes from one to another: the goods that the reader marks, with who gives them and who takes them, how far along, and on
whose word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import get_args

import msgspec

from onrecord.extract.calibration import calibrated
from onrecord.extract.ends import Chooser, Told, agree, noted
from onrecord.extract.labels import likeliest
from onrecord.extract.marks import marked
from onrecord.extract.standing import TOLD_AGAIN, role_at, said_in, voice_of
from onrecord.extract.times import when_of
from onrecord.lang.en.quantities import figure, quantities
from onrecord.model import Actor, Article, Cargo, Claim, Flow, Noted, Parse, Stage, Statement, Status, item_id
from onrecord.tokens import Words

__all__ = ["flows"]

_LEAST = 0.4  # how sure the words for a thing must be
_ACTING = frozenset(("country", "government", "organization", "outlet"))
_UNTOLD = frozenset(("deny", "doubt"))  # who does this tells of no flow of his own


class Draft(msgspec.Struct):
    """A flow in the making: the words for the thing, and whether they stand where the story is only told again."""

    note: Noted
    kind: Cargo
    stage: Stage
    from_: list[str]
    to: list[str]
    repeats: bool


def flows(
    article: Article,
    parse: Parse,
    statements: Sequence[Statement],
    actors: Sequence[Actor],
    meant: Mapping[int, Sequence[str]],
    claims: Sequence[Claim],
) -> list[Flow]:
    """The flows of an article, in the order of their items; one that is told again is one flow, at its first telling in the text.

    `meant` lists for each of the parse's references, by number, the ids of the actors that it mentions. A flow stands as the claim
    that tells of it does.
    """
    words = Words(article.text, parse.sentences)
    chooser = Chooser(words, meant, actors, statements, "flows")
    drafts: list[Draft] = []
    before: list[Told] = []
    for note in marked(words, parse, "item"):
        if note.confidence < _LEAST or _only_denied(note, statements) or _acts(note, actors):
            continue
        before.append(chooser.choose(noted(note), before))
        _, givers, takers = before[-1]
        kind, stage = likeliest(note, "cargo", get_args(Cargo)), likeliest(note, "stage", get_args(Stage))
        drafts.append(Draft(note, kind, stage, givers, takers, role_at(article, note.span) in TOLD_AGAIN))
    return [_flow(article, words, draft, statements, claims) for draft in _merged(words, drafts)]


def _acts(note: Noted, actors: Sequence[Actor]) -> bool:
    """Whether the words name somebody who acts, not what passes: a body or a state."""
    return any(mention.span == note.span for actor in actors if actor.kind in _ACTING for mention in actor.mentions)


def _only_denied(note: Noted, statements: Sequence[Statement]) -> bool:
    holder = said_in(statements, note.span)
    return holder is not None and holder.act in _UNTOLD and holder.polarity == "positive"


def _merged(words: Words, drafts: Sequence[Draft]) -> list[Draft]:
    """Each flow once, in the order of their items."""
    out: list[Draft] = []
    for draft in sorted(drafts, key=lambda one: (one.repeats, one.note.span.start)):
        same = next((one for one in out if _same(words, one, draft)), None)
        if same is None:
            out.append(draft)
        else:
            same.from_, same.to = same.from_ or draft.from_, same.to or draft.to
    return sorted(out, key=lambda one: one.note.span)


def _same(words: Words, one: Draft, other: Draft) -> bool:
    """Whether two tellings are of one flow: of a kind, from and to nobody else, and of the same thing or the same amount."""
    if one.kind != other.kind or not (agree(one.from_, other.from_) and agree(one.to, other.to)):
        return False
    first, second = ({held.value for held in quantities(words.text, draft.note.span)} for draft in (one, other))
    if first and second:
        return bool(first & second)
    return one.stage == other.stage and (other.repeats or words.head_lemma(one.note.span) == words.head_lemma(other.note.span))


def _flow(article: Article, words: Words, draft: Draft, statements: Sequence[Statement], claims: Sequence[Claim]) -> Flow:
    item, from_ = draft.note.span, draft.from_
    to = [one for one in draft.to if one not in from_]
    holder = said_in(statements, item)
    return Flow(
        id=item_id("flow", article.id, [item], draft.kind, ",".join(from_), ",".join(to)),
        from_=from_,
        to=to,
        kind=draft.kind,
        item=item,
        stage=draft.stage,
        said_in=[holder.id] if holder else [],
        status=_status(draft.note, claims),
        confidence=calibrated("flows", draft.note.confidence),
        quantity=figure(article.text, item),
        when=when_of(words, item, article.published),
        voice=voice_of(article, item.start),
    )


def _status(note: Noted, claims: Sequence[Claim]) -> Status:
    """How a flow stands: as the narrowest claim that tells of it, else as the reader has it."""
    telling = [claim for claim in claims if claim.span.holds(note.span)]
    if telling:
        return min(telling, key=lambda claim: claim.span.end - claim.span.start).status
    return likeliest(note, "standing", ("asserted", "estimated", "alleged", "disputed", "confirmed"))
