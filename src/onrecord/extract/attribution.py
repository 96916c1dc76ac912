"""Who says what: sources, cues and contents, sentence by sentence, by the table of cues."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from onrecord.extract.chains import chained, quoted_as
from onrecord.extract.clauses import Complement
from onrecord.extract.complements import complement
from onrecord.extract.continuations import carried_on, quotes_alone
from onrecord.extract.drafts import Draft, Stretch, act_for, attribution
from onrecord.extract.postposed import postposed
from onrecord.extract.quotes import quotes
from onrecord.extract.sourceless import according_to, passive
from onrecord.extract.subjects import subject_before
from onrecord.extract.transcripts import turns
from onrecord.extract.units import Unit, units
from onrecord.extract.verbs import Group, groups
from onrecord.lang.en import grammar as g
from onrecord.model import Article, Attribution, Sentence

# How sure a pattern is, by what its content is; settled on PolNeAR's training portion.
SURE = {
    "quote": 0.9,
    "that": 0.84,
    "bare": 0.77,
    "clause": 0.79,
    "wh": 0.65,
    "to": 0.55,
    "obj_to": 0.77,
    "of": 0.8,
    "as": 0.72,
    "call": 0.8,
    "at": 0.7,
    "ing": 0.63,
    "np": 0.65,
    "colon": 0.7,
}


_CELL = 1000  # characters; statements meet only those whose contents share a cell with theirs


def attributions(article: Article, sentences: Sequence[Sentence]) -> list[Attribution]:
    """The statements of an article, in the order of their cues, before anyone knows who the speakers are.

    `inside` numbers the statement of the list whose content holds this one. What "I" and "we" say outside quotation marks is none,
    so that an analyst's own judgement isn't either; nor are an interviewer's questions.
    """
    marks = quotes(article)
    spoken = turns(article)
    read = [unit for unit in units(article, sentences, marks) if unit.block not in spoken.blocks]
    drafted = [(unit, statements_of(unit)) for unit in read]
    made: list[tuple[Unit, Attribution]] = []
    for unit, drafts in drafted:
        for draft in drafts:
            whole = attribution(unit, draft)
            if whole is not None:
                made.append((unit, whole))
    made = carried_on(read, made)
    alone = quotes_alone(article, read, made)
    return nested(sorted([one for _, one in made] + alone + spoken.attributions, key=_place))


def _place(one: Attribution) -> tuple[int, int]:
    first = (one.cue or one.content)[0]
    return (first.start, one.content[0].start)


def statements_of(unit: Unit) -> list[Draft]:
    """The statements of one unit."""
    found = groups(unit)
    drafts = quoted_as(unit, found)
    for group in found:
        if any(draft.cue == (group.first, group.last) for draft in drafts):
            continue
        draft = _read(unit, group, drafts)
        if draft is not None and (draft.source is None or unit.lower(draft.source[0]) not in g.OUTSIDE_PRONOUNS):
            drafts.append(draft)
    drafts += according_to(unit, drafts)
    drafts = chained(unit, drafts)
    for draft in drafts:
        if draft.open_end:
            _give_way(unit, draft, drafts)
    return drafts


def _read(unit: Unit, group: Group, done: list[Draft]) -> Draft | None:
    """The statement of a cue, if it is one."""
    if (
        group.lead == "infinitive"
        or (group.lead == "modal" and not group.negative)
        or all(row.kind == "relay" for row in group.rows)
    ):
        return None
    if group.lead == "passive":
        return passive(unit, group)
    found = complement(unit, group, len(unit.words))
    if group.lead == "participle":
        return _participle(unit, group, found, done)
    return postposed(unit, group, done) or (_plain(unit, group, found, done) if found else None)


def _plain(unit: Unit, group: Group, found: Complement, done: list[Draft]) -> Draft | None:
    """Subject, cue, content; or a cue that shares the subject of the one before ("… and denied the report")."""
    subject = subject_before(unit, group.first)
    if subject is not None:
        return _draft(unit, group, found, subject)
    shares = unit.lower(group.first - 1) in {"and", "but"} and (found.how != "np" or done)
    return _inheriting(unit, group, found, done, 0.05) if shares else None


def _draft(unit: Unit, group: Group, found: Complement, source: Stretch) -> Draft:
    sure = SURE[found.how]
    plain = source[1] - source[0] <= 6
    kept_open = found.row.lemma == "rule" and group.negative  # who does not rule something out says so, and rejects nothing
    return Draft(
        source,
        (group.first, group.last + bool(found.row.after)),
        [(found.first, found.last)],
        "say" if kept_open else act_for(unit, found.row, source),
        sure if plain else sure - 0.08,
        (group.negative and not kept_open) or "negative" in found.row.takes,
        found.how,
        via=[(found.whom, None)] if found.whom else [],
        open_end=True,
    )


def _participle(unit: Unit, group: Group, found: Complement | None, done: list[Draft]) -> Draft | None:
    """ "…, adding that …": the source is that of the sentence."""
    prior = unit.lower(group.first - 1)
    if found is None or prior not in {",", "“”", "—", "–"} or found.how in {"np", "ing"}:
        return None
    return _inheriting(unit, group, found, done, 0.12)


def _inheriting(unit: Unit, group: Group, found: Complement, done: list[Draft], less: float) -> Draft | None:
    outer = [draft for draft in done if not any(other.holds(draft.anchor()) and other is not draft for other in done)]
    source = outer[-1].source if outer else leading_subject(unit, group.first)
    if source is None or source[0] >= group.first:
        return None
    draft = _draft(unit, group, found, source)
    draft.inherits, draft.confidence = True, draft.confidence - less - (0 if outer else 0.1)
    return draft


def leading_subject(unit: Unit, before: int) -> Stretch | None:
    """The subject of the first finite verb of a sentence."""
    for place in range(1, before):
        lower = unit.lower(place)
        if unit.kind(place) == "quote" or lower in g.SUBORDINATORS:
            return None
        if lower in g.AUXILIARIES | g.FINITE or (
            lower.endswith("ed") and lower not in g.ORDINARY_ED and not unit.words[place].capital
        ):
            return subject_before(unit, place)
    return None


def _give_way(unit: Unit, draft: Draft, drafts: list[Draft]) -> None:
    """End a content before the next statement of the article, if one follows at the same level (", and Ms Orla said …")."""
    first, last = draft.contents[-1]
    for other in drafts:
        anchor = other.anchor()
        if other is draft or not first < anchor < last:
            continue
        cut = anchor
        while cut > first and unit.lower(cut - 1) in {"and", "but", "while", "whereas", "although", ",", ";", "also", "then"}:
            cut -= 1
        starts_clause = cut < anchor and (other.inherits or other.closes or (unit.lower(cut) in {",", ";"} and anchor - cut > 1))
        if starts_clause:
            draft.contents[-1] = (first, cut)
            return


def nested(made: list[Attribution]) -> list[Attribution]:
    """Statements that know which other one holds them."""
    cells: dict[int, list[int]] = {}
    for number, one in enumerate(made):
        for cell in {cell for span in one.content for cell in range(span.start // _CELL, span.end // _CELL + 1)}:
            cells.setdefault(cell, []).append(number)
    out = []
    for one in made:
        spans = one.source + one.cue + one.content
        holders = [
            (sum(span.end - span.start for span in other.content), number)
            for number, other in ((number, made[number]) for number in cells[one.content[0].start // _CELL])
            if other is not one and one.cue and all(any(held.holds(span) for held in other.content) for span in spans)
        ]
        out.append(msgspec.structs.replace(one, inside=min(holders)[1]) if holders else one)
    return out
