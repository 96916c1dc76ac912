"""What a new article has in common with those that are there: copies, the same claims, events and commitments. `resolve` compares; this
module finds whom with, and keeps what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from typing import Any, NamedTuple

from sqlalchemy import Connection

from onrecord.model import Record
from onrecord.resolve import copies, happenings, sameness
from onrecord.resolve.happenings import Same
from onrecord.store import decisions, linking, reading, writing
from onrecord.store.linking import Link, LinkKind, Place
from onrecord.store.schema import number_of

_REPEATED = 0.97  # how sure it is that a claim in two copies is one
_MOST = 200  # articles that one is compared with


class _Comparison(NamedTuple):
    """How items of one kind are compared across articles; `monthly`: only with those reported in the same month or one beside it."""

    kind: LinkKind
    cases: Callable[[Record], list[Any]]
    keys: Callable[[Any], list[str]]
    same: Callable[[Any, Any], Same | None]
    monthly: bool


_CLAIMS = _Comparison("claim", sameness.claim_cases, sameness.claim_keys, sameness.same_claim, True)
_COMPARISONS = (
    _Comparison("event", happenings.event_cases, happenings.event_keys, happenings.same_event, True),
    _CLAIMS,
    _Comparison("commitment", happenings.commitment_cases, happenings.commitment_keys, happenings.same_commitment, False),
)


class Marks(NamedTuple):
    """By what an article and its items are looked for: its text and bands; its items as they are compared, and their keys, by number."""

    text: copies.Text
    bands: list[int]
    cases: list[tuple[_Comparison, Any]]
    keys: dict[int, list[int]]


def marks(at: Connection, article: int, record: Record) -> Marks:
    """What an article whose rows are written is to be found by."""
    numbers = reading.item_numbers(at, article)
    text = copies.text_of(record.article)
    cases = [(comparison, case) for comparison in _COMPARISONS for case in comparison.cases(record) if case.id in numbers]
    keys: dict[int, set[int]] = {}
    for comparison, case in cases:
        keys.setdefault(numbers[case.id], set()).update(_keyed(comparison, case, [_month(record)]))
    return Marks(text, sorted(set(copies.bands(text))), cases, {item: sorted(own) for item, own in keys.items() if own})


def faults_of(at: Connection, article: int) -> Iterator[str]:
    """Whether an article can be found by what it is to be found by; a sentence for what is wrong."""
    if writing.text_of_newest(at, article) is None:
        return  # told already: the newest version is missing
    made = marks(at, article, reading.newest(at, article).record)
    if linking.bands_of(at, article) != made.bands or linking.keys_of(at, article) != made.keys:
        yield f"{reading.key(at, article)}: what its copies and like items are looked for by is not what its record says"


def link(at: Connection, article: int, key: str, record: Record) -> None:
    """Link an article whose rows were just written with all others."""
    made = marks(at, article, record)
    linking.set_bands(at, article, made.bands)
    linking.set_keys(at, made.keys)
    others = _Others(at)
    copied = list(_copies(at, article, key, made))
    repeated = _repeated(article, key, made, copied, others)
    found = [*copied, *repeated, *_items(at, article, key, made, _month(record), others, {(link.a, link.b) for link in repeated})]
    if found:
        linking.tie(at, found, decisions.undone_links(at))


def _copies(at: Connection, article: int, key: str, made: Marks) -> Iterator[Link]:
    for other in linking.sharing_bands(at, article, made.bands, _MOST):
        found = copies.copied(made.text, copies.text_of(reading.article(at, other)))
        if found:
            yield Link("copy", key, reading.key(at, other), article, other, found.confidence, found.evidence)


def _repeated(article: int, key: str, made: Marks, copied: list[Link], others: _Others) -> list[Link]:
    """Claims that a copy repeats word for word: they are one, whatever they say."""
    own = {case.words: case for comparison, case in made.cases if comparison is _CLAIMS}
    return [
        Link(
            "claim",
            f"{key}#{own[case.words].id}",
            f"{copy.b}#{case.id}",
            article,
            copy.b_in,
            _REPEATED,
            {"copies": "word for word"},
        )
        for copy in copied
        for case in others.cases(_CLAIMS, copy.b_in).values()
        if case.words in own
    ]


def _items(
    at: Connection, article: int, key: str, made: Marks, month: str, others: _Others, linked: Set[tuple[str, str]]
) -> Iterator[Link]:
    """Links of items, by the comparison of their kind; candidates share a key. Those that are linked already are passed over."""
    asked = [_keyed(comparison, case, [month, *_beside(month)]) for comparison, case in made.cases]
    found = linking.sharing_keys(at, article, [one for keys in asked for one in keys])
    for (comparison, case), keys in zip(made.cases, asked, strict=True):
        for place in dict.fromkeys(place for one in keys for place in found.get(one, ())):
            theirs = others.cases(comparison, place.article).get(place.id)
            known = (f"{key}#{case.id}", _ref(place)) in linked
            same = comparison.same(case, theirs) if theirs is not None and not known else None
            if same:
                yield Link(comparison.kind, f"{key}#{case.id}", _ref(place), article, place.article, same.confidence, same.evidence)


class _Others:
    """The items of other articles as they are compared, each article read once."""

    def __init__(self, at: Connection) -> None:
        self._at = at
        self._records: dict[int, Record] = {}
        self._cases: dict[tuple[int, str], Mapping[str, Any]] = {}

    def cases(self, comparison: _Comparison, article: int) -> Mapping[str, Any]:
        """An article's items of a kind, by id."""
        if article not in self._records:
            self._records[article] = reading.newest(self._at, article).record
        place = (article, comparison.kind)
        if place not in self._cases:
            self._cases[place] = {case.id: case for case in comparison.cases(self._records[article])}
        return self._cases[place]


def _keyed(comparison: _Comparison, case: Any, months: Iterable[str]) -> list[int]:
    told = comparison.keys(case)
    if not comparison.monthly:
        return [number_of(part) for part in told]
    return [number_of(part, month) for part in told for month in months]


def _month(record: Record) -> str:
    return (record.article.published or "")[:7]


def _beside(month: str) -> list[str]:
    """The months before and after one; none for what is no month."""
    if len(month) != len("2024-06") or not (month[:4] + month[5:]).isdecimal():
        return []
    count = int(month[:4]) * 12 + int(month[5:]) - 1
    return [f"{near // 12:04}-{near % 12 + 1:02}" for near in (count - 1, count + 1)]


def _ref(place: Place) -> str:
    return f"{place.key}#{place.id}"
