"""Cues behind what they attribute: “…,” she said; “…,” said Ada Lind; …, officials said."""

from __future__ import annotations

from onrecord.extract.drafts import Draft, Stretch, act_for
from onrecord.extract.extents import behind_time, long_end
from onrecord.extract.phrases import circumstance, noun_after
from onrecord.extract.subjects import subject_before
from onrecord.extract.units import Unit
from onrecord.extract.verbs import Group
from onrecord.lang.en import Cue
from onrecord.lang.en import grammar as g

_LEADS = frozenset(("but", "and", "so", "still", "meanwhile", "however", ","))


def postposed(unit: Unit, group: Group, done: list[Draft]) -> Draft | None:
    """The statement whose content stands before its cue, if this is one."""
    row = next((row for row in group.rows if row.kind == "verb" and "quote" in row.takes and not row.after), None)
    if row is None:
        return None
    return _inverted(unit, group, row, done) or _behind_subject(unit, group, row, done)


def _inverted(unit: Unit, group: Group, row: Cue, done: list[Draft]) -> Draft | None:
    """ "…," said X."""
    left = _left(unit, group.first, done)
    if left is None or group.first != group.head or group.form == "plain":
        return None
    end = noun_after(unit, group.last, len(unit.words))
    if end is None or not _closes(unit, end):
        return None
    source = (group.last, end)
    quoted = unit.kind(left[1] - 1) == "quote"
    if not quoted and (row.lemma not in {"say", "report", "write"} or not _clause(unit, left) or unit.lower(left[1]) != ","):
        return None
    if quoted and any(unit.kind(at) in {"word", "number"} for at in range(*left)) and not _clause(unit, left):
        return None  # "the firm “Oro”, explained the delay"
    return _made(unit, group, row, source=source, left=left, end=end)


def _behind_subject(unit: Unit, group: Group, row: Cue, done: list[Draft]) -> Draft | None:
    """ "…," X said."""
    subject = subject_before(unit, group.first)
    if subject is None:
        return None
    left = _left(unit, subject[0], done)
    end = _behind_cue(unit, group.last)
    if left is None and unit.lower(subject[0] - 1) == "," and unit.lower(end) == "," and done:
        return _parenthetical(unit, group, row, subject, end)
    if left is None or not _closes(unit, end):
        return None
    quoted = unit.kind(left[1] - 1) == "quote"
    if not quoted and (_speech_follows(unit, end) or unit.lower(left[1]) != ","):
        return None
    if not quoted and (not row.takes & {"bare", "clause"} or not (_clause(unit, left) or unit.lower(end) == ",")):
        return None
    return _made(unit, group, row, source=subject, left=left, end=end)


def _speech_follows(unit: Unit, end: int) -> bool:
    """Whether a quote follows right behind a cue: then what stands before it is no content ("In reply, she said, “…”")."""
    return (unit.lower(end) in {",", ":"} and unit.kind(end + 1) == "quote") or unit.kind(end) == "quote"


def _parenthetical(unit: Unit, group: Group, row: Cue, source: Stretch, end: int) -> Draft | None:
    """ "…, although, she said, the road is open": what follows, where another statement holds what goes before."""
    last = long_end(unit, end + 1, len(unit.words)) if end + 3 < len(unit.words) else end
    if last - end < 3:
        return None
    return Draft(source, (group.first, group.last), [(end + 1, last)], act_for(unit, row, source), 0.65, group.negative, "bare")


def _left(unit: Unit, at: int, done: list[Draft]) -> Stretch | None:
    """The words that a cue or subject at `at` may stand behind: a quote, or a clause with its comma."""
    end = at - (unit.lower(at - 1) in {",", "–", "—", "-"})
    if end <= 0 or (end == at and unit.kind(at - 1) != "quote"):
        return None
    if unit.kind(end - 1) == "quote" and unit.lower(end - 2) in {",", "and", "", ":", ";", "–", "—"}:
        first = end - 1
        while first > 0 and (unit.kind(first - 1) == "quote"):
            first -= 1
        if first == 0 or any(draft.contents[-1][1] > first - 2 for draft in done):
            return (first, end)
    own = [draft for draft in done if not draft.inherits]
    floor = max((max(last for _, last in draft.contents) for draft in own), default=0)
    floor = max([floor, *(draft.cue[1] for draft in own if draft.cue)])
    while floor < end and unit.lower(floor) in _LEADS:
        floor += 1
    return (floor, end) if floor < end else None


def _clause(unit: Unit, stretch: Stretch) -> bool:
    """Whether some words may be a clause of their own: four at least, with a verb, not opened by a preposition."""
    words = [unit.lower(at) for at in range(*stretch)]
    if len(words) < 3 or words[0] in g.SUBORDINATORS:
        return False
    verbs = [
        word
        for word in words[1:-1]
        if word in g.AUXILIARIES | g.FINITE or word.endswith("ed") or (word.endswith("s") and not word.endswith(("'s", "’s")))
    ]
    strong = [word for word in words[1:] if word in g.AUXILIARIES | g.FINITE or word.endswith("ed")]
    return bool(strong) if words[0] in g.PREPOSITIONS | {"just", "even", "only"} else bool(strong or verbs)


def _behind_cue(unit: Unit, at: int) -> int:
    """The place behind a cue's time, circumstance and addressee."""
    end = behind_time(unit, at, len(unit.words))
    while end < len(unit.words) and unit.kind(end) != "quote" and (end == at or circumstance(unit, end) or end > at):
        if unit.lower(end) in {",", ".", "?", "!", ";"}:
            return end
        if end == at and not (
            circumstance(unit, end)
            or unit.lower(end) in {"of", "as", "after", "when", "in", "during", "at", "before", "about", "by", "on", "through"}
            or _addressee(unit, end)
        ):
            return end
        end += 1
    return end


def _addressee(unit: Unit, at: int) -> bool:
    return unit.lower(at - 1) in {"told", "tells", "assured", "reminded", "informed", "warned", "promised"}


def _closes(unit: Unit, end: int) -> bool:
    """Whether a cue is done at `end`: the sentence ends, a comma follows, or where and when it was said."""
    if end >= len(unit.words) or unit.kind(end) in {"mark", "quote"} or circumstance(unit, end):
        return True
    return unit.lower(end) in g.TIMES | {
        "on",
        "in",
        "at",
        "during",
        "after",
        "when",
        "as",
        "while",
        "before",
        "late",
        "early",
        "last",
        "to",
        "and",
        "of",
        "with",
        "about",
        "adding",
    }


def _made(unit: Unit, group: Group, row: Cue, *, source: Stretch, left: Stretch, end: int) -> Draft | None:
    contents = [left, *_rest(unit, left, end)]
    quoted = unit.kind(left[1] - 1) == "quote"
    whom = (group.last, end) if _addressee(unit, group.last) and end - group.last <= 6 else None
    return Draft(
        source,
        (group.first, group.last),
        contents,
        act_for(unit, row, source),
        0.93 if quoted else 0.69,
        group.negative,
        "quote" if quoted else "bare",
        via=[(whom, None)] if whom else [],
        closes=len(contents) == 1,
    )


def _rest(unit: Unit, left: Stretch, end: int) -> list[Stretch]:
    """What goes on behind the cue: another quote, or the clause that the cue broke into."""
    place, size = end, len(unit.words)
    while place < size and unit.kind(place) not in {"mark", "quote"}:
        place += 1  # when and where it was said
    while place < size and unit.kind(place) == "mark" and unit.lower(place) in {",", ".", ":", "–", "—"}:
        place += 1
    if place < size and unit.kind(place) == "quote":
        last = place + 1
        while last < size and unit.kind(last) == "quote":
            last += 1
        return [(place, last)] if unit.lower(last) in {"", ".", ",", "?", "!"} else []
    broken = (
        unit.lower(end) == ","
        and end + 1 < size
        and unit.kind(left[1] - 1) != "quote"
        and (not _clause(unit, left) or unit.lower(end + 1) in g.AUXILIARIES | g.FINITE)
    )
    return [(end + 1, long_end(unit, end + 1, size))] if broken else []
