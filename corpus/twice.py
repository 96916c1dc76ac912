"""A page annotated twice: which words, lines, actors and items of the two annotations belong together."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from corpus.measures import matched
from corpus.parts import Parts
from onrecord.gold import Document
from onrecord.gold.items import Actor, Claim, Commitment, Event, Flow, Statement
from onrecord.gold.record import pieces
from onrecord.spans import Span

DROPPED: Final = "(dropped)"
_HALF: Final = 0.5
_WORD: Final = re.compile(r"\w+")


class Pair(NamedTuple):
    """The two annotations of a page; `same` leads from the second's actors to the first's, by their ids."""

    first: Document
    second: Document
    same: dict[str, str]

    def alike(self, one: Iterable[Span], other: Iterable[Span]) -> float:
        """The share of the words of two that both hold, where it is a half or more; else 0."""
        these, those = self._words(one), self._words(other)
        share = len(these & those) / max(len(these | those), 1)
        return share if share >= _HALF else 0.0

    def actors(self, first: Iterable[str], second: Iterable[str]) -> bool:
        """Whether the first's actors are the second's."""
        return set(first) == {self.same.get(each, f"second {each}") for each in second}

    def _words(self, spans: Iterable[Span]) -> set[int]:
        """The words of some spans, each told by the place where it begins on the page."""
        return {found.start() for span in spans for found in _WORD.finditer(self.first.page, span.start, span.end)}


def pairs(parts: Parts) -> list[Pair]:
    """The pages that were annotated twice, in the order of their ids. A page that was changed in between is left out: it is not the
    same one.
    """
    first = {document.id: document for document in parts.documents.values()}
    second = sorted(parts.second.values(), key=lambda document: document.id)
    return [pair(first[document.id], document) for document in second if _still(document, first)]


def pair(first: Document, second: Document) -> Pair:
    """Two annotations of a page. Actors are the same if they share a mention; where several do, those that share most."""
    shared = matched(first.actors, second.actors, _mentions_shared)
    return Pair(first, second, {other.id: one.id for one, other in shared})


def roles(document: Document) -> list[str]:
    """What each line of the page is: the role of what is kept of it (of its longest piece), or dropped."""
    kept = pieces(document)
    found = []
    for line in document.lines():
        here = [piece for piece in kept if line.holds(piece.span)]
        found.append(max(here, key=lambda piece: piece.span.end - piece.span.start).role if here else DROPPED)
    return found


def statements(two: Pair) -> list[tuple[Statement, Statement]]:
    """Statements whose contents overlap; of several on the same words, those with the same cue, then the same speaker."""

    def likeness(one: Statement, other: Statement) -> float:
        share = two.alike(one.content, other.content)
        return share and share + 0.01 * (one.cue == other.cue) + 0.001 * speaks_alike(two, one, other)

    return matched(two.first.statements, two.second.statements, likeness)


def events(two: Pair) -> list[tuple[Event, Event]]:
    """Events whose triggers share a character; of several on one trigger, those of one type, then of the same actors."""

    def likeness(one: Event, other: Event) -> float:
        if not one.trigger.touches(other.trigger):
            return 0.0
        return 1 + 0.1 * (one.type == other.type) + 0.01 * two.actors(one.actor, other.actor)

    return matched(two.first.events, two.second.events, likeness)


def claims(two: Pair) -> list[tuple[Claim, Claim]]:
    """Claims that overlap."""
    return matched(two.first.claims, two.second.claims, lambda one, other: two.alike([one.span], [other.span]))


def commitments(two: Pair) -> list[tuple[Commitment, Commitment]]:
    """Commitments whose obligations, taken together, overlap."""

    def likeness(one: Commitment, other: Commitment) -> float:
        return two.alike([each.span for each in one.obligations], [each.span for each in other.obligations])

    return matched(two.first.commitments, two.second.commitments, likeness)


def flows(two: Pair) -> list[tuple[Flow, Flow]]:
    """Flows whose items overlap; of two on one item, as in an exchange, those from the same giver."""

    def likeness(one: Flow, other: Flow) -> float:
        share = two.alike([one.item], [other.item])
        return share and share + 0.01 * two.actors(one.from_, other.from_)

    return matched(two.first.flows, two.second.flows, likeness)


def speaks_alike(two: Pair, one: Statement, other: Statement) -> bool:
    """Whether two statements have the same speaker, or neither has one."""
    return two.actors(_some(one.speaker), _some(other.speaker))


def _still(document: Document, first: dict[str, Document]) -> bool:
    return document.id in first and document.page == first[document.id].page


def _mentions_shared(one: Actor, other: Actor) -> float:
    return float(len(set(one.mentions) & set(other.mentions)))


def _some(told: str | None) -> list[str]:
    return [] if told is None else [told]
