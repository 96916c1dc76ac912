"""Who answers a claim: which proposition a denial, or an admission, is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from onrecord.extract.claims.propositions import Proposition
from onrecord.extract.contexts import themes_of
from onrecord.extract.standing import block_at
from onrecord.lang.en.quantities import quantities
from onrecord.lang.en.tables import words as listed
from onrecord.model import Actor, Article, Statement
from onrecord.spans import Span
from onrecord.tokens import Words

__all__ = ["NEW", "Answering", "is_answer"]

NEW = "nothing told"  # what an answer is about where nobody is quoted with it
_ANSWERS = frozenset(("deny", "reject", "admit", "confirm", "doubt", "criticize"))
_FAR = 6  # paragraphs
_BY_SIGHT = 2  # paragraphs over which an answer that shares no word reaches
_MOST = 0.6  # of an answer's words that a proposition has too
_KEPT = frozenset(("NOUN", "PROPN", "VERB", "NUM", "ADJ"))
_COMMON = frozenset(listed("claim_common"))
_POINTS_BACK = re.compile(
    r"[“\"‘«]?(?:that )?(?:it|this|that|them|these|those|any such|such|any|all|the|his|her|their|its)\b"
    r"(?:$| (?:\w+ )?(?:\w+ )?(?:existence|accusations?|allegations?|charges?|claims?|reports?|suggestions?|version|account|story|figures?"
    r"|involvement|responsibility|wrongdoing|rumou?rs?)\b)"
    r"|.{0,6}\ba lie\b",
    re.IGNORECASE,
)


def is_answer(one: Statement) -> bool:
    """Whether a statement may answer what another one says."""
    return one.act in _ANSWERS and bool(one.content)


class _Gist(NamedTuple):
    """What is compared of some words: the lemmas that carry sense, those who are named, the amounts, what they are about."""

    lemmas: frozenset[str]
    who: frozenset[str]
    amounts: frozenset[float]
    themes: frozenset[str]


class Answering:
    """The propositions that an answer may be about, with their signs."""

    def __init__(
        self, article: Article, words: Words, actors: Sequence[Actor], statements: Sequence[Statement], told: Sequence[Proposition]
    ) -> None:
        self.article, self.words, self.told = article, words, told
        self._by_id = {one.id: one for one in statements}
        self._known: dict[str, frozenset[str]] = {}  # who answers, by the answer
        self._mentions = [(mention.span, actor.id) for actor in actors for mention in actor.mentions]
        self._codes = {actor.id: actor.code for actor in actors}
        self._gists = [self._gist([one.span]) for one in told]

    def options(self, answer: Statement) -> dict[str, dict[str, float]]:
        """What an answer may be about: the propositions by their number, or nothing that is told, each with its signs."""
        own = self._gist(answer.content)
        text = " ".join(span.of(self.article.text) for span in answer.content)
        points = bool(_POINTS_BACK.match(text))
        out = {NEW: {f"{sign}, {answer.act}": value for sign, value in self._of_new(answer, own, points) if value}}
        last = self._last_before(answer)
        for number, one in enumerate(self.told):
            if one.statement is answer or answer in one.told:
                continue
            signs = {sign: value for sign, value in self._of_told(answer, own, points, number, one, last) if value}
            if signs:
                out[str(number)] = signs
        return out

    def _gist(self, spans: Sequence[Span]) -> _Gist:
        numbers = self.words.of(spans)
        lemmas = (self.words.lemma(number) for number in numbers if self.words.tokens[number].upos in _KEPT)
        who = (actor for span, actor in self._mentions if any(held.holds(span) for held in spans))
        amounts = (held.value for span in spans for held in quantities(self.article.text, span))
        return _Gist(
            frozenset(lemma for lemma in lemmas if lemma not in _COMMON and len(lemma) > 2),
            frozenset(who),
            frozenset(value for value in amounts if value is not None),
            frozenset(theme for span in spans for theme in themes_of(self.words, span)),
        )

    def _last_before(self, answer: Statement) -> int:
        """The proposition told last before an answer by another one; -1: none."""
        place = (answer.cue or answer.content)[0].start
        before = [
            number
            for number, one in enumerate(self.told)
            if one.span.start < place and one.statement is not None and one.statement.speaker != answer.speaker
        ]
        return before[-1] if before else -1

    def _of_new(self, answer: Statement, own: _Gist, points: bool) -> Iterator[tuple[str, float]]:
        yield "new", 1.0
        yield "new, points back", float(points)
        yield "new, a clause", float(answer.content[0].of(self.article.text).startswith(("that ", "having ")))
        yield "new, few words", float(len(own.lemmas) < 2)

    def _of_told(
        self, answer: Statement, own: _Gist, points: bool, number: int, one: Proposition, last: int
    ) -> Iterator[tuple[str, float]]:
        other, said = self._gists[number], one.statement
        place = (answer.cue or answer.content)[0].start
        away = block_at(self.article, place) - block_at(self.article, one.span.start)
        if abs(away) > _FAR:
            return
        if any(span.touches(one.span) for span in answer.content):
            yield "within the answer", 1.0
            return
        shared = own.lemmas & other.lemmas
        if not (shared or points or own.amounts & other.amounts or self._names(other, answer)):
            return  # nothing ties the two
        if not shared and abs(away) > _BY_SIGHT:
            return  # "this" and "the accusation" are of what was just told
        yield f"words shared {min(len(shared), 3)}", 1.0
        yield "most of the answer shared", float(len(own.lemmas) > 1 and len(shared) >= _MOST * len(own.lemmas))
        yield "nothing shared, no pointing", float(not shared and not points)
        yield "shared amount", float(bool(own.amounts & other.amounts))
        yield "told before", float(one.span.start < place)
        yield f"paragraphs {min(abs(away), 3)} {'on' if away >= 0 else 'back'}", 1.0
        yield "told last", float(number == last)
        yield "told last, points back", float(number == last and points)
        yield "points back", float(points and one.span.start < place)
        yield "marked", one.marked
        if one.note is not None:
            standing = one.note.told.get("standing", {})
            yield "marked as answered", standing.get("disputed", 0.0) + standing.get("denied", 0.0)
            yield "marked as granted", standing.get("confirmed", 0.0) if answer.act in ("admit", "confirm") else 0.0
        if said is None:
            yield "in no statement", 1.0
        else:
            yield "accuses", float(said.act == "accuse")
            accused = said.act == "accuse" and one.span.start < place and self._names(other, answer)
            yield "the accused answers", float(accused)
            yield "the accused answers, told last", float(accused and number == last)
            yield "the accused answers, next to it", float(accused and 0 <= away <= 1)
            yield "same speaker", float(said.speaker is not None and said.speaker == answer.speaker)
            yield "same country", float(self._land(said.speaker) == self._land(answer.speaker) != "")
            yield "it holds the answer", float(answer.inside == said.id)
        yield "names the one who answers", float(self._names(other, answer))

    def charge(self, answer: Statement) -> int | None:
        """The accusation that a denial surely answers, however it words it: the last one told before, a paragraph off at most, against
        those who deny, about the same kind of thing."""
        place, own = (answer.cue or answer.content)[0].start, self._gist(answer.content)
        last = self._last_before(answer)
        for number in range(last, -1, -1):
            one = self.told[number]
            away = block_at(self.article, place) - block_at(self.article, one.span.start)
            if away > 1 or one.statement is None:
                break
            if one.statement.act == "accuse" and self._names(self._gists[number], answer):
                return number if own.themes & self._gists[number].themes else None
        return None

    def _answerers(self, answer: Statement) -> frozenset[str]:
        """Who answers, jointly with others or alone, and the countries of theirs."""
        if answer.id not in self._known:
            same = (one.speaker for one in self._by_id.values() if one.content == answer.content and one.act == answer.act)
            speakers = {who for who in same if who is not None}
            self._known[answer.id] = frozenset(speakers | {self._land(who) for who in speakers} - {""})
        return self._known[answer.id]

    def _names(self, gist: _Gist, answer: Statement) -> bool:
        """Whether some words name one of those who answer, or the country of one."""
        who = self._answerers(answer)
        return bool(who & gist.who) or any(self._land(one) in who for one in gist.who)

    def _land(self, speaker: str | None) -> str:
        code = self._codes.get(speaker or "", "")
        return "" if code in ("IGO", "NGO", "MNC") else code
