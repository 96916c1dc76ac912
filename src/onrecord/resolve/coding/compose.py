"""A whole string that names an actor: its phrases, and what each adds to the first."""

from __future__ import annotations

import re
from typing import Final

from onrecord.lang.en.people import given_names
from onrecord.model import ActorKind
from onrecord.ontology.countries import countries
from onrecord.resolve.coding.coded import Coded, How
from onrecord.resolve.coding.lexicon import find
from onrecord.resolve.coding.own import ActorTable
from onrecord.resolve.coding.parts import Part, Reader
from onrecord.resolve.coding.phrase import read_phrase, settle
from onrecord.resolve.coding.words import cut

_LEFT: Final = re.compile(r"^(?:[\s\"“”„«»'‘’(\[,;:.–—-]+|(?:the|a|an)\s+)+", re.I)
_RIGHT: Final = re.compile(r"(?:['’]s|[\s\"“”„«»'‘’)\],;:.–—-]+)+$")
_SURE: Final[dict[str, float]] = {"country": 0.95, "seat": 0.9, "capital": 0.85, "body": 0.95, "outlet": 0.95, "own": 1.0, "place": 0.4,
    "adjective": 0.5, "one": 0.7, "many": 0.75, "wide": 0.4, "faith": 0.4}  # fmt: skip
_LONGEST = 400  # code points that are read; an actor's name is never longer


def code_actor(text: str, date: str | None = None, own: ActorTable | None = None) -> Coded:
    """Say which country, sector and kind of actor a string means, as news pages write actors.

    `date` is an ISO date, to any precision: office holders and bodies that changed are what they were then. `own` is a caller's table
    that adds to ours and wins over it. Never raises on a text, whatever it holds.

    >>> lavrov = code_actor("Russian Foreign Minister Sergei Lavrov", "2020-05-01")
    >>> lavrov.name, lavrov.code, lavrov.sector, lavrov.kind, lavrov.title
    ('Sergei Lavrov', 'RUS', 'GOV', 'person', 'Foreign Minister')
    >>> [(who.code, who.sector, who.kind) for who in map(code_actor, ("protesters in Lima", "Turkish-backed Syrian rebels", "a witness"))]
    [('PER', 'CVL', 'people'), ('SYR', 'REB', 'group'), ('', 'CVL', 'unnamed')]
    """
    words = cut(text[:_LONGEST])
    items = find(words, own.lexicon if own is not None else None)
    reader = Reader(words, items, date)
    parts = _parts(reader)
    if not parts:
        return Coded(_clean(text), "unnamed", "", "UNK", None, "unknown", 0.0, (0, 0))
    part, alone = _joined(reader, parts)
    settle(reader, part)
    return _coded(reader, part, text, alone)


def _parts(reader: Reader) -> list[tuple[str, Part]]:
    """The phrases between commas, brackets and "and", each with what parts it from the one before."""
    out: list[tuple[str, Part]] = []
    items, begin, mark = reader.items, 0, ""
    for number in range(len(items) + 1):
        means = items[number].means if number < len(items) else ","
        if (means in {",", "and"}) and (number == len(items) or items[number].entry is None):
            while begin < number and items[begin].means == "cut" and items[begin].entry is None and out:
                begin = number  # a relative clause tells nothing
            if begin < number:
                out.append((mark, read_phrase(reader, begin, number)))
            begin, mark = number + 1, means
    return out


def _joined(reader: Reader, parts: list[tuple[str, Part]]) -> tuple[Part, bool]:
    """The first phrase that tells something, filled from the others; and whether it is the only one."""
    told = [(mark, part) for mark, part in parts if part.kind is not None or part.person is not None or part.code]
    if not told:
        return parts[0][1], True
    part = told[0][1]
    for mark, other in told[1:]:
        if mark == "and":
            part = _beside(part, other)
        elif part.kind in (None, "person", "unnamed") or part.person is not None or not part.code:
            _fill(part, other)
    return part, len(told) == 1


def _beside(part: Part, other: Part) -> Part:
    """Two phrases with "and" between them: two actors, or two halves of one."""
    if (
        part.role is None
        and part.person is None
        and part.kind in ("people", "country", "unnamed", None)
        and other.role is not None
        and part.bare
    ):
        if part.code != other.code:
            other.code, other.abroad = "", True  # "Israeli and Palestinian officials"
        return other
    if (
        part.role is not None
        and part.plural
        and part.code
        and other.role is None
        and other.named is not None
        and other.code
        and other.code != part.code
        and other.person is None
    ):
        part.code = ""  # "the presidents of Peru and Chile"
    elif (
        part.role is not None
        and part.person is None
        and not part.plural
        and other.role is not None
        and (other.person is not None or not part.code)
    ):
        _fill(part, other)
    elif part.role is not None and not part.code and not part.abroad and other.kind is not None:
        part.code = other.code
        part.tellers += 1
    return part


def _fill(part: Part, other: Part) -> None:
    """Let an apposition add what the phrase before it leaves open."""
    mine = part.role
    if other.role is not None and mine is None and part.kind in (None, "person") and other.kind in ("person", "unnamed", "people"):
        part.role, part.title, part.kind = other.role, other.title, "person"
        part.head = part.head or other.head
        if other.sector not in ("", "UNK") or part.standing is None:
            part.sector = other.sector
        part.former = part.former or other.former
        part.person = part.person or part.head
    if part.person is None and other.person is not None and mine is not None and part.kind in ("person", "unnamed"):
        part.person, part.kind = other.person, "person"
        part.named, part.name, part.standing = part.named or other.named, part.name or other.name, part.standing or other.standing
    if not part.code or (other.role is not None and part.named is None and mine is None):
        part.code = other.code or part.code
        part.tellers += other.tellers
    if part.sector in ("", "UNK") and part.code != "IGO" and other.sector:
        part.sector = other.sector
    part.kind = part.kind or other.kind


def _coded(reader: Reader, part: Part, text: str, alone: bool) -> Coded:
    """The outcome: names, how, and how sure."""
    words = reader.words
    head = part.head or part.person
    by, sure = _how(reader, part)
    code, sector, kind = part.code, part.sector, part.kind
    if part.role is None and part.named is None:
        kind, code, sector, by, sure = _pattern(reader, part, text)
    if kind == "organization" and sector == "GOV" and part.role is not None and part.role.takes == "all":
        kind = "government"  # "the president's office"
    if kind == "person" and part.person is not None:
        name = part.name or words.text[words.starts[part.person[0]] : words.ends[part.person[1] - 1]]
    elif part.role is not None and part.role.sort == "state" and kind == "country" and code in countries():
        name = countries()[code].name
    elif part.name and (part.role is None or kind in ("organization", "group", "outlet")):
        name = part.name
    else:
        name = _clean(text)
    if not sector and code not in ("IGO", "NGO") and not (part.named is not None and part.named.sort in ("body", "own")):
        sector = "UNK"
    span = (words.starts[head[0]], words.ends[head[1] - 1]) if head is not None else (0, len(words.text))
    titled = part.title is not None and kind in ("person", "unnamed")
    title = words.text[words.starts[part.title[0]] : words.ends[part.title[1] - 1]] if titled and part.title is not None else None
    return Coded(name, kind or "unnamed", code, sector, title, by, round(sure if alone else sure * 0.9, 2), span)


def _how(reader: Reader, part: Part) -> tuple[How, float]:
    """By what the outcome was reached, and how sure it is."""
    if part.role is None:
        if part.named is None:
            return "unknown", 0.1
        if part.standing is not None:
            return "officials", part.standing.confidence
        sure = _SURE.get(part.named.sort, 0.8)
        if part.named.sort == "own":
            return "own table", sure
        return ("composition" if part.tellers else "table"), sure
    if part.standing is not None and part.person is not None:
        return "composition", 0.95
    known = part.sector not in ("", "UNK") or part.code == "IGO"
    if part.tellers and part.code:
        return "composition", 0.9 if known else 0.6
    return "title", 0.7 if known else 0.3


def _pattern(reader: Reader, part: Part, text: str) -> tuple[ActorKind, str, str, How, float]:
    """What the form of a name tells, where no table knows it: a person's with a known given name, a body's otherwise."""
    words = reader.words
    if part.person is None:
        return (
            part.kind or "unnamed",
            part.code,
            part.sector or "UNK",
            "composition" if part.code else "unknown",
            0.3 if part.code else 0.05,
        )
    first, last = part.person
    name = words.text[words.starts[first] : words.ends[last - 1]]
    lead = words.text[words.starts[first] : words.ends[first]]
    by: How = "composition" if part.code else "unknown"
    if part.kind == "organization":
        return "organization", part.code, part.sector or "UNK", by, 0.3
    if lead in given_names() or (last - first > 1 and not name.isupper()) or part.sector:
        return (
            "person",
            part.code,
            part.sector or "UNK",
            "pattern" if lead in given_names() and not part.code else by,
            0.4 if part.code else 0.2,
        )
    return "organization", part.code, "UNK", by, 0.1


def _clean(text: str) -> str:
    """A description without its article, quote marks and genitive.

    >>> _clean("the “Blue Vests”’s ")
    'Blue Vests'
    """
    return _RIGHT.sub("", _LEFT.sub("", text)).strip() or text.strip()
