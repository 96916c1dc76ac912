"""How far two annotators agree who did not see each other's work: `corpus/documents` against `corpus/second`, as Markdown.

    python -m corpus.agreement [FOLDER]

Items are paired one to one within a page. Two spans overlap if half of the words that either has, or more, are in both. F1 is that of
either annotator against the other; accuracy and Cohen's kappa are over pairs. An actor is the same for both if they share a mention.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from corpus import twice
from corpus.measures import Found, kappa, matched
from corpus.parts import HOME, read_parts
from corpus.tables import table
from corpus.twice import DROPPED, Pair
from onrecord.gold import Document
from onrecord.spans import Span

Labels = list[tuple[Hashable, Hashable]]


class Measure(NamedTuple):
    """What two found, and the labels that they gave to what both did (none where labels are not from a closed list)."""

    found: Found
    labels: Labels


class Tally:
    """Measures by what they are of and how they are taken, summed over pages."""

    def __init__(self) -> None:
        self.measures: dict[tuple[str, str], Measure] = {}

    def found(self, what: str, how: str, first: int, second: int, same: int) -> None:
        """Add how many each found, and how many of them are the same."""
        self._add(what, f"{how}, F1", Found(first, second, same), [])

    def labelled(self, what: str, how: str, labels: Labels) -> None:
        """Add the labels that both gave to the same things."""
        same = sum(one == other for one, other in labels)
        self._add(what, f"{how}, accuracy", Found(len(labels), len(labels), same), labels)

    def right(self, what: str, how: str, equal: list[bool]) -> None:
        """Add whether what both said of each pair is the same."""
        self._add(what, f"{how}, accuracy", Found(len(equal), len(equal), sum(equal)), [])

    def _add(self, what: str, how: str, found: Found, labels: Labels) -> None:
        before = self.measures.get((what, how), Measure(Found(0, 0, 0), []))
        self.measures[what, how] = Measure(before.found + found, before.labels + labels)


def agreement(pairs: Iterable[Pair]) -> Tally:
    """All measures over pages that were annotated twice."""
    tally = Tally()
    for two in pairs:
        _lines(two, tally)
        _mentions(two, tally)
        _statements(two, tally)
        _events(two, tally)
        _claims(two, tally)
        _commitments(two, tally)
        _flows(two, tally)
    return tally


def shown(tally: Tally) -> str:
    """The measures as a table. The same annotations give the same table."""
    return table(
        ["what", "measure", "first", "second", "same", "agreement", "kappa"],
        [
            (what, how, *measure.found, _figure(measure.found.f1), _figure(kappa(measure.labels)))
            for (what, how), measure in tally.measures.items()
        ],
    )


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def _lines(two: Pair, tally: Tally) -> None:
    labels: Labels = list(zip(twice.roles(two.first), twice.roles(two.second), strict=True))
    tally.labelled("lines", "kept or dropped", [(one == DROPPED, other == DROPPED) for one, other in labels])
    tally.labelled("lines", "role", labels)


def _mentions(two: Pair, tally: Tally) -> None:
    """Spans that mention somebody, alone and with the actor's code."""
    first, second = _mentioned(two.first), _mentioned(two.second)
    spans, others = (Counter(span for span, _ in each.elements()) for each in (first, second))
    tally.found("mentions", "span", spans.total(), others.total(), (spans & others).total())
    tally.found("mentions", "span and code", first.total(), second.total(), (first & second).total())


def _mentioned(document: Document) -> Counter[tuple[Span, str]]:
    return Counter((span, actor.code) for actor in document.actors for span in actor.mentions)


def _statements(two: Pair, tally: Tally) -> None:
    for part in ("content", "source", "cue"):
        _spans(two, tally, f"statements: {part}", *([getattr(each, part) for each in one.statements] for one in two[:2]))
    same = twice.statements(two)
    tally.labelled("statements", "act", [(one.act, other.act) for one, other in same])
    tally.labelled("statements", "polarity", [(one.polarity, other.polarity) for one, other in same])
    tally.labelled("statements", "mode", [(one.mode, other.mode) for one, other in same])
    tally.right("statements", "speaker", [twice.speaks_alike(two, one, other) for one, other in same])


def _events(two: Pair, tally: Tally) -> None:
    same = twice.events(two)
    tally.found("events", "trigger", len(two.first.events), len(two.second.events), len(same))
    tally.labelled("events", "type", [(one.type, other.type) for one, other in same])
    tally.labelled("events", "mode", [(frozenset(one.mode), frozenset(other.mode)) for one, other in same])
    tally.labelled("events", "aux", [(frozenset(one.aux), frozenset(other.aux)) for one, other in same])
    tally.right("events", "actors", [two.actors(one.actor, other.actor) for one, other in same])
    tally.right("events", "recipients", [two.actors(one.recipient, other.recipient) for one, other in same])


def _claims(two: Pair, tally: Tally) -> None:
    _spans(two, tally, "claims", *([[each.span] for each in one.claims] for one in two[:2]))
    tally.labelled("claims", "status", [(one.status, other.status) for one, other in twice.claims(two)])


def _commitments(two: Pair, tally: Tally) -> None:
    same = twice.commitments(two)
    tally.found("commitments", "overlapping", len(two.first.commitments), len(two.second.commitments), len(same))
    tally.labelled("commitments", "instrument", [(one.instrument, other.instrument) for one, other in same])
    tally.labelled("commitments", "status", [(one.status, other.status) for one, other in same])


def _flows(two: Pair, tally: Tally) -> None:
    same = twice.flows(two)
    tally.found("flows", "overlapping", len(two.first.flows), len(two.second.flows), len(same))
    tally.labelled("flows", "kind", [(one.kind, other.kind) for one, other in same])
    tally.labelled("flows", "stage", [(one.stage, other.stage) for one, other in same])


def _spans(two: Pair, tally: Tally, what: str, first: Sequence[list[Span]], second: Sequence[list[Span]]) -> None:
    """Items by the spans that they consist of, exact and overlapping; those without spans are left out."""
    one, other = ([sorted(each) for each in spans if each] for spans in (first, second))
    exact = matched(one, other, lambda left, right: float(left == right))
    tally.found(what, "exact", len(one), len(other), len(exact))
    tally.found(what, "overlapping", len(one), len(other), len(matched(one, other, two.alike)))


def main(arguments: list[str] | None = None) -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=HOME, help="the corpus; the one beside this program unless told")
    asked = parser.parse_args(arguments)
    parts, faults = read_parts(asked.folder)
    if faults:
        raise SystemExit(f"The corpus has faults: run python -m corpus.check {asked.folder} first.\n{faults[0]}")
    pairs = twice.pairs(parts)
    changed = len(parts.second) - len(pairs)
    print(f"{len(pairs)} pages were annotated twice{f', and {changed} more that were changed in between' if changed else ''}.\n")
    print(shown(agreement(pairs)))


if __name__ == "__main__":
    main()
