"""The parts of the corpus, read from its folder:

    documents/*.json           annotated pages, in the format of `onrecord.gold`
    second/*.json              some of them annotated a second time, by somebody who had not seen the first
    sentences/events.jsonl     single sentences, an event marked in each, or none
    sentences/chains.jsonl     passages with all their statements, chains and nested ones
    sentences/terms.jsonl      passages with all their claims, duties and goods
    split.json                 which documents are to train on ("train") and which to measure on ("dev")

Annotations of pages that belong to others lie beside the corpus, as offsets without words: `benchmarks/standoff/*.json`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, TypeVar

import msgspec

from corpus.fault import Fault
from onrecord.errors import NotGold
from onrecord.gold import Document, placed

HOME = Path(__file__).parent
STANDOFF = HOME.parent / "benchmarks" / "standoff"
SENTENCES, PASSAGES, TERMS, SPLIT = "sentences/events.jsonl", "sentences/chains.jsonl", "sentences/terms.jsonl", "split.json"
Line = TypeVar("Line")


class Sentence(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence, and the event that it tells (`event` is null where it tells none).

    `source` are the words of the one who acts, `target` of the one acted upon, `trigger` those that name the act: half-open
    offsets in code points. `event` is one of PLOVER's types, `mode` one of its modes or empty.
    """

    id: str
    text: str
    source: tuple[int, int] | None
    target: tuple[int, int] | None
    trigger: tuple[int, int] | None
    event: str | None
    mode: str = ""
    aux: list[str] = []
    voice: str | None = None


Place = tuple[int, int]


class Told(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A statement of a passage: places are half-open offsets in code points; `via` are the names of those who passed it on, nearest
    the speaker first; `inside` is the number of the passage's statement whose content holds this one."""

    source: list[Place]
    cue: list[Place]
    content: list[Place]
    via: list[Place]
    act: str
    mode: str
    polarity: str = "positive"
    inside: int | None = None


class Passage(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A few sentences with all their statements."""

    id: str
    text: str
    statements: list[Told]


class Condition(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What has to come about before a duty is to be done."""

    span: Place
    type: str
    logic: str


class Duty(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What somebody is to do: the words, of what type, under what instrument and how far that has come (`status`), the words that name
    who owes it and to whom, nearest to it."""

    span: Place
    type: str
    instrument: str
    status: str
    obligor: list[Place]
    obligee: list[Place]
    conditions: list[Condition]


class Goods(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"from_": "from"}):
    """What passes from one to another, and the words that name them, nearest to it."""

    span: Place
    kind: str
    stage: str
    status: str
    from_: list[Place]
    to: list[Place]


class Proposition(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A claim."""

    span: Place
    status: str


class Terms(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A passage with all its claims, duties and goods; statements and events are not annotated."""

    id: str
    text: str
    items: list[Goods]
    duties: list[Duty]
    claims: list[Proposition]


class Parts(NamedTuple):
    """The corpus. Documents are found by their file's name as it is told in faults, such as `documents/d001.json`."""

    documents: dict[str, Document] = {}
    second: dict[str, Document] = {}
    standoff: dict[str, Document] = {}
    sentences: list[Sentence] = []
    passages: list[Passage] = []
    terms: list[Terms] = []
    split: dict[str, list[str]] | None = None


def read_parts(folder: Path = HOME, standoff: Path = STANDOFF) -> tuple[Parts, list[Fault]]:
    """All that can be read, and a fault for each file or line that cannot. A folder that is not there is an empty one."""
    faults: list[Fault] = []
    return Parts(
        documents=dict(_documents(folder / "documents", faults)),
        second=dict(_documents(folder / "second", faults)),
        standoff=dict(_documents(standoff, faults)),
        sentences=list(_lines(folder / SENTENCES, Sentence, SENTENCES, faults)),
        passages=list(_lines(folder / PASSAGES, Passage, PASSAGES, faults)),
        terms=list(_lines(folder / TERMS, Terms, TERMS, faults)),
        split=_split(folder / SPLIT, faults),
    ), faults


def _documents(folder: Path, faults: list[Fault]) -> Iterator[tuple[str, Document]]:
    for path in sorted(folder.glob("*.json")):
        name = f"{folder.name}/{path.name}"
        try:
            document, misplaced = placed(name, path.read_bytes())
        except NotGold as wrong:
            faults.append(Fault(name, "", wrong.problem))
            continue
        faults += [Fault(name, *each) for each in misplaced]
        if document.id != path.stem:
            faults.append(Fault(name, "id", f"is {document.id!r}, and the file's name is not"))
        yield name, document


def _lines(path: Path, kind: type[Line], name: str, faults: list[Fault]) -> Iterator[Line]:
    if not path.exists():
        return
    for number, line in enumerate(path.read_text("utf-8").split("\n"), 1):
        try:
            if line:
                yield msgspec.json.decode(line, type=kind)
        except msgspec.DecodeError as wrong:
            faults.append(Fault(name, f"line {number}", str(wrong)))


def _split(path: Path, faults: list[Fault]) -> dict[str, list[str]] | None:
    if not path.exists():
        return None
    try:
        return msgspec.json.decode(path.read_bytes(), type=dict[str, list[str]])
    except msgspec.DecodeError as wrong:
        faults.append(Fault(SPLIT, "", str(wrong)))
        return None
