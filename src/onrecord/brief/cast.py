"""Who is who in a record: names for ids, and the chains in which words travelled."""

from __future__ import annotations

import msgspec

from onrecord.brief.sentences import joined
from onrecord.brief.wording import PLURALS_FIRST, THIS_PAGE, UNNAMED, verb
from onrecord.model import Actor, Article, Claim, Record, Statement


class Cast(msgspec.Struct, frozen=True):
    """A record's actors, statements and claims by their ids, and its article."""

    article: Article
    actors: dict[str, Actor]
    statements: dict[str, Statement]
    claims: dict[str, Claim]


class Saying(msgspec.Struct, frozen=True):
    """Somebody who says or denies something: their name, the verb, and the statement in which they do (empty for the page's own
    voice), with its words."""

    name: str
    verb: str
    statement: str
    words: str = ""


def cast_of(record: Record) -> Cast:
    """Look-ups over a record."""
    return Cast(
        record.article,
        {actor.id: actor for actor in record.actors},
        {statement.id: statement for statement in record.statements},
        {claim.id: claim for claim in record.claims},
    )


def name(cast: Cast, actor: str) -> str:
    """An actor's name; the id where the record lacks the actor, so that nothing is silently lost."""
    return cast.actors[actor].name if actor in cast.actors else actor


def names(cast: Cast, actors: list[str]) -> list[str]:
    """The names of several actors."""
    return [name(cast, actor) for actor in actors]


def speaker(cast: Cast, statement: Statement) -> str:
    """Who speaks: the name, else the words that stand for the source, else nothing."""
    if statement.speaker:
        return name(cast, statement.speaker)
    return joined(cast.article.text, statement.source)


def speaks_as_several(cast: Cast, statement: Statement) -> bool:
    """Whether the verb is a plural: an unnamed group whose name is one ("officials", but not "the public")."""
    actor = cast.actors.get(statement.speaker or "")
    if (actor.name if actor else speaker(cast, statement)).lower().partition(" ")[0] in PLURALS_FIRST:
        return True
    return bool(actor and actor.kind == "people" and actor.name.endswith(("s", "people", "men", "women")))


def chain(cast: Cast, statement: Statement) -> list[str]:
    """The links in the order in which the words travelled, from the speaker to this page; a link that isn't named is empty.

    A statement inside another one came by way of the outer speaker. Where the page names no outlet of its own but credits one,
    the words came through that.
    """
    links: list[str] = []
    seen: set[str] = set()
    current: Statement | None = statement
    while current and current.id not in seen:
        seen.add(current.id)
        links += [speaker(cast, current), *(name(cast, via.actor) for via in current.via)]
        current = cast.statements.get(current.inside or "")
    credit = cast.article.credit
    links += [cast.article.outlet or (credit[0] if len(credit) == 1 else ""), THIS_PAGE]
    return [link for place, link in enumerate(links) if place == 0 or not link or link != links[place - 1]]


def said_by(cast: Cast, statements: list[str]) -> list[Saying]:
    """Who says it, one entry a statement; ids that the record lacks are left out."""
    return [saying(cast, cast.statements[each]) for each in statements if each in cast.statements]


def saying(cast: Cast, statement: Statement) -> Saying:
    """A statement as who says it and how."""
    several, negative = speaks_as_several(cast, statement), statement.polarity == "negative"
    told = verb(statement.act, several=several, negative=negative)
    return Saying(speaker(cast, statement) or UNNAMED, told, statement.id, joined(cast.article.text, statement.content))


def own_voice(cast: Cast, voice: str | None) -> list[Saying]:
    """Where nobody is quoted, the author of the block says it (`voice`), or else the outlet itself."""
    return by_author(voice) or [Saying(cast.article.outlet or THIS_PAGE, "in its own voice", "")]


def by_author(voice: str | None) -> list[Saying]:
    """The named author of a box or a section; nobody where it is the outlet that tells, which goes without saying."""
    return [Saying(voice, "in their own voice", "")] if voice else []


def told_as(sayings: list[Saying]) -> str:
    """Who says it, each once, with the verb where it adds to "says" and "denies": the mayor (estimates), Defence Ministry."""
    bare = ("says", "say", "denies", "deny")
    told = [each.name if each.verb in bare or each.name == UNNAMED else f"{each.name} ({each.verb})" for each in sayings]
    return ", ".join(dict.fromkeys(told))
