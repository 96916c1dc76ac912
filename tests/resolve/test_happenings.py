"""Events and agreements on two pages that are one, and those that are not."""

from __future__ import annotations

from typing import Any

import pytest
from telling import Telling, address

from onrecord.resolve.happenings import (
    Case,
    commitment_cases,
    commitment_keys,
    event_cases,
    event_keys,
    same_commitment,
    same_event,
)

NO_ONE: frozenset[str] = frozenset()
EVENT = Case(
    "e-1", "ASSAULT", (frozenset({"TAR"}), frozenset({"VEL"})), "2024-06-17", "2024-06-18", None, frozenset({"shell"}), NO_ONE
)
TREATY = Case(
    "k-1",
    "treaty",
    (frozenset({"ORM", "VEL"}), NO_ONE),
    "2024-06-18",
    "2024-06-18",
    None,
    frozenset({"harbour", "guns"}),
    frozenset({"harbour", "treat"}),
)


def case(of: Case, **changes: Any) -> Case:
    return of._replace(**changes)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({}, {}, True),
        ({}, {"words": frozenset({"fire"})}, True),  # the day and both sides are told
        ({}, {"code": "COERCE"}, False),
        ({}, {"day": "2024-06-16"}, False),
        ({}, {"sides": (frozenset({"VEL"}), frozenset({"TAR"}))}, False),
        ({}, {"sides": (frozenset({"TAR", "ORM"}), frozenset({"VEL"}))}, True),
        ({}, {"sides": (frozenset({"TAR"}), frozenset({"ORM"}))}, False),
        ({"place": "Ness"}, {"place": "Ness"}, True),
        ({"place": "Ness"}, {"place": None}, True),
        ({"place": "Ness"}, {"place": "Port Sarn"}, False),
        ({"day": None}, {"day": None}, True),
        ({"day": None}, {"day": None, "words": frozenset({"fire"})}, False),
        ({"day": None, "reported": "2024-06-25"}, {"day": None}, False),
        ({"day": None, "reported": None}, {"day": None}, False),
        ({"day": None, "reported": "2024-06"}, {"day": None}, False),
        ({"day": None}, {}, True),
    ],
)
def test_whether_two_events_are_one(one: dict[str, Any], other: dict[str, Any], same: bool) -> None:
    there, here = same_event(case(EVENT, **one), case(EVENT, **other)), same_event(case(EVENT, **other), case(EVENT, **one))
    assert there == here
    assert (there is not None) == same
    if there:
        assert 0 < there.confidence < 1
        assert "TAR > VEL" in str(there.evidence["parties"])
        assert set(event_keys(case(EVENT, **one))) & set(event_keys(case(EVENT, **other)))  # they find each other


def test_the_nearer_the_days_the_surer() -> None:
    sure = [same_event(case(EVENT, day=None), case(EVENT, day=None, reported=f"2024-06-{day}")) for day in (18, 19, 21)]
    assert [round(one.confidence, 2) for one in sure if one] == [0.7, 0.6, 0.4]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({}, {}, True),
        ({}, {"reported": "2030-01-01", "day": None, "code": "agreement"}, True),  # a name holds for years
        ({}, {"name": frozenset({"grain", "treat"})}, False),
        ({}, {"name": frozenset({"new", "harbour", "treat"})}, True),
        ({}, {"sides": (frozenset({"ORM", "VEL", "TAR"}), NO_ONE)}, True),
        ({"sides": (frozenset({"ORM", "TAR"}), NO_ONE)}, {}, False),
        ({"name": NO_ONE}, {}, True),
        ({"name": NO_ONE}, {"code": "pledge"}, False),
        ({"name": NO_ONE}, {"day": "2024-06-19"}, False),
        ({"name": NO_ONE}, {"day": None}, True),
        ({"name": NO_ONE, "words": frozenset({"harbour"})}, {"day": None}, False),
        ({"name": NO_ONE, "reported": "2024-09-01", "day": None}, {"day": None}, False),
    ],
)
def test_whether_two_agreements_are_one(one: dict[str, Any], other: dict[str, Any], same: bool) -> None:
    there, here = (
        same_commitment(case(TREATY, **one), case(TREATY, **other)),
        same_commitment(case(TREATY, **other), case(TREATY, **one)),
    )
    assert there == here
    assert (there is not None) == same
    if there:
        assert 0 < there.confidence < 1
        assert set(commitment_keys(case(TREATY, **one))) & set(commitment_keys(case(TREATY, **other)))


def test_only_events_that_happened_between_two_who_have_names() -> None:
    page = Telling(
        "Guns\n\nTarn fired. Orm may fire. Orm has not fired. Orm fired in 1998. Somebody fired at Veland.", address("a")
    )
    fired = page.event("fired", "ASSAULT", "Tarn", "Veland", when="2024-06-17")
    for aux in ("future", "hypothetical", "negation", "historical"):
        page.event("may fire", "ASSAULT", "Orm", "Veland", aux=[aux])
    page.event("Somebody fired", "ASSAULT", None, "Veland")
    page.event("Somebody", "ASSAULT", "villagers", "Veland")
    (found,) = event_cases(page.record())
    assert fired.endswith(found.id)
    assert (found.sides, found.day, found.reported) == ((frozenset({"TAR"}), frozenset({"VEL"})), "2024-06-17", "2024-06-18")


def test_a_range_of_days_is_no_day_of_an_event() -> None:
    page = Telling("Guns\n\nTarn fired.", address("a"))
    page.event("fired", "ASSAULT", "Tarn", "Veland", when="2024-06-01..2024-06-30")
    assert [one.day for one in event_cases(page.record())] == [None]


def test_only_agreements_of_two_who_have_names() -> None:
    page = Telling("Treaties\n\nThe Harbour Treaty. A pledge. A pact.", address("a"))
    page.commitment("The Harbour Treaty", "Orm", "Veland", name="Harbour Treaty")
    page.commitment("A pledge", "Orm", instrument="pledge")
    page.commitment("A pact", "Orm", "villagers")
    (found,) = commitment_cases(page.record())
    assert found.sides[0] == {"ORM", "VEL"}
    assert commitment_keys(found) == ["commitment ORM + VEL"]
