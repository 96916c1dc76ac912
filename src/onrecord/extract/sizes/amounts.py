"""Numbers of people in a sentence, each with the noun that it counts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from onrecord.extract.sizes.table import NEAR, entries, fits
from onrecord.lang.en.quantities import quantities
from onrecord.lang.en.tables import words as word_class
from onrecord.model import Quantity
from onrecord.spans import Span
from onrecord.tokens import Words

__all__ = ["Amount", "amounts_of", "is_thing"]

_CROWD = frozenset(word_class("size_crowd"))  # nouns that are numbers themselves
_PLURALS = frozenset(word_class("size_plurals"))
_NAMED = frozenset("NOUN PROPN ADJ".split())  # parts of speech between a number and the noun that it counts
_TENS = re.compile(
    r"\b(twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[ -]+(one|two|three|four|five|six|seven|eight|nine)\b", re.IGNORECASE
)


class Amount(NamedTuple):
    """A number of people: its words from `first` to `last` without the noun; `head`, the noun or the number itself; its value."""

    first: int
    last: int
    head: int
    quantity: Quantity


def amounts_of(words: Words, numbers: Sequence[int]) -> list[Amount]:
    """The numbers of a sentence that may be of people, in order."""
    out: list[Amount] = []
    for number in numbers:
        if _numeral(words, number) and not (out and number <= out[-1].last):
            begin = max(out[-1].last + 1 if out else numbers[0], number - NEAR)
            amount = _amount(words, numbers, number, begin)
            if amount is not None and not (out and _whole(words, out[-1], amount)):
                out.append(amount)
    return out


def _whole(words: Words, part: Amount, amount: Amount) -> bool:
    """Whether an amount is what another is a part of: the 12 of "seven of the 12 wounded"."""
    between = [words.lower(step) for step in range(part.last + 1, amount.first)]
    return between[:1] == ["of"] and len(between) <= 2


def _numeral(words: Words, number: int) -> bool:
    token = words.tokens[number]
    lower = words.lower(number)
    if token.upos == "NUM" or token.xpos == "CD" or lower[:1].isdigit():
        return lower != "one" or words.lower(number - 1) not in ("no", "the", "this", "that", "every")
    return lower.removesuffix("s") in _CROWD and (lower.endswith("s") or words.lower(number - 1) in ("a", "an"))


def _amount(words: Words, numbers: Sequence[int], number: int, begin: int) -> Amount | None:
    """The number at a word, with what makes it round from `begin` on; None where it is of no people."""
    last = _end(words, numbers, number)
    head = _counted(words, numbers, last)
    if is_thing(words, head) or (head == last and _aside(words, number, last)):
        return None
    start = words.tokens[begin].span.start
    told = words.text[start : words.tokens[last].span.end].replace("\n", " ")
    # "Twenty two" is one number, and a number without a noun counts people: both are put so that the reader of amounts sees it.
    told = _TENS.sub(r"\1-\2", told)
    place = words.tokens[number].span.start - start
    for one in quantities(f"{told} people", Span(0, len(told) + len(" people"))):
        if one.span.start <= place < one.span.end and one.unit == "people":
            first = next(step for step in range(begin, last + 1) if words.tokens[step].span.start >= start + one.span.start)
            end = words.tokens[head if head - last < NEAR else last].span.end
            unit = words.lower(head) if head != last else _of(words, last)
            span = Span(start + one.span.start, end)
            return Amount(first, last, head, msgspec.structs.replace(one, span=span, unit=unit))
    return None


def _end(words: Words, numbers: Sequence[int], number: int) -> int:
    """The last word of a number: of "12" in "12 to 15" the 15, of "tens" in "tens of thousands" the thousands."""
    last = number
    if words.lower(number - 1) == "from":  # "from 9 to 12" are two
        return last
    while last + 1 <= numbers[-1]:
        step = last + 1
        joined = words.lower(step) in ("to", "or", "-", "–", "of") or (
            words.lower(step) == "and" and "between" in (words.lower(number - 1), words.lower(number - 2))
        )
        if _numeral(words, step):
            last = step
        elif joined and step < numbers[-1] and _numeral(words, step + 1):
            if words.lower(step) == "of" and words.lower(last) not in ("tens", "hundreds"):
                return last
            last = step + 1
        else:
            return last
    return last


def _counted(words: Words, numbers: Sequence[int], last: int) -> int:
    """The noun that a number counts, the number itself where none follows it: in "12 dead" and "40 were hurt" it counts people."""
    head = last
    for step in range(last + 1, min(last + NEAR, numbers[-1] + 1)):
        if words.lower(step) in ("more", "other", "further"):
            continue
        if words.tokens[step].upos not in _NAMED or _ends(words, head, step) or _state(words, step):
            return head
        head = step
    return head


def _ends(words: Words, head: int, step: int) -> bool:
    """Whether a noun phrase is over before a word: behind a plural there is no other noun of it, but a plural ("arms dealers")."""
    plural = words.lower(head).endswith("s") or words.lower(head) in _PLURALS
    return plural and words.tokens[head].upos != "NUM" and not words.lower(step).endswith("s")


def _state(words: Words, step: int) -> bool:
    """Whether a word tells what befell those counted ("12 dead"), rather than whom one counts ("12 injured soldiers")."""
    roles = {row.role for row in entries(words, step) if fits(words, step, row) >= 0}
    counts = "counted" in roles or words.lower(step).endswith(("ers", "ists", "ees"))
    return bool(roles & {"to", "are", "does"}) and not counts and not _noun_behind(words, step)


def _noun_behind(words: Words, number: int) -> bool:
    """Whether a state stands before a noun that it is said of: "12 injured soldiers"."""
    return words.tokens[number + 1].upos in ("NOUN", "PROPN") if number + 1 < len(words) else False


def _of(words: Words, last: int) -> str:
    """The noun of "five of his men"; people, where none is told."""
    if words.lower(last + 1) != "of":
        return "people"
    nouns = (step for step in range(last + 2, min(last + NEAR, len(words))) if words.tokens[step].upos == "NOUN")
    return next((words.lower(step) for step in nouns), "people")


def is_thing(words: Words, head: int) -> bool:
    """Whether a noun counts no people."""
    if words.lower(head + 1) == "%" or words.lower(head - 1) in ("$", "€", "£"):
        return True
    return any(row.role == "thing" for row in entries(words, head))


def _aside(words: Words, first: int, last: int) -> bool:
    """Whether a bare number is an age or a year, as in "Olo Bran, 61," and "in 2014"."""
    before, behind = words.lower(first - 1), words.lower(last + 1)
    if before == "and" and words.tokens[first - 2].upos == "NUM":  # "aged 19 and 23"
        before = words.lower(first - 3)
    year = words.lower(last).isdigit() and 1900 <= int(words.lower(last)) <= 2099
    return before in ("aged", "age", "nos", "no.") or (before in (",", "(") and behind in (",", ")", ".")) or year
