"""The annotated pages that tables of weights are fitted on: the corpus's train documents, and real articles where their words are to be had."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from onrecord.acquire import page_from_text
from onrecord.clean import clean
from onrecord.gold.quotes import Placing, on_page
from onrecord.gold.standoff import with_words
from onrecord.model import Article, Given
from onrecord.spans import OffsetMap, Span
from training.reader.news import ARTICLES

__all__ = ["Annotated", "asked", "cleaned", "folds", "pages"]


class Annotated(NamedTuple):
    """A page as onrecord cleans it, what the annotators say of it, and where their places are on the page."""

    name: str
    article: Article
    gold: dict[str, Any]
    place: Placing
    places: OffsetMap

    def on_page(self, span: Span) -> Span:
        """Where a span of the article stands on the page."""
        start, end = self.places.span(span.start, span.end).page or (0, 0)
        return Span(start, end)


def asked(about: str, kinds: Sequence[str] = ()) -> argparse.Namespace:
    """The options that the commands which fit weights have in common; `about` is their help, `kinds` the tables to choose from."""
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    parser.add_argument("--data", type=Path, help="the folder of public data: the real articles annotated by offsets are taken too")
    parser.add_argument("--only", nargs="*", default=[""], help="how the names of the pages begin; all unless told")
    parser.add_argument("--folds", type=int, default=5)
    if kinds:
        parser.add_argument("--kinds", nargs="*", choices=kinds, help="the tables to fit; all unless told")
    return parser.parse_args()


def pages(options: argparse.Namespace) -> list[dict[str, Any]]:
    """The annotated pages as files have them, by the options."""
    split = json.loads((options.corpus / "split.json").read_text("utf-8"))["train"]
    names = [name for name in split if name.startswith("d")]
    found = [json.loads((options.corpus / "documents" / f"{name}.json").read_text("utf-8")) for name in names]
    found += with_words(ARTICLES, options.data) if options.data else []
    return [gold for gold in found if gold["id"].startswith(tuple(options.only))]


def cleaned(gold: dict[str, Any], *, drop: bool = True) -> Annotated:
    """An annotated page, cleaned."""
    given = {key: value for key, value in gold.get("given", {}).items() if key in ("published", "outlet", "url")}
    made = clean(page_from_text(gold["id"], gold["page"], Given(**given), "text"), drop=drop)
    return Annotated(gold["id"], made.article, gold, on_page(gold["page"]), made.places)


def folds(names: list[str], number: int) -> Iterator[set[str]]:
    """The pages in parts, each to be held out once."""
    for fold in range(number):
        yield {name for place, name in enumerate(names) if place % number == fold}
