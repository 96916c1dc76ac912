"""An actor's name as words: in lower case, without accents, hyphens undone."""

from __future__ import annotations

import re
import unicodedata
from typing import Final, NamedTuple

_WORD: Final = re.compile(r"(?:[^\W\d_]\.){2,}(?:[^\W\d_](?!\w))?|[^\W_]+(?:['’ʼ‘`][^\W_]+)*|['’](?=\s|$)|[,;:()&/–—]")
_PLAIN: Final = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ə": "a", "ħ": "h"}
)
_MARKS: Final = str.maketrans("", "", "'’ʼ‘`.")


class Words(NamedTuple):
    """The words of a text, as lists of one length: folded, as written, begin and end in code points.

    The genitive's ending is a word of its own ("'s"), marks of punctuation too. `cased` tells whether capitals tell anything.
    """

    text: str
    lows: list[str]
    starts: list[int]
    ends: list[int]
    cased: bool

    def capital(self, number: int) -> bool:
        """Whether a word begins with a capital."""
        return self.text[self.starts[number]].isupper()

    def glued(self, number: int) -> bool:
        """Whether a hyphen joins a word to the one before it."""
        return self.starts[number] > 0 and self.text[self.starts[number] - 1] in "-‑" and number > 0


def fold(word: str) -> str:
    """A word in lower case without accents, apostrophes and full stops.

    >>> fold("Élysée"), fold("U.S."), fold("N'Djamena"), fold("Tørshavn")
    ('elysee', 'us', 'ndjamena', 'torshavn')
    """
    low = word.lower()
    if not low.isascii():
        low = unicodedata.normalize("NFKD", low.translate(_PLAIN))
        low = "".join(char for char in low if not unicodedata.combining(char))
    return low if low.isalnum() else low.translate(_MARKS)


def cut(text: str) -> Words:
    """The words of a text.

    >>> cut("Russia’s ex-president, U.S.-backed rebels' chief").lows
    ['russia', "'s", 'ex', 'president', ',', 'us', 'backed', 'rebels', "'s", 'chief']
    """
    lows: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _WORD.finditer(text):
        word, (start, end) = match[0], match.span()
        if len(word) == 1 and not word.isalnum():
            if word in "'’":
                if start and text[start - 1] in "sSxz":
                    lows.append("'s")
                else:
                    continue
            else:
                lows.append("and" if word in "&/" else word)
        elif len(word) > 2 and word[-1] in "sS" and word[-2] in "'’ʼ‘`":
            lows += [fold(word[:-2]), "'s"]
            starts += [start, end - 2]
            ends += [end - 2, end]
            continue
        else:
            lows.append(word.lower() if word.isascii() and word.isalnum() else fold(word))
        starts.append(start)
        ends.append(end)
    return Words(text, lows, starts, ends, not (text.islower() or text.isupper()))


def key(name: str) -> list[str]:
    """The words of a name as the lexicon keeps them: what `cut` gives, found faster where the name is plain.

    >>> key("al-Shabaab"), key("Cote d'Ivoire")
    (['al', 'shabaab'], ['cote', 'divoire'])
    """
    if name.isascii() and name.replace(" ", "").replace("-", "").isalpha():
        return name.lower().replace("-", " ").split()
    return cut(name).lows
