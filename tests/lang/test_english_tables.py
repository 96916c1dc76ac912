"""Every row of the English tables matches its example and misses its counter-example."""

from __future__ import annotations

import re

import pytest

from onrecord.extract import flows
from onrecord.extract.frames import frames
from onrecord.extract.hedges import hedges_in
from onrecord.extract.quotes import quotes
from onrecord.extract.standing import Cast
from onrecord.extract.units import units
from onrecord.lang.en import Cue, FlowVerb, Hedge, Instrument, cues, flow_verbs, hedges, instruments
from onrecord.lang.en.tables import words
from onrecord.model import Actor, Article, Block, Mention, Sentence
from onrecord.spans import Span


def read(text: str) -> tuple[Article, list[Sentence]]:
    span = Span(0, len(text))
    return Article("sha256:0", None, None, None, [], None, "en", [], text, [Block("body", span)], []), [Sentence(span, 0)]


@pytest.mark.parametrize(
    "row", [row for row in cues() if row.kind in {"verb", "relay"}], ids=lambda row: f"{row.lemma} {row.after} {row.act}"
)
def test_verb_of_saying(row: Cue) -> None:
    """Its forms, by which a noun is told from a verb, begin with the plain one; the example has one of them with its particle."""
    assert row.forms[0] == row.lemma
    assert any(re.search(rf"\b{re.escape(f'{form} {row.after}'.strip())}\b", row.example) for form in row.forms)


@pytest.mark.parametrize("row", hedges(), ids=lambda row: row.words)
def test_hedge(row: Hedge) -> None:
    found = [span.of(row.example).lower() for span in hedges_in(row.example, [Span(0, len(row.example))])]
    assert row.words in found
    assert row.words not in [
        span.of(row.not_example).lower() for span in hedges_in(row.not_example, [Span(0, len(row.not_example))])
    ]


@pytest.mark.parametrize("row", instruments(), ids=lambda row: f"{row.kind} {row.means} {row.words[:20]}")
def test_instrument(row: Instrument) -> None:
    pattern = re.compile(rf"\b(?:{row.words})\b", re.IGNORECASE)
    assert pattern.search(row.example)
    assert not pattern.search(row.not_example)


def cast(text: str) -> list[Actor]:
    found = {
        name: [Mention(Span(m.start(), m.end()), "name") for m in re.finditer(rf"\b{name}\b", text)] for name in ("Veland", "Orm")
    }
    return [Actor(name, name, "country", "", "GOV", mentions, "hand", 0.9) for name, mentions in found.items()]


@pytest.mark.parametrize("row", flow_verbs(), ids=lambda row: f"{row.lemma} {row.frame}")
def test_flow(row: FlowVerb) -> None:
    article, sentences = read(row.example)
    (flow,) = flows(article, sentences, cast(row.example), [])
    assert (flow.kind if row.frame == "item" else flow.stage) == row.means
    expected = (["Orm"], ["Veland"]) if row.frame in {"get", "take"} else (["Veland"], ["Orm"])
    assert (flow.from_, flow.to) == expected
    article, sentences = read(row.not_example)
    assert flows(article, sentences, cast(row.not_example), []) == []
    (unit,) = units(article, sentences, quotes(article))
    assert frames(unit, Cast(article.text, cast(row.not_example))) == []


def test_words_of_a_class_are_in_lower_case() -> None:
    assert all(word == word.lower() for name in ("be", "finite", "prepositions", "months") for word in words(name))
