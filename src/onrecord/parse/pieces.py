"""Words into the word pieces that the encoder knows (Wu and others 2016, as BERT's uncased vocabulary has them).

Written out here, as it is short, rather than taken from the library that also brings a client for downloading models.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

__all__ = ["CLS", "MASK", "SEP", "Pieces"]

CLS, SEP, UNKNOWN, MASK = 101, 102, 100, 103  # of BERT's vocabulary; the mask serves training alone
_MOST = 16  # pieces of one word: an address or a hash is told by its head and its tail
_LONGEST = 100  # characters of a part that is looked up; longer ones are unknown
_KEPT = 200_000  # words remembered; archives have no end of names
_PLAIN = str.maketrans(
    dict.fromkeys("“”„‟«»″＂", '"') | dict.fromkeys("‘’‚‛`´", "'") | dict.fromkeys("–—―‒−‐‑", "-") | {"…": "..."}
)


class Pieces:
    """The word pieces of a vocabulary file, one piece a line. Typographic quote marks and dashes count as the plain ones."""

    def __init__(self, vocabulary: Path) -> None:
        self._known = {piece: number for number, piece in enumerate(vocabulary.read_text(encoding="utf-8").split("\n")) if piece}
        self._longest = max(map(len, self._known))
        self._seen: dict[str, list[int]] = {}

    def of(self, words: Sequence[str]) -> list[list[int]]:
        """The numbers of each word's pieces: at least one a word, at most sixteen."""
        if len(self._seen) > _KEPT:
            self._seen = {}
        seen, out = self._seen, []
        for word in words:
            found = seen.get(word)
            if found is None:
                found = [piece for part in _parts(word[:400]) for piece in self._split(part)] or [UNKNOWN]
                seen[word] = found = found if len(found) <= _MOST else [*found[: _MOST - 4], *found[-4:]]
            out.append(found)
        return out

    def _split(self, part: str) -> list[int]:
        """The longest piece that fits, again and again; unknown as a whole where none does."""
        if len(part) > _LONGEST:
            return [UNKNOWN]
        out: list[int] = []
        start = 0
        while start < len(part):
            for end in range(min(len(part), start + self._longest), start, -1):
                number = self._known.get(part[start:end] if start == 0 else f"##{part[start:end]}")
                if number is not None:
                    out.append(number)
                    start = end
                    break
            else:
                return [UNKNOWN]
        return out


def _parts(word: str) -> Iterator[str]:
    """A word in lower case and without accents, cut at marks and Chinese characters, which are parts by themselves."""
    held = ""
    decomposed = unicodedata.normalize("NFD", word.translate(_PLAIN))
    for letter in "".join(
        letter for letter in decomposed if unicodedata.category(letter) not in ("Mn", "Cc", "Cf", "Co", "Cs", "Cn")
    ).lower():
        if _alone(letter):
            if held:
                yield held
            yield letter
            held = ""
        elif not letter.isspace():
            held += letter
        elif held:
            yield held
            held = ""
    if held:
        yield held


def _alone(letter: str) -> bool:
    if letter.isascii():
        return not letter.isalnum() and not letter.isspace() and letter.isprintable()
    return (
        unicodedata.category(letter).startswith("P")
        or "一" <= letter <= "鿿"
        or "㐀" <= letter <= "䶿"
        or "豈" <= letter <= "﫿"
        or letter >= "\U00020000"
    )
