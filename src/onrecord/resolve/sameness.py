"""Whether two claims on two pages are one: signs that speak for it and against it, and the weights they were found to have.

Two pages about one affair share nearly all their words, and two tellings of one claim may share hardly any. So what parts them counts most:
other figures, other names, other days, who does it to whom, done or only planned, said or gainsaid. Rather two than wrongly one.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import NamedTuple

from onrecord.lang.en.quantities import quantities
from onrecord.model import Quantity, Record
from onrecord.ontology.tables import table
from onrecord.resolve.happenings import Same
from onrecord.resolve.stems import content_stems, stem
from onrecord.spans import Span

_NEGATING = frozenset("no not never nobody none nothing neither nor without n't cannot denied denies deny false untrue".split())
_COMING = frozenset(
    "will would shall may might could can plan plans planned planning intend intends should must if wants want proposed ready".split()
)
_TO_BE = re.compile(r"\b(?:is|are) to\b")
_PASSIVE = re.compile(r"\b(?:was|were|been|being|be|is|are)\b.*\bby\b")
_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)?")
_AGAINST = (
    "one negated",
    "one to come",
    "figures differ",
    "same unit, other figure",
    "names in another order",
    "names unknown on both sides",
    "other day",
)
_WEEK = 1.8  # logarithm of five days and one
_NEARLY_ALL = 0.8
_SMALL = 3  # figures up to this one are no sign
_FEW = 4  # stems below which a claim says too little to be known again
_SENTENCE_BEFORE = re.compile(r"(?:^|[.!?…”\"]\s+|\n)$")


class Setting(NamedTuple):
    """What stands around a claim: what the whole page says, names and counts; its day."""

    page: frozenset[str]
    names: frozenset[str]
    figures: frozenset[float]
    reported: str | None


class Case(NamedTuple):
    """A claim with what it is compared by. Stems are of content words; `names` are the words in it that are names; `figures` its amounts, each a
    value with the stem of its unit; `events` the types of the events in it, with their `days`."""

    id: str
    words: tuple[str, ...]
    stems: tuple[str, ...]
    names: tuple[str, ...]
    figures: tuple[tuple[float, float, str], ...]
    negated: bool
    coming: bool
    passive: bool
    events: frozenset[str]
    days: frozenset[str]
    setting: Setting


def claim_cases(record: Record) -> list[Case]:
    """A record's claims that say enough to be known again elsewhere, as they are compared."""
    if not record.claims:
        return []
    setting = setting_of(record)
    cases = (case_of(record, setting, claim.id, claim.span) for claim in record.claims)
    return [case for case in cases if len(case.stems) >= _FEW]


def setting_of(record: Record) -> Setting:
    """What stands around all claims of a page."""
    text = record.article.text
    whole = Span(0, len(text))
    return Setting(
        page=frozenset(content_stems(_words(text.lower()))),
        names=frozenset(_names(text, whole)),
        figures=frozenset(value for amount in quantities(text, whole) if (value := amount.value) is not None),
        reported=record.article.published[:10] if record.article.published else None,
    )


def case_of(record: Record, setting: Setting, id: str, span: Span) -> Case:
    """The words of a span, as a claim that is compared."""
    text = record.article.text
    told = span.of(text)
    lower = _words(told.lower())
    happened = [event for event in record.events if event.trigger.touches(span)]
    own = (_figure(amount) for amount in quantities(text, span))
    return Case(
        id=id,
        words=tuple(lower),
        stems=tuple(dict.fromkeys(content_stems(lower))),
        names=tuple(_names(text, span)),
        figures=tuple(figure for figure in own if figure),
        negated=bool(_NEGATING & set(lower)) or any(word.endswith(("n't", "n’t")) for word in lower),
        coming=bool(_COMING & set(lower)) or lower[:1] == ["to"] or bool(_TO_BE.search(told)),
        passive=bool(_PASSIVE.search(told.lower())),
        events=frozenset(event.type for event in happened),
        days=frozenset(event.when.start[:10] for event in happened if event.when and event.when.precision == "day"),
        setting=setting,
    )


def claim_keys(case: Case) -> list[str]:
    """Where to look for the same claim: each name in it with another, or with a figure."""
    marks = [f"{low:g}" for low, _, _ in case.figures if low > _SMALL]
    return sorted(
        {
            f"claim {min(one, other)} + {max(one, other)}"
            for at, one in enumerate(case.names[:6])
            for other in (*case.names[at + 1 : 6], *marks[:4])
        }
    )


def same_claim(one: Case, other: Case) -> Same | None:
    """Whether two claims are one; None where they are not, or where that is not sure enough."""
    found = signs(one, other)
    share = 1 / (1 + math.exp(-sum(_weights().get(sign, 0.0) * value for sign, value in found.items())))
    if share < _bar():
        return None
    shared = sorted(set(one.stems) & set(other.stems))
    evidence: dict[str, str | float] = {"words": " ".join(shared[:8])}
    figures = sorted({low for low, _, _ in one.figures} & {low for low, _, _ in other.figures})
    if figures:
        evidence["figures"] = " ".join(f"{value:g}" for value in figures)
    return Same(round(share, 4), evidence)


def signs(one: Case, other: Case) -> dict[str, float]:
    """What speaks for two claims being one, and against it."""
    mine, theirs = set(one.stems), set(other.stems)
    both = mine & theirs
    out = {
        "always": 1.0,
        "words of the shorter": len(both) / max(min(len(mine), len(theirs)), 1),
        "words of both": len(both) / max(len(mine | theirs), 1),
        "words told on the other page": (len(mine & other.setting.page) + len(theirs & one.setting.page))
        / max(len(mine) + len(theirs), 1),
        "pages": len(one.setting.page & other.setting.page) / max(min(len(one.setting.page), len(other.setting.page)), 1),
        "names of the pages": len(one.setting.names & other.setting.names)
        / max(min(len(one.setting.names), len(other.setting.names)), 1),
        "figures of the pages": float(min(len(one.setting.figures & other.setting.figures), 3)),
        "longer": abs(math.log(len(mine) + 1) - math.log(len(theirs) + 1)),
        "one negated": float(one.negated != other.negated),
        "one to come": float(one.coming != other.coming),
        "days between": math.log1p(_apart(one.setting.reported, other.setting.reported)),
    }
    out |= _figures(one, other) | _called(one, other)
    if one.events and other.events:
        out["events alike"] = float(bool(one.events & other.events))
        out["other events"] = float(not one.events & other.events)
    if one.days and other.days:
        out["same day"] = float(bool(one.days & other.days))
        out["other day"] = float(not one.days & other.days)
    if not any(out.get(sign) for sign in _AGAINST):
        near = out["days between"] < _WEEK
        out["nothing against"] = 1.0
        out["nothing against, within days"] = float(near)
        out["nothing against, words alike"] = out["words of both"]
        out["nothing against, nearly all words"] = float(out["words of the shorter"] >= _NEARLY_ALL)
        out["nothing against, nearly all words within days"] = float(near and out["words of the shorter"] >= _NEARLY_ALL)
        out["nothing against, figures alike"] = out["figures alike"]
        out["nothing against, names of the pages"] = out["names of the pages"]
    return out


def _figures(one: Case, other: Case) -> dict[str, float]:
    mine, theirs = one.figures, other.figures
    alike = min(sum(any(_alike(a, b) for b in far) for a in near) for near, far in ((mine, theirs), (theirs, mine)))
    out = {"figures alike": float(min(alike, 2))}
    if mine and theirs:
        same_unit = [(a, b) for a in mine for b in theirs if a[2] == b[2] and a[2]]
        out["figures differ"] = float(not alike)
        out["same unit, other figure"] = float(bool(same_unit) and not any(_alike(a, b) for a, b in same_unit))
    lacking = sum(a[0] not in other.setting.figures for a in mine) + sum(b[0] not in one.setting.figures for b in theirs)
    out["figures unknown to the other page"] = float(min(lacking, 3))
    out["one without figures"] = float(bool(mine) != bool(theirs))
    return out


def _called(one: Case, other: Case) -> dict[str, float]:
    mine, theirs = list(one.names), list(other.names)
    shared = [name for name in mine if name in theirs]
    unknown = [
        sum(name not in far.setting.names and name not in far.setting.page for name in near.names)
        for near, far in ((one, other), (other, one))
    ]
    out = {
        "names alike": float(min(len(shared), 3)),
        "names unknown to the other page": float(min(sum(unknown), 4)),
        "names unknown on both sides": float(min(unknown)),
        "names only here": float(min(len(set(mine) ^ set(theirs)), 4)),
    }
    if len(shared) > 1:
        turned = [theirs.index(name) for name in shared] != sorted(theirs.index(name) for name in shared)
        out["names in another order"] = float(turned and one.passive == other.passive)
    return out


def _alike(one: tuple[float, float, str], other: tuple[float, float, str]) -> bool:
    """Whether two figures may be one: equal, or one within the range or the rounding of the other."""
    return (
        one[0] == other[0]
        or (one[0] <= other[1] and other[0] <= one[1] and one[0] > 0)
        or abs(one[0] - other[0]) <= 0.02 * max(one[0], other[0])
    )


def _figure(amount: Quantity) -> tuple[float, float, str] | None:
    value = amount.value if amount.value is not None else amount.low if amount.low is not None else amount.high
    if value is None:
        return None
    low, high = (amount.low, amount.high) if amount.low is not None and amount.high is not None else (value, value)
    unit = content_stems(_words(amount.unit.lower()))
    return (min(low, value), max(high, value), unit[-1] if unit else "")


def _names(text: str, span: Span) -> list[str]:
    """The words of a span that are names, as far as capitals tell: not those that only begin a sentence."""
    out = []
    for found in _WORD.finditer(text, span.start, span.end):
        word = found.group()
        if word[0].isupper() and (
            word[1:2].isupper() or not _SENTENCE_BEFORE.search(text[max(0, found.start() - 3) : found.start()])
        ):
            out.append(stem(word.lower().removesuffix("'s").removesuffix("’s")) or word.lower())
    return list(dict.fromkeys(out))


def _words(told: str) -> list[str]:
    return _WORD.findall(told)


def _apart(one: str | None, other: str | None) -> int:
    try:
        return abs((date.fromisoformat(one or "") - date.fromisoformat(other or "")).days)
    except ValueError:
        return 30


@cache
def _weights() -> Mapping[str, float]:
    return {sign: float(weight) for sign, weight in table("onrecord.resolve", "sameness.tsv", ("sign", "weight"))}


def _bar() -> float:
    return _weights()["bar"]
