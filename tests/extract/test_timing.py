"""Which time an event has, by example: invented sentences with their trees, a trigger and its time."""

from __future__ import annotations

import pytest
from trees import planted

from onrecord.extract.times import when_of
from onrecord.spans import Span

ANCHOR = "2019-05-22"  # a Wednesday


FLED = "They/PRON/2/nsubj fled/VERB/0/root on/ADP/4/case Monday/PROPN/2/obl"
CASES = [
    ("of its own verb", FLED, "fled", False, "2019-05-20"),
    ("to come, told by the caller", FLED, "fled", True, "2019-05-27"),
    ("to come, told by an auxiliary", "They/PRON/3/nsubj will/AUX/3/aux flee/VERB/0/root on/ADP/5/case Friday/PROPN/3/obl", "flee", None, "2019-05-24"),
    ("of a joined verb", f"{FLED} and/CCONJ/6/cc hid/VERB/2/conj", "hid", False, "2019-05-20"),
    ("each of two verbs has its own", f"{FLED} and/CCONJ/6/cc died/VERB/2/conj on/ADP/8/case Tuesday/PROPN/6/obl", "died", False, "2019-05-21"),
    ("and so has the other", f"{FLED} and/CCONJ/6/cc died/VERB/2/conj on/ADP/8/case Tuesday/PROPN/6/obl", "fled", False, "2019-05-20"),
    ("of the verb that a noun depends on", "A/DET/2/det strike/NOUN/3/nsubj began/VERB/0/root on/ADP/5/case Sunday/PROPN/3/obl", "strike", False, "2019-05-19"),
    ("of the noun itself", "They/PRON/2/nsubj mourned/VERB/0/root the/DET/5/det April/PROPN/5/compound attack/NOUN/2/obj", "attack", False, "2019-04-01"),
    ("a speech's time is not that of what it tells", "He/PRON/2/nsubj said/VERB/0/root on/ADP/4/case Monday/PROPN/2/obl that/SCONJ/7/mark they/PRON/7/nsubj fled/VERB/2/ccomp", "fled", False, None),
    ("but it is that of what it promises", "He/PRON/2/nsubj said/VERB/0/root on/ADP/4/case Monday/PROPN/2/obl it/PRON/7/nsubj would/AUX/7/aux pay/VERB/2/ccomp", "pay", False, "2019-05-20"),
    ("not that of a clause beside it", "They/PRON/2/nsubj fled/VERB/0/root after/SCONJ/5/mark men/NOUN/5/nsubj fired/VERB/2/advcl on/ADP/7/case Monday/PROPN/5/obl", "fled", False, None),
    ("counted back from the main clause", "They/PRON/2/nsubj fled/VERB/0/root on/ADP/4/case Monday/PROPN/2/obl ,/PUNCT/9/punct a/DET/7/det day/NOUN/9/obl after/SCONJ/9/mark shells/NOUN/10/nsubj fell/VERB/2/advcl", "fell", False, "2019-05-19"),
    ("counted on, before", "Two/NUM/2/nummod days/NOUN/5/obl before/SCONJ/5/mark they/PRON/5/nsubj fled/VERB/8/advcl ,/PUNCT/5/punct shells/NOUN/8/nsubj fell/VERB/0/root on/ADP/10/case Monday/PROPN/8/obl", "fled", False, "2019-05-22"),
    ("a limit is no time", "They/PRON/3/nsubj may/AUX/3/aux stay/VERB/0/root until/ADP/5/case Friday/PROPN/3/obl", "stay", False, None),
    ("beside it, where the tree went astray", "He/PRON/2/nsubj says/VERB/0/root men/NOUN/4/nsubj fled/VERB/2/ccomp on/ADP/6/case Monday/PROPN/2/obl", "fled", False, "2019-05-20"),
    ("behind the subject", "The/DET/2/det court/NOUN/5/nsubj on/ADP/4/case Tuesday/PROPN/2/nmod ruled/VERB/0/root", "ruled", False, "2019-05-21"),
    ("none told", "They/PRON/2/nsubj fled/VERB/0/root", "fled", False, None),
]  # fmt: skip


@pytest.mark.parametrize(("tree", "trigger", "future", "expected"), [row[1:] for row in CASES], ids=[row[0] for row in CASES])
def test_when_of(tree: str, trigger: str, future: bool | None, expected: str | None) -> None:
    words = planted(tree)
    at = words.text.index(trigger)
    found = when_of(words, Span(at, at + len(trigger)), ANCHOR, future=future)
    assert (found.start if found else None) == expected


def test_a_trigger_without_words_has_none() -> None:
    assert when_of(planted(FLED), Span(4, 4), ANCHOR) is None
