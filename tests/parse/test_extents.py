"""Extents of mentions on invented sentences. A word is written `form/UPOS/relation/head`, heads counted from 1, 0 for the root."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.parse.extents import coordination, extents

Sentence = tuple[list[int], list[str], list[str], list[str]]


def sentence(text: str) -> Sentence:
    rows = [word.rsplit("/", 3) for word in text.split()]
    return [int(row[3]) - 1 for row in rows], [row[2] for row in rows], [row[1] for row in rows], [row[0] for row in rows]


def words(read: Sentence, span: tuple[int, int]) -> str:
    return " ".join(read[3][span[0] : span[1] + 1])


@pytest.mark.parametrize(
    ("text", "head", "mention"),
    [
        pytest.param("In/ADP/case/4 the/DET/det/4 old/ADJ/amod/4 port/NOUN/obl/5 ships/VERB/root/0", "port", "the old port", id="no preposition"),
        pytest.param("A/DET/det/2 mayor/NOUN/root/0 of/ADP/case/4 Tarn/PROPN/nmod/2 who/PRON/nsubj/6 lied/VERB/acl:relcl/2 ,/PUNCT/punct/2", "mayor", "A mayor of Tarn who lied", id="phrases and relative clauses, no comma"),
        pytest.param("her/PRON/nmod:poss/2 uncle/NOUN/nmod:poss/4 's/PART/case/2 boat/NOUN/root/0", "uncle", "her uncle 's", id="the possessor keeps its mark"),
        pytest.param("her/PRON/nmod:poss/2 uncle/NOUN/nmod:poss/4 's/PART/case/2 boat/NOUN/root/0", "her", "her", id="a possessive alone"),
        pytest.param("her/PRON/nmod:poss/2 uncle/NOUN/nmod:poss/4 's/PART/case/2 boat/NOUN/root/0", "boat", "her uncle 's boat", id="the possessed with its possessor"),
        pytest.param("Sadly/ADV/advmod/6 she/PRON/nsubj/6 was/AUX/cop/6 the/DET/det/6 new/ADJ/amod/6 judge/NOUN/root/0 here/ADV/advmod/6 ./PUNCT/punct/6", "judge", "the new judge", id="a predicate without its clause"),
        pytest.param("Mira/PROPN/nsubj/7 ,/PUNCT/punct/4 a/DET/det/4 baker/NOUN/appos/1 from/ADP/case/6 Ost/PROPN/nmod/4 left/VERB/root/0", "Mira", "Mira", id="no apposition"),
        pytest.param("Mira/PROPN/nsubj/7 ,/PUNCT/punct/4 a/DET/det/4 baker/NOUN/appos/1 from/ADP/case/6 Ost/PROPN/nmod/4 left/VERB/root/0", "baker", "a baker from Ost", id="an apposition is its own mention"),
        pytest.param("Olaf/PROPN/nsubj/4 the/DET/det/3 Bald/ADJ/appos/1 slept/VERB/root/0", "Olaf", "Olaf the Bald", id="a byname"),
        pytest.param("the/DET/det/2 poet/NOUN/nsubj/4 Runa/PROPN/appos/2 slept/VERB/root/0", "poet", "the poet", id="a name after a noun"),
        pytest.param("the/DET/det/3 “/PUNCT/punct/3 Lark/PROPN/root/0 ”/PUNCT/punct/3", "Lark", "the “ Lark ”", id="both quotes"),
        pytest.param("“/PUNCT/punct/2 Lark/PROPN/root/0 ”/PUNCT/punct/2", "Lark", "Lark", id="neither quote"),
        pytest.param("“/PUNCT/punct/2 fear/NOUN/root/0 ”/PUNCT/punct/2 of/ADP/case/5 dogs/NOUN/nmod/2", "fear", "“ fear ” of dogs", id="a quote that opens the mention"),
        pytest.param("Runa/PROPN/root/0 (/PUNCT/punct/3 1990/NUM/nmod:unmarked/1 )/PUNCT/punct/3", "Runa", "Runa", id="no bracket"),
        pytest.param("Ana/PROPN/root/0 -/PUNCT/punct/3 Lee/PROPN/flat/1", "Ana", "Ana - Lee", id="a hyphen within a name"),
        pytest.param("It/PRON/expl/2 helps/VERB/root/0 to/PART/mark/4 sing/VERB/csubj/2 songs/NOUN/obj/4", "sing", "to sing songs", id="an event with to"),
        pytest.param("because/SCONJ/mark/3 she/PRON/nsubj/3 left/VERB/advcl/4 stay/VERB/root/0", "left", "she left", id="a clause without its conjunction"),
        pytest.param("a/DET/det/2 year/NOUN/obl:unmarked/3 ago/ADV/root/0", "ago", "a year ago", id="a time"),
        pytest.param("a/DET/det/2 man/NOUN/nsubj/3 came/VERB/root/0 who/PRON/nsubj/5 sang/VERB/acl:relcl/2", "man", "a man", id="a gap ends the mention"),
        pytest.param("old/ADJ/amod/2 men/NOUN/nsubj/6 and/CCONJ/cc/5 their/PRON/nmod:poss/5 dogs/NOUN/conj/2 slept/VERB/root/0", "men", "old men", id="one conjunct"),
        pytest.param("old/ADJ/amod/2 men/NOUN/nsubj/6 and/CCONJ/cc/5 their/PRON/nmod:poss/5 dogs/NOUN/conj/2 slept/VERB/root/0", "dogs", "their dogs", id="the other conjunct"),
    ],
)  # fmt: skip
def test_a_mention_reaches_as_far_as_gum_has_it(text: str, head: str, mention: str) -> None:
    read = sentence(text)
    assert words(read, extents(*read)[read[3].index(head)]) == mention


def test_a_coordination_is_one_mention_more() -> None:
    read = sentence(
        "for/ADP/case/3 the/DET/det/3 king/NOUN/root/0 ,/PUNCT/punct/5 Ada/PROPN/conj/3 and/CCONJ/cc/8 her/PRON/nmod:poss/8 sons/NOUN/conj/3 ,/PUNCT/punct/3"
    )
    assert {read[3][word]: words(read, span) for word, span in coordination(*read).items()} == {
        "king": "the king , Ada and her sons"
    }


def test_nothing_has_no_extents() -> None:
    assert extents([], [], [], []) == []
    assert coordination([], [], [], []) == {}


_WORD = st.tuples(
    st.integers(-2, 14),
    st.sampled_from("acl:relcl amod appos case cop conj det flat nmod nsubj:pass punct root".split()),
    st.sampled_from("ADJ ADV NOUN PROPN PUNCT VERB".split()),
    st.sampled_from(["a", "b", "(", ")", '"', "-"]),
)


@given(st.lists(_WORD, min_size=1, max_size=12))
def test_any_tree_will_do(rows: list[tuple[int, str, str, str]]) -> None:
    read = tuple(map(list, zip(*rows, strict=True)))
    spans = [*enumerate(extents(*read)), *coordination(*read).items()]
    assert all(0 <= first <= word <= last < len(rows) for word, (first, last) in spans)


@pytest.mark.parametrize("shape", ["chain", "star", "circle", "steps"])
def test_time_grows_with_length_alone(shape: str) -> None:
    size = 5000
    circle = [(word + 1) % size for word in range(size)]
    heads = {"chain": list(range(-1, size - 1)), "star": [-1] + [0] * (size - 1), "circle": circle, "steps": [*circle[:-1], -1]}[
        shape
    ]
    start = time.process_time()
    assert len(extents(heads, ["nmod"] * size, ["NOUN"] * size, ["("] * size)) == size
    assert time.process_time() - start < 1
