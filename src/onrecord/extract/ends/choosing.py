"""The likeliest of the actors that may stand at an end, and whoever the sentence joins to them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Literal

from onrecord.extract.ends.company import NOBODY, ROLES, Company, Role, Told
from onrecord.extract.ends.scene import Scene
from onrecord.extract.ends.signs import NOMINAL, distance, of_actor, of_nobody
from onrecord.extract.logit import Weights, shares
from onrecord.model import Actor, EventMention, Noted, Statement
from onrecord.ontology.tables import table
from onrecord.spans import Span
from onrecord.tokens import Words

__all__ = ["Chooser", "Kind", "noted"]

_SHARE = 0.28  # of all that is likely, from which one more actor stands at an end
_PART = 0.5  # of the likeliest's share, likewise
_TOGETHER = frozenset(("AGREE", "CONSULT", "COOPERATE", "SUPPORT"))  # what several do with each other
_SURE = 0.5  # share from which such an act is done to somebody besides
_NAMED = 0.3  # of the reader model's share, from which an end is told by a name or a word for it


Kind = Literal["events", "flows", "duties"]


def noted(note: Noted) -> EventMention:
    """Goods or a duty as what has ends: who gives or owes them is the actor, who is to have them the recipient."""
    return EventMention(note.span, "AID", "", {}, note.ends, note.confidence)


class Chooser:
    """Chooses the ends of what an article tells of, one after the other: of its events, its flows or its duties, by a table each."""

    def __init__(
        self,
        words: Words,
        meant: Mapping[int, Sequence[str]],
        actors: Sequence[Actor],
        statements: Sequence[Statement],
        kind: Kind = "events",
    ) -> None:
        self.company = Company(words, meant, actors, statements)
        self.weights = _weights(kind)

    def choose(self, mention: EventMention, before: Sequence[Told]) -> Told:
        """The ends of an event, after those that were told before it on the page."""
        scene = Scene.of(self.company, mention)
        actor = self._with_joined(self._role(scene, "actor", [], before), scene, [])
        recipient = self._with_joined(self._role(scene, "recipient", actor, before), scene, actor)
        if mention.type in _TOGETHER and len({self.company.key(who) for who in actor}) > 1:
            recipient = [who for who in recipient if scene.heard["recipient"].get(who, 0.0) >= _SURE]
        return Told(mention.type, actor, recipient)

    def _with_joined(self, chosen: list[str], scene: Scene, others: Sequence[str]) -> list[str]:
        """Those chosen, and whoever the sentence joins to them by "and": "Tarn and Orm agreed"."""
        words, out = self.company.words, list(chosen)
        if scene.top is None:
            return out
        home = words.sentence[scene.top]
        for who in chosen:
            for head in self.company.heads[who]:
                if words.sentence[head] != home:
                    continue
                first = head
                while words.tokens[first].deprel == "conj" and words.head[first] >= 0:
                    first = words.head[first]
                group, todo = {first}, [first]
                while todo:
                    more = [below for below in words.below(todo.pop()) if words.tokens[below].deprel == "conj"]
                    todo += more
                    group.update(more)
                if len(group) > 1 and (head in group) and words.tokens[first].upos in NOMINAL:
                    joined = (one for one, heads in self.company.heads.items() if group & set(heads))
                    out += [one for one in joined if one not in out and one not in others]
        return self._whole(out, words.sentences[home].span)

    def _whole(self, chosen: list[str], sentence: Span) -> list[str]:
        """Those chosen but for whoever a sentence only names within the words for another one: "Orm" in "the Orm border guards"."""
        here = {who: [one.span for one in self.company.by_id[who].mentions if sentence.holds(one.span)] for who in chosen}

        def within(span: Span, who: str) -> bool:
            return any(other.holds(span) and other != span for one, spans in here.items() if one != who for other in spans)

        return [who for who in chosen if not here[who] or not all(within(span, who) for span in here[who])]

    def _role(self, scene: Scene, role: Role, others: Sequence[str], before: Sequence[Told]) -> list[str]:
        likely = shares(self.options(scene, role, others, before), self.weights)
        keys: defaultdict[str, float] = defaultdict(float)
        for who, share in likely.items():
            keys[self.company.key(who)] += share
        best = max(keys, key=lambda key: (keys[key], key))
        if best == NOBODY:
            return []
        chosen = {key for key, share in keys.items() if key and (key == best or (share >= _SHARE and share >= _PART * keys[best]))}
        leading = {key: self._leader(key, likely, scene, role) for key in chosen}
        out = [who for who in likely if who in leading.values() or (self.company.key(who) in chosen and likely[who] >= _SHARE)]
        return sorted(out, key=lambda who: self._first(who, scene))

    def _leader(self, key: str, shared: Mapping[str, float], scene: Scene, role: Role) -> str:
        """Of several of a country the likeliest; the country itself where that is but the one who tells of it."""
        likely = max((who for who in shared if self.company.key(who) == key), key=lambda who: (shared[who], who))
        if self.company.by_id[likely].kind != "person" or scene.heard[role].get(likely, 0.0) >= _NAMED:
            return likely
        if any(distance(self.company.words, head, scene) == 0 for head in self.company.heads[likely]) and role == "actor":
            return likely
        return next(
            (actor.id for actor in self.company.actors if actor.kind == "country" and actor.code == key and actor.id in shared),
            likely,
        )

    def _first(self, who: str, scene: Scene) -> tuple[int, str]:
        near = [head for head in self.company.heads[who] if distance(self.company.words, head, scene) == 0]
        return (min(near, default=len(self.company.words) + min(self.company.heads[who], default=0)), who)

    def weighed(
        self, mention: EventMention, role: Role, others: Sequence[str], before: Sequence[Told]
    ) -> dict[str, dict[str, float]]:
        """The actors that may stand at an end of what is told, and nobody, each with its signs."""
        return self.options(Scene.of(self.company, mention), role, others, before)

    def options(self, scene: Scene, role: Role, others: Sequence[str], before: Sequence[Told]) -> dict[str, dict[str, float]]:
        """The actors that may stand at an end, and nobody, each with its signs. `others`: those at the other end."""
        out = {NOBODY: of_nobody(self.company, scene, role)}
        ever = {each: frozenset(who for one in before for who in getattr(one, each)) for each in ROLES}
        for actor in self.company.actors:
            if actor.id not in others and self.company.heads[actor.id]:
                out[actor.id] = of_actor(self.company, scene, actor, role, others, before, ever)
        return out


@cache
def _weights(kind: Kind) -> Weights:
    """What each sign weighs."""
    return {sign: float(weight) for sign, weight in table("onrecord.extract", f"ends/{kind}.tsv", ("sign", "weight"))}
