"""What stands around a trigger."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from onrecord.extract.ends.company import ROLES, Company, Role
from onrecord.model import EventMention, Statement

__all__ = ["Scene"]


class Scene(NamedTuple):
    """What stands around a trigger: what the reader model thinks of its ends, its sentence, its top word, the words above it, its
    object; the statement whose cue it is and the one that holds it; the speakers of the first; whom what is said names first, and as a
    subject; the mention told last before the sentence. Words are numbered as in `Words`."""

    mention: EventMention
    heard: Mapping[Role, Mapping[str, float]]
    sentence: int | None
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
    def of(company: Company, mention: EventMention) -> Scene:
        """What stands around the trigger of an event."""
        words, trigger = company.words, mention.trigger
        numbers = list(words.within(trigger))
        top = words.top(numbers)
        above, at = set(), top
        for _ in range(4):
            if at is None or words.head[at] < 0:
                break
            at = words.head[at]
            above.add(at)
        below = words.below(top) if top is not None else []
        goal = next((one for one in below if words.tokens[one].deprel in ("obj", "iobj")), None)
        passive = any(words.tokens[one].deprel in ("nsubj:pass", "aux:pass") for one in below)
        owned = [one for one in company.statements if any(cue.touches(trigger) for cue in one.cue)]
        own = owned[0] if owned else None
        speakers = frozenset(one.speaker for one in owned if one.speaker is not None)
        holding = [one for one in company.statements if one not in owned and any(held.holds(trigger) for held in one.content)]
        holder = min(holding, key=lambda one: sum(held.end - held.start for held in one.content), default=None)
        first = subject = None
        if own is not None:
            inside = sorted(
                (mention.span.start, actor.id) for actor in company.actors for mention in actor.mentions
                if actor.id not in speakers and any(span.holds(mention.span) for span in own.content)
            )  # fmt: skip
            first = inside[0][1] if inside else None
            for start, who in inside:
                behind = [head for head in company.heads[who] if words.tokens[head].span.start >= start]
                if behind and words.tokens[behind[0]].deprel.startswith("nsubj"):
                    subject = who
                    break
        begin = words.sentences[words.sentence[top]].span.start if top is not None else 0
        last = max(
            (head for heads in company.heads.values() for head in heads if words.tokens[head].span.end <= begin), default=None
        )
        heard: dict[Role, dict[str, float]] = {role: company.heard(mention, role) for role in ROLES}
        home = words.sentence[numbers[0]] if numbers else None
        return Scene(mention, heard, home, top, frozenset(above), goal, passive, own, holder, speakers, first, subject, last)
