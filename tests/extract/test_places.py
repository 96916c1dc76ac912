"""Names of places, by example: the cases of `data/places.tsv`, and where events happened."""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import NamedTuple

import pytest
from trees import planted

from onrecord.extract.places import about, dateline, places, where_of
from onrecord.model import Name, Sentence, Token, Where
from onrecord.spans import Span
from onrecord.tokens import Words

_TABLE = Path(__file__).parent / "data" / "places.tsv"
_WORD = re.compile(r"[’']s\b|\w+(?:[’'-](?!s\b)\w+)*|[^\w\s]")


class Case(NamedTuple):
    """A row of the table: a text, the names that the reader found in it, and its places as (words, country)."""

    words: Words
    names: list[Name]
    expected: list[tuple[str, str | None]]


def read(text: str) -> tuple[Words, list[Name]]:
    """The words of a text and its names: "[Lima]" is one of a place, "{Lima Ormond}" one of a person."""
    plain, names = "", []
    for part in re.split(r"(\[[^]]*\]|\{[^}]*\})", text):
        inner = part[1:-1] if part[:1] in {"[", "{"} else part
        if part[:1] in {"[", "{"}:
            names.append(Name(Span(len(plain), len(plain) + len(inner)), "LOC" if part[0] == "[" else "PER", 0.9))
        plain += inner
    ends = [found.end() for found in re.finditer(r"[.!?](?= [A-Z])|$", plain)]
    sentences, start = [], 0
    for end in ends:
        tokens = [Token(Span(*one.span()), one.group().lower(), "", "", -1, "") for one in _WORD.finditer(plain, start, end)]
        if tokens:
            sentences.append(Sentence(Span(start, end), 0, tokens))
        start = end
    return Words(plain, sentences), names


def _cases() -> list[tuple[str, Case]]:
    rows = [line.split("\t") for line in _TABLE.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    assert rows[0] == ["text", "places"]
    made = []
    for text, told in rows[1:]:
        pairs = [one.rsplit(" ", 1) for one in told.split(";") if one]
        made.append((text, Case(*read(text), [(name, None if code == "-" else code) for name, code in pairs])))
    return made


CASES = _cases()


@pytest.mark.parametrize("case", [case for _, case in CASES], ids=[text for text, _ in CASES])
def test_places(case: Case) -> None:
    found = places(case.words, case.names)
    assert [(one.span.of(case.words.text), one.country) for one in found] == case.expected


def test_there_are_cases_enough() -> None:
    assert len(CASES) >= 120


def test_a_town_has_its_place_on_the_map_and_a_country_has_none() -> None:
    town, country = places(*read("[Tripoli], Lebanon, was quiet."))
    assert (town.name, town.lat, town.lon, town.geonames) == ("Tripoli", 34.43, 35.84, 266826)
    assert (country.name, country.country, country.lat, country.geonames) == ("Lebanon", "LBN", None, None)


def test_the_end_of_a_longer_name_means_the_same() -> None:
    found = places(*read("Men came to [Mount Hagen]. In [Hagen] shops closed."))
    assert [one.country for one in found] == ["PNG", "PNG"]


def test_where_the_outlet_writes_is_a_hint() -> None:
    words, names = read("Shops in [Valencia] closed.")
    assert [one.country for one in places(words, names, country="VEN")] == ["VEN"]
    assert [one.country for one in places(words, names)] == ["ESP"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("KYIV, Sept 5 (Lux) - The port reopened.", "UKR"),
        ("NAIROBI (Lux) — The port reopened.", "KEN"),
        ("LIMA: The port reopened.", "PER"),
        ("Astana, 10 April 2024", "KAZ"),
        ("ADDIS ABABA, May 3 - The port reopened.", "ETH"),
        ("Lima, a port, reopened on 3 May.", None),
        ("The port of Lima reopened.", None),
        ("VERRINMOOR, May 3 - The port reopened.", None),
        ("", None),
    ],
)
def test_dateline(text: str, expected: str | None) -> None:
    words, names = read(text)
    found = dateline(words, names, Span(0, len(text)))
    assert (found.country if found else None) == expected


def test_what_a_page_is_about() -> None:
    words, names = read("Ghana's army came. In [Kumasi] Ghanaians fled, and Mali watched.")
    found = about(words, names, places(words, names))
    assert found is not None
    assert found.country == "GHA"
    words, names = read("Mali and Ghana, Chad and Niger met.")
    assert about(words, names, places(words, names)) is None


SHOT = "Men/NOUN/2/nsubj fired/VERB/0/root"
WHERE = [
    ("behind in", f"{SHOT} in/ADP/4/case Kumasi/PROPN/2/obl", "fired", "ASSAULT", "Kumasi"),
    ("on a noun of the verb", f"{SHOT} at/ADP/4/case farms/NOUN/2/obl near/ADP/6/case Kumasi/PROPN/4/nmod", "fired", "ASSAULT", "Kumasi"),
    ("what was shelled", "Men/NOUN/2/nsubj shelled/VERB/0/root Kumasi/PROPN/2/obj", "shelled", "ASSAULT", "Kumasi"),
    ("what was visited", "She/PRON/2/nsubj visited/VERB/0/root Ghana/PROPN/2/obj", "visited", "CONSULT", "Ghana"),
    ("of a town", "They/PRON/2/nsubj struck/VERB/0/root the/DET/4/det town/NOUN/2/obj of/ADP/6/case Kumasi/PROPN/4/nmod", "struck", "ASSAULT", "Kumasi"),
    ("who acts is no place", "Ghana/PROPN/2/nsubj fined/VERB/0/root Mali/PROPN/2/obj", "fined", "SANCTION", None),
    ("where one demands is no place", "She/PRON/2/nsubj demanded/VERB/0/root it/PRON/2/obj in/ADP/5/case Kumasi/PROPN/2/obl", "demanded", "REQUEST", None),
    ("the sentence's only place", "In/ADP/2/case Kumasi/PROPN/3/obl mourned/VERB/0/root they/PRON/3/nsubj men/NOUN/3/obj who/PRON/7/nsubj fired/VERB/5/acl:relcl", "fired", "ASSAULT", "Kumasi"),
    ("none", SHOT, "fired", "ASSAULT", None),
]  # fmt: skip


@pytest.mark.parametrize(("tree", "trigger", "type", "expected"), [row[1:] for row in WHERE], ids=[row[0] for row in WHERE])
def test_where_of(tree: str, trigger: str, type: str, expected: str | None) -> None:
    words = planted(tree)
    names = [Name(token.span, "LOC", 0.9) for token in words.tokens if token.upos == "PROPN"]
    at = words.text.index(trigger)
    found = where_of(words, Span(at, at + len(trigger)), places(words, names), type)
    assert (found.span.of(words.text) if found else None) == expected


def test_what_happens_on_the_ground_is_where_the_page_or_the_dateline_is() -> None:
    words, trigger = planted(SHOT), Span(4, 9)
    kumasi, lima = Where(Span(0, 3), "Kumasi", "GHA"), Where(Span(0, 3), "Lima", "PER")
    assert where_of(words, trigger, [], "ASSAULT", dateline=lima, page=kumasi) == kumasi
    assert where_of(words, trigger, [], "ASSAULT", dateline=lima) == lima
    assert where_of(words, trigger, [], "SANCTION", dateline=lima, page=kumasi) is None


@pytest.mark.parametrize("word", ["Georgia ", "In ", "New ", "of the ", ", ", "Port-au-", "É"])
def test_long_runs_of_a_word_take_linear_time(word: str) -> None:
    text = word * 3000
    tokens = [Token(Span(*one.span()), one.group().lower(), "", "", -1, "") for one in _WORD.finditer(text)]
    words = Words(text, [Sentence(Span(0, len(text)), 0, tokens)])
    begun = time.process_time()
    assert isinstance(places(words, []), list)
    assert time.process_time() - begun < 3.0
