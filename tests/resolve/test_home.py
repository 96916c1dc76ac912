"""The countries of which a page speaks."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from onrecord.extract.places import places
from onrecord.model import Article, Name, Parse
from onrecord.resolve.home import Lands
from onrecord.resolve.mentions import Stage
from onrecord.spans import Span
from onrecord.tokens import Words

Read = Callable[..., tuple[Article, Parse]]


def lands(article: Article, parse: Parse) -> Lands:
    found = places(Words(article.text, parse.sentences), parse.names)
    return Lands(article, parse, Stage(article, parse, None, []), found)


TOLD = [
    ("a country", ["It would rain.", "Poland waited."], {"POL": 1}),
    ("an adjective", ["It would rain.", "A Polish official left."], {"POL": 1}),
    ("a town", ["It would rain.", "Lima is in Peru."], {"PER": 2}),
    ("a body of the table", ["It would rain.", "The Kremlin waited."], {"RUS": 1}),
    ("a body of no country", ["It would rain.", "The Tarn Relief Fund left."], {}),
    ("the first paragraph weighs more", ["Malta agreed.", "Poland waited."], {"MLT": 2, "POL": 1}),
    ("the dateline most", ["Malta agreed.", "dateline:: VALLETTA, 3 May", "Poland waited."], {"MLT": 6, "POL": 1}),
    ("nowhere", ["It would rain."], {}),
]  # fmt: skip


@pytest.mark.parametrize(("paragraphs", "votes"), [row[1:] for row in TOLD], ids=[row[0] for row in TOLD])
def test_what_is_told_of_countries_is_counted(read: Read, paragraphs: list[str], votes: dict[str, int]) -> None:
    assert dict(lands(*read(*paragraphs)).votes) == votes


def test_a_body_tells_of_its_country_but_its_adjective_is_not_counted_twice(read: Read) -> None:
    article, parse = read("It would rain.", "The Kremlin waited. A Polish official left.")
    at = article.text.index("Polish")
    names = [*(replace(name, label="ORG") for name in parse.names), Name(Span(at, at + len("Polish official")), "MISC", 0.9)]
    stage = Stage(article, replace(parse, names=names), None, [])
    assert dict(Lands(article, replace(parse, names=names), stage, []).votes) == {"RUS": 1, "POL": 1}


def test_dateline_headline_and_outlet(read: Read) -> None:
    article, parse = read("headline:: Malta agreed.", "dateline:: SEOUL, 3 May", "Poland waited.")
    found = lands(replace(article, outlet="The Warsaw Voice"), parse)
    assert (found.dateline, found.headline, found.outlet) == ("KOR", {"MLT"}, "POL")
    bare = lands(*read("It would rain."))
    assert (bare.dateline, bare.headline, bare.outlet) == ("", frozenset(), "")


def test_before_and_behind_a_place_in_the_text(read: Read) -> None:
    article, parse = read("Malta agreed. The mayor left. Poland waited.", "The farmer, Tom Brill, said it would rain.")
    found = lands(article, parse)
    mayor = article.text.index("mayor")
    whole, first = Span(0, len(article.text)), article.blocks[0].span
    assert (found.before(mayor, whole), found.behind(mayor, whole)) == ("MLT", "POL")
    sentence = Span(article.text.index("The mayor"), article.text.index(" Poland"))
    assert (found.before(mayor, sentence), found.behind(mayor, sentence)) == ("", "")
    farmer = article.text.index("farmer")
    assert (found.before(farmer, found.paragraph(farmer)), found.before(farmer, whole)) == ("", "POL")
    assert found.paragraph(mayor) == first
    assert found.paragraph(len(article.text)) == Span(len(article.text), len(article.text))


NEAR = [
    ("most of all", ["Poland waited. Poland agreed. Malta agreed. The mayor left."], "POL"),
    ("told last in the paragraph", ["Malta agreed. Poland waited. The mayor left."], "POL"),
    ("told as often, elsewhere", ["It would rain.", "Malta agreed.", "Poland waited.", "The mayor left."], ""),
    ("nobody's", ["The mayor left."], ""),
]


@pytest.mark.parametrize(("paragraphs", "code"), [row[1:] for row in NEAR], ids=[row[0] for row in NEAR])
def test_the_country_that_a_bare_government_is_of(read: Read, paragraphs: list[str], code: str) -> None:
    article, parse = read(*paragraphs)
    assert lands(article, parse).near(article.text.index("The mayor")) == code
