"""Who did what to whom: the reader's event mentions, with their ends as actors, what is not fact told apart, and one entry an event."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

import msgspec

from onrecord.extract.contexts import contexts_of
from onrecord.extract.ends import Chooser, Told, agree
from onrecord.extract.places import about, dateline, where_of
from onrecord.extract.sizes import sizes_of
from onrecord.extract.standing import TOLD_AGAIN, role_at, said_in, voice_of
from onrecord.extract.times import when_of
from onrecord.model import Act, Actor, Article, Event, EventMention, Parse, Statement, When, Where, item_id
from onrecord.ontology.cameo import crosswalk
from onrecord.ontology.plover import plover
from onrecord.spans import Span
from onrecord.tokens import Words

__all__ = ["events", "mentions"]

_AUX = 0.5  # share from which an auxiliary mode holds
_LEAST = 0.35  # how sure a trigger must be
_PERFORMS: dict[Act, tuple[str, ...]] = {  # the acts of statements that are events too, and of which types
    "accuse": ("ACCUSE",), "criticize": ("ACCUSE",), "claim": ("ACCUSE",), "request": ("REQUEST",), "order": ("REQUEST", "THREATEN", "COERCE", "SANCTION"),
    "praise": ("SUPPORT",), "warn": ("THREATEN",), "threaten": ("THREATEN",), "reject": ("REJECT",), "promise": ("AGREE", "THREATEN"),
    "propose": ("AGREE", "REQUEST"), "agree": ("AGREE", "SUPPORT"), "admit": ("CONCEDE",),
}  # fmt: skip
_IS: dict[Act, str] = {  # the acts of statements that are events themselves, be they tagged or not
    "accuse": "ACCUSE", "agree": "AGREE", "praise": "SUPPORT", "request": "REQUEST", "order": "REQUEST", "threaten": "THREATEN",
}  # fmt: skip
_DAY = len("2026-11-23")
_MONTH = 31  # days after which an event is history


class Draft(msgspec.Struct):
    """An event in the making."""

    mention: EventMention
    actor: list[str]
    recipient: list[str]
    aux: list[str]
    statement: Statement | None
    repeats: bool
    triggers: list[Span]


def events(
    article: Article,
    parse: Parse,
    statements: Sequence[Statement],
    actors: Sequence[Actor],
    meant: Mapping[int, Sequence[str]],
    named: Sequence[Where],
) -> list[Event]:
    """The events of an article, in the order of the trigger of their fullest telling.

    `meant` lists for each of the parse's references, by number, the ids of the actors that it mentions; `named` are the places that the article names. What is told again is one
    event with several mentions, at its fullest telling. Times are counted from the day of publication.
    """
    words = Words(article.text, parse.sentences)
    chooser = Chooser(words, meant, actors, statements)
    drafts: list[Draft] = []
    told: list[Told] = []
    for mention in mentions(parse, statements):
        told.append(chooser.choose(mention, told))
        _, actor, recipient = told[-1]
        inside = _statement(statements, mention.trigger)
        drafts.append(
            Draft(
                mention,
                actor,
                recipient,
                _auxiliary(mention),
                inside,
                role_at(article, mention.trigger) in TOLD_AGAIN,
                [mention.trigger],
            )
        )
    scene = Scene.of(article, words, parse, named)
    return [_event(article, words, draft, scene) for draft in sorted(_merged(words, drafts), key=lambda one: one.triggers[0].start)]


def mentions(parse: Parse, statements: Sequence[Statement]) -> list[EventMention]:
    """The mentions that are sure enough, and those that statements make which are events themselves, in order."""
    found = [one for one in parse.events if one.confidence >= _LEAST and _performed(statements, one)]
    for one in statements:
        if one.act not in _IS or one.speaker is None or one.polarity == "negative" or not one.cue:
            continue
        if not any(cue.touches(other.trigger) for cue in one.cue for other in found):
            found.append(EventMention(one.cue[0], _IS[one.act], "", {}, [], one.confidence))
    return sorted(found, key=lambda one: one.trigger)


def _performed(statements: Sequence[Statement], mention: EventMention) -> bool:
    """Whether an event whose trigger is a cue is one that its act performs: who only says, estimates or denies does nothing else."""
    own = next((one for one in statements if any(cue.touches(mention.trigger) for cue in one.cue)), None)
    return own is None or mention.type in _PERFORMS.get(own.act, ())


def _auxiliary(mention: EventMention) -> list[str]:
    return [name for name in plover().aux if mention.aux.get(name, 0.0) >= _AUX]


def _statement(statements: Sequence[Statement], trigger: Span) -> Statement | None:
    """The innermost statement that reports an event. Where the trigger is a cue, that is the one that holds the statement of that cue.
    One that denies or rejects a saying grants that it was said, and is passed over."""
    own = next((one for one in statements if any(cue.holds(trigger) or trigger.holds(cue) for cue in one.cue)), None)
    by_id = {one.id: one for one in statements}
    if own is not None:
        holder = by_id.get(own.inside) if own.inside else None
        if holder is not None and holder.act in ("deny", "reject"):
            holder = by_id.get(holder.inside) if holder.inside else None
        return holder
    return said_in(statements, trigger)


def _merged(words: Words, drafts: Sequence[Draft]) -> list[Draft]:
    """Each event once: what has the same type, the same auxiliary modes and no other ends than one told before is that one."""
    out: list[Draft] = []
    for draft in sorted(drafts, key=lambda one: (one.repeats, one.mention.trigger.start)):
        same = next((one for one in out if _same(words, one, draft)), None)
        if same is None:
            out.append(draft)
            continue
        same.triggers.append(draft.mention.trigger)
        same.actor = same.actor or draft.actor
        same.recipient = same.recipient or draft.recipient
    for draft in out:
        draft.recipient = [one for one in draft.recipient if one not in draft.actor]
        first, *others = draft.triggers
        draft.triggers = [first, *sorted(others)]
    return out


def _same(words: Words, one: Draft, other: Draft) -> bool:
    if one.mention.type != other.mention.type or set(one.aux) != set(other.aux):
        return False
    if "negation" in one.aux and one.statement is not other.statement:
        return False
    if not (agree(one.actor, other.actor) and agree(one.recipient, other.recipient)):
        return False
    if other.repeats:
        return (
            bool(set(one.actor) & set(other.actor))
            or bool(set(one.recipient) & set(other.recipient))
            or not (other.actor or other.recipient)
        )
    alike = words.head_lemma(one.mention.trigger) == words.head_lemma(other.mention.trigger)
    told = bool(one.actor and other.actor) or bool(one.recipient and other.recipient)
    return (told and alike) or (set(one.actor) == set(other.actor) != set() and set(one.recipient) == set(other.recipient) != set())


class Scene(NamedTuple):
    """What tells the time and the place of all events of an article: its day, its places, that of the dateline, the one it is about."""

    day: str | None
    places: Sequence[Where]
    dateline: Where | None
    page: Where | None

    @staticmethod
    def of(article: Article, words: Words, parse: Parse, named: Sequence[Where]) -> Scene:
        """What an article tells."""
        first = next((block.span for block in article.blocks if block.role in ("dateline", "body")), None)
        line = dateline(words, parse.names, first) if first else None
        return Scene(article.published, named, line, about(words, parse.names, named))


def _time(words: Words, draft: Draft, scene: Scene) -> When | None:
    """The time of the first telling that has one; of a verbal event that of its cue."""
    future = True if "future" in draft.aux else None
    return next((found for trigger in draft.triggers if (found := when_of(words, trigger, scene.day, future=future))), None)


def _place(words: Words, draft: Draft, scene: Scene) -> Where | None:
    told = (
        where_of(words, trigger, scene.places, draft.mention.type, dateline=scene.dateline, page=scene.page)
        for trigger in draft.triggers
    )
    return next((found for found in told if found), None)


def _dated(aux: Sequence[str], when: When | None, day: str | None) -> list[str]:
    """The auxiliary modes after the date has had its say: what ended more than a month before publication is historical, and what did
    not isn't."""
    if when is None or day is None or len(when.end) < _DAY or len(day) < _DAY:
        return list(aux)
    try:
        past = date.fromisoformat(when.end[:_DAY]) < date.fromisoformat(day[:_DAY]) - timedelta(days=_MONTH)
    except ValueError:
        return list(aux)
    out = [name for name in aux if name != "historical" or past]
    return out if not past or "historical" in out or "future" in out else ["historical", *out]


def _event(article: Article, words: Words, draft: Draft, scene: Scene) -> Event:
    mention = draft.mention
    actor, recipient = draft.actor, draft.recipient
    context = contexts_of(words, mention.trigger, mention.type)
    mode = [mention.mode] if mention.mode else []
    when = _time(words, draft, scene)
    aux = _dated(draft.aux, when, scene.day)
    coded = crosswalk(mention.type, mention.mode, context, aux)
    return Event(
        id=item_id("event", article.id, draft.triggers, mention.type, "+".join(sorted(actor)), "+".join(sorted(recipient))),
        type=mention.type,
        mode=mode,
        context=context,
        aux=aux,
        quad=plover().quad(mention.type),
        actor=actor,
        recipient=recipient,
        trigger=draft.triggers[0],
        span=words.sentence_of(mention.trigger),
        mentions=sorted(draft.triggers),
        confidence=round(mention.confidence, 2),
        cameo=coded.code if coded else None,
        goldstein=coded.goldstein if coded else None,
        when=when,
        where=_place(words, draft, scene),
        size=next((size for trigger in draft.triggers if (size := sizes_of(article, words, trigger))), None),
        said_in=draft.statement.id if draft.statement else None,
        voice=voice_of(article, mention.trigger.start),
    )
