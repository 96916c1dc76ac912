"""How well marked pairs are coded: PLV's sentences in five folds, each coded by weights that learned from the other four.

    python -m training.reader.folds --data DATA --start WEIGHTS [--corpus corpus] [--rounds 5] [--scorer score_events.py]

WEIGHTS must come from a run without `--pairs`: the shipped model has learned from all of PLV. Each fold goes on from there, on the
corpus's sentences with both ends marked and on four fifths of PLV's, with the loss of codes alone. A sentence that stands in PLV with
several pairs is in one fold. Prints macro-F1 by root code, quad class and cooperation against conflict.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import msgspec
import torch
from rich.progress import track

from onrecord.parse.pairs import told
from onrecord.parse.pieces import Pieces
from onrecord.parse.tags import Labels
from training.reader import news
from training.reader.batches import batches, build
from training.reader.examples import Example
from training.reader.losses import code_loss, code_scores
from training.reader.network import Reader, adopt
from training.reader.train import pretrained

FOLDS = 5


class _Never(random.Random):
    """A chance that never comes up: no piece is masked."""

    def random(self) -> float:
        return 1.0


_ENCODER, _HEADS = 6e-5, 4e-4  # rates at most


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--start", type=Path, required=True)
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    parser.add_argument("--rounds", type=int, default=5, help="passes over a fold's sentences; the corpus's are passed over once")
    parser.add_argument("--scorer", type=Path, help="the public scorer of events; DATA/../bench/score_events.py unless told")
    parser.add_argument("--out", type=Path, help="leave the codes here, a JSON object a line")
    asked = parser.parse_args()
    pairs = list(news.pairs(asked.data / "plv/train.tsv"))
    own = [one for one in news.sentences(asked.corpus / "sentences/events.jsonl") if one.coded]
    texts = sorted({one.text for one in pairs})
    random.Random(1).shuffle(texts)
    fold_of = {text: number % FOLDS for number, text in enumerate(texts)}
    pieces = Pieces(pretrained() / "vocab.txt")
    labels = msgspec.json.decode((asked.start / "labels.json").read_bytes(), type=Labels)
    begin = Reader(labels)
    adopt(begin, torch.load(asked.start / "weights.pt", weights_only=True), labels, labels)
    learn(begin, own, labels, pieces, 1)  # no sentence of PLV among these: one start for all folds
    state = {name: value.clone() for name, value in begin.state_dict().items()}
    lines = []
    for fold in track(range(FOLDS), description="folds"):
        torch.manual_seed(fold)
        begin.load_state_dict(state)
        learn(begin, [one for one in pairs if fold_of[one.text] != fold], labels, pieces, asked.rounds)
        lines += code(begin, [one for one in pairs if fold_of[one.text] == fold], labels, pieces)
    with tempfile.TemporaryDirectory() as folder:
        out = asked.out or Path(folder) / "codes.jsonl"
        out.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
        scorer = asked.scorer or asked.data.parent / "bench/score_events.py"
        subprocess.run([sys.executable, str(scorer), "classify", str(asked.data / "plv/train.tsv"), str(out)], check=True)


def learn(model: Reader, examples: Sequence[Example], labels: Labels, pieces: Pieces, rounds: int) -> None:
    """Fit the codes of marked pairs. Changes the model."""
    chance = random.Random(len(examples))
    schedule = [group for _ in range(rounds) for group in batches(examples, labels, pieces, chance)]
    encoder = [value for name, value in model.named_parameters() if name.startswith("encoder.")]
    heads = [value for name, value in model.named_parameters() if not name.startswith("encoder.")]
    optimizer = torch.optim.AdamW([{"params": encoder, "lr": _ENCODER}, {"params": heads, "lr": _HEADS}], weight_decay=0.01)
    falling = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: min((step + 1) / 20, max(0.02, 1 - step / len(schedule))))
    model.train()
    for number, group in enumerate(schedule):
        batch = build(group, labels, random.Random(number))
        with torch.autocast("cpu", dtype=torch.bfloat16):
            words = model(batch.pieces, batch.shapes, batch.quotes, batch.marks, batch.first, batch.last, batch.mask)[0]
            scores = code_scores(model, batch, words)
        assert batch.codes is not None
        optimizer.zero_grad(set_to_none=True)
        code_loss(scores, batch.codes, len(labels.types)).backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        falling.step()


@torch.inference_mode()
def code(model: Reader, examples: Sequence[Example], labels: Labels, pieces: Pieces) -> list[dict[str, object]]:
    """The codes of marked pairs, as the scorer wants them; CONCEDE and RETREAT are YIELD there."""
    model.eval()
    out: list[dict[str, object]] = []
    for example in examples:
        for group in batches([example], labels, pieces, random.Random(0)):
            batch = build(group, labels, _Never(0))
            words = model(batch.pieces, batch.shapes, batch.quotes, batch.marks, batch.first, batch.last, batch.mask)[0]
            found = told(code_scores(model, batch, words)[0].numpy(), labels)
            out.append({"id": example.name, "root": "YIELD" if found.yields else found.event})
    return out


if __name__ == "__main__":
    main()
