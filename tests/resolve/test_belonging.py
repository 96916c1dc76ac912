"""Of which country somebody is whose words don't tell it. The weights are fitted anew at times: what is asserted holds under any that are
worth having."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest
from msgspec.structs import replace

from onrecord.extract.places import places
from onrecord.model import Actor, Article, Attribution, Parse
from onrecord.ontology.tables import table
from onrecord.resolve import find
from onrecord.resolve.belonging import NOWHERE, choices, settle
from onrecord.tokens import Words

Read = Callable[..., tuple[Article, Parse]]
Attribute = Callable[..., Attribution]
Signs = dict[str, dict[str, float]]
WEIGHTS = {sign: float(weight) for sign, weight in table("onrecord.resolve", "belonging.tsv", ("sign", "weight"))}


@pytest.fixture
def speaker(read: Read, attribute: Attribute) -> Callable[..., tuple[Actor, Signs]]:
    """Who says it, and the countries that this one may be of, each with its signs; none where words tell the country."""

    def speaks(source: str, *paragraphs: str, same: dict[str, str] | None = None, outlet: str | None = None) -> tuple[Actor, Signs]:
        article, parse = read(*paragraphs, same=same)
        article = replace(article, outlet=outlet)
        seen: dict[str, Signs] = {}

        def settling(stage, cast, lands, said) -> None:  # type: ignore[no-untyped-def]
            settle(stage, cast, lands, said)
            for number in sorted(cast.guessed):
                for phrase in cast.entities[number].phrases:
                    seen[stage.phrases[phrase].span.of(article.text)] = choices(stage, cast, lands, said, cast.entities[number])

        found = find(
            article, parse, [attribute(article, source, "said", "it would rain")],
            places(Words(article.text, parse.sentences), parse.names), settling,
        )  # fmt: skip
        (actor,) = (one for one in found.actors if one.id == found.statements[0].speaker)
        return actor, seen.get(source, {})

    return speaks


Speaker = Callable[..., tuple[Actor, Signs]]


def likelihood(signs: Signs, code: str) -> float:
    scores = {one: sum(WEIGHTS.get(sign, 0.0) * value for sign, value in found.items()) for one, found in signs.items()}
    return math.exp(scores[code]) / sum(math.exp(score) for score in scores.values())


@pytest.mark.parametrize(("owner", "code"), [("Poland", "POL"), ("Malta", "MLT")])
def test_who_belongs_to_a_country_is_of_it(speaker: Speaker, owner: str, code: str) -> None:
    actor, signs = speaker("Its ambassador", "Poland met Malta. Its ambassador said it would rain.", same={"Its": owner})
    assert actor.code == code
    assert [one for one, found in signs.items() if found.get("owner")] == [code]


def test_who_belongs_to_one_whose_country_is_guessed(speaker: Speaker) -> None:
    _, signs = speaker(
        "Its ambassador", "Poland waited. The Tarn Relief Fund met Malta. Its ambassador said it would rain.", same={"Its": "Fund"}
    )
    assert any(found.get("owner guessed") for found in signs.values())
    assert not any(found.get("owner") for found in signs.values())


def test_what_words_tell_is_not_overruled_by_the_page(speaker: Speaker) -> None:
    actor, signs = speaker(
        "German chancellor Ivo Tarquil", "Poland waited. Poland agreed. German chancellor Ivo Tarquil said it would rain."
    )
    assert (actor.code, signs) == ("DEU", {})


def test_a_guess_is_never_sure(speaker: Speaker) -> None:
    actor, _ = speaker("The mayor", "Poland waited. Poland agreed. The mayor said it would rain.")
    alone, _ = speaker("The mayor", "The mayor said it would rain.")
    assert (actor.code, alone.code) == ("POL", "")
    assert actor.confidence <= 0.5 < alone.confidence


def test_only_countries_that_the_page_tells_are_to_choose_from(speaker: Speaker) -> None:
    _, signs = speaker("The mayor", "Malta agreed. The Kremlin waited. The mayor said it would rain.")
    assert set(signs) == {"MLT", "RUS", NOWHERE}
    _, signs = speaker("The mayor", "The mayor said it would rain.", outlet="The Warsaw Voice")
    assert set(signs) == {"POL", NOWHERE}


def test_who_is_called_between_states_is_likelier_of_none(speaker: Speaker) -> None:
    page = "Poland waited. Malta agreed. {} said it would rain."
    western, signs = speaker("A Western official", page.format("A Western official"))
    _, polish = speaker("A mayor", page.format("A mayor"))
    assert western.sector == "GOV"
    assert signs[NOWHERE]["none, between states"] > 0
    assert "none, between states" not in polish[NOWHERE]
    assert likelihood(signs, NOWHERE) > likelihood(polish, NOWHERE) + 0.1


def test_of_four_countries_a_western_official_is_of_none(speaker: Speaker) -> None:
    page = "Poland waited. Malta agreed. Russia agreed. Seoul agreed. A Western official said it would rain."
    assert speaker("A Western official", page)[0].code == ""


def test_a_mayor_is_of_the_country_told_most(speaker: Speaker) -> None:
    page = "Malta agreed. Poland waited. Poland agreed. Poland spoke.", "The mayor said it would rain."
    actor, signs = speaker("The mayor", *page)
    assert actor.code == "POL"
    assert signs["POL"]["share"] == 0.75
    assert (signs["POL"].get("most"), signs["MLT"].get("most")) == (1.0, None)


SIGNS = [
    ("earlier", ("Malta agreed. Poland waited. The mayor said it would rain.",), "POL"),
    ("headline", ("headline:: Malta agreed.", "Poland waited. The mayor said it would rain."), "MLT"),
    ("near", ("Malta agreed.", "Poland waited. The mayor said it would rain."), "POL"),
    ("outlet", ("Malta agreed. The mayor said it would rain.",), "POL"),
]


@pytest.mark.parametrize(("sign", "paragraphs", "code"), SIGNS, ids=[row[0] for row in SIGNS])
def test_a_sign_is_seen_for_one_country_and_weighs_for_it(
    speaker: Speaker, sign: str, paragraphs: tuple[str, ...], code: str
) -> None:
    """A sign whose name is not the table's counts for nothing, and nobody would see it."""
    _, signs = speaker("The mayor", *paragraphs, outlet="The Warsaw Voice")
    assert [one for one, found in signs.items() if found.get(sign)] == [code]
    assert WEIGHTS[sign] > 0


def test_a_name_at_home_in_one_of_two_countries(speaker: Speaker) -> None:
    page = "Poland met South Korea. {} said it would rain."
    _, signs = speaker("Ada Brill", page.format("Ada Brill").replace("South Korea", "Seoul"))
    assert signs["POL"]["sound"] > signs["KOR"]["sound"]
