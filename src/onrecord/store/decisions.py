"""What reviewers decide of items and links: kept for good, in order, and undone only by a further decision.

The tables show what stands: a rejected item is marked, a corrected one has the reviewer's values. The record of the page is left as it
was read. A decision holds for the item with its id, and where a page was read anew and the id is gone, for the one item of its kind that
says the same words.
"""

from __future__ import annotations

import math
from datetime import date
from typing import Any, Literal

import msgspec
from sqlalchemy import Connection, delete, insert, select, update

from onrecord.errors import BadOption
from onrecord.store import linking, reading
from onrecord.store.rows import rows as rows_of
from onrecord.store.schema import articles, decisions, items, links, passages

Verdict = Literal["accept", "reject", "correct", "undo"]
CORRECTABLE = ("what", "status", "stage", "first", "last", "value", "low", "high", "unit")
_NUMBERS = frozenset(("value", "low", "high"))
_DAYS = frozenset(("first", "last"))
_DONE = {"accept": "accepted", "reject": "rejected", "correct": "corrected"}
_PARTING = " = "  # between the two ends of a link's reference


class Decision(msgspec.Struct, frozen=True, omit_defaults=True):
    """A decision: what on (`ref`: ARTICLE#ITEM, or KIND ARTICLE#ITEM = ARTICLE#ITEM for a link), by whom, when and why. An undoing has the
    number of the decision that it takes back as its `value`."""

    n: int
    ref: str
    verdict: Verdict
    why: str
    reviewer: str
    at: str
    field: str | None = None
    value: str | None = None


def decide(
    at: Connection,
    ref: str,
    verdict: Verdict,
    *,
    reviewer: str,
    why: str,
    now: str,
    field: str | None = None,
    value: str | None = None,
) -> int:
    """Keep a decision, and let it take effect; gives its number. Raises `BadOption` where it is about nothing that is there."""
    if verdict == "correct" and (field not in CORRECTABLE or value is None):
        raise BadOption(f"A correction names a field and its value. The fields: {', '.join(CORRECTABLE)}.")
    if verdict == "correct":
        _corrected(field or "", value or "")
    article, told = _about(at, ref)
    if verdict == "correct" and _PARTING in ref:
        raise BadOption("A link is accepted or rejected; there is nothing to correct in it.")
    row = {
        "article": article, "ref": ref, "verdict": verdict, "told": told, "field": field, "value": value, "why": why, "reviewer": reviewer, "at": now,
    }  # fmt: skip
    number = at.execute(insert(decisions).values(**row).returning(decisions.c.n)).scalar_one()
    _take_effect(at, ref, article)
    return int(number)


def undo(at: Connection, number: int, *, reviewer: str, why: str, now: str) -> None:
    """Take a decision back. Raises `BadOption` where there is none of that number, or it was taken back already."""
    row = at.execute(select(decisions).where(decisions.c.n == number)).one_or_none()
    if row is None or row.verdict == "undo":
        raise BadOption(f"There is no decision {number} to undo. They are listed by: onrecord review --list")
    if number in _undone(at, row.article):
        raise BadOption(f"Decision {number} was undone already.")
    at.execute(
        insert(decisions).values(
            article=row.article,
            ref=row.ref,
            verdict="undo",
            told=row.told,
            field=None,
            value=str(number),
            why=why,
            reviewer=reviewer,
            at=now,
        )
    )
    _take_effect(at, row.ref, row.article)


def listed(at: Connection, ref: str | None = None) -> list[Decision]:
    """All decisions in order, or those on one thing."""
    asked = select(decisions).order_by(decisions.c.n)
    if ref is not None:
        asked = asked.where(decisions.c.ref == ref)
    return [Decision(row.n, row.ref, row.verdict, row.why, row.reviewer, row.at, row.field, row.value) for row in at.execute(asked)]


def link_ref(kind: str, a: str, b: str) -> str:
    """How a link is named in a decision."""
    a, b = sorted((a, b))
    return f"{kind} {a}{_PARTING}{b}"


def apply(at: Connection, article: int, text: str, rows: list[dict[str, Any]]) -> None:
    """Let the decisions on an article take effect on its rows of items, before they are written. Changes the rows."""
    standing = _standing(at, article)
    if not standing:
        return
    by_id = {row["id"]: row for row in rows}
    for decision in standing:
        id = decision.ref.rpartition("#")[2]
        row = by_id.get(id) or _same_words(decision.told, text, rows)
        if row is not None:
            row |= _effect(decision)


def undone_links(at: Connection) -> set[tuple[str, str, str]]:
    """The links that reviewers rejected: kind and both ends."""
    out: set[tuple[str, str, str]] = set()
    asked = select(decisions).where(decisions.c.ref.contains(_PARTING, autoescape=True)).order_by(decisions.c.n)
    taken_back = _undone(at)
    for row in at.execute(asked).all():
        if row.verdict in ("accept", "reject") and row.n not in taken_back:
            kind, a, b = _ends(row.ref)
            (out.add if row.verdict == "reject" else out.discard)((kind, a, b))
    return out


def drop_links(at: Connection, key: str) -> None:
    """Take out the decisions on links that lead to an article, which hang on the articles at their other ends."""
    asked = select(decisions.c.n, decisions.c.ref).where(decisions.c.ref.contains(key, autoescape=True))
    linked = [(n, _ends(ref)) for n, ref in at.execute(asked).all() if _PARTING in ref]
    gone = [n for n, (_, *ends) in linked if any(end == key or end.rpartition("#")[0] == key for end in ends)]
    at.execute(delete(decisions).where(decisions.c.n.in_(gone)))


def _about(at: Connection, ref: str) -> tuple[int, str]:
    """The article that a decision hangs on, and what its item says: its kind and its words."""
    if _PARTING in ref:
        kind, a, b = _ends(ref)
        found = at.execute(select(links.c.a_in).where(links.c.kind == kind, links.c.a == a, links.c.b == b)).scalar()
        if found is None:
            raise BadOption(f"There is no link {ref!r}.")
        return found, ""
    key, _, id = ref.rpartition("#")
    asked = (
        select(items.c.article, items.c.kind, items.c.start, items.c.end, passages.c.start.label("begin"), passages.c.text)
        .join(articles, articles.c.n == items.c.article)
        .join(passages, passages.c.n == items.c.passage)
        .where(articles.c.key == key, items.c.id == id)
    )
    row = at.execute(asked).one_or_none()
    if row is None:
        raise BadOption(f"There is no item {ref!r}: an item is named ARTICLE#ID, as search results show it.")
    return row.article, f"{row.kind} {row.text[row.start - row.begin : row.end - row.begin]}"


def _take_effect(at: Connection, ref: str, article: int) -> None:
    if _PARTING in ref:
        kind, a, b = _ends(ref)
        linking.undo(at, kind, a, b, stands=(kind, a, b) not in undone_links(at))
        return
    record = reading.newest(at, article).record
    made = rows_of(article, record).items
    apply(at, article, record.article.text, made)
    for row in made:  # all of them: the words may have moved to an item of another id
        at.execute(update(items).where(items.c.n == row["n"]).values(**row))


def _standing(at: Connection, article: int) -> list[Any]:
    taken_back = _undone(at, article)
    asked = select(decisions).where(decisions.c.article == article, decisions.c.verdict != "undo").order_by(decisions.c.n)
    return [row for row in at.execute(asked) if row.n not in taken_back and _PARTING not in row.ref]


def _undone(at: Connection, article: int | None = None) -> set[int]:
    asked = select(decisions.c.value).where(decisions.c.verdict == "undo")
    if article is not None:
        asked = asked.where(decisions.c.article == article)
    return {int(value) for value in at.execute(asked).scalars()}


def _effect(decision: Any) -> dict[str, Any]:
    out: dict[str, Any] = {"verdict": _DONE[decision.verdict]}
    if decision.verdict == "correct":
        out[decision.field] = _corrected(decision.field, decision.value)
    return out


def _same_words(told: str, text: str, rows: list[dict[str, Any]]) -> dict[str, Any] | None:
    same = [row for row in rows if f"{row['kind']} {text[row['start'] : row['end']]}" == told]
    return same[0] if len(same) == 1 else None


def _ends(ref: str) -> tuple[str, str, str]:
    kind, _, ends = ref.partition(" ")
    a, _, b = ends.partition(_PARTING)
    a, b = sorted((a, b))
    return kind, a, b


def _corrected(field: str, value: str) -> str | float:
    """A reviewer's value as its column has it."""
    try:
        if field in _DAYS:
            return date.fromisoformat(value).isoformat()
        if field not in _NUMBERS:
            return value
        number = float(value.replace(",", ""))
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        raise BadOption(f"{value!r} is no day: write it 2024-06-19." if field in _DAYS else f"{value!r} is no number.")
    return number
