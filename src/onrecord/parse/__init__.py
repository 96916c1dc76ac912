"""Article into sentences and tags: the only room that knows the reader model.

    paragraphs → words → word pieces → windows → one pass of the network → sentences, tags, trees, names, mentions, chains,
    attributions, events

`windows` says what the network reads at a time and why nothing else can change what it says; `network` runs it; `reading`
makes sense of its scores, a concept a module: `tags`, `trees`, `extents`, `links`, `chains`, `happenings`, `notes`. How it was made: `training/reader`.
"""

from __future__ import annotations

import os
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from onrecord.errors import BadOption
from onrecord.lang.en.lemmas import lemma
from onrecord.model import Article, Candidate, EventMention, Name, Noted, Parse, Reference, Sentence, Tagged, Token
from onrecord.parse.card import shipped
from onrecord.parse.network import Network, OnnxNetwork
from onrecord.parse.reading import Reading, read
from onrecord.parse.tags import TagRun
from onrecord.parse.windows import Paragraph
from onrecord.parse.words import words
from onrecord.spans import Span

__all__ = ["THREADS", "Paragraphs", "load", "paragraphs", "parse"]

THREADS = "ONRECORD_THREADS"  # the environment variable that says how many windows are read at once; default: all cores
_UNREAD = frozenset(("byline", "credit", "dateline"))  # blocks that hold no sentences


def load(folder: Path | None = None, threads: int | None = None) -> Network:
    """The reader model: the one in the package, or one that `training/reader` made. Kept for the next call.

    Raises `DataDamaged` where a file of it is missing or damaged.
    """
    return _load(folder or shipped(), threads or _threads())


@cache
def _load(folder: Path, threads: int | None) -> Network:
    return OnnxNetwork(folder, threads)


def _threads() -> int | None:
    told = os.environ.get(THREADS)
    if not told:
        return None
    if not told.isascii() or not told.isdigit() or not int(told):
        raise BadOption(f"{THREADS}={told!r}: a number of threads is wanted, 1 or more.")
    return int(told)


def parse(article: Article, network: Network | None = None) -> Parse:
    """Read an article. The same article always gives the same parse, whatever was read before it and however many threads read.

    Raises `DataDamaged` where the model is missing or damaged.
    """
    given = paragraphs(article)
    if not given.paragraphs:
        return Parse([], [], [], [], [])
    reading = read(given.paragraphs, network or load())
    homes = [number for number, one in zip(given.blocks, given.paragraphs, strict=True) for _ in one.words]
    return _placed(reading, [word for one in given.paragraphs for word in one.words], given.places, homes)


class Paragraphs(NamedTuple):
    """What the reader reads of an article: its paragraphs, the number of each one's block, the place of every word."""

    paragraphs: list[Paragraph]
    blocks: list[int]
    places: list[Span]


def paragraphs(article: Article) -> Paragraphs:
    """The words of an article in paragraphs, one a block; blocks that hold no sentences are left out."""
    out = Paragraphs([], [], [])
    for number, block in enumerate(article.blocks):
        if block.role in _UNREAD:
            continue
        text, start = block.span.of(article.text), block.span.start
        found = words(text)
        if found:
            out.blocks.append(number)
            out.places.extend(Span(start + begin, start + end) for begin, end in found)
            clings = [False, *(before[1] == after[0] for before, after in pairwise(found))]
            out.paragraphs.append(Paragraph([text[begin:end] for begin, end in found], clings))
    return out


def _order(name: Name) -> tuple[int, int, str]:
    """Where a name stands among the others; one that is an amount too has two entries."""
    return name.span.start, name.span.end, name.label


def _placed(reading: Reading, forms: list[str], places: list[Span], homes: list[int]) -> Parse:
    """A reading, with spans of the article for words."""

    def over(first: int, last: int) -> Span:
        return Span(places[first].start, places[last].end)

    def fragments(runs: list[tuple[int, int]]) -> list[Span]:
        return [over(*run) for run in runs]

    def names(runs: list[TagRun]) -> list[Name]:
        return [Name(over(run.first, run.last), run.label, round(run.confidence, 2)) for run in runs]

    sentences = [
        Sentence(
            over(begin, end - 1),
            homes[begin],
            [
                Token(
                    places[word],
                    lemma(forms[word], reading.upos[word], reading.xpos[word]),
                    reading.upos[word],
                    reading.xpos[word],
                    reading.heads[word] - begin if reading.heads[word] >= 0 else -1,
                    reading.rels[word],
                )
                for word in range(begin, end)
            ],
        )
        for begin, end in pairwise(reading.sentences)
    ]
    return Parse(
        sentences,
        sorted((name for runs in reading.runs.values() for name in names(runs)), key=_order),
        [
            Reference(
                over(one.first, one.last),
                places[one.head],
                one.kind,
                one.pronoun,
                one.antecedent if one.antecedent >= 0 else None,
                one.confidence,
            )
            for one in reading.references
        ],
        reading.chains,
        [
            Tagged(
                fragments(said.source),
                fragments(said.cue),
                fragments(said.content),
                said.confidence,
                said.inner,
                fragments(list(said.via)),
            )
            for said in reading.said
        ],
        [
            EventMention(
                over(one.first, one.last),
                one.type,
                one.mode,
                one.aux,
                [Candidate(end.mention, end.role, end.share) for end in one.ends],
                one.confidence,
            )
            for one in reading.happened
        ],
        {
            track: [
                Noted(
                    over(one.first, one.last),
                    one.label,
                    one.told,
                    [Candidate(end.mention, end.role, end.share) for end in one.ends],
                    round(one.confidence, 2),
                )
                for one in found
            ]
            for track, found in reading.noted.items()
        },
    )
