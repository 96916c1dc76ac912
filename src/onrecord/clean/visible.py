"""What the lines of an article tell of it where its mark-up doesn't: title, writers, date.

Where lines contradict each other, the one nearest to where the story begins counts: mastheads, clocks and teasers stand
further off.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from onrecord.clean.dates import is_month, iso_date
from onrecord.clean.lines import Line
from onrecord.clean.names import MARKDOWN, MOST_WORDS, agency_names, people
from onrecord.clean.roles import Ruled

STORY_ROLES = frozenset(("body", "analysis"))
_ELSEWHERE = frozenset(
    ("comments", "related", "legal", "promo", "advert", "subscribe", "share")
)  # what these date is not the story
_NO_NAME = re.compile(
    r"\b(?:comments?|photos?|images?|video|front|page|read|minutes?|share|home|world|special|post|press|wire|daily|weekly|live|report|edition"
    r"|international|january|february|march|april|june|july|august|september|october|november|december|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|recent|enabled|scroll|menu|search|sign|subscribe|follow|edited|reviewed|hosted|heard|breaking|the|and|for|of|to|your|you|more|with|by)\b",
    re.I,
)  # in a line that doesn't say "by"
_COMPANY = re.compile(r"\b(?:inc|llc|ltd|plc|gmbh|corp)\b", re.I)
_BY = re.compile(
    r"^\W*(?:(?:written|words|text|story|reporting|report(?:ed)?|analysis|commentary|compiled|posted|published|author)\s+)?(?:by|por|par|von|door|oleh)(?::|\s)\s*(?P<names>.+)$"
    r"|^\W*(?:author(?:\(s\))?(?: of the article)?|autor|auteur|autore|words|text|texto|texte|story|reporter|wrote|penulis|автор|текст)\s*:\s*(?P<noun>.+)$"
    r"|(?:[|•·/]|\b\d{4}|\s-)\s*by:?\s+(?P<later>.+)$",
    re.I,
)
_BARE_BY = re.compile(r"^\W*by\W*$", re.I)
_AFTER_NAME_ALONE = re.compile(r"\s*(?:[,|•·/–—]|\s-\s|\sin\s(?=[A-Z]))")
_LONGEST_HOUSE = 40  # characters of an outlet's name on a line of its own
_SURE = 0.8  # that a line without "by" is a byline
_NEAR = 2  # lines between a name and the date that belongs to it
_FAR = 12  # lines between a name without "by" and the story
_STANDFIRST = 300  # characters
_FALSE_START = 0.04  # of the story's characters may stand further up, taken for a story by mistake
_PUBLISHED = re.compile(
    r"\b(?:published|posted|input|entry|filed|publicado|publicerad|publié|pubblicato|publiziert|veröffentlicht"
    r"|опубликовано|опубліковано|diterbitkan)\b",
    re.I,
)
_DATED = re.compile(rf"{_PUBLISHED.pattern}|^\W*(?:publication )?date\b", re.I)
_UPDATED = re.compile(
    r"\blast (?:updat|modif|edit)|^\W*(?:updat|modif|actuali[sz]|atuali[sz]|mis à jour|aktuali[sz]|обновлено|оновлено|güncelleme|zaktualiz|uppdater|correct)",
    re.I,
)
_OTHER_DATE = re.compile(
    r"^\W*(?:it is (?:now|currently)|(?:the |current )*time(?: is)?(?: now)?|today(?:'s)?(?: is| date)?|now)\b|^[–—]\s?[^\W\d_]"
    r"|^\W*source\b|\b(?:in print|print edition|print issue|accessed|retrieved|joined|since)\b",
    re.I,
)  # a clock, whoever said something on a day, an issue in print
_DATE_WORDS = frozenset(
    [
        "mon",
        "tue",
        "tues",
        "wed",
        "thu",
        "thur",
        "thurs",
        "fri",
        "sat",
        "sun",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "am",
        "pm",
        "at",
        "on",
        "of",
        "the",
        "st",
        "nd",
        "rd",
        "th",
        "a",
        "p",
        "m",
        "h",
        "uhr",
        "kl",
    ]
)
_LOWER_WORD = re.compile(r"\b[a-z]{2,}\b")
_MOST_LOWER = (5, 9)  # words in lower case with a full stop and without: with more the line is a sentence in which a date stands
_LONGEST_DATED = 160  # characters


def visible_title(lines: Sequence[Line], ruled: Sequence[Ruled]) -> str | None:
    """The headline, as the classifier saw it."""
    return next((line.text for line, verdict in zip(lines, ruled, strict=True) if verdict.label == "headline"), None)


def visible_writers(lines: Sequence[Line], ruled: Sequence[Ruled], outlet: str | None = None) -> list[str]:
    """The names on the line that says by whom, else on a line of nothing but names beside the date.

    Writers of boxes within the article are not the article's.
    """
    headline, story = bounds(lines, ruled)
    head = [place for place in range(story) if ruled[place].label == "byline"]
    houses = frozenset(line.text.casefold() for line in lines if len(line.text) < _LONGEST_HOUSE) | agency_names().keys()
    houses |= {outlet.casefold()} if outlet else set()
    said = {place: names for place in head if (names := _after_by(lines, place, houses))}
    if not said:
        later = (place for place in range(story, _early(lines, ruled, story)) if ruled[place].label == "byline")
        said = next(({place: names} for place in later if (names := _after_by(lines, place, houses))), {})
    if said:
        last = max(said)
        return said[next(place for place in said if all(ruled[other].label == "byline" for other in range(place, last)))]
    alone = {
        place: names
        for place in head
        if place > headline
        and story - place <= _FAR
        and ruled[place].chance >= _SURE
        and (names := _named_alone(lines, place, houses))
    }
    if not alone:
        return []
    last = max(alone)
    run = [place for place in alone if all(other in alone for other in range(place, last))]
    return list(dict.fromkeys(name for place in run for name in alone[place]))


def bounds(lines: Sequence[Line], ruled: Sequence[Ruled]) -> tuple[int, int]:
    """Where the headline stands (-1 if nowhere), and where the story after it begins."""
    headline = next((place for place, verdict in enumerate(ruled) if verdict.label == "headline"), -1)
    sizes = [len(line.text) if verdict.label in STORY_ROLES else 0 for line, verdict in zip(lines, ruled, strict=True)]
    allowed, passed = _FALSE_START * sum(sizes), 0
    for place, size in enumerate(sizes):
        passed += size
        if size and place > headline and passed > allowed:
            return headline, place
    return headline, len(ruled)


def _early(lines: Sequence[Line], ruled: Sequence[Ruled], story: int) -> int:
    """How far down a byline may stand if what precedes it was a standfirst."""
    passed = 0
    for place in range(story, len(lines)):
        passed += len(lines[place].text) if ruled[place].label in STORY_ROLES else 0
        if passed > _STANDFIRST:
            return place
    return len(lines)


def _after_by(lines: Sequence[Line], place: int, houses: Set[str]) -> list[str]:
    """The names that a line gives after "by", or the next line where the word stands alone."""
    text = lines[place].text
    if len(text) > _LONGEST_DATED:
        return []
    if _BARE_BY.match(text) and place + 1 < len(lines):
        return people([lines[place + 1].text], houses=houses, single=False) if len(lines[place + 1].text) < _LONGEST_DATED else []
    found = _BY.search(MARKDOWN.sub(r"\1", text))
    return people([next(filter(None, found.groups()))], houses=houses, single=False) if found else []


def _named_alone(lines: Sequence[Line], place: int, houses: Set[str]) -> list[str]:
    """The names that a line beside a date begins with, if nothing but a place or an office follows."""
    cut = _AFTER_NAME_ALONE.search(lines[place].text)
    begin = lines[place].text[: cut.start()] if cut else lines[place].text
    if (
        len(begin) > _LONGEST_HOUSE * 2
        or any(char.isdigit() for char in begin)
        or not _beside_date(lines, place)
        or _COMPANY.search(lines[place].text)
    ):
        return []
    names = people([begin], houses=houses, single=False)
    return [] if any(_NO_NAME.search(name) or len(name.split()) >= MOST_WORDS for name in names) else names


def _beside_date(lines: Sequence[Line], place: int) -> bool:
    return any(iso_date(line.text) for line in lines[max(place - _NEAR, 0) : place + _NEAR + 1] if len(line.text) < _LONGEST_DATED)


def visible_date(lines: Sequence[Line], ruled: Sequence[Ruled]) -> str | None:
    """The date on a line that says "published", else on a byline, else on a line of its own above the story, else of an update."""
    headline, story = bounds(lines, ruled)
    found: list[tuple[int, int, int, str]] = []
    for place, (line, verdict) in enumerate(zip(lines, ruled, strict=True)):
        if len(line.text) >= _LONGEST_DATED or not any(char.isdigit() for char in line.text):
            continue
        rank = _dating(line.text, verdict.label, place < story, -1 < headline < place)
        cue = _DATED.search(line.text) if rank == 0 else None
        day = (
            iso_date(line.text[cue.start() :] if cue else line.text) or (iso_date(line.text) if cue else None)
            if rank is not None
            else None
        )
        if rank is not None and day:
            found.append((rank, abs(story - place), place, day))
    return min(found)[3] if found else None


def _dating(text: str, label: str, above: bool, under: bool) -> int | None:
    """How sure it is that a date in `text` is the article's, 0 the surest; None if it dates something else."""
    if (
        label in _ELSEWHERE
        or label == "duplicate"
        or _OTHER_DATE.search(text)
        or len(_LOWER_WORD.findall(text)) > _MOST_LOWER[text[-1] != "."]
    ):
        return None
    dateline = label in ("byline", "dateline")
    if _UPDATED.search(text) and not _PUBLISHED.search(text):
        return 3 if dateline or (above and under) else None
    if _DATED.search(text) and (dateline or above or label in ("residue", "credit", "navigation", "heading")):
        return 0
    return 1 if dateline else 2 if above and under and _is_bare_date(text) else None


def _is_bare_date(text: str) -> bool:
    """Whether there is nothing but a date and a time."""
    words = re.findall(r"[^\W\d_]+", text)
    return all(word.casefold() in _DATE_WORDS or is_month(word) or (word.isupper() and len(word) < 5) for word in words)
