"""Who passes words on: "…, citing an aide", "quoted by state media", "agencies quoted her as saying", "told the paper"."""

from __future__ import annotations

from onrecord.extract.complements import complement
from onrecord.extract.drafts import Draft, Stretch, act_for, is_medium
from onrecord.extract.phrases import noun_after
from onrecord.extract.subjects import subject_before
from onrecord.extract.units import Unit
from onrecord.extract.verbs import Group
from onrecord.lang.en import grammar as g

_PASSED_ON = {"quoted": "by", "cited": "by"}


def chained(unit: Unit, drafts: list[Draft]) -> list[Draft]:
    """The statements with their chains: added to what is there, or made where only a chain tells of one."""
    for draft in drafts:
        draft.via = [link for link in draft.via if link[1] is not None or is_medium(unit, link[0])]
    for place in range(len(unit.words)):
        lower = unit.lower(place)
        if lower == "citing":
            _citing(unit, place, drafts)
        elif lower in _PASSED_ON and unit.lower(place + 1) == "by":
            _quoted_by(unit, place, drafts)
    return drafts


def _citing(unit: Unit, place: int, drafts: list[Draft]) -> None:
    """ "X reported, citing Y, that …": Y speaks, through X."""
    end = noun_after(unit, place + 1, len(unit.words))
    told = [
        draft
        for draft in drafts
        if draft.source and draft.cue and draft.cue[0] - 12 <= place <= draft.cue[1] + 12 and not draft.inherits
    ]
    if end is None or not told:
        return
    draft = min(told, key=lambda one: abs((one.cue or (0, 0))[1] - place))
    source = draft.source
    if source is None or draft.holds(place):
        return
    teller: Stretch = (source[0], place - 1) if source[0] < place < source[1] and unit.lower(place - 1) == "," else source
    if (
        not is_medium(unit, teller)
        and draft.act != "report"
        and unit.words[teller[0]].lower.upper() != unit.text[unit.words[teller[0]].start : unit.words[teller[0]].end]
    ):
        return
    draft.via.append((teller, draft.cue))
    draft.source, draft.cue = (place + 1, end), (place, place + 1)
    draft.act = "report" if is_medium(unit, draft.source) else "say"


def _quoted_by(unit: Unit, place: int, drafts: list[Draft]) -> None:
    """ "…, Y said, quoted by X": X passes it on."""
    end = noun_after(unit, place + 2, len(unit.words))
    if end is None or (unit.lower(end) == "as" and unit.lower(end + 1) == "saying"):
        return
    first = place
    while unit.lower(first - 1) in g.BE | {"as", "been", "has", "have", "had"}:
        first -= 1
    near = [draft for draft in drafts if draft.source is not None and draft.anchor() < place and not draft.holds(place)]
    if near:
        near[-1].via.append(((place + 2, end), (first, place + 2)))


def quoted_as(unit: Unit, found: list[Group]) -> list[Draft]:
    """The statements of "X quoted Y as saying …" and "Y was quoted by X as saying …"."""
    made: list[Draft] = []
    for relay in found:
        if not any(row.kind == "relay" for row in relay.rows) or relay.lead in {"infinitive", "participle", "modal"}:
            continue
        saying = next(
            (
                group
                for group in found
                if group.lead == "participle" and unit.lower(group.first - 1) == "as" and 0 < group.first - relay.last <= 20
            ),
            None,
        )
        told = complement(unit, saying, len(unit.words)) if saying else None
        subject = subject_before(unit, relay.first)
        if saying is None or told is None or subject is None:
            continue
        source, via = _ends(unit, relay, saying.first - 1, subject)
        if source is not None:
            act = act_for(unit, told.row, source)
            made.append(
                Draft(
                    source, (saying.first, saying.last), [(told.first, told.last)], act, 0.85, how=told.how, via=via, open_end=True
                )
            )
    return made


def _ends(unit: Unit, relay: Group, stop: int, subject: Stretch) -> tuple[Stretch | None, list[tuple[Stretch, Stretch | None]]]:
    """Who speaks and who passes it on, around a verb of quoting."""
    between = (relay.last, stop)
    if relay.lead == "passive":
        by = unit.lower(relay.last) == "by" and noun_after(unit, relay.last + 1, stop)
        cue = (relay.first, relay.last + bool(by))
        return subject, [((relay.last + 1, by), cue)] if by else []
    if between[0] >= between[1]:
        return None, []
    return between, [(subject, (relay.first, relay.last))]
