"""Fits the weights by which the ends of events are chosen, on the corpus's train documents.

    python -m training.ends [--corpus corpus] [--folds 5]

Reads each document as a page, lines its actors and events up with the annotated ones, and fits a conditional logit over the page's
actors and nobody. Prints how often the likeliest is right on documents that the fit has not seen, and writes
`src/onrecord/extract/ends.tsv`. The reader model should not have learned from the documents: what it has learned it is too sure of.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from rich.progress import track

from onrecord.acquire import page_from_text
from onrecord.clean import clean
from onrecord.extract import attributions
from onrecord.extract.ends import NOBODY, ROLES, Chooser, Role, Told
from onrecord.extract.places import places
from onrecord.gold.quotes import on_page
from onrecord.model import Given
from onrecord.parse import parse
from onrecord.resolve.speakers import find
from onrecord.spans import Span
from onrecord.tokens import Words
from training.logit import best, fit, write

TABLE = Path("src/onrecord/extract/ends.tsv")
_REMARK = "What weighs for an actor's standing at an end of an event. Made by `python -m training.ends`: don't edit."


class End(NamedTuple):
    """An end of an event: the actors it may be with their signs, and those that are right."""

    document: str
    role: Role
    options: Mapping[str, Mapping[str, float]]
    right: frozenset[str]


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--documents", type=Path, nargs="*", help="annotated documents to fit on; all train documents unless told")
    asked = parser.parse_args()
    split = json.loads((asked.corpus / "split.json").read_text("utf-8"))
    files = asked.documents or [asked.corpus / "documents" / f"{name}.json" for name in split["train"] if name[0] == "d"]
    told = [one for file in track(files, description="reading") for one in read(file)]
    held = [one for one in told if one.right]
    names = [file.stem for file in files]
    hits: Counter[str] = Counter()
    for fold in range(asked.folds):
        inside = {name for place, name in enumerate(names) if place % asked.folds == fold}
        weights = fit([(one.options, one.right) for one in held if one.document not in inside])
        for one in told:
            if one.document in inside:
                hits[one.role] += best(one.options, weights) in one.right
    for role in ROLES:
        print(f"{role}: right on documents not seen {hits[role] / max(1, sum(one.role == role for one in told)):.3f}")
    print(f"{len(told)} ends, {len(held)} whose actor is among the choices")
    write(fit([(one.options, one.right) for one in held]), TABLE, _REMARK)


def read(path: Path) -> Iterator[End]:
    """The ends of a document's events that the reader model finds."""
    gold = json.loads(path.read_text("utf-8"))
    given = {key: value for key, value in gold.get("given", {}).items() if key in ("published", "outlet", "url")}
    cleaned = clean(page_from_text(gold["id"], gold["page"], Given(**given), "text"))
    article, parsed = cleaned.article, parse(cleaned.article)
    words = Words(article.text, parsed.sentences)
    found = find(article, parsed, attributions(article, parsed), places(words, parsed.names))
    place = on_page(gold["page"])

    def page(span: Span) -> Span:
        start, end = cleaned.places.span(span.start, span.end).page or (0, 0)
        return Span(start, end)

    owners = [(place(spot), actor) for actor in gold["actors"] for spot in actor["mentions"]]
    same = {actor.id: _same([page(mention.span) for mention in actor.mentions], owners) for actor in found.actors}
    codes = {actor["id"]: actor["code"] for actor in gold["actors"]}
    chooser = Chooser(words, found.meant, found.actors, found.statements)
    before: list[Told] = []
    for mention in parsed.events:
        trigger = page(mention.trigger)
        event = next(
            (one for one in gold["events"] if one["type"] == mention.type and place(one["trigger"]).touches(trigger)), None
        )
        if event is None:
            continue
        right = {role: _right(event.get(role) or [], codes, same, chooser) for role in ROLES}
        others, passive = (_named(event.get(role) or [], right[role], same) for role in ROLES)
        yield End(gold["id"], "actor", chooser.options(mention, "actor", [], before), right["actor"])
        yield End(gold["id"], "recipient", chooser.options(mention, "recipient", others, before), right["recipient"] - {*others})
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
    return frozenset(actor.id for actor in chooser.actors if same[actor.id] in wanted or chooser.key(actor.id) in lands)


if __name__ == "__main__":
    main()
