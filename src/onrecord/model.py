"""What the rooms hand to each other: frozen records, from the page that came in to the record that goes out.

The JSON names, and the meaning of every field, are the contract of `docs/reference/record.md`. Fields without a default are
always written; those with one are left out where they hold it.
"""

from __future__ import annotations

import hashlib
from typing import Literal

import msgspec

from onrecord.spans import OffsetMap, Span

SCHEMA = "onrecord/1"

Role = Literal[
    "headline", "standfirst", "byline", "dateline", "heading", "body", "pullquote", "list", "table", "caption", "credit",
    "analysis", "correction",
]  # fmt: skip
Reason = Literal[
    "promo", "navigation", "share", "subscribe", "advert", "related", "comments", "duplicate", "separator", "legal", "residue"
]  # fmt: skip
ActorKind = Literal["person", "country", "government", "organization", "group", "outlet", "people", "unnamed"]
Form = Literal["name", "title", "description", "pronoun", "metonym"]
Mode = Literal["direct", "indirect", "mixed"]
Act = Literal[
    "say", "report", "claim", "estimate", "confirm", "admit", "deny", "reject", "accuse", "criticize", "praise", "warn",
    "threaten", "promise", "agree", "propose", "request", "order", "ask", "believe", "expect", "intend", "doubt",
]  # fmt: skip
Status = Literal["asserted", "estimated", "alleged", "disputed", "denied", "confirmed", "retracted"]
Instrument = Literal[
    "treaty", "agreement", "protocol", "memorandum", "declaration", "resolution", "ceasefire", "contract", "pledge", "other"
]  # fmt: skip
Duty = Literal[
    "defense", "offense", "neutrality", "nonaggression", "consultation", "arms", "basing", "training", "intelligence", "technology",
    "aid", "loan", "trade", "energy", "investment", "ceasefire", "withdrawal", "disarmament", "release", "sanctions_relief",
    "recognition", "territory", "migration", "humanitarian_access", "climate", "justice", "election", "verification", "other",
]  # fmt: skip
Deontic = Literal["shall", "shall_not", "may", "best_effort"]
Circumstance = Literal[
    "attack_on_party", "breach", "request", "reciprocity", "date", "ratification", "third_party_act", "other"
]  # fmt: skip
Logic = Literal["if", "unless", "until", "once", "in_exchange_for"]
Stand = Literal[
    "proposed", "negotiating", "agreed", "signed", "ratified", "in_force", "extended", "suspended", "violated", "fulfilled", "rejected",
    "withdrawn", "expired",
]  # fmt: skip
Cargo = Literal[
    "arms", "military_aid", "humanitarian_aid", "development_aid", "loan", "money", "goods", "energy", "food", "technology", "people",
    "prisoners", "gift",
]  # fmt: skip
Stage = Literal["sought", "pledged", "authorized", "contracted", "shipped", "delivered", "halted", "seized"]


class Given(msgspec.Struct, frozen=True):
    """What the caller knows of a page and the page may not say: publication date (ISO 8601), outlet, address."""

    published: str | None = None
    outlet: str | None = None
    url: str | None = None


class Page(msgspec.Struct, frozen=True):
    """A page as it came in, decoded: the work of `acquire`.

    `name` is what the caller called it (path, address or `-`); `text` is HTML or plain text, by `media`.
    """

    name: str
    text: str
    media: Literal["html", "text"]
    given: Given = Given()


class Block(msgspec.Struct, frozen=True, omit_defaults=True):
    """A paragraph, a heading, a caption, …: a stretch of the canonical text that plays one role."""

    role: Role
    span: Span
    author: str | None = None


class Dropped(msgspec.Struct, frozen=True):
    """Something that was left out of the article: why, and where on the page it stands."""

    reason: Reason
    page: tuple[int, int]


class Article(msgspec.Struct, frozen=True, omit_defaults=True):
    """A page, cleaned. `text[block.span.start:block.span.end]` are the words of a block."""

    id: str
    url: str | None
    outlet: str | None
    title: str | None
    byline: list[str]
    published: str | None
    language: str | None
    credit: list[str]
    text: str
    blocks: list[Block]
    dropped: list[Dropped]
    published_by: Literal["meta", "visible", "url", "given"] | None = None


class Cleaned(msgspec.Struct, frozen=True):
    """What `clean` gives: the article, the way back to the page, and what there is to warn of."""

    article: Article
    places: OffsetMap
    page_text: str
    warnings: list[PageWarning]


class Token(msgspec.Struct, frozen=True):
    """A word as Universal Dependencies cuts them: "don't" is two.

    `upos` and `xpos` are its universal and its Penn part of speech; `head` numbers the word of the sentence that it depends on,
    -1 for the root, and `deprel` says how.
    """

    span: Span
    lemma: str
    upos: str
    xpos: str
    head: int
    deprel: str


class Sentence(msgspec.Struct, frozen=True):
    """A sentence of a block: its span, the number of the block in `Article.blocks`, and its words, where they were read."""

    span: Span
    block: int
    tokens: list[Token] = []


class Name(msgspec.Struct, frozen=True):
    """A name, a time or an amount: `PER`, `ORG`, `LOC`, `MISC`; `DATE`, `TIME`, `MONEY`, `PERCENT`, `NUMBER`."""

    span: Span
    label: str
    confidence: float


class Reference(msgspec.Struct, frozen=True):
    """Words that refer to something: a name, a noun phrase, a pronoun, a possessor.

    `head` is the word that the others hang on; `kind` what kind of thing it is (person, organization, place, event, object,
    abstract, time, …); `antecedent` numbers the reference before it that is to the same, None where there is none.
    """

    span: Span
    head: Span
    kind: str
    pronoun: bool
    antecedent: int | None
    confidence: float


class Tagged(msgspec.Struct, frozen=True):
    """An attribution as the reader model tagged it: the words that name the source, those that make it an attribution, those
    attributed. The first two may be empty; a content in parts has several spans. `inner`: it was found within what another one
    attributes; `via`: who passed it on, the nearest to the content first."""

    source: list[Span]
    cue: list[Span]
    content: list[Span]
    confidence: float
    inner: bool = False
    via: list[Span] = []


class Candidate(msgspec.Struct, frozen=True):
    """A reference, by its number, that may name who did (`actor`) an event or to whom it was done (`recipient`); who owes or gives
    a thing, and who is to have it."""

    reference: int
    role: Literal["actor", "recipient"]
    share: float


class EventMention(msgspec.Struct, frozen=True):
    """An event as the reader model tagged it: the words that name the act, PLOVER's type and mode (empty: none), how likely each
    auxiliary mode is, and which references may name its ends."""

    trigger: Span
    type: str
    mode: str
    aux: dict[str, float]
    ends: list[Candidate]
    confidence: float


class Noted(msgspec.Struct, frozen=True):
    """Words that a track of the reader model marked: a claim, what somebody is to do (`obligation`), on what `condition`, what
    passes from one to another (`item`).

    `told` holds, for each track that says what such words are, the labels that are likely, each with its share, the likeliest
    first; `ends` the references that may name who owes or gives it (`actor`) and to whom (`recipient`).
    """

    span: Span
    label: str
    told: dict[str, dict[str, float]]
    ends: list[Candidate]
    confidence: float


class Parse(msgspec.Struct, frozen=True):
    """An article, read by the reader model: the work of `parse`.

    `chains` lists, by their numbers and in order, the references that are to one and the same, where they are two or more.
    `further` holds what the model's other tracks marked, by track.
    """

    sentences: list[Sentence]
    names: list[Name]
    references: list[Reference]
    chains: list[list[int]]
    attributions: list[Tagged]
    events: list[EventMention] = []
    further: dict[str, list[Noted]] = {}


class Link(msgspec.Struct, frozen=True):
    """A link of a chain as the words have it: who passed the words on, and the words that say so (may be none)."""

    source: Span
    cue: Span | None = None


class Attribution(msgspec.Struct, frozen=True):
    """A statement as the words have it, before anyone knows who the speaker is: the work of `extract`.

    `source` may be empty, as for "it was reported that"; `via` lists who passed the words on, nearest the speaker first;
    `inside` numbers the attribution whose content holds this one; `reason` is the span that says why a source stays unnamed;
    `label` is what stands before a turn and names who speaks; `when` is the time of the speech, where it is told.
    """

    source: list[Span]
    cue: list[Span]
    content: list[Span]
    mode: Mode
    act: Act
    polarity: Literal["positive", "negative"]
    hedges: list[Span]
    via: list[Link]
    confidence: float
    inside: int | None = None
    reason: Span | None = None
    label: Span | None = None
    when: When | None = None


class Mention(msgspec.Struct, frozen=True):
    """Words that name or stand for an actor."""

    span: Span
    form: Form


class Actor(msgspec.Struct, frozen=True, omit_defaults=True):
    """Someone who does or says something: a person, an office, a body, a country, a group."""

    id: str
    name: str
    kind: ActorKind
    code: str
    sector: str
    mentions: list[Mention]
    by: str
    confidence: float
    title: str | None = None
    wikidata: str | None = None
    anonymity: Span | None = None


class Via(msgspec.Struct, frozen=True, omit_defaults=True):
    """A link of the chain between a speaker and the article."""

    actor: str
    span: Span
    cue: Span | None = None


class Statement(msgspec.Struct, frozen=True, omit_defaults=True):
    """Who said (wrote, believes, intends, asked) what."""

    id: str
    source: list[Span]
    speaker: str | None
    cue: list[Span]
    content: list[Span]
    mode: Mode
    act: Act
    polarity: Literal["positive", "negative"]
    hedges: list[Span]
    via: list[Via]
    confidence: float
    addressee: str | None = None
    when: When | None = None
    inside: str | None = None


class When(msgspec.Struct, frozen=True, omit_defaults=True):
    """A time, resolved against the publication date: ISO 8601 `start` and `end`, and how fine it is."""

    start: str
    end: str
    precision: str
    span: Span | None = None


class Where(msgspec.Struct, frozen=True, omit_defaults=True):
    """A place: the words, the name, the country (ISO 3166-1 alpha-3)."""

    span: Span
    name: str
    country: str | None
    lat: float | None = None
    lon: float | None = None
    geonames: int | None = None


class Quantity(msgspec.Struct, frozen=True, omit_defaults=True):
    """An amount: `value` as told, `low` and `high` where it is a range."""

    span: Span
    value: float | None
    unit: str
    approximate: bool
    low: float | None = None
    high: float | None = None


class Event(msgspec.Struct, frozen=True, omit_defaults=True):
    """Who did what to whom, in PLOVER's terms."""

    id: str
    type: str
    mode: list[str]
    context: list[str]
    aux: list[str]
    quad: int
    actor: list[str]
    recipient: list[str]
    trigger: Span
    span: Span
    mentions: list[Span]
    confidence: float
    cameo: str | None
    goldstein: float | None
    when: When | None = None
    where: Where | None = None
    size: dict[str, Quantity] | None = None
    said_in: str | None = None
    voice: str | None = None


class Claim(msgspec.Struct, frozen=True, omit_defaults=True):
    """A proposition that a source puts forward, and where it stands."""

    id: str
    span: Span
    status: Status
    held_by: list[str]
    denied_by: list[str]
    rivals: list[str]
    about: list[str]
    confidence: float
    quantity: Quantity | None = None
    voice: str | None = None


class Obligation(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a party has bound itself to."""

    type: str
    obligor: list[str]
    obligee: list[str]
    span: Span
    deontic: str
    quantity: Quantity | None = None
    deadline: When | None = None


class Trigger(msgspec.Struct, frozen=True):
    """What sets an obligation off."""

    type: str
    span: Span
    logic: str


class Commitment(msgspec.Struct, frozen=True, omit_defaults=True):
    """What parties have bound themselves to."""

    id: str
    instrument: str
    parties: list[str]
    obligations: list[Obligation]
    status: str
    unstated: list[str]
    evidence: list[Span]
    said_in: list[str]
    confidence: float
    text_public: bool | None = None
    name: str | None = None
    trigger: Trigger | None = None
    when: When | None = None
    duration: str | None = None
    voice: str | None = None


class Flow(msgspec.Struct, frozen=True, omit_defaults=True, rename={"from_": "from"}):
    """Something that passes from one to another."""

    id: str
    from_: list[str]
    to: list[str]
    kind: str
    item: Span
    stage: str
    said_in: list[str]
    status: Status
    confidence: float
    quantity: Quantity | None = None
    when: When | None = None
    fulfils: str | None = None
    voice: str | None = None


class Ground(msgspec.Struct, frozen=True):
    """One thing that speaks for an item: what it is about, what was found, and how sure or how heavy that is (None: not counted)."""

    about: str
    found: str
    share: float | None = None


class Explanation(msgspec.Struct, frozen=True):
    """Why an item is there. `spans` are the words that it rests on, each with its place on the page as
    it came in; `made_by` the model's head or the rule that found it."""

    id: str
    kind: ItemKind
    spans: list[tuple[tuple[int, int], str]]
    made_by: str
    confidence: float
    reasons: list[Ground]
    actors: list[Ground]


class PageWarning(msgspec.Struct, frozen=True):
    """Something the reader of a record should know of: a short `code`, and a sentence."""

    code: str
    message: str


class MadeBy(msgspec.Struct, frozen=True):
    """What made a record: the version, the digests of its tables and models, the options. No clock time."""

    onrecord: str
    data: dict[str, str]
    options: dict[str, bool | str | None]


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """What onrecord says about one page."""

    schema: str = SCHEMA
    input: str
    article: Article
    actors: list[Actor]
    statements: list[Statement]
    events: list[Event]
    claims: list[Claim]
    commitments: list[Commitment]
    flows: list[Flow]
    warnings: list[PageWarning]
    made_by: MadeBy

    def to_json(self, indent: int = 0) -> str:
        """The record as JSON, one line unless `indent` says otherwise. The same record always gives the same text."""
        packed = msgspec.json.encode(self)
        return (msgspec.json.format(packed, indent=indent) if indent else packed).decode()

    @staticmethod
    def from_json(text: str | bytes) -> Record:
        """Read back what `to_json` wrote."""
        return msgspec.json.decode(text, type=Record)


ItemKind = Literal["actor", "statement", "event", "claim", "commitment", "flow"]
_INITIAL: dict[ItemKind, str] = {
    "actor": "a", "statement": "s", "event": "e", "claim": "c", "commitment": "k", "flow": "f",
}  # fmt: skip


def item_id(kind: ItemKind, article: str, spans: list[Span], *parts: str) -> str:
    """The name of an item: a letter for its kind (`k` for commitments) and ten hex digits that depend on what it rests on, and
    on nothing else.

    `article` is the article's key, `parts` the code and the parties in their places. Reading a page twice names its items alike.
    """
    told = "\x1f".join([article, kind, *(f"{span.start}:{span.end}" for span in spans), *parts])
    return f"{_INITIAL[kind]}-{hashlib.sha256(told.encode()).hexdigest()[:10]}"
