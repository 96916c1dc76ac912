"""Who speaks, in invented statements."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest

from onrecord.model import Actor, Article, Attribution, Link, Sentence, Statement
from onrecord.resolve import find_actors, speakers
from onrecord.spans import Span

Read = Callable[..., tuple[Article, list[Sentence]]]
Attribute = Callable[..., Attribution]


def _said(read: Read, attribute: Attribute, text: str, source: str) -> tuple[list[Statement], list[Actor], dict[str, Actor]]:
    article, sentences = read(text)
    attribution = attribute(article, source, "said", "it would rain")
    statements, actors = speakers(article, [attribution], find_actors(article, sentences), sentences)
    return statements, actors, {actor.id: actor for actor in actors}


# reason, text, source, the speakers as "name kind code sector"; nothing where nobody is known
SPEAKERS = [
    ("a name", "Ada Brill said it would rain.", "Ada Brill", ["Ada Brill person - UNK"]),
    ("name and apposition", "Ada Brill, the mayor, said it would rain.", "Ada Brill, the mayor,", ["Ada Brill person - GOV"]),
    ("apposition and name", "A nurse, Ada Brill, said it would rain.", "A nurse, Ada Brill,", ["Ada Brill person - UNK"]),
    ("title and name", "Polish president Ada Brill said it would rain.", "Polish president Ada Brill",
     ["Ada Brill person POL GOV"]),
    ("the issuer of an estimate", "Ada Brill left. The estimate of Ada Brill said it would rain.", "The estimate of Ada Brill",
     ["Ada Brill person - UNK"]),
    ("the unnamed issuer", "A report by the mayor said it would rain.", "A report by the mayor", ["the mayor unnamed - GOV"]),
    ("pronoun", "Ada Brill left. She said it would rain.", "She", ["Ada Brill person - UNK"]),
    ("pronoun of nobody", "He said it would rain.", "He", []),
    ("metonym", "Seoul said it would rain.", "Seoul", ["South Korea country KOR GOV"]),
    ("joint", "The United States and Seoul said it would rain.", "The United States and Seoul",
     ["United States country USA GOV", "South Korea country KOR GOV"]),
    ("group", "Polish president Ada Brill met German chancellor Ivo Tarquil. Both leaders said it would rain.", "Both leaders",
     ["Ada Brill person POL GOV", "Ivo Tarquil person DEU GOV"]),
    ("not the country but its official", "An official in Poland said it would rain.", "An official in Poland",
     ["An official in Poland unnamed - GOV"]),
    ("not the man but his wife", "Ivo Tarquil left. Ivo Tarquil's wife said it would rain.", "Ivo Tarquil's wife",
     ["Ivo Tarquil's wife unnamed - CVL"]),
    ("unnamed with a region", "A Western official said it would rain.", "A Western official", ["A Western official unnamed - GOV"]),
    ("unnamed with a country", "A Polish official said it would rain.", "A Polish official", ["A Polish official unnamed POL GOV"]),
    ("the mayor", "The mayor said it would rain.", "The mayor", ["The mayor unnamed - GOV"]),
    ("several", "Witnesses said it would rain.", "Witnesses", ["Witnesses people - CVL"]),
    ("experts", "Many experts said it would rain.", "Many experts", ["Many experts people - ELI"]),
    ("police", "Police said it would rain.", "Police", ["Police people - COP"]),
    ("Polish police", "Polish police said it would rain.", "Polish police", ["Polish police organization POL COP"]),
    ("a source", "A source close to the talks said it would rain.", "A source close to the talks",
     ["A source close to the talks unnamed - UNK"]),
    ("a people", "Poles said it would rain.", "Poles", ["Poles people POL CVL"]),
    ("the government", "The government said it would rain.", "The government", ["The government government - GOV"]),
    ("a bare name", "Quilby said it would rain.", "Quilby", ["Quilby person - UNK"]),
    ("a state through its figures", "Poland agreed. Polish estimates said it would rain.", "Polish estimates",
     ["Poland country POL GOV"]),
    ("its papers are not the state", "Poland agreed. Polish newspapers said it would rain.", "Polish newspapers", []),
    ("a state that does nothing here", "Polish estimates said it would rain.", "Polish estimates", []),
    ("no known head", "The leaflet said it would rain.", "The leaflet", []),
    ("no source", "It is said it would rain.", "", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "expected"), [row[1:] for row in SPEAKERS], ids=[row[0] for row in SPEAKERS])
def test_speakers(read: Read, attribute: Attribute, text: str, source: str, expected: list[str]) -> None:
    statements, _, by_id = _said(read, attribute, text, source)
    who = [by_id[statement.speaker] for statement in statements if statement.speaker is not None]
    assert [f"{actor.name} {actor.kind} {actor.code or '-'} {actor.sector or '-'}" for actor in who] == expected
    assert len(statements) == max(len(expected), 1)
    assert len({statement.id for statement in statements}) == len(statements)


def test_joint_speakers_share_spans(read: Read, attribute: Attribute) -> None:
    statements, _, _ = _said(read, attribute, "Poland and Malta said it would rain.", "Poland and Malta")
    first, second = statements
    assert (first.source, first.cue, first.content) == (second.source, second.cue, second.content)
    assert first.confidence < 0.8


def test_unnamed_sources_are_met_again(read: Read, attribute: Attribute) -> None:
    article, sentences = read("A Western official said it would rain. The official said it would snow.")
    told = [
        attribute(article, "A Western official", "said", "it would rain"),
        attribute(article, "The official", "said", "it would snow"),
    ]
    statements, actors = speakers(article, told[::-1], find_actors(article, sentences), sentences)
    assert len({statement.speaker for statement in statements}) == 2  # out of order, nobody knows whose words come first
    statements, actors = speakers(article, told, find_actors(article, sentences), sentences)
    assert [actor.name for actor in actors] == ["A Western official"]
    assert {statement.speaker for statement in statements} == {actors[0].id}
    assert len(actors[0].mentions) == 2


def test_chain_nesting_and_reason(read: Read, attribute: Attribute) -> None:
    article, sentences = read("Ada Brill said a Polish official, who feared for his job, said it would rain, Reuters reported.")
    passed = article.text.index("Reuters")
    reason = Span(article.text.index("who feared"), article.text.index(", said"))
    outer = attribute(article, "Ada Brill", "said", "a Polish official, who feared for his job, said it would rain")
    outer = Attribution(
        outer.source, outer.cue, outer.content, "indirect", "say", "positive", [], [Link(Span(passed, passed + 7))], 0.8
    )
    held = attribute(article, "a Polish official", "said", "it would rain")
    inner = Attribution(held.source, held.cue, held.content, "indirect", "say", "positive", [], [], 0.8, 0, reason)
    statements, actors = speakers(article, [outer, inner], find_actors(article, sentences), sentences)
    assert statements[1].inside == statements[0].id
    assert statements[0].inside is None
    names = {actor.id: actor.name for actor in actors}
    assert [names[via.actor] for via in statements[0].via] == ["Reuters"]
    assert next(actor.anonymity for actor in actors if actor.name == "a Polish official") == reason
    assert speakers(article, [outer, inner], find_actors(article, sentences), sentences) == (statements, actors)


@pytest.mark.parametrize(
    ("text", "link", "name", "kind"),
    [
        ("It would rain, Ada Brill said, quoted by the state media of that country.", "the state media of that country", "state media", "outlet"),
        ("It would rain, Ada Brill said, according to a report by the agency Reuters.", "a report by the agency Reuters", "Reuters", "outlet"),
        ("It would rain, Ada Brill said, as told by local newspapers.", "local newspapers", "local newspapers", "outlet"),
    ],
)  # fmt: skip
def test_who_passed_words_on(read: Read, attribute: Attribute, text: str, link: str, name: str, kind: str) -> None:
    assert _links(read, attribute, text, link) == [(name, kind)]


def test_a_media_tycoon_is_no_medium(read: Read, attribute: Attribute) -> None:
    text = "It would rain, Ada Brill said, as told by the media tycoon of Varna."
    assert all(kind != "outlet" for _, kind in _links(read, attribute, text, "the media tycoon of Varna"))


def _links(read: Read, attribute: Attribute, text: str, link: str) -> list[tuple[str, str]]:
    article, sentences = read(text)
    start = article.text.index(link)
    told = attribute(article, "Ada Brill", "said", "It would rain")
    told = msgspec.structs.replace(told, via=[Link(Span(start, start + len(link)))])
    statements, actors = speakers(article, [told], find_actors(article, sentences), sentences)
    by_id = {actor.id: actor for actor in actors}
    return [(by_id[via.actor].name, by_id[via.actor].kind) for via in statements[0].via]
