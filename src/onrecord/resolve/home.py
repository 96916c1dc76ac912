"""The countries of which a page speaks, and where it does."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence

from onrecord.model import Article, Parse, Where
from onrecord.ontology.countries import countries
from onrecord.resolve.coding import code_actor
from onrecord.resolve.mentions import Stage
from onrecord.spans import Span

__all__ = ["Lands"]

_DATELINE, _HEADLINE = 4, 2  # votes of a country told there
_MANY = 0.6  # the share of all that is told of countries which makes one the page's own


class Lands:
    """The countries that a page speaks of: by its places, by adjectives and by the names of bodies. `places` are the article's."""

    def __init__(self, article: Article, parse: Parse, stage: Stage, places: Sequence[Where]) -> None:
        self._article = article
        self._told: list[tuple[int, str]] = []  # where in the text, and which country
        self.votes: Counter[str] = Counter()
        first = article.blocks[0].span if article.blocks else Span(0, 0)
        line = next((block.span for block in article.blocks if block.role == "dateline"), Span(0, 0))
        if line.end:
            self._vote(line.start, line.of(article.text).split(",")[0].split("(")[0].strip().title(), _DATELINE)
        self.dateline = self._told[0][1] if self._told else ""
        self.outlet = code_actor(article.outlet).code if article.outlet else ""
        seen: set[int] = set()
        for place in places:
            seen.update(stage.words.within(place.span))
            if place.country and not line.holds(place.span):
                self._note(place.span.start, place.country, _HEADLINE if first.holds(place.span) else 1)
        for number, token in enumerate(stage.words.tokens):
            words = token.span.of(article.text)
            if token.upos == "ADJ" and words[:1].isupper() and number not in seen:
                self._vote(token.span.start, words, 1)
                seen.add(number)
        for name in parse.names:
            if name.label in ("ORG", "MISC") and seen.isdisjoint(stage.words.within(name.span)):
                self._vote(name.span.start, name.span.of(article.text), _HEADLINE if first.holds(name.span) else 1)
        self._told.sort()
        self.headline = frozenset(code for at, code in self._told if first.start <= at < first.end)

    def _vote(self, place: int, words: str, weight: int) -> None:
        coded = code_actor(words)
        code = coded.code if coded.kind != "person" else ""
        if code in countries():
            self._note(place, code, weight)

    def _note(self, place: int, code: str, weight: int) -> None:
        self._told.append((place, code))
        self.votes[code] += weight

    def near(self, place: int) -> str:
        """The country of which the page speaks far more than of others; else the one told last before a place in its paragraph; else
        the one told most; empty where none is told, or two as often."""
        (best, most), *others = [*self.votes.most_common(), ("", 0)]
        if best and most >= _MANY * sum(self.votes.values()):
            return best
        before = self.before(place, self.paragraph(place))
        return before or (best if all(count < most for _, count in others) else "")

    def paragraph(self, place: int) -> Span:
        """The block that holds a place of the text."""
        return next(
            (block.span for block in self._article.blocks if block.span.start <= place < block.span.end), Span(place, place)
        )

    def before(self, place: int, within: Span) -> str:
        """The country told last before a place in a stretch of the text, or right there; empty where none is."""
        at = bisect_right(self._told, place, key=lambda one: one[0]) - 1
        return self._told[at][1] if at >= 0 and self._told[at][0] >= within.start else ""

    def behind(self, place: int, within: Span) -> str:
        """The country told first behind a place in a stretch of the text; empty where none is."""
        at = bisect_left(self._told, place, key=lambda one: one[0])
        return self._told[at][1] if at < len(self._told) and self._told[at][0] < within.end else ""
