"""A query's tree as a condition on rows: the same conditions in both databases, but for full text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, and_, func, literal, not_, or_, select, true

from onrecord.store import fulltext
from onrecord.store.query import Either, Field, Not, Query, Words, fields, span_of_time
from onrecord.store.schema import actors, articles, items, passages, roles

Condition = ColumnElement[bool]
OF_PAGES = frozenset({"outlet", "date"})  # fields that passages have too

_ROLES: dict[str, tuple[str, ...]] = {
    "speaker": ("speaker", "holder", "source"),
    "denier": ("denier",),
    "via": ("via",),
    "party": ("party", "obligor", "obligee"),
    "from": ("actor", "from", "obligor"),
    "to": ("recipient", "to", "obligee"),
}
_WHAT = {"act": "statement", "event": "event", "instrument": "commitment", "flow": "flow"}
_CODE = 3  # letters of a country's code


def about(query: Query) -> Table:
    """What a query is about: items, or where it asks of words and pages alone, passages."""
    return passages if fields(query) <= OF_PAGES else items


def condition(query: Query, dialect: str, unit: Table) -> Condition:
    """What a row of `unit` (items or passages) must meet."""
    if isinstance(query, Words):
        return _holding([query], dialect, unit)
    if isinstance(query, Field):
        return _FIELD[query.name](query, unit) if query.name in _FIELD else _role(query)
    if isinstance(query, Not):
        return not_(condition(query.part, dialect, unit))
    if isinstance(query, Either):
        return or_(*(condition(part, dialect, unit) for part in query.parts))
    told = [part for part in query.parts if isinstance(part, Words)]
    rest = [condition(part, dialect, unit) for part in query.parts if not isinstance(part, Words)]
    return and_(true(), *([_holding(told, dialect, unit)] if told else []), *rest)


def named(name: str) -> Condition:
    """Which actors a name means: a country's code in capitals, a name, or words of one in their order."""
    folded = " ".join(fulltext.words(name))
    by_name = (literal(" ") + actors.c.folded + " ").contains(f" {folded} ", autoescape=True)
    return or_(actors.c.code == name, by_name) if len(name) == _CODE and name.isupper() else by_name


def _holding(told: list[Words], dialect: str, unit: Table) -> Condition:
    passage = unit.c.passage if unit is items else unit.c.n
    return passage.in_(fulltext.holding(dialect, [(one.words, one.begins) for one in told]))


def _role(asked: Field) -> Condition:
    parts: Select[Any] = select(roles.c.item).where(roles.c.actor.in_(select(actors.c.n).where(named(asked.value))))
    if asked.name != "actor":
        parts = parts.where(roles.c.role.in_(_ROLES[asked.name]))
    return items.c.n.in_(parts)


def _what(asked: Field, _unit: Table) -> Condition:
    value = asked.value.upper() if asked.name == "event" else asked.value.lower()
    return and_(items.c.what == value, items.c.kind == _WHAT[asked.name])


def _equal(column: str) -> Callable[[Field, Table], Condition]:
    return lambda asked, _unit: items.c[column] == asked.value.lower()


def _listed(column: str, kind: str | None) -> Callable[[Field, Table], Condition]:
    def met(asked: Field, _unit: Table) -> Condition:
        holds = (literal(" ") + func.lower(items.c[column]) + " ").contains(f" {asked.value.lower()} ", autoescape=True)
        return and_(items.c.kind == kind, holds) if kind else holds

    return met


def _when(asked: Field, _unit: Table) -> Condition:
    first, last = span_of_time(asked.value)
    return and_(items.c.first.is_not(None), items.c.first <= last, func.coalesce(items.c.last, items.c.first) >= first)


def _date(asked: Field, unit: Table) -> Condition:
    first, last = span_of_time(asked.value)
    within = and_(articles.c.day <= last, or_(articles.c.day >= first, literal(first).startswith(articles.c.day)))
    return unit.c.article.in_(select(articles.c.n).where(within))


def _outlet(asked: Field, unit: Table) -> Condition:
    folded = asked.value.lower()
    return unit.c.article.in_(select(articles.c.n).where(func.lower(articles.c.outlet).contains(folded, autoescape=True)))


_FIELD: dict[str, Callable[[Field, Table], Condition]] = {
    "kind": _equal("kind"),
    "act": _what,
    "event": _what,
    "instrument": _what,
    "flow": _what,
    "status": _equal("status"),
    "verdict": _equal("verdict"),
    "stage": _listed("stage", None),
    "aux": _listed("status", "event"),
    "when": _when,
    "date": _date,
    "outlet": _outlet,
}
