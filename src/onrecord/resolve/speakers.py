"""Who said it: attributions, which know only words, into statements by actors."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from onrecord.lang.en.tables import words as word_class
from onrecord.model import Actor, Article, Attribution, Form, Link, Mention, Parse, Statement, Via, Where, item_id
from onrecord.ontology.countries import countries
from onrecord.resolve.belonging import Settling, settle
from onrecord.resolve.coding import code_actor
from onrecord.resolve.entities import Cast, Entity, better
from onrecord.resolve.home import Lands
from onrecord.resolve.mentions import Phrase, Stage
from onrecord.resolve.naming import called
from onrecord.spans import Span

__all__ = ["Found", "find"]

_JOINT = 0.9  # how much less sure a statement is whose speakers are read out of one plural mention
_TITLING = frozenset(("NOUN", "PROPN", "ADJ", "DET", "NUM", "ADP", "CCONJ"))  # what stands before a name and tells of its bearer
_NEXT = 1  # sentences
_GOING_ON = frozenset(("he", "she", "they", "it"))
_OWN = frozenset(("i", "me", "my", "mine", "myself"))
_FIRST = _OWN | frozenset(("we", "us", "our", "ours"))


class Found(msgspec.Struct, frozen=True):
    """The statements of an article, its actors, and for each of the reader's references, by number, the ids of those it mentions."""

    statements: list[Statement]
    actors: list[Actor]
    meant: dict[int, list[str]]


def find(
    article: Article, parse: Parse, attributions: Sequence[Attribution], places: Sequence[Where], settling: Settling = settle
) -> Found:
    """Who is who in an article, and who said what. `places` are those that the article names; `settling` finds the countries that no words tell.

    A source that names two gives one statement each, with the same spans. A speaker that nothing tells is None. Actors come in the
    order of their first mention, statements in that of the attributions.
    """
    quoted = [span for one in attributions if one.mode == "direct" for span in one.content]
    stage = Stage(article, parse, article.published, quoted)
    lands = Lands(article, parse, stage, places)
    cast = Cast(stage, lands)
    speaking = _Speaking(article, stage, cast)
    speakers: list[list[int]] = []
    for number, one in enumerate(attributions):
        speakers.append(speaking.going_on(attributions, number, speakers) or speaking.of(one))
    chains = [[(link, speaking.named(link.source)) for link in one.via] for one in attributions]
    speaking.first_person(attributions, speakers)
    speakers = [speaking.settled(who) for who in speakers]
    chains = [[(link, speaking.settled(who)) for link, who in chain] for chain in chains]
    chains = [[(link, who) for link, who in chain if not _own_outlet(article, cast, who)] for chain in chains]
    chains = _handed_on(article, stage, cast, attributions, speakers, chains)
    settling(stage, cast, lands, told(attributions, speakers))
    wanted = {one for who in speakers for one in who} | {one for chain in chains for _, who in chain for one in who}
    kept = _actors(article, stage, cast, wanted | _ends(parse, stage, cast))
    made = []
    for one, who, chain in zip(attributions, speakers, chains, strict=True):
        via = [Via(kept[number].id, link.source, link.cue) for link, found in chain for number in found if number not in who]
        ids: list[str | None] = [kept[number].id for number in who] or [None]
        made.append([_statement(article, one, speaker, via, len(ids)) for speaker in ids])
    out: list[Statement] = []
    for one, statements in zip(attributions, made, strict=True):
        holder = made[one.inside][0].id if one.inside is not None else None
        out += [msgspec.structs.replace(statement, inside=holder) for statement in statements]
    for one, who in zip(attributions, speakers, strict=True):
        for number in who:
            if one.reason is not None and not cast.entities[number].named and kept[number].anonymity is None:
                kept[number] = msgspec.structs.replace(kept[number], anonymity=one.reason)
    actors = sorted(kept.values(), key=lambda actor: (actor.mentions[0].span.start, actor.mentions[0].span.end, actor.name))
    meant: dict[int, list[str]] = {}
    for number, which in cast.whose.items():
        reference = stage.phrases[number].reference
        if reference is not None:
            meant[reference] = [kept[one].id for one in which if one in kept]
    return Found(_once(out), actors, meant)


_Chain = list[tuple[Link, list[int]]]


def _own_outlet(article: Article, cast: Cast, who: Sequence[int]) -> bool:
    """Whether somebody is the article's own outlet: what one told it, it tells itself."""
    own = (article.outlet or "").casefold()
    return bool(own) and any(own in (cast.entities[one].name.casefold(), cast.entities[one].coded.name.casefold()) for one in who)


def _handed_on(
    article: Article,
    stage: Stage,
    cast: Cast,
    attributions: Sequence[Attribution],
    speakers: Sequence[list[int]],
    chains: list[_Chain],
) -> list[_Chain]:
    """The chains, of which those through a medium hold on: what "he added" in the same paragraph was told to the same paper."""
    out = list(chains)
    for number, one in enumerate(attributions[1:], 1):
        before = attributions[number - 1]
        pronoun = bool(one.source) and one.source[0].of(article.text).lower() in _GOING_ON
        media = [
            (link, who) for link, who in out[number - 1] if any(cast.entities[entity].coded.kind == "outlet" for entity in who)
        ]
        together = stage.words.sentence_at(one.content[0].start) - stage.words.sentence_at(before.content[-1].start) <= 1
        if pronoun and not out[number] and media and together and speakers[number] and speakers[number] == speakers[number - 1]:
            out[number] = media
    return out


def told(attributions: Sequence[Attribution], speakers: Sequence[Sequence[int]]) -> list[tuple[Span, Sequence[int]]]:
    """The stretches that somebody says, the longest first, each with its speakers."""
    stretches = [(span, who) for one, who in zip(attributions, speakers, strict=True) for span in one.content]
    return sorted(stretches, key=lambda one: (one[0].start - one[0].end, one[0]))


_MARKS = " “”\"«»‘’'"
_PARTICLES = frozenset(
    ("of", "de", "du", "la", "le", "des", "del", "do", "da", "al", "el", "the", "and", "&")
)  # within names of papers
_LIKELY = 0.5  # share from which a reference surely names an end of an event


def _ends(parse: Parse, stage: Stage, cast: Cast) -> set[int]:
    """The entities that may be ends of events: whoever acts or is acted upon is an actor."""
    asked = {end.reference for event in parse.events if event.confidence >= _LIKELY for end in event.ends if end.share >= _LIKELY}
    return {
        one for number, which in cast.whose.items() if stage.phrases[number].reference in asked for one in which
    }  # fmt: skip


class _Speaking:
    """From the words of sources to entities; brings up those whom only their saying shows."""

    def __init__(self, article: Article, stage: Stage, cast: Cast) -> None:
        self._article, self._stage, self._cast = article, stage, cast
        self._answering: int | None = None
        self._same: dict[int, int] = {}  # entities whose last words turned out to be about another one

    def of(self, one: Attribution) -> list[int]:
        """Who speaks."""
        for source in one.source:
            found = self.named(source)
            if found:
                return found
        if one.label is not None:
            return self._labelled(one.label)
        if one.mode == "direct" and not one.source and not one.cue and one.inside is None:
            return self._interviewee(one.content[0].start)
        return []

    def going_on(self, attributions: Sequence[Attribution], number: int, speakers: Sequence[list[int]]) -> list[int]:
        """Whom "he said" means right behind another statement: its speaker, if that is a man; empty where it is no such statement."""
        one, words, cast = attributions[number], self._stage.words, self._cast
        if one.inside is not None or len(one.source) != 1 or one.source[0].of(words.text).lower() not in ("he", "she"):
            return []
        last = next((at for at in range(number - 1, -1, -1) if attributions[at].inside is None), None)
        place = self._stage.find(words.within(one.source[0])[0])
        if last is None or place is None or len(speakers[last]) != 1 or not attributions[last].source:
            return []
        gap = words.sentence_at(one.source[0].start) - words.sentence_at(attributions[last].source[0].start)
        entity = cast.entities[speakers[last][0]]
        if not 0 < gap <= _NEXT or not cast.agrees(entity, self._stage.phrases[place]):
            return []
        for held in cast.whose.get(place, []):
            if place in cast.entities[held].phrases:
                cast.entities[held].phrases.remove(place)
        cast.whose[place] = [entity.number]
        entity.phrases.append(place)
        return [entity.number]

    def named(self, source: Span) -> list[int]:
        """Whom the words of a source or a link of a chain name."""
        words = self._stage.words
        numbers = list(words.within(source))
        top = words.top(numbers)
        if top is None or words.tokens[top].upos in ("DET", "SCONJ"):
            return []
        named = self._by_name(source, numbers)
        if named is not None:
            return [named]
        out: list[int] = []
        for head in [top, *self._conjuncts(top, set(numbers))]:
            for entity in self._entities(head, source):
                if entity not in out:
                    out.append(entity)
        if len(out) == 1:
            self._title(self._cast.entities[out[0]], top, numbers)
        return out

    def _title(self, entity: Entity, top: int, numbers: list[int]) -> None:
        """Call a body by the name that stands right behind its description: "the newspaper Ora", "the station «Ora-FM»"."""
        words = self._stage.words
        if entity.parts or entity.coded.by == "table" or words.tokens[top].upos != "NOUN" or numbers[-1] <= top:
            return
        name = Span(words.tokens[top].span.end, words.tokens[numbers[-1]].span.end).of(words.text).strip(_MARKS)
        told = name.split()
        if told and told[0] not in _PARTICLES and all(word.strip(_MARKS)[:1].isupper() or word in _PARTICLES for word in told):
            entity.name, entity.named = name, True

    def _by_name(self, source: Span, numbers: list[int]) -> int | None:
        """The one person whose name a source holds at its beginning, behind a comma or at the end of a title, be the description beside it
        what it may."""
        words, cast = self._stage.words, self._cast
        joints = [number for number in numbers if words.lower(number) == "and"]
        for entity in cast.entities:
            for number in entity.phrases:
                phrase = self._stage.phrases[number]
                if (
                    not phrase.parts
                    or not source.holds(phrase.span)
                    or any(one > phrase.last or one == phrase.first - 1 for one in joints)
                ):
                    continue
                before = words.lower(phrase.first - 1)
                begins = phrase.span.start == source.start or before == ","
                if ((begins and not joints) or self._titled(phrase, numbers)) and words.lower(phrase.last + 1) != "'s":
                    self._describe(entity, numbers[0], phrase.first)
                    told = code_actor(source.of(words.text), self._stage.date)  # what stands beside the name tells of it too
                    if told.by != "unknown" and told.kind == "person":
                        entity.coded = better(entity.coded, told, first=False)
                    return entity.number
        return None

    def _titled(self, phrase: Phrase, numbers: list[int]) -> bool:
        """Whether a name closes a source that begins with a title: "Minister of Labor and Trade Ana Roe", not "the wife of Ana Roe"."""
        ahead = [self._stage.words.tokens[at].upos for at in range(numbers[0], phrase.first)]
        return phrase.last == numbers[-1] and ahead[-1:] != ["ADP"] and all(upos in _TITLING for upos in ahead)

    def _describe(self, entity: Entity, first: int, until: int) -> None:
        """Note what stands before a name in a source as a description of the same."""
        for number, phrase in enumerate(self._stage.phrases):
            if first <= phrase.head < until and phrase.first == first and phrase.last < until and not phrase.parts:
                for held in self._cast.whose.get(number, []):
                    if held != entity.number and number in self._cast.entities[held].phrases:
                        self._cast.entities[held].phrases.remove(number)
                        if not self._cast.entities[held].phrases:
                            self._same[held] = entity.number
                if number not in entity.phrases:
                    entity.phrases.append(number)
                self._cast.whose[number] = [entity.number]

    def settled(self, who: list[int]) -> list[int]:
        """The same entities, each once, by what is known of all sources; those of whom no words are left, or none but "who" and "that", are
        gone."""
        out: list[int] = []
        for number in who:
            last, seen = number, {number}
            while not self._cast.entities[last].phrases and self._same.get(last, last) not in seen:
                last = self._same[last]
                seen.add(last)
            left = [self._stage.phrases[phrase].person for phrase in self._cast.entities[last].phrases]
            if any(person != "who" for person in left) and last not in out:
                out.append(last)
        return out

    def _conjuncts(self, top: int, within: set[int]) -> list[int]:
        words = self._stage.words
        return [below for below in words.below(top) if words.tokens[below].deprel == "conj" and below in within]

    def _entities(self, head: int, source: Span) -> list[int]:
        words, stage, cast = self._stage.words, self._stage, self._cast
        if words.lemma(head) in word_class("documents") or words.lemma(head) in word_class("estimates"):
            return self._issuer(head)
        fresh = head not in stage.at_head
        number = stage.find(head)
        if number is None:
            return []
        if fresh or number not in cast.whose:
            cast.describe(number)
        if number not in cast.whose:
            return []
        return cast.whose[number]

    def _issuer(self, head: int) -> list[int]:
        """Who speaks through a document: "the ministry's statement", "a report by RIA", "South Korean estimates"."""
        words, stage, cast = self._stage.words, self._stage, self._cast
        for below in words.below(head):
            rel = words.tokens[below].deprel
            if rel == "nmod:poss" or (rel.startswith(("nmod", "obl")) and _case(stage, below) in ("of", "by", "from")):
                number = stage.find(below)
                if number is not None:
                    if number not in cast.whose:
                        cast.describe(number)
                    if cast.whose.get(number):
                        return cast.whose[number]
            if rel == "acl":
                for agent in words.below(below):
                    if _case(stage, agent) in ("by", "from") and (number := stage.find(agent)) is not None:
                        if number not in cast.whose:
                            cast.describe(number)
                        return cast.whose.get(number, [])
            if rel in ("amod", "compound"):
                told = code_actor(words.tokens[below].span.of(words.text), stage.date)
                owner = next(
                    (one.number for one in cast.entities if one.coded.kind == "country" and one.coded.code == told.code), None
                )
                if told.code in countries() and owner is not None:
                    return [owner]
        return []

    def _labelled(self, label: Span) -> list[int]:
        """Whom the label of a turn names: someone told elsewhere by the same last word, else someone new."""
        words, stage, cast = self._stage.words, self._stage, self._cast
        numbers = [number for number in words.within(label) if words.tokens[number].upos != "PUNCT"]
        if not numbers:
            return []
        text = label.of(self._article.text)
        last = text.split()[-1].lower()
        if text in ("A", "ANSWER"):
            return self._interviewee(label.start)
        for entity in cast.entities:
            if entity.parts and entity.parts[-1].lower() == last:
                self._note(entity, numbers)
                return [entity.number]
        for entity in cast.entities:
            if entity.coded.title and last in entity.coded.title.lower().split() and not entity.plural:
                self._note(entity, numbers)
                return [entity.number]
        number = stage.find(numbers[-1])
        if number is None:
            return []
        if number not in cast.whose:
            cast.describe(number)
        return cast.whose.get(number, [])

    def _note(self, entity: Entity, numbers: list[int]) -> None:
        number = self._stage.find(numbers[-1])
        if number is not None and number not in self._cast.whose:
            self._cast.whose[number] = [entity.number]
            entity.phrases.append(number)

    def _interviewee(self, before: int) -> list[int]:
        """Whom an interview without labels is with: the person told first, of those told most before the first answer."""
        if self._answering is None:
            stage = self._stage
            persons = [one for one in self._cast.entities if one.coded.kind == "person" and one.parts]
            early = [one for one in persons if any(stage.phrases[number].span.start < before for number in one.phrases)]
            if not early:
                return []
            blocks = [block for block in self._article.blocks if block.role == "byline"]
            early = [
                one for one in early
                if not all(any(block.span.holds(stage.phrases[number].span) for block in blocks) for number in one.phrases)
            ] or early  # fmt: skip
            best = max(
                early, key=lambda one: (sum(stage.phrases[number].span.start < before for number in one.phrases), -one.number)
            )
            self._answering = best.number
        return [self._answering]

    def first_person(self, attributions: Sequence[Attribution], speakers: list[list[int]]) -> None:
        """Give "I" and "my" within what somebody says to that speaker; "we" too, where nobody else is told. Innermost first.

        Changes `speakers`: those whose source is such a pronoun.
        """
        words, stage, cast = self._stage.words, self._stage, self._cast
        order = sorted(
            range(len(attributions)), key=lambda number: -sum(span.end - span.start for span in attributions[number].content)
        )
        for number in order:
            one = attributions[number]
            who = speakers[number]
            own = one.source[0].of(words.text).lower() if one.source else ""
            if own in _FIRST and one.inside is not None and speakers[one.inside]:
                said = speakers[one.inside]
                who = speakers[number] = list(said) if own in _OWN or len(said) > 1 else [self._body_of(said[0])]
            if not who or (one.mode == "indirect" and one.inside is None):
                continue
            for span in one.content:
                for word in words.within(span):
                    if words.lower(word) in _FIRST:
                        place = stage.find(word)
                        if place is None:
                            continue
                        for held in cast.whose.get(place, []):
                            if place in cast.entities[held].phrases:
                                cast.entities[held].phrases.remove(place)
                        meant = who if words.lower(word) in _OWN or len(who) > 1 else [self._body_of(who[0])]
                        cast.whose[place] = list(meant)
                        for held in meant:
                            cast.entities[held].phrases.append(place)

    def _body_of(self, speaker: int) -> int:
        """For whom somebody says "we": a body that the descriptions of the speaker name, else the speaker."""
        stage, cast = self._stage, self._cast
        entity = cast.entities[speaker]
        if entity.coded.kind not in ("person", "unnamed"):
            return speaker
        words = stage.words
        for number in entity.phrases:
            phrase = stage.phrases[number]
            if phrase.form == "pronoun":
                continue
            todo = [phrase.head]
            near: set[int] = set()
            while todo:
                word = todo.pop()
                near.add(word)
                todo += [
                    below for below in words.below(word) if below not in near and not words.tokens[below].deprel.startswith("conj")
                ]
            for word in sorted(near):
                for other in cast.whose.get(stage.at_head.get(word, -1), []):
                    if other != speaker and cast.entities[other].coded.kind in (
                        "organization",
                        "government",
                        "group",
                        "country",
                        "outlet",
                    ):
                        return other
        return speaker


def _case(stage: Stage, word: int) -> str:
    words = stage.words
    return next((words.lower(below) for below in words.below(word) if words.tokens[below].deprel == "case"), "")


def _actors(article: Article, stage: Stage, cast: Cast, wanted: set[int]) -> dict[int, Actor]:
    """The actors: those wanted, and those told by name who do something."""
    out = {}
    for entity in cast.entities:
        if not entity.phrases or not (entity.number in wanted or _acts(stage, entity)):
            continue
        places: dict[tuple[int, int], Form] = {}
        for number in entity.phrases:
            phrase = stage.phrases[number]
            if phrase.person != "who" or entity.number in wanted:
                places.setdefault((phrase.span.start, phrase.span.end), phrase.form)
        mentions = [Mention(Span(*place), form) for place, form in _apart(places)]
        if not mentions:
            continue
        coded = entity.coded
        name = called(article, stage, entity)
        kind = coded.kind
        if entity.parts and kind in ("unnamed", "people"):
            kind = "person"
        out[entity.number] = Actor(
            id=item_id("actor", article.id, [mentions[0].span], name), name=name, kind=kind, code=coded.code, sector=coded.sector or "",
            mentions=mentions, by=coded.by, confidence=round(coded.confidence, 2), title=coded.title,
        )  # fmt: skip
    return out


def _acts(stage: Stage, entity: Entity) -> bool:
    """Whether somebody who says nothing is an actor all the same: told by name, and as a subject or its like."""
    if not entity.named or (entity.coded.kind == "unnamed" and not entity.parts):
        return False
    if entity.coded.by == "unknown" and not entity.parts:
        return False
    rels = [stage.words.tokens[stage.phrases[number].head].deprel for number in entity.phrases]
    return any(rel.startswith(("nsubj", "obl:agent", "obj", "iobj", "nmod:poss")) for rel in rels)


def _apart(places: dict[tuple[int, int], Form]) -> list[tuple[tuple[int, int], Form]]:
    """Mentions that do not overlap: of those that do the longest."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(places, key=lambda place: (place[0] - place[1], place)):
        if all(end <= other[0] or start >= other[1] for other in kept):
            kept.append((start, end))
    return [(place, places[place]) for place in sorted(kept)]


def _statement(article: Article, told: Attribution, speaker: str | None, via: list[Via], joint: int) -> Statement:
    spans = [*told.source, *told.cue, *told.content]
    return Statement(
        id=item_id("statement", article.id, spans, told.act, speaker or ""), source=told.source, speaker=speaker, cue=told.cue,
        content=told.content, mode=told.mode, act=told.act, polarity=told.polarity, hedges=told.hedges, via=via,
        confidence=round(told.confidence * (_JOINT if joint > 1 else 1.0), 2), when=told.when,
    )  # fmt: skip


def _once(statements: list[Statement]) -> list[Statement]:
    """Each statement once: two attributions on the same words are one."""
    return list({statement.id: statement for statement in reversed(statements)}.values())[::-1]
