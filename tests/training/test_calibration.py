"""The fit of how sure to be."""

from __future__ import annotations

import random

import pytest

from onrecord.extract.calibration import scaled
from training.calibration import fit


@pytest.mark.parametrize(("slope", "intercept"), [(1.0, 0.0), (0.6, -1.7), (1.5, 0.5)])
def test_the_fit_finds_how_confidence_was_skewed(slope: float, intercept: float) -> None:
    chance = random.Random(1)
    told = [
        (share, chance.random() < scaled(share, slope, intercept)) for share in (chance.uniform(0.05, 0.95) for _ in range(4000))
    ]
    found = fit(told)
    assert found[0] == pytest.approx(slope, abs=0.15)
    assert found[1] == pytest.approx(intercept, abs=0.15)


def test_nothing_told_changes_nothing() -> None:
    assert fit([]) == (1.0, 0.0)
