"""What the uncased word pieces do not tell of a word: its case, whether it clings to the word before, where it stands to quote marks."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["QUOTES", "SHAPES", "quoted", "shape"]

_KINDS = ("lower", "title", "upper", "initial", "mixed", "digits", "mark")
SHAPES = 2 * len(_KINDS) + 1  # each kind alone and clinging to what stands before it; the last one is for pieces that are no words
QUOTES = 4  # outside, inside, opening mark, closing mark

_OPENING = frozenset("“„«‟❝「『")
_CLOSING = frozenset("”»❞」』")
_CLOSED_BY = {"‘": "’", "»": "«", "„": "“"}  # where it is not one of the closing marks
_EITHER = frozenset(('"', "''", "``", "＂"))  # open a quote, or close one that is open


def shape(word: str, clings: bool) -> int:
    """A number below `SHAPES - 1` for how a word is written. `clings`: no space stands between it and the word before.

    >>> shape("Kyiv", False), shape("n't", True)
    (1, 7)
    """
    if not any(letter.isalnum() for letter in word):
        kind = "mark"
    elif not any(letter.isalpha() for letter in word):
        kind = "digits"
    elif word.islower() or word.lower() == word.upper():
        kind = "lower"
    elif word.isupper():
        kind = "upper" if sum(letter.isalpha() for letter in word) > 1 else "initial"
    else:
        kind = "title" if word[:1].isupper() and word[1:] == word[1:].lower() else "mixed"
    return _KINDS.index(kind) + len(_KINDS) * clings


def quoted(words: Sequence[str]) -> list[int]:
    """For each word of one paragraph: 0 outside quote marks, 1 inside, 2 an opening mark, 3 a closing one.

    A mark that is never closed holds to the end of the paragraph: so do quotes that go on in the next.

    >>> quoted(["“", "Never", "”", ",", "she", "said"])
    [2, 1, 3, 0, 0, 0]
    """
    out: list[int] = []
    outer = inner = ""  # the quotes that are open, by what closes them; the inner one is a double one within single marks
    for word in words:
        opens, closes = word in _OPENING or word in _EITHER, word in _CLOSING or word in _EITHER
        if not outer and (opens or word in ("‘", "»")):
            outer = _CLOSED_BY.get(word, "”")
            out.append(2)
        elif outer == "’":
            ends = word == "’" and not inner
            inner = "" if inner and closes else "”" if opens else inner
            outer = "" if ends else outer
            out.append(3 if ends else 1)
        elif outer and (closes if outer == "”" else word == outer or (closes and outer == "“")):
            outer = ""
            out.append(3)
        else:
            out.append(2 if outer == "”" and opens else int(bool(outer)))
    return out
