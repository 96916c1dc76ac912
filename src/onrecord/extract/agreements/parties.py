"""Who is bound by an instrument: those whom its duties name, without words that only stand for them, and with the other side where
only one is told."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.extract.ends import Company
from onrecord.model import Actor, Instrument

__all__ = ["parties_of"]

_SEVERAL = 2  # parties of what is agreed, at least
_NAMELESS = frozenset(("unnamed", "people"))


def parties_of(company: Company, instrument: Instrument, told: Sequence[str]) -> list[str]:
    """The parties of an instrument, of those that are told.

    Whoever acts for a state binds the state. "The sides" and "the buyer" are nobody besides two who are known. What is agreed has two parties: where one is told, the other is
    the other one of the two countries that the page is about, if the first is one of them.
    """
    if instrument in ("pledge", "resolution"):
        return list(told)
    told = list(dict.fromkeys(_bound(company, who) for who in told))
    known = [who for who in told if not _nameless(company.by_id[who])]
    out = known if len({company.key(who) for who in known}) >= _SEVERAL else list(told)
    if len({company.key(who) for who in out}) == 1:
        code = company.by_id[out[0]].code
        others = [land for land in company.leading if land != code] if code in company.leading else []
        out += [_foremost(company, land) for land in others[:1]]
    return out


def _bound(company: Company, who: str) -> str:
    """The state for which a person acts; anybody else is bound himself."""
    actor = company.by_id[who]
    if actor.kind != "person" or actor.sector != "GOV":
        return who
    return next((one.id for one in company.actors if one.kind == "country" and one.code == actor.code != ""), who)


def _nameless(actor: Actor) -> bool:
    return not actor.code and (actor.kind in _NAMELESS or actor.name[:1].islower())


def _foremost(company: Company, land: str) -> str:
    """The state itself, or whoever of a country is mentioned most."""
    own = [actor for actor in company.actors if actor.code == land]
    return max(own, key=lambda actor: (actor.kind == "country", company.shares[actor.id])).id
