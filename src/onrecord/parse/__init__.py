"""Article into sentences. For now by a library's rules; the neural reader will stand behind the same door."""

from __future__ import annotations

from onrecord.model import Article, Sentence
from onrecord.spans import Span

__all__ = ["sentences"]

_UNREAD = frozenset(("byline", "credit", "dateline"))  # blocks that hold no sentences


def sentences(article: Article) -> list[Sentence]:
    """The sentences of an article, in order. A block without a sentence's end is one sentence (a headline, a caption)."""
    from syntok import segmenter
    from syntok.tokenizer import Tokenizer

    tokenizer = Tokenizer(emit_hyphen_or_underscore_sep=True, replace_not_contraction=False)
    out: list[Sentence] = []
    for number, block in enumerate(article.blocks):
        if block.role in _UNREAD:
            continue
        start = block.span.start
        for tokens in segmenter.split(iter(tokenizer.split(block.span.of(article.text)))):
            first, last = tokens[0], tokens[-1]
            begin, end = start + first.offset, start + last.offset + len(last.value)
            out.append(Sentence(Span(begin, end), number))
    return out
