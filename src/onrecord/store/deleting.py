"""Taking an article out of a store, with all that rests on it alone."""

from __future__ import annotations

from sqlalchemy import Connection, delete, select

from onrecord.store import decisions, linking, writing
from onrecord.store.schema import articles, quarantine, versions


def forget(at: Connection, article: int) -> None:
    """Take an article out of every table and of the full-text index, and refuse it when it comes again: by its key, its address and each
    of its texts, of which only salted digests stay. Follow it by `Store.scrub`."""
    row = at.execute(select(articles.c.key, articles.c.url).where(articles.c.n == article)).one()
    texts = at.execute(select(versions.c.text_id, versions.c.name).where(versions.c.article == article)).all()
    writing.refuse(at, row.key, *([row.url] if row.url else []), *(one.text_id for one in texts))
    at.execute(delete(quarantine).where(quarantine.c.name.in_([one.name for one in texts])))
    decisions.drop_links(at, row.key)
    linking.untie(at, article)
    writing.clear(at, article)
    at.execute(delete(articles).where(articles.c.n == article))  # its versions and the decisions on it go with it
