"""Text into words, cut as the English treebanks of Universal Dependencies cut them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from unicodedata import category

from onrecord.lang.en import spelling

__all__ = ["words"]


def _any(forms: Iterable[str]) -> str:
    return "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form)))


_UNIT, _PREFIX = _any(spelling.UNITS), f"(?i:{_any(spelling.PREFIXES)})"
_DOMAIN = f"(?:{_any(spelling.DOMAINS)}|{_any(spelling.DOMAINS).upper()})"  # and no "It ended.De Vries left."

# What a token looks like where a chunk (a run without spaces) goes on. First the looks with signs inside; then words, which are cut
# further; then runs of one sign; whatever is left is a token of one character. An unbounded part either ends in a match or can fail
# but once in a chunk, and all others are bounded: else hostile text would take quadratic time.
_TOKEN = re.compile(
    rf"""
    # Addresses. Signs at the end of a web address are the sentence's.
    (?i:https?:/|ftp:/|mailto:\w|www\.(?=\w)) (?:[^\s<>"“”]*[\w/=&\#%~+-])?
  | [^\W_][\w.+%'-]{{0,63}} @ [^\W_][\w-]{{0,62}} (?:\.[\w-]{{1,63}}){{0,7}}
  | [^\W_](?:[\w-]{{0,62}}\.){{1,7}} {_DOMAIN}\b(?!['@]) (?:/[^\s<>"“”]*[\w/=&\#%~+-]|/)?    # example.org/news, report.pdf
  | [a-z]{{2,20}}(?:\.[a-z]{{2,20}}){{2,9}}\b                                                # talk.politics.rivers
  | (?<!\w)(?:\.{_DOMAIN}\b | [@\#][^\W\d]\w*)                                             # .com, @name, #topic
  | &\#?\w{{1,8}};                                                                         # &amp; that a scraper left

    # Figures.
  | (?: \d{{1,4}}(?:/\d{{1,4}}){{1,4}} | \d{{1,5}}(?:-\d{{1,5}}){{2,4}} | (?<!\w)\d{{3}}-\d{{4}} )(?!\w)  # 9/11, 555-0199
  | (?<!\w)(?:\+?\d+|\.\d+)(?:,\d{{3}}(?!\d)|[.:]\d+)*                                     # 1,200.50, 10:30, .25
    (?: (?=(?:{_UNIT}|[a-z]{{3,}})(?!\w)) | \b(?:(?<=0)'s\b)? )                            # the 5 of 5km and of 5million; 1990's
  | [A-Za-z]{{1,3}}\d+(?:\.\d+)+                                                           # v2.0
  | (?:US|AU|NZ|HK|CA|[UACRS])\$

    # Words cut short.
  | '\d\d(?:'?s)?\b | (?i:{_any(spelling.CLITICS)}|{_any(spelling.APHERESES)})(?!\w)                # '90s, "Hamlet"'s, 'em
  | (?:[^\W\d_]\.){{2,}}(?:[^\W\d_]\b(?!['.]))? | [^\W\d_]\.[^\W\d_](?=\W|$)(?!\.\w)         # U.S., a.m
  | [A-Z][a-z]?\.[A-Z][a-z]?\.                                                             # Ph.D.
  | (?i:n/a|w/o(?:ut)?|s/he|b/c|i/c|l/c)(?!\w)
  | [A-Z]{{1,3}}(?:&[A-Z]{{1,3}})+\b                                                       # AT&T
  | (?<!\w)(?:{_PREFIX}|[A-Za-z])-$                                                         # "pre- and post-war", "b- but"

  | (?P<word> (?:(?<!\w)(?:{_PREFIX}-){{1,3}}(?=\w))? [^\W_]+(?:_+[^\W_]+)*(?:'[^\W_]+)* | '(?i:tis|twas|twere|twill)\b )

    # Signs.
  | [:;=]['^-]?[()](?!\w) | (?<!\w)(?:[:;=]-?[DPp]|:-?/|<3)(?![\w/]) | \^_\^                 # :-) :D <3
  | [\U0001F1E6-\U0001F1FF]{{2}}                                                           # a flag
  | '' | `` | \.{{2,}} | …+ | [!?]+ | [–—―]+ | (?P<sign>[-=*\#~<>+_|])(?P=sign)*
  | \S
    """,
    re.VERBOSE,
)
_CHUNK = re.compile(r"\S+")
_NEXT = re.compile(r"\s*(\S?)")
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ′＇", "'"))  # one character for one: offsets stay
_INVISIBLE = frozenset(("Mn", "Mc", "Me", "Cf"))
_LONGEST = 48  # code points of a chunk worth remembering


def _clitic(word: str, end: int) -> int:
    """How many characters before `end` are a clitic with something before it."""
    return next((size for size in (3, 2) if end > size and word[end - size : end].lower() in spelling.CLITICS), 0)


def _parts(word: str) -> list[int]:
    """Where a word's parts end, its clitics cut off: the parts of "wouldn't've" end at 5, 8 and 11."""
    low = word.lower()
    if low in spelling.CONTRACTIONS and word != "IM":
        parts = spelling.CONTRACTIONS[low].split("|")
        return [sum(map(len, parts[: number + 1])) for number in range(len(parts))]
    ends = [len(word)]
    if "'" in word:
        while size := _clitic(word, ends[-1]):
            ends.append(ends[-1] - size)
    return ends[::-1]


def _keeps_dot(word: str, after: str) -> bool:
    """Whether the dot behind a word is the word's own. `after` is the character that comes next, "" at the text's end."""
    closed = after in "\"'”"  # by quotation marks or, "" being in every string, by the end
    if len(word) == 1 and word.isupper():
        return word != "I" and not closed
    if word in spelling.ABBREVIATIONS or (len(word) > 1 and word.isupper() and word.capitalize() in spelling.ABBREVIATIONS):
        return True
    if word in spelling.ABBREVIATIONS_INSIDE:
        return not closed and not after.isupper()
    return word in spelling.ABBREVIATIONS_BEFORE_FIGURES and after.isdigit()


def _bases(chunk: str) -> list[int]:
    """Where a chunk's characters stand that are no combining mark, joiner or other invisible sign."""
    bases, joined = [], False
    for at, char in enumerate(chunk):
        if not (joined or category(char) in _INVISIBLE or "\U0001f3fb" <= char <= "\U0001f3ff"):  # the last: a colour of skin
            bases.append(at)
        joined = char == "\u200d"  # what a zero-width joiner joins is one picture
    return bases


def _cut(chunk: str, after: str) -> tuple[int, ...]:
    """The ends of a chunk's tokens. `after` is the first character behind its space, needed where a dot ends the chunk."""
    if not chunk.isascii():
        bases = _bases(chunk)
        if len(bases) < len(chunk):  # cut without the marks, then let each mark go with its base
            ends = _cut("".join([chunk[at] for at in bases]), after)
            return (*(bases[end] for end in ends[:-1]), len(chunk))
        chunk = chunk.translate(_APOSTROPHES)
    if chunk.isalpha():  # most chunks: the pattern would say the same, later
        return tuple(_parts(chunk))
    cuts: list[int] = []
    at = 0
    while found := _TOKEN.match(chunk, at):
        start, at = found.span()
        if found.lastgroup != "word":
            cuts.append(at)
            continue
        word = found[0]
        cuts.extend(start + end for end in _parts(word))
        if chunk.startswith(".", at) and not chunk.startswith("...", at) and _keeps_dot(word, chunk[at + 1 : at + 2] or after):
            at += 1
            cuts[-1] = at
    return tuple(cuts)


_remembered = lru_cache(maxsize=1 << 15)(_cut)


def words(text: str) -> list[tuple[int, int]]:
    """The words and signs of a text, in order, as half-open spans of code points: every character but spaces is in just one.

    Clitics are words of their own ("do" "n't"), hyphens and slashes cut, abbreviations keep their dot. Combining marks and
    invisible characters go with the character before them.

    >>> text = "The U.S.-led talks didn't end at 5pm."
    >>> [text[start:end] for start, end in words(text)]
    ['The', 'U.S.', '-', 'led', 'talks', 'did', "n't", 'end', 'at', '5', 'pm', '.']
    """
    out: list[tuple[int, int]] = []
    for found in _CHUNK.finditer(text):
        chunk = found[0]
        start = begin = found.start()
        after = ""
        if chunk[-1] == "." and (following := _NEXT.match(text, found.end())):
            after = following[1]
        for end in (_remembered if len(chunk) <= _LONGEST else _cut)(chunk, after):
            out.append((begin, start + end))
            begin = start + end
    return out
