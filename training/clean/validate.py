"""Cross-validation by site: each page is judged by forests that saw no page of its site."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.clean.features import columns
from training.clean.forests import OWN_WEIGHT, by_site, fit, run, see
from training.clean.sources import Labelled, bare, own_pages, own_texts, public_pages, residue, without_menus
from training.clean.variants import variants

FOLDS = 5


def material(data: Path, media: str) -> tuple[list[Labelled], list[Labelled], list[Labelled]]:
    """Public pages to learn from and to be judged on, variants of them to learn from, and our own."""
    if media == "html":
        pages = without_menus(list(public_pages(data)))
        return pages, variants(pages, 1), without_menus(list(own_pages()))
    texts = list(residue(data))
    rendered = [page for page in bare(list(public_pages(data))) if page.story.any()]
    return texts, [*variants(texts, 1), *variants(texts, 2), *rendered], [*own_texts(), *bare(list(own_pages()))]


def cross_validate(data: Path, media: str, seed: int = 0, say: Any = print) -> tuple[list[Labelled], list[NDArray[np.float32]]]:
    """The public pages and each line's chance to be story, told by forests that never saw its site."""
    pages, varied, own = material(data, media)
    fold = by_site(pages, FOLDS, seed)
    of_site = {page.site: number for page, number in zip(pages, fold, strict=True)}
    seen, seen_varied, seen_own = see(pages), see(varied), see(own, OWN_WEIGHT)
    chances: list[Any] = [None] * len(pages)
    for number in range(FOLDS):
        learn = [one for one, here in zip(seen, fold, strict=True) if here != number]
        learn += [one for one in seen_varied if of_site.get(one.page.site) != number]
        fitted = fit(learn + seen_own, kinds=False)
        for place, (one, here) in enumerate(zip(seen, fold, strict=True)):
            if here == number:
                chances[place] = run(fitted, one)
        say(f"{media}: fold {number + 1} of {FOLDS}, {len(columns())} columns")
    return pages, chances
