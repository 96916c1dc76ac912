"""Plain text, as a scraper left it, into lines."""

from __future__ import annotations

import itertools
import re

from onrecord.clean.lines import Line, Piece, fold

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_END_OF_LINE = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_WRAPPED_AT = (50, 90)  # a text set in a fixed width breaks its lines somewhere between these columns


def text_lines(text: str) -> list[Line]:
    """The lines of `text`, empty ones counted as the `gap` before the next.

    A paragraph that was set in a fixed width, so that its line ends mean nothing, is one line.

    >>> [(line.text, line.gap, line.page) for line in text_lines("One\\r\\n\\r\\n Two  \\n")]
    [('One', 0, (0, 3)), ('Two', 1, (8, 11))]
    """
    lines: list[Line] = []
    ends = -1  # line ends since the last line with words, less the one that ends it
    place = 0
    for found in _LINE.finditer(text):
        ends += len(_END_OF_LINE.findall(text, place, found.start()))
        place = found.end()
        words = fold(found.group())
        if not words:
            continue
        raw = found.group()
        left = len(raw) - len(raw.lstrip())
        lines.append(Line(words, [Piece(found.start() + left, raw.strip())], max(ends, 0)))
        ends = -1
    return _unwrapped(lines) if _is_wrapped(lines) else _mended(lines)


def _is_wrapped(lines: list[Line]) -> bool:
    """Whether the text was set in a fixed width: no line passes it, and most lines that run on come close to it."""
    longest = max((len(line.text) for line in lines), default=0)
    if len(lines) < 6 or not _WRAPPED_AT[0] <= longest <= _WRAPPED_AT[1]:
        return False
    run_on = [here for here, after in itertools.pairwise(lines) if not after.gap and after.text[0].islower()]
    full = [line for line in run_on if len(line.text) > longest * 0.75]
    return len(run_on) >= len(lines) * 0.2 and len(full) >= len(run_on) * 0.8


def _unwrapped(lines: list[Line]) -> list[Line]:
    """Lines of a paragraph joined: where a line comes close to the width and no blank line follows."""
    width = max(len(line.text) for line in lines)
    out: list[Line] = []
    last_length = 0
    for line in lines:
        if out and not line.gap and last_length > width * 0.7:
            out[-1] = _joined(out[-1], line)
        else:
            out.append(line)
        last_length = len(line.text)
    return out


def _mended(lines: list[Line]) -> list[Line]:
    """Sentences joined that a scraper broke at every link: "Orchestra leader" / "Ada Lind" / ", who won the prize, said …".

    Joined are lines of which the second goes on in lower case or with a mark that ends something, where no sentence ended
    before it and one of the two is long enough to be a sentence's part. A bullet or a menu in lower case is not.
    """
    out: list[Line] = []
    for line in lines:
        before = out[-1] if out else None
        if before and not line.gap and _goes_on(before.text, line.text):
            out[-1] = _joined(before, line)
        else:
            out.append(line)
    return out


_CLOSING = frozenset(",.;:)]”’!?")
_SENTENCE_PART = 35  # characters: shorter lines in lower case are more often labels


def _goes_on(before: str, after: str) -> bool:
    if before[-1] in '.!?…"”»|' or len(before) > 2000:
        return False
    if after[0] in _CLOSING and len(after) > 1:
        return len(before) + len(after) >= _SENTENCE_PART
    return after[0].islower() and " " in after and max(len(before), len(after)) >= _SENTENCE_PART


def _joined(before: Line, after: Line) -> Line:
    """Two lines as one, the line end between them a blank, or nothing before a mark that ends something."""
    if after.text[0] in _CLOSING:
        return Line(before.text + after.text, [*before.pieces, *after.pieces], before.gap)
    blank = Piece(before.page[1], " " * (after.pieces[0].start - before.page[1]))
    return Line(f"{before.text} {after.text}", [*before.pieces, blank, *after.pieces], before.gap)
