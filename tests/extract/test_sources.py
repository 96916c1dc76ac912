"""Who a cue's grammar says is speaking."""

from __future__ import annotations

import pytest
from invented import tree

from onrecord.extract.sources import by_grammar

# reason; sentence; cue; content; source
SOURCES = [
    ("the subject", "the/DET/det/mayor mayor/NOUN/nsubj/said said/VERB/root that it rained", "said", "that it rained", "the mayor"),
    (
        "with its apposition and clause",
        "Lind/PROPN/nsubj/said ,/PUNCT/punct/mayor the/DET/det/mayor mayor/NOUN/appos/Lind of/ADP/case/Orm Orm/PROPN/nmod/mayor ,/PUNCT/punct/ran who/PRON/nsubj/ran "
        "ran/VERB/acl:relcl/Lind said/VERB/root that it rained",
        "said",
        "that it rained",
        "Lind, the mayor of Orm, who ran",
    ),
    (
        "without the comma behind it",
        "Lind/PROPN/nsubj/said ,/PUNCT/punct/mayor the/DET/det/mayor mayor/NOUN/appos/Lind ,/PUNCT/punct/mayor said/VERB/root that it rained",
        "said",
        "that it rained",
        "Lind, the mayor",
    ),
    (
        "of the verb before it",
        "Lind/PROPN/nsubj/left left/VERB/root and/CCONJ/cc/said said/VERB/conj/left that it rained",
        "said",
        "that it rained",
        "Lind",
    ),
    (
        "of the clause that it hangs on",
        "Lind/PROPN/nsubj/left left/VERB/root , adding/VERB.VBG/advcl/left that it rained",
        "adding",
        "that it rained",
        "Lind",
    ),
    (
        "of the last verb of a cue in two",
        "Lind/PROPN/nsubj/wanted wanted/VERB/root to/PART/mark/say say/VERB.VB/xcomp/wanted that it rained",
        "wanted to say",
        "that it rained",
        "Lind",
    ),
    (
        "the noun that a participle hangs on",
        "a/DET/det/note note/NOUN/obj/found warning/VERB.VBG/acl/note of ice was found/VERB/root",
        "warning",
        "of ice",
        "a note",
    ),
    (
        "the agent of a passive",
        "it/PRON/nsubj:pass/denied was/AUX/aux:pass/denied denied/VERB/root by/ADP/case/mayor the/DET/det/mayor mayor/NOUN/obl:agent/denied",
        "was denied",
        "it",
        "the mayor",
    ),
    (
        "the agent that is only a by-phrase",
        "it/PRON/nsubj:pass/denied was/AUX/aux:pass/denied denied/VERB/root by/ADP/case/mayor the/DET/det/mayor mayor/NOUN/obl/denied",
        "was denied",
        "it",
        "the mayor",
    ),
    (
        "the owner of a noun",
        "the/DET/det/firm firm/NOUN/nmod:poss/claim ’s/PART.POS/case/firm claim/NOUN/root that it rained",
        "claim",
        "that it rained",
        "the firm",
    ),
    (
        "a passive without an agent",
        "it/PRON/nsubj:pass/denied was/AUX/aux:pass/denied denied/VERB/root on/ADP/case/Monday Monday/PROPN/obl/denied",
        "was denied",
        "it",
        None,
    ),
    ("it", "it/PRON/nsubj/seems seems/VERB/root that Lind left", "seems", "that Lind left", None),
    ("nobody’s noun", "the/DET/det/claim claim/NOUN/root that it rained", "claim", "that it rained", None),
    ("a subject that is the content", "ice/NOUN/nsubj/kills kills/VERB/root", "kills", "ice", None),
    (
        "an object clause of another",
        "Lind/PROPN/nsubj/left left/VERB/root , said/VERB/dep/left that it rained",
        "said",
        "that it rained",
        None,
    ),
    ("no cue", "Lind left/VERB/root", "", "left", None),
]


@pytest.mark.parametrize(("sentence", "cue", "content", "expected"), [row[1:] for row in SOURCES], ids=[row[0] for row in SOURCES])
def test_source(sentence: str, cue: str, content: str, expected: str | None) -> None:
    made = tree(sentence)
    found = by_grammar(made.words, made.numbers(cue), made.numbers(content))
    assert (found and found.of(made.article.text)) == expected


def test_a_ring_of_borrowed_subjects_ends() -> None:
    """Five clauses, each borrowing from the one before: the subject is too far to be believed."""
    made = tree("Lind/PROPN/nsubj/a a/VERB/root b/VERB/conj/a c/VERB/conj/b d/VERB/conj/c e/VERB/conj/d it")
    assert by_grammar(made.words, made.numbers("d"), []) is not None
    assert by_grammar(made.words, made.numbers("e"), []) is None
