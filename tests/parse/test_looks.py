"""How words look: the shape of each, and where it stands to quote marks. All words are invented."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.parse.looks import QUOTES, SHAPES, quoted, shape

ALIKE = {
    "lower": ["tarn", "n't", "’s", "co-op", "ß", "中文", "21st", "a"],
    "title": ["Tarn", "Non-violent", "Île", "Şekka", "Tarn.com"],
    "upper": ["KELM", "U.N.", "ÎLE", "AT&T", "F-16B"],
    "initial": ["K", "K.", "Ö.", "3D"],
    "mixed": ["O’Dell", "McKelm", "iTarn", "KELMs", "Ost-Tarn"],
    "digits": ["7", "1,200.50", "2031", "1/2", "²"],
    "mark": [".", "“", "--", "…", "👍", "$", "%"],
}


@pytest.mark.parametrize("kind", ALIKE)
def test_words_written_alike_have_one_shape(kind: str) -> None:
    assert len({shape(word, False) for word in ALIKE[kind]}) == 1
    assert len({shape(word, True) for word in ALIKE[kind]}) == 1


def test_each_kind_has_a_shape_of_its_own_alone_and_clinging() -> None:
    found = {shape(words[0], clings) for words in ALIKE.values() for clings in (False, True)}
    assert found == set(range(SHAPES - 1))  # the last is for pieces that are no words


@settings(deadline=None)
@given(st.text(min_size=1), st.booleans())
def test_every_word_has_a_shape(word: str, clings: bool) -> None:
    assert 0 <= shape(word, clings) < SHAPES - 1


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("Orla left .", "000", id="no marks"),
        pytest.param("“ Never , ” she said", "211300", id="curly"),
        pytest.param('" Never , " she said', "211300", id="straight"),
        pytest.param("`` Never '' she said", "21300", id="typewriter"),
        pytest.param("« Never » she said", "21300", id="guillemets"),
        pytest.param("„ Never ” she said", "21300", id="low opening mark"),
        pytest.param('“ Never " she said', "21300", id="curly and straight"),
        pytest.param('" No " or " yes " ?', "21302130", id="straight marks open and close in turn"),
        pytest.param("“ ” x", "230", id="nothing between"),
        pytest.param("He : “ Never . So be it", "00211111", id="never closed holds to the end"),
        pytest.param("so be it . ” He left", "0000000", id="a closing mark without an opening one"),
        pytest.param("“ No . “ Never . ” He", "21121130", id="opened twice, closed once"),
        pytest.param("‘ Never , ’ she said", "211300", id="single curly"),
        pytest.param("the dogs ’ owner and the cats ’ owner", "000000000", id="an apostrophe opens nothing"),
        pytest.param("’ Tis ‘ true ’ now", "002130", id="an apostrophe before a quote"),
        pytest.param("‘ It ’s Orla ’s ’ now", "2111130", id="a clitic closes nothing"),
        pytest.param("“ He said ‘ no , ’ ” Orla said", "2111111300", id="single within double"),
        pytest.param("the ' 90s ' dogs", "00000", id="straight single marks are apostrophes"),
    ],
)
def test_each_word_knows_where_it_stands_to_quote_marks(text: str, wanted: str) -> None:
    assert "".join(map(str, quoted(text.split()))) == wanted


def test_each_paragraph_of_a_long_quote_is_quoted_by_itself() -> None:
    assert quoted(["“", "We", "came", "."]) == [2, 1, 1, 1]
    assert quoted(["“", "We", "left", ".", "”"]) == [2, 1, 1, 1, 3]


def test_no_words_no_quotes() -> None:
    assert quoted([]) == []


@settings(deadline=None)
@given(st.lists(st.sampled_from("“ ” ‘ ’ \" ' « » „ `` '' ″ a ’s , “a".split())))
def test_states_follow_from_one_another(words: list[str]) -> None:
    states = quoted(words)
    assert len(states) == len(words)
    assert all(0 <= state < QUOTES for state in states)
    for before, after in pairwise([0, *states]):
        assert after in ((0, 2) if before in (0, 3) else (1, 2, 3))


@settings(deadline=None)
@given(st.lists(st.sampled_from('“ ” ‘ ’ " a ’s'.split())), st.lists(st.sampled_from('“ ” ‘ ’ " a ’s'.split())))
def test_what_follows_does_not_change_what_a_word_is(words: list[str], more: list[str]) -> None:
    assert quoted([*words, *more])[: len(words)] == quoted(words)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("‘ He said “ go ” and ran ’ .", "2111111130", id="double within single"),
        pytest.param("» Nein « said he", "21300", id="guillemets the other way round"),
        pytest.param("„ Ja “ said he", "21300", id="closed by what opens elsewhere"),
        pytest.param("a 6 ″ nail he had", "000000", id="inches"),
    ],
)
def test_marks_of_other_places(text: str, wanted: str) -> None:
    assert "".join(map(str, quoted(text.split()))) == wanted
