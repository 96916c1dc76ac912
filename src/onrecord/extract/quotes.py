"""Where quotation marks open and close: curly, straight and single ones, guillemets, and quotes that run over paragraphs.

A quote here is a matter of marks alone; whether it is speech, a title or mere distance is for `attribution` to tell.
"""

from __future__ import annotations

import re

import msgspec

from onrecord.model import Article, Block
from onrecord.spans import Span

_CLOSERS = {"“": "”", "„": "“”", "«": "»", "‹": "›", "”": "”", '"': '"', "''": "''", "``": "''"}
_MARK = re.compile(r"''|``|[“”„«»‹›\"]")
_SINGLE = re.compile(r"(?<![^\s(\[—–-])(?:‘(?=\S)[^‘]{1,400}?(?<=\S)’(?![\w’])|'(?=\w)[^'’]{2,400}?(?:[,.?!]'(?!\w)|'(?=\s*$)))")


class Quote(msgspec.Struct, frozen=True):
    """A quoted stretch, marks and all. `block` numbers its block; `goes_on`, `carried`: into, from another paragraph."""

    span: Span
    block: int
    goes_on: bool = False
    carried: bool = False


def quotes(article: Article) -> list[Quote]:
    """The quotes of an article, in order, outermost only. A mark that never closes counts only if the next paragraph opens one."""
    found: list[Quote] = []
    carried = False
    for number, block in enumerate(article.blocks):
        closed, left_open = _in_block(article.text, block)
        goes_on = left_open is not None and _opens(article, number + 1)
        made = [Quote(span, number) for span in closed]
        if left_open is not None and goes_on:
            made.append(Quote(Span(left_open, block.span.end), number, goes_on=True))
        if carried and made and made[0].span.start == block.span.start:
            made[0] = msgspec.structs.replace(made[0], carried=True)
        found += made
        carried = goes_on
    return found


def _opens(article: Article, number: int) -> bool:
    """Whether a block begins with a mark that opens a quote."""
    if number >= len(article.blocks):
        return False
    start = article.blocks[number].span.start
    return article.text[start : start + 1] in set('“„«"‘') or article.text[start : start + 2] == "''"


def _in_block(text: str, block: Block) -> tuple[list[Span], int | None]:
    """The closed quotes of a block, and where one stays open."""
    words = block.span.of(text)
    spans: list[Span] = []
    opened: tuple[int, str] | None = None
    for mark in _MARK.finditer(words):
        sign, at = mark.group(), mark.start()
        if opened is None:
            if _may_open(words, at, sign):
                opened = (at, _CLOSERS[sign])
        elif sign in opened[1] and not (sign == '"' and _may_open(words, at, sign) and not _ends_here(words, at)):
            spans.append(Span(block.span.start + opened[0], block.span.start + mark.end()))
            opened = None
        elif sign == "“" and at and opened[1] == "”":
            opened = (at, opened[1])  # the first one never closed
    left = None if opened is None else block.span.start + opened[0]
    return sorted(spans + _singles(words, block.span.start, spans, left)), left


def _may_open(words: str, at: int, sign: str) -> bool:
    """Whether a mark stands where a quote may begin: before a word, and not behind a digit (inches, seconds)."""
    before, after = words[at - 1 : at] if at else " ", words[at + len(sign) : at + len(sign) + 1]
    if sign not in _CLOSERS or not after or after.isspace():
        return False
    if sign in "“„«‹``":
        return True
    return not (before.isalnum() or before in ".,!?)’")


def _ends_here(words: str, at: int) -> bool:
    return words[at + 1 : at + 2].strip() in set("") | set(".,;:!?)—–-") or words[at - 1 : at] in set(".,!?…")


def _singles(words: str, start: int, doubles: list[Span], left: int | None) -> list[Span]:
    """Quotes in single marks, outside of double ones."""
    made = (Span(start + found.start(), start + found.end()) for found in _SINGLE.finditer(words))
    return [span for span in made if not any(span.touches(other) for other in doubles) and (left is None or span.end <= left)]
