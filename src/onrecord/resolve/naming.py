"""What actors are called: by the name that a table has, the fullest one that the page has, or their first description."""

from __future__ import annotations

import re

from onrecord.model import Article
from onrecord.ontology.countries import countries
from onrecord.resolve.entities import Entity
from onrecord.resolve.mentions import Phrase, Stage

__all__ = ["called"]

_ARTICLE = re.compile(
    r"^(?:United|Central|Democratic|Dominican|Czech Republic|Bahamas|Gambia)|(?:Islands|lands|Maldives|Philippines|Comoros)$"
)


def called(article: Article, stage: Stage, entity: Entity) -> str:
    """The canonical name: of a table, the fullest name told, or the first description."""
    coded = entity.coded
    if coded.by in ("table", "own table") and coded.kind not in ("person", "unnamed", "people"):
        return _of_country(coded.name, coded.code) if coded.kind == "government" else coded.name
    if entity.parts:
        if coded.by == "officials" and entity.parts[-1] in coded.name:
            return coded.name
        return next(
            (name for name in (_spelt(article, stage.phrases[number], entity) for number in entity.phrases) if name),
            " ".join(entity.parts),
        )
    if entity.name:
        return entity.name
    first = next((number for number in entity.phrases if stage.phrases[number].form != "pronoun"), entity.phrases[0])
    told = " ".join(stage.phrases[first].span.of(article.text).split()).removeprefix("the ").removeprefix("The ")
    return _of_country(told, coded.code) if coded.kind == "government" and coded.by != "unknown" else told


def _of_country(name: str, code: str) -> str:
    """A ministry by its own name and its country's: "Energy Ministry of Chile" for "Chile's Energy Ministry" and for "Energy Ministry".
    Other names are as they were."""
    land = countries().get(code)
    if land is None or "ministry" not in name.lower().split():
        return name
    for own in (*land.adjectives, *(f"{one}{mark}" for one in (land.name, *land.others, *land.capitals) for mark in ("'s", "’s"))):
        if name.startswith(own + " "):
            name = name[len(own) + 1 :]
            break
    if any(one in name for one in (land.name, *land.others, *land.adjectives, *land.capitals)):
        return name
    article = "the " if _ARTICLE.search(land.name) else ""
    return f"{name} of {article}{land.name}"


def _spelt(article: Article, phrase: Phrase, entity: Entity) -> str:
    """The name of a person as a phrase spells it, hyphens and all; empty where it has other words."""
    words = phrase.span.of(article.text)
    first, last = entity.parts[0], entity.parts[-1]
    if phrase.parts != entity.parts or first not in words or last not in words:
        return ""
    return " ".join(words[words.index(first) : words.rindex(last) + len(last)].split())
