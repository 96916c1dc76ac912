"""Invented pages, read by hand: an article and its parse from paragraphs whose phrases stand in `data/phrases.txt`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from onrecord.lang.en.lemmas import lemma
from onrecord.model import Article, Attribution, Block, Link, Mode, Name, Parse, Reference, Sentence, Token
from onrecord.spans import Span

_TAILS = {"it would rain": ("it", "would", "rain"), "it would snow": ("it", "would", "snow")}
_XPOS = {"NOUN": "NN", "PROPN": "NNP", "PART": "POS", "VERB": "VBD"}
_NO_HEADS = ("flat", "compound")
_KINDS = {"PER": "person", "ORG": "organization", "LOC": "place"}
Read = Callable[..., tuple[Article, Parse]]


class _Word(NamedTuple):
    form: str
    tag: str
    rel: str
    head: int  # among the words of its phrase, -1 for none
    name: str


@cache
def _phrases() -> dict[str, list[_Word]]:
    out = {}
    for line in (Path(__file__).parent / "data" / "phrases.txt").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            cells = [word.split("/") for word in line.split(" ")]
            forms = [cell[0] for cell in cells]
            words = [_Word(*cell[:3], forms.index(cell[3]) if cell[3] != "-" else -1, (cell[4:] or [""])[0]) for cell in cells]
            out["".join(_spaced(forms))] = words
    return out


def _spaced(forms: Sequence[str]) -> Iterator[str]:
    for before, form in zip(("“", *forms), forms, strict=False):
        yield form if before == "“" or form in (",", ".", ":", "”", "'s") else f" {form}"


def _sentence(text: str) -> list[_Word]:
    """A sentence of the table; or a phrase, a verb, and perhaps another phrase or what was said."""
    known = _phrases()
    if text in known:
        return known[text]
    subject = max((phrase for phrase in known if re.match(re.escape(phrase) + r" \w+", text)), key=len)
    verb, _, rest = text.removeprefix(subject).removesuffix(".").strip().partition(" ")
    words, root = list(known[subject]), len(known[subject])
    words = [word._replace(rel="nsubj", head=root) if word.head < 0 else word for word in words]
    words.append(_Word(verb, "VERB", "root", -1, ""))
    if rest in _TAILS:
        first, aux, last = _TAILS[rest]
        at = len(words) + 2
        words += [_Word(first, "PRON", "nsubj", at, ""), _Word(aux, "AUX", "aux", at, ""), _Word(last, "VERB", "ccomp", root, "")]
    elif rest:
        at = len(words)
        words += [
            word._replace(rel="obj", head=root) if word.head < 0 else word._replace(head=word.head + at) for word in known[rest]
        ]
    return [*words, _Word(".", "PUNCT", "punct", root, "")]


def _read(
    *paragraphs: str, same: dict[str, str] | None = None, kinds: dict[str, str] | None = None, published: str | None = None
) -> tuple[Article, Parse]:
    blocks, sentences, names, references, text = [], [], [], [], ""
    heads: dict[str, int] = {}
    for number, paragraph in enumerate(paragraphs):
        role, _, said = paragraph.rpartition(":: ")
        text += "\n\n" if text else ""
        blocks.append(Block(role or "body", Span(len(text), len(text) + len(said))))  # type: ignore[arg-type]
        at = len(text)
        text += said
        if role in ("byline", "dateline"):
            continue
        for sentence in re.findall(r"\S.*?\.(?=\s|$)", said):
            words, tokens = _sentence(sentence), []
            for word in words:
                start = text.index(word.form, at)
                at, upos = start + len(word.form), word.tag.removesuffix("s")
                xpos = _XPOS.get(upos, upos) + "S" * (upos != word.tag)
                rel = "root" if word.head < 0 else word.rel
                tokens.append(Token(Span(start, at), lemma(word.form, upos, xpos), upos, xpos, word.head, rel))
            for place, (word, token) in enumerate(zip(words, tokens, strict=True)):
                if word.name and (not place or not words[place - 1].name):
                    last = next((end for end in range(place, len(words)) if not words[end].name), len(words)) - 1
                    names.append(Name(Span(token.span.start, tokens[last].span.end), word.name, 0.9))
                if token.upos in ("NOUN", "PROPN", "PRON") and word.rel not in _NO_HEADS:
                    before = heads.get((same or {}).get(word.form, ""))
                    heads[word.form] = len(references)
                    kind = (kinds or {}).get(word.form) or _KINDS.get(word.name, "person")
                    references.append(Reference(token.span, token.span, kind, token.upos == "PRON", before, 0.9))
            sentences.append(Sentence(Span(tokens[0].span.start, at), number, tokens))
    article = Article("sha256:0", None, None, None, [], published, "en", [], text, blocks, [])
    return article, Parse(sentences, names, references, [], [])


@pytest.fixture(scope="session")
def read() -> Read:
    """A page from its paragraphs: "Words." or "headline:: Words.".

    `same` tells what the reader takes for the same, by the heads of the two, and `kinds` of what kind a head is.
    """
    return _read


@pytest.fixture(scope="session")
def attribute() -> Callable[..., Attribution]:
    """An attribution, its spans given as words of the article (the first place where they stand, or the n-th)."""

    def make(
        article: Article, source: str, cue: str, content: str, *, nth: int = 1, mode: Mode = "indirect", inside: int | None = None,
        via: Sequence[str] = (), reason: str = "", label: str = "",
    ) -> Attribution:  # fmt: skip
        def span(words: str, number: int = 1) -> Span:
            at = -1
            for _ in range(number):
                at = article.text.index(words, at + 1)
            return Span(at, at + len(words))

        return Attribution(
            [span(source, nth)] if source else [],
            [span(cue)] if cue else [],
            [span(content)],
            mode,
            "say",
            "positive",
            [],
            [Link(span(words)) for words in via],
            0.8,
            inside,
            span(reason) if reason else None,
            span(label) if label else None,
        )

    return make
