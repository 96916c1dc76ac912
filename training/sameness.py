"""The weights by which claims of two pages are told to be one: `python -m training.sameness`.

Fitted on invented pairs (`training/sets/claim-pairs.jsonl`) in which most of what differs is made to look alike. Prints, with each fifth of the pairs
judged by weights that did not see it, precision and recall at several bars, and writes `resolve/sameness.tsv`.
"""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rich.progress import track

import onrecord
from onrecord.resolve import sameness
from onrecord.spans import Span
from training import logit

SETS = Path("training/sets/claim-pairs.jsonl")
_TABLE = Path("src/onrecord/resolve/sameness.tsv")
_FOLDS = 5
_KEEP = 0.02  # what holds weights down: there are few pairs
_BAR = 0.85  # odds of six to one, on pairs made to be hard: wrong links are worse than missed ones


def cases(path: Path) -> Iterator[tuple[dict[str, Any], sameness.Case, sameness.Case]]:
    """The pairs of a set, each claim as it is compared: the marked words of a page that was read."""
    for line in track(path.read_text("utf-8").splitlines(), description="reading pages"):
        pair = json.loads(line)
        yield pair, *(_case(pair[side]) for side in "ab")


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=Path, default=SETS)
    asked = parser.parse_args()
    known = [(pair["same"], sameness.signs(one, other)) for pair, one, other in cases(asked.pairs)]
    size = math.ceil(len(known) / _FOLDS)  # neighbours often share a story: folds are stretches
    judged: list[tuple[float, bool]] = []
    for begin in range(0, len(known), size):
        weights = fit(known[:begin] + known[begin + size :])
        judged += [(share(signs, weights), same) for same, signs in known[begin : begin + size]]
    for step in range(95, 45, -5):
        right, found, recall = at(judged, step / 100)
        print(f"from {step / 100:.2f}: precision {right / max(found, 1):.3f}, recall {recall:.3f} ({found} found)")
    logit.write(fit(known) | {"bar": _BAR}, _TABLE, "Made by training/sameness.py from invented pairs of claims.")


def fit(known: list[tuple[bool, dict[str, float]]]) -> dict[str, float]:
    """Weights under which the right answer is likely: a choice between being one, with all signs, and being two, with none."""
    return logit.fit([({"one": signs, "two": {}}, {"one" if same else "two"}) for same, signs in known], _KEEP)


def share(signs: dict[str, float], weights: dict[str, float]) -> float:
    """How likely a pair is one."""
    return 1 / (1 + math.exp(-sum(weights.get(sign, 0.0) * value for sign, value in signs.items())))


def at(judged: list[tuple[float, bool]], bar: float) -> tuple[int, int, float]:
    """How many are right of those from a bar on, how many there are, and which share of all that are one."""
    found = [same for value, same in judged if value >= bar]
    return sum(found), len(found), sum(found) / max(sum(same for _, same in judged), 1)


def _case(page: dict[str, Any]) -> sameness.Case:
    record = onrecord.read_text(page["text"], published=page["published"], outlet=page["outlet"], drop=False, media="text")
    words, number = (page["claim"], 1) if isinstance(page["claim"], str) else page["claim"]
    begin = -1
    for _ in range(number):
        begin = record.article.text.index(words, begin + 1)
    return sameness.case_of(record, sameness.setting_of(record), "marked", Span(begin, begin + len(words)))


if __name__ == "__main__":
    main()
