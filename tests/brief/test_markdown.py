"""The brief as Markdown."""

from __future__ import annotations

import hostile
import pytest
import sample
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from onrecord.brief import markdown


def rendered(text: str) -> HTMLParser:
    return HTMLParser(MarkdownIt("commonmark").enable("table").render(text))


def test_items_are_list_entries_under_their_kinds() -> None:
    tree = rendered(markdown(sample.record()))
    assert [node.text() for node in tree.css("h2")] == [
        "Statements",
        "Events",
        "Who says, who denies",
        "Claims",
        "Commitments",
        "Flows",
        "Actors",
    ]
    assert len(tree.css("li")) == 16 + 9
    assert tree.css_first("a").attributes["href"] == "https://wire.example/world/ceasefire-talks?id=7&x=1"
    lind = next(node for node in tree.css("li") if "praises" in node.text())
    assert lind.css_first("em").text() == "Ada Lind"
    assert lind.css_first("strong").text() == "praises"
    assert "“the bravest gesture of this war”" in lind.text()


@pytest.mark.parametrize("payload", hostile.SCRIPTS)
def test_words_of_the_page_are_never_markup(payload: str) -> None:
    out = markdown(hostile.everywhere(payload))
    assert not set(out) & {chr(code) for code in (*range(10), *range(11, 32), *range(0x7F, 0xA0), 0x202E, 0x2066)}
    tree = rendered(out)
    assert not tree.css("script, img, svg, style, a, b")
    assert len(tree.css("li")) == 16 + 9
    assert len(tree.css("h1, h2")) == 8


def test_who_says_and_who_denies_is_a_table() -> None:
    tree = rendered(markdown(sample.record()))
    assert [node.text() for node in tree.css("th")] == ["claim", "status", "says", "denies"]
    rows = [[cell.text() for cell in row.css("td")] for row in tree.css("tbody tr")]
    contested = [claim for claim in sample.record().claims if claim.denied_by or claim.rivals]
    assert [row[0] for row in rows] == [claim.span.of(sample.record().article.text) for claim in contested]
    assert all(row[2] for row in rows)


def test_an_empty_record() -> None:
    assert "Nothing to read was found on this page" in markdown(sample.empty())
