"""Where quotation marks open and close."""

from __future__ import annotations

import pytest
from invented import page

from onrecord.extract import quotes

FOUND = [
    ("curly", "“Go,” he said.", ["“Go,”"]),
    ("straight", 'He said "go" and "stay".', ['"go"', '"stay"']),
    ("guillemets", "Elle dit «non» twice.", ["«non»"]),
    ("German", "He wrote „nein“ on it.", ["„nein“"]),
    ("two single marks", "''Go,'' he said.", ["''Go,''"]),
    ("single curly", "‘Go,’ he said. It’s late.", ["‘Go,’"]),
    ("straight single, with an apostrophe near", "'Go,' he said. It's the boys' turn.", ["'Go,'"]),
    ("nested: the outer one alone", "“She said ‘no’ twice,” he said.", ["“She said ‘no’ twice,”"]),
    ("closing mark used to open", "”Go,” he said.", ["”Go,”"]),
    ("inches are no quotes", 'A 12" pipe and a 14" pipe.', []),
    ("apostrophes are none", "The drivers' union isn't the mayor's.", []),
    ("never closed: no quote", "“Go, he said.", []),
    ("the first never closed, the second does", "“Go, he said. “Stay,” she said.", ["“Stay,”"]),
]


@pytest.mark.parametrize(("reason", "words", "expected"), FOUND, ids=[row[0] for row in FOUND])
def test_quotes(reason: str, words: str, expected: list[str]) -> None:
    article, _ = page(words)
    assert [one.span.of(article.text) for one in quotes(article)] == expected


def test_a_quote_runs_over_paragraphs() -> None:
    article, _ = page("He said: “We stay.", "“We always stay.”")
    first, second = quotes(article)
    assert (first.goes_on, second.carried) == (True, True)
    assert first.span.of(article.text) == "“We stay."


def test_an_open_quote_before_a_plain_paragraph_is_none() -> None:
    article, _ = page("He said: “We stay.", "Then he left.")
    assert quotes(article) == []
