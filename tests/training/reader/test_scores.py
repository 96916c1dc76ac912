"""The measures, on cases worked by hand."""

from __future__ import annotations

import doctest
from collections.abc import Callable
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.reader import scores
from training.reader.scores import Tally, b_cubed, ceaf_e, conll, coreference, muc, pairing, pronouns, spans_f1, tagging, trees

Clusters = list[list[int]]
Measure = Callable[..., Tally]

KEY = ["abc", "defg"]  # the example of Pradhan et al. 2014, with mentions missed and mentions made up
RESPONSE = ["ab", "cd", "fghi"]

partitions = st.lists(st.integers(0, 4), max_size=12).map(
    lambda cluster_of: [[mention for mention, other in enumerate(cluster_of) if other == one] for one in sorted(set(cluster_of))]
)


def test_doctests_hold() -> None:
    assert doctest.testmod(scores).failed == 0


@pytest.mark.parametrize(
    ("measure", "recall", "precision"),
    [
        (muc, (1 + 1) / (2 + 3), (1 + 0 + 1) / (1 + 1 + 3)),
        (b_cubed, (4 / 3 + 1 / 3 + 1 / 4 + 4 / 4) / 7, (4 / 2 + 1 / 2 + 1 / 2 + 4 / 4) / 8),
        (ceaf_e, (4 / 5 + 4 / 8) / 2, (4 / 5 + 4 / 8) / 3),
    ],
)
def test_the_example_of_the_literature(measure: Measure, recall: float, precision: float) -> None:
    assert measure(KEY, RESPONSE).score == pytest.approx((precision, recall, 2 * precision * recall / (precision + recall)))


@pytest.mark.parametrize(
    ("response", "recall", "precision"),
    [
        (["a", "bc", "def"], 1, 1),
        (["a", "de"], (1 + 4 / 5) / 3, (1 + 4 / 5) / 2),
        (["a", "bcx", "defy", "z"], (1 + 4 / 5 + 6 / 7) / 3, (1 + 4 / 5 + 6 / 7) / 4),
        (["a", "bcx", "dy", "z"], (1 + 4 / 5 + 2 / 5) / 3, (1 + 4 / 5 + 2 / 5) / 4),
    ],
)
def test_entities_missed_and_made_up(response: list[str], recall: float, precision: float) -> None:
    assert ceaf_e(["a", "bc", "def"], response).score[:2] == pytest.approx((precision, recall))


def test_a_gold_cluster_torn_into_single_mentions_has_no_links() -> None:
    assert muc(["abcd"], ["a", "b", "c", "d"]).score == (0, 0, 0)
    assert b_cubed(["abcd"], ["a", "b", "c", "d"]).score[:2] == (1, 1 / 4)


@given(partitions, partitions)
def test_sides_change_places(key: Clusters, response: Clusters) -> None:
    for measure in (muc, b_cubed, ceaf_e):
        there, back = measure(key, response).score, measure(response, key).score
        assert there == pytest.approx((back.recall, back.precision, back.f1))
        assert all(-1e-9 <= number <= 1 + 1e-9 for number in there)


@given(partitions)
def test_the_key_itself_is_perfect(key: Clusters) -> None:
    expected = 1 if any(len(cluster) > 1 for cluster in key) else 0
    assert conll([key], [key], singletons=False) == pytest.approx(expected)


def test_documents_are_summed_before_anything_is_divided() -> None:
    both = coreference([KEY, ["xy"]], [RESPONSE, ["xy"]], singletons=True)
    assert both.muc.recall == pytest.approx((2 + 1) / (5 + 1))
    assert both.b_cubed.precision == pytest.approx((4 + 2) / (8 + 2))
    assert both.ceaf_e.precision == pytest.approx((1.3 + 1) / (3 + 1))
    assert both.mean == pytest.approx((both.muc.f1 + both.b_cubed.f1 + both.ceaf_e.f1) / 3)


def test_mentions_of_different_documents_are_different() -> None:
    assert conll([["ab"], ["cd"]], [["cd"], ["ab"]], singletons=True) == 0


def test_single_mentions_count_only_where_asked() -> None:
    key, response = ["ab", "c"], ["ab", "d"]
    assert conll([key], [response], singletons=False) == pytest.approx(1)
    assert conll([key], [response], singletons=True) < 1


def test_nothing_at_all() -> None:
    assert conll([], [], singletons=True) == conll([[]], [[]], singletons=True) == conll([KEY], [[]], singletons=True) == 0
    assert spans_f1(set(), set()) == (0, 0, 0)
    assert tagging([], []) == 0


@given(
    st.integers(0, 5).flatmap(
        lambda columns: st.lists(st.lists(st.integers(-9, 9), min_size=columns, max_size=columns), max_size=columns)
    )
)
def test_pairing_finds_the_least_cost(rows: list[list[int]]) -> None:
    cost = np.array(rows, dtype=float).reshape(len(rows), -1) if rows else np.zeros((0, 3))
    chosen = pairing(cost)
    least = min(sum(cost[at, column] for at, column in enumerate(way)) for way in permutations(range(cost.shape[1]), len(cost)))
    assert len(set(chosen.tolist())) == len(cost)
    assert cost[np.arange(len(cost)), chosen].sum() == pytest.approx(least)


def test_trees_count_punctuation_and_tell_subtypes_apart() -> None:
    gold = [(1, "nsubj:pass"), (-1, "root"), (1, "obl:agent"), (1, "punct")]
    pred = [(1, "nsubj"), (-1, "root"), (1, "advmod"), (2, "punct")]
    assert trees(gold, pred) == (0.75, 0.25, 0.5)


def test_sides_of_unequal_length_are_refused() -> None:
    with pytest.raises(ValueError):
        tagging(["X"], [])


def test_pronouns() -> None:
    gold = [["Ada", "she", "her"], ["it", "the plan"], ["they"]]
    asked = {"she", "her", "it", "they"}
    assert pronouns(gold, {"she": "Ada", "her": "she"}, asked) == 1
    assert pronouns(gold, {"she": "Ada"}, asked) == 0.5, "a pronoun that wasn't found is wrong"
    assert pronouns(gold, {"she": None, "her": "the plan"}, asked) == 0
    assert pronouns(gold, {"she": "nobody", "her": "her"}, asked) == 0
    assert pronouns(gold, {}, {"it", "they"}) == 0, "none of them refers back"
