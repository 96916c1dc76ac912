"""Searching a store: pages of results, newest article first, each read forward; with counts by facet.

The counts are of the first `COUNTED` results: an exact count of what nobody will look through is not worth waiting for.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import msgspec
from sqlalchemy import CTE, Connection, String, Table, and_, cast, func, literal, literal_column, null, or_, select, union_all

from onrecord.errors import BadOption
from onrecord.store.compiling import about, condition
from onrecord.store.fulltext import words
from onrecord.store.query import EVERYTHING, All, Field, Query, fields
from onrecord.store.schema import actors, articles, items, passages, roles

COUNTED = 10_000
_SHOWN = 8  # values of a facet
_YEAR = func.substr(
    articles.c.day, literal_column("1"), literal_column("4")
)  # parameters would make two expressions of it, says PostgreSQL
_DIGITS = 18  # that a number of a row may have, in either database


class Part(msgspec.Struct, frozen=True):
    """Who plays which part in an item."""

    role: str
    name: str
    code: str


class Hit(msgspec.Struct, frozen=True, omit_defaults=True):
    """A result: an item in its paragraph, or a paragraph. `start` and `end` count in the article's text; `passage_start` says where
    the paragraph begins in it. `ref` names an item in the whole store."""

    n: int
    article: str
    outlet: str | None
    title: str | None
    published: str | None
    url: str | None
    passage: str
    passage_start: int
    start: int
    end: int
    kind: str = "passage"
    id: str | None = None
    ref: str | None = None
    what: str = ""
    status: str = ""
    stage: str = ""
    parts: list[Part] = []
    first: str | None = None
    last: str | None = None
    value: float | None = None
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    confidence: float | None = None
    verdict: str = ""

    @property
    def words(self) -> str:
        """The words that the hit rests on, as far as they stand in its paragraph."""
        return self.passage[self.start - self.passage_start : self.end - self.passage_start]


class Results(msgspec.Struct, frozen=True):
    """A page of results: `total` counts no further than `COUNTED` (`counted_out` tells that it stopped there); `next` is where the next page
    begins, None at the end."""

    hits: list[Hit]
    total: int
    counted_out: bool
    facets: dict[str, list[tuple[str, int]]]
    next: str | None


def search(
    at: Connection,
    query: Query = EVERYTHING,
    *,
    kind: str | None = None,
    limit: int = 20,
    after: str | None = None,
    facets: bool = True,
) -> Results:
    """The results of a query from `after` on (the `next` of the page before). With `kind` items of that kind alone."""
    tree = All((Field("kind", kind), query)) if kind else query
    unit = about(tree)
    met = condition(tree, at.dialect.name, unit)
    if unit is items and "verdict" not in fields(tree):
        met = and_(met, items.c.verdict != "rejected")
    rows = select(unit.c.n).where(met).order_by(unit.c.n.desc()).limit(limit + 1)
    if after is not None:
        rows = rows.where(unit.c.n < _number(after))
    numbers = list(at.execute(rows).scalars())
    found = hits(at, unit, numbers[:limit])
    counts, total = _facets(at, unit, met) if facets else ({}, len(numbers))
    more = str(numbers[limit - 1]) if len(numbers) > limit else None
    return Results(found, min(total, COUNTED), total > COUNTED, counts, more)


def by_time(
    at: Connection, query: Query = EVERYTHING, *, kind: str = "event", limit: int = 100, after: str | None = None
) -> Results:
    """The items of a kind that have a time of their own, the earliest first."""
    tree = All((Field("kind", kind), query))
    met = and_(condition(tree, at.dialect.name, items), items.c.first.is_not(None), items.c.verdict != "rejected")
    asked = select(items.c.n, items.c.first).where(met).order_by(items.c.first, items.c.n.desc()).limit(limit + 1)
    if after is not None:
        day, _, number = after.partition(" ")
        asked = asked.where(or_(items.c.first > day, and_(items.c.first == day, items.c.n < _number(number))))
    rows = at.execute(asked).all()
    counts, total = _facets(at, items, met)
    more = f"{rows[limit - 1].first} {rows[limit - 1].n}" if len(rows) > limit else None
    return Results(hits(at, items, [row.n for row in rows[:limit]]), min(total, COUNTED), total > COUNTED, counts, more)


def items_at(at: Connection, numbers: list[int]) -> list[Hit]:
    """Items by their numbers, in that order."""
    return hits(at, items, numbers)


def between(at: Connection, names: list[str], begin: str, limit: int = 500) -> list[Hit]:
    """Events and flows that have one of these actors on either side and were published on a day or later, the newest first."""
    folded = [" ".join(words(name)) for name in names]
    codes = select(actors.c.code).where(
        actors.c.folded.in_(folded), actors.c.kind.in_(("country", "government")), actors.c.code != ""
    )
    meant = select(actors.c.n).where(
        or_(actors.c.folded.in_(folded), and_(actors.c.code.in_(codes), actors.c.kind.in_(("country", "government"))))
    )
    played = select(roles.c.item).where(roles.c.actor.in_(meant), roles.c.role.in_(("recipient", "to", "actor", "from")))
    recent = select(articles.c.n).where(articles.c.day >= begin)
    met = and_(
        items.c.kind.in_(("event", "flow")), items.c.n.in_(played), items.c.article.in_(recent), items.c.verdict != "rejected"
    )
    return hits(at, items, list(at.execute(select(items.c.n).where(met).order_by(items.c.n.desc()).limit(limit)).scalars()))


def hits(at: Connection, unit: Table, numbers: list[int]) -> list[Hit]:
    """Rows by their numbers, as results, in that order."""
    page = (articles.c.key, articles.c.outlet, articles.c.title, articles.c.published, articles.c.url)
    if unit is passages:
        asked = select(passages, *page).join(articles, articles.c.n == passages.c.article).where(passages.c.n.in_(numbers))
        made = {row.n: _passage(row) for row in at.execute(asked)}
        return [made[number] for number in numbers if number in made]
    asked = (
        select(items, *page, passages.c.text, passages.c.start.label("begin"))
        .join(articles, articles.c.n == items.c.article)
        .join(passages, passages.c.n == items.c.passage)
        .where(items.c.n.in_(numbers))
    )
    played = _parts(at, numbers)
    made = {row.n: _item(row, played[row.n]) for row in at.execute(asked)}
    return [made[number] for number in numbers if number in made]


def _parts(at: Connection, numbers: list[int]) -> dict[int, list[Part]]:
    asked = (
        select(roles.c.item, roles.c.role, actors.c.name, actors.c.code)
        .join(actors, actors.c.n == roles.c.actor)
        .where(roles.c.item.in_(numbers))
        .order_by(roles.c.item, roles.c.role, actors.c.name, actors.c.n)
    )
    out: dict[int, list[Part]] = defaultdict(list)
    for number, role, name, code in at.execute(asked):
        out[number].append(Part(role, name, code))
    return out


def _passage(row: Any) -> Hit:
    return Hit(
        n=row.n, article=row.key, outlet=row.outlet, title=row.title, published=row.published, url=row.url,
        passage=row.text, passage_start=row.start, start=row.start, end=row.end,
    )  # fmt: skip


def _item(row: Any, parts: list[Part]) -> Hit:
    return Hit(
        n=row.n, article=row.key, outlet=row.outlet, title=row.title, published=row.published, url=row.url,
        passage=row.text, passage_start=row.begin, start=row.start, end=row.end, kind=row.kind, id=row.id, ref=f"{row.key}#{row.id}",
        what=row.what, status=row.status, stage=row.stage, parts=parts, first=row.first, last=row.last,
        value=row.value, low=row.low, high=row.high, unit=row.unit, confidence=row.confidence, verdict=row.verdict,
    )  # fmt: skip


def _facets(at: Connection, unit: Table, met: Any) -> tuple[dict[str, list[tuple[str, int]]], int]:
    """Counts of the first results by what they are, and how many there are."""
    columns = [unit.c.n, unit.c.article, *((unit.c.kind, unit.c.what, unit.c.status) if unit is items else ())]
    first = select(*columns).where(met).order_by(unit.c.n.desc()).limit(COUNTED + 1).cte("first")
    asked = [select(literal("").label("facet"), cast(null(), String).label("value"), func.count().label("many")).select_from(first)]
    if unit is items:
        asked += [_counted(first, name, first.c[name]) for name in ("kind", "what", "status")]
        actor = select(literal("actor"), actors.c.name, func.count(roles.c.item.distinct())).select_from(
            first.join(roles, roles.c.item == first.c.n).join(actors, actors.c.n == roles.c.actor)
        )
        asked.append(actor.group_by(actors.c.name))
    paged = first.join(articles, articles.c.n == first.c.article)
    asked += [
        select(literal("outlet"), articles.c.outlet, func.count()).select_from(paged).group_by(articles.c.outlet),
        select(literal("year"), _YEAR, func.count()).select_from(paged).group_by(_YEAR),
    ]
    counts: dict[str, list[tuple[str, int]]] = defaultdict(list)
    total = 0
    for facet, value, many in at.execute(union_all(*asked)):
        if not facet:
            total = many
        elif value:
            counts[facet].append((value, many))
    return {facet: sorted(found, key=lambda one: (-one[1], one[0]))[:_SHOWN] for facet, found in counts.items()}, total


def _counted(first: CTE, name: str, column: Any) -> Any:
    return select(literal(name), column, func.count()).select_from(first).group_by(column)


def _number(after: str) -> int:
    if not after.isdecimal() or len(after) > _DIGITS:
        raise BadOption(f"{after!r} is not where a page of results begins: give the `next` of the page before.")
    return int(after)
