"""The actors of a page, as those who may stand at the ends of its events: where they are mentioned, how much, of which country."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from onrecord.model import Actor, EventMention, Statement
from onrecord.tokens import Words

__all__ = ["NOBODY", "ROLES", "Company", "Role", "Told", "agree"]

Role = Literal["actor", "recipient"]
ROLES: tuple[Role, Role] = ("actor", "recipient")
NOBODY = ""
_MANIFOLD = frozenset(("", "IGO", "NGO", "MNC"))  # codes that several actors of a page may have


class Told(NamedTuple):
    """The ends of an event told: the ids of its actors and of its recipients."""

    type: str
    actor: list[str]
    recipient: list[str]


def agree(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether the ends of two tellings may be the same: one names none, or they share one."""
    return not one or not other or bool(set(one) & set(other))


class Company:
    """The actors of a page by their ids. `heads`: the words that each one's mentions hang on; `shares`: each one's part of all mentions;
    `leading`: the two countries mentioned most. `meant`: for the reader's references, by number, the ids of those they mention."""

    def __init__(
        self, words: Words, meant: Mapping[int, Sequence[str]], actors: Sequence[Actor], statements: Sequence[Statement]
    ) -> None:
        self.words, self.actors, self.statements = words, actors, statements
        self._meant = meant
        self.by_id = {actor.id: actor for actor in actors}
        self.heads: dict[str, list[int]] = {}
        for actor in actors:
            tops = (words.top(list(words.within(mention.span))) for mention in actor.mentions)
            self.heads[actor.id] = [top for top in tops if top is not None]
        told = sum(len(held) for held in self.heads.values()) or 1
        self.shares = {who: len(held) / told for who, held in self.heads.items()}
        most = Counter({actor.code: 0 for actor in actors})
        for actor in actors:
            most[actor.code] += len(self.heads[actor.id])
        self.leading = [code for code, _ in most.most_common(4) if code not in _MANIFOLD][:2]

    def key(self, who: str) -> str:
        """What an actor goes by: its country, or itself where it is of none."""
        actor = self.by_id.get(who)
        return NOBODY if actor is None else actor.code if actor.code not in _MANIFOLD else who

    def heard(self, mention: EventMention, role: Role) -> dict[str, float]:
        """What the reader model thinks of each actor at an end: the share of its likeliest mention."""
        out: dict[str, float] = {}
        for end in mention.ends:
            if end.role == role:
                for who in self._meant.get(end.reference, ()):
                    out[who] = max(out.get(who, 0.0), end.share)
        return out
