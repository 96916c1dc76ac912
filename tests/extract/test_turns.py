"""Interviews, debates and transcripts: whose words are answers."""

from __future__ import annotations

import pytest
from invented import page

from onrecord.extract.turns import turns
from onrecord.model import Role

# reason; paragraphs; (label, answer) of each
FOUND: list[tuple[str, tuple[str, ...], list[tuple[str | None, str]]]] = [
    (
        "Q and A",
        ("Q: Why did you leave?", "A: It was cold.", "Q: And then?", "A: We walked."),
        [("A", "It was cold."), ("A", "We walked.")],
    ),
    ("Q. and A.", ("Q. Why did you leave?", "A. It was cold.", "Q. And then?"), [("A", "It was cold.")]),
    (
        "names in capitals: the one who asks is none",
        ("MARA ILVES: Why did you leave?", "OLO BRAN: It was cold.", "MARA ILVES: And then?", "OLO BRAN: We walked."),
        [("OLO BRAN", "It was cold."), ("OLO BRAN", "We walked.")],
    ),
    (
        "a role in brackets is not in the label",
        ("Moderator: Who begins?", "Olo Bran (Red Party): We do.", "Ada Lind (Orm): We don’t.", "Moderator: Go on."),
        [("Olo Bran", "We do."), ("Ada Lind", "We don’t.")],
    ),
    (
        "called by the last name later",
        ("Mara Ilves: Why?", "Olo Bran: It was cold.", "Ilves: And then?", "Bran: We walked."),
        [("Olo Bran", "It was cold."), ("Bran", "We walked.")],
    ),
    (
        "of two, who begins, where both ask alike",
        ("Ilves: You left.", "Bran: It was cold.", "Ilves: You walked.", "Bran: Far."),
        [("Bran", "It was cold."), ("Bran", "Far.")],
    ),
    (
        "courtesies are none",
        ("Chair: Mr Bran has the floor.", "Bran: The dam leaks.", "Lind: It does not.", "Ode: It leaks a little."),
        [("Bran", "The dam leaks."), ("Lind", "It does not."), ("Ode", "It leaks a little.")],
    ),
    (
        "questions without labels",
        ("Why did you leave?", "It was cold.", "And then?", "We walked.", "Where to?", "To Orm."),
        [(None, "It was cold."), (None, "We walked."), (None, "To Orm.")],
    ),
    (
        "an introduction before them",
        ("Lind left the town.", "Why did you leave?", "It was cold.", "And then?", "We walked.", "Where to?", "To Orm."),
        [(None, "It was cold."), (None, "We walked."), (None, "To Orm.")],
    ),
    ("a dateline", ("ORM: The town was quiet.", "The mayor was away.", "It rained."), []),
    ("one label three times", ("Note: It rains.", "Note: It snows.", "Note: It hails."), []),
    ("two turns", ("Ilves: Why?", "Bran: It was cold."), []),
    (
        "rhetorical questions",
        ("It rained.", "Who knew?", "Nobody.", "Nothing was done.", "Why?", "It is a long story.", "Who cares?"),
        [],
    ),
    ("two questions", ("Why?", "It was cold.", "And then?", "We walked."), []),
    ("prose", ("Lind said: “We go.”", "Bran said: “We stay.”", "Ode said: “So do we.”"), []),
    ("nothing", (), []),
]


@pytest.mark.parametrize(("paragraphs", "expected"), [row[1:] for row in FOUND], ids=[row[0] for row in FOUND])
def test_turns(paragraphs: tuple[str, ...], expected: list[tuple[str | None, str]]) -> None:
    article, _ = page(*paragraphs)
    found = [(one.label.of(article.text) if one.label else None, one.said.of(article.text)) for one in turns(article)]
    assert found == expected


@pytest.mark.parametrize("role", ["caption", "credit", "byline", "table"])
def test_what_is_no_prose_has_no_turns(role: Role) -> None:
    paragraphs = ("Q: Why?", "A: It was cold.", "Q: And then?", "A: We walked.")
    article, _ = page(*paragraphs, roles=dict.fromkeys(range(len(paragraphs)), role))
    assert turns(article) == []
