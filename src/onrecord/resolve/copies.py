"""Copies of one story: reprinted, cut, lightly edited, merged into a longer one, retold sentence by sentence.

Candidates share a band of a MinHash: over runs of five words, which copies share, and over content words, which a retelling shares.
They are confirmed by alignment: sentence by sentence, in order, how much of either text stands in the other.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from rapidfuzz.distance import LCSseq
from rensa import RMinHash

from onrecord.model import Article
from onrecord.resolve.stems import content_stems

_TOLD = frozenset(("headline", "standfirst", "heading", "body", "pullquote", "list", "analysis"))
_RUN = 5  # words of a shingle
_SEED = 1906
_BANDS = {"runs": (32, 2), "words": (24, 4)}  # bands, rows: a pair that is alike by s shares one with 1 - (1 - s^rows)^bands
_LEAST = 12  # words below which a page is no story
_SENTENCE = re.compile(r"(?<=[.!?…])[”\"’')\]]*\s+|\n+")
_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*")


class Text(NamedTuple):
    """What an article tells, to be compared: the words of each sentence, in lower case."""

    sentences: tuple[tuple[str, ...], ...]

    @property
    def words(self) -> list[str]:
        """All words in a row."""
        return [word for sentence in self.sentences for word in sentence]


class Likeness(NamedTuple):
    """How two texts are alike. `shared`: the share of the shorter one's words that stand in the other in the same order; `runs`: the share
    of its runs of five; `told`: the share of its content that aligned sentences have in common; `opening`: the same for its first sentences;
    `either`: `told` of the longer text; `length`: words of the shorter one."""

    shared: float
    runs: float
    told: float
    opening: float
    either: float
    length: int


class Copied(NamedTuple):
    """That one text is a copy of another: how sure, and by what."""

    confidence: float
    evidence: dict[str, str | float]


def copied(one: Text, other: Text) -> Copied | None:
    """Whether two texts are one story; None where they are not, or may not be."""
    found = likeness(one, other)
    if found.length < _LEAST:
        return None
    share = max(found.shared * 0.5 + found.told * 0.5, found.runs)
    if share < 0.6:
        return None
    return Copied(min(share, 0.99), {"words in order": round(found.shared, 2), "content aligned": round(found.told, 2)})


def text_of(article: Article) -> Text:
    """What is compared of an article: no furniture, no captions."""
    told = [block.span.of(article.text) for block in article.blocks if block.role in _TOLD]
    return text_from("\n".join(told))


def text_from(told: str) -> Text:
    """A string as it is compared."""
    cut = (tuple(_WORD.findall(part.lower().replace("’", "'"))) for part in _SENTENCE.split(told))
    return Text(tuple(words for words in cut if words))


def bands(text: Text) -> list[int]:
    """The bands of a text: two that share one may be copies. Nothing for a page that is too short to be a story."""
    words = text.words
    if len(words) < _LEAST:
        return []
    runs = {" ".join(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)}
    content = set(content_stems(words))
    return [*_bands("runs", sorted(runs)), *_bands("words", sorted(content))]


def likeness(one: Text, other: Text) -> Likeness:
    """How alike two texts are."""
    short, long = (one, other) if len(one.words) <= len(other.words) else (other, one)
    words, more = short.words, long.words
    shared = LCSseq.similarity(words, more) / max(len(words), 1)
    runs = _runs(words)
    held = len(runs & _runs(more)) / max(len(runs), 1)
    forth, opening = _aligned(short, long)
    back, _ = _aligned(long, short)
    return Likeness(shared, held, forth, opening, back, len(words))


def _bands(kind: str, tokens: Sequence[str]) -> Iterator[int]:
    number, rows = _BANDS[kind]
    if not tokens:
        return
    hashed = RMinHash(number * rows, _SEED)
    hashed.update(list(tokens))
    digest = hashed.digest()
    for band in range(number):
        packed = np.asarray([len(kind), band, *digest[band * rows : (band + 1) * rows]], dtype=np.uint64).tobytes()
        yield int.from_bytes(hashlib.blake2b(packed, digest_size=8).digest(), "big") >> 1


def _runs(words: Sequence[str]) -> set[tuple[str, ...]]:
    return {tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)}


def _aligned(one: Text, other: Text) -> tuple[float, float]:
    """The share of one text's content that its sentences have in common with the sentences of the other that they are aligned with, in
    order; and the same for its first fifth."""
    mine, theirs = [_content(sentence) for sentence in one.sentences], [_content(sentence) for sentence in other.sentences]
    weight = [len(stems) for stems in mine]
    if not sum(weight) or not theirs:
        return 0.0, 0.0
    gain = np.array([[_common(a, b) for b in theirs] for a in mine])
    best = np.zeros((len(mine) + 1, len(theirs) + 1))
    for a in range(1, len(mine) + 1):  # two sentences may have been made one: a sentence of the other may serve twice
        for b in range(1, len(theirs) + 1):
            best[a, b] = max(
                best[a, b - 1], best[a - 1, b] + gain[a - 1, b - 1], best[a - 1, b - 1] + gain[a - 1, b - 1], best[a - 1, b]
            )
    head = max(1, len(mine) // 5)
    opening = float(best[head].max()) / max(sum(weight[:head]), 1)
    return float(best[-1, -1]) / sum(weight), opening


def _common(one: frozenset[str], other: frozenset[str]) -> float:
    """What two sentences have in common, in words; nothing where that is little of both."""
    both = len(one & other)
    return float(both) if both >= 0.25 * min(len(one), len(other)) else 0.0


@lru_cache(maxsize=20_000)
def _content(sentence: tuple[str, ...]) -> frozenset[str]:
    return frozenset(content_stems(sentence))
