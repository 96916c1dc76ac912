"""English lemmas, by a table of irregular forms and of endings, `lemmas.tsv`, after the conventions of UD's English treebanks.

The Penn tag says which forms of the table are asked for, so that "left" is of "leave" as a VBD and itself as a JJ. A verb or an
adjective without its ending is a stem, which has a silent e to win back ("hoping") or a doubled consonant to lose ("hopping"); the
table says that, too. The treebanks gave the conventions and the measure, the words are from knowledge of English.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

import msgspec

from onrecord.ontology.countries import countries
from onrecord.ontology.tables import table

_STEM = "<*>"
# One vowel and one consonant: what is left of "hoping"; "hopping" leaves "hopp". Verbs do not double a last h, w, x or y.
_SHORT = re.compile(r"(?:[^aeiou]|qu)*[aeiouy][^aeiouhwxy]")
_CODE = re.compile(r"[^\W\d_AEIOUY]+|.*\d.*", re.DOTALL)  # of words in capitals: those that nobody could shout, "DVD" and "MP3"
_VOWEL = re.compile(r"[aeiouy]")
_CHANGE = re.compile(r"(?:-([^+]+))?(?:\+(.+))?")
_ROMAN = re.compile(r"[IVXLC]+")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")
_STRAIGHT = str.maketrans("‘’`´“”„", "''''\"\"\"")
# The tags to try, in this order, where the Penn tag tells nothing of the form.
_TRIED = {
    "VERB": ("VBD", "VBG", "VBZ"),
    "AUX": ("MD", "VBP", "VBD", "VBZ", "VBG"),
    "NOUN": ("NNS",),
    "PRON": ("PRP", "DT", "WP"),
    "DET": ("DT",),
    "PART": ("RB", "POS"),
}


class _Rules(msgspec.Struct, frozen=True):
    """What the table holds for a tag: lemmas of whole forms, and what endings become."""

    words: dict[str, str]
    endings: dict[str, str]


def _changed(form: str, change: str) -> str:
    """The form after the change that a cell of the table tells.

    >>> _changed("indices", "-ices+ex"), _changed("went", "go"), _changed("series", "=")
    ('index', 'go', 'series')
    """
    if change == "=":
        return form
    if change[0] in "+-" and (found := _CHANGE.fullmatch(change)):
        less, more = found.groups(default="")
        return form.removesuffix(less) + more
    return change


@cache
def _rules() -> dict[str, _Rules]:
    """The table by tag, its changes worked out."""
    rules: dict[str, _Rules] = {}
    for tags, change, forms in table("onrecord.lang.en", "lemmas.tsv", ("tags", "lemma", "forms")):
        for tag in tags.split():
            here = rules.setdefault(tag, _Rules({}, {}))
            for form in forms.split():
                if form.startswith("*"):
                    here.endings[form[1:]] = change if change == _STEM else _changed(form, change)[1:]
                else:
                    here.words[form] = _changed(form, change)
    return rules


@cache
def _longest(tag: str) -> int:
    return max(map(len, _rules()[tag].endings), default=0)


@cache
def _proper() -> dict[str, str]:
    """Adjectives and names that always have a capital, by their lower case: those of countries, and those of the table."""
    ours = [word for one in countries().values() for word in (one.name, *one.adjectives) if " " not in word]
    return {word.lower(): word for word in (*ours, *_rules()["proper"].words)}


def _found(tag: str, word: str) -> str | None:
    """The lemma that the table knows of a word in lower case; None where nothing fits."""
    rules = _rules()[tag]
    if word in rules.words:
        return rules.words[word]
    head, _, last = word.rpartition("-")
    if head and last in rules.words:
        return f"{head}-{rules.words[last]}"
    for size in range(min(_longest(tag), len(word)), 0, -1):
        become = rules.endings.get(word[-size:])
        rest = word[:-size]
        if become == _STEM and _VOWEL.search(rest):
            return _restored(rest)
        if become not in (None, _STEM) and (rest or become):
            return f"{rest}{become}"
    return None


def _restored(stem: str) -> str:
    """The verb or adjective of a stem.

    >>> [_restored(stem) for stem in ("hop", "hopp", "visit", "unit", "travell", "re-us")]
    ['hope', 'hop', 'visit', 'unite', 'travel', 're-use']
    """
    head, dash, last = stem.rpartition("-")
    if _SHORT.fullmatch(last) and last not in _rules()["stem"].words:
        return f"{stem}e"
    return head + dash + (_found("stem", last) or last)


def _like(form: str, word: str) -> str:
    """The word, a lemma in lower case, with the capitals that the form has where they agree."""
    same = 0
    for one, other in zip(form, word, strict=False):
        if one.lower() != other:
            break
        same += 1
    return form[:same] + word[same:]


def _of_name(form: str, word: str) -> str:
    """The lemma of a name: its capitals stay, but a word of five and more that are all capitals is shouted."""
    if word != word.lower():
        return word
    if len(form) > 4 and form.isalpha() and form.isupper() and _VOWEL.search(word):
        return word.capitalize()
    return _proper().get(word, word) if form == form.lower() else _like(form, word)


def _of_noun(form: str, word: str, upos: str) -> str:
    """The lemma of a common noun or an adjective: in lower case, but for proper adjectives, codes and capitals inside the word."""
    if form.isupper():
        if form.lower().startswith(word) and (_CODE.fullmatch(form) or (len(form) == 1 and upos == "NOUN")):
            return _like(form, word)
    elif not form.istitle() and form[1:] != form[1:].lower():
        return _like(form, word)
    parts = word.split("-")
    if form == form.lower():
        return "-".join([_proper().get(part, part) for part in parts]) if upos == "ADJ" else word
    kept = _rules()["capital"].words
    return "-".join([part.capitalize() if part.capitalize() in kept else _proper().get(part, part) for part in parts])


def _of_number(form: str, word: str) -> str:
    """The lemma of a number: without the commas of thousands, Roman ones as they are."""
    return form if _ROMAN.fullmatch(form) else _THOUSANDS.sub("", word)


@lru_cache(maxsize=1 << 16)
def lemma(form: str, upos: str, xpos: str) -> str:
    """The lemma of a word as UD's English treebanks write it, by its universal part of speech and its Penn tag.

    A plural has its singular, a comparative its positive, a verb its infinitive, a pronoun its nominative ("me": "I"), a
    contraction its full word ("n't": "not"). All in lower case but names, proper adjectives and acronyms. Without a Penn tag, or
    with one that the part of speech contradicts, a form is tried as the usual ones. Words unknown to the table go by their
    endings or are their own lemma; never empty for a form that is not. Where the treebanks differ: "people" stays, as in EWT,
    "whom" is "who", as in GUM. A clitic 's that is a verb is "be", whether it stands for "is" or for "has": the tags do not tell.

    >>> [lemma(form, "VERB", "VBG") for form in ("hoping", "hopping", "visiting", "rating", "travelling", "lying")]
    ['hope', 'hop', 'visit', 'rate', 'travel', 'lie']
    >>> lemma("left", "VERB", "VBD"), lemma("left", "ADJ", "JJ"), lemma("better", "ADV", "RBR"), lemma("wo", "AUX", "MD")
    ('leave', 'left', 'well', 'will')
    >>> lemma("Americans", "PROPN", "NNPS"), lemma("WINDOWS", "NOUN", "NNS"), lemma("1,500", "NUM", "CD")
    ('American', 'window', '1500')
    """
    plain = form if form.isascii() else form.translate(_STRAIGHT)
    if upos in ("PUNCT", "SYM"):
        return "-" if plain == "–" else plain
    if plain in _rules()["acronym"].words and upos in ("NOUN", "PROPN", "ADJ"):
        return plain
    word = plain.lower()
    tells = xpos in _rules() and not (xpos == "NNP" and upos in ("VERB", "AUX"))
    tags = (xpos,) if tells else _TRIED.get(upos, ())
    word = next((found for tag in tags if (found := _found(tag, word))), word)
    if upos == "PROPN" or xpos in ("NNP", "NNPS"):
        return _of_name(plain, word)
    if upos == "X":
        return _like(plain, word)
    if upos == "NUM":
        return _of_number(plain, word)
    return _of_noun(plain, word, upos) if upos in ("NOUN", "ADJ") else word
