"""What happened: tellings put together, what is not fact told apart, what statements are events themselves."""

from __future__ import annotations

import pytest
from happening import Page, page
from invented import Tree, tree

import onrecord
from onrecord.examples import NAMES, example
from onrecord.model import Act, Event, Record

SHELLED = "Orm/PROPN/nsubj/shelled shelled/VERB/root Veland/PROPN/obj/shelled ."
HITS = "Orm/PROPN/nsubj/hits hits/VERB/root Veland/PROPN/obj/hits"
AID = "Orm/PROPN/nsubj/sent sent/VERB/root grain/NOUN/obj/sent to/ADP/case/Veland Veland/PROPN/obl/sent ."


def shelled(*more: str, roles: dict[int, str] | None = None) -> Page:
    return page(tree(SHELLED, *more), "Orm", "Veland", roles=roles)  # type: ignore[arg-type]


def types(*found: Event) -> list[str]:
    return [one.type for one in found]


def test_what_the_reader_tagged_becomes_an_event() -> None:
    one = shelled()
    (event,) = one.events(one.mention("shelled", "ASSAULT", "Orm", "Veland", mode="heavy-weapons", confidence=0.876))
    assert one.told(event) == ("shelled", "Orm", "Veland")
    assert (event.type, event.mode, event.aux, event.quad, event.confidence) == ("ASSAULT", ["heavy-weapons"], [], 4, 0.88)
    assert (event.cameo or "")[:2] in ("18", "19")
    assert event.goldstein is not None
    assert event.goldstein < 0
    assert event.span.of(one.read.article.text) == "Orm shelled Veland."
    assert (event.said_in, event.voice, event.when) == (None, None, None)


def test_an_event_told_three_times_is_one_with_three_mentions() -> None:
    """At its fullest telling, which may stand behind the headline; other events between them stay apart."""
    one = shelled(
        AID,
        "The shelling/NOUN/nsubj/lasted of/ADP/case/Veland Veland/PROPN/nmod/shelling by/ADP/case/Orm Orm/PROPN/nmod/shelling lasted/VERB/root .",
        SHELLED,
    )
    mentions = [
        one.mention("shelled", "ASSAULT", "Orm", "Veland"),
        one.mention("sent", "AID", "Orm", "Veland"),
        one.mention("shelling", "ASSAULT", "Orm", "Veland"),
        one.mention("shelled", "ASSAULT", "Orm", "Veland", nth=2),
    ]
    found = one.events(*mentions)
    assert [one.told(event) for event in found] == [("shelled | shelling | shelled", "Orm", "Veland"), ("sent", "Orm", "Veland")]
    assert one.events(*reversed(mentions)) == found


def test_a_telling_that_names_less_learns_its_ends_from_the_others() -> None:
    one = page(tree("Veland/PROPN/nsubj:pass/shelled was/AUX/aux:pass/shelled shelled/VERB/root .", SHELLED), "Orm", "Veland")
    mentions = one.mention("shelled", "ASSAULT", "", "Veland"), one.mention("shelled", "ASSAULT", "Orm", "Veland", nth=2)
    assert [one.told(event) for event in one.events(*mentions)] == [("shelled | shelled", "Orm", "Veland")]


APART = [
    ("another type", {"type_": "SANCTION"}, {}),
    ("not fact", {}, {"aux": {"hypothetical": 0.9}}),
    ("other ends", {"actor": "Veland", "recipient": "Orm"}, {}),
]


@pytest.mark.parametrize(("changed", "more"), [row[1:] for row in APART], ids=[row[0] for row in APART])
def test_what_differs_in_kind_stays_two_events(changed: dict[str, str], more: dict[str, object]) -> None:
    again = SHELLED if "actor" not in changed else "Veland/PROPN/nsubj/shelled shelled/VERB/root Orm/PROPN/obj/shelled ."
    one = shelled(again)
    told = {"type_": "ASSAULT", "actor": "Orm", "recipient": "Veland"}
    found = one.events(
        one.mention("shelled", **told),  # type: ignore[arg-type]
        one.mention("shelled", **(told | changed), nth=2, **more),  # type: ignore[arg-type]
    )
    assert [len(event.mentions) for event in found] == [1, 1]


def test_two_denials_deny_two_things() -> None:
    denial = "Orm/PROPN/nsubj/denied denied/VERB/root that it shelled/VERB/ccomp/denied Veland/PROPN/obj/shelled ."
    one = page(tree(denial, denial), "Orm", "Veland")
    said = [one.says("Orm", "denied", "that it shelled Veland", "deny", nth=nth) for nth in (1, 2)]
    mentions = [one.mention("shelled", "ASSAULT", "Orm", "Veland", nth=nth, aux={"negation": 0.9}) for nth in (1, 2)]
    found = one.events(*mentions, said=said)
    assert [(event.aux, event.said_in) for event in found] == [(["negation"], said[0].id), (["negation"], said[1].id)]


@pytest.mark.parametrize(("share", "aux"), [(0.9, ["negation"]), (0.3, [])])
def test_what_is_denied_is_told_by_who_denies_it(share: float, aux: list[str]) -> None:
    one = page(
        tree("Orm/PROPN/nsubj/denied denied/VERB/root that it had shelled/VERB/ccomp/denied Veland/PROPN/obj/shelled ."),
        "Orm",
        "Veland",
    )
    said = one.says("Orm", "denied", "that it had shelled Veland", "deny")
    (event,) = one.events(one.mention("shelled", "ASSAULT", "Orm", "Veland", aux={"negation": share}), said=[said])
    assert (event.aux, event.said_in) == (aux, said.id)


def test_the_innermost_statement_reports_it() -> None:
    one = page(
        tree(
            "Veland/PROPN/nsubj/said said/VERB/root that Tarn/PROPN/nsubj/feared feared/VERB/ccomp/said that Orm/PROPN/nsubj/shelled "
            "shelled/VERB/ccomp/feared it ."
        ), "Orm", "Veland", "Tarn",
    )  # fmt: skip
    inner = one.says("Tarn", "feared", "that Orm shelled it", "believe", inside="said-1-Veland")
    outer = one.says("Veland", "said", "that Tarn feared that Orm shelled it")
    (event,) = one.events(one.mention("shelled", "ASSAULT", "Orm", "Veland"), said=[outer, inner])
    assert event.said_in == inner.id


SPOKEN = tree("Orm/PROPN/nsubj/spoke spoke/VERB/root of theft/NOUN/obl/spoke by/ADP/case/Veland Veland/PROPN/nmod/theft .")
PERFORMED: list[tuple[Act, str, bool]] = [
    ("say", "ACCUSE", False),
    ("deny", "REJECT", False),
    ("estimate", "ASSAULT", False),
    ("believe", "SUPPORT", False),
    ("accuse", "ACCUSE", True),
    ("accuse", "ASSAULT", False),
    ("criticize", "ACCUSE", True),
    ("warn", "THREATEN", True),
    ("promise", "AGREE", True),
    ("admit", "CONCEDE", True),
]


@pytest.mark.parametrize(("act", "type_", "kept"), PERFORMED, ids=[f"{act} {type_}" for act, type_, _ in PERFORMED])
def test_a_cue_is_an_event_only_where_its_act_performs_one(act: Act, type_: str, kept: bool) -> None:
    one = page(SPOKEN, "Orm", "Veland")
    said = one.says("Orm", "spoke", "of theft by Veland", act)
    found = [event for event in one.events(one.mention("spoke", type_, "Orm", "Veland"), said=[said]) if event.type == type_]
    assert [one.told(event)[0] for event in found] == ["spoke"] * kept


ITSELF: list[tuple[Act, str]] = [
    ("accuse", "ACCUSE"), ("agree", "AGREE"), ("praise", "SUPPORT"), ("request", "REQUEST"), ("order", "REQUEST"), ("threaten", "THREATEN"),
]  # fmt: skip


@pytest.mark.parametrize(("act", "type_"), ITSELF)
def test_a_statement_may_be_an_event_that_the_reader_missed(act: Act, type_: str) -> None:
    one = page(SPOKEN, "Orm", "Veland")
    (event,) = one.events(said=[one.says("Orm", "spoke", "of theft by Veland", act)])
    assert (event.type, event.mode, event.aux, event.said_in, event.confidence) == (type_, [], [], None, 0.8)
    assert one.told(event)[:2] == ("spoke", "Orm")


@pytest.mark.parametrize(
    "said",
    [
        {"act": "say"},
        {"act": "deny"},
        {"act": "accuse", "speaker": None},
        {"act": "accuse", "negative": True},
        {"act": "accuse", "cue": ""},
    ],
    ids=["only said", "denied", "nobody accuses", "not accused", "no words that accuse"],
)
def test_and_others_are_not(said: dict[str, object]) -> None:
    one = page(SPOKEN, "Orm", "Veland")
    given = {"speaker": "Orm", "cue": "spoke", "content": "of theft by Veland"} | said
    assert one.events(said=[one.says(**given)]) == []  # type: ignore[arg-type]


def test_an_accusation_that_the_reader_tagged_is_not_told_twice() -> None:
    one = page(SPOKEN, "Orm", "Veland")
    said = one.says("Orm", "spoke", "of theft by Veland", "accuse")
    (event,) = one.events(one.mention("spoke", "ACCUSE", "Orm", "Veland", mode="allege"), said=[said])
    assert (event.type, event.mode) == ("ACCUSE", ["allege"])


def test_joint_accusers_accuse_once() -> None:
    one = page(
        tree("Orm/PROPN/nsubj/accused and/CCONJ/cc/Tarn Tarn/PROPN/conj/Orm accused/VERB/root Veland/PROPN/obj/accused of theft ."),
        "Orm", "Tarn", "Veland",
    )  # fmt: skip
    said = [one.says(who, "accused", "Veland of theft", "accuse") for who in ("Orm", "Tarn")]
    assert types(*one.events(said=said)) == ["ACCUSE"]


@pytest.mark.parametrize(("confidence", "count"), [(0.34, 0), (0.35, 1)])
def test_what_is_unlikely_is_left_out(confidence: float, count: int) -> None:
    one = shelled()
    assert len(one.events(one.mention("shelled", "ASSAULT", "Orm", "Veland", confidence=confidence))) == count


@pytest.mark.parametrize(
    ("holder", "expected"), [("say", "held-1-Tarn"), ("deny", None), ("reject", None)], ids=["said", "denied", "rejected"]
)
def test_an_accusation_is_told_by_who_reports_it_and_who_denies_it_grants_it(holder: Act, expected: str | None) -> None:
    one = page(
        tree(
            "Tarn/PROPN/nsubj/held held/VERB/root that Orm/PROPN/nsubj/accused accused/VERB/ccomp/held Veland/PROPN/obj/accused of theft ."
        ), "Orm", "Veland", "Tarn",
    )  # fmt: skip
    outer = one.says("Tarn", "held", "that Orm accused Veland of theft", holder)
    inner = one.says("Orm", "accused", "Veland of theft", "accuse", inside=outer.id)
    (event,) = one.events(said=[outer, inner])
    assert (event.type, event.said_in) == ("ACCUSE", expected)


@pytest.mark.parametrize(
    ("headline", "ends"),
    [
        (HITS, ("Orm", "Veland")),
        ("Orm/PROPN/nsubj/hits hits/VERB/root back", ("Orm", "")),
        ("Veland/PROPN/nsubj:pass/hits is/AUX/aux:pass/hits hits/VERB/root", ("", "Veland")),
        ("Rockets/NOUN/nsubj/hits hits/VERB/root houses/NOUN/obj/hits", ("", "")),
    ],
    ids=["both ends", "the actor", "the recipient", "neither"],
)
def test_a_headline_only_tells_again_what_the_story_tells(headline: str, ends: tuple[str, str]) -> None:
    one = page(tree(headline, SHELLED), "Orm", "Veland", roles={0: "headline"})
    found = one.events(one.mention("hits", "ASSAULT", *ends), one.mention("shelled", "ASSAULT", "Orm", "Veland"))
    assert [one.told(event) for event in found] == [("hits | shelled", "Orm", "Veland")]
    assert found[0].trigger.of(one.read.article.text) == "shelled"
    assert found[0].span == one.read.article.blocks[1].span


def test_an_event_of_the_headline_alone_is_one() -> None:
    one = page(tree(HITS, "It/PRON/nsubj/rained rained/VERB/root ."), "Orm", "Veland", roles={0: "headline"})
    assert [one.told(event) for event in one.events(one.mention("hits", "ASSAULT", "Orm", "Veland"))] == [("hits", "Orm", "Veland")]


def test_a_headline_about_others_is_another_event() -> None:
    one = page(
        tree("Tarn/PROPN/nsubj/hits hits/VERB/root Orm/PROPN/obj/hits", SHELLED),
        "Orm",
        "Veland",
        "Tarn",
        roles={0: "headline"},
    )
    found = one.events(one.mention("hits", "ASSAULT", "Tarn", "Orm"), one.mention("shelled", "ASSAULT", "Orm", "Veland"))
    assert [one.told(event) for event in found] == [("hits", "Tarn", "Orm"), ("shelled", "Orm", "Veland")]


def dated(when: str) -> Page:
    """Orm shelled Veland at some time."""
    words = when.split()
    forms = " ".join(f"{word}/{'ADP/case/' + words[-1] if word == 'in' else 'PROPN/obl/shelled'}" for word in words)
    return page(tree(f"Orm/PROPN/nsubj/shelled shelled/VERB/root Veland/PROPN/obj/shelled {forms} ."), "Orm", "Veland")


@pytest.mark.parametrize(
    ("when", "published", "heard", "aux"),
    [
        ("in 2019", "2024-06-19", {}, ["historical"]),
        ("yesterday", "2024-06-19", {}, []),
        ("yesterday", "2024-06-19", {"historical": 0.9}, []),
        ("in 2019", None, {}, []),
        ("in 2019", None, {"historical": 0.9}, ["historical"]),
        ("in May", "2024-06-19", {}, []),
        ("in April", "2024-06-19", {}, ["historical"]),
        ("in 2019", "2024-06-19", {"negation": 0.9}, ["historical", "negation"]),
        ("in 2019", "2024-06-19", {"future": 0.9}, ["future"]),
    ],
    ids=[
        "years ago", "yesterday", "the reader errs", "no day to count from", "but heard", "less than a month ago", "more than a month ago",
        "what did not happen is history too", "what was to come is not",
    ],
)  # fmt: skip
def test_what_ended_more_than_a_month_ago_is_history(
    when: str, published: str | None, heard: dict[str, float], aux: list[str]
) -> None:
    one = dated(when)
    (event,) = one.events(one.mention("shelled", "ASSAULT", "Orm", "Veland", aux=heard), published=published)
    assert event.aux == aux


def test_the_time_of_whichever_telling_has_one() -> None:
    one = page(
        tree(SHELLED, "Orm/PROPN/nsubj/shelled shelled/VERB/root Veland/PROPN/obj/shelled yesterday/NOUN/obl/shelled ."),
        "Orm",
        "Veland",
    )
    mentions = [one.mention("shelled", "ASSAULT", "Orm", "Veland", nth=nth) for nth in (1, 2)]
    (event,) = one.events(*mentions, published="2024-06-19")
    assert event.when is not None
    assert (event.when.start, event.when.precision) == ("2024-06-18", "day")


def test_the_voice_of_an_analysis() -> None:
    one = shelled(SHELLED, roles={0: "analysis"})
    (event,) = one.events(one.mention("shelled", "ASSAULT", "Orm", "Veland"))
    assert event.voice == "Mara"


def test_an_id_tells_words_type_and_parties() -> None:
    one = page(tree(SHELLED, SHELLED.replace("Orm", "Tarn").replace("Veland", "Orm")), "Orm", "Veland", "Tarn")
    mentions = [
        one.mention("shelled", "ASSAULT", "Orm", "Veland"),
        one.mention("shelled", "ASSAULT", "Tarn", "Orm", nth=2),
        one.mention("shelled", "SANCTION", "Orm", "Veland"),
    ]
    found = one.events(*mentions)
    assert len({event.id for event in found}) == len(found) == 3
    assert one.events(*mentions) == found
    (alone,) = one.events(mentions[0])
    assert alone.id == found[0].id


@pytest.mark.parametrize("known", ["Orm", "Veland"])
def test_an_id_tells_who_stands_at_which_end(known: str) -> None:
    both, fewer = (page(tree(SHELLED), *names) for names in (("Orm", "Veland"), (known,)))
    ((one,), (other,)) = (here.events(here.mention("shelled", "ASSAULT", *ends)) for here, ends in (
        (both, ("Orm", "Veland")), (fewer, ("Orm", "") if known == "Orm" else ("", "Veland"))))  # fmt: skip
    assert one.trigger == other.trigger
    assert one.id != other.id


def test_a_trigger_between_all_sentences_is_its_own_span() -> None:
    """A page of which no word was read still has its events."""
    read = tree(SHELLED)
    one = page(Tree(read.article, [], type(read.words)(read.article.text, [])), "Orm", "Veland")
    (event,) = one.events(one.mention("shelled", "ASSAULT"))
    assert (event.span, event.actor, event.recipient) == (event.trigger, [], [])


# Whole pages. Names of countries and plain verbs: whatever the reader, there is one way to read them.


def read(text: str) -> tuple[Record, dict[str, str]]:
    record = onrecord.read_text(text, published="2024-06-19", drop=False)
    return record, {actor.id: actor.name for actor in record.actors}


def of_type(record: Record, type_: str) -> list[Event]:
    return [event for event in record.events if event.type == type_]


def test_an_accusation_is_an_event_between_two_that_the_article_tells_itself() -> None:
    record, names = read("Poland accused Belarus of smuggling cigarettes on Tuesday.")
    (event,) = of_type(record, "ACCUSE")
    assert ([names[one] for one in event.actor], [names[one] for one in event.recipient]) == (["Poland"], ["Belarus"])
    assert (event.trigger.of(record.article.text), event.said_in, event.aux) == ("accused", None, [])


def test_what_a_country_denies_did_not_happen_by_its_word() -> None:
    record, names = read("Belarus denied that it had arrested two Polish journalists.")
    (denial,) = (one for one in record.statements if one.act == "deny")
    (event,) = of_type(record, "COERCE")
    assert ("negation" in event.aux, event.said_in) == (True, denial.id)
    assert "REJECT" not in types(*record.events)
    assert names[denial.speaker or ""] == "Belarus"


def test_who_only_says_something_does_nothing_else() -> None:
    record, _ = read("Poland said on Tuesday that the harbour was calm. Germany estimated that 300 boats had left.")
    assert len(record.statements) == 2
    cues = [cue for one in record.statements for cue in one.cue]
    assert not [event for event in record.events if any(cue.touches(event.trigger) for cue in cues)]


def test_nobody_arrests_where_nobody_is_told() -> None:
    record, _ = read("Two people were arrested in Lima on Monday.")
    (event,) = of_type(record, "COERCE")
    assert event.actor == []
    assert event.when is not None
    assert event.when.start == "2024-06-17"


@pytest.mark.parametrize("name", NAMES)
def test_events_hold_together_on_whole_pages(name: str) -> None:
    record = onrecord.read_text(example(name).decode(), name=name)
    actors, statements = {one.id for one in record.actors}, {one.id for one in record.statements}
    assert record.events
    assert len({event.id for event in record.events}) == len(record.events)
    assert [event.trigger.start for event in record.events] == sorted(event.trigger.start for event in record.events)
    for event in record.events:
        assert {*event.actor, *event.recipient} <= actors
        assert not {*event.actor} & {*event.recipient}
        assert event.trigger in event.mentions == sorted(event.mentions)
        assert event.said_in is None or event.said_in in statements
        assert event.span.holds(event.trigger)
