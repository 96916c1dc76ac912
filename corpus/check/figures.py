"""What the corpus holds, in figures: how much of what, and how varied."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final

from corpus.parts import Parts
from corpus.runs import words
from corpus.tables import table
from onrecord.gold.items import KINDS, Document
from onrecord.gold.record import pieces

_MOST: Final = 15  # rows of a table of the most frequent
_OPENING: Final = 2  # words that a sentence opens with
_NOTHING: Final = "(none)"


def figures(parts: Parts) -> str:
    """All figures as a page of Markdown. The same corpus gives the same page."""
    documents = list(parts.documents.values())
    tables = [
        ("Size", _size(parts)),
        ("Documents by genre", _tally(document.genre for document in documents)),
        ("Documents by region", _tally(document.region for document in documents)),
        ("Documents by topic", _tally((document.topic for document in documents), _MOST)),
        ("Statements by act", _tally(each.act for document in documents for each in document.statements)),
        ("Statements by mode", _tally(each.mode for document in documents for each in document.statements)),
        ("Events of documents", _tally(chain.from_iterable(map(_events, documents)))),
        ("Events of sentences", _tally(_kind(each.event, [each.mode], each.aux) for each in parts.sentences if each.event)),
        ("Claims by status", _tally(each.status for document in documents for each in document.claims)),
        ("Commitments", _tally(f"{each.instrument}, {each.status}" for document in documents for each in document.commitments)),
        ("Flows", _tally(f"{each.kind}, {each.stage}" for document in documents for each in document.flows)),
        ("Variety", _variety(parts)),
        ("Cues of statements", _tally(_cues(documents), _MOST)),
        ("Triggers of events in documents", _tally(_triggers(documents), _MOST)),
        ("Triggers of events in sentences", _tally(_marked(parts), _MOST)),
        ("Openings of paragraphs", _tally(_openings(_paragraphs(documents)), _MOST)),
        ("Openings of sentences", _tally(_openings(each.text for each in parts.sentences), _MOST)),
    ]
    return "\n\n".join(f"### {title}\n\n{shown}" for title, shown in tables)


def _size(parts: Parts) -> str:
    documents = list(parts.documents.values())
    counts: list[tuple[str, int]] = [
        ("documents", len(documents)),
        ("of them with nothing to record", sum(not any(getattr(document, kind) for kind in KINDS) for document in documents)),
        ("of them annotated twice", len(parts.second)),
        ("standoff documents", len(parts.standoff)),
        ("words of documents", sum(len(document.page.split()) for document in documents)),
        ("dropped pieces", sum(len(document.drop) for document in documents)),
        ("mentions", sum(len(actor.mentions) for document in documents for actor in document.actors)),
        *((kind, sum(len(getattr(document, kind)) for document in documents)) for kind in KINDS),
        ("sentences", len(parts.sentences)),
        ("passages with claims, duties and goods", len(parts.terms)),
        ("their claims", sum(len(one.claims) for one in parts.terms)),
        ("their duties", sum(len(one.duties) for one in parts.terms)),
        ("their goods", sum(len(one.items) for one in parts.terms)),
        ("passages with chains and nested statements", len(parts.passages)),
        ("their statements", sum(len(passage.statements) for passage in parts.passages)),
        ("of these with a chain", sum(bool(told.via) for passage in parts.passages for told in passage.statements)),
        ("of these inside another", sum(told.inside is not None for passage in parts.passages for told in passage.statements)),
        ("of the sentences without an event", sum(sentence.event is None for sentence in parts.sentences)),
    ]
    return table(["what", "number"], counts)


def _tally(found: Iterable[str], most: int | None = None) -> str:
    """How often each occurs and its share, the most frequent first; of no more than `most`, and how many others there are."""
    counts = Counter(found)
    total = counts.total()
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    rows = [(name or _NOTHING, number, f"{number / total:.1%}") for name, number in ordered[:most]]
    rest = ordered[len(rows) :]
    if rest:
        number = sum(each for _, each in rest)
        rows.append((f"({len(rest)} others)", number, f"{number / total:.1%}"))
    return table(["what", "number", "share"], rows)


def _kind(event: str, modes: list[str], aux: list[str]) -> str:
    """An event's type with its mode and what becomes of it: "ASSAULT firearms, future"."""
    return ", ".join([" ".join([event, *filter(None, modes)]), *sorted(aux)])


def _events(document: Document) -> Iterator[str]:
    return (_kind(event.type, event.mode, event.aux) for event in document.events)


def _cues(documents: list[Document]) -> Iterator[str]:
    for document in documents:
        for statement in document.statements:
            yield " ".join(document.words(span) for span in statement.cue).lower()


def _triggers(documents: list[Document]) -> Iterator[str]:
    return (document.words(event.trigger).lower() for document in documents for event in document.events)


def _marked(parts: Parts) -> Iterator[str]:
    return (each.text[slice(*each.trigger)].lower() for each in parts.sentences if each.trigger)


def _paragraphs(documents: list[Document]) -> Iterator[str]:
    return (document.words(piece.span) for document in documents for piece in pieces(document) if piece.role == "body")


def _openings(texts: Iterable[str]) -> Iterator[str]:
    return (" ".join(words(text)[:_OPENING]) for text in texts)


def _variety(parts: Parts) -> str:
    documents = list(parts.documents.values())
    fields: list[tuple[str, Iterable[str]]] = [
        ("words of documents", chain.from_iterable(words(document.page) for document in documents)),
        ("words of sentences", chain.from_iterable(words(sentence.text) for sentence in parts.sentences)),
        ("cues", _cues(documents)),
        ("triggers in documents", _triggers(documents)),
        ("triggers in sentences", _marked(parts)),
        ("openings of paragraphs", _openings(_paragraphs(documents))),
        ("openings of sentences", _openings(each.text for each in parts.sentences)),
    ]
    counted = [(name, Counter(found)) for name, found in fields]
    rows = [(name, len(each), each.total(), f"{len(each) / max(each.total(), 1):.3f}") for name, each in counted]
    return table(["what", "different ones", "all", "different ones of all"], rows)
