"""Pages cut into windows: no word is lost, none is read too far from its company. All words are invented."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import cycle, islice
from string import ascii_lowercase

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.parse.looks import QUOTES, SHAPES, quoted, shape
from onrecord.parse.pieces import CLS, SEP, Pieces
from onrecord.parse.windows import CONTEXT, SIZE, Paragraph, Window, windows, with_marks

MOST = SIZE + CONTEXT  # pieces: `SIZE`, and a mark between the paragraphs of what was told before
ENCODER = 512  # pieces that the encoder can read
ROOM = SIZE - CONTEXT - 2


@pytest.fixture(scope="module")
def pieces(tmp_path_factory: pytest.TempPathFactory) -> Pieces:
    """A vocabulary of letters: a word has as many pieces as letters, up to sixteen."""
    path = tmp_path_factory.mktemp("windows") / "vocabulary.txt"
    lines = [*(f"[unused{number}]" for number in range(100)), "[UNK]", "[CLS]", "[SEP]", *ascii_lowercase]
    path.write_text("\n".join([*lines, *(f"##{letter}" for letter in ascii_lowercase), *".?!,;:'\"-()", ""]), encoding="utf-8")
    return Pieces(path)


def paragraph(words: Sequence[str]) -> Paragraph:
    return Paragraph(words, [False] * len(words))


def plain(count: int) -> list[str]:
    """So many words of one piece."""
    return list(islice(cycle(ascii_lowercase), count))


def cut(pieces: Pieces, *paragraphs: Sequence[str], ends: frozenset[int] | None = None) -> list[Window]:
    return list(windows([paragraph(words) for words in paragraphs], pieces, ends=ends))


def covered(pieces: Pieces, paragraphs: Sequence[Sequence[str]]) -> list[Window]:
    """Assert the contract: all the words, each in one window, in order, whole and with their looks; no window is too long."""
    words = [word for words in paragraphs for word in words]
    split = pieces.of(words)
    quotes = [quote for words in paragraphs for quote in quoted(words)]
    found = cut(pieces, *paragraphs)
    at = 0
    for window in found:
        assert window.begin == at
        assert len(window.first) == len(window.last) == window.end - window.begin > 0
        assert len(window.pieces) == len(window.shapes) == len(window.quotes) == len(window.marks) <= MOST < ENCODER
        assert not window.marks.any()
        assert (window.pieces[0], window.pieces[-1]) == (CLS, SEP)
        for word, first, last in zip(range(at, window.end), window.first, window.last, strict=True):
            assert window.pieces[first : last + 1].tolist() == split[word]
            assert set(window.shapes[first : last + 1].tolist()) == {shape(words[word], False)}
            assert set(window.quotes[first : last + 1].tolist()) == {quotes[word]}
        assert (np.diff(window.first) > 0).all()
        at = window.end
    assert at == len(words)
    return found


def alike(one: Window, other: Window) -> bool:
    return all(np.array_equal(mine, yours) for mine, yours in zip(one, other, strict=True))


_WORDS = st.sampled_from(["a", "bcd", "x" * 16, "y" * 40, ".", "“", "”", "?", "Orla", "中", "\u0301"])
_PARAGRAPHS = st.lists(
    st.builds(lambda words, times: words * times, st.lists(_WORDS, max_size=6), st.sampled_from([1, 1, 5, 40, 90])), max_size=8
)


@settings(max_examples=60, deadline=None)
@given(_PARAGRAPHS)
def test_every_word_is_in_one_window(pieces: Pieces, paragraphs: list[list[str]]) -> None:
    covered(pieces, paragraphs)


@pytest.mark.parametrize(
    ("paragraphs", "count"),
    [
        pytest.param([], 0, id="no page"),
        pytest.param([[]], 0, id="an empty paragraph"),
        pytest.param([[]] * 1000, 0, id="many of them"),
        pytest.param([["a"]], 1, id="a word"),
        pytest.param([["a" * 100_000]], 1, id="a word without end"),
        pytest.param([["a-" * 50_000] * 14], 2, id="words without end"),
        pytest.param([plain(ROOM - 1)], 1, id="a paragraph that fits"),
        pytest.param([plain(ROOM)], 1, id="a paragraph that just fits"),
        pytest.param([plain(ROOM + 1)], 2, id="a paragraph that does not fit"),
        pytest.param([[], plain(ROOM)], 1, id="after an empty one"),
        pytest.param([plain(ROOM)] * 3, 3, id="paragraphs that just fit"),
        pytest.param([plain(5000)], 23, id="a paragraph without a full stop"),
        pytest.param([["\u0301"] * 5000], 23, id="words that are nothing"),
        pytest.param([["."]] * 500, 5, id="paragraphs of a word"),
        pytest.param([["."], *[[]] * 500, ["."]], 1, id="empty paragraphs between"),
    ],
)
def test_pages_are_cut_into_as_many_windows_as_they_need(pieces: Pieces, paragraphs: list[list[str]], count: int) -> None:
    assert len(covered(pieces, paragraphs)) == count


@pytest.mark.parametrize("length", [1, 7, 1000, 100_000])
def test_a_page_of_a_hundred_thousand_words_makes_windows_like_any_other(pieces: Pieces, length: int) -> None:
    found = covered(pieces, [plain(length)] * (100_000 // length))
    assert all(window.end - window.begin >= ROOM // 4 for window in found[:-1])


def test_paragraphs_are_told_apart_by_a_mark(pieces: Pieces) -> None:
    (window,) = cut(pieces, ["a", "bc"], [], ["d"])
    (a,), (b, c), (d,) = pieces.of(["a", "bc", "d"])
    assert window.pieces.tolist() == [CLS, a, b, c, SEP, d, SEP]
    assert (window.first.tolist(), window.last.tolist()) == ([1, 2, 5], [1, 3, 5])
    lower = shape("a", False)
    none = SHAPES - 1
    assert window.shapes.tolist() == [none, lower, lower, lower, none, lower, none]


def test_quotes_and_clinging_are_told_for_each_piece(pieces: Pieces) -> None:
    (window,) = windows([Paragraph(["“", "ab", "”", "He"], [False, True, True, False])], pieces)
    assert window.quotes.tolist() == [0, 2, 1, 1, 3, 0, 0, 0]
    assert window.shapes.tolist()[2:4] == [shape("ab", True)] * 2
    assert all(0 <= quote < QUOTES for quote in window.quotes)


def test_words_before_a_window_are_read_but_not_its_own(pieces: Pieces) -> None:
    before, after = plain(200), plain(100)
    first, second = cut(pieces, before, after)
    assert first.first[0] == 1
    assert second.pieces[1 : CONTEXT + 1].tolist() == first.pieces[-CONTEXT - 1 : -1].tolist()
    assert second.pieces[CONTEXT + 1] == SEP  # where the paragraph begins
    assert second.first.tolist() == list(range(CONTEXT + 2, CONTEXT + 102))


def test_words_before_a_window_are_whole(pieces: Pieces) -> None:
    _, second = cut(pieces, ["abcdefghij"] * 20, plain(100))
    assert second.first[0] == 1 + 3 * 10 + 1


def test_a_paragraph_that_is_cut_goes_on_without_a_mark(pieces: Pieces) -> None:
    _, second = cut(pieces, plain(300))
    assert SEP not in second.pieces[:-1]
    assert second.first[0] == CONTEXT + 1


def test_marks_between_what_was_told_before_come_on_top(pieces: Pieces) -> None:
    assert max(len(window.pieces) for window in cut(pieces, *[["a"]] * CONTEXT, plain(ROOM))) == MOST


@pytest.mark.parametrize("mark", [".", "?", "!", "”", '"', "…", ")", "etc."])
def test_long_paragraphs_are_cut_where_sentences_end(pieces: Pieces, mark: str) -> None:
    words = plain(1000)
    words[29::30] = [mark] * len(words[29::30])
    found = covered(pieces, [words])
    assert len(found) > 4
    assert all(window.end % 30 == 0 for window in found[:-1])


def test_each_part_of_a_long_paragraph_is_cut_where_its_own_sentences_end(pieces: Pieces) -> None:
    words = plain(620)
    words[149] = words[370] = "."
    assert [window.end for window in covered(pieces, [["x"] * 100, words])] == [100, 250, 471, 693, 720]


def test_a_sentence_that_ends_early_does_not_make_a_small_window(pieces: Pieces) -> None:
    words = plain(400)
    words[9] = "."
    assert [window.end for window in covered(pieces, [words])] == [ROOM, 400]


def test_ends_that_are_known_are_where_a_paragraph_is_cut(pieces: Pieces) -> None:
    found = cut(pieces, plain(500), ends=frozenset([9, 99, 299, 449]))
    assert [window.end for window in found] == [100, 300, 500]


def test_ends_that_are_known_are_numbers_of_the_page(pieces: Pieces) -> None:
    found = cut(pieces, plain(200), plain(300), ends=frozenset([99, 199, 299, 499]))
    assert [window.end for window in found] == [200, 300, 500]


def test_without_an_end_in_reach_a_paragraph_is_cut_at_any_word(pieces: Pieces) -> None:
    assert [window.end for window in cut(pieces, plain(500), ends=frozenset([499]))] == [ROOM, 2 * ROOM, 500]


def test_the_rest_of_a_long_paragraph_shares_its_window_with_the_next(pieces: Pieces) -> None:
    assert [window.end for window in covered(pieces, [plain(300), plain(100)])] == [ROOM, 400]


@settings(max_examples=40, deadline=None)
@given(_PARAGRAPHS, _PARAGRAPHS)
def test_a_full_window_does_not_depend_on_what_follows(pieces: Pieces, page: list[list[str]], more: list[list[str]]) -> None:
    full = cut(pieces, *page)[:-1]
    assert all(map(alike, full, cut(pieces, *page, *more)))


@settings(max_examples=40, deadline=None)
@given(_PARAGRAPHS)
def test_empty_paragraphs_leave_no_trace(pieces: Pieces, page: list[list[str]]) -> None:
    wanted = cut(pieces, *(words for words in page if words))
    found = cut(pieces, *(words for one in page for words in ([], one)), [])
    assert len(found) == len(wanted)
    assert all(map(alike, wanted, found))


def test_marks_are_on_every_piece_of_the_two_runs_and_nowhere_else(pieces: Pieces) -> None:
    (window,) = cut(pieces, ["orm", "a", "will", "sue", "a", "bb"])
    marked = with_marks(window, (0, 1), (5, 5))
    assert marked.marks.tolist() == [0, 1, 1, 1, 1, *[0] * 8, 2, 2, 0]
    assert not window.marks.any()
    assert alike(marked._replace(marks=window.marks), window)


def test_marks_of_a_later_window_are_found_by_words_of_the_page(pieces: Pieces) -> None:
    _, window = cut(pieces, plain(ROOM), ["orm", "sues", "bb"])
    marked = with_marks(window, (ROOM, ROOM), (ROOM + 2, ROOM + 2))
    assert [int(marked.marks[place]) for place in window.first] == [1, 0, 2]
    assert not marked.marks[: window.first[0]].any()


def test_one_who_acts_upon_himself_is_marked_as_the_one_who_acts(pieces: Pieces) -> None:
    (window,) = cut(pieces, ["a", "b", "c"])
    assert with_marks(window, (1, 1), (0, 2)).marks.tolist() == [0, 2, 1, 2, 0]
