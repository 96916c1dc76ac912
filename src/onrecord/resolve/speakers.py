"""Who said it: attributions, which know only words, into statements by actors."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from onrecord.model import Actor, Article, Attribution, Form, Link, Mention, Sentence, Statement, Via, item_id
from onrecord.resolve.sources import Cast, Described, described, issued_by, medium, named
from onrecord.spans import Span

__all__ = ["speakers"]

_JOINT = 0.9  # how much less sure a statement is whose speakers are read out of one plural mention


class _New(NamedTuple):
    """A source that no known actor matches: what its words tell, and where they stand."""

    told: Described
    places: list[Span]
    reason: Span | None


_Someone = Actor | _New


class _Register:
    """Known actors, and the unnamed ones that the sources bring."""

    def __init__(self, article: Article, actors: list[Actor]) -> None:
        self._article, self._actors, self._cast = article, actors, Cast.of(actors)
        self._new: list[_New] = []

    def admit(self, source: Span, reason: Span | None) -> list[_Someone]:
        """Who the words of a source stand for; nobody where they don't tell."""
        known = named(self._article.text, source, self._cast)
        if known:
            return list(known)
        issuer = issued_by(self._article.text, source)
        if issuer is not None:
            return self.admit(issuer, reason)
        told = described(self._article.text, source)
        return [] if told is None else [self._new_or_met(told, source, reason)]

    def admit_link(self, source: Span) -> list[_Someone]:
        """Who passed words on; nobody where the words don't tell."""
        who = self.admit(source, None)
        if who:
            return who
        told = medium(self._article.text, source, self._cast)
        if told is None:
            return []
        return [told if isinstance(told, Actor) else self._new_or_met(told, source, None)]

    def _new_or_met(self, told: Described, source: Span, reason: Span | None) -> _New:
        for new in self._new:
            if _again(new.told, told):
                if source not in new.places:
                    new.places.append(source)
                return new
        self._new.append(_New(told, [source], reason))
        return self._new[-1]

    def ids(self, who: list[_Someone]) -> list[str]:
        """Their ids, once all sources have been admitted."""
        return [someone.id if isinstance(someone, Actor) else self._id(someone) for someone in who]

    def _id(self, new: _New) -> str:
        return item_id("actor", self._article.id, [_bare(new)[0]], new.told.name)

    def all(self) -> list[Actor]:
        """Known and new actors, in the order of their first mention."""
        made = [*self._actors, *(self._made(new) for new in self._new)]
        return sorted(made, key=lambda actor: (actor.mentions[0].span.start, actor.mentions[0].span.end, actor.name))

    def _made(self, new: _New) -> Actor:
        told = new.told
        form: Form = "name" if told.kind == "person" or told.by == "table" else "description"
        return Actor(
            id=self._id(new), name=told.name, kind=told.kind, code=told.code, sector=told.sector, title=told.title,
            anonymity=new.reason, mentions=[Mention(place, form) for place in _bare(new)], by=told.by, confidence=told.confidence,
        )  # fmt: skip


def _bare(new: _New) -> list[Span]:
    """The places of a source in the order of the text, those that overlap another left out."""
    kept: list[Span] = []
    for place in sorted(new.places):
        if not kept or place.start >= kept[-1].end:
            kept.append(place)
    return kept


def _again(met: Described, told: Described) -> bool:
    """Whether a source is one that we have met: the same words, or "the official" after "a Western official"."""
    if not told.definite:
        return False
    if met.name.casefold().removeprefix("the ") == told.name.casefold().removeprefix("the "):
        return True
    same = met.title is not None and met.title == told.title and met.kind == told.kind == "unnamed"
    return same and not told.code and told.name.casefold() == f"the {told.title}"


def speakers(
    article: Article, attributions: list[Attribution], actors: list[Actor], sentences: list[Sentence]
) -> tuple[list[Statement], list[Actor]]:
    """The statements of an article and its actors, those included whom only their saying brought to light.

    A source that names two gives one statement each, with the same spans. A speaker that the rules don't find is None.
    Statements come in the order of `attributions`; `sentences` serve what will replace these rules, which need none.
    """
    register = _Register(article, actors)
    found = [_admit(register, attribution) for attribution in attributions]  # all first: a later one may bring an earlier mention
    made = [_statements(article, register, attribution, *who) for attribution, who in zip(attributions, found, strict=True)]
    out: list[Statement] = []
    for attribution, statements in zip(attributions, made, strict=True):
        holder = made[attribution.inside][0].id if attribution.inside is not None else None
        out += [msgspec.structs.replace(statement, inside=holder) for statement in statements]
    return _once(out), register.all()


def _admit(register: _Register, attribution: Attribution) -> tuple[list[_Someone], list[tuple[Link, list[_Someone]]]]:
    """Who speaks, and who stands for each link of the chain."""
    tried = (register.admit(source, attribution.reason) for source in attribution.source)
    who = next((someone for someone in tried if someone), [])
    return who, [(link, register.admit_link(link.source)) for link in attribution.via]


def _chain(register: _Register, links: list[tuple[Link, list[_Someone]]]) -> list[Via]:
    """Who passed the words on, nearest the speaker first; links that nobody is known for are left out."""
    return [Via(actor=id_, span=link.source, cue=link.cue) for link, who in links for id_ in register.ids(who)]


def _statements(
    article: Article, register: _Register, told: Attribution, who: list[_Someone], links: list[tuple[Link, list[_Someone]]]
) -> list[Statement]:
    """One statement for each who speaks; one without a speaker where nobody is known."""
    ids: list[str | None] = [*register.ids(who)] or [None]
    via = _chain(register, links)
    return [_statement(article, told, speaker, via, len(ids)) for speaker in ids]


def _statement(article: Article, told: Attribution, speaker: str | None, via: list[Via], joint: int) -> Statement:
    spans = [*told.source, *told.cue, *told.content]
    return Statement(
        id=item_id("statement", article.id, spans, told.act, speaker or ""), source=told.source, speaker=speaker, cue=told.cue,
        content=told.content, mode=told.mode, act=told.act, polarity=told.polarity, hedges=told.hedges, via=via,
        confidence=round(told.confidence * (_JOINT if joint > 1 else 1.0), 2),
    )  # fmt: skip


def _once(statements: list[Statement]) -> list[Statement]:
    """Each statement once: two attributions on the same words are one."""
    return list({statement.id: statement for statement in reversed(statements)}.values())[::-1]
