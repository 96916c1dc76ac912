"""Treebanks in CoNLL-U (https://universaldependencies.org/format.html), with every word in place, and the coreference of GUM
(Zeldes, The GUM corpus, 2017; its `Entity=` is the CorefUD notation with GUM's own fields).

Offsets are code points in the text of the paragraph, which is put together from the words and `SpaceAfter=No`.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile
from pathlib import Path
from typing import NamedTuple

ENTITY = "GRP-etype-infstat-salience-centering-minspan-link-identity"
_BRACKET = re.compile(r"(?P<opens>\()?(?P<group>\d+)(?P<part>\[\d+/\d+\])?(?:-(?P<fields>[^()]*))?(?P<closes>\))?")


@dataclass(frozen=True, slots=True)
class Word:
    """A syntactic word. `head` is an index into the sentence, -1 for the root."""

    form: str
    lemma: str
    upos: str
    xpos: str
    head: int
    deprel: str
    start: int
    end: int
    misc: dict[str, str]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: `text` is the paragraph's from `start` to `end`."""

    words: tuple[Word, ...]
    text: str
    id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences that stand together."""

    sentences: tuple[Sentence, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """A document. `entity` names the fields of its `Entity=`."""

    name: str
    genre: str
    paragraphs: tuple[Paragraph, ...]
    entity: str = ENTITY


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention of an entity. `words` are the first and the last one in the sentence, both included; `sentence` tells the
    paragraph in the document and the sentence in the paragraph; `head` is the first word that depends on one outside.
    """

    group: int
    type: str
    words: tuple[int, int]
    sentence: tuple[int, int]
    link: str
    identity: str | None
    head: int


def read(path: Path) -> list[Document]:
    """All documents of a file, plain or gzipped."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        return list(documents(lines))


def documents(lines: Iterable[str]) -> Iterator[Document]:
    """The documents in lines of CoNLL-U. A genre that isn't declared is the name's beginning, as in EWT."""
    entity = ENTITY
    for blocks in _runs(_blocks(lines), "newdoc"):
        notes = blocks[0].notes
        entity = notes.get("global.Entity", entity)
        name = notes.get("newdoc id", "")
        yield Document(
            name=name,
            genre=notes.get("meta::genre", name.partition("-")[0]),
            paragraphs=tuple(_paragraph(run) for run in _runs(blocks, "newpar")),
            entity=entity,
        )


def mentions(document: Document) -> list[Mention]:
    """The mentions that are marked in a document, by their first words, the longer before the shorter. Of a mention in parts the
    first part is kept.
    """
    return [
        mention
        for at, paragraph in enumerate(document.paragraphs)
        for number, sentence in enumerate(paragraph.sentences)
        for mention in _mentions(sentence.words, (at, number), document.entity.split("-"))
    ]


def head(words: Sequence[Word], first: int, last: int) -> int:
    """The word of a span that depends on one outside it: the first, where there are several."""
    return next(at for at in range(first, last + 1) if not first <= words[at].head <= last)


def spread(surface: str, forms: Sequence[str]) -> list[tuple[int, int]]:
    """Where the words of a multiword token stand in it. Words that aren't written out share the letters: each takes what it has
    in common with them, one letter at least, and the last takes the rest. Too few letters are everyone's.

    >>> spread("don't", ["do", "n't"]), spread("won't", ["will", "not"]), spread("x", ["y", "z"])
    ([(0, 2), (2, 5)], [(0, 1), (1, 5)], [(0, 1), (0, 1)])
    """
    if len(surface) < len(forms):
        return [(0, len(surface))] * len(forms)
    ends = [0]
    for later, form in zip(range(len(forms) - 1, 0, -1), forms, strict=False):
        same = takewhile(lambda pair: pair[0].casefold() == pair[1].casefold(), zip(surface[ends[-1] :], form, strict=False))
        ends.append(min(ends[-1] + max(len(list(same)), 1), len(surface) - later))
    return list(zip(ends, [*ends[1:], len(surface)], strict=True))


class _Block(NamedTuple):
    """A sentence as it stands in the file."""

    notes: dict[str, str]
    rows: list[list[str]]

    def opens(self, mark: str) -> bool:
        return mark in self.notes or f"{mark} id" in self.notes


class _Token(NamedTuple):
    """A stretch of text between two places where a space may be, and the rows of its words."""

    surface: str
    space: bool
    rows: list[list[str]]


def _blocks(lines: Iterable[str]) -> Iterator[_Block]:
    block = _Block({}, [])
    for line in lines:
        if line.startswith("#"):
            key, _, value = line[1:].partition("=")
            block.notes[key.strip()] = value.strip()
        elif line.strip():
            block.rows.append(line.rstrip("\r\n").split("\t"))
        elif block.rows:
            yield block
            block = _Block({}, [])
    if block.rows:
        yield block


def _runs(blocks: Iterable[_Block], mark: str) -> Iterator[list[_Block]]:
    """Blocks in runs, each from a mark to the next one."""
    run: list[_Block] = []
    for block in blocks:
        if run and block.opens(mark):
            yield run
            run = []
        run.append(block)
    if run:
        yield run


def _paragraph(blocks: Sequence[_Block]) -> Paragraph:
    text, gap = "", ""
    placed: list[tuple[str, int, int, tuple[Word, ...]]] = []
    for block in blocks:
        start, words = len(text + gap), []
        for token in _tokens(block.rows):
            text += gap
            spans = spread(token.surface, [row[1] for row in token.rows])
            words += [_word(row, len(text) + first, len(text) + end) for row, (first, end) in zip(token.rows, spans, strict=True)]
            text += token.surface
            gap = " " if token.space else ""
        placed.append((block.notes.get("sent_id", ""), start, len(text), tuple(words)))
    return Paragraph(tuple(Sentence(words, text[start:end], name, start, end) for name, start, end, words in placed), text)


def _tokens(rows: Iterable[list[str]]) -> Iterator[_Token]:
    """The tokens of a sentence, without its empty nodes."""
    real = iter([row for row in rows if "." not in row[0]])
    for row in real:
        first, _, last = row[0].partition("-")
        words = list(islice(real, int(last) - int(first) + 1)) if last else [row]
        yield _Token(row[1], _misc(row[9]).get("SpaceAfter") != "No", words)


def _word(row: Sequence[str], start: int, end: int) -> Word:
    _, form, lemma, upos, xpos, _, above, deprel, _, misc = row
    return Word(form, lemma, upos, xpos, int(above) - 1, deprel, start, end, _misc(misc))


def _misc(column: str) -> dict[str, str]:
    return {} if column == "_" else {key: value for key, _, value in (pair.partition("=") for pair in column.split("|"))}


def _mentions(words: Sequence[Word], sentence: tuple[int, int], names: Sequence[str]) -> list[Mention]:
    found: list[Mention] = []
    open_now: dict[str, list[tuple[int, dict[str, str]]]] = {}
    for at, word in enumerate(words):
        for bracket in _BRACKET.finditer(word.misc.get("Entity", "")):
            key = bracket["group"] + (bracket["part"] or "")
            if bracket["opens"]:
                fields = (bracket["fields"] or "").split("-", len(names) - 2)
                open_now.setdefault(key, []).append((at, dict(zip(names[1:], fields, strict=False))))
            if bracket["closes"]:
                first, told = open_now[key].pop()
                if (bracket["part"] or "[1/").startswith("[1/"):
                    found.append(_mention(words, sentence, int(bracket["group"]), (first, at), told))
    return sorted(found, key=lambda mention: (mention.words[0], -mention.words[1]))


def _mention(words: Sequence[Word], sentence: tuple[int, int], group: int, span: tuple[int, int], told: dict[str, str]) -> Mention:
    return Mention(group, told.get("etype", ""), span, sentence, told.get("link", ""), told.get("identity"), head(words, *span))
