"""Pages into the store: a new article, a new version of a known one, or nothing new; and what could not be read."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from typing import Any, Literal, NamedTuple

import msgspec
from sqlalchemy import Connection, Table, delete, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from onrecord.model import Article, Page, Record
from onrecord.store import decisions, fulltext, linking
from onrecord.store.packing import packed
from onrecord.store.rows import rows
from onrecord.store.schema import (
    DERIVED,
    actors,
    articles,
    casting,
    items,
    meta,
    passages,
    quarantine,
    refused,
    roles,
    versions,
)  # fmt: skip

Outcome = Literal["new", "changed", "known"]


class Put(NamedTuple):
    """What became of a page: the number of its article, and whether that is new, changed or was known."""

    article: int
    outcome: Outcome


def put(at: Connection, key: str, page: Page, record: Record, added: str, *, drop: bool = True) -> Put:
    """Keep a page and the record made of it under an article's key; `added` is the time (ISO 8601). Derived rows are those of the
    newest version. Where the newest version has the same canonical text, nothing is written.
    What an older version was linked with is let go; linking the new one is the caller's."""
    row = at.execute(select(articles.c.n, articles.c.newest).where(articles.c.key == key)).one_or_none()
    article = record.article
    if row and text_of_newest(at, row.n) == article.id:
        return Put(row.n, "known")
    newest = row.newest + 1 if row else 1
    told = article_row(article, newest)
    if row:
        number = row.n
        linking.untie(at, number)
        clear(at, number)
        at.execute(update(articles).where(articles.c.n == number).values(**told))
    else:
        number = (at.execute(select(func.max(articles.c.n))).scalar() or 0) + 1
        at.execute(insert(articles).values(n=number, key=key, **told))
    at.execute(
        insert(versions).values(
            article=number, number=newest, text_id=article.id, page_digest=page_digest(page), name=page.name, media=page.media,
            given=msgspec.json.encode(page.given).decode(), dropping=drop, added=added,
            page=packed(page.text.encode()), record=packed(record.to_json().encode()),
        )
    )  # fmt: skip
    write(at, number, record)
    return Put(number, "changed" if row else "new")


def write(at: Connection, article: int, record: Record) -> None:
    """Write the rows that tell a record: passages, actors, items, who plays which part."""
    made = rows(article, record)
    decisions.apply(at, article, record.article.text, made.items)
    _all(at, passages, made.passages)
    fulltext.add(at, [(row["n"], row["text"]) for row in made.passages])
    if made.actors:
        at.execute(_unless_there(at, actors), made.actors)
    _all(at, casting, made.casting)
    _all(at, items, made.items)
    _all(at, roles, made.roles)


def reread(at: Connection, article: int, record: Record) -> None:
    """Put another record of the same page in the place of an article's newest one. The rows are the caller's to write."""
    newest = at.execute(select(articles.c.newest).where(articles.c.n == article)).scalar_one()
    mine = (versions.c.article == article) & (versions.c.number == newest)
    at.execute(update(articles).where(articles.c.n == article).values(**article_row(record.article, newest)))
    told = packed(record.to_json().encode())
    at.execute(update(versions).where(mine).values(record=told, text_id=record.article.id))


def clear_all(at: Connection) -> None:
    """Take all derived rows out."""
    fulltext.empty(at)
    for table in DERIVED:
        at.execute(delete(table))


def clear(at: Connection, article: int) -> None:
    """Take an article's derived rows out; actors whom no article names any more go with them."""
    fulltext.remove(at, article)
    mine = set(at.execute(select(casting.c.actor).where(casting.c.article == article)).scalars())
    for table in (items, casting, passages):
        at.execute(delete(table).where(table.c.article == article))
    elsewhere = set(at.execute(select(casting.c.actor).where(casting.c.actor.in_(mine))).scalars())
    at.execute(delete(actors).where(actors.c.n.in_(mine - elsewhere)))


def shelve(at: Connection, name: str, problem: str, hint: str, added: str, page: bytes | None) -> None:
    """Put a page that cannot be read into quarantine, with what is wrong with it."""
    at.execute(delete(quarantine).where(quarantine.c.name == name))
    kept = packed(page) if page is not None else None
    at.execute(insert(quarantine).values(name=name, problem=problem, hint=hint, added=added, page=kept))


def unshelve(at: Connection, name: str) -> None:
    """Take a page out of quarantine: it was read after all."""
    at.execute(delete(quarantine).where(quarantine.c.name == name))


def text_of_newest(at: Connection, article: int) -> str | None:
    """The id of the canonical text of an article's newest version."""
    joined = versions.join(articles, (versions.c.article == articles.c.n) & (versions.c.number == articles.c.newest))
    return at.execute(select(versions.c.text_id).select_from(joined).where(articles.c.n == article)).scalar()


def page_known(at: Connection, page: Page) -> int | None:
    """The article whose newest version is this very page, to the letter; None where there is none."""
    joined = versions.join(articles, (versions.c.article == articles.c.n) & (versions.c.number == articles.c.newest))
    asked = select(articles.c.n).select_from(joined).where(versions.c.page_digest == page_digest(page))
    return at.execute(asked.limit(1)).scalar()


def page_digest(page: Page) -> str:
    """What names a page as it came in: its text and all that its caller said of it."""
    told = msgspec.json.encode([page.media, page.given, page.text])
    return hashlib.sha256(told).hexdigest()


def is_refused(at: Connection, *names: str) -> bool:
    """Whether an article was forgotten and must not come back: by its key or by the id of its text."""
    salt = _salt(at)
    digests = [_salted(salt, name) for name in names]
    return at.execute(select(refused.c.digest).where(refused.c.digest.in_(digests)).limit(1)).scalar() is not None


def refuse(at: Connection, *names: str) -> None:
    """Let what has one of these names never come in again. Only salted digests are kept."""
    salt = _salt(at, make=True)
    at.execute(_unless_there(at, refused), [{"digest": _salted(salt, name)} for name in names])


def article_row(told: Article, newest: int) -> dict[str, Any]:
    """What the row of an article tells of its newest version."""
    return {
        "url": told.url, "outlet": told.outlet, "title": told.title, "published": told.published,
        "day": told.published[:10] if told.published else None, "language": told.language,
        "credit": "; ".join(told.credit), "newest": newest,
    }  # fmt: skip


def _all(at: Connection, table: Table, made: list[dict[str, Any]]) -> None:
    if made:
        at.execute(insert(table), made)


def _unless_there(at: Connection, table: Table) -> Any:
    return (sqlite if at.dialect.name == "sqlite" else postgresql).insert(table).on_conflict_do_nothing()


def _salt(at: Connection, make: bool = False) -> str:
    salt = at.execute(select(meta.c.value).where(meta.c.name == "salt")).scalar()
    if salt is None and make:
        salt = secrets.token_hex(16)
        at.execute(insert(meta).values(name="salt", value=salt))
    return salt or ""


def _salted(salt: str, name: str) -> str:
    return hmac.new(salt.encode(), name.encode(), hashlib.sha256).hexdigest()
