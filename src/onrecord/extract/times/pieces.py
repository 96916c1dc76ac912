"""A text as the words that matter for times: each word that can be part of a time with what it is, all others as such."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from onrecord.lang.en.times import time_words

__all__ = ["Piece", "pieces"]

# What is no word, and has its kind from its form: what is tried first stands first.
_FORMS = {
    "iso": r"(?:1[5-9]|20)\d\d([-/])\d\d?\1\d\d?(?![\d/-])",
    "slashed": r"\d\d?([/.])\d\d?\2(?:1[5-9]|20)\d\d(?!\d)",
    "hour": r"\d\d?(?:[.:]\d\d)? ?(?:[ap]\.m\.|[ap]m\b)",
    "decade": r"(?:1[5-9]|20)\d0['’]?s\b|['’][2-9]0s\b",
    "nth": r"\d\d?(?:st|nd|rd|th)\b",
    "number": r"\d+(?:[.,]\d+)*(?![\d\w])",
    "genitive": r"['’]s\b",
    "dash": r"[-–—]",
    "comma": r",",
    "stop": r"[.;!?]",
    "break": r"\n",
}
_MARKS = {"(": "open", ")": "close", "'": "apostrophe", "’": "apostrophe"}


class Piece(NamedTuple):
    """A word, a figure or a mark: where it stands, what kind it is (of `times.tsv` or of the forms above; "" for any other word),
    its value there (of any other word, the word), and whether it begins with a capital letter."""

    start: int
    end: int
    kind: str
    value: str
    capital: bool


@cache
def _pattern() -> re.Pattern[str]:
    feasts = sorted((word for word in time_words() if not word.isalpha() and "-" not in word), key=len, reverse=True)
    several = "|".join(re.escape(word).replace("'", "['’]") for word in feasts)
    forms = (
        "|".join(f"(?P<{kind}>{form})" for kind, form in _FORMS.items()).replace(r"\1", r"(?P=sep1)").replace(r"\2", r"(?P=sep2)")
    )
    forms = forms.replace("([-/])", "(?P<sep1>[-/])").replace("([/.])", "(?P<sep2>[/.])")
    return re.compile(rf"(?P<word>\b(?i:{several})\b|week-end|[^\W\d_]+)|{forms}|(?P<mark>[^\w\s])")


def pieces(text: str) -> list[Piece]:
    """The pieces of a text, in order.

    >>> [(piece.kind, piece.value) for piece in pieces("May 3, 2019")]
    [('month', '5'), ('day', '3'), ('comma', ''), ('year', '2019')]
    """
    known, made = time_words(), []
    for found in _pattern().finditer(text):
        kind, value, told = found.lastgroup or "", "", found.group()
        if kind == "word":
            word = known.get(told.lower().replace("’", "'"))
            kind, value = (word.kind, word.value) if word and (told[0].isupper() or not word.capital) else ("", told)
        elif kind == "number":
            kind, value = _number(told)
        elif kind == "mark":
            kind = _MARKS.get(told, "stop" if told in ":…" else "mark")
        elif kind in {"iso", "slashed", "hour", "decade", "nth"}:
            value = told
        made.append(Piece(found.start(), found.end(), kind, value, told[0].isupper()))
    return made


def _number(told: str) -> tuple[str, str]:
    """A figure is a year, a day of a month, or a number that may count something."""
    if told.isascii() and told.isdigit():
        if len(told) == 4 and 1500 <= int(told) < 2100:
            return "year", told
        if len(told) <= 2 and 1 <= int(told) <= 31:
            return "day", told
    return "number", told.replace(",", "")
