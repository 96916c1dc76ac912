"""Words into the pieces of a vocabulary. The vocabulary and the words are invented."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.parse.pieces import CLS, SEP, Pieces

KNOWN = """tarn tar t a b ##n ##ns ##a ##b kelm ##e cafe o ##dell 中 文 2 ##0 ##3 ##1 - ' " . , ( ) $ @ / : % # _ ß""".split()
FIRST = 103
UNKNOWN = 100
LINES = [*(f"[unused{number}]" for number in range(UNKNOWN)), "[UNK]", "[CLS]", "[SEP]", *KNOWN]


@pytest.fixture(scope="module")
def vocabulary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pieces") / "vocabulary.txt"
    path.write_text("\n".join([*LINES, ""]), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def pieces(vocabulary: Path) -> Pieces:
    return Pieces(vocabulary)


def told(pieces: Pieces, word: str) -> str:
    """A word's pieces, written out."""
    (numbers,) = pieces.of([word])
    return " ".join("?" if number == UNKNOWN else LINES[number] for number in numbers)


def test_the_marks_of_a_window_stand_where_the_vocabulary_has_them() -> None:
    assert (LINES[CLS], LINES[SEP], LINES[FIRST]) == ("[CLS]", "[SEP]", KNOWN[0])


@pytest.mark.parametrize(
    ("word", "wanted"),
    [
        pytest.param("tarn", "tarn", id="a word that is a piece"),
        pytest.param("tarns", "?", id="an end that is none leaves the word unknown"),
        pytest.param("tarnns", "tarn ##ns", id="longest first"),
        pytest.param("tarna", "tarn ##a", id="a word and an ending"),
        pytest.param("tara", "tar ##a", id="the next longest"),
        pytest.param("tab", "t ##a ##b", id="letter by letter"),
        pytest.param("n", "?", id="an ending begins no word"),
        pytest.param("xa", "?", id="unknown"),
        pytest.param("TARN", "tarn", id="upper case"),
        pytest.param("İ", "?", id="a letter that grows in lower case"),
        pytest.param("Café", "cafe", id="an accent"),
        pytest.param("Cafe\u0301", "cafe", id="an accent by itself"),
        pytest.param("O’Dell", "o ' ?", id="marks stand alone: what follows begins anew"),
        pytest.param("tarn-kelm", "tarn - kelm", id="a hyphen"),
        pytest.param("(tarn)", "( tarn )", id="brackets"),
        pytest.param("$2,031.00", "$ 2 , ? . ?", id="figures are cut at marks"),
        pytest.param("2031", "2 ##0 ##3 ##1", id="a figure"),
        pytest.param("中文", "中 文", id="Chinese characters stand alone"),
        pytest.param("tar\u00adn", "tarn", id="a soft hyphen is nothing"),
        pytest.param("\ufefftarn\u200b", "tarn", id="a byte order mark is nothing"),
        pytest.param("tarn\u00a0kelm", "tarn kelm", id="a space within a word"),
        pytest.param("tarn👍", "?", id="a sign is a letter like others"),
        pytest.param("Straße", "?", id="a letter without an accent"),
        pytest.param("ß", "ß", id="a letter that is known"),
    ],
)
def test_a_word_is_cut_into_the_longest_pieces(pieces: Pieces, word: str, wanted: str) -> None:
    assert told(pieces, word) == wanted


@pytest.mark.parametrize(
    ("typographic", "plain"),
    [
        ("tarn’a", "tarn'a"),
        *((mark, "'") for mark in "‘’‚"),
        *((mark, '"') for mark in "“”„«»"),
        *((mark, "-") for mark in "–—‑"),
        ("…", "..."),
    ],
)
def test_typographic_marks_are_the_plain_ones(pieces: Pieces, typographic: str, plain: str) -> None:
    assert told(pieces, typographic) == told(pieces, plain) != "?"


@pytest.mark.parametrize(
    "word", ["\u0301", "\u200b", "\u00ad", "\ud800", "\ue000", "\x00", "\u2003", "\U000e0041", "a" * 101, "\u0378"]
)
def test_a_word_of_nothing_known_is_one_unknown_piece(pieces: Pieces, word: str) -> None:
    assert pieces.of([word]) == [[UNKNOWN]]


def test_a_long_word_is_told_by_its_head_and_its_tail(pieces: Pieces) -> None:
    assert told(pieces, "tarn" + "a" * 12 + "bbbb") == " ".join(["tarn", *["##a"] * 11, *["##b"] * 4])
    assert told(pieces, "t" + "a" * 15) == " ".join(["t", *["##a"] * 15])  # sixteen: whole


def test_hostile_words_are_read_to_their_end(pieces: Pieces) -> None:
    found = pieces.of(["a" * 100_000, "." * 100_000, "\u0301" * 100_000, "’a" * 50_000, "ﷺ" * 100_000, "中" * 100_000])
    assert all(1 <= len(one) <= 16 for one in found)


def test_no_words_no_pieces(pieces: Pieces) -> None:
    assert pieces.of([]) == []


@settings(deadline=None)
@given(st.lists(st.one_of(st.text(), st.text(alphabet="tarn’'“\u0301-中\u00ad 20", max_size=30)), max_size=8))
def test_each_word_has_one_to_sixteen_known_pieces_whatever_was_read_before(pieces: Pieces, words: list[str]) -> None:
    found = pieces.of(words)
    assert len(found) == len(words)
    assert all(1 <= len(one) <= 16 and all(UNKNOWN <= number < len(LINES) for number in one) for one in found)
    assert [pieces.of([word])[0] for word in reversed(words)] == found[::-1]


@settings(deadline=None)
@given(st.text(alphabet="tarnkelmáñéü’-20", max_size=30))
def test_case_and_composition_do_not_matter(pieces: Pieces, word: str) -> None:
    assert pieces.of([word]) == pieces.of([word.upper()]) == pieces.of([unicodedata.normalize("NFD", word)])


def test_a_new_reader_says_the_same(pieces: Pieces, vocabulary: Path) -> None:
    words = ["tarn", "Tarna", "O’Dell", "tarn", "x", "tarn"]
    assert Pieces(vocabulary).of(words) == pieces.of(words) == [pieces.of([word])[0] for word in words]


def test_forgetting_changes_nothing(vocabulary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words = ["tarn", "Tarna", "kelm", "tab", "tarn"] * 3
    wanted = Pieces(vocabulary).of(words)
    monkeypatch.setattr("onrecord.parse.pieces._KEPT", 2)
    forgetful = Pieces(vocabulary)
    assert [forgetful.of(words[at : at + 1])[0] for at in range(len(words))] == wanted
