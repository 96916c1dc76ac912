"""Mentions of treaties, truces and contracts: which noun, definite or not, under what name, how far it has come, between whom."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple, get_args

import msgspec

from onrecord.extract.standing import Cast, said_in
from onrecord.lang.en import Instrument as Row
from onrecord.lang.en import instruments
from onrecord.lang.en.tables import words
from onrecord.model import Actor, Article, Instrument, Mention, Sentence, Stand, Statement
from onrecord.spans import Span

_DEFINITE = re.compile(r"\b(?:the|this|that|their|its|his|her|both|said)(?: [\w’'-]+){0,4} ?$", re.IGNORECASE)
_NAMED = re.compile(r"(?:[A-Z][\w’'-]+ (?:(?:of|on|for|and|the) )*){1,8}$")
_BEFORE = 70  # characters between a verb and its instrument
_BETWEEN = re.compile(r"\bbetween\b|\bamong\b", re.IGNORECASE)
_WITH = re.compile(r" (?:\S+ ){0,6}?with ")
_CLAUSE = re.compile(r"[;:]|\b(?:that|after|when|while|as|because|but|and then)\b")
_ENUMERATES = re.compile(r",? and (?:[\w’'-]+ ){0,4}|, (?:[\w’'-]+ ){0,3}")
_GAP = 40  # characters between an actor and what it does
_NO_ACT = re.compile(r"\b(?:not|never|n['’]t|refused to|if|could|may|might|would|should|before)\b", re.IGNORECASE)
_INSTRUMENTS: dict[str, Instrument] = {name: name for name in get_args(Instrument)}
_STANDS: dict[str, Stand] = {name: name for name in get_args(Stand)}
_UNSAID = frozenset(("deny", "doubt", "reject"))
_ORDER = (
    "ratified",
    "signed",
    "in_force",
    "rejected",
    "withdrawn",
    "suspended",
    "violated",
    "expired",
    "extended",
    "agreed",
    "proposed",
    "negotiating",
)


class Named(NamedTuple):
    """A mention of an instrument: its noun, its proper name, what it is, how far it has come by a verb near it, who is bound."""

    span: Span
    sentence: Span
    name: str | None
    means: Instrument
    definite: bool
    stand: Stand | None
    parties: list[str]


def named(article: Article, sentences: Sequence[Sentence], actors: Sequence[Actor], statements: Sequence[Statement]) -> list[Named]:
    """The instruments that some sentences mention, in order; one that is only denied is none."""
    cast, out = Cast(article.text, actors), []
    for sentence in sentences:
        for noun in nouns_in(article.text, sentence):
            inside = said_in(statements, noun.span)
            if inside is not None and (inside.act in _UNSAID or inside.polarity == "negative"):
                continue
            out.append(
                Named(
                    noun.span,
                    sentence.span,
                    name_of(article.text, noun),
                    _INSTRUMENTS[noun.row.means],
                    noun.definite,
                    _STANDS[found] if (found := status_in(article.text, sentence, noun)) else None,
                    noun.parties(article.text, sentence, cast),
                )
            )
    return out


class Instrumented(msgspec.Struct, frozen=True):
    """A noun for an instrument as it stands in a text."""

    row: Row
    span: Span
    definite: bool

    def parties(self, text: str, sentence: Sentence, cast: Cast) -> list[str]:
        """Who is bound: those between whom it is ("between A and B"), else the subject, with whoever stands behind "with"."""
        between = _BETWEEN.search(text, self.span.end, min(sentence.span.end, self.span.end + 60))
        if between:
            return _joined(text, cast, between.end(), sentence.span.end)
        verb = _verb_before(text, sentence, self)
        if verb is None:
            return []
        subject = _subject(text, cast, sentence.span.start, verb)
        other = _WITH.match(text, self.span.end, sentence.span.end)
        return list(dict.fromkeys([*subject, *(_joined(text, cast, other.end(), sentence.span.end)[:1] if other else [])]))


@cache
def _patterns(kind: str) -> tuple[tuple[re.Pattern[str], Row], ...]:
    return tuple((re.compile(rf"\b(?:{row.words})\b", re.IGNORECASE), row) for row in instruments() if row.kind == kind)


@cache
def _any_noun() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:" + "|".join(f"(?:{row.words})" for row in instruments() if row.kind == "instrument") + r")\b", re.IGNORECASE
    )


def nouns_in(text: str, sentence: Sentence) -> list[Instrumented]:
    """The instruments that a sentence mentions, in order."""
    made = []
    for found in _any_noun().finditer(text, sentence.span.start, sentence.span.end):
        row = next(row for pattern, row in _patterns("instrument") if pattern.fullmatch(found.group()))
        before = text[max(sentence.span.start, found.start() - 80) : found.start()]
        if not re.search(r"\b(?:great|good|big|real|no|any) $", before, re.IGNORECASE):
            made.append(Instrumented(row, Span(found.start(), found.end()), bool(_DEFINITE.search(before))))
    return made


def name_of(text: str, noun: Instrumented) -> str | None:
    """The proper name that a noun ends, if two words or more have capitals ("Treaty" alone is none)."""
    if not text[noun.span.start].isupper():
        return None
    before = _NAMED.search(text, max(noun.span.start - 100, 0), noun.span.start)
    if before is None:
        return None
    parts = (before.group() + noun.span.of(text)).split()
    while parts and parts[0].lower() in {"the", "this", "that", "a", "an", "under", "after"}:
        parts.pop(0)
    return " ".join(parts) if len(parts) > 1 else None


def status_in(text: str, sentence: Sentence, noun: Instrumented) -> str | None:
    """How far an instrument has come, by a verb near it; None where none tells, or where it is denied or only thought of."""
    start = max(sentence.span.start, noun.span.start - _BEFORE)
    found = []
    for pattern, row in _patterns("status"):
        for match in pattern.finditer(text, start, min(sentence.span.end, noun.span.end + 45)):
            behind = match.start() >= noun.span.end
            if not (behind and row.means in {"proposed", "negotiating"}) and not _NO_ACT.search(
                text, max(sentence.span.start, match.start() - 18), match.start()
            ):
                found.append(row.means)
    return min(found, key=_ORDER.index) if found else None


def _verb_before(text: str, sentence: Sentence, noun: Instrumented) -> int | None:
    """Where the verb begins that the instrument is the object of."""
    start = max(sentence.span.start, noun.span.start - _BEFORE)
    places = [match.start() for pattern, _ in _patterns("status") for match in pattern.finditer(text, start, noun.span.start)]
    return max(places) if places else None


def _subject(text: str, cast: Cast, start: int, verb: int) -> list[str]:
    """The actors just before a verb, within its clause."""
    clause = max([start, *(match.end() for match in _CLAUSE.finditer(text, start, verb))])
    found = cast.within(clause, verb)
    if not found or verb - found[-1][1].span.end > _GAP or _owns(text, found[-1][1]):
        return []
    run = [found[-1]]
    for one in reversed(found[:-1]):
        if not _ENUMERATES.fullmatch(text, one[1].span.end, run[-1][1].span.start):
            break
        run.append(one)
    return [] if _of_others(text, run[-1][1]) else list(dict.fromkeys(actor for actor, _ in reversed(run)))


def _joined(text: str, cast: Cast, start: int, end: int) -> list[str]:
    """The actors of an enumeration that begins at a place: "Orm and Veland"."""
    run: list[tuple[str, Mention]] = []
    for one in cast.within(start, min(end, start + 160)):
        if (run and not _ENUMERATES.fullmatch(text, run[-1][1].span.end, one[1].span.start)) or (
            not run and one[1].span.start - start > _GAP
        ):
            break
        run.append(one)
    return [] if run and _of_others(text, run[0][1]) else list(dict.fromkeys(actor for actor, _ in run))


def _of_others(text: str, mention: Mention) -> bool:
    """Whether a mention only tells whose the parties are ("the railways of Orm"); a state's leaders stand for it."""
    before = re.search(r"([\w’'-]+) (of|in|from) (?:the )?$", text[max(mention.span.start - 40, 0) : mention.span.start])
    return before is not None and before[1].lower() not in words("state_heads")


def _owns(text: str, mention: Mention) -> bool:
    return text[mention.span.end : mention.span.end + 2] in {"'s", "’s"}
