"""How sure to be: the table and its scale."""

from __future__ import annotations

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extract import calibration
from onrecord.extract.calibration import calibrated, scaled, steps


def test_doctests_hold() -> None:
    assert doctest.testmod(calibration).failed == 0


def test_there_is_a_step_for_each_kind_and_it_keeps_the_order() -> None:
    assert set(steps()) == {"claims", "commitments", "flows"}
    assert all(slope > 0 for slope, _ in steps().values())


def test_a_kind_without_a_step_stays_as_it_is() -> None:
    assert calibrated("gifts", 0.7) == 0.7


@given(st.floats(0, 1), st.floats(0.1, 3), st.floats(-5, 5))
def test_a_confidence_stays_between_nothing_and_all(share: float, slope: float, intercept: float) -> None:
    assert 0 < scaled(share, slope, intercept) < 1


@pytest.mark.parametrize("kind", ["claims", "commitments", "flows"])
def test_who_was_surer_before_is_not_less_sure_after(kind: str) -> None:
    told = [calibrated(kind, share / 20) for share in range(21)]
    assert told == sorted(told)
