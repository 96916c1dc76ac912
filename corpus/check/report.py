"""Everything that is checked, in one list."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from corpus.check.codes import unknown, unsorted
from corpus.check.copies import copies
from corpus.check.foreign import borrowed, foreign, with_pages
from corpus.check.lines import muddled
from corpus.check.links import broken
from corpus.check.names import twice
from corpus.check.passages import passage_faults
from corpus.check.places import misplaced
from corpus.check.single import sentence_faults
from corpus.check.splits import split_faults
from corpus.check.terms import term_faults
from corpus.fault import Fault
from corpus.parts import Parts
from onrecord.gold.items import Document


class Report(NamedTuple):
    """What has to be mended, and what may be right all the same."""

    faults: list[Fault]
    warnings: list[Fault]


def report(parts: Parts, others: Path | None = None) -> Report:
    """All that is wrong with the corpus. `others` is a folder of texts that belong to others, to compare with."""
    texts = list(foreign(others)) if others else []
    parts = with_pages(parts, texts)
    faults = [
        *(fault for file, document in _documents(parts) for fault in of_document(file, document)),
        *(Fault(file, *told) for file, document in parts.documents.items() for told in unsorted(document)),
        *split_faults(parts),
        *sentence_faults(parts),
        *passage_faults(parts),
        *term_faults(parts),
        *copies(parts),
        *borrowed(parts, texts),
    ]
    return Report(faults, list(twice(parts)))


def of_document(file: str, document: Document) -> Iterator[Fault]:
    """What is wrong with a document by itself."""
    for check in (misplaced, muddled, broken, unknown):
        for told in check(document):
            yield Fault(file, *told)


def _documents(parts: Parts) -> Iterator[tuple[str, Document]]:
    for folder in (parts.documents, parts.second, parts.standoff):
        yield from folder.items()
