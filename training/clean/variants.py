"""More layouts than there are sites: pages with runs of junk cut, or traded for another site's."""

from __future__ import annotations

import itertools

import numpy as np

from training.clean.sources import Labelled

_FAR = 1_000_000  # beyond any page's count of elements
_LEAST = 3  # lines: shorter runs of junk are left alone


def variants(pages: list[Labelled], seed: int) -> list[Labelled]:
    """One variant of each page: a quarter of its runs of junk cut short, a fifth traded for one from the same part of another page,
    one in twenty gone."""
    random = np.random.default_rng(seed)
    runs: dict[str, list] = {"head": [], "midst": [], "tail": []}
    for page in pages:
        for story, low, high in _runs(page):
            if not story and high - low >= _LEAST:
                runs[_part(page, low, high)].append(page.lines[low:high])
    out = []
    for page in pages:
        lines: list = []
        flags: list[bool] = []
        for story, low, high in _runs(page):
            run = page.lines[low:high]
            others = runs[_part(page, low, high)]
            chance = random.random()
            if not story and len(run) >= _LEAST:
                if chance < 0.25:
                    first, last = sorted(random.integers(0, len(run) + 1, 2))
                    run = run[:first] + run[last:]
                elif chance < 0.45 and others:
                    run = _foreign(others[random.integers(len(others))])
                elif chance < 0.5:
                    run = []
            lines += run
            flags += [story] * len(run)
        if any(flags):
            out.append(page._replace(lines=lines, story=np.array(flags), labels=None, gold=None))
    return out


def _foreign(run: list) -> list:
    """A run of another page: its elements are none of this page's."""
    return [line if line.mark is None else line._replace(mark=line.mark._replace(
        block=line.mark.block + _FAR, parent=line.mark.parent + _FAR, grandparent=line.mark.grandparent + _FAR)) for line in run]  # fmt: skip


def _runs(page: Labelled) -> list[tuple[bool, int, int]]:
    edges = [0, *(np.flatnonzero(np.diff(page.story.astype(int))) + 1), len(page.story)]
    return [(bool(page.story[low]), int(low), int(high)) for low, high in itertools.pairwise(edges) if high > low]


def _part(page: Labelled, low: int, high: int) -> str:
    return "head" if low == 0 else "tail" if high == len(page.lines) else "midst"
