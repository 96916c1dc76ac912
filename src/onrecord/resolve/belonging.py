"""Of which country somebody is of whom the words themselves don't tell it.

A country is chosen among those that the page speaks of, and none, by a sum of weighted signs: how much the page tells of each, which one
is told beside the mentions, to whom they belong, in whose words they are mentioned, where the name is frequent. The weights
(`belonging.tsv`) are fitted on the corpus by `python -m training.belonging`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache

import msgspec

from onrecord.lang.en.tables import words as word_class
from onrecord.ontology.countries import countries
from onrecord.ontology.tables import table
from onrecord.resolve.bearing import elsewhere, share, sound
from onrecord.resolve.entities import Cast, Entity
from onrecord.resolve.home import Lands
from onrecord.resolve.mentions import Stage
from onrecord.spans import Span

__all__ = ["NOWHERE", "Settling", "choices", "choosers", "settle"]

Settling = Callable[[Stage, Cast, Lands, Sequence[tuple[Span, Sequence[int]]]], None]
NOWHERE = ""
"""The choice of no country."""
_STATE = frozenset(("GOV", "MIL", "COP", "LEG", "JUD", "SPY", "PTY", "OPP"))
_OWNERS = ("nmod:poss", "nmod", "compound")
_UNSURE = 0.5  # how sure an actor's code is at most where only the page tells the country


def settle(stage: Stage, cast: Cast, lands: Lands, said: Sequence[tuple[Span, Sequence[int]]]) -> None:
    """Give each entity without a country the likeliest one. Changes the entities.

    `said`: stretches that somebody says, innermost last, and the numbers of the speakers' entities.
    """
    weights = _weights()
    for _ in range(2):  # an owner, or a speaker, may have to be settled first
        for entity in choosers(cast):
            told = {
                code: sum(weights.get(sign, 0.0) * value for sign, value in found.items())
                for code, found in choices(stage, cast, lands, said, entity).items()
            }
            code = max(told, key=lambda one: (told[one], one))
            sure = min(entity.coded.confidence, _UNSURE) if code != entity.coded.code else entity.coded.confidence
            entity.coded = msgspec.structs.replace(entity.coded, code=code, confidence=sure)
            cast.guessed.add(entity.number)


def choosers(cast: Cast) -> list[Entity]:
    """The entities of which no words tell the country."""
    return [
        entity
        for entity in cast.entities
        if entity.phrases
        and (not entity.coded.code or entity.number in cast.guessed)
        and not (entity.coded.kind == "country" and entity.coded.by == "table")
    ]


def choices(
    stage: Stage, cast: Cast, lands: Lands, said: Sequence[tuple[Span, Sequence[int]]], entity: Entity
) -> dict[str, dict[str, float]]:
    """The countries that an entity may be of, and none, each with the signs that speak for it."""
    owners = _owners(stage, cast, entity)
    codes = {*lands.votes, *owners[0], *owners[1], lands.outlet} & countries().keys() | ({"IGO"} & {*owners[0], *owners[1]})
    voices = [speaker for span in _told(stage, entity) for speaker in _voices(said, span, entity.number)]
    out = {code: _signs(stage, cast, lands, entity, code, owners, voices) for code in sorted(codes)}
    out[NOWHERE] = _none(stage, entity)
    return out


def _told(stage: Stage, entity: Entity) -> list[Span]:
    """Where an entity is told, but for pronouns; by the first of them where there is nothing else."""
    first = min((stage.phrases[number].span for number in entity.phrases), key=lambda span: span.start)
    return [stage.phrases[number].span for number in entity.phrases if stage.phrases[number].form != "pronoun"] or [first]


def _signs(
    stage: Stage, cast: Cast, lands: Lands, entity: Entity, code: str, owners: tuple[list[str], list[str]], voices: Sequence[int]
) -> dict[str, float]:  # fmt: skip
    """What speaks for a country, from 0 to 1 each."""
    words = stage.words
    whole = sum(lands.votes.values()) or 1
    told = lands.votes[code] / whole
    first = min((stage.phrases[number] for number in entity.phrases), key=lambda phrase: phrase.span.start)
    sentence = words.sentences[words.sentence[first.head]].span
    paragraph = lands.paragraph(first.span.start)
    own = _told(stage, entity)
    near = [lands.before(span.end, lands.paragraph(span.start)) for span in own]
    spoken = [cast.entities[one].coded.code for one in voices]
    before, earlier = lands.before(first.span.end, sentence), lands.before(first.span.start, paragraph)
    top = float(bool(lands.votes) and lands.votes[code] == max(lands.votes.values()))
    found = {
        "share": told,
        "share of " + entity.coded.kind: told,
        "most": top,
        "most, " + _sort(entity): top,
        "dateline": float(code == lands.dateline),
        "headline": float(code in lands.headline),
        "outlet": float(code == lands.outlet),
        "before": float(code == before),
        "behind": float(code == lands.behind(first.span.start, sentence)),
        "inside": float(code == lands.behind(first.span.start, first.span)),
        "earlier": float(before != code and earlier == code),
        "near": sum(one == code for one in near) / len(near),
        "owner": float(code in owners[0]),
        "owner guessed": float(code in owners[1]),
        "speaker": float(bool(spoken) and spoken[0] == code),
        "name": share(entity.parts, code),
        "name elsewhere": float(elsewhere(entity.parts, code)),
        "sound": sound(entity.parts or entity.name.split(), code, lands.votes) if code in countries() else 0.0,
        "foreign": float(_adjective(stage, entity) and code == (lands.dateline or lands.outlet)),
    }
    return {sign: value for sign, value in found.items() if value}


def _none(stage: Stage, entity: Entity) -> dict[str, float]:
    first = stage.phrases[entity.phrases[0]]
    found = {
        "none": 1.0,
        "none, " + entity.coded.kind: 1.0,
        "none, by " + entity.coded.by: 1.0,
        "none, unknown sector": float(entity.coded.sector in ("", "UNK")),
        "none, " + (entity.coded.sector or "no sector"): 1.0,
        "none, between states": float(_adjective(stage, entity)),
        "none, plural": float(first.plural),
        "none, indefinite": float(not first.definite),
    }
    return {sign: value for sign, value in found.items() if value}


def _sort(entity: Entity) -> str:
    return "state" if entity.coded.sector in _STATE else entity.coded.kind


def _adjective(stage: Stage, entity: Entity) -> bool:
    """Whether a description says that somebody is of no one country, or of another one."""
    between = word_class("between_states")
    return any(
        stage.words.lower(at) in between
        for number in entity.phrases
        for at in range(stage.phrases[number].first, stage.phrases[number].last + 1)
    )


def _owners(stage: Stage, cast: Cast, entity: Entity) -> tuple[list[str], list[str]]:
    """The codes of those to whom somebody belongs, told and guessed: "its ambassador", "the Front's delegate", "the ministry's"."""
    words = stage.words
    out: tuple[list[str], list[str]] = ([], [])
    for number in entity.phrases:
        for below in words.below(stage.phrases[number].head):
            if words.tokens[below].deprel not in _OWNERS:
                continue
            for one in cast.whose.get(stage.at_head.get(below, -1), []):
                if one != entity.number and cast.entities[one].coded.code:
                    out[one in cast.guessed].append(cast.entities[one].coded.code)
    return out


def _voices(said: Sequence[tuple[Span, Sequence[int]]], span: Span, besides: int) -> list[int]:
    """Who says the words in which a mention stands, the innermost first."""
    return [one for stretch, who in reversed(said) if stretch.holds(span) for one in who if one != besides]


@cache
def _weights() -> Mapping[str, float]:
    """What each sign weighs."""
    return {sign: float(weight) for sign, weight in table("onrecord.resolve", "belonging.tsv", ("sign", "weight"))}
