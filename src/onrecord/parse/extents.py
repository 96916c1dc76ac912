"""How far a mention reaches: from the word that heads it to its first and its last word, read off a dependency tree.

Trees are those of Universal Dependencies 2 (basic). What belongs to a mention follows GUM, the Georgetown University Multilayer
corpus: determiners, modifiers, prepositional phrases and relative clauses are in; the preposition before it, appositions,
asides, further conjuncts, and what a copula ties to it are out. Every index is that of a word in its sentence, from 0.
"""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["coordination", "extents"]

_PHRASE = frozenset("amod compound dep det flat goeswith nmod nummod".split())  # what a phrase begins with; nmod with a subtype
_CLAUSE = frozenset("aux csubj expl nsubj obj xcomp".split())  # and so does a clause that is mentioned as a whole
_OUT = frozenset("appos cc conj dep discourse list mark orphan parataxis reparandum vocative".split())  # after any head
_TIED = frozenset("advcl advmod aux ccomp cop csubj dislocated expl nsubj obl".split())  # after a predicate: its clause's
_PAIRS = {"(": ")", "[": "]", "{": "}", "“": "”", "«": "»", '"': '"'}
_ASIDE = frozenset("( [ - – — --".split())  # opens an aside, unless within a name: "Port-au-Prince"


def extents(heads: Sequence[int], rels: Sequence[str], tags: Sequence[str], forms: Sequence[str]) -> list[tuple[int, int]]:
    """First and last word (inclusive) of the mention that each word of one sentence would head.

    `heads` are words, -1 for the root; `rels` may have subtypes; `tags` are UPOS. A word that heads no mention has an extent
    too, which means nothing. Any tree will do, even one that is none: nothing is raised, and a word lies in its own extent.

    >>> heads, rels = [1, 2, -1, 4, 2], ["nmod:poss", "nsubj", "root", "case", "obl"]
    >>> extents(heads, rels, ["PRON", "NOUN", "VERB", "ADP", "PROPN"], ["Her", "sister", "lives", "in", "Ghent"])[1]
    (0, 1)
    """
    tree = _Tree(heads, rels, tags, forms)
    return [tree.span(word, conjuncts=False) for word in range(len(heads))]


def coordination(
    heads: Sequence[int], rels: Sequence[str], tags: Sequence[str], forms: Sequence[str]
) -> dict[int, tuple[int, int]]:
    """First and last word (inclusive) of each whole coordination, by its first conjunct, which heads it.

    >>> coordination([-1, 2, 0], ["root", "cc", "conj"], ["PROPN", "CCONJ", "PROPN"], ["Ada", "and", "Bob"])
    {0: (0, 2)}
    """
    tree = _Tree(heads, rels, tags, forms)
    return {
        word: tree.span(word, conjuncts=True)
        for word, kids in enumerate(tree.kids)
        if any(tree.base[kid] == "conj" for kid in kids)
    }


class _Tree:
    """A sentence with what hangs on each word. A word is hung up once: where heads run in a circle, the circle is cut."""

    def __init__(self, heads: Sequence[int], rels: Sequence[str], tags: Sequence[str], forms: Sequence[str]) -> None:
        self.rels, self.tags, self.forms = rels, tags, forms
        self.base = [rel.split(":")[0] for rel in rels]
        words = range(len(heads))
        self.kids: list[list[int]] = [[] for _ in words]  # in the order of the sentence
        hung = [0 <= head < len(heads) for head in heads]
        for word in words:
            if hung[word]:
                self.kids[heads[word]].append(word)
        order: list[int] = []  # heads before what hangs on them
        seen: set[int] = set()
        for root in sorted(words, key=hung.__getitem__):  # true roots first; then circles, wherever one comes upon them
            agenda = [] if root in seen else [root]
            seen.update(agenda)
            while agenda:
                order.append(word := agenda.pop())
                self.kids[word] = [kid for kid in self.kids[word] if kid not in seen]
                seen.update(self.kids[word])
                agenda += self.kids[word]
        self.low, self.high = list(words), list(words)  # first and last of all that hangs on a word, but for punctuation
        for word in reversed(order):
            self.kids[word] = kids = [kid for kid in self.kids[word] if self.base[kid] != "punct"]
            self.low[word] = min([word, *(self.low[kid] for kid in kids)])
            self.high[word] = max([word, *(self.high[kid] for kid in kids)])
        self.before = [-1]  # the last word before this one that is no punctuation
        self.pair: dict[int, int] = {}  # from either mark of a pair to the other
        pending: list[int] = []
        for word, form in enumerate(forms):
            self.before.append(self.before[word] if self.base[word] == "punct" else word)
            if pending and form == _PAIRS[forms[pending[-1]]]:
                self.pair[word] = opening = pending.pop()
                self.pair[opening] = word
            elif form in _PAIRS:
                pending.append(word)

    def span(self, word: int, *, conjuncts: bool) -> tuple[int, int]:
        """First and last word of the mention that this word heads, with its conjuncts or without."""
        rels = {self.base[kid] for kid in self.kids[word]}
        copula = "cop" in rels
        clause = self.tags[word] in ("VERB", "AUX") or (self.tags[word] == "ADJ" and copula and "det" not in rels)
        first = last = word
        reach = word  # up to where all words hang on this one, whether in the mention or not
        for kid in reversed([kid for kid in self.kids[word] if kid < word]):
            if self.high[kid] < self.before[reach]:
                break
            reach = min(reach, self.low[kid])
            if self._opens(kid, word, clause):
                first = reach
        reach = word
        for kid in [kid for kid in self.kids[word] if kid > word]:
            if self.before[self.low[kid]] > reach or (self.base[kid] == "conj" and not conjuncts):
                break
            reach = max(reach, self.high[kid])
            if self.base[kid] == "conj" or self._follows(kid, word, copula and not clause):
                last = reach
        last += first <= self.pair.get(last + 1, -1) <= last  # both marks of a pair, or none
        first -= first <= self.pair.get(first - 1, -1) <= last
        return first, last

    def _opens(self, kid: int, word: int, clause: bool) -> bool:
        """Whether this dependant, which stands before its head, is in the mention."""
        rel, base, tag = self.rels[kid], self.base[kid], self.tags[word]
        if base in _PHRASE:
            return rel != "nmod"
        if base == "mark":
            return clause and (self.tags[kid] == "PART" or self.rels[word] == "csubj")  # "to leave"; "that she left" is odd
        if tag in ("ADJ", "ADV") and (base == "advmod" if tag == "ADJ" else rel == "obl:unmarked"):  # "very rich"; "a year ago"
            return True
        return clause and base in _CLAUSE and rel != "nsubj:outer"

    def _follows(self, kid: int, word: int, predicate: bool) -> bool:
        """Whether this dependant, which stands after its head, is in the mention. Conjuncts are not asked about."""
        base, low = self.base[kid], self.low[kid]
        if base == "appos":
            return self.tags[word] == "PROPN" and self.before[low] == low - 1  # "Ivan the Terrible", but not "Ivan, the tsar"
        if base in _OUT or (predicate and base in _TIED):
            return False
        return base == "flat" or _ASIDE.isdisjoint(self.forms[max(low - 1, 0) : low + 1])
