"""What the words of a duty tell by themselves: whether it binds to do or not to do, and whether a promise is of one's own act."""

from __future__ import annotations

import re

from onrecord.model import Deontic

__all__ = ["deontic_of", "own_act"]

_NOT = re.compile(
    r"^\W*(?:not|no|never|neither)\b|\b(?:not|never) to\b|\bnever (?:again )?\w+|\brefrain\b|\bwill not\b|\bwon['’]t\b",
    re.IGNORECASE,
)
_BEST = re.compile(r"\b(?:try|seek|strive|endeavou?r|best efforts)\b", re.IGNORECASE)
_MAY = re.compile(r"^\W*(?:may|allows?|permits?|let)\b", re.IGNORECASE)
_TO = re.compile(r"[“\"‘]?(?:not to|never to|to)\b", re.IGNORECASE)
_QUOTED_WILL = re.compile(r"\b(?:we|i)(?: will|['’]ll| shall)\b", re.IGNORECASE)
_WILL = re.compile(r"\b(?:will|would|shall)\b", re.IGNORECASE)


def deontic_of(words: str) -> Deontic:
    """Whether a duty is to be done (`shall`), left (`shall_not`), suffered (`may`) or only tried (`best_effort`).

    >>> deontic_of("not to attack the islands")
    'shall_not'
    """
    if _NOT.search(words):
        return "shall_not"
    if _MAY.search(words):
        return "may"
    return "best_effort" if _BEST.search(words) else "shall"


def own_act(content: str) -> bool:
    """Whether what is promised is an act: a state of mind or a fact ("that it was true") is none.

    >>> own_act("to pay by May"), own_act("that the roof was tight")
    (True, False)
    """
    if _TO.match(content):
        return True
    if content[:1] in '“"«‘':
        return bool(_QUOTED_WILL.search(content))
    return bool(_WILL.search(content)) or not content.startswith("that")
