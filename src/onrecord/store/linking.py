"""What is one across articles: candidates by shared keys, links with their evidence, and the threads that links make.

Which links there are depends on pairs alone, and threads on links alone: so the order in which pages came makes no difference.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from typing import Literal, NamedTuple

import msgspec
from sqlalchemy import Connection, delete, insert, or_, select, update

from onrecord.store.schema import articles, bands, items, keys, links, threads

LinkKind = Literal["copy", "claim", "event", "commitment"]
_COMMON = 500  # a key that more have in common tells nothing
_CHUNK = 500


class Link(msgspec.Struct, frozen=True):
    """Two articles, or two items, that are one: their references and the numbers of their articles, how sure, on what evidence."""

    kind: LinkKind
    a: str
    b: str
    a_in: int
    b_in: int
    confidence: float
    evidence: dict[str, str | float]


class Linked(msgspec.Struct, frozen=True):
    """A link as it is kept: `stands` is False where a reviewer undid it."""

    kind: str
    a: str
    b: str
    confidence: float
    evidence: dict[str, str | float]
    stands: bool


class Place(NamedTuple):
    """Where an item is: the number and the key of its article, and its id."""

    article: int
    key: str
    id: str


def set_bands(at: Connection, article: int, made: Iterable[int]) -> None:
    """Keep an article's bands: two articles that share one may be copies."""
    rows = [{"band": band, "article": article} for band in sorted(set(made))]
    if rows:
        at.execute(insert(bands), rows)


def bands_of(at: Connection, article: int) -> list[int]:
    """An article's bands, in order."""
    return list(at.execute(select(bands.c.band).where(bands.c.article == article).order_by(bands.c.band)).scalars())


def keys_of(at: Connection, article: int) -> dict[int, list[int]]:
    """The keys of an article's items, by number, in order."""
    out: dict[int, list[int]] = defaultdict(list)
    asked = select(keys.c.item, keys.c.key).join(items, items.c.n == keys.c.item).where(items.c.article == article)
    for item, key in at.execute(asked.order_by(keys.c.item, keys.c.key)):
        out[item].append(key)
    return dict(out)


def sharing_bands(at: Connection, article: int, made: Sequence[int], most: int) -> list[int]:
    """The articles that share bands with one, those that share most first."""
    found: Counter[int] = Counter()
    for chunk in _chunks(sorted(set(made))):
        asked = select(bands.c.article).where(bands.c.band.in_(chunk), bands.c.article != article)
        found.update(at.execute(asked.limit(_COMMON * len(chunk))).scalars())
    return [other for other, _ in sorted(found.items(), key=lambda one: (-one[1], one[0]))[:most]]


def set_keys(at: Connection, made: Mapping[int, Iterable[int]]) -> None:
    """Keep the keys of items (by their numbers)."""
    rows = [{"key": key, "item": item} for item, own in sorted(made.items()) for key in sorted(set(own))]
    if rows:
        at.execute(insert(keys), rows)


def sharing_keys(at: Connection, article: int, made: Iterable[int]) -> dict[int, list[Place]]:
    """The items of other articles that have one of these keys, by key. A key that too many have in common tells nothing, and is left out."""
    out: dict[int, list[Place]] = defaultdict(list)
    for chunk in _chunks(sorted(set(made))):
        asked = (
            select(keys.c.key, items.c.article, articles.c.key.label("named"), items.c.id)
            .join(items, items.c.n == keys.c.item)
            .join(articles, articles.c.n == items.c.article)
            .where(keys.c.key.in_(chunk), items.c.article != article)
        )
        for row in at.execute(asked):
            out[row.key].append(Place(row.article, row.named, row.id))
    return {key: found for key, found in out.items() if len(found) <= _COMMON}


def tie(at: Connection, made: Sequence[Link], undone: Set[tuple[str, str, str]] = frozenset()) -> None:
    """Keep links, and join the threads that they join; those that reviewers have undone (kind and both ends) do not stand."""
    touched: dict[str, set[str]] = defaultdict(set)
    for link in made:
        a, b, a_in, b_in = (link.a, link.b, link.a_in, link.b_in) if link.a <= link.b else (link.b, link.a, link.b_in, link.a_in)
        there = at.execute(select(links.c.stands).where(links.c.kind == link.kind, links.c.a == a, links.c.b == b)).scalar()
        if there is None:
            told = msgspec.json.encode(link.evidence, order="sorted").decode()
            at.execute(
                insert(links).values(
                    kind=link.kind,
                    a=a,
                    b=b,
                    a_in=a_in,
                    b_in=b_in,
                    confidence=round(link.confidence, 4),
                    evidence=told,
                    stands=(link.kind, a, b) not in undone,
                )
            )
            touched[link.kind].add(a)
    for kind, refs in touched.items():
        rejoin(at, kind, refs)


def undo(at: Connection, kind: str, a: str, b: str, *, stands: bool = False) -> bool:
    """Undo a link, or with `stands` make it stand again; False where there is no such link."""
    a, b = sorted((a, b))
    done = at.execute(update(links).where(links.c.kind == kind, links.c.a == a, links.c.b == b).values(stands=stands))
    if done.rowcount:
        rejoin(at, kind, {a, b})
    return bool(done.rowcount)


def untie(at: Connection, article: int) -> None:
    """Take an article's bands and links away, before it is linked anew or forgotten; what hung on it is joined anew."""
    mine = or_(links.c.a_in == article, links.c.b_in == article)
    left: dict[str, set[str]] = defaultdict(set)
    for kind, a, b in at.execute(select(links.c.kind, links.c.a, links.c.b).where(mine)).all():
        left[kind] |= {a, b}
    at.execute(delete(links).where(mine))
    at.execute(delete(bands).where(bands.c.article == article))
    for kind, refs in left.items():
        rejoin(at, kind, refs)
    at.execute(delete(threads).where(threads.c.article == article))


def rejoin(at: Connection, kind: str, refs: Iterable[str]) -> None:
    """Make the threads anew that hold these references."""
    old = set(at.execute(select(threads.c.thread).where(threads.c.kind == kind, threads.c.ref.in_(refs))).scalars())
    seen = set(refs) | set(at.execute(select(threads.c.ref).where(threads.c.kind == kind, threads.c.thread.in_(old))).scalars())
    at.execute(delete(threads).where(threads.c.kind == kind, threads.c.ref.in_(seen)))
    todo = set(seen)
    while todo:
        held = _connected(at, kind, min(todo))
        todo -= held.keys()
        if len(held) > 1:
            at.execute(delete(threads).where(threads.c.kind == kind, threads.c.ref.in_(held)))
            name = min(held)
            rows = [{"kind": kind, "ref": ref, "article": article, "thread": name} for ref, article in sorted(held.items())]
            at.execute(insert(threads), rows)
        todo -= {min(held)}


def thread_of(at: Connection, kind: str, ref: str) -> str:
    """The thread that a reference is in; one that is linked to nothing is a thread of its own."""
    return at.execute(select(threads.c.thread).where(threads.c.kind == kind, threads.c.ref == ref)).scalar() or ref


def members(at: Connection, kind: str, thread: str) -> list[str]:
    """The references of a thread, in order."""
    found = at.execute(select(threads.c.ref).where(threads.c.kind == kind, threads.c.thread == thread).order_by(threads.c.ref))
    return list(found.scalars()) or [thread]


def links_of(at: Connection, kind: str, refs: Sequence[str]) -> list[Linked]:
    """The links among some references, undone ones too."""
    asked = select(links).where(links.c.kind == kind, or_(links.c.a.in_(refs), links.c.b.in_(refs))).order_by(links.c.a, links.c.b)
    return [
        Linked(row.kind, row.a, row.b, row.confidence, msgspec.json.decode(row.evidence), row.stands) for row in at.execute(asked)
    ]


def _connected(at: Connection, kind: str, start: str) -> dict[str, int]:
    """All references that standing links lead to from one, with the numbers of their articles."""
    held: dict[str, int] = {}
    todo = {start}
    while todo:
        asked = select(links.c.a, links.c.b, links.c.a_in, links.c.b_in).where(
            links.c.kind == kind, links.c.stands, or_(links.c.a.in_(todo), links.c.b.in_(todo))
        )
        found: dict[str, int] = {}
        for a, b, a_in, b_in in at.execute(asked):
            found |= {a: a_in, b: b_in}
        todo = found.keys() - held.keys()
        held |= found
    return held or {start: 0}


def _chunks(values: Sequence[int]) -> Iterable[Sequence[int]]:
    return (values[at : at + _CHUNK] for at in range(0, len(values), _CHUNK))
