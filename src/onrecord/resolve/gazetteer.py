"""All the names and nouns of the tables in one index of words, and where they stand in a line."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from onrecord.lang.en.people import OrgHead, Outlet, StateBody, Title, no_names, org_heads, outlets, state_bodies, titles
from onrecord.ontology.bodies import Body, bodies
from onrecord.ontology.countries import Country, countries
from onrecord.resolve.words import Line, cut

Entry = Country | Body | Outlet | StateBody | Title | OrgHead


class Hit(NamedTuple):
    """Words `first` up to `last` (not included) of a line that a table knows.

    `sort`: country, capital, seat, adjective, people; body, outlet; title, titles (several), state body; org, a name by its head.
    """

    first: int
    last: int
    sort: str
    entry: Entry


class _Index(NamedTuple):
    """By the first word: all the words, the sort and the entry, longest first; `exact` as written, `low` in lower case."""

    exact: dict[str, list[tuple[tuple[str, ...], str, Entry]]]
    low: dict[str, list[tuple[tuple[str, ...], str, Entry]]]


@cache
def _index() -> _Index:
    index = _Index({}, {})
    for country in countries().values():
        for sort, names in (
            ("country", (country.name, *country.others)), ("adjective", country.adjectives), ("people", country.people),
            ("capital", country.capitals), ("seat", country.seats),
        ):  # fmt: skip
            _put(index.exact, sort, names, country)
    for body in bodies():
        _put(index.exact, "body", (body.name, *body.others), body)
    for outlet in outlets():
        _put(index.exact, "outlet", (outlet.name, *outlet.others), outlet)
    for title in titles():
        _put(index.low, "title", (title.title,), title)
        _put(index.low, "titles", (title.plural,) if title.plural else (), title)
    for noun in state_bodies():
        _put(index.low, "state body", (noun.words,), noun)
    for rows in (*index.exact.values(), *index.low.values()):
        rows.sort(key=lambda row: -len(row[0]))
    return index


def _put(index: dict[str, list[tuple[tuple[str, ...], str, Entry]]], sort: str, names: tuple[str, ...], entry: Entry) -> None:
    for name in names:
        words = tuple(word.text for word in cut(name))
        if all(words != known for known, _, _ in index.get(words[0], ())):  # of two meanings the first stands
            index.setdefault(words[0], []).append((words, sort, entry))


def find_hits(line: Line) -> list[Hit]:
    """What the tables know in a line, from left to right, the longest first, none touching another."""
    texts = tuple(word.text for word in line.words)
    lows = tuple(word.low for word in line.words)
    index, out, at = _index(), list[Hit](), 0
    while at < len(texts):
        hit = _longest(index.exact.get(texts[at]), texts, at) or _Miss
        other = (
            _longest(index.low.get(_plain(lows[at])), (*lows[:at], _plain(lows[at]), *lows[at + 1 :]), at)
            if lows[at][0].isalpha()
            else None
        )
        if other is not None and other.last > hit.last:
            hit = other
        org = _org(line, at, out) if hit.last == 0 or (hit.sort == "state body" and _named(line, at, out)) else None
        if org is not None:
            out[:] = [before for before in out if before.last <= org.first]
            hit = org
        if hit.last:
            out.append(hit)
        at = max(hit.last, at + 1)
    return out


def _named(line: Line, at: int, before: list[Hit]) -> bool:
    """Whether a body's noun ends a name of its own: "Tolland People's Army", not "Polish Army"."""
    return line.capital(at) and (line.capital(at - 1) or line.low(at - 1) == "'s") and (not before or before[-1].last < at)


_Miss = Hit(0, 0, "", OrgHead("", "organization", "", "last", "", ""))


def _plain(low: str) -> str:
    return low.removeprefix("ex-")


def _longest(rows: list[tuple[tuple[str, ...], str, Entry]] | None, words: tuple[str, ...], at: int) -> Hit | None:
    for known, sort, entry in rows or ():
        if words[at : at + len(known)] == known:
            return Hit(at, at + len(known), sort, entry)
    return None


def _org(line: Line, at: int, before: list[Hit]) -> Hit | None:
    """The name of a body around a head at `at`: "Tolland Port Authority", "University of Tolland"."""
    head = org_heads().get(line.words[at].text)
    if head is None or line.titled:
        return None
    first, last = at, at + 1
    floor = max((hit.last for hit in before if hit.sort in ("title", "outlet", "body", "capital")), default=0)
    while first > floor and head.after != "of" and (_part(line, first - 1) or _owned(line, first - 1)):
        first -= 1
    if head.after != "last" and line.low(last) == "of":
        begin = last + 1 + (line.low(last + 1) == "the")
        end = begin
        while end < len(line.words) and _part(line, end):
            end += 1
        last = end if end > begin else last
    cropped = line.low(first - 1) in ("and", "&") and line.capital(first - 2)  # "Teaching and Referral Hospital"
    return Hit(first, last, "org", head) if last - first > 1 and not cropped else None


def _owned(line: Line, number: int) -> bool:
    return line.low(number) == "'s" and number > 0 and line.capital(number + 1) and _part(line, number - 1)


def _part(line: Line, number: int) -> bool:
    word = line.words[number]
    return word.capital and no_names().get(word.text) not in ("other", "time")
