"""Who passed a statement on: "told the daily Ora", "…, Lux reported", "quoted by state radio", "through his lawyer"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from onrecord.extract.acts import act_of
from onrecord.lang.en.people import outlets
from onrecord.lang.en.tables import words as word_class
from onrecord.model import Link
from onrecord.spans import Span
from onrecord.tokens import Words

__all__ = ["THOUGHTS", "is_medium", "passed_on", "plausible", "relays"]

_SUBJECTS = frozenset(("nsubj", "nsubj:outer"))
_PARTS = frozenset(("det", "amod", "compound", "flat", "nmod:poss", "appos", "nummod", "case", "fixed", "goeswith", "nmod", "punct", "nmod:desc", "conj", "cc"))  # fmt: skip
_TO_MEDIA = frozenset(("to", "with", "on", "in", "by", "via", "through", "from", "over"))
_THROUGH = frozenset(("via", "through"))
_OURS = frozenset(("this", "our", "we", "us"))  # "told this newspaper": the article's own outlet is no link of the chain


def relays(words: Words, source: Sequence[int], cue: Sequence[int], content: Sequence[int]) -> list[Link]:
    """The chain of a statement, nearest the speaker first, from the words around its own (numbers of words)."""
    own = {*source, *cue, *content}
    if not own:
        return []
    anchor = (cue or source or content)[0]
    numbers = _sentence(words, anchor)
    found: list[tuple[int, int, Link]] = []  # how near, where, the link
    for number, how in _tellers(words, numbers, own, cue):
        reach = _phrase(words, number, own)
        if not reach or set(reach) & set(source) or words.tokens[number].upos == "PRON":
            continue
        if own <= words.under(number) or _parted(words, number, own):
            continue  # "two officials, who complained …"; "Riga accuses him; the union says …"
        span = words.span(reach[0], reach[-1])
        found.append((_distance(number, own), number, Link(span, how)))
    found.sort(key=lambda one: one[:2])
    out: list[Link] = []
    for _, _, link in found:
        if not any(link.source.touches(other.source) for other in out):
            out.append(link)
    return out + [link for link in _bracketed(words, numbers, own) if not any(link.source.touches(one.source) for one in out)]


def plausible(words: Words, link: Span, own: Sequence[int]) -> bool:
    """Whether somebody whom the reader takes for one who passed a statement on does not say something of their own instead: "…, but the
    mayor said that it rained"; or is the article's own outlet."""
    held = words.within(link)
    top = words.top(list(held))
    if top is None or words.lower(held[0]) in _OURS:
        return False
    verb = words.head[top]
    if words.tokens[top].deprel not in _SUBJECTS or verb < 0 or verb in own:
        return True
    clauses = [below for below in words.below(verb) if words.tokens[below].deprel in ("ccomp", "xcomp", "parataxis")]
    return not clauses or any(below in own or words.under(below) & set(own) for below in clauses)


def _sentence(words: Words, number: int) -> range:
    which = words.sentence[number]
    end = words.first[which + 1] if which + 1 < len(words.first) else len(words)
    return range(words.first[which], end)


def _distance(number: int, own: set[int]) -> int:
    return min(abs(number - one) for one in own)


def _tellers(words: Words, numbers: range, own: set[int], cue: Sequence[int]) -> Iterator[tuple[int, Span | None]]:
    """The heads of noun phrases that pass on, with the words that say so."""
    citing = any(words.lemma(number) in ("cite", "quote", "reference") for number in cue)
    for number in numbers:
        token = words.tokens[number]
        if number in own or token.upos not in ("NOUN", "PROPN", "PRON"):
            continue
        head = words.head[number]
        if token.deprel in _SUBJECTS and head >= 0 and words.lemma(head) in word_class("relaying"):
            if head in own and not (citing and head in cue):
                continue
            if head not in own and (_tells_else(words, head, own, cue) or not _beside(words, head, own)):
                continue
            yield number, words.tokens[head].span
        elif token.deprel in ("obl", "obl:agent") and _case(words, number) == "by" and words.lemma(head) in ("quote", "cite"):
            yield number, words.tokens[head].span
        elif token.deprel in ("obl", "obl:agent", "nmod", "obj", "iobj") and is_medium(words, _phrase(words, number, own)):
            if head in cue or (_case(words, number) in _TO_MEDIA and _told_there(words, number, own)):
                yield number, None
        elif token.deprel in ("obl", "obl:agent") and _case(words, number) in _THROUGH and head in cue:
            yield number, None
        elif words.lower(head) == "asked" and words.head[head] in own and _case(words, number) == "by":
            if is_medium(words, _phrase(words, number, own)):
                yield number, None  # "asked by Ora, the bank replied …"
        elif _according(words, number):
            yield number, None


def _tells_else(words: Words, verb: int, own: set[int], cue: Sequence[int]) -> bool:
    """Whether a verb of telling tells something of its own, and not the statement."""
    for below in words.below(verb):
        if words.tokens[below].deprel in ("ccomp", "xcomp", "obj") and below not in own and not (words.under(below) & own):
            return True
    return False


def _told_there(words: Words, number: int, own: set[int]) -> bool:
    """Whether a medium is where the statement was told: "said on state radio", "in an interview with Ora", "in remarks to Ora"."""
    for _ in range(3):
        number = words.head[number]
        if number < 0:
            return False
        if number in own:
            return True
        if words.lemma(number) not in word_class("sayings") and words.lower(number) != "speaking":
            return False
    return False


def _beside(words: Words, verb: int, own: set[int]) -> bool:
    """Whether a verb of telling tells the statement: it stands above it, or beside it as ", Lux reported" does, and in no clause of
    its own."""
    if words.under(verb) & own:
        joined = any(words.tokens[below].deprel in ("conj", "parataxis") and below in own for below in words.below(verb))
        clause = any(words.tokens[below].deprel in ("ccomp", "xcomp") for below in words.below(verb))
        return not (joined and clause)  # "Riga accuses him, and the union says …": each tells its own
    over = words.head[verb]
    near = over in own or _near(words, over, own)
    return near and words.tokens[verb].deprel.partition(":")[0] in ("parataxis", "advcl", "ccomp")


def _parted(words: Words, number: int, own: set[int]) -> bool:
    """Whether a semicolon stands between a word and a statement."""
    low, high = (number, min(own)) if number < min(own) else (max(own), number)
    return any(words.lower(between) == ";" for between in range(low, high))


def _near(words: Words, number: int, own: set[int]) -> bool:
    return number >= 0 and words.head[number] in own


def _case(words: Words, number: int) -> str:
    return next((words.lower(below) for below in words.below(number) if words.tokens[below].deprel == "case"), "")


def _according(words: Words, number: int) -> bool:
    cases = [words.lower(below) for below in words.below(number) if words.tokens[below].deprel in ("case", "fixed")]
    return "according" in cases


def _phrase(words: Words, number: int, own: Iterable[int]) -> list[int]:
    """The noun phrase of a head, as far as it goes without a break, without its preposition and the statement's words."""
    held = {number}
    todo = [number]
    while todo:
        one = todo.pop()
        for below in words.below(one):
            own_case = one == number and words.tokens[below].deprel == "case"
            if words.tokens[below].deprel in _PARTS and below not in held and not own_case:
                held.add(below)
                todo.append(below)
    held -= set(own)
    first = last = number
    while first - 1 in held and words.tokens[first - 1].deprel not in ("case", "punct"):
        first -= 1
    while last + 1 in held and words.tokens[last + 1].upos != "PUNCT":
        last += 1
    return list(range(first, last + 1))


def is_medium(words: Words, phrase: Sequence[int]) -> bool:
    """Whether a noun phrase names a newspaper, an agency, a station, a site."""
    if not phrase:
        return False
    lemmas = {words.lemma(number) for number in phrase}
    if words.lower(phrase[0]) in _OURS or lemmas & set(word_class("sayings")):
        return False
    if lemmas & {"spokesman", "spokeswoman", "spokesperson", "director", "chief", "head", "editor", "owner", "reporter"}:
        return False
    top = words.top(phrase)
    plain = all(words.tokens[number].upos != "PROPN" for number in phrase)
    if plain and (top is None or words.lemma(top) not in word_class("media") or words.lemma(top) in ("media", "press")):
        return False  # "a string of radio ads", "the media"
    if lemmas & set(word_class("media")) or lemmas & set(word_class("paper_names")):
        return True
    told = words.span(phrase[0], phrase[-1]).of(words.text)
    return re.sub(r"^(?:the|The) ", "", told).strip("“”\"'‘’«»") in _outlets()


def _outlets() -> frozenset[str]:
    return frozenset(name for one in outlets() for name in (one.name, *one.others))


def _bracketed(words: Words, numbers: range, own: set[int]) -> Iterator[Link]:
    """A bare name in brackets behind the statement."""
    end = words.tokens[numbers[-1]].span.end
    match = re.compile(r"\(([^()]{2,40})\)[.\s]*$").search(
        words.text, words.tokens[numbers[0]].span.start, min(end + 2, len(words.text))
    )
    if match:
        span = Span(match.start(1), match.end(1))
        held = words.within(span)
        if (
            held
            and not set(held) & own
            and all(words.tokens[number].upos in ("PROPN", "ADJ", "NOUN", "DET", "PUNCT") for number in held)
        ) and words.tokens[held[0]].upos == "PROPN":
            yield Link(span, None)


_TELLING = frozenset(("say", "tell", "inform", "write", "report", "announce", "quote", "cite", "accord", "according", "read", "relay", "note", "add", "state"))  # fmt: skip
THOUGHTS: Final = frozenset(("believe", "expect", "intend", "doubt"))
_LEFT_OVER = 2  # words of a content besides the statement in it, such as "that"


def passed_on(words: Words, drafts: Sequence[Any], inside: Sequence[int | None]) -> tuple[list[Any], list[int | None]]:
    """Drafts without those that only pass another one on: such a one becomes the other's chain.

    It does where its cue is plain telling, its content is the other statement and nothing else, not in quotation marks, by another
    speaker, and no thought or intention.
    """
    gone: dict[int, int] = {}
    for number, holder in enumerate(inside):
        if holder is None or holder in gone or not drafts[number].source or not drafts[holder].source or drafts[holder].turn:
            continue
        outer, inner = drafts[holder], drafts[number]
        if not _tells_plainly(words, outer, inner):
            continue
        rest = set(words.of(outer.content)) - set(words.of(inner.spans()))
        if sum(words.tokens[one].upos != "PUNCT" for one in rest) <= _LEFT_OVER:
            gone[holder] = number
            inner.via.append(Link(outer.source[0], outer.cue[0] if outer.cue else None))
    kept = [number for number in range(len(drafts)) if number not in gone]
    place = {number: at for at, number in enumerate(kept)}

    def home(holder: int | None) -> int | None:
        while holder is not None and holder in gone:
            holder = inside[holder]
        return None if holder is None else place[holder]

    return [drafts[number] for number in kept], [home(inside[number]) for number in kept]


def _tells_plainly(words: Words, outer: Any, inner: Any) -> bool:
    if any(words.text[span.start : span.start + 1] in '"“«' for span in outer.content):
        return False
    cue = words.of(outer.cue)
    verbs = [number for number in cue if words.tokens[number].upos in ("VERB", "AUX", "NOUN")]
    if not verbs or words.lemma(verbs[-1]) not in _TELLING:
        return False
    if any(words.lemma(number) in ("not", "never") for number in cue):
        return False
    told = words.of(inner.cue)
    act, _ = act_of(words, words.of(inner.source), told, words.of(inner.content), "indirect")
    return act not in THOUGHTS and inner.source[0].of(words.text).lower() not in ("i", "we", "he", "she", "it", "they")
