"""Treaties, truces, contracts and pledges: of duties that the reader marks, of promises, and of nouns for instruments."""

from __future__ import annotations

import doctest

import pytest
from happening import Page, page
from invented import actor, marked, statements, tree, worded

from onrecord.extract import commitments
from onrecord.extract.agreements import wording
from onrecord.model import Commitment, Noted, Parse, Statement

NAMES = ("Veland", "Orm", "Lind", "Bran", "Tarn")
NOUNS = [
    ("subject and verb", "Veland and Orm signed a treaty on Monday.", [("treaty", ["Veland", "Orm"], "signed")]),
    ("between", "A ceasefire between Veland and Orm took effect at dawn.", [("ceasefire", ["Veland", "Orm"], "in_force")]),
    ("signing of", "The signing of a memorandum between Lind and Bran was brief.", [("memorandum", ["Lind", "Bran"], "signed")]),
    ("with", "Veland signed a contract with Orm.", [("contract", ["Veland", "Orm"], "signed")]),
    ("ratified outranks signed", "Veland and Orm ratified the treaty that they signed in March.", [("treaty", ["Veland", "Orm"], "ratified")]),
    ("one party alone is not enough", "Veland signed a treaty.", []),
    ("no stage is told", "The treaty between Veland and Orm is old.", []),
    ("not signed", "Veland and Orm have not signed a treaty.", []),
    ("denied", "[S Lind] [C deny: denied] [T that Veland and Orm had signed a treaty].", []),
    ("no deal at all", "Veland and Orm had a great deal to discuss.", []),
    ("a pledge", "[S Veland] [C promise: pledged] [T to rebuild the bridge].", [("pledge", ["Veland"], "agreed")]),
    ("what belongs to the parties is none", "The railways of Veland and Orm signed a memorandum.", []),
    ("a state's leaders are it", "The presidents of Veland and Orm signed a memorandum.", [("memorandum", ["Veland", "Orm"], "signed")]),
    ("a pledge in their own words", "[T “We will rebuild the bridge,”] [S Lind] [C promise: promised].", [("pledge", ["Lind"], "agreed")]),
    ("a vague one", "[T “There will be something,”] [S Lind] [C promise: promised].", []),
    ("a promise that something is so is none", "[S Lind] [C promise: promised] [T that it was true].", []),
    ("a plan is no pledge", "[S Lind] [C intend: plans] [T to rebuild the bridge].", []),
]  # fmt: skip


def made(*paragraphs: str) -> tuple[str, list[Commitment]]:
    """The commitments of a page on which the reader marks no duty."""
    article, sentences, said = marked(*paragraphs)
    actors = [actor(article, name) for name in NAMES]
    parse = Parse(worded(article, sentences), [], [], [], [])
    return article.text, commitments(article, parse, statements(article, said, actors), actors, {})


@pytest.mark.parametrize(("reason", "sentence", "expected"), NOUNS, ids=[row[0] for row in NOUNS])
def test_of_nouns_and_promises(reason: str, sentence: str, expected: list[tuple[str, list[str], str]]) -> None:
    _, found = made(sentence)
    assert [(one.instrument, one.parties, one.status) for one in found] == expected


def test_doctests_hold() -> None:
    assert doctest.testmod(wording).failed == 0


def test_later_mentions_are_evidence_and_may_name_it() -> None:
    text, (one,) = made(
        "Veland and Orm signed a treaty.", "The Upper River Treaty is short.", "[S Lind] [C praise: praised] [T the pact]."
    )
    assert [span.of(text) for span in one.evidence] == ["Veland and Orm signed a treaty.", "The Upper River Treaty is short.", "Lind praised the pact."]  # fmt: skip
    assert one.name == "Upper River Treaty"


def test_another_instrument_stands_alone() -> None:
    _, found = made("Veland and Orm signed a treaty.", "A truce between Veland and Tarn took effect.")
    assert [(one.instrument, one.parties) for one in found] == [("treaty", ["Veland", "Orm"]), ("ceasefire", ["Veland", "Tarn"])]


@pytest.mark.parametrize(
    "words", ["The text has not been published.", "No text was released.", "Until the text is published, nobody can tell."]
)
def test_the_text_is_not_out(words: str) -> None:
    text, (one,) = made("Veland and Orm signed a treaty.", words)
    assert one.text_public is False
    assert "text" in one.unstated
    assert words in [span.of(text) for span in one.evidence]


def test_whether_the_text_is_out_is_not_told() -> None:
    _, (one,) = made("Veland and Orm signed a treaty.", "Nobody was there.")
    assert one.text_public is None


def test_unstated_leaves_out_what_is_told() -> None:
    _, (one,) = made("A truce between Veland and Orm took effect for 30 days, and observers will monitor it.")
    assert one.unstated == ["text", "enforcement", "scope"]


def test_joint_promisers_make_one_pledge() -> None:
    _, (one,) = made("[S Veland and Orm] [C promise: promised] [T to open the border].")
    assert sorted(one.parties) == ["Orm", "Veland"]


def test_the_voice_of_an_analysis() -> None:
    article, sentences, _ = marked("Veland and Orm signed a treaty.", roles={0: "analysis"}, author="Mara Ilves")
    actors = [actor(article, name) for name in NAMES]
    (one,) = commitments(article, Parse(worded(article, sentences), [], [], [], []), [], actors, {})
    assert one.voice == "Mara Ilves"


PACT = "Orm/PROPN/nsubj/bound bound/VERB/root itself/PRON/obj/bound to/PART/mark/defend defend/VERB/xcomp/bound Veland/PROPN/obj/defend if/SCONJ/mark/attacked it/PRON/nsubj:pass/attacked is/AUX/aux:pass/attacked attacked/VERB/advcl/defend ."
PAY = "Orm/PROPN/nsubj/pays pays/VERB/root Veland/PROPN/iobj/pays 9/NUM/nummod/euros million/NUM/nummod/euros euros/NOUN/obj/pays ."


def found(one: Page, *duties: Noted, conditions: tuple[Noted, ...] = (), said: tuple[Statement, ...] = ()) -> list[Commitment]:
    parse = one.parsed(obligation=list(duties), condition=list(conditions))
    return commitments(one.read.article, parse, said, one.actors, one.meant)


def test_a_duty_with_who_owes_it_to_whom_and_its_condition() -> None:
    one = page(tree(PACT), "Orm", "Veland")
    duty = one.noted("defend Veland", "Orm", "Veland", duty="defense", instrument="treaty", stand="signed")
    condition = one.noted("if it is attacked", circumstance="attack_on_party", logic="if")
    (pact,) = found(one, duty, conditions=(condition,))
    assert (pact.instrument, pact.status, sorted(pact.parties)) == ("treaty", "signed", ["Orm", "Veland"])
    ((type_, obligor, obligee),) = [(each.type, each.obligor, each.obligee) for each in pact.obligations]
    assert (type_, obligor, obligee) == ("defense", ["Orm"], ["Veland"])
    assert pact.trigger is not None
    assert (pact.trigger.type, pact.trigger.logic) == ("attack_on_party", "if")


def test_duties_of_one_instrument_are_one_commitment_over_the_page() -> None:
    one = page(tree(PACT, PAY), "Orm", "Veland")
    (pact,) = found(
        one,
        one.noted("defend Veland", "Orm", "Veland", duty="defense", instrument="treaty", stand="signed"),
        one.noted("9 million euros", "Orm", "Veland", duty="aid", instrument="agreement", stand="signed"),
    )
    assert [each.type for each in pact.obligations] == ["defense", "aid"]
    assert len(pact.evidence) == 2
    assert pact.obligations[1].quantity is not None
    assert pact.obligations[1].quantity.value == 9_000_000


def test_a_pledge_stands_apart_and_binds_who_owes_alone() -> None:
    one = page(tree(PACT, PAY), "Orm", "Veland")
    both = found(
        one,
        one.noted("defend Veland", "Orm", "Veland", duty="defense", instrument="treaty", stand="signed"),
        one.noted("9 million euros", "Orm", "Veland", duty="aid", instrument="pledge", stand="agreed"),
    )
    assert [(each.instrument, sorted(each.parties)) for each in both] == [("treaty", ["Orm", "Veland"]), ("pledge", ["Orm"])]


def test_what_the_reader_is_not_sure_of_is_left_out() -> None:
    one = page(tree(PACT), "Orm", "Veland")
    assert found(one, one.noted("defend Veland", "Orm", "Veland", sure=0.3, duty="defense", instrument="treaty")) == []


def test_a_duty_that_is_only_denied_is_none() -> None:
    one = page(tree(PACT), "Orm", "Veland")
    denial = one.says("Orm", "bound", "to defend Veland", "deny")
    assert found(one, one.noted("defend Veland", "Orm", "Veland", duty="defense", instrument="treaty"), said=(denial,)) == []


def test_a_promise_whose_words_are_marked_is_told_once() -> None:
    one = page(tree(PACT), "Orm", "Veland")
    promise = one.says("Orm", "bound", "to defend Veland if it is attacked", "promise")
    (pledge,) = found(one, one.noted("defend Veland", "Orm", "Veland", duty="defense", instrument="pledge"), said=(promise,))
    assert pledge.parties == ["Orm"]


def test_an_agreement_of_which_one_side_is_told_has_the_other_of_the_two_that_the_page_is_about() -> None:
    one = page(tree(PACT, "Veland/PROPN/nsubj/waits waits/VERB/root ."), "Orm", "Veland")
    (pact,) = found(one, one.noted("to defend", "Orm", duty="defense", instrument="agreement", stand="agreed"))
    assert sorted(pact.parties) == ["Orm", "Veland"]


def test_an_obligation_that_no_mark_tells_is_read_in_plain_words() -> None:
    text, (one,) = made(
        "Veland and Orm signed a pact that provides for mutual defence in the event of an attack on either of them."
    )
    ((kind, obligor, words, deontic),) = [(duty.type, duty.obligor, duty.span.of(text), duty.deontic) for duty in one.obligations]
    assert (kind, obligor, words, deontic) == ("defense", ["Veland", "Orm"], "mutual defence", "shall")
    assert one.trigger is not None
    assert (one.trigger.type, one.trigger.logic) == ("attack_on_party", "if")
    assert one.trigger.span.of(text) == "in the event of an attack on either of them"


def test_what_it_will_bring_about_is_no_obligation() -> None:
    _, (one,) = made("Veland and Orm signed a treaty. The treaty will accelerate trade.")
    assert one.obligations == []
