"""Claims: estimates, accusations and what became of them, denials, rival figures. Only the clear cases."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.extract.quantities import quantities
from onrecord.extract.standing import block_at, voice_of
from onrecord.lang.en.tables import words
from onrecord.model import Actor, Article, Claim, Quantity, Statement, Status, item_id
from onrecord.spans import Span

_NEAR = 2  # paragraphs within which an accusation is answered
_WORD = re.compile(r"[^\W\d_]{4,}")
_COMMON = frozenset(words("claim_common"))
_POINTS_BACK = re.compile(
    r"(?:that )?(?:it|this|that|them|these|those|any such|such|any|all|the)\b"
    r"(?:$| (?:\w+ )?(?:existence|accusations?|allegations?|charges?|claims?|reports?|suggestions?"
    r"|involvement|responsibility|wrongdoing))"
    r"|.{0,3}a lie\b",
    re.IGNORECASE,
)
_FIGURES: frozenset[str] = frozenset(("say", "report", "claim", "confirm", "admit", "estimate"))


def claims(article: Article, statements: Sequence[Statement], actors: Sequence[Actor]) -> list[Claim]:
    """The claims of an article, in the order of their spans.

    An accusation that is denied nearby is disputed, one that the accused admit is confirmed, one that nobody answers is alleged.
    """
    told = _Told(article, statements)
    made: list[Claim] = []
    answered: set[str] = set()
    for one in told.first_of_joint():
        if one.polarity == "positive" and one.act == "accuse" and told.proposes(one):
            claim, used = told.accusation(one)
            made.append(claim)
            answered |= used
        elif one.polarity == "positive" and one.content and one.act == "estimate":
            made.append(told.estimate(one))
    for one in told.first_of_joint():
        if one.act == "deny" and one.polarity == "positive" and one.id not in answered and one.content:
            claim_or_none = told.denial(one)
            if claim_or_none is not None:
                made.append(claim_or_none)
    return sorted(told.rivals(made), key=lambda claim: (claim.span.start, claim.span.end, claim.id))


class _Told:
    """An article's statements, as claims are made of them."""

    def __init__(self, article: Article, statements: Sequence[Statement]) -> None:
        self.article, self.statements = article, statements
        self.blocks = {one.id: block_at(article, (one.cue or one.content)[0].start) for one in statements if one.cue or one.content}

    def first_of_joint(self) -> list[Statement]:
        """The statements with contents, one of each group of joint speakers."""
        return [one for one in self.statements if one.content and one.id == self._joint(one)[0]]

    def _joint(self, one: Statement) -> list[str]:
        return [
            other.id for other in self.statements if other.content == one.content and other.cue == one.cue and other.act == one.act
        ]

    def proposes(self, one: Statement) -> bool:
        """Whether an accusation says of what ("of …", a clause, two words of substance); bare blame does not."""
        said = one.content[0].of(self.article.text)
        return " of " in said or said.startswith("that ") or len(self._words(one)) > 1

    def accusation(self, one: Statement) -> tuple[Claim, set[str]]:
        """The claim of an accusation, and the statements that answer it."""
        denials = [other for other in self._after(one) if other.act == "deny" and self._answers(other, one)]
        admitted = [other for other in self._after(one) if other.act in {"admit", "confirm"} and len(self._shared(other, one)) >= 2]
        status: Status = "confirmed" if admitted else "disputed" if denials else "alleged"
        claim = self._claim(one, status, [*self._joint(one), *(other.id for other in admitted)], [other.id for other in denials])
        return claim, {other.id for other in denials + admitted}

    def estimate(self, one: Statement) -> Claim:
        """The claim of an estimate."""
        return self._claim(one, "estimated", self._joint(one), [])

    def denial(self, one: Statement) -> Claim | None:
        """The claim that only a denial tells of, or that it sets against what another said just before."""
        words = self._words(one)
        held = [
            other
            for other in self.statements
            if other.act in _FIGURES
            and other.polarity == "positive"
            and self._other_voice(other, one)
            and 0 <= self.blocks[one.id] - self.blocks[other.id] <= _NEAR
            and other.content[0].start < one.content[0].start
            and len(self._shared(other, one)) >= max(2, len(words) // 2)
        ]
        if held:
            return self._claim(held[-1], "disputed", self._joint(held[-1]), self._joint(one))
        told = one.content[0].of(self.article.text)
        if (len(words) < 2 and not told.startswith("that ")) or _POINTS_BACK.fullmatch(told):
            return None
        return self._claim(one, "denied", [], self._joint(one))

    def rivals(self, made: list[Claim]) -> list[Claim]:
        """Claims with those that give another figure for the same thing, from other statements near by."""
        figures = list(made)
        known = {key for claim in made for key in claim.held_by}
        for one in self.statements:
            if one.act in _FIGURES and one.polarity == "positive" and one.id not in known and one.mode != "direct":
                claim = self._claim(one, "asserted", self._joint(one), [])
                if claim.quantity is not None and one.id == claim.held_by[0]:
                    figures.append(claim)
        pairs = {claim.id: [other.id for other in figures if self._rival(claim, other)] for claim in figures}
        kept = [claim for claim in figures if claim in made or pairs[claim.id]]
        return [_with_rivals(claim, pairs[claim.id]) for claim in kept]

    def _rival(self, claim: Claim, other: Claim) -> bool:
        first, second = claim.quantity, other.quantity
        if (
            first is None
            or second is None
            or first.unit != second.unit
            or (first.value, first.low, first.high) == (second.value, second.low, second.high)
        ):
            return False
        text = self.article.text
        shared = _content_words(claim.span.of(text)) & _content_words(other.span.of(text)) - {_stem(first.unit)}
        near = abs(block_at(self.article, claim.span.start) - block_at(self.article, other.span.start)) <= _NEAR + 1
        speakers = {self._speaker(key) for key in claim.held_by} & {self._speaker(key) for key in other.held_by} - {None}
        return near and bool(shared) and not speakers

    def _speaker(self, key: str) -> str | None:
        return next((one.speaker for one in self.statements if one.id == key), None)

    def _after(self, one: Statement) -> list[Statement]:
        """Positive statements of others, behind one and within reach."""
        return [
            other
            for other in self.statements
            if other.polarity == "positive"
            and other.content
            and self._other_voice(other, one)
            and other.content[0].start > one.content[0].start
            and self.blocks[other.id] - self.blocks[one.id] <= _NEAR
        ]

    def _other_voice(self, one: Statement, other: Statement) -> bool:
        return one.id != other.id and (one.speaker is None or one.speaker != other.speaker)

    def _answers(self, denial: Statement, accusation: Statement) -> bool:
        words = denial.content[0].of(self.article.text)
        return bool(_POINTS_BACK.match(words)) or bool(self._shared(denial, accusation))

    def _words(self, one: Statement) -> set[str]:
        return {word for span in one.content for word in _content_words(span.of(self.article.text))}

    def _shared(self, one: Statement, other: Statement) -> set[str]:
        return self._words(one) & self._words(other)

    def _claim(self, one: Statement, status: Status, held: list[str], denied: list[str]) -> Claim:
        text, span = self.article.text, one.content[0]
        if text[span.start : span.end].startswith("that "):
            span = Span(span.start + 5, span.end)
        amounts: list[Quantity] = [
            amount for held_in in one.content for amount in quantities(text, held_in) if amount.unit not in _TIME_UNITS
        ]
        return Claim(
            id=item_id("claim", self.article.id, [span], status, *held, *denied),
            span=span,
            status=status,
            held_by=held,
            denied_by=denied,
            rivals=[],
            about=[],
            confidence=round(one.confidence * 0.9, 2),
            quantity=amounts[0] if amounts else None,
            voice=voice_of(self.article, span.start),
        )


_TIME_UNITS = frozenset(words("claim_time_units"))


def _with_rivals(claim: Claim, rivals: list[str]) -> Claim:
    return Claim(
        claim.id,
        claim.span,
        claim.status,
        claim.held_by,
        claim.denied_by,
        rivals,
        claim.about,
        claim.confidence,
        claim.quantity,
        claim.voice,
    )


def _content_words(words: str) -> set[str]:
    return {_stem(word.lower()) for word in _WORD.findall(words) if word.lower() not in _COMMON and not word[0].isupper()}


def _stem(word: str) -> str:
    """A word without its ending, roughly: enough to see "weapons" in "weapon"."""
    return re.sub(r"(?:ies|es|s|ing|ed)$", "", word)[:7]
