"""Links and the threads that they make."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from telling import Telling, address

from onrecord.store import Store, linking
from onrecord.store.linking import Link


@pytest.fixture
def five(store: Store) -> Store:
    """Five articles, a to e, that have nothing in common."""
    for name in "abcde":
        Telling(f"{name}\n\nA note.", address(name)).keep(store)
    return store


def joined(one: str, other: str) -> Link:
    return Link("copy", one, other, "abcde".index(one) + 1, "abcde".index(other) + 1, 0.9, {"how": "verbatim"})


def threads(store: Store) -> list[set[str]]:
    with store.reading() as at:
        made = {
            linking.thread_of(at, "copy", name): set(linking.members(at, "copy", linking.thread_of(at, "copy", name)))
            for name in "abcde"
        }
    return sorted(made.values(), key=min)


def test_what_is_linked_near_or_far_is_one_thread(five: Store) -> None:
    with five.writing() as at:
        linking.tie(at, [joined("a", "b"), joined("c", "b"), joined("e", "d")])
    assert threads(five) == [{"a", "b", "c"}, {"d", "e"}]


def test_the_order_of_links_makes_no_difference(five: Store) -> None:
    for seed in range(5):
        made = [joined(one, other) for one, other in pairwise("abcd")]
        random.Random(seed).shuffle(made)
        with five.writing() as at:
            for number in range(1, 6):
                linking.untie(at, number)
            for link in made:
                linking.tie(at, [link])
        assert threads(five) == [{"a", "b", "c", "d"}, {"e"}]


def test_a_link_that_is_undone_parts_its_thread_and_joins_it_again(five: Store) -> None:
    with five.writing() as at:
        linking.tie(at, [joined(one, other) for one, other in pairwise("abcde")])
        assert linking.undo(at, "copy", "c", "b")
    assert threads(five) == [{"a", "b"}, {"c", "d", "e"}]
    with five.writing() as at:
        assert linking.undo(at, "copy", "b", "c", stands=True)
    assert threads(five) == [set("abcde")]


def test_another_way_round_keeps_a_thread_together(five: Store) -> None:
    with five.writing() as at:
        linking.tie(at, [joined("a", "b"), joined("b", "c"), joined("a", "c")])
        linking.undo(at, "copy", "a", "b")
    assert threads(five)[0] == {"a", "b", "c"}


def test_an_article_that_goes_takes_its_links_along(five: Store) -> None:
    with five.writing() as at:
        linking.tie(at, [joined(one, other) for one, other in pairwise("abcde")])
        linking.untie(at, 1)
        linking.untie(at, 4)
    assert threads(five) == [{"a"}, {"b", "c"}, {"d"}, {"e"}]


def test_a_link_that_reviewers_undid_is_kept_but_does_not_stand(five: Store) -> None:
    with five.writing() as at:
        linking.tie(at, [joined("b", "a")], {("copy", "a", "b")})
        (kept,) = linking.links_of(at, "copy", ["a"])
    assert (kept.a, kept.b, kept.stands, kept.evidence) == ("a", "b", False, {"how": "verbatim"})
    assert threads(five) == [{name} for name in "abcde"]


def test_a_link_that_is_not_there_cannot_be_undone(five: Store) -> None:
    with five.writing() as at:
        assert not linking.undo(at, "copy", "a", "b")
