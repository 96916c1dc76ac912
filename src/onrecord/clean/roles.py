"""What the lines' own words settle, after the classifier: rules of few exceptions, each explained.

They look at a whole page's verdicts and give back better ones: separators, credits and the captions beside them, second copies,
headings that were taken for lists, sections by a named analyst.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.clean.features import cue_bits
from onrecord.clean.judge import Verdict
from onrecord.clean.lines import Line
from onrecord.clean.names import agency_names

KEPT = frozenset(
    [
        "headline",
        "standfirst",
        "byline",
        "dateline",
        "heading",
        "body",
        "pullquote",
        "list",
        "table",
        "caption",
        "credit",
        "analysis",
        "correction",
    ]
)
_COPY_LENGTH = 15  # characters: shorter lines repeat by chance ("Yes.")
_RULE = re.compile(
    r"^(?:[\W_]+|(?:gr[ae]y|white|short|horizontal|thin) (?:line|bar|rule|presentational.*)|line|\W*(?:end|ends)\W*|[-–—]+ ?\w? ?[-–—]+)$",
    re.I,
)
_AFTER_NAME = r"(?:\s*[,:|–—]|\s+-\s).*"
_BY_ANALYST = re.compile(
    r"^(?:analysis|commentary|viewpoint|perspective|expert view|opinion|eyewitness|at the scene)\s*(?:[:|–—-]\s*|\s+(?:by|from)\s+)(?:by\s+)?"
    rf"(?P<name>[^,:|–—]+?)\s*(?:{_AFTER_NAME})?$",
    re.I,
)
_BY = re.compile(rf"^by\s+(?P<name>[^,:|–—]+?)\s*(?:{_AFTER_NAME})?$", re.I)
_KICKER = re.compile(r"^(?:analysis|commentary|viewpoint|expert view|eyewitness)\b", re.I)
_BYLINE_LENGTH = 160  # characters
_NAME = re.compile(r"^[^\W\d_][\w’'.-]*(?:\s+(?:[a-z]{1,3}\s+)?[^\W\d_][\w’'.-]*){1,4}$")
_PAGER = re.compile(r"^(?:PREV(?:IOUS)?|NEXT)\b(?! (?:week|month|year))")
_AGENCY = r"(?:AFP|AP|EPA|EFE|ANSA|TASS|DPA|PA|PTI|REUTERS|Reuters|GETTY|Getty|POOL|Pool|Xinhua|XINHUA|Anadolu|ANADOLU|AGENCIA|Agencia|Sputnik|SPUTNIK)"
_PICTURE = re.compile(
    rf"^[^.!?:;]{{3,60}}/\s?{_AGENCY}\b[^.!?]{{0,40}}$|\b(?:via|VIA) (?:Getty|GETTY|AP|AFP|Reuters|REUTERS)\b[^.!?]{{0,20}}$"
    r"|^(?i:photo(?:graph)?|image|picture|foto)s?(?: (?i:credit|by|courtesy))?\s*[:/] ?[^.!?]{2,70}$|^©\s?[^.!?]{2,60}/[^.!?]{2,40}$"
)
_PICTURE_SIGN = re.compile(r"[/©:]|\b[Vv](?:ia|IA)\b")  # what every such line holds: a cheap question first
_CORRECTION = re.compile(
    r"^(?:(?:correction|clarification|corrections and clarifications)\b(?:\s*[,(][^:]{0,40})?\s*[:.–—-].{25,}|(?:an earlier|a previous) version of this (?:article|story|report)\b.{15,}"
    r"|this (?:article|story|report) (?:was amended|has been (?:amended|corrected))\b.{10,})", re.I | re.S
)  # fmt: skip
_BYLINE = re.compile(
    r"\d|^(?:by|from|por|par|von|di|de|door|oleh|words|text|story|report(?:ed|ing)?|writ(?:ten|ing)|updated|published|posted|last|first|editor|staff|автор)\b"
    r"|\b(?:ago|today|yesterday|correspondents?|reporters?|editors?|writers?|staff|bureau|agenc(?:y|ies))\b",
    re.I,
)
_BIDDING = frozenset(
    [
        "view",
        "get",
        "see",
        "more",
        "follow",
        "browse",
        "read",
        "contact",
        "about",
        "email",
        "share",
        "subscribe",
        "click",
        "show",
        "all",
        "listen",
        "watch",
        "sign",
        "join",
    ]
)
_WORD = re.compile(r"[^\W\d_]+")
_NAMED = 0.6  # of the words of a line of names are capitalised
_SENTENCE = 70  # characters
_ADDRESS = re.compile(r"https?://\S+$|www\.\S+$")
_CONTENT = re.compile(r"[^\W\d_]{4,}")
_SHARED = 0.34  # of a headline's longer words that its story has to share
_CREDIT_LENGTH = 110  # characters
_HEADING_LENGTH = 120
_APART = 0.4  # of the lines have a blank line before them: then paragraphs stand apart
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
    _name_pager(lines, labels)
    _name_captions(lines, labels)
    _drop_copies(lines, labels)
    _name_headings(lines, labels)
    _name_corrections(lines, labels)
    _doubt_headlines(lines, labels)
    _doubt_bylines(lines, labels)
    _doubt_tables(lines, labels)
    _open_story(lines, labels)
    _keep_times(lines, labels)
    authors = _sign_sections(lines, labels)
    return [Ruled(label, verdict.chance, author) for label, verdict, author in zip(labels, verdicts, authors, strict=True)]


_TOP = 5  # lines that may stand above a story on a page that holds little else
_HEADLINE_WORDS = (3, 25)
_OPENER = re.compile(
    r"^(?:analysis|comment|commentary|interview|explainer|live|press release\b.*|media release\b.*|for immediate release\b.*)$",
    re.I,
)
_TIME = re.compile(r"^\(?(?:[01]?\d|2[0-3])[:.h][0-5]\d(?:\s*(?:[ap]\.?m\.?|[A-Z]{2,4}))?\)?$", re.I)
_PLUG = re.compile(r"[!|]|\b(?:we|you|your|our)\b", re.I)
_TIMES = 3  # such lines make a live blog


def _open_story(lines: Sequence[Line], labels: list[str]) -> None:
    """On a page of plain text that begins with its story, the short line on top is its headline, whatever it looks like.

    Pages that carry menus have more above their story, and are left to the classifier.
    """
    story = next((place for place, label in enumerate(labels) if label in ("body", "analysis")), None)
    if not story or story > _TOP or lines[0].mark is not None or "headline" in labels:
        return
    for place in range(story):
        text = lines[place].text
        count = len(text.split())
        if labels[place] not in KEPT and _OPENER.match(text):
            labels[place] = "heading"
        elif labels[place] not in KEPT and _HEADLINE_WORDS[0] <= count <= _HEADLINE_WORDS[1] and not _junk(text):
            labels[place] = "headline"
            return
        elif labels[place] in KEPT:
            continue


def _junk(text: str) -> bool:
    """Whether a short line has the words of a menu, of an invitation or of a notice, or speaks to the reader."""
    words = text.casefold().split()
    if _PLUG.search(text):
        return True
    return (
        cue_bits(words) != 0
        or words[0].strip(":") in _BIDDING
        or text.rstrip().endswith((":", "…", "..."))
        or bool(_ADDRESS.search(text))
    )


def _keep_times(lines: Sequence[Line], labels: list[str]) -> None:
    """Lines that hold nothing but a time are those of a live blog, where there are several."""
    times = [place for place, line in enumerate(lines) if _TIME.match(line.text)]
    if len(times) >= _TIMES:
        for place in times:
            labels[place] = "dateline"


def _name_separators(lines: Sequence[Line], labels: list[str]) -> None:
    """A line of dashes, a "gray line" or an outlet's name alone parts sections; next to a caption the name credits the picture."""
    for place, line in enumerate(lines):
        if _RULE.match(line.text):
            labels[place] = "separator"
        elif line.text.casefold() in agency_names():
            beside = labels[max(place - 1, 0) : place + 2]
            pictured = "caption" in beside or (labels[place] == "credit" and line.mark is not None)
            labels[place] = "credit" if pictured else "separator"


def _name_pager(lines: Sequence[Line], labels: list[str]) -> None:
    """PREV and NEXT in capitals lead to other stories, whatever follows them."""
    for place, line in enumerate(lines):
        if _PAGER.match(line.text):
            labels[place] = "navigation"


def _name_captions(lines: Sequence[Line], labels: list[str]) -> None:
    """A line of a photographer and an agency credits a picture; in a text whose paragraphs stand apart, what touches it is the
    caption.
    """
    apart = sum(line.gap > 0 for line in lines) >= _APART * len(lines)
    for place, line in enumerate(lines):
        if (
            len(line.text) < _CREDIT_LENGTH
            and _PICTURE_SIGN.search(line.text)
            and _PICTURE.search(line.text)
            and labels[place] not in ("caption", "byline")
        ):
            labels[place] = "credit"
        elif labels[place] != "credit" or line.text.casefold() not in agency_names():
            continue
        if line.mark is not None:
            continue
        touching = [place + 1] if place + 1 < len(lines) and not lines[place + 1].gap and apart else []
        touching += [place - 1] if place and not line.gap and apart else []
        touching = [near for near in touching if labels[near] != "headline"]
        touching += [copy for near in (place - 1, place + 1) for copy in _copies_nearby(lines, near)]
        for near in touching:
            if labels[near] not in ("credit", "byline", "separator") and not _PICTURE.search(lines[near].text):
                labels[near] = "caption"


def _name_corrections(lines: Sequence[Line], labels: list[str]) -> None:
    """A sentence that begins with "Correction:" or tells of an earlier version corrects the story, wherever it stands."""
    for place, line in enumerate(lines):
        if _CORRECTION.match(line.text) and labels[place] not in ("comments", "related", "headline"):
            labels[place] = "correction"


def _doubt_headlines(lines: Sequence[Line], labels: list[str]) -> None:
    """A headline in scraped text shares words with its story; one that shares hardly any is a plug for something else."""
    story = {
        word
        for line, label in zip(lines, labels, strict=True)
        if label in ("body", "analysis")
        for word in _CONTENT.findall(line.text.lower())
    }
    titles = {line.text.casefold() for line, label in zip(lines, labels, strict=True) if label == "headline"}
    for place, line in enumerate(lines):
        if labels[place] == "headline" and line.mark is None and story:
            own = set(_CONTENT.findall(line.text.lower()))
            if len(own & story) < _SHARED * len(own):
                labels[place] = "promo"
        if labels[place] == "headline":
            text = line.text.casefold()
            if _ADDRESS.match(text):
                labels[place] = "residue"
            elif any(other != text and text.endswith(other) for other in titles):
                labels[place] = "navigation"  # a trail of sections that ends in the headline


def _doubt_bylines(lines: Sequence[Line], labels: list[str]) -> None:
    """A byline names a writer, a place or a time; "View author archive" does not, and a whole sentence under a picture is its caption."""
    for place, line in enumerate(lines):
        if labels[place] != "byline" or _BYLINE.search(line.text):
            continue
        words = _WORD.findall(line.text)
        named = sum(word[0].isupper() for word in words) >= _NAMED * len(words)
        if not named or (words and words[0].lower() in _BIDDING):
            sentence = len(line.text) > _SENTENCE and line.text[-1] in '.”")'
            labels[place] = "caption" if sentence else "residue"


def _doubt_tables(lines: Sequence[Line], labels: list[str]) -> None:
    """In HTML only cells make a table."""
    for place, line in enumerate(lines):
        if labels[place] == "table" and line.mark is not None and line.mark.tag not in ("td", "th", "caption", "dt", "dd", "tr"):
            labels[place] = "list" if line.mark.tag == "li" else "body"


def _copies_nearby(lines: Sequence[Line], place: int) -> list[int]:
    """A line and its copies within three lines, if it has any: scrapers print a picture's alternative text and its caption."""
    if not 0 <= place < len(lines) or len(lines[place].text) < _COPY_LENGTH:
        return []
    near = [other for other in range(max(place - 3, 0), min(place + 4, len(lines))) if lines[other].text == lines[place].text]
    return near if len(near) > 1 else []


def _name_headings(lines: Sequence[Line], labels: list[str]) -> None:
    """A list of one line, without a bullet and without a stop, is a heading."""
    for place, line in enumerate(lines):
        alone = labels[place] == "list" and "list" not in (*labels[max(place - 1, 0) : place], *labels[place + 1 : place + 2])
        followed = place + 1 < len(labels) and labels[place + 1] in ("body", "analysis", "caption", "list")
        if alone and followed and line.text[0].isalpha() and line.text[-1] not in ".!,;:" and len(line.text) < _HEADING_LENGTH:
            labels[place] = "heading"


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
    """ "Analysis by X": what follows is X's, until a mark that closes the section, or its element in HTML."""
    authors: list[str | None] = [None] * len(lines)
    first_body = next((place for place, label in enumerate(labels) if label in ("body", "analysis")), len(lines))
    for place, _line in enumerate(lines):
        name = _analyst(lines, labels, place)
        if not name:
            continue
        labels[place] = "byline"
        if place and place > first_body and _is_heading(lines[place - 1], labels[place - 1]):
            labels[place - 1] = "heading"
        end = _section_end(lines, labels, place, whole=place < first_body)
        for within in range(place + 1, end):
            if labels[within] in ("body", "analysis", "list", "pullquote"):
                labels[within], authors[within] = "analysis", name
    for place, label in enumerate(labels):
        if label == "analysis" and authors[place] is None:
            labels[place] = "body"  # the classifier's guess, and no name to stand by it
    return authors


def _analyst(lines: Sequence[Line], labels: Sequence[str], place: int) -> str | None:
    """The name on a line such as "Analysis by X, correspondent", or on "By X, analyst" right below a heading that begins
    "Analysis".
    """
    text = lines[place].text
    if len(text) >= _BYLINE_LENGTH:
        return None
    found = _BY_ANALYST.match(text)
    if not found and place and labels[place] in ("byline", "heading", "credit") and len(lines[place - 1].text) < _BYLINE_LENGTH:
        found = _BY.match(text) if _KICKER.match(lines[place - 1].text) else None
    name = found.group("name").strip() if found else ""
    return name if _NAME.match(name) and not name.lower().startswith("the ") else None


def _is_heading(line: Line, label: str) -> bool:
    """Whether a line above "Analysis by X" can be the heading of what follows."""
    return label in ("related", "headline", "list", "promo") and line.text[-1] not in ".!,;:" and len(line.text) < _HEADING_LENGTH


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
