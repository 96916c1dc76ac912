"""How words stand to an event's trigger. Words are told by their numbers."""

from __future__ import annotations

import pytest

from onrecord.parse.roles import BUCKETS, REACH, bucket

TRIGGER = (100, 102)


def test_every_word_within_reach_stands_somehow_to_the_trigger() -> None:
    found = {bucket(TRIGGER, word) for word in range(100 - REACH, 103 + REACH)}
    assert found == set(range(BUCKETS))


def test_sides_and_distances_are_told_apart() -> None:
    before = [bucket(TRIGGER, 100 - away) for away in range(1, REACH + 1)]
    after = [bucket(TRIGGER, 102 + away) for away in range(1, REACH + 1)]
    assert before == sorted(before)
    assert after == sorted(after)
    assert set(before).isdisjoint(after)
    assert len(set(before[:3])) == len(set(after[:3])) == 3


@pytest.mark.parametrize("word", [100, 101, 102])
def test_words_of_the_trigger_are_within(word: int) -> None:
    assert bucket(TRIGGER, word) == BUCKETS - 1
