"""The reader as PyTorch computes it, behind the same door as the exported one: to measure before exporting, and to compare."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy as np
import torch
from numpy.typing import NDArray

from onrecord.parse.chains import Pairs
from onrecord.parse.network import Outputs
from onrecord.parse.pieces import Pieces
from onrecord.parse.tags import CHAINED, Floats, Labels
from onrecord.parse.windows import Window
from training.reader.network import Reader


class TorchNetwork:
    """Trained weights in 32 bits. `folder` holds `weights.pt` (or the `checkpoint.pt` of a run under way) and `labels.json`."""

    def __init__(self, folder: Path, vocabulary: Path) -> None:
        labels = msgspec.json.decode((folder / "labels.json").read_bytes(), type=Labels)
        self.model = Reader(labels)
        if (folder / "weights.pt").exists():
            self.model.load_state_dict(torch.load(folder / "weights.pt", weights_only=True))
        else:
            self.model.load_state_dict(torch.load(folder / "checkpoint.pt", weights_only=True)["smooth"])
        self.model.eval()
        steps = {track: self.model.steps[track].tolist() for track in CHAINED}
        self.labels = Labels(labels.tracks, labels.relations, steps)
        self.pieces = Pieces(vocabulary)

    @torch.inference_mode()
    def read(self, windows: Sequence[Window]) -> list[Outputs]:
        return [Outputs(*self._window(window)) for window in windows]

    def _window(self, window: Window) -> list[Floats]:
        given = [
            torch.from_numpy(row)[None]
            for row in (window.pieces, window.shapes, window.quotes, window.marks, window.first, window.last)
        ]
        _, *outputs = self.model(*given)
        return [output[0].numpy() for output in outputs]

    @torch.inference_mode()
    def relations(self, dependents: Floats, heads: Floats) -> Floats:
        return _array(self.model.relations(torch.from_numpy(dependents), torch.from_numpy(heads)))

    @torch.inference_mode()
    def links(self, contents: Floats, others: Floats, kinds: NDArray[np.int64], buckets: NDArray[np.int64]) -> Floats:
        return _array(self.model.links(*map(torch.from_numpy, (contents, others, kinds, buckets))))

    @torch.inference_mode()
    def chains(self, mentions: Floats, antecedents: Floats, pairs: Pairs) -> Floats:
        given = (mentions[pairs.mentions], antecedents[pairs.antecedents], pairs.features)
        return _array(self.model.chains(*map(torch.from_numpy, given)))

    @torch.inference_mode()
    def roles(self, triggers: Floats, words: Floats, buckets: NDArray[np.int64]) -> Floats:
        return _array(self.model.roles(*map(torch.from_numpy, (triggers, words, buckets))))

    @torch.inference_mode()
    def codes(self, window: Window, source: tuple[int, int], target: tuple[int, int]) -> Floats:
        given = (window.pieces, window.shapes, window.quotes, window.marks, window.first, window.last)
        states = self.model(*(torch.from_numpy(row)[None] for row in given))[0][0]
        ends = [states[list(run)].mean(0, keepdim=True) for run in (source, target)]
        return _array(self.model.codes(*ends, states.mean(0, keepdim=True)))[0]


def _array(scores: torch.Tensor) -> Floats:
    return scores.numpy()
