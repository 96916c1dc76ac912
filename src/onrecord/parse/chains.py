"""Which mentions of a page are of one and the same: candidates and their features, for training and reading, and the chains."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from onrecord.parse.tags import Floats

__all__ = ["FEATURES", "Markable", "Pairs", "antecedents", "chains", "markable", "pairs"]

_PRONOUNS = {
    word: number
    for number, line in enumerate(
        (
            "i me my mine myself",
            "we us our ours ourselves",
            "you your yours yourself yourselves",
            "he him his himself",
            "she her hers herself",
            "it its itself",
            "they them their theirs themselves themself",
            "this that these those",
            "who whom whose which what",
            "one oneself each other both all some any none many few most another others someone somebody everyone everybody",
        ),
        start=1,
    )
    for word in line.split()
}
_CLASSES = 11
_NEAR, _ALIKE = 60, 12  # antecedents looked at: the nearest, and the last ones with a word in common, however far
_DISTANCES = np.array([1, 2, 3, 4, 5, 8, 16, 32, 64])
_SENTENCES = np.array([1, 2, 3, 4, 8, 16])
FEATURES = (len(_DISTANCES) + 1, len(_SENTENCES) + 1, _CLASSES * _CLASSES, 5, 8)  # how many values each feature has
_MODIFIES = ("amod", "compound", "nummod", "nmod:poss", "flat")

Ints = NDArray[np.int64]


class Markable(NamedTuple):
    """What is known of a mention before it is linked: its head's number on the page, its sentence and paragraph, the class of
    pronoun (0: none), whether it stands in quotes, the words of its name or its head noun, and what modifies them."""

    head: int
    sentence: int
    paragraph: int
    pronoun: int
    quoted: bool
    core: frozenset[str]
    modifiers: frozenset[str]


class Pairs(NamedTuple):
    """The mentions from `begin` to `end` and candidates for their antecedents, by number, with the features of each pair
    [pairs, features]."""

    begin: int
    end: int
    mentions: Ints
    antecedents: Ints
    features: Ints


def markable(
    word: int, offset: int, forms: Sequence[str], tags: Sequence[str], children: dict[int, list[int]], rels: Sequence[str], *,
    sentence: int, paragraph: int, quoted: bool,
) -> Markable:  # fmt: skip
    """The markable whose head is `word` of a sentence that begins at word `offset` of the page."""
    form = forms[word].lower()
    pronoun = _PRONOUNS.get(form, 0) if tags[word] in ("PRON", "DET") else 0
    below = [
        child for child in children.get(word, ()) if rels[child].split(":")[0] in ("amod", "compound", "nummod", "flat", "nmod")
    ]
    names = [child for child in below if tags[word] == tags[child] == "PROPN" and rels[child] in ("flat", "compound")]
    core = frozenset([form, *(forms[child].lower() for child in names)])
    modifiers = frozenset(
        forms[child].lower() for child in below if child not in names and (rels[child] in _MODIFIES or child < word)
    )
    return Markable(offset + word, sentence, paragraph, pronoun, quoted, frozenset() if pronoun else core, modifiers)


def pairs(marked: Sequence[Markable], block: int = 400) -> Iterator[Pairs]:
    """All pairs that are looked at, a block of mentions after another, so that long pages fit into memory."""
    sentence, paragraph, pronoun = (np.array([one[column] for one in marked], dtype=np.int64) for column in (1, 2, 3))
    quote = np.array([one.quoted for one in marked], dtype=np.int64)
    holding: dict[str, list[int]] = defaultdict(list)
    alike: list[list[int]] = []
    for number, one in enumerate(marked):
        found: set[int] = set()
        for word in sorted(one.core):
            held = holding[word]
            found.update(held[min(bisect_left(held, number - _NEAR), max(0, len(held) - _ALIKE)) :])
            held.append(number)
        far = [other for other in sorted(found) if other < number - _NEAR]
        alike.append([*far[-_ALIKE:], *(other for other in sorted(found) if other >= number - _NEAR)])
    for start in range(0, len(marked), block):
        end = min(start + block, len(marked))
        left: list[int] = []
        right: list[int] = []
        shared: list[int] = []
        for number in range(start, end):
            near = range(max(0, number - _NEAR), number)
            far = [other for other in alike[number] if other < number - _NEAR]
            known = {other: _share(marked[number], marked[other]) for other in alike[number]}
            others = [*far, *near]
            left += [number] * len(others)
            right += others
            shared += [known.get(other, 0) for other in others]
        mention, antecedent = np.array(left, dtype=np.int64), np.array(right, dtype=np.int64)
        features = np.stack(
            [
                np.searchsorted(_DISTANCES, mention - antecedent, side="right"),
                np.searchsorted(_SENTENCES, sentence[mention] - sentence[antecedent], side="right"),
                pronoun[mention] * _CLASSES + pronoun[antecedent],
                np.array(shared, dtype=np.int64),
                quote[mention] * 4 + quote[antecedent] * 2 + (paragraph[mention] == paragraph[antecedent]),
            ],
            axis=1,
        )
        yield Pairs(start, end, mention, antecedent, features.astype(np.int64))


def _share(one: Markable, other: Markable) -> int:
    """How the words of two mentions agree: 1 a word in common, 2 one holds the other, 3 the same words, 4 the same noun with
    other modifiers."""
    if one.core == other.core:
        return 4 if one.modifiers and other.modifiers and not one.modifiers & other.modifiers else 3
    return 2 if one.core <= other.core or other.core <= one.core else 1


def antecedents(marked: Sequence[Markable], score: Callable[[Pairs], Floats]) -> list[tuple[int, float]]:
    """For each mention the number of its antecedent, -1 where it has none, and the share of one that this choice holds."""
    out: list[tuple[int, float]] = []
    for some in pairs(marked):
        scores = score(some)
        ends = np.searchsorted(some.mentions, np.arange(some.begin, some.end), side="right")
        for begin, end in zip([0, *ends[:-1]], ends, strict=True):
            held = scores[begin:end]
            raised = np.exp(np.append(held, 0) - max(float(held.max(initial=0)), 0))
            best = int(raised.argmax())
            out.append((-1 if best == len(held) else int(some.antecedents[begin + best]), float(raised[best] / raised.sum())))
    return out


def chains(chosen: Sequence[int]) -> list[list[int]]:
    """Mentions linked to antecedents, put together: lists of numbers in order, a list of one for each that stands alone."""
    which: list[int] = []
    for number, antecedent in enumerate(chosen):
        which.append(number if antecedent < 0 else which[antecedent])
    held: dict[int, list[int]] = {}
    for number, first in enumerate(which):
        held.setdefault(first, []).append(number)
    return list(held.values())
