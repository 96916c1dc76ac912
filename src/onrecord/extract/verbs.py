"""Verb groups that are cues: the verb of saying with its auxiliaries, negation and adverbs, and how it stands."""

from __future__ import annotations

from functools import cache

import msgspec

from onrecord.extract.units import Unit
from onrecord.lang.en import Cue, cues
from onrecord.lang.en import grammar as g


class Group(msgspec.Struct, frozen=True):
    """A verb group: `words[first:last]`, `head` the verb itself, the rows it may stand for.

    `form` is `past`, `present` (third person), `plain` (base form) or `ing`; `lead` says what stands before the verb: `finite`,
    `participle` (an -ing form of its own), `passive`, `infinitive`, `modal`.
    """

    first: int
    last: int
    head: int
    rows: tuple[Cue, ...]
    form: str
    lead: str
    negative: bool


@cache
def verb_forms() -> dict[str, tuple[tuple[Cue, str], ...]]:
    """Every form of every verb of the table, with its rows and what form it is."""
    made: dict[str, list[tuple[Cue, str]]] = {}
    for row in cues():
        if row.kind in {"verb", "relay"}:
            kinds = {form: _form(form, place) for place, form in enumerate(row.forms)}  # "put" is plain and past: past it is
            for form, kind in kinds.items():
                made.setdefault(form, []).append((row, kind))
    return {form: tuple(rows) for form, rows in made.items()}


def _form(form: str, place: int) -> str:
    if form.endswith("ing"):
        return "ing"
    return "plain" if place == 0 else "present" if place == 1 else "past"


def groups(unit: Unit) -> list[Group]:
    """The cue groups of a unit, in order."""
    known = verb_forms()
    made = []
    for place, word in enumerate(unit.words):
        rows = known.get(word.lower)
        if rows and word.kind == "word" and (not word.capital or unit.role == "headline"):
            group = _group(unit, place, rows)
            if group:
                made.append(group)
    return made


def _group(unit: Unit, head: int, rows: tuple[tuple[Cue, str], ...]) -> Group | None:
    """The group around a verb, or None where the word is a noun or an adjective here."""
    fitting = tuple(row for row, _ in rows if not row.after or unit.lower(head + 1) == row.after)
    first = _leftmost(unit, head)
    before = [unit.lower(at) for at in range(first, head)]
    lead = _lead(unit, first, head, before, rows[0][1])
    if not fitting or lead == "noun":
        return None
    last = head + 1
    negative = any(word in g.NOT or word in g.CONTRACTED for word in before)
    return Group(first, last, head, fitting, rows[0][1], lead, negative)


def _is_adverb(lower: str) -> bool:
    return lower in g.ADVERBS or (lower.endswith("ly") and lower not in g.NO_ADVERBS and len(lower) > 4)


def _leftmost(unit: Unit, head: int) -> int:
    """Where the group begins: auxiliaries, negation and adverbs to the left of the verb."""
    first = head
    while first > 0:
        lower = unit.lower(first - 1)
        if (
            lower in g.AUXILIARIES
            or lower in g.NOT
            or (
                _is_adverb(lower)
                and not (unit.words[first - 1].capital and first - 1 == 0)
                and lower not in {"today", "yesterday", "both", "all"}
            )
        ):
            first -= 1
        elif lower == "to" and unit.lower(first - 2) == "on" and unit.lower(first - 3) in {"went", "goes", "gone"}:
            first -= 3
        else:
            break
    while first < head and (_is_adverb(unit.lower(first)) and first > 0 and unit.lower(first - 1) in {",", ""}):
        first += 1
    return first


def _lead(unit: Unit, first: int, head: int, before: list[str], form: str) -> str:
    """How the verb stands, by what is before it; `noun` where it is no verb."""
    helpers = [word for word in before if word in g.AUXILIARIES]
    went_on = "went" in before or "goes" in before
    if unit.lower(first - 1) == "to" and not went_on and form == "plain":
        return "infinitive"
    if form == "ing":
        return "finite" if any(word in g.BE for word in helpers) else "participle"
    if form == "past" and ((helpers[-1:] and helpers[-1] in g.BE) or "being" in helpers):
        return "passive"
    if any(word in g.MODALS for word in helpers):
        return "modal"
    return "noun" if form != "past" and not went_on and _no_verb(unit, first, form, helpers) else "finite"


def _no_verb(unit: Unit, first: int, form: str, helpers: list[str]) -> bool:
    """Whether a base form or an -s form is no verb here, by its auxiliaries or what stands before it."""
    if helpers:
        supported = any(word in g.DO | g.WILL or word in g.CONTRACTED for word in helpers)
        return form == "present" or not supported
    return (form == "plain" and unit.role == "headline") or _noun_here(unit, first, form)


def _noun_here(unit: Unit, first: int, form: str) -> bool:
    """Whether a base form or an -s form is a noun: behind a determiner, a genitive, a preposition, or without a plural subject."""
    prior = unit.lower(first - 1)
    if prior in g.DETERMINERS - {
        "some",
        "many",
        "both",
        "all",
        "several",
        "most",
        "few",
        "others",
        "this",
        "that",
    } or prior in g.PREPOSITIONS - {"like"}:
        return True
    if prior.endswith(("'s", "’s", "s'", "s’")):
        return True
    if form == "plain":
        if prior in {"they", "we", "i", "you", "who", "many", "some", "both", "all", "most", "few", "others", "several"}:
            return False
        return not (
            prior.endswith(("s", "men")) or prior in {"people", "police", "media", ",", "men", "women", "“”"}
        ) or prior.endswith("ss")
    return False
