"""The tables of the world: complete, consistent, readable."""

from __future__ import annotations

import json
import re

import pytest

from onrecord.errors import DataDamaged
from onrecord.ontology.bodies import bodies
from onrecord.ontology.countries import countries
from onrecord.ontology.plover import plover
from onrecord.ontology.tables import several, table


def test_plover_has_the_sixteen_events() -> None:
    ontology = plover()
    assert len(ontology.events) == 16
    assert {event.quad for event in ontology.events.values()} == {1, 2, 3, 4}
    assert [name for name, event in ontology.events.items() if event.recipient_required] == ["COOPERATE", "AID", "SANCTION"]
    assert ontology.events["RETREAT"].modes == ["withdraw", "release", "disarm", "ceasefire", "access", "resign"]
    assert ontology.quad("ASSAULT") == 4
    assert ontology.quads == {
        "1": "verbal cooperation",
        "2": "material cooperation",
        "3": "verbal conflict",
        "4": "material conflict",
    }


def test_plover_has_its_lists() -> None:
    ontology = plover()
    assert ontology.aux == ["historical", "future", "hypothetical", "negation"]
    assert len(ontology.contexts) == len(set(ontology.contexts)) == 37
    assert len(ontology.sectors) == 25
    assert all(re.fullmatch(r"[A-Z]{3}", code) and gloss for code, gloss in ontology.sectors.items())
    assert json.dumps(sorted(ontology.sectors))  # plain text, all of it


def test_every_country_once() -> None:
    known = countries()
    assert len(known) == 250  # 249 of ISO 3166-1, and Kosovo
    assert all(re.fullmatch(r"[A-Z]{3}", code) for code in known)
    assert len({country.name for country in known.values()}) == 250


@pytest.mark.parametrize(
    ("code", "name", "adjective", "people", "capital", "seat"),
    [
        ("RUS", "Russia", "Russian", "Russians", "Moscow", "Kremlin"),
        ("GBR", "United Kingdom", "British", "Britons", "London", "Whitehall"),
        ("FRA", "France", "French", "Frenchmen", "Paris", "Élysée"),
        ("KOR", "South Korea", "South Korean", "South Koreans", "Seoul", "Blue House"),
        ("USA", "United States", "American", "Americans", "Washington", "White House"),
        ("USA", "United States", "US", "American", "Washington", "Foggy Bottom"),
        ("POL", "Poland", "Polish", "Poles", "Warsaw", None),
    ],
)
def test_countries(code: str, name: str, adjective: str, people: str, capital: str, seat: str | None) -> None:
    country = countries()[code]
    assert country.name == name
    assert adjective in country.adjectives
    assert people in country.people
    assert capital in country.capitals
    assert seat is None or seat in country.seats


def test_names_of_countries_are_not_shared() -> None:
    owners: dict[str, str] = {}
    for country in countries().values():
        for name in (country.name, *country.others, *country.capitals, *country.seats):
            assert owners.setdefault(name, country.code) == country.code


def test_bodies_have_known_codes() -> None:
    for body in bodies():
        assert body.code in ("IGO", "NGO", "") or body.code in countries()
        assert body.sector in plover().sectors or body.sector == ""
        if body.code == "IGO":
            assert body.sector in ("", "JUD", "MIL", "COP")
    names = [name for body in bodies() for name in (body.name, *body.others)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("name", "code", "sector"), [("NATO", "IGO", ""), ("International Criminal Court", "IGO", "JUD"), ("Oxfam", "NGO", "SOC")]
)
def test_bodies(name: str, code: str, sector: str) -> None:
    assert next((body.code, body.sector) for body in bodies() if body.name == name) == (code, sector)


def test_a_table_that_is_missing_or_has_other_columns_is_damaged() -> None:
    with pytest.raises(DataDamaged, match="cannot be read"):
        table("onrecord.ontology", "nowhere.tsv", ("code",))
    with pytest.raises(DataDamaged, match="columns should be"):
        table("onrecord.ontology", "countries.tsv", ("code",))


def test_several() -> None:
    assert several("a|b") == ("a", "b")
    assert several("") == ()
