"""Who says, who denies: the claims of a record that somebody contests, or for which another gives another figure, side by side."""

from __future__ import annotations

import msgspec

from onrecord.brief.cast import Saying
from onrecord.brief.note import Note

__all__ = ["Entry", "ledger", "voices"]


class Entry(msgspec.Struct, frozen=True):
    """A line of the ledger: the claim's note, who says so and who denies it."""

    note: Note
    says: list[Saying]
    denies: list[Saying]


def ledger(notes: list[Note]) -> list[Entry]:
    """The contested claims, in the order of the notes."""
    return [Entry(note, note.says, note.denies) for note in notes if note.kind == "claim" and note.contested]


def voices(told: list[Saying]) -> list[str]:
    """Who says or denies something, each once, with the verb: "the mayor estimates"; nobody quoted where there is none."""
    return list(dict.fromkeys(f"{each.name} {each.verb}" for each in told)) or ["nobody quoted"]
