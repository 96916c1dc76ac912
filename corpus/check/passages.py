"""Whether the passages hold together: the places of their statements, their acts and modes, what holds what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import get_args

from corpus.check.codes import Told as Problem
from corpus.fault import Fault
from corpus.parts import PASSAGES, Parts, Passage, Told
from onrecord.model import Act, Mode


def passage_faults(parts: Parts) -> Iterator[Fault]:
    """What is wrong with each passage, and ids that stand twice."""
    known = {document.id for document in parts.documents.values()} | {sentence.id for sentence in parts.sentences}
    for name, times in Counter(passage.id for passage in parts.passages).items():
        if times > 1 or name in known:
            yield Fault(PASSAGES, name, "is the id of something else too")
    for passage in parts.passages:
        for number, told in enumerate(passage.statements):
            for problem in (*_places(passage, number, told), *_codes(passage, number, told)):
                yield Fault(PASSAGES, *problem)


def _places(passage: Passage, number: int, told: Told) -> Iterator[Problem]:
    if not told.content:
        yield f"{passage.id} statements[{number}]", "has no content"
    for role in ("source", "cue", "content", "via"):
        for start, end in getattr(told, role):
            where, words = f"{passage.id} statements[{number}] {role}", passage.text[start:end]
            if not 0 <= start < end <= len(passage.text):
                yield where, f"{start} to {end} is no place in {len(passage.text)} characters"
            elif words != words.strip() or "\n" in words:
                yield where, f"has a blank at an end, or a line end: {words!r}"


def _codes(passage: Passage, number: int, told: Told) -> Iterator[Problem]:
    where = f"{passage.id} statements[{number}]"
    for field, legal in (("act", get_args(Act)), ("mode", get_args(Mode)), ("polarity", ("positive", "negative"))):
        if getattr(told, field) not in legal:
            yield where, f"{field} {getattr(told, field)!r} is none of {', '.join(legal)}"
    if told.inside is None:
        return
    if not 0 <= told.inside < len(passage.statements) or told.inside == number:
        yield where, f"inside {told.inside}: there is no such statement"
        return
    holder = passage.statements[told.inside].content
    for start, end in told.content[:1]:
        if not any(first <= start and end <= last for first, last in holder):
            yield where, f"is not inside the content of statement {told.inside}"
