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
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq
from rensa import RMinHash

from onrecord.model import Article
from onrecord.resolve.stems import content_stems, stem

Floats = NDArray[np.float64]

_TOLD = frozenset(("headline", "standfirst", "heading", "body", "pullquote", "list", "analysis"))
_RUN = 5  # words of a shingle
_SEED = 1906
_BANDS = {"runs": (40, 2), "names": (32, 3)}  # bands, rows: a pair that is alike by s shares one with 1 - (1 - s^rows)^bands
_LEAST = 12  # words below which a page is no story
_SENTENCE = re.compile(r"(?<=[.!?…])[”\"’')\]]*\s+|\n+")
_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*")


class Text(NamedTuple):
    """What an article tells, to be compared: the words of each sentence, in lower case; and its names and numbers."""

    sentences: tuple[tuple[str, ...], ...]
    names: frozenset[str]

    @property
    def words(self) -> list[str]:
        """All words in a row."""
        return [word for sentence in self.sentences for word in sentence]


class Likeness(NamedTuple):
    """How two texts are alike. `shared`: the share of the shorter one's words that stand in the other in the same order; `runs`: the share
    of its runs of five; `told`: the share of its content that aligned sentences have in common; `covered`: the share of its content that is aligned
    at all; `opening`: `told` of the first quarter of either, the larger;
    `names` and `numbers`:
    the share of those of the shorter that the other has; `length`: words of the shorter one."""

    shared: float
    runs: float
    told: float
    covered: float
    opening: float
    names: float
    numbers: float
    length: int


class Copied(NamedTuple):
    """That one text is a copy of another: how sure, and by what."""

    confidence: float
    evidence: dict[str, str | float]


def copied(one: Text, other: Text) -> Copied | None:
    """Whether two texts are one story; None where they are not, or may not be. Reports of the same event are not, nor is one that repeats
    another's background under news of its own."""
    found = likeness(one, other)
    how = _how(found)
    if how is None or found.length < _LEAST:
        return None
    share = found.runs if how == "verbatim" else found.told
    sure = min(0.99, 0.5 + share / 2) if how != "retold" else min(0.95, 0.4 + share)
    evidence: dict[str, str | float] = {
        "how": how,
        "runs of five": round(found.runs, 2),
        "content aligned": round(found.told, 2),
        "names": round(found.names, 2),
    }
    return Copied(round(sure, 2), evidence)


def _how(found: Likeness) -> str | None:
    """How one text was made of the other: the thresholds stand between copies and what is none, on stories set apart for that."""
    if found.names < 0.56 and found.covered >= 0.8 and found.runs < 0.6:
        return None  # a form filled in twice: weekly tables, warnings, notices
    if found.runs >= 0.75 or (found.runs >= 0.4 and found.opening >= 0.55):
        return "verbatim"
    touched = found.opening >= 0.55 or (found.opening >= 0.48 and found.runs < 0.32)
    if touched and found.told >= 0.5 and found.shared >= 0.45 and found.names >= 0.6:
        return "edited"
    if (
        found.runs < 0.05
        and found.names >= 0.65
        and found.told >= (0.22 if found.covered >= 0.85 else 0.25)
        and found.covered >= 0.7
    ):
        return "retold"
    return None


def text_of(article: Article) -> Text:
    """What is compared of an article: no furniture, no captions."""
    told = [block.span.of(article.text) for block in article.blocks if block.role in _TOLD]
    return text_from("\n".join(told))


def text_from(told: str) -> Text:
    """A string as it is compared."""
    cut = [_WORD.findall(part.replace("’", "'")) for part in _SENTENCE.split(told)]
    names = {word.lower() for words in cut for word in words[1:] if word[0].isupper()} | {
        word for words in cut for word in words if word[0].isdigit()
    }
    sentences = tuple(tuple(word.lower() for word in words) for words in cut if words)
    return Text(sentences, frozenset(name for name in names if stem(name)))


def bands(text: Text) -> list[int]:
    """The bands of a text: two that share one may be copies. Nothing for a page that is too short to be a story."""
    words = text.words
    if len(words) < _LEAST:
        return []
    runs = {" ".join(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)}
    return [*_bands("runs", sorted(runs)), *_bands("names", sorted(text.names))]


def likeness(one: Text, other: Text) -> Likeness:
    """How alike two texts are."""
    short, long = (one, other) if len(one.words) <= len(other.words) else (other, one)
    words, more = short.words, long.words
    shared = LCSseq.similarity(words, more) / max(len(words), 1)
    runs = _runs(words)
    held = len(runs & _runs(more)) / max(len(runs), 1)
    told, covered, opening = _aligned(short, long)
    _, _, other_opening = _aligned(long, short)
    both = one.names & other.names
    digits = [{name for name in text.names if name[0].isdigit()} for text in (short, long)]
    numbers = (len(digits[0] & digits[1]) + 1) / (len(digits[0]) + 1)
    names = (len(both) + 1) / (min(len(one.names), len(other.names)) + 1)
    return Likeness(shared, held, told, covered, max(opening, other_opening), names, numbers, len(words))


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


def _aligned(one: Text, other: Text) -> tuple[float, float, float]:
    """The share of one text's content that its sentences have in common with the sentences of the other that they are aligned with, in
    order; the share of its sentences (by content) that are aligned at all; and the first for its opening."""
    mine, theirs = [_content(sentence) for sentence in one.sentences], [_content(sentence) for sentence in other.sentences]
    weight = np.array([len(stems) for stems in mine], dtype=float)
    if not weight.sum() or not theirs:
        return 0.0, 0.0, 0.0
    gain = np.array([[_common(a, b) for b in theirs] for a in mine])
    taken = _path(gain)
    head = max(1, len(mine) // 4)
    opening = taken[:head].sum() / max(weight[:head].sum(), 1)
    return float(taken.sum() / weight.sum()), float(weight[taken > 0].sum() / weight.sum()), float(opening)


def _path(gain: Floats) -> Floats:
    """What each sentence gains on the best way through both texts in order. A sentence of the other may serve twice: two of ours may have
    been made of it."""
    best = np.zeros((gain.shape[0] + 1, gain.shape[1] + 1))
    for a, row in enumerate(gain, 1):
        for b, more in enumerate(row, 1):
            best[a, b] = max(best[a, b - 1], best[a - 1, b], max(best[a - 1, b], best[a - 1, b - 1]) + more)
    taken = np.zeros(gain.shape[0])
    a, b = gain.shape
    while a and b:
        if best[a, b] == best[a, b - 1]:
            b -= 1
        elif best[a, b] == best[a - 1, b]:
            a -= 1
        else:
            taken[a - 1] = gain[a - 1, b - 1]
            a -= 1
    return taken


def _common(one: frozenset[str], other: frozenset[str]) -> float:
    """What two sentences have in common, in words; nothing where that is little of both."""
    both = len(one & other)
    return float(both) if both >= 0.25 * min(len(one), len(other)) else 0.0


@lru_cache(maxsize=20_000)
def _content(sentence: tuple[str, ...]) -> frozenset[str]:
    return frozenset(content_stems(sentence))
