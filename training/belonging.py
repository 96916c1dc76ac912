"""Fits the weights by which a country is chosen for those of whom no words tell it, on the corpus's train documents.

    python -m training.belonging [--corpus corpus] [--folds 5]

Reads each document as a page, lines its actors up with the annotated ones, and fits a conditional logit over the countries that the page
tells of and none. Prints how often the choice is right on documents that the fit has not seen, beside the country told most, and
writes `src/onrecord/resolve/belonging.tsv`.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from rich.progress import track

from onrecord.acquire import page_from_text
from onrecord.clean import clean
from onrecord.extract import attributions
from onrecord.extract.places import places
from onrecord.gold.quotes import on_page
from onrecord.model import Given
from onrecord.parse import parse
from onrecord.resolve.belonging import NOWHERE, choices, choosers, settle
from onrecord.resolve.entities import Cast
from onrecord.resolve.home import Lands
from onrecord.resolve.mentions import Stage
from onrecord.resolve.speakers import find
from onrecord.spans import Span
from onrecord.tokens import Words
from training.logit import best, fit, write

TABLE = Path("src/onrecord/resolve/belonging.tsv")
_REMARK = (
    "What weighs for an actor's being of a country where no words tell it. Made by `python -m training.belonging`: don't edit."
)


class Actor(NamedTuple):
    """An actor's countries with their signs, and the right one."""

    document: str
    options: Mapping[str, Mapping[str, float]]
    right: str


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    parser.add_argument("--folds", type=int, default=5)
    asked = parser.parse_args()
    names = [name for name in json.loads((asked.corpus / "split.json").read_text("utf-8"))["train"] if name[0] == "d"]
    told = [one for name in track(names, description="reading") for one in _read(asked.corpus / "documents" / f"{name}.json")]
    held = [one for one in told if one.right in one.options]
    hits = 0
    for fold in range(asked.folds):
        inside = {name for place, name in enumerate(names) if place % asked.folds == fold}
        weights = fit([(one.options, {one.right}) for one in held if one.document not in inside])
        hits += sum(best(one.options, weights) == one.right for one in told if one.document in inside)
    most = sum(max(one.options, key=lambda code: one.options[code].get("share", 0.0)) == one.right for one in told)
    print(f"{len(told)} actors, {len(held)} whose country is among the choices")
    print(f"right on documents not seen: {hits / len(told):.3f}; the country told most: {most / len(told):.3f}")
    write(fit([(one.options, {one.right}) for one in held]), TABLE, _REMARK)


def _read(path: Path) -> Iterator[Actor]:
    """The choices that a document's actors set."""
    gold = json.loads(path.read_text("utf-8"))
    given = {key: value for key, value in gold.get("given", {}).items() if key in ("published", "outlet", "url")}
    cleaned = clean(page_from_text(gold["id"], gold["page"], Given(**given), "text"))
    article, parsed = cleaned.article, parse(cleaned.article)
    place = on_page(gold["page"])
    spots = [(place(spot), actor["code"]) for actor in gold["actors"] for spot in actor["mentions"]]
    out: list[Actor] = []

    def collect(stage: Stage, cast: Cast, lands: Lands, said: Sequence[tuple[Span, Sequence[int]]]) -> None:
        settle(stage, cast, lands, said)
        for entity in choosers(cast):
            for number in entity.phrases:
                page = cleaned.places.span(stage.phrases[number].span.start, stage.phrases[number].span.end).page
                code = next((code for spot, code in spots if page and _same((spot.start, spot.end), page)), None)
                if code is not None and stage.phrases[number].form != "pronoun":
                    right = NOWHERE if code in ("NGO", "MNC") else code
                    out.append(Actor(gold["id"], choices(stage, cast, lands, said, entity), right))
                    break

    find(article, parsed, attributions(article, parsed), places(Words(article.text, parsed.sentences), parsed.names), collect)
    yield from out


def _same(one: tuple[int, int], other: tuple[int, int]) -> bool:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared >= 0.5 * max(one[1] - one[0], other[1] - other[0])


if __name__ == "__main__":
    main()
