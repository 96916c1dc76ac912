"""Whom an article credits: the agencies and outlets that it says it comes from or was translated from."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.clean.lines import Line
from onrecord.clean.names import ROLE, agency_names
from onrecord.clean.roles import Ruled
from onrecord.clean.visible import STORY_ROLES, bounds

_WIRES = (
    "The Associated Press", "THE ASSOCIATED PRESS", "Associated Press", "ASSOCIATED PRESS", "AP", "AFP", "Agence France-Presse", "Reuters",
    "REUTERS", "EFE", "DPA", "dpa", "ANSA", "TASS", "PTI", "Press Trust of India", "Xinhua", "Interfax", "UPI", "PA Media", "Press Association",
    "PA", "Bloomberg", "Yonhap", "Kyodo", "CNN", "IANS", "ANI", "Anadolu",
)  # fmt: skip
_WIRE = "(?:" + "|".join(map(re.escape, _WIRES)) + ")"
_NAMED = r"(?:[A-Z][\w.&’'-]*(?:\s+(?:(?:of|the|and|de|la|del|du)\s+){0,2}[A-Z][\w.&’'-]*){0,5})"
_SOURCE = re.compile(r"^(?:source|fuente|quelle|fonte|kaynak|источник|via|originally published (?:by|on|in)|first published (?:by|on|in))\s*:?\s+(?P<name>.+)$", re.I)  # fmt: skip
_ORIGINS = (
    _SOURCE,
    re.compile(rf"^\({_WIRE}(?:/[\w ]+)?\)$"),
    re.compile(rf"^\W*(?i:copyright|\(c\)|©)[\W\d]*(?:[Cc]opyright\W*)?(?P<name>{_WIRE})(?=\s*$|\s*[.,]|\s+All\b)"),
    re.compile(rf"\b(?i:more stories from|read the original (?:article |story )?(?:on|at|in)|(?:article|story|report|piece|post) (?:was )?(?:originally |first )?(?:appeared|published) (?:on|in|by)"
               rf"|originally (?:appeared|published) (?:on|in|by)|translated from|with (?:\w+ )?(?:information|reporting|inputs|files|material) (?:by|from)|con información de)\s+(?P<name>{_NAMED}(?:(?:, | and |/){_NAMED}){{0,3}})(?=[.,;)]|\s+(?:by|on|in)\b|$)"),
    re.compile(rf"\b(?i:click here ?to ?read|go ?to read) more (?:stories )?(?:from|on|at) (?P<name>{_NAMED})(?:[.,;]|$)"),
)  # fmt: skip
_PLACE = r"(?:[,\s/]+(?:[A-Z][\w.’'-]*|\d{1,2}|of|de|and))*"  # the rest of a place, and the day
_DATELINE = re.compile(
    rf"^(?:[A-Z][\w.’'-]*{_PLACE}\s\((?P<name>{_WIRE})|[A-Z][A-Z.’'-]+{_PLACE}\s\((?P<own>[A-Z][A-Z/&-]{{1,12}}))(?:/[\w ]+)?\)\s*[-–—]"
)
_SIGNED = re.compile(rf"[.”\"’]\s*[-–—]*\s*\((?P<name>{_WIRE})(?:/[\w ]+)?\)$")
_AFFILIATED = re.compile(
    rf"(?:^|[,|/–—]|\s-\s|\b[Bb][Yy]\s)\s*(?P<name>{_WIRE})(?=\s*$|\s*[,|/–—]|\s-\s|\s+(?:[\w-]+\s+){{0,3}}(?i:{ROLE})\b)"
)
_SHORT = {
    "the associated press": "AP", "associated press": "AP", "agence france-presse": "AFP", "press association": "PA", "pa media": "PA",
    "press trust of india": "PTI", "anadolu agency": "Anadolu",
}  # fmt: skip
_LANGUAGES = frozenset(
    "Arabic Armenian Azerbaijani Belarusian Bengali Bosnian Bulgarian Burmese Chinese Croatian Czech Danish Dutch English Farsi Finnish French"
    " Georgian German Greek Hebrew Hindi Hungarian Indonesian Italian Japanese Kazakh Korean Kurdish Mandarin Norwegian Pashto Persian Polish"
    " Portuguese Romanian Russian Serbian Spanish Swahili Swedish Thai Tibetan Turkish Ukrainian Urdu Vietnamese".split()
)
_NO_CREDIT = frozenset(("caption", "navigation", "comments", "related", "credit", "duplicate"))


def credited(lines: Sequence[Line], ruled: Sequence[Ruled]) -> list[str]:
    """The agencies and outlets that the page says it comes from or was translated from; pictures' credits don't count."""
    _, story = bounds(lines, ruled)
    ends = [place for place, verdict in enumerate(ruled) if verdict.label in STORY_ROLES][-3:]
    out: list[str] = []
    for place, (line, verdict) in enumerate(zip(lines, ruled, strict=True)):
        if verdict.label in _NO_CREDIT:
            continue
        text = line.text if len(line.text) < 400 else line.text[:200]
        patterns = [*_ORIGINS] if verdict.label != "byline" else [_AFFILIATED, *_ORIGINS] if place < story else []
        if verdict.label in STORY_ROLES or verdict.label in ("dateline", "standfirst"):
            patterns.append(_DATELINE)
        found = [hit for pattern in patterns for hit in pattern.finditer(text)]
        found = [
            hit for hit in found if hit.re is not _DATELINE or not _is_own(hit.group("name") or hit.group("own"), lines, ruled)
        ]
        if place in ends:
            found += _SIGNED.finditer(line.text[-60:])
        for hit in found:
            named = hit.groupdict()
            name = named.get("name") or named.get("own") or hit.group().strip("()")
            for one in re.split(r"\s*(?:/|,|;|\band\b)\s*", name.strip(" .")):
                whole = agency_names().get(one.casefold(), "" if hit.re is _SOURCE else one)
                whole = _SHORT.get(whole.casefold(), whole)
                if whole and whole not in out and len(whole) < 50 and not whole.startswith("http") and whole not in _LANGUAGES:
                    out.append(whole)
    return out


def _is_own(name: str, lines: Sequence[Line], ruled: Sequence[Ruled]) -> bool:
    """Whether the outlet's own lines bear the name that stands in a dateline."""
    if name in _WIRES:
        return False
    own = (line.text for line, verdict in zip(lines, ruled, strict=True) if verdict.label in ("legal", "byline", "navigation"))
    return any(re.search(rf"\b{re.escape(name)}\b", text) for text in own)
