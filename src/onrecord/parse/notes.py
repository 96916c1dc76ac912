"""What the network marks besides attributions and events: claims, duties, conditions and goods, what each is, and whose.

Everything here counts in words of a stretch of the page.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from onrecord.parse.happenings import End, ends_of
from onrecord.parse.network import Network
from onrecord.parse.tags import ENDED, NOTED, Floats, TagRun, shares

__all__ = ["Note", "notes"]

_HEARD = 0.05  # share below which a label is not told


class Note(NamedTuple):
    """A run of words that a track marked: first and last word, the label it gave (mostly none), how sure it is; for each track that
    says what such words are, the labels with their shares, the likeliest first; and what may name who owes or gives it, and to whom."""

    first: int
    last: int
    label: str
    confidence: float
    told: dict[str, dict[str, float]]
    ends: list[End]


def notes(
    runs: Mapping[str, Sequence[TagRun]], heads: Sequence[int], paragraph: Sequence[int], tags: dict[str, Floats], network: Network,
    trigger_states: Floats, word_states: Floats,
) -> dict[str, list[Note]]:  # fmt: skip
    """The notes of a stretch, by track. `heads`: the head word of each mention; `paragraph`: the number of each word's paragraph;
    the states [words, …] are what the ends are scored from."""
    out: dict[str, list[Note]] = {}
    for track, found in runs.items():
        ends = ends_of(found, heads, paragraph, network, trigger_states, word_states) if track in ENDED else [[] for _ in found]
        says = [name for name in NOTED.get(track, ()) if name in tags]
        out[track] = [
            Note(run.first, run.last, run.label, run.confidence, {name: _labels(run, name, tags, network) for name in says}, own)
            for run, own in zip(found, ends, strict=True)
        ]
    return out


def _labels(run: TagRun, track: str, tags: dict[str, Floats], network: Network) -> dict[str, float]:
    """What a track says of a run's words, by the mean of its scores."""
    held = shares(tags[track][run.first : run.last + 1].mean(0, keepdims=True))[0]
    told = sorted(zip(network.labels.tracks[track], held.tolist(), strict=True), key=lambda one: -one[1])
    best, *others = told
    return {name: round(share, 3) for name, share in [best, *(one for one in others if one[1] >= _HEARD)]}
