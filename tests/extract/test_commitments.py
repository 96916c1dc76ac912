"""Treaties, truces, contracts and pledges, by example."""

from __future__ import annotations

import pytest
from invented import actor, marked, statements

from onrecord.extract import commitments
from onrecord.model import Commitment

NAMES = ("Veland", "Orm", "Lind", "Bran", "Tarn")
FOUND = [
    ("subject and verb", "Veland and Orm signed a treaty on Monday.", [("treaty", ["Veland", "Orm"], "signed")]),
    ("between", "A ceasefire between Veland and Orm took effect at dawn.", [("ceasefire", ["Veland", "Orm"], "in_force")]),
    ("signing of", "The signing of a memorandum between Lind and Bran was brief.", [("memorandum", ["Lind", "Bran"], "signed")]),
    ("with", "Veland signed a contract with Orm.", [("contract", ["Veland", "Orm"], "signed")]),
    (
        "ratified outranks signed",
        "Veland and Orm ratified the treaty that they signed in March.",
        [("treaty", ["Veland", "Orm"], "ratified")],
    ),
    ("agreed", "Veland and Orm agreed a truce.", [("ceasefire", ["Veland", "Orm"], "agreed")]),
    ("one party alone is not enough", "Veland signed a treaty.", []),
    ("no stage is told", "The treaty between Veland and Orm is old.", []),
    ("not signed", "Veland and Orm have not signed a treaty.", []),
    ("denied", "[S Lind] [C deny: denied] [T that Veland and Orm had signed a treaty].", []),
    ("no deal at all", "Veland and Orm had a great deal to discuss.", []),
    ("a pledge", "[S Veland] [C promise: pledged] [T to rebuild the bridge].", [("pledge", ["Veland"], "agreed")]),
    ("what belongs to the parties is none", "The railways of Veland and Orm signed a memorandum.", []),
    (
        "a state's leaders are it",
        "The presidents of Veland and Orm signed a memorandum.",
        [("memorandum", ["Veland", "Orm"], "signed")],
    ),
    (
        "a pledge in their own words",
        "[T “We will rebuild the bridge,”] [S Lind] [C promise: promised].",
        [("pledge", ["Lind"], "agreed")],
    ),
    ("a vague one", "[T “There will be something,”] [S Lind] [C promise: promised].", []),
    ("a promise that something is so is none", "[S Lind] [C promise: promised] [T that it was true].", []),
    ("a plan is no pledge", "[S Lind] [C intend: plans] [T to rebuild the bridge].", []),
]


def made(*paragraphs: str) -> tuple[str, list[Commitment]]:
    article, sentences, said = marked(*paragraphs)
    actors = [actor(article, name) for name in NAMES]
    return article.text, commitments(article, sentences, actors, statements(article, said, actors))


@pytest.mark.parametrize(("reason", "sentence", "expected"), FOUND, ids=[row[0] for row in FOUND])
def test_commitments(reason: str, sentence: str, expected: list[tuple[str, list[str], str]]) -> None:
    _, found = made(sentence)
    assert [(one.instrument, one.parties, one.status) for one in found] == expected


def test_obligation_and_trigger() -> None:
    text, (one,) = made(
        "Veland and Orm signed a pact that provides for mutual defence in the event of an attack on either of them."
    )
    ((kind, obligor, words, deontic),) = [(duty.type, duty.obligor, duty.span.of(text), duty.deontic) for duty in one.obligations]
    assert (kind, obligor, words, deontic) == ("defense", ["Veland", "Orm"], "mutual defence", "shall")
    assert one.trigger is not None
    assert (one.trigger.type, one.trigger.logic) == ("attack_on_party", "if")
    assert one.trigger.span.of(text) == "in the event of an attack on either of them"


def test_obligation_in_the_next_sentence() -> None:
    text, (one,) = made("Veland and Orm agreed a truce. Under the deal, both sides will release all prisoners.")
    assert [(duty.type, duty.span.of(text)) for duty in one.obligations] == [("release", "release all prisoners")]


def test_what_it_will_bring_about_is_no_obligation() -> None:
    _, (one,) = made("Veland and Orm signed a treaty. The treaty will accelerate trade.")
    assert one.obligations == []


def test_later_mentions_are_evidence_and_may_name_it() -> None:
    text, (one,) = made(
        "Veland and Orm signed a treaty.", "The Upper River Treaty is short.", "[S Lind] [C praise: praised] [T the pact]."
    )
    assert [span.of(text) for span in one.evidence] == [
        "Veland and Orm signed a treaty.",
        "The Upper River Treaty is short.",
        "Lind praised the pact.",
    ]
    assert one.name == "Upper River Treaty"


def test_another_instrument_stands_alone() -> None:
    _, found = made("Veland and Orm signed a treaty.", "Veland and Tarn agreed a truce.")
    assert [one.parties for one in found] == [["Veland", "Orm"], ["Veland", "Tarn"]]


@pytest.mark.parametrize(
    "words", ["The text has not been published.", "No text was released.", "Until the text is published, nobody can tell."]
)
def test_the_text_is_not_out(words: str) -> None:
    _, (one,) = made("Veland and Orm signed a treaty.", words)
    assert one.text_public is False
    assert "text" in one.unstated


def test_whether_the_text_is_out_is_not_told() -> None:
    _, (one,) = made("Veland and Orm signed a treaty.", "Nobody was there.")
    assert one.text_public is None


def test_unstated_leaves_out_what_is_told() -> None:
    _, (one,) = made("Veland and Orm agreed a truce for 30 days, and observers will monitor it.")
    assert one.unstated == ["text", "enforcement", "scope"]


def test_the_voice_of_an_analysis() -> None:
    article, sentences, _ = marked("Veland and Orm signed a treaty.", roles={0: "analysis"}, author="Mara Ilves")
    (one,) = commitments(article, sentences, [actor(article, name) for name in NAMES], [])
    assert one.voice == "Mara Ilves"


def test_joint_promisers_make_one_pledge() -> None:
    _, (one,) = made("[S Veland and Orm] [C promise: promised] [T to open the border].")
    assert one.parties == ["Veland", "Orm"]
    assert len(one.said_in) == 2
