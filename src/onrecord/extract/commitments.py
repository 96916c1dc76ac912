"""What parties have bound themselves to: treaties, truces, contracts by their nouns, and pledges. One commitment an instrument."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from onrecord.extract.instruments import Instrumented, name_of, nouns_in, status_in
from onrecord.extract.obligations import obligations_in, pledge_type
from onrecord.extract.standing import Cast, said_in, voice_of
from onrecord.lang.en import instruments
from onrecord.model import Actor, Article, Commitment, Sentence, Statement, item_id
from onrecord.spans import Span

_UNSAID = frozenset(("deny", "doubt", "reject"))
_TEXT_OUT = re.compile(
    r"\b(?:until|unless) (?:a|the|its|any) (?:\w+ )?(?:text|wording)\b.{0,40}?\b(?:announced|published|released|made public)"
    r"|\b(?:text|wording)\b.{0,60}?(?:\bnot|n['’]t|never|yet to be|no)\b.{0,30}?\b(?:published|released|public|announced|disclosed)"
    r"|\b(?:not|n['’]t|neither)\b.{0,20}?\b(?:published|released|disclosed)\b.{0,20}?\b(?:text|wording)\b"
    r"|\bno (?:\w+ )?text\b|\b(?:text|wording)\b.{0,30}?\bsecret\b",
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


def commitments(
    article: Article, sentences: Sequence[Sentence], actors: Sequence[Actor], statements: Sequence[Statement]
) -> list[Commitment]:
    """The commitments of an article, in the order of their first evidence.

    An instrument counts where a sentence names its parties and how far it has come; later mentions of it ("the pact") are evidence.
    """
    reading = _Reading(article, Cast(article.text, actors), statements)
    for number, sentence in enumerate(sentences):
        following = sentences[number + 1 : number + 2]
        for noun in nouns_in(article.text, sentence):
            reading.read(noun, sentence, [one for one in following if one.block == sentence.block])
    held = [_with_unstated(article, _with_text(article, sentences, one, reading.held)) for one in reading.held]
    return sorted(held + _pledges(article, statements), key=lambda one: (one.evidence[0].start, one.id))


class _Reading:
    """The commitments found so far, sentence by sentence."""

    def __init__(self, article: Article, cast: Cast, statements: Sequence[Statement]) -> None:
        self._article, self._cast, self._statements = article, cast, statements
        self.held: list[Commitment] = []

    def read(self, noun: Instrumented, sentence: Sentence, following: list[Sentence]) -> None:
        """Make a commitment of a mention, or add the mention to the one that it is about."""
        text = self._article.text
        inside = said_in(self._statements, noun.span)
        if inside is not None and (inside.act in _UNSAID or inside.polarity == "negative"):
            return
        known = _about(noun, self.held, text)
        if known is not None:
            self.held[known] = self._told_again(self.held[known], noun, sentence)
            return
        status, parties = status_in(text, sentence, noun), noun.parties(text, sentence, self._cast)
        if status is not None and len(parties) > 1:
            self._make(noun, [sentence, *following], parties, status)

    def _make(self, noun: Instrumented, sentences: list[Sentence], parties: list[str], status: str) -> None:
        article, sentence = self._article, sentences[0]
        obligations, trigger = obligations_in(article.text, sentences, noun, parties, self._cast)
        said = said_in(self._statements, noun.span)
        self.held.append(
            Commitment(
                id=item_id("commitment", article.id, [noun.span], noun.row.means, *parties),
                instrument=noun.row.means,
                parties=parties,
                obligations=obligations,
                status=status,
                unstated=[],
                evidence=[sentence.span],
                said_in=[said.id] if said else [],
                confidence=0.75 if len(parties) == 2 else 0.65,
                name=name_of(article.text, noun),
                trigger=trigger,
                voice=voice_of(article, sentence.span.start),
            )
        )

    def _told_again(self, one: Commitment, noun: Instrumented, sentence: Sentence) -> Commitment:
        """A commitment with one more mention: its name, and obligations where none were told."""
        text = self._article.text
        obligations, trigger = one.obligations, one.trigger
        if not obligations:
            obligations, trigger = obligations_in(text, [sentence], noun, one.parties, self._cast)
        return msgspec.structs.replace(
            one,
            evidence=one.evidence if sentence.span in one.evidence else [*one.evidence, sentence.span],
            name=one.name or name_of(text, noun),
            obligations=obligations,
            trigger=trigger or one.trigger,
        )


def _about(noun: Instrumented, held: Sequence[Commitment], text: str) -> int | None:
    """Which commitment a later mention is about: the one of its name, or the only one of a kind, if the mention is definite."""
    name = name_of(text, noun)
    for number, one in enumerate(held):
        if name is not None and one.name == name:
            return number
    group = [number for number, one in enumerate(held) if _kin(one.instrument, noun.row.means)]
    return group[0] if noun.definite and len(group) == 1 and not (name and held[group[0]].name) else None


def _kin(one: str, other: str) -> bool:
    loose = {"treaty", "agreement", "memorandum", "protocol", "declaration"}
    return one == other or {one, other} <= loose or (other == "agreement" and one in {"ceasefire", "contract"})


def _with_text(article: Article, sentences: Sequence[Sentence], one: Commitment, held: Sequence[Commitment]) -> Commitment:
    """Whether the article says that the text is not out; told once, it goes to the instrument mentioned last."""
    for sentence in sentences:
        if _TEXT_OUT.search(article.text, sentence.span.start, sentence.span.end):
            before = [other for other in held if other.evidence[0].start <= sentence.span.start]
            if (
                before
                and max(before, key=lambda other: max(span.start for span in other.evidence if span.start <= sentence.span.start))
                is one
            ):
                return msgspec.structs.replace(one, text_public=False, evidence=sorted({*one.evidence, sentence.span}))
    return one


def _with_unstated(article: Article, one: Commitment) -> Commitment:
    """What the checklist of the instrument asks for and the evidence doesn't tell."""
    asks = next((row.asks for row in instruments() if row.kind == "instrument" and row.means == one.instrument), ())
    words = " ".join(span.of(article.text) for span in one.evidence)
    return msgspec.structs.replace(one, unstated=[ask for ask in asks if not _told(ask, one, words)])


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


def _pledges(article: Article, statements: Sequence[Statement]) -> list[Commitment]:
    """What a known speaker promises to do. Of joint speakers, who have a statement each with the same spans, one pledge."""
    grouped: dict[Span, list[Statement]] = {}
    for one in statements:
        if one.act == "promise" and one.polarity == "positive" and one.speaker is not None and one.content and one.cue:
            grouped.setdefault(one.content[0], []).append(one)
    made = []
    for span, said in grouped.items():
        obligation = pledge_type(article.text, span)
        if obligation is None:
            continue
        parties = list(dict.fromkeys(one.speaker for one in said if one.speaker is not None))
        whole = Span(min(said[0].cue[0].start, span.start), max(said[0].cue[-1].end, span.end))
        made.append(
            Commitment(
                id=item_id("commitment", article.id, [span], "pledge", *parties),
                instrument="pledge",
                parties=parties,
                obligations=[msgspec.structs.replace(obligation, obligor=parties)],
                status="agreed",
                unstated=[],
                evidence=[whole],
                said_in=[one.id for one in said],
                confidence=round(said[0].confidence * 0.85, 2),
                voice=voice_of(article, span.start),
            )
        )
    return made
