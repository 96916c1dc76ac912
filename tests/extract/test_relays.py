"""Who passed a statement on, nearest the speaker first."""

from __future__ import annotations

import pytest
from invented import tree

from onrecord.extract.relays import is_medium, relays

SAID = "Lind/PROPN/nsubj/said said/VERB/root"
# reason; sentence; source, cue, content; (who passed on, the words that say so)
CHAINS: list[tuple[str, str, str, str, str, list[tuple[str, str | None]]]] = [
    ("nobody", f"{SAID} that it rained .", "Lind", "said", "that it rained", []),
    (
        "a medium that reported, behind",
        "it/PRON/nsubj/rained rained/VERB/ccomp/said , Lind/PROPN/nsubj/said said/VERB/ccomp/reported , state/NOUN/compound/radio "
        "radio/NOUN/nsubj/reported reported/VERB/root .",
        "Lind",
        "said",
        "it rained",
        [("state radio", "reported")],
    ),
    (
        "two, one behind the other",
        "it/PRON/nsubj/rained rained/VERB/ccomp/said , Lind/PROPN/nsubj/said said/VERB/ccomp/wrote , the/DET/det/Ora Ora/PROPN/nsubj/wrote "
        "wrote/VERB/ccomp/relayed , Lux/PROPN/nsubj/relayed relayed/VERB/root .",
        "Lind",
        "said",
        "it rained",
        [("the Ora", "wrote"), ("Lux", "relayed")],
    ),
    (
        "told a newspaper",
        "Lind/PROPN/nsubj/told told/VERB/root the/DET/det/newspaper newspaper/NOUN/iobj/told Ora/PROPN/appos/newspaper that it rained .",
        "Lind",
        "told",
        "that it rained",
        [("the newspaper Ora", None)],
    ),
    (
        "told people",
        "Lind/PROPN/nsubj/told told/VERB/root the/DET/det/workers workers/NOUN/iobj/told that it rained .",
        "Lind",
        "told",
        "that it rained",
        [],
    ),
    (
        "on a channel",
        f"{SAID} on/ADP/case/radio state/NOUN/compound/radio radio/NOUN/obl/said that it rained .",
        "Lind",
        "said",
        "that it rained",
        [("state radio", None)],
    ),
    (
        "in an interview with it",
        f"{SAID} in/ADP/case/interview an/DET/det/interview interview/NOUN/obl/said with/ADP/case/weekly a/DET/det/weekly "
        "weekly/NOUN/nmod/interview that it rained .",
        "Lind",
        "said",
        "that it rained",
        [("a weekly", None)],
    ),
    (
        "through a lawyer",
        f"{SAID} through/ADP/case/lawyer her/PRON/nmod:poss/lawyer lawyer/NOUN/obl/said that it rained .",
        "Lind",
        "said",
        "that it rained",
        [("her lawyer", None)],
    ),
    (
        "in a room",
        f"{SAID} in/ADP/case/Orm Orm/PROPN/obl/said that it rained .",
        "Lind",
        "said",
        "that it rained",
        [],
    ),
    (
        "citing: who cites passes on",
        "Radio/PROPN/nsubj/says Tisa/PROPN/flat/Radio , citing/VERB.VBG/advcl/says a/DET/det/guard guard/NOUN/obj/citing , says/VERB/root "
        "it/PRON/nsubj/rained rained/VERB/ccomp/says .",
        "a guard",
        "citing",
        "it rained",
        [("Radio Tisa", "says")],
    ),
    (
        "quoted by",
        f"it/PRON/nsubj/rained rained/VERB/ccomp/said , {SAID} , quoted/VERB/advcl/said by/ADP/case/radio state/NOUN/compound/radio "
        "radio/NOUN/obl:agent/quoted .",
        "Lind",
        "said",
        "it rained",
        [("state radio", "quoted")],
    ),
    (
        "according to another",
        f"{SAID} that it rained , according/VERB/case/Lux to/ADP/fixed/according Lux/PROPN/obl/said .",
        "Lind",
        "said",
        "that it rained",
        [("Lux", None)],
    ),
    (
        "in brackets",
        "Lind/PROPN/nsubj/said said/VERB/root that it rained ( Lux/PROPN ) .",
        "Lind",
        "said",
        "that it rained",
        [("Lux", None)],
    ),
    ("brackets that hold something else", f"{SAID} that it rained ( a/DET lot/NOUN ) .", "Lind", "said", "that it rained", []),
    (
        "who tells something else",
        "it/PRON/nsubj/rained rained/VERB/ccomp/said , Lind/PROPN/nsubj/said said/VERB/root , and the/DET/det/Ora Ora/PROPN/nsubj/wrote "
        "wrote/VERB/conj/said a/DET/det/poem poem/NOUN/obj/wrote .",
        "Lind",
        "said",
        "it rained",
        [],
    ),
    (
        "the speaker is no link of his own chain",
        "it/PRON/nsubj/rained rained/VERB/ccomp/wrote , the/DET/det/Ora Ora/PROPN/nsubj/wrote wrote/VERB/root .",
        "the Ora",
        "wrote",
        "it rained",
        [],
    ),
]


@pytest.mark.parametrize(
    ("sentence", "source", "cue", "content", "expected"), [row[1:] for row in CHAINS], ids=[row[0] for row in CHAINS]
)
def test_chain(sentence: str, source: str, cue: str, content: str, expected: list[tuple[str, str | None]]) -> None:
    made = tree(sentence)
    found = relays(made.words, made.numbers(source), made.numbers(cue), made.numbers(content))
    text = made.article.text
    assert [(link.source.of(text), link.cue.of(text) if link.cue else None) for link in found] == expected


def test_a_statement_without_words_has_no_chain() -> None:
    assert relays(tree("Lind left .").words, [], [], []) == []


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("the/DET newspaper/NOUN Ora/PROPN", True),
        ("a/DET/det/radio local/ADJ/amod/radio radio/NOUN/root", True),
        ("a/DET/det/string string/NOUN/root of/ADP/case/ads radio/NOUN/compound/ads ads/NOUN/nmod/string", False),
        ("the/DET/det/media media/NOUN/root", False),
        ("the/DET Orm/PROPN Herald/PROPN", True),
        ("the/DET BBC/PROPN", True),
        ("the/DET director/NOUN of a radio/NOUN", False),
        ("the/DET council/NOUN", False),
    ],
)
def test_is_medium(phrase: str, expected: bool) -> None:
    words = tree(phrase).words
    assert is_medium(words, range(len(words))) is expected


def test_no_phrase_is_no_medium() -> None:
    assert not is_medium(tree("Lind").words, [])
