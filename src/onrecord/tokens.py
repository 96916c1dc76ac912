"""An article's words as the reader read them, in one row, to be asked what stands in a span and what it hangs on."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from onrecord.model import Sentence, Token
from onrecord.spans import Span

__all__ = ["Words"]

_BEFORE = frozenset("det amod compound nummod nmod flat goeswith fixed advmod".split())
_BEHIND = frozenset("flat goeswith fixed compound".split())
_PLACED = frozenset("of in at from for to on".split())  # what a phrase behind a noun that belongs to it begins with


class Words:
    """The tokens of all sentences, numbered through; `head[n]` is the number of the word that word n hangs on, -1 for a root."""

    def __init__(self, text: str, sentences: Sequence[Sentence]) -> None:
        self.text = text
        self.sentences = sentences
        self.tokens: list[Token] = [token for sentence in sentences for token in sentence.tokens]
        self.first: list[int] = []  # of each sentence
        self.head: list[int] = []
        self.sentence: list[int] = []  # of each word
        for number, sentence in enumerate(sentences):
            begin = len(self.head)
            self.first.append(begin)
            self.head += [token.head + begin if token.head >= 0 else -1 for token in sentence.tokens]
            self.sentence += [number] * len(sentence.tokens)
        self._starts = [token.span.start for token in self.tokens]
        self._below: dict[int, list[int]] | None = None

    def __len__(self) -> int:
        return len(self.tokens)

    def within(self, span: Span) -> range:
        """The words that begin within a span."""
        return range(bisect_left(self._starts, span.start), bisect_left(self._starts, span.end))

    def of(self, spans: Sequence[Span]) -> list[int]:
        """The words of several spans, in order."""
        return [number for span in spans for number in self.within(span)]

    def lower(self, number: int) -> str:
        """A word in lower case, straight apostrophes; empty outside of the article."""
        if not 0 <= number < len(self.tokens):
            return ""
        return self.tokens[number].span.of(self.text).lower().replace("’", "'")

    def lemma(self, number: int) -> str:
        """A word's lemma in lower case; empty outside of the article."""
        return self.tokens[number].lemma.lower() if 0 <= number < len(self.tokens) else ""

    def top(self, numbers: Sequence[int]) -> int | None:
        """The word of some that the others hang on: the first whose own head is none of them."""
        held = set(numbers)
        return next((number for number in numbers if self.head[number] not in held and self.tokens[number].upos != "PUNCT"), None)

    def below(self, number: int) -> list[int]:
        """The words that hang on a word, in order."""
        if self._below is None:
            self._below = {}
            for word, head in enumerate(self.head):
                self._below.setdefault(head, []).append(word)
        return self._below.get(number, [])

    def under(self, number: int) -> set[int]:
        """A word and all that hang on it, near or far."""
        held: set[int] = set()
        todo = [number]
        while todo:
            one = todo.pop()
            if one not in held:
                held.add(one)
                todo += self.below(one)
        return held

    def phrase(self, head: int) -> range:
        """The words of the noun phrase of a head, without a relative clause, an apposition or a further conjunct.

        The head with what stands before it, and the names and of-phrases behind it, as far as they go without a gap.
        """
        first = last = head
        own = set(self._phrased(head))
        while first - 1 in own:
            first -= 1
        while last + 1 in own:
            last += 1
        while first < head and self.tokens[first].upos in ("PUNCT", "ADP", "CCONJ"):
            first += 1
        while last > head and self.tokens[last].upos in ("PUNCT", "CCONJ"):
            last -= 1
        if last > head and self.tokens[last].xpos == "POS":
            last -= 1
        return range(first, last + 1)

    def _phrased(self, head: int) -> Iterator[int]:
        todo = [(head, True)]
        while todo:
            word, top = todo.pop()
            yield word
            todo += [(below, False) for below in self.below(word) if self._belongs(below, word, top)]

    def _belongs(self, below: int, word: int, top: bool) -> bool:
        """Whether a word belongs to the noun phrase of the one that it hangs on; `top`: that one is the phrase's head."""
        rel = self.tokens[below].deprel
        base = rel.partition(":")[0]
        if rel == "nmod:poss" or (base == "nmod" and below > word and self._case(below) in _PLACED):
            return True
        if base in _BEFORE and (below < word or base in _BEHIND):
            return True
        if base == "conj":  # "Ministry of Energy and Mines"
            return not top and not any(self.tokens[one].upos == "DET" for one in self.below(below))
        return base in ("case", "punct", "cc") and not top

    def _case(self, word: int) -> str:
        return next((self.lower(below) for below in self.below(word) if self.tokens[below].deprel == "case"), "")

    def sentence_of(self, span: Span) -> Span:
        """The sentence in which a span begins; the span itself where it holds no word."""
        numbers = self.within(span)
        return self.sentences[self.sentence[numbers[0]]].span if len(numbers) else span

    def head_lemma(self, span: Span) -> str:
        """The lemma of the word that the others of a span hang on; empty where it holds none."""
        top = self.top(list(self.within(span)))
        return self.lemma(top) if top is not None else ""

    def sentence_at(self, place: int) -> int:
        """The number of the sentence that a place in the text is in, or behind; -1 before the first."""
        number = bisect_right(self._starts, place) - 1
        return self.sentence[number] if number >= 0 else -1

    def span(self, first: int, last: int) -> Span:
        """The span of the words from one to another, both included."""
        return Span(self.tokens[first].span.start, self.tokens[last].span.end)
