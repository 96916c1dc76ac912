"""How sure to be that all that is said of an item is right: what signs and shares add up to, scaled to how often such items were right.

The table is fitted by `python -m training.calibration`, on pages that nothing else was fitted on.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache

from onrecord.ontology.tables import table

__all__ = ["calibrated", "scaled", "steps"]

_EDGE = 0.02  # no share is nearer to nothing or to all


def calibrated(kind: str, confidence: float) -> float:
    """The confidence of an item of a kind ("claims", "commitments", "flows"), rounded to two decimals."""
    slope, intercept = steps().get(kind, (1.0, 0.0))
    return round(scaled(confidence, slope, intercept), 2)


def scaled(confidence: float, slope: float, intercept: float) -> float:
    """A share, moved on the scale of log odds.

    >>> round(scaled(0.5, 1.0, 0.0), 2), round(scaled(0.8, 0.5, -1.0), 2)
    (0.5, 0.42)
    """
    held = min(max(confidence, _EDGE), 1 - _EDGE)
    return 1 / (1 + math.exp(-(slope * math.log(held / (1 - held)) + intercept)))


@cache
def steps() -> Mapping[str, tuple[float, float]]:
    """Slope and intercept for each kind."""
    return {
        kind: (float(slope), float(intercept))
        for kind, slope, intercept in table("onrecord.extract", "calibration.tsv", ("kind", "slope", "intercept"))
    }
