"""What speaks for an actor's standing at an end of an event, and for nobody's: names of signs, each with its strength from 0 to 1."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from onrecord.extract.ends.company import Company, Role, Told
from onrecord.extract.ends.scene import Scene
from onrecord.lang.en.tables import words as listed
from onrecord.model import Actor
from onrecord.spans import Span
from onrecord.tokens import Words

__all__ = ["NOMINAL", "Ever", "distance", "of_actor", "of_nobody"]

Ever = Mapping[Role, Collection[str]]
"""Who stood at each end of what was told before."""

_FAR = 3  # sentences
_TAKING = frozenset(listed("verbs_taking"))
NOMINAL = frozenset(("NOUN", "PROPN", "PRON"))
_CASES = frozenset("by to from with against of on for in at over between".split())


def of_nobody(company: Company, scene: Scene, role: Role) -> dict[str, float]:
    """What speaks for nobody's standing at an end."""
    mention, shares = scene.mention, scene.heard
    found = {
        "nobody": 1.0,
        "nobody, " + mention.type: 1.0,
        "nobody, heard": float(any(share >= 0.5 for share in shares[role].values())),
        "nobody, verbal": float(bool(scene.speakers)),
        "nobody, noun": float(company.words.tokens[scene.top].upos in ("NOUN", "PROPN")) if scene.top is not None else 0.0,
        "nobody, passive": float(scene.passive),
        "nobody, object": float(scene.object is not None),
        "nobody, in words of another": float(scene.holder is not None),
    }
    return {f"{role}: {sign}": value for sign, value in found.items() if value}


def of_actor(
    company: Company, scene: Scene, actor: Actor, role: Role, others: Sequence[str], before: Sequence[Told], ever: Ever
) -> dict[str, float]:
    """What speaks for an actor's standing at an end. `others`: those at the other end; `before`: the events told before; `ever`: who stood
    at their ends."""
    signs = dict(_signs(company, scene, actor, role, others, before, ever))
    return {f"{role}: {sign}": value for sign, value in signs.items() if value}


def _signs(
    company: Company, scene: Scene, actor: Actor, role: Role, others: Sequence[str], before: Sequence[Told], ever: Ever
) -> Iterator[tuple[str, float]]:
    mention, shares = scene.mention, scene.heard
    share = shares[role].get(actor.id, 0.0)
    other: Role = "recipient" if role == "actor" else "actor"
    yield "heard", share
    yield "surely heard", float(share >= 0.5)
    yield "heard most", float(bool(share) and share == max(shares[role].values()))
    yield "heard at the other end", shares[other].get(actor.id, 0.0)
    near = min((distance(company.words, head, scene) for head in company.heads[actor.id]), default=_FAR)
    yield f"near {near}", 1.0
    if near:
        last = max(
            (head for head in company.heads[actor.id] if company.words.tokens[head].span.end <= mention.trigger.start), default=None
        )
        yield "before", float(last is not None)
        yield "told last", float(last is not None and last == scene.last)
    yield "prominence", company.shares[actor.id]
    yield "kind " + actor.kind, 1.0
    yield f"{mention.type} {actor.kind}" if actor.kind in ("outlet", "people", "country") else "other kind", 1.0
    yield "one of the two", float(actor.code in company.leading)
    if others:
        codes = {company.key(one) for one in others}
        yield "same country", float(company.key(actor.id) in codes)
        yield (
            "the other of the two",
            float(actor.code in company.leading and bool(codes & set(company.leading)) and company.key(actor.id) not in codes),
        )
    yield "speaker of it", float(actor.id in scene.speakers)
    yield "holder's speaker", float(scene.holder is not None and scene.holder.speaker == actor.id)
    yield "in what is said", float(scene.own is not None and any(_held(actor, span) for span in scene.own.content))
    yield "first in what is said", float(scene.own is not None and actor.id == scene.said_first)
    yield "subject in what is said", float(scene.own is not None and actor.id == scene.said_subject)
    yield "voice", float(scene.holder is None and scene.own is None)
    for head in company.heads[actor.id]:
        for sign in _hangs(company.words, head, scene):
            yield sign, 1.0
    if before:
        yield f"{role} before", float(actor.id in getattr(before[-1], role))
        yield f"{role} before, same type", float(actor.id in getattr(before[-1], role) and before[-1].type == mention.type)
        yield f"{other} before", float(actor.id in getattr(before[-1], other))
        yield f"{other} before, same type", float(actor.id in getattr(before[-1], other) and before[-1].type == mention.type)
        yield f"ever {role}", float(actor.id in ever[role])
        yield f"ever {other}", float(actor.id in ever[other])


def _hangs(words: Words, head: int, scene: Scene) -> Iterator[str]:
    """How a mention hangs together with a trigger."""
    if scene.top is None or words.sentence[head] != words.sentence[scene.top]:
        return
    while words.tokens[head].deprel == "conj" and words.head[head] >= 0 and words.tokens[words.head[head]].upos in NOMINAL:
        head = words.head[head]  # what is joined to another stands where that one stands
    rel, over = words.tokens[head].deprel, words.head[head]
    if over == scene.top:
        yield _relation(words, head)
    elif scene.object is not None and _under(words, head, scene.object):
        yield "in the object, " + rel.partition(":")[0]
    elif _under(words, head, scene.top):
        yield "below, " + _relation(words, head)
    elif over in scene.above and rel.startswith("nsubj"):
        yield "subject above"
        if words.lemma(over) in _TAKING and rel == "nsubj":
            yield "subject above, of a verb of taking"
    elif over in scene.above:
        yield "above, " + _relation(words, head)


def _relation(words: Words, head: int) -> str:
    rel = words.tokens[head].deprel
    if rel.partition(":")[0] in ("obl", "nmod"):
        case = next((words.lower(below) for below in words.below(head) if words.tokens[below].deprel == "case"), "")
        return f"{rel} {case}" if case in _CASES else rel
    return rel


def _under(words: Words, word: int, top: int) -> bool:
    for _ in range(6):
        word = words.head[word]
        if word == top:
            return True
        if word < 0:
            return False
    return False


def _held(actor: Actor, span: Span) -> bool:
    return any(span.holds(mention.span) for mention in actor.mentions)


def distance(words: Words, head: int, scene: Scene) -> int:
    """How many sentences lie between a mention and a trigger, `_FAR` at most."""
    return _FAR if scene.sentence is None else min(abs(words.sentence[head] - scene.sentence), _FAR)
