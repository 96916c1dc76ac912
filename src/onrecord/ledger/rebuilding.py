"""Making derived tables again, checking a store, and forgetting an article."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.errors import StoreError
from onrecord.ledger import linking
from onrecord.ledger.naming import found
from onrecord.pipeline import read_page
from onrecord.store import Store, checking, deleting, fulltext, reading, writing


def rebuild(store: Store, *, read: bool = False) -> Iterator[tuple[int, int]]:
    """Make every derived table again from what is kept, article by article; with `read` the pages are read again, too, by this version of
    onrecord. All or nothing. Yields how many articles are done, of how many."""
    with store.writing() as at:
        writing.clear_all(at)
        known = reading.keys(at)
        for done, (number, key) in enumerate(known, 1):
            kept = reading.newest(at, number)
            record = read_page(kept.page, drop=kept.drop).record if read else kept.record
            if read and record != kept.record:
                writing.reread(at, number, record)
            writing.write(at, number, record)
            linking.link(at, number, key, record)
            yield done, len(known)


def check(store: Store) -> Iterator[tuple[int, int, list[str]]]:
    """Check everything. Yields how many articles are done, of how many, and what is wrong with the last one; the database as such is
    checked first, as number 0."""
    with store.writing() as at:  # an FTS5 index is checked by writing to it; nothing changes
        known = reading.keys(at)
        yield 0, len(known), list(checking.faults(at))
        for done, (number, _) in enumerate(known, 1):
            wrong = list(checking.faults_of(at, number))
            yield done, len(known), wrong or list(linking.faults_of(at, number))


def forget(store: Store, named: str) -> str:
    """Forget an article, by key or address, and leave no trace; gives its key. Raises `StoreError` where it is not there."""
    with store.writing() as at:
        number = found(at, named)
        if number is None:
            raise StoreError(store.place, f"holds no article {named!r}.", "Articles are named as search results show them.")
        key = reading.key(at, number)
        deleting.forget(at, number)
        fulltext.settle(at)
    store.scrub()
    return key
