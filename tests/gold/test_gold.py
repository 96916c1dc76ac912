"""Annotated documents: quotes find their places, and a document becomes a record whose spans hold."""

from __future__ import annotations

import json
from typing import Any

import pytest

from onrecord.errors import NotGold
from onrecord.gold import as_record, placed, read
from onrecord.gold.quotes import by_offset, on_page
from onrecord.model import Record, When
from onrecord.spans import Span

RAW: dict[str, Any] = {
    "id": "t-1",
    "genre": "wire",
    "given": {"published": "2024-02-06", "outlet": "Harbour Wire"},
    "page": "Orm frees two 🙂 pilots\n\nORM, 6 Feb - Orm said  that it had freed them. Read also: more\nMore news",
    "drop": ["More news", "Read also: more"],
    "roles": [{"role": "headline", "span": "Orm frees two 🙂 pilots"}, {"role": "dateline", "span": "ORM, 6 Feb -"}],
    "actors": [{"id": "a1", "name": "Orm", "kind": "country", "code": "", "sector": "GOV", "mentions": [["Orm", 2], "it"]}],
    "statements": [
        {
            "id": "s1", "source": [["Orm", 2]], "cue": ["said"], "content": ["that it had freed them"], "speaker": "a1",
            "mode": "indirect", "act": "say", "polarity": "positive", "via": ["a1"],
        },
    ],
    "events": [{"id": "e1", "type": "RETREAT", "mode": ["release"], "trigger": "freed", "when": "2024-02", "where": "POL"}],
    "claims": [{"id": "c1", "span": "it had freed them", "status": "asserted", "quantity": {"value": 2, "unit": "pilots"}}],
    "commitments": [
        {
            "id": "k1", "instrument": "pledge", "parties": ["a1"], "status": "fulfilled",
            "obligations": [{"type": "release", "span": "had freed them", "deadline": "2024-02-29"}],
            "trigger": {"type": "other", "logic": "once", "span": "said"},
        },
    ],
    "flows": [{"id": "f1", "from": ["a1"], "to": [], "kind": "prisoners", "item": "them", "stage": "delivered", "status": "asserted"}],
}  # fmt: skip


def document(**changes: object) -> bytes:
    return json.dumps(RAW | changes).encode()


def test_a_quote_leads_to_its_place() -> None:
    place = on_page("no, no; nono")
    assert place(["no", 4]) == Span(10, 12)
    assert place(", no;") == Span(2, 7)
    assert by_offset([2, 7]) == Span(2, 7)


@pytest.mark.parametrize("quote", ["no", "yes", "", ["no", 0], ["no", 5], ["no", True], ["no"], None, 3, {"no": 1}])
def test_a_quote_that_leads_nowhere(quote: object) -> None:
    with pytest.raises(ValueError):
        on_page("no, no; nono")(quote)


@pytest.mark.parametrize("place", ["no", [1, 1], [-1, 3], [3, 1], [1, 2, 3], [1.0, 2.0]])
def test_an_offset_that_is_none(place: object) -> None:
    with pytest.raises(ValueError):
        by_offset(place)


def test_a_record_holds_the_kept_lines_and_points_both_ways() -> None:
    gold = read("t-1.json", document())
    record = as_record(gold)
    assert record.article.text == "Orm frees two 🙂 pilots\n\nORM, 6 Feb -\n\nOrm said  that it had freed them."
    assert [block.role for block in record.article.blocks] == ["headline", "dateline", "body"]
    assert record.article.title == "Orm frees two 🙂 pilots"
    statement = record.statements[0]
    for span in [*statement.source, *statement.cue, *statement.content, statement.via[0].span, record.events[0].trigger]:
        assert span.page is not None
        assert span.of(record.article.text) == gold.page[slice(*span.page)]
    assert statement.content[0].of(record.article.text) == "that it had freed them"
    assert [gold.page[slice(*each.page)] for each in record.article.dropped] == ["More news", "Read also: more"]


def test_a_record_has_what_the_annotation_tells_and_no_more() -> None:
    record = as_record(read("t-1.json", document()))
    event, obligation = record.events[0], record.commitments[0].obligations[0]
    assert event.when == When("2024-02-01", "2024-02-29", "month")
    assert event.where is not None
    assert (event.where.name, event.where.country, event.quad) == ("Poland", "POL", 2)
    assert obligation.deadline == When("2024-02-29", "2024-02-29", "day")
    assert obligation.deontic == "shall"
    assert [each.form for each in record.actors[0].mentions] == ["name", "pronoun"]
    assert record.flows[0].from_ == ["a1"]
    assert record.claims[0].quantity is not None
    assert record.made_by.options == {"annotated": True}
    assert Record.from_json(record.to_json()) == record


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"{", "is not JSON"),
        (b"\xff", "is not JSON"),
        (b"[]", "neither a page nor"),
        (b'{"page": 3}', "neither a page nor"),
        (document(sha256="0" * 64), "neither a page nor"),
        (document(claims=[{"id": "c1", "status": "asserted"}]), "missing required field `span`"),
        (document(note="?"), "unknown field `note`"),
        (document(drop=["nowhere", "nor here"]), r"drop\[0\]: not on the page: 'nowhere'\. \(1 more"),
    ],
)
def test_what_is_no_annotated_document_is_refused(data: bytes, told: str) -> None:
    with pytest.raises(NotGold, match=rf"^x\.json: .*{told}"):
        read("x.json", data)


def test_every_misplaced_quote_is_listed() -> None:
    events = [{"id": "e7", "type": "AID", "trigger": "gave"}]
    _, misplaced = placed("x.json", document(drop=["nowhere"], events=events))
    assert [each.where for each in misplaced] == ["drop[0]", "events e7 trigger"]


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"events": [{"id": "e1", "type": "AID", "trigger": "news"}]}, "is not kept"),
        ({"events": [{"id": "e1", "type": "HELP", "trigger": "said"}]}, "HELP"),
        ({"claims": [{"id": "c1", "span": "said", "status": "true"}]}, "true"),
    ],
)
def test_what_is_no_record_is_refused(changes: dict[str, object], told: str) -> None:
    with pytest.raises(NotGold, match=told):
        as_record(read("x.json", document(**changes)))


def test_a_document_without_words_cannot_be_shown() -> None:
    bare = {"id": "p", "genre": "wire", "sha256": "0" * 64, "drop": [[0, 4]]}
    gold = read("p.json", json.dumps(bare).encode())
    assert gold.drop == [Span(0, 4)]
    with pytest.raises(NotGold, match="has no words"):
        as_record(gold)
