"""Scores of heads into trees: greedily where that gives one, else the best tree there is (Chu and Liu 1965, Edmonds 1967)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from onrecord.parse.tags import Floats

__all__ = ["tree"]


def tree(scores: Floats) -> list[int]:
    """The head of each word of a sentence, -1 for its one root. `scores` [words, 1 + words]: the first column is the root's.

    >>> tree(np.array([[0, 0, 3], [2, 1, 0]], dtype=np.float32))
    [1, -1]
    """
    size = len(scores)
    full = np.full((size + 1, size + 1), -np.inf)
    full[1:] = scores
    np.fill_diagonal(full, -np.inf)
    heads = full.argmax(1)
    heads[0] = -1
    if (heads[1:] == 0).sum() != 1 or _cycle(heads) is not None:
        full[1:, 0] -= 1e4  # as few roots as can be: one
        heads = _arborescence(full)
    return [int(head) - 1 for head in heads[1:]]


def _cycle(heads: NDArray[np.int64]) -> list[int] | None:
    """The words of a cycle, if the heads hold one."""
    known = np.zeros(len(heads), dtype=np.int64)  # 0 unseen, else the walk on which it was seen
    for start in range(1, len(heads)):
        place = start
        while place > 0 and not known[place]:
            known[place] = start
            place = int(heads[place])
        if place > 0 and known[place] == start:
            cycle, at = [place], int(heads[place])
            while at != place:
                cycle.append(at)
                at = int(heads[at])
            return cycle
    return None


def _arborescence(scores: NDArray[np.float64]) -> NDArray[np.int64]:
    """The best tree over `scores` [dependent, head], rooted at 0: cycles are shrunk to one word, one after another."""
    heads = scores.argmax(1)
    heads[0] = -1
    cycle = _cycle(heads)
    if cycle is None:
        return np.asarray(heads, dtype=np.int64)
    inside = np.array(cycle)
    outside = np.array([word for word in range(len(scores)) if word not in set(cycle)])
    lost = scores[inside, heads[inside]]  # what an arc of the cycle brings, and is lost where it is broken
    into = scores[np.ix_(inside, outside)] - lost[:, None]
    out_of = scores[np.ix_(outside, inside)]
    size = len(outside)
    shrunk = np.full((size + 1, size + 1), -np.inf)
    shrunk[:size, :size] = scores[np.ix_(outside, outside)]
    shrunk[size, :size] = into.max(0)
    shrunk[:size, size] = out_of.max(1)
    shrunk[0] = -np.inf
    found = _arborescence(shrunk)
    out = heads.copy()
    for place in range(1, size):
        head = found[place]
        out[outside[place]] = outside[head] if head < size else inside[out_of[place].argmax()]
    entry = int(found[size])
    broken = int(into[:, entry].argmax())
    out[inside[broken]] = outside[entry]
    return np.asarray(out, dtype=np.int64)
