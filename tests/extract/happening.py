"""Pages on which events are tagged by hand, for the tests of `extract.events` and `extract.ends`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import msgspec
from invented import Tree, actor, at, told

from onrecord.extract import events
from onrecord.extract.places import places
from onrecord.model import Act, Actor, ActorKind, Candidate, Event, EventMention, Noted, Parse, Reference, Role, Statement
from onrecord.spans import Span

_CODES = {"Orm": "POL", "Veland": "MLT", "Tarn": "CHL"}


class Page(NamedTuple):
    """A page with its actors, each of whose mentions the reader knows as a reference of its own."""

    read: Tree
    actors: list[Actor]
    references: list[Reference]
    meant: dict[int, list[str]]

    def mention(
        self, words: str, type_: str, actor: str = "", recipient: str = "", *, nth: int = 1, share: float = 0.95, **more: object
    ) -> EventMention:
        """An event at some words, at whose ends the reader has actors (ids, parted by blanks) at their nearest mention; `more` are other
        fields of the mention."""
        trigger = at(self.read.article.text, words, nth)
        ends = [Candidate(self._nearest(who, trigger), "actor", share) for who in actor.split()]
        ends += [Candidate(self._nearest(who, trigger), "recipient", share) for who in recipient.split()]
        given = {"mode": "", "aux": {}, "confidence": 0.9} | more
        return msgspec.convert({"trigger": trigger, "type": type_, "ends": ends, **given}, EventMention, from_attributes=True)

    def noted(self, words: str, actor: str = "", recipient: str = "", *, nth: int = 1, sure: float = 0.9, **told: str) -> Noted:
        """Words that a track marked, with what others say of them (`cargo="arms"`), and whom the reader has at their ends."""
        plain = self.mention(words, "AID", actor, recipient, nth=nth)
        return Noted(plain.trigger, "", {track: {label: 0.9} for track, label in told.items()}, plain.ends, sure)

    def parsed(self, **further: list[Noted]) -> Parse:
        """The parse of the page with what the tracks marked."""
        return msgspec.structs.replace(self.read.parse(), references=self.references, further=further)

    def _nearest(self, who: str, trigger: Span) -> int:
        own = [number for number, ids in self.meant.items() if who in ids]
        return min(own, key=lambda number: abs(self.references[number].span.start - trigger.start))

    def says(
        self, speaker: str | None, cue: str, content: str, act: Act = "say", *, nth: int = 1, inside: str | None = None,
        negative: bool = False,
    ) -> Statement:  # fmt: skip
        """A statement; `nth` counts its cue, and its content where that stands as often; its id is its cue, its number and its speaker."""
        text = self.read.article.text
        return Statement(
            f"{cue}-{nth}-{speaker}", [at(text, speaker)] if speaker else [], speaker, [at(text, cue, nth)] if cue else [],
            [at(text, content, min(nth, text.count(content)))], "indirect", act, "negative" if negative else "positive", [], [], 0.8, inside=inside,
        )  # fmt: skip

    def events(self, *mentions: EventMention, said: Sequence[Statement] = (), published: str | None = None) -> list[Event]:
        """The events of the page, the reader's mentions being these."""
        parse = msgspec.structs.replace(self.read.parse(), references=self.references, events=list(mentions))
        article = msgspec.structs.replace(self.read.article, published=published)
        named = places(self.read.words, parse.names)
        return events(article, parse, said, self.actors, self.meant, named)

    def told(self, event: Event) -> tuple[str, str, str]:
        """An event as (mentions, actors, recipients)."""
        return told(self.read.article, event.mentions), " ".join(event.actor), " ".join(event.recipient)


def page(read: Tree, *names: str, roles: dict[int, Role] | None = None, kind: ActorKind = "country") -> Page:
    """A page whose actors bear these names, which are their ids too. `roles`: of paragraphs that are no body, by number."""
    blocks = [
        msgspec.structs.replace(block, role=(roles or {}).get(number, "body"), author="Mara" if (roles or {}).get(number) == "analysis" else None)
        for number, block in enumerate(read.article.blocks)
    ]  # fmt: skip
    read = read._replace(article=msgspec.structs.replace(read.article, blocks=blocks))
    actors = [msgspec.structs.replace(actor(read.article, name, kind=kind), code=_CODES.get(name, "")) for name in names]
    references: list[Reference] = []
    meant: dict[int, list[str]] = {}
    for one in actors:
        for mention in one.mentions:
            meant[len(references)] = [one.id]
            references.append(Reference(mention.span, mention.span, "place", False, None, 0.9))
    return Page(read, actors, references, meant)
