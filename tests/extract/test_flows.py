"""What passes from one to another. Who stands at the ends is chosen by weights that are fitted anew at times: what is asserted here
holds under any that are worth having."""

from __future__ import annotations

import pytest
from happening import Page, page
from invented import tree

from onrecord.extract import flows
from onrecord.model import Claim, Flow, Noted, Role, Statement

SENT = "Orm/PROPN/nsubj/sent sent/VERB/root 40/NUM/nummod/tanks tanks/NOUN/obj/sent to/ADP/case/Veland Veland/PROPN/obl/sent ."


def found(one: Page, *notes: Noted, said: tuple[Statement, ...] = (), claims: tuple[Claim, ...] = ()) -> list[Flow]:
    return flows(one.read.article, one.parsed(item=list(notes)), said, one.actors, one.meant, claims)


def told(one: Page, flow: Flow) -> tuple[list[str], list[str], str, str]:
    return flow.from_, flow.to, flow.kind, flow.item.of(one.read.article.text)


def test_goods_with_who_gives_and_who_takes() -> None:
    one = page(tree(SENT), "Orm", "Veland")
    (flow,) = found(one, one.noted("40 tanks", "Orm", "Veland", cargo="arms", stage="shipped", standing="asserted"))
    assert told(one, flow) == (["Orm"], ["Veland"], "arms", "40 tanks")
    assert (flow.stage, flow.status, flow.said_in, flow.voice) == ("shipped", "asserted", [], None)
    assert flow.quantity is not None
    assert (flow.quantity.value, flow.quantity.unit) == (40, "tanks")


def test_what_the_reader_is_not_sure_of_is_left_out() -> None:
    one = page(tree(SENT), "Orm", "Veland")
    assert found(one, one.noted("40 tanks", "Orm", "Veland", sure=0.3, cargo="arms", stage="shipped")) == []


def test_a_flow_without_ends_stays_without() -> None:
    one = page(tree("Tanks/NOUN/nsubj/arrived arrived/VERB/root ."))
    (flow,) = found(one, one.noted("Tanks", cargo="arms", stage="delivered"))
    assert (flow.from_, flow.to) == ([], [])


def test_who_gives_takes_nothing() -> None:
    one = page(tree(SENT), "Orm", "Veland")
    (flow,) = found(one, one.noted("40 tanks", "Orm", "Orm Veland", cargo="arms"))
    assert not set(flow.from_) & set(flow.to)


def test_what_is_only_denied_is_no_flow() -> None:
    one = page(tree(SENT, "Orm#1/PROPN/nsubj/denied denied/VERB/root it/PRON/obj/denied ."), "Orm", "Veland")
    denial = one.says("Orm", "denied", "40 tanks to Veland", "deny")
    assert found(one, one.noted("40 tanks", "Orm", "Veland", cargo="arms"), said=(denial,)) == []


def test_a_flow_is_told_in_the_statement_that_holds_it() -> None:
    one = page(
        tree(
            "Tarn/PROPN/nsubj/said said/VERB/root Orm/PROPN/nsubj/sent sent/VERB/ccomp/said 40/NUM/nummod/tanks tanks/NOUN/obj/sent to/ADP/case/Veland Veland/PROPN/obl/sent ."
        ),
        "Orm",
        "Veland",
        "Tarn",
    )
    saying = one.says("Tarn", "said", "Orm sent 40 tanks to Veland")
    (flow,) = found(one, one.noted("40 tanks", "Orm", "Veland", cargo="arms"), said=(saying,))
    assert flow.said_in == [saying.id]


@pytest.mark.parametrize("status", ["alleged", "disputed", "estimated"])
def test_a_flow_stands_as_the_claim_that_tells_of_it(status: str) -> None:
    one = page(tree(SENT), "Orm", "Veland")
    note = one.noted("40 tanks", "Orm", "Veland", cargo="arms", standing="asserted")
    sentence = one.read.sentences[0].span
    claim = Claim("c-1", sentence, status, [], [], [], [], 0.8)  # type: ignore[arg-type]
    (flow,) = found(one, note, claims=(claim,))
    assert flow.status == status


HEAD: dict[int, Role] = {0: "headline"}


def test_a_flow_that_the_headline_tells_too_is_one_at_its_telling_in_the_text() -> None:
    one = page(tree("Orm/PROPN/nsubj/sends sends/VERB/root tanks/NOUN/obj/sends .", SENT), "Orm", "Veland", roles=HEAD)
    (flow,) = found(
        one,
        one.noted("tanks", "Orm", cargo="arms", stage="shipped"),
        one.noted("40 tanks", "Orm", "Veland", cargo="arms", stage="shipped"),
    )
    assert told(one, flow) == (["Orm"], ["Veland"], "arms", "40 tanks")


def test_another_amount_is_another_flow() -> None:
    more = "Orm/PROPN/nsubj/sent sent/VERB/root 12/NUM/nummod/tanks tanks/NOUN/obj/sent to/ADP/case/Veland Veland/PROPN/obl/sent ."
    one = page(tree(SENT, more), "Orm", "Veland")
    both = found(
        one,
        one.noted("40 tanks", "Orm", "Veland", cargo="arms", stage="pledged"),
        one.noted("12 tanks", "Orm", "Veland", cargo="arms", stage="shipped"),
    )
    assert [(flow.quantity.value, flow.stage) for flow in both if flow.quantity] == [(40, "pledged"), (12, "shipped")]


def test_flows_come_in_the_order_of_their_items() -> None:
    more = "Tarn/PROPN/nsubj/sold sold/VERB/root grain/NOUN/obj/sold ."
    one = page(tree(SENT, more), "Orm", "Veland", "Tarn")
    both = found(one, one.noted("grain", "Tarn", cargo="food"), one.noted("40 tanks", "Orm", "Veland", cargo="arms"))
    assert [flow.kind for flow in both] == ["arms", "food"]


def test_the_voice_of_an_analysis() -> None:
    one = page(tree(SENT), "Orm", "Veland", roles={0: "analysis"})
    (flow,) = found(one, one.noted("40 tanks", "Orm", "Veland", cargo="arms"))
    assert flow.voice == "Mara"
