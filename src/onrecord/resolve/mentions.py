"""The words of an article that may stand for an actor: names, descriptions and pronouns, each with what its words alone tell."""

from __future__ import annotations

from functools import cache

import msgspec

from onrecord.lang.en.people import given_names, titles
from onrecord.model import Article, Form, Parse
from onrecord.resolve.coding import Coded, code_actor
from onrecord.spans import Span
from onrecord.tokens import Words

__all__ = ["Phrase", "Stage"]

_ACTING = frozenset(("person", "organization", "place"))  # kinds of references that may be actors
_FIRST = frozenset(("i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"))
_SECOND = frozenset(("you", "your", "yours", "yourself"))
_HE = frozenset(("he", "him", "his", "himself"))
_SHE = frozenset(("she", "her", "hers", "herself"))
_IT = frozenset(("it", "its", "itself"))
_THEY = frozenset(("they", "them", "their", "theirs", "themselves", "both"))
_AROUND = 20  # characters on each side that tell whether all stands in capitals
_RELATIVE = frozenset(("who", "whom", "whose", "which", "that"))
_POINTING = frozenset(("the", "a", "an", "this", "these", "those", "it", "there", "here", "such", "what", "nobody", "nothing", "anyone", "anything", "everyone", "everything"))  # fmt: skip
_HONORIFICS = frozenset(("mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "sir", "lady", "lord", "mister", "miss", "madam"))
_DEFINITE = frozenset(("the", "this", "that", "these", "those", "both", "his", "her", "its", "their", "our", "my"))
_NO_ACTOR = frozenset(("time", "event", "object", "abstract", "substance", "animal", "plant"))


class Phrase(msgspec.Struct):
    """A mention in the making, in words of the article.

    `first` and `last` are its words, both included; `head` the one that the others hang on. `form` is how it mentions; for pronouns
    `person` is "1", "2", "he", "she", "it", "they" or "who". `parts` are the words of a person's name; `sex` is "m" or "f" where a title
    tells it. `reference` numbers the reader's reference, where there is one; `antecedent` the phrase that the reader thinks is the same, by number.
    """

    first: int
    last: int
    head: int
    span: Span
    form: Form
    coded: Coded
    lemma: str
    quoted: bool
    person: str = ""
    parts: tuple[str, ...] = ()
    definite: bool = False
    plural: bool = False
    subject: bool = False
    sex: str = ""
    reference: int | None = None
    antecedent: int | None = None
    sure: float = 0.0


class Stage:
    """All phrases of an article, in the order of their heads."""

    def __init__(self, article: Article, parse: Parse, date: str | None, quoted: list[Span]) -> None:
        self.article, self.words, self.date = article, Words(article.text, parse.sentences), date
        self._quoted = quoted
        self._people = [name.span for name in parse.names if name.label == "PER"]
        self._named = [name.span for name in parse.names if name.label in ("PER", "ORG", "LOC", "MISC")]
        self.phrases: list[Phrase] = []
        self.at_head: dict[int, int] = {}
        starts = {token.span.start: number for number, token in enumerate(self.words.tokens)}
        by_reference: dict[int, int] = {}
        for number, reference in enumerate(parse.references):
            head = starts.get(reference.head.start)
            if head is None or (reference.kind in _NO_ACTOR and not reference.pronoun and not self._looks_named(head)):
                continue
            phrase = self.phrase(head)
            if phrase is None:
                continue
            phrase.reference, phrase.sure = number, reference.confidence
            before = reference.antecedent
            phrase.antecedent = by_reference.get(before) if before is not None else None
            by_reference[number] = self._add(phrase)
        covered = {number for phrase in self.phrases for number in range(phrase.first, phrase.last + 1)}
        for span in self._people:
            numbers = list(self.words.within(span))
            top = self.words.top(numbers)
            if top is not None and covered.isdisjoint(numbers):
                self.find(top)  # a name that the reader has no reference for

    def _add(self, phrase: Phrase) -> int:
        self.phrases.append(phrase)
        self.at_head[phrase.head] = len(self.phrases) - 1
        return len(self.phrases) - 1

    def find(self, head: int) -> int | None:
        """The number of the phrase of a head; made where the reader has none, None where the word can head none."""
        if head in self.at_head:
            return self.at_head[head]
        phrase = self.phrase(head)
        return None if phrase is None else self._add(phrase)

    def _initials(self, span: Span) -> bool:
        """Whether a word that a pronoun would be is a body's initials: "WHO", "US", among words in small letters."""
        told = span.of(self.article.text)
        around = self.article.text[max(0, span.start - _AROUND) : span.end + _AROUND]
        return len(told) > 1 and told.isupper() and sum(char.islower() for char in around) > len(around) / 2

    def phrase(self, head: int) -> Phrase | None:
        """The phrase that a word heads, and what it tells; None where the word heads none that may be an actor."""
        words = self.words
        token = words.tokens[head]
        quoted = any(span.start <= token.span.start and token.span.end <= span.end for span in self._quoted)
        lower = words.lower(head)
        if (token.upos in ("PRON", "DET") or lower in _RELATIVE) and (person := _person(lower)) and not self._initials(token.span):
            subject = token.deprel.startswith("nsubj")
            nobody = Coded(lower, "unnamed", "", "UNK", None, "unknown", 0.0, (0, 0))
            return Phrase(
                head, head, head, token.span, "pronoun", nobody, lower, quoted, person, plural=person == "they", subject=subject
            )
        if token.upos not in ("NOUN", "PROPN", "ADJ", "NUM", "PRON", "DET", "X", "VERB") or (
            lower in _POINTING and not self._initials(token.span)
        ):
            return None
        if token.deprel in ("amod", "compound") and words.head[head] > head:  # "Romanian border guards" mentions the guards alone
            return None
        reach = self._with_name(words.phrase(head), head)
        if not len(reach):
            return None
        span = words.span(reach[0], reach[-1])
        text = span.of(self.article.text)
        coded = code_actor(text, self.date)
        start = words.lower(reach[0])
        parts = self._name_parts(reach, head) or _named_by(coded, text)
        if parts and coded.by == "unknown":  # the reader takes for a person what the tables know nothing of
            coded = msgspec.structs.replace(coded, kind="person")
        titled = not parts and coded.by in ("title", "composition") and coded.kind in ("person", "unnamed", "people")
        named = bool(parts) or (token.upos == "PROPN" and not titled)
        form: Form = "name" if named else "description"
        if (
            coded.kind == "country"
            and coded.by == "table"
            and text.removeprefix("the ").removeprefix("The ") != coded.name
            and named
        ):
            form = "metonym"
        return Phrase(
            reach[0],
            reach[-1],
            head,
            span,
            form,
            coded,
            words.lemma(head),
            quoted,
            parts=parts,
            definite=start in _DEFINITE or named or words.lower(reach[0] + 1) == "'s",
            plural=token.xpos in ("NNS", "NNPS") or start in ("both", "these", "those", "several", "many"),
            subject=token.deprel.startswith("nsubj"),
            sex=next(
                (sex for at in (head, *words.below(head)) if at in reach and (sex := _sexes().get(words.lower(at).rstrip(".")))),
                given_names().get(parts[0], "") if len(parts) > 1 else "",
            ),
        )

    def _with_name(self, reach: range, head: int) -> range:
        """The words of a phrase, and all of the name that its head stands in, where the tree has cut that up."""
        for span in self._named:
            held = self.words.within(span)
            if len(reach) and head in held:
                return range(min(reach[0], held[0]), max(reach[-1], held[-1]) + 1)
        return reach

    def _looks_named(self, head: int) -> bool:
        token = self.words.tokens[head]
        return token.upos == "PROPN" and any(span.holds(token.span) for span in self._named)

    def _name_parts(self, reach: range, head: int) -> tuple[str, ...]:
        """The words of a person's name in a phrase: those that the reader names so."""
        words = self.words
        called = next((number for number in reach if words.lower(number) in _HONORIFICS), None)
        if called is not None:
            run = []
            for number in range(called + 1, reach[-1] + 1):
                if words.tokens[number].upos not in ("PROPN", "X"):
                    break
                run.append(number)
            if run:
                return tuple(words.tokens[number].span.of(words.text) for number in run)
        for span in self._people:
            numbers = [number for number in words.within(span) if number in reach]
            if numbers and (head in numbers or words.tokens[head].deprel in ("flat", "compound") or numbers[-1] == reach[-1]):
                return tuple(words.tokens[number].span.of(words.text) for number in numbers if words.tokens[number].upos != "PUNCT")
        if words.tokens[head].upos == "PROPN":
            run = [number for number in reach if words.tokens[number].upos == "PROPN"]
            texts = [words.tokens[number].span.of(words.text) for number in run]
            first = next((place for place, text in enumerate(texts) if text in given_names()), None)
            if first is not None and len(texts) - first >= 2:
                return tuple(texts[first:])
        return ()


def _named_by(coded: Coded, text: str) -> tuple[str, ...]:
    """The name that the coder read out of a phrase with a title: "Helen Tran" of "Defence Minister Helen Tran"."""
    words = coded.name.split()
    if coded.by == "officials" and len(text.split()) == 1:
        return (text,)  # a surname: whose, the page may tell better
    own = coded.kind == "person" and coded.by in ("title", "composition", "officials") and coded.name in text and coded.name != text
    return tuple(words) if own and 1 <= len(words) <= 4 and all(word[:1].isupper() for word in words) else ()


@cache
def _sexes() -> dict[str, str]:
    """The sex of those who bear a title of one word."""
    return {title.title: title.sex for title in titles() if title.sex}


def _person(lower: str) -> str:
    for words, person in (
        (_FIRST, "1"),
        (_SECOND, "2"),
        (_HE, "he"),
        (_SHE, "she"),
        (_IT, "it"),
        (_THEY, "they"),
        (_RELATIVE, "who"),
    ):
        if lower in words:
            return person
    return ""
