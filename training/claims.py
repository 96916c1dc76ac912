"""Fits the weights by which claims are found, answered and told how they stand, on annotated pages.

    python -m training.claims [--corpus corpus] [--data DATA] [--only d3 p] [--folds 5]

Lines the claims and statements of annotated pages up with what onrecord finds, and fits three conditional logits: which propositions
are claims, which of them an answer is about, how a claim stands. Prints how often the likeliest is right on pages that the fit has not
seen, and writes `src/onrecord/extract/claims/*.tsv`. Best done before the reader model learns from the pages.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from rich.progress import track

from onrecord.extract import attributions, events
from onrecord.extract.claims.answers import NEW, Answering, is_answer
from onrecord.extract.claims.propositions import propositions
from onrecord.extract.claims.standing import Answered, standings
from onrecord.extract.claims.worth import NO, YES, worth
from onrecord.extract.places import places
from onrecord.model import Statement
from onrecord.parse import parse
from onrecord.resolve.speakers import find
from onrecord.spans import Span
from onrecord.tokens import Words
from training.annotated import Annotated, asked, cleaned, folds, pages
from training.logit import best, fit, write

FOLDER = Path("src/onrecord/extract/claims")
_REMARK = "{}. Made by `python -m training.claims`: don't edit."
_TABLES = {
    "worth": "What weighs for a proposition's being a claim",
    "answers": "What weighs for an answer's being about a proposition",
    "standing": "What weighs for how a claim stands",
}
_SAME = 0.5  # of two spans' union that they share, from which they are the same


class Question(NamedTuple):
    """A choice of one of the tables, with its signs and what is right."""

    page: str
    table: str
    options: Mapping[str, Mapping[str, float]]
    right: frozenset[str]


def main() -> None:
    """The command."""
    options = asked(__doc__ or "")
    golds = pages(options)
    told = [one for gold in track(golds, description="reading") for one in read(cleaned(gold))]
    hits: Counter[str] = Counter()
    total = Counter(one.table for one in told)
    for inside in folds([gold["id"] for gold in golds], options.folds):
        for name in _TABLES:
            weights = fit([(one.options, one.right) for one in told if one.table == name and one.page not in inside])
            hits[name] += sum(best(one.options, weights) in one.right for one in told if one.table == name and one.page in inside)
    for name, about in _TABLES.items():
        print(f"{name}: right on pages not seen {hits[name] / max(1, total[name]):.3f} of {total[name]}")
        weights = fit([(one.options, one.right) for one in told if one.table == name])
        write(weights, FOLDER / f"{name}.tsv", _REMARK.format(about))


def read(page: Annotated) -> Iterator[Question]:
    """What a page's claims teach."""
    article, gold, parsed = page.article, page.gold, parse(page.article)
    words = Words(article.text, parsed.sentences)
    named = places(words, parsed.names)
    found = find(article, parsed, attributions(article, parsed), named)
    happened = events(article, parsed, found.statements, found.actors, found.meant, named)
    told = propositions(words, parsed, found.statements)
    spans = [(page.place(claim["span"]), claim) for claim in gold["claims"]]
    of_told = _matched([page.on_page(one.span) for one in told], [span for span, _ in spans])
    ours = _statements(page, found.statements)
    for number, one in enumerate(told):
        right = YES if number in of_told else NO
        yield Question(page.name, "worth", worth(article, words, one, happened, found.statements), frozenset((right,)))
    denied: defaultdict[int, list[Statement]] = defaultdict(list)
    granted: defaultdict[int, list[Statement]] = defaultdict(list)
    answering = Answering(article, words, found.actors, found.statements, told)
    by_gold = {at: number for number, at in of_told.items()}
    seen: set[tuple[Span, ...]] = set()
    for one in found.statements:
        theirs = ours.get(one.id)
        if not is_answer(one) or one.polarity == "negative" or theirs is None or tuple(one.content) in seen:
            continue
        seen.add(tuple(one.content))
        options = answering.options(one)
        about: set[str] = set()
        for at, (_, claim) in enumerate(spans):
            answers = theirs in claim["denied_by"] or (
                one.act in ("admit", "confirm") and claim["status"] == "confirmed" and theirs in claim["held_by"]
            )
            if answers and at in by_gold and told[by_gold[at]].statement is not one:
                about.add(str(by_gold[at]))
                (granted if one.act in ("admit", "confirm") else denied)[by_gold[at]].append(one)
        right = (about & set(options)) or {NEW}
        if one.act == "deny" and right == {NEW}:
            for number, each in enumerate(told):
                if each.statement is one:
                    denied[number].append(one)
        yield Question(page.name, "answers", options, frozenset(right))
    for number, at in of_told.items():
        answered = Answered(told[number], denied[number], granted[number])
        yield Question(page.name, "standing", standings(article, answered), frozenset((spans[at][1]["status"],)))


def _matched(ours: Sequence[Span], theirs: Sequence[Span]) -> dict[int, int]:
    """For ours, by number, the one of theirs that each is; those with most in common first."""
    pairs = sorted(
        ((_shared(one, other), number, at) for number, one in enumerate(ours) for at, other in enumerate(theirs)), reverse=True
    )
    out: dict[int, int] = {}
    for shared, number, at in pairs:
        if shared >= _SAME and number not in out and at not in out.values():
            out[number] = at
    return out


def _shared(one: Span, other: Span) -> float:
    common = min(one.end, other.end) - max(one.start, other.start)
    return max(0, common) / (max(one.end, other.end) - min(one.start, other.start))


def _statements(page: Annotated, found: Sequence[Statement]) -> dict[str, str]:
    """For our statements, by id, the ids of the annotated ones that they are."""
    ours = [
        Span(page.on_page(one.content[0]).start, page.on_page(one.content[-1]).end) if one.content else Span(0, 1) for one in found
    ]
    theirs: list[Any] = page.gold["statements"]
    spans = [Span(page.place(one["content"][0]).start, page.place(one["content"][-1]).end) for one in theirs]
    return {found[number].id: theirs[at]["id"] for number, at in _matched(ours, spans).items()}


if __name__ == "__main__":
    main()
