"""Amounts: a number, what it counts, whether it is round, and the ends of a range."""

from __future__ import annotations

import re

from onrecord.lang.en.tables import words
from onrecord.model import Quantity
from onrecord.spans import Span

_LOW = ("at least", "more than", "over", "no fewer than", "no less than", "upwards of", "well over")
_HIGH = ("up to", "as many as", "as much as", "fewer than", "less than", "under", "no more than", "at most")
_ABOUT = ("about", "around", "some", "roughly", "nearly", "almost", "approximately", "an estimated", "close to", "estimated")
_SMALL = {word: value for value, word in enumerate(words("numerals"))} | {
    word: 20 + 10 * step for step, word in enumerate(words("tens"))
}
_TIMES = {
    "hundred": 100,
    "thousand": 1000,
    "million": 10**6,
    "m": 10**6,
    "billion": 10**9,
    "bn": 10**9,
    "trillion": 10**12,
    "dozen": 12,
    "k": 1000,
    "mn": 10**6,
    "mln": 10**6,
    "bln": 10**9,
}
_CROWDS = {
    "dozens": 24,
    "scores": 40,
    "hundreds": 200,
    "thousands": 2000,
    "tens of thousands": 20_000,
    "hundreds of thousands": 200_000,
    "millions": 2_000_000,
}
_MONEY = {"$": "dollars", "€": "euros", "£": "pounds", "¥": "yen"}
_ONE = frozenset(("one", "1", "a", "an", "zero", "first"))
_IRREGULAR = frozenset(words("amount_irregular"))
_NO_UNIT = frozenset(words("amount_no_unit"))
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
)
_DATE = re.compile(rf"\b{_MONTH}\.? \d{{1,2}}(?:, \d{{4}})?\b|\b\d{{1,2}} {_MONTH}\b|\b\d{{1,2}}[:.]\d\d\b")
_NUMBER = (
    r"(?:\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|(?:(?:"
    + "|".join(_SMALL)
    + r")(?:(?:-|(?<=ty) )(?:one|two|three|four|five|six|seven|eight|nine)\b)?)|half a|an?(?= (?:hundred|thousand|million|billion|dozen)))"
    r"(?:[ -]?(?:hundred|thousands?|millions?|billions?|trillions?|dozen|bn|bln|mln|mn|m|k)\b)?"
)
_AMOUNT = re.compile(
    rf"(?<![\w.,:$€£-])(?:(?P<round>{'|'.join(sorted((*_LOW, *_HIGH, *_ABOUT), key=len, reverse=True))}) )?"
    rf"(?:(?P<crowd>{'|'.join(sorted(_CROWDS, key=len, reverse=True))})\b(?: of)?"
    rf"|(?P<between>between )?(?P<money>[$€£¥])?(?P<low>{_NUMBER})(?![\d,.]*\d)"
    rf"(?:(?(between)(?: and | to |[-–])|(?: to | or |[-–]))[$€£¥]?(?P<high>{_NUMBER}))?)(?![\w:])(?P<rate> ?%| per ?cent\b)?",
    re.IGNORECASE,
)
_PART = re.compile(rf"\b({_NUMBER}) (?:out )?of (?:the |its |their |some )?$", re.IGNORECASE)
_UNIT = re.compile(r"[”\"]?(?: of)?((?: [\w’'-]+){1,4})")
_STOP = frozenset(words("amount_stop"))
_MORE = frozenset(("more", "other", "additional", "further"))


def quantities(text: str, within: Span) -> list[Quantity]:
    """The amounts told within a stretch of text, in order. Years, dates, hours and bare numbers that count nothing are none.

    `value` is the number as told, the low end of a range; "at least" gives a `low`, "up to" a `high`; "dozens" only a `low`.
    """
    dates = [found.span() for found in _DATE.finditer(text, within.start, within.end)]
    made = []
    for found in _AMOUNT.finditer(text, within.start, within.end):
        if not any(start <= found.start() < end or start < found.end() <= end for start, end in dates):
            quantity = _quantity(text, found, within.end)
            if quantity is not None:
                made.append(quantity)
    return made


def figure(text: str, within: Span, passing: frozenset[str] = frozenset()) -> Quantity | None:
    """The amount that a stretch of text is about: the first one told whose unit is none of `passing`; where none has a unit, the first
    bare number, as in "the council counted 1,200"; None where there is no number."""
    told = [one for one in quantities(text, within) if one.unit not in passing]
    if told:
        part = _PART.search(text, within.start, told[0].span.start)
        value = _value(part[1]) if part and told[0].low is None and told[0].high is None else None
        if part is None or value is None:
            return told[0]
        return Quantity(Span(part.start(1), told[0].span.end), value, told[0].unit, False)  # "31,000 of the 50,000 tonnes"
    dates = [found.span() for found in _DATE.finditer(text, within.start, within.end)]
    for found in _AMOUNT.finditer(text, within.start, within.end):
        dated = any(start < found.end() and found.start() < end for start, end in dates)
        if dated or found["crowd"] or found["low"].lower() in _ONE or _timed(text, found, within.end, passing):
            continue
        amount = _amount(found, "", found.end())
        if amount is not None:
            return amount
    return None


def _timed(text: str, found: re.Match[str], limit: int, passing: frozenset[str]) -> bool:
    """Whether a number counts what is passed over: years, hours."""
    return _unit(text, found, limit)[0] in passing


def _quantity(text: str, found: re.Match[str], limit: int) -> Quantity | None:
    unit, end = _unit(text, found, limit)
    return _amount(found, unit, end) if unit else None


def _amount(found: re.Match[str], unit: str, end: int) -> Quantity | None:
    """The amount of a match, of a unit (may be empty) that ends at a place; None for years and what is no number."""
    round_by = (found["round"] or "").lower()
    span = Span(found.start(), end)
    if found["crowd"]:
        return Quantity(span, None, unit, True, low=float(_CROWDS[found["crowd"].lower()]))
    low, high = _value(found["low"]), _value(found["high"]) if found["high"] else None
    if low is None or (not found["high"] and _is_year(found["low"], unit, round_by)):
        return None
    if high is not None:
        low = _scaled(low, found["low"], found["high"])
        return Quantity(span, low, unit, True, low=low, high=high)
    return Quantity(span, low, unit, bool(round_by), low=low if round_by in _LOW else None, high=low if round_by in _HIGH else None)


def _is_year(number: str, unit: str, round_by: str) -> bool:
    return (
        not round_by
        and "," not in number
        and number.isdigit()
        and 1900 <= int(number) <= 2099
        and not unit.startswith(("people", "men", "troops", "dollars", "euros"))
    )


def _value(words: str) -> float | None:
    """The value of a number in figures or words."""
    lower = words.lower().replace(",", "")
    scaled = re.fullmatch(r"(.*?)[ -]?(hundred|thousand|million|billion|trillion|dozen|bn|bln|mln|mn|m|k)?s?", lower)
    if scaled is None:
        return None
    number, factor = scaled[1].strip(), _TIMES.get(scaled[2] or "", 1)
    if number in {"a", "an"}:
        return float(factor)
    if number == "half a":
        return factor / 2
    if re.fullmatch(r"\d+(?:\.\d+)?", number):
        return float(number) * factor
    parts = re.split(r"[- ]", number)
    return float(sum(_SMALL[part] for part in parts) * factor) if all(part in _SMALL for part in parts) else None


def _scaled(low: float, told: str, high: str) -> float:
    """The low end of "two to three million" is two million."""
    factor = next((value for word, value in _TIMES.items() if re.search(rf"(?:\d ?|[a-z][ -]){word}s?$", high.lower())), 1)
    return low * factor if factor > 1 and not any(told.lower().rstrip("s").endswith(word) for word in _TIMES) else low


def _unit(text: str, found: re.Match[str], limit: int) -> tuple[str, int]:
    """What a number counts, and where that ends."""
    if found["money"]:
        return _MONEY[found["money"]], found.end()
    if found["rate"]:
        return "percent", found.end()
    match = _UNIT.match(text, found.end(), limit)
    if match is None:
        return "", 0
    place = match.start(1)
    for step, word in enumerate(match[1].split()):
        place = text.index(word, place) + len(word)
        lower = word.lower()
        if lower in _MORE:
            continue
        if lower in _STOP or word.endswith(("'s", "’s")):
            break
        if (
            lower in _IRREGULAR
            or (lower.endswith("men") and word.islower())
            or (lower.endswith("s") and not lower.endswith(("ss", "us", "is")) and lower not in _NO_UNIT and word.islower())
            or (step == 0 and found["low"] in {"1", "one"} and word.islower() and not match.group().startswith(" of"))
        ):
            return lower, place
    return "", 0
