"""Words with their places, a line of them for each sentence: what the rules of this room look at."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from onrecord.model import Article, Role, Sentence
from onrecord.spans import Span

_ABBREVIATED = "Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Sens|Rep|Reps|Gov|Lt|Col|Sgt|Capt|Maj|Brig|Adm|Rev|Fr|St|Jr|Sr"
_WORD = re.compile(rf"(?:{_ABBREVIATED})\.|(?:[^\W\d_]\.)+|[^\W_]+(?:[-'’][^\W_]+)*|[^\w\s]")
_GLUED = re.compile(r"([A-ZÀ-Þ]\w+)(from|said|says|told|with|who)")
_ARABIC = re.compile(r"(?:al|el|as|ash|ad|an|ul)-[A-ZÀ-Þ]")
_NAMED_ROLES = frozenset(("byline",))
_TITLED_ROLES = frozenset(("headline", "heading", "standfirst", "caption"))
_TITLED = 0.6  # share of capitalised words from which on capitals tell nothing


class Word(NamedTuple):
    """A word or a mark: `text` with straight apostrophes, `low` in lower case without the dot of an abbreviation, its place."""

    text: str
    low: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        """Whether it starts as a name does ("Marr", "al-Assad")."""
        return self.text[0].isupper() or (self.text[0] in "aeu" and _ARABIC.match(self.text) is not None)

    @property
    def alpha(self) -> bool:
        """Whether it is a word, not a mark or a number."""
        return self.text[0].isalpha()


class Line(NamedTuple):
    """A sentence as words: the number and role of its block, for each word whether it stands inside quote marks.

    `titled` lines have capitals throughout, so that capitals tell nothing.
    """

    words: list[Word]
    block: int
    role: Role
    quoted: list[bool]
    titled: bool

    def span(self, first: int, last: int) -> Span:
        """The span of the words from `first` up to `last`, not included."""
        return Span(self.words[first].start, self.words[last - 1].end)

    def low(self, number: int) -> str:
        """The word at `number` in lower case, empty beyond the ends."""
        return self.words[number].low if 0 <= number < len(self.words) else ""

    def capital(self, number: int) -> bool:
        """Whether there is a capitalised word at `number`."""
        return 0 <= number < len(self.words) and self.words[number].capital


def cut(text: str, start: int = 0) -> list[Word]:
    """The words of a text; genitive endings stand alone.

    >>> [word.text for word in cut("Kim Jong-un’s U.S. visit, Mr. O'Hara said.")]
    ['Kim', 'Jong-un', "'s", 'U.S.', 'visit', ',', 'Mr.', "O'Hara", 'said', '.']
    """
    out: list[Word] = []
    for match in _WORD.finditer(text):
        begin, end, found = start + match.start(), start + match.end(), match[0].replace("’", "'")
        if len(found) > 2 and found.endswith(("'s", "'S")):
            out += [_word(found[:-2], begin), Word("'s", "'s", end - 2, end)]
        else:
            out.append(_word(found, begin))
    return out


def _word(text: str, start: int) -> Word:
    low = text.lower()
    return Word(text, low[:-1] if low.endswith(".") and len(low) > 2 and "." not in low[:-1] else low, start, start + len(text))


def lines(article: Article, sentences: Iterable[Sentence]) -> list[Line]:
    """The sentences of an article as words, and its bylines, in the order of the text."""
    places = [(sentence.span, sentence.block) for sentence in sentences]
    read = {block for _, block in places}
    places += [(block.span, n) for n, block in enumerate(article.blocks) if block.role in _NAMED_ROLES and n not in read]
    cuts = [(cut(span.of(article.text), span.start), block) for span, block in sorted(places)]
    known = {word.text for words, _ in cuts for word in words}
    out: list[Line] = []
    inside, before = False, -1
    for words, block in cuts:
        fixed = [part for word in words for part in _unglue(word, known)]
        if not fixed:
            continue
        inside, before = inside and block == before, block
        quoted, inside = _quoted(fixed, inside)
        out.append(Line(fixed, block, article.blocks[block].role, quoted, _titled(fixed, article.blocks[block].role)))
    return out


def _unglue(word: Word, known: set[str]) -> list[Word]:
    """Two words that a scraper ran together ("Khalilfrom"), where the first stands alone elsewhere."""
    match = _GLUED.fullmatch(word.text)
    if match is None or match[1] not in known:
        return [word]
    middle = word.start + len(match[1])
    return [_word(match[1], word.start), _word(match[2], middle)]


def _quoted(words: list[Word], inside: bool) -> tuple[list[bool], bool]:
    """For each word whether it is inside double quote marks; and whether a quote is still open at the end."""
    out = []
    for word in words:
        if word.text in ("“", "„", "«"):
            inside = True
        elif word.text in ("”", "»"):
            inside = False
        elif word.text == '"':
            inside = not inside
        out.append(inside)
    return out, inside


def _titled(words: list[Word], role: Role) -> bool:
    long = [word for word in words if word.alpha and len(word.text) > 3]
    return role in _TITLED_ROLES and len(long) > 2 and sum(word.text[0].isupper() for word in long) > _TITLED * len(long)
