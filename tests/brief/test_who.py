"""All that one speaker says on a page."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from sample import at, record

from onrecord.brief.who import speakers_named, told_by
from onrecord.model import Actor, Mention, Record
from onrecord.spans import Span


def mentioned(text: str, words: str, form: str = "name") -> Mention:
    start = text.index(words)
    return Mention(Span(start, start + len(words)), form)  # type: ignore[arg-type]


TEXT = "Ana García-Roe, the mayor of Orm, met Ben Roe, its old mayor, and the Mayors’ Union. He and she spoke of José Ilves."


def cast() -> Record:
    def one(key: str, name: str, *mentions: Mention) -> Actor:
        return Actor(key, name, "person", "", "GOV", list(mentions), "hand", 0.9)

    actors = [
        one("ben", "Ben Roe", mentioned(TEXT, "Ben Roe"), mentioned(TEXT, "its old mayor", "title"), mentioned(TEXT, "He", "pronoun")),
        one("ana", "Ana García-Roe", mentioned(TEXT, "Ana García-Roe"), mentioned(TEXT, "the mayor of Orm", "title"), mentioned(TEXT, "she", "pronoun")),
        one("union", "Mayors’ Union", mentioned(TEXT, "the Mayors’ Union")),
        one("jose", "José Ilves", mentioned(TEXT, "José Ilves")),
    ]  # fmt: skip
    sample = record()
    statement = replace(sample.statements[0], speaker="ana")
    return replace(sample, article=replace(sample.article, text=TEXT), actors=actors, statements=[statement])


NAMED = [
    ("Ben Roe", ["ben"]),
    ("ben roe", ["ben"]),
    ("Ana Garcia-Roe", ["ana"]),
    ("garcia roe", ["ana"]),
    ("Roe", ["ana", "ben"]),
    ("the mayor of Orm", ["ana"]),
    ("mayor", ["ana", "ben"]),
    ("old mayor", ["ben"]),
    ("Jose", ["jose"]),
    ("José Ilves", ["jose"]),
    ("Mayors' Union", ["union"]),
    ("she", []),
    ("Lind", []),
    ("oe", []),
    ("", []),
    ("…", []),
]


@pytest.mark.parametrize(("name", "found"), NAMED, ids=[row[0] or "nothing" for row in NAMED])
def test_whom_a_name_means(name: str, found: list[str]) -> None:
    """By name, surname or office; who speaks on the page comes first."""
    assert [actor.id for actor in speakers_named(cast(), name)] == found


def test_the_whole_name_of_one_is_not_a_part_of_another_ones() -> None:
    page = cast()
    ben = replace(page.actors[0], name="Roe")
    assert [actor.id for actor in speakers_named(replace(page, actors=[ben, *page.actors[1:]]), "Roe")] == ["ben"]


def test_an_office_that_stands_beside_the_name() -> None:
    page = cast()
    jose = replace(page.actors[3], title="transport minister")
    assert [actor.id for actor in speakers_named(replace(page, actors=[*page.actors[:3], jose]), "the transport minister")] == [
        "jose"
    ]


def test_only_what_they_say_is_kept_in_the_order_of_the_text() -> None:
    page = record()
    who = page.statements[0].speaker
    (speaker,) = (actor for actor in page.actors if actor.id == who)
    own = [one for one in page.statements if one.speaker == who]
    late = replace(own[0], id="s-late", content=[at("The river does not care")])
    early = replace(own[0], id="s-early", content=[at("Delegations from Ostrava Bay")])
    page = replace(page, statements=[late, *page.statements, early])
    told = told_by(page, [speaker])
    assert {one.speaker for one in told.statements} == {who}
    starts = [one.content[0].start for one in told.statements]
    assert starts == sorted(starts)
    assert (told.statements[0].id, told.statements[-1].id) == ("s-early", "s-late")
    assert len(told.statements) == len(own) + 2
    assert (told.article, told.actors, told.commitments, told.flows) == (page.article, page.actors, [], [])


def test_events_and_claims_are_those_within_what_they_say() -> None:
    page = record()
    first, *others = page.statements
    (speaker,) = (actor for actor in page.actors if actor.id == first.speaker)
    event = page.events[0]
    page = replace(page, events=[replace(event, id="e-1", said_in=first.id), replace(event, id="e-2", said_in=None), replace(event, id="e-3", said_in=others[-1].id)])  # fmt: skip
    claim = page.claims[0]
    held, denied, other = ({"held_by": [first.id], "denied_by": []}, {"held_by": [], "denied_by": [first.id]}, {"held_by": ["s-0"], "denied_by": []})  # fmt: skip
    page = replace(page, claims=[replace(claim, id=f"c-{number}", **parts) for number, parts in enumerate((held, denied, other))])
    assert others[-1].speaker != first.speaker
    told = told_by(page, [speaker])
    assert [one.id for one in told.events] == ["e-1"]
    assert [one.id for one in told.claims] == ["c-0", "c-1"]


def test_nobody_says_nothing() -> None:
    assert told_by(record(), []).statements == []
