"""Whether the single sentences hold together: their offsets, their codes, their names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from corpus.check.codes import Told, modes_of
from corpus.check.places import cuts_a_word
from corpus.fault import Fault
from corpus.parts import SENTENCES, Parts, Sentence
from onrecord.ontology.plover import plover

_VOICES: Final = ("active", "passive", "nominal")


def sentence_faults(parts: Parts) -> Iterator[Fault]:
    """What is wrong with each sentence, and ids and texts that stand twice."""
    documents = {document.id for document in parts.documents.values()}
    for name, times in Counter(sentence.id for sentence in parts.sentences).items():
        if times > 1 or name in documents:
            yield Fault(SENTENCES, name, "is the id of something else too")
    for sentence in parts.sentences:
        for told in _wrong(sentence):
            yield Fault(SENTENCES, *told)


def _wrong(sentence: Sentence) -> Iterator[Told]:
    for field in ("source", "target", "trigger"):
        yield from _place(sentence, f"{sentence.id} {field}", getattr(sentence, field))
    if sentence.text != " ".join(sentence.text.split()):
        yield f"{sentence.id} text", "has blanks that are no single spaces"
    if sentence.event is None:
        if any((sentence.source, sentence.target, sentence.trigger, sentence.mode, sentence.aux)):
            yield sentence.id, "tells no event, yet something of one is marked"
        return
    if sentence.event not in plover().events:
        yield f"{sentence.id} event", f"{sentence.event!r} is none of PLOVER's types"
    elif sentence.mode and sentence.mode not in modes_of(sentence.event):
        yield f"{sentence.id} mode", f"{sentence.mode!r} is no mode of {sentence.event}"
    if sentence.trigger is None:
        yield f"{sentence.id} trigger", "there is none, although there is an event"
    for aux in sentence.aux:
        if aux not in plover().aux:
            yield f"{sentence.id} aux", f"{aux!r} is none of PLOVER's"
    if len(set(sentence.aux)) < len(sentence.aux):
        yield f"{sentence.id} aux", "holds a word twice"
    if sentence.voice not in _VOICES:
        yield f"{sentence.id} voice", f"{sentence.voice!r} is none of {', '.join(_VOICES)}"


def _place(sentence: Sentence, where: str, place: tuple[int, int] | None) -> Iterator[Told]:
    if place is None:
        return
    start, end = place
    words = sentence.text[start:end]
    if not 0 <= start < end <= len(sentence.text):
        yield where, f"{start} to {end} is no place in {len(sentence.text)} characters"
    elif words != words.strip():
        yield where, f"has a blank at an end: {words!r}"
    elif cuts_a_word(sentence.text, start, end):
        yield where, f"cuts a word: {sentence.text[max(start - 9, 0) : end + 9]!r}"
