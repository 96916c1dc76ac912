"""Verb frames of passing on: who stands before the verb, what behind it, who behind "to", "from" or "with"."""

from __future__ import annotations

from functools import cache

import msgspec

from onrecord.extract.standing import Cast
from onrecord.extract.subjects import subject_before
from onrecord.extract.units import Unit
from onrecord.lang.en import FlowVerb, flow_verbs
from onrecord.lang.en import grammar as g
from onrecord.spans import Span

_PARTICLES = {"hand": ("over", "out", "back"), "give": ("away", "back"), "send": ("over", "back")}  # of verbs, not of amounts
_REACH = 26  # words between a verb and the end of what it governs
_MATRIX = {
    "pledge": "pledged",
    "promise": "pledged",
    "agree": "pledged",
    "vow": "pledged",
    "offer": "pledged",
    "undert": "pledged",
    "commit": "pledged",
    "ask": "sought",
    "request": "sought",
    "urge": "sought",
    "begin": "shipped",
    "began": "shipped",
    "start": "shipped",
    "continue": "shipped",
}
_STOPS = (
    g.CONJUNCTIONS - {"and", "or"}
    | g.SUBORDINATORS
    | frozenset(
        (";", ":", "—", "–", "who", "amid", "in", "during", "on", "probably", "through", "via", "under", "despite", "against", "by")
    )
)


class Frame(msgspec.Struct, frozen=True):
    """A flow as a sentence has it: the ends as actors' ids, the item, its kind and the stage."""

    givers: list[str]
    takers: list[str]
    kind: str
    item: Span
    stage: str
    verb: Span
    confidence: float


@cache
def _verbs() -> dict[str, tuple[FlowVerb, ...]]:
    made: dict[str, list[FlowVerb]] = {}
    for row in flow_verbs():
        if row.frame != "item":
            for form in row.forms:
                made.setdefault(form, []).append(row)
    return {form: tuple(sorted(rows, key=lambda row: row.frame != "give_with")) for form, rows in made.items()}


@cache
def _items() -> dict[str, str]:
    return {form.replace("_", " "): row.means for row in flow_verbs() if row.frame == "item" for form in row.forms}


def frames(unit: Unit, cast: Cast) -> list[Frame]:
    """The frames of a unit, in order."""
    made: list[Frame] = []
    for place, word in enumerate(unit.words):
        rows = _verbs().get(word.lower) if not word.capital else None
        for row in rows or ():
            found = _read(unit, place, row, cast)
            if found:
                made += found
                break
    return made


def _read(unit: Unit, place: int, row: FlowVerb, cast: Cast) -> list[Frame]:
    stage, subject = _stage_and_subject(unit, place, row)
    if stage is None or unit.lower(place + 1) == "to":
        return []
    after = place + 1 + (unit.lower(place + 1) in _PARTICLES.get(row.forms[0], ()))
    end = _reach(unit, after)
    parts = _parts(unit, after, end, row, cast)
    if parts is None:
        return []
    (first, last), other = parts
    kind = kind_of(unit, first, last, row)
    own = _actors(unit, subject, cast)
    givers, takers = (other, own) if row.frame in {"get", "take"} else (own, other)
    if row.means == "contracted" and kind in {"people", "prisoners"}:
        return []  # "ordered troops to the border"
    if kind is None or not (givers or takers) or (subject is None and row.frame != "take") or set(givers) & set(takers):
        return []
    item = unit.span_of(first, without_marks(unit, first, last))
    verb = Span(unit.words[place].start, unit.words[place].end)
    frame = Frame(givers, takers, kind, item, stage, verb, 0.75 if givers and takers else 0.5)
    return [frame, *_exchange(unit, end, frame)]


def _stage_and_subject(unit: Unit, place: int, row: FlowVerb) -> tuple[str | None, tuple[int, int] | None]:
    """The stage that verb and tense tell of, and the subject; no stage where the verb is denied, only possible, or a noun."""
    first = place
    while first > 0 and (unit.lower(first - 1) in g.AUXILIARIES | g.NOT | g.ADVERBS or unit.lower(first - 1).endswith("ly")):
        first -= 1
    before = {unit.lower(at) for at in range(first, place)}
    form = unit.lower(place)
    if _no_act(unit, first, before, form):
        return None, None
    if form.endswith("ing") and not before & g.BE:
        return _gerund(unit, first, row)
    if unit.lower(first - 1) == "to" and form == row.forms[0]:
        return _infinitive(unit, first - 1)
    plain = form == row.forms[0] and form not in row.forms[2:]
    if plain and not before & (g.WILL | g.DO) and not _plural_subject(unit, first):
        return None, None
    return "pledged" if before & g.WILL and row.means != "sought" else row.means, subject_before(unit, first)


def _no_act(unit: Unit, first: int, before: set[str], form: str) -> bool:
    """Whether a verb is denied, only possible, passive (left for later), a noun, or shares a subject that stands further off."""
    prior = unit.lower(first - 1)
    if before & (g.NOT | g.CONTRACTED | g.MODALS) or prior in g.DETERMINERS or prior.endswith(("'s", "’s")):
        return True
    return bool(before & g.BE) and not form.endswith("ing")


def _plural_subject(unit: Unit, first: int) -> bool:
    return unit.lower(first - 1) in {"they", "we", "i", "you", "who", "both"} or unit.lower(first - 1).endswith("s")


def _gerund(unit: Unit, first: int, row: FlowVerb) -> tuple[str | None, tuple[int, int] | None]:
    """ "accused Orm of supplying …": the one accused is the subject."""
    if unit.lower(first - 1) not in {"of", "for"}:
        return None, None
    start = first - 1
    while start > 0 and first - start < 12 and unit.kind(start - 1) == "word" and not _accuses(unit.lower(start - 1)):
        start -= 1
    return (row.means, (start, first - 1)) if start > 0 and _accuses(unit.lower(start - 1)) and start < first - 1 else (None, None)


def _accuses(lower: str) -> bool:
    return lower.startswith(("accus", "suspect", "blam", "criticiz", "criticis", "condemn", "denounc", "prais", "thank"))


def _infinitive(unit: Unit, to: int) -> tuple[str | None, tuple[int, int] | None]:
    """ "pledged to send …": the stage is that of the verb before "to"."""
    head = unit.lower(to - 1)
    stage = next((stage for word, stage in _MATRIX.items() if head.startswith(word)), None)
    if stage is None or stage == "sought" or unit.lower(to - 2) in g.NOT | g.CONTRACTED:
        return None, None
    first = to - 1
    while first > 0 and (unit.lower(first - 1) in g.AUXILIARIES | g.ADVERBS):
        first -= 1
    return stage, subject_before(unit, first)


def _reach(unit: Unit, start: int) -> int:
    """Where what a verb governs ends: at a conjunction, a mark, a time."""
    for place in range(start, min(start + _REACH, len(unit.words))):
        lower = unit.lower(place)
        if lower in _STOPS or lower in g.TIMES or (unit.kind(place) == "quote" and place > start):
            return place
        if lower == "," and not _list_goes_on(unit, place):
            return place
    return min(start + _REACH, len(unit.words))


def _list_goes_on(unit: Unit, comma: int) -> bool:
    """Whether a comma parts things in a list ("a dagger, a sword and a vase")."""
    following = [unit.lower(at) for at in range(comma + 1, min(comma + 6, len(unit.words)))]
    return any(word in _items() for word in following) and not any(
        word in g.AUXILIARIES | g.SUBJECT_PRONOUNS | _verbs().keys() for word in following
    )


def _parts(unit: Unit, start: int, end: int, row: FlowVerb, cast: Cast) -> tuple[tuple[int, int], list[str]] | None:
    """The item, and the actors at the other end."""
    if row.frame == "give_with":
        marker = next((at for at in range(start + 1, end) if unit.lower(at) == "with"), None)
        return ((marker + 1, end), _actors(unit, (start, marker), cast)) if marker and marker + 1 < end else None
    wanted = {"give": ("to", "for"), "stop": ("to", "for"), "get": ("from",), "take": ("from",)}[row.frame]
    marker = next((at for at in range(start + 1, end) if unit.lower(at) in wanted and _actors(unit, (at + 1, end), cast)), None)
    if marker is not None:
        return (start, marker), _actors(unit, (marker + 1, end), cast)
    if row.frame == "give":
        taker = _indirect_object(unit, start, end, cast)
        if taker is not None:
            return taker
    ends = [at for at in range(start + 1, end) if unit.lower(at) in {"to", "from", "for"}]
    return ((start, ends[0] if ends else end), []) if start < end else None


def _indirect_object(unit: Unit, start: int, end: int, cast: Cast) -> tuple[tuple[int, int], list[str]] | None:
    """ "gave Orm tanks": an actor right behind the verb, then the item."""
    if start >= end:
        return None
    near = cast.within(unit.words[start].start, unit.words[min(start + 6, end) - 1].end)
    if not near or near[0][1].span.start > unit.words[min(start + 1, end - 1)].start:
        return None
    actor, mention = near[0]
    place = next((at for at in range(start, end) if unit.words[at].start >= mention.span.end), end)
    possessive = unit.text[mention.span.end : mention.span.end + 2] in {"'s", "’s"} or (
        mention.form == "pronoun" and unit.lower(start) in g.POSSESSIVES - {"her"}
    )
    return ((place, end), [actor]) if place < end and not possessive else None


def _actors(unit: Unit, stretch: tuple[int, int] | None, cast: Cast) -> list[str]:
    if stretch is None or stretch[0] >= stretch[1]:
        return []
    return cast.parties(unit.words[stretch[0]].start, unit.words[stretch[1] - 1].end)


def kind_of(unit: Unit, first: int, last: int, row: FlowVerb | None = None) -> str | None:
    """The kind of flow that a stretch tells of: by its first word that the table knows; a gift where the verb presents."""
    for place in range(first, last):
        pair = f"{unit.lower(place)} {unit.lower(place + 1)}"
        kind = (_items().get(pair) if place + 1 < last else None) or _items().get(unit.lower(place))
        if kind in {"gift", "goods"} or kind is None:
            continue
        return "gift" if row is not None and row.lemma == "present" else kind
    rest = {_items().get(unit.lower(place)) for place in range(first, last)} | {
        _items().get(f"{unit.lower(place)} {unit.lower(place + 1)}") for place in range(first, last - 1)
    }
    return "gift" if "gift" in rest else "goods" if "goods" in rest else None


def _exchange(unit: Unit, end: int, frame: Frame) -> list[Frame]:
    """The flow that comes back, behind "in exchange for"."""
    place = next(
        (
            at
            for at in range(end, min(end + 4, len(unit.words)))
            if unit.lower(at) == "in" and unit.lower(at + 1) in {"exchange", "return"} and unit.lower(at + 2) == "for"
        ),
        None,
    )
    if place is None:
        return []
    last = _reach(unit, place + 3)
    kind = kind_of(unit, place + 3, last) if place + 3 < last else None
    if kind is None:
        return []
    item = unit.span_of(place + 3, without_marks(unit, place + 3, last))
    return [Frame(frame.takers, frame.givers, kind, item, frame.stage, frame.verb, round(frame.confidence - 0.15, 2))]


def without_marks(unit: Unit, start: int, end: int) -> int:
    """The end of a stretch without the marks that close it."""
    while end > start + 1 and unit.kind(end - 1) == "mark" and unit.lower(end - 1) not in {")", "]", "%", "…"}:
        end -= 1
    return end
