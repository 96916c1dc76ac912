"""The cast of an article while it is being gathered: drafts of actors, found again by what they are known by."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.lang.en.people import given_names
from onrecord.model import Actor, ActorKind, Form, Mention, item_id
from onrecord.ontology.countries import Country
from onrecord.resolve.persons import PARTICLES, Name
from onrecord.resolve.phrases import Phrase
from onrecord.spans import Span

Key = tuple[str, ...]


@dataclass(slots=True)
class Draft:
    """An actor in the making.

    `titles` are the phrases that gave a person a title, `parts` the words of the name; `met` counts where it stands in full.
    """

    name: str
    kind: ActorKind
    code: str
    sector: str
    by: str
    confidence: float
    title: str | None = None
    sex: str = ""
    former: bool = False
    anonymity: Span | None = None
    parts: tuple[str, ...] = ()
    met: int = 0
    titles: list[Phrase] = field(default_factory=list)
    mentions: dict[tuple[int, int], Form] = field(default_factory=dict)

    def mention(self, span: Span, form: Form) -> None:
        """Note that these words stand for the actor; the first form that was told stays."""
        self.mentions.setdefault((span.start, span.end), form)

    @property
    def start(self) -> int:
        """Where the first mention begins."""
        return min(self.mentions)[0] if self.mentions else 0

    @property
    def leads(self) -> bool:
        """Whether the person leads a state."""
        return not self.former and any(
            phrase.title.kind == "head" and phrase.title.title != "counterpart" for phrase in self.titles
        )

    def actor(self, article: str) -> Actor:
        """The finished actor. Of mentions that overlap the longest stays."""
        kept: list[tuple[int, int]] = []
        for start, end in sorted(self.mentions, key=lambda place: (place[0] - place[1], place)):
            if all(end <= other[0] or start >= other[1] for other in kept):
                kept.append((start, end))
        kept.sort()
        mentions = [Mention(Span(*place), self.mentions[place]) for place in kept]
        return Actor(
            id=item_id("actor", article, [mentions[0].span], self.name), name=self.name, kind=self.kind, code=self.code,
            sector=self.sector, mentions=mentions, by=self.by, confidence=round(self.confidence, 2), title=self.title,
            anonymity=self.anonymity,
        )  # fmt: skip


class Cast:
    """All drafts of an article. `drafts` by key: ("country", "RUS"), ("body", "NATO"), ("person", "kim jong un"), …"""

    def __init__(self) -> None:
        self.drafts: dict[Key, Draft] = {}

    @property
    def people(self) -> list[Draft]:
        """The persons with a name, as they were found."""
        return [draft for key, draft in self.drafts.items() if key[0] == "person"]

    def country(self, country: Country) -> Draft:
        """The state; its capital and its seat of power are the same actor."""
        return self.drafts.setdefault(("country", country.code), Draft(country.name, "country", country.code, "GOV", "table", 0.9))

    def person(self, name: Name) -> Draft:
        """The person of that name: one already known by the same words, or by fuller ones, or a new one."""
        parts = tuple(part.title() if part.isupper() and len(part) > 2 else part for part in name.parts)
        told = [part for at, part in enumerate(parts) if at == 0 or len(part) != 2 or part[1] != "."]  # "Orla T. Marr" is Orla Marr
        key = ("person", " ".join(told).casefold().replace("-", " "))
        if key not in self.drafts:
            self.drafts[key] = Draft(
                " ".join(parts).replace(" 's", "'s"), "person", "", "UNK", name.by, name.confidence, parts=parts
            )
            self.drafts[key].sex = given_names().get(parts[0], "") if len(parts) > 1 else ""
        draft = self.drafts[key]
        if name.confidence > draft.confidence:
            draft.by, draft.confidence = name.by, name.confidence
        return draft

    def actors(self, article: str) -> list[Actor]:
        """All that were mentioned, in the order of their first mention."""
        made = [draft.actor(article) for draft in self.drafts.values() if draft.mentions]
        return sorted(made, key=lambda actor: (actor.mentions[0].span.start, actor.mentions[0].span.end, actor.name))


def describe(draft: Draft, phrase: Phrase) -> None:
    """Let a phrase tell of a person: title, code and sector, each unless already known."""
    draft.titles.append(phrase)
    draft.sex = draft.sex or phrase.title.sex
    draft.code = draft.code or phrase.code
    if phrase.title.kind == "honorific" or phrase.title.title == "counterpart":
        return
    if draft.title is None:
        draft.title = ("former " if phrase.former else "") + phrase.title.title
        draft.former = phrase.former
    if draft.sector in ("UNK", ""):
        draft.sector = phrase.sector


def aliases(draft: Draft, family_first: frozenset[str], given: dict[str, str]) -> set[tuple[str, ...]]:
    """The shorter names that may stand for a person: the family name, with and without its particle."""
    parts = [part for part in draft.parts if part.rstrip(".") not in ("Jr", "Sr", "II", "III", "IV")]
    if len(parts) < 2:
        return {tuple(parts)}
    out: set[tuple[str, ...]] = {(parts[-1],)}
    if parts[0] in family_first and len(parts) <= 3:
        out = {(parts[0],)} | (out if parts[0] in given else set())
    at = len(parts) - 1
    while at > 1 and parts[at - 1] in PARTICLES:
        at -= 1
        out.add(tuple(parts[at:]))
    if "-" in parts[-1] and parts[-1][0].islower():
        out.add((parts[-1].split("-", 1)[1],))
    return out
