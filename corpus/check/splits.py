"""Whether every document is in exactly one part of the split."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from corpus.fault import Fault
from corpus.parts import SPLIT, Parts

PARTS = ("dev", "train")


def split_faults(parts: Parts) -> Iterator[Fault]:
    """Documents in no part or in two, and names of documents that there are not. Of a second annotation there is always a first."""
    first = {document.id: document for document in parts.documents.values()}
    for file, document in parts.second.items():
        if document.id not in first:
            yield Fault(file, "id", "there is no document of that name to annotate a second time")
        elif document.page != first[document.id].page:
            yield Fault(file, "page", "is not the page that was annotated first")
    if parts.split is None:
        if first:
            yield Fault(SPLIT, "", "there is none that can be read")
        return
    if set(parts.split) != set(PARTS):
        yield Fault(SPLIT, "", f"has the parts {', '.join(sorted(parts.split))}, and not {', '.join(PARTS)}")
    told = Counter(name for names in parts.split.values() for name in names)
    for name in sorted(first.keys() - told.keys()):
        yield Fault(SPLIT, name, "is in no part")
    for name, times in sorted(told.items()):
        if name not in first:
            yield Fault(SPLIT, name, "there is no such document")
        elif times > 1:
            yield Fault(SPLIT, name, f"is named {times} times")


def part_of(parts: Parts) -> dict[str, str]:
    """The part that each document is in, by its id; the first where it is in two."""
    return {name: part for part, names in sorted((parts.split or {}).items(), reverse=True) for name in names}
