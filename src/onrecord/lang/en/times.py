"""English words of time: days of the week, months, units, numbers, and the small words that join them. The table is `times.tsv`."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from onrecord.ontology.tables import table

__all__ = ["TimeWord", "time_words"]


class TimeWord(NamedTuple):
    """What a word is and what it means there; `capital`: only where it begins with a capital letter ("May", "Sun")."""

    kind: str
    value: str
    capital: bool


@cache
def time_words() -> dict[str, TimeWord]:
    """All words of the table, in lower case with straight apostrophes; feasts may be of several words.

    Raises DataDamaged where the table is missing or damaged.

    >>> time_words()["may"], time_words()["fortnight"].value
    (TimeWord(kind='month', value='5', capital=True), 'fortnight')
    """
    rows = table("onrecord.lang.en", "times.tsv", ("word", "kind", "value", "case"))
    return {word: TimeWord(kind, value, case == "capital") for word, kind, value, case in rows}
