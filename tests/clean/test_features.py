"""The table of cues, and the columns."""

from __future__ import annotations

from importlib.resources import files

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.clean.features import columns, cue_bits, cues, look
from onrecord.clean.judge import second_columns, second_look
from onrecord.clean.lines import Line

ROWS = [
    row.split("\t")
    for row in (files("onrecord.clean") / "data" / "cues.tsv").read_text("utf-8").splitlines()
    if row and not row.startswith(("#", "kind\t"))
]


def kinds(text: str) -> set[str]:
    bits = cue_bits(text.split())
    return {kind for place, kind in enumerate(cues().kinds) if bits >> place & 1}


def test_each_cue_is_found_where_it_has_to_stand_and_nowhere_else() -> None:
    for kind, where, words in ROWS:
        assert kind in kinds(words), words
        if where != "whole":
            assert kind in kinds(f"{words} qqq"), words
        alone = [row for row in ROWS if row[0] == kind and row[2] in f"qqq {words} qqq"]
        if where != "within" and all(row[1] != "within" for row in alone):
            assert kind not in kinds(f"qqq {words} qqq"), words


@pytest.mark.parametrize(
    "sentence",
    [
        "the minister said the talks would go on until friday",
        "they shared the view that no shells were fired after midnight",
        "several people were hurt when the roof of the market fell",
    ],
)
def test_plain_sentences_have_no_cue_of_junk(sentence: str) -> None:
    assert not kinds(sentence) & {"share", "subscribe", "advert", "related", "navigation", "legal", "comments", "promo"}


@given(
    st.lists(
        st.text(st.characters(exclude_categories=("Cs", "Zl", "Zp", "Cc")), min_size=1, max_size=40).filter(str.strip),
        min_size=1,
        max_size=12,
    )
)
def test_any_lines_make_a_finite_row_each(texts: list[str]) -> None:
    rows, words = look([Line(" ".join(text.split()), []) for text in texts], "a title")
    assert rows.shape == (len(texts), len(columns()))
    assert np.isfinite(rows).all()
    again = second_look(np.linspace(0, 1, len(texts)).astype(np.float32), rows[:, 0], words)
    assert again.shape == (len(texts), len(second_columns()))
    assert np.isfinite(again).all()
