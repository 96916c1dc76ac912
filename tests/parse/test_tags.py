"""Scores into tags and tags into spans. Labels are invented where it does not matter what they are."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from onrecord.parse.tags import Labels, best_path, shares, spans

BIO = ["O", "B-PER", "I-PER", "B-LOC", "I-LOC"]
PLAIN = ["O", "B", "I"]
NUMBER = {name: number for number, name in enumerate(BIO)}


def labels(said: list[str], steps: np.ndarray | None = None) -> Labels:
    return Labels({"upos": ["NOUN", "INTJ"], "t": said, "end": ["x"]}, [], {} if steps is None else {"t": steps.tolist()})


def legal(before: str, after: str) -> bool:
    return not after.startswith("I") or (before != "O" and before[1:] == after[1:])


@cache
def every(width: int, length: int) -> np.ndarray:
    """All paths that are legal [paths, length]."""
    said = BIO if width == len(BIO) else PLAIN
    paths = np.indices((width,) * length).reshape(length, -1).T
    fine = [not said[path[0]].startswith("I") and all(legal(said[a], said[b]) for a, b in pairwise(path)) for path in paths]
    return paths[np.array(fine)]


def worth(scores: np.ndarray, steps: np.ndarray, paths: np.ndarray) -> np.ndarray:
    """The score of each path."""
    return scores[np.arange(len(scores)), paths].sum(1) + steps[paths[:, :-1], paths[:, 1:]].sum(1)


def cases(elements: st.SearchStrategy[float]) -> st.SearchStrategy[tuple[np.ndarray, np.ndarray]]:
    """Scores of a few words, and steps."""
    return st.tuples(st.sampled_from([3, 5]), st.integers(1, 4)).flatmap(
        lambda sizes: st.tuples(
            arrays(np.float32, (sizes[1], sizes[0]), elements=elements),
            st.one_of(
                arrays(np.float32, (sizes[0], sizes[0]), elements=elements), st.just(np.zeros((sizes[0],) * 2, dtype=np.float32))
            ),
        )
    )


@settings(deadline=None)
@given(cases(st.integers(-9, 9).map(float)))
def test_the_path_is_the_best_of_all_that_are_legal(case: tuple[np.ndarray, np.ndarray]) -> None:
    scores, steps = case
    said = BIO if scores.shape[1] == len(BIO) else PLAIN
    paths = every(len(said), len(scores))
    found = np.array(best_path(scores, labels(said, steps).moves("t"), said))
    assert (paths == found).all(1).any()
    assert worth(scores, steps, found[None])[0] == worth(scores, steps, paths).max()


@settings(deadline=None)
@given(cases(st.floats(-20, 20, width=32)))
def test_the_path_is_the_best_for_any_scores(case: tuple[np.ndarray, np.ndarray]) -> None:
    scores, steps = case
    said = BIO if scores.shape[1] == len(BIO) else PLAIN
    paths = every(len(said), len(scores))
    found = np.array(best_path(scores, labels(said, steps).moves("t"), said))
    assert (paths == found).all(1).any()
    assert worth(scores, steps, found[None])[0] == pytest.approx(worth(scores, steps, paths).max(), abs=1e-2)


@settings(deadline=None)
@given(st.integers(1, 30).flatmap(lambda size: arrays(np.float32, (size, 5), elements=st.floats(-1000, 1000, width=32))))
def test_spans_of_a_path_are_the_path_again(scores: np.ndarray) -> None:
    path = best_path(scores, labels(BIO).moves("t"), BIO)
    again = ["O"] * len(path)
    for run in spans(path, BIO, shares(scores)):
        assert 0 <= run.first <= run.last < len(path)
        assert 0 <= run.confidence <= 1 + 1e-6
        again[run.first : run.last + 1] = [f"B-{run.label}", *[f"I-{run.label}"] * (run.last - run.first)]
    assert again == [BIO[tag] for tag in path]


@pytest.mark.parametrize(
    ("wanted", "marks"),
    [
        pytest.param([], "", id="no words"),
        pytest.param([], "O O", id="nothing tagged"),
        pytest.param([(0, 0, "PER")], "B-PER", id="a word"),
        pytest.param([(1, 3, "PER")], "O B-PER I-PER I-PER O", id="a run"),
        pytest.param([(0, 0, "PER"), (1, 2, "PER")], "B-PER B-PER I-PER", id="two that touch"),
        pytest.param([(0, 0, "PER"), (1, 1, "LOC")], "B-PER B-LOC", id="two kinds that touch"),
        pytest.param([(0, 0, "PER"), (2, 2, "PER")], "B-PER O B-PER", id="a word between"),
        pytest.param([(0, 1, "PER")], "I-PER I-PER", id="one that never began"),
        pytest.param([(1, 1, "LOC")], "O I-LOC O", id="one that begins inside"),
        pytest.param([(0, 2, "PER")], "B-PER I-LOC I-PER", id="an inside of another kind goes on"),
        pytest.param([(0, 0, "LOC"), (1, 2, "PER")], "B-LOC B-PER I-PER", id="to the end"),
    ],
)
def test_spans(wanted: list[tuple[int, int, str]], marks: str) -> None:
    path = [NUMBER[mark] for mark in marks.split()]
    found = spans(path, BIO, np.full((len(path), 5), 0.2, dtype=np.float32))
    assert [(run.first, run.last, run.label) for run in found] == wanted


def test_spans_of_a_track_of_one_kind_have_no_label() -> None:
    assert [(run.first, run.last, run.label) for run in spans([1, 2, 0, 1], PLAIN, np.ones((4, 3), dtype=np.float32))] == [
        (0, 1, ""),
        (3, 3, ""),
    ]


def test_the_confidence_of_a_span_is_the_mean_share_of_its_tags() -> None:
    sure = np.array([[0.1, 0.8, 0.1], [0.5, 0.1, 0.4], [1, 0, 0]], dtype=np.float32)
    (run,) = spans([1, 2, 0], PLAIN, sure)
    assert run.confidence == pytest.approx(0.6)


@settings(deadline=None)
@given(arrays(np.float32, (3, 4), elements=st.floats(-1e4, 1e4, width=32)))
def test_shares_are_of_one(scores: np.ndarray) -> None:
    found = shares(scores)
    assert found.dtype == np.float32
    assert ((found >= 0) & (found <= 1)).all()
    assert found.sum(1) == pytest.approx(np.ones(3), abs=1e-5)
    assert (found[np.arange(3), scores.argmax(1)] == found.max(1)).all()


def test_no_words_no_path() -> None:
    assert best_path(np.zeros((0, 3), dtype=np.float32), labels(PLAIN).moves("t"), PLAIN) == []


@pytest.mark.parametrize(
    ("scores", "wanted"),
    [
        pytest.param([[0, 1, 9]], [1], id="none begins inside"),
        pytest.param([[5, 0, 0], [0, 1, 9]], [1, 2], id="it begins a word before, where that is worth it"),
        pytest.param([[9, 0, 0], [0, 3, 4]], [0, 1], id="it begins here, where that is worth it"),
        pytest.param([[9, 0, 0], [5, 0, 5.5]], [0, 0], id="it is nothing, where that is worth it"),
        pytest.param([[0, 5, 0], [0, 5, 0], [0, 0, 5]], [1, 1, 2], id="runs that touch"),
    ],
)
def test_paths_without_learned_steps_are_bound_by_bio(scores: list[list[float]], wanted: list[int]) -> None:
    assert best_path(np.array(scores, dtype=np.float32), labels(PLAIN).moves("t"), PLAIN) == wanted


def test_learned_steps_are_weighed() -> None:
    steps = np.zeros((3, 3), dtype=np.float32)
    scores = np.array([[0, 5, 0], [0, 1, 0]], dtype=np.float32)
    assert best_path(scores, labels(PLAIN, steps).moves("t"), PLAIN) == [1, 1]
    steps[1, 2] = 2
    assert best_path(scores, labels(PLAIN, steps).moves("t"), PLAIN) == [1, 2]
    steps[1, 2], steps[1, 1] = 0, -2
    assert best_path(scores, labels(PLAIN, steps).moves("t"), PLAIN) in ([1, 0], [1, 2])


def test_a_step_that_was_learned_but_is_illegal_is_never_taken() -> None:
    steps = np.zeros((3, 3), dtype=np.float32)
    steps[0, 2] = 500
    scores = np.zeros((6, 3), dtype=np.float32)
    scores[:, 2] = 50
    assert best_path(scores, labels(PLAIN, steps).moves("t"), PLAIN)[0] == 1


def test_the_end_of_a_long_page_is_read_as_exactly_as_its_beginning() -> None:
    said, steps = PLAIN, np.full((3, 3), 0.001, dtype=np.float32)
    few = np.array([[20, 0, 0], [20, 20.03, 0], [20, 0, 20.01], [20, 0, 0]], dtype=np.float32)
    long = np.concatenate([np.tile(few[:1], (100_000, 1)), few])
    moves = labels(said, steps).moves("t")
    assert best_path(few, moves, said) == [0, 1, 2, 0]
    assert best_path(long, moves, said)[-4:] == [0, 1, 2, 0]


def test_columns_are_where_the_tracks_stand_among_the_scores() -> None:
    assert labels(BIO).columns() == {"upos": slice(0, 2), "t": slice(2, 7), "end": slice(7, 8)}


def test_a_track_without_learned_steps_has_those_of_bio() -> None:
    moves = labels(BIO).moves("t")
    for before, was in enumerate(BIO):
        for after, now in enumerate(BIO):
            assert (moves[before, after] == 0) == legal(was, now)
