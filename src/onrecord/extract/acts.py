"""What a statement's cue does: the act, and whether the source does it or not."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.lang.en.acts import CueWords, matching
from onrecord.lang.en.lemmas import lemma as lemma_of
from onrecord.lang.en.tables import words as word_class
from onrecord.model import Act
from onrecord.tokens import Words

__all__ = ["Deed", "act_of"]

Deed = tuple[Act, bool]  # the act, and whether its polarity is negative

_NOT = frozenset(("not", "n't", "never", "neither", "nor", "no", "hardly", "cannot", "without"))
_REFUSING = frozenset(("decline", "refuse"))  # with a verb of saying: nothing was said
_NOBODY = frozenset(("neither", "nobody", "none", "no"))
_OPENERS = frozenset(('"', "“", "„", "«", "``", "''", "‘", "'"))
_WH = frozenset(("what", "why", "how", "when", "where", "who", "whom", "whose", "which", "whether", "if"))
_OWN = frozenset(("i", "we", "he", "she", "it", "they", "to"))  # what a promise of the speaker's own act begins with, after "that"
_FALSE = frozenset(("lie", "lies", "false", "invented", "fabricated", "fabrication", "fiction", "untrue", "invention", "falsehood", "baseless", "unfounded", "groundless"))  # fmt: skip
_KINDS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective"}
_PLAIN = frozenset(("say", "tell", "read", "state", "according", "according to", "note", "speak", "add", "write", "give", "find"))


def act_of(words: Words, source: Sequence[int], cue: Sequence[int], content: Sequence[int], mode: str) -> Deed:
    """The act of a statement and whether it is negated, by the words (numbers of words) of its source, cue and content."""
    if not content:
        return "say", False
    if not cue:
        return _without_cue(words, source, content, mode), False
    lemmas = [words.lemma(number) for number in cue]
    rows = _rows(words, cue, content)
    negated = any(lemma in _NOT for lemma in lemmas) or _nobody(words, source) or _refused(words, cue)
    if not rows:
        return _unknown(words, source), negated
    row = _chosen(words, cue, rows)
    act, negative = row.act, row.negative
    lemma = row.words[0]
    if set(row.words) & _NOT:
        return act, negative
    if negated and lemma in ("rule", "exclude", "preclude"):
        return "say", False
    if lemma in ("swear", "assure") and act in ("claim", "say", "promise"):
        act = "promise" if _own_act(words, content) else ("claim" if lemma == "swear" else "say")
    elif lemma == "regret" and act in ("admit", "say"):
        act = "admit" if _own_fault(words, content) else "say"
    elif lemma == "blame" and not _of_people(words, content):
        act = "say"
    elif act == "say" and _calls_false(words, row, content):
        act = "deny"
    elif act == "say" and not source:
        act = "report"  # nobody is told who says it: "it is said"
    elif act == "say" and (row.kind == "phrase" or lemma in _PLAIN):
        act = _of_document(words, source) or act
    elif act == "promise" and words.lower(content[0]) in ("no", "nothing", "nobody"):
        negated = True
    return act, negative or negated


def _rows(words: Words, cue: Sequence[int], content: Sequence[int]) -> list[tuple[CueWords, tuple[int, ...]]]:
    """The rows of the table that fit a cue; where none does, those that would if it were of verbs that the reader took for nouns."""
    manner = _manner(words, content)
    told = [*cue, *content[:4]]
    lowers = [words.lower(number) for number in told]
    rows = matching([words.lemma(number) for number in told], lowers, len(cue), manner)
    return rows or matching([lemma_of(lower, "VERB", "") for lower in lowers], lowers, len(cue), manner)


def _chosen(words: Words, cue: Sequence[int], rows: list[tuple[CueWords, tuple[int, ...]]]) -> CueWords:
    """Of the rows that fit the one with the most words; of several the one of the cue's main word, of the word's own kind."""
    main = _main(words, cue)

    first = any(words.lower(number) in ("neither", "nor") for number in cue)  # "neither confirmed nor denied" is no confirmation

    def fitness(pair: tuple[CueWords, tuple[int, ...]]) -> tuple[int, int, int, int, int]:
        row, places = pair
        numbers = [cue[place] for place in places if place < len(cue)]
        kind = _KINDS.get(words.tokens[numbers[0]].upos, "")
        return (
            len(row.words),
            int(row.negative),
            -numbers[0] if first else int(main in numbers),
            int(row.kind in (kind, "phrase")),
            int(bool(row.content)),
        )

    return max(rows, key=fitness)[0]


def _main(words: Words, cue: Sequence[int]) -> int:
    """The cue's main word: its last verb, else its top."""
    verbs = [number for number in cue if words.tokens[number].upos == "VERB"]
    if verbs:
        return verbs[-1]
    top = words.top(cue)
    return cue[0] if top is None else top


def _manner(words: Words, content: Sequence[int]) -> str:
    """How a content begins."""
    first = content[0]
    lower, token = words.lower(first), words.tokens[first]
    if lower in _OPENERS:
        return "quote"
    if lower in ("that", "to", "of", "as", "at"):
        return "np" if lower == "that" and token.upos == "DET" else lower
    if lower in _WH:
        return "wh"
    if token.xpos == "VBG":
        return "ing"
    top = words.top(content)
    if top is not None and words.tokens[top].upos in ("VERB", "AUX") and words.tokens[top].xpos in ("VBD", "VBZ", "VBP", "MD"):
        return "that"
    if top is not None and any(
        words.tokens[number].deprel in ("nsubj", "nsubj:pass") for number in words.below(top) if number in content
    ):
        return "that"
    return "np"


def _refused(words: Words, cue: Sequence[int]) -> bool:
    """Whether a cue refuses to say: "declined to comment on"."""
    verbs = [number for number in cue if words.tokens[number].upos == "VERB"]
    return any(words.lemma(number) in _REFUSING for number in verbs[:-1])


def _nobody(words: Words, source: Sequence[int]) -> bool:
    return bool(source) and words.lower(source[0]) in _NOBODY


def _without_cue(words: Words, source: Sequence[int], content: Sequence[int], mode: str) -> Act:
    """An answer, a turn or a headline: a denial where it begins with a flat "No", else it says; a document reports."""
    if mode == "direct" and not source:
        start = [words.lower(number) for number in content[:3]]
        if start and start[0] in ("no", "never", "not") and (len(start) < 2 or start[1] in (".", ",", "!", "-", "—", "–")):
            return "deny"
    return _of_document(words, source) or "say"


def _unknown(words: Words, source: Sequence[int]) -> Act:
    return _of_document(words, source) or "say"


def _of_document(words: Words, source: Sequence[int]) -> Act | None:
    """What a document or a medium does that only says: it reports; an estimate estimates."""
    if not source:
        return None
    top = words.top(source)
    if top is None:
        return None
    lemma = words.lemma(top)
    if lemma in word_class("estimates"):
        return "estimate"
    if lemma in word_class("documents") or lemma in word_class("media"):
        return "report"
    return None


def _own_act(words: Words, content: Sequence[int]) -> bool:
    """Whether a content is the speaker's own future or past act: "to …", "that he would …", "we will …"."""
    start = [words.lower(number) for number in content[:6] if words.lower(number) not in ('"', "“", "that")]
    if not start or start[0] not in _OWN:
        return False
    return start[0] == "to" or any(word in ("will", "would", "shall", "'ll", "'d") for word in start[1:4])


def _own_fault(words: Words, content: Sequence[int]) -> bool:
    """Whether what is regretted is the speaker's own act or error."""
    start = [words.lower(number) for number in content[:4] if words.lower(number) not in ('"', "“", "that")]
    if start and start[0] in _OWN:
        return True
    return any(words.lemma(number) in word_class("faults") for number in content[:6])


def _of_people(words: Words, content: Sequence[int]) -> bool:
    """Whether what a content begins with can be guilty: a name, a pronoun of persons, a people."""
    first = words.tokens[content[0]]
    top = words.top(content)
    token = words.tokens[top] if top is not None else first
    return (
        token.upos == "PROPN"
        or first.upos == "PROPN"
        or words.lower(content[0]) in ("him", "her", "them", "us", "me", "both")
        or (token.lemma.lower() in word_class("blamed"))
    )


def _calls_false(words: Words, row: CueWords, content: Sequence[int]) -> bool:
    """Whether a cue of calling says of something that it is false ("a lie")."""
    calling = row.words[0] in word_class("calling")
    return calling and any(words.lemma(number) in _FALSE for number in content)
