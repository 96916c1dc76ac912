"""The trained model: its files, checked, and what they compute. Whatever is known of onnxruntime is known here."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple, Protocol

import msgspec
import numpy as np
import onnxruntime
from numpy.typing import NDArray

from onrecord.errors import DataDamaged
from onrecord.parse.card import read_card
from onrecord.parse.chains import Pairs
from onrecord.parse.pieces import Pieces
from onrecord.parse.tags import Floats, Labels
from onrecord.parse.windows import Window

__all__ = ["Network", "OnnxNetwork", "Outputs"]

Ints = NDArray[np.int64]


class Outputs(NamedTuple):
    """What the network says of a window's words [words, …]; rows of `relation_head` and columns of `arcs` begin with the root."""

    tags: Floats
    arcs: Floats
    relation_dependent: Floats
    relation_head: Floats
    link_content: Floats
    link_other: Floats
    chain_mention: Floats
    chain_antecedent: Floats
    role_trigger: Floats
    role_word: Floats


class Network(Protocol):
    """What reading needs of a trained model, wherever it runs."""

    labels: Labels
    pieces: Pieces

    def read(self, windows: Sequence[Window]) -> list[Outputs]:
        """The outputs of each window, by itself."""
        ...

    def relations(self, dependents: Floats, heads: Floats) -> Floats:
        """Scores of relations [pairs, relations]."""
        ...

    def links(self, contents: Floats, others: Floats, kinds: Ints, buckets: Ints) -> Floats:
        """Scores of links [pairs]."""
        ...

    def chains(self, mentions: Floats, antecedents: Floats, pairs: Pairs) -> Floats:
        """Scores of antecedents [pairs], from what `read` says of the mentions' heads [mentions, …]."""
        ...

    def roles(self, triggers: Floats, words: Floats, buckets: Ints) -> Floats:
        """Scores of `onrecord.parse.roles.ROLES` [pairs, roles]."""
        ...

    def codes(self, window: Window, source: tuple[int, int], target: tuple[int, int]) -> Floats:
        """Scores of types, modes and auxiliary modes, side by side, of what one run of a marked window's words does to the other;
        the runs' first and last words count from the window's."""
        ...


class OnnxNetwork:
    """The model in a folder, run by onnxruntime: on the CPU, or on an accelerator where a provider for one is installed.

    Windows are read one at a time, `threads` of them at once, each by one thread: so neither their company nor the number of
    threads can change what is said of them. Raises `DataDamaged` where a file is missing or is not what the card says it is.
    """

    def __init__(self, folder: Path, threads: int | None = None) -> None:
        _check(folder)
        self.labels = msgspec.json.decode((folder / "labels.json").read_bytes(), type=Labels)
        self.pieces = Pieces(folder / "vocabulary.txt")
        self._threads = threads or os.cpu_count() or 1
        self._reader, self._relations, self._links, self._chains, self._roles, self._codes = (
            _session(folder / f"{name}.onnx") for name in ("reader", "relations", "links", "chains", "roles", "codes")
        )

    def read(self, windows: Sequence[Window]) -> list[Outputs]:
        if self._threads == 1 or len(windows) < 2:
            return [self._window(window) for window in windows]
        with ThreadPoolExecutor(self._threads) as pool:
            return list(pool.map(self._window, windows))

    def _window(self, window: Window) -> Outputs:
        return Outputs(*self._reader.run(list(Outputs._fields), _given(window)))

    def relations(self, dependents: Floats, heads: Floats) -> Floats:
        return _only(self._relations.run(["scores"], {"dependents": dependents, "heads": heads}))

    def links(self, contents: Floats, others: Floats, kinds: Ints, buckets: Ints) -> Floats:
        return _only(self._links.run(["scores"], {"contents": contents, "others": others, "kinds": kinds, "buckets": buckets}))

    def chains(self, mentions: Floats, antecedents: Floats, pairs: Pairs) -> Floats:
        given = {"mentions": mentions[pairs.mentions], "antecedents": antecedents[pairs.antecedents], "features": pairs.features}
        return _only(self._chains.run(["scores"], given))

    def roles(self, triggers: Floats, words: Floats, buckets: Ints) -> Floats:
        return _only(self._roles.run(["scores"], {"triggers": triggers, "words": words, "buckets": buckets}))

    def codes(self, window: Window, source: tuple[int, int], target: tuple[int, int]) -> Floats:
        states = _only(self._reader.run(["states"], _given(window)))
        ends = [states[list(run)].mean(0, keepdims=True) for run in (source, target)]
        given = dict(zip(("sources", "targets", "whole"), (*ends, states.mean(0, keepdims=True)), strict=True))
        (scores,) = _only(self._codes.run(["scores"], given))
        return np.asarray(scores, dtype=np.float32)


def _given(window: Window) -> dict[str, Ints]:
    return {name: getattr(window, name) for name in ("pieces", "shapes", "quotes", "marks", "first", "last")}


def _only(outputs: Sequence[object]) -> Floats:
    (scores,) = outputs
    assert isinstance(scores, np.ndarray)
    return scores


def _session(path: Path) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False  # an arena keeps the memory of the longest window for good
    options.log_severity_level = 3
    wanted = ("CUDAExecutionProvider", "CPUExecutionProvider")
    providers = [name for name in wanted if name in onnxruntime.get_available_providers()]
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=providers)
    except Exception as broken:  # onnxruntime's errors have no common ancestor of their own
        raise DataDamaged(f"{path.name}: onnxruntime cannot load the reader model: {broken}") from broken


def _check(folder: Path) -> None:
    """Raise unless every file that the card names is there with the digest that it names."""
    for name, digest in sorted(read_card(folder).files.items()):
        try:
            found = hashlib.sha256((folder / name).read_bytes()).hexdigest()
        except OSError as missing:
            raise DataDamaged(f"The reader model's file {folder / name} is missing: install onrecord again.") from missing
        if found != digest:
            raise DataDamaged(
                f"The reader model's file {folder / name} is damaged (its sha256 is {found[:12]}…, its card says {digest[:12]}…): "
                "install onrecord again."
            )
