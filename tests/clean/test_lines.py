"""Folding of blanks, and the way back to the page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.clean.dom import read_tree
from onrecord.clean.lines import Piece, fold, fold_with_runs
from onrecord.clean.plain import text_lines
from onrecord.spans import OffsetMap

WORDS = st.text(st.characters(exclude_categories=("Cs",)), max_size=60)
AWKWARD = st.text(st.sampled_from("a b\u00a0\u200b\u00ad\r\n\t\u2028🙂é\u0301\u202eא\u0000,.;”xY"), max_size=80)


@given(WORDS | AWKWARD)
def test_both_ways_of_folding_agree(raw: str) -> None:
    assert fold_with_runs([Piece(7, raw)], 0)[0] == fold(raw)


@given(st.lists(WORDS | AWKWARD, min_size=1, max_size=5))
def test_each_word_leads_back_to_itself_on_the_page(parts: list[str]) -> None:
    page, pieces = "", []
    for part in parts:
        page += "¶"  # something that is no part of the line
        pieces.append(Piece(len(page), part))
        page += part
    text, runs = fold_with_runs(pieces, 0)
    places = OffsetMap(runs)
    for number, char in enumerate(text):
        start, end = places.page(number, number + 1)
        there = page[start:end]
        if char == " ":  # it stands for a run of blanks, and whatever parts the pieces
            assert fold(there.replace("¶", "")) == ""
            assert any(other.isspace() for other in there)
        else:
            assert there == char


@given(AWKWARD | WORDS)
def test_lines_of_text_are_what_their_pieces_fold_to(text: str) -> None:
    for line in text_lines(text):
        assert fold_with_runs(line.pieces, 0)[0] == line.text
        start, end = line.page
        assert 0 <= start < end <= len(text)


@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<br>",
                "<div hidden>",
                "<b>x",
                "</b>",
                "<a href=x>y</a>",
                "word ",
                "\u00a0",
                "🙂",
                "<script>s</script>",
                "<td>",
                "&amp;",
                "<!--c-->",
            ]
        ),
        max_size=40,
    )
)
def test_lines_of_html_are_what_their_pieces_fold_to(tags: list[str]) -> None:
    tree = read_tree("".join(tags))
    for line in tree.lines:
        assert fold_with_runs(line.pieces, 0)[0] == line.text
        for piece in line.pieces:
            assert tree.text[piece.start : piece.start + len(piece.text)] == piece.text


@pytest.mark.parametrize(
    ("text", "lines", "reason"),
    [
        ("One\n\nTwo", ["One", "Two"], "a blank line parts paragraphs"),
        ("One.\nTwo.", ["One.", "Two."], "so does a line end"),
        (
            "Veteran actress\nKate Ansah\n, who won the national award twice, said so.",
            ["Veteran actress", "Kate Ansah, who won the national award twice, said so."],
            "a scraper broke the sentence at a link",
        ),
        (
            "The company, which makes turbines and\nemploys 400 people, closed.",
            ["The company, which makes turbines and employs 400 people, closed."],
            "lower case goes on",
        ),
        ("home\nworld\nsport", ["home", "world", "sport"], "a menu in lower case is no sentence"),
        (
            "They met on Monday.\nand then again",
            ["They met on Monday.", "and then again"],
            "a sentence that ended is not gone on with",
        ),
    ],
)
def test_where_a_line_of_text_ends(text: str, lines: list[str], reason: str) -> None:
    assert [line.text for line in text_lines(text)] == lines, reason


def test_a_text_of_fixed_width_is_joined_into_paragraphs() -> None:
    paragraph = "The ministers of both countries met on Monday in the capital to discuss\nthe reopening of the border, which has been shut since the spring of last\nyear, and agreed to meet again.\n"
    lines = text_lines(paragraph + "\n" + paragraph)
    assert [line.text for line in lines] == [" ".join(paragraph.split())] * 2
