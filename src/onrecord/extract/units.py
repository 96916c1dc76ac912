"""What the rules read: units (sentences, joined where a quote runs across their ends) as lists of words, a quote being one word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from onrecord.extract.quotes import Quote
from onrecord.model import Article, Role, Sentence
from onrecord.spans import Span

_WORD = re.compile(
    r"(?P<word>(?:[A-Z]\.){2,}|(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Sen|Rep|Gov|Capt|Sgt|Maj|St|Prof|Rev|Adm|Brig|Jr|Sr|Supt|Insp|Inc|Ltd|Corp|[A-Z])\.(?=\s)"
    r"|[^\W\d_]\w*(?:[-–’'&.]\w+)*(?:(?<=s)[’'](?=\s))?)|(?P<number>[$€£¥]?\d+(?:[.,:]\d+)*(?:[-–]?[^\W\d_]\w*)?%?)|(?P<mark>\S)"
)
_LONGEST = 300  # words of a unit: what runs on for longer is no sentence, and is cut
_STOPPED = re.compile(r".?\w?\.(?:''|[”\"»’])\s(?=[A-Z“\"«])|\.''\s(?=[A-Z'“])")
_TITLE = re.compile(
    r"\b(?:Rev|Rep|Sen|Gov|Gen|Lt|Col|Sgt|Capt|Maj|Ft|St|Dr|Mr|Mrs|Ms|Prof|Brig|Adm|Cmdr)\.$"
)  # no sentence ends here
_CLITIC = re.compile(r"^(?:he|she|it|they|we|i|you|who|that|there)(?=[’'])", re.IGNORECASE)


class Word(NamedTuple):
    """A word, a number, a mark or a whole quote: its place in the text, its lower case, its kind, whether it has a capital."""

    start: int
    end: int
    lower: str
    kind: str
    capital: bool


class Unit(msgspec.Struct, frozen=True):
    """A stretch of one block whose quotes are whole, and its words."""

    text: str
    block: int
    role: Role
    span: Span
    words: list[Word]
    quotes: list[Quote]

    def span_of(self, first: int, last: int) -> Span:
        """The span of `words[first:last]`."""
        return Span(self.words[first].start, self.words[last - 1].end)

    def lower(self, place: int) -> str:
        """The word at a place, in lower case; empty outside of the unit."""
        return self.words[place].lower if 0 <= place < len(self.words) else ""

    def kind(self, place: int) -> str:
        """The kind of the word at a place; empty outside of the unit."""
        return self.words[place].kind if 0 <= place < len(self.words) else ""


def units(article: Article, sentences: Sequence[Sentence], quotes: Sequence[Quote]) -> list[Unit]:
    """The units of an article, in order."""
    per_block: dict[int, list[Quote]] = {}
    for quote in quotes:
        per_block.setdefault(quote.block, []).append(quote)
    made = []
    for block, start, end in _joined(article.text, sentences, per_block):
        inside = [quote for quote in per_block.get(block, []) if start <= quote.span.start and quote.span.end <= end]
        words = list(_words(article.text, start, end, inside))
        for first in range(0, len(words), _LONGEST):
            part = words[first : first + _LONGEST]
            span = Span(part[0].start, part[-1].end)
            own = [quote for quote in inside if span.holds(quote.span)]
            made.append(Unit(article.text, block, article.blocks[block].role, span, part, own))
    return made


def _joined(text: str, sentences: Sequence[Sentence], per_block: dict[int, list[Quote]]) -> list[tuple[int, int, int]]:
    """Sentences as (block, start, end), joined where a quote crosses the border or the next one goes on in lower case."""
    out: list[tuple[int, int, int]] = []
    for sentence in sentences:
        start, end = sentence.span.start, sentence.span.end
        if out and out[-1][0] == sentence.block and _goes_on(text, out[-1][2], start, per_block.get(sentence.block, [])):
            out[-1] = (sentence.block, out[-1][1], end)
        else:
            out.append((sentence.block, start, end))
    return [piece for whole in out for piece in _parted(text, *whole, per_block.get(whole[0], []))]


def _parted(text: str, block: int, start: int, end: int, quotes: Sequence[Quote]) -> list[tuple[int, int, int]]:
    """A stretch cut behind quotes that end in a full stop, where a new sentence begins."""
    pieces = []
    for quote in quotes:
        stop = quote.span.end
        if start < stop < end and _STOPPED.match(text, stop - 3, end) and quote.span.start >= start:
            pieces.append((block, start, stop))
            start = stop + 1
    return [*pieces, (block, start, end)]


def _goes_on(text: str, end: int, start: int, quotes: Sequence[Quote]) -> bool:
    if any(quote.span.start < end < quote.span.end or quote.span.start < start < quote.span.end for quote in quotes):
        return True
    return text[start].islower() or text[start] in ",;:”»’)" or bool(_TITLE.search(text, max(end - 6, 0), end))


def _words(text: str, start: int, end: int, quotes: Sequence[Quote]) -> list[Word]:
    """The words of a stretch; quotes as single words, pronouns parted from what is run into them ("he’s")."""
    made: list[Word] = []
    at = start
    for quote in quotes:
        made += _plain(text, at, quote.span.start)
        made.append(Word(quote.span.start, quote.span.end, "“”", "quote", False))
        at = quote.span.end
    return made + _plain(text, at, end)


def _plain(text: str, start: int, end: int) -> list[Word]:
    made = []
    for found in _WORD.finditer(text, start, end):
        words, kind = found.group(), str(found.lastgroup)
        clitic = _CLITIC.match(words) if kind == "word" else None
        if clitic:
            cut = found.start() + clitic.end()
            made.append(Word(found.start(), cut, clitic.group().lower(), kind, words[0].isupper()))
            made.append(Word(cut, found.end(), words[clitic.end() :].lower(), kind, False))
        else:
            made.append(Word(found.start(), found.end(), words.lower(), kind, words[0].isupper()))
    return made
