"""What the lines' own words settle, after the classifier: rules of few exceptions, each explained.

They look at a whole page's verdicts and give back better ones: separators, second copies, sections by a named analyst.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from onrecord.clean.judge import Verdict
from onrecord.clean.lines import Line

KEPT = frozenset(
    "headline standfirst byline dateline heading body pullquote list table caption credit analysis correction".split()
)
_COPY_LENGTH = 15  # characters: shorter lines repeat by chance ("Yes.")
_RULE = re.compile(r"^(?:[\W_]+|(?:gr[ae]y|white|short|horizontal|thin) (?:line|bar|rule|presentational.*)|line|\W*(?:end|ends)\W*|[-–—]+ ?\w? ?[-–—]+)$", re.I)
_BY_ANALYST = re.compile(
    r"^(?:analysis|commentary|viewpoint|perspective|expert view|opinion|eyewitness|at the scene)\s*(?:[:|–—-]\s*|\s+(?:by|from)\s+)(?:by\s+)?(?P<name>[^,:|–—]+?)"
    r"\s*(?:[,:|–—-].*)?$",
    re.I,
)
_NAME = re.compile(r"^[^\W\d_][\w’'.-]*(?:\s+(?:[a-z]{1,3}\s+)?[^\W\d_][\w’'.-]*){1,4}$")
_HEADINGS_IN_SECTION = 2  # an analyst's section closed by a mark has at most so many headings of its own


class Ruled(NamedTuple):
    """A line's verdict after the rules, and the writer of the section that it stands in."""

    label: str
    chance: float
    author: str | None = None


def rule(lines: Sequence[Line], verdicts: Sequence[Verdict]) -> list[Ruled]:
    """The verdicts after the rules."""
    labels = [verdict.label for verdict in verdicts]
    _name_separators(lines, labels)
    _drop_copies(lines, labels)
    authors = _sign_sections(lines, labels)
    return [Ruled(label, verdict.chance, author) for label, verdict, author in zip(labels, verdicts, authors, strict=True)]


def _name_separators(lines: Sequence[Line], labels: list[str]) -> None:
    """A line of dashes, a "gray line" or an outlet's name alone parts sections; next to a caption the name credits the picture."""
    for place, line in enumerate(lines):
        if _RULE.match(line.text):
            labels[place] = "separator"
        elif line.text.casefold() in agencies():
            beside = labels[max(place - 1, 0) : place + 2]
            pictured = "caption" in beside or labels[place] == "credit" and line.mark is not None
            labels[place] = "credit" if pictured else "separator"


def _drop_copies(lines: Sequence[Line], labels: list[str]) -> None:
    """The second copy of a line that is kept goes. Of a headline repeated at the head of a page, one is kept."""
    seen: set[str] = set()
    for place, line in enumerate(lines):
        key = line.text.casefold()
        if labels[place] not in KEPT or len(key) < _COPY_LENGTH:
            continue
        if key in seen and labels[place] not in ("table", "list"):
            labels[place] = "duplicate"
        seen.add(key)


def _sign_sections(lines: Sequence[Line], labels: list[str]) -> list[str | None]:
    """"Analysis by X": what follows is X's, until a mark that closes the section, or its element in HTML."""
    authors: list[str | None] = [None] * len(lines)
    first_body = next((place for place, label in enumerate(labels) if label in ("body", "analysis")), len(lines))
    for place, line in enumerate(lines):
        found = _BY_ANALYST.match(line.text) if len(line.text) < 160 else None
        name = found.group("name").strip() if found else ""
        if not _NAME.match(name) or name.lower().startswith("the "):
            continue
        labels[place] = "byline"
        end = _section_end(lines, labels, place, whole=place < first_body)
        for within in range(place + 1, end):
            if labels[within] in ("body", "analysis", "list", "pullquote"):
                labels[within], authors[within] = "analysis", name
    for place, label in enumerate(labels):
        if label == "analysis" and authors[place] is None:
            labels[place] = "body"  # the classifier's guess, and no name to stand by it
    return authors


def _section_end(lines: Sequence[Line], labels: Sequence[str], start: int, whole: bool) -> int:
    """Where the section that begins after line `start` ends."""
    mark = lines[start].mark
    if mark is not None and not whole:
        around = mark.parent
        inside = [place for place in range(start + 1, len(lines)) if _in_element(lines[place], around)]
        contiguous = [place for order, place in enumerate(inside) if place == start + 1 + order]
        return contiguous[-1] + 1 if len(contiguous) > 1 else _next_heading(labels, start)
    if whole:
        return len(lines)
    closing = next((place for place in range(start + 1, len(lines)) if labels[place] == "separator"), None)
    if closing is not None and labels[start + 1 : closing].count("heading") <= _HEADINGS_IN_SECTION:
        return closing
    return _next_heading(labels, start)


def _in_element(line: Line, element: int) -> bool:
    return line.mark is not None and element in (line.mark.block, line.mark.parent, line.mark.grandparent)


def _next_heading(labels: Sequence[str], start: int) -> int:
    return next((place for place in range(start + 2, len(labels)) if labels[place] == "heading"), len(labels))


@cache
def agencies() -> frozenset[str]:
    """Names of agencies, broadcasters and picture desks that stand alone on a line, in lower case."""
    text = (files("onrecord.clean") / "data" / "agencies.txt").read_text("utf-8")
    return frozenset(line.strip().casefold() for line in text.splitlines() if line.strip() and not line.startswith("#"))
