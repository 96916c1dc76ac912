"""A conditional logit: weights under which the right one of several choices is likely, each choice a bag of weighted signs."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

import numpy as np

__all__ = ["Choice", "best", "fit", "write"]

_STEPS, _RATE, _KEEP = 2000, 0.5, 0.001  # of gradient ascent, and what holds weights down

Choice = tuple[Mapping[str, Mapping[str, float]], Collection[str]]
"""The options with their signs, and which of them are right: at least one."""


def fit(choices: Sequence[Choice], keep: float = _KEEP) -> dict[str, float]:
    """The weights under which the right options together are likeliest. `keep` holds them near to nothing."""
    names = sorted({sign for options, _ in choices for signs in options.values() for sign in signs})
    place = {sign: number for number, sign in enumerate(names)}
    rows = [
        (number, option in right, {place[sign]: value for sign, value in signs.items()})
        for number, (options, right) in enumerate(choices)
        for option, signs in options.items()
    ]
    table = np.zeros((len(rows), len(names)), np.float32)
    for number, (_, _, row) in enumerate(rows):
        table[number, list(row)] = list(row.values())
    groups = np.array([group for group, _, _ in rows])
    truth = np.array([right for _, right, _ in rows], np.float32)
    begins = np.unique(groups, return_index=True)[1]
    weights, speed = np.zeros(len(names), np.float32), np.zeros(len(names), np.float32)
    for _ in range(_STEPS):
        scores = table @ weights
        raised = np.exp(scores - np.maximum.reduceat(scores, begins)[groups])
        share = raised / np.bincount(groups, raised)[groups]
        told = raised * truth
        wanted = told / np.maximum(np.bincount(groups, told)[groups], 1e-12)
        speed = 0.9 * speed + table.T @ (wanted - share).astype(np.float32) / len(choices) - keep * weights
        weights += _RATE * speed
    return dict(zip(names, weights.tolist(), strict=True))


def best(options: Mapping[str, Mapping[str, float]], weights: Mapping[str, float]) -> str:
    """The likeliest option."""
    return max(options, key=lambda one: (sum(weights.get(sign, 0.0) * value for sign, value in options[one].items()), one))


def write(weights: Mapping[str, float], path: Path, remark: str) -> None:
    """Write weights as a table of the package, those that weigh anything."""
    lines = [f"{sign}\t{weight:.3f}\n" for sign, weight in sorted(weights.items()) if abs(weight) >= 0.0005]
    path.write_text(f"# {remark}\nsign\tweight\n" + "".join(lines), "utf-8")
