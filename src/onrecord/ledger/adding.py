"""Pages into a store, one by one: each is read, kept and linked in one transaction, so that it is there wholly or not at all."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from typing import Literal

import msgspec

from onrecord.acquire.sources import Arrival, arrivals
from onrecord.acquire.web import Fetcher
from onrecord.clean import clean
from onrecord.errors import OnrecordError, PageError
from onrecord.ledger.linking import link
from onrecord.ledger.naming import article_key
from onrecord.model import Given, Page, Record
from onrecord.pipeline import recorded, understand
from onrecord.store import Store, reading, writing

Read = Callable[[Page], Record]


class Added(msgspec.Struct, frozen=True):
    """What became of one page: `article` is its key, where it has one; `problem` why it is in quarantine."""

    name: str
    outcome: Literal["new", "changed", "known", "refused", "quarantined"]
    article: str | None = None
    problem: str | None = None


def add(
    store: Store,
    names: Iterable[str],
    given: Given = Given(),  # noqa: B008 (frozen)
    *,
    drop: bool = True,
    fetcher: Fetcher | None = None,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> Iterator[Added]:
    """Add all pages that the names stand for; yields what became of each as it is done. What is wrong with one page stops no other."""
    for name in names:
        for arrival in arrivals(name, given, fetcher=fetcher):
            yield add_one(store, arrival, drop=drop, now=now().strftime("%Y-%m-%dT%H:%M:%SZ"))


def add_one(store: Store, arrival: Arrival, *, drop: bool, now: str) -> Added:
    """Add a page that came. A page that is there already, to the letter, costs a look; one whose text is the same, its cleaning."""
    page = arrival.page
    try:
        if isinstance(page, PageError):
            raise page
        with store.reading() as at:
            same = writing.page_known(at, page)
            if same is not None:
                return Added(arrival.name, "known", reading.key(at, same))
        cleaned = clean(page, drop=drop)
        key = article_key(cleaned.article)
        with store.reading() as at:
            if writing.is_refused(at, key, cleaned.article.id):
                return Added(arrival.name, "refused", key)
            number = reading.number(at, key)
            if number is not None and writing.text_of_newest(at, number) == cleaned.article.id:
                return Added(arrival.name, "known", key)
        record = recorded(page, understand(page, drop=drop, cleaned=cleaned), drop=drop)
    except PageError as wrong:
        return _shelved(store, arrival, wrong, now)
    except OnrecordError:  # of the store or of the package, not of the page
        raise
    except Exception as wrong:  # a fault of ours: the page is kept to be looked at, and the others go on
        told = traceback.format_exception_only(wrong)[-1].strip()
        fault = PageError(arrival.name, f"could not be read: a fault in onrecord ({told}).", "Please report it, with the page.")
        return _shelved(store, arrival, fault, now)
    return keep(store, arrival.name, key, page, record, now, drop=drop)


def keep(store: Store, name: str, key: str, page: Page, record: Record, now: str, *, drop: bool = True) -> Added:
    """Keep a page that was read, and link it with those that are there."""
    with store.writing() as at:
        if writing.is_refused(at, key, record.article.id):
            return Added(name, "refused", key)
        made = writing.put(at, key, page, record, now, drop=drop)
        writing.unshelve(at, name)
        if made.outcome != "known":
            link(at, made.article, key, record)
    return Added(name, made.outcome, key)


def _shelved(store: Store, arrival: Arrival, wrong: PageError, now: str) -> Added:
    with store.writing() as at:
        data = (
            arrival.data
            if arrival.data is not None
            else None
            if isinstance(arrival.page, PageError)
            else arrival.page.text.encode()
        )
        writing.shelve(at, arrival.name, wrong.problem, wrong.hint, now, data)
    return Added(arrival.name, "quarantined", None, str(PageError(arrival.name, wrong.problem, wrong.hint)))
