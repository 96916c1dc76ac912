"""What the lines of an article tell of it where its mark-up doesn't: title, writers, date, and whom it credits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from onrecord.clean.dates import iso_date
from onrecord.clean.lines import Line
from onrecord.clean.roles import Ruled

_BY = re.compile(
    r"^\W*(?:written |words |text |story |report(?:ed)? |analysis |posted |published )?(?:by|por|par|von)[:\s]\s*(?P<names>.+)$",
    re.I,
)
_NAME = re.compile(
    r"^[^\W\d_][\w’'.-]*(?:\s+(?:(?:de|da|dos|del|la|van|von|der|al|bin|ben|el|le|di|du)\s+){0,2}[^\W\d_][\w’'.-]*){1,4}$"
)
_AFTER_NAMES = re.compile(r"\s*(?:\||[–—•·/]|\s-\s|\bin\s[A-Z]|@|\(|\bfor\b|\bon\b|\bat\b|updated|published|\d).*$", re.I)
_DATED = re.compile(r"\b(?:published|posted|updated|date|publicado|publié|veröffentlicht|опубликовано)\b", re.I)
_HEAD_SHARE = 0.5  # a date further down the page than this dates something else
_ALWAYS = 20  # lines: on a short page all lines are near the head
_ORIGINS = (
    re.compile(r"\((?:Reuters|AP|AFP|EFE|DPA|ANSA|TASS|PTI|Xinhua|Interfax|UPI|PA|Bloomberg|Yonhap|Kyodo|CNN|IANS|ANI|Anadolu)(?:/[\w ]+)?\)"),
    re.compile(r"^(?:source|fuente|quelle|fonte|kaynak|источник|via|originally published (?:by|on|in)|first published (?:by|on|in))\s*:?\s+(?P<name>.+)$", re.I),
    re.compile(r"\b(?:more stories from|read the original (?:article|story)? ?(?:on|at|in)|originally appeared (?:on|in)|first appeared (?:on|in)"
               r"|translated from|with information from|with reporting (?:by|from)|con información de)\s+(?P<name>[A-Z][\w.&’' -]+?)(?:[.,;]|\s+(?:and|by|on)\b|$)"),
    re.compile(r"\b(?:click here ?(?:to|To) ?read|go ?to read) more (?:stories )?(?:from|on|at) (?P<name>[A-Z][\w.&’' -]+?)(?:[.,;]|$)", re.I),
)  # fmt: skip


def visible_title(lines: Sequence[Line], ruled: Sequence[Ruled]) -> str | None:
    """The headline, as the classifier saw it."""
    return next((line.text for line, verdict in zip(lines, ruled, strict=True) if verdict.label == "headline"), None)


def visible_writers(lines: Sequence[Line], ruled: Sequence[Ruled]) -> list[str]:
    """The names on the first line that says by whom. Writers of boxes within the article are not the article's."""
    story_begun = False
    for line, verdict in zip(lines, ruled, strict=True):
        if verdict.label == "byline" and not story_begun:
            found = _BY.match(line.text)
            names = _names(found.group("names")) if found else []
            if names:
                return names
        story_begun |= verdict.label in ("body", "analysis")
    return []


def _names(text: str) -> list[str]:
    bare = _AFTER_NAMES.sub("", text)
    names = [_cased(name.strip(" .,:;")) for name in re.split(r"\s*(?:,|;|&|\band\b|\by\b|\bet\b|\bund\b)\s*", bare)]
    good = [name for name in names if _NAME.match(name)]
    return good if good and good[0] == names[0] else []


def _cased(name: str) -> str:
    """JANE ROE is Jane Roe; names of mixed case stay as they are."""
    return name.title() if name.isupper() and len(name) > 5 else name


def visible_date(lines: Sequence[Line], ruled: Sequence[Ruled]) -> str | None:
    """The date on a byline, or on a line that says "published", near the head of the page."""
    head = max(int(len(lines) * _HEAD_SHARE), _ALWAYS)
    for line, verdict in list(zip(lines, ruled, strict=True))[:head]:
        if len(line.text) < 160 and (verdict.label in ("byline", "dateline") or _DATED.search(line.text)):
            found = iso_date(line.text)
            if found:
                return found
    return None


def credited(lines: Sequence[Line], ruled: Sequence[Ruled]) -> list[str]:
    """The agencies and outlets that the page says it comes from or was translated from; pictures' credits don't count."""
    out: list[str] = []
    for line, verdict in zip(lines, ruled, strict=True):
        if verdict.label in ("caption", "navigation", "comments", "related"):
            continue
        for pattern in _ORIGINS:
            for found in pattern.finditer(line.text if len(line.text) < 400 else line.text[:200]):
                name = found.groupdict().get("name") or found.group().strip("()")
                known_only = found.re is _ORIGINS[1]
                for one in re.split(r"\s*(?:/|,|;|\band\b)\s*", name.strip(" .")):
                    whole = agency_names().get(one.casefold(), "" if known_only else one)
                    if whole and whole not in out and len(whole) < 50 and not whole.startswith("http"):
                        out.append(whole)
    return out


@cache
def agency_names() -> dict[str, str]:
    """The agencies as we write them, by their names in lower case."""
    text = (files("onrecord.clean") / "data" / "agencies.txt").read_text("utf-8")
    return {line.casefold(): line for line in reversed(text.splitlines()) if line and not line.startswith("#")}
