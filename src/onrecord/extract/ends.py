"""Who did it, and to whom: for each event, which of the page's actors stand at its ends.

The reader model scores the mentions near a trigger; that alone misses ends told a sentence before, or by the other side's name. So every
actor of the page is weighed by signs: the model's share, where the mentions stand in the sentence and how far off, who says the words
that the event is told in, who was at the ends of the event told before. Nobody is a choice too. The weights (`ends.tsv`) are fitted on
the corpus by `python -m training.ends`.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Literal, NamedTuple

from onrecord.model import Actor, EventMention, Statement
from onrecord.ontology.tables import table
from onrecord.spans import Span
from onrecord.tokens import Words

__all__ = ["ROLES", "Chooser", "Role", "Told"]

Role = Literal["actor", "recipient"]
ROLES: tuple[Role, Role] = ("actor", "recipient")
NOBODY = ""
_SHARE = 0.28  # of all that is likely, from which one more actor stands at an end
_PART = 0.5  # of the likeliest's share, likewise
_TOGETHER = frozenset(("AGREE", "CONSULT", "COOPERATE", "SUPPORT"))  # what several do with each other
_SURE = 0.5
_NAMED = 0.3  # of the reader model's share, from which an end is told by a name or a word for it
_FAR = 3  # sentences
_BETWEEN = frozenset(("", "IGO", "NGO", "MNC"))  # codes that several actors of a page may have


class Told(NamedTuple):
    """The ends of an event told: the ids of its actors and of its recipients."""

    type: str
    actor: list[str]
    recipient: list[str]


class Chooser:
    """Chooses the ends of the events of an article, one after the other."""

    def __init__(
        self,
        words: Words,
        meant: Mapping[int, Sequence[str]],
        actors: Sequence[Actor],
        statements: Sequence[Statement],
    ) -> None:
        self._words, self._meant, self._statements = words, meant, statements
        self.actors = actors
        self._heads: dict[str, list[int]] = {}  # the words that each actor's mentions hang on
        for actor in actors:
            tops = (words.top(list(words.within(mention.span))) for mention in actor.mentions)
            self._heads[actor.id] = [top for top in tops if top is not None]
        told = sum(len(held) for held in self._heads.values()) or 1
        self._shares = {who: len(held) / told for who, held in self._heads.items()}
        most = Counter({actor.code: 0 for actor in actors})
        for actor in actors:
            most[actor.code] += len(self._heads[actor.id])
        self._leading = [code for code, _ in most.most_common(4) if code not in _BETWEEN][:2]
        self._by_id = {actor.id: actor for actor in actors}

    def choose(self, mention: EventMention, before: Sequence[Told]) -> Told:
        """The ends of an event, after those that were told before it on the page."""
        scene = _Scene.of(self, mention)
        actor = self._with_joined(self._role(mention, "actor", [], before), scene, [])
        recipient = self._with_joined(self._role(mention, "recipient", actor, before), scene, actor)
        if (
            mention.type in _TOGETHER and len({self.key(who) for who in actor}) > 1
        ):  # done together: nobody it is done to but whom it names
            heard = self._heard(mention, "recipient")
            recipient = [who for who in recipient if heard.get(who, 0.0) >= _SURE]
        return Told(mention.type, actor, recipient)

    def _with_joined(self, chosen: list[str], scene: _Scene, others: Sequence[str]) -> list[str]:
        """Those chosen, and whoever the sentence joins to them by "and": "Tarn and Orm agreed"."""
        words, out = self._words, list(chosen)
        if scene.top is None:
            return out
        home = words.sentence[scene.top]
        for who in chosen:
            for head in self._heads[who]:
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
                if len(group) > 1 and (head in group) and words.tokens[first].upos in _NOMINAL:
                    joined = (one for one, heads in self._heads.items() if group & set(heads))
                    out += [one for one in joined if one not in out and one not in others]
        return self._whole(out, words.sentences[home].span)

    def _whole(self, chosen: list[str], sentence: Span) -> list[str]:
        """Those chosen but for whoever a sentence only names within the words for another one: "Orm" in "the Orm border guards"."""
        here = {who: [one.span for one in self._by_id[who].mentions if sentence.holds(one.span)] for who in chosen}

        def within(span: Span, who: str) -> bool:
            return any(other.holds(span) and other != span for one, spans in here.items() if one != who for other in spans)

        return [who for who in chosen if not here[who] or not all(within(span, who) for span in here[who])]

    def _role(self, mention: EventMention, role: Role, others: Sequence[str], before: Sequence[Told]) -> list[str]:
        weights = _weights()
        scores = {
            who: sum(weights.get(sign, 0.0) * value for sign, value in found.items())
            for who, found in self.options(mention, role, others, before).items()
        }
        top = max(scores.values())
        raised = {who: math.exp(score - top) for who, score in scores.items()}
        whole = sum(raised.values())
        keys: defaultdict[str, float] = defaultdict(float)
        for who, value in raised.items():
            keys[self.key(who)] += value / whole
        best = max(keys, key=lambda key: (keys[key], key))
        if best == NOBODY:
            return []
        chosen = {key for key, share in keys.items() if key and (key == best or (share >= _SHARE and share >= _PART * keys[best]))}
        leading = {key: self._leader(key, raised, mention, role) for key in chosen}
        out = [who for who in raised if who in leading.values() or (self.key(who) in chosen and raised[who] / whole >= _SHARE)]
        return sorted(out, key=lambda who: self._first(who, mention))

    def _leader(self, key: str, raised: Mapping[str, float], mention: EventMention, role: Role) -> str:
        """Of several of a country the likeliest; the country itself where that is but the one who tells of it."""
        likely = max((who for who in raised if self.key(who) == key), key=lambda who: (raised[who], who))
        if self._by_id[likely].kind != "person" or self._heard(mention, role).get(likely, 0.0) >= _NAMED:
            return likely
        if any(self._distance(head, mention.trigger) == 0 for head in self._heads[likely]) and role == "actor":
            return likely
        return next(
            (actor.id for actor in self.actors if actor.kind == "country" and actor.code == key and actor.id in raised), likely
        )

    def _first(self, who: str, mention: EventMention) -> tuple[int, str]:
        near = [head for head in self._heads[who] if self._distance(head, mention.trigger) == 0]
        return (min(near, default=len(self._words) + min(self._heads[who], default=0)), who)

    def key(self, who: str) -> str:
        """What an actor goes by: its country, or itself where it is of none."""
        actor = self._by_id.get(who)
        return NOBODY if actor is None else actor.code if actor.code not in _BETWEEN else who

    def options(
        self, mention: EventMention, role: Role, others: Sequence[str], before: Sequence[Told]
    ) -> dict[str, dict[str, float]]:
        """The actors that may stand at an end, and nobody, each with its signs. `others`: those at the other end."""
        shares: dict[Role, dict[str, float]] = {one: self._heard(mention, one) for one in ROLES}
        scene = _Scene.of(self, mention)
        out = {NOBODY: self._nobody(mention, role, shares, scene)}
        for actor in self.actors:
            if actor.id not in others and self._heads[actor.id]:
                signs = dict(self._signs(actor, mention, role, others, before, shares, scene))
                out[actor.id] = {f"{role}: {sign}": value for sign, value in signs.items() if value}
        return out

    def _heard(self, mention: EventMention, role: Role) -> dict[str, float]:
        """What the reader model thinks of each actor: the share of its likeliest mention."""
        out: dict[str, float] = {}
        for end in mention.ends:
            if end.role == role:
                for who in self._meant.get(end.reference, ()):
                    out[who] = max(out.get(who, 0.0), end.share)
        return out

    def _nobody(
        self, mention: EventMention, role: Role, shares: Mapping[Role, Mapping[str, float]], scene: _Scene
    ) -> dict[str, float]:
        found = {
            "nobody": 1.0,
            "nobody, " + mention.type: 1.0,
            "nobody, heard": float(any(share >= 0.5 for share in shares[role].values())),
            "nobody, verbal": float(bool(scene.speakers)),
            "nobody, noun": float(self._words.tokens[scene.top].upos in ("NOUN", "PROPN")) if scene.top is not None else 0.0,
            "nobody, passive": float(scene.passive),
            "nobody, object": float(scene.object is not None),
            "nobody, in words of another": float(scene.holder is not None),
        }
        return {f"{role}: {sign}": value for sign, value in found.items() if value}

    def _signs(
        self, actor: Actor, mention: EventMention, role: Role, others: Sequence[str], before: Sequence[Told],
        shares: Mapping[Role, Mapping[str, float]], scene: _Scene,
    ) -> Iterator[tuple[str, float]]:  # fmt: skip
        share = shares[role].get(actor.id, 0.0)
        other: Role = "recipient" if role == "actor" else "actor"
        yield "heard", share
        yield "surely heard", float(share >= 0.5)
        yield "heard most", float(bool(share) and share == max(shares[role].values()))
        yield "heard at the other end", shares[other].get(actor.id, 0.0)
        near = min((self._distance(head, mention.trigger) for head in self._heads[actor.id]), default=_FAR)
        yield f"near {near}", 1.0
        if near:
            last = max(
                (head for head in self._heads[actor.id] if self._words.tokens[head].span.end <= mention.trigger.start), default=None
            )
            yield "before", float(last is not None)
            yield "told last", float(last is not None and last == scene.last)
        yield "prominence", self._shares[actor.id]
        yield "kind " + actor.kind, 1.0
        yield f"{mention.type} {actor.kind}" if actor.kind in ("outlet", "people", "country") else "other kind", 1.0
        yield "one of the two", float(actor.code in self._leading)
        if others:
            codes = {self.key(one) for one in others}
            yield "same country", float(self.key(actor.id) in codes)
            yield (
                "the other of the two",
                float(actor.code in self._leading and bool(codes & set(self._leading)) and self.key(actor.id) not in codes),
            )
        yield "speaker of it", float(actor.id in scene.speakers)
        yield "holder's speaker", float(scene.holder is not None and scene.holder.speaker == actor.id)
        yield "in what is said", float(scene.own is not None and any(self._held(actor, span) for span in scene.own.content))
        yield "first in what is said", float(scene.own is not None and actor.id == scene.said_first)
        yield "subject in what is said", float(scene.own is not None and actor.id == scene.said_subject)
        yield "voice", float(scene.holder is None and scene.own is None)
        for head in self._heads[actor.id]:
            for sign in self._hangs(head, scene):
                yield sign, 1.0
        if before:
            yield f"{role} before", float(actor.id in getattr(before[-1], role))
            yield f"{role} before, same type", float(actor.id in getattr(before[-1], role) and before[-1].type == mention.type)
            yield f"{other} before", float(actor.id in getattr(before[-1], other))
            yield f"{other} before, same type", float(actor.id in getattr(before[-1], other) and before[-1].type == mention.type)
            yield f"ever {role}", float(any(actor.id in getattr(one, role) for one in before))
            yield f"ever {other}", float(any(actor.id in getattr(one, other) for one in before))

    def _hangs(self, head: int, scene: _Scene) -> Iterator[str]:
        """How a mention hangs together with a trigger."""
        words = self._words
        if scene.top is None or words.sentence[head] != words.sentence[scene.top]:
            return
        while words.tokens[head].deprel == "conj" and words.head[head] >= 0 and words.tokens[words.head[head]].upos in _NOMINAL:
            head = words.head[head]  # what is joined to another stands where that one stands
        rel, over = words.tokens[head].deprel, words.head[head]
        if over == scene.top:
            yield self._relation(head)
        elif scene.object is not None and self._under(head, scene.object):
            yield "in the object, " + rel.partition(":")[0]
        elif self._under(head, scene.top):
            yield "below, " + self._relation(head)
        elif over in scene.above and rel.startswith("nsubj"):
            yield "subject above"
        elif over in scene.above:
            yield "above, " + self._relation(head)

    def _relation(self, head: int) -> str:
        words = self._words
        rel = words.tokens[head].deprel
        if rel.partition(":")[0] in ("obl", "nmod"):
            case = next((words.lower(below) for below in words.below(head) if words.tokens[below].deprel == "case"), "")
            return f"{rel} {case}" if case in _CASES else rel
        return rel

    def _under(self, word: int, top: int) -> bool:
        for _ in range(6):
            word = self._words.head[word]
            if word == top:
                return True
            if word < 0:
                return False
        return False

    def _held(self, actor: Actor, span: Span) -> bool:
        return any(span.holds(mention.span) for mention in actor.mentions)

    def _distance(self, head: int, trigger: Span) -> int:
        """How many sentences lie between a mention and a trigger, `_FAR` at most and for another paragraph."""
        words = self._words
        numbers = words.within(trigger)
        if not len(numbers):
            return _FAR
        gap = abs(words.sentence[head] - words.sentence[numbers[0]])
        return min(gap, _FAR)


_NOMINAL = frozenset(("NOUN", "PROPN", "PRON"))
_CASES = frozenset("by to from with against of on for in at over between".split())


class _Scene(NamedTuple):
    """What stands around a trigger: its top word, the words above it, its object; the statement whose cue it is and the one that
    holds it; the speaker of the first; whom what is said names first, and as a subject; the mention told last before the sentence."""

    top: int | None
    above: frozenset[int]
    object: int | None
    passive: bool
    own: Statement | None
    holder: Statement | None
    speakers: frozenset[str]
    said_first: str | None
    said_subject: str | None
    last: int | None

    @staticmethod
    def of(chooser: Chooser, mention: EventMention) -> _Scene:
        words, trigger = chooser._words, mention.trigger
        top = words.top(list(words.within(trigger)))
        above, at = set(), top
        for _ in range(4):
            if at is None or words.head[at] < 0:
                break
            at = words.head[at]
            above.add(at)
        below = words.below(top) if top is not None else []
        goal = next((one for one in below if words.tokens[one].deprel in ("obj", "iobj")), None)
        passive = any(words.tokens[one].deprel in ("nsubj:pass", "aux:pass") for one in below)
        owned = [one for one in chooser._statements if any(cue.touches(trigger) for cue in one.cue)]
        own = owned[0] if owned else None
        speakers = frozenset(one.speaker for one in owned if one.speaker is not None)
        holding = [one for one in chooser._statements if one not in owned and any(held.holds(trigger) for held in one.content)]
        holder = min(holding, key=lambda one: sum(held.end - held.start for held in one.content), default=None)
        first = subject = None
        if own is not None:
            inside = sorted(
                (mention.span.start, actor.id) for actor in chooser.actors for mention in actor.mentions
                if actor.id not in speakers and any(span.holds(mention.span) for span in own.content)
            )  # fmt: skip
            first = inside[0][1] if inside else None
            for start, who in inside:
                numbers = [head for head in chooser._heads[who] if words.tokens[head].span.start >= start]
                if numbers and words.tokens[numbers[0]].deprel.startswith("nsubj"):
                    subject = who
                    break
        begin = words.sentences[words.sentence[top]].span.start if top is not None else 0
        last = max(
            (head for heads in chooser._heads.values() for head in heads if words.tokens[head].span.end <= begin), default=None
        )
        return _Scene(top, frozenset(above), goal, passive, own, holder, speakers, first, subject, last)


@cache
def _weights() -> Mapping[str, float]:
    """What each sign weighs."""
    return {sign: float(weight) for sign, weight in table("onrecord.extract", "ends.tsv", ("sign", "weight"))}
