"""The classifier's parts: the cut, the second opinion, damaged models; and that no page is judged by its neighbours."""

from __future__ import annotations

import shutil
import sys
import threading
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.clean.dom import read_tree
from onrecord.clean.features import columns
from onrecord.clean.judge import cut, decide, expected, judge, second_columns
from onrecord.clean.menus import menu_lines
from onrecord.clean.plain import text_lines
from onrecord.clean.second import lines_of_story, second_opinion
from onrecord.clean.trees import Forest, chance, forests
from onrecord.errors import DataDamaged

STORY = "The ministers met in Ruse on Monday and agreed to reopen the bridge before the winter, officials said. "


@given(st.lists(st.floats(0, 1, width=32), min_size=1, max_size=60))
def test_the_cut_takes_something_and_no_other_cut_promises_more(chances: list[float]) -> None:
    known = np.array(chances, np.float32)
    taken = known >= cut(known)
    assert taken.any()
    if cut(known) < 0.95 and (known == np.float32(cut(known))).sum() == 1:  # equals are taken together
        promised = 2 * known[taken].sum(dtype=np.float64) / (taken.sum() + known.sum(dtype=np.float64) or 1)
        assert promised >= expected(known) - 0.0021


def test_a_forest_asks_its_questions() -> None:
    forest = Forest(np.array([[0, 1]]), np.array([[0.5, 10.0]]), np.array([[[1.0], [2.0], [4.0], [8.0]]]), np.array([100.0]))
    rows = np.array([[0, 0], [1, 0], [0, 11], [1, 11]], np.float32)
    assert forest.scores(rows)[:, 0].tolist() == [101, 102, 104, 108]
    assert chance(np.array([[0.0]], np.float32)).tolist() == [0.5]
    assert chance(np.array([[1.0, 1.0]], np.float32)).tolist() == [[0.5, 0.5]]


def test_a_page_is_judged_alike_in_any_company() -> None:
    pages = [text_lines(f"Share\n\n{STORY * 2}\n\nRead also: the bridge\n\n{STORY}{number}") for number in range(4)]
    alone = [judge(page, None) for page in pages]
    assert [judge(page, None) for page in reversed(pages)] == alone[::-1]


def test_a_damaged_or_missing_model_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(str(files("onrecord.clean") / "data"), data)
    module = sys.modules["onrecord.clean.trees"]
    monkeypatch.setattr(module, "files", lambda _: tmp_path)
    forests.cache_clear()
    try:
        packed = (data / "text.npz").read_bytes()
        (data / "text.npz").write_bytes(packed[:-1] + b"x")
        with pytest.raises(DataDamaged, match=r"text\.npz.*install"):
            forests("text.npz")
        (data / "html.npz").unlink()
        with pytest.raises(DataDamaged, match=r"html\.npz.*install"):
            forests("html.npz")
    finally:
        forests.cache_clear()


def html_of(paragraph: str) -> str:
    return f"<!doctype html><html><body><nav><a href=/>Home</a><a href=/w>World</a></nav><article>{paragraph * 8}</article></body></html>"


def test_a_second_opinion_is_given_in_lines() -> None:
    html = html_of(f"<p>{STORY}</p>")
    lines = read_tree(html).lines
    opinion = second_opinion(html, lines)
    assert opinion is not None
    assert [line.text.startswith("The ministers") for line in lines] == opinion.tolist()


def test_no_second_opinion_where_trafilatura_cannot_be_trusted() -> None:
    deep = "<div>" * 400 + html_of(f"<p>{STORY}</p>") + "</div>" * 400
    assert second_opinion(deep, read_tree(deep).lines) is None
    html = html_of(f"<p>{STORY}</p>")
    told: list[object] = []
    thread = threading.Thread(target=lambda: told.append(second_opinion(html, read_tree(html).lines)))
    thread.start()
    thread.join()
    assert told == [None]


def test_short_lines_belong_to_a_story_only_in_their_place() -> None:
    lines = ["Sport", STORY, "Sport", STORY + "Again.", "Sport"]
    assert lines_of_story(lines, f"{STORY} Sport {STORY} Again.") == [False, True, True, True, False]


def test_menus() -> None:
    links = "".join(f"<li><a href=/{word}>{word}</a></li>" for word in ("World", "Sport", "Money", "Culture"))
    tree = read_tree(
        f"<ul>{links}</ul><nav><a href=/>Home</a></nav><p><a href=/>One link</a> in a sentence.</p><p><a href=/>Alone</a></p>"
    )
    assert [line.text for line, menu in zip(tree.lines, menu_lines(tree.lines), strict=True) if not menu] == [
        "One link in a sentence.",
        "Alone",
    ]
    assert not any(menu_lines(text_lines("World\nSport\nMoney\nCulture\nHome")))


@pytest.mark.parametrize(
    ("line", "taken"),
    [
        ("A concert and a dinner are planned in the evening.", True),
        ("“We shall see what the winter brings,” he said.", True),
        ("A concert and a dinner are planned", False),
        ("Sign up for our newsletter and never miss a story.", False),
        ("Tell us what you think about the bridge today.", False),
        ("In the evening.", False),
    ],
)
def test_a_plain_sentence_beside_the_story_is_taken_at_a_lower_chance(line: str, taken: bool) -> None:
    lines = text_lines("\n\n".join([STORY] * 6 + [line]))
    chances = np.array([0.97] * 6 + [0.35], np.float32)
    assert decide(chances, lines, None).tolist() == [True] * 6 + [taken]
    assert decide(np.array([0.97] * 6 + [0.2], np.float32), lines, None).tolist() == [True] * 6 + [False]


@pytest.mark.parametrize("name", ["html.npz", "text.npz"])
def test_a_model_asks_about_the_columns_that_there_are(name: str) -> None:
    model = forests(name)
    assert model["columns"] == columns()
    seen = len(columns()) + len(second_columns())
    for forest, width in (("first", len(columns())), ("second", seen), ("kind", seen + 1)):
        assert model[forest].feature.max() < width
