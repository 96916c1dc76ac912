"""Where an event happened: which of the places that an article names belongs to its trigger."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import structs

from onrecord.extract.attachment import FAR, climb, cost
from onrecord.model import Where
from onrecord.spans import Span
from onrecord.tokens import Words

__all__ = ["PHYSICAL", "where_of"]

PHYSICAL = frozenset(("ASSAULT", "PROTEST", "COERCE", "MOBILIZE", "RETREAT"))
"""Types of events that happen somewhere, so that a page that names one place has them there."""
_WITHIN = frozenset(
    "in at near outside inside across off along around within throughout above over beneath through on into".split()
)
_MOVED = frozenset("to from into toward towards onto out".split())  # where one comes or goes: a place of an act that is a movement
_MOVEMENTS = frozenset(("CONSULT", "AID", "RETREAT", "MOBILIZE", "COERCE"))
_FIRST = frozenset("obl nmod compound flat appos amod obj dep nsubj:pass".split())
_FURTHER = frozenset("obl nmod compound flat appos obj nsubj:pass dep".split())
_SPOKEN = frozenset(("ACCUSE", "REQUEST", "THREATEN", "REJECT", "AGREE"))  # where one speaks is seldom where it matters
_TAKEN = frozenset(("ASSAULT", "COERCE"))  # their object may be a place: "they shelled Orm"
_REACHING = frozenset("visit reach enter leave quit cross tour".split())  # verbs whose object is
_SIGNING = frozenset("sign initial seal ratify vote".split())
_OBJECTS = frozenset(("obj", "nsubj:pass"))


def where_of(
    words: Words, trigger: Span, places: Sequence[Where], type: str, *, dateline: Where | None = None, page: Where | None = None
) -> Where | None:
    """The place of the event of PLOVER's `type` that a trigger names; None where none is told.

    It is the place behind a preposition of place that hangs on the trigger, on its verb or on a noun beside it, or what was struck
    or reached; else, for what happens on the ground (`PHYSICAL`), the only country that the sentence has places in, then the place
    that the page is about, then that of the dateline, which is also where a paper was signed. A country that acts is no place, and
    where somebody speaks is none of what he demands. `places` are the article's; `dateline` and `page` are what the functions
    `dateline` and `about` give. A place that no table has is in the country of one of them.
    """
    top = words.top(list(words.within(trigger)))
    if top is None or type in _SPOKEN:
        return None
    sentence = words.sentences[words.sentence[top]].span
    opening = dateline.span if dateline else Span(0, 0)
    here = [one for one in places if sentence.holds(one.span) and one.span != opening and _is_place(words, one, type, top)]
    costs = climb(words, top, promised=False)
    ranked = [
        (cost(words, one.span, costs, _FIRST, _FURTHER), abs(one.span.start - trigger.start), n) for n, one in enumerate(here)
    ]
    spent, _, number = min(ranked, default=(FAR, 0, 0))
    beyond = page or dateline
    if spent < FAR:
        return _in_country(here[number], beyond)
    if type in PHYSICAL:
        return _in_country(here[0], beyond) if len({one.country for one in here}) == 1 else beyond
    return dateline if type == "SUPPORT" and words.lemma(top) in _SIGNING else None


def _in_country(one: Where, beyond: Where | None) -> Where:
    """A place, in the country of another one where its own is not known."""
    return structs.replace(one, country=beyond.country) if one.country is None and beyond else one


def _is_place(words: Words, one: Where, type: str, trigger: int) -> bool:
    """Whether a name is told as a place, not as somebody who acts: by the preposition before it, or as what was struck or taken."""
    top = words.top(list(words.within(one.span)))
    if top is None:
        return False
    case, taken = _case(words, top), type in _TAKEN or words.lemma(trigger) in _REACHING
    if case in _WITHIN:
        return True
    if case in _MOVED:
        return type in _MOVEMENTS
    if case == "of":
        head = words.head[top]
        return head >= 0 and (_case(words, head) in _WITHIN or (taken and words.tokens[head].deprel in _OBJECTS))
    return taken and words.tokens[top].deprel in _OBJECTS


def _case(words: Words, word: int) -> str:
    return next((words.lower(below) for below in words.below(word) if words.tokens[below].deprel == "case"), "")
