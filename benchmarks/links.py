"""What is one across pages: `python -m benchmarks.links`.

Copies: invented stories with known origins, reprinted, cut, edited, merged and retold, beside reports of the same event, follow-ups and forms that are
filled in twice (`benchmarks/sets/copies.jsonl`); pairs of pages in one cluster against pairs of one story. Claims: 300 invented pairs, the same or not,
most of those that are not made to look alike (`benchmarks/sets/claim-pairs.jsonl`). Both sets were written before the code, by others than its authors.
"""

from __future__ import annotations

import itertools
import json
from collections import Counter
from pathlib import Path

from rich.console import Console
from rich.table import Table

from onrecord.resolve import copies, sameness
from training.sameness import cases

SETS = Path("benchmarks/sets")


def main() -> None:
    """The command."""
    shown = Table("row", "measured", "asked")
    right, found, wanted, missed = clusters(SETS / "copies.jsonl")
    precision, recall = right / max(found, 1), right / wanted
    shown.add_row(
        "copies: precision / recall / F1 of pairs in one cluster",
        f"{precision:.3f} / {recall:.3f} / {2 * right / (found + wanted):.3f}",
        "F1 .95",
    )
    shown.add_row(
        "   missed pairs, by how the page was made", ", ".join(f"{kind} {many}" for kind, many in missed.most_common()), ""
    )
    told = [(pair["same"], sameness.same_claim(one, other) is not None) for pair, one, other in cases(SETS / "claim-pairs.jsonl")]
    linked = [same for same, link in told if link]
    shown.add_row(
        f"claims, {len(told)} pairs: precision / recall of links",
        f"{sum(linked) / max(len(linked), 1):.3f} / {sum(linked) / sum(same for same, _ in told):.3f} ({len(linked)} linked)",
        ".95 / .6",
    )
    Console().print(shown)


def clusters(path: Path) -> tuple[int, int, int, Counter[str]]:
    """Pairs in one cluster and of one story; pairs in one cluster; pairs of one story; and which were missed, by the kind of page that is no
    origin."""
    pages = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    texts = [copies.text_from(page["text"]) for page in pages]
    bands = [set(copies.bands(text)) for text in texts]
    cluster = list(range(len(pages)))
    for one, other in itertools.combinations(range(len(pages)), 2):
        if bands[one] & bands[other] and copies.copied(texts[one], texts[other]):
            old, new = cluster[other], cluster[one]
            cluster = [new if held == old else held for held in cluster]
    right = found = wanted = 0
    missed: Counter[str] = Counter()
    for one, other in itertools.combinations(range(len(pages)), 2):
        a, b = pages[one], pages[other]
        together = cluster[one] == cluster[other]
        same = a["copy"] and b["copy"] and a["story"] == b["story"]
        right, found, wanted = right + (together and same), found + together, wanted + same
        if same and not together:
            missed.update({kind for kind in (a["kind"], b["kind"]) if kind != "origin"})
    return right, found, wanted, missed


if __name__ == "__main__":
    main()
