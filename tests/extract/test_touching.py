"""What a claim is about, and what a flow fulfils."""

from __future__ import annotations

from onrecord.extract import about, fulfilling
from onrecord.model import Claim, Commitment, Event, Flow, Obligation
from onrecord.spans import Span

CLAIM = Claim("c-1", Span(0, 50), "asserted", [], [], [], [], 0.5)
EVENT = Event("e-1", "AID", [], [], [], 2, ["a"], ["b"], Span(10, 14), Span(0, 60), [Span(10, 14)], 0.5, None, None)
DUTY = Obligation("arms", ["a"], ["b"], Span(70, 90), "shall")
PLEDGE = Commitment("k-1", "pledge", ["a"], [DUTY], "agreed", [], [Span(60, 95)], [], 0.5)


def flow(name: str, start: int, stage: str = "delivered", giver: str = "a", taker: str = "b") -> Flow:
    return Flow(name, [giver], [taker], "arms", Span(start, start + 5), stage, [], "asserted", 0.5)


def test_a_claim_is_about_the_items_whose_words_it_holds_in_their_order() -> None:
    (claim,) = about([CLAIM], [EVENT], [PLEDGE], [flow("f-1", 5), flow("f-2", 48)])
    assert claim.about == ["f-1", "e-1"]


def test_a_flow_fulfils_the_commitment_whose_duty_names_it() -> None:
    assert [one.fulfils for one in fulfilling([flow("f-1", 80, "pledged")], [PLEDGE])] == ["k-1"]


def test_what_is_on_its_way_fulfils_the_one_commitment_between_its_ends() -> None:
    told = [flow("f-1", 5), flow("f-2", 5, "pledged"), flow("f-3", 5, giver="b", taker="a")]
    assert [one.fulfils for one in fulfilling(told, [PLEDGE])] == ["k-1", None, None]


def test_of_two_commitments_none_is_guessed() -> None:
    other = Commitment("k-2", "pledge", ["a"], [DUTY], "agreed", [], [Span(200, 210)], [], 0.5)
    assert [one.fulfils for one in fulfilling([flow("f-1", 5)], [PLEDGE, other])] == [None]
