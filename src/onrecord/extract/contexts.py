"""Which fields an event touches: PLOVER's contexts, by the words that stand near its trigger."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from onrecord.ontology.countries import countries
from onrecord.ontology.plover import plover
from onrecord.ontology.tables import several, table
from onrecord.spans import Span
from onrecord.tokens import Words

__all__ = ["contexts_of", "themes_of"]

# What a term weighs by where it stands.
_TRIGGER, _BELOW, _CLAUSE, _SENTENCE = 4.0, 3.0, 2.0, 1.0
_HOLDS = 2.0  # the sum from which a context clearly holds: one term in the event's clause, or two elsewhere in its sentence
_SECOND = 0.5  # the share of the first one's sum that a second context needs
_GIVEN = "AID"  # the type under which words for goods tell what they are for
_MOST = 2  # "none is common, one usual, two rare"
_LEANS: dict[str, dict[str, float]] = {  # what a type is mostly about: never enough alone
    "ASSAULT": {"military": 1.0},
    "MOBILIZE": {"military": 1.0},
    "CONSULT": {"diplomatic": 1.0},
}
_STATE = 1.0  # what a state named in the sentence weighs for diplomacy, where they meet; two at most
_PAGE = 3.0  # what it weighs that all of the page is about a context
_FEW = 10  # terms that a page must have before its shares tell its theme
_CLAUSES = frozenset("root ccomp xcomp advcl acl csubj parataxis".split())


class Term(NamedTuple):
    """Words, each a lemma or a form in lower case, and the context that they tell; in events of some types only, if any are named."""

    words: tuple[str, ...]
    context: str
    types: tuple[str, ...]


class Found(NamedTuple):
    """A term and the words, by number, at which it stands."""

    term: Term
    numbers: tuple[int, ...]


def contexts_of(words: Words, trigger: Span, type_: str) -> list[str]:
    """The contexts that clearly hold for an event, most certain first, at most two.

    `type_` is PLOVER's type; some words tell a context in events of some types only. Equal sums go by the order of PLOVER's list.
    """
    numbers = words.within(trigger)
    if not len(numbers):
        return []
    sums = _sums(words, numbers, type_)
    order = plover().contexts
    ranked = sorted((name for name in sums if sums[name] >= _HOLDS), key=lambda name: (-sums[name], order.index(name)))
    return [name for name in ranked if sums[name] >= _SECOND * sums[ranked[0]]][:_MOST]


def themes_of(words: Words, span: Span) -> frozenset[str]:
    """The contexts whose terms a span has: what it is about, roughly."""
    numbers = words.within(span)
    if not len(numbers):
        return frozenset()
    held = set(numbers)
    sentences = range(words.sentence[numbers[0]], words.sentence[numbers[-1]] + 1)
    found = (one for number in sentences for one in _terms_in(words, number, _GIVEN))
    return frozenset(one.term.context for one in found if held & set(one.numbers))


def _sums(words: Words, trigger: Sequence[int], type_: str) -> dict[str, float]:
    """What speaks for each context that a term near the trigger tells, or that the type is mostly about.

    A term that is repeated counts once, where it stands nearest. What the page is about counts for these contexts alone: an arrest in
    a story of a war is no act of war.
    """
    sentence = words.sentence[trigger[0]]
    near = _nearness(words, trigger)
    best: dict[Term, float] = {}
    for found in _terms_in(words, sentence, type_):
        best[found.term] = max(best.get(found.term, 0.0), *(near[number] for number in found.numbers))
    sums = dict(_LEANS.get(type_, {}))
    for term, weight in best.items():
        sums[term.context] = sums.get(term.context, 0.0) + weight
    if type_ == "CONSULT":
        sums["diplomatic"] += _STATE * min(2, len(_states_in(words, sentence)))
    theme = _theme(words)
    return {name: told + _PAGE * theme.get(name, 0.0) for name, told in sums.items()}


@lru_cache(maxsize=1)  # an article's events are asked for one after the other
def _theme(words: Words) -> dict[str, float]:
    """The share that each context has in the terms of the whole page; a page with few terms has a theme only in part."""
    counts = Counter(found.term.context for number in range(len(words.sentences)) for found in _terms_in(words, number, ""))
    total = max(_FEW, counts.total())
    return {name: count / total for name, count in counts.items()}


def _nearness(words: Words, trigger: Sequence[int]) -> Mapping[int, float]:
    """What a term weighs at each word of the trigger's sentence.

    Below a verb stands nearly all of its sentence, so what hangs on the trigger within another clause counts as the clause's.
    """
    top = words.top(trigger)
    top = trigger[0] if top is None else top
    sentence = _sentence(words, words.sentence[trigger[0]])
    under, clause = words.under(top), _clause(words, top)
    near = {}
    for number in sentence:
        same = _clause(words, number) == clause
        if number in trigger:
            near[number] = _TRIGGER
        elif number in under:
            near[number] = _BELOW if same else _CLAUSE
        else:
            near[number] = _CLAUSE if same else _SENTENCE
    return near


def _sentence(words: Words, number: int) -> range:
    """The words of a sentence, by its number."""
    first = words.first[number]
    return range(first, first + len(words.sentences[number].tokens))


def _clause(words: Words, number: int) -> int:
    """The word that heads the clause of a word: the first, going up, that is a clause's."""
    while words.head[number] >= 0 and not _heads_clause(words, number):
        number = words.head[number]
    return number


def _heads_clause(words: Words, number: int) -> bool:
    token = words.tokens[number]
    rel = token.deprel.partition(":")[0]
    return rel in _CLAUSES or (rel == "conj" and token.upos == "VERB")


@cache
def _terms() -> dict[str, list[Term]]:
    """The table's terms by their first word."""
    found: dict[str, list[Term]] = {}
    for cell, told, _, _ in table("onrecord.lang.en", "contexts.tsv", ("words", "context", "example", "not_example")):
        types, _, context = told.rpartition(" ")
        for phrase in several(cell):
            term = Term(tuple(phrase.split()), context, several(types))
            found.setdefault(term.words[0], []).append(term)
    return found


def _terms_in(words: Words, sentence: int, type_: str) -> Iterator[Found]:
    """The terms of a sentence, from left to right; of two at a place the longer, as "war crime" is no "war"."""
    row = [number for number in _sentence(words, sentence) if words.lower(number) != "-"]  # "air-strike" is an "air strike"
    at = 0
    while at < len(row):
        fitting = [term for term in _starting(words, row[at]) if not term.types or type_ in term.types]
        found = next((Found(term, held) for term in fitting if (held := _held(words, row[at : at + len(term.words)], term))), None)
        if found:
            yield found
        at += len(found.numbers) if found else 1


def _starting(words: Words, number: int) -> list[Term]:
    """The terms that may begin at a word, the longest first, else by their letters."""
    firsts = {form.partition("-")[0] for form in _forms(words, number)}
    return sorted((term for first in sorted(firsts) for term in _terms().get(first, ())), key=lambda term: (-len(term.words), term))


def _held(words: Words, numbers: Sequence[int], term: Term) -> tuple[int, ...]:
    """The words at which a term stands, of as many as it has; none where it doesn't. "Pro-democracy" is one word to the reader."""
    if "-".join(term.words) in _forms(words, numbers[0]):
        return (numbers[0],)
    stands = len(numbers) == len(term.words) and all(
        one in _forms(words, number) for number, one in zip(numbers, term.words, strict=True)
    )
    return tuple(numbers) if stands else ()


def _forms(words: Words, number: int) -> tuple[str, str]:
    """What a term may have of a word: its lemma and the word itself, in lower case."""
    return words.lemma(number), words.lower(number)


@cache
def _states() -> dict[str, str]:
    """The codes of states by what names them in one word: names, adjectives, capitals and seats of power, in lower case."""
    return {
        name.lower(): code
        for code, one in sorted(countries().items())
        for name in (one.name, *one.others, *one.adjectives, *one.people, *one.capitals, *one.seats)
        if " " not in name
    }


def _states_in(words: Words, sentence: int) -> set[str]:
    """The codes of the states that a sentence names."""
    named = (words.lower(number) for number in _sentence(words, sentence) if words.tokens[number].upos in ("PROPN", "ADJ"))
    return {_states()[name] for name in named if name in _states()}
