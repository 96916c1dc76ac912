"""The countries of which a page speaks, for those of whose nationality it tells nothing else."""

from __future__ import annotations

from collections import Counter

from onrecord.model import Article, Parse
from onrecord.ontology.countries import countries
from onrecord.resolve.coding import code_actor
from onrecord.resolve.mentions import Stage

__all__ = ["Lands"]

_DATELINE, _HEADLINE = 4, 2  # votes of a country told there
_MANY = 0.6  # the share of all that is told of countries which makes one the page's own


class Lands:
    """The countries that a page speaks of, and where: names of countries, adjectives, capitals and other cities that are known."""

    def __init__(self, article: Article, parse: Parse, stage: Stage) -> None:
        self._article = article
        self._told: list[tuple[int, str]] = []  # where in the text, and which country
        self._votes: Counter[str] = Counter()
        for block in article.blocks:
            if block.role == "dateline":
                self._vote(block.span.start, block.span.of(article.text).split(",")[0].split("(")[0].strip().title(), _DATELINE)
        seen: set[int] = set()
        for number, token in enumerate(stage.words.tokens):
            words = token.span.of(article.text)
            if token.upos == "ADJ" and words[:1].isupper():
                self._vote(token.span.start, words, 1)
                seen.add(number)
        first = article.blocks[0].span if article.blocks else None
        for name in parse.names:
            if name.label in ("LOC", "ORG", "MISC") and seen.isdisjoint(stage.words.within(name.span)):
                self._vote(name.span.start, name.span.of(article.text), _HEADLINE if first and first.holds(name.span) else 1)
        self._told.sort()

    def _vote(self, place: int, words: str, weight: int) -> None:
        code = code_actor(words).code
        if code in countries():
            self._told.append((place, code))
            self._votes[code] += weight

    def near(self, place: int) -> str:
        """The country of which the page speaks far more than of others; else the one told last before a place in its paragraph; else
        the one told most; empty where none is told, or two as often."""
        (best, most), *others = [*self._votes.most_common(), ("", 0)]
        if best and most >= _MANY * sum(self._votes.values()):
            return best
        block = next((block.span for block in self._article.blocks if block.span.start <= place < block.span.end), None)
        before = [code for at, code in self._told if block and block.start <= at <= place]
        if before:
            return before[-1]
        return best if all(count < most for _, count in others) else ""
