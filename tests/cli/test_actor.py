"""`onrecord actor`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import commands
from onrecord.errors import BadOption


def run(*arguments: str, stdin: str = "") -> Result:
    return CliRunner().invoke(commands, ["actor", *arguments], input=stdin)


def test_it_tells_who_and_why() -> None:
    told = run("the Iranian foreign minister").output
    for words in ("the Iranian foreign minister", "IRN  Iran", "GOV", "person", "sure (0.90)", "several words"):
        assert words in told


@pytest.mark.parametrize("width", [40, 72, 160])
def test_no_line_is_wider_than_asked(width: int) -> None:
    told = run("the spokesman of the Iranian foreign ministry", "nobody", "NATO", "--width", str(width)).output
    assert max(map(len, told.splitlines())) <= width


def test_controls_do_not_reach_the_terminal() -> None:
    assert "\x1b" not in run("police in \x1b[2JLima").output


def test_json_is_one_or_a_list_and_jsonl_a_line_each() -> None:
    one = json.loads(run("Seoul", "--format", "json").output)
    assert (one["text"], one["name"], one["code"], one["head"]) == ("Seoul", "South Korea", "KOR", [0, 5])
    assert [each["code"] for each in json.loads(run("Seoul", "Lima", "--format", "json").output)] == ["KOR", "PER"]
    assert [json.loads(line)["code"] for line in run("Seoul", "Lima", "--format", "jsonl").output.splitlines()] == ["KOR", "PER"]


def test_lines_in_lines_out_and_a_bad_one_is_named() -> None:
    lines = ['{"id": 7, "text": "protesters in Lima"}', "nope", "", '{"id": "b", "text": "Vladimir Putin", "date": "2003-05-01"}', "[]",
             '{"id": 3}', '{"id": 4, "text": 5}', '{"id": 5, "text": "x", "date": "May"}', '{"id": null, "text": "x"}']  # fmt: skip
    done = run("-", stdin="\n".join(lines))
    assert done.exit_code == 1
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(each["id"], each["code"], each["sector"]) for each in found] == [(7, "PER", "CVL"), ("b", "RUS", "GOV")]
    assert list(found[0]) == ["id", "code", "sector", "name", "by", "confidence"]
    for words in (
        "line 2: this is no JSON.",
        "line 5: this is no JSON object.",
        "line 6: 'text' is missing.",
        "line 7",
        "line 8: 'May'",
        "line 9",
        "6 lines",
    ):
        assert words in done.stderr


def test_all_lines_good_is_exit_code_0() -> None:
    assert run("-", stdin='{"id": 1, "text": "Seoul"}\n').exit_code == 0


def test_the_date_and_an_own_table_are_heeded(tmp_path: Path) -> None:
    own = tmp_path / "own.tsv"
    own.write_text("text\tcode\tsector\tname\nSeoul\tNGO\tSOC\tA choir\n", "utf-8")
    assert json.loads(run("Seoul", "--own", str(own), "--format", "json").output)["name"] == "A choir"
    assert json.loads(run("Vladimir Putin", "--date", "2001", "--format", "json").output)["sector"] == "GOV"


def test_what_cannot_be_done_is_told(tmp_path: Path) -> None:
    latin = tmp_path / "latin.tsv"
    latin.write_bytes(b"text\tcode\tsector\nS\xe3o\tBRA\tGOV\n")
    for arguments, words in (
        ((), "No actor"),
        (("x", "--date", "May"), "no date"),
        (("x", "--own", str(tmp_path / "no")), "Cannot read"),
        (("x", "--own", str(latin)), "UTF-8"),
    ):
        wrong = run(*arguments).exception
        assert isinstance(wrong, BadOption)
        assert words in str(wrong)
