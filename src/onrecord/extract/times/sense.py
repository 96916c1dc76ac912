"""Whether words that look like a time are one where they stand: "May" is also a name, "2000" a number, "fall" a verb."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from onrecord.extract.times.grammar import Form
from onrecord.extract.times.pieces import Piece
from onrecord.lang.en.grammar import AUXILIARIES, SUBJECT_PRONOUNS
from onrecord.lang.en.tables import words

__all__ = ["before", "means"]

_GOVERN = frozenset("in since until by before after from during between of to through over and around".split())
_SURE = frozenset("in since until by during".split())  # of those, the ones that hardly ever stand before a number that is no year
_NAMES = frozenset(("3", "4", "5", "6", "8"))  # March, April, May, June, August
_PEOPLE = frozenset(words("amount_irregular"))
_LONG_AGO = 1900  # a number below it is as often no year


def before(read: Sequence[Piece], place: int, back: int = 1) -> str:
    """The kind of the piece before a place, or further back, articles not counted; empty for a word that is of no kind."""
    kinds = [piece.kind for piece in read[max(place - back - 2, 0) : place] if piece.kind != "the"]
    return kinds[-back] if len(kinds) >= back else ""


def means(read: Sequence[Piece], form: Form) -> bool:
    """Whether a form is meant as a time. Only bare words need to be asked: a month alone, a year, a day of the month."""
    kinds = [piece.kind for piece in read[form.first : form.end]]
    alone = " ".join(kinds[:-1] if kinds[-1] == "daypart" else kinds)
    asked = _year if kinds[:2] == ["year", "dash"] else _ASKED.get(alone)
    return asked(read, form) if asked else True


def _following(read: Sequence[Piece], form: Form) -> Piece | None:
    return read[form.end] if form.end < len(read) else None


def _noun(piece: Piece | None) -> bool:
    """Whether a piece may be a noun or its adjective: a word in lower case that is no pronoun."""
    return piece is not None and not piece.kind and piece.value.islower() and piece.value not in SUBJECT_PRONOUNS


def _plural(piece: Piece | None) -> bool:
    if piece is None or not _noun(piece) or piece.value in AUXILIARIES:
        return False
    return piece.value in _PEOPLE or piece.value.endswith("s")


def _weekday(read: Sequence[Piece], form: Form) -> bool:
    """Not "on a Friday"; "the Tuesday sitting", but not "on the Tuesday they left", which counts from a story's own day."""
    if not _named(read, form) and _capital_word(_following(read, form)):
        return False
    if form.first and read[form.first - 1].kind == "the":
        return _noun(_following(read, form)) or form.end - form.first > 1
    return before(read, form.first) not in {"a", "any"}


def _month(read: Sequence[Piece], form: Form) -> bool:
    """Months that are names of persons too must be governed by a preposition, or stand before a noun ("the May talks")."""
    following, previous = _following(read, form), before(read, form.first)
    if previous in {"a", "any"}:
        return False
    if previous in _GOVERN:
        return True
    if following is not None and not following.kind and following.value[:1].isupper():
        return False
    if read[form.first].value not in _NAMES:
        return True
    return form.first > 0 and read[form.first - 1].kind in {"the", "genitive"} and _noun(following)


def _year(read: Sequence[Piece], form: Form) -> bool:
    following, previous = _following(read, form), read[form.first - 1].kind if form.first else ""
    number = int(read[form.first].value)
    counts = _plural(following) and (number % 10 == 0 or number < _LONG_AGO)
    if previous in _SURE:
        return not (counts and number % 100 == 0)
    if previous in _GOVERN:
        return not counts
    if previous == "open":
        return following is not None and following.kind in {"close", "comma", "stop", "dash"}
    if previous == "unit":
        return read[form.first - 1].value == "year"
    if previous in {"the", "genitive", "a"}:
        return _noun(following) and not counts
    return False


def _season(read: Sequence[Piece], form: Form) -> bool:
    following = _following(read, form)
    return before(read, form.first) in _GOVERN - {"to", "and"} and not (following is not None and following.kind == "of")


def _day_of_month(read: Sequence[Piece], form: Form) -> bool:
    """Whether a figure is a day: "on the 12th he agreed", but not "on the 4th floor"."""
    if form.first == 0 or read[form.first - 1].kind != "the" or before(read, form.first) not in _GOVERN | {"on"}:
        return False
    following = _following(read, form)
    if following is None or following.kind:
        return True
    return following.value in SUBJECT_PRONOUNS or (following.value.islower() and following.value.endswith("ed"))


def _decade(read: Sequence[Piece], form: Form) -> bool:
    """Whether a decade is the world's: "in the nineties", but not "in his nineties"."""
    return read[form.first].value[0] != "1" or not read[form.first].value.isdigit() or read[form.first - 1].kind == "the"


def _clock(read: Sequence[Piece], form: Form) -> bool:
    return before(read, form.first) in _GOVERN | {"at", "on"}


def _not_counted(read: Sequence[Piece], form: Form) -> bool:
    return before(read, form.first) not in {"a", "any"}


def _named(read: Sequence[Piece], form: Form) -> bool:
    """Not part of a name, as in "USA Today", "Second Sunday Club": a capital and a word with one before it."""
    return not (form.first and read[form.first].capital and _capital_word(read[form.first - 1]))


def _capital_word(piece: Piece | None) -> bool:
    """Whether a word may be part of a name."""
    return piece is not None and piece.capital and piece.kind in {"", "ordinal"}


def _whole(read: Sequence[Piece], form: Form) -> bool:
    """Whether an ordinal goes with a unit that is numbered: "the 19th century", but not "for a third day"."""
    return read[form.end - 1].value in {"century", "quarter"}


def _gap(read: Sequence[Piece], form: Form) -> bool:
    """Whether "day before" is one day's: "the day before", but not "any day before"."""
    return form.first > 0 and read[form.first - 1].kind == "the"


_ASKED: dict[str, Callable[[Sequence[Piece], Form], bool]] = {
    "weekday": _weekday,
    "month": _month,
    "year": _year,
    "season": _season,
    "nth": _day_of_month,
    "decade": _decade,
    "clock": _clock,
    "weekend": _not_counted,
    "relday": _named,
    "nth unit": _whole,
    "ordinal unit": _whole,
    "unit before": _gap,
    "unit after": _gap,
}
