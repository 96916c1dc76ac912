"""Statements that the grammar of a content shows."""

from __future__ import annotations

import pytest
from invented import told, tree

from onrecord.extract.clauses import clauses, passive

SAID = "Lind/PROPN/nsubj/said said/VERB/root"
LEFT = "he/PRON/nsubj/left left/VERB/ccomp/{0}"
# reason; sentence; the words looked through; (source, cue, content) of each statement
FOUND: list[tuple[str, str, str, list[tuple[str, str, str]]]] = [
    (
        "somebody says that",
        f"{SAID} that Bran/PROPN/nsubj/denied denied/VERB/ccomp/said that/SCONJ/mark/left {LEFT.format('denied')} .",
        "that Bran denied that he left.",
        [("Bran", "denied", "that he left")],
    ),
    (
        "somebody wants to",
        f"{SAID} that Bran/PROPN/nsubj/vowed had/AUX/aux/vowed never/ADV/advmod/vowed vowed/VERB/ccomp/said to/PART/mark/wait wait/VERB/xcomp/vowed .",
        "that Bran had never vowed to wait.",
        [("Bran", "had never vowed", "to wait")],
    ),
    (
        "one in another",
        f"{SAID} Bran/PROPN/nsubj/denied denied/VERB/ccomp/said that/SCONJ/mark/thought Ode/PROPN/nsubj/thought thought/VERB/ccomp/denied {LEFT.format('thought')} .",
        "Bran denied that Ode thought he left",
        [("Bran", "denied", "that Ode thought he left"), ("Ode", "thought", "he left")],
    ),
    (
        "a passive names nobody",
        f"{SAID} that they/PRON/nsubj:pass/promised had/AUX/aux/promised been/AUX/aux:pass/promised promised/VERB/ccomp/said that/SCONJ/mark/left {LEFT.format('promised')} .",
        "that they had been promised that he left",
        [("", "had been promised", "that he left")],
    ),
    (
        "or its agent",
        f"{SAID} that they/PRON/nsubj:pass/told were/AUX/aux:pass/told told/VERB/ccomp/said by/ADP/case/Bran Bran/PROPN/obl:agent/told that/SCONJ/mark/left {LEFT.format('told')} .",
        "that they were told by Bran that he left",
        [("Bran", "were told", "that he left")],
    ),
    (
        "with the condition before it",
        f"{SAID} if/SCONJ/mark/rains it/PRON/nsubj/rains rains/VERB/advcl/fears , Bran/PROPN/nsubj/fears fears/VERB/ccomp/said {LEFT.format('fears')} .",
        "if it rains, Bran fears he left",
        [("Bran", "fears", "if it rains | he left")],
    ),
    (
        "but not with a time",
        f"{SAID} when/SCONJ/mark/rains it/PRON/nsubj/rains rains/VERB/advcl/fears , Bran/PROPN/nsubj/fears fears/VERB/ccomp/said {LEFT.format('fears')} .",
        "when it rains, Bran fears he left",
        [("Bran", "fears", "he left")],
    ),
    (
        "what it is called",
        f"{SAID} Bran/PROPN/nsubj/called called/VERB/ccomp/said the/DET/det/vote vote/NOUN/obj/called a/DET/det/farce farce/NOUN/xcomp/called .",
        "Bran called the vote a farce.",
        [("Bran", "called", "the vote a farce")],
    ),
    (
        "a call is none where nothing is called anything",
        f"{SAID} Bran/PROPN/nsubj/called called/VERB/ccomp/said the/DET/det/vote vote/NOUN/obj/called .",
        "Bran called the vote.",
        [],
    ),
    (
        "no clause, no statement",
        f"{SAID} Bran/PROPN/nsubj/denied denied/VERB/ccomp/said it/PRON/obj/denied .",
        "Bran denied it.",
        [],
    ),
    (
        "a verb of something else",
        f"{SAID} Bran/PROPN/nsubj/continued continued/VERB/ccomp/said to/PART/mark/wait wait/VERB/xcomp/continued .",
        "Bran continued to wait.",
        [],
    ),
    (
        "the source stands outside",
        f"{SAID} that/SCONJ/mark/left {LEFT.format('said')} .",
        "said that he left",
        [],
    ),
    (
        "the clause stands outside",
        f"{SAID} Bran/PROPN/nsubj/denied denied/VERB/ccomp/said that/SCONJ/mark/left {LEFT.format('denied')} .",
        "Bran denied",
        [],
    ),
    (
        "as far as the content goes",
        f"{SAID} Bran/PROPN/nsubj/denied denied/VERB/ccomp/said that/SCONJ/mark/left {LEFT.format('denied')} in/ADP/case/May May/PROPN/obl/left .",
        "Bran denied that he left",
        [("Bran", "denied", "that he left")],
    ),
    (
        "the opening mark belongs to it, the comma doesn’t",
        f"{SAID} Bran/PROPN/nsubj/denied denied/VERB/ccomp/said ,/PUNCT/punct/left “/PUNCT/punct/left {LEFT.format('denied')} ,/PUNCT/punct/left so .",
        "Bran denied, “he left,",
        [("Bran", "denied", "“he left")],
    ),
    ("nothing", f"{SAID} it .", "", []),
]


@pytest.mark.parametrize(("sentence", "within", "expected"), [row[1:] for row in FOUND], ids=[row[0] for row in FOUND])
def test_clauses(sentence: str, within: str, expected: list[tuple[str, str, str]]) -> None:
    made = tree(sentence)
    found = [
        (told(made.article, [one.source] if one.source else []), told(made.article, [one.cue]), told(made.article, one.content))
        for one in clauses(made.words, made.numbers(within))
    ]
    assert found == expected


def test_passive() -> None:
    words = tree("They/PRON/nsubj:pass/told were/AUX/aux:pass/told told/VERB/root to/PART/mark/wait wait/VERB/xcomp/told .").words
    assert [passive(words, number) for number in range(5)] == [False, False, True, False, False]
