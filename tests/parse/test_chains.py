"""Which mentions are looked at together, what is told of a pair, and what becomes of the answers. All words are invented."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.parse.chains import FEATURES, Markable, Pairs, antecedents, chains, markable, pairs
from onrecord.parse.tags import Floats

NEAR = 60


def mention(
    number: int, *core: str, sentence: int = 0, paragraph: int = 0, pronoun: int = 0, quoted: bool = False, modifiers: str = ""
) -> Markable:
    return Markable(number, sentence, paragraph, pronoun, quoted, frozenset(core), frozenset(modifiers.split()))


def page(steps: list[tuple[int, int, int, bool, frozenset[str], frozenset[str]]]) -> list[Markable]:
    """Mentions, from the sentences and paragraphs between each and the one before."""
    out, sentence, paragraph = [], 0, 0
    for number, (sentences, paragraphs, pronoun, quoted, core, modifiers) in enumerate(steps):
        sentence, paragraph = sentence + sentences + paragraphs, paragraph + paragraphs
        out.append(Markable(number, sentence, paragraph, pronoun, quoted, frozenset() if pronoun else core, modifiers))
    return out


_CORES = st.frozensets(st.sampled_from(["orla", "dunn", "kelm", "mayor"]), min_size=1, max_size=3)
_STEP = st.tuples(
    st.sampled_from([0, 0, 1, 2, 7, 40]), st.sampled_from([0, 0, 1, 9]), st.sampled_from([0, 0, *range(11)]), st.booleans(), _CORES,
    st.frozensets(st.sampled_from(["old", "new"]), max_size=2),
)  # fmt: skip
_PAGES = st.builds(lambda steps, times: page(steps * times), st.lists(_STEP, max_size=12), st.sampled_from([1, 1, 3, 12]))


def together(found: list[Pairs]) -> list[np.ndarray]:
    return [np.concatenate([one[column] for one in found]) for column in (2, 3, 4)] if found else []


@settings(deadline=None)
@given(_PAGES)
def test_antecedents_come_before_and_features_are_in_range(marked: list[Markable]) -> None:
    at = 0
    for some in pairs(marked):
        assert some.begin == at
        at = some.end
        assert ((some.mentions >= some.begin) & (some.mentions < some.end)).all()
        assert (np.diff(some.mentions) >= 0).all()
        assert ((some.antecedents >= 0) & (some.antecedents < some.mentions)).all()
        assert some.features.shape == (len(some.mentions), len(FEATURES))
        assert ((some.features >= 0) & (some.features < FEATURES)).all()
        asked = list(zip(some.mentions.tolist(), some.antecedents.tolist(), strict=True))
        assert len(set(asked)) == len(asked)
    assert at == len(marked)


@settings(deadline=None)
@given(_PAGES, st.integers(1, 9))
def test_blocks_change_nothing(marked: list[Markable], block: int) -> None:
    small, large = list(pairs(marked, block)), list(pairs(marked))
    assert all(some.end - some.begin <= block for some in small)
    assert all(np.array_equal(one, other) for one, other in zip(together(small), together(large), strict=True))


@settings(deadline=None)
@given(_PAGES)
def test_the_nearest_mentions_before_are_all_looked_at(marked: list[Markable]) -> None:
    found = {
        (mention, antecedent)
        for some in pairs(marked)
        for mention, antecedent in zip(some[2].tolist(), some[3].tolist(), strict=True)
    }
    assert all((number, other) in found for number in range(len(marked)) for other in range(max(0, number - NEAR), number))


def asked(marked: list[Markable], number: int) -> list[int]:
    return [int(antecedent) for some in pairs(marked) for antecedent in some.antecedents[some.mentions == number]]


def test_a_mention_far_back_is_looked_at_where_it_has_a_word_in_common() -> None:
    marked = [
        mention(0, "orla", "dunn"),
        mention(1, "kelm"),
        *(mention(number, f"x{number}") for number in range(2, 500)),
        mention(500, "dunn"),
    ]
    assert asked(marked, 500) == [0, *range(440, 500)]


def test_of_many_mentions_with_a_word_in_common_the_last_are_looked_at() -> None:
    marked = [
        *(mention(number, "dunn") for number in range(100)),
        *(mention(number, f"x{number}") for number in range(100, 200)),
        mention(200, "dunn"),
    ]
    assert asked(marked, 200) == [*range(88, 100), *range(140, 200)]


def test_of_mentions_that_share_different_words_the_last_are_looked_at() -> None:
    cores = [*["orla"] * 12, *["dunn"] * 12, *(f"x{number}" for number in range(100))]
    marked = [*(mention(number, core) for number, core in enumerate(cores)), mention(124, "orla", "dunn")]
    assert asked(marked, 124) == [*range(12, 24), *range(64, 124)]


def test_pronouns_far_back_are_not_looked_at() -> None:
    marked = [mention(0, pronoun=4), *(mention(number, f"x{number}") for number in range(1, 100)), mention(100, pronoun=4)]
    assert asked(marked, 100) == list(range(40, 100))


def test_a_long_page_is_looked_at_a_bounded_part_at_a_time() -> None:
    sizes = [len(some.mentions) for some in pairs([mention(number, "dunn", f"x{number % 7}") for number in range(3000)])]
    assert len(sizes) == 8
    assert max(sizes) <= 400 * (NEAR + 12)


def feature(one: Markable, other: Markable) -> list[int]:
    """The features of two mentions that follow each other."""
    (some,) = pairs([one, other])
    return [int(value) for value in some.features[0]]


@pytest.mark.parametrize(
    ("earlier", "later", "wanted"),
    [
        pytest.param(mention(0, "kelm"), mention(1, "dunn"), 0, id="nothing in common"),
        pytest.param(mention(0, "orla", "dunn"), mention(1, "ivo", "dunn"), 1, id="a word in common"),
        pytest.param(mention(0, "orla", "dunn"), mention(1, "dunn"), 2, id="a part of the name"),
        pytest.param(mention(0, "dunn"), mention(1, "orla", "dunn"), 2, id="more of the name"),
        pytest.param(mention(0, "dunn"), mention(1, "dunn"), 3, id="the same"),
        pytest.param(mention(0, "mayor", modifiers="old"), mention(1, "mayor"), 3, id="the same, modified once"),
        pytest.param(
            mention(0, "mayor", modifiers="old"), mention(1, "mayor", modifiers="old tired"), 3, id="the same, modified alike"
        ),
        pytest.param(
            mention(0, "mayor", modifiers="old"), mention(1, "mayor", modifiers="new"), 4, id="the same noun, modified otherwise"
        ),
        pytest.param(mention(0, pronoun=4), mention(1, pronoun=4), 0, id="pronouns"),
        pytest.param(mention(0, "dunn"), mention(1, pronoun=4), 0, id="a pronoun"),
    ],
)
def test_words_in_common(earlier: Markable, later: Markable, wanted: int) -> None:
    assert feature(earlier, later)[3] == wanted


def test_pairs_of_pronouns_quotes_and_paragraphs_are_told_apart() -> None:
    assert len({feature(mention(0, pronoun=a), mention(1, pronoun=b))[2] for a in range(11) for b in range(11)}) == FEATURES[2]
    seen = {
        feature(mention(0, quoted=a), mention(1, quoted=b, paragraph=c))[4]
        for a in (False, True)
        for b in (False, True)
        for c in (0, 1)
    }
    assert seen == set(range(FEATURES[4]))


@pytest.mark.parametrize("column", [0, 1])
def test_distances_grow(column: int) -> None:
    marked = [mention(number, "dunn", sentence=number) for number in range(100)]
    (some,) = pairs(marked)
    last = some.mentions == 99
    values = some.features[last][:, column]
    assert (np.diff(values) <= 0).all()
    assert values.min() == 1
    assert values.max() == FEATURES[column] - (2 if column == 0 else 1)
    assert feature(mention(0, sentence=4), mention(1, sentence=4))[1] == 0


def test_no_mentions_no_pairs() -> None:
    assert list(pairs([])) == []
    assert antecedents([], lambda some: np.zeros(len(some.mentions), dtype=np.float32)) == []


def marked_of(text: str, head: str) -> Markable:
    """The markable of a word in a sentence written `form/UPOS/relation/head`, heads counted from 1."""
    rows = [word.split("/") for word in text.split()]
    forms, tags, rels = ([row[column] for row in rows] for column in range(3))
    children: dict[int, list[int]] = {}
    for number, row in enumerate(rows):
        children.setdefault(int(row[3]) - 1, []).append(number)
    return markable(forms.index(head), 50, forms, tags, children, rels, sentence=3, paragraph=2, quoted=True)


@pytest.mark.parametrize(
    ("text", "head", "core", "modifiers"),
    [
        pytest.param("Orla/PROPN/root/0 Dunn/PROPN/flat/1", "Orla", "orla dunn", "", id="a name of two words"),
        pytest.param("Mayor/PROPN/compound/2 Dunn/PROPN/root/0", "Dunn", "mayor dunn", "", id="a title that is a name"),
        pytest.param(
            "harbour/NOUN/compound/3 old/ADJ/amod/3 Mayor/NOUN/root/0", "Mayor", "mayor", "harbour old", id="a noun, modified"
        ),
        pytest.param(
            "two/NUM/nummod/2 boats/NOUN/root/0 of/ADP/case/4 Kelm/PROPN/nmod/2",
            "boats",
            "boats",
            "two",
            id="what follows does not modify",
        ),
        pytest.param("Kelm/PROPN/nmod:unmarked/2 boats/NOUN/root/0", "boats", "boats", "kelm", id="what stands before does"),
        pytest.param("her/PRON/nmod:poss/2 boat/NOUN/root/0", "boat", "boat", "her", id="a possessor modifies"),
        pytest.param("the/DET/det/2 boat/NOUN/root/0 sank/VERB/acl/2", "boat", "boat", "", id="nothing else does"),
        pytest.param("She/PRON/root/0", "She", "", "", id="a pronoun has no words"),
        pytest.param("one/NUM/root/0", "one", "one", "", id="a figure has"),
    ],
)
def test_words_of_a_mention(text: str, head: str, core: str, modifiers: str) -> None:
    found = marked_of(text, head)
    assert (found.core, found.modifiers) == (frozenset(core.split()), frozenset(modifiers.split()))
    assert found[:3] == (50 + [word.split("/")[0] for word in text.split()].index(head), 3, 2)
    assert found.quoted


_ALIKE = [
    "I my myself",
    "We ours",
    "you your yourselves",
    "He him HIS",
    "she Hers",
    "It its",
    "they their themself",
    "This those",
    "who which",
    "one everyone",
]


@pytest.mark.parametrize("text", _ALIKE)
def test_forms_of_a_pronoun_are_of_one_class(text: str) -> None:
    assert len({marked_of(f"{word}/{tag}/root/0", word).pronoun for word in text.split() for tag in ("PRON", "DET")} - {0}) == 1


def test_pronouns_are_of_ten_classes() -> None:
    assert {marked_of(f"{text.split()[0]}/PRON/root/0", text.split()[0]).pronoun for text in _ALIKE} == set(range(1, 11))


@pytest.mark.parametrize("word", ["that/SCONJ", "one/NOUN", "It/PROPN", "US/PROPN", "mine/NOUN", "Orla/PRON"])
def test_a_word_that_only_looks_like_a_pronoun_is_none(word: str) -> None:
    assert marked_of(f"{word}/root/0", word.split("/", maxsplit=1)[0]).pronoun == 0


def scorer(links: dict[int, int]) -> Callable[[Pairs], Floats]:
    """Scores that want these mentions linked, and no others."""

    def score(some: Pairs) -> Floats:
        return np.array(
            [5 if links.get(int(mention)) == int(antecedent) else -5 for mention, antecedent in zip(some[2], some[3], strict=True)],
            dtype=np.float32,
        )

    return score


@pytest.mark.parametrize("links", [{}, {1: 0}, {1: 0, 2: 1, 4: 0}, {4: 3}])
def test_mentions_get_the_antecedent_that_scores_best(links: dict[int, int]) -> None:
    found = antecedents([mention(number, f"x{number}") for number in range(5)], scorer(links))
    assert [antecedent for antecedent, _ in found] == [links.get(number, -1) for number in range(5)]
    assert found[0] == (-1, 1.0)
    for number, (antecedent, confidence) in enumerate(found):
        others = number - (antecedent >= 0)
        mine = np.exp(5) if antecedent >= 0 else 1
        assert confidence == pytest.approx(mine / (mine + others * np.exp(-5) + (antecedent >= 0)), rel=1e-4)


@settings(deadline=None)
@given(_PAGES, st.integers(0, 99))
def test_antecedents_of_any_scores_come_before(marked: list[Markable], seed: int) -> None:
    chance = np.random.default_rng(seed)
    found = antecedents(marked, lambda some: chance.normal(0, 50, len(some.mentions)).astype(np.float32))
    assert len(found) == len(marked)
    assert all(-1 <= antecedent < number and 0 < confidence <= 1 for number, (antecedent, confidence) in enumerate(found))


def test_a_page_of_many_mentions_is_linked_over_its_blocks() -> None:
    marked = [mention(number, "dunn") for number in range(900)]
    found = antecedents(marked, scorer({number: number - 1 for number in range(1, 900)}))
    assert [antecedent for antecedent, _ in found] == list(range(-1, 899))


@settings(deadline=None)
@given(st.lists(st.integers(0, 1 << 20), max_size=40))
def test_chains_hold_each_mention_once(numbers: list[int]) -> None:
    chosen = [number % (place + 1) - 1 for place, number in enumerate(numbers)]
    found = chains(chosen)
    assert sorted(number for chain in found for number in chain) == list(range(len(chosen)))
    assert all(a < b for chain in found for a, b in pairwise(chain))
    assert [chain[0] for chain in found] == [number for number, antecedent in enumerate(chosen) if antecedent < 0]
    home = {number: place for place, chain in enumerate(found) for number in chain}
    assert all(home[number] == home[antecedent] for number, antecedent in enumerate(chosen) if antecedent >= 0)


@pytest.mark.parametrize(
    ("chosen", "wanted"),
    [
        ([], []),
        ([-1], [[0]]),
        ([-1, -1], [[0], [1]]),
        ([-1, 0, -1, 1, 2], [[0, 1, 3], [2, 4]]),
        ([-1, 0, 0, 0], [[0, 1, 2, 3]]),
    ],
)
def test_chains(chosen: list[int], wanted: list[list[int]]) -> None:
    assert chains(chosen) == wanted
