"""Lemmas: what the rules and the table make of English words, and that no input breaks them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.lang.en.lemmas import lemma
from onrecord.ontology.tables import table

ROWS = table("onrecord.lang.en", "lemmas.tsv", ("tags", "lemma", "forms"))


def lemmas(forms: str, upos: str, xpos: str) -> str:
    return " ".join(lemma(form, upos, xpos) for form in forms.split())


@pytest.mark.parametrize(
    ("forms", "expected"),
    [
        ("rating hoping timing using writing squaring", "rate hope time use write square"),
        ("dancing urging judging arguing solving raising teasing freezing", "dance urge judge argue solve raise tease freeze"),
        ("settling tumbling creating evaluating uniting reciting", "settle tumble create evaluate unite recite"),
        ("providing exploding including invading conceding", "provide explode include invade concede"),
        ("preparing requiring restoring ensuring interfering", "prepare require restore ensure interfere"),
        ("combining postponing assuming provoking escaping describing", "combine postpone assume provoke escape describe"),
        ("changing arranging plunging avenging cringing", "change arrange plunge avenge cringe"),
        ("visiting editing opening offering developing targeting piloting", "visit edit open offer develop target pilot"),
        ("treating floating reading waiting cooking steering devouring", "treat float read wait cook steer devour"),
        ("bringing hanging belonging singing banging", "bring hang belong sing bang"),
        ("hurling crawling failing hauling boiling", "hurl crawl fail haul boil"),
        ("hopping planning beginning referring grabbing submitting", "hop plan begin refer grab submit"),
        ("calling spelling installing missing buzzing adding erring", "call spell install miss buzz add err"),
        ("dying lying tying seeing fleeing dyeing skiing taxiing", "die lie tie see flee dye ski taxi"),
        ("panicking mimicking trafficking picnicking", "panic mimic traffic picnic"),
        ("goin' doin’ nothin", "go do noth"),
    ],
)
def test_ing(forms: str, expected: str) -> None:
    assert lemmas(forms, "VERB", "VBG") == expected


@pytest.mark.parametrize(
    ("forms", "expected"),
    [
        ("said told went brought caught sought", "say tell go bring catch seek"),
        (
            "overtook withheld misunderstood rebuilt foresaw outgrew re-ran",
            "overtake withhold misunderstand rebuild foresee outgrow re-run",
        ),
        ("put cut shed spread burst", "put cut shed spread burst"),
        ("tried denied died relied tied", "try deny die rely tie"),
        ("agreed freed needed succeeded proceeded", "agree free need succeed proceed"),
        ("led called enabled settled bled fled killed", "lead call enable settle bleed flee kill"),
        ("lay felt fell found founded", "lie feel fall find found"),
        ("burnt learnt dreamt spelt", "burn learn dream spell"),
    ],
)
def test_past(forms: str, expected: str) -> None:
    assert lemmas(forms, "VERB", "VBD") == expected


@pytest.mark.parametrize(
    ("forms", "expected"),
    [
        ("travelled cancelled labelled modelled signalled fuelled", "travel cancel label model signal fuel"),
        ("traveled canceled labeled modeled signaled fueled", "travel cancel label model signal fuel"),
        ("organised realised analysed criticised", "organise realise analyse criticise"),
        ("coloured honoured favoured laboured", "colour honour favour labour"),
        ("colored honored favored labored", "color honor favor labor"),
        ("centred centered controlled compelled", "centre center control compel"),
    ],
)
def test_both_spellings(forms: str, expected: str) -> None:
    assert lemmas(forms, "VERB", "VBN") == expected


@pytest.mark.parametrize(
    ("forms", "expected"),
    [
        ("cities boys buses boxes churches dishes heroes classes", "city boy bus box church dish hero class"),
        ("houses causes cases viruses bonuses campuses lenses", "house cause case virus bonus campus lens"),
        ("wives knives lives wolves leaves thieves shelves", "wife knife life wolf leaf thief shelf"),
        ("olives waves graves natives sleeves", "olive wave grave native sleeve"),
        (
            "men women policemen children grandchildren feet teeth mice geese",
            "man woman policeman child grandchild foot tooth mouse goose",
        ),
        (
            "movies cookies calories ties shoes toes potatoes headaches beaches",
            "movie cookie calorie tie shoe toe potato headache beach",
        ),
        ("crises analyses hypotheses oases diagnoses", "crisis analysis hypothesis oasis diagnosis"),
        (
            "criteria phenomena bacteria stimuli nuclei larvae indices plateaux",
            "criterion phenomenon bacterium stimulus nucleus larva index plateau",
        ),
        ("headquarters series species clothes news politics", "headquarters series species clothes news politics"),
        ("brothers-in-law passers-by vice-presidents spokespeople", "brother-in-law passer-by vice-president spokesperson"),
        ("1990s 90's mid-1980s", "1990s 90s mid-1980s"),
        ("WINDOWS MPs NGOs Muslims", "window MP NGO Muslim"),
    ],
)
def test_plural(forms: str, expected: str) -> None:
    assert lemmas(forms, "NOUN", "NNS") == expected


def test_third_person() -> None:
    assert lemmas("says tries goes does has is watches passes uses lies leaves aches", "VERB", "VBZ") == (
        "say try go do have be watch pass use lie leave ache"
    )


@pytest.mark.parametrize(
    ("forms", "xpos", "expected"),
    [
        ("larger safer bigger happier simpler stranger younger", "JJR", "large safe big happy simple strange young"),
        ("cheaper thinner freer drier narrower greater better worse", "JJR", "cheap thin free dry narrow great good bad"),
        ("largest safest hottest earliest noblest best worst eldest", "JJS", "large safe hot early noble good bad old"),
        ("more less", "JJR", "more less"),
        ("better later closer further worse", "RBR", "well late close far badly"),
    ],
)
def test_comparison(forms: str, xpos: str, expected: str) -> None:
    assert lemmas(forms, "ADJ" if xpos[0] == "J" else "ADV", xpos) == expected


@pytest.mark.parametrize(
    ("form", "upos", "xpos", "expected"),
    [
        ("n't", "PART", "RB", "not"),
        ("n’t", "PART", "RB", "not"),
        ("wo", "AUX", "MD", "will"),
        ("ca", "AUX", "MD", "can"),
        ("’ll", "AUX", "MD", "will"),
        ("'d", "AUX", "MD", "would"),
        ("'d", "AUX", "VBD", "have"),
        ("'s", "AUX", "VBZ", "be"),
        ("’s", "PART", "POS", "'s"),
        ("'", "PART", "POS", "'s"),
        ("'s", "PRON", "PRP", "we"),
        ("'re", "AUX", "VBP", "be"),
        ("’ve", "AUX", "VBP", "have"),
        ("been", "AUX", "VBN", "be"),
        ("me", "PRON", "PRP", "I"),
        ("her", "PRON", "PRP", "she"),
        ("her", "PRON", "PRP$", "her"),
        ("Them", "PRON", "PRP", "they"),
        ("an", "DET", "DT", "a"),
        ("Those", "DET", "DT", "that"),
    ],
)
def test_small_words(form: str, upos: str, xpos: str, expected: str) -> None:
    assert lemma(form, upos, xpos) == expected


@pytest.mark.parametrize(
    ("form", "upos", "xpos", "expected"),
    [
        ("Rotterdam", "PROPN", "NNP", "Rotterdam"),
        ("Americans", "PROPN", "NNPS", "American"),
        ("Countries", "PROPN", "NNPS", "Country"),
        ("Netherlands", "PROPN", "NNPS", "Netherlands"),
        ("United", "VERB", "NNP", "Unite"),
        ("Sept.", "PROPN", "NNP", "September"),
        ("ROTTERDAM", "PROPN", "NNP", "Rotterdam"),
        ("NATO", "PROPN", "NNP", "NATO"),
        ("UNESCO", "PROPN", "NNP", "UNESCO"),
        ("Dutch", "ADJ", "JJ", "Dutch"),
        ("dutch", "ADJ", "JJ", "Dutch"),
        ("anti-American", "ADJ", "JJ", "anti-American"),
        ("African-American", "ADJ", "JJ", "African-American"),
        ("New", "ADJ", "JJ", "new"),
        ("polish", "NOUN", "NN", "polish"),
        ("FIRE", "NOUN", "NN", "fire"),
        ("DVD", "NOUN", "NN", "DVD"),
        ("CEO", "NOUN", "NN", "CEO"),
        ("PM", "NOUN", "NN", "p.m."),
        ("SAID", "VERB", "VBD", "say"),
        ("Twenty", "NUM", "CD", "twenty"),
        ("12,500", "NUM", "CD", "12500"),
        ("XIV", "NUM", "CD", "XIV"),
        ("“", "PUNCT", "``", '"'),
        ("–", "PUNCT", ":", "-"),
    ],
)
def test_case_names_and_numbers(form: str, upos: str, xpos: str, expected: str) -> None:
    assert lemma(form, upos, xpos) == expected


def test_the_tag_decides() -> None:
    assert [lemma("left", *tags) for tags in (("VERB", "VBD"), ("ADJ", "JJ"), ("NOUN", "NN"))] == ["leave", "left", "left"]
    assert [lemma("leaves", *tags) for tags in (("VERB", "VBZ"), ("NOUN", "NNS"))] == ["leave", "leaf"]
    assert [lemma("meeting", *tags) for tags in (("VERB", "VBG"), ("NOUN", "NN"))] == ["meet", "meeting"]


@pytest.mark.parametrize("xpos", ["", "_", "NNP", "nonsense"])
def test_without_a_penn_tag_that_tells(xpos: str) -> None:
    assert [lemma(form, "VERB", xpos) for form in ("told", "reported", "hoping", "tries", "sing", "see")] == (
        ["tell", "report", "hope", "try", "sing", "see"]
    )


def test_nouns_without_a_penn_tag() -> None:
    assert [lemma(form, "NOUN", "") for form in ("cities", "class", "road")] == ["city", "class", "road"]


def test_agrees_with_a_list_of_verbs() -> None:
    """Every regular form of the verbs of saying and of passing on."""
    rows = (Path(__file__).parent / "data/verb_forms.tsv").read_text("utf-8").splitlines()[1:]
    verbs = {lemma_: forms.split() for lemma_, forms in (row.split("\t") for row in rows)}
    tags = {"ing": "VBG", "ed": "VBD", "s": "VBZ"}
    read = [
        (verb, form, tag) for verb, forms in verbs.items() for form in forms[1:] for end, tag in tags.items() if form.endswith(end)
    ]
    assert len(read) > 500
    wrong = [(verb, form) for verb, form, tag in read if lemma(form, "VERB", tag) != verb]
    assert [pair for pair in wrong if not pair[1].endswith("eing")] == []  # "agreing" is no word


def test_no_form_is_twice_in_the_table() -> None:
    seen = Counter((tag, form) for tags, _, forms in ROWS for tag in tags.split() for form in forms.split())
    assert [entry for entry, count in seen.items() if count > 1] == []


TAGS = [*sorted({tag for tags, _, _ in ROWS for tag in tags.split()}), "", "_", "JJ", "UH", "XX", "🙂"]
UPOS = ["ADJ", "ADV", "AUX", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SYM", "VERB", "X", "", "odd"]
ENDS = st.sampled_from(["ing", "ed", "ies", "ves", "s", "er", "est", "'s", "-s", "", "İ", "🙂", "ß", "\u0301", "-", "1,000"])
FORMS = st.one_of(st.text(min_size=1), st.builds(lambda word, end: word + end, st.text(max_size=4), ENDS).filter(bool))


@given(FORMS, st.sampled_from(UPOS), st.sampled_from(TAGS))
def test_any_form_has_a_lemma_and_always_the_same(form: str, upos: str, xpos: str) -> None:
    made = lemma(form, upos, xpos)
    assert made
    assert lemma.__wrapped__(form, upos, xpos) == made


@pytest.mark.parametrize("form", ["a" * 1000 + "ing", "-" * 1000, "qu" * 500 + "ed", "9" * 1000, "é" * 1000 + "s"])
def test_long_words(form: str) -> None:
    for upos in UPOS:
        for xpos in TAGS:
            assert 900 <= len(lemma(form, upos, xpos)) <= len(form) + 1
