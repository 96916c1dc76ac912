"""Which language a text is in."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_HARDLY = 1e-5  # a text is foreign where English has no better chance; any eight words of English news give it .01 and more
_WORTH = 100  # how many times likelier a language is where the page declares it: decides on headlines, not on stories
_PIECE = 1500  # characters looked at in the beginning, in the middle and at the end of a long text


def language(text: str, declared: str | None = None) -> str | None:
    """The language of `text` as its ISO 639-1 code, or None where it can't be told.

    What is not surely foreign is never called so: a few words and names are "en", or None. What the page declares is weak
    evidence, since many pages say "en" out of habit.

    >>> language("The minister said that the talks would go on."), language("El ministro dijo que las conversaciones siguen.")
    ('en', 'es')
    >>> headline = "El alcalde promete un puente nuevo"
    >>> language("12:40"), language(headline), language(headline, declared="es")
    (None, None, 'es')
    """
    sample = _sample(text)
    if not any(char.isalpha() for char in sample):
        return None
    chances: dict[str, float] = dict(_identifier().rank(sample))
    if declared in chances:
        chances[declared] *= _WORTH
    best = max(chances, key=chances.__getitem__)
    return best if best == "en" or chances["en"] < _HARDLY * sum(chances.values()) else None


def named(code: str) -> str:
    """What English calls the language with this code.

    >>> named("es"), named("zh")
    ('Spanish', 'Chinese')
    """
    from babel import Locale

    return str(Locale("en").languages.get(code, code))


def _sample(text: str) -> str:
    """The text, or three pieces of it where it is long.

    >>> len(_sample("It rained. " * 100_000))
    4502
    """
    if len(text) <= 3 * _PIECE:
        return text
    middle = (len(text) - _PIECE) // 2
    return "\n".join((text[:_PIECE], text[middle : middle + _PIECE], text[-_PIECE:]))


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([code for code in identifier.labels if len(code) == 2])  # dialects share the chances of news
    return identifier
