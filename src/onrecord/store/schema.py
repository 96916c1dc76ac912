"""The tables of a store, alike in SQLite and PostgreSQL.

What came in is kept as it came: `articles`, their `versions` (the page, and the record made of it), what was put in `quarantine`, what
reviewers decided. All other tables are derived: a function of the newest version of each article, so that they can be made again, row
for row. Their numbers say so too: `place_of` numbers a row by its article and its place on the page, and `number_of` an actor by its name.
"""

from __future__ import annotations

import hashlib

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
)  # fmt: skip

REVISION = "0001"  # the newest migration

tables = MetaData()
_PLACES = 20  # bits for the place within an article: a million paragraphs, a million items


def place_of(article: int, place: int) -> int:
    """The number of the row at a place (counted from 0, in reading order) of an article.

    Later articles have larger numbers, later places smaller ones: from the largest down, the newest article comes first and is read
    forward.
    """
    return (article << _PLACES) | ((1 << _PLACES) - 1 - min(place, (1 << _PLACES) - 1))


def number_of(*parts: str) -> int:
    """The number of something that is the same in all articles: 63 bits of a digest of what makes it the same."""
    return int.from_bytes(hashlib.sha256("\x1f".join(parts).encode()).digest()[:8], "big") >> 1


def _number() -> Column[int]:
    return Column("n", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False)


def _in(table: str, name: str) -> Column[int]:
    return Column(name, BigInteger, ForeignKey(f"{table}.n", ondelete="CASCADE"), nullable=False)


meta = Table("meta", tables, Column("name", String(40), primary_key=True), Column("value", Text, nullable=False))

articles = Table(
    "articles", tables, _number(),
    Column("key", Text, nullable=False, unique=True),
    Column("url", Text), Column("outlet", Text), Column("title", Text),
    Column("published", Text), Column("day", String(10)),
    Column("language", String(12)), Column("credit", Text, nullable=False),
    Column("newest", Integer, nullable=False),
    Index("articles_by_day", "day"), Index("articles_by_outlet", "outlet"),
)  # fmt: skip

versions = Table(
    "versions", tables, _in("articles", "article"),
    Column("number", Integer, nullable=False),
    Column("text_id", Text, nullable=False), Column("page_digest", String(64), nullable=False),
    Column("name", Text, nullable=False), Column("media", String(8), nullable=False), Column("given", Text, nullable=False),
    Column("dropping", Boolean, nullable=False), Column("added", String(25), nullable=False),
    Column("page", LargeBinary, nullable=False), Column("record", LargeBinary, nullable=False),
    PrimaryKeyConstraint("article", "number"),
    Index("versions_by_page", "page_digest"), Index("versions_by_text", "text_id"),
)  # fmt: skip

quarantine = Table(
    "quarantine", tables, Column("name", Text, primary_key=True),
    Column("problem", Text, nullable=False), Column("hint", Text, nullable=False), Column("added", String(25), nullable=False),
    Column("page", LargeBinary),
)  # fmt: skip

refused = Table("refused", tables, Column("digest", String(64), primary_key=True))

decisions = Table(
    "decisions", tables, Column("n", Integer, primary_key=True, autoincrement=True),
    _in("articles", "article"), Column("ref", Text, nullable=False), Column("verdict", String(10), nullable=False),
    Column("told", Text, nullable=False), Column("field", Text), Column("value", Text), Column("why", Text, nullable=False),
    Column("reviewer", Text, nullable=False), Column("at", String(25), nullable=False),
    Index("decisions_by_ref", "ref"), Index("decisions_by_article", "article"), sqlite_autoincrement=True,
)  # fmt: skip

passages = Table(
    "passages", tables, _number(), _in("articles", "article"),
    Column("role", String(12), nullable=False),
    Column("start", Integer, nullable=False), Column("end", Integer, nullable=False), Column("text", Text, nullable=False),
    Index("passages_by_article", "article"),
)  # fmt: skip

actors = Table(
    "actors", tables, _number(),
    Column("name", Text, nullable=False), Column("folded", Text, nullable=False),
    Column("kind", String(16), nullable=False), Column("code", String(8), nullable=False), Column("sector", String(8), nullable=False),
    Index("actors_by_code", "code"), Index("actors_by_name", "folded"),
)  # fmt: skip

casting = Table(
    "casting", tables, _in("articles", "article"), Column("id", String(16), nullable=False), _in("actors", "actor"),
    Column("mentions", Integer, nullable=False),
    PrimaryKeyConstraint("article", "id"), Index("casting_by_actor", "actor"),
)  # fmt: skip

items = Table(
    "items", tables, _number(), _in("articles", "article"), _in("passages", "passage"),
    Column("id", String(16), nullable=False), Column("kind", String(12), nullable=False),
    Column("what", Text, nullable=False), Column("status", Text, nullable=False), Column("stage", Text, nullable=False),
    Column("start", Integer, nullable=False), Column("end", Integer, nullable=False),
    Column("first", String(10)), Column("last", String(10)),
    Column("value", Float), Column("low", Float), Column("high", Float), Column("unit", Text),
    Column("confidence", Float, nullable=False), Column("verdict", String(10), nullable=False),
    UniqueConstraint("article", "id"),
    Index("items_by_kind", "kind", "n"), Index("items_by_what", "what", "n"), Index("items_by_status", "status", "n"),
    Index("items_by_passage", "passage"), Index("items_by_time", "first"),
)  # fmt: skip

roles = Table(
    "roles", tables, _in("items", "item"), Column("role", String(12), nullable=False), _in("actors", "actor"),
    PrimaryKeyConstraint("item", "role", "actor"), Index("roles_by_actor", "actor", "role", "item"),
    sqlite_with_rowid=False,
)  # fmt: skip

bands = Table(
    "bands", tables, Column("band", BigInteger, nullable=False), _in("articles", "article"),
    PrimaryKeyConstraint("band", "article"), Index("bands_by_article", "article"),
    sqlite_with_rowid=False,
)  # fmt: skip

keys = Table(  # what like items of other articles would have too: where to look for them
    "keys", tables, Column("key", BigInteger, nullable=False), _in("items", "item"),
    PrimaryKeyConstraint("key", "item"), Index("keys_by_item", "item"),
    sqlite_with_rowid=False,
)  # fmt: skip

links = Table(  # two articles (copies) or two items that are one; `a` and `b` are references, `a` the smaller
    "links", tables, Column("kind", String(12), nullable=False), Column("a", Text, nullable=False), Column("b", Text, nullable=False),
    _in("articles", "a_in"), _in("articles", "b_in"),
    Column("confidence", Float, nullable=False), Column("evidence", Text, nullable=False), Column("stands", Boolean, nullable=False),
    PrimaryKeyConstraint("kind", "a", "b"), Index("links_by_b", "kind", "b"),
    Index("links_by_a_in", "a_in"), Index("links_by_b_in", "b_in"),
)  # fmt: skip

threads = Table(  # what is linked, near or far, is one thread, named by its smallest reference; what is linked to nothing is in none
    "threads", tables, Column("kind", String(12), nullable=False), Column("ref", Text, nullable=False),
    _in("articles", "article"), Column("thread", Text, nullable=False),
    PrimaryKeyConstraint("kind", "ref"), Index("threads_by_thread", "kind", "thread"), Index("threads_by_article", "article"),
)  # fmt: skip

DERIVED = (threads, links, keys, bands, roles, items, casting, actors, passages)  # children first
