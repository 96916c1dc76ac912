"""Texts as runs of words: what two of them share, however they are punctuated and capitalised."""

from __future__ import annotations

import re
from collections import Counter
from itertools import combinations
from typing import Final

Run = tuple[str, ...]
_WORD: Final = re.compile(r"\w+(?:['’]\w+)*")


def words(text: str) -> list[str]:
    """The words of a text, case folded and without punctuation.

    >>> words("“Don’t,” he said.")
    ["don't", 'he', 'said']
    """
    return [word.replace("’", "'") for word in _WORD.findall(text.casefold())]


def runs(told: list[str], length: int) -> list[Run]:
    """Every run of `length` words, in order.

    >>> runs(["a", "b", "c"], 2)
    [('a', 'b'), ('b', 'c')]
    """
    return [tuple(told[at : at + length]) for at in range(len(told) - length + 1)]


def shared(texts: dict[str, set[Run]]) -> Counter[tuple[str, str]]:
    """How many runs each two texts share, where they share any: by an index from runs to texts, so that texts without a
    run in common are never compared. The names of a pair are in order.
    """
    index: dict[Run, list[str]] = {}
    for name in sorted(texts):
        for run in texts[name]:
            index.setdefault(run, []).append(name)
    return Counter(pair for names in index.values() for pair in combinations(names, 2))
