"""The model's card, written from what is measured: `python -m training.reader.card --data DATA --weights FOLDER --scorer FILE`.

Measures the exported model and the same weights in 32 bits, as PyTorch computes them and as exported, on every row; says where
they disagree; and writes `card.json` beside the exported files. `--ship` then copies these into the package.
"""

from __future__ import annotations

import argparse
import datetime
import shutil
from pathlib import Path

import msgspec
import numpy as np
import torch
from rich.console import Console
from rich.table import Table

from benchmarks.reader import TARGETS, speed
from onrecord.cli.model import markdown
from onrecord.parse.card import Card, Row, Source, shipped
from onrecord.parse.network import OnnxNetwork
from onrecord.parse.windows import windows
from training.reader import treebank
from training.reader.examples import from_treebank
from training.reader.export import digests
from training.reader.measure import ROWS, measure
from training.reader.torched import TorchNetwork
from training.reader.train import pretrained

_DOCUMENTED = Path("docs/reference/model.md")
SOURCES = [
    Source("all-MiniLM-L6-v2", "the encoder's weights to begin with, and its vocabulary", "Apache-2.0"),
    Source("UD English EWT, train (May 2025)", "words, sentences, parts of speech, dependencies", "CC BY-SA 4.0"),
    Source(
        "UD English GUM, train (May 2025), without its non-commercial genres",
        "the same, and mentions, coreference and names",
        "CC BY-SA 4.0; these genres CC BY",
    ),
    Source("PolNeAR 1.0, train", "attributions that people marked in 840 US news articles; names by CoreNLP", "none stated"),
    Source(
        "onrecord's own corpus: 278 documents of its train part, 4,078 sentences, 620 passages of statements, 1,200 of duties, goods and claims",
        "statements at two depths, chains, events with their ends, claims, duties, goods; all invented",
        "CC BY 4.0",
    ),
    Source(
        "176 real articles annotated for this by offsets (training/reader/articles), the beginnings of PolNeAR's and of web pages",
        "the same on real news",
        "annotations CC BY 4.0; texts their publishers'",
    ),
    Source(
        "PLV, train (Hu and others 2024)", "1,049 pairs of actors with PLOVER root codes, for `onrecord code` alone", "none stated"
    ),
    Source("Universal NER 1.0, three fifths of EWT dev", "names; its figure is of the other two fifths", "CC BY-SA 4.0"),
]
RECIPE = {
    "network": "six layers of 384 (22.6 M parameters), word case and quote marks as further embeddings; linear taggers, biaffine "
    "heads of words, conditional random fields for source, cue and content, pair scorers for links and for antecedents",
    "training": "all tasks jointly, AdamW, 1.5e-4 for the encoder and 1e-3 for the heads, warm-up and linear decay, bfloat16, averaged "
    "weights; first, for words, trees, names, chains and outermost attributions, three runs of 3, 3 and 2 rounds, each going on from the one before at .7 and .8 of the rates, while the recipe grew (in the "
    "second: more weight on attribution, names of the dev portion; in the third: masked pieces), and .65 of the third's weights with .35 of the second's; then, with the corpus, three more from there at .5, .6 and .4 of the rates: two rounds over all "
    "sets, one with the corpus's documents eight times, one with PolNeAR and the passages again, the last two mixed .65 to .35; then, with more documents and the real articles eight times each, two more rounds at .6 and .7 of the rates; "
    "the last two mixed .6 to .4; then, with tracks for what claims, duties, conditions and goods are, three more rounds at .5 of the rates, each going on from the one before (the second with 64 documents and 56 articles more, the third with the "
    "passages of duties, goods and claims too), mixed .4 of the earlier weights, .25 of the second, .35 of the third; weights of what is rare in losses.py",
    "export": "ONNX, the encoder's matrices in eight bits with a scale a column and activations with a scale a window; those that take the width back down with a scale for each 128 rows and for the activations that meet them, since theirs have outliers; heads in 32 bits",
}
LIMITS = [
    "texts that are not in English: the article is not read then",
    "genres far from news, the web and Wikipedia; spelling that is all capitals or none is seen seldom in training",
    "MISC names, dates and amounts: learned from a machine's tags, and not measured",
    "attributions inside attributions and chains: learned from invented news and from what an earlier model found within PolNeAR's contents",
    "events: learned from invented news and from 176 real articles, mostly of US politics; half to two thirds of a page's are found",
    "claims, duties, conditions and goods: learned from invented news, for the most part; most of those on real pages are missed",
]


def main() -> None:
    told = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    told.add_argument("--data", type=Path, required=True)
    told.add_argument("--weights", type=Path, default=Path("build/reader"), help="folder with weights.pt, int8/ and full/")
    told.add_argument("--scorer", type=Path, required=True, help="PolNeAR's public scorer, score_attribution.py")
    told.add_argument("--ship", action="store_true", help="copy the model and its card into the package")
    options = told.parse_args()
    torch.set_num_threads(1)
    write(options)


def write(options: argparse.Namespace) -> None:
    """Measure, compare, write; see the module's words."""
    console = Console()
    eight, full = options.weights / "int8", options.weights / "full"
    for folder in (eight, full):
        _bare(folder)
    networks = {"int8": OnnxNetwork(eight), "full": OnnxNetwork(full)}
    console.print(f"32 bits against PyTorch: {apart(networks['full'], options):.1e} apart at most")
    found: dict[str, dict[str, dict[str, float]]] = {}
    table = Table("row", "", *networks, "int8 loses", title="8 bits against 32")
    for row in ROWS:
        for name, network in networks.items():
            for _, figures in measure(network, options.data, options.scorer, [row]):
                found.setdefault(row, {})[name] = figures
        for what, figure in found[row]["int8"].items():
            others = [found[row][name][what] for name in networks]
            table.add_row(row, what, *(f"{one:.4f}" for one in others), f"{others[1] - figure:+.4f}")
        console.print(f"measured {row}")
    console.print(table)
    rows = [
        Row(
            target.what,
            ROWS[target.row][1],
            round(found[target.row]["int8"][target.figure], 4),
            round(found[target.row]["full"][target.figure], 4),
            target.at_least,
            target.aim,
        )
        for target in TARGETS
    ]
    rows += speed(eight)
    card = Card(
        name="onrecord reader for English",
        made=datetime.datetime.now(tz=datetime.UTC).date().isoformat(),
        about="Reads words, sentences, parts of speech, dependencies, names, mentions, coreference, and who says what, off one small encoder.",
        licence="Apache-2.0, as onrecord; what it was made from has terms of its own",
        sources=SOURCES,
        recipe=RECIPE,
        rows=rows,
        limits=LIMITS,
        repeat="make bench-reader measures the shipped model; make train-reader makes it anew. Figures are of dev portions, which no "
        "weight was trained on unless said above.",
        files=digests(eight),
    )
    for folder in (eight, full):
        held_card = msgspec.structs.replace(card, files=digests(folder))
        (folder / "card.json").write_bytes(msgspec.json.format(msgspec.json.encode(held_card), indent=1) + b"\n")
    if options.ship:
        shutil.copytree(eight, shipped(), dirs_exist_ok=True)
        told = _DOCUMENTED.read_text("utf-8")
        before, mark, rest = told.partition("--format markdown` -->\n")
        _, end, after = rest.partition("<!-- end of the card -->")
        _DOCUMENTED.write_text(before + mark + markdown(card) + end + after, "utf-8")
        console.print(f"shipped to {shipped()}, and told in {_DOCUMENTED}")


def apart(full: OnnxNetwork, options: argparse.Namespace) -> float:
    """How far the exported scores of a few dev documents are from what PyTorch computes, at most. More than a thousandth is a
    fault of the export, and stops here."""
    torched = TorchNetwork(options.weights, pretrained() / "vocab.txt")
    cut = [
        window
        for document in treebank.read(options.data / "ud/gum-dev.conllu.gz")[:3]
        for window in windows(from_treebank(document).paragraphs, full.pieces)
    ]
    furthest = max(
        float(np.abs(one - other).max())
        for ours, theirs in zip(full.read(cut), torched.read(cut), strict=True)
        for one, other in zip(ours, theirs, strict=True)
    )
    if furthest > 1e-3:
        raise SystemExit(f"The exported model and PyTorch disagree by {furthest}: nothing was written.")
    return furthest


def _bare(folder: Path) -> None:
    """A card that only names the files, so that the model can be loaded to be measured."""
    card = Card("", "", "", "", [], {}, [], [], "", digests(folder))
    (folder / "card.json").write_bytes(msgspec.json.encode(card))


if __name__ == "__main__":
    main()
