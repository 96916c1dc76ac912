"""Fits how sure to be of claims, commitments and flows, on pages that nothing has learned from.

    python -m training.calibration --data DATA [--scorers ../shared/bench]

Reads the corpus's dev part, asks of each item that is found whether all that the public scorer looks at is right, and fits for each
kind a slope and an intercept on the log odds of the confidence as it is (Platt scaling). Writes `src/onrecord/extract/calibration.tsv`;
the old table is taken off first. Prints the calibration error before and after, on the dev part and on the real articles, which the fit
has not seen.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Sequence
from pathlib import Path

from benchmarks.claims import KINDS, Matched, calibration, module, pairs
from benchmarks.records import documents, prediction
from onrecord.extract.calibration import scaled, steps

TABLE = Path("src/onrecord/extract/calibration.tsv")
_ROUNDS, _RATE, _HOLD = 20_000, 0.05, 0.01  # of gradient descent; what holds the slope to one


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--scorers", type=Path, help="the folder with score_record.py; DATA/../bench unless told")
    asked = parser.parse_args()
    rules = module((asked.scorers or asked.data.parent / "bench") / "score_record.py")
    steps.cache_clear()
    TABLE.write_text(_table({}), "utf-8")
    found = {
        part: list(pairs([(gold, prediction(gold, drop=part != "real")) for gold in documents(part, asked.data)], rules))
        for part in ("dev", "real")
    }
    made = {kind: fit([(item["confidence"], right) for name, item, _, right in found["dev"] if name == kind]) for kind in KINDS}
    TABLE.write_text(_table(made), "utf-8")
    for part, told in found.items():
        for kind in KINDS:
            after = [_with(one, made[one[0]]) for one in told]
            print(f"{part}, {kind}: error {calibration(told, kind):.3f} before, {calibration(after, kind):.3f} after")


def _table(made: dict[str, tuple[float, float]]) -> str:
    remark = "# How sure to be: slope and intercept on the log odds. Made by `python -m training.calibration`: don't edit.\n"
    return remark + "kind\tslope\tintercept\n" + "".join(f"{kind}\t{a:.3f}\t{b:.3f}\n" for kind, (a, b) in sorted(made.items()))


def _with(one: Matched, step: tuple[float, float]) -> Matched:
    kind, item, wanted, right = one
    return kind, {**item, "confidence": round(scaled(item["confidence"], *step), 2)}, wanted, right


def fit(told: Sequence[tuple[float, bool]]) -> tuple[float, float]:
    """The slope and the intercept under which what was right is likeliest."""
    slope, intercept = 1.0, 0.0
    odds = [(math.log(min(max(sure, 0.02), 0.98) / (1 - min(max(sure, 0.02), 0.98))), float(right)) for sure, right in told]
    for _ in range(_ROUNDS if odds else 0):
        gaps = [(1 / (1 + math.exp(-(slope * one + intercept))) - right, one) for one, right in odds]
        slope -= _RATE * (sum(gap * one for gap, one in gaps) / len(odds) + _HOLD * (slope - 1))
        intercept -= _RATE * sum(gap for gap, _ in gaps) / len(odds)
    return slope, intercept


if __name__ == "__main__":
    main()
