"""Sentences with their trees for the tests of `extract`, written in one line."""

from __future__ import annotations

from onrecord.model import Sentence, Token
from onrecord.spans import Span
from onrecord.tokens import Words


def planted(tree: str) -> Words:
    """The words of a sentence from "form/upos/head/relation …", heads counted from 1, 0 for the root. Lemmas are the forms; a few are
    told in `_LEMMAS`."""
    text, tokens = "", []
    for row in tree.split():
        form, upos, head, rel = row.rsplit("/", 3)
        text += " " if text else ""
        lemma = _LEMMAS.get(form, form.lower())
        tokens.append(Token(Span(len(text), len(text) + len(form)), lemma, upos, "", int(head) - 1, rel))
        text += form
    return Words(text, [Sentence(Span(0, len(text)), 0, tokens)])


_LEMMAS = {"visited": "visit", "signed": "sign"}
