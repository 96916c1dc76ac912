"""All that the tables know, in one index of words, and where it stands in a text."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

import msgspec

from onrecord.lang.en.agents import Agent, agent_words, agents, peoples
from onrecord.lang.en.people import given_names, no_names, outlets, state_bodies, titles
from onrecord.model import ActorKind
from onrecord.ontology.bodies import bodies
from onrecord.ontology.countries import countries
from onrecord.ontology.officials import Official, officials
from onrecord.ontology.places import places
from onrecord.resolve.coding.people import heads_families
from onrecord.resolve.coding.words import Words, key

ROLES: Final = frozenset(
    ("head", "office", "role", "ally", "unk", "mass", "state", "government", "organization", "group", "medium", "igo", "thing")
)
_ORDINARY: Final = frozenset(
    ("who", "it", "care", "cup", "fast", "far", "time", "may", "pap", "mit", "eta", "act", "arm", "ms", "all")
)
_ACRONYM = 5  # letters up to which a name in capitals is one only in capitals
_ARMED: Final = frozenset(("REB", "UAF", "PRM"))


class Entry(msgspec.Struct, frozen=True):
    """What some words mean.

    `sort`: country, adjective, one, many (its people), capital, seat; body, outlet, official, place, wide (an adjective of several
    countries), faith, own; lender (an adjective that lends its sector); a sort of `agents.tsv` (there "outlet" is "medium" here); honorific. `caps`: only where written in capitals.
    `spells` are the other rows of a dated body or of a caller's table, each an entry with `begin` and `end`.
    """

    sort: str
    code: str = ""
    sector: str = ""
    kind: ActorKind = "organization"
    name: str = ""
    takes: str = ""
    plural: bool = False
    caps: bool = False
    official: Official | None = None
    begin: str = ""
    end: str = ""
    spells: tuple[Entry, ...] = ()


class Item(msgspec.Struct):
    """Words `first` up to `last` (not included) of a text and what they mean; `entry` is None where no table knows them.

    `means` is what `agents_words.tsv` says of a single word, or a mark of punctuation; else empty.
    """

    first: int
    last: int
    entry: Entry | None
    means: str


class Lexicon:
    """An index of entries by their words. `names` count only where they are written with a capital (in a text that has some)."""

    def __init__(self) -> None:
        self.names: dict[str, Entry] = {}
        self.nouns: dict[str, Entry] = {}
        self._lengths: dict[str, int] = {}  # by the first word: how many words its entries have, a bit each

    def name(self, text: str, entry: Entry) -> None:
        """Add a name; of two meanings the first stands."""
        self._put(self.names, text, entry)

    def noun(self, text: str, entry: Entry) -> None:
        """Add a noun; of two meanings the first stands."""
        self._put(self.nouns, text, entry)

    def _put(self, index: dict[str, Entry], text: str, entry: Entry) -> None:
        lows = key(text)
        whole = " ".join(lows)
        if whole and whole not in index:
            index[whole] = entry
            self._lengths[lows[0]] = self._lengths.get(lows[0], 0) | 1 << len(lows)

    def at(self, words: Words, number: int) -> tuple[Entry, int] | None:
        """The longest entry that begins at a word, and the number of the word after it."""
        lows = words.lows
        low = lows[number]
        known = self._lengths.get(low)
        if known is None:
            return None
        for length in _bits(known):
            last = number + length
            if last > len(lows):
                continue
            whole = low if length == 1 else " ".join(lows[number:last])
            entry = self.names.get(whole)
            if entry is not None and _written(entry, words, number, last, whole):
                return entry, last
            entry = self.nouns.get(whole)
            if entry is not None:
                return entry, last
        return None


@cache
def _bits(known: int) -> tuple[int, ...]:
    """The numbers of the bits that are set, the largest first.

    >>> _bits(0b1010)
    (3, 1)
    """
    return tuple(number for number in range(known.bit_length(), -1, -1) if known >> number & 1)


def _written(entry: Entry, words: Words, first: int, last: int, whole: str) -> bool:
    """Whether a name is written as one."""
    if entry.takes == "name":  # "Tolland Courier", not "a courier"
        return first > 0 and words.cased and words.capital(first) and words.capital(first - 1)
    if entry.takes == "first":  # "Radio Tolland"
        return words.cased and words.capital(first) and last < len(words.lows)
    if not words.cased:
        return whole not in _ORDINARY or words.text.isupper()
    if entry.caps:
        return words.text[words.starts[first] : words.ends[last - 1]].isupper()
    return words.capital(first) or words.capital(last - 1)


@cache
def lexicon() -> Lexicon:
    """The index of all tables, built once. The collector of garbage rests meanwhile: nothing is thrown away, and looking takes as long again
    as building.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _built()
    finally:
        if collecting:
            gc.enable()


def _built() -> Lexicon:
    index = Lexicon()
    for text, entry in _names():
        index.name(text, entry)
    for agent in agents():
        _agent(index, agent)
    for title in titles():
        if title.kind == "honorific":
            index.noun(title.title, Entry("honorific", sector=title.sector))
        else:
            takes = "all" if title.sector == "" else ""
            entry = Entry("office" if title.kind == "rank" else title.kind, sector=title.sector, takes=takes)
            index.noun(title.title, entry)
            if title.plural:
                index.noun(title.plural, msgspec.structs.replace(entry, plural=True))
    for body in state_bodies():
        sort = "medium" if body.kind == "outlet" else body.kind
        index.noun(body.words, Entry(sort, sector=body.sector, takes="armed" if body.sector in ("MIL", "COP") else ""))
    for text, means in agent_words().items():
        if "-" in text and means.isupper():
            index.noun(text, Entry("lender", sector=means))  # "anti-government", two words once its hyphen is undone
    _places(index)
    return index


def _agent(index: Lexicon, agent: Agent) -> None:
    sort = "medium" if agent.sort == "outlet" else agent.sort
    code = "IGO" if sort == "igo" else ""
    entry = Entry(sort, code, agent.sector, takes=agent.takes, plural=sort == "mass")
    if agent.takes in ("name", "first"):
        index.name(agent.word, entry)
        return
    index.noun(agent.word, entry)
    if agent.plural:
        index.noun(agent.plural, msgspec.structs.replace(entry, plural=True) if agent.plural != agent.word else entry)


def _names() -> Iterator[tuple[str, Entry]]:
    """The names of countries, peoples, bodies, outlets and office holders, the surest first."""
    for country in countries().values():
        code, name = country.code, country.name
        for place, text in enumerate(country.people):
            yield text, Entry("many" if place % 2 else "one", code, "CVL", "people", name)
        for sort, names in (
            ("country", (name, *country.others)), ("adjective", country.adjectives), ("seat", country.seats), ("capital", country.capitals),
        ):  # fmt: skip
            for text in names:
                caps = text.isupper() and len(text) < _ACRONYM and "." not in text
                yield text, Entry(sort, code, "GOV", "country", name, caps=caps)
    for body in bodies():
        yield from _body_names(body.name, body.others)
    for outlet in outlets():
        for text in (outlet.name, *outlet.others):
            yield text, Entry("outlet", outlet.code, "JRN", "outlet", outlet.name, caps=_caps(text))
    for people in peoples():
        sort = {"old": "country", "wide": "wide", "faith": "faith"}.get(people.kind, "adjective")
        for text in people.words:
            plural = sort != "country" and text.endswith(("s", "men")) and text not in ("Swiss",)
            yield text, Entry("many" if plural and sort == "adjective" else sort, people.code, "CVL", "people", "", plural=plural)
    for official in officials():
        entry = Entry("official", kind="person", name=official.name, official=official)
        for text in (official.name, *official.others):
            yield text, entry


@cache
def _spells() -> dict[str, tuple[Entry, ...]]:
    """The rows of bodies by name; several where one changed."""
    out: dict[str, tuple[Entry, ...]] = {}
    for body in bodies():
        kind: ActorKind = "group" if body.sector in _ARMED and body.kind == "organization" else body.kind
        entry = Entry("body", body.code, body.sector, kind, body.name, begin=body.begin, end=body.end)
        out[body.name] = (*out.get(body.name, ()), entry)
    return out


def _body_names(name: str, others: Iterable[str]) -> Iterator[tuple[str, Entry]]:
    spells = _spells()[name]
    entry = spells[-1] if len(spells) == 1 else msgspec.structs.replace(spells[-1], spells=spells)
    capital = msgspec.structs.replace(entry, caps=True)
    for text in (name, *others):
        yield text, capital if _caps(text) else entry
    if name.endswith("s") and " " not in name and entry.sector in _ARMED:
        yield name[:-1], entry  # "a Houthi commander"


def _caps(text: str) -> bool:
    return text.isupper() and len(text) <= _ACRONYM and text.isalpha()


def _places(index: Lexicon) -> None:
    """Regions and cities, save those that are also words, frequent given names or surnames of heads of state."""
    words, given, others, heads = agent_words(), given_names(), no_names(), heads_families()
    for place in places():
        low = place.name.lower()
        if (low in index.nouns or low in words or low in heads or place.name in others) and place.sort == "city":
            continue
        if place.sort == "city" and place.name in given and not place.others:
            continue
        entry = Entry("place", place.code, "GOV", "government", place.name)
        for text in (place.name, *place.others):
            index.name(text, entry)


def find(words: Words, own: Lexicon | None = None) -> list[Item]:
    """What the tables know in a text, from left to right, the longest first; a caller's entries before ours."""
    index, means = lexicon(), agent_words()
    lows = words.lows
    out: list[Item] = []
    number, count = 0, len(lows)
    while number < count:
        low = lows[number]
        hit = (own.at(words, number) if own is not None else None) or index.at(words, number)
        if hit is None:
            out.append(Item(number, number + 1, None, means.get(low) or _MARKS.get(low, "")))
            number += 1
        else:
            entry, last = hit
            out.append(Item(number, last, entry, (means.get(low) or "") if last == number + 1 else ""))
            number = last
    return out


_MARKS: Final[dict[str, str]] = {
    ",": ",",
    ";": ",",
    "(": ",",
    ")": ",",
    ":": ",",
    "–": ",",
    "—": ",",
    "and": "and",
    "or": "and",
    "'s": "'s",
}
