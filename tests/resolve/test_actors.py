"""Who is found, and who is not, in invented sentences."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.model import Actor, Article
from onrecord.resolve import find_actors

Find = Callable[..., dict[str, Actor]]

# reason, text, the name looked for, "kind code sector" of that actor (or nothing where there must be none)
ACTORS = [
    ("adjective and title before the name", "Polish president Ada Brill spoke.", "Ada Brill", "person POL GOV"),
    ("title with its of-phrase, parted by a comma", "The president of Poland, Ada Brill, spoke.", "Ada Brill", "person POL GOV"),
    ("of-phrase without a comma", "The president of Poland Ada Brill spoke.", "Ada Brill", "person POL GOV"),
    ("apposition without a country", "Wilma Tarquilla, the governor of the province, spoke.", "Wilma Tarquilla", "person - GOV"),
    ("age between name and apposition", "Wilma Tarquilla, 44, a nurse, waved.", "Wilma Tarquilla", "person - MED"),
    ("former holders are elites", "Former Polish president Ada Brill spoke.", "Ada Brill", "person POL ELI"),
    ("ex- is former too", "Ex-president Ada Brill spoke.", "Ada Brill", "person - ELI"),
    ("a rank", "Gen. Ivo Tarquil listened.", "Ivo Tarquil", "person - MIL"),
    ("title and family name alone", "President Tarquil listened.", "Tarquil", "person - GOV"),
    ("a spokesman has the sector of his body", "Hamas spokesman Ivo Tarquil spoke.", "Ivo Tarquil", "person PSE REB"),
    ("an official of an international body", "NATO chief Ivo Tarquil spoke.", "Ivo Tarquil", "person IGO -"),
    ("leader of the opposition", "Opposition leader Ivo Tarquil spoke.", "Ivo Tarquil", "person - OPP"),
    ("leader of rebels", "The rebel commander Ivo Tarquil spoke.", "Ivo Tarquil", "person - REB"),
    ("journalist from an outlet", "It was noisy, notes the journalist from Reuters Orla Tarquil.", "Orla Tarquil", "person - JRN"),
    ("Korean name", "Then Pak Chol-su arrived.", "Pak Chol-su", "person - UNK"),
    ("particles", "They saw Mohammed bin Tarquil there.", "Mohammed bin Tarquil", "person - UNK"),
    ("initials", "They saw J. R. Tarquil there.", "J. R. Tarquil", "person - UNK"),
    ("opening word that is none of the name", "Yesterday Ivo Tarquil waved.", "Ivo Tarquil", "person - UNK"),
    ("a country", "Poland refused.", "Poland", "country POL GOV"),
    ("a capital that speaks", "Seoul said it would wait.", "South Korea", "country KOR GOV"),
    ("a capital between which ties froze", "Ties between Warsaw and Minsk froze.", "Belarus", "country BLR GOV"),
    ("a seat of power", "The Kremlin said no.", "Russia", "country RUS GOV"),
    ("an acronym as a noun", "The US and others agreed.", "United States", "country USA GOV"),
    ("a ministry in the genitive", "South Korea's foreign ministry agreed.", "South Korean foreign ministry", "government KOR GOV"),
    ("a ministry of a country", "The Defence Ministry of Poland agreed.", "Polish defence ministry", "government POL GOV"),
    ("a ministry of nobody knows whom", "The Defence Ministry agreed.", "defence ministry", "government - GOV"),
    ("an army", "The Polish army left.", "Polish army", "organization POL MIL"),
    ("state media", "Polish state media reported it.", "Polish state media", "outlet POL JRN"),
    ("a body of the table", "The IAEA agreed.", "IAEA", "organization IGO -"),
    ("a court of the table", "The ICC agreed.", "International Criminal Court", "organization IGO JUD"),
    ("a body by its head", "The Tarquil Port Authority closed.", "Tarquil Port Authority", "organization - GOV"),
    ("an agency", "It was a mistake, according to AFP.", "Agence France-Presse", "outlet FRA JRN"),
    ("place: a capital after in", "In Seoul, snow fell.", "South Korea", None),
    ("place: a capital that one flies to", "He flew to Seoul.", "South Korea", None),
    ("place: streets of a capital", "Warsaw's streets were empty.", "Poland", None),
    ("place: a country only lived in", "He lives in Poland.", "Poland", None),
    ("place: near a seat of power", "He walked near the Kremlin.", "Russia", None),
    ("adjective", "Polish farmers left.", "Poland", None),
    ("attributive noun", "The Ukraine war went on.", "Ukraine", None),
    ("attributive acronym", "The US officials left.", "United States", None),
    ("country inside a title", "The president of Poland left.", "Poland", None),
    ("country inside a body", "Poland's army left.", "Poland", None),
    ("family name that is a country", "They saw Michael Jordan there. Amman is far.", "Jordan", None),
    ("given name that is a city", "They saw Paris Tarquil there.", "France", None),
    ("a square", "They met on Kim Il Sung Square.", "Kim Il Sung", None),
    ("an avenue", "They met on Rosa Tarquil Avenue.", "Rosa Tarquil Avenue", None),
    ("two capitalised words without evidence", "They met in Burnt Forest.", "Burnt Forest", None),
    ("an agreement", "They signed the Tarquil Partnership Agreement.", "Tarquil Partnership Agreement", None),
    ("an agency in a credit", "Photo: ORLA TARQUIL/POOL/AFP", "Agence France-Presse", None),
    ("a state that shares its name with another's", "Georgia voted.", "Georgia", None),
    ("part of a continent", "Latin America voted. South America did too.", "United States", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "expected"), [row[1:] for row in ACTORS], ids=[row[0] for row in ACTORS])
def test_actors(actors_of: Find, text: str, name: str, expected: str | None) -> None:
    actor = actors_of(text).get(name)
    told = f"{actor.kind} {actor.code or '-'} {actor.sector or '-'}" if actor is not None else None
    assert told == expected


# reason, paragraphs, the name looked for, its mentions as "words/form"
MENTIONS = [
    ("title and name are one, a comma makes two", ["The president of Poland, Ada Brill, met Gen. Ivo Tarquil."],
     "Ada Brill", ["The president of Poland/title", "Ada Brill/name"]),
    ("family name later", ["Polish president Ada Brill spoke.", "Brill left."],
     "Ada Brill", ["Polish president Ada Brill/name", "Brill/name"]),
    ("family name that comes first", ["Then Pak Chol-su arrived. Pak waved."], "Pak Chol-su", ["Pak Chol-su/name", "Pak/name"]),
    ("short Arabic name", ["They saw Mohammed bin Tarquil. Tarquil waved."],
     "Mohammed bin Tarquil", ["Mohammed bin Tarquil/name", "Tarquil/name"]),
    ("title with family name", ["Polish president Ada Brill spoke.", "President Brill left."],
     "Ada Brill", ["Polish president Ada Brill/name", "President Brill/name"]),
    ("the country's president", ["Polish president Ada Brill spoke.", "The Polish leader left."],
     "Ada Brill", ["Polish president Ada Brill/name", "The Polish leader/title"]),
    ("another country's president is another", ["Polish president Ada Brill spoke.", "The German president left."],
     "Ada Brill", ["Polish president Ada Brill/name"]),
    ("counterpart of a country", ["Polish president Ada Brill spoke to Ivo Tarquil and his Polish counterpart."],
     "Ada Brill", ["Polish president Ada Brill/name", "his Polish counterpart/title"]),
    ("the governor, the only one", ["Ivo Tarquil, the governor of the province, spoke. The governor left."],
     "Ivo Tarquil", ["Ivo Tarquil/name", "the governor of the province/title", "The governor/title"]),
    ("two governors", ["Governor Ivo Tarquil met Governor Ada Brill. The governor left."],
     "Ivo Tarquil", ["Governor Ivo Tarquil/name"]),
    ("two of a name", ["Ada Brill met Tom Brill. Brill left."], "Ada Brill", ["Ada Brill/name"]),
    ("pronoun in the same sentence", ["Ada Brill said she would go."], "Ada Brill", ["Ada Brill/name", "she/pronoun"]),
    ("pronoun in the next", ["Ada Brill spoke. She left."], "Ada Brill", ["Ada Brill/name", "She/pronoun"]),
    ("pronoun in another paragraph", ["Ada Brill spoke.", "She left."], "Ada Brill", ["Ada Brill/name"]),
    ("pronoun of another sex", ["Mrs Brill spoke. He left."], "Brill", ["Mrs Brill/name"]),
    ("two could be meant", ["Ivo Tarquil met Tom Brill. He left."], "Ivo Tarquil", ["Ivo Tarquil/name"]),
    ("an unnamed one could be meant", ["Ivo Tarquil met a farmer. He left."], "Ivo Tarquil", ["Ivo Tarquil/name"]),
    ("sex settles it", ["Mr Tarquil met Mrs Brill. She left."], "Brill", ["Mrs Brill/name", "She/pronoun"]),
    ("a quote has its own", ["“He lied,” Ivo Tarquil said."], "Ivo Tarquil", ["Ivo Tarquil/name"]),
    ("who follows the opening phrase", ["In his speech, Ivo Tarquil lied."], "Ivo Tarquil", ["his/pronoun", "Ivo Tarquil/name"]),
    ("both leaders", ["Polish president Ada Brill and German chancellor Ivo Tarquil met. Both leaders smiled."],
     "Ivo Tarquil", ["German chancellor Ivo Tarquil/name", "Both leaders/description"]),
    ("both countries", ["Poland and Belarus agreed. The two countries share a border."],
     "Belarus", ["Belarus/name", "The two countries/description"]),
    ("both, then they", ["Poland and Belarus agreed. Both countries say they share a border."],
     "Belarus", ["Belarus/name", "Both countries/description", "they/pronoun"]),
    ("both of three countries", ["Poland, Malta and Belarus agreed. The two countries share a border."],
     "Belarus", ["Belarus/name"]),
    ("state, capital and seat are one", ["Russia refused. Moscow said so. The Kremlin agreed."],
     "Russia", ["Russia/name", "Moscow/metonym", "The Kremlin/metonym"]),
    ("words run together by a scraper", ["The reporter Orla Tarquilfrom Radio Sol waved.", "Tarquil left."],
     "Orla Tarquil", ["The reporter Orla Tarquil/name", "Tarquil/name"]),
    ("a headline of capitals", ["headline:: Brill Meets Farmers Again", "Ada Brill spoke."],
     "Ada Brill", ["Brill/name", "Ada Brill/name"]),
    ("name with the words before it", ["It was so, the Russian state agency RIA reported."],
     "RIA", ["the Russian state agency RIA/name"]),
    ("the only foreign ministry", ["Poland's foreign ministry agreed.", "The foreign ministry was late."],
     "Polish foreign ministry", ["Poland's foreign ministry/name", "The foreign ministry/name"]),
]  # fmt: skip


@pytest.mark.parametrize(("paragraphs", "name", "expected"), [row[1:] for row in MENTIONS], ids=[row[0] for row in MENTIONS])
def test_mentions(
    actors_of: Find, read: Callable[..., tuple[Article, object]], paragraphs: list[str], name: str, expected: list[str]
) -> None:
    article, _ = read(*paragraphs)
    actor = actors_of(*paragraphs)[name]
    assert [f"{mention.span.of(article.text)}/{mention.form}" for mention in actor.mentions] == expected


def test_writers_count_only_where_they_speak(actors_of: Find) -> None:
    assert not actors_of("byline:: By Orla Tarquil", "Snow fell.")
    found = actors_of("byline:: Analysis by Orla Tarquil, Reuters correspondent", "analysis Orla Tarquil:: Snow fell.")
    assert found["Orla Tarquil"].sector == "JRN"


def test_an_empty_page_has_no_actors(read: Callable[..., tuple[Article, list[object]]]) -> None:
    article, sentences = read("")
    assert find_actors(article, sentences) == []  # type: ignore[arg-type]


@pytest.mark.parametrize("word", ["A", "a ", "Al-", "J. ", "the ", "Orla de la ", "president of ", "Poland and ", "“", "'s "])
def test_odd_pages_are_read_in_time(read: Callable[..., tuple[Article, list[object]]], word: str) -> None:
    """Long runs of the same word neither fail nor take more than linear time."""
    article, sentences = read(word * 3000)
    assert isinstance(find_actors(article, sentences), list)  # type: ignore[arg-type]
