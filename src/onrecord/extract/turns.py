"""Interviews and transcripts: turns behind "Q:", "A:" or a NAME. An answer is a direct statement with neither source nor cue."""

from __future__ import annotations

import re
from collections import Counter

import msgspec

from onrecord.extract.drafts import hedges_in
from onrecord.model import Article, Attribution
from onrecord.spans import Span

_TURN = re.compile(
    r"(?P<who>Q|A|[A-ZÀ-Þ][A-ZÀ-Þ.’'-]+(?: [A-ZÀ-Þ.’'-]+){0,4}|[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3}): ?(?P<said>\S.*)", re.DOTALL
)


class Turns(msgspec.Struct, frozen=True):
    """The numbers of the blocks that are turns, and the statements among them."""

    blocks: frozenset[int]
    attributions: list[Attribution]


def turns(article: Article) -> Turns:
    """The turns of an article; none unless a page has three of them and two speakers, one of them twice."""
    found = {}
    for number, block in enumerate(article.blocks):
        match = _TURN.fullmatch(block.span.of(article.text)) if block.role in {"body", "analysis", "list"} else None
        if match:
            found[number] = (match["who"], block.span.start + match.start("said"), block.span.end)
    speakers = Counter(who for who, _, _ in found.values())
    if len(found) < 3 or len(speakers) < 2 or max(speakers.values()) < 2:
        return Turns(frozenset(), [])
    asking = _askers(article, found)
    made = []
    for who, start, end in found.values():
        if who not in asking:
            said = Span(start, end)
            made.append(Attribution([], [], [said], "direct", "say", "positive", hedges_in(article.text, [said]), [], 0.8))
    return Turns(frozenset(found), made)


def _askers(article: Article, found: dict[int, tuple[str, int, int]]) -> set[str]:
    """Who asks: "Q", and whoever mostly ends with a question mark."""
    asked: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for who, start, end in found.values():
        total[who] += 1
        asked[who] += article.text[start:end].rstrip().endswith("?")
    return {who for who in total if who == "Q" or asked[who] * 2 > total[who]}
