"""Texts of the corpus that are too much alike: whoever trains on one has seen the other.

Two texts are compared by their runs of five words: how many of the shorter one's runs stand in the longer one too. (That share is
never below Jaccard's, which divides by the runs of both, and finds a short text within a long one as well.) Pages that were
written independently share fewer than one run in twenty, and those are idioms ("is not expected before the end of"); a page of which
somebody changed the names alone keeps more than half, and one rewritten paragraph by paragraph still a fifth. A sentence has so
few runs that one idiom weighs much: it is a copy if it shares two runs and a third of all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from corpus.check.splits import part_of
from corpus.fault import Fault
from corpus.parts import PASSAGES, SENTENCES, Parts, Passage, Sentence
from corpus.runs import Run, runs, shared, words

_LENGTH: Final = 5
_PAGES: Final = 0.1  # the share of runs from which on two pages are copies
_SENTENCES: Final = 1 / 3
_FEWEST: Final = 2  # one run in common may be an idiom


def copies(parts: Parts) -> Iterator[Fault]:
    """Each two pages, sentences or passages, or two of different sorts, that are near copies; equal ones however short."""
    part = part_of(parts)
    pages = {
        file: f"{document.id} ({part[document.id]})" if document.id in part else document.id
        for file, document in parts.documents.items()
    }
    texts: dict[str, set[Run]] = {file: set(runs(words(parts.documents[file].page), _LENGTH)) for file in pages}
    texts |= {sentence.id: set(runs(words(sentence.text), _LENGTH)) for sentence in parts.sentences}
    texts |= {passage.id: set(runs(words(passage.text), _LENGTH)) for passage in parts.passages}
    passages = {passage.id for passage in parts.passages}
    for (one, other), number in sorted(shared(texts).items()):
        share = number / min(len(texts[one]), len(texts[other]))
        if number >= _FEWEST and share >= (_PAGES if one in pages and other in pages else _SENTENCES):
            yield Fault(
                *_named(one, pages, passages), f"shares {share:.0%} of its runs of five words with {pages.get(other, other)}"
            )
    yield from _equal(parts)


def _named(name: str, pages: dict[str, str], passages: set[str]) -> tuple[str, str]:
    return (name, "page") if name in pages else (PASSAGES if name in passages else SENTENCES, name)


def _equal(parts: Parts) -> Iterator[Fault]:
    seen: dict[tuple[str, ...], str] = {}
    sorts: list[tuple[str, Sequence[Sentence | Passage]]] = [(SENTENCES, parts.sentences), (PASSAGES, parts.passages)]
    for file, found in sorts:
        for one in found:
            before = seen.setdefault(tuple(words(one.text)), one.id)
            if before != one.id:
                yield Fault(file, one.id, f"has the words of {before}")
