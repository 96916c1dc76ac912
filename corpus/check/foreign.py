"""Texts that belong to others, and what of them has found its way into the corpus.

A run of eight words that two texts have in common is hardly ever chance. Runs that are nothing but a formula of the trade ("on condition of
anonymity because he was not authorised to") are told as well: a corpus of its own can say it otherwise.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

import msgspec

from corpus.fault import Fault
from corpus.parts import PASSAGES, SENTENCES, Parts
from corpus.runs import Run, runs, words
from onrecord.gold.items import Document

_LENGTH: Final = 8


class Foreign(NamedTuple):
    """A text that belongs to somebody else: the file that it is in, and its words."""

    file: str
    text: str


def foreign(folder: Path) -> Iterator[Foreign]:
    """All texts under a folder: whole files of text and Markdown, the sentences of treebanks, the cells of tables, the strings of
    JSON. Files of other kinds are passed over.
    """
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            name = str(path.relative_to(folder))
            yield from (Foreign(name, text) for text in _texts(path))


def borrowed(parts: Parts, texts: list[Foreign]) -> Iterator[Fault]:
    """Each run of eight words or more that a page, a sentence or a passage of the corpus shares with a text of others, at its
    longest; once for each text of ours.
    """
    ours = {(file, "page"): words(document.page) for file, document in parts.documents.items()}
    ours |= {(SENTENCES, sentence.id): words(sentence.text) for sentence in parts.sentences}
    ours |= {(PASSAGES, passage.id): words(passage.text) for passage in parts.passages}
    index: dict[Run, list[tuple[str, str]]] = {}
    for place, said in ours.items():
        for run in runs(said, _LENGTH):
            index.setdefault(run, []).append(place)
    found: dict[tuple[tuple[str, str], str], str] = {}
    for each in texts:
        for run in _common(words(each.text), index):
            for place in index[run[:_LENGTH]]:
                found.setdefault((place, " ".join(run)), each.file)
    for (place, told), file in sorted(found.items()):
        yield Fault(*place, f"shares {len(told.split())} words with {file}: {told!r}")


def with_pages(parts: Parts, texts: list[Foreign]) -> Parts:
    """The same parts, in which a standoff document has its page wherever its digest finds it among the texts."""
    wanted = {document.sha256 for document in parts.standoff.values()}
    pages = {digest: each.text for each in texts if (digest := _digest(each.text)) in wanted} if wanted else {}
    return parts._replace(standoff={file: _with_page(document, pages) for file, document in parts.standoff.items()})


def _with_page(document: Document, pages: dict[str, str]) -> Document:
    return msgspec.structs.replace(document, page=pages.get(document.sha256 or "", ""))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()


def _common(told: list[str], index: dict[Run, Any]) -> Iterator[Run]:
    """The runs of a text that the index knows; those that follow word upon word as one."""
    known = [run in index for run in runs(told, _LENGTH)] + [False]
    start = None
    for at, here in enumerate(known):
        if here and start is None:
            start = at
        elif not here and start is not None:
            yield tuple(told[start : at + _LENGTH - 1])
            start = None


def _texts(path: Path) -> Iterator[str]:
    name = path.name.removesuffix(".gz")
    ending = Path(name).suffix
    if ending not in (".txt", ".md", ".conllu", ".tsv", ".json"):
        return
    packed = path.read_bytes()
    text = (gzip.decompress(packed) if path.suffix == ".gz" else packed).decode("utf-8", "replace")
    if ending == ".conllu":
        yield from (line.removeprefix("# text = ") for line in text.split("\n") if line.startswith("# text = "))
    elif ending == ".tsv":
        yield from (cell for line in text.split("\n") for cell in line.split("\t"))
    elif ending == ".json":
        yield from _strings(_loaded(text))
    else:
        yield text


def _loaded(text: str) -> Any:
    """What the JSON holds; the text itself where it is none."""
    try:
        return json.loads(text)
    except ValueError:
        return text


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from _strings(part)
