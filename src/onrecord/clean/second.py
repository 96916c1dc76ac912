"""A second opinion on HTML pages that the block classifier is unsure of: trafilatura's, translated back into lines.

On one page in ten the classifier itself expects to be wrong somewhere. There trafilatura, which goes by other clues, is right
more often. It is asked only then, since it is slow; only in the main thread, since it crashes in others; and only on trees that
it can take, since beyond some hundred levels it silently returns nothing.
"""

from __future__ import annotations

import logging
import re
import threading
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.clean.lines import Line

_DEEPEST = 250  # levels of nesting
_LONGEST = 2_000_000  # characters of HTML
_WORD = re.compile(r"\w+")
_LONG = 7  # words: a longer line is known by its shingles, a shorter one only by standing in order between others
_SHARE = 0.6  # of a long line's shingles that the story has to hold


def to_be_had() -> bool:
    """Whether a second opinion can be asked for here."""
    return threading.current_thread() is threading.main_thread()


def second_opinion(html: str, lines: Sequence[Line]) -> NDArray[np.bool_] | None:
    """Which lines trafilatura takes for the story; None where it cannot be asked or finds nothing."""
    if not to_be_had() or len(html) > _LONGEST or max((line.mark.depth for line in lines if line.mark), default=0) > _DEEPEST:
        return None
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        story = trafilatura.extract(html, include_comments=False)
    except Exception:  # whatever it raises on a page, we have an opinion of our own
        return None
    taken = np.array(lines_of_story([line.text for line in lines], story or ""))
    return taken if taken.any() else None


def lines_of_story(lines: Sequence[str], story: str) -> list[bool]:
    """Which lines make up a story of which only the text is known.

    >>> lines_of_story(["Menu", "Yes.", "The talks went on until late at night.", "Yes."], "The talks went on until late at night. Yes.")
    [False, False, True, True]
    """
    words = _WORD.findall(story)
    shingles = set(zip(words, words[1:], words[2:], strict=False))
    where: dict[str, list[int]] = defaultdict(list)
    for place, word in enumerate(words):
        where[word].append(place)
    marked = [False] * len(lines)
    found: dict[int, list[tuple[int, int]]] = {}  # by line: where in the story its words may stand, from and to
    for number, line in enumerate(lines):
        own = _WORD.findall(line)
        if len(own) >= _LONG:
            mine = set(zip(own, own[1:], own[2:], strict=False))
            marked[number] = len(mine & shingles) >= _SHARE * len(mine)
            hits = [place for place in where[own[0]] if words[place : place + 3] == own[:3]][:1] if marked[number] else []
        else:
            hits = [place for place in where[own[0]] if words[place : place + len(own)] == own] if own else []
        if hits:
            found[number] = [(place, place + len(own)) for place in hits]
    for number in _in_order(found):
        marked[number] = True
    return marked


def _in_order(found: dict[int, list[tuple[int, int]]]) -> set[int]:
    """The lines of the heaviest chain of finds that stand in the same order on the page and in the story, without overlap."""
    ends: list[int] = []  # where in the story the best chains end, ascending; their weights grow alongside
    weights: list[int] = []
    chains: list[tuple[int, object] | None] = []
    for line, places in found.items():
        longer = []
        for begin, end in places:
            slot = bisect_left(ends, begin + 1) - 1
            weight, chain = (weights[slot], chains[slot]) if slot >= 0 else (0, None)
            longer.append((end, weight + end - begin, (line, chain)))
        for end, weight, link in longer:
            slot = bisect_left(ends, end)
            if (slot and weights[slot - 1] >= weight) or (slot < len(ends) and ends[slot] == end and weights[slot] >= weight):
                continue
            while slot < len(ends) and weights[slot] <= weight:
                del ends[slot], weights[slot], chains[slot]
            ends.insert(slot, end)
            weights.insert(slot, weight)
            chains.insert(slot, link)
    lines: set[int] = set()
    link_: object = chains[-1] if chains else None
    while isinstance(link_, tuple):
        lines.add(link_[0])
        link_ = link_[1]
    return lines
