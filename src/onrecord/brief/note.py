"""What a note is: an item of a record as a reader meets it, whatever it is shown on."""

from __future__ import annotations

import msgspec

from onrecord.brief.cast import Saying
from onrecord.brief.deals import Arrow
from onrecord.brief.sentences import Sentence
from onrecord.brief.wording import confidence_word
from onrecord.model import ItemKind
from onrecord.spans import Span


class Standing(msgspec.Struct, frozen=True):
    """Where an item stands: a word, and a sign that can be told apart without colour (empty where there is none)."""

    word: str
    sign: str = ""


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """An item as a reader meets it.

    `spans` are the words it rests on, the chief ones first, `also` words that belong to it besides (source, cue, trigger);
    `head` is its words as one string, `sentence` what the note says, `facts` labelled lines under it, `muted` the analyst's
    terms, `why` what it rests on. `chain` runs from speaker to this page; an empty link is one that the page doesn't name.
    """

    kind: ItemKind
    id: str
    spans: list[Span]
    head: str
    sentence: Sentence
    score: float
    also: list[Span] = []
    muted: str = ""
    chain: list[str] = []
    standing: Standing | None = None
    says: list[Saying] = []
    denies: list[Saying] = []
    facts: list[tuple[str, str]] = []
    arrows: list[Arrow] = []
    unstated: list[str] = []
    why: list[tuple[str, str]] = []

    @property
    def confidence(self) -> str:
        """How sure we are, as a word; `score` is the figure."""
        return confidence_word(self.score, self.kind)

    @property
    def place(self) -> tuple[int, int] | None:
        """Where its words begin and end; other mentions of an event or an actor don't count. None if it rests on no words."""
        chief = self.spans[:1] if self.kind in ("event", "actor") else self.spans
        return (chief[0].start, chief[-1].end) if chief else None

    @property
    def disputed(self) -> bool:
        """Whether somebody holds it and somebody denies it."""
        return self.standing is not None and self.standing.word == "disputed"

    @property
    def contested(self) -> bool:
        """Whether somebody denies it, or gives another figure."""
        return bool(self.denies) or any(label == "elsewhere" for label, _ in self.facts)

    @property
    def travelled(self) -> bool:
        """Whether the chain tells more than that the outlet heard the speaker: a link between, or a speaker that isn’t named."""
        return len(self.chain) > 3 or (bool(self.chain) and not self.chain[0])

    @property
    def long_way(self) -> bool:
        """Whether a chain says it better than a sentence: more than one link between, or one that isn't named."""
        return len(self.chain) > 4 or ("" in self.chain and self.travelled)


def reading_order(note: Note) -> tuple[bool, tuple[int, int]]:
    """A key that sorts notes as their words stand in the text; those that rest on no words come last."""
    return (note.place is None, note.place or (0, 0))
