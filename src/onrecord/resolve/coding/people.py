"""Office holders: what they are on a day, and whom a surname means."""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

from onrecord.lang.en.people import family_first
from onrecord.ontology.officials import Official, Term, officials
from onrecord.resolve.coding.words import key

_RANK: Final[dict[str, int]] = {"head_of_state": 9, "head_of_government": 9, "head_of_body": 7, "foreign_minister": 7, "rebel_leader": 6,
    "opposition_leader": 6, "defence_minister": 5, "interior_minister": 4, "finance_minister": 4, "speaker": 4, "army_chief": 4, "minister": 3}  # fmt: skip
_KNOWN_ALONE = 6  # rank from which on a surname alone, without a title or a country beside it, is taken for the person
_OPEN = "9999"


class Standing(NamedTuple):
    """Code and sector of a person on a day, the confidence in them, and the rank of the office."""

    code: str
    sector: str
    confidence: float
    rank: int


def standing(official: Official, date: str | None) -> Standing:
    """What an office holder is on a day; without one, what the latest term says.

    >>> from onrecord.ontology.officials import Term
    >>> term = Term("PER", "head_of_state", "2001-07-28", "2006-07-28", "recalled")
    >>> [standing(Official("A", (), (term,)), date)[:2] for date in ("2003", "2010", None)]
    [('PER', 'GOV'), ('PER', 'ELI'), ('PER', 'GOV')]
    """
    terms = official.terms
    if date is None:
        term = max(terms, key=lambda term: (term.end or _OPEN, _rank(term)))
        return Standing(term.country, term.sector, _sure(term, 0.6 if term.end else 0.85), _rank(term))
    held = [term for term in terms if term.held(date)]
    if held:
        term = max(held, key=_rank)
        return Standing(term.country, term.sector, _sure(term, 0.95), _rank(term))
    home = next((term.country for term in terms if term.country != "IGO"), "")
    begun = any(term.begin <= date for term in terms)  # before the first term, the table knows nothing of a career
    sector = "ELI" if begun else "UNK"
    return Standing(home, sector, _sure(terms[0], 0.8 if begun else 0.5), max(map(_rank, terms)) - 3)


def _rank(term: Term) -> int:
    return _RANK.get(term.office, 2)


def _sure(term: Term, confidence: float) -> float:
    return confidence - 0.05 if term.source == "recalled" else confidence


@cache
def _surnames() -> dict[str, tuple[Official, ...]]:
    found: dict[str, dict[str, Official]] = {}
    for official in officials():
        for family in {name for text in (official.name, *official.others) for name in _family(text)}:
            found.setdefault(family, {})[official.name] = official
    return {family: tuple(people.values()) for family, people in found.items()}


def _family(name: str) -> list[str]:
    """The family names in a full name: the first word where that is one which comes first ("Xi Jinping", "Kim Jong-un"), else the last
    word, and the last two.
    """
    lows = key(name)
    if len(lows) < 2:
        return []
    if name.partition(" ")[0].partition("-")[0] in family_first() and len(lows) in (2, 3):
        return [lows[0]]
    return [lows[-1], *([" ".join(lows[-2:])] if len(lows) > 2 else [])]


def heads_families() -> frozenset[str]:
    """The surnames of all heads of state and of government."""
    heads = [
        official
        for official in officials()
        if any(term.office in ("head_of_state", "head_of_government") for term in official.terms)
    ]
    return frozenset(family for official in heads for family in _family(official.name))


def surname(word: str) -> bool:
    """Whether a word is the surname of an office holder."""
    return word in _surnames()


def by_surname(family: str, date: str | None, code: str = "", titled: bool = False) -> tuple[Official, Standing] | None:
    """The office holder whom a surname alone means, or None where that is anybody's guess.

    `code` is a country that the words beside it tell, `titled` whether a title stands before it. Of several, who holds the highest
    office on the day; where two of different countries hold the same, nobody.
    """
    people = _surnames().get(family)
    if people is None:
        return None
    known = [(official, standing(official, date)) for official in people]
    if code:
        known = [pair for pair in known if any(term.country == code for term in pair[0].terms)]
    elif not titled:
        known = [pair for pair in known if max(map(_rank, pair[0].terms)) >= _KNOWN_ALONE]
    if not known:
        return None
    best = max(known, key=_preference)
    rivals = [pair for pair in known if _preference(pair) == _preference(best) and pair[1].code != best[1].code]
    if rivals:
        return None
    shade = 0.8 if len(known) > 1 else 0.9
    return best[0], best[1]._replace(confidence=best[1].confidence * shade)


def _preference(pair: tuple[Official, Standing]) -> tuple[bool, int, bool]:
    return pair[1].sector not in ("ELI", "UNK"), pair[1].rank, not all(term.end for term in pair[0].terms)
