"""Scores of heads into trees: always a tree, and the best there is."""

from __future__ import annotations

from functools import cache
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from onrecord.parse.trees import tree


def is_tree(heads: list[int]) -> bool:
    """Whether there is one root, and all words hang on it."""
    if heads.count(-1) != 1 or not all(-1 <= head < len(heads) for head in heads):
        return False
    hung = {heads.index(-1)}
    while more := {word for word, head in enumerate(heads) if head in hung} - hung:
        hung |= more
    return len(hung) == len(heads)


@cache
def every(size: int) -> list[list[int]]:
    """All trees of so many words."""
    return [list(heads) for heads in product(range(-1, size), repeat=size) if is_tree(list(heads))]


def worth(scores: np.ndarray, heads: list[int]) -> float:
    return float(sum(float(scores[word, head + 1]) for word, head in enumerate(heads)))


def scored(elements: st.SearchStrategy[float], most: int) -> st.SearchStrategy[np.ndarray]:
    return st.integers(1, most).flatmap(lambda size: arrays(np.float32, (size, size + 1), elements=elements))


_WHOLE = st.integers(-9, 9).map(float)
_EQUAL = st.integers(0, 1).map(float)
_ANY = st.floats(-30, 30, width=32)


def test_there_are_as_many_trees_as_there_should_be() -> None:
    assert [len(every(size)) for size in range(1, 6)] == [1, 2, 9, 64, 625]


@settings(deadline=None)
@given(scored(st.one_of(_WHOLE, _EQUAL), 5))
def test_the_tree_is_the_best_there_is(scores: np.ndarray) -> None:
    found = tree(scores)
    assert is_tree(found)
    assert worth(scores, found) == max(worth(scores, heads) for heads in every(len(scores)))


@settings(deadline=None)
@given(scored(_ANY, 4))
def test_the_tree_is_the_best_there_is_for_any_scores(scores: np.ndarray) -> None:
    assert worth(scores, tree(scores)) == pytest.approx(max(worth(scores, heads) for heads in every(len(scores))), abs=1e-4)


@settings(deadline=None)
@given(scored(st.one_of(_WHOLE, _EQUAL, _ANY), 12))
def test_any_scores_make_a_tree(scores: np.ndarray) -> None:
    before = scores.copy()
    found = tree(scores)
    assert is_tree(found)
    assert tree(scores) == found
    assert np.array_equal(scores, before)


@pytest.mark.parametrize(
    ("scores", "wanted"),
    [
        pytest.param([[0, 0]], [-1], id="a word"),
        pytest.param([[-50, 99]], [-1], id="a word is never its own head"),
        pytest.param([[5, 0, 0], [0, 5, 0]], [-1, 0], id="greedily"),
        pytest.param([[5, 0, 1], [9, 3, 0]], [1, -1], id="one root, where two would be better"),
        pytest.param([[1, 0, 9], [2, 9, 0]], [1, -1], id="two that would hang on each other"),
        pytest.param([[0, 0, 9, 0], [0, 9, 0, 8], [5, 0, 0, 0]], [1, 2, -1], id="a circle is broken where it costs least"),
        pytest.param([[-5, 0, 9, 0], [-1, 0, 0, 9], [-40, 9, 0, 0]], [1, -1, 0], id="no root wanted"),
        pytest.param([[0, 0, 9, 0, 0], [0, 9, 0, 7, 0], [0, 0, 0, 0, 9], [1, 0, 0, 9, 0]], [1, 2, 3, -1], id="a circle within one"),
    ],
)  # fmt: skip
def test_heads(scores: list[list[float]], wanted: list[int]) -> None:
    assert tree(np.array(scores, dtype=np.float32)) == wanted


@pytest.mark.parametrize("size", [1, 2, 3, 40])
def test_scores_that_are_all_the_same_make_a_tree(size: int) -> None:
    assert is_tree(tree(np.zeros((size, size + 1), dtype=np.float32)))


@pytest.mark.parametrize("size", [50, 200, 256])
def test_a_long_sentence_makes_a_tree(size: int) -> None:
    chance = np.random.default_rng(size)
    assert is_tree(tree(chance.normal(size=(size, size + 1)).astype(np.float32)))
    assert is_tree(tree(chance.integers(0, 2, size=(size, size + 1)).astype(np.float32)))


def test_circles_within_circles_of_a_long_sentence_make_a_tree() -> None:
    size = 256
    scores = np.zeros((size, size + 1), dtype=np.float32)
    for word in range(size - 1):  # each word wants the next, and the next wants it a little less than its own next
        scores[word, word + 2] = size - word
        scores[word + 1, word + 1] = size + 1 - word
    assert is_tree(tree(scores))
