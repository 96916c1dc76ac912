"""Which act a cue performs: `acts.tsv`, asked by the lemmas of the cue and by how the content begins."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec

from onrecord.errors import DataDamaged
from onrecord.model import Act

__all__ = ["CueWords", "acts", "matching"]

_COLUMNS = ["words", "kind", "content", "act", "polarity", "example", "not_example"]


class CueWords(msgspec.Struct, frozen=True):
    """Words of a cue that tell its act.

    `words`: lemmas in order; other words may stand between them. `content`: how the content must begin for the row to hold, where the same
    words perform several acts (`that`, `to`, `ing`, `wh`, `quote`, `np`, or a preposition); empty: however. `negative`: the words
    themselves say that the act was not done ("declined").
    """

    words: tuple[str, ...]
    kind: Literal["verb", "noun", "adjective", "phrase"]
    content: frozenset[str]
    act: Act
    negative: bool
    example: str
    not_example: str


@cache
def acts() -> tuple[CueWords, ...]:
    """The rows of the table, read once. Raises DataDamaged where it is missing or damaged."""
    try:
        lines = (files("onrecord.lang.en") / "acts.tsv").read_text("utf-8").splitlines()
    except OSError as error:
        raise DataDamaged("the table acts.tsv is missing: install onrecord again") from error
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    if not rows or rows[0] != _COLUMNS:
        raise DataDamaged(f"the table acts.tsv should have the columns {', '.join(_COLUMNS)}")
    out = []
    for row in rows[1:]:
        if len(row) != len(_COLUMNS):
            raise DataDamaged(f"the table acts.tsv has a row with {len(row)} of {len(_COLUMNS)} columns: {row}")
        words, kind, content, act, polarity, example, not_example = row
        told = (tuple(words.split()), kind, frozenset(content.split()), act, polarity == "negative", example, not_example)
        out.append(msgspec.convert(dict(zip(CueWords.__struct_fields__, told, strict=True)), CueWords))
    return tuple(out)


@cache
def _by_word() -> dict[str, tuple[CueWords, ...]]:
    """The rows by each of their words."""
    out: dict[str, list[CueWords]] = {}
    for row in acts():
        out.setdefault(row.words[0], []).append(row)
    return {word: tuple(rows) for word, rows in out.items()}


_PARTICLES = frozenset("about against at away back by down for from in into it of off on out over through to up upon with".split())
_FAR = frozenset(("at", "as"))  # words that an object may part from the verb: "put the toll at 12"
_SELVES = frozenset("myself yourself himself herself itself ourselves yourselves themselves".split())  # "oneself" in the table


def matching(lemmas: Sequence[str], lowers: Sequence[str], own: int, content: str) -> list[tuple[CueWords, tuple[int, ...]]]:
    """The rows whose words stand in `lemmas` (of kind `phrase`: in `lowers`) in their order, each with the places where they stand,
    the fullest first.

    The first `own` words are the cue's; what follows, the beginning of the content, may only complete a row ("called" "for peace").
    A particle must stand right behind the word before it; "itself" and its like may part them, and are "oneself" in a row.
    `content` says how the content begins.
    """
    lemmas = ["oneself" if lower in _SELVES else lemma for lemma, lower in zip(lemmas, lowers, strict=True)]
    out = []
    for place in range(own):
        for row in {*_by_word().get(lemmas[place], ()), *_by_word().get(lowers[place], ())}:
            told = lowers if row.kind == "phrase" else lemmas
            if told[place] != row.words[0] or (row.content and content not in row.content):
                continue
            places = _places(row.words, told, place)
            if places:
                out.append((row, places))
    out.sort(key=lambda pair: (-len(pair[0].words), -bool(pair[0].content), pair[0].act, pair[0].kind))
    return out


def _places(words: Sequence[str], told: Sequence[str], place: int) -> tuple[int, ...]:
    places = [place]
    for word in words[1:]:
        near = word in _PARTICLES and word not in _FAR
        end = len(told)
        if near:
            end = places[-1] + (3 if "oneself" in told[places[-1] + 1 : places[-1] + 2] else 2)
        found = next((at for at in range(places[-1] + 1, min(end, len(told))) if told[at] == word), None)
        if found is None:
            return ()
        places.append(found)
    return tuple(places)
