"""The act of a statement and whether it is done, by the words of its cue and how its content begins."""

from __future__ import annotations

import pytest
from invented import tree

from onrecord.extract.acts import act_of

# reason; sentence; source, cue, content; act, with a minus where it is not done
ACTS = [
    ("plain", "Lind said/VERB that it rained", "Lind", "said", "that it rained", "say"),
    ("by the content: that", "Lind agreed/VERB that it rained", "Lind", "agreed", "that it rained", "agree"),
    ("accept a thing", "Lind accepted/VERB the/DET/det/offer offer/NOUN", "Lind", "accepted", "the offer", "agree"),
    ("accept that", "Lind accepted/VERB that it rained", "Lind", "accepted", "that it rained", "admit"),
    ("advise to", "Lind advised/VERB to/PART wait", "Lind", "advised", "to wait", "propose"),
    ("advise that", "Lind advised/VERB that it rained", "Lind", "advised", "that it rained", "say"),
    ("a particle in the content", "Lind called/VERB for calm", "Lind", "called", "for calm", "request"),
    ("a particle deep in the content", "Lind called/VERB it a cry for calm", "Lind", "called", "it a cry for calm", "say"),
    ("an object between", "Lind puts/VERB the toll at 12", "Lind", "puts", "the toll at 12", "estimate"),
    ("held responsible", "Lind held/VERB Orm responsible", "Lind", "held", "Orm responsible", "accuse"),
    ("made clear", "Lind has/AUX made/VERB it clear that it rained", "Lind", "has made it clear", "that it rained", "say"),
    ("makes it so many", "Lind makes/VERB it 40/NUM/nummod/boats boats/NOUN/obj/makes", "Lind", "makes it", "40 boats", "estimate"),
    ("itself between", "Orm distanced/VERB itself/PRON from the note", "Orm", "distanced itself from", "the note", "deny"),
    ("of two verbs the last", "Lind had/AUX wanted/VERB to warn/VERB of ice", "Lind", "had wanted to warn", "of ice", "warn"),
    ("a noun", "Lind ’s claim/NOUN/root that it rained", "Lind", "claim", "that it rained", "claim"),
    ("according to", "it rained according/VERB to/ADP Lind", "Lind", "according to", "it rained", "say"),
    ("not said", "Lind did not/PART say/VERB that it rained", "Lind", "did not say", "that it rained", "-say"),
    ("never", "Lind never/ADV said/VERB that it rained", "Lind", "never said", "that it rained", "-say"),
    ("n’t", "Lind did n’t/PART deny/VERB it", "Lind", "didn’t deny", "it", "-deny"),
    ("denied is done", "Lind denied/VERB it", "Lind", "denied", "it", "deny"),
    ("not ruled out is nothing ruled out", "Lind did not/PART rule/VERB out a tax", "Lind", "did not rule out", "a tax", "say"),
    ("ruled out", "Lind ruled/VERB out/ADP a tax", "Lind", "ruled out", "a tax", "reject"),
    ("declined to say", "Lind declined/VERB to/PART say/VERB who paid", "Lind", "declined", "to say who paid", "-say"),
    (
        "neither confirmed nor denied",
        "Lind neither confirmed/VERB nor denied/VERB it",
        "Lind",
        "neither confirmed nor denied",
        "it",
        "-confirm",
    ),
    ("of neither the first", "Lind neither admitted/VERB nor denied/VERB it", "Lind", "neither admitted nor denied", "it", "-admit"),
    ("nobody in the source", "Neither side confirmed/VERB it", "Neither side", "confirmed", "it", "-confirm"),
    ("promised nothing", "Lind promised/VERB nothing/PRON", "Lind", "promised", "nothing", "-promise"),
    ("swear to do", "Lind swore/VERB to go", "Lind", "swore", "to go", "promise"),
    ("swear that he will", "Lind swore/VERB that he would go", "Lind", "swore", "that he would go", "promise"),
    ("swear that it is so", "Lind swore/VERB that the hold was empty", "Lind", "swore", "that the hold was empty", "claim"),
    ("assure that it is so", "Lind assured/VERB them that the hold was empty", "Lind", "assured", "that the hold was empty", "say"),
    ("assure that we will", "Lind assured/VERB them that we will pay", "Lind", "assured", "that we will pay", "promise"),
    ("regret one’s own error", "Lind regretted/VERB the error/NOUN", "Lind", "regretted", "the error", "admit"),
    ("regret another’s act", "Lind regretted/VERB the vote/NOUN", "Lind", "regretted", "the vote", "say"),
    ("blame a people", "Lind blamed/VERB Orm/PROPN for it", "Lind", "blamed", "Orm for it", "accuse"),
    ("blame an office", "Lind blamed/VERB the/DET/det/minister minister/NOUN", "Lind", "blamed", "the minister", "accuse"),
    ("blame a thing", "Lind blamed/VERB the/DET/det/rain rain/NOUN", "Lind", "blamed", "the rain", "say"),
    ("call it a lie", "Lind called/VERB that a lie/NOUN", "Lind", "called", "that a lie", "deny"),
    ("call it a farce", "Lind called/VERB it a farce/NOUN", "Lind", "called", "it a farce", "say"),
    ("a document says", "The/DET/det/report report/NOUN/nsubj/says says/VERB/root that it rained", "The report", "says", "that it rained", "report"),
    ("a document warns", "The/DET/det/report report/NOUN/nsubj/warns warns/VERB/root that it rains", "The report", "warns", "that it rains", "warn"),
    (
        "who speaks for a newspaper is none",
        "The/DET/det/editor editor/NOUN/nsubj/said of/ADP/case/newspaper a/DET/det/newspaper newspaper/NOUN/nmod/editor said/VERB/root that it rained",
        "The editor of a newspaper",
        "said",
        "that it rained",
        "say",
    ),
    ("an estimate says", "Orm/PROPN/nmod:poss/estimates ’s/PART/case/Orm estimates/NOUN/nsubj/say say/VERB/root that it rained", "Orm’s estimates", "say", "that it rained", "estimate"),
    ("nobody says it", "It was/AUX said/VERB that it rained", "", "was said", "that it rained", "report"),
    ("a verb taken for a noun", "Lind accused/NOUN/root Orm of theft", "Lind", "accused", "Orm of theft", "accuse"),
    ("an unknown cue", "Lind bleated/VERB that it rained", "Lind", "bleated", "that it rained", "say"),
    ("no cue", "Lind : it rained", "Lind", "", "it rained", "say"),
    ("a document without a cue", "The/DET/det/report report/NOUN/root : it rained", "The report", "", "it rained", "report"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "source", "cue", "content", "expected"), [row[1:] for row in ACTS], ids=[row[0] for row in ACTS]
)
def test_act(sentence: str, source: str, cue: str, content: str, expected: str) -> None:
    made = tree(sentence)
    act, negative = act_of(made.words, made.numbers(source), made.numbers(cue), made.numbers(content), "indirect")
    assert "-" * negative + act == expected


@pytest.mark.parametrize(
    ("answer", "act"),
    [("No . We left .", "deny"), ("Never !", "deny"), ("No one left .", "say"), ("Not a coin .", "say"), ("We left .", "say")],
)
def test_an_answer_that_begins_with_a_flat_no_denies(answer: str, act: str) -> None:
    words = tree(answer).words
    assert act_of(words, [], [], list(range(len(words))), "direct") == (act, False)


def test_no_content_says() -> None:
    words = tree("Lind denied/VERB .").words
    assert act_of(words, [0], [1], [], "indirect") == ("say", False)
