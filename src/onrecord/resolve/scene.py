"""An article laid out for the rules: its lines, and in each what the tables, the titles and the names gave."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from onrecord.model import Article, Form, Sentence
from onrecord.resolve.cast import Draft
from onrecord.resolve.gazetteer import find_hits
from onrecord.resolve.naming import Names
from onrecord.resolve.persons import Name, Vocabulary, find_people, vocabulary
from onrecord.resolve.phrases import Phrase, find_phrases
from onrecord.resolve.words import Line, lines


@dataclass(slots=True)
class Scene:
    """A line and what was found in it.

    `taken` are the words that belong to a person's name or title; `cast` are those who appear, by the first word of their mention,
    None for a person of whom we don't know who it is.
    """

    line: Line
    names: Names
    phrases: list[Phrase]
    people: list[Name]
    taken: set[int] = field(default_factory=set)
    cast: dict[int, Draft | None] = field(default_factory=dict)

    def note(self, draft: Draft, first: int, last: int, form: Form) -> None:
        """Let the words `first` up to `last` stand for an actor."""
        draft.mention(self.line.span(first, last), form)
        if draft.kind == "person":
            self.taken.update(range(first, last))
            self.cast[first] = draft


def scenes(article: Article, sentences: Iterable[Sentence]) -> tuple[list[Scene], Vocabulary]:
    """All lines of an article, looked at one by one, and the vocabulary of the whole."""
    read = lines(article, sentences)
    known = vocabulary(read)
    out = []
    for line in read:
        names = Names(line, find_hits(line))
        phrases = find_phrases(names)
        out.append(Scene(line, names, phrases, find_people(names, phrases, known)))
    return out, known
