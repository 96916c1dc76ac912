"""What one marked actor does to another in a text: for those who have their own pairs. The only place where a text is encoded for a pair."""

from __future__ import annotations

from itertools import pairwise

import msgspec
import numpy as np

from onrecord.ontology.plover import plover
from onrecord.parse.network import Network
from onrecord.parse.tags import AUXILIARY, Floats, Labels, shares
from onrecord.parse.windows import Paragraph, windows, with_marks
from onrecord.parse.words import words

__all__ = ["PairCode", "code_pair", "told"]

_YIELD = ("CONCEDE", "RETREAT")
_ROOM = 90  # words kept on each side of a pair where a text is too long to be read at once
_SURE = 0.5


class PairCode(msgspec.Struct, frozen=True):
    """What the source does to the target: PLOVER's type, its quad, its mode ("" for none) and auxiliary modes; `confidence` is the share
    of the type, CONCEDE and RETREAT taken together; `yields` says that it is one of these, which older sets merge."""

    event: str
    quad: int
    mode: str
    aux: list[str]
    confidence: float
    yields: bool


def code_pair(text: str, source: tuple[int, int], target: tuple[int, int], network: Network) -> PairCode:
    """Code a pair. `source` and `target` are half-open offsets in code points.

    Raises ValueError where an end holds no word of the text, or the two stand too far apart to be read at once.
    """
    found = words(text)
    ends = [_numbers(found, end) for end in (source, target)]
    if not all(ends):
        raise ValueError("an end of the pair holds no word of the text")
    low = max(0, min(end[0] for end in ends) - _ROOM)
    high = min(len(found), max(end[-1] for end in ends) + _ROOM + 1)
    while True:
        held = found[low:high]
        clings = [False, *(before[1] == after[0] for before, after in pairwise(held))]
        cut = list(windows([Paragraph([text[begin:end] for begin, end in held], clings)], network.pieces))
        if len(cut) == 1:
            break
        first, last = min(end[0] for end in ends), max(end[-1] for end in ends)
        if low >= first and high <= last + 1:
            raise ValueError("the two stand too far apart to be read at once")
        low, high = min(first, low + 8), max(last + 1, high - 8)
    runs = [(end[0] - low, end[-1] - low) for end in ends]
    return told(network.codes(with_marks(cut[0], runs[0], runs[1]), runs[0], runs[1]), network.labels)


def _numbers(found: list[tuple[int, int]], end: tuple[int, int]) -> list[int]:
    return [number for number, (first, last) in enumerate(found) if first < end[1] and last > end[0]]


def told(scores: Floats, labels: Labels) -> PairCode:
    """The code that a pair's scores tell, those of types, of modes and of auxiliary modes in a row."""
    types, modes = labels.types, labels.modes
    share = dict(zip(types, shares(scores[: len(types)]).tolist(), strict=True))
    together = {name: value for name, value in share.items() if name not in _YIELD}
    together["YIELD"] = sum(share[name] for name in _YIELD)
    best = max(together, key=lambda name: together[name])
    event = max(_YIELD, key=lambda name: share[name]) if best == "YIELD" else best
    of_modes = scores[len(types) : len(types) + len(modes)]
    legal = [number for number, name in enumerate(modes) if name == "none" or name in plover().events[event].modes]
    mode = modes[max(legal, key=lambda number: float(of_modes[number]))]
    raised = 1 / (1 + np.exp(-scores[-len(AUXILIARY) :]))
    aux = [name for name, value in zip(AUXILIARY, raised, strict=True) if value >= _SURE]
    return PairCode(event, plover().quad(event), "" if mode == "none" else mode, aux, round(together[best], 2), best == "YIELD")
