"""What a new article has in common with those that are there: copies, the same claims, events and commitments. `resolve` compares; this module finds whom with, and keeps what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from sqlalchemy import Connection

from onrecord.model import Article, Record
from onrecord.resolve import copies, happenings
from onrecord.store import decisions, linking, reading
from onrecord.store.linking import Link, LinkKind
from onrecord.store.schema import number_of

_MOST = 40  # articles that one is compared with


class _Comparison(NamedTuple):
    """How items of one kind are compared across articles."""

    kind: LinkKind
    cases: Callable[[Record], list[happenings.Case]]
    keys: Callable[[happenings.Case], list[str]]
    same: Callable[[happenings.Case, happenings.Case], happenings.Same | None]


_COMPARISONS = (
    _Comparison("event", happenings.event_cases, happenings.event_keys, happenings.same_event),
    _Comparison("commitment", happenings.commitment_cases, happenings.commitment_keys, happenings.same_commitment),
)


def link(at: Connection, article: int, key: str, record: Record) -> None:
    """Link an article that was just written with all others. Whatever it was linked with before is let go first."""
    linking.untie(at, article)
    made = [*_copies(at, article, key, record.article), *_items(at, article, key, record)]
    linking.tie(at, made, decisions.undone_links(at))


def _copies(at: Connection, article: int, key: str, told: Article) -> Iterable[Link]:
    text = copies.text_of(told)
    bands = copies.bands(text)
    linking.set_bands(at, article, bands)
    for other in linking.sharing_bands(at, article, bands, _MOST):
        theirs = reading.article(at, other)
        found = copies.copied(text, copies.text_of(theirs))
        if found:
            yield Link("copy", key, reading.key(at, other), article, other, found.confidence, found.evidence)


def _items(at: Connection, article: int, key: str, record: Record) -> Iterable[Link]:
    """Links of items, by the comparison of their kind; candidates share a key."""
    numbers = reading.item_numbers(at, article)
    made: dict[int, list[int]] = {}
    own: list[tuple[_Comparison, happenings.Case]] = []
    for comparison in _COMPARISONS:
        for case in comparison.cases(record):
            made.setdefault(numbers[case.id], []).extend(number_of(part) for part in comparison.keys(case))
            own.append((comparison, case))
    linking.set_keys(at, made)
    records: dict[int, Record] = {}
    cases: dict[tuple[int, str], dict[str, happenings.Case]] = {}
    for comparison, case in own:
        for other in linking.sharing_keys(at, article, made[numbers[case.id]], 1):
            there, id = reading.place_of_item(at, other)
            if there not in records:
                records[there] = reading.newest(at, there).record
            place = (there, comparison.kind)
            if place not in cases:
                cases[place] = {one.id: one for one in comparison.cases(records[there])}
            same = comparison.same(case, cases[place][id]) if id in cases[place] else None
            if same:
                theirs = f"{reading.key(at, there)}#{id}"
                yield Link(comparison.kind, f"{key}#{case.id}", theirs, article, there, same.confidence, same.evidence)
