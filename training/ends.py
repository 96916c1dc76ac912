"""Fits the weights by which the ends of events, flows and duties are chosen, on annotated pages.

    python -m training.ends [--corpus corpus] [--data DATA] [--only d2 p] [--folds 5]

Lines the actors, events, flows and duties of annotated pages up with those that onrecord finds, and fits a conditional logit over the
page's actors and nobody for each. Prints how often the likeliest is right on pages that the fit has not seen, and writes
`src/onrecord/extract/ends/*.tsv`.
Best done before the reader model learns from the pages: of what it has learned it is surer than of others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from rich.progress import track

from onrecord.extract import attributions
from onrecord.extract.ends import NOBODY, ROLES, Chooser, Role, Told, noted
from onrecord.extract.ends.choosing import Kind
from onrecord.extract.ends.scene import Scene
from onrecord.extract.events import mentions
from onrecord.extract.places import places
from onrecord.model import EventMention
from onrecord.parse import parse
from onrecord.resolve.speakers import find
from onrecord.spans import Span
from onrecord.tokens import Words
from training.annotated import Annotated, asked, cleaned, folds, pages
from training.logit import best, fit, write

FOLDER = Path("src/onrecord/extract/ends")
_REMARKS: dict[Kind, str] = {
    "events": "What weighs for an actor's standing at an end of an event. Made by `python -m training.ends`: don't edit.",
    "flows": "What weighs for an actor's giving (actor) or taking (recipient) what passes. Made by `python -m training.ends`: don't edit.",
    "duties": "What weighs for an actor's owing (actor) or being owed (recipient) a duty. Made by `python -m training.ends`: don't edit.",
}


class End(NamedTuple):
    """An end of an event, a flow or a duty: the actors it may be with their signs, and those that are right."""

    page: str
    kind: Kind
    role: Role
    options: Mapping[str, Mapping[str, float]]
    right: frozenset[str]


def main() -> None:
    """The command."""
    options = asked(__doc__ or "", kinds=list(_REMARKS))
    golds = pages(options)
    told = [one for gold in track(golds, description="reading") for one in read(cleaned(gold))]
    for kind, remark in _REMARKS.items():
        if kind in (options.kinds or _REMARKS):
            _fit(
                [one for one in told if one.kind == kind], kind, remark, list(folds([gold["id"] for gold in golds], options.folds))
            )


def _fit(told: Sequence[End], kind: Kind, remark: str, parts: Sequence[set[str]]) -> None:
    """Fit a table on some ends, print how good it is on pages that it has not seen, and write it."""
    held = [one for one in told if one.right]
    hits: Counter[str] = Counter()
    for inside in parts:
        weights = fit([(one.options, one.right) for one in held if one.page not in inside])
        for one in told:
            if one.page in inside:
                hits[one.role] += best(one.options, weights) in one.right
    for role in ROLES:
        print(f"{kind}, {role}: right on pages not seen {hits[role] / max(1, sum(one.role == role for one in told)):.3f}")
    print(f"{len(told)} ends of {kind}, {len(held)} whose actor is among the choices")
    write(fit([(one.options, one.right) for one in held]), FOLDER / f"{kind}.tsv", remark)


def read(page: Annotated) -> Iterator[End]:
    """The ends of a page's events, flows and duties that the reader model finds."""
    article, gold, parsed = page.article, page.gold, parse(page.article)
    words = Words(article.text, parsed.sentences)
    found = find(article, parsed, attributions(article, parsed), places(words, parsed.names))
    owners = [(page.place(spot), actor) for actor in gold["actors"] for spot in actor["mentions"]]
    same = {actor.id: _same([page.on_page(mention.span) for mention in actor.mentions], owners) for actor in found.actors}
    codes = {actor["id"]: actor["code"] for actor in gold["actors"]}
    triggers = [(page.place(event["trigger"]), event) for event in gold["events"]]
    chooser = Chooser(words, found.meant, found.actors, found.statements)
    before: list[Told] = []
    for mention in mentions(parsed, found.statements):
        trigger = page.on_page(mention.trigger)
        event = next((one for place, one in triggers if one["type"] == mention.type and place.touches(trigger)), None)
        if event is None:
            continue
        right = {role: _right(event.get(role) or [], codes, same, chooser) for role in ROLES}
        others, passive = (_named(event.get(role) or [], right[role], same) for role in ROLES)
        yield from _ends(page, "events", chooser, mention, right, others, before)
        before.append(Told(mention.type, others, passive))
    for kind, marked, told in (
        ("flows", "item", [(page.place(one["item"]), one["from"], one["to"]) for one in gold["flows"]]),
        ("duties", "obligation", [(page.place(one["span"]), one.get("obligor"), one.get("obligee")) for held in gold["commitments"] for one in held["obligations"]]),
    ):  # fmt: skip
        before = []
        for note in parsed.further.get(marked, ()):
            here = page.on_page(note.span)
            ends = next(((first, second) for place, first, second in told if place.touches(here)), None)
            if ends is None:
                continue
            wanted = dict(zip(ROLES, ends, strict=True))
            right = {role: _right(wanted[role] or [], codes, same, chooser) for role in ROLES}
            others, passive = (_named(wanted[role] or [], right[role], same) for role in ROLES)
            mention = noted(note)
            yield from _ends(page, kind, chooser, mention, right, others, before)
            before.append(Told(mention.type, others, passive))


def _ends(
    page: Annotated, kind: Kind, chooser: Chooser, mention: EventMention, right: Mapping[Role, frozenset[str]], others: Sequence[str],
    before: Sequence[Told],
) -> Iterator[End]:  # fmt: skip
    scene = Scene.of(chooser.company, mention)
    yield End(page.name, kind, "actor", chooser.options(scene, "actor", [], before), right["actor"])
    yield End(page.name, kind, "recipient", chooser.options(scene, "recipient", others, before), right["recipient"] - {*others})


def _same(mentions: Sequence[Span], owners: Sequence[tuple[Span, Mapping[str, Any]]]) -> str:
    """The annotated actor that most of an actor's mentions are of; empty where none is."""
    votes = Counter(
        owner["id"]
        for mention in mentions
        for spot, owner in owners
        if 2 * (min(mention.end, spot.end) - max(mention.start, spot.start))
        >= min(mention.end - mention.start, spot.end - spot.start)
    )
    return max(votes, key=lambda one: (votes[one], one), default="")


def _named(wanted: Sequence[str], right: frozenset[str], same: Mapping[str, str]) -> list[str]:
    """Of the right actors those annotated; where none of them is, any."""
    told = [who for who in sorted(right) if who]
    return [who for who in told if same[who] in wanted] or told[:1]


def _right(wanted: Sequence[str], codes: Mapping[str, str], same: Mapping[str, str], chooser: Chooser) -> frozenset[str]:
    """The actors that are as good as those annotated: themselves, or of their country."""
    if not wanted:
        return frozenset((NOBODY,))
    lands = {codes[one] for one in wanted} - {"", "IGO", "NGO", "MNC"}
    return frozenset(
        actor.id for actor in chooser.company.actors if same[actor.id] in wanted or chooser.company.key(actor.id) in lands
    )


if __name__ == "__main__":
    main()
