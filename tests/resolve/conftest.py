"""Invented pages, written as a list of paragraphs, and what is found in them."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from onrecord.model import Actor, Article, Attribution, Block, Sentence
from onrecord.resolve import find_actors
from onrecord.spans import Span

_SENTENCE = re.compile(r"\S.*?(?:(?<![A-Z])(?<!\b[A-Z][a-z])(?<!\bGen)[.!?][”\"]?(?=\s+[“\"A-Z]|$)|$)", re.DOTALL)
Read = Callable[..., tuple[Article, list[Sentence]]]


def _read(*paragraphs: str) -> tuple[Article, list[Sentence]]:
    blocks, text = [], ""
    for paragraph in paragraphs:
        role, _, words = paragraph.rpartition(":: ")
        role, _, author = role.partition(" ")
        text += "\n\n" if text else ""
        blocks.append(Block(role or "body", Span(len(text), len(text) + len(words)), author or None))  # type: ignore[arg-type]
        text += words
    sentences = [
        Sentence(Span(block.span.start + found.start(), block.span.start + found.end()), number)
        for number, block in enumerate(blocks)
        if block.role not in ("byline", "credit", "dateline")
        for found in _SENTENCE.finditer(block.span.of(text))
    ]
    return Article("sha256:0", None, None, None, [], None, "en", [], text, blocks, []), sentences


@pytest.fixture(scope="session")
def read() -> Read:
    """A page from its paragraphs: "Words." or "headline:: Words" or "analysis Orla Marr:: Words."."""
    return _read


@pytest.fixture(scope="session")
def actors_of() -> Callable[..., dict[str, Actor]]:
    """The actors of a page, by name; every mention must point at words of the page."""

    def find(*paragraphs: str) -> dict[str, Actor]:
        article, sentences = _read(*paragraphs)
        found = find_actors(article, sentences)
        assert [actor.id for actor in found] == [actor.id for actor in find_actors(article, sentences)]
        assert len({actor.id for actor in found}) == len(found)
        for actor in found:
            ends = 0
            for mention in actor.mentions:
                assert mention.span.start >= ends
                ends = mention.span.end
        return {actor.name: actor for actor in found}

    return find


@pytest.fixture(scope="session")
def attribute() -> Callable[..., Attribution]:
    """An attribution, its spans given as words of the article (the first place where they stand, or the n-th)."""

    def make(
        article: Article,
        source: str,
        cue: str,
        content: str,
        *,
        nth: int = 1,
        inside: int | None = None,
        via: list[object] | None = None,
    ) -> Attribution:
        def span(words: str, number: int = 1) -> Span:
            at = -1
            for _ in range(number):
                at = article.text.index(words, at + 1)
            return Span(at, at + len(words))

        return Attribution(
            [span(source, nth)] if source else [],
            [span(cue)],
            [span(content)],
            "indirect",
            "say",
            "positive",
            [],
            via or [],
            0.8,
            inside,
        )  # type: ignore[arg-type]

    return make
