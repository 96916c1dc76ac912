"""The twin of the page that started it all: an invented one with all its difficulties, whose annotation says what a careful reader would put
down. What is asserted here is what must never be lost."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import onrecord
from onrecord import Record, Statement

GOLD: dict[str, Any] = json.loads((Path(__file__).parent / "cases/pact-twin.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def record() -> Record:
    return onrecord.read_text(GOLD["page"], name="pact-twin", media="text")


def words(record: Record, statement: Statement) -> str:
    return " ".join(span.of(record.article.text) for span in statement.content)


def speakers(record: Record, ids: list[str]) -> set[str]:
    codes = {actor.id: actor.code for actor in record.actors}
    return {codes[one.speaker] for one in record.statements if one.id in ids and one.speaker}


def test_every_span_quotes_the_page(record: Record) -> None:
    text = record.article.text
    spans = [span for one in record.statements for span in (*one.source, *one.cue, *one.content)]
    assert len(spans) > 40
    for span in spans:
        start, end = span.page or (0, 0)
        assert GOLD["page"][start:end].split() == span.of(text).split()


def test_most_of_the_junk_is_gone_and_nothing_of_the_story(record: Record) -> None:
    text = record.article.text
    junk = [one if isinstance(one, str) else one[0] for one in GOLD["drop"]]
    assert sum(len(line) for line in junk if len(line) > 12 and line in text) < 0.3 * sum(map(len, junk))
    assert "Festival Marea" not in text
    assert "HBO" not in text
    kept = [line for line in GOLD["page"].split("\n") if len(line) > 40 and not any(line in one or one in line for one in junk)]
    assert [line for line in kept if " ".join(line.split()) not in " ".join(text.split())] == []


def test_the_analysis_is_its_writer_s(record: Record) -> None:
    authors = {block.author for block in record.article.blocks if block.role == "analysis"}
    assert authors == {"Ruth Calloway"}
    held = [block.span for block in record.article.blocks if block.role == "analysis"]
    within = [event for event in record.events if any(span.holds(event.trigger) for span in held)]
    assert within
    assert all(event.voice == "Ruth Calloway" for event in within)


def test_the_pact_with_its_parties_signed_and_its_text_not_out(record: Record) -> None:
    codes = {actor.id: actor.code for actor in record.actors}
    pacts = [
        one for one in record.commitments if {codes[party] for party in one.parties} == {"TCD", "MMR"} and one.status == "signed"
    ]
    assert pacts
    assert pacts[0].text_public is False
    assert {"text", "duration", "ratification"} <= set(pacts[0].unstated)


def test_what_is_estimated_and_by_whom(record: Record) -> None:
    claim = next(one for one in record.claims if one.quantity and one.quantity.value == 6400)
    assert claim.status == "estimated"
    assert claim.quantity is not None
    assert claim.quantity.unit == "crates"
    (holder,) = [one for one in record.statements if one.id in claim.held_by]
    assert "Thai intelligence service" in " ".join(span.of(record.article.text) for span in holder.source)


def test_who_accuses_and_who_denies(record: Record) -> None:
    claim = next(one for one in record.claims if "mortars" in one.span.of(record.article.text))
    assert claim.status == "disputed"
    assert speakers(record, claim.held_by) == {"CAN", "THA"}
    assert speakers(record, claim.denied_by) == {"TCD", "MMR"}


def test_praise_came_by_way_of_an_agency(record: Record) -> None:
    names = {actor.id: actor.name for actor in record.actors}
    praise = next(one for one in record.statements if "the brother that never bargains" in words(record, one))
    assert praise.speaker is not None
    assert "Thet Naung" in names[praise.speaker]
