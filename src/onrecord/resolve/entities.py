"""Phrases put together into entities: the same name, a name and its apposition, a description of someone told before, pronouns."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import msgspec

from onrecord.lang.en.people import titles
from onrecord.lang.en.tables import words as word_class
from onrecord.model import ActorKind
from onrecord.ontology.countries import countries
from onrecord.resolve.coding import Coded, code_actor
from onrecord.resolve.home import Lands
from onrecord.resolve.mentions import Phrase, Stage

__all__ = ["Cast", "Entity", "better"]

_TABLES = frozenset(("table", "own table"))
_NEAR = 12  # phrases back that a pronoun or a bare description may mean
_SEXES = {"he": "m", "she": "f"}
_HUMAN = frozenset(("person", "unnamed"))
_SINGLE = frozenset(("country", "government", "organization", "group", "outlet"))


class Entity(msgspec.Struct):
    """Someone, by the phrases that mention them (numbers). `coded` is what the surest of them tells; `parts` the fullest name."""

    number: int
    phrases: list[int]
    coded: Coded
    parts: tuple[str, ...] = ()
    name: str = ""
    sex: str = ""
    plural: bool = False
    named: bool = False


class Cast:
    """The entities of an article. `whose[phrase]` lists those whom a phrase mentions: one, or several for "both"."""

    def __init__(self, stage: Stage, lands: Lands) -> None:
        self.stage = stage
        self._lands = lands
        self.entities: list[Entity] = []
        self.whose: dict[int, list[int]] = {}
        self.guessed: set[int] = set()  # those of whom only the page tells the country
        self._by_key: dict[tuple[str, ...], int] = {}
        order = sorted(range(len(stage.phrases)), key=lambda number: stage.phrases[number].head)
        for number in order:
            self._name(number)
        for number in order:
            if number not in self.whose:
                self.describe(number)

    # names

    def _name(self, number: int) -> None:
        phrase = self.stage.phrases[number]
        if phrase.form == "pronoun" or number in self.whose:
            return
        key = self._key(phrase)
        if key is None:
            return
        found = self._by_key.get(key)
        if found is None and key[0] == "country" and phrase.coded.kind != "country":
            phrase.coded = code_actor(countries()[key[1]].name)
        if found is None and phrase.parts:
            found = self._same_person(phrase)
        if found is None and key[0] == "org":
            found = self._surname(phrase)
            found = self._same_body(phrase) if found is None else found
        if found is None:
            found = self._new(number)
        else:
            self._join(number, found)
        self._by_key.setdefault(key, found)

    def _key(self, phrase: Phrase) -> tuple[str, ...] | None:
        coded = phrase.coded
        if coded.kind == "country" and coded.by in _TABLES and len(phrase.parts) < 2:
            return ("country", coded.code)
        if phrase.lemma == "side" and coded.code in countries():
            return ("country", coded.code)  # "the Kyrgyz side"
        if phrase.lemma == "government" and not coded.code and not phrase.plural and (land := self._lands.near(phrase.span.start)):
            return ("country", land)
        if phrase.parts:
            return ("person", " ".join(phrase.parts).lower())
        if coded.kind != "person" and coded.by in _TABLES and phrase.form != "description":
            return ("body", coded.name)
        if phrase.form in ("name", "metonym"):
            words = self.stage.words
            text = " ".join(words.lower(at) for at in range(phrase.first, phrase.last + 1)).removeprefix("the ")
            return ("person" if coded.kind == "person" and coded.by == "officials" else "org", text)
        return None

    def _same_person(self, phrase: Phrase) -> int | None:
        """Who is called by a part of the name: the last word, or the first of a family-first one, if only one person is."""
        parts = [part.lower() for part in phrase.parts]
        fitting = []
        for entity in self.entities:
            own = [part.lower() for part in entity.parts]
            if not own or own == parts:
                if own and own == parts:
                    return entity.number
                continue
            short, full = (parts, own) if len(parts) <= len(own) else (own, parts)
            if (
                short == full[-len(short) :]
                or short == full[: len(short)]
                or (len(short) > 1 and short[0] == full[0] and short[-1] == full[-1])
            ):
                fitting.append(entity)
        if not _surname_alone(phrase):
            told = [(one, "" if _namesake(one) else one.coded.code) for one in fitting]
            fitting = [one for one, code in told if not (code and phrase.coded.code and code != phrase.coded.code)]
        sex = phrase.sex
        fitting = [one for one in fitting if not (sex and one.sex and sex != one.sex)]
        return fitting[-1].number if len({one.number for one in fitting}) == 1 else None

    def _surname(self, phrase: Phrase) -> int | None:
        """Whose name ends with the last word of a phrase that nothing else explains."""
        last = self.stage.words.lower(phrase.last)
        fitting = [one.number for one in self.entities if one.parts and one.parts[-1].lower() == last]
        return (
            fitting[0]
            if len(fitting) == 1 and phrase.coded.by in ("unknown", "pattern", "title", "officials", "composition")
            else None
        )

    def _same_body(self, phrase: Phrase) -> int | None:
        """A body called by its acronym, or by the last words of its name."""
        words = self.stage.words
        told = [words.lower(at) for at in range(phrase.first, phrase.last + 1) if words.lower(at) != "the"]
        for entity in reversed(self.entities):
            own = entity.name.lower().removeprefix("the ").split()
            if not own or entity.parts or not entity.named:
                continue
            if (
                len(told) == 1
                and len(told[0]) >= 2
                and told[0] == "".join(word[0] for word in own if word not in ("of", "the", "for", "and"))
                and len(own) > 1
            ):
                return entity.number
            if len(own) > len(told) and (own[-len(told) :] == told or own[: len(told)] == told) and len(told[-1]) > 3:
                return entity.number
        return None

    # descriptions

    def describe(self, number: int) -> None:
        """Find whom a description or a pronoun means, or note someone new."""
        phrase = self.stage.phrases[number]
        if phrase.form == "pronoun":
            meant = self._pronoun(number)
            if meant:
                self.whose[number] = meant
                for one in meant:
                    self.entities[one].phrases.append(number)
            return
        found = self._beside(number)
        if found is None and _pair(self.stage, phrase):
            meant = self._pair(number)
            if meant:
                self.whose[number] = meant
                for one in meant:
                    self.entities[one].phrases.append(number)
                return
        if found is None and phrase.definite:
            found = self._again(number)
        if found is None:
            self._new(number)
        else:
            self._join(number, found)

    def _beside(self, number: int) -> int | None:
        """The one whom a description stands beside: "Ana Roe, the minister", "a baker, Ana Roe", "the minister Ana Roe"."""
        stage, words = self.stage, self.stage.words
        phrase = stage.phrases[number]
        beside = []
        if words.tokens[phrase.head].deprel == "appos":
            beside.append(words.head[phrase.head])
        beside += [below for below in words.below(phrase.head) if words.tokens[below].deprel in ("appos", "flat", "flat:name")]
        others = [stage.at_head.get(head) for head in beside] + [self._adjoining(phrase)]
        for other in others:
            if other is not None and other in self.whose and len(self.whose[other]) == 1:
                entity = self.entities[self.whose[other][0]]
                if _compatible(entity, phrase):
                    return entity.number
        return None

    def _adjoining(self, phrase: Phrase) -> int | None:
        """The person's name right behind a description or right before it, a comma between or nothing: "the manager, Ana Roe,"."""
        if phrase.plural or phrase.coded.kind not in _HUMAN:
            return None
        words, stage = self.stage.words, self.stage
        behind = phrase.last + 1 + (words.lower(phrase.last + 1) == ",")
        before = phrase.first - 1 - (words.lower(phrase.first - 1) == ",")
        for number, other in enumerate(stage.phrases):
            if not other.parts or words.sentence[other.head] != words.sentence[phrase.head]:
                continue
            if other.first == behind and words.lower(other.last + 1) not in ("and", "or"):
                return number
            if (
                other.last == before
                and words.lower(phrase.first - 1) == ","
                and words.lower(phrase.first) in ("a", "an", "the", "his", "her", "its", "their")
            ):
                return number
        return None

    def _again(self, number: int) -> int | None:
        """Whom a definite description means: the one whom the reader takes it for, one told by the same noun or office."""
        stage = self.stage
        phrase = stage.phrases[number]
        before = phrase.antecedent
        if before is not None and phrase.sure >= 0.5 and before in self.whose and len(self.whose[before]) == 1:
            entity = self.entities[self.whose[before][0]]
            if _compatible(entity, phrase):
                return entity.number
        for entity in self._recent(number):
            if not _compatible(entity, phrase):
                continue
            for told in entity.phrases:
                other = stage.phrases[told]
                if other.form != "pronoun" and other.head < phrase.head and self._same_noun(other, phrase, entity):
                    return entity.number
        leader = self._leader(phrase)
        return self._same_sort(number) if leader is None else leader

    def _leader(self, phrase: Phrase) -> int | None:
        """The one person told by name whom "the Veronian leader" means: of that country, and its leader."""
        if phrase.lemma not in _leading() or not phrase.coded.code or phrase.plural:
            return None
        told = [
            one.number
            for one in self.entities
            if one.parts and one.coded.code == phrase.coded.code and set((one.coded.title or "").lower().split()) & _leading()
        ]
        return told[0] if len(told) == 1 else None

    def _same_sort(self, number: int) -> int | None:
        """The body told last that is of the sort that a bare noun names: "the company", "the ministry", "the union"."""
        phrase = self.stage.phrases[number]
        told = phrase.coded
        bare = all(self.stage.words.tokens[at].upos in ("DET", "NOUN") for at in range(phrase.first, phrase.last + 1))
        if not bare or phrase.plural or told.kind not in _SINGLE or phrase.last - phrase.first > 1:
            return None
        for entity in self._recent(number):
            one = entity.coded
            if entity.named and one.kind == told.kind and one.sector == told.sector and told.sector not in ("", "UNK"):
                return entity.number
        return None

    def _same_noun(self, other: Phrase, phrase: Phrase, entity: Entity) -> bool:
        words = self.stage.words
        if other.plural != phrase.plural:
            return False
        own = {words.lemma(at) for at in range(phrase.first, phrase.last + 1) if words.tokens[at].upos in ("NOUN", "PROPN", "ADJ")}
        told = {words.lemma(at) for at in range(other.first, other.last + 1) if words.tokens[at].upos in ("NOUN", "PROPN", "ADJ")}
        if phrase.lemma not in told and not (entity.coded.title and phrase.lemma in entity.coded.title.lower().split()):
            return False
        own -= {"same"}
        return own <= told or (phrase.lemma in told and len(own) == 1)

    def _recent(self, number: int) -> Iterator[Entity]:
        """Entities, those mentioned last first."""
        head = self.stage.phrases[number].head
        seen = []
        for entity in self.entities:
            places = [self.stage.phrases[one].head for one in entity.phrases if self.stage.phrases[one].head < head]
            if places:
                seen.append((max(places), entity.number))
        for _, which in sorted(seen, reverse=True):
            yield self.entities[which]

    def _pair(self, number: int) -> list[int]:
        """The two whom "both leaders", "the two countries" mean: the last two of that sort who were told."""
        phrase = self.stage.phrases[number]
        lands = phrase.lemma in word_class("paired_lands")
        persons = phrase.lemma in word_class("paired_persons")
        out: list[int] = []
        for entity in self._recent(number):
            fits = (
                entity.coded.kind == "country" if lands
                else entity.coded.kind in _HUMAN and not entity.plural and entity.named if persons
                else entity.coded.kind in _SINGLE and entity.named
            )  # fmt: skip
            if fits:
                out.append(entity.number)
            if len(out) == 2:
                return out[::-1]
        return []

    # pronouns

    def _pronoun(self, number: int) -> list[int]:
        phrase = self.stage.phrases[number]
        if phrase.person in ("1", "2"):
            return []  # for the speakers to settle
        if phrase.person == "who":
            return self._relative(number)
        seen: set[int] = set()
        before = phrase.antecedent
        while before is not None and before not in seen:
            seen.add(before)
            if before in self.whose:
                meant = [one for one in self.whose[before] if self.agrees(self.entities[one], phrase)]
                if meant and len(meant) == len(self.whose[before]):
                    return meant
                break
            before = self.stage.phrases[before].antecedent
        return self._nearest(number)

    def _relative(self, number: int) -> list[int]:
        words, phrase = self.stage.words, self.stage.phrases[number]
        head = words.head[phrase.head]
        for _ in range(4):
            if head < 0:
                break
            if words.tokens[head].deprel.startswith("acl"):
                other = self.stage.at_head.get(words.head[head])
                return self.whose.get(other, []) if other is not None else []
            head = words.head[head]
        return []

    def _nearest(self, number: int) -> list[int]:
        """Whom a pronoun means where the reader does not say: the last subject before it that agrees."""
        stage, phrase = self.stage, self.stage.phrases[number]
        before = [
            (other.subject, other.head, place)
            for place, other in enumerate(stage.phrases)
            if other.head < phrase.head
            and place in self.whose
            and stage.words.sentence[phrase.head] - stage.words.sentence[other.head] <= 2
        ]
        for wanted in (True, False):
            for subject, _, place in sorted(before, key=lambda one: -one[1])[:_NEAR]:
                meant = self.whose[place]
                guessed = phrase.person in ("he", "she") or (wanted and phrase.person == "it")
                if guessed and subject >= wanted and all(self.agrees(self.entities[one], phrase) for one in meant):
                    return meant
        return []

    def agrees(self, entity: Entity, phrase: Phrase) -> bool:
        """Whether a pronoun may be of an entity: a man's of a man, "it" of a body, "they" of several."""
        kind = entity.coded.kind
        if phrase.person in _SEXES:
            known = bool(entity.parts) or entity.coded.by != "unknown"
            return known and kind in _HUMAN and not entity.plural and entity.sex in ("", _SEXES[phrase.person])
        if phrase.person == "it":
            return kind in _SINGLE and not entity.plural
        if phrase.person == "they":
            return entity.plural or kind in ("people", "group", "organization", "outlet", "country", "government", "unnamed")
        return True

    # entities

    def _new(self, number: int) -> int:
        phrase = self.stage.phrases[number]
        entity = Entity(len(self.entities), [], phrase.coded)
        self.entities.append(entity)
        self._join(number, entity.number)
        return entity.number

    def _join(self, number: int, which: int) -> None:
        phrase, entity = self.stage.phrases[number], self.entities[which]
        self.whose[number] = [which]
        entity.phrases.append(number)
        entity.named = entity.named or phrase.form in ("name", "metonym")
        if _namesake(entity) and len(phrase.parts) > 1:
            entity.coded = phrase.coded
        elif not (_surname_alone(phrase) and len(entity.parts) > 1):
            entity.coded = better(entity.coded, phrase.coded, first=len(entity.phrases) == 1)
        if len(phrase.parts) > len(entity.parts):
            entity.parts = phrase.parts
        entity.sex = entity.sex or phrase.sex
        entity.plural = entity.plural or (phrase.plural and not entity.named)
        if phrase.form == "name" and not entity.parts:
            entity.name = max(entity.name, _proper(phrase.span.of(self.stage.article.text)), key=len)


def _proper(text: str) -> str:
    """A name without the article and the common nouns beside it: "De Palm" of "the daily De Palm" and of "the De Palm daily"; but "Tajik
    state television" and "the same radio" are told whole."""
    words = text.split()
    while (
        len(words) > 1
        and words[-1] in word_class("media")
        and words[-2].lstrip("“\"«‘'")[:1].isupper()
        and words[-2] not in ("The", "A", "An")
    ):
        words.pop()
    first = next(
        (place for place, word in enumerate(words) if not word.lstrip("“”\"«»‘’'").islower() and word not in ("The", "A", "An")), 0
    )
    return " ".join(words[first:]).strip("“”\"«»‘’' ") or text


@cache
def _leading() -> frozenset[str]:
    """The words for who leads a state."""
    return frozenset(title.title for title in titles() if title.kind == "head")


def _surname_alone(phrase: Phrase) -> bool:
    """Whether a phrase is a surname that office holders bear too, and nothing on the page says that it is one of them."""
    return len(phrase.parts) == 1 and phrase.coded.by == "officials"


def _namesake(entity: Entity) -> bool:
    """Whether all that is known of somebody is a surname, and that an office holder bears it."""
    return len(entity.parts) == 1 and entity.coded.by == "officials"


def _pair(stage: Stage, phrase: Phrase) -> bool:
    """Whether a phrase stands for two told before: "both leaders", "the two sides", "neither government"."""
    start = [stage.words.lower(at) for at in range(phrase.first, phrase.last + 1)][:2]
    if stage.words.lower(phrase.first - 1) in ("both", "neither", "either"):  # a tree may take it for a conjunction
        return True
    if start[:1] in (["both"], ["neither"], ["either"]):
        return True
    return (
        phrase.plural
        and start[:1] in (["the"], ["these"], ["those"])
        and (start[1:] == ["two"] or phrase.lemma in ("side", "party"))
    )


def _compatible(entity: Entity, phrase: Phrase) -> bool:
    """Whether a description may be of an entity: no other country, no body for a person, no many for one."""
    one, other = entity.coded, phrase.coded
    if one.code and other.code and one.code != other.code:
        return False
    if phrase.plural and not entity.plural and entity.named and one.kind in _HUMAN:
        return False
    human, bodily = {"person", "unnamed"}, {"country", "government", "organization", "group", "outlet"}
    if other.by == "unknown":
        return True
    return not ((one.kind in human and other.kind in bodily) or (one.kind in bodily and other.kind in human))


def better(held: Coded, told: Coded, *, first: bool) -> Coded:
    """What two phrases for one tell together: kind and name of the surer, country and sector from whichever has them."""
    if first:
        return held
    sure, other = (told, held) if _weight(told) > _weight(held) else (held, told)
    kind: ActorKind = "person" if "person" in (held.kind, told.kind) and sure.kind == "unnamed" else sure.kind
    unknown = sure.sector in ("", "UNK") and other.sector not in ("", "UNK") and sure.kind != "country"
    return msgspec.structs.replace(
        sure,
        kind=kind,
        code=sure.code or other.code,
        sector=other.sector if unknown else sure.sector,
        title=sure.title or other.title,
    )


def _weight(coded: Coded) -> float:
    return coded.confidence + 0.3 * (coded.sector not in ("", "UNK")) + 0.1 * bool(coded.code)
