"""Names that stand in two documents: a model could learn them by heart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from corpus.fault import Fault
from corpus.parts import Parts
from onrecord.gold.items import Document

_TOLD: Final = 8  # documents that are listed; of more, the number is told


def twice(parts: Parts) -> Iterator[Fault]:
    """Persons and outlets that occur in two documents or more. A warning: now and then two people are called alike."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for document in parts.documents.values():
        for key in sorted(_names(document)):
            found[key].append(document.id)
    for (kind, name), documents in sorted(found.items()):
        if len(documents) > 1:
            more = f" and {len(documents) - _TOLD} more" if len(documents) > _TOLD else ""
            yield Fault("documents", f"{kind} {name!r}", f"is in {', '.join(documents[:_TOLD])}{more}")


def _names(document: Document) -> set[tuple[str, str]]:
    named = {(actor.kind, actor.name) for actor in document.actors if actor.kind in ("person", "outlet")}
    return named | ({("outlet", document.given.outlet)} if document.given.outlet else set())
