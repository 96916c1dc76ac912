"""Where an item stands: whose voice the block is in, which statement holds it, which actors are named in a stretch of text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from onrecord.model import Actor, Article, Mention, Role, Statement
from onrecord.spans import Span


def block_at(article: Article, place: int) -> int:
    """The number of the block that holds a place in the text."""
    return max(bisect_right([block.span.start for block in article.blocks], place) - 1, 0)


TOLD_AGAIN: frozenset[Role] = frozenset(
    ("headline", "standfirst", "caption", "pullquote")
)  # what they tell, the story tells more fully


def role_at(article: Article, span: Span) -> Role:
    """The role of the block that a span stands in."""
    return next((block.role for block in article.blocks if block.span.holds(span)), "body")


def voice_of(article: Article, place: int) -> str | None:
    """The author of the analysis that a place stands in; None where the outlet speaks."""
    block = article.blocks[block_at(article, place)] if article.blocks else None
    return block.author if block is not None and block.role == "analysis" else None


def said_in(statements: Sequence[Statement], span: Span) -> Statement | None:
    """The innermost statement whose content holds a span."""
    holding = [
        (sum(held.end - held.start for held in one.content), one)
        for one in statements
        if any(held.holds(span) for held in one.content)
    ]
    return min(holding, key=lambda pair: pair[0])[1] if holding else None


class Cast:
    """The actors of an article by the places of their mentions."""

    def __init__(self, text: str, actors: Sequence[Actor]) -> None:
        self._text = text
        told = [(mention.span.start, -mention.span.end, actor.id, mention) for actor in actors for mention in actor.mentions]
        self._told: list[tuple[int, int, str, Mention]] = sorted(told, key=lambda one: one[:3])
        self._starts = [one[0] for one in self._told]

    def within(self, start: int, end: int) -> list[tuple[str, Mention]]:
        """The actors mentioned between two places, in order, outermost mentions only; a plural one gives each member."""
        out: list[tuple[str, Mention]] = []
        for at in range(bisect_left(self._starts, start), bisect_left(self._starts, end)):
            _, _, actor, mention = self._told[at]
            inside = any(held.span.holds(mention.span) and held.span != mention.span for _, held in out)
            if mention.span.end <= end and not inside:
                out.append((actor, mention))
        return out

    def parties(self, start: int, end: int) -> list[str]:
        """The actors that a noun phrase is about: not those in its genitives ("Orm’s …") and of-phrases."""
        found = self.within(start, end)
        own = [actor for actor, mention in found if not self._owner(mention) and not self._behind_preposition(start, mention)]
        return list(dict.fromkeys(own))

    def _owner(self, mention: Mention) -> bool:
        return self._text[mention.span.end : mention.span.end + 2] in {"'s", "’s"} or self._text[
            mention.span.start : mention.span.end
        ].lower() in {
            "his",
            "her",
            "its",
            "their",
        }

    def _behind_preposition(self, start: int, mention: Mention) -> bool:
        before = self._text[start : mention.span.start].split()
        return (
            bool(before)
            and before[-1].lower() in {"of", "from", "in", "for", "with", "by", "at", "on", "against"}
            and len(before) > 1
        )
