"""What the taggers can say of a word, and how scores become tags and spans."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

__all__ = ["AUXILIARY", "CHAINED", "ENDED", "INNER", "NEVER", "NOTED", "Floats", "Labels", "TagRun", "best_path", "shares", "spans"]

CHAINED = ("source", "cue", "content")  # tracks with learned steps from tag to tag; the others are bound by BIO alone
INNER = ("inner_source", "inner_cue", "inner_content")  # the same for what is said within a content
AUXILIARY = ("historical", "future", "hypothetical", "negation")  # tracks that say yes or no of a trigger's words
NOTED = {  # tracks of spans, and those that say of their words what they are
    "claim": ("standing",),
    "obligation": ("duty", "instrument", "stand"),
    "condition": ("circumstance", "logic"),
    "item": ("cargo", "stage", "standing"),
}
ENDED = ("obligation", "item")  # those that go from somebody to somebody
Floats = NDArray[np.float32]
NEVER = -1e4  # a score that no path takes


class Labels(msgspec.Struct, frozen=True):
    """The tracks and what each can say, in the order of the scores; the relations; the learned steps between tags; the types and
    modes of a marked pair's event."""

    tracks: dict[str, list[str]]
    relations: list[str]
    steps: dict[str, list[list[float]]] = {}
    types: list[str] = []
    modes: list[str] = []

    def columns(self) -> dict[str, slice]:
        """Where each track stands among the scores."""
        out, at = {}, 0
        for name, said in self.tracks.items():
            out[name] = slice(at, at + len(said))
            at += len(said)
        return out

    def moves(self, track: str) -> Floats:
        """What each step from tag to tag adds to a path's score: what was learned, and never from outside to inside."""
        said = self.tracks[track]
        learned = np.array(self.steps.get(track) or np.zeros((len(said), len(said))), dtype=np.float32)
        for before, after in _illegal(said):
            learned[before, after] = NEVER
        return learned


class TagRun(NamedTuple):
    """A run of words that a track tagged alike: `first` to `last`, both included, and the mean share of the tags chosen."""

    first: int
    last: int
    label: str
    confidence: float


def _illegal(said: Sequence[str]) -> Iterator[tuple[int, int]]:
    for after, name in enumerate(said):
        if name.startswith("I"):
            for before, was in enumerate(said):
                if was == "O" or was[1:] != name[1:]:
                    yield before, after


def shares(scores: Floats) -> Floats:
    """Scores into shares of one, along the last axis."""
    raised = np.exp(scores - scores.max(-1, keepdims=True))
    return np.asarray(raised / raised.sum(-1, keepdims=True), dtype=np.float32)


def best_path(scores: Floats, moves: Floats, said: Sequence[str]) -> list[int]:
    """The tags of the highest score in sum (Viterbi): `scores` [words, tags], `moves` [tags, tags]. None begins inside."""
    if not len(scores):
        return []
    greedy = scores.argmax(1)
    inside = np.array([name.startswith("I") for name in said])
    if not inside[greedy[0]] and not moves[greedy[:-1], greedy[1:]].any() and moves.max() <= 0:
        return [int(tag) for tag in greedy]  # no step of it costs anything: nothing can be better
    best = np.where(inside, np.float32(NEVER), scores[0])
    back = np.zeros(scores.shape, dtype=np.int64)
    steps = np.ascontiguousarray(moves.T)
    rows = np.arange(len(said))
    for number in range(1, len(scores)):
        reached = steps + best
        came = reached.argmax(1)
        back[number] = came
        best = reached[rows, came] + scores[number]
        best -= best.max()  # sums that grow with the page would blur what is left of it
    tag = int(best.argmax())
    path = [tag]
    for number in range(len(scores) - 1, 0, -1):
        tag = int(back[number, tag])
        path.append(tag)
    return path[::-1]


def spans(path: Sequence[int], said: Sequence[str], sure: Floats) -> list[TagRun]:
    """The runs of a BIO path. `sure` [words, tags] are the shares that their confidence is the mean of."""
    numbers = iter(range(len(path)))
    marks = [said[tag] for tag in path]
    run = 0
    starts: list[int] = []
    for number, mark in enumerate(marks):
        if mark.startswith("B") or (mark.startswith("I") and (number == 0 or marks[number - 1] == "O")):
            run += 1
        starts.append(0 if mark == "O" else run)
    out = []
    for which, members in groupby(numbers, key=starts.__getitem__):
        held = list(members)
        if which:
            share = float(np.mean([sure[number, path[number]] for number in held]))
            out.append(TagRun(held[0], held[-1], marks[held[0]].partition("-")[2], share))
    return out
