"""Attributions without a subject that speaks: "according to …", "as … by …", "it was reported that …", "is said to …"."""

from __future__ import annotations

from functools import cache

from onrecord.extract.drafts import Draft, Stretch, act_for
from onrecord.extract.extents import long_end, without_marks
from onrecord.extract.phrases import noun_after
from onrecord.extract.subjects import subject_before
from onrecord.extract.units import Unit
from onrecord.extract.verbs import Group, verb_forms
from onrecord.lang.en import Cue, cues
from onrecord.lang.en import grammar as g


def passive(unit: Unit, group: Group) -> Draft | None:
    """ "It was reported that …": a source that isn't told; "X is believed to …": likewise, around the cue."""
    cue = (group.first, group.last)
    row = next((row for row in group.rows if row.kind == "verb" and "that" in row.takes and not row.after), None)
    if row is None or row.act in {"request", "order", "ask"} or row.lemma in {"find", "show", "indicate"} or "whom" in row.takes:
        return None
    if unit.lower(group.first - 1) == "it" and unit.lower(group.last) == "that":
        content = (group.last, long_end(unit, group.last, len(unit.words)))
        return Draft(None, cue, [content], row.act, 0.7, group.negative, "that", open_end=True)
    if (
        unit.lower(group.last) == "to"
        and unit.kind(group.last + 1) == "word"
        and row.act in {"say", "believe", "report", "estimate", "expect", "accuse"}
    ):
        subject = subject_before(unit, group.first)
        if subject is None or unit.lower(subject[0]) in {"who", "it"}:
            return None
        contents = [subject, (group.last, long_end(unit, group.last, len(unit.words)))]
        return Draft(None, cue, contents, row.act, 0.55, group.negative, "to", open_end=True)
    return None


@cache
def _phrases() -> tuple[tuple[tuple[str, ...], Cue], ...]:
    return tuple((tuple(row.lemma.split()), row) for row in cues() if row.kind == "phrase")


def according_to(unit: Unit, done: list[Draft]) -> list[Draft]:
    """The statements of phrases: "according to", "in the words of", "as explained by". Behind a statement, one passes it on."""
    made = []
    for place in range(len(unit.words)):
        found = _phrase_at(unit, place)
        if found is None:
            continue
        length, row = found
        source = _source(unit, place + length)
        if source is None:
            continue
        held = _told_before(unit, place, done)
        if held is not None:
            for told in done:
                if told.source == held.source and told.anchor() < place:
                    told.via.append((source, (place, place + length)))
            continue
        draft = _around(unit, (place, place + length), source, row, done)
        if draft is not None:
            made.append(draft)
    return made


def _phrase_at(unit: Unit, place: int) -> tuple[int, Cue] | None:
    """The length and the row of a phrase that begins at `place`."""
    for words, row in _phrases():
        if all(unit.lower(place + step) == word for step, word in enumerate(words)):
            return len(words), row
    if (
        place == 0
        and unit.lower(0) == "for"
        and unit.words[1:2]
        and unit.words[1].capital
        and any(word.kind == "quote" for word in unit.words)
    ):
        return (1, _for_row())
    if unit.lower(place) == "as" and unit.lower(place + 2) == "by":
        rows = [
            row
            for row, form in verb_forms().get(unit.lower(place + 1), ())
            if form == "past" and row.kind == "verb" and "quote" in row.takes
        ]
        return (3, rows[0]) if rows else None
    return None


@cache
def _for_row() -> Cue:
    return next(row for row in cues() if row.kind == "phrase" and row.lemma == "in the words of")


def _source(unit: Unit, at: int) -> Stretch | None:
    """The source behind a phrase. A single plain noun is none ("according to size")."""
    end = noun_after(unit, at, len(unit.words))
    if end is None:
        return None
    single = (
        end - at == 1
        and not unit.words[at].capital
        and not unit.lower(at).endswith("s")
        and unit.lower(at) not in g.OBJECT_PRONOUNS | {"police"}
    )
    return None if single or unit.lower(at) in {"plan", "need", "taste", "which"} else (at, end)


def _told_before(unit: Unit, place: int, done: list[Draft]) -> Draft | None:
    """The statement that an "according to" behind it passes on: the outermost whose content reaches the phrase."""
    for draft in done:
        end = max(last for _, last in draft.contents)
        if draft.anchor() < place and (place - end <= 2 or draft.holds(place)) and draft.source is not None:
            return draft
    return None


def _around(unit: Unit, cue: Stretch, source: Stretch, row: Cue, done: list[Draft]) -> Draft | None:
    """The content of a phrase: behind it at the head of a sentence, before it elsewhere, or the clause that it breaks into."""
    size, place = len(unit.words), cue[0]
    act = act_for(unit, row, source)
    opening = all(unit.lower(at) in g.CONJUNCTIONS | {",", "and"} for at in range(place))
    if opening:
        if unit.lower(source[1]) != "," or source[1] + 1 >= size:
            return None
        sure = 0.6 if cue[1] - cue[0] == 1 else 0.84
        return Draft(source, cue, [(source[1] + 1, long_end(unit, source[1] + 1, size))], act, sure, how="that", open_end=True)
    if row.lemma in {"in the words of", "in the view of"}:
        return None
    floor = max((max(last for _, last in draft.contents) for draft in done if draft.anchor() < place), default=0)
    while floor < place and (unit.kind(floor) == "mark" or unit.lower(floor) in g.CONJUNCTIONS):
        floor += 1
    if floor >= place:
        return None
    last = place - (unit.lower(place - 1) == ",")
    if row.kind == "verb" and unit.kind(last - 1) == "quote":
        floor = last - 1  # "…, as explained by": the words themselves are the quoted ones
    contents = [(floor, without_marks(unit, floor, place))]
    if row.kind == "phrase" and unit.lower(source[1]) == "," and not _complete(unit, contents[0]) and source[1] + 1 < size:
        contents.append((source[1] + 1, long_end(unit, source[1] + 1, size)))
    return Draft(source, cue, contents, act, 0.75, how="quote" if unit.kind(contents[0][1] - 1) == "quote" else "that")


def _complete(unit: Unit, stretch: Stretch) -> bool:
    words = [unit.lower(at) for at in range(stretch[0] + 1, stretch[1])]
    return any(word in g.AUXILIARIES | g.FINITE or word.endswith("ed") or word == "“”" for word in words)
