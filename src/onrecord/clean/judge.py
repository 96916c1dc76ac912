"""The block classifier: which lines are the story, and what the others are.

Three forests, one after another. The first looks at each line among its neighbours. The second looks again, now knowing what
the first thought of all the others: where the story's core lies, how far off a line stands, how much of the core's vocabulary
it shares. The third tells roles and reasons apart. How many lines are taken is decided a page at a time, so that the expected
F1 is highest: a page of which every line is doubtful still gives its best ones. On HTML pages that it is unsure of, a second
opinion decides.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple, get_args

import numpy as np
from numpy.typing import NDArray

from onrecord.clean.features import Column, Rows, Words, cue_bits, cues, look, shift, split_words, window
from onrecord.clean.lines import Line
from onrecord.clean.second import second_opinion
from onrecord.clean.trees import chance, forests
from onrecord.model import Reason

STORY = ("body", "heading", "list", "table", "pullquote", "analysis", "dateline", "correction")
_UNSURE = 0.9  # expected F1 below which a second opinion is asked for: about one page in ten
_CUE_WEIGHT = 5  # how much a cue adds to a reason's chance, as a factor
_CUED = 40  # words: longer lines are judged by more than a cue
_ADJOINING = 0.3  # the chance from which on a plain sentence beside the story is taken
_PLAIN_WORDS = 6
_HARMLESS = ("byline", "caption", "analysis", "correction")  # cues that stories have as well
_ADDRESSED = frozenset(("you", "your", "our", "us", "click", "subscribe"))
_AS_GOOD = 0.002  # of expected F1
_BRIDGED = 3  # lines of the story at most this far apart belong to one stretch


class Verdict(NamedTuple):
    """Of a line: its role or the reason to drop it, and how sure (0 to 1)."""

    label: str
    chance: float


def judge(lines: Sequence[Line], title: str | None, html: str | None = None) -> list[Verdict]:
    """A verdict for each line of a page; `html` is the page itself, for a second opinion where one is needed."""
    if not lines:
        return []
    model = forests("text.npz" if lines[0].mark is None else "html.npz")
    rows, words = look(lines, title)
    first = chance(model["first"].scores(rows))
    again = np.concatenate([rows, second_look(first, rows[:, 0], words)], axis=1)
    story = chance(model["second"].scores(again))
    kinds = chance(model["kind"].scores(np.concatenate([again, story[:, None]], axis=1)))
    return _verdicts(decide(story, lines, html), story, _cued(kinds, words, model["labels"]), model["labels"])


def decide(story: NDArray[np.float32], lines: Sequence[Line], html: str | None) -> NDArray[np.bool_]:
    """Which lines are taken for the story: those above the cut, or where the chances promise little, the second opinion's.

    In text, a plain sentence that adjoins the story is taken at a lower chance: there is no mark-up that could tell it apart.
    """
    taken = story >= cut(story)
    if html is not None:
        opinion = second_opinion(html, lines) if expected(story) < _UNSURE else None
        return taken if opinion is None else opinion
    for order, neighbour in ((range(1, len(lines)), -1), (range(len(lines) - 2, -1, -1), 1)):
        for place in order:
            likely = not taken[place] and taken[place + neighbour] and story[place] >= _ADJOINING
            if likely and _is_plain(lines[place].text):
                taken[place] = True
    return taken


def _is_plain(text: str) -> bool:
    """Whether a line is a sentence that has no cue of junk and does not speak to the reader."""
    words = split_words([text])[0]
    if len(words) < _PLAIN_WORDS or text[-1] not in '.!?”"' or not (text[0].isupper() or text[0] in '“"'):
        return False
    bits = cue_bits(words)
    cued = any(bits >> place & 1 for place, kind in enumerate(cues().kinds) if kind not in _HARMLESS)
    return not cued and _ADDRESSED.isdisjoint(words)


def cut(chances: NDArray[np.float32]) -> float:
    """The least chance at which a line is taken, so that the expected F1 of what is taken is highest; at most .95.

    Of cuts that promise as good as the same, the lowest: a line of the story lost is worse than a line of junk kept.
    """
    ordered, gains = _gains(chances)
    return float(min(ordered[np.flatnonzero(gains >= gains.max() - _AS_GOOD)[-1]], 0.95))


def expected(chances: NDArray[np.float32]) -> float:
    """The F1 that the cut is expected to reach: how sure the classifier is of the page as a whole."""
    return float(_gains(chances)[1].max())


def _gains(chances: NDArray[np.float32]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The chances from high to low, and the expected F1 of taking each and all before it."""
    ordered = np.sort(chances.astype(np.float64))[::-1]
    taken = np.arange(1, len(ordered) + 1)
    return ordered, 2 * np.cumsum(ordered) / (taken + ordered.sum())


def second_look(chances: Column, chars: Column, words: Words) -> Rows:
    """What each line looks like once the first forest has spoken [lines × columns]."""
    return np.stack(list(_second_look(chances, chars, words).values()), axis=1).astype(np.float32)


def second_columns() -> list[str]:
    """The names of the columns of `second_look`."""
    one = np.ones(1, np.float32)
    return list(_second_look(one, one, Words([["x"]], [frozenset(("x",))])))


def _second_look(chances: Column, chars: Column, words: Words) -> dict[str, Column]:
    number = len(chances)
    table: dict[str, Column] = {"p": chances}
    for reach in (1, 2, 3, 4, 5):
        table[f"p {-reach:+d}"], table[f"p {reach:+d}"] = shift(chances, -reach), shift(chances, reach)
    for reach in (3, 8, 20):
        table[f"p ±{reach}"] = window(chances, reach)
    taken = chances >= 0.5
    mass = chances * chars
    stretch, begin, end = _stretches(np.flatnonzero(taken), number)
    weight = np.bincount(stretch[stretch >= 0], mass[stretch >= 0], minlength=max(len(begin), 1))
    best = int(weight.argmax())
    low, high = (begin[best], end[best]) if len(begin) else (0, number - 1)
    first, last = (begin[0], end[-1]) if len(begin) else (0, number - 1)
    place = np.arange(number)
    core = taken & (stretch == best)
    inside = np.maximum(stretch, 0)
    shared, often = _shared(core, words)
    total = max(float(weight.sum()), 1.0)
    ones = np.ones(number, np.float32)
    table |= {
        "stretch": np.where(stretch >= 0, weight[inside], 0),
        "stretch share": np.where(stretch >= 0, weight[inside], 0) / total,
        "best share": ones * weight[best] / total,
        "stretches": ones * len(begin),
        "from core": np.clip(place - low, -60, 60),
        "past core": np.clip(place - high, -60, 60),
        "in core": (place >= low) & (place <= high),
        "from first": np.clip(place - first, -60, 60),
        "past last": np.clip(place - last, -60, 60),
        "stretch order": np.where(stretch >= 0, np.clip(stretch - best, -10, 10), -11),
        "core words": shared,
        "core words often": often,
        "core words ±2": window(shared, 2),
        "core line": ones * (float(chars[core].mean()) if core.any() else 0),
        "taken": ones * float(taken.sum()),
        "taken chars": ones * float(mass.sum()),
        "taken share": ones * float(mass.sum() / max(float(chars.sum()), 1)),
        "taken before": np.cumsum(mass) / max(float(mass.sum()), 1),
    }
    return table


def _stretches(taken: NDArray[np.intp], number: int) -> tuple[NDArray[np.intp], list[int], list[int]]:
    """The stretches that lines taken form: the number of the stretch of each line (-1 outside), where each begins and ends."""
    stretch = np.full(number, -1)
    if not len(taken):
        return stretch, [], []
    breaks = np.flatnonzero(np.diff(taken) > _BRIDGED)
    begin = [int(taken[0]), *(int(taken[place + 1]) for place in breaks)]
    end = [*(int(taken[place]) for place in breaks), int(taken[-1])]
    for order, (low, high) in enumerate(zip(begin, end, strict=True)):
        stretch[low : high + 1] = order
    return stretch, begin, end


def _shared(core: NDArray[np.bool_], words: Words) -> tuple[Column, Column]:
    """How much of each line's vocabulary the other lines of the core share, and how often."""
    spread: Counter[str] = Counter()
    for place in np.flatnonzero(core).tolist():
        spread.update(words.content[place])
    shared, often = np.zeros(len(core), np.float32), np.zeros(len(core), np.float32)
    times = dict(spread).get
    for place, row in enumerate(words.content):
        if row:
            mine = 1 if core[place] else 0
            counts = [count - mine for word in row if (count := times(word, 0)) > mine]
            shared[place] = len(counts) / len(row)
            often[place] = sum([min(count, 4) for count in counts]) / len(row)
    return shared, often


def _cued(kinds: NDArray[np.float32], words: Words, labels: Sequence[str]) -> NDArray[np.float32]:
    """The kinds' chances where a line's reason to go is plain from its words ("Share on Facebook"): the reasons its cues name
    weigh more.
    """
    reasons = np.isin(labels, get_args(Reason))
    named = [labels.index(kind) if kind in labels and kind in get_args(Reason) else -1 for kind in cues().kinds]
    weighed = kinds.copy()
    for place in np.flatnonzero(reasons[kinds.argmax(axis=1)]).tolist():
        bits = cue_bits(words.every[place]) if len(words.every[place]) < _CUED else 0
        if bits:
            weighed[place, [label for kind, label in enumerate(named) if bits >> kind & 1 and label >= 0]] *= _CUE_WEIGHT
    return weighed


def _verdicts(taken: NDArray[np.bool_], story: Column, kinds: NDArray[np.float32], labels: Sequence[str]) -> list[Verdict]:
    """The likeliest label of each line among those that its being taken or not allows."""
    of_story = np.isin(labels, STORY)
    allowed = np.where(taken[:, None], kinds * of_story, kinds * ~of_story)
    best = allowed.argmax(axis=1)
    sure = np.where(taken, story, 1 - story)
    return [Verdict(labels[kind], round(float(chance_), 2)) for kind, chance_ in zip(best, sure, strict=True)]
