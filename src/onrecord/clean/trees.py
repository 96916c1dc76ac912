"""Boosted trees of yes-or-no questions, asked of all lines of a page at once.

The trees are oblivious (every node of a level asks the same question), so that a tree is six comparisons and one look-up, and
numpy is all that is needed to run them. They are made by `training/clean`.
"""

from __future__ import annotations

import hashlib
import io
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.errors import DataDamaged

Scores = NDArray[Any]  # [lines × classes], single floats


class Forest:
    """An ensemble of oblivious trees.

    `feature` [trees × depth] numbers the column a level asks about, `border` [trees × depth] the value that it has to pass, `leaf`
    [trees × 2**depth × classes] what each answer adds to the score of each class, `bias` [classes] where the scores begin.
    """

    def __init__(self, feature: NDArray[Any], border: NDArray[Any], leaf: NDArray[Any], bias: NDArray[Any]) -> None:
        self.feature = feature.astype(np.intp)
        self.border = border.astype(np.float32)[:, :, None]
        trees, leaves, self.classes = leaf.shape
        self._leaf = leaf.astype(np.float32).reshape(trees * leaves, self.classes)
        self._first = (np.arange(trees, dtype=np.int32) * leaves)[:, None]
        self._bias = bias.astype(np.float32)

    def parts(self) -> dict[str, NDArray[Any]]:
        """The arrays that it is made of, as a model file holds them."""
        trees, levels = self.feature.shape
        return {
            "feature": self.feature.astype(np.int16),
            "border": self.border[:, :, 0],
            "leaf": self._leaf.reshape(trees, 2**levels, self.classes).astype(np.float16),
            "bias": self._bias,
        }

    def scores(self, rows: NDArray[np.float32]) -> Scores:
        """Raw scores [lines × classes] of the rows [lines × columns]."""
        by_column = np.ascontiguousarray(rows.T)
        answer = np.zeros((len(self.feature), by_column.shape[1]), np.uint8)
        for level in range(self.feature.shape[1]):
            passed = by_column[self.feature[:, level]] > self.border[:, level]
            answer |= passed.view(np.uint8) << level
        answer = answer + self._first
        if self.classes == 1:
            total = self._leaf[:, 0][answer].sum(axis=0, dtype=np.float64)[:, None]
        else:
            total = np.zeros((by_column.shape[1], self.classes))
            for tree in answer:
                total += self._leaf[tree]
        scores: Scores = (total + self._bias).astype(np.float32)
        return scores


def chance(scores: Scores) -> NDArray[Any]:
    """Of one score: the chance of yes [lines]. Of several: the chance of each class [lines × classes]."""
    if scores.shape[1] == 1:
        chances = 1 / (1 + np.exp(-scores[:, 0]))
    else:
        raised = np.exp(scores - scores.max(axis=1, keepdims=True))
        chances = raised / raised.sum(axis=1, keepdims=True)
    return np.asarray(chances, np.float32)


@cache
def forests(name: str) -> dict[str, Any]:
    """The forests of a model file of this room, by name, and its lists of words, checked against the digest in `models.txt`."""
    folder = files("onrecord.clean") / "data"
    known = dict(line.split()[::-1] for line in (folder / "models.txt").read_text("utf-8").splitlines() if line[:1] not in "#")
    try:
        packed = (folder / name).read_bytes()
    except OSError as missing:
        raise DataDamaged(f"The model file {name} of the block classifier is missing: install onrecord again.") from missing
    if hashlib.sha256(packed).hexdigest() != known.get(name):
        raise DataDamaged(f"The model file {name} of the block classifier is damaged (its digest differs): install onrecord again.")
    with np.load(io.BytesIO(packed), allow_pickle=False) as arrays:
        parts = {key: arrays[key] for key in arrays.files}
    names = {key.split(".")[0] for key in parts if key.endswith(".feature")}
    made: dict[str, Any] = {
        key: Forest(parts[f"{key}.feature"], parts[f"{key}.border"], parts[f"{key}.leaf"], parts[f"{key}.bias"]) for key in names
    }
    made.update({key: [str(word) for word in value] for key, value in parts.items() if value.dtype.kind == "U"})
    return made
