"""Each row of the tables of titles, state bodies and outlets is known to the coder by its words."""

from __future__ import annotations

import pytest

from onrecord.lang.en.people import Outlet, StateBody, Title, family_first, given_names, no_names, outlets, state_bodies, titles
from onrecord.ontology.countries import countries
from onrecord.ontology.plover import plover
from onrecord.resolve.coding import code_actor

OTHERWISE = frozenset(
    ("tribal leader", "rep", "veteran", "economist", "state agency", "agencies")
)  # the table of agents knows better
TITLES = [row for row in titles() if row.kind != "honorific" and row.title not in OTHERWISE]
BODIES = [row for row in state_bodies() if row.words not in OTHERWISE]


@pytest.mark.parametrize("row", TITLES, ids=lambda row: row.title)
def test_titles_tell_their_sector(row: Title) -> None:
    assert row.sector in plover().sectors or row.sector == ""
    if row.sector:
        assert code_actor(f"the {row.title}").sector == row.sector


@pytest.mark.parametrize("row", BODIES, ids=lambda row: row.words)
def test_state_bodies_are_of_the_country_before_them(row: StateBody) -> None:
    coded = code_actor(f"the Polish {row.words}")
    assert (coded.code, coded.sector) == ("POL", row.sector)


@pytest.mark.parametrize("row", outlets(), ids=lambda row: row.name)
def test_outlets_are_outlets_of_their_country(row: Outlet) -> None:
    assert row.code in countries()
    assert row.kind in ("agency", "broadcaster", "paper")
    coded = code_actor(row.name)
    assert (coded.kind, coded.code) == ("outlet", row.code)


def test_given_names_and_words() -> None:
    assert set(given_names().values()) == {"m", "f", ""}
    assert set(no_names().values()) == {"place", "thing", "time", "other"}
    assert "Kim" in family_first()
