"""Annotations without words, put together with their texts."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import NotGold
from onrecord.gold import as_record, read
from onrecord.gold.standoff import with_words

PAGE = "Orm 🙂 warned Veland.\r\nOrm left.\nShare"
TOLD: dict[str, Any] = {
    "id": "p1",
    "genre": "wire",
    "drop": [[32, 37]],
    "actors": [{"id": "a1", "name": "Orm", "kind": "country", "code": "", "sector": "GOV", "mentions": [[0, 3], [22, 25]]}],
    "statements": [
        {
            "id": "s1", "source": [[22, 25]], "cue": [[6, 12]], "content": [[13, 19]], "speaker": "a1", "mode": "indirect", "act": "warn",
            "polarity": "positive",
        },
    ],
    "events": [{"id": "e1", "type": "THREATEN", "actor": ["a1"], "trigger": [6, 12]}],
    "commitments": [
        {
            "id": "k1", "instrument": "pledge", "parties": ["a1"], "status": "agreed", "obligations": [{"type": "other", "span": [26, 30]}],
            "trigger": {"type": "other", "logic": "once", "span": [6, 12]},
        },
    ],
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of two documents: one of a text file that goes on behind the page, one of a file of many texts."""
    folder = tmp_path / "standoff"
    folder.mkdir()
    (tmp_path / "page.txt").write_text(PAGE + "\nand more", "utf-8", newline="")
    (tmp_path / "many.json").write_text(json.dumps({"k": {"articleBody": PAGE}, "bare": PAGE + "!"}), "utf-8")
    size = len(PAGE)
    rows = [f"p1\tpage.txt\t{size}", f"p2\tmany.json#k\t{size}", f"p3\tmany.json#bare\t{size}"]
    (folder / "index.tsv").write_text("id\ttext\tcharacters\n" + "\n".join(rows) + "\n", "utf-8")
    for name in ("p1", "p2", "p3"):
        told = TOLD | {"id": name, "sha256": hashlib.sha256(PAGE.encode()).hexdigest()}
        (folder / f"{name}.json").write_text(json.dumps(told), "utf-8")
    return folder


def test_the_words_are_put_in(folder: Path) -> None:
    first, second, third = with_words(folder, folder.parent)
    assert first["page"] == PAGE  # every character of it, carriage returns too
    assert "sha256" not in first
    assert first["actors"][0]["mentions"] == [["Orm", 1], ["Orm", 2]]
    assert first["statements"][0]["source"] == [["Orm", 2]]
    assert first["events"][0]["trigger"] == ["warned", 1]
    assert first["events"][0]["actor"] == ["a1"]
    assert first["commitments"][0]["trigger"]["span"] == ["warned", 1]
    assert first["commitments"][0]["obligations"][0]["span"] == ["left", 1]
    assert first["drop"] == [["Share", 1]]
    assert first | {"id": ""} == second | {"id": ""} == third | {"id": ""}


def test_what_comes_out_is_an_annotated_document(folder: Path) -> None:
    first, *_ = with_words(folder, folder.parent)
    document = read("p1.json", json.dumps(first).encode())
    assert [document.page[span.start : span.end] for span in document.actors[0].mentions] == ["Orm", "Orm"]
    assert [span.start for span in document.actors[0].mentions] == [0, 22]
    assert as_record(document).article.text == "Orm 🙂 warned Veland.\n\nOrm left."


@pytest.mark.parametrize("gone", ["page.txt", "many.json"])
def test_a_text_that_is_missing_is_told(folder: Path, gone: str) -> None:
    (folder.parent / gone).unlink()
    with pytest.raises(NotGold, match=gone):
        list(with_words(folder, folder.parent))


def test_so_is_one_that_a_file_of_many_lacks(folder: Path) -> None:
    (folder.parent / "many.json").write_text("{}", "utf-8")
    with pytest.raises(NotGold, match=r"p2\.json: annotates many\.json#k, which is not to be had"):
        list(with_words(folder, folder.parent))


def test_a_text_that_is_another_now_is_refused(folder: Path) -> None:
    (folder.parent / "page.txt").write_text(PAGE.replace("left", "lest"), "utf-8", newline="")
    with pytest.raises(NotGold, match=r"p1\.json: annotates another text than page\.txt now is"):
        list(with_words(folder, folder.parent))
