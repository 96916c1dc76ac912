"""Whether a store holds together: every span against its text, every row against the record it comes from, every index."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Table, select, text

from onrecord.model import Record
from onrecord.store import decisions, fulltext, reading, writing
from onrecord.store.packing import unpacked
from onrecord.store.rows import rows
from onrecord.store.schema import DERIVED, actors, articles, casting, items, links, passages, roles, threads, versions

_MANY = {"copy": "copies", "claim": "claims", "event": "events", "commitment": "commitments"}


def faults(at: Connection) -> Iterator[str]:
    """What is wrong with the database as such, its indexes, and what is linked; a sentence each."""
    if at.dialect.name == "sqlite":
        for (told,) in at.execute(text("PRAGMA integrity_check")).all():
            if told != "ok":
                yield f"SQLite: {told}"
        for row in at.execute(text("PRAGMA foreign_key_check")).all():
            yield f"{row[0]}: row {row[1]} points at nothing in {row[2]}"
    if not fulltext.sound(at):
        yield "the full-text index does not hold what the passages say"
    for missing in at.execute(_without_newest()).scalars():
        yield f"{missing}: its newest version is missing"
    for kind, ref in at.execute(_loose()).all():
        yield f"{ref}: is in a thread of {_MANY[kind]}, but no link leads to it"
    for kind, a, b in at.execute(_parted()).all():
        yield f"{a}: is linked with {b}, but they are not in one thread of {_MANY[kind]}"


def faults_of(at: Connection, article: int) -> Iterator[str]:
    """What is wrong with one article: its versions, its texts and spans, its rows."""
    key = reading.key(at, article)
    record: Record | None = None
    for row in at.execute(select(versions).where(versions.c.article == article).order_by(versions.c.number)):
        try:
            unpacked(row.page).decode()
            record = Record.from_json(unpacked(row.record))
        except Exception as wrong:
            yield f"{key}: version {row.number} cannot be read ({type(wrong).__name__})"
            record = None
            continue
        told = record.article
        if told.id != row.text_id or told.id != "sha256:" + hashlib.sha256(told.text.encode()).hexdigest():
            yield f"{key}: version {row.number} is not the text that its name says"
    if record is None:
        return
    made = rows(article, record)
    decisions.apply(at, article, record.article.text, made.items)
    ours: tuple[tuple[Table, list[dict[str, Any]], Any], ...] = (
        (passages, made.passages, passages.c.article == article),
        (items, made.items, items.c.article == article),
        (casting, made.casting, casting.c.article == article),
        (actors, made.actors, actors.c.n.in_(select(casting.c.actor).where(casting.c.article == article))),
        (roles, made.roles, roles.c.item.in_(select(items.c.n).where(items.c.article == article))),
    )
    for table, expected, mine in ours:
        held = [dict(row._mapping) for row in at.execute(select(table).where(mine))]
        if sorted(map(_flat, held)) != sorted(map(_flat, expected)):
            yield f"{key}: its rows in {table.name} are not those of its record"
    if not fulltext.holds(at, [(row["n"], row["text"]) for row in made.passages]):
        yield f"{key}: the full-text index does not hold what it says"
    row = at.execute(select(articles).where(articles.c.n == article)).one()
    if any(row._mapping[name] != value for name, value in writing.article_row(record.article, row.newest).items()):
        yield f"{key}: its row in articles is not that of its record"
    for passage in made.passages:
        if record.article.text[passage["start"] : passage["end"]] != passage["text"]:
            yield f"{key}: a passage at {passage['start']} does not quote its text"


def dump(at: Connection) -> Iterator[str]:
    """Every derived row as a line, in an order of its own: two stores that give the same lines hold the same."""
    for table in DERIVED:
        for row in at.execute(select(table).order_by(*table.primary_key.columns)):
            yield f"{table.name} {_flat(dict(row._mapping))}"


def _flat(row: dict[str, Any]) -> str:
    return repr(sorted(row.items()))


def _without_newest() -> Any:
    there = versions.c.article == articles.c.n, versions.c.number == articles.c.newest
    return select(articles.c.key).where(~select(versions.c.number).where(*there).exists())


def _loose() -> Any:
    there = (links.c.kind == threads.c.kind) & ((links.c.a == threads.c.ref) | (links.c.b == threads.c.ref)) & links.c.stands
    return select(threads.c.kind, threads.c.ref).where(~select(links.c.a).where(there).exists())


def _parted() -> Any:
    one, other = threads.alias(), threads.alias()
    joined = links.outerjoin(one, (one.c.kind == links.c.kind) & (one.c.ref == links.c.a)).outerjoin(
        other, (other.c.kind == links.c.kind) & (other.c.ref == links.c.b)
    )
    apart = one.c.thread.is_(None) | other.c.thread.is_(None) | (one.c.thread != other.c.thread)
    return select(links.c.kind, links.c.a, links.c.b).select_from(joined).where(links.c.stands, apart)
