"""Quotes that carry on what was said, and quotes signed with a name."""

from __future__ import annotations

import pytest

from onrecord.extract.continuations import signed
from onrecord.extract.quotes import quotes
from onrecord.model import Article, Block
from onrecord.spans import Span


def _article(*paragraphs: str) -> Article:
    text = "\n\n".join(paragraphs)
    blocks, at = [], 0
    for paragraph in paragraphs:
        blocks.append(Block("body", Span(at, at + len(paragraph))))
        at += len(paragraph) + 2
    return Article("test", None, None, None, [], None, "en", [], text, blocks, [])


@pytest.mark.parametrize(
    ("paragraphs", "name"),
    [
        (["“The bridge is ours and it stays open.” ― Ilse Roth"], "Ilse Roth"),
        (["“The bridge is ours and it stays open.”", "— Ilse Roth, ferry master"], "Ilse Roth, ferry master"),
        (['"We counted them twice." - Tomas Vel.'], "Tomas Vel"),
    ],
)
def test_a_quote_signed_with_a_name_is_that_persons(paragraphs: list[str], name: str) -> None:
    article = _article(*paragraphs)
    (found,) = signed(article, quotes(article))
    assert found.name.of(article.text) == name
    assert found.content.of(article.text) == paragraphs[0].partition(" ― ")[0].partition(" - ")[0]


@pytest.mark.parametrize(
    "paragraphs",
    [
        ["“The bridge is ours,” Ilse Roth said — and left."],
        ["He read “The Bridge” — a novel about nothing much at all that nobody in the town had ever finished."],
        ["“The bridge is ours.”", "The ferry sails at nine."],
        ["“The bridge is ours.” — nobody knows who said it"],
    ],
)
def test_a_dash_that_signs_nothing(paragraphs: list[str]) -> None:
    article = _article(*paragraphs)
    assert signed(article, quotes(article)) == []
