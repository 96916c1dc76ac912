"""What actors are called: by the name that a table has, the fullest one that the page has, or their first description."""

from __future__ import annotations

import re

from onrecord.model import Article
from onrecord.ontology.countries import countries
from onrecord.ontology.officials import leader
from onrecord.resolve.entities import Entity
from onrecord.resolve.mentions import Phrase, Stage

__all__ = ["called"]

_ARTICLE = re.compile(
    r"^(?:United|Central|Democratic|Dominican|Czech Republic|Bahamas|Gambia)|(?:Islands|lands|Maldives|Philippines|Comoros)$"
)
_GOVERNING = frozenset(("GOV", "ELI"))  # a surname alone is a leader's only of one whom the page has in office, or out of it
_MINISTRIES = frozenset(("ministry", "cabinet"))
_UNNAMED = re.compile(r"^(?:the (?:(?:unnamed|unidentified) )?|an? (?:unnamed|unidentified) )", re.IGNORECASE)


def called(article: Article, stage: Stage, entity: Entity) -> str:
    """The canonical name: of a table, the fullest name told, or the first description. A state goes by its country's name, whatever
    stands for it ("the government", a capital)."""
    coded = entity.coded
    if coded.kind == "country" and coded.code in countries():
        return countries()[coded.code].name
    if coded.by in ("table", "own table") and coded.kind not in ("person", "unnamed", "people"):
        return _of_country(coded.name, coded.code) if coded.kind == "government" else coded.name
    if entity.parts:
        if coded.by == "officials" and set(entity.parts) <= set(coded.name.split()):
            return coded.name
        alone = len(entity.parts) == 1 and coded.kind == "person" and coded.sector in _GOVERNING
        led = leader(entity.parts[0], coded.code) if alone else None
        if led:
            return led
        return next(
            (name for name in (_spelt(article, stage.phrases[number], entity) for number in entity.phrases) if name),
            " ".join(entity.parts),
        )
    if entity.name:
        return _of_country(entity.name, coded.code) if coded.kind == "government" else entity.name
    first = next((number for number in entity.phrases if stage.phrases[number].form != "pronoun"), entity.phrases[0])
    told = _UNNAMED.sub("", " ".join(stage.phrases[first].span.of(article.text).split()))
    return _of_country(told, coded.code) if coded.kind == "government" and coded.by != "unknown" else told


def _of_country(name: str, code: str) -> str:
    """A public body by its own name and its country's: "Energy Ministry of Chile" for "Chile's Energy Ministry", "Chilean Energy
    Ministry", "Energy Ministry in Santiago" and "Energy Ministry". Of other bodies only a genitive is turned about."""
    land = countries().get(code)
    if land is None:
        return name
    ministry = bool(_MINISTRIES & set(name.lower().split()))
    owned = [f"{one}{mark}" for one in (land.name, *land.others, *land.capitals) for mark in ("'s", "’s", "’", "'")]
    before = next((one for one in (*owned, *((*land.adjectives, land.name) if ministry else ())) if name.startswith(one + " ")), "")
    behind = next((one for one in land.capitals if name.endswith(f" in {one}")), "")
    if not (ministry or before):
        return name
    name = name.removeprefix(before + " ") if before else name
    name = name.removesuffix(f" in {behind}") if behind else name
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
