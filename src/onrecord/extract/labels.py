"""What the reader says words are: the likeliest of the labels that may be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from onrecord.model import Noted

__all__ = ["likeliest"]

Label = TypeVar("Label", bound=str)


def likeliest(note: Noted, track: str, labels: Sequence[Label]) -> Label:
    """The label of some that a track holds likeliest of a note's words; the first where it names none of them."""
    told = note.told.get(track, {})
    return max(labels, key=lambda label: (told.get(label, 0.0), -labels.index(label)))
