"""The tables of the world: complete, consistent, readable."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from typing import get_args

import pytest

from onrecord.errors import DataDamaged
from onrecord.ontology.bodies import Body, bodies
from onrecord.ontology.countries import countries
from onrecord.ontology.officials import SECTORS, Office, officials
from onrecord.ontology.plover import plover
from onrecord.ontology.spells import before, within
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


def test_a_name_is_one_bodys_at_a_time() -> None:
    """A body that changed has a row for each of its spells; so has one that lost its name to another."""
    rows: dict[str, list[Body]] = {}
    for body in bodies():
        names = (body.name, *body.others)
        assert len(names) == len(set(names))
        for name in names:
            rows.setdefault(name, []).append(body)
    for name, found in rows.items():
        for earlier, later in pairwise(sorted(found, key=lambda body: body.begin)):
            assert earlier.end, name
            assert earlier.end <= later.begin, name


def test_spells_of_bodies_are_years_or_months_in_order() -> None:
    for body in bodies():
        assert all(re.fullmatch(r"(\d{4}(-(0[1-9]|1[0-2]))?)?", told) for told in (body.begin, body.end)), body
        assert not (body.begin and body.end) or body.begin < body.end, body


@pytest.mark.parametrize(
    ("name", "date", "told"),
    [
        ("Taliban", "2000-05-01", "government AFG GOV"),
        ("Taliban", "2015", "group AFG REB"),
        ("Taliban", "2024-02-03", "government AFG GOV"),
        ("NATO", "1999", "organization IGO "),
        ("NATO", "2030-01-01", "organization IGO "),
    ],
)
def test_bodies_that_changed_are_what_they_were_on_the_day(name: str, date: str, told: str) -> None:
    assert [f"{body.kind} {body.code} {body.sector}" for body in bodies() if body.name == name and body.stood(date)] == [told]


@pytest.mark.parametrize(
    ("name", "code", "sector"), [("NATO", "IGO", ""), ("International Criminal Court", "IGO", "JUD"), ("Oxfam", "NGO", "")]
)
def test_bodies(name: str, code: str, sector: str) -> None:
    assert next((body.code, body.sector) for body in bodies() if body.name == name) == (code, sector)


DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
OFFICIALS = table("onrecord.ontology", "officials.tsv", ("name", "others", "country", "office", "begin", "end", "source"))


def test_officials_are_of_nearly_all_countries() -> None:
    assert len(officials()) >= 3000
    assert len({term.country for person in officials() for term in person.terms} & countries().keys()) >= 195


def test_officials_hold_known_offices_of_known_countries() -> None:
    for person in officials():
        for term in person.terms:
            assert term.country in countries() or term.country == "IGO", person
            assert term.office in get_args(Office), person
            assert term.source in ("petrarch2", "recalled"), person
            assert term.sector in plover().sectors or (term.country == "IGO" and not term.sector), person
    assert SECTORS.keys() <= set(get_args(Office))


def test_terms_of_office_are_dates_in_order() -> None:
    for name, _, _, _, begin, end, _ in OFFICIALS:
        assert DATE.fullmatch(begin), name
        assert not end or DATE.fullmatch(end), name
        assert not end or before(begin, end), name


def test_names_of_officials_are_written_as_names() -> None:
    for person in officials():
        names = (person.name, *person.others)
        assert len(names) == len(set(names)), person.name
        assert all(name and name == " ".join(name.split()) and any(map(str.isalpha, name)) for name in names), person.name


def test_no_term_of_office_is_told_twice() -> None:
    seen: set[tuple[str, ...]] = set()
    for name, _, country, office, begin, _, _ in OFFICIALS:
        term = (name, country, office, begin)
        assert term not in seen, term
        seen.add(term)


@pytest.mark.parametrize(
    ("name", "date", "country", "office"),
    [
        ("Angela Merkel", "2015-06-01", "DEU", "head_of_government"),
        ("Vladimir Putin", "2010-06-01", "RUS", "head_of_government"),
        ("Vladimir Putin", "2014", "RUS", "head_of_state"),
        ("Ban Ki-moon", "2005", "KOR", "foreign_minister"),
        ("Ban Ki-moon", "2010-01-01", "IGO", "head_of_body"),
    ],
)
def test_officials(name: str, date: str, country: str, office: str) -> None:
    (person,) = (person for person in officials() if person.name == name)
    assert (country, office) in [(term.country, term.office) for term in person.terms if term.held(date)]


def test_spells_are_compared_as_far_as_both_ends_are_known() -> None:
    assert within("2008-05", "2012", "2008-05-31")
    assert within("2008-05", "2012", "2012-12-31")
    assert not within("2008-05", "2012", "2008-04-30")
    assert not within("", "2012", "2013")
    assert within("", "", "1950")


def test_columns_at_the_end_may_be_missing_and_are_empty_then() -> None:
    rows = table("onrecord.ontology", "places.tsv", ("name", "others", "code", "sort"), ("begin", "end"))
    assert {row[4:] for row in rows} == {("", "")}
    with pytest.raises(DataDamaged, match="columns should be"):
        table("onrecord.ontology", "places.tsv", ("name", "others", "code"), ("begin",))


def test_a_table_that_is_missing_or_has_other_columns_is_damaged() -> None:
    with pytest.raises(DataDamaged, match="cannot be read"):
        table("onrecord.ontology", "nowhere.tsv", ("code",))
    with pytest.raises(DataDamaged, match="columns should be"):
        table("onrecord.ontology", "countries.tsv", ("code",))


def test_several() -> None:
    assert several("a|b") == ("a", "b")
    assert several("") == ()
