"""Each row of the tables matches its example and misses its counter-example."""

from __future__ import annotations

import pytest

from onrecord.lang.en.people import (
    StateBody,
    Title,
    family_first,
    given_names,
    modifiers,
    no_names,
    org_heads,
    outlets,
    state_bodies,
    titles,
)
from onrecord.lang.en.places import Cue, context_rows, verb_rows
from onrecord.ontology.countries import Country, countries
from onrecord.ontology.plover import plover
from onrecord.resolve.gazetteer import find_hits
from onrecord.resolve.naming import Names
from onrecord.resolve.phrases import find_phrases
from onrecord.resolve.words import Line, cut


def _names(text: str) -> Names:
    words = cut(text)
    line = Line(words, 0, "body", [False] * len(words), titled=False)
    return Names(line, find_hits(line))


def _titles(text: str) -> set[str]:
    return {phrase.title.title for phrase in find_phrases(_names(text))}


@pytest.mark.parametrize("row", titles(), ids=lambda row: row.title)
def test_titles(row: Title) -> None:
    plain = f"{row.title.title()} Marr said" if row.kind == "honorific" else f"the {row.title} said"
    assert row.title in _titles(row.example or plain)
    assert not row.plural or row.kind == "honorific" or row.title in _titles(f"the {row.plural} said")
    assert not row.not_example or row.title not in _titles(row.not_example)
    assert row.sector in plover().sectors or row.sector == ""


@pytest.mark.parametrize("word", sorted(modifiers()))
def test_modifiers_belong_to_the_title(word: str) -> None:
    row = modifiers()[word]
    (phrase,) = find_phrases(_names(f"{row.example} said"))
    assert phrase.first == 0
    assert phrase.former == row.former
    assert (phrase.sector == "ELI") >= row.former


@pytest.mark.parametrize("row", state_bodies(), ids=lambda row: row.words)
def test_state_bodies(row: StateBody) -> None:
    def found(text: str) -> bool:
        return any(hit.entry is row or getattr(hit.entry, "words", "") == row.words for hit in _names(text).hits)

    assert found(row.example or f"the Polish {row.words} said")
    assert row.sector in plover().sectors


@pytest.mark.parametrize("head", sorted(org_heads()))
def test_heads_of_names(head: str) -> None:
    row = org_heads()[head]
    assert any(hit.sort == "org" and hit.entry is row for hit in _names(row.example).hits)
    assert not any(hit.sort == "org" for hit in _names(row.not_example).hits)


@pytest.mark.parametrize(
    "row", [row for row in (*verb_rows(), *context_rows()) if row.example], ids=lambda row: f"{row.kind} {row.word}"
)
def test_places(row: Cue) -> None:
    """The example has the capital or country as its row says, the counter-example otherwise."""
    assert _judged(row, row.example)
    assert not _judged(row, row.not_example)


def _judged(row: Cue, text: str) -> bool:
    names = _names(text)
    hits = [hit for hit in names.hits if isinstance(hit.entry, Country) and hit.sort in ("capital", "country")]
    if row.kind == "attribute":
        return any(names.attributive(hit) for hit in hits)
    if row.kind == "function":
        return any(not names.attributive(hit) for hit in hits)
    if row.kind in ("inside", "placed"):
        return not any(names.metonym(hit) for hit in hits)
    return any(names.metonym(hit) for hit in hits)


def test_outlets_are_of_known_countries() -> None:
    assert all(outlet.code in countries() and outlet.kind in ("agency", "broadcaster", "paper") for outlet in outlets())


def test_given_names_and_words() -> None:
    assert set(given_names().values()) == {"m", "f", ""}
    assert set(no_names().values()) == {"place", "thing", "time", "other"}
    assert "Kim" in family_first()
