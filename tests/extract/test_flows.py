"""What passes from one to another, by example: (from, to, kind, item, stage, status)."""

from __future__ import annotations

import pytest
from invented import actor, marked, statements

from onrecord.extract import flows
from onrecord.model import Flow

NAMES = ("Veland", "Orm", "Lind", "Bran", "Tarn")
FOUND = [
    ("to", "Veland sent 40 tanks to Orm.", [("Veland", "Orm", "arms", "40 tanks", "shipped", "asserted")]),
    ("two objects", "Veland gave Orm 3 million euros.", [("Veland", "Orm", "money", "3 million euros", "delivered", "asserted")]),
    ("with", "Lind presented Bran with a sword.", [("Lind", "Bran", "gift", "a sword", "delivered", "asserted")]),
    ("from", "Orm has received grain from Veland.", [("Veland", "Orm", "food", "grain", "delivered", "asserted")]),
    ("bought", "Orm bought missiles from Veland.", [("Veland", "Orm", "arms", "missiles", "contracted", "asserted")]),
    ("handed over", "Veland handed over 12 tanks to Orm.", [("Veland", "Orm", "arms", "12 tanks", "delivered", "asserted")]),
    ("will", "Veland will send grain to Orm.", [("Veland", "Orm", "food", "grain", "pledged", "asserted")]),
    (
        "promised",
        "[S Veland] [C promise: promised] [T to send grain to Orm].",
        [("Veland", "Orm", "food", "grain", "pledged", "asserted")],
    ),
    ("halted", "Veland halted gas deliveries to Orm.", [("Veland", "Orm", "energy", "gas deliveries", "halted", "asserted")]),
    ("seized", "Veland seized grain from Orm.", [("Orm", "Veland", "food", "grain", "seized", "asserted")]),
    ("an end that isn't named stays empty", "Veland sent 40 tanks.", [("Veland", "", "arms", "40 tanks", "shipped", "asserted")]),
    (
        "accused",
        "[S Tarn] [C accuse: accused] [T Veland of supplying Orm with shells].",
        [("Veland", "Orm", "arms", "shells", "delivered", "alleged")],
    ),
    (
        "accused and denied",
        "[S Tarn] [C accuse: accused] [T Veland of supplying Orm with shells]. [S Veland] [C deny: denied] [T the accusation].",
        [("Veland", "Orm", "arms", "shells", "delivered", "disputed")],
    ),
    (
        "estimated",
        "[S Lind] [C estimate: estimated] [T that Veland had sent 40 tanks to Orm].",
        [("Veland", "Orm", "arms", "40 tanks", "shipped", "estimated")],
    ),
    (
        "exchanged",
        "Veland sent shells to Orm in exchange for grain.",
        [("Veland", "Orm", "arms", "shells", "shipped", "asserted"), ("Orm", "Veland", "food", "grain", "shipped", "asserted")],
    ),
    ("soldiers are not bought", "[S Lind] [C order: ordered] [T troops from Orm].", []),
    ("not sent", "Veland has not sent tanks to Orm.", []),
    ("might send", "Veland might send tanks to Orm.", []),
    ("denied", "[S Lind] [C deny: denied] [T that Veland had sent tanks to Orm].", []),
    ("wished", "[S Lind] [C expect: hopes] [T that Veland will send tanks to Orm].", []),
    ("no item", "Veland sent its regards to Orm.", []),
    ("a noun", "The supply of shells from Veland to Orm was large.", []),
    ("no ends", "Somebody sent tanks.", []),
]


def made(words: str) -> tuple[str, list[Flow]]:
    article, sentences, said = marked(words)
    actors = [actor(article, name) for name in NAMES]
    return article.text, flows(article, sentences, actors, statements(article, said, actors))


@pytest.mark.parametrize(("reason", "words", "expected"), FOUND, ids=[row[0] for row in FOUND])
def test_flows(reason: str, words: str, expected: list[tuple[str, str, str, str, str, str]]) -> None:
    text, found = made(words)
    assert [
        (",".join(one.from_), ",".join(one.to), one.kind, one.item.of(text), one.stage, one.status) for one in found
    ] == expected


def test_quantity_and_statement() -> None:
    _, (one,) = made("[S Lind] [C say: said] [T that Veland had sent 40 tanks to Orm].")
    assert one.quantity is not None
    assert (one.quantity.value, one.quantity.unit, len(one.said_in)) == (40, "tanks", 1)


def test_the_voice_of_an_analysis() -> None:
    article, sentences, _ = marked("Veland sent 40 tanks to Orm.", roles={0: "analysis"}, author="Mara Ilves")
    assert [one.voice for one in flows(article, sentences, [actor(article, name) for name in NAMES], [])] == ["Mara Ilves"]
