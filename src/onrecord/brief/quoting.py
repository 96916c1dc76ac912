"""Words of a page made safe to show: a hostile page must not drive a terminal, reorder a line or hide text from its reader."""

from __future__ import annotations

import re
from typing import Final

# Space-like controls become blanks; other C0 controls their pictures (ESC → ␛), so that an attack is seen, not obeyed.
_C0: Final[dict[int, str]] = {code: chr(0x2400 + code) for code in range(0x20)} | {0x7F: "␡"}
_SPACES: Final[dict[int, str]] = dict.fromkeys([*range(0x09, 0x0E), 0x85, 0x2028, 0x2029], " ")
_C1: Final[dict[int, str]] = dict.fromkeys(range(0x80, 0xA0), "\ufffd")
_LONE: Final[dict[int, str]] = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
# Embeddings, overrides and isolates can make a line read otherwise than it is stored; plain direction marks cannot do much and go.
_BIDI: Final[dict[int, str]] = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)], "\ufffd")
_HIDDEN: Final[dict[int, str]] = dict.fromkeys(
    [0xAD, 0x61C, 0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF, *range(0x206A, 0x2070), *range(0xFFF9, 0xFFFC), *range(0xE0000, 0xE0080)],
    "",
)
_VISIBLE: Final = _C0 | _C1 | _SPACES | _LONE | _BIDI | _HIDDEN
# HTML keeps every character in its place, since offsets count; only what no HTML text may hold is replaced, one for one.
_HTML: Final = dict.fromkeys([code for code in (*range(0x20), *range(0x7F, 0xA0)) if code not in (0x09, 0x0A)], "\ufffd") | _LONE

_QUOTE_MARKS: Final = '“”„‟"«»‹›‘’‚「」『』'
_ADDRESS: Final = re.compile(r"https?://[^\s<>\"'`\\^{|}\x00-\x20\x7f-\xa0]+", re.IGNORECASE)


def visible(words: str) -> str:
    """The words on one line, white space folded, with everything neutralised that a terminal could obey.

    >>> visible("up\\x1b[2J  and\\nout \\u202egnp.exe")
    'up␛[2J and out �gnp.exe'
    """
    return " ".join(words.translate(_VISIBLE).split())


def printable(words: str) -> str:
    """The words with as many characters as before, fit to stand in an HTML text or attribute."""
    return words.translate(_HTML)


def clipped(words: str, most: int) -> str:
    """At most `most` characters, cut at a word where that costs little, with `…` for what is missing.

    >>> clipped("one two three", 9)
    'one two…'
    """
    if len(words) <= most:
        return words
    cut = words[: most - 1]
    blank = cut.rfind(" ")
    return (cut[:blank] if blank > most // 2 else cut).rstrip(" ,;:") + "…"


def quoted(words: str) -> str:
    """The words between quote marks, unless they bring their own."""
    inner = words.strip()
    return inner if inner[:1] in _QUOTE_MARKS or inner[-1:] in _QUOTE_MARKS else f"“{inner}”"


def listed(names: list[str], last: str = "and") -> str:
    """Names as a list in a sentence.

    >>> listed(["A", "B", "C"])
    'A, B and C'
    """
    return f" {last} ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def address(url: str | None) -> str | None:
    """The address if it may be made a link: http or https, and without characters that could end an attribute."""
    return url if url and _ADDRESS.fullmatch(url) else None
