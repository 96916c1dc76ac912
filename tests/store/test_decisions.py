"""What reviewers decide: it takes effect, is kept in order, and can be undone."""

from __future__ import annotations

import pytest
from telling import NOW, Telling, address

from onrecord.errors import BadOption
from onrecord.store import Store, decisions
from onrecord.store.decisions import Verdict
from onrecord.store.query import parse
from onrecord.store.searching import Hit, by_time, search

TEXT = "Tarn shells Veland\n\nTarn shelled the harbour. Seven boats had sunk, Ada Lind said. Ivo Brandt denied it."


def page(text: str = TEXT) -> Telling:
    telling = Telling(text, address("shelling"))
    telling.event("shelled the harbour", "ASSAULT", "Tarn", "Veland", when="2024-06-17")
    told = telling.says("Ada Lind", "Seven boats had sunk", "estimate")
    telling.claim("Seven boats had sunk", held=[told], much=7, unit="boats")
    return telling


def decide(store: Store, ref: str, verdict: Verdict, field: str | None = None, value: str | None = None, why: str = "") -> int:
    with store.writing() as at:
        return decisions.decide(at, ref, verdict, reviewer="mara", why=why, now=NOW, field=field, value=value)


def undo(store: Store, number: int) -> None:
    with store.writing() as at:
        decisions.undo(at, number, reviewer="tomas", why="too quick", now=NOW)


def hits(store: Store, asked: str) -> list[Hit]:
    with store.reading() as at:
        return search(at, parse(asked)).hits


def test_what_is_rejected_is_found_only_when_asked_for(store: Store) -> None:
    telling = page()
    telling.keep(store)
    (event,) = hits(store, "kind:event")
    number = decide(store, event.ref or "", "reject")
    assert hits(store, "kind:event") == []
    assert [hit.verdict for hit in hits(store, "verdict:rejected")] == ["rejected"]
    with store.reading() as at:
        assert by_time(at).hits == []
    undo(store, number)
    assert hits(store, "kind:event") == [event]


def test_what_is_accepted_says_so(store: Store) -> None:
    page().keep(store)
    (event,) = hits(store, "kind:event")
    decide(store, event.ref or "", "accept")
    assert [hit.ref for hit in hits(store, "verdict:accepted")] == [event.ref]


def test_corrections_stand_beside_each_other_and_are_undone_one_by_one(store: Store) -> None:
    page().keep(store)
    (claim,) = hits(store, "kind:claim")
    first = decide(store, claim.ref or "", "correct", "value", "9,000")
    second = decide(store, claim.ref or "", "correct", "status", "disputed")
    third = decide(store, claim.ref or "", "correct", "value", "8")
    (now,) = hits(store, "status:disputed verdict:corrected")
    assert (now.value, now.unit, now.words) == (8, "boats", claim.words)
    undo(store, third)
    assert hits(store, "kind:claim")[0].value == 9000
    undo(store, second)
    assert [(hit.status, hit.value) for hit in hits(store, "kind:claim")] == [("asserted", 9000)]
    undo(store, first)
    assert hits(store, "kind:claim") == [claim]


def test_a_corrected_day_moves_the_event_in_time(store: Store) -> None:
    page().keep(store)
    (event,) = hits(store, "kind:event")
    decide(store, event.ref or "", "correct", "first", "2024-06-15")
    decide(store, event.ref or "", "correct", "last", "2024-06-16")
    assert hits(store, "when:2024-06-17") == []
    assert [hit.ref for hit in hits(store, "when:2024-06-16")] == [event.ref]


def test_decisions_are_listed_in_order_with_who_and_why(store: Store) -> None:
    page().keep(store)
    (claim,), (event,) = hits(store, "kind:claim"), hits(store, "kind:event")
    one = decide(store, event.ref or "", "accept", why="seen on film")
    two = decide(store, claim.ref or "", "correct", "value", "8")
    undo(store, one)
    with store.reading() as at:
        every, own = decisions.listed(at), decisions.listed(at, claim.ref)
    assert [(made.verdict, made.reviewer, made.why, made.value) for made in every] == [
        ("accept", "mara", "seen on film", None), ("correct", "mara", "", "8"), ("undo", "tomas", "too quick", str(one)),
    ]  # fmt: skip
    assert [made.n for made in own] == [two]


@pytest.mark.parametrize(
    ("verdict", "field", "value", "told"),
    [
        ("correct", None, "8", "names a field"),
        ("correct", "value", None, "names a field"),
        ("correct", "id", "x", "The fields"),
        ("correct", "value", "eight", "no number"),
        ("correct", "low", "nan", "no number"),
        ("correct", "first", "soon", "no day"),
        ("correct", "last", "2024-06", "no day"),
        ("correct", "first", "2024-02-30", "no day"),
    ],
)
def test_a_correction_that_makes_no_sense(file: Store, verdict: Verdict, field: str | None, value: str | None, told: str) -> None:
    page().keep(file)
    (event,) = hits(file, "kind:event")
    with pytest.raises(BadOption, match=told):
        decide(file, event.ref or "", verdict, field, value)
    assert hits(file, "kind:event") == [event]
    with file.reading() as at:
        assert decisions.listed(at) == []


@pytest.mark.parametrize(
    "ref", ["", "nothing", f"{address('shelling')}#e-0000000000", f"event {address('a')}#e-1 = {address('b')}#e-2"]
)
def test_a_decision_about_nothing_that_is_there(file: Store, ref: str) -> None:
    page().keep(file)
    with pytest.raises(BadOption, match="There is no"):
        decide(file, ref, "reject")


def test_what_cannot_be_undone(store: Store) -> None:
    page().keep(store)
    (event,) = hits(store, "kind:event")
    number = decide(store, event.ref or "", "reject")
    undo(store, number)
    for wrong in (number, number + 1, 77):  # undone already; an undoing; none
        with pytest.raises(BadOption, match=f"{wrong}"):
            undo(store, wrong)
    assert hits(store, "kind:event") == [event]


def test_a_decision_follows_the_words_when_the_page_is_changed(store: Store) -> None:
    page().keep(store)
    (event,) = hits(store, "kind:event")
    number = decide(store, event.ref or "", "reject")
    assert page("Corrected: " + TEXT).keep(store).outcome == "changed"
    (moved,) = hits(store, "verdict:rejected")
    assert moved.words == event.words
    assert moved.ref != event.ref
    undo(store, number)
    assert [hit.ref for hit in hits(store, "kind:event")] == [moved.ref]


def test_a_decision_does_not_follow_to_one_of_two_that_say_the_same(store: Store) -> None:
    page().keep(store)
    (event,) = hits(store, "kind:event")
    decide(store, event.ref or "", "reject")
    changed = Telling("It was dawn. " + TEXT.replace("Seven boats", "shelled the harbour. Seven boats"), address("shelling"))
    changed.event("shelled the harbour", "ASSAULT", "Tarn", "Veland")
    changed.event("shelled the harbour", "COERCE", "Tarn", "Veland")
    changed.keep(store)
    assert len(hits(store, "kind:event")) == 2
