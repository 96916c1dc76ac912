"""Where sources and contents begin and end, when the reader's ends are untidy."""

from __future__ import annotations

import pytest
from invented import at, page

from onrecord.extract import quotes
from onrecord.extract.boundaries import tidy_content, tidy_source, within_blocks
from onrecord.spans import Span

SOURCES = [
    ("nothing to do", "Ada Lind", "Ada Lind"),
    ("a comma behind", "Ada Lind, the mayor,", "Ada Lind, the mayor"),
    ("a mark before", ", the mayor", "the mayor"),
    ("by", "by two drivers", "two drivers"),
    ("From, at the start of a sentence", "From two drivers", "two drivers"),
    ("a genitive", "the firm’s", "the firm"),
    ("a genitive in straight marks", "the firm's", "the firm"),
    ("a plural’s apostrophe", "the drivers’", "the drivers"),
    ("a genitive within", "the firm’s lawyer", "the firm’s lawyer"),
    ("an initial keeps its full stop", "Ada B.", "Ada B."),
    ("so does Jr.", "Bran Jr.", "Bran Jr."),
    ("a full stop", "the mayor.", "the mayor"),
    ("nothing left", " , ", None),
]


@pytest.mark.parametrize(("words", "expected"), [row[1:] for row in SOURCES], ids=[row[0] for row in SOURCES])
def test_source(words: str, expected: str | None) -> None:
    text = f"x{words}x"
    found = tidy_source(text, Span(1, len(text) - 1))
    assert (found and found.of(text)) == expected


# reason; the paragraph; what the reader took; what it should be
CONTENTS = [
    ("nothing to do", "Lind said it was late.", "it was late", "it was late"),
    ("the full stop", "Lind said it was late.", "it was late.", "it was late"),
    ("the comma", "It was late, Lind said.", "It was late,", "It was late"),
    ("a dash", "Wells run dry – Lind", "Wells run dry –", "Wells run dry"),
    ("a colon before", "Lind: it was late", ": it was late", "it was late"),
    ("an abbreviation keeps its full stop", "Lind flew to the U.S.", "to the U.S.", "to the U.S."),
    ("so does a firm", "Lind sold Bran Inc.", "sold Bran Inc.", "sold Bran Inc."),
    ("a question mark", "Lind asked: why?", "why?", "why?"),
    ("both marks of a quote that it fills", "“We go,” said Lind.", "We go", "“We go,”"),
    ("the opening mark", "“We go,” said Lind.", "We go,”", "“We go,”"),
    ("the closing mark", "“We go,” said Lind.", "“We go,", "“We go,”"),
    ("comma and full stop stay within the marks", "Lind said: “We go.”", "“We go.”", "“We go.”"),
    ("the closing mark of a quoted end", "Lind called it “a joke”.", "it “a joke", "it “a joke”"),
    ("no mark of a quote that it fills half", "“We go and you stay,” said Lind.", "and you stay", "and you stay"),
    ("nothing but marks", "Lind said , .", ", .", None),
]


@pytest.mark.parametrize(("text", "taken", "expected"), [row[1:] for row in CONTENTS], ids=[row[0] for row in CONTENTS])
def test_content(text: str, taken: str, expected: str | None) -> None:
    article, _ = page(text)
    found = tidy_content(text, at(text, taken), quotes(article))
    assert (found and found.of(text)) == expected


def test_a_quote_that_runs_on_keeps_the_full_stop_of_its_paragraph() -> None:
    article, _ = page("Lind said: “We go.", "“You stay.”")
    first, second = quotes(article)
    assert tidy_content(article.text, first.span, [first, second]) == first.span
    assert tidy_content(article.text, Span(first.span.start, first.span.end - 1), []) == Span(first.span.start, first.span.end - 1)


# reason; paragraphs; first and last words of what the reader took; the parts
BLOCKS = [
    ("one block", ["Lind said it was late.", "It rained."], "it was late", "late", ["it was late"]),
    ("what runs on", ["Lind said it was late.", "It rained."], "it was late.", "rained", ["it was late."]),
    ("a quote over two", ["Lind said: “We go.", "“You stay.”", "It rained."], "“We go.", "stay.”", ["“We go.", "“You stay.”"]),
    ("from within its first mark", ["Lind said: “We go.", "“You stay.”"], "We go.", "stay.", ["We go.", "“You stay."]),
    ("and not over a third", ["Lind said: “We go.", "“You stay.”", "It rained."], "“We go.", "rained", ["“We go.", "“You stay.”"]),
    ("no quote behind one that is none", ["Lind said: “We go.", "It rained.", "“You stay.”"], "“We go.", "stay.”", ["“We go."]),
    ("nothing", ["It rained."], "", "", []),
]


@pytest.mark.parametrize(("paragraphs", "first", "last", "parts"), [row[1:] for row in BLOCKS], ids=[row[0] for row in BLOCKS])
def test_a_content_keeps_to_its_paragraph_unless_a_quote_goes_on(
    paragraphs: list[str], first: str, last: str, parts: list[str]
) -> None:
    article, _ = page(*paragraphs)
    taken = Span(at(article.text, first).start, at(article.text, last).end) if first else Span(0, 0)
    assert [part.of(article.text) for part in within_blocks(article, taken, quotes(article))] == parts
