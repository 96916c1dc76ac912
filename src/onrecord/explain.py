"""Why an item is on a page's record: the words it rests on, what the reader model said of them, what weighed, who was taken for whom.

The page is read again, and each step that made the item is asked once more; nothing is remembered from the first reading.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import get_args

from onrecord.errors import BadOption
from onrecord.extract.claims.answers import NEW, Answering, is_answer
from onrecord.extract.claims.making import weights
from onrecord.extract.claims.propositions import Proposition, propositions
from onrecord.extract.claims.worth import YES, worth
from onrecord.extract.ends import NOBODY, ROLES, Chooser, Told, noted
from onrecord.extract.ends.choosing import Kind
from onrecord.extract.events import mentions
from onrecord.extract.logit import Weights, shares
from onrecord.extract.marks import marked
from onrecord.model import (
    Actor,
    Claim,
    Commitment,
    Event,
    EventMention,
    Explanation,
    Flow,
    Ground,
    ItemKind,
    Noted,
    Page,
    Statement,
)
from onrecord.pipeline import Understanding, understand
from onrecord.spans import Span
from onrecord.tokens import Words

__all__ = ["explain"]

_SIGNS = 4  # of those that weigh most, shown
_TOP = 3  # options shown
_LEAST = 0.02  # share below which an option is not shown
_SHORTEST = 2  # characters of an id that may stand for all of it


def explain(page: Page, asked: str, *, drop: bool = True) -> Explanation:
    """Why an item of a page's record is there. `asked` is its id, or so much of it that no other item begins alike.

    Raises BadOption where no item, or more than one, has such an id.
    """
    seen = understand(page, drop=drop)
    kind, item = _find(page, seen, asked)
    told = _Explaining(seen)
    if isinstance(item, Statement):
        made_by, reasons = told.statement(item)
        spans, who = [*item.source, *item.cue, *item.content], [item.speaker, *(link.actor for link in item.via)]
    elif isinstance(item, Event):
        made_by, reasons = told.event(item)
        spans, who = [item.trigger, *item.mentions], [*item.actor, *item.recipient]
    elif isinstance(item, Claim):
        made_by, reasons = told.claim(item)
        speakers = {one.id: one.speaker for one in seen.found.statements}
        spans, who = [item.span], [speakers.get(one) for one in (*item.held_by, *item.denied_by)]
    elif isinstance(item, Commitment):
        made_by, reasons = told.commitment(item)
        spans, who = [*(one.span for one in item.obligations), *item.evidence], list(item.parties)
    elif isinstance(item, Flow):
        made_by, reasons = told.flow(item)
        spans, who = [item.item], [*item.from_, *item.to]
    else:
        made_by, reasons, spans, who = f"resolved by: {item.by}", [], [one.span for one in item.mentions], [item.id]
    text = seen.cleaned.article.text
    places = [
        (seen.cleaned.places.span(span.start, span.end).page or (span.start, span.end), span.of(text))
        for span in dict.fromkeys(spans)
    ]
    return Explanation(item.id, kind, places, made_by, item.confidence, reasons, told.actors(who))


Item = Statement | Event | Claim | Commitment | Flow | Actor


def _find(page: Page, seen: Understanding, asked: str) -> tuple[ItemKind, Item]:
    every = [(kind, item) for kind in get_args(ItemKind) for item in seen.items[f"{kind}s"]]
    found = [pair for pair in every if pair[1].id == asked]
    if not found and len(asked) >= _SHORTEST:
        found = [pair for pair in every if pair[1].id.startswith(asked) or pair[1].id.partition("-")[2].startswith(asked)]
    if len(found) == 1:
        return found[0]
    if found:
        raise BadOption(f"{asked!r} may be any of {', '.join(item.id for _, item in found)}: write more of it.")
    known = ", ".join(item.id for _, item in every[:_TOP]) or "no item at all"
    raise BadOption(f"No item {asked!r} is on {page.name}. `onrecord read --format json` prints the ids; there are {known} …")


class _Explaining:
    """What made the items of a page."""

    def __init__(self, seen: Understanding) -> None:
        self.seen = seen
        self.article, self.parse = seen.cleaned.article, seen.parse
        self.words = Words(self.article.text, self.parse.sentences)
        self.names = {actor.id: actor.name for actor in seen.found.actors}

    def actors(self, who: Iterable[str | None]) -> list[Ground]:
        """Whom the item names, by what, and how sure that is."""
        known = {actor.id: actor for actor in self.seen.found.actors}
        out = []
        for one in dict.fromkeys(who):
            if one in known:
                actor = known[one]
                code = " ".join(part for part in (actor.code, actor.sector) if part) or "no country known"
                out.append(Ground(actor.name, f"{code}, by {actor.by}", actor.confidence))
        return out

    def statement(self, one: Statement) -> tuple[str, list[Ground]]:
        """The attribution that the model tagged, or the rule that saw it."""
        tagged = [
            each for each in self.parse.attributions if any(first.touches(other) for first in each.content for other in one.content)
        ]
        exact = [each for each in tagged if not one.cue or any(cue.touches(other) for cue in each.cue for other in one.cue)]
        reasons = [Ground("act", f"{one.act}, by the cue", None)] if one.cue else [Ground("act", f"{one.act}, without a cue", None)]
        reasons += [Ground("mode", f"{one.mode}, by the quotation marks", None)]
        if exact:
            best = max(exact, key=lambda each: each.confidence)
            return f"reader model, {'nested' if best.inner else 'outer'} attribution", [
                Ground("attribution", " ".join(span.of(self.article.text) for span in best.content), best.confidence),
                *reasons,
            ]
        return "rule: a turn of a dialogue" if not one.cue else "rule: the grammar of the words around the cue", reasons

    def event(self, one: Event) -> tuple[str, list[Ground]]:
        """The trigger with the model's labels, and what weighed for each end."""
        chooser = Chooser(self.words, self.seen.found.meant, self.seen.found.actors, self.seen.found.statements)
        before: list[Told] = []
        for mention in mentions(self.parse, self.seen.found.statements):
            if mention.trigger == one.trigger:
                modes = [Ground(name, "auxiliary mode", share) for name, share in mention.aux.items() if share >= _LEAST]
                tagged = any(each.trigger == mention.trigger for each in self.parse.events)
                reasons = [Ground("type", mention.type, mention.confidence), *modes, *self._ends(chooser, mention, before)]
                return "reader model, event head" if tagged else "rule: the act of a statement is the event", reasons
            before.append(chooser.choose(mention, before))
        return "reader model, event head", []

    def claim(self, one: Claim) -> tuple[str, list[Ground]]:
        """What weighed for its being a claim, and for each answer to it."""
        told = propositions(self.words, self.parse, self.seen.found.statements)
        events = self.seen.items["events"]
        own = next((each for each in told if each.span == one.span), None)
        if own is None:
            return "rule", []
        options = worth(self.article, self.words, own, events, self.seen.found.statements)
        reasons = [
            Ground("worth a check", _heaviest(options[YES], weights("worth")), round(shares(options, weights("worth"))[YES], 2))
        ]
        reasons += [Ground("marked by the reader model", own.span.of(self.article.text), own.marked)] if own.note else []
        return "weighed signs of what a statement puts forward", reasons + list(self._answers(one, told))

    def _answers(self, one: Claim, told: Sequence[Proposition]) -> Iterator[Ground]:
        answering = Answering(self.article, self.words, self.seen.found.actors, self.seen.found.statements, told)
        for statement in self.seen.found.statements:
            if statement.id in (*one.denied_by, *one.held_by) and is_answer(statement):
                options = answering.options(statement)
                found = shares(options, weights("answers"))
                at = next((str(number) for number, each in enumerate(told) if each.span == one.span and str(number) in found), NEW)
                who = self.names.get(statement.speaker or "", "nobody named")
                yield Ground(
                    f"answered by {who} ({statement.act})", _heaviest(options[at], weights("answers")), round(found[at], 2)
                )

    def commitment(self, one: Commitment) -> tuple[str, list[Ground]]:
        """What the model marked as duties and conditions, or the noun that told of it."""
        spans = [duty.span for duty in one.obligations]
        reasons = [reason for note in self._notes("obligation", spans) for reason in self._note(note)]
        reasons += [reason for note in self._notes("obligation", spans) for reason in self._of_note(note, "duties", "obligation")]
        if one.trigger:
            reasons += [reason for note in self._notes("condition", [one.trigger.span]) for reason in self._note(note)]
        reasons += [Ground("not stated", each, None) for each in one.unstated]
        made_by = (
            "reader model, duties"
            if self._notes("obligation", spans)
            else "rule: a promise"
            if spans
            else "rule: a noun for an instrument"
        )
        return made_by, reasons

    def flow(self, one: Flow) -> tuple[str, list[Ground]]:
        """What the model marked as goods, and what weighed for who gives and takes."""
        reasons = []
        for note in self._notes("item", [one.item]):
            reasons += [*self._note(note), *self._of_note(note, "flows", "item")]
        return "reader model, goods", reasons

    def _notes(self, track: str, spans: Sequence[Span]) -> list[Noted]:
        return [note for note in marked(self.words, self.parse, track) if note.span in spans]

    def _note(self, note: Noted) -> Iterator[Ground]:
        yield Ground("marked by the reader model", note.span.of(self.article.text), note.confidence)
        for track, labels in note.told.items():
            for label, share in list(labels.items())[:_TOP]:
                yield Ground(track, label, share)

    def _of_note(self, note: Noted, kind: Kind, track: str) -> Iterator[Ground]:
        chooser = Chooser(self.words, self.seen.found.meant, self.seen.found.actors, self.seen.found.statements, kind)
        before: list[Told] = []
        for each in marked(self.words, self.parse, track):
            if each == note:
                yield from self._ends(chooser, noted(note), before)
                return
            before.append(chooser.choose(noted(each), before))

    def _ends(self, chooser: Chooser, mention: EventMention, before: Sequence[Told]) -> Iterator[Ground]:
        chosen = chooser.choose(mention, before)
        for role in ROLES:
            options = chooser.weighed(mention, role, chosen.actor if role == "recipient" else [], before)
            found = shares(options, chooser.weights)
            for who in sorted(found, key=lambda one: (-found[one], one))[:_TOP]:
                if found[who] >= _LEAST:
                    name = "nobody" if who == NOBODY else self.names.get(who, who)
                    yield Ground(f"{role}: {name}", _heaviest(options[who], chooser.weights), round(found[who], 2))


def _heaviest(signs: Mapping[str, float], weighed: Weights) -> str:
    """The signs that weigh most, each with its weight."""
    told = sorted(((weighed.get(sign, 0.0) * value, sign) for sign, value in signs.items()), key=lambda one: (-abs(one[0]), one[1]))
    return "; ".join(
        f"{sign.partition(': ')[2] or sign} {value:+.1f}".replace("-", "−") for value, sign in told[:_SIGNS] if abs(value) >= 0.05
    )
