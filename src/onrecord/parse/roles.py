"""Which words around an event's trigger may name who did it and to whom, and how they stand to it: for training and reading."""

from __future__ import annotations

from bisect import bisect_left
from typing import Literal

__all__ = ["BUCKETS", "REACH", "ROLES", "Role", "bucket"]

Role = Literal["actor", "recipient"]
ROLES: tuple[Role, Role] = ("actor", "recipient")
REACH = 40  # words from the trigger at most, and none beyond its paragraph
_GAPS = (1, 2, 3, 5, 8, 13, 21)  # words between, at most; then more
_SIDE = len(_GAPS) + 1
BUCKETS = 2 * _SIDE + 1


def bucket(trigger: tuple[int, int], word: int) -> int:
    """A number for how a word stands to a trigger (its first and its last word): before it or after it and how far, or within."""
    first, last = trigger
    if word < first:
        return bisect_left(_GAPS, first - word)
    if word > last:
        return _SIDE + bisect_left(_GAPS, word - last)
    return 2 * _SIDE
