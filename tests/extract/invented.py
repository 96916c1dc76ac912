"""Invented pages for the tests of `extract` and of `onrecord.tokens`: articles from paragraphs, statements marked in them by hand,
and sentences with their trees."""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.extract import quotes
from onrecord.extract.mode import mode_of
from onrecord.lang.en.lemmas import lemma
from onrecord.model import (
    Actor,
    ActorKind,
    Article,
    Attribution,
    Block,
    Mention,
    Parse,
    Role,
    Sentence,
    Statement,
    Tagged,
    Token,
    item_id,
)
from onrecord.spans import Span
from onrecord.tokens import Words

_STOP = re.compile(r"(?:(?<=[.!?])|(?<=[.!?][”\"’])) (?=[A-Z“\"‘«])")
_MARK = re.compile(r"\[(?P<what>[SCT]) (?:(?P<negative>-?)(?P<act>[a-z]+): )?(?P<words>[^\[\]]+)\]")
_CLINGS = re.compile(r"[,.;:!?…”’»)\]]+|['’](?:s|re|ll|d|ve)|n['’]t")  # to the word before it
_OPENS = frozenset("“‘«([")
_PUNCT = re.compile(r"\W+")
_WORD = re.compile(r"\w+|[^\w\s]")
_GUESSES = [
    (re.compile(r"\d+"), "NUM", "CD"),
    (re.compile(r"\W"), "PUNCT", "."),
    (re.compile(r"was|were|had|has|have|is|are"), "AUX", "VBD"),
    (re.compile(r"\w+ed|said|fled|fell|killed"), "VERB", "VBD"),
    (re.compile(r"that|the|a|of|to|in|at|it|by"), "DET", "DT"),
    (re.compile(r"[A-Z]\w+"), "PROPN", "NNP"),
]


def page(*paragraphs: str, roles: dict[int, Role] | None = None, author: str | None = None) -> tuple[Article, list[Sentence]]:
    """An article of some paragraphs, with its sentences; `roles` by number where a paragraph is not body, `author` of analysis."""
    blocks, sentences, at = [], [], 0
    for number, words in enumerate(paragraphs):
        role: Role = (roles or {}).get(number, "body")
        blocks.append(Block(role, Span(at, at + len(words)), author if role == "analysis" else None))
        start = 0
        for stop in [*(found.start() for found in _STOP.finditer(words)), len(words)]:
            sentences.append(Sentence(Span(at + start, at + stop), number))
            start = stop + 1
        at += len(words) + 2
    text = "\n\n".join(paragraphs)
    return Article("sha256:0", None, None, None, [], None, "en", [], text, blocks, []), sentences


def worded(article: Article, sentences: list[Sentence]) -> list[Sentence]:
    """The sentences with their words, whose parts of speech are guessed: names, numbers, "was" and "-ed" for verbs, else nouns; all hang
    on the first word."""
    out = []
    for sentence in sentences:
        tokens = []
        for found in _WORD.finditer(article.text, sentence.span.start, sentence.span.end):
            form = found.group()
            upos, xpos = next((tags for pattern, *tags in _GUESSES if pattern.fullmatch(form)), ("NOUN", "NN"))
            tokens.append(
                Token(Span(*found.span()), lemma(form, upos, xpos), upos, xpos, 0 if tokens else -1, "dep" if tokens else "root")
            )
        out.append(Sentence(sentence.span, sentence.block, tokens))
    return out


class Marked(NamedTuple):
    """An article, its sentences, and the statements marked in them."""

    article: Article
    sentences: list[Sentence]
    said: list[Attribution]


def marked(*paragraphs: str, roles: dict[int, Role] | None = None, author: str | None = None) -> Marked:
    """An article with its statements marked as in the corpus' guidelines, one a sentence at most:

    `[S Veland] [C accuse: accused] [T Orm of theft].` The act stands before the cue's words, with a minus where it is not done.
    """
    plain, found = [], []
    at = 0
    for words in paragraphs:
        made, last = "", 0
        for mark in _MARK.finditer(words):
            made += words[last : mark.start()]
            found.append((Span(at + len(made), at + len(made) + len(mark["words"])), mark))
            made += mark["words"]
            last = mark.end()
        plain.append(made + words[last:])
        at += len(plain[-1]) + 2
    article, sentences = page(*plain, roles=roles, author=author)
    said = []
    for sentence in sentences:
        held = [(span, mark) for span, mark in found if sentence.span.holds(span)]
        source, cue, content = ([span for span, mark in held if mark["what"] == what] for what in "SCT")
        for mark in [mark for _, mark in held if mark["what"] == "C"]:
            polarity = "negative" if mark["negative"] else "positive"
            mode = mode_of(article.text, quotes(article), content)
            said.append(Attribution(source, cue, content, mode, mark["act"] or "say", polarity, [], [], 0.8))
    return Marked(article, sentences, said)


def statements(article: Article, said: list[Attribution], actors: list[Actor]) -> list[Statement]:
    """The statements of an article, each with every actor that its source mentions."""
    made = []
    for one in said:
        speakers: list[str | None] = [
            person.id for person in actors if any(mention.span.touches(span) for mention in person.mentions for span in one.source)
        ]
        for speaker in speakers or [None]:
            key = item_id("statement", article.id, one.cue + one.content, str(speaker))
            made.append(
                Statement(
                    key, one.source, speaker, one.cue, one.content, one.mode, one.act, one.polarity, one.hedges, [], one.confidence
                )
            )
    return made


def actor(article: Article, name: str, *others: str, kind: ActorKind = "country") -> Actor:
    """An actor mentioned wherever its names stand."""
    spans = [
        Span(found.start(), found.end())
        for word in (name, *others)
        for found in re.finditer(rf"\b{re.escape(word)}\b", article.text)
    ]
    return Actor(name, name, kind, "", "GOV", [Mention(span, "name") for span in sorted(spans)], "hand", 0.9)


def at(text: str, words: str, nth: int = 1) -> Span:
    """Where words stand in a text, for the first or the n-th time: as whole words where they do."""
    whole = list(re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)) or list(re.finditer(re.escape(words), text))
    return Span(*whole[nth - 1].span())


def told(article: Article, spans: list[Span]) -> str:
    """The words of some spans."""
    return " | ".join(span.of(article.text) for span in spans)


class Tree(NamedTuple):
    """An article of sentences whose trees were written by hand."""

    article: Article
    sentences: list[Sentence]
    words: Words

    def numbers(self, words: str) -> list[int]:
        """The numbers of the words of a stretch; of stretches parted by a bar."""
        return self.words.of([at(self.article.text, part) for part in words.split(" | ") if part])

    def parse(self, *said: tuple[str, str, str], confidence: float = 0.8) -> Parse:
        """The parse, with attributions as (source, cue, content), each the words of it, stretches parted by a bar."""
        made = []
        for one in said:
            source, cue, content = ([at(self.article.text, part) for part in words.split(" | ") if part] for words in one)
            made.append(Tagged(source, cue, content, confidence))
        return Parse(self.sentences, [], [], [], made)


def tree(*sentences: str) -> Tree:
    """An article of sentences, one a paragraph, whose words are written `form/UPOS/relation/head`, parted by blanks.

    `head` is the form of the word that it hangs on (`the#2`: the second such form). What is left out doesn't matter: a bare word is
    an X that hangs on the root, a bare mark is punctuation. A Penn tag may follow the part of speech: `going/VERB.VBG/acl/man`.
    """
    texts, cut = [], []
    for sentence in sentences:
        rows = [word.split("/") for word in sentence.split()]
        text, places, clings = "", [], True
        for form, *_ in rows:
            text += "" if clings or _CLINGS.fullmatch(form) else " "
            places.append(len(text))
            text += form
            clings = form in _OPENS
        texts.append(text)
        cut.append((rows, places))
    article, _ = page(*texts)
    made = []
    for number, (block, (rows, places)) in enumerate(zip(article.blocks, cut, strict=True)):
        forms = [row[0] for row in rows]
        root = next((at for at, row in enumerate(rows) if row[2:] == ["root"]), 0)
        tokens = []
        for which, ((form, *rest), place) in enumerate(zip(rows, places, strict=True)):
            mark = bool(_PUNCT.fullmatch(form))
            tag, relation, head = (*rest, *("PUNCT" if mark else "X", "punct" if mark else "dep", "")[len(rest) :])
            upos, _, xpos = tag.partition(".")
            governor = -1 if which == root else _head(forms, head) if head else root
            span = Span(block.span.start + place, block.span.start + place + len(form))
            tokens.append(Token(span, lemma(form, upos, xpos), upos, xpos, governor, "root" if which == root else relation))
        made.append(Sentence(block.span, number, tokens))
    return Tree(article, made, Words(article.text, made))


def _head(forms: list[str], told: str) -> int:
    form, _, nth = told.partition("#")
    return [number for number, one in enumerate(forms) if one == form][int(nth or 1) - 1]
