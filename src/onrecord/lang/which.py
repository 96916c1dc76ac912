"""Whether a text is in the language that onrecord reads."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "to",
        "in",
        "and",
        "that",
        "is",
        "was",
        "for",
        "on",
        "with",
        "as",
        "by",
        "at",
        "it",
        "he",
        "she",
        "they",
        "his",
        "her",
        "its",
        "their",
        "be",
        "are",
        "were",
        "has",
        "have",
        "had",
        "not",
        "from",
        "this",
        "which",
        "who",
        "but",
        "or",
        "we",
        "you",
        "will",
        "would",
        "can",
        "could",
        "said",
        "after",
        "about",
        "when",
        "been",
        "there",
        "than",
        "them",
        "more",
        "up",
        "out",
        "if",
        "what",
        "so",
        "no",
        "all",
        "one",
        "into",
        "over",
        "also",
        "other",
    ]
)
_SHARE = 0.18  # news English has .35 to .45 of such words, telegraphic headlines less; other languages under .1
_ENOUGH = 4000  # characters looked at


def reads_as_english(text: str) -> bool:
    """Whether the function words of `text` are those of English.

    >>> reads_as_english("The minister said that the talks would go on."), reads_as_english("El ministro dijo que las conversaciones siguen.")
    (True, False)
    """
    words = [word.lower() for word in _WORD.findall(text[:_ENOUGH])]
    return bool(words) and sum(word in _ENGLISH for word in words) >= _SHARE * len(words)
