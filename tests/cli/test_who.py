"""`onrecord who`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import commands
from onrecord.errors import BadOption

STORY = (
    "Bridge to reopen before winter\n\n“The bridge will open in May,” said Ivan Petkov, the transport minister of Bulgaria, on Monday.\n\n"
    "The mayor of Ruse estimated that 4,000 lorries wait there each day.\n\n“Nobody will have to wait any longer,” Petkov said.\n"
)
OPEN, WAIT = "“The bridge will open in May,”", "“Nobody will have to wait any longer,”"


@pytest.fixture
def story(tmp_path: Path) -> str:
    path = tmp_path / "story.txt"
    path.write_text(STORY, "utf-8")
    return str(path)


def run(*arguments: str, stdin: str = "") -> Result:
    return CliRunner().invoke(commands, ["who", *arguments], input=stdin)


@pytest.mark.parametrize("name", ["Ivan Petkov", "petkov", "IVAN"])
def test_all_that_one_says_in_order_by_any_part_of_the_name(story: str, name: str) -> None:
    done = run(story, name, "--format", "json")
    assert done.exit_code == 0
    told = json.loads(done.stdout)
    text = told["article"]["text"]
    assert [text[one["content"][0]["start"] : one["content"][0]["end"]] for one in told["statements"]] == [OPEN, WAIT]
    names = {actor["id"]: actor["name"] for actor in told["actors"]}
    assert {names[one["speaker"]] for one in told["statements"]} == {"Ivan Petkov"}


def test_as_people_read_it(story: str) -> None:
    told = " ".join(run(story, "Petkov").stdout.split())
    assert told.index(OPEN) < told.index(WAIT)
    assert "estimates" not in told


def test_by_office_from_standard_input_with_what_the_page_does_not_say() -> None:
    told = json.loads(
        run("-", "mayor", "--format", "json", "--published", "2026-03-04", "--outlet", "Example Wire", stdin=STORY).stdout
    )
    assert (told["article"]["published"], told["article"]["outlet"]) == ("2026-03-04", "Example Wire")
    assert [one["act"] for one in told["statements"]] == ["estimate"]


@pytest.mark.parametrize("name", ["Ada Lind", "…"], ids=["unknown", "no word"])
def test_of_an_unknown_name_the_names_there_are_are_told(story: str, name: str) -> None:
    done = run(story, name)
    assert done.stdout == ""
    assert isinstance(done.exception, BadOption)
    assert repr(name) in str(done.exception)
    assert "Ivan Petkov" in str(done.exception)


def test_a_page_on_which_nobody_speaks() -> None:
    wrong = run("-", "Petkov", stdin="The train left the station at nine.").exception
    assert isinstance(wrong, BadOption)
    assert "nobody whom the page names" in str(wrong)
