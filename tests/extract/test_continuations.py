"""Quotes that carry on what was said, and quotes signed with a name."""

from __future__ import annotations

import pytest
from invented import at, tree
from msgspec.structs import replace

from onrecord.extract.continuations import carrying_on, signed
from onrecord.extract.quotes import quotes
from onrecord.model import Article, Block
from onrecord.spans import Span
from onrecord.tokens import Words


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


SAID = "“ We/PRON/nsubj/go go/VERB/ccomp/said , ” Lind/PROPN/nsubj/said said/VERB/root ."
MORE = "“ You/PRON/nsubj/stay stay/VERB/root . ”"
BRAN = "“ You/PRON/nsubj/stay stay/VERB/ccomp/said , ” Bran/PROPN/nsubj/said said/VERB/root ."
GO, STAY = ("Lind", "said", "“We go,”"), ("", "", "“You stay.”")
# reason; the sentences; which of them stand in the same paragraph as the one before; (source, cue, content) of each; what carries on what
CARRIED: list[tuple[str, list[str], list[tuple[str, str, str]], bool, dict[int, int]]] = [
    ("right behind", [SAID, MORE], [GO, STAY], True, {1: 0}),
    ("in another paragraph", [SAID, MORE], [GO, STAY], False, {}),
    ("a sentence between", [SAID, "It/PRON/nsubj/rained rained/VERB/root .", MORE], [GO, STAY], True, {}),
    ("one that has a speaker of its own", [SAID, BRAN], [GO, ("Bran", "said#2", "“You stay,”")], True, {}),
    ("what is not quoted", [SAID, "You/PRON/nsubj/stay stay/VERB/root ."], [GO, ("", "", "You stay")], True, {}),
    ("behind what was not quoted", ["Lind/PROPN/nsubj/said said/VERB/root we go/VERB/ccomp/said .", MORE], [("Lind", "said", "we go"), STAY], True, {}),
    ("a word quoted later on", [SAID, "It/PRON/nsubj/was was/VERB/root “ late ” ."], [GO, ("", "", "“late”")], True, {}),
    ("nothing before it", [MORE], [STAY], True, {}),
    ("nothing", [SAID], [], True, {}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("sentences", "said", "together", "expected"), [row[1:] for row in CARRIED], ids=[row[0] for row in CARRIED]
)
def test_quoted_sentences_carry_on_what_was_said_right_before_them(
    sentences: list[str], said: list[tuple[str, str, str]], together: bool, expected: dict[int, int]
) -> None:
    read = tree(*sentences)
    if together:
        read = read._replace(article=_one_paragraph(read.article))
        words = Words(read.article.text, [replace(sentence, block=0) for sentence in read.sentences])
    else:
        words = read.words
    text = read.article.text
    told = []
    for one in said:
        parts = [words_of.partition("#") for words_of in one]
        told.append([[at(text, part, int(nth or 1))] if part else [] for part, _, nth in parts])
    assert carrying_on(words, quotes(read.article), told) == expected  # type: ignore[arg-type]


def _one_paragraph(article: Article) -> Article:
    """The same words as one block."""
    return replace(article, blocks=[Block("body", Span(0, len(article.text)))])
