"""Words as they are compared across pages: without endings, function words left out.

>>> content_stems(["the", "ministries", "denied", "shelling", "of", "the", "1,200", "villages"])
['ministr', 'den', 'shell', '1200', 'villag']
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

_EMPTY = frozenset(
    """a about after all also although among an and any are as at be because been before being both but by can could did do does during each for
    from had has have he her hers him his how i if in into is it its itself just may me might more most must my no nor not of off on once one only
    or other our out over own said say says same she should since so some such than that the their them then there these they this those though
    through to too under until up upon us very was we were what when where which while who whom whose why will with within without would yet you
    your according told told tell new year years day days week weeks month months today yesterday""".split()
)
_ENDING = re.compile(r"(?:ational|ations?|ingly|edly|ments?|ness|ities|ity|ings?|ies|ied|ers?|ed|es|ly|s|e|y)$")
_LEAST = 3  # letters that stay


def content_stems(words: Iterable[str]) -> list[str]:
    """The stems of the words that carry content, in order."""
    return [found for found in map(stem, words) if found]


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """A word in lower case without its ending; empty for one that carries no content."""
    if word in _EMPTY or len(word) == 1:
        return ""
    if word[0].isdigit():
        return word.replace(",", "")
    bare = _ENDING.sub("", word)
    return bare if len(bare) >= _LEAST else word
