"""What stands behind a cue: the clause, phrase or quote that it takes, and whom it is addressed to."""

from __future__ import annotations

from collections.abc import Callable

from onrecord.extract.clauses import Complement, bare_frame, clause_frame, quote_frame, that_frame, to_frame, wh_frame
from onrecord.extract.objects import call_frame, ing_frame, np_frame, obj_to_frame, through_frame
from onrecord.extract.units import Unit
from onrecord.extract.verbs import Group
from onrecord.lang.en import Cue


def complement(unit: Unit, group: Group, limit: int) -> Complement | None:
    """The complement of a cue, by the first row and frame that fits."""
    rows = sorted(group.rows, key=lambda row: not row.after)
    for how, find in _FRAMES.items():
        for row in rows:
            if row.kind == "verb" and how in row.takes:
                made = find(unit, group.last + bool(row.after), limit, row)
                if made is not None:
                    return made
    return None


_FRAMES: dict[str, Callable[[Unit, int, int, Cue], Complement | None]] = {
    "call": call_frame,
    "as": through_frame("as"),
    "at": through_frame("at"),
    "of": through_frame("of"),
    "quote": quote_frame,
    "that": that_frame,
    "to": to_frame,
    "obj_to": obj_to_frame,
    "wh": wh_frame,
    "clause": clause_frame,
    "bare": bare_frame,
    "ing": ing_frame,
    "np": np_frame,
}
