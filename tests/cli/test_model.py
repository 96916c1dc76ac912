"""`onrecord model`."""

import json

import pytest
from click.testing import CliRunner

from onrecord.cli import commands


def run(*arguments: str) -> str:
    outcome = CliRunner().invoke(commands, ["model", *arguments])
    assert outcome.exit_code == 0, outcome.output
    return outcome.output


def test_the_card_tells_sources_scores_limits_and_digests() -> None:
    told = run()
    for words in ("PolNeAR", "CC BY-SA 4.0", "How well it reads", "whole statements F1", "Not to be relied on for", "reader.onnx"):
        assert words in told


@pytest.mark.parametrize("width", [40, 80, 160])
def test_no_line_is_wider_than_asked(width: int) -> None:
    assert max(map(len, run("--width", str(width)).splitlines())) <= width


def test_as_json_it_can_be_read_by_programs() -> None:
    card = json.loads(run("--format", "json"))
    assert {"reader.onnx", "labels.json", "vocabulary.txt"} <= set(card["files"])
    assert all(row["data"] and row["eight_bits"] >= 0 for row in card["rows"])


def test_check_loads_the_model() -> None:
    assert "runs here" in run("--check")
