"""Lines of a terminal: parts of a sentence filled into a width that is counted in cells, not in characters."""

from __future__ import annotations

from itertools import groupby
from typing import Final, NamedTuple

from onrecord.brief.sentences import Part, Sentence, Tone

_CLOSING: Final = "、。，．！？：；）」』】〉》”’…!?,.:;)"  # no line begins with one of these

_JOINER: Final = "\u200d"


class _Sign(NamedTuple):
    """What a reader sees as one character, with its combining marks, and how many cells it takes."""

    text: str
    cells: int
    tone: Tone


class _Atom(NamedTuple):
    """Signs that stay together on a line, and whether a blank parts them from what comes before."""

    blank: bool
    signs: list[_Sign]

    @property
    def cells(self) -> int:
        return sum(sign.cells for sign in self.signs)


def wrap(sentence: Sentence, width: int) -> list[Sentence]:
    """The sentence in lines of at most `width` cells, broken at blanks, or inside a word that is longer than a line.

    Wide characters may be parted anywhere, as in Chinese and Japanese; a sign is never parted from its combining marks.

    >>> [[part.text for part in line] for line in wrap([Part("two words and 漢字漢字")], 12)]
    [['two words'], ['and 漢字漢字']]
    """
    lines: list[list[_Sign]] = [[]]
    room = width
    for atom in _atoms(sentence):
        blank = atom.blank and bool(lines[-1])
        if atom.cells + blank > room and lines[-1]:
            lines, room, blank = [*lines, []], width, False
        if blank:
            lines[-1].append(_Sign(" ", 1, atom.signs[0].tone))
            room -= 1
        for sign in atom.signs:
            if sign.cells > room and lines[-1]:
                lines, room = [*lines, []], width
            lines[-1].append(sign)
            room -= sign.cells
    return [_parts(line) for line in lines]


def cells(sentence: Sentence) -> int:
    """How many cells the sentence takes on one line."""
    from rich.cells import cell_len

    return sum(cell_len(part.text) for part in sentence)


def _signs(sentence: Sentence) -> list[_Sign]:
    """Characters with what combines with them: marks of no width, and what a zero-width joiner ties to them."""
    from rich.cells import cell_len

    signs: list[_Sign] = []
    for part in sentence:
        clusters: list[str] = []
        for character in part.text:
            if clusters and (cell_len(character) == 0 or clusters[-1].endswith(_JOINER)):
                clusters[-1] += character
            else:
                clusters.append(character)
        signs += [_Sign(cluster, cell_len(cluster), part.tone) for cluster in clusters]
    return signs


def _atoms(sentence: Sentence) -> list[_Atom]:
    """Signs gathered into what may not be parted: words between blanks, wide signs each for itself."""
    atoms: list[_Atom] = []
    blank, before = False, 0
    for sign in _signs(sentence):
        if sign.text.isspace():
            blank, before = True, 0
            continue
        parted = blank or not atoms or (max(before, sign.cells) > 1 and sign.text not in _CLOSING)
        if parted:
            atoms.append(_Atom(blank, [sign]))
        else:
            atoms[-1].signs.append(sign)
        blank, before = False, sign.cells
    return atoms


def _parts(line: list[_Sign]) -> Sentence:
    return [Part("".join(sign.text for sign in signs), tone) for tone, signs in groupby(line, key=lambda sign: sign.tone)]
