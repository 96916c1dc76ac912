"""Events as the network's scores have them: triggers with their types and modes, and which mentions name their ends.

Everything here counts in words of a stretch of the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from onrecord.ontology.plover import plover
from onrecord.parse.network import Network
from onrecord.parse.roles import REACH, ROLES, Role, bucket
from onrecord.parse.tags import AUXILIARY, Floats, TagRun, shares

__all__ = ["End", "Happening", "ends_of", "happenings"]

_HEARD = 0.2  # share below which a mention is no candidate for an end


class End(NamedTuple):
    """A mention, by its number, that may name an end of an event: the role, and the share of one that it holds."""

    mention: int
    role: Role
    share: float


class Happening(NamedTuple):
    """An event's trigger, first and last word, its type and mode ("" for none), how sure each is, the share of yes for each
    auxiliary mode, and what may name its ends."""

    first: int
    last: int
    type: str
    confidence: float
    mode: str
    aux: dict[str, float]
    ends: list[End]


def happenings(
    triggers: Sequence[TagRun], heads: Sequence[int], paragraph: Sequence[int], tags: dict[str, Floats], network: Network,
    trigger_states: Floats, word_states: Floats,
) -> list[Happening]:  # fmt: skip
    """The events of a stretch. `heads`: the head word of each mention; `paragraph`: the number of each word's paragraph; the
    states [words, …] are what roles are scored from."""
    ends = ends_of(triggers, heads, paragraph, network, trigger_states, word_states)
    return [_happening(run, found, tags, network) for run, found in zip(triggers, ends, strict=True)]


def ends_of(
    triggers: Sequence[TagRun], heads: Sequence[int], paragraph: Sequence[int], network: Network, trigger_states: Floats,
    word_states: Floats,
) -> list[list[End]]:  # fmt: skip
    """For each run of words the mentions that may name who does it, or gives it (the actor), and to whom (the recipient)."""
    asked = [
        (number, mention, word)
        for number, run in enumerate(triggers)
        for mention, word in enumerate(heads)
        if run.first - REACH <= word <= run.last + REACH and paragraph[word] == paragraph[run.first]
    ]
    ends: list[list[End]] = [[] for _ in triggers]
    if asked:
        first = np.array([triggers[number].first for number, _, _ in asked])
        last = np.array([triggers[number].last for number, _, _ in asked])
        scores = network.roles(
            (trigger_states[first] + trigger_states[last]) * np.float32(0.5),
            word_states[np.array([word for _, _, word in asked])],
            np.array([bucket((triggers[number].first, triggers[number].last), word) for number, _, word in asked]),
        )
        for (number, mention, _), row in zip(asked, 1 / (1 + np.exp(-scores)), strict=True):
            ends[number] += [
                End(mention, role, round(float(share), 3)) for role, share in zip(ROLES, row, strict=True) if share >= _HEARD
            ]
    return ends


def _happening(run: TagRun, ends: list[End], tags: dict[str, Floats], network: Network) -> Happening:
    words = slice(run.first, run.last + 1)
    names = network.labels.tracks["mode"]
    legal = plover().events[run.label].modes
    scores = tags["mode"][words].mean(0)
    allowed = [number for number, name in enumerate(names) if name == "none" or name in legal]
    mode = names[max(allowed, key=lambda number: float(scores[number]))]
    aux = {track: round(float(shares(tags[track][words])[:, 1].mean()), 3) for track in AUXILIARY}
    return Happening(run.first, run.last, run.label, round(run.confidence, 3), "" if mode == "none" else mode, aux, ends)
