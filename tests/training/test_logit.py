"""The conditional logit behind the weighed signs."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from onrecord.ontology.tables import table
from training.logit import Choice, best, fit, write

Options = dict[str, dict[str, float]]


def drawn(count: int, seed: int = 1) -> list[Choice]:
    """Choices among three of which the one that is near is right, whatever else speaks for the others."""
    chance = np.random.default_rng(seed)
    out: list[Choice] = []
    for _ in range(count):
        right = int(chance.integers(3))
        options = {
            str(one): {"near": 1.0, "noise": float(chance.random())}
            if one == right
            else {"far": 1.0, "noise": float(chance.random())}
            for one in range(3)
        }
        out.append((options, [str(right)]))
    return out


def test_an_obvious_rule_is_found_and_holds_on_what_was_not_seen() -> None:
    weights = fit(drawn(60))
    assert weights["near"] > 1 > -1 > weights["far"]
    assert abs(weights["noise"]) < 0.5
    assert all([best(options, weights)] == list(right) for options, right in drawn(60, seed=2))


def test_how_likely_it_is_is_learned_too() -> None:
    """Three of four times the marked one is right: its weight is the logarithm of three."""
    options: Options = {"a": {"marked": 1.0}, "b": {}}
    weights = fit([(options, ["a"])] * 3 + [(options, ["b"])], keep=0)
    assert weights["marked"] == pytest.approx(np.log(3), abs=0.01)


def test_of_several_right_ones_any_will_do() -> None:
    options: Options = {"a": {"red": 1.0}, "b": {"blue": 1.0}, "c": {"green": 1.0}}
    weights = fit([(options, ["a", "b"])] * 5)
    assert min(weights["red"], weights["blue"]) > weights["green"]
    assert weights["red"] == pytest.approx(weights["blue"], abs=1e-3)


def test_what_is_seldom_seen_weighs_less_the_more_weights_are_held_down() -> None:
    loose, tight = (fit(drawn(20), keep=keep)["near"] for keep in (0.001, 0.5))
    assert 0 < tight < loose


def test_choices_of_different_sizes() -> None:
    two: Options = {"a": {"good": 1.0}, "b": {}}
    four: Options = {"a": {}, "b": {}, "c": {"good": 1.0}, "d": {}}
    weights = fit([(two, ["a"]), (four, ["c"]), (two, ["a"])])
    assert (best(two, weights), best(four, weights)) == ("a", "c")


def test_the_likeliest_of_equals_is_always_the_same() -> None:
    assert best({"a": {}, "b": {}}, {}) == best({"b": {}, "a": {}}, {})
    assert best({"a": {"unknown": 9.0}, "b": {"good": 0.1}}, {"good": 1.0}) == "b"


def test_the_table_that_is_written_is_one_of_the_package(tmp_path: Path) -> None:
    write({"b, c": 1.23456, "a": -0.5, "nothing": 0.0004}, tmp_path / "x.tsv", "Made by hand.")
    assert (tmp_path / "x.tsv").read_text("utf-8") == "# Made by hand.\nsign\tweight\na\t-0.500\nb, c\t1.235\n"


@pytest.mark.parametrize(("room", "name"), [("extract", "ends/events.tsv"), ("resolve", "belonging.tsv")])
def test_the_tables_of_the_package_are_such(room: str, name: str) -> None:
    rows = list(table(f"onrecord.{room}", name, ("sign", "weight")))
    assert len(rows) > 20
    assert [sign for sign, _ in rows] == sorted({sign for sign, _ in rows})
    assert all(abs(float(weight)) < 20 for _, weight in rows)
