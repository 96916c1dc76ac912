"""The table of cues and their acts: every row runs on its own example."""

from __future__ import annotations

import re

import pytest

from onrecord.lang.en.acts import CueWords, acts, matching
from onrecord.lang.en.lemmas import lemma

_CUE = re.compile(r"\[([^\[\]]+)\]")
_WORD = re.compile(r"[^\W_]+(?:[.’'-][^\W_]+)*(?:’|')?|[“\"]")
_TAGS = {
    "verb": ("VERB", "AUX", "ADP", "NOUN", "ADJ", "ADV", "PART", "PRON"),
    "noun": ("NOUN", "ADP", "VERB", "PART"),
    "adjective": ("ADJ", "ADP", "VERB", "NOUN", "ADV"),
    "phrase": (),
}
_WH = frozenset("what why how when where who whom whose which whether if".split())
_SAME = frozenset("that to of as at".split())  # a content that begins with one of these is named by it


def row_id(row: CueWords) -> str:
    return " ".join((*row.words, row.kind, *sorted(row.content)))


def lemmas(words: list[str], row: CueWords) -> list[str]:
    """The lemmas of some words, under whichever tag a row's kind allows makes one of the row's words of them."""
    out = []
    for word in words:
        told = [lemma(word, tag, "").lower() for tag in _TAGS[row.kind]]
        out.append(next((one for one in told if one in row.words), told[0] if told else word.lower()))
    return out


def beginnings(example: str) -> set[str]:
    """How the content of an example may begin, as far as its words tell: by the first word of a kind behind the cue, else a quote
    before it, else a clause or a thing."""
    cue = list(_CUE.finditer(example))
    before, behind = example[: cue[0].start()], _WORD.findall(example[cue[0].end() :].replace("[", " ").replace("]", " "))
    told = {word.lower() for word in behind}
    out = (told & _SAME) | ({"wh"} if told & _WH else set()) | ({"quote"} if "“" in told else set())
    if "”" in before:
        return {"quote"}
    if behind and behind[0].endswith("ing"):
        out.add("ing")
    return out if out & {"quote"} and behind[0] == "“" else out | {"np", "that"}


@pytest.mark.parametrize("row", acts(), ids=row_id)
def test_the_cue_of_the_example_performs_the_act(row: CueWords) -> None:
    """The row fits, and the fullest row of its kind has its act: where words have several acts, none hides behind another."""
    cue = [word for part in _CUE.findall(row.example) for word in _WORD.findall(part)]
    words = [*cue, *_WORD.findall(row.example[row.example.rindex("]") :])[:4]]
    told = set()
    for begins in beginnings(row.example) & row.content if row.content else beginnings(row.example):
        rows = [one for one, _ in matching(lemmas(words, row), [word.lower() for word in words], len(cue), begins)]
        if row in rows:
            told.add(next((one.act, one.negative) for one in rows if one.kind in (row.kind, "phrase")))
    assert (row.act, row.negative) in told


def test_rows_of_the_same_words_have_contents_of_their_own() -> None:
    met: set[tuple[object, ...]] = set()
    for row in acts():
        for content in row.content or {""}:
            entry = (row.words, row.kind, content)
            assert entry not in met
            met.add(entry)


def test_counter_examples_are_other_sentences_without_a_mark() -> None:
    marked = [row_id(row) for row in acts() if not row.not_example.strip() or _CUE.search(row.not_example)]
    assert marked == []
    assert [row_id(row) for row in acts() if row.not_example == _CUE.sub(r"\1", row.example)] == []


MISSED = [
    ("a particle deep in the content", "say", "there be no boat to", "say no to"),
    ("words in another order", "blame accept", "", "accept blame"),
    ("begun behind the cue", "add", "that she deny it", "deny"),
    ("half of it", "hold", "the bank", "hold responsible"),
]


@pytest.mark.parametrize(("cue", "behind", "words"), [row[1:] for row in MISSED], ids=[row[0] for row in MISSED])
def test_words_that_do_not_stand_as_the_row_wants_them(cue: str, behind: str, words: str) -> None:
    told = [*cue.split(), *behind.split()]
    assert words in [" ".join(row.words) for row in acts()]
    assert words not in [" ".join(row.words) for row, _ in matching(told, told, len(cue.split()), "np")]


def test_how_a_content_begins_tells_acts_apart() -> None:
    told = {content: next(row.act for row, _ in matching(["accept"], ["accepted"], 1, content)) for content in ("np", "that")}
    assert told == {"np": "agree", "that": "admit"}


def test_itself_stands_for_oneself_and_may_part_a_particle() -> None:
    found = matching(["keep", "to", "himself"], ["kept", "to", "himself"], 3, "wh")
    assert (" ".join(found[0][0].words), found[0][1]) == ("keep to oneself", (0, 1, 2))
    found = matching(["distance", "itself", "from"], ["distanced", "itself", "from"], 3, "np")
    assert (" ".join(found[0][0].words), found[0][1]) == ("distance from", (0, 2))
