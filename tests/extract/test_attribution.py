"""Who says what: what the rules make of the reader's attributions, and whole pages through the reader itself."""

from __future__ import annotations

import pytest
from invented import Tree, page, told, tree

from onrecord.extract import attributions
from onrecord.model import Attribution, Parse, Tagged
from onrecord.parse import parse

Said = tuple[str, str, str]


def made(read: Tree, *said: Said) -> list[Attribution]:
    return attributions(read.article, read.parse(*said))


def parts(read: Tree, one: Attribution) -> Said:
    return (told(read.article, one.source), told(read.article, one.cue), told(read.article, one.content))


PLAIN = tree("Lind/PROPN/nsubj/said said/VERB/root that it/PRON/nsubj/rained probably rained/VERB/ccomp/said .")
QUOTED = tree("“ It rained , ” Lind/PROPN/nsubj/said said/VERB/root .")
TIDIED: list[tuple[str, Tree, Said, list[Said]]] = [
    ("as it is", PLAIN, ("Lind", "said", "that it probably rained"), [("Lind", "said", "that it probably rained")]),
    ("the full stop", PLAIN, ("Lind", "said", "that it probably rained."), [("Lind", "said", "that it probably rained")]),
    ("marks left outside", QUOTED, ("Lind", "said", "It rained"), [("Lind", "said", "“It rained,”")]),
    ("a source that grammar knows", PLAIN, ("", "said", "that it probably rained"), [("Lind", "said", "that it probably rained")]),
    (
        "a passive has none",
        tree("It was/AUX/aux:pass/said said/VERB/root that Lind left/VERB/ccomp/said ."),
        ("", "was said", "that Lind left"),
        [("", "was said", "that Lind left")],
    ),
    ("a source alone", tree("Lind/PROPN/root : border is calm"), ("Lind", "", "border is calm"), [("Lind", "", "border is calm")]),
    ("neither source nor cue is no statement", PLAIN, ("", "", "it probably rained"), []),
    ("nothing but a mark is no content", PLAIN, ("Lind", "said", "."), []),
]


@pytest.mark.parametrize(("read", "said", "expected"), [row[1:] for row in TIDIED], ids=[row[0] for row in TIDIED])
def test_tidied(read: Tree, said: Said, expected: list[Said]) -> None:
    assert [parts(read, one) for one in made(read, said)] == expected


def test_what_a_statement_brings_with_it() -> None:
    read = tree("A clerk/NOUN/nsubj/said who would not be named , said/VERB/root on state radio it probably rained/VERB .")
    (one,) = made(read, ("A clerk who would not be named", "said", "it probably rained"))
    assert (one.act, one.polarity, one.mode, one.inside, one.label) == ("say", "positive", "indirect", None, None)
    assert told(read.article, one.hedges) == "probably"
    assert one.reason is not None
    assert one.reason.of(read.article.text) == "who would not be named"
    assert one.confidence == 0.8


def test_who_passed_it_on_as_the_reader_tagged_it() -> None:
    read = tree("Lind/PROPN/nsubj/said said/VERB/root that it rained , Lux wrote .")
    (tagged,) = read.parse(("Lind", "said", "that it rained")).attributions
    (lux,) = read.parse(("Lux", "wrote", "it")).attributions[0].source
    parsed = Parse(read.sentences, [], [], [], [type(tagged)(tagged.source, tagged.cue, tagged.content, 0.8, via=[lux])])
    (one,) = attributions(read.article, parsed)
    assert [(link.source, link.cue) for link in one.via] == [(lux, None)]


def test_what_was_found_twice_is_kept_where_it_was_surer() -> None:
    unsure, sure = (PLAIN.parse(("Lind", "said", "it probably rained"), confidence=share) for share in (0.4, 0.7))
    both = Parse(PLAIN.sentences, [], [], [], [*unsure.attributions, *sure.attributions])
    assert [one.confidence for one in attributions(PLAIN.article, both)] == [0.7]


THREE = (
    "Bran/PROPN/nsubj/denied denied/VERB/root that Lind/PROPN/nsubj/thought thought/VERB/ccomp/denied that Ode/PROPN/nsubj/feared "
    "feared/VERB/ccomp/thought ice/NOUN/obj/feared ."
)


def test_statements_within_statements_in_the_order_of_their_words() -> None:
    read = tree(THREE)
    found = made(
        read,
        ("Ode", "feared", "ice"),
        ("Bran", "denied", "that Lind thought that Ode feared ice"),
        ("Lind", "thought", "that Ode feared ice"),
    )
    assert [(told(read.article, one.source), one.act, one.inside) for one in found] == [
        ("Bran", "deny", None),
        ("Lind", "believe", 0),
        ("Ode", "believe", 1),
    ]


def chain(outer: str, inner: str, between: str = "that") -> str:
    """A sentence in which Lux tells what the minister tells."""
    return (
        f"Lux/PROPN/nsubj/{outer} {outer}/VERB/root {between} the/DET/det/minister minister/NOUN/nsubj/{inner} "
        f"{inner}/VERB/ccomp/{outer} a/DET/det/recount recount/NOUN/obj/{inner} ."
    )


PASSED = [
    ("plain telling only passes on", "said", "demanded", 1),
    ("so does reporting", "reported", "denied", 1),
    ("a warning is a statement", "warned", "demanded", 2),
    ("so is a denial", "denied", "demanded", 2),
    ("a thought is told, not passed on", "said", "feared", 2),
    ("an intention too", "said", "planned", 2),
]


@pytest.mark.parametrize(("outer", "inner", "count"), [row[1:] for row in PASSED], ids=[row[0] for row in PASSED])
def test_who_only_passes_on_is_a_link_of_the_chain(outer: str, inner: str, count: int) -> None:
    read = tree(chain(outer, inner))
    found = made(read, ("Lux", outer, f"that the minister {inner} a recount"), ("the minister", inner, "a recount"))
    assert len(found) == count
    last = found[-1]
    assert parts(read, last) == ("the minister", inner, "a recount")
    assert (told(read.article, [link.source for link in last.via]), last.inside) == (("Lux", None) if count == 1 else ("", 0))


def test_who_tells_more_than_another_said_is_no_link() -> None:
    read = tree(chain("said", "demanded", "that it rained hard and"))
    found = made(
        read, ("Lux", "said", "that it rained hard and the minister demanded a recount"), ("the minister", "demanded", "a recount")
    )
    assert [one.inside for one in found] == [None, 0]


def test_who_speaks_of_himself_is_no_link() -> None:
    read = tree("Lux/PROPN/nsubj/said said/VERB/root that he/PRON/nsubj/demanded demanded/VERB/ccomp/said a recount/NOUN .")
    found = made(read, ("Lux", "said", "that he demanded a recount"), ("he", "demanded", "a recount"))
    assert [one.inside for one in found] == [None, 0]


def test_a_quoted_speaker_is_no_link() -> None:
    read = tree("“ Lind/PROPN/nsubj/demanded demanded/VERB/ccomp/said a recount , ” Lux/PROPN/nsubj/said said/VERB/root .")
    found = made(read, ("Lux", "said", "“Lind demanded a recount,”"), ("Lind", "demanded", "a recount"))
    assert [(one.mode, one.inside) for one in found] == [("direct", None), ("indirect", 0)]


def test_what_a_link_held_is_held_by_who_holds_the_link() -> None:
    """Bran denies that Lux says that Ode fears ice and hopes for rain: Lux's saying holds two and stays."""
    read = tree(THREE.replace("thought", "said"))
    found = made(
        read,
        ("Bran", "denied", "that Lind said that Ode feared ice"),
        ("Lind", "said", "that Ode feared ice"),
        ("Ode", "feared", "ice"),
    )
    assert [one.inside for one in found] == [None, 0, 1]
    read = tree(THREE.replace("thought", "said").replace("feared", "demanded"))
    found = made(
        read,
        ("Bran", "denied", "that Lind said that Ode demanded ice"),
        ("Lind", "said", "that Ode demanded ice"),
        ("Ode", "demanded", "ice"),
    )
    assert [(told(read.article, one.source), one.inside) for one in found] == [("Bran", None), ("Ode", 0)]


INTERVIEW = tree(
    "Q : Why did you leave ?",
    "A : I/PRON/nsubj/thought thought/VERB/root it was cold .",
    "Q : And then ?",
    "A : We walked/VERB/root .",
)  # fmt: skip


def test_answers_have_neither_source_nor_cue_but_a_label() -> None:
    found = made(INTERVIEW)
    assert [parts(INTERVIEW, one) for one in found] == [("", "", "I thought it was cold"), ("", "", "We walked")]
    assert [one.label.of(INTERVIEW.article.text) for one in found if one.label] == ["A", "A"]
    assert {(one.mode, one.act) for one in found} == {("direct", "say")}


def test_a_list_with_labels_is_no_interview() -> None:
    fixtures = tree("Riga : Blues v Greens", "Oslo : Reds v Whites", "Rome : Blacks v Browns", "Bern : Golds v Greys")
    assert made(fixtures) == []


def test_what_is_said_within_an_answer_is_held_by_it() -> None:
    found = made(INTERVIEW, ("I", "thought", "it was cold"), ("", "walked", "We"))
    assert [(one.act, one.inside, one.mode) for one in found] == [
        ("say", None, "direct"),
        ("believe", 0, "direct"),
        ("say", None, "direct"),
    ]


def inner(read: Tree, *said: Said) -> list[Tagged]:
    """Attributions that were found within others."""
    return [type(one)(one.source, one.cue, one.content, one.confidence, inner=True) for one in read.parse(*said).attributions]


PROMISED = tree(
    "Lind/PROPN/nsubj/said said/VERB/root that/SCONJ/mark/promised they/PRON/nsubj:pass/promised had/AUX/aux/promised been/AUX/aux:pass/promised "
    "promised/VERB/ccomp/said that/SCONJ/mark/stay they/PRON/nsubj/stay could/AUX/aux/stay stay/VERB/ccomp/promised here/ADV/advmod/stay ."
)
WHOLE = ("Lind", "said", "that they had been promised that they could stay here")


def nested(read: Tree, *within: Tagged, whole: Said = WHOLE) -> list[Said]:
    """The statements within one, with those that the reader found there."""
    found = attributions(read.article, Parse(read.sentences, [], [], [], [*read.parse(whole).attributions, *within]))
    return [parts(read, one) for one in found if one.inside == 0]


def test_who_is_promised_something_promises_nothing() -> None:
    expected = [("", "had been promised", "that they could stay here")]
    assert nested(PROMISED) == expected
    within = inner(PROMISED, ("they", "had been promised", "that they could stay here"))
    assert nested(PROMISED, *within) == expected
    (one,) = attributions(PROMISED.article, Parse(PROMISED.sentences, [], [], [], within))
    assert one.confidence == within[0].confidence  # the reader's own, not what grammar alone would find


DENIED = tree(
    "Lind/PROPN/nsubj/warned warned/VERB/root that/SCONJ/mark/denied Ada/PROPN/nsubj/denied Brandt/PROPN/flat/Ada denied/VERB/ccomp/warned that/SCONJ/mark/left "
    "he/PRON/nsubj/left left/VERB/ccomp/denied at/ADP/case/night night/NOUN/obl/left ."
)
CUT: list[tuple[str, list[Said], list[Said]]] = [
    ("missed", [], [("Ada Brandt", "denied", "that he left at night")]),
    ("cut short", [("Ada Brandt", "denied", "that he left")], [("Ada Brandt", "denied", "that he left at night")]),
    ("a part of the name", [("Brandt", "denied", "that he left")], [("Brandt", "denied", "that he left at night")]),
    ("of another", [("Lind", "denied", "that he left")], [("Ada Brandt", "denied", "that he left at night")]),
    ("right", [("Ada Brandt", "denied", "that he left at night")], [("Ada Brandt", "denied", "that he left at night")]),
]  # fmt: skip


@pytest.mark.parametrize(("within", "expected"), [row[1:] for row in CUT], ids=[row[0] for row in CUT])
def test_a_nested_statement_is_mended_by_its_grammar(within: list[Said], expected: list[Said]) -> None:
    whole = ("Lind", "warned", "that Ada Brandt denied that he left at night")
    assert nested(DENIED, *inner(DENIED, *within), whole=whole) == expected


def test_what_the_reader_found_on_its_own_is_left_as_it_is() -> None:
    whole = ("Lind", "warned", "that Ada Brandt denied that he left at night")
    assert nested(DENIED, *DENIED.parse(("Ada Brandt", "denied", "that he left")).attributions, whole=whole) == [
        ("Ada Brandt", "denied", "that he left")
    ]


def test_a_nested_statement_that_the_reader_missed_is_less_sure() -> None:
    (one,) = [one for one in made(DENIED, ("Lind", "warned", "that Ada Brandt denied that he left at night")) if one.inside == 0]
    assert (one.act, one.confidence) == ("deny", 0.6)


def test_inner_scraps_are_no_statements() -> None:
    """Found within another, without a source or without a cue."""
    whole = ("Lind", "warned", "that Ada Brandt denied that he left at night")
    scraps = inner(DENIED, ("Ada Brandt", "", "he left"), ("", "at", "night"))
    assert nested(DENIED, *scraps, whole=whole) == [("Ada Brandt", "denied", "that he left at night")]


# What any good reader reads right: text, then (source, cue, content, act, polarity, mode) of each statement.
READ = [
    (
        "“The harbour is closed,” Ada Brandt said on Tuesday.",
        [("Ada Brandt", "said", "“The harbour is closed,”", "say", "positive", "direct")],
    ),
    ("The mayor denied that she was ill.", [("The mayor", "denied", "that she was ill", "deny", "positive", "indirect")]),
    (
        "The report warned that two bridges could collapse.",
        [("The report", "warned", "that two bridges could collapse", "warn", "positive", "indirect")],
    ),
    (
        "The minister said the decision was “a terrible mistake”.",
        [("The minister", "said", "the decision was “a terrible mistake”", "say", "positive", "mixed")],
    ),
    ("The train left the station at nine.", []),
]


@pytest.mark.parametrize(("text", "expected"), READ)
def test_read(text: str, expected: list[tuple[str, ...]]) -> None:
    article, _ = page(text)
    assert [
        (*(told(article, spans) for spans in (one.source, one.cue, one.content)), one.act, one.polarity, one.mode)
        for one in attributions(article, parse(article))
    ] == expected


@pytest.mark.parametrize(
    "text",
    [
        " ",
        "“",
        "“” “",
        "said",
        ", said",
        "According to",
        "said: :",
        "citing",
        "“a” said “b” said “c” said",
        "- - - said that",
        "Q: A: Q:",
    ],
)
def test_odd_text(text: str) -> None:
    article, _ = page(text)
    for one in attributions(article, parse(article)):
        assert one.content
        assert all(span.end <= len(text) for span in one.content + one.source + one.cue)


def test_a_sentence_without_an_end() -> None:
    article, _ = page("he said that " * 500)
    found = attributions(article, parse(article))
    assert all(one.inside is None or 0 <= one.inside < len(found) for one in found)
