"""Interviews, debates and transcripts: turns behind a label, or questions and answers by turns without any.

An answer is a direct statement with neither source nor cue. Questions, greetings and the giving of the floor are none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.model import Article, Block
from onrecord.spans import Span

__all__ = ["Answer", "turns"]

_NAME = r"[^\W\d_a-zß-ÿ][\w.’'-]*"
_LABEL = re.compile(
    rf"(?P<who>Q|A|(?:(?:The|THE) )?{_NAME}(?: (?:(?:of|the|de|van|al|bin|for) )?{_NAME}){{0,4}})"
    r"(?:\s*[(\[][^)\]\n]{1,60}[)\]]|, [^:\n]{2,50})?\s*:\s*(?P<said>[^\sa-zß-ÿ].*)"
    r"|(?P<letter>[QA])\.\s+(?P<told>[^\sa-zß-ÿ].*)",
    re.DOTALL,
)
_ASKING = frozenset("q question reporter journalist moderator host interviewer presenter anchor correspondent press".split())
_GIVING = re.compile(r"\b(?:has the floor|the floor is|thank you|thanks|next question|good (?:morning|afternoon|evening)|i close|is closed|welcome|order)\b", re.I)  # fmt: skip
_ROLES = frozenset(("body", "analysis", "list", "heading", "pullquote", "standfirst"))
_SHORT = 14  # words of a turn that may be no more than a courtesy
_FEWEST = 3  # turns or questions that make a page an interview
_QUESTION = 60  # words of a question at most


class Answer(NamedTuple):
    """What is said in a turn, and the words of its label (None where turns have none)."""

    said: Span
    label: Span | None


class _Turn(NamedTuple):
    who: str
    label: Span
    said: Span


def turns(article: Article) -> list[Answer]:
    """The answers of an article, in order; none where it is no interview, debate or transcript."""
    labelled = _labelled(article)
    return labelled or _alternating(article)


def _labelled(article: Article) -> list[Answer]:
    found = []
    for block in article.blocks:
        match = _LABEL.fullmatch(block.span.of(article.text)) if block.role in _ROLES else None
        if match:
            name, said = ("letter", "told") if match["letter"] else ("who", "said")
            start = block.span.start
            label = Span(start + match.start(name), start + match.end(name))
            found.append(_Turn(match[name], label, Span(start + match.start(said), block.span.end)))
    speakers = Counter(_called(turn.who) for turn in found)
    if len(found) < _FEWEST or len(speakers) < 2:
        return []
    asking = _askers(article.text, found)
    return [
        Answer(turn.said, turn.label)
        for turn in found
        if _called(turn.who) not in asking and not _courtesy(turn.said.of(article.text))
    ]


def _called(label: str) -> str:
    """By what a label is told again: its last word, without a title."""
    return label.rsplit(maxsplit=1)[-1].lower()


def _askers(text: str, found: Sequence[_Turn]) -> set[str]:
    """Who asks: by the label, or whoever mostly ends with a question mark; of two the one who does so more, or who begins."""
    asked: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for turn in found:
        total[_called(turn.who)] += 1
        asked[_called(turn.who)] += turn.said.of(text).rstrip("”\"' ").endswith("?")
    asking = {who for who in total if who in _ASKING or (asked[who] * 2 > total[who] and len(total) > 2)}
    if len(total) == 2 and not asking & _ASKING:
        asking = {max(total, key=lambda who: (asked[who] / total[who], who == _called(found[0].who)))}
    return asking


def _courtesy(said: str) -> bool:
    return len(said.split()) <= _SHORT and _GIVING.search(said) is not None


def _alternating(article: Article) -> list[Answer]:
    """Answers between questions without labels: every second paragraph from the first question on, if nearly all of these ask."""
    blocks = [block for block in article.blocks if block.role in _ROLES]
    asks = [_asks(article.text, block) for block in blocks]
    places = [number for number, asking in enumerate(asks) if asking]
    if len(places) < _FEWEST or "?" not in article.text:
        return []
    first, last = places[0], places[-1]
    even = range(first, last + 1, 2)
    if 2 * sum(asks[number] for number in even) <= len(even) or any(asks[number] for number in range(first + 1, last, 2)):
        return []
    return [Answer(blocks[number + 1].span, None) for number in even if number + 1 < len(blocks)]


def _asks(text: str, block: Block) -> bool:
    words = block.span.of(text)
    return words.rstrip().endswith("?") and len(words.split()) <= _QUESTION
