"""Which source, which cue, which earlier part and who that passed it on goes with a content: candidates and their distances, for
training and reading."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

__all__ = ["BUCKETS", "KINDS", "VIA", "bucket", "candidates"]

KINDS = 4  # sources, cues, earlier parts of the same content, those who passed it on
VIA = 3  # the last kind: several may go with one content, so each is asked for by itself
_GAPS = (0, 1, 2, 4, 8, 16, 32)  # words between two spans, at most; then more
_SIDE = len(_GAPS) + 1
BUCKETS = 1 + 2 * (2 * _SIDE + 1)  # none; before, after and within, each as the nearest of its side or not
_BEFORE, _AFTER, _FAR = 6, 4, 120  # candidates on each side, and words to them

Ends = tuple[int, int]  # the first and the last word of a span, both included


def candidates(content: Ends, others: Sequence[Ends], before_only: bool = False) -> list[int]:
    """The numbers of the spans that could go with a content: a few before it, a few after it or within, none of them far.

    `others` stand in the order of the text.
    """
    begin, end = content
    near = [number for number, (first, last) in enumerate(others) if begin - last <= _FAR and first - end <= _FAR]
    before = [number for number in near if others[number][0] < begin]
    after = [number for number in near if others[number][0] >= begin and others[number] != content]
    return before[-_BEFORE:] + ([] if before_only else after[:_AFTER])


def bucket(content: Ends, other: Ends, others: Sequence[Ends]) -> int:
    """A number from 1 for how `other` stands to a content: side, words between, and whether another one stands nearer."""
    begin, end = content
    first, last = other
    if last < begin:
        place = bisect_left(_GAPS, begin - last - 1)
        nearest = not any(last < one[0] and one[1] < begin for one in others)
    elif first > end:
        place = _SIDE + bisect_left(_GAPS, first - end - 1)
        nearest = not any(end < one[0] and one[1] < first for one in others)
    else:
        place, nearest = 2 * _SIDE, True
    return 1 + 2 * place + nearest
