"""The words of an article in one row, and what hangs on what."""

from __future__ import annotations

import pytest
from invented import at, told, tree

from onrecord.model import Sentence
from onrecord.spans import Span
from onrecord.tokens import Words


def test_words_are_numbered_through_and_hang_on_words_of_their_own_sentence() -> None:
    words = tree("Lind/PROPN/nsubj/left left/VERB/root .", "It/PRON/nsubj/rained rained/VERB/root .").words
    assert (len(words), words.first, words.sentence) == (6, [0, 3], [0, 0, 0, 1, 1, 1])
    assert words.head == [1, -1, 1, 4, -1, 4]


@pytest.mark.parametrize(
    ("stretch", "expected"),
    [
        ("Lind left", ["Lind", "left"]),
        ("ind left", ["left"]),  # a word belongs to where it begins
        ("Lind left t", ["Lind", "left", "the"]),
        (" ", []),
    ],
)
def test_words_of_a_stretch(stretch: str, expected: list[str]) -> None:
    made = tree("Lind left/VERB/root the town .")
    assert [made.words.tokens[number].span.of(made.article.text) for number in made.numbers(stretch)] == expected


def test_words_of_several_stretches_and_none_of_none() -> None:
    made = tree("Lind left/VERB/root the town .")
    assert made.numbers("town | Lind") == [3, 0]
    assert made.words.of([]) == []
    assert list(made.words.within(Span(0, len(made.article.text)))) == [0, 1, 2, 3, 4]


def test_forms_in_lower_case_with_straight_apostrophes() -> None:
    words = tree("LIND wo/AUX n’t/PART go/VERB/root").words
    assert [words.lower(number) for number in (-1, 0, 2, 4)] == ["", "lind", "n't", ""]
    assert [words.lemma(number) for number in (-1, 1, 2, 4)] == ["", "will", "not", ""]


@pytest.mark.parametrize(
    ("stretch", "expected"),
    [
        ("the old mayor", "mayor"),
        ("“the old", "the"),  # two that hang on a third word: the first that is no mark
        ("mayor left.", "left"),
    ],
)
def test_the_word_that_the_others_hang_on(stretch: str, expected: str) -> None:
    made = tree("Lind said/VERB/root “ the/DET/det/mayor old/ADJ/amod/mayor mayor/NOUN/nsubj/left left/VERB/ccomp/said .")
    top = made.words.top(made.numbers(stretch))
    assert top is not None
    assert made.words.lower(top) == expected


def test_no_words_have_no_top() -> None:
    words = tree("Lind left/VERB/root .").words
    assert words.top([]) is None
    assert words.top([2]) is None  # a mark alone


def test_what_hangs_on_a_word_comes_in_order() -> None:
    made = tree("the/DET/det/mayor old/ADJ/amod/mayor mayor/NOUN/nsubj/left left/VERB/root")
    assert (made.words.below(2), made.words.below(0)) == ([0, 1], [])


PHRASES = [
    (
        "article and adjectives",
        "the/DET/det/mayor old/ADJ/amod/mayor mayor/NOUN/nsubj/left left/VERB/root",
        "mayor",
        "the old mayor",
    ),
    ("a name", "Ada/PROPN/nsubj/left Lind/PROPN/flat/Ada left/VERB/root", "Ada", "Ada Lind"),
    ("title and name", "Mayor/NOUN/compound/Ada Ada/PROPN/nsubj/left Lind/PROPN/flat/Ada left/VERB/root", "Ada", "Mayor Ada Lind"),
    (
        "of",
        "the/DET/det/mayor mayor/NOUN/nsubj/left of/ADP/case/Orm Orm/PROPN/nmod/mayor left/VERB/root",
        "mayor",
        "the mayor of Orm",
    ),
    (
        "two within its of-phrase",
        "Ministry/PROPN/nsubj/left of/ADP/case/Energy Energy/PROPN/nmod/Ministry and/CCONJ/cc/Mines Mines/PROPN/conj/Energy left/VERB/root",
        "Ministry",
        "Ministry of Energy and Mines",
    ),
    (
        "not a further conjunct",
        "Lind/PROPN/nsubj/left and/CCONJ/cc/Bran Bran/PROPN/conj/Lind left/VERB/root",
        "Lind",
        "Lind",
    ),
    (
        "not a relative clause",
        "men/NOUN/nsubj/left who/PRON/nsubj/sang sang/VERB/acl:relcl/men left/VERB/root",
        "men",
        "men",
    ),
    (
        "not an apposition",
        "Lind/PROPN/nsubj/left , the/DET/det/mayor mayor/NOUN/appos/Lind , left/VERB/root",
        "Lind",
        "Lind",
    ),
    (
        "a possessor",
        "the/DET/det/firm firm/NOUN/nmod:poss/lawyer 's/PART.POS/case/firm lawyer/NOUN/nsubj/left left/VERB/root",
        "lawyer",
        "the firm's lawyer",
    ),
    (
        "not its own preposition",
        "Lind/PROPN/nsubj/left left/VERB/root with/ADP/case/crew the/DET/det/crew crew/NOUN/obl/left",
        "crew",
        "the crew",
    ),
    (
        "not the genitive's own 's",
        "the/DET/det/firm firm/NOUN/nmod:poss/lawyer 's/PART.POS/case/firm lawyer/NOUN/nsubj/left left/VERB/root",
        "firm",
        "the firm",
    ),
    (
        "not what comes with it",
        "a/DET/det/man man/NOUN/nsubj/left with/ADP/case/dog a/DET/det/dog dog/NOUN/nmod/man left/VERB/root",
        "man",
        "a man",
    ),
    (
        "up to a gap",
        "a/DET/det/vote vote/NOUN/nsubj/came came/VERB/root late/ADV of/ADP/case/board the/DET/det/board board/NOUN/nmod/vote",
        "vote",
        "a vote",
    ),
]


@pytest.mark.parametrize(("sentence", "head", "expected"), [row[1:] for row in PHRASES], ids=[row[0] for row in PHRASES])
def test_phrase(sentence: str, head: str, expected: str) -> None:
    made = tree(sentence)
    (number,) = made.numbers(head)
    reach = made.words.phrase(number)
    assert told(made.article, [made.words.span(reach[0], reach[-1])]) == expected


def test_sentences_that_were_not_read_have_no_words() -> None:
    text = "Lind left."
    words = Words(text, [Sentence(Span(0, len(text)), 0)])
    assert (len(words), words.of([at(text, "Lind")]), words.lower(0)) == (0, [], "")
