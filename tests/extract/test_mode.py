"""Direct, indirect, mixed: by quotation marks alone."""

from __future__ import annotations

import pytest
from invented import at, page

from onrecord.extract import quotes
from onrecord.extract.mode import inner_mode, mode_of
from onrecord.model import Mode

MODES = [
    ("all of it", "“We go,” said Lind.", "“We go,”", "say", "direct"),
    ("in two parts", "“We,” said Lind, “go.”", "“We,” | “go.”", "say", "direct"),
    ("a part of it", "Lind said it was “a joke”.", "it was “a joke”", "say", "mixed"),
    ("none", "Lind said it was late.", "it was late", "say", "indirect"),
    ("one part in marks, one not", "“We go,” said Lind, and that it rained.", "“We go,” | that it rained", "say", "mixed"),
    ("single marks", "‘We go,’ said Lind.", "‘We go,’", "say", "direct"),
    ("called it, the object aside", "Lind called the vote “a joke”.", "the vote “a joke”", "call", "direct"),
    ("described it as", "Lind described it as “a joke”.", "it as “a joke”", "describe", "direct"),
    ("called it, and more", "Lind called it “a joke” to laugh at.", "it “a joke” to laugh at", "call", "mixed"),
    ("a quote elsewhere", "“Go,” it says. Lind said it was late.", "it was late", "say", "indirect"),
]


@pytest.mark.parametrize(("text", "content", "cue", "mode"), [row[1:] for row in MODES], ids=[row[0] for row in MODES])
def test_mode(text: str, content: str, cue: str, mode: str) -> None:
    article, _ = page(text)
    assert mode_of(text, quotes(article), [at(text, part) for part in content.split(" | ")], cue) == mode


INNER: list[tuple[str, str, str, Mode, str]] = [
    ("marks of its own", "“Bran said ‘we go’,” said Lind.", "‘we go’", "direct", "direct"),
    ("of another, in a direct one", "“Bran wants to go,” said Lind.", "to go", "direct", "indirect"),
    ("in an indirect one", "Lind said Bran wants to go.", "to go", "indirect", "indirect"),
    ("in a mixed one", "Lind said “Bran wants to go” today.", "to go", "mixed", "indirect"),
]


@pytest.mark.parametrize(("text", "content", "holder", "mode"), [row[1:] for row in INNER], ids=[row[0] for row in INNER])
def test_within_another(text: str, content: str, holder: Mode, mode: str) -> None:
    assert inner_mode(text, [at(text, content)], "Bran", holder) == mode


@pytest.mark.parametrize(("holder", "mode"), [("direct", "direct"), ("indirect", "indirect")])
def test_who_speaks_of_himself_in_his_own_quote_is_direct(holder: Mode, mode: str) -> None:
    text = "“I want to go,” said Lind."
    assert inner_mode(text, [at(text, "to go")], "I", holder) == mode
