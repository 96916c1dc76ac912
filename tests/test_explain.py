"""`onrecord explain`: why an item is on the record."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import onrecord
from onrecord.acquire import page_from_text
from onrecord.cli import commands
from onrecord.errors import BadOption
from onrecord.explain import explain
from onrecord.model import Given

STORY = (
    "Bulgaria sends generators\n\nSOFIA, March 4 - Bulgaria shipped 40 generators to Moldova on Monday, the foreign ministry said.\n\n"
    "Romania accused Bulgaria of breaking the customs treaty. Bulgaria denied that it had broken any treaty.\n\n"
    "Bulgaria promised to send Moldova another 60 generators if the winter is cold.\n"
)
PAGE = page_from_text("story.txt", STORY, Given("2026-03-05", "Example Wire", None), "text")


@pytest.fixture(scope="module")
def record() -> onrecord.Record:
    return onrecord.read_text(STORY, name="story.txt", media="text", published="2026-03-05", outlet="Example Wire")


@pytest.fixture
def story(tmp_path: Path) -> str:
    path = tmp_path / "story.txt"
    path.write_text(STORY, "utf-8")
    return str(path)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(commands, ["explain", *arguments])


def test_every_item_is_explained_by_the_words_it_rests_on(record: onrecord.Record) -> None:
    items = [*record.statements, *record.events, *record.claims, *record.commitments, *record.flows, *record.actors]
    assert len(items) > 8
    for item in items:
        told = explain(PAGE, item.id)
        assert told.id == item.id
        assert told.confidence == item.confidence
        assert told.made_by
        assert told.spans
        assert all(STORY[start:end] == words for (start, end), words in told.spans)


def test_an_event_tells_what_weighed_for_its_ends(record: onrecord.Record) -> None:
    event = next(event for event in record.events if event.type == "ACCUSE")
    told = explain(PAGE, event.id)
    ends = [ground.about for ground in told.reasons if ground.about.startswith(("actor: ", "recipient: "))]
    assert {"actor: Romania", "recipient: Bulgaria"} <= set(ends)
    assert {ground.about for ground in told.actors} == {"Romania", "Bulgaria"}


def test_the_beginning_of_an_id_is_enough(record: onrecord.Record) -> None:
    whole = record.statements[0].id
    assert explain(PAGE, whole[:8]).id == whole
    assert explain(PAGE, whole.partition("-")[2]).id == whole


def test_an_unknown_id_says_where_ids_are() -> None:
    with pytest.raises(BadOption, match=r"No item 's-nowhere' is on story\.txt"):
        explain(PAGE, "s-nowhere")


def test_an_id_of_several_asks_for_more_of_it() -> None:
    with pytest.raises(BadOption, match="write more of it"):
        explain(PAGE, "s-")


def test_the_command_prints_it_and_its_json(story: str, record: onrecord.Record) -> None:
    item = record.statements[0].id
    shown = run(item, story, "--outlet", "Example Wire", "--published", "2026-03-05")
    assert shown.exit_code == 0
    assert shown.output.startswith(f"STATEMENT {item}, confidence ")
    told = json.loads(run(item, story, "--outlet", "Example Wire", "--published", "2026-03-05", "--format", "json").output)
    assert (told["id"], told["kind"]) == (item, "statement")
