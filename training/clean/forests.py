"""Fitting the three forests of `onrecord.clean.judge`, and packing them for the package."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from catboost import CatBoostClassifier, Pool
from numpy.typing import NDArray

from onrecord.clean.features import Rows, columns, look
from onrecord.clean.judge import second_look
from onrecord.clean.trees import Forest, chance
from training.clean.sources import Labelled

TREES, RATE, DEPTH, LAMBDA = 350, 0.07, 6, 20
FOLDS = 4
OWN_WEIGHT = 0.4  # of an invented page against a real one


class Fitted(NamedTuple):
    """The forests, ready to run."""

    first: Forest
    second: Forest
    kind: Forest | None
    labels: list[str]


class Seen(NamedTuple):
    """A page as the first forest sees it."""

    page: Labelled
    rows: Rows
    words: Any
    weight: float


def see(pages: list[Labelled], weight: float = 1.0) -> list[Seen]:
    """Compute the columns of all pages."""
    out = []
    for page in pages:
        rows, words = look(page.lines, page.title)
        out.append(Seen(page, rows, words, weight))
    return out


def by_site(pages: list[Labelled], folds: int, seed: int) -> NDArray[np.int_]:
    """A fold for each page: all pages of a site in the same one."""
    sites = sorted({page.site for page in pages})
    np.random.default_rng(seed).shuffle(sites)
    fold = {site: number % folds for number, site in enumerate(sites)}
    return np.array([fold[page.site] for page in pages])


def fit(seen: list[Seen], kinds: bool = True, say: Any = lambda words: None) -> Fitted:
    """Fit all forests. What a later forest is told of an earlier one's opinion is always of pages that the earlier one didn't
    learn from.
    """
    out_of_fold = by_site([one.page for one in seen], FOLDS, 1)
    rows = [one.rows for one in seen]
    story = [one.page.story.astype(int) for one in seen]
    first_told = _told(seen, rows, story, out_of_fold, say)
    first = _fit(rows, story, seen)
    say("first")
    again = [
        np.concatenate([one.rows, second_look(told, one.rows[:, 0], one.words)], axis=1)
        for one, told in zip(seen, first_told, strict=True)
    ]
    second = _fit(again, story, seen)
    say("second")
    if not kinds:
        return Fitted(first, second, None, [])
    known = [number for number, one in enumerate(seen) if one.page.labels]
    second_told = _told(seen, again, story, out_of_fold, say, only=known)
    labels = sorted({label for number in known for label in seen[number].page.labels})
    last = [np.concatenate([again[number], second_told[number][:, None]], axis=1) for number in known]
    kind = _fit(
        last,
        [np.array([labels.index(label) for label in seen[number].page.labels]) for number in known],
        [seen[number] for number in known],
        len(labels),
    )
    say("kind")
    return Fitted(first, second, kind, labels)


def run(fitted: Fitted, one: Seen) -> NDArray[np.float32]:
    """The second forest's chances that each line is of the story."""
    told = chance(fitted.first.scores(one.rows))
    return chance(fitted.second.scores(np.concatenate([one.rows, second_look(told, one.rows[:, 0], one.words)], axis=1)))


def _told(
    seen: list[Seen], rows: list, story: list, folds: NDArray, say: Any, only: list[int] | None = None
) -> dict[int, Any] | list[Any]:
    told: list[Any] = [None] * len(seen)
    for fold in range(FOLDS):
        inside = [number for number in range(len(seen)) if folds[number] != fold]
        outside = [number for number in (only if only is not None else range(len(seen))) if folds[number] == fold]
        forest = _fit(
            [rows[number] for number in inside], [story[number] for number in inside], [seen[number] for number in inside]
        )
        for number in outside:
            told[number] = chance(forest.scores(rows[number]))
        say(f"fold {fold + 1} of {FOLDS}")
    return told


def _fit(rows: list, target: list, seen: list[Seen], classes: int = 1) -> Forest:
    """One forest. A page weighs by the square root of its lines, so that long pages don't drown short ones."""
    weights = np.concatenate(
        [np.full(len(part), one.weight / np.sqrt(max(len(part), 1))) for part, one in zip(rows, seen, strict=True)]
    )
    many = classes > 1
    model = CatBoostClassifier(
        iterations=120 if many else TREES, learning_rate=0.15 if many else RATE, depth=DEPTH, l2_leaf_reg=LAMBDA / 4 if many else LAMBDA, rsm=0.4, border_count=48,
        random_seed=0, thread_count=2, verbose=0, allow_writing_files=False, loss_function="MultiClass" if many else "Logloss",
        bootstrap_type="Bernoulli", subsample=0.7,
    )  # fmt: skip
    model.fit(Pool(np.concatenate(rows), np.concatenate(target), weight=weights))
    return _forest(model, classes)


def _forest(model: CatBoostClassifier, classes: int) -> Forest:
    """CatBoost's own export, as arrays."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "model.json"
        model.save_model(str(path), format="json")
        told = json.loads(path.read_text())
    trees = told["oblivious_trees"]
    feature = np.zeros((len(trees), DEPTH), np.int16)
    border = np.full((len(trees), DEPTH), np.inf, np.float32)
    leaf = np.zeros((len(trees), 2**DEPTH, classes), np.float32)
    for number, tree in enumerate(trees):
        for level, split in enumerate(tree.get("splits") or []):
            feature[number, level], border[number, level] = split["float_feature_index"], split["border"]
        values = np.array(tree["leaf_values"], np.float32).reshape(-1, classes)
        leaf[number, : len(values)] = values
    scale, bias = told["scale_and_bias"]
    return Forest(feature, border, leaf * scale, np.array(bias if isinstance(bias, list) else [bias]))


def pack(fitted: Fitted) -> dict[str, NDArray[Any]]:
    """The arrays of a model file: leaves as half floats, since a thousandth more or less decides nothing."""
    parts: dict[str, NDArray[Any]] = {"labels": np.array(fitted.labels), "columns": np.array(columns())}
    for name in ("first", "second", "kind"):
        forest: Forest = getattr(fitted, name)
        parts |= {f"{name}.{key}": value for key, value in forest.parts().items()}
    return parts
