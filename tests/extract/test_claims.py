"""Claims, by example: the paragraphs, then (status, words, how many hold it, how many deny it).

What is weighed is weighed by tables that are fitted anew at times: what is asserted here holds under any that are worth having."""

from __future__ import annotations

import pytest
from invented import actor, at, marked, statements, worded

from onrecord.extract import claims
from onrecord.model import Claim, Noted, Parse

NAMES = ("Veland", "Orm", "Lind", "Bran", "The Red Bureau", "The ministry")
FOUND = [
    (
        "an accusation that nobody answers",
        ("[S Veland] [C accuse: accused] [T Orm of shelling the port].",),
        [("alleged", "Orm of shelling the port", 1, 0)],
    ),
    (
        "denied at once",
        ("[S Veland] [C accuse: accused] [T Orm of shelling the port]. [S Orm] [C deny: denied] [T the accusation].",),
        [("disputed", "Orm of shelling the port", 1, 1)],
    ),
    (
        "denied in the next paragraph",
        (
            "[S Veland] [C accuse: accused] [T Orm of shelling the port].",
            "[S Orm] [C deny: denied] [T that it had shelled the port].",
        ),
        [("disputed", "Orm of shelling the port", 1, 1)],
    ),
    (
        "the denial is of something else",
        ("[S Veland] [C accuse: accused] [T Orm of shelling the port].", "[S Lind] [C deny: denied] [T that she was ill]."),
        [("alleged", "Orm of shelling the port", 1, 0), ("denied", "she was ill", 0, 1)],
    ),
    (
        "not denied",
        ("[S Veland] [C accuse: accused] [T Orm of shelling the port]. [S Orm] [C -deny: did not deny] [T the accusation].",),
        [("alleged", "Orm of shelling the port", 1, 0)],
    ),
    (
        "admitted",
        (
            "[S Veland] [C accuse: accused] [T Orm of shelling the port]. [S Orm] [C admit: admitted] [T that it had shelled the port].",
        ),
        [("confirmed", "Orm of shelling the port", 2, 0)],
    ),
    (
        "a denial alone",
        ("[S Lind] [C deny: denied] [T that troops had crossed the river].",),
        [("denied", "troops had crossed the river", 0, 1)],
    ),
    (
        "what another said is denied",
        (
            "[S Bran] [C say: said] [T that troops had crossed the river]. [S Lind] [C deny: denied] [T that troops had crossed the river].",
        ),
        [("disputed", "troops had crossed the river", 1, 1)],
    ),
    (
        "an estimate",
        ("[S The ministry] [C estimate: estimated] [T that 300 houses had burned].",),
        [("estimated", "300 houses had burned", 1, 0)],
    ),
    ("bare blame is none", ("[S Lind] [C accuse: blamed] [T Orm for it].",), []),
    ("praise is none", ("[S Lind] [C praise: praised] [T the crew].",), []),
    ("a promise is none", ("[S Lind] [C promise: promised] [T to lower taxes].",), []),
    ("plain saying is none", ("[S Lind] [C say: said] [T that 300 houses had burned].",), []),
    (
        "joint accusers hold one claim",
        ("[S Veland and Lind] [C accuse: accused] [T Orm of shelling the port].",),
        [("alleged", "Orm of shelling the port", 2, 0)],
    ),
]


def made(*paragraphs: str, sure: tuple[str, ...] = ()) -> tuple[str, list[Claim]]:
    """The claims of a page; `sure`: words that the reader marks as claims."""
    article, sentences, said = marked(*paragraphs)
    actors = [actor(article, name) for name in NAMES]
    notes = [Noted(at(article.text, words), "", {}, [], 0.9) for words in sure]
    parse = Parse(worded(article, sentences), [], [], [], [], [], {"claim": notes})
    return article.text, claims(article, parse, statements(article, said, actors), actors, [])


@pytest.mark.parametrize(("reason", "paragraphs", "expected"), FOUND, ids=[row[0] for row in FOUND])
def test_claims(reason: str, paragraphs: tuple[str, ...], expected: list[tuple[str, str, int, int]]) -> None:
    """The reader marks what is expected to be a claim, and nothing else."""
    text, found = made(*paragraphs, sure=tuple(dict.fromkeys(words for _, words, _, _ in expected)))
    assert [(one.status, one.span.of(text), len(one.held_by), len(one.denied_by)) for one in found] == expected


def test_the_quantity_of_an_estimate() -> None:
    _, (one,) = made("[S The ministry] [C estimate: estimated] [T that at least 300 houses had burned].")
    assert one.quantity is not None
    assert (one.quantity.value, one.quantity.unit, one.quantity.approximate) == (300, "houses", True)


def test_rival_figures() -> None:
    text, found = made(
        "[S The ministry] [C say: said] [T that 12 people were killed].",
        "[S The Red Bureau] [C say: said] [T that 20 people were killed].",
        sure=("12 people were killed", "20 people were killed"),
    )
    assert [(one.status, one.span.of(text)) for one in found] == [
        ("asserted", "12 people were killed"),
        ("asserted", "20 people were killed"),
    ]
    assert [one.rivals for one in found] == [[found[1].id], [found[0].id]]


def test_figures_for_different_things_are_no_rivals() -> None:
    _, found = made(
        "[S The ministry] [C say: said] [T that 12 people were killed].",
        "[S The Red Bureau] [C say: said] [T that 20 people fled].",
        sure=("12 people were killed", "20 people fled"),
    )
    assert [one.rivals for one in found] == [[], []]


def test_a_bare_number_is_a_rival_of_what_was_just_counted_alone() -> None:
    text, found = made(
        "[S The ministry] [C say: said] [T that 300 houses burned]. [S The Red Bureau] [C estimate: estimated] [T about 1,200].",
        "[S Lind] [C estimate: estimated] [T about 90].",
        sure=("300 houses burned", "about 1,200", "about 90"),
    )
    told = {one.span.of(text): [other.span.of(text) for other in found if other.id in one.rivals] for one in found}
    assert told["300 houses burned"] == ["about 1,200"]
    assert told["about 90"] == []


def test_ids_are_the_same_when_read_again() -> None:
    words = "[S Veland] [C accuse: accused] [T Orm of shelling the port]."
    assert made(words)[1] == made(words)[1]


def test_the_voice_of_an_analysis() -> None:
    article, sentences, said = marked(
        "[S Veland] [C accuse: accused] [T Orm of shelling the port].", roles={0: "analysis"}, author="Mara Ilves"
    )
    actors = [actor(article, name) for name in NAMES]
    note = Noted(at(article.text, "Orm of shelling the port"), "", {}, [], 0.9)
    parse = Parse(worded(article, sentences), [], [], [], [], [], {"claim": [note]})
    assert [one.voice for one in claims(article, parse, statements(article, said, actors), actors, [])] == ["Mara Ilves"]
