"""Who did it, and to whom. The weights are fitted anew at times: what is asserted here holds under any that are worth having."""

from __future__ import annotations

import pytest
from happening import Page, page
from hypothesis import given
from hypothesis import strategies as st
from invented import at, tree
from msgspec.structs import replace

from onrecord.extract.ends import ROLES, Chooser, Role, Told
from onrecord.extract.ends.scene import Scene
from onrecord.model import Act, Candidate, EventMention, Mention, Reference, Statement
from onrecord.ontology.tables import table

NOBODY: list[str] = []


def ends(one: Page, *mentions: EventMention, said: tuple[Statement, ...] = ()) -> list[tuple[list[str], list[str]]]:
    """The actors and the recipients of events told one after the other."""
    chooser = Chooser(one.read.words, one.meant, one.actors, said)
    told: list[Told] = []
    for mention in mentions:
        told.append(chooser.choose(mention, told))
    return [(event.actor, event.recipient) for event in told]


PLAIN = page(tree("Orm/PROPN/nsubj/shelled shelled/VERB/root Veland/PROPN/obj/shelled .", "Tarn/PROPN/nsubj/slept slept/VERB/root ."), "Orm", "Veland", "Tarn")  # fmt: skip
BY = page(
    tree(
        "Veland/PROPN/nsubj:pass/shelled was/AUX/aux:pass/shelled shelled/VERB/root by/ADP/case/Orm Orm/PROPN/obl:agent/shelled .",
        "Tarn/PROPN/nsubj/slept slept/VERB/root .",
    ),
    "Orm", "Veland", "Tarn",
)  # fmt: skip


@pytest.mark.parametrize("one", [PLAIN, BY], ids=["active", "passive"])
def test_who_is_heard_at_an_end_and_stands_there_is_it(one: Page) -> None:
    assert ends(one, one.mention("shelled", "ASSAULT", "Orm", "Veland")) == [(["Orm"], ["Veland"])]


def test_nobody_where_nobody_is_told() -> None:
    """A passive that names who suffers, and another who sleeps three paragraphs off."""
    one = page(
        tree(
            "Veland/PROPN/nsubj:pass/shelled was/AUX/aux:pass/shelled shelled/VERB/root .", "It rained/VERB/root .",
            "It snowed/VERB/root .", "Tarn/PROPN/nsubj/slept slept/VERB/root .",
        ),
        "Veland", "Tarn",
    )  # fmt: skip
    assert ends(one, one.mention("shelled", "ASSAULT", "", "Veland")) == [(NOBODY, ["Veland"])]


def test_a_page_without_actors_has_nobody_at_any_end() -> None:
    one = page(PLAIN.read)
    assert ends(one, one.mention("shelled", "ASSAULT")) == [(NOBODY, NOBODY)]


def test_an_actor_without_words_stands_nowhere() -> None:
    """One of whom no mention holds a word of the page, though the reader hears it."""
    one = page(PLAIN.read, "Orm", "Veland")
    gone = [replace(who, mentions=[]) if who.id == "Orm" else who for who in one.actors]
    assert ends(one._replace(actors=gone), one.mention("shelled", "ASSAULT", "Orm", "Veland"))[0][0] == NOBODY


def test_two_told_by_one_phrase_did_it_together() -> None:
    one = page(
        tree("Tarn/PROPN/root and/CCONJ/cc/Orm Orm/PROPN/conj/Tarn .", "Both/PRON/nsubj/shelled shelled/VERB/root Veland/PROPN/obj/shelled ."),
        "Orm", "Tarn", "Veland",
    )  # fmt: skip
    both = Mention(at(one.read.article.text, "Both"), "description")
    actors = [replace(who, mentions=[*who.mentions, both]) if who.id != "Veland" else who for who in one.actors]
    meant = one.meant | {len(one.references): ["Orm", "Tarn"]}
    one = Page(one.read, actors, [*one.references, Reference(both.span, both.span, "place", False, None, 0.9)], meant)
    ((actor, recipient),) = ends(one, one.mention("shelled", "ASSAULT", "Tarn", "Veland"))
    assert (sorted(actor), recipient) == (["Orm", "Tarn"], ["Veland"])


JOINT = "Tarn/PROPN/nsubj/accused and/CCONJ/cc/Orm Orm/PROPN/conj/Tarn accused/VERB/root Veland/PROPN/obj/accused of theft ."


def test_all_who_accuse_together_are_actors() -> None:
    one = page(tree(JOINT), "Orm", "Tarn", "Veland")
    said = tuple(one.says(who, "accused", "Veland of theft", "accuse") for who in ("Tarn", "Orm"))
    assert ends(one, one.mention("accused", "ACCUSE", "Tarn Orm", "Veland"), said=said) == [(["Tarn", "Orm"], ["Veland"])]


SPEAKING: list[tuple[str, str, str, str, Act]] = [
    (
        "accused",
        "Orm/PROPN/nsubj/accused accused/VERB/root Veland/PROPN/obj/accused of/ADP/case/theft theft/NOUN/obl/accused .",
        "accused", "Veland of theft", "accuse",
    ),
    (
        "in a quote",
        "“ Veland/PROPN/nsubj/stole stole/VERB/ccomp/fumed the ship/NOUN/obj/stole , ” Orm/PROPN/nsubj/fumed fumed/VERB/root .",
        "fumed", "“Veland stole the ship,”", "accuse",
    ),
    (
        "a demand on another",
        "Orm/PROPN/nsubj/urged urged/VERB/root Veland/PROPN/obj/urged to/PART/mark/wait wait/VERB/xcomp/urged .",
        "urged", "to wait", "request",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "cue", "content", "act"), [row[1:] for row in SPEAKING], ids=[row[0] for row in SPEAKING])
def test_who_says_it_does_it_to_whom_it_is_said_of(sentence: str, cue: str, content: str, act: Act) -> None:
    """Though the reader tagged nothing, and another sleeps in the sentence before."""
    one = page(tree("Tarn/PROPN/nsubj/slept slept/VERB/root .", sentence), "Orm", "Veland", "Tarn")
    (event,) = one.events(said=[one.says("Orm", cue, content, act)])
    assert (event.actor, event.recipient) == (["Orm"], ["Veland"])


WEIGHED: list[tuple[str, Page, str, Role]] = [
    ("actor: nsubj", PLAIN, "Orm", "actor"),
    ("actor: heard", PLAIN, "Orm", "actor"),
    ("actor: near 0", PLAIN, "Orm", "actor"),
    ("recipient: obj", PLAIN, "Veland", "recipient"),
    ("recipient: heard", PLAIN, "Veland", "recipient"),
    ("actor: obl:agent by", BY, "Orm", "actor"),
    ("recipient: nsubj:pass", BY, "Veland", "recipient"),
    ("actor: nobody, passive", BY, "", "actor"),
    ("actor: actor before, same type", PLAIN, "Orm", "actor"),
    ("actor: speaker of it", PLAIN, "Orm", "actor"),
]


@pytest.mark.parametrize(("sign", "one", "who", "role"), WEIGHED, ids=[row[0] for row in WEIGHED])
def test_what_speaks_for_an_end_is_seen_and_weighs_for_it(sign: str, one: Page, who: str, role: Role) -> None:
    """A sign whose name is not the table's counts for nothing, and nobody would see it."""
    chooser = Chooser(one.read.words, one.meant, one.actors, [one.says("Orm", "shelled", "Veland", "accuse")])
    mention = one.mention("shelled", "ASSAULT", "Orm", "Veland")
    found = chooser.options(
        Scene.of(chooser.company, mention), role, ["Orm"] if role == "recipient" else [], [Told("ASSAULT", ["Orm"], ["Veland"])]
    )
    assert found[who][sign] > 0
    assert dict(table("onrecord.extract", "ends/events.tsv", ("sign", "weight")))[sign].startswith(tuple("0123456789"))


def test_nobody_does_it_to_himself() -> None:
    """The reader hears Orm at both ends; the other end is Veland's, who stands there."""
    assert ends(PLAIN, PLAIN.mention("shelled", "ASSAULT", "Orm", "Orm Veland")) == [(["Orm"], ["Veland"])]


SHARES = st.lists(st.tuples(st.integers(0, 2), st.sampled_from(ROLES), st.floats(0, 1)), max_size=8)


@given(SHARES, SHARES, st.booleans())
def test_whatever_the_reader_hears_the_ends_are_apart_and_the_same_each_time(
    first: list[tuple[int, Role, float]], second: list[tuple[int, Role, float]], said: bool
) -> None:
    mentions = [
        EventMention(at(PLAIN.read.article.text, words), type_, "", {}, [Candidate(*one) for one in heard], 0.9)
        for words, type_, heard in (("shelled", "ASSAULT", first), ("slept", "RETREAT", second))
    ]
    spoken = (PLAIN.says("Orm", "shelled", "Veland", "accuse"),) if said else ()
    found = ends(PLAIN, *mentions, said=spoken)
    assert found == ends(PLAIN, *mentions, said=spoken)
    known = {who.id for who in PLAIN.actors}
    for actor, recipient in found:
        assert {*actor, *recipient} <= known
        assert len({*actor, *recipient}) == len(actor) + len(recipient)
