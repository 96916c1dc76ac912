"""What befell how many: which number belongs to which word of the table, by the tree or by what stands between the two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from onrecord.extract.sizes.amounts import Amount, amounts_of
from onrecord.extract.sizes.sums import joined, single_before, single_behind
from onrecord.extract.sizes.table import NEAR, Row, entries, fits, keys
from onrecord.lang.en.grammar import BE, HAVE
from onrecord.lang.en.tables import words as word_class
from onrecord.tokens import Words

__all__ = ["Toll", "bare", "tolls_of"]

_BY_SIDE = frozenset("DET ADV ADJ PART".split())  # parts of speech between a verb and the number of its object
_HANGS = frozenset("AUX ADV ADP DET ADJ NOUN PROPN PRON PART".split())  # those between a subject with its phrases and its verb
_SUBJECTS = frozenset("nsubj nsubj:pass".split())
_SEEMS = frozenset(word_class("size_seeming"))
_REACHES = frozenset(word_class("size_reaching"))
_WHO = frozenset("who that which".split())
_NOT = frozenset("not n't never".split())


class Toll(NamedTuple):
    """What a sentence tells: the field, the word of the table that tells it, and how many."""

    field: str
    word: int
    amount: Amount


def tolls_of(words: Words, sentence: int) -> list[Toll]:
    """What a sentence tells of people, in the order of the words that tell it."""
    first = words.first[sentence]
    numbers = range(first, first + len(words.sentences[sentence].tokens))
    if not numbers:
        return []
    amounts = amounts_of(words, numbers)
    found = list(_matches(words, numbers, amounts)) if amounts else []
    taken = {toll.amount.first for toll in found}
    return [toll._replace(amount=joined(words, toll.amount, amounts, taken)) for toll in found]


def _matches(words: Words, numbers: Sequence[int], amounts: Sequence[Amount]) -> Iterator[Toll]:
    for number in numbers:
        for row in entries(words, number):
            last = fits(words, number, row)
            if row.role in ("brings", "thing") or last < 0:
                continue
            fields = row.fields or _field_behind(words, number)
            amount = next((one for one in amounts if _tells(words, row, number, last, one)), None)
            if amount is not None and fields:
                yield Toll(fields[0], last if row.role == "are" else number, amount)
                break


def _tells(words: Words, row: Row, number: int, last: int, amount: Amount) -> bool:
    """Whether an amount is of those that a word of the table tells of."""
    if row.role in ("to", "does") and _is_noun(words, number):
        return False
    if row.role == "to":
        if amount.first == last + 1 and words.lower(number - 1) not in BE:
            return True
        return _suffers(words, number, last, amount) if _passive(words, number, last) else _object(words, number, last, amount)
    if row.role == "does":
        return _before(words, number, amount)
    if row.role == "are":
        inside = amount.last < number < amount.head
        return inside or amount.head == number or _before(words, number, amount)
    if row.role == "counted":
        return amount.head == number and amount.last < number
    if row.role == "of":
        return words.lower(last + 1) == "of" and bare(words, last + 1, amount.first)
    return amount.first > number and _reached(words, number, amount)


def _is_noun(words: Words, number: int) -> bool:
    """Whether a word that may be a verb is a noun here: "the strike", "a march"."""
    return words.tokens[number].upos == "NOUN" and words.tokens[number - 1].upos in ("DET", "ADP", "ADJ", "NUM")


def _passive(words: Words, number: int, last: int) -> bool:
    """Whether a verb is told of those that it befell: a participle with "be" or without any auxiliary and object."""
    step = number - 1
    while words.tokens[step].upos in ("ADV", "PART") and step > 0:
        step -= 1
    if words.lower(step) in BE or words.lower(step) in ("got", "get", "getting"):
        return not words.lower(number).endswith("ing")
    if words.lower(step) in HAVE or not words.lower(number).endswith(("ed", "t", "n", "d", "en")):
        return False
    return words.tokens[last + 1].upos not in ("DET", "NUM", "NOUN", "PROPN", "PRON") if last + 1 < len(words) else True


def _suffers(words: Words, number: int, last: int, amount: Amount) -> bool:
    """The subject of a passive; in an inverted sentence it stands behind: "were detained three citizens"."""
    return _before(words, number, amount) or (words.lower(number - 1) in BE and bare(words, last, amount.first))


def _object(words: Words, number: int, last: int, amount: Amount) -> bool:
    if amount.first <= number:
        return False
    hangs = words.head[amount.head] == number and words.tokens[amount.head].deprel == "obj"
    return bare(words, last, single_before(words, amount.first)) or (hangs and not _cut(words, number, amount.first))


def bare(words: Words, last: int, first: int) -> bool:
    """Whether nothing but articles and the like stands between a word and the number behind it."""
    between = range(last + 1, first)
    return last < first and all(words.tokens[step].upos in _BY_SIDE or words.lemma(step) == "another" for step in between)


def _before(words: Words, number: int, amount: Amount) -> bool:
    """Whether those counted are the subject of a word behind them, by the tree or by what stands between."""
    if amount.head >= number:
        return False
    between = range(single_behind(words, amount.head) + 1, number)
    if any(words.lower(step) in _NOT for step in between):
        return False
    head = amount.head
    hangs = words.head[head] == number and words.tokens[head].deprel in _SUBJECTS
    # "the 12 who were killed": the clause hangs on the noun
    clause = words.head[number] == head and words.tokens[number].deprel.startswith("acl") and _who(words, head, number)
    return hangs or clause or all(_spans(words, step, number) for step in between)


def _who(words: Words, head: int, number: int) -> bool:
    """Whether a clause says what its own noun went through, not where it happened to somebody else."""
    opens = [step for step in range(head + 1, number) if words.lower(step) in _WHO | {"where", "when", "whose", "in"}]
    return not opens or words.lower(opens[0]) in ("who", "that", "which")


def _spans(words: Words, step: int, number: int) -> bool:
    """Whether a word may stand between a subject and its verb, so that no other subject can be meant."""
    lower, token = words.lower(step), words.tokens[step]
    if lower in _WHO or keys(words, step) & _SEEMS:
        return True
    if token.upos == "NUM":
        whole = "of" in (words.lower(step - 1), words.lower(step - 2))
        return whole or "aged" in (words.lower(step - 1), words.lower(step - 3))
    if lower in ("where", "when", "as", "while", "whose", "but"):
        return False
    if token.upos in ("NOUN", "PROPN", "PRON") and not _placed(words, step):
        return False
    joined = token.upos == "CCONJ" or (token.upos in ("VERB", "ADJ") and words.lower(step + 1) in ("and", "or"))
    return token.upos in _HANGS or (joined and number - step < 4)


def _placed(words: Words, step: int) -> bool:
    """Whether a noun belongs to a phrase with a preposition: "12 people in the town were killed"."""
    back = step - 1
    while back > 0 and words.tokens[back].upos in ("DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM") and step - back < NEAR:
        back -= 1
    return words.tokens[back].upos == "ADP"


def _cut(words: Words, one: int, other: int) -> bool:
    """Whether a mark or another verb stands between two words."""
    return any(words.tokens[step].upos in ("PUNCT", "VERB") for step in range(one + 1, other))


def _field_behind(words: Words, number: int) -> tuple[str, ...]:
    """The field of a "number of …", by the words behind its "of"."""
    if words.lower(number + 1) != "of":
        return ()
    for step in range(number + 2, min(number + NEAR, len(words))):
        fields = next((row.fields for row in entries(words, step) if row.role in ("to", "are", "counted")), ())
        if fields:
            return fields
        if words.tokens[step].upos in ("VERB", "AUX", "PUNCT"):
            return ()
    return ()


def _reached(words: Words, number: int, amount: Amount) -> bool:
    """Whether an amount is the figure that a toll came to: "rose from 9 to 12" is 12."""
    between = range(number + 1, amount.first)
    # "put the toll at more than 150": what makes the number round is part of the amount
    lead = words.lower(amount.first - 1)
    marks = any(words.tokens[step].upos == "PUNCT" or words.lower(step) in ("and", "but", "while") for step in between)
    return not marks and (lead in _REACHES or (lead == "of" and amount.first == number + 2))
