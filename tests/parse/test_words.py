"""Text into words: what a word is, and that no character is lost. All texts are invented."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.parse.words import words


def cut(text: str) -> str:
    """The text with a bar wherever two words touch."""
    spans = words(text)
    touching = [end for (_, end), (start, _) in pairwise(spans) if end == start]
    return "|".join(text[start:end] for start, end in zip([0, *touching], [*touching, len(text)], strict=True))


def covered(text: str) -> None:
    """Assert the contract: spans in order, none empty, none overlapping; every character but spaces in one, no space in any."""
    last = 0
    for start, end in words(text):
        assert last <= start < end <= len(text)
        assert not text[last:start].strip()
        assert len(text[start:end].split()) == 1
        last = end
    assert not text[last:].strip()


@pytest.mark.parametrize(
    "wanted",
    [
        "They do|n't know",
        "we do|n’t know",
        "you CA|N'T|!",
        "I can|not and wo|n’t",
        "would|n't|'ve",
        "I|'m gon|na go",
        "they|’ll",
        "Orla|'s and O’Dell|’s",
        "FBI|'S",
        "2031|'s",
        "the states|' and dogs|’ rights",
        "“|Tide|”|’s author",
        "'T|is late",
        "five o’clock",
        "d’Aubry",
        "take 'em",
        "the '90s",
    ],
)
def test_clitics_are_words(wanted: str) -> None:
    assert cut(wanted.replace("|", "")) == wanted


@pytest.mark.parametrize(
    "wanted",
    [
        "an eye|-|tracking test",
        "a 45|-|year|-|old",
        "a co-founder|'s e-mail",
        "Non-violent",
        "anti-war",
        "mid-1990s",
        "an x|-|ray",
        "self|-|rule",
        "U.N.|-|backed",
        "pre- and post-war",
        "talks|—|then",
        "talks|--|then",
        "1939|–|45",
        "he|/|she",
        "n/a",
    ],
)
def test_hyphens_dashes_and_slashes_cut_but_prefixes_stay(wanted: str) -> None:
    assert cut(wanted.replace("|", "")) == wanted


@pytest.mark.parametrize(
    "wanted",
    [
        "It ended|.",
        "“|It ended|.|”",
        "KELM|, Veland (|AP|) — Mr. Bell left|.",
        "the U.S. and the U.K.|'s",
        "J. K. Orm of Harlan Inc. said on Jan. 5",
        "at 5 p.m. Monday",
        "Gen. Orla|, Ph.D.|, of Kelm|, Mo.|, left",
        "No. 5",
        "She said no|. Then",
        "figs|, etc. and pears|, etc|. He ate",
        "It was I|. Then",
        "It ended|.|He left|.|De Vries stayed|.",
        "Mr.|Smith",
        "wait|... what|…|now|?!",
    ],
)
def test_dots_belong_to_abbreviations_and_end_sentences(wanted: str) -> None:
    assert cut(wanted.replace("|", "")) == wanted


@pytest.mark.parametrize(
    "wanted",
    [
        "see example.org|.",
        "https://example.org/a_b?x=1|.",
        "(|www.example.org/a|)",
        "write jo.d@example.org|.",
        "#harbour @orla_d",
    ],
)
def test_addresses_are_whole(wanted: str) -> None:
    assert cut(wanted.replace("|", "")) == wanted


@pytest.mark.parametrize(
    "wanted",
    [
        "1,200.50",
        "1|,|2|,|3",
        "3.5|%",
        "$|5",
        "US$|4.5|bn",
        "£|3|m",
        "5|km",
        "at 7:30|pm|.",
        "24/7",
        "2031-02-24",
        "call 555-0199",
        "21st",
        "the 1990s",
        "3D",
        "5|million",
    ],
)
def test_figures_are_whole_and_units_cut(wanted: str) -> None:
    assert cut(wanted.replace("|", "")) == wanted


@pytest.mark.parametrize(
    "wanted",
    [
        "“|‘|Never|,|’ he said|.|”",
        "AT&T",
        "yes :-)",
        "as follows|:|(|a|)",
        "***",
        "Home|>>|News",
    ],
)
def test_signs_stand_alone_and_runs_together(wanted: str) -> None:
    assert cut(wanted.replace("|", "")) == wanted


def test_marks_and_joiners_go_with_their_base() -> None:
    text = "cafe\u0301’s 👩\u200d🚀👍\U0001f3fd🇺🇦 soft\u00adly \u200bzero \u0301"
    assert cut(text) == "cafe\u0301|’s 👩\u200d🚀|👍\U0001f3fd|🇺🇦 soft\u00adly \u200bzero \u0301"


def test_a_curly_apostrophe_cuts_as_a_straight_one() -> None:
    text = "We'd've said Orla's dogs' o'clock didn't 'tis the '90s 'em."
    assert words(text) == words(text.replace("'", "’"))


def test_letters_that_grow_in_lower_case_keep_the_offsets() -> None:
    assert cut("İİİ's") == "İİİ|'s"


def test_nothing_and_space_have_no_words() -> None:
    assert words("") == words(" \t\n\u2003\x1f") == []


def test_a_word_is_cut_alike_wherever_it_stands() -> None:
    text = "Mr. Bell's U.S.-led team won't pay $5m."
    assert words(text + "\n\n" + text)[len(words(text)) :] == [(a + len(text) + 2, b + len(text) + 2) for a, b in words(text)]


_PIECES = """a A s n't 's ’ ' " “ ” . , ... … - -- — / : ; ( ) [ ] @ # & &amp; $ % 1 10 , 000 .5 www. http:// org Mr U S co- pre- _
    * = < > ! ? can not wanna am km é 中 İ 😀 🇺 \u0301 \u200d \u200b \u00ad \U0001f3fd \ufeff""".split()
_SPACES = [" ", "\n", "\u00a0", "\x1c"]


@given(st.one_of(st.text(), st.lists(st.sampled_from([*_PIECES, *_SPACES, "\ud800"]), max_size=40).map("".join)))
def test_every_character_is_in_one_word(text: str) -> None:
    covered(text)
    assert words(text) == words(text)


@pytest.mark.parametrize(
    "piece",
    [
        *"\"'’a中@&_\u0301",
        *"a. a- a' 's n't co- 1, 1,000 1/ 1- a@ A& www. http:/ .{ U.S Mr. a.com/ ^_".split(),
        "👩\u200d",
        ". ",
    ],
)
def test_hostile_text_is_read_to_its_end(piece: str) -> None:
    covered(piece * (40_000 // len(piece)))
    covered("a" * 20_000 + piece * (20_000 // len(piece)))
