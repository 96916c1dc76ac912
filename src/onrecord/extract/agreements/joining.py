"""One commitment an instrument: the duties under it, wherever the page tells them, and the nouns that name it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import msgspec

from onrecord.extract.agreements.clauses import obligations_in
from onrecord.extract.agreements.duties import Owed, duties
from onrecord.extract.agreements.nouns import Named, named
from onrecord.extract.agreements.parties import parties_of
from onrecord.extract.agreements.unstated import text_public, unstated
from onrecord.extract.calibration import calibrated
from onrecord.extract.ends import Company
from onrecord.extract.standing import TOLD_AGAIN, role_at, voice_of
from onrecord.extract.times import when_of
from onrecord.model import Actor, Article, Commitment, Instrument, Parse, Sentence, Stand, Statement, item_id
from onrecord.tokens import Words

__all__ = ["commitments"]

_LOOSE = frozenset(("treaty", "agreement", "memorandum", "protocol", "declaration"))  # "the accord" may be any of them
_ALIKE = 0.5  # share of the words of the shorter of two promises that the other has too, from which they are one
_WORD = re.compile(r"[^\W\d_]{4,}|\d+")


class Draft(msgspec.Struct):
    """A commitment in the making."""

    instrument: Instrument
    stands: dict[Stand, float]
    parties: list[str]
    owed: list[Owed]
    nouns: list[Named]


def commitments(
    article: Article, parse: Parse, statements: Sequence[Statement], actors: Sequence[Actor], meant: Mapping[int, Sequence[str]]
) -> list[Commitment]:
    """The commitments of an article, in the order of their first evidence.

    `meant` lists for each of the parse's references, by number, the ids of the actors that it mentions.
    """
    words = Words(article.text, parse.sentences)
    told = [sentence for sentence in parse.sentences if article.blocks[sentence.block].role not in TOLD_AGAIN]
    drafts: list[Draft] = []
    found = duties(article, parse, words, statements, actors, meant)
    for one in sorted(found, key=lambda one: role_at(article, one.obligation.span) in TOLD_AGAIN):
        _add_duty(article, drafts, one)
    for noun in named(article, told, actors, statements):
        _add_noun(drafts, noun)
    company = Company(words, meant, actors, statements)
    for draft in drafts:
        draft.parties = parties_of(company, draft.instrument, draft.parties)
    made = [_commitment(article, words, told, draft) for draft in drafts if draft.parties]
    return sorted(made, key=lambda one: (one.evidence[0].start, one.id))


def _add_duty(article: Article, drafts: list[Draft], one: Owed) -> None:
    """Put a duty under the instrument that it belongs to, or under a new one."""
    for draft in drafts:
        if _under(article, draft, one):
            _join(draft, one)
            return
    drafts.append(Draft(one.instrument, {one.stand: one.confidence}, list(one.parties), [one], []))


def _join(draft: Draft, one: Owed) -> None:
    told = any(_again(draft_owed, one) for draft_owed in draft.owed)
    if not told:
        draft.owed.append(one)
    draft.parties += [who for who in one.parties if who not in draft.parties]
    draft.stands[one.stand] = draft.stands.get(one.stand, 0.0) + one.confidence


def _again(one: Owed, other: Owed) -> bool:
    """Whether two duties are one and the same, told twice."""
    return one.obligation.type == other.obligation.type and set(one.obligation.obligor) == set(other.obligation.obligor)


def _under(article: Article, draft: Draft, one: Owed) -> bool:
    if draft.instrument == "pledge" or one.instrument == "pledge":
        return draft.instrument == one.instrument and any(_same_promise(article, held, one) for held in draft.owed)
    return kin(draft.instrument, one.instrument) and (
        not one.parties or not draft.parties or bool(set(one.parties) & set(draft.parties))
    )


def _same_promise(article: Article, one: Owed, other: Owed) -> bool:
    """Whether two duties were promised together, or one promise is told twice."""
    if set(one.obligation.obligor) != set(other.obligation.obligor):
        return False
    if one.sentence == other.sentence:
        return True
    first, second = ({word.lower()[:6] for word in _WORD.findall(held.obligation.span.of(article.text))} for held in (one, other))
    return len(first & second) >= _ALIKE * max(1, min(len(first), len(second)))


def _add_noun(drafts: list[Draft], noun: Named) -> None:
    """Add a mention of an instrument to the commitment that it is about, or make one of it if it tells parties and how far it has come."""
    about = [draft for draft in drafts if draft.instrument != "pledge" and _about(draft, noun)]
    if about:
        draft = about[0]
        draft.nouns.append(noun)
        if noun.stand is not None:
            draft.stands[noun.stand] = draft.stands.get(noun.stand, 0.0) + 1.0
        if len(noun.parties) > 1:
            draft.parties += [who for who in noun.parties if who not in draft.parties]
    elif noun.stand is not None and len(noun.parties) > 1:
        drafts.append(Draft(noun.means, {noun.stand: 1.0}, list(noun.parties), [], [noun]))


def _about(draft: Draft, noun: Named) -> bool:
    if not kin(draft.instrument, noun.means):
        return False
    if noun.parties:
        return bool(set(noun.parties) & set(draft.parties))
    names = {held.name for held in draft.nouns if held.name}
    return noun.definite and not (noun.name and names and noun.name not in names)


def kin(one: str, other: str) -> bool:
    """Whether two instruments may be one: "the accord" is said of a treaty, "the agreement" of a truce too."""
    pair = {one, other}
    return one == other or pair <= _LOOSE or ("agreement" in pair and bool(pair & {"ceasefire", "contract", "other"}))


def _commitment(article: Article, words: Words, told: Sequence[Sentence], draft: Draft) -> Commitment:
    obligations = [one.obligation for one in sorted(draft.owed, key=lambda one: one.obligation.span)]
    triggers = [one.trigger for one in draft.owed if one.trigger]
    if not obligations:
        obligations, told_by_clause = obligations_in(article.text, draft.nouns, draft.parties)
        triggers = [told_by_clause] if told_by_clause else []
    sentences = {one.sentence for one in draft.owed} | {noun.sentence for noun in draft.nouns}
    mentions = [noun.span for noun in draft.nouns] or [one.sentence for one in draft.owed]
    public, where = (None, None) if draft.instrument == "pledge" else text_public(article, told, mentions)
    evidence = sorted(sentences | ({where} if where else set()))
    said = [one.holder.id for one in draft.owed if one.holder]
    anchor = obligations[0].span if obligations else draft.nouns[0].span
    status = max(draft.stands, key=lambda one: (draft.stands[one], one))
    made = Commitment(
        id=item_id("commitment", article.id, [anchor], draft.instrument, *draft.parties),
        instrument=draft.instrument,
        parties=draft.parties,
        obligations=obligations,
        status=status,
        unstated=[],
        evidence=evidence,
        said_in=list(dict.fromkeys(said)),
        confidence=calibrated("commitments", max([one.confidence for one in draft.owed] + [0.6 for _ in draft.nouns])),
        text_public=public,
        name=next((noun.name for noun in draft.nouns if noun.name), None),
        trigger=triggers[0] if triggers else None,
        when=None if draft.instrument == "pledge" else when_of(words, anchor, article.published),
        voice=voice_of(article, anchor.start),
    )
    return msgspec.structs.replace(made, unstated=unstated(article, made))
