"""Names of writers: what in a byline is a person, what a role, a place, an address or an agency."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from functools import cache
from importlib.resources import files

ROLE = (
    r"(?:reporters?|correspondents?|writers?|editors?|columnists?|journalists?|producers?|contributors?|photographers?|meteorologists?"
    r"|critics?|analysts?|interns?|anchors?|stringers?|freelancers?|bloggers?)"
)
_RANK = (
    r"(?:senior|chief|staff|special|assistant|associate|deputy|contributing|managing|executive|national|international|foreign|political"
    r"|diplomatic|defen[cs]e|security|business|economics?|financial|sports?|auto|science|health|medical|legal|crime|court|education"
    r"|environment|energy|technology|tech|digital|features?|news|city|community|local|regional|metro|world|police|transport|culture"
    r"|arts|music|film|food|travel|weather|online|web|video|data|investigative)"
)
_ROLE_AFTER = re.compile(rf"\s+(?:{_RANK}\s+){{0,4}}{ROLE}$", re.I)
_ROLE_BEFORE = re.compile(rf"^(?:{_RANK}\s+){{0,4}}{ROLE}\s*:?\s+(?=[^\W\d_])", re.I)
_ROLE_ALONE = re.compile(rf"\b{ROLE}\b|^(?:{_RANK}\s*)+$", re.I)
_GLUED = re.compile(
    r"(?<=[a-z])(?=(?:Staff|Senior|Business|Chief|Political|Special|Contributing|Assistant|Deputy|Associate|National)\b)"
)
_NO_PERSON = re.compile(
    r"\b(?:news|newsroom|newsdesk\w*|desk|staff|team|agenc(?:y|ies)|bureau|media|times|tribune|herald|gazette|journal|magazine|network|radio"
    r"|tv|television|online|services?|editorial|admin\w*|redacci[oó]n|redaktion|r[eé]daction|reda[cç][aã]o|redazione|редакция|webmaster"
    r"|department|ministry|university|institute|association|society|foundation|committee|council|inc|ltd|llc|gmbh|sources|our)\b"
    r"|\.(?:com|net|org|co)\b|\d",
    re.I,
)
_PARTICLES = frozenset(
    [
        "de",
        "da",
        "do",
        "dos",
        "das",
        "del",
        "della",
        "di",
        "du",
        "la",
        "le",
        "van",
        "von",
        "der",
        "den",
        "ter",
        "ten",
        "al",
        "bin",
        "ben",
        "ibn",
        "el",
        "ould",
        "i",
        "af",
        "av",
        "zu",
        "zur",
        "zum",
    ]
)
_JOINED = re.compile(r"[a-z]{1,4}[’'-][^\W\d_a-z]")  # al-Rawi, d’Arc
_NAME_WORD = re.compile(r"[^\W\d_][\w’'.-]*")
_RUN_ON = re.compile(r"[a-z]{4}[A-Z]")  # two elements' words with nothing between them
MOST_WORDS = 5  # in a name
MARKDOWN = re.compile(r"\[([^\[\]]*)\]\([^()\s]*\)|\[\d+\]|[*#\\^=]+")
_ASIDE = re.compile(r"\([^()]*(?:\)|$)")
_AT = re.compile(r"\s\S+@\S+\.\w+\S*|@\S*")
_AFTER_NAMES = re.compile(
    r"\s*(?:[|•·/]|[–—]|\s-(?:\s|$)|\b(?:in|for|on|at|from)\s|\b(?:last |special )?(?:to|updated|modified|published|posted)\b"
    r"|\b(?:publiziert|veröffentlicht|publié|publicado|pubblicato)\b|\b(?:photograph|photo|picture|graphic|illustration|video)s?\b|\b(?:am|le|el|em|il|den)\s\d|\d).*$",
    re.I,
)
_NEXT_SENTENCE = re.compile(r"^(\S+\s(?:\S+\s)*[^\s.]{3,})\.\s.*$")
_BETWEEN_NAMES = re.compile(r"\s*[,;&|]\s*|\s+(?:and|y|et|und|with|con|avec|mit)\s+", re.I)


def people(
    values: Iterable[str], outlet: str | None = None, *, houses: Set[str] = frozenset(), single: bool = True, agencies: bool = True
) -> list[str]:
    """The names of persons in what a page gives as its authors; an agency's name if it gives nothing else.

    Roles, places, addresses and the outlet itself are no persons, nor are "Staff" and "admin". With `single` a name may be of
    one word, as long as it is capitalised and no fuller name stands beside it.

    >>> people(["By JANE ROE, AP Auto Writer", "Tom Poe | Example News"]), people(["admin"]), people(["Reuters"])
    (['Jane Roe', 'Tom Poe'], [], ['Reuters'])
    """
    parts = [part for value in values for part in _parts(value, outlet, houses or agency_names().keys())]
    names = [_cased(part) for part in parts if _is_name(_cased(part), outlet) and not (part.isupper() and " " not in part)]
    full = [name for name in names if " " in name or not name.isascii()]
    chosen = full or (names if single else [])
    if agencies and not chosen:
        chosen = [whole for part in parts if (whole := agency_names().get(part.casefold()))]
    own = _letters(outlet or "")
    return [name for name in dict.fromkeys(chosen) if _letters(name) != own and not (" " not in name and _letters(name) in own)][
        :20
    ]


def _parts(value: str, outlet: str | None, houses: Set[str]) -> Iterator[str]:
    """The pieces between commas and "and", without what follows or surrounds a name."""
    bare = re.sub(r"^\W*(?:(?:written|posted)\s+)?(?:by|por|par|von|di)[:\s]\s*", "", MARKDOWN.sub(r"\1", value), flags=re.I)
    if outlet:
        bare = re.sub(rf"[\s.,|/–—-]+{re.escape(outlet)}\.?$", "", bare, flags=re.I)
    for piece in _BETWEEN_NAMES.split(_ASIDE.sub(" ", _AT.sub(" | ", bare))):
        cut = _AFTER_NAMES.sub("", _NEXT_SENTENCE.sub(r"\1", piece)) if piece else ""
        name = _ROLE_AFTER.sub("", _ROLE_BEFORE.sub("", _GLUED.sub(" ", cut).strip(' .,:;-"“”')))
        words = name.split()
        for size in (3, 2, 1):  # an agency's or the outlet's name after the person's
            if len(words) - size >= 2 and " ".join(words[-size:]).casefold() in houses:
                words = words[:-size]
                break
        if words:
            yield " ".join(words)


def _letters(name: str) -> str:
    return re.sub(r"[\W_]", "", name.casefold())


def _is_name(name: str, outlet: str | None) -> bool:
    """Whether it may be a person's name: one to five words, each capitalised or a particle, none of them an office's or a house's."""
    words = name.split()
    if (
        not 1 <= len(words) <= MOST_WORDS
        or len(name) > 60
        or name.casefold() in (agency_names().keys() | {(outlet or "").casefold()})
    ):
        return False
    if _NO_PERSON.search(name) or _ROLE_ALONE.search(name) or words[0].lower() in ("the", "team", "special"):
        return False
    if words[-1] in _PARTICLES or (words[0][0].islower() and (len(words) < 3 or words[0] not in _PARTICLES)):
        return False
    return all(
        _NAME_WORD.fullmatch(word)
        and not _RUN_ON.search(word)
        and (word in _PARTICLES or not word[0].islower() or _JOINED.match(word))
        for word in words
    )


def _cased(name: str) -> str:
    """JANE MCROE is Jane McRoe; names of mixed case stay as they are."""
    if not name.isupper() or len(name) <= 5 or name.casefold() in agency_names():
        return name
    return re.sub(
        r"\bMc([a-z])", lambda found: "Mc" + found.group(1).upper(), name.title().replace("’S", "’s").replace("'S ", "'s ")
    )


@cache
def agency_names() -> dict[str, str]:
    """The agencies as we write them, by their names in lower case."""
    text = (files("onrecord.clean") / "data" / "agencies.txt").read_text("utf-8")
    return {line.casefold(): line for line in reversed(text.splitlines()) if line and not line.startswith("#")}
