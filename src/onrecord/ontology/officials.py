"""Who held which office when. The table is `officials.tsv`, a row a term; a person may have several."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cache
from typing import Final, Literal, cast

import msgspec

from onrecord.ontology.spells import within
from onrecord.ontology.tables import several, table

Office = Literal[
    "head_of_state", "head_of_government", "foreign_minister", "defence_minister", "interior_minister", "finance_minister",
    "minister", "speaker", "army_chief", "spy_chief", "central_bank", "opposition_leader", "party_leader", "rebel_leader",
    "head_of_body", "ambassador", "other",
]  # fmt: skip
_COLUMNS = ("name", "others", "country", "office", "begin", "end", "source")
SECTORS: Final[dict[str, str]] = {
    "speaker": "LEG", "army_chief": "MIL", "spy_chief": "SPY", "opposition_leader": "OPP", "party_leader": "PTY",
    "rebel_leader": "REB",
}  # fmt: skip
"""The sector of an office where it isn't GOV. Who serves a body between states has none: see `Term.sector`."""


class Term(msgspec.Struct, frozen=True):
    """A term of office. `country` is an alpha-3 code or IGO; `begin` and `end` are ISO dates to any precision, empty where open.

    `source` tells where the row comes from: `petrarch2` (a dictionary) or `recalled` (general knowledge, a little less sure).
    """

    country: str
    office: Office
    begin: str
    end: str
    source: str

    @property
    def sector(self) -> str:
        """PLOVER's sector of one who holds the office; empty for a body between states."""
        return "" if self.country == "IGO" else SECTORS.get(self.office, "GOV")

    def held(self, date: str) -> bool:
        """Whether it was held on a day (ISO 8601, to any precision)."""
        return within(self.begin, self.end, date)


class Official(msgspec.Struct, frozen=True):
    """A person with all terms of office, and the other spellings of the name."""

    name: str
    others: tuple[str, ...]
    terms: tuple[Term, ...]


@cache
def officials() -> tuple[Official, ...]:
    """All office holders of the table, read once; rows with one name are one person's."""
    found: dict[str, tuple[dict[str, None], list[Term]]] = {}
    for name, others, country, office, begin, end, source in table("onrecord.ontology", "officials.tsv", _COLUMNS):
        spellings, terms = found.setdefault(name, ({}, []))
        spellings.update(dict.fromkeys(several(others)))
        terms.append(Term(country, cast(Office, office), begin, end, source))
    return tuple(Official(name, tuple(spellings), tuple(terms)) for name, (spellings, terms) in found.items())


_LEADING: Final[frozenset[str]] = frozenset(("head_of_state", "head_of_government", "foreign_minister"))


@cache
def _leaders() -> Mapping[tuple[str, str], frozenset[str]]:
    """For a family name and a country the names of those who led it or its foreign affairs."""
    found: dict[tuple[str, str], set[str]] = {}
    for official in officials():
        for term in official.terms:
            if term.office in _LEADING:
                found.setdefault((official.name.split()[-1], term.country), set()).add(official.name)
    return {key: frozenset(names) for key, names in found.items()}


def leader(family: str, country: str) -> str | None:
    """The full name of the one leader of a country who bears a family name; None where there is none, or more than one.

    >>> leader("Obama", "USA"), leader("Bush", "FRA")
    ('Barack Obama', None)
    """
    names = _leaders().get((family, country), frozenset())
    return next(iter(names)) if len(names) == 1 else None


@cache
def bearers() -> Mapping[str, Mapping[str, int]]:
    """For each word of an office holder's name, how many holders of each country bear it."""
    found: dict[str, Counter[str]] = {}
    for official in officials():
        for land in {term.country for term in official.terms} - {"IGO"}:
            for word in official.name.split():
                found.setdefault(word, Counter())[land] += 1
    return found
