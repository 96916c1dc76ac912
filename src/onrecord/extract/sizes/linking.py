"""Whether a toll is of the event of a trigger: in the sentence of the trigger, and in the one behind it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from onrecord.extract.sizes.sums import only_and
from onrecord.extract.sizes.table import entries, fits, keys
from onrecord.extract.sizes.tolls import Toll, bare, tolls_of
from onrecord.lang.en.acts import acts
from onrecord.lang.en.tables import words as word_class
from onrecord.tokens import Words

__all__ = ["linked", "told_next"]

_TOLL = frozenset(("dead", "injured", "missing"))  # fields that one act may fill together
_MEANS = frozenset(word_class("size_means"))  # acts which are often told with another act of the same event
_PARTS = frozenset(("and", ";", "but", ":", ",", "before", "until"))
_PAST = frozenset(word_class("size_past"))
_SAME = frozenset(word_class("size_same"))  # before an act told before


@cache
def _sayings() -> frozenset[str]:
    """Lemmas of verbs of saying: what is said is told of in another event than the saying."""
    return frozenset(row.words[0] for row in acts() if row.kind == "verb" and len(row.words) == 1)


def linked(words: Words, numbers: Sequence[int], top: int, toll: Toll, told: Sequence[Toll]) -> bool:
    """Whether a word that tells how many tells it of the event of a trigger."""
    if toll.word in numbers or any(toll.amount.first <= number <= toll.amount.head for number in numbers):
        return True
    if toll.word > toll.amount.last and bare(words, max(numbers), toll.amount.first):
        return True  # "taken three guards captive" is told by "taken", too
    own = {one.field for one in told if one.word in numbers} or _own(words, top)
    brings = _brings(words, top)
    if toll.field not in brings and (toll.field not in _TOLL or (own and not own <= _TOLL)):
        return False
    if not brings and keys(words, top) & _sayings():
        return False
    if toll.amount.head < top < toll.word or (toll.field == "taking_part" and not _meets(words, toll, top)):
        return False  # the trigger says who they are: "400 supporters of the strike marched"
    low, high = sorted((top, toll.word))
    if toll.field in brings and not any(_blocks(words, step) for step in range(low + 1, high) if step not in numbers):
        return toll.word > top or not _parted(words, _row_end(words, toll, told), top)
    return _by_tree(words, top, toll.word)


def _row_end(words: Words, toll: Toll, told: Sequence[Toll]) -> int:
    """The last word of a row of tolls: "12 were killed and 40 hurt in the raid" tells both of the raid."""
    end = toll.word
    for other in sorted(told, key=lambda one: one.word):
        if only_and(words, end, other.amount.first):
            end = other.word
    return end


def _meets(words: Words, toll: Toll, top: int) -> bool:
    """Whether those who take part do so in the act of the trigger: "took part in the protest", "the protest drew 3,000"."""
    return toll.word < top or toll.amount.first > toll.word


def _own(words: Words, top: int) -> set[str]:
    """The fields that a trigger itself would tell."""
    return {row.fields[0] for row in entries(words, top) if row.role in ("to", "does", "of") and fits(words, top, row) >= 0}


def _brings(words: Words, top: int) -> frozenset[str]:
    """The fields that an act may bring about, by the table."""
    return frozenset(field for row in entries(words, top) if row.role == "brings" for field in row.fields)


def _acts(words: Words, step: int) -> bool:
    """Whether a word tells an act that may have a toll."""
    return any(row.role == "brings" and "dead" in row.fields for row in entries(words, step))


def _blocks(words: Words, step: int) -> bool:
    """Whether a word tells an act of its own, to which a toll behind it belongs sooner."""
    return _acts(words, step) and not keys(words, step) & _MEANS


def _parted(words: Words, toll: int, top: int) -> bool:
    """Whether a toll is of another clause than a trigger behind it: "killed two and attacked a town"."""
    between = range(toll + 1, top)
    return any(words.lower(step) in _PARTS for step in between)


def _by_tree(words: Words, top: int, toll: int) -> bool:
    """Whether one of the two words hangs on the other so that they tell one event."""
    at = toll
    while words.tokens[at].deprel == "conj" and words.head[at] != top and words.head[at] >= 0:
        at = words.head[at]
    relation = words.tokens[at].deprel.partition(":")[0]
    if words.head[at] == top:
        return relation in ("advcl", "acl", "xcomp") or (relation in ("conj", "parataxis") and toll > top)
    relation = words.tokens[top].deprel.partition(":")[0]
    later = any(words.lower(step) in ("before", "until") for step in words.below(top))
    return words.head[top] in (at, toll) and relation in ("nsubj", "obl", "advcl") and not later


def told_next(words: Words, sentence: int, top: int) -> list[Toll]:
    """What the next sentence tells of an act that may bring it about, where it goes on in the same paragraph about nothing else."""
    brings = _brings(words, top)
    behind = sentence + 1
    if not brings or behind >= len(words.sentences) or words.sentences[behind].block != words.sentences[sentence].block:
        return []
    first = words.first[sentence]
    if any(_blocks(words, step) for step in range(top + 1, first + len(words.sentences[sentence].tokens))):
        return []
    start = words.first[behind]
    numbers = range(start, start + len(words.sentences[behind].tokens))
    if any(_elsewhere(words, step) for step in numbers):
        return []
    # who is arrested in a sentence of its own is so in an event of its own
    return [toll for toll in tolls_of(words, behind) if toll.field in brings and toll.field != "arrested"]


def _elsewhere(words: Words, step: int) -> bool:
    """Whether a word says that a sentence goes over to something else: another act ("in a fire"), another time."""
    lower = words.lower(step)
    if lower in _PAST or (lower.isdigit() and 1900 <= int(lower) <= 2099):
        return True
    if not _acts(words, step) or any(row.role == "to" for row in entries(words, step)):
        return False
    back = step - 1
    while words.tokens[back].upos in ("ADJ", "NOUN") and back > 0 and step - back < 4:
        back -= 1
    return words.lower(back) not in _SAME or words.tokens[back].upos not in ("DET", "PRON")
