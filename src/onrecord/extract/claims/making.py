"""Claims from statements and what the reader marks: which are worth a check, who denies them, how they stand, who differs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

import msgspec

from onrecord.extract.calibration import calibrated
from onrecord.extract.claims.answers import NEW, Answering, is_answer
from onrecord.extract.claims.propositions import Proposition, propositions
from onrecord.extract.claims.rivals import with_rivals
from onrecord.extract.claims.standing import Answered, standings
from onrecord.extract.claims.worth import YES, worth
from onrecord.extract.logit import Weights, shares
from onrecord.extract.standing import TOLD_AGAIN, role_at, voice_of
from onrecord.lang.en.quantities import figure
from onrecord.lang.en.tables import words as listed
from onrecord.model import Actor, Article, Claim, Event, Parse, Statement, Status, item_id
from onrecord.ontology.tables import table
from onrecord.tokens import Words

__all__ = ["claims", "weights"]

_WORTH = 0.2  # share from which a proposition is a claim
_WORTH_ANSWERED = 0.1  # the same for one that somebody denies
_ANSWER = 0.15  # share from which an answer is about a proposition
_DENIES = frozenset(("deny", "reject", "doubt", "criticize"))


class Draft(msgspec.Struct):
    """A proposition with the share that speaks for its being a claim, and its answers."""

    told: Proposition
    worth: float
    denied: list[Statement]
    granted: list[Statement]


def claims(
    article: Article, parse: Parse, statements: Sequence[Statement], actors: Sequence[Actor], events: Sequence[Event]
) -> list[Claim]:
    """The claims of an article, in the order of their spans; one that is told again is one claim, at its first telling in the text."""
    words = Words(article.text, parse.sentences)
    told = propositions(words, parse, statements)
    drafts = [Draft(one, shares(worth(article, words, one, events, statements), weights("worth"))[YES], [], []) for one in told]
    _answer(Answering(article, words, actors, statements, told), drafts, statements)
    held = [draft for draft in drafts if _is_claim(draft)]
    made = [_claim(article, draft) for draft in _once(article, words, held)]
    return with_rivals(article, sorted(made, key=lambda one: (one.span.start, one.span.end, one.id)), statements)


def _answer(answering: Answering, drafts: Sequence[Draft], statements: Sequence[Statement]) -> None:
    """Give each answer to the proposition that it is about; a denial of nothing that is told denies what it puts forward itself."""
    groups: dict[tuple[object, ...], list[Statement]] = {}
    for one in statements:
        if is_answer(one) and one.polarity == "positive":
            groups.setdefault((tuple(one.content), one.act), []).append(one)
    for group in groups.values():
        answer = group[0]
        found = shares(answering.options(answer), weights("answers"))
        about = max((one for one in found if one != NEW), key=lambda one: (found[one], one), default=NEW)
        best = about if about != NEW and found[about] >= _ANSWER else NEW
        own = [draft for draft in drafts if draft.told.statement is answer]
        charge = answering.charge(answer) if answer.act == "deny" and best == NEW else None
        if charge is not None:
            best = str(charge)
        if best != NEW:
            draft = drafts[int(best)]
            (draft.denied if answer.act in _DENIES else draft.granted).extend(group)
            for each in own:  # a proposition and its contrary are one claim
                each.worth = 0.0
        elif answer.act == "deny":
            for each in own[:1]:
                each.denied.extend(group)
            for each in own[1:]:
                each.worth = 0.0


def _is_claim(draft: Draft) -> bool:
    if draft.told.statement is None:
        return bool(draft.denied or draft.granted) and draft.worth >= _WORTH_ANSWERED
    return draft.worth >= (_WORTH_ANSWERED if draft.denied or draft.granted else _WORTH)


def _once(article: Article, words: Words, drafts: Sequence[Draft]) -> list[Draft]:
    """Each claim once: what a headline tells, the text tells more fully."""
    out: list[Draft] = []
    for draft in sorted(drafts, key=lambda one: (role_at(article, one.told.span) in TOLD_AGAIN, one.told.span)):
        same = next((one for one in out if _same(article, words, one, draft)), None)
        if same is None:
            out.append(draft)
        else:
            same.denied += [one for one in draft.denied if one not in same.denied]
            same.granted += [one for one in draft.granted if one not in same.granted]
    return out


def _same(article: Article, words: Words, one: Draft, other: Draft) -> bool:
    if role_at(article, other.told.span) not in TOLD_AGAIN and not _one_speaker(one, other):
        return False
    first, second = (
        {
            words.lemma(number)
            for number in words.within(draft.told.span)
            if words.tokens[number].upos in ("NOUN", "PROPN", "VERB", "NUM")
        }
        for draft in (one, other)
    )
    return len(first & second) >= max(2, 0.6 * len(second))


def _one_speaker(one: Draft, other: Draft) -> bool:
    first, second = one.told.statement, other.told.statement
    return first is not None and second is not None and first.speaker == second.speaker is not None


_TIME_UNITS = frozenset(listed("claim_time_units"))


def _claim(article: Article, draft: Draft) -> Claim:
    told, span = draft.told, draft.told.span
    own = [one for one in told.told if one in draft.denied]
    held = [one.id for one in told.told if one not in own]
    held += [one.id for one in draft.granted if one.id not in held]
    denied = [one.id for one in draft.denied]
    found = shares(standings(article, Answered(told, draft.denied, draft.granted)), weights("standing"))
    admitted = any(one.act == "admit" for one in draft.granted) and not denied
    status = "confirmed" if admitted else _legal(found, bool(held), bool(denied))
    return Claim(
        id=item_id("claim", article.id, [span], status, *held, *denied),
        span=span,
        status=status,
        held_by=held,
        denied_by=denied,
        rivals=[],
        about=[],
        confidence=calibrated("claims", min(draft.worth, max((one.confidence for one in told.told), default=1.0))),
        quantity=figure(article.text, span, _TIME_UNITS),
        voice=voice_of(article, span.start),
    )


def _legal(found: Mapping[str, float], held: bool, denied: bool) -> Status:
    """The likeliest way to stand of those that its holders and deniers leave."""
    legal: tuple[Status, ...] = ("asserted", "estimated", "alleged", "confirmed")
    if denied:
        legal = ("disputed", "retracted", "confirmed") if held else ("denied", "disputed")
    return max(legal, key=lambda one: found[one])


@cache
def weights(name: str) -> Weights:
    """What each sign of a table weighs."""
    return {sign: float(weight) for sign, weight in table("onrecord.extract", f"claims/{name}.tsv", ("sign", "weight"))}
