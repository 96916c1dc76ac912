"""Later words for people already met: their family names, their titles, pronouns."""

from __future__ import annotations

from onrecord.lang.en.grammar import PREPOSITIONS
from onrecord.lang.en.people import family_first, given_names, no_names
from onrecord.resolve.cast import Cast, Draft, aliases
from onrecord.resolve.persons import Vocabulary
from onrecord.resolve.phrases import Phrase, speech_words
from onrecord.resolve.scene import Scene

_PRONOUNS = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "herself": "f"}
_FAR_MORE = 3  # times as often as any other
_LONGEST = 4  # words of a short name
_SPEECH = speech_words()


def link_names(stage: list[Scene], cast: Cast, known: Vocabulary) -> None:
    """Family names, and in headlines whole names, that only one person has."""
    bearers: dict[tuple[str, ...], list[Draft]] = {}
    for draft in cast.people:
        for short in aliases(draft, family_first(), given_names()) | {draft.parts}:
            bearers.setdefault(short, []).append(draft)
    for scene in stage:
        at = 0
        while at < len(scene.line.words):
            at = _link_name(scene, at, bearers, known)


def _link_name(scene: Scene, at: int, bearers: dict[tuple[str, ...], list[Draft]], known: Vocabulary) -> int:
    """Link the name at `at`, if one stands there; where to look on."""
    words = scene.line.words
    if at in scene.taken or not words[at].alpha:
        return at + 1
    for length in range(min(_LONGEST, len(words) - at), 0, -1):
        found = bearers.get(tuple(word.text for word in words[at : at + length]))
        bearer = _foremost(found) if found else None
        if bearer is not None and _stands_alone(scene, at, at + length, known):
            scene.note(bearer, at, at + length, "name")
            return at + length
    return at + 1


def _foremost(bearers: list[Draft]) -> Draft | None:
    """The one bearer of a short name, or the one who is met first and far more often than the others; else nobody."""
    if len(bearers) == 1:
        return bearers[0]
    ranked = sorted(bearers, key=lambda draft: -draft.met)
    return (
        ranked[0]
        if ranked[0].met >= _FAR_MORE * ranked[1].met and ranked[0].start == min(draft.start for draft in ranked)
        else None
    )


def _stands_alone(scene: Scene, first: int, last: int, known: Vocabulary) -> bool:
    """Whether a short name is not part of a longer one, nor a common word that opens a sentence."""
    line = scene.line
    if any(n in scene.names.covering or n in scene.taken for n in range(first, last)):
        return False
    follows = line.low(last)
    common = last - first == 1 and (line.words[first].low in known.lower or no_names().get(line.words[first].text) is not None)
    if common and (first == 0 or no_names().get(line.words[first].text) is not None) and follows not in _SPEECH and follows != "'s":
        return False
    if line.titled:
        return not common
    before = first > 0 and line.capital(first - 1) and first - 1 not in scene.taken and not _opening(scene, first - 1)
    after = line.capital(last) and last not in scene.taken and no_names().get(line.words[last].text) not in ("time", "other")
    return not before and not after


def _opening(scene: Scene, at: int) -> bool:
    return no_names().get(scene.line.words[at].text) in ("other", "time") or at in scene.names.covering


def link_phrases(stage: list[Scene], cast: Cast) -> None:
    """Titles that only one person of the article holds: "the Veronian president", "the governor"."""
    for scene in stage:
        for phrase in scene.phrases:
            if phrase.plural or any(at in scene.taken for at in range(phrase.head - 1, phrase.last)):
                continue
            holder = _holder(cast, phrase, scene.line.words[phrase.first].start)
            if holder is not None:
                scene.note(holder, phrase.first, phrase.last, "title")
            else:
                scene.cast.setdefault(phrase.first, None)


def _holder(cast: Cast, phrase: Phrase, start: int) -> Draft | None:
    if not phrase.definite or not phrase.plain or phrase.former or phrase.title.kind == "honorific":
        return None
    if phrase.title.title == "counterpart":
        fitting = [
            draft for draft in cast.people if phrase.code and draft.code == phrase.code and draft.titles and not draft.former
        ]
    elif phrase.tail and not phrase.code:
        fitting = [draft for draft in cast.people if any(_same(phrase, met) and met.tail == phrase.tail for met in draft.titles)]
    else:
        fitting = [draft for draft in cast.people if _holds(draft, phrase)]
    if len(fitting) != 1 or (not phrase.code and fitting[0].start > start):
        return None
    return fitting[0]


def _holds(draft: Draft, phrase: Phrase) -> bool:
    if draft.former or (phrase.code and draft.code != phrase.code) or (phrase.determiner != "the" and not phrase.code):
        return False
    if phrase.code and phrase.title.title == "leader" and draft.leads:
        return True
    return any(_same(phrase, met) for met in draft.titles)


def _same(phrase: Phrase, met: Phrase) -> bool:
    """Whether two phrases tell of one title; the leader of a state is called by any of its titles."""
    heads = phrase.title.kind == met.title.kind == "head" and "leader" in (phrase.title.title, met.title.title)
    return phrase.title.title == met.title.title or (heads and "counterpart" not in (phrase.title.title, met.title.title))


def link_pronouns(stage: list[Scene]) -> None:
    """Pronouns where one person alone can be meant: of the same sentence, else of the one before it in the paragraph."""
    previous: Scene | None = None
    for scene in stage:
        if previous is not None and previous.line.block != scene.line.block:
            previous = None
        for at, word in enumerate(scene.line.words):
            sex = _PRONOUNS.get(word.low)
            if sex is None or at in scene.taken:
                continue
            meant = _meant(scene, previous, at, sex)
            if meant is not None:
                scene.note(meant, at, at + 1, "pronoun")
                meant.sex = sex
        previous = scene


def _meant(scene: Scene, previous: Scene | None, at: int, sex: str) -> Draft | None:
    quoted = scene.line.quoted[at]
    if at == 1 and scene.line.low(0) in PREPOSITIONS:
        return _announced(scene, sex)
    here = _candidates(scene, at, quoted, sex)
    if here or previous is None:
        return _only(here)
    return _only(_candidates(previous, len(previous.line.words), quoted, sex))


def _announced(scene: Scene, sex: str) -> Draft | None:
    """Who is named right after the comma in "In his speech, the Veronian leader said"."""
    comma = next((n for n, word in enumerate(scene.line.words) if word.text == ","), len(scene.line.words))
    draft = scene.cast.get(comma + 1)
    return draft if draft is not None and draft.sex in ("", sex) else None


def _candidates(scene: Scene, until: int, quoted: bool, sex: str) -> list[Draft | None]:
    out: list[Draft | None] = []
    for first, draft in scene.cast.items():
        if first < until and scene.line.quoted[first] == quoted and (draft is None or draft.sex in ("", sex)) and draft not in out:
            out.append(draft)
    return out


def _only(candidates: list[Draft | None]) -> Draft | None:
    return candidates[0] if len(candidates) == 1 else None
