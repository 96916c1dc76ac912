"""What is wrong with the corpus, so that whoever mends it finds the place."""

from __future__ import annotations

from typing import NamedTuple


class Fault(NamedTuple):
    """A fault: the file, the place in it (an item and its field, or a line), and what is wrong there."""

    file: str
    where: str
    problem: str

    def __str__(self) -> str:
        return ": ".join(part for part in self if part)
