"""What a name may mean: a country, a region, a town; and which words tell of a country without being its name."""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple

from onrecord.ontology.countries import countries
from onrecord.ontology.gazetteer import key, regions, towns
from onrecord.ontology.places import places

__all__ = ["WIDE", "Hint", "Meaning", "hints", "longest", "meanings"]

WIDE = frozenset(
    ("africa", "america", "antarctica", "asia", "balkans", "caribbean", "central america", "central asia", "europe", "latin america",
     "middle east", "north africa", "north america", "oceania", "sahara", "sahel", "scandinavia", "south america", "the balkans")
)  # fmt: skip
"""Places that no country holds, though there may be towns of their names."""
Sort = Literal["country", "capital", "region", "town", "demonym"]
_HEADS = frozenset(
    "airport bay bazaar border bridge camp canton city coast county department district governorate gulf harbor harbour hill hills "
    "island islands junction lake market mount mountain mountains peninsula port prefecture province region river sea square state "
    "station strait town valley village".split()
)
"""Words beside a name that say what kind of place it is."""
_TOWARDS = frozenset("north south east west northern southern eastern western central upper lower greater downtown old the".split())


class Meaning(NamedTuple):
    """What a name may mean: the alpha-3 code of a country, what sort of place in it, how many thousands live there; where it is."""

    code: str
    sort: Sort
    name: str
    thousands: int = 0
    state: str = ""
    lat: float | None = None
    lon: float | None = None
    geonames: int | None = None


class Hint(NamedTuple):
    """Words that tell of a country: by its name, a capital or a region of it, its adjective or its people."""

    code: str
    sort: Sort
    state: str = ""


@cache
def hints() -> dict[str, tuple[Hint, ...]]:
    """All words that tell of a country, by their keys; several hints where they tell of several."""
    found: dict[str, list[Hint]] = {}

    def put(name: str, hint: Hint) -> None:
        known = found.setdefault(key(name), [])
        if all(one.code != hint.code for one in known):
            known.append(hint)

    for country in countries().values():
        for name in (country.name, *country.others):
            put(name, Hint(country.code, "country"))
    for country in countries().values():
        for name in (*country.adjectives, *country.people):
            put(name, Hint(country.code, "demonym"))
        for name in (*country.capitals, *country.seats):
            put(name, Hint(country.code, "capital"))
    for name, shared in regions().items():
        for region in shared:
            put(name, Hint(region.code, "region", region.state))
    for place in places():
        if place.sort == "region":
            for name in (place.name, *place.others):
                put(name, Hint(place.code, "region"))
    return {name: tuple(known) for name, known in found.items()}


@cache
def _other_spellings() -> dict[str, tuple[str, str]]:
    """Of the other spellings of towns, and of towns too small for the gazetteer: the country and the name."""
    return {
        key(name): (place.code, place.name) for place in places() if place.sort == "city" for name in (place.name, *place.others)
    }


@cache
def longest() -> int:
    """How many words the longest name has that `hints` knows."""
    return max(len(name.split()) for name in hints())


def meanings(name: str) -> tuple[Meaning, ...]:
    """All that a name may mean, also without "Lake", "northern", "airport" and the like; none where no table has it.

    >>> [(one.code, one.sort) for one in meanings("Georgia")], meanings("Kumasi airport")[0].code
    ([('GEO', 'country'), ('USA', 'region')], 'GHA')
    """
    words = key(name).split()
    while words:
        found = () if " ".join(words) in WIDE else _meanings(" ".join(words), name)
        if found:
            return found
        if words[-1] in _HEADS:
            words = words[:-1]
        elif words[0] in _HEADS | _TOWARDS:
            words = words[1:]
        else:
            break
    return ()


def _meanings(name: str, told: str) -> tuple[Meaning, ...]:
    known = hints().get(name, ())
    here = [
        Meaning(one.code, one.sort, _canonical(one, told), state=one.state) for one in known if one.sort in {"country", "region"}
    ]
    capitals = {one.code for one in known if one.sort == "capital"}
    for town in towns(name):
        sort: Sort = "capital" if town.code in capitals else "town"
        capitals.discard(town.code)
        here.append(Meaning(town.code, sort, town.name, town.thousands, town.state, town.lat, town.lon, town.geonames))
    here += [Meaning(code, "capital", told) for code in sorted(capitals)]
    spelled = _other_spellings().get(name)
    if spelled and all(one.code != spelled[0] for one in here):
        code, usual = spelled
        there = [town for town in towns(usual) if town.code == code][:1]
        here += [Meaning(code, "town", usual, one.thousands, one.state, one.lat, one.lon, one.geonames) for one in there] or [
            Meaning(code, "town", usual)
        ]
    return tuple(here)


def _canonical(hint: Hint, told: str) -> str:
    return countries()[hint.code].name if hint.sort == "country" else told
