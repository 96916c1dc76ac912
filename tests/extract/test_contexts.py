"""Which fields an event touches: by the table's own rows, by what stands near, and by what the page is about."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented import Tree, at, tree

from onrecord.extract.contexts import contexts_of
from onrecord.lang.en.lemmas import lemma
from onrecord.model import Sentence, Token
from onrecord.ontology.plover import plover
from onrecord.ontology.tables import several, table
from onrecord.parse.words import words as cut
from onrecord.spans import Span
from onrecord.tokens import Words

ROWS = table("onrecord.lang.en", "contexts.tsv", ("words", "context", "example", "not_example"))
_ANY = "CONCEDE"  # a type of which no row of the table speaks, and which leans to nothing


def plain(*sentences: str, root: str = "") -> Words:
    """The words of sentences without grammar: all hang on the root, the first word unless told. Without tags their lemmas are guessed."""
    made, offset = [], 0
    for number, text in enumerate(sentences):
        found = [Span(*place) for place in cut(text)]
        forms = [span.of(text) for span in found]
        top = forms.index(root) if root in forms else 0
        tokens = [
            Token(
                Span(offset + span.start, offset + span.end),
                _guessed(form),
                "PROPN" if form[0].isupper() else "X",
                "",
                -1 if place == top else top,
                "root" if place == top else "dep",
            )
            for place, (span, form) in enumerate(zip(found, forms, strict=True))
        ]
        made.append(Sentence(Span(offset, offset + len(text)), number, tokens))
        offset += len(text) + 2
    return Words("\n\n".join(sentences), made)


def _guessed(word: str) -> str:
    noun = lemma(word.lower(), "NOUN", "NNS")
    return noun if noun != word.lower() else lemma(word.lower(), "VERB", "")


def whole(text: str, type_: str) -> list[str]:
    """The contexts of a text that is an event from its first to its last word."""
    return contexts_of(plain(text), Span(0, len(text)), type_)


def near(read: Tree, trigger: str, type_: str = _ANY, *, nth: int = 1) -> list[str]:
    """The contexts of an event whose trigger are some words of a tree."""
    return contexts_of(read.words, at(read.article.text, trigger, nth), type_)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[1]}: {row[0][:20]}")
def test_a_row_holds_in_its_example_and_not_in_the_other(row: tuple[str, ...]) -> None:
    types, _, context = row[1].rpartition(" ")
    for type_ in several(types) or (_ANY,):
        assert context in whole(row[2], type_)
        assert context not in whole(row[3], type_)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[1]}: {row[0][:20]}")
def test_each_of_a_row_s_words_is_found(row: tuple[str, ...]) -> None:
    """A phrase that the cutting into words tears, or that another hides, would never count."""
    types, _, context = row[1].rpartition(" ")
    of = several(types) or (_ANY,)
    assert [(words, type_) for words in several(row[0]) for type_ in of if context not in whole(words, type_)] == []


def test_the_table_tells_all_contexts_each_in_lemmas_of_few_words_and_nothing_twice() -> None:
    told = [(words, row[1].rpartition(" ")[0], row[1].rpartition(" ")[2]) for row in ROWS for words in several(row[0])]
    assert {context for _, _, context in told} == set(plover().contexts)
    assert [words for words, _, _ in told if words != words.lower() or not 1 <= len(words.split()) <= 3] == []
    assert {type_ for _, types, _ in told for type_ in several(types)} <= set(plover().events)
    general = [words for words, types, _ in told if not types]
    assert sorted(general) == sorted(set(general))
    assert len(told) == len(set(told))


CASES = [
    ("Orm shelled the garrison at Veland.", "shelled", "ASSAULT", ["military"]),
    ("Soldiers killed nine men near the fort.", "killed", "ASSAULT", ["military"]),
    ("Robbers killed a clerk for the ransom.", "killed", "ASSAULT", ["crime"]),
    ("A suicide bomber killed nine at the fair.", "killed", "ASSAULT", ["terrorism"]),
    ("A jealous man killed his neighbour.", "killed", "ASSAULT", []),
    ("Orm sprayed sarin on the village.", "sprayed", "ASSAULT", ["cbrn"]),
    ("The regiment moved to the border.", "moved", "MOBILIZE", ["military"]),
    ("Tanks rolled into the square.", "rolled", "MOBILIZE", ["military"]),
    ("Police arrested the mayor's cook.", "arrested", "COERCE", ["legal"]),
    ("Hackers broke into the ministry's malware laboratory.", "broke", "COERCE", ["cyber"]),
    ("Orm deported forty migrants.", "deported", "COERCE", ["migration"]),
    ("Orm annexed the isle.", "annexed", "COERCE", ["territory"]),
    ("The court sentenced the cook to six years.", "sentenced", "SANCTION", ["legal"]),
    ("Orm imposed tariffs on cars.", "imposed", "SANCTION", ["economic"]),
    ("Orm imposed economic sanctions and froze loans.", "imposed", "SANCTION", ["economic"]),
    ("Orm expelled two diplomats.", "expelled", "SANCTION", ["diplomatic"]),
    ("Orm recalled its ambassador.", "recalled", "SANCTION", ["diplomatic"]),
    ("Orm signed a trade agreement.", "signed", "AGREE", ["economic"]),
    ("Orm agreed to a ceasefire.", "agreed", "AGREE", ["military"]),
    ("Orm promised to cut emissions.", "promised", "AGREE", ["environment"]),
    ("Orm promised to enrich no uranium at its nuclear reactor.", "promised", "AGREE", ["technology"]),
    ("Poland and Malta met on Monday.", "met", "CONSULT", ["diplomatic"]),
    ("Poland met its own bakers.", "met", "CONSULT", ["diplomatic"]),
    ("The foreign minister met the bakers.", "met", "CONSULT", ["diplomatic"]),
    ("The bakers met on Monday.", "met", "CONSULT", []),
    ("Orm sent blankets after the earthquake.", "sent", "AID", ["disasters", "human_security"]),
    ("Orm sent vaccines against cholera.", "sent", "AID", ["health"]),
    ("Orm granted asylum to the poet.", "granted", "AID", ["asylum"]),
    ("Orm lent six howitzers.", "lent", "AID", ["military"]),
    ("Orm shared the files of its secret service.", "shared", "COOPERATE", ["intelligence"]),
    ("Orm sold cars to Veland.", "sold", "COOPERATE", ["economic"]),
    ("The baker accused the mayor of bribery.", "accused", "ACCUSE", ["corruption"]),
    ("The baker accused the mayor of torture.", "accused", "ACCUSE", ["human_rights"]),
    ("The baker accused the mayor of espionage.", "accused", "ACCUSE", ["intelligence"]),
    ("The baker accused the mayor of war crimes.", "accused", "ACCUSE", ["human_rights"]),
    ("The baker accused the mayor of rudeness.", "accused", "ACCUSE", []),
    ("The baker accused the mayor of rigging: the vote was false.", "accused", "ACCUSE", ["election"]),
    ("The lower house rejected the draft law.", "rejected", "REJECT", ["legislative"]),
    ("Thousands marched against femicide.", "marched", "PROTEST", ["gender"]),
    ("Thousands marched for a new constitution.", "marched", "PROTEST", ["political_institutions"]),
    ("Nurses walked out of the hospital.", "walked out", "PROTEST", ["health"]),
    ("Orm demanded reparations.", "demanded", "REQUEST", ["reparations"]),
    ("Orm asked for peacekeepers.", "asked", "REQUEST", ["peacekeeping"]),
    ("The rebels withdrew from the hill.", "withdrew", "RETREAT", ["military"]),
    ("The junta stepped down.", "stepped down", "RETREAT", ["pro_autocracy"]),
    ("Orm eased its censorship of plays.", "eased", "CONCEDE", ["rights_freedoms"]),
    ("Orm bought the pictures back from smugglers.", "bought", "CONCEDE", ["trafficking"]),
    ("Orm burned the cocaine.", "burned", "CONCEDE", ["illegal_drugs"]),
    ("The choir praised the baker.", "praised", "SUPPORT", []),
]


@pytest.mark.parametrize(("text", "trigger", "type_", "expected"), CASES, ids=[row[0] for row in CASES])
def test_contexts(text: str, trigger: str, type_: str, expected: list[str]) -> None:
    assert contexts_of(plain(text, root=trigger.partition(" ")[0]), at(text, trigger), type_) == expected


TWO = tree(
    "Orm/PROPN/nsubj/cut cut/VERB/root the/DET/det/tariffs tariffs/NOUN/obj/cut while/SCONJ/mark/slept the/DET/det/soldiers "
    "soldiers/NOUN/nsubj/slept slept/VERB/advcl/cut ."
)


@pytest.mark.parametrize(
    ("trigger", "expected"),
    [("cut", ["economic", "military"]), ("slept", ["military"]), ("tariffs", ["economic"]), ("soldiers", ["military"])],
)
def test_the_nearer_goes_first_and_the_far_alone_is_not_enough(trigger: str, expected: list[str]) -> None:
    """A clause that hangs on the trigger is nearer than the one on which the trigger hangs."""
    assert near(TWO, trigger) == expected


def test_two_in_another_clause_of_the_sentence_are_enough() -> None:
    read = tree(
        "Orm/PROPN/nsubj/waited waited/VERB/advcl/met judges/NOUN/nsubj/met and/CCONJ/cc/lawyers lawyers/NOUN/conj/judges met/VERB/root ."
    )
    assert near(read, "waited") == ["legal"]


def test_what_another_sentence_tells_is_no_context() -> None:
    read = plain("The choir left.", "The soldiers shelled the garrison.")
    assert contexts_of(read, at(read.text, "left"), _ANY) == []


WAR = ("The war is old.", "Rebels hold the hill.", "The army shelled it.", "A truce failed.", "Artillery and rockets are near.", "The siege goes on.")  # fmt: skip


@pytest.mark.parametrize(
    ("type_", "pages", "expected"),
    [
        ("ASSAULT", WAR, ["military"]),  # what the type is mostly about, and the page too
        ("ASSAULT", (), []),  # the type alone is not enough
        ("ACCUSE", WAR, []),  # nor is the page
    ],
)
def test_what_the_page_is_about_counts_for_what_is_likely_anyway(type_: str, pages: tuple[str, ...], expected: list[str]) -> None:
    read = plain("They hurt two boys.", *pages)
    assert contexts_of(read, at(read.text, "hurt"), type_) == expected


def test_what_the_page_is_about_decides_between_two() -> None:
    alike = "They named the soldiers and the judges."
    war, law = plain(alike, *WAR), plain(alike, "The court sat.", "The lawyers left.", "The verdict is near.")
    assert contexts_of(war, at(alike, "named"), _ANY)[0] == "military"
    assert contexts_of(law, at(alike, "named"), _ANY)[0] == "legal"


def test_equals_go_by_plover_s_list() -> None:
    assert whole("judges and soldiers", _ANY) == whole("soldiers and judges", _ANY) == ["military", "legal"]


def test_two_at_most() -> None:
    assert len(whole("soldiers, judges, voters, nurses and migrants", _ANY)) == 2


def test_a_term_told_twice_counts_once() -> None:
    """Else one who repeats a word would drown the others."""
    assert whole("soldiers, soldiers, soldiers, soldiers and judges", _ANY) == ["military", "legal"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("an air-strike", ["military"]),
        ("an air strike", ["military"]),
        ("Air Strikes", ["military"]),
        ("an anti-corruption march", ["corruption"]),  # one word to the reader
        ("by-elections", ["election"]),
        ("the post-war years", []),
    ],
)
def test_hyphens_and_capitals(text: str, expected: list[str]) -> None:
    assert whole(text, _ANY) == expected


def test_words_of_a_type_say_nothing_in_others() -> None:
    assert (whole("He was jailed.", "COERCE"), whole("He was jailed.", "SUPPORT")) == (["legal"], [])


def test_a_trigger_without_words_has_none() -> None:
    assert contexts_of(plain("The soldiers left."), Span(50, 60), "ASSAULT") == []
    assert contexts_of(Words("", []), Span(0, 0), "ASSAULT") == []


_SOME = ["soldier", "judge", "tariff", "storm surge", "embassy", "and", ",", "war", "war crime", "Poland", "the", "-"]


@given(st.lists(st.sampled_from(_SOME), min_size=1, max_size=12), st.sampled_from(sorted(plover().events)), st.data())
def test_whatever_stands_there_the_contexts_are_plover_s_and_the_same_each_time(
    said: list[str], type_: str, data: st.DataObject
) -> None:
    read = plain(" ".join(said))
    span = read.tokens[data.draw(st.integers(0, len(read) - 1))].span
    found = contexts_of(read, span, type_)
    assert found == contexts_of(plain(" ".join(said)), span, type_)
    assert len(found) == len(set(found)) <= 2
    assert set(found) <= set(plover().contexts)
