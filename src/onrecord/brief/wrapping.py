"""Lines of a terminal: parts of a sentence filled into a width that is counted in cells, not in characters."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.brief.sentences import Part, Sentence


def wrap(sentence: Sentence, width: int, first: int | None = None) -> list[Sentence]:
    """The sentence in lines of at most `width` cells (the first of at most `first`), broken at blanks.

    Wide characters may be parted anywhere, as in Chinese and Japanese; a character is never parted from its combining marks.
    The text must be one line already, with single blanks.

    >>> [[part.text for part in line] for line in wrap([Part("two words and 漢字漢字")], 12)]
    [['two words'], ['and 漢字漢字']]
    """
    lines: list[Sentence] = [[]]
    room = width if first is None else first
    for blank, word in _words(sentence):
        if lines[-1] and _cells(word) + blank > room and not _wide(word):
            lines, room = [*lines, []], width
        for place, piece in enumerate(_bits(word, room - (blank if lines[-1] else 0), width)):
            gap = blank if place == 0 and lines[-1] else 0
            size = _cells(piece) + gap
            if lines[-1] and size > room:
                lines, room, gap = [*lines, []], width, 0
                size = _cells(piece)
            _put(lines[-1], piece, gap)
            room -= size
    return lines
