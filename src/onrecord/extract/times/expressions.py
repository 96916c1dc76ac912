"""The expressions of time in a text: found one by one, joined where two make one, and counted from the day of the report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import takewhile

import msgspec

from onrecord.extract.times.grammar import ENDS, HOUR, Form, Now, match, symbols
from onrecord.extract.times.periods import FINENESS, Period, period, shifted
from onrecord.extract.times.pieces import Piece, pieces
from onrecord.extract.times.sense import before, means
from onrecord.model import When
from onrecord.spans import Span
from onrecord.tokens import Words

__all__ = ["Expression", "expressions", "times", "whens"]

_REACH = 600  # characters: two paragraphs, or so
_KEPT = 8  # texts whose expressions are remembered
_RELATIONS = frozenset("since until by before after from between during".split())
_LIMITS = frozenset(("until", "by", "before"))  # what a story has not come to yet; nothing counts from there
_JOIN = frozenset("on of at the early late shortly before after by".split())  # between an hour and its day
_SOON = 6  # words
_PASSED = frozenset("the early around comma on".split())  # between a preposition and the time that it governs


class Expression(msgspec.Struct, frozen=True):
    """Words that tell a time.

    `past` is what they mean in a report of what has been, `coming` in what is to come; None where that cannot be told. `relation` is
    the preposition that governs them where it makes a difference: since, until, by, before, after, from, between, during; empty
    else. `gap` is set where they count from something that is told by no time: "two days after the raid" is (2, "day"), negative for
    what comes before. `hour` is set for a time of the day alone ("at noon").
    """

    span: Span
    past: Period | None
    coming: Period | None
    relation: str = ""
    gap: tuple[float, str] | None = None
    hour: bool = False

    def when(self, ahead: bool = False) -> When | None:
        """The time as a record has it; `ahead`: of what is to come."""
        found = self.coming if ahead else self.past
        if found is None:
            return None
        return When(found.start.isoformat(), found.end.isoformat(), found.precision, self.span)


def times(text: str, anchor: str | None, *, future: bool = False) -> list[When]:
    """The times that a text tells, in order, none overlapping another; those that cannot be resolved are left out.

    `anchor` is the day of the report in ISO 8601, to any precision, or None where it is not known: then only whole dates are resolved.
    `future`: the text is about what is to come. Days are those of the place where the text was written.

    >>> [(time.start, time.end) for time in times("Two days after 3 May they met again on Monday.", "2019-05-22")]
    [('2019-05-05', '2019-05-05'), ('2019-05-20', '2019-05-20')]
    """
    return [when for one in expressions(text, anchor) if (when := one.when(future)) is not None]


def whens(words: Words, anchor: str | None, span: Span, *, future: bool = False) -> list[When]:
    """The times told within a span of an article; what counts from another time may count from one before the span."""
    found = [one for one in expressions(words.text, anchor) if span.holds(one.span)]
    return [when for one in found if (when := one.when(future)) is not None]


@lru_cache(_KEPT)
def expressions(text: str, anchor: str | None) -> tuple[Expression, ...]:
    """All expressions of time in a text, in order, those too that cannot be resolved. `anchor` as for `times`.

    >>> [(one.span, one.when(), one.gap) for one in expressions("a day after the raid", "2019-05-22")]
    [(Span(start=0, end=11, page=None), None, (1, 'day'))]
    """
    read = pieces(text)
    report = period(anchor)
    made: list[Expression] = []
    for group in _groups(read):
        made += _resolved(read, group, report, made)
    return tuple(_without_hours(text, made))


def _forms(read: Sequence[Piece]) -> Iterator[Form]:
    """The expressions of a text, one by one."""
    known = symbols()
    letters = "".join(known.get(piece.kind, " ") for piece in read)
    place = 0
    while place < len(read):
        form = match(read, letters, place) if letters[place] != " " else None
        if form and means(read, form):
            yield form
        place = form.end if form else place + 1


def _groups(read: Sequence[Piece]) -> Iterator[list[Form]]:
    """Expressions that make one: the ends of a stretch of time, and a time with what is counted from it; most stand alone."""
    held: Form | None = None
    for form in _forms(read):
        if held is not None and (_from_to(read, held, form) or _counted_from(read, held, form)):
            yield [held, form]
            held = None
        else:
            if held is not None:
                yield [held]
            held = form
    if held is not None:
        yield [held]


def _from_to(read: Sequence[Piece], first: Form, last: Form) -> bool:
    """Whether two expressions are the ends of one stretch: "from … to …", "between … and …", "May-June"."""
    between = [piece.kind for piece in read[first.end : last.first] if piece.kind not in {"the", "on"}]
    if {first.meaning, last.meaning} - ENDS or len(between) != 1 or last.first - first.end > 2:
        return False
    if between[0] == "and":
        return before(read, first.first) == "between"
    if between[0] == "dash":
        return first.meaning == last.meaning
    return between[0] in {"to", "until", "through", "into"}


def _counted_from(read: Sequence[Piece], gap: Form, base: Form) -> bool:
    """Whether an expression tells what another one counts from: "two days after | 3 May"."""
    return gap.gap is not None and base.gap is None and all(piece.kind == "the" for piece in read[gap.end : base.first])


def _resolved(read: Sequence[Piece], group: list[Form], report: Period | None, told: Sequence[Expression]) -> list[Expression]:
    """The expression that a group is; two, where they are no stretch of time after all."""
    first, last = group[0], group[-1]
    span = Span(read[first.first].start, read[last.end - 1].end)
    near = _within_reach(read, told, first)
    now = (
        Now(report, tuple(one.past for one in near if one.past), False),
        Now(report, tuple(one.coming for one in near if one.coming), True),
    )
    relation = next((kind for back in (1, 2) if (kind := before(read, first.first, back)) not in _PASSED), "")
    relation = relation if relation in _RELATIONS else ""
    if len(group) == 1:
        if first.gap and not _ends(read, first):
            return [Expression(span, None, None, relation, first.gap)]
        past, coming = (_meant(first, one) for one in now)
        if relation in _LIMITS and first.meaning is not HOUR and not _reached(read, first):
            past = coming
        return [Expression(span, past, coming, relation, first.gap, first.meaning is HOUR)]
    if first.gap:
        bases = (_meant(last, one) for one in now)
        past, coming = (shifted(base, *first.gap) if base else None for base in bases)
        return [Expression(span, past, coming, relation)]
    night = before(read, first.first, 2) == "daypart" or (read[first.end - 1].kind == "daypart" and read[first.end].kind != "until")
    past, coming = (_stretch(first, last, one, night) for one in now)
    if past or coming:
        return [Expression(span, past, coming, relation)]
    return [one for form in group for one in _resolved(read, [form], report, told)]


def _meant(form: Form, now: Now) -> Period | None:
    """What a form means; nothing where that is beyond the calendar's ends."""
    try:
        return form.meaning(form.fields, now)
    except (ValueError, OverflowError):
        return None


def _within_reach(read: Sequence[Piece], told: Sequence[Expression], form: Form) -> list[Expression]:
    """The times that a form may count from, the last one first: those told shortly before it, but not "until Friday"; an hour counts
    from one in its own sentence only."""
    least = read[form.first].start - _REACH
    if form.meaning is HOUR:
        least = next((piece.end for piece in reversed(read[: form.first]) if piece.kind in {"stop", "break"}), 0)
    near = []
    for one in reversed(told):
        if one.span.start < least:
            break
        if one.relation not in _LIMITS:
            near.append(one)
    return near


def _reached(read: Sequence[Piece], form: Form) -> bool:
    """Whether a limit is one that had been reached: "By Friday the water …", "by Tuesday neither had …"."""
    opening = next((piece for piece in reversed(read[: form.first]) if piece.kind in _LIMITS), None)
    clause = takewhile(lambda piece: piece.kind not in {"comma", "stop"}, read[form.end : form.end + _SOON])
    return (opening is not None and opening.capital) or any(piece.value == "had" for piece in clause)


def _ends(read: Sequence[Piece], form: Form) -> bool:
    """Whether nothing follows that an expression could count from."""
    return form.end >= len(read) or read[form.end].kind in {"stop", "comma", "break", "close", "dash", "and"}


def _stretch(first: Form, last: Form, now: Now, night: bool) -> Period | None:
    """From one time to another. The end with a year settles the other one's; else the later one is nearest to a report of what has
    been, the earlier one to what is to come. A night from one day to the next has the day on which it began."""
    if now.ahead or (first.fields.has("year") and not last.fields.has("year")):
        begin = _meant(first, now)
        free = not any(last.fields.has(kind) for kind in ("last", "this", "next"))
        end = _meant(last, now._replace(anchor=begin, ahead=True) if free else now) if begin else None
    else:
        end = _meant(last, now)
        begin = _meant(first, now._replace(anchor=end)) if end else None
    if begin is None or end is None or begin.start > end.end:
        return None
    if night and begin.precision == end.precision == "day" and (end.start - begin.start).days == 1:
        return begin
    return Period(begin.start, end.end, max(begin.precision, end.precision, key=FINENESS.__getitem__))


def _without_hours(text: str, made: Sequence[Expression]) -> Iterator[Expression]:
    """The expressions without the hours that stand beside a day, which they belong to: "at dawn on Monday", "Monday at noon"."""
    for place, one in enumerate(made):
        beside = (other for other in made[max(place - 1, 0) : place + 2] if other is not one)
        if not (one.hour and any(_beside(text, one.span, other.span) for other in beside)):
            yield one


def _beside(text: str, one: Span, other: Span) -> bool:
    gap = text[min(one.end, other.end) : max(one.start, other.start)]
    return _JOIN.issuperset(gap.lower().replace(",", " ").split())
