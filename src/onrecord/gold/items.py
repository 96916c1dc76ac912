"""What an annotated document holds, each quote replaced by its place: spans count code points of the document's page.

In the file, a place is a quote: a text that occurs on the page exactly once, or `[text, n]` for its n-th occurrence, counted from 1.
A standoff file has no words: its places are `[start, end]`, and instead of `page` it has `sha256`, the digest of the page's
UTF-8 bytes in hexadecimal. The fields' meanings are the record's (`docs/reference/record.md`); ids hold within the document.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from onrecord.model import Given
from onrecord.spans import Span


class _Item(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A field that is not listed is a misspelling, and is refused."""


class Labelled(_Item, frozen=True):
    """A stretch of a line that plays a role; what is neither labelled nor dropped is plain body."""

    role: str
    span: Span
    author: str | None = None


class Quantity(_Item, frozen=True):
    """An amount as the text has it: `value`, the low end of a range; where it is one, `low` and `high` too."""

    value: float | None
    unit: str
    low: float | None = None
    high: float | None = None
    approximate: bool = False


class Actor(_Item, frozen=True):
    """Someone who acts or speaks, with every mention, pronouns too."""

    id: str
    name: str
    kind: str
    code: str
    sector: str
    mentions: list[Span]


class Statement(_Item, frozen=True):
    """Who said what; `speaker` and `via` are ids of actors, `inside` of the statement whose content holds this one."""

    id: str
    source: list[Span]
    cue: list[Span]
    content: list[Span]
    mode: str
    act: str
    polarity: str
    speaker: str | None = None
    via: list[str] = []
    inside: str | None = None


class Event(_Item, frozen=True):
    """Who did what to whom; `when` is a date of ISO 8601 (a day, a month or a year), `where` a country's code."""

    id: str
    type: str
    trigger: Span
    mode: list[str] = []
    context: list[str] = []
    aux: list[str] = []
    actor: list[str] = []
    recipient: list[str] = []
    when: str | None = None
    where: str | None = None
    said_in: str | None = None
    size: dict[str, float | Quantity] = {}


class Claim(_Item, frozen=True):
    """A proposition that may be checked; `held_by` and `denied_by` are ids of statements."""

    id: str
    span: Span
    status: str
    held_by: list[str] = []
    denied_by: list[str] = []
    quantity: Quantity | None = None


class Obligation(_Item, frozen=True):
    """What a party has bound itself to."""

    type: str
    span: Span
    obligor: list[str] = []
    obligee: list[str] = []
    deontic: str = "shall"
    quantity: Quantity | None = None
    deadline: str | None = None


class Trigger(_Item, frozen=True):
    """What sets a commitment off."""

    type: str
    logic: str
    span: Span


class Commitment(_Item, frozen=True):
    """What parties have bound themselves to."""

    id: str
    instrument: str
    parties: list[str]
    obligations: list[Obligation]
    status: str
    name: str | None = None
    trigger: Trigger | None = None
    text_public: bool | None = None
    duration: str | None = None


class Flow(_Item, frozen=True, rename={"from_": "from"}):
    """Something that passes from one to another."""

    id: str
    from_: list[str]
    to: list[str]
    kind: str
    item: Span
    stage: str
    status: str
    quantity: Quantity | None = None


class Document(_Item, frozen=True, kw_only=True):
    """A page and all that is to be recorded of it.

    `page` is the whole page as plain text, a line a paragraph; it is empty in a standoff document, which has `sha256` instead.
    `topic` and `region` say what the story is about and where it plays.
    """

    id: str
    genre: str
    topic: str = ""
    region: str = ""
    given: Given = Given()
    page: str = ""
    sha256: str | None = None
    drop: list[Span] = []
    roles: list[Labelled] = []
    actors: list[Actor] = []
    statements: list[Statement] = []
    events: list[Event] = []
    claims: list[Claim] = []
    commitments: list[Commitment] = []
    flows: list[Flow] = []

    def words(self, span: Span) -> str:
        """The words of the page at a place; none where the page is not at hand."""
        return span.of(self.page)

    def lines(self) -> list[Span]:
        """The page's lines that hold more than blanks, without the blanks at their ends."""
        found, at = [], 0
        for line in self.page.split("\n"):
            words = line.strip()
            if words:
                start = at + line.index(words)
                found.append(Span(start, start + len(words)))
            at += len(line) + 1
        return found


Kind = Literal["actors", "statements", "events", "claims", "commitments", "flows"]
KINDS: tuple[Kind, ...] = ("actors", "statements", "events", "claims", "commitments", "flows")
