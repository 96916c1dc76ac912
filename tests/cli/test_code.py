"""`onrecord code`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import commands
from onrecord.errors import BadOption

TEXT = "Norway accused Iceland of taking its cod."
PAIR = {"id": "a", "text": TEXT, "source": [0, 6], "target": [15, 22]}


def run(*lines: object, arguments: tuple[str, ...] = ("-",)) -> Result:
    stdin = "".join((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in lines)
    return CliRunner().invoke(commands, ["code", *arguments], input=stdin)


def test_a_line_for_each_pair() -> None:
    done = run(PAIR, "", PAIR | {"id": 7}, {key: value for key, value in PAIR.items() if key != "id"})
    assert (done.exit_code, done.stderr) == (0, "")
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [one["id"] for one in found] == ["a", 7, 4]  # one without an id is called by its line
    assert list(found[0]) == ["id", "event", "quad", "mode", "aux", "confidence", "yield"]
    assert {(one["event"], one["quad"], one["yield"], *one["aux"]) for one in found} == {("ACCUSE", 3, False)}
    assert len({json.dumps(one | {"id": ""}) for one in found}) == 1


def test_giving_in_is_told_by_its_field() -> None:
    text = "Norway eased its sanctions on Iceland."
    (line,) = run({"text": text, "source": [0, 6], "target": [30, 37]}).stdout.splitlines()
    found = json.loads(line)
    assert (found["event"] in ("CONCEDE", "RETREAT"), found["yield"]) == (True, True)


BAD: list[tuple[str, object, str]] = [
    ("no JSON", "nope", "no JSON"),
    ("no object", "[]", "no JSON object"),
    ("no text", {"source": [0, 6], "target": [15, 22]}, "'text' is missing"),
    ("no target", {"text": TEXT, "source": [0, 6]}, "'target' is missing"),
    ("a text that is none", PAIR | {"text": 5}, "line 2"),
    ("behind the text", PAIR | {"target": [90, 97]}, "no [start, end] within the text"),
    ("an empty end", PAIR | {"source": [6, 6]}, "no [start, end] within the text"),
    ("no offsets", PAIR | {"source": "ab"}, "line 2"),
    ("no numbers", PAIR | {"source": [0, None]}, "line 2"),
    ("too far apart", PAIR | {"text": TEXT + " so" * 2000 + " Orm", "target": [6042, 6045]}, "too far apart"),
]


@pytest.mark.parametrize(("line", "told"), [row[1:] for row in BAD], ids=[row[0] for row in BAD])
def test_a_bad_line_is_named_and_the_others_are_coded(line: object, told: str) -> None:
    done = run(PAIR, line, PAIR | {"id": "b"})
    assert done.exit_code == 1
    assert [json.loads(one)["id"] for one in done.stdout.splitlines()] == ["a", "b"]
    assert done.stderr.startswith("onrecord: -, line 2: ")
    assert told in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("end", [[0], [0, 6, 9], [-3, 6], [3, 3]], ids=["one offset", "three", "before the text", "empty"])
def test_an_end_that_is_no_pair_of_offsets_is_named(end: list[int]) -> None:
    done = run(PAIR, PAIR | {"source": end}, PAIR | {"id": "b"})
    assert [json.loads(one)["id"] for one in done.stdout.splitlines()] == ["a", "b"]
    assert "line 2" in done.stderr


def test_a_file_that_is_not_utf_8_is_told(tmp_path: Path) -> None:
    latin = tmp_path / "pairs.jsonl"
    latin.write_bytes(b'{"text": "S\xe3o"}\n')
    done = run(arguments=(str(latin),))
    assert isinstance(done.exception, BadOption | SystemExit)
    assert "UTF-8" in done.stderr + str(done.exception)


def test_files_in_and_out(tmp_path: Path) -> None:
    pairs, out = tmp_path / "pairs.jsonl", tmp_path / "out.jsonl"
    pairs.write_text(json.dumps(PAIR | {"id": "ä"}, ensure_ascii=False) + "\n", "utf-8")
    done = run(arguments=(str(pairs), "-o", str(out)))
    assert (done.exit_code, done.output) == (0, "")
    assert json.loads(out.read_text("utf-8"))["id"] == "ä"
    assert "ä" in out.read_text("utf-8")


@pytest.mark.parametrize("arguments", [("{0}/none.jsonl",), ("-", "-o", "{0}/no/out.jsonl")], ids=["in", "out"])
def test_what_cannot_be_opened_is_told(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    wrong = run(arguments=tuple(one.format(tmp_path) for one in arguments)).exception
    assert isinstance(wrong, BadOption)
    assert str(tmp_path) in str(wrong)
