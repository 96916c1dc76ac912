"""Claims, by example: the paragraphs, then (status, words, how many hold it, how many deny it)."""

from __future__ import annotations

import pytest
from invented import actor, page, statements

from onrecord.extract import claims
from onrecord.model import Claim

NAMES = ("Veland", "Orm", "Lind", "Bran", "The Red Bureau", "The ministry")
FOUND = [
    (
        "an accusation that nobody answers",
        ("Veland accused Orm of shelling the port.",),
        [("alleged", "Orm of shelling the port", 1, 0)],
    ),
    (
        "denied at once",
        ("Veland accused Orm of shelling the port. Orm denied the accusation.",),
        [("disputed", "Orm of shelling the port", 1, 1)],
    ),
    (
        "denied in the next paragraph",
        ("Veland accused Orm of shelling the port.", "Orm denied that it had shelled the port."),
        [("disputed", "Orm of shelling the port", 1, 1)],
    ),
    (
        "the denial is of something else",
        ("Veland accused Orm of shelling the port.", "Lind denied that she was ill."),
        [("alleged", "Orm of shelling the port", 1, 0), ("denied", "she was ill", 0, 1)],
    ),
    (
        "the denial is too far off",
        ("Veland accused Orm of shelling the port.", "It rained.", "It snowed.", "Orm denied that it had shelled the port."),
        [("alleged", "Orm of shelling the port", 1, 0), ("denied", "it had shelled the port", 0, 1)],
    ),
    (
        "not denied",
        ("Veland accused Orm of shelling the port. Orm did not deny the accusation.",),
        [("alleged", "Orm of shelling the port", 1, 0)],
    ),
    (
        "admitted",
        ("Veland accused Orm of shelling the port. Orm admitted that it had shelled the port.",),
        [("confirmed", "Orm of shelling the port", 2, 0)],
    ),
    ("a denial alone", ("Lind denied that troops had crossed the river.",), [("denied", "troops had crossed the river", 0, 1)]),
    (
        "what another said is denied",
        ("Bran said that troops had crossed the river. Lind denied that troops had crossed the river.",),
        [("disputed", "troops had crossed the river", 1, 1)],
    ),
    ("an estimate", ("The ministry estimated that 300 houses had burned.",), [("estimated", "300 houses had burned", 1, 0)]),
    ("bare blame is none", ("Lind blamed Orm for it.",), []),
    ("praise is none", ("Lind praised the crew.",), []),
    ("a promise is none", ("Lind promised to lower taxes.",), []),
    ("plain saying is none", ("Lind said that 300 houses had burned.",), []),
    (
        "joint accusers hold one claim",
        ("Veland and Lind accused Orm of shelling the port.",),
        [("alleged", "Orm of shelling the port", 2, 0)],
    ),
]


def made(*paragraphs: str) -> tuple[str, list[Claim]]:
    article, sentences = page(*paragraphs)
    actors = [actor(article, name) for name in NAMES]
    return article.text, claims(article, statements(article, sentences, actors), actors)


@pytest.mark.parametrize(("reason", "paragraphs", "expected"), FOUND, ids=[row[0] for row in FOUND])
def test_claims(reason: str, paragraphs: tuple[str, ...], expected: list[tuple[str, str, int, int]]) -> None:
    text, found = made(*paragraphs)
    assert [(one.status, one.span.of(text), len(one.held_by), len(one.denied_by)) for one in found] == expected


def test_the_quantity_of_an_estimate() -> None:
    _, (one,) = made("The ministry estimated that at least 300 houses had burned.")
    assert one.quantity is not None
    assert (one.quantity.value, one.quantity.unit, one.quantity.approximate) == (300, "houses", True)


def test_rival_figures() -> None:
    text, found = made("The ministry said that 12 people were killed.", "The Red Bureau said that 20 people were killed.")
    assert [(one.status, one.span.of(text)) for one in found] == [
        ("asserted", "12 people were killed"),
        ("asserted", "20 people were killed"),
    ]
    assert [one.rivals for one in found] == [[found[1].id], [found[0].id]]


def test_figures_for_different_things_are_no_rivals() -> None:
    _, found = made("The ministry said that 12 people were killed.", "The Red Bureau said that 20 people fled.")
    assert found == []


def test_ids_are_the_same_when_read_again() -> None:
    words = "Veland accused Orm of shelling the port."
    assert made(words)[1] == made(words)[1]


def test_the_voice_of_an_analysis() -> None:
    article, sentences = page("Veland accused Orm of shelling the port.", roles={0: "analysis"}, author="Mara Ilves")
    actors = [actor(article, name) for name in NAMES]
    assert [one.voice for one in claims(article, statements(article, sentences, actors), actors)] == ["Mara Ilves"]
