"""What the store keeps, read back: articles, their versions, records, what changed between two versions."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from typing import NamedTuple

import msgspec
from sqlalchemy import Connection, func, select

from onrecord.model import Article, Page, Record
from onrecord.store.packing import page_of, unpacked
from onrecord.store.schema import articles, casting, items, passages, quarantine, versions


class Version(msgspec.Struct, frozen=True):
    """One version of an article: its number (from 1), the name it came under, when it was added, the id of its text."""

    number: int
    name: str
    added: str
    text_id: str


class Change(msgspec.Struct, frozen=True):
    """What changed from one version of an article to the next: paragraphs as they were, and as they are; either may be empty."""

    version: int
    added: str
    before: list[str]
    after: list[str]


class Kept(NamedTuple):
    """A version as it is kept: the page, whether lines were dropped, and the record."""

    page: Page
    drop: bool
    record: Record


class Shelved(msgspec.Struct, frozen=True):
    """A page in quarantine."""

    name: str
    problem: str
    hint: str
    added: str


def keys(at: Connection) -> list[tuple[int, str]]:
    """All articles: number and key, by number."""
    return [(row.n, row.key) for row in at.execute(select(articles.c.n, articles.c.key).order_by(articles.c.n))]


def key(at: Connection, article: int) -> str:
    """The key of an article."""
    return str(at.execute(select(articles.c.key).where(articles.c.n == article)).scalar_one())


def number(at: Connection, named: str) -> int | None:
    """The number of the article with this key or this address."""
    found = at.execute(
        select(articles.c.n).where((articles.c.key == named) | (articles.c.url == named)).order_by(articles.c.n).limit(1)
    )
    return found.scalar()


def newest(at: Connection, article: int) -> Kept:
    """An article's newest version."""
    asked = (
        select(versions)
        .join(articles, (versions.c.article == articles.c.n) & (versions.c.number == articles.c.newest))
        .where(articles.c.n == article)
    )
    row = at.execute(asked).one()
    return Kept(page_of(row), row.dropping, Record.from_json(unpacked(row.record)))


class _ArticleOnly(msgspec.Struct):
    """As much of a record as comparing articles takes."""

    article: Article


def article(at: Connection, number: int) -> Article:
    """An article, as its newest version has it."""
    asked = (
        select(versions.c.record)
        .join(articles, (versions.c.article == articles.c.n) & (versions.c.number == articles.c.newest))
        .where(articles.c.n == number)
    )
    return msgspec.json.decode(unpacked(at.execute(asked).scalar_one()), type=_ArticleOnly).article


def item_numbers(at: Connection, article: int) -> dict[str, int]:
    """The numbers of an article's items, by id."""
    return {row.id: row.n for row in at.execute(select(items.c.id, items.c.n).where(items.c.article == article))}


def history(at: Connection, article: int) -> list[Version]:
    """An article's versions, the oldest first."""
    asked = select(versions.c.number, versions.c.name, versions.c.added, versions.c.text_id).where(versions.c.article == article)
    return [Version(*row) for row in at.execute(asked.order_by(versions.c.number))]


def changes(at: Connection, article: int) -> list[Change]:
    """What each new version changed, paragraph by paragraph."""
    asked = (
        select(versions.c.number, versions.c.added, versions.c.record)
        .where(versions.c.article == article)
        .order_by(versions.c.number)
    )
    out: list[Change] = []
    before: list[str] | None = None
    for version, added, record in at.execute(asked):
        told = Record.from_json(unpacked(record)).article
        now = [block.span.of(told.text) for block in told.blocks]
        if before is not None:
            out += [Change(version, added, was, new) for was, new in differences(before, now)]
        before = now
    return out


def differences(before: list[str], after: list[str]) -> list[tuple[list[str], list[str]]]:
    """Where two rows of paragraphs differ: those that went, and those that stand in their place."""
    steps = difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return [(before[a:b], after[c:d]) for step, a, b, c, d in steps if step != "equal"]


def records(at: Connection) -> Iterator[tuple[int, str, Record]]:
    """Every article's number, key and newest record, in the order of their keys."""
    asked = (
        select(articles.c.n, articles.c.key, versions.c.record)
        .join(versions, (versions.c.article == articles.c.n) & (versions.c.number == articles.c.newest))
        .order_by(articles.c.key)
    )
    for row in at.execution_options(yield_per=100).execute(asked):
        yield row.n, row.key, Record.from_json(unpacked(row.record))


def shelved(at: Connection) -> list[Shelved]:
    """What is in quarantine, by name."""
    asked = select(quarantine.c.name, quarantine.c.problem, quarantine.c.hint, quarantine.c.added).order_by(quarantine.c.name)
    return [Shelved(*row) for row in at.execute(asked)]


def tally(at: Connection) -> dict[str, int]:
    """How much there is: articles, versions, passages, actors, items, pages in quarantine."""
    counted = {"articles": articles, "versions": versions, "passages": passages, "items": items, "quarantined": quarantine}
    out = {name: at.execute(select(func.count()).select_from(table)).scalar_one() for name, table in counted.items()}
    out["actors"] = at.execute(select(func.count(casting.c.actor.distinct()))).scalar_one()
    return out
