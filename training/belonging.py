"""Fits the weights by which a country is chosen for those of whom no words tell it.

    python -m training.belonging [--corpus corpus] [--data DATA] [--only d2 p] [--folds 5]

Lines the actors of annotated pages up with those that onrecord finds, and fits a conditional logit over the countries that the page
tells of and none. Prints how often the choice is right on pages that the fit has not seen, beside the country told most, and
writes `src/onrecord/resolve/belonging.tsv`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from rich.progress import track

from onrecord.extract import attributions
from onrecord.extract.places import places
from onrecord.parse import parse
from onrecord.resolve.belonging import NOWHERE, choices, choosers, settle
from onrecord.resolve.entities import Cast
from onrecord.resolve.home import Lands
from onrecord.resolve.mentions import Stage
from onrecord.resolve.speakers import find
from onrecord.spans import Span
from onrecord.tokens import Words
from training.annotated import Annotated, asked, cleaned, folds, pages
from training.logit import best, fit, write

TABLE = Path("src/onrecord/resolve/belonging.tsv")
_REMARK = (
    "What weighs for an actor's being of a country where no words tell it. Made by `python -m training.belonging`: don't edit."
)


class Actor(NamedTuple):
    """An actor's countries with their signs, and the right one."""

    page: str
    options: Mapping[str, Mapping[str, float]]
    right: str


def main() -> None:
    """The command."""
    options = asked(__doc__ or "")
    golds = pages(options)
    told = [one for gold in track(golds, description="reading") for one in read(cleaned(gold))]
    held = [one for one in told if one.right in one.options]
    hits = 0
    for inside in folds([gold["id"] for gold in golds], options.folds):
        weights = fit([(one.options, {one.right}) for one in held if one.page not in inside])
        hits += sum(best(one.options, weights) == one.right for one in told if one.page in inside)
    most = sum(max(one.options, key=lambda code: one.options[code].get("share", 0.0)) == one.right for one in told)
    print(f"{len(told)} actors, {len(held)} whose country is among the choices")
    print(f"right on pages not seen: {hits / len(told):.3f}; the country told most: {most / len(told):.3f}")
    write(fit([(one.options, {one.right}) for one in held]), TABLE, _REMARK)


def read(page: Annotated) -> Iterator[Actor]:
    """The choices that a page's actors set."""
    article, parsed = page.article, parse(page.article)
    spots = [(page.place(spot), actor["code"]) for actor in page.gold["actors"] for spot in actor["mentions"]]
    out: list[Actor] = []

    def collect(stage: Stage, cast: Cast, lands: Lands, said: Sequence[tuple[Span, Sequence[int]]]) -> None:
        settle(stage, cast, lands, said)
        for entity in choosers(cast):
            for number in entity.phrases:
                here = page.on_page(stage.phrases[number].span)
                code = next((code for spot, code in spots if _same(spot, here)), None)
                if code is not None and stage.phrases[number].form != "pronoun":
                    right = NOWHERE if code in ("NGO", "MNC") else code
                    out.append(Actor(page.name, choices(stage, cast, lands, said, entity), right))
                    break

    find(article, parsed, attributions(article, parsed), places(Words(article.text, parsed.sentences), parsed.names), collect)
    yield from out


def _same(one: Span, other: Span) -> bool:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared >= 0.5 * max(one.end - one.start, other.end - other.start)


if __name__ == "__main__":
    main()
