"""Which spans could go with a content, and how they stand to it. Spans are of words: the first and the last."""

from __future__ import annotations

from itertools import accumulate, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.parse.links import BUCKETS, bucket, candidates

FAR = 120
Ends = tuple[int, int]


def runs(gaps: list[tuple[int, int]]) -> list[Ends]:
    """Spans in the order of the text, from the words before and in each."""
    at = [0, *accumulate(before + length for before, length in gaps)]
    return [(place + before, place + before + length - 1) for place, (before, length) in zip(at, gaps, strict=False)]


_RUNS = st.lists(st.tuples(st.sampled_from([0, 0, 1, 3, 20, 100, 130]), st.sampled_from([1, 1, 2, 30, 150])), max_size=30).map(runs)
_CONTENT = st.tuples(st.integers(0, 600), st.integers(0, 100)).map(lambda ends: (ends[0], sum(ends)))


def between(one: Ends, other: Ends) -> int:
    """From the last word of the one to the first of the other, whichever comes first; 0 where they overlap."""
    return max(one[0] - other[1], other[0] - one[1], 0)


@settings(deadline=None)
@given(_CONTENT, _RUNS, st.booleans())
def test_candidates_are_near_and_in_order(content: Ends, others: list[Ends], before_only: bool) -> None:
    found = candidates(content, others, before_only)
    assert all(a < b for a, b in pairwise(found))
    assert len(found) <= 10
    assert all(between(content, others[number]) <= FAR for number in found)
    if before_only:
        assert len(found) <= 6
        assert all(others[number][0] < content[0] for number in found)


@settings(deadline=None)
@given(_RUNS, st.booleans())
def test_a_span_is_no_candidate_for_itself(spans: list[Ends], before_only: bool) -> None:
    for number, content in enumerate(spans):
        found = candidates(content, spans, before_only)
        assert number not in found
        if before_only:
            assert all(other < number for other in found)


@settings(deadline=None)
@given(_CONTENT, _RUNS)
def test_the_nearest_on_either_side_are_candidates(content: Ends, others: list[Ends]) -> None:
    found = candidates(content, others)
    before = [number for number, (first, last) in enumerate(others) if first < content[0] and content[0] - last <= FAR]
    after = [number for number, (first, _) in enumerate(others) if first > content[1] and first - content[1] <= FAR]
    assert before[-1:] == [number for number in found if others[number][0] < content[0]][-1:]
    if after and not any(content[0] <= first <= content[1] for first, _ in others):
        assert after[0] in found


@pytest.mark.parametrize(
    ("content", "wanted"),
    [
        pytest.param((10, 20), [0, 1, 2, 3], id="all that are near"),
        pytest.param((121, 125), [0, 1, 2, 3], id="as far as may be"),
        pytest.param((122, 125), [1, 2, 3], id="a word too far"),
        pytest.param((400, 410), [], id="all too far"),
        pytest.param((4, 30), [0, 1, 2, 3], id="within, before and after"),
    ],
)
def test_candidates(content: Ends, wanted: list[int]) -> None:
    assert candidates(content, [(0, 1), (2, 3), (22, 22), (40, 40)]) == wanted


def test_candidates_of_a_crowd_are_the_last_before_and_the_first_after() -> None:
    crowd = [(place, place) for place in range(30)]
    assert candidates((10, 12), crowd) == [4, 5, 6, 7, 8, 9, 10, 11, 12, 13]
    assert candidates((10, 12), crowd, before_only=True) == [4, 5, 6, 7, 8, 9]
    assert candidates((0, 2), crowd, before_only=True) == []


@settings(deadline=None)
@given(_CONTENT, _RUNS)
def test_every_span_stands_somehow_to_a_content(content: Ends, others: list[Ends]) -> None:
    assert all(bucket(content, other, others) in range(1, BUCKETS) for other in others)


@settings(deadline=None)
@given(_RUNS)
def test_every_part_stands_somehow_to_every_other(spans: list[Ends]) -> None:
    assert all(bucket(content, other, spans) in range(1, BUCKETS) for content in spans for other in spans)


def test_sides_and_distances_are_told_apart() -> None:
    content = (200, 210)
    distances = [0, 1, 2, 4, 8, 16, 32, 100]
    before = [bucket(content, (199 - away, 199 - away), []) for away in distances]
    after = [bucket(content, (211 + away, 211 + away), []) for away in distances]
    within = bucket(content, (203, 204), [])
    assert len({*before, *after, within}) == 2 * len(distances) + 1
    assert before == sorted(before)
    assert after == sorted(after)


@pytest.mark.parametrize("other", [(200, 210), (195, 200), (210, 230), (190, 300), (205, 205)])
def test_spans_that_share_a_word_with_the_content_are_within(other: Ends) -> None:
    assert bucket((200, 210), other, [other]) == bucket((200, 210), (203, 204), []) == BUCKETS - 1


@pytest.mark.parametrize(
    ("other", "rival", "nearest"),
    [
        pytest.param((90, 91), (95, 96), False, id="one between, before"),
        pytest.param((90, 91), (80, 81), True, id="one behind, before"),
        pytest.param((90, 91), (115, 116), True, id="one on the other side"),
        pytest.param((90, 91), (91, 105), True, id="one that reaches into the content"),
        pytest.param((120, 121), (115, 116), False, id="one between, after"),
        pytest.param((120, 121), (130, 131), True, id="one behind, after"),
        pytest.param((120, 121), (99, 99), True, id="one before, the other after"),
    ],
)
def test_another_that_stands_nearer_is_noticed(other: Ends, rival: Ends, nearest: bool) -> None:
    alone = bucket((100, 110), other, [other])
    beside = bucket((100, 110), other, sorted([other, rival]))
    assert (beside == alone) == nearest
    assert abs(beside - alone) <= 1
