"""Phrases around a title: "the North Korean leader", "the president of Russia", "BBC diplomatic correspondent"."""

from __future__ import annotations

from typing import NamedTuple

from onrecord.lang.en import cues
from onrecord.lang.en.grammar import AUXILIARIES, CONJUNCTIONS, OBJECT_PRONOUNS, PREPOSITIONS, PRONOUNS, SUBORDINATORS
from onrecord.lang.en.people import Outlet, StateBody, Title, modifiers, no_names
from onrecord.lang.en.places import verbs
from onrecord.ontology.bodies import Body
from onrecord.ontology.countries import Country
from onrecord.resolve.gazetteer import Hit
from onrecord.resolve.naming import Names

DETERMINERS = frozenset(("the", "a", "an", "this"))
OWNERS = frozenset(("his", "her", "its", "their", "our", "my", "your"))
GROUPS = frozenset(("authorities", "people", "troops", "locals"))  # titles of many, in the form of one
DEFINITE = frozenset(("the", "this", "'s")) | OWNERS
_STOP = (
    AUXILIARIES
    | CONJUNCTIONS
    | PREPOSITIONS
    | PRONOUNS
    | OBJECT_PRONOUNS
    | SUBORDINATORS
    | frozenset(("not", "who", "than", "then"))
)
_REACH = 6  # words before a title that may belong to it
_UNKNOWN = 2  # of them such as no table knows
_FLEXIBLE = frozenset(("", "GOV"))


class Phrase(NamedTuple):
    """Words `first` up to `last` that stand for the holder of a title; the title itself ends at `head`.

    `code` and `sector` are what the words tell, "" and "UNK" where they don't; `tail` are the words after "of".
    """

    first: int
    last: int
    head: int
    title: Title
    plural: bool
    former: bool
    determiner: str
    code: str
    sector: str
    tail: str
    adorned: bool
    plain: bool

    @property
    def definite(self) -> bool:
        """Whether it names one that the reader should know."""
        return self.determiner in DEFINITE


def speech_words() -> frozenset[str]:
    """The finite forms of the verbs of saying."""
    return frozenset(form for cue in cues() if cue.kind in ("verb", "relay") for form in cue.forms)


_SPEECH = speech_words()


def find_phrases(names: Names) -> list[Phrase]:
    """The phrases of a line around each title."""
    return [phrase for hit in names.hits if hit.sort in ("title", "titles") and (phrase := _phrase(names, hit)) is not None]


def _phrase(names: Names, hit: Hit) -> Phrase | None:
    title = hit.entry
    follower = names.starting.get(hit.last)
    if not isinstance(title, Title) or (follower is not None and follower.sort in ("title", "titles") and hit.sort == "title"):
        return None  # "chief prosecutor": the next one is the head
    first, determiner, tellers, plain = _left(names, hit)
    if title.kind == "honorific" and first < hit.first:
        return None  # "a former Miss Veronia"
    if hit.sort == "title" and (_bare(names, hit, first) or (title.adjective and _common_noun(names, hit.last))):
        return None
    last, told, tail = _right(names, hit)
    words = [names.line.low(at) for at in range(first, hit.first)]
    former = any(word in modifiers() and modifiers()[word].former for word in words) or names.line.low(hit.first).startswith("ex-")
    code, sector = _told(title, tellers, told)
    adorned = bool(tellers) or told is not None
    return Phrase(
        first,
        last,
        hit.last,
        title,
        hit.sort == "titles",
        former,
        determiner,
        code,
        "ELI" if former else sector,
        tail,
        adorned,
        plain,
    )


def _bare(names: Names, hit: Hit, first: int) -> bool:
    """Whether a title of one stands alone in lower case: a verb or another word ("they judge us", "in general")."""
    line = names.line
    if first < hit.first or not line.words[first].text.islower() or hit.last - hit.first > 1:
        return False
    return not (
        line.capital(hit.last)
        or line.low(first - 1) in (",", "'s")
        or line.low(hit.last) in ("of", "for")
        or line.low(first) in GROUPS
    )


def _common_noun(names: Names, at: int) -> bool:
    """Whether a word follows that may be a noun, so that the word before it is an adjective."""
    word = names.line.words[at] if at < len(names.line.words) else None
    if word is None or not word.text.islower() or not word.alpha or word.low in _STOP or word.low in _SPEECH:
        return False
    return not word.low.endswith(("ly", "ed")) and word.low not in verbs() and word.low not in ("'s", "here", "there")


def _left(names: Names, hit: Hit) -> tuple[int, str, list[Hit], bool]:
    """Where the phrase begins, its determiner, the names that tell of the title, and whether the tables know all."""
    at, begin, unknown, tellers = hit.first, hit.first, 0, list[Hit]()
    while at > max(hit.first - _REACH, 0):
        before = names.ending.get(at)
        low = names.line.low(at - 1)
        if low in DETERMINERS or low in OWNERS:
            return at - 1, low, tellers, not unknown
        if before is not None and before.sort in (
            "adjective",
            "country",
            "capital",
            "seat",
            "body",
            "outlet",
            "org",
            "state body",
            "title",
        ):
            at = before.first
            tellers.append(before)
            begin = at if not unknown else begin
        elif low in modifiers() or (low == "'s" and names.ending.get(at - 1) is not None):
            at -= 1
            begin = at if not unknown and low != "'s" else begin
        elif not names.line.words[at - 1].alpha or low in _STOP or low in _SPEECH or unknown == _UNKNOWN:
            break
        else:
            unknown, at = unknown + 1, at - 1
    owned = any(names.line.low(n) == "'s" for n in range(begin, hit.first))
    return begin, "'s" if owned else "", [teller for teller in tellers if teller.first >= begin], True


def _right(names: Names, hit: Hit) -> tuple[int, Hit | None, str]:
    """Where the phrase ends, the name after "of", and the words after it."""
    line, at = names.line, hit.last
    if line.low(at) not in ("of", "for", "from", "at", "to") or (
        line.low(at) == "to" and hit.entry.__class__ is Title and not _sent(hit)
    ):
        return at, None, ""
    begin = at + 1 + (line.low(at + 1) in DETERMINERS or line.low(at + 1) in OWNERS)
    told = names.starting.get(begin)
    if told is not None and told.sort in ("country", "body", "outlet", "org", "seat", "capital", "state body"):
        return told.last, None if line.low(at) == "to" else told, " ".join(line.low(n) for n in range(begin, told.last))
    adjective = told is not None and told.sort == "adjective"
    if told is not None and adjective and (inner := names.starting.get(told.last)) is not None and inner.sort == "state body":
        return inner.last, told, " ".join(line.low(n) for n in range(begin, inner.last))
    if line.low(at) != "of":
        return at, None, ""
    end = begin
    while end < len(line.words) and line.capital(end) and end - begin < 4 and no_names().get(line.words[end].text) != "other":
        end += 1
    if end == begin and begin < len(line.words) and line.words[begin].alpha and line.low(begin) not in _STOP:
        end = begin + 1
    return (end, None, " ".join(line.low(n) for n in range(begin, end))) if end > begin else (at, None, "")


def _sent(hit: Hit) -> bool:
    return isinstance(hit.entry, Title) and hit.entry.title in ("ambassador", "envoy", "special envoy", "special representative")


def _told(title: Title, tellers: list[Hit], told: Hit | None) -> tuple[str, str]:
    """Country code and sector of a title's holder, from the names beside it."""
    code, sector = "", title.sector
    for hit in [*tellers, *([told] if told is not None else [])]:
        entry = hit.entry
        if isinstance(entry, Country):
            code = code or entry.code
            if title.kind == "head" or (title.title.startswith("spokes") and hit.sort != "adjective"):
                sector = sector or "GOV"
        elif isinstance(entry, Body):
            code = code or (entry.code if entry.code != "NGO" else "")
            sector = entry.sector if title.sector in _FLEXIBLE else sector
            if entry.code == "IGO" and title.sector in _FLEXIBLE:
                return code, entry.sector
        elif isinstance(entry, StateBody) or hit.sort == "org":
            sector = getattr(entry, "sector", "") or sector if title.sector in _FLEXIBLE else sector
        elif isinstance(entry, Outlet):
            sector = sector or "JRN"
    return code, sector or "UNK"
