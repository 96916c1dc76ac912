"""Invented pages for the tests of `extract`: an article and its sentences, actors and statements, from some paragraphs."""

from __future__ import annotations

import re

from onrecord.extract import attributions
from onrecord.model import Act, Actor, ActorKind, Article, Attribution, Block, Mention, Role, Sentence, Statement, item_id
from onrecord.spans import Span

_STOP = re.compile(r"(?:(?<=[.!?])|(?<=[.!?][”\"’])) (?=[A-Z“\"‘«])")


def page(*paragraphs: str, roles: dict[int, Role] | None = None, author: str | None = None) -> tuple[Article, list[Sentence]]:
    """An article of some paragraphs, with its sentences; `roles` by number where a paragraph is not body, `author` of analysis."""
    blocks, sentences, at = [], [], 0
    for number, words in enumerate(paragraphs):
        role: Role = (roles or {}).get(number, "body")
        blocks.append(Block(role, Span(at, at + len(words)), author if role == "analysis" else None))
        start = 0
        for stop in [*(found.start() for found in _STOP.finditer(words)), len(words)]:
            sentences.append(Sentence(Span(at + start, at + stop), number))
            start = stop + 1
        at += len(words) + 2
    text = "\n\n".join(paragraphs)
    return Article("sha256:0", None, None, None, [], None, "en", [], text, blocks, []), sentences


def told(*paragraphs: str) -> list[tuple[str, str, str, Attribution]]:
    """The statements of some paragraphs as (source, cue, content, statement)."""
    article, sentences = page(*paragraphs)
    return [
        (words(article, one.source), words(article, one.cue), words(article, one.content), one)
        for one in attributions(article, sentences)
    ]


def words(article: Article, spans: list[Span]) -> str:
    """The words of some spans."""
    return " | ".join(span.of(article.text) for span in spans)


def actor(article: Article, name: str, *others: str, kind: ActorKind = "country") -> Actor:
    """An actor mentioned wherever its names stand."""
    spans = [
        Span(found.start(), found.end())
        for word in (name, *others)
        for found in re.finditer(rf"\b{re.escape(word)}\b", article.text)
    ]
    return Actor(name, name, kind, "", "GOV", [Mention(span, "name") for span in sorted(spans)], "hand", 0.9)


def statements(article: Article, sentences: list[Sentence], actors: list[Actor]) -> list[Statement]:
    """The statements of an article, each with every actor that its source mentions."""
    made = []
    for one in attributions(article, sentences):
        speakers: list[str | None] = [
            person.id for person in actors if any(mention.span.touches(span) for mention in person.mentions for span in one.source)
        ]
        for speaker in speakers or [None]:
            key = item_id("statement", article.id, one.cue + one.content, str(speaker))
            made.append(
                Statement(
                    key, one.source, speaker, one.cue, one.content, one.mode, one.act, one.polarity, one.hedges, [], one.confidence
                )
            )
    return made


def acts(*paragraphs: str) -> list[Act]:
    """The acts of the statements of some paragraphs."""
    return [one.act for *_, one in told(*paragraphs)]
