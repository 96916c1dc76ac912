"""`onrecord corpus`."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli import commands
from onrecord.errors import BadOption, NotFound, NotGold

DOCUMENT = {
    "id": "t-1",
    "genre": "wire",
    "page": "Orm <b>warned</b> Veland that it would shut the gate.\nShare",
    "drop": ["Share"],
    "actors": [{"id": "a1", "name": "Orm", "kind": "country", "code": "POL", "sector": "GOV", "mentions": ["Orm"]}],
    "statements": [
        {
            "id": "s1", "source": ["Orm"], "cue": ["warned"], "content": ["that it would shut the gate"], "speaker": "a1",
            "mode": "indirect", "act": "warn", "polarity": "positive",
        },
    ],
    "events": [{"id": "e1", "type": "THREATEN", "actor": ["a1"], "trigger": "warned", "where": "POL"}],
}  # fmt: skip


@pytest.fixture
def gold(tmp_path: Path) -> str:
    path = tmp_path / "t-1.json"
    path.write_text(json.dumps(DOCUMENT), "utf-8")
    return str(path)


def test_a_document_is_shown_with_what_was_annotated(gold: str) -> None:
    outcome = CliRunner().invoke(commands, ["corpus", "view", gold])
    assert outcome.exit_code == 0, outcome.output
    for words in ("that it would shut the gate", "THREATEN", "in Poland", "Annotated by hand: <bdi>t-1</bdi>", "1 piece"):
        assert words in outcome.output
    assert "<b>warned" not in outcome.output


def test_it_is_written_to_a_file(gold: str, tmp_path: Path) -> None:
    outcome = CliRunner().invoke(commands, ["corpus", "view", gold, "-o", str(tmp_path / "t.html")])
    assert outcome.output == ""
    assert (tmp_path / "t.html").read_text("utf-8") == CliRunner().invoke(commands, ["corpus", "view", gold]).output


def test_what_cannot_be_shown_is_told(gold: str, tmp_path: Path) -> None:
    def raised(*arguments: str) -> BaseException | None:
        return CliRunner().invoke(commands, ["corpus", "view", *arguments]).exception

    (tmp_path / "x.json").write_text("[]", "utf-8")
    assert isinstance(raised(str(tmp_path / "x.json")), NotGold)
    assert isinstance(raised(str(tmp_path / "none.json")), NotFound)
    assert isinstance(raised(gold, "-o", str(tmp_path / "no" / "x.html")), BadOption)
