"""Measures of agreement between two who did the same work, and the pairing of what they found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from typing import NamedTuple, TypeVar

First = TypeVar("First")
Second = TypeVar("Second")


class Found(NamedTuple):
    """How many the first found, how many the second, and how many are the same; counts of several documents are added."""

    first: int
    second: int
    same: int

    def __add__(self, other: object) -> Found:
        if not isinstance(other, Found):
            return NotImplemented
        return Found(self.first + other.first, self.second + other.second, self.same + other.same)

    @property
    def f1(self) -> float | None:
        """Twice the same over all that were found, which is the F1 of either against the other; None where nothing was found.

        >>> Found(4, 6, 3).f1
        0.6
        """
        return 2 * self.same / (self.first + self.second) if self.first + self.second else None


def accuracy(pairs: Sequence[tuple[Hashable, Hashable]]) -> float | None:
    """The share of pairs whose two labels are equal; None where there is no pair.

    >>> accuracy([("say", "say"), ("say", "deny")])
    0.5
    """
    return sum(one == other for one, other in pairs) / len(pairs) if pairs else None


def kappa(pairs: Sequence[tuple[Hashable, Hashable]]) -> float | None:
    """Cohen's kappa: agreement above chance, as a share of what there could be above chance.

    None where there is no pair, or where both give all one label, so that chance alone agrees.

    >>> kappa([("a", "a"), ("a", "a"), ("b", "b"), ("a", "b")])
    0.5
    """
    agreed = accuracy(pairs)
    if agreed is None:
        return None
    first, second = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    chance = sum(first[label] * second[label] for label in first) / len(pairs) ** 2
    return (agreed - chance) / (1 - chance) if chance < 1 else None


def matched(
    first: Sequence[First], second: Sequence[Second], likeness: Callable[[First, Second], float]
) -> list[tuple[First, Second]]:
    """Pairs of the two, the likeliest first, each item in one pair at most; likeness 0 makes no pair. Of equally likely pairs the
    earlier ones win.

    >>> matched([1, 5], [6, 2, 1], lambda one, other: max(0, 2 - abs(one - other)))
    [(1, 1), (5, 6)]
    """
    scored = [(likeness(one, other), i, j) for i, one in enumerate(first) for j, other in enumerate(second)]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for like, i, j in sorted(scored, key=lambda each: (-each[0], each[1:])):
        if like > 0 and i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return [(first[i], second[j]) for i, j in sorted(pairs.items())]
