"""The trained weights as the files that onrecord reads: `python -m training.reader.export --weights FOLDER --out FOLDER`.

The graphs are written node by node, with the operators that onnxruntime has for encoders, so that what runs is what stands here.
Without `--full` the encoder's matrices are kept in eight bits: a scale for each row of the table of pieces, and one for each
column of a matrix; activations are scaled as they come, one window at a time. The heads stay as they are: they are small.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from onrecord.parse.chains import FEATURES
from onrecord.parse.links import BUCKETS
from onrecord.parse.tags import CHAINED, Labels
from training.reader.network import ATTENDING, LAYERS, Reader
from training.reader.train import pretrained

OPSET, CONTRIBUTED = 20, "com.microsoft"
Array = NDArray[np.float32]


class Graph:
    """A graph in the making: nodes and weights, each value named once."""

    def __init__(self, full: bool) -> None:
        self.full = full
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []

    def weight(self, name: str, value: NDArray[np.generic]) -> str:
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(self, kind: str, inputs: Sequence[str], name: str, outputs: int = 1, **options: object) -> str:
        domain = CONTRIBUTED if kind in _CONTRIBUTED else ""
        made = [name] if outputs == 1 else [f"{name}.{number}" for number in range(outputs)]
        self.nodes.append(helper.make_node(kind, list(inputs), made, name=name, domain=domain, **options))
        return name

    def product(self, states: str, name: str, matrix: Array, bias: Array, *, eight_bits: bool) -> str:
        """`states` times a matrix [in, out], plus a bias."""
        if not eight_bits or self.full:
            raw = self.node("MatMul", [states, self.weight(f"{name}.matrix", matrix)], f"{name}.product")
            return self.node("Add", [raw, self.weight(f"{name}.bias", bias)], name)
        if name.rpartition(".")[2] in _BLOCKED:
            return self.blocked(states, name, matrix, bias)
        scale = np.maximum(np.abs(matrix).max(0), 1e-8) / 127
        held = np.clip(np.rint(matrix / scale), -127, 127).astype(np.int8)
        inputs = [
            states,
            self.weight(f"{name}.matrix", held),
            self.weight(f"{name}.scale", scale.astype(np.float32)),
            self.weight(f"{name}.zero", np.zeros(matrix.shape[1], dtype=np.int8)),
            self.weight(f"{name}.bias", bias),
        ]
        return self.node("DynamicQuantizeMatMul", inputs, name)

    def blocked(self, states: str, name: str, matrix: Array, bias: Array) -> str:
        """The same in eight bits with a scale for each block of a column, and of the activations: slower, and nearer to 32 bits."""
        rows, columns = matrix.shape
        blocks = matrix.T.reshape(columns, rows // _BLOCK, _BLOCK)
        scale = np.maximum(np.abs(blocks).max(2), 1e-8) / 127
        held = (np.clip(np.rint(blocks / scale[:, :, None]), -127, 127) + 128).astype(np.uint8)
        inputs = [
            states,
            self.weight(f"{name}.matrix", held),
            self.weight(f"{name}.scale", scale.astype(np.float32).reshape(-1)),
            "",
            "",
            self.weight(f"{name}.bias", bias),
        ]
        return self.node("MatMulNBits", inputs, name, K=rows, N=columns, bits=8, block_size=_BLOCK, accuracy_level=4)

    def save(self, path: Path, inputs: dict[str, tuple[int, list[str | int]]], outputs: dict[str, list[str | int]]) -> None:
        graph = helper.make_graph(
            self.nodes,
            path.stem,
            [helper.make_tensor_value_info(name, kind, shape) for name, (kind, shape) in inputs.items()],
            [helper.make_tensor_value_info(name, TensorProto.FLOAT, shape) for name, shape in outputs.items()],
            self.weights,
        )
        opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid(CONTRIBUTED, 1)]
        model = helper.make_model(graph, opset_imports=opsets, producer_name="onrecord")
        model.ir_version = 9
        path.write_bytes(model.SerializeToString(deterministic=True))


_BLOCK = 128  # rows of a column that share a scale
_BLOCKED = frozenset(("down",))  # matrices whose activations have outliers
_CONTRIBUTED = frozenset(("DynamicQuantizeMatMul", "MatMulNBits", "MultiHeadAttention", "SkipLayerNormalization"))
_INT, _FLOAT = TensorProto.INT64, TensorProto.FLOAT


def export(weights: dict[str, torch.Tensor], labels: Labels, vocabulary: Path, out: Path, full: bool) -> None:
    """Write the graphs, the labels with the learned steps, and the vocabulary into a folder."""
    out.mkdir(parents=True, exist_ok=True)
    held = {name: value.float().numpy() for name, value in weights.items()}
    reader(held, full, out / "reader.onnx")
    relations(held, out / "relations.onnx")
    links(held, out / "links.onnx")
    chains(held, out / "chains.onnx")
    roles(held, out / "roles.onnx")
    codes(held, out / "codes.onnx")
    steps = {track: held[f"steps.{track}"].round(5).tolist() for track in CHAINED}
    told = msgspec.json.encode(msgspec.structs.replace(labels, steps=steps))
    (out / "labels.json").write_bytes(msgspec.json.format(told, indent=1) + b"\n")
    if vocabulary.resolve() != (out / "vocabulary.txt").resolve():
        shutil.copyfile(vocabulary, out / "vocabulary.txt")


def _linear(held: dict[str, Array], name: str) -> tuple[Array, Array]:
    return held[f"{name}.weight"].T, held[f"{name}.bias"]


def reader(held: dict[str, Array], full: bool, path: Path) -> None:
    """Encoder and heads for one window: see `onrecord.parse.network` for what goes in and comes out."""
    graph = Graph(full)
    states = _embedded(graph, held)
    for number in range(LAYERS):
        states = _layer(graph, states, held, number)
    flat = graph.node("Squeeze", [states, graph.weight("axis", np.array([0], dtype=np.int64))], "flat")
    ends = [graph.node("Gather", [flat, place], f"words.{place}") for place in ("first", "last")]
    both = graph.node("Add", ends, "words.both")
    words = graph.node("Mul", [both, graph.weight("half", np.float32(0.5))], "words")
    rooted = graph.node("Concat", [graph.weight("root", held["root"][None]), words], "rooted", axis=0)
    outputs: dict[str, list[str | int]] = {}

    def head(states: str, ours: str, theirs: str, rows: str) -> str:
        matrix, bias = _linear(held, theirs)
        outputs[ours] = [rows, matrix.shape[1]]
        return graph.product(states, ours, matrix, bias, eight_bits=False)

    head(words, "tags", "tags", "words")
    head(words, "relation_dependent", "relation_dependent", "words")
    head(rooted, "relation_head", "relation_head", "rooted")
    head(words, "link_content", "link_content", "words")
    head(words, "link_other", "link_other", "words")
    head(words, "chain_mention", "chain_mention", "words")
    head(words, "chain_antecedent", "chain_antecedent", "words")
    head(words, "role_trigger", "role_trigger", "words")
    head(words, "role_word", "role_word", "words")
    graph.node("Identity", [words], "states")
    outputs["states"] = ["words", held["root"].shape[0]]
    sides = [
        graph.node("Gelu", [graph.product(states, f"{name}.in", *_linear(held, name), eight_bits=False)], name)
        for states, name in ((words, "arc_dependent"), (rooted, "arc_head"))
    ]
    turned = graph.node("MatMul", [sides[0], graph.weight("arc", held["arc"])], "arc.turned")
    scores = graph.node("MatMul", [turned, graph.node("Transpose", [sides[1]], "arc.heads", perm=[1, 0])], "arc.scores")
    prior = graph.product(sides[1], "arc.prior", *_linear(held, "arc_bias"), eight_bits=False)
    graph.node("Add", [scores, graph.node("Transpose", [prior], "arc.prior.row", perm=[1, 0])], "arcs")
    outputs["arcs"] = ["words", "rooted"]
    inputs: dict[str, tuple[int, list[str | int]]] = {name: (_INT, ["pieces"]) for name in ("pieces", "shapes", "quotes", "marks")}
    inputs |= {name: (_INT, ["words"]) for name in ("first", "last")}
    graph.save(path, inputs, outputs)


def _embedded(graph: Graph, held: dict[str, Array]) -> str:
    table = held["encoder.pieces.weight"]
    if graph.full:
        pieces = graph.node("Gather", [graph.weight("pieces.table", table), "pieces"], "pieces.rows")
    else:
        scale = np.maximum(np.abs(table).max(1, keepdims=True), 1e-8) / 127
        rounded = np.clip(np.rint(table / scale), -127, 127).astype(np.int8)
        rows = graph.node("Gather", [graph.weight("pieces.table", rounded), "pieces"], "pieces.held")
        scales = graph.node("Gather", [graph.weight("pieces.scale", scale.astype(np.float32)), "pieces"], "pieces.scales")
        pieces = graph.node("Mul", [graph.node("Cast", [rows], "pieces.cast", to=_FLOAT), scales], "pieces.rows")
    count = graph.node("Shape", ["pieces"], "count")
    zero = graph.weight("zero", np.array([0], dtype=np.int64))
    places = graph.node("Slice", [graph.weight("places.table", held["encoder.places.weight"]), zero, count], "places")
    shapes = graph.node("Gather", [graph.weight("shapes.table", held["encoder.shapes.weight"]), "shapes"], "shapes.rows")
    quotes = graph.node("Gather", [graph.weight("quotes.table", held["encoder.quotes.weight"]), "quotes"], "quotes.rows")
    marks = graph.node("Gather", [graph.weight("marks.table", held["encoder.marks.weight"]), "marks"], "marks.rows")
    summed = graph.node("Sum", [pieces, places, shapes, quotes, marks], "embedded")
    norm = [graph.weight(f"embedded.{what}", held[f"encoder.norm.{what}"]) for what in ("weight", "bias")]
    normed = graph.node("LayerNormalization", [summed, *norm], "embedded.norm", axis=-1, epsilon=1e-12)
    return graph.node("Unsqueeze", [normed, zero], "embedded.one")


def _layer(graph: Graph, states: str, held: dict[str, Array], number: int) -> str:
    name, ours = f"layer.{number}", f"encoder.layers.{number}"
    both = [_linear(held, f"{ours}.{part}") for part in ("query", "key", "value")]
    merged = graph.product(
        states,
        f"{name}.qkv",
        np.concatenate([one[0] for one in both], 1),
        np.concatenate([one[1] for one in both]),
        eight_bits=True,
    )
    graph.node("Split", [merged], f"{name}.split", outputs=3, axis=-1, num_outputs=3)
    parts = [f"{name}.split.{part}" for part in range(3)]
    mixed = graph.node("MultiHeadAttention", parts, f"{name}.attention", num_heads=ATTENDING)
    out = graph.product(mixed, f"{name}.out", *_linear(held, f"{ours}.out"), eight_bits=True)
    states = _normed(graph, out, states, held, f"{ours}.norm_out", f"{name}.normed")
    up = graph.product(states, f"{name}.up", *_linear(held, f"{ours}.up"), eight_bits=True)
    down = graph.product(graph.node("Gelu", [up], f"{name}.gelu"), f"{name}.down", *_linear(held, f"{ours}.down"), eight_bits=True)
    return _normed(graph, down, states, held, f"{ours}.norm_down", f"{name}.done")


def _normed(graph: Graph, states: str, residual: str, held: dict[str, Array], theirs: str, name: str) -> str:
    norm = [graph.weight(f"{name}.{what}", held[f"{theirs}.{what}"]) for what in ("weight", "bias")]
    return graph.node("SkipLayerNormalization", [states, residual, *norm], name, epsilon=1e-12)


def relations(held: dict[str, Array], path: Path) -> None:
    """The relation of each word to the head chosen for it."""
    graph = Graph(full=True)
    hidden = graph.node("Gelu", [graph.node("Add", ["dependents", "heads"], "both")], "hidden")
    matrix, bias = _linear(held, "relations.out")
    graph.product(hidden, "scores", matrix, bias, eight_bits=False)
    wide: list[str | int] = ["pairs", matrix.shape[0]]
    graph.save(path, {"dependents": (_FLOAT, wide), "heads": (_FLOAT, wide)}, {"scores": ["pairs", matrix.shape[1]]})


def links(held: dict[str, Array], path: Path) -> None:
    """How well a source, a cue or an earlier part goes with a content."""
    graph = Graph(full=True)
    table = held["links.kind.weight"]
    times = graph.node("Mul", ["kinds", graph.weight("many", np.int64(BUCKETS))], "times")
    rows = graph.node("Add", [times, "buckets"], "rows")
    told = graph.node("Gather", [graph.weight("kind", table), rows], "told")
    hidden = graph.node("Gelu", [graph.node("Sum", ["contents", "others", told], "both")], "hidden")
    out = graph.node("Gather", [graph.weight("out", held["links.out.weight"]), "kinds"], "outs")
    weighed = graph.node("Mul", [hidden, out], "weighed")
    summed = graph.node("ReduceSum", [weighed, graph.weight("axis", np.array([-1], dtype=np.int64))], "summed", keepdims=0)
    bias = graph.node("Gather", [graph.weight("bias", held["links.bias.weight"][:, 0]), "kinds"], "biases")
    graph.node("Add", [summed, bias], "scores")
    wide: list[str | int] = ["pairs", table.shape[1]]
    one: list[str | int] = ["pairs"]
    inputs = {"contents": (_FLOAT, wide), "others": (_FLOAT, wide), "kinds": (_INT, one), "buckets": (_INT, one)}
    graph.save(path, inputs, {"scores": one})


def chains(held: dict[str, Array], path: Path) -> None:
    """How likely one mention is the antecedent of another."""
    graph = Graph(full=True)
    product = graph.node("Mul", ["mentions", "antecedents"], "both")
    parts = ["mentions", "antecedents", graph.product(product, "product", *_linear(held, "chains.product"), eight_bits=False)]
    columns = graph.node("Split", ["features"], "columns", outputs=len(FEATURES), axis=1, num_outputs=len(FEATURES))
    axis = graph.weight("axis", np.array([1], dtype=np.int64))
    for number in range(len(FEATURES)):
        column = graph.node("Squeeze", [f"{columns}.{number}", axis], f"column.{number}")
        table = graph.weight(f"table.{number}", held[f"chains.features.{number}.weight"])
        parts.append(graph.node("Gather", [table, column], f"told.{number}"))
    hidden = graph.node("Gelu", [graph.node("Sum", parts, "summed")], "hidden")
    raw = graph.product(hidden, "raw", *_linear(held, "chains.out"), eight_bits=False)
    graph.node("Squeeze", [raw, axis], "scores")
    wide: list[str | int] = ["pairs", held["chains.product.weight"].shape[0]]
    inputs = {"mentions": (_FLOAT, wide), "antecedents": (_FLOAT, wide), "features": (_INT, ["pairs", len(FEATURES)])}
    graph.save(path, inputs, {"scores": ["pairs"]})


def roles(held: dict[str, Array], path: Path) -> None:
    """How likely a word is part of the name of an event's actor, and of its recipient."""
    graph = Graph(full=True)
    told = graph.node("Gather", [graph.weight("place", held["roles.place.weight"]), "buckets"], "told")
    hidden = graph.node("Gelu", [graph.node("Sum", ["triggers", "words", told], "both")], "hidden")
    matrix, bias = _linear(held, "roles.out")
    graph.product(hidden, "scores", matrix, bias, eight_bits=False)
    wide: list[str | int] = ["pairs", matrix.shape[0]]
    inputs = {"triggers": (_FLOAT, wide), "words": (_FLOAT, wide), "buckets": (_INT, ["pairs"])}
    graph.save(path, inputs, {"scores": ["pairs", matrix.shape[1]]})


def codes(held: dict[str, Array], path: Path) -> None:
    """What one marked actor does to another."""
    graph = Graph(full=True)
    joined = graph.node("Concat", ["sources", "targets", "whole"], "joined", axis=1)
    hidden = graph.node("Gelu", [graph.product(joined, "in", *_linear(held, "codes.hidden"), eight_bits=False)], "hidden")
    matrix, bias = _linear(held, "codes.out")
    graph.product(hidden, "scores", matrix, bias, eight_bits=False)
    wide: list[str | int] = ["pairs", matrix.shape[0]]
    graph.save(path, dict.fromkeys(("sources", "targets", "whole"), (_FLOAT, wide)), {"scores": ["pairs", matrix.shape[1]]})


def digests(folder: Path) -> dict[str, str]:
    """The digests of a model's files, as its card lists them."""
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir()) if path.name != "card.json"
    }


def main() -> None:
    told = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    told.add_argument("--weights", type=Path, default=Path("build/reader"), help="folder with weights.pt and labels.json")
    told.add_argument("--out", type=Path, default=Path("build/reader/int8"))
    told.add_argument("--full", action="store_true", help="keep all weights in 32 bits")
    options = told.parse_args()
    labels = msgspec.json.decode((options.weights / "labels.json").read_bytes(), type=Labels)
    weights = torch.load(options.weights / "weights.pt", map_location="cpu", weights_only=True)
    Reader(labels).load_state_dict(weights)  # a clear error where weights and labels do not belong together
    export(weights, labels, pretrained() / "vocab.txt", options.out, options.full)
    size = sum(path.stat().st_size for path in options.out.iterdir()) / 1e6
    print(f"{options.out}: {size:.1f} MB\n" + json.dumps(digests(options.out), indent=1))


if __name__ == "__main__":
    main()
