"""What the lines of an article tell of it where its mark-up doesn't: title, writers, date, and whom it credits.

Where lines contradict each other, the one nearest to where the story begins counts: mastheads, clocks and teasers stand
further off.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from functools import cache
from importlib.resources import files

from onrecord.clean.dates import is_month, iso_date
from onrecord.clean.lines import Line
from onrecord.clean.roles import Ruled

_STORY = frozenset(("body", "analysis"))
_ELSEWHERE = frozenset(
    ("comments", "related", "legal", "promo", "advert", "subscribe", "share")
)  # what these date is not the story

_ROLE = (
    r"(?:reporters?|correspondents?|writers?|editors?|columnists?|journalists?|producers?|contributors?|photographers?|meteorologists?"
    r"|critics?|analysts?|interns?|anchors?|stringers?|freelancers?|bloggers?)"
)
_RANK = (
    r"(?:senior|chief|staff|special|assistant|associate|deputy|contributing|managing|executive|national|international|foreign|political"
    r"|diplomatic|defen[cs]e|security|business|economics?|financial|sports?|auto|science|health|medical|legal|crime|court|education"
    r"|environment|energy|technology|tech|digital|features?|news|city|community|local|regional|metro|world|police|transport|culture"
    r"|arts|music|film|food|travel|weather|online|web|video|data|investigative)"
)
_ROLE_AFTER = re.compile(rf"\s+(?:{_RANK}\s+){{0,4}}{_ROLE}$", re.I)
_ROLE_BEFORE = re.compile(rf"^(?:{_RANK}\s+){{0,4}}{_ROLE}\s*:?\s+(?=[^\W\d_])", re.I)
_ROLE_ALONE = re.compile(rf"\b{_ROLE}\b|^(?:{_RANK}\s*)+$", re.I)
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
_NO_NAME = re.compile(
    r"\b(?:comments?|photos?|images?|video|front|page|read|minutes?|share|home|world|special|post|press|wire|daily|weekly|live|report|edition"
    r"|international|january|february|march|april|june|july|august|september|october|november|december|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|recent|enabled|scroll|menu|search|sign|subscribe|follow|edited|reviewed|hosted|heard|breaking|the|and|for|of|to|your|you|more|with|by)\b",
    re.I,
)  # in a line that doesn't say "by"
_COMPANY = re.compile(r"\b(?:inc|llc|ltd|plc|gmbh|corp)\b", re.I)
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
_MOST_WORDS = 5  # in a name
_MARKDOWN = re.compile(r"\[([^\[\]]*)\]\([^()\s]*\)|\[\d+\]|[*#\\^=]+")
_ASIDE = re.compile(r"\([^()]*(?:\)|$)")
_AT = re.compile(r"\s\S+@\S+\.\w+\S*|@\S*")
_AFTER_NAMES = re.compile(
    r"\s*(?:[|•·/]|[–—]|\s-(?:\s|$)|\b(?:in|for|on|at|from)\s|\b(?:last |special )?(?:to|updated|modified|published|posted)\b"
    r"|\b(?:publiziert|veröffentlicht|publié|publicado|pubblicato)\b|\b(?:photograph|photo|picture|graphic|illustration|video)s?\b|\b(?:am|le|el|em|il|den)\s\d|\d).*$",
    re.I,
)
_NEXT_SENTENCE = re.compile(r"^(\S+\s(?:\S+\s)*[^\s.]{3,})\.\s.*$")
_BETWEEN_NAMES = re.compile(r"\s*[,;&|]\s*|\s+(?:and|y|et|und|with|con|avec|mit)\s+", re.I)
_BY = re.compile(
    r"^\W*(?:(?:written|words|text|story|reporting|report(?:ed)?|analysis|commentary|compiled|posted|published|author)\s+)?(?:by|por|par|von|door|oleh)(?::|\s)\s*(?P<names>.+)$"
    r"|^\W*(?:author(?:\(s\))?(?: of the article)?|autor|auteur|autore|words|text|texto|texte|story|reporter|wrote|penulis|автор|текст)\s*:\s*(?P<noun>.+)$"
    r"|(?:[|•·/]|\b\d{4}|\s-)\s*by:?\s+(?P<later>.+)$",
    re.I,
)
_BARE_BY = re.compile(r"^\W*by\W*$", re.I)
_AFTER_NAME_ALONE = re.compile(r"\s*(?:[,|•·/–—]|\s-\s|\sin\s(?=[A-Z]))")
_LONGEST_HOUSE = 40  # characters of an outlet's name on a line of its own
_SURE = 0.8  # that a line without "by" is a byline
_NEAR = 2  # lines between a name and the date that belongs to it
_FAR = 12  # lines between a name without "by" and the story
_STANDFIRST = 300  # characters
_FALSE_START = 0.04  # of the story's characters may stand further up, taken for a story by mistake

_PUBLISHED = re.compile(
    r"\b(?:published|posted|input|entry|filed|publicado|publicerad|publié|pubblicato|publiziert|veröffentlicht"
    r"|опубликовано|опубліковано|diterbitkan)\b",
    re.I,
)
_DATED = re.compile(rf"{_PUBLISHED.pattern}|^\W*(?:publication )?date\b", re.I)
_UPDATED = re.compile(
    r"\blast (?:updat|modif|edit)|^\W*(?:updat|modif|actuali[sz]|atuali[sz]|mis à jour|aktuali[sz]|обновлено|оновлено|güncelleme|zaktualiz|uppdater|correct)",
    re.I,
)
_OTHER_DATE = re.compile(
    r"^\W*(?:it is (?:now|currently)|(?:the |current )*time(?: is)?(?: now)?|today(?:'s)?(?: is| date)?|now)\b|^[–—]\s?[^\W\d_]"
    r"|^\W*source\b|\b(?:in print|print edition|print issue|accessed|retrieved|joined|since)\b",
    re.I,
)  # a clock, whoever said something on a day, an issue in print
_DATE_WORDS = frozenset(
    [
        "mon",
        "tue",
        "tues",
        "wed",
        "thu",
        "thur",
        "thurs",
        "fri",
        "sat",
        "sun",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "am",
        "pm",
        "at",
        "on",
        "of",
        "the",
        "st",
        "nd",
        "rd",
        "th",
        "a",
        "p",
        "m",
        "h",
        "uhr",
        "kl",
    ]
)
_LOWER_WORD = re.compile(r"\b[a-z]{2,}\b")
_MOST_LOWER = (5, 9)  # words in lower case with a full stop and without: with more the line is a sentence in which a date stands
_LONGEST_DATED = 160  # characters

_WIRES = (
    "The Associated Press", "THE ASSOCIATED PRESS", "Associated Press", "ASSOCIATED PRESS", "AP", "AFP", "Agence France-Presse", "Reuters",
    "REUTERS", "EFE", "DPA", "dpa", "ANSA", "TASS", "PTI", "Press Trust of India", "Xinhua", "Interfax", "UPI", "PA Media", "Press Association",
    "PA", "Bloomberg", "Yonhap", "Kyodo", "CNN", "IANS", "ANI", "Anadolu",
)  # fmt: skip
_WIRE = "(?:" + "|".join(map(re.escape, _WIRES)) + ")"
_NAMED = r"(?:[A-Z][\w.&’'-]*(?:\s+(?:(?:of|the|and|de|la|del|du)\s+){0,2}[A-Z][\w.&’'-]*){0,5})"
_SOURCE = re.compile(r"^(?:source|fuente|quelle|fonte|kaynak|источник|via|originally published (?:by|on|in)|first published (?:by|on|in))\s*:?\s+(?P<name>.+)$", re.I)  # fmt: skip
_ORIGINS = (
    _SOURCE,
    re.compile(rf"^\({_WIRE}(?:/[\w ]+)?\)$"),
    re.compile(rf"^\W*(?i:copyright|\(c\)|©)[\W\d]*(?:[Cc]opyright\W*)?(?P<name>{_WIRE})(?=\s*$|\s*[.,]|\s+All\b)"),
    re.compile(rf"\b(?i:more stories from|read the original (?:article |story )?(?:on|at|in)|(?:article|story|report|piece|post) (?:was )?(?:originally |first )?(?:appeared|published) (?:on|in|by)"
               rf"|originally (?:appeared|published) (?:on|in|by)|translated from|with (?:\w+ )?(?:information|reporting|inputs|files|material) (?:by|from)|con información de)\s+(?P<name>{_NAMED}(?:(?:, | and |/){_NAMED}){{0,3}})(?=[.,;)]|\s+(?:by|on|in)\b|$)"),
    re.compile(rf"\b(?i:click here ?to ?read|go ?to read) more (?:stories )?(?:from|on|at) (?P<name>{_NAMED})(?:[.,;]|$)"),
)  # fmt: skip
_PLACE = r"(?:[,\s/]+(?:[A-Z][\w.’'-]*|\d{1,2}|of|de|and))*"  # the rest of a place, and the day
_DATELINE = re.compile(
    rf"^(?:[A-Z][\w.’'-]*{_PLACE}\s\((?P<name>{_WIRE})|[A-Z][A-Z.’'-]+{_PLACE}\s\((?P<own>[A-Z][A-Z/&-]{{1,12}}))(?:/[\w ]+)?\)\s*[-–—]"
)
_SIGNED = re.compile(rf"[.”\"’]\s*[-–—]*\s*\((?P<name>{_WIRE})(?:/[\w ]+)?\)$")
_AFFILIATED = re.compile(
    rf"(?:^|[,|/–—]|\s-\s|\b[Bb][Yy]\s)\s*(?P<name>{_WIRE})(?=\s*$|\s*[,|/–—]|\s-\s|\s+(?:[\w-]+\s+){{0,3}}(?i:{_ROLE})\b)"
)
_SHORT = {
    "the associated press": "AP", "associated press": "AP", "agence france-presse": "AFP", "press association": "PA", "pa media": "PA",
    "press trust of india": "PTI", "anadolu agency": "Anadolu",
}  # fmt: skip
_LANGUAGES = frozenset(
    "Arabic Armenian Azerbaijani Belarusian Bengali Bosnian Bulgarian Burmese Chinese Croatian Czech Danish Dutch English Farsi Finnish French"
    " Georgian German Greek Hebrew Hindi Hungarian Indonesian Italian Japanese Kazakh Korean Kurdish Mandarin Norwegian Pashto Persian Polish"
    " Portuguese Romanian Russian Serbian Spanish Swahili Swedish Thai Tibetan Turkish Ukrainian Urdu Vietnamese".split()
)
_NO_CREDIT = frozenset(("caption", "navigation", "comments", "related", "credit", "duplicate"))


def visible_title(lines: Sequence[Line], ruled: Sequence[Ruled]) -> str | None:
    """The headline, as the classifier saw it."""
    return next((line.text for line, verdict in zip(lines, ruled, strict=True) if verdict.label == "headline"), None)


def visible_writers(lines: Sequence[Line], ruled: Sequence[Ruled], outlet: str | None = None) -> list[str]:
    """The names on the line that says by whom, else on a line of nothing but names beside the date.

    Writers of boxes within the article are not the article's.
    """
    headline, story = _bounds(lines, ruled)
    head = [place for place in range(story) if ruled[place].label == "byline"]
    houses = frozenset(line.text.casefold() for line in lines if len(line.text) < _LONGEST_HOUSE) | agency_names().keys()
    houses |= {outlet.casefold()} if outlet else set()
    said = {place: names for place in head if (names := _after_by(lines, place, houses))}
    if not said:
        later = (place for place in range(story, _early(lines, ruled, story)) if ruled[place].label == "byline")
        said = next(({place: names} for place in later if (names := _after_by(lines, place, houses))), {})
    if said:
        last = max(said)
        return said[next(place for place in said if all(ruled[other].label == "byline" for other in range(place, last)))]
    alone = {
        place: names
        for place in head
        if place > headline
        and story - place <= _FAR
        and ruled[place].chance >= _SURE
        and (names := _named_alone(lines, place, houses))
    }
    if not alone:
        return []
    last = max(alone)
    run = [place for place in alone if all(other in alone for other in range(place, last))]
    return list(dict.fromkeys(name for place in run for name in alone[place]))


def _bounds(lines: Sequence[Line], ruled: Sequence[Ruled]) -> tuple[int, int]:
    """Where the headline stands (-1 if nowhere), and where the story after it begins."""
    headline = next((place for place, verdict in enumerate(ruled) if verdict.label == "headline"), -1)
    sizes = [len(line.text) if verdict.label in _STORY else 0 for line, verdict in zip(lines, ruled, strict=True)]
    allowed, passed = _FALSE_START * sum(sizes), 0
    for place, size in enumerate(sizes):
        passed += size
        if size and place > headline and passed > allowed:
            return headline, place
    return headline, len(ruled)


def _early(lines: Sequence[Line], ruled: Sequence[Ruled], story: int) -> int:
    """How far down a byline may stand if what precedes it was a standfirst."""
    passed = 0
    for place in range(story, len(lines)):
        passed += len(lines[place].text) if ruled[place].label in _STORY else 0
        if passed > _STANDFIRST:
            return place
    return len(lines)


def _after_by(lines: Sequence[Line], place: int, houses: Set[str]) -> list[str]:
    """The names that a line gives after "by", or the next line where the word stands alone."""
    text = lines[place].text
    if len(text) > _LONGEST_DATED:
        return []
    if _BARE_BY.match(text) and place + 1 < len(lines):
        return people([lines[place + 1].text], houses=houses, single=False) if len(lines[place + 1].text) < _LONGEST_DATED else []
    found = _BY.search(_MARKDOWN.sub(r"\1", text))
    return people([next(filter(None, found.groups()))], houses=houses, single=False) if found else []


def _named_alone(lines: Sequence[Line], place: int, houses: Set[str]) -> list[str]:
    """The names that a line beside a date begins with, if nothing but a place or an office follows."""
    cut = _AFTER_NAME_ALONE.search(lines[place].text)
    begin = lines[place].text[: cut.start()] if cut else lines[place].text
    if (
        len(begin) > _LONGEST_HOUSE * 2
        or any(char.isdigit() for char in begin)
        or not _beside_date(lines, place)
        or _COMPANY.search(lines[place].text)
    ):
        return []
    names = people([begin], houses=houses, single=False)
    return [] if any(_NO_NAME.search(name) or len(name.split()) >= _MOST_WORDS for name in names) else names


def _beside_date(lines: Sequence[Line], place: int) -> bool:
    return any(iso_date(line.text) for line in lines[max(place - _NEAR, 0) : place + _NEAR + 1] if len(line.text) < _LONGEST_DATED)


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
    bare = re.sub(r"^\W*(?:(?:written|posted)\s+)?(?:by|por|par|von|di)[:\s]\s*", "", _MARKDOWN.sub(r"\1", value), flags=re.I)
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
        not 1 <= len(words) <= _MOST_WORDS
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


def visible_date(lines: Sequence[Line], ruled: Sequence[Ruled]) -> str | None:
    """The date on a line that says "published", else on a byline, else on a line of its own above the story, else of an update."""
    headline, story = _bounds(lines, ruled)
    found: list[tuple[int, int, int, str]] = []
    for place, (line, verdict) in enumerate(zip(lines, ruled, strict=True)):
        if len(line.text) >= _LONGEST_DATED or not any(char.isdigit() for char in line.text):
            continue
        rank = _dating(line.text, verdict.label, place < story, -1 < headline < place)
        cue = _DATED.search(line.text) if rank == 0 else None
        day = (
            iso_date(line.text[cue.start() :] if cue else line.text) or (iso_date(line.text) if cue else None)
            if rank is not None
            else None
        )
        if rank is not None and day:
            found.append((rank, abs(story - place), place, day))
    return min(found)[3] if found else None


def _dating(text: str, label: str, above: bool, under: bool) -> int | None:
    """How sure it is that a date in `text` is the article's, 0 the surest; None if it dates something else."""
    if (
        label in _ELSEWHERE
        or label == "duplicate"
        or _OTHER_DATE.search(text)
        or len(_LOWER_WORD.findall(text)) > _MOST_LOWER[text[-1] != "."]
    ):
        return None
    dateline = label in ("byline", "dateline")
    if _UPDATED.search(text) and not _PUBLISHED.search(text):
        return 3 if dateline or (above and under) else None
    if _DATED.search(text) and (dateline or above or label in ("residue", "credit", "navigation", "heading")):
        return 0
    return 1 if dateline else 2 if above and under and _is_bare_date(text) else None


def _is_bare_date(text: str) -> bool:
    """Whether there is nothing but a date and a time."""
    words = re.findall(r"[^\W\d_]+", text)
    return all(word.casefold() in _DATE_WORDS or is_month(word) or (word.isupper() and len(word) < 5) for word in words)


def credited(lines: Sequence[Line], ruled: Sequence[Ruled]) -> list[str]:
    """The agencies and outlets that the page says it comes from or was translated from; pictures' credits don't count."""
    _, story = _bounds(lines, ruled)
    ends = [place for place, verdict in enumerate(ruled) if verdict.label in _STORY][-3:]
    out: list[str] = []
    for place, (line, verdict) in enumerate(zip(lines, ruled, strict=True)):
        if verdict.label in _NO_CREDIT:
            continue
        text = line.text if len(line.text) < 400 else line.text[:200]
        patterns = [*_ORIGINS] if verdict.label != "byline" else [_AFFILIATED, *_ORIGINS] if place < story else []
        if verdict.label in _STORY or verdict.label in ("dateline", "standfirst"):
            patterns.append(_DATELINE)
        found = [hit for pattern in patterns for hit in pattern.finditer(text)]
        found = [
            hit for hit in found if hit.re is not _DATELINE or not _is_own(hit.group("name") or hit.group("own"), lines, ruled)
        ]
        if place in ends:
            found += _SIGNED.finditer(line.text[-60:])
        for hit in found:
            named = hit.groupdict()
            name = named.get("name") or named.get("own") or hit.group().strip("()")
            for one in re.split(r"\s*(?:/|,|;|\band\b)\s*", name.strip(" .")):
                whole = agency_names().get(one.casefold(), "" if hit.re is _SOURCE else one)
                whole = _SHORT.get(whole.casefold(), whole)
                if whole and whole not in out and len(whole) < 50 and not whole.startswith("http") and whole not in _LANGUAGES:
                    out.append(whole)
    return out


def _is_own(name: str, lines: Sequence[Line], ruled: Sequence[Ruled]) -> bool:
    """Whether the outlet's own lines bear the name that stands in a dateline."""
    if name in _WIRES:
        return False
    own = (line.text for line, verdict in zip(lines, ruled, strict=True) if verdict.label in ("legal", "byline", "navigation"))
    return any(re.search(rf"\b{re.escape(name)}\b", text) for text in own)


@cache
def agency_names() -> dict[str, str]:
    """The agencies as we write them, by their names in lower case."""
    text = (files("onrecord.clean") / "data" / "agencies.txt").read_text("utf-8")
    return {line.casefold(): line for line in reversed(text.splitlines()) if line and not line.startswith("#")}
