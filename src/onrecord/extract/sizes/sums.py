"""Several numbers of one field, added up: "twelve soldiers and three clerks", "two guards and a sergeant"."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.extract.sizes.amounts import Amount, is_thing
from onrecord.model import Quantity
from onrecord.spans import Span
from onrecord.tokens import Words

__all__ = ["joined", "only_and", "single_before", "single_behind"]


def joined(words: Words, amount: Amount, amounts: Sequence[Amount], taken: set[int]) -> Amount:
    """An amount with those that "and" joins to it, added up, where each has a noun of its own and nothing else befell them."""
    parts = [amount]
    for other in (one for one in amounts if one.first not in taken and one.head > one.last):
        if only_and(words, other.head, amount.first) or only_and(words, parts[-1].head, other.first):
            parts.append(other)
    if len(parts) == 1 or amount.head == amount.last:
        return _with_single(words, amount)
    parts.sort()
    values = [one.quantity.value for one in parts]
    total = None if None in values else sum(value for value in values if value is not None)
    if total is None:
        return amount
    rough = any(one.quantity.approximate for one in parts)
    span = Span(parts[0].quantity.span.start, parts[-1].quantity.span.end)
    return amount._replace(quantity=Quantity(span, total, "people", rough))


def _with_single(words: Words, amount: Amount) -> Amount:
    """An amount with one more, where "and a sergeant" follows it or "a woman and" stands before it."""
    told = amount.quantity
    if told.value is None or told.low is not None or told.high is not None or amount.head == amount.last:
        return amount
    last = single_behind(words, amount.head)
    if last > amount.head:
        return _one_more(amount, told.span.start, words.tokens[last].span.end)
    first = single_before(words, amount.first)
    return _one_more(amount, words.tokens[first].span.start, told.span.end) if first < amount.first else amount


def single_behind(words: Words, head: int) -> int:
    """Where "and a sergeant" ends behind a noun; the noun itself where nothing such follows."""
    last = head + 3
    if words.lower(head + 1) != "and" or words.lower(head + 2) not in ("a", "an") or last >= len(words):
        return head
    while words.tokens[last].upos == "ADJ" and last + 1 < len(words):
        last += 1
    return last if words.tokens[last].upos == "NOUN" and not is_thing(words, last) else head


def single_before(words: Words, first: int) -> int:
    """Where "a woman and" begins before a number's first word ("a woman and her two sons"); that word itself where nothing such is."""
    back = first - 1
    while words.lower(back) in ("her", "his", "their"):
        back -= 1
    single = words.lower(back) == "and" and words.lower(back - 2) in ("a", "an") and words.tokens[back - 1].upos == "NOUN"
    return back - 2 if single and not is_thing(words, back - 1) else first


def _one_more(amount: Amount, start: int, end: int) -> Amount:
    told = amount.quantity
    return amount._replace(quantity=Quantity(Span(start, end), (told.value or 0) + 1, "people", told.approximate))


def only_and(words: Words, head: int, first: int) -> bool:
    """Whether nothing but "and" or a comma parts a noun from the next number."""
    between = [words.lower(step) for step in range(head + 1, first)]
    return head < first and bool(between) and all(one in ("and", ",") for one in between)
