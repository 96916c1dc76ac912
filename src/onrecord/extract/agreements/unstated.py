"""What a reader would have to know of a commitment, and what of it the page doesn't tell; whether its text is out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.lang.en import instruments
from onrecord.model import Article, Commitment, Sentence
from onrecord.spans import Span

__all__ = ["text_public", "unstated"]

_WORDS = r"\b(?:text|wording|articles|full terms)\b"
_OUT = r"\b(?:published|released|public|announced|disclosed)\b"
_TEXT_OUT = re.compile(
    rf"\b(?:until|unless) (?:a|the|its|any) (?:\w+ )?{_WORDS}.{{0,40}}?(?:\bmade )?{_OUT}"
    rf"|{_WORDS}.{{0,60}}?(?:\bnot|n['’]t|never|yet to be|no)\b.{{0,30}}?{_OUT}"
    rf"|\b(?:not|n['’]t|neither|never|nobody|no one|none)\b.{{0,20}}?\b(?:published|released|disclosed)\b.{{0,20}}?{_WORDS}"
    rf"|\bno (?:\w+ )?text\b|{_WORDS}.{{0,30}}?\bsecret\b",
    re.IGNORECASE,
)
_TOLD = {
    "duration": re.compile(
        r"\bfor (?:\w+ ){1,2}(?:years?|months?|weeks?|days?|hours?)\b|\bindefinite|\bexpires?\b"
        r"|\buntil \d{4}|-(?:year|month|week|day|hour)\b",
        re.IGNORECASE,
    ),
    "ratification": re.compile(r"\bratif|\bapprov\w+ by (?:\w+ )?parliament", re.IGNORECASE),
    "verification": re.compile(r"\bverif|\bmonitor|\binspect|\bobservers?\b", re.IGNORECASE),
    "enforcement": re.compile(r"\benforc|\bpenalt|\barbitrat|\bsnap ?back", re.IGNORECASE),
    "amount": re.compile(r"[$€£]\d|\b(?:million|billion)\b|\b(?:dollars|euros)\b", re.IGNORECASE),
    "deadline": re.compile(
        r"\bdeadline\b|\bwithin (?:\w+ ){1,2}(?:hours|days|weeks|months|years)\b|\bby (?:\d{4}|the end of)", re.IGNORECASE
    ),
    "definition_of_trigger": re.compile(r"\bdefin(?:es?|ed) (?:as|aggression|attack)|\bis understood as\b", re.IGNORECASE),
}


def text_public(article: Article, sentences: Sequence[Sentence], mentions: Sequence[Span]) -> tuple[bool | None, Span | None]:
    """False, and the sentence that says so, where the article says behind a mention of an instrument that its text is not out."""
    if not mentions:
        return None, None
    first = min(mention.start for mention in mentions)
    for sentence in sentences:
        if sentence.span.end > first and _TEXT_OUT.search(article.text, sentence.span.start, sentence.span.end):
            return False, sentence.span
    return None, None


def unstated(article: Article, one: Commitment) -> list[str]:
    """What the checklist of the instrument asks for and the evidence doesn't tell."""
    asks = next((row.asks for row in instruments() if row.kind == "instrument" and row.means == one.instrument), ())
    words = " ".join(span.of(article.text) for span in one.evidence)
    return [ask for ask in asks if not _told(ask, one, words)]


def _told(ask: str, one: Commitment, words: str) -> bool:
    if ask == "text":
        return one.text_public is True
    if ask == "scope":
        return bool(one.obligations)
    if ask == "definition_of_trigger" and one.trigger is None:
        return True
    if ask == "ratification" and one.status in {"ratified", "in_force"}:
        return True
    return bool(_TOLD[ask].search(words))
