"""Names of people: capitalised words, and what speaks for their being a person's name."""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.lang.en.people import family_first, given_names, no_names
from onrecord.resolve.naming import Names
from onrecord.resolve.phrases import Phrase, speech_words
from onrecord.resolve.words import Line, Word

PARTICLES = frozenset(
    (
        "al",
        "el",
        "bin",
        "bint",
        "ibn",
        "van",
        "von",
        "der",
        "den",
        "de",
        "del",
        "della",
        "di",
        "da",
        "do",
        "dos",
        "du",
        "la",
        "le",
        "ben",
        "abu",
        "ter",
        "ten",
        "af",
        "av",
        "zu",
        "y",
    )
)
_SUFFIXES = frozenset(("Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"))
_MOST = 6  # words of a name
_SPEECH = speech_words()
_PLACING = frozenset(("in", "at", "near", "around", "across", "outside", "inside"))
_Evidence = tuple[str, float]
_NOTHING: _Evidence = ("", 0.0)
_AGE = re.compile(r"\d{1,3}")
_INITIAL = re.compile(r"[A-ZÀ-Þ]\.")


class Name(NamedTuple):
    """Words `first` up to `last` that name a person, the phrases around them, what spoke for it (`by`), and how loudly."""

    first: int
    last: int
    parts: tuple[str, ...]
    before: Phrase | None
    beside: tuple[Phrase, ...]
    by: str
    confidence: float


class Vocabulary(NamedTuple):
    """Of a whole article: words that stand in lower case somewhere, and how often each capitalised word stands by itself."""

    lower: frozenset[str]
    alone: frozenset[str]


def vocabulary(lines: list[Line]) -> Vocabulary:
    """What the whole article tells of its words."""
    lower, alone = set[str](), set[str]()
    for line in lines:
        for at, word in enumerate(line.words):
            if word.text.islower():
                lower.add(word.text)
            elif word.capital and not line.capital(at - 1) and not line.capital(at + 1) and not line.titled:
                alone.add(word.text)
    return Vocabulary(frozenset(lower), frozenset(alone))


def find_people(names: Names, phrases: list[Phrase], known: Vocabulary) -> list[Name]:
    """The names of people in a line."""
    if names.line.titled and names.line.role != "byline":
        return []
    out = []
    for first, last in _runs(names, known):
        name = _name(names, first, last, phrases, known)
        if name is not None:
            out.append(name)
    return out


def _runs(names: Names, known: Vocabulary) -> list[tuple[int, int]]:
    """Runs of capitalised words that no table knows better, particles between them included."""
    words, out, at = names.line.words, list[tuple[int, int]](), 0
    while at < len(words):
        if not _nameable(names, at) or (_opens(names.line, at) and _common(words[at], known) and not _given(names, at)):
            at += 1
            continue
        end = at + 1
        while end < len(words) and (_nameable(names, end) or _bridges(names, end) or words[end].text in _SUFFIXES):
            end += 1
        begin = next((n for n in range(at, end - 1) if names.line.words[n].text in given_names()), at)
        out.append((begin if all(_thing(words[n].text) for n in range(at, begin)) else at, end))  # "Democrat Orla Marr"
        at = end
    return out


def _opens(line: Line, at: int) -> bool:
    return at == 0 or not line.words[at - 1].alpha


def _common(word: Word, known: Vocabulary) -> bool:
    return word.low in known.lower


def _nameable(names: Names, at: int) -> bool:
    """Whether the word can be part of a person's name where it stands."""
    word = names.line.words[at]
    if not word.capital or (word.text.isupper() and len(word.text) > 2 and names.line.role != "byline"):
        return False
    hit = names.covering.get(at)
    if hit is not None:
        return _name_after_all(names, at)
    kind = no_names().get(word.text.capitalize() if word.text.isupper() else word.text)
    return (
        kind is None
        or kind not in ("other", "time")
        or _given(names, at)
        or (kind == "time" and names.line.words[at - 1].text in given_names())
    )


def _name_after_all(names: Names, at: int) -> bool:
    """A country, capital or title that is a given name ("Jordan Marr") or a family name ("Stephen King") after all."""
    hit, line = names.covering[at], names.line
    if hit.last - hit.first > 1 or hit.sort not in ("country", "capital", "title"):
        return False
    bare = at + 1 not in names.covering and line.capital(at + 1) and no_names().get(line.words[at + 1].text) is None
    if hit.sort != "title" and line.words[at].text in given_names() and bare:
        return True
    given = at > 0 and at - 1 not in names.covering and line.words[at - 1].text in given_names()
    return given and not line.capital(at + 1) and not line.words[at].text.islower()


def _given(names: Names, at: int) -> bool:
    return names.line.words[at].text in given_names() and names.line.capital(at + 1)


def _bridges(names: Names, at: int) -> bool:
    """Whether a lower-case particle stands between parts of a name ("Orla van der Meer")."""
    words = names.line.words
    end = at
    while end < len(words) and end - at < 3 and words[end].text in PARTICLES:
        end += 1
    return end > at and end < len(words) and words[end].capital and end not in names.covering


def _name(names: Names, first: int, last: int, phrases: list[Phrase], known: Vocabulary) -> Name | None:
    words = names.line.words[first:last]
    parts = tuple(word.text for word in words)
    before = next((phrase for phrase in phrases if phrase.last == first and not phrase.plural and _precedes(names, phrase)), None)
    if not 1 <= len(words) <= _MOST or (len(words) == 1 and before is None):
        return None
    beside = tuple(phrase for phrase in phrases if not phrase.plural and _beside(names, phrase, first, last))
    name = Name(first, last, parts, before, beside, "", 0.0)
    by, confidence = _evidence(names, name, known)
    return name._replace(by=by, confidence=confidence) if by else None


def _precedes(names: Names, phrase: Phrase) -> bool:
    """Whether a phrase can run on into a name: it ends with the title, or with a name that a table knows."""
    return phrase.last == phrase.head or phrase.last - 1 in names.covering


def _beside(names: Names, phrase: Phrase, first: int, last: int) -> bool:
    """Whether a phrase and a name are parted by a comma alone, or by a comma, an age and another."""
    line = names.line
    if phrase.last + 1 == first and line.low(phrase.last) == ",":
        return phrase.definite and (line.low(last) in (",", ".", ")", "") or phrase.tail != "")
    if line.low(last) not in (",", "("):
        return False
    if phrase.first == last + 1:
        return bool(phrase.determiner) or phrase.adorned or phrase.tail != ""
    return phrase.first == last + 3 and _AGE.fullmatch(line.low(last + 1)) is not None and line.low(last + 2) == ","


def _evidence(names: Names, name: Name, known: Vocabulary) -> _Evidence:
    """What speaks for a person's name, and how loudly; nothing where too little does."""
    line, parts, before = names.line, name.parts, name.before
    things = [part for at, part in enumerate(parts) if no_names().get(part) in ("place", "thing") and (at or _thing(part))]
    if len(parts) == 1:
        titled = before is not None and before.last == before.head and len(parts[0]) > 1 and no_names().get(parts[0]) is None
        return ("title", 0.7) if titled else _NOTHING
    told = _spoken(names, name) and parts[-1] in known.alone
    given = parts[0] in given_names() or parts[0].title() in given_names()
    if things and before is None and not (given and (name.beside or told)):
        return _NOTHING
    if before is not None or name.beside:
        return "title", 0.9 if given else 0.85
    if line.low(name.first - 1) in _PLACING or (line.low(name.first - 1) == "of" and line.capital(name.first - 2)):
        return _NOTHING
    return _looks(line, name) or (("pattern", 0.65) if told else _NOTHING)


def _looks(line: Line, name: Name) -> _Evidence | None:
    """What the look of a name tells: a given name, a family name that comes first, a particle or an initial, an age after it."""
    parts, last = name.parts, name.last
    if parts[0] in given_names() or parts[0].title() in given_names():
        return "given name", 0.8
    if parts[0] in family_first() and len(parts) <= 3 and ("-" in parts[1] or len(parts) == 2):
        return "family name", 0.75 if "-" in parts[1] else 0.65
    inner = any(part in PARTICLES or _INITIAL.fullmatch(part) for part in parts[:-1])
    signed = line.role == "byline" and line.low(name.first - 1) in ("by", "and")
    aged = line.low(last) == "," and line.low(last + 2) in (",", ".") and _AGE.fullmatch(line.low(last + 1)) is not None
    return ("pattern", 0.65) if inner or signed or aged else None


def _thing(word: str) -> bool:
    return no_names().get(word) in ("place", "thing") and word not in given_names()


def _spoken(names: Names, name: Name) -> bool:
    """Whether a verb of saying stands beside the name."""
    return names.line.low(name.last) in _SPEECH or names.line.low(name.first - 1) in _SPEECH
