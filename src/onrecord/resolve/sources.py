"""The words of a source read as a noun phrase: which actors they name, or what kind of unnamed source they describe."""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.lang.en import cues
from onrecord.lang.en.grammar import PREPOSITIONS, PRONOUNS
from onrecord.lang.en.people import OrgHead, StateBody, no_names
from onrecord.model import Actor, ActorKind, Mention
from onrecord.ontology.countries import Country
from onrecord.resolve.gazetteer import find_hits
from onrecord.resolve.naming import Names
from onrecord.resolve.persons import PARTICLES
from onrecord.resolve.phrases import DETERMINERS, GROUPS, OWNERS, Phrase, find_phrases
from onrecord.resolve.words import Line, Word, cut
from onrecord.spans import Span

_LINK = re.compile(r"(?:,?\s+and\s+|,\s+)(?:both\s+|the\s+)?", re.IGNORECASE)
_OPEN = re.compile(r"\s*(?:(?:both|the|a|an|The|Both)\s+)?")
_ENDS = (",", "(", "—", "–", ";")
_RELATIVES = ("who ", "whom ", "whose ", "which ", "from ", "of ", "in ", "at ")
_ISSUED = re.compile(
    r"(?i:(?:the|an?|its|his|her|their|some)\s+)?(?:[a-z]+ )?(?i:estimates?|reports?|statements?|figures|data|counts?|accounts?|calculations?)"
    r" (?:of|by|from|issued by|released by) (?=[A-Z]|the |an? |its |his |her |their )"
)
_MEDIUM = re.compile(
    r"(?:the |a |an |its |their |his |her )?(?P<name>(?:[\w-]+ ){0,2}(?:media|television|TV|radio|newspapers?|broadcasters?|news agenc(?:y|ies)|press))\b(?= of\b| in\b|,|$)",
    re.I,
)
_MOST = 4  # words of a bare name that only its saying something vouches for


class Described(NamedTuple):
    """What the words tell of a source without a name."""

    kind: ActorKind
    name: str
    code: str
    sector: str
    title: str | None
    definite: bool
    by: str
    confidence: float


class Cast(NamedTuple):
    """The mentions of all actors by where they begin, the longest first; and the states by code."""

    at: dict[int, list[tuple[Mention, Actor]]]
    states: dict[str, Actor]

    @staticmethod
    def of(actors: list[Actor]) -> Cast:
        """The index of these actors' mentions."""
        at: dict[int, list[tuple[Mention, Actor]]] = {}
        for actor in actors:
            for mention in actor.mentions:
                at.setdefault(mention.span.start, []).append((mention, actor))
        for found in at.values():
            found.sort(key=lambda pair: -pair[0].span.end)
        return Cast(at, {actor.code: actor for actor in actors if actor.kind == "country"})

    def beginning(self, start: int, end: int) -> list[tuple[Mention, Actor]]:
        """The mentions that begin at `start` and don't pass `end`; of several lengths the longest."""
        fitting = [pair for pair in self.at.get(start, ()) if pair[0].span.end <= end]
        return [pair for pair in fitting if pair[0].span.end == fitting[0][0].span.end]


def named(text: str, source: Span, cast: Cast) -> list[Actor]:
    """The actors that a source names: one, or several joined by "and"; none where its head is no known actor."""
    out: list[Actor] = []
    at = source.start
    while at < source.end:
        found, end = _next(text, at, source.end, cast)
        if not found:
            break
        out += [actor for actor in found if actor not in out]
        rest = text[end : source.end]
        joint = _LINK.match(text, end, source.end)
        if rest.startswith(("'s", "’s")):
            return []
        if joint is None:
            return out if not rest.strip() or rest.lstrip().startswith((*_ENDS, *_RELATIVES)) else []
        at = joint.end()
    return out or _after_comma(text, source, cast) or _issuer(text, source, cast)


def issued_by(text: str, source: Span) -> Span | None:
    """The words for whoever issued what is named as the source: of "the estimate of the governor", "the governor"."""
    found = _ISSUED.match(source.of(text))
    return Span(source.start + found.end(), source.end) if found else None


def medium(text: str, source: Span, cast: Cast) -> Actor | Described | None:
    """Who passed words on, where the words are a report of theirs ("a report by the agency RIA") or an unnamed medium ("the
    state media of that country").
    """
    inner = [
        (mention, actor)
        for start, pairs in cast.at.items()
        if source.start < start < source.end
        for mention, actor in pairs
        if mention.span.end == source.end and actor.kind in ("outlet", "organization", "government")
    ]
    if inner:
        return max(inner, key=lambda pair: pair[0].span.end - pair[0].span.start)[1]
    found = _MEDIUM.match(source.of(text))
    if found is None:
        return None
    return Described("outlet", found.group("name"), "", "JRN", None, definite=True, by="description", confidence=0.6)


def _next(text: str, at: int, end: int, cast: Cast) -> tuple[list[Actor], int]:
    """The actors whose mention begins at `at`, an article aside, and where it ends."""
    opened = _OPEN.match(text, at, end)
    for start in dict.fromkeys((at, opened.end() if opened else at)):
        pairs = cast.beginning(start, end)
        if pairs:
            return [actor for _, actor in pairs], pairs[0][0].span.end
    return [], at


def _after_comma(text: str, source: Span, cast: Cast) -> list[Actor]:
    """The one who is named after a description: "a teacher, Orla Marr"."""
    comma = text.find(",", source.start, source.end)
    if comma < 0:
        return []
    start = comma + 1 + (len(text[comma + 1 : source.end]) - len(text[comma + 1 : source.end].lstrip()))
    pairs = cast.beginning(start, source.end)
    whole = [
        actor for mention, actor in pairs if actor.kind == "person" and text[mention.span.end : source.end].strip() in ("", ",")
    ]
    return whole[:1]


def _issuer(text: str, source: Span, cast: Cast) -> list[Actor]:
    """The state that speaks through "Polish estimates" or "a Polish report", if it acts in the article."""
    words = cut(source.of(text), source.start)
    line = Line(words, 0, "body", [False] * len(words), titled=False)
    start = int(line.low(0) in DETERMINERS)
    hit = next((hit for hit in find_hits(line) if hit.first == start and hit.sort == "adjective"), None)
    papers = {form for cue in cues() if cue.kind == "noun" for form in cue.forms}
    if hit is None or hit.last + 1 != len(words) or line.low(hit.last) not in papers or not isinstance(hit.entry, Country):
        return []
    state = cast.states.get(hit.entry.code)
    return [state] if state is not None else []


def described(text: str, source: Span) -> Described | None:
    """What a source without a known name tells of itself; nothing where it is a pronoun or its head is unknown."""
    words = cut(source.of(text), source.start)
    if not words or (len(words) == 1 and words[0].low in PRONOUNS):
        return None
    line = Line(words, 0, "body", [False] * len(words), titled=False)
    names = Names(line, find_hits(line))
    name = " ".join(source.of(text).split())
    phrase = _headed(names, find_phrases(names))
    if phrase is not None:
        return _holder(phrase, name, names)
    return _body(names, name) or _unknown_name(words, name)


def _headed(names: Names, phrases: list[Phrase]) -> Phrase | None:
    """The phrase that holds the source's head: the first, where only describing words stand before it."""
    if not phrases:
        return None
    phrase = phrases[0]
    before = [names.line.low(at) for at in range(phrase.first)]
    if before[-1:] == ["'s"]:
        return phrase  # "Orla Marr's wife"
    strange = any(word in PREPOSITIONS or word in ("'s", "who", ",") or word in PRONOUNS - OWNERS for word in before)
    return None if strange else phrase


def _holder(phrase: Phrase, name: str, names: Names) -> Described:
    code, title = phrase.code, phrase.title.title
    if not code:
        code = next(
            (h.entry.code for h in names.hits if h.first < phrase.head and isinstance(h.entry, Country) and h.sort == "adjective"),
            "",
        )
    kind: ActorKind = "people" if phrase.plural or title in GROUPS else "unnamed"
    return Described(kind, name, code, phrase.sector, title, phrase.definite or phrase.plural, "title", 0.6)


def _body(names: Names, name: str) -> Described | None:
    """A people, or a body by its common noun: "Veronians", "the government", "the police"."""
    for hit in names.hits:
        lead = [names.line.low(at) for at in range(hit.first)]
        if any(word not in DETERMINERS and word not in ("some", "many", "most", "several") for word in lead) or hit.last < len(
            names.line.words
        ):
            continue
        if hit.sort == "people" and isinstance(hit.entry, Country):
            return Described("people", name, hit.entry.code, "CVL", None, True, "table", 0.6)
        if isinstance(hit.entry, StateBody):
            kind: ActorKind = "people" if hit.entry.words == "police" else hit.entry.kind
            return Described(kind, name, "", hit.entry.sector, None, True, "table", 0.55)
        if isinstance(hit.entry, OrgHead):
            return Described(hit.entry.kind, name, "", hit.entry.sector or "UNK", None, True, "pattern", 0.55)
    return None


def _unknown_name(words: list[Word], name: str) -> Described | None:
    """Capitalised words and nothing else: someone whom only the saying vouches for."""
    if not 1 <= len(words) <= _MOST or not all(word.capital or word.text in PARTICLES for word in words):
        return None
    kinds = [no_names().get(word.text) for word in words]
    if any(kinds) or any(word.text.isupper() and len(word.text) > 1 and not word.text.endswith(".") for word in words):
        return None
    return Described("person", name, "", "UNK", None, True, "attribution", 0.5)
