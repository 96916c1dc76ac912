"""Fits the weights by which the ends of events are chosen, on annotated pages.

    python -m training.ends [--corpus corpus] [--data DATA] [--only d2 p] [--folds 5]

Lines the actors and events of annotated pages up with those that onrecord finds, and fits a conditional logit over the page's
actors and nobody. Prints how often the likeliest is right on pages that the fit has not seen, and writes `src/onrecord/extract/ends.tsv`.
Best done before the reader model learns from the pages: of what it has learned it is surer than of others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from rich.progress import track

from onrecord.extract import attributions
from onrecord.extract.ends import NOBODY, ROLES, Chooser, Role, Told
from onrecord.extract.ends.scene import Scene
from onrecord.extract.events import mentions
from onrecord.extract.places import places
from onrecord.parse import parse
from onrecord.resolve.speakers import find
from onrecord.spans import Span
from onrecord.tokens import Words
from training.annotated import Annotated, asked, cleaned, folds, pages
from training.logit import best, fit, write

TABLE = Path("src/onrecord/extract/ends.tsv")
_REMARK = "What weighs for an actor's standing at an end of an event. Made by `python -m training.ends`: don't edit."


class End(NamedTuple):
    """An end of an event: the actors it may be with their signs, and those that are right."""

    page: str
    role: Role
    options: Mapping[str, Mapping[str, float]]
    right: frozenset[str]


def main() -> None:
    """The command."""
    options = asked(__doc__ or "")
    golds = pages(options)
    told = [one for gold in track(golds, description="reading") for one in read(cleaned(gold))]
    held = [one for one in told if one.right]
    hits: Counter[str] = Counter()
    for inside in folds([gold["id"] for gold in golds], options.folds):
        weights = fit([(one.options, one.right) for one in held if one.page not in inside])
        for one in told:
            if one.page in inside:
                hits[one.role] += best(one.options, weights) in one.right
    for role in ROLES:
        print(f"{role}: right on pages not seen {hits[role] / max(1, sum(one.role == role for one in told)):.3f}")
    print(f"{len(told)} ends, {len(held)} whose actor is among the choices")
    write(fit([(one.options, one.right) for one in held]), TABLE, _REMARK)


def read(page: Annotated) -> Iterator[End]:
    """The ends of a page's events that the reader model finds."""
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
        scene = Scene.of(chooser.company, mention)
        yield End(page.name, "actor", chooser.options(scene, "actor", [], before), right["actor"])
        yield End(page.name, "recipient", chooser.options(scene, "recipient", others, before), right["recipient"] - {*others})
        before.append(Told(mention.type, others, passive))


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
