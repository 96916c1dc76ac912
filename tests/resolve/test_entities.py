"""Who is one and the same, in invented pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from onrecord.extract.places import places
from onrecord.model import Actor, Article, Attribution, Parse
from onrecord.resolve import Found
from onrecord.resolve import find as find_among
from onrecord.tokens import Words

Read = Callable[..., tuple[Article, Parse]]
RAIN = "it would rain"


def find(article: Article, parse: Parse, told: Sequence[Attribution]) -> Found:
    """Who is who and who said what, on a page whose places are found as they always are."""
    return find_among(article, parse, told, places(Words(article.text, parse.sentences), parse.names))


def actors(article: Article, parse: Parse, *told: Attribution) -> dict[str, Actor]:
    """The actors by name. Mentions stand in the order of the text and never overlap."""
    found = find(article, parse, told).actors
    for actor in found:
        ends = 0
        for mention in actor.mentions:
            assert mention.span.start >= ends
            ends = mention.span.end
    assert len({actor.id for actor in found}) == len(found)
    return {actor.name: actor for actor in found}


def words(article: Article, actor: Actor) -> list[str]:
    return [f"{mention.span.of(article.text)}/{mention.form}" for mention in actor.mentions]


# reason, paragraphs, what the reader takes for the same, the name looked for, its mentions as "words/form"
MENTIONS: list[tuple[str, list[str], dict[str, str], str, list[str]]] = [
    ("family name later", ["Polish president Ada Brill spoke.", "Brill left."], {},
     "Ada Brill", ["Polish president Ada Brill/name", "Brill/name"]),
    ("family name before", ["Brill spoke.", "Ada Brill left."], {}, "Ada Brill", ["Brill/name", "Ada Brill/name"]),
    ("family name that comes first", ["Pak Chol-su spoke. Pak left."], {}, "Pak Chol-su", ["Pak Chol-su/name", "Pak/name"]),
    ("title with family name", ["Polish president Ada Brill spoke. President Brill left."], {},
     "Ada Brill", ["Polish president Ada Brill/name", "President Brill/name"]),
    ("two of a name", ["Ada Brill met Tom Brill. Brill left."], {}, "Ada Brill", ["Ada Brill/name"]),
    ("an apposition", ["Ada Brill, the mayor of Tarnport, spoke."], {}, "Ada Brill", ["Ada Brill/name", "the mayor of Tarnport/description"]),
    ("a name as apposition", ["A nurse, Ada Brill, spoke."], {}, "Ada Brill", ["A nurse/description", "Ada Brill/name"]),
    ("the mayor again", ["Ada Brill, the mayor of Tarnport, met Tom Brill. The mayor left."], {},
     "Ada Brill", ["Ada Brill/name", "the mayor of Tarnport/description", "The mayor/description"]),
    ("a mayor is another", ["Ada Brill, the mayor of Tarnport, spoke. A mayor left."], {},
     "Ada Brill", ["Ada Brill/name", "the mayor of Tarnport/description"]),
    ("the president by her title", ["Polish president Ada Brill spoke. The president left."], {},
     "Ada Brill", ["Polish president Ada Brill/name", "The president/description"]),
    ("the president whom the reader means", ["Polish president Ada Brill met German chancellor Ivo Tarquil. The president left."],
     {"president": "Ivo"}, "Ivo Tarquil", ["German chancellor Ivo Tarquil/name", "The president/description"]),
    ("what the reader means is impossible", ["Ada Brill, the mayor of Tarnport, met Poland. The mayor left."], {"mayor": "Poland"},
     "Ada Brill", ["Ada Brill/name", "the mayor of Tarnport/description", "The mayor/description"]),
    ("state, capital and seat are one", ["Russia refused. Moscow agreed. The Kremlin waited."], {},
     "Russia", ["Russia/name", "Moscow/metonym", "The Kremlin/metonym"]),
    ("an acronym", ["The Tarn Relief Board refused. The TRB left."], {}, "Tarn Relief Board", ["The Tarn Relief Board/name", "The TRB/name"]),
    ("the last words of a name", ["The Tarn Port Authority closed. The Port Authority waited."], {},
     "Tarn Port Authority", ["The Tarn Port Authority/name", "The Port Authority/name"]),
    ("the government is the country's", ["Poland agreed. The government waited."], {}, "Poland", ["Poland/name", "The government/description"]),
    ("a pronoun as the reader has it", ["Ada Brill met Ivo Tarquil. She left."], {"She": "Ada"}, "Ada Brill", ["Ada Brill/name", "She/pronoun"]),
    ("a chain of pronouns", ["Ada Brill met Ivo Tarquil. She left. He left. They met her."], {"She": "Ada", "her": "She", "He": "Ivo"},
     "Ada Brill", ["Ada Brill/name", "She/pronoun", "her/pronoun"]),
    ("she is no country", ["Ada Brill met Poland. She left."], {"She": "Poland"}, "Ada Brill", ["Ada Brill/name", "She/pronoun"]),
    ("she is no Mr", ["Mrs Brill met Mr Tarquil. She left."], {"She": "Tarquil"}, "Brill", ["Mrs Brill/name", "She/pronoun"]),
    ("the last subject, where the reader is silent", ["Ada Brill met Tom Brill. She left."], {}, "Ada Brill", ["Ada Brill/name", "She/pronoun"]),
    ("he is no Mrs", ["Mr Tarquil met Mrs Brill. Mrs Brill left. He left."], {}, "Tarquil", ["Mr Tarquil/name", "He/pronoun"]),
    ("too far back", ["Ada Brill spoke. Poland agreed. Poland waited. She left."], {}, "Ada Brill", ["Ada Brill/name"]),
    ("it is a country", ["Poland met Ada Brill. It left."], {}, "Poland", ["Poland/name", "It/pronoun"]),
    ("they are not guessed", ["Poland met Ada Brill. They left."], {}, "Poland", ["Poland/name"]),
    ("they may be a body", ["The Tarn Relief Fund met Ada Brill. They left."], {"They": "Fund"},
     "Tarn Relief Fund", ["The Tarn Relief Fund/name", "They/pronoun"]),
    ("both leaders", ["Polish president Ada Brill met German chancellor Ivo Tarquil. Both leaders smiled."], {},
     "Ivo Tarquil", ["German chancellor Ivo Tarquil/name", "Both leaders/description"]),
    ("both leaders are no countries", ["Poland met Ada Brill. Ivo Tarquil left. Both leaders smiled."], {},
     "Ada Brill", ["Ada Brill/name", "Both leaders/description"]),
    ("both countries", ["Poland and Belarus agreed. The two countries waited."], {}, "Belarus", ["Belarus/name", "The two countries/description"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("paragraphs", "same", "name", "expected"), [row[1:] for row in MENTIONS], ids=[row[0] for row in MENTIONS]
)
def test_mentions(read: Read, paragraphs: list[str], same: dict[str, str], name: str, expected: list[str]) -> None:
    article, parse = read(*paragraphs, same=same)
    assert words(article, actors(article, parse)[name]) == expected
