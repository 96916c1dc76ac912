"""Choices by weighed signs: how likely each of several options is, by the sum of what its signs weigh."""

from __future__ import annotations

import math
from collections.abc import Mapping

__all__ = ["Options", "Weights", "shares"]

Weights = Mapping[str, float]
Options = Mapping[str, Mapping[str, float]]


def shares(options: Options, weights: Weights) -> dict[str, float]:
    """How likely each option is, all together one.

    >>> shares({"yes": {"loud": 1.0}, "no": {}}, {"loud": 0.0})
    {'yes': 0.5, 'no': 0.5}
    """
    scores = {option: sum(weights.get(sign, 0.0) * value for sign, value in signs.items()) for option, signs in options.items()}
    top = max(scores.values())
    raised = {option: math.exp(score - top) for option, score in scores.items()}
    whole = sum(raised.values())
    return {option: value / whole for option, value in raised.items()}
