"""How well claims, commitments and flows are found and told: on the corpus's dev part and on the real articles; how their figures are
read; whether their confidence is honest; and how many are found on pages that have none.

    python -m benchmarks.claims --data ../shared/data [--scorers ../shared/bench]
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table

from benchmarks.records import documents, prediction, scored

Pages = Sequence[tuple[dict[str, Any], dict[str, Any]]]
KINDS = ("claims", "commitments", "flows")
_BINS = 10
_ROWS = [
    ("claims", "found", "claims found, F1", "f1", ".55"),
    ("claims", "status", "status, accuracy", "accuracy", ".75"),
    ("claims", "held_by", "held by, F1", "f1", ".65"),
    ("claims", "denied_by", "denied by, F1", "f1", ".65"),
    ("claims", "quantity", "value of a claim's figure", "accuracy", ".85"),
    ("commitments", "found", "commitments found by their parties, F1", "f1", ".70"),
    ("commitments", "obligation_types", "types of obligations, F1", "f1", ".60"),
    ("commitments", "trigger_type", "trigger, accuracy", "accuracy", ".65"),
    ("commitments", "status", "status, accuracy", "accuracy", ".75"),
    ("flows", "found", "flows found by from, to and kind, F1", "f1", ".55"),
    ("flows", "stage", "stage, accuracy", "accuracy", ".80"),
    ("flows", "status", "status, accuracy", "accuracy", ".80"),
    ("flows", "quantity", "value of a flow's figure", "accuracy", ".85"),
]


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--scorers", type=Path, help="the folder with score_record.py; DATA/../bench unless told")
    asked = parser.parse_args()
    scorer = (asked.scorers or asked.data.parent / "bench") / "score_record.py"
    rules = module(scorer)
    table = Table("claims, commitments, flows", "at least", "corpus dev", "real articles", box=box.SIMPLE)
    parts = {
        part: [(gold, prediction(gold, drop=part != "real")) for gold in documents(part, asked.data)] for part in ("dev", "real")
    }
    scores = {part: scored(pages, scorer)["scores"] for part, pages in parts.items()}
    for kind, key, what, figure, least in _ROWS:
        table.add_row(what, least, *(f"{scores[part][kind][key][figure] or 0:.3f}" for part in parts))
    told = {part: list(pairs(pages, rules)) for part, pages in parts.items()}
    for field, what in (("unit", "unit of a claim's figure"), ("approximate", "whether it is round")):
        table.add_row(what, ".85", *("{:.3f} of {}".format(*_figures(found, field)) for found in told.values()))
    for kind in KINDS:
        table.add_row(f"calibration error of {kind}", ".10", *(f"{calibration(found, kind):.3f}" for found in told.values()))
    table.add_row("false items per 1,000 words of pages without any", ".3", *(f"{_false(pages):.2f}" for pages in parts.values()))
    Console(width=110).print(table)


def module(path: Path) -> ModuleType:
    """The public scorer, whose way of matching items is used here too."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path} is no scorer.")
    made = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = made
    spec.loader.exec_module(made)
    return made


Matched = tuple[str, dict[str, Any], dict[str, Any] | None, bool]
"""An item found: its kind, itself, the annotated one that it is, and whether all that is scored of it is right."""


def pairs(pages: Pages, rules: ModuleType) -> Iterator[Matched]:
    """Every item that is found, with the annotated one that the scorer matches it with."""
    with tempfile.TemporaryDirectory() as folder:
        for gold, record in pages:
            path = Path(folder) / f"{gold['id']}.json"
            path.write_text(json.dumps(gold, ensure_ascii=False), "utf-8")
            doc = rules.read_gold(path)
            found = rules.read_record(record, doc["page"])
            rules.swap_copies(doc, found)
            pair = rules.Pair(doc, found)
            for kind in KINDS:
                same = _matches(kind, pair, rules)
                for number, item in enumerate(found[kind]):
                    wanted = doc[kind][same[number]] if number in same else None
                    yield kind, item, wanted, wanted is not None and _right(kind, pair, wanted, item, rules)


def _matches(kind: str, pair: Any, rules: ModuleType) -> dict[int, int]:
    """For the items found, by number, the annotated ones."""
    gold, found = pair.gold[kind], pair.pred[kind]
    pairs = [
        (weight, i, j)
        for i, one in enumerate(gold)
        for j, two in enumerate(found)
        if (weight := _alike(kind, pair, one, two, rules))
    ]
    return {j: i for i, j in rules.greedy(pairs)}


def _alike(kind: str, pair: Any, one: dict[str, Any], two: dict[str, Any], rules: ModuleType) -> float:
    if kind == "claims":
        shared = rules.overlap(one["span"], two["span"])
        union = one["span"][1] - one["span"][0] + two["span"][1] - two["span"][0] - shared
        return float(shared / union) if shared / union >= 0.5 else 0.0
    if kind == "commitments":
        return float(pair.gold_keys(one.get("parties")) == pair.pred_keys(two["parties"]))
    ends = all(pair.gold_keys(one.get(end)) == pair.pred_keys(two[end]) for end in ("from", "to"))
    return float(ends and one["kind"] == two["kind"]) * (1 + (rules.overlap(one["item"], two["item"]) > 0))


def _right(kind: str, pair: Any, one: dict[str, Any], two: dict[str, Any], rules: ModuleType) -> bool:
    if kind == "claims":
        sides = all(
            rules.speakers(pair, one.get(side), True) == rules.speakers(pair, two.get(side), False)
            for side in ("held_by", "denied_by")
        )
        return bool(sides and one["status"] == two["status"])
    if kind == "commitments":
        types = [rules.count_of(part["type"] for part in each["obligations"]) for each in (one, two)]
        return bool(one["status"] == two["status"] and one["instrument"] == two["instrument"] and types[0] == types[1])
    return bool(one["stage"] == two["stage"] and one["status"] == two["status"])


def _figures(found: Sequence[Matched], field: str) -> tuple[float, int]:
    """Of the claims whose figure is annotated and found, how often a field of it is right."""
    held = [
        (wanted["quantity"], item["quantity"])
        for kind, item, wanted, _ in found
        if kind == "claims" and wanted and wanted.get("quantity") and item.get("quantity") and field in wanted["quantity"]
    ]
    right = sum(_same(one[field], two[field]) for one, two in held)
    return right / max(1, len(held)), len(held)


def _same(one: object, two: object) -> bool:
    """The same value; of two units the same last word, without its plural."""
    if isinstance(one, str) and isinstance(two, str):
        first, second = (words.lower().split()[-1:] for words in (one, two))
        return [word.rstrip("s") for word in first] == [word.rstrip("s") for word in second]
    return one == two


def calibration(found: Sequence[Matched], kind: str) -> float:
    """The expected calibration error: how far confidence and the share of right items lie apart, over bins of a tenth."""
    held = [(item["confidence"], right) for name, item, _, right in found if name == kind]
    error = 0.0
    for bin_ in range(_BINS):
        some = [(sure, right) for sure, right in held if bin_ <= min(sure * _BINS, _BINS - 1) < bin_ + 1]
        if some:
            error += abs(sum(sure for sure, _ in some) - sum(right for _, right in some))
    return error / max(1, len(held))


def _false(pages: Pages) -> float:
    """Items found per 1,000 words of pages that have no claim, commitment or flow."""
    empty = [(gold, record) for gold, record in pages if not any(gold[kind] for kind in KINDS)]
    words = sum(len(gold["page"].split()) for gold, _ in empty)
    return 1000 * sum(len(record[kind]) for _, record in empty for kind in KINDS) / max(1, words)


if __name__ == "__main__":
    main()
