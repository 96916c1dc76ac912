"""What a page says about itself: title, writers, date, outlet, address, language.

Taken in this order: JSON-LD, meta elements, microdata and `time` elements; then the address. What stands only in the
visible lines is read by `visible`. What a page doesn't say stays empty: nothing here guesses, and an outlet that is named only
in the page's title or beneath it needs a second witness, its address or its copyright line.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import msgspec
from selectolax.lexbor import LexborHTMLParser, LexborNode

from onrecord.clean.dates import date_in_address, iso_date, iso_moment
from onrecord.clean.lines import fold
from onrecord.clean.names import people


class Metadata(NamedTuple):
    """As found; None or empty where the page doesn't say. `published_by` tells how the date was found."""

    title: str | None = None
    byline: tuple[str, ...] = ()
    published: str | None = None
    published_by: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    page_title: str | None = None  # the title with whatever the outlet adds to it


_ARTICLES = re.compile(
    r"(?:News|Blog|Opinion|Analysis|Report|Review|Live|Background|Satirical|Technical|Scholarly|Advertiser)\w*|Article|BlogPosting",
    re.I,
)
_PAGES = re.compile(r"(?:Web|Item|About|FAQ|Collection)Page|ClaimReview|CreativeWork", re.I)  # they date the article too
_TITLE_METAS = ("og:title", "twitter:title", "dc.title", "headline", "title")
_DATE_METAS = (
    "article:published_time", "og:article:published_time", "datepublished", "date.issued", "dc.date.issued", "dcterms.created", "dc.date",
    "dc.date.created", "dcterms.date", "pubdate", "publishdate", "publish-date", "publish_date", "published_time", "publication_date",
    "publisheddate", "published", "published_at", "published-date", "pub_date", "pdate", "mediator_published_time", "dcsext.articlefirstpublished",
    "parsely-pub-date", "sailthru.date", "article.published", "citation_publication_date", "citation_date", "cxenseparse:recs:publishtime",
    "ptime", "originalpublicationdate", "article_date_original", "dcterms.issued", "og:pubdate", "article:published", "date.release", "date",
)  # fmt: skip
_AUTHOR_METAS = (
    "author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl", "byline", "citation_author", "dcterms.creator",
)  # fmt: skip
_OUTLET_METAS = ("dc.publisher", "publisher", "article:publisher")
_APPLICATION_METAS = ("application-name", "apple-mobile-web-app-title", "twitter:app:name:iphone")
_LANGUAGE_METAS = ("og:locale", "content-language", "dc.language", "language")
_PLATFORMS = frozenset(("blogger", "wordpress", "wordpress.com", "tumblr", "wix", "wix.com", "squarespace", "untitled", "home"))
_PARTING = re.compile(r"\s+(?:[|–—·•»]|::?|>|--?)\s+|\s*[|»]\s*")
_LANGUAGE = re.compile(r"^(?!und|mul|zxx)[a-zA-Z]{2,3}(?=$|[-_])")
_WRAPPING = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*.*?\*/)|(?:-->|//\s*\]\]>)\s*$")
_TRAILING_COMMA = re.compile(r",\s*(?=[}\]])")
_SALVAGE = re.compile(r'"(headline|datePublished|@type|inLanguage)"\s*:\s*"([^"\\\n]{1,300})"\s*[,}\n]')
_COPYRIGHT = re.compile(r"©|\bcopyright\b|\(c\)\s*(?:19|20)\d\d", re.I)
_NO_OWNER = re.compile(
    r"©|\(c\)|&copy;|\bcopyright\b|\ball (?:content|right)s?\b.*|\b(?:inc|ltd|llc|limited|gmbh|pty|plc|corp)\b.*|[\d–—-]{4,}|[|•·.,]\s.*$",
    re.I,
)
_LONGEST_NAME = 60  # characters of an outlet's name
_LONGEST_LABEL = 25  # characters of a host that is made of the beginnings of words
_COMMON = frozenset("news online com net org international magazine tv live media press today the info web site home www".split())
_NO_LABEL = frozenset("www m amp mobile news blog blogs edition en com co org net gov ac edu web".split())
_CHANGED = re.compile(r"updat|modif|chang|edit", re.I)
_DATED = re.compile(r"publi|pubdate|entry-date|post-?date|created", re.I)
_BESIDE = re.compile(r"comment|related|sidebar|recommend|teaser|trending|popular", re.I)
_OUTSIDE = frozenset(("aside", "nav", "footer"))
_DATA_DATES = ("data-published", "data-pubdate", "data-publish-date", "data-published-at", "data-published-date", "data-datetime", "data-date", "data-timestamp")  # fmt: skip
_LEVELS = 12  # up from an element in search of what it belongs to


class _Said(NamedTuple):
    """What JSON-LD says: the articles, the pages they stand on, and everything by its identifier."""

    stories: list[dict[str, Any]]
    pages: list[dict[str, Any]]
    by_id: dict[str, dict[str, Any]]


def metadata(parser: LexborHTMLParser, address: str | None) -> Metadata:
    """What the page's mark-up says."""
    metas = _metas(parser)
    said = _json_ld(parser)
    heading = parser.css_first("title")
    page_title = _words(heading.text()) if heading is not None else None
    found = _first(_texts(said.stories, "headline")) or _first(metas.get(key) for key in _TITLE_METAS) or page_title
    url = _address(parser, metas, address)
    outlet = _outlet(parser, metas, said, page_title, url)
    published = _published(parser, metas, said)
    how = "meta" if published else None
    if not published and url:
        published = date_in_address(url)
        how = "url" if published else None
    writers = _writers(parser, metas, said, outlet)
    title = _bare_title(parser, _without_outlet(found, outlet, url), outlet)
    return Metadata(title, tuple(writers), published, how, outlet, url, _language(parser, metas, said), page_title)


def _metas(parser: LexborHTMLParser) -> dict[str, str]:
    """Meta elements by name, property or itemprop in lower case; the first of each counts."""
    found: dict[str, str] = {}
    for node in parser.css("meta[content]"):
        attributes = node.attributes
        content = _words(attributes.get("content"))
        for key in ("property", "name", "itemprop", "http-equiv"):
            name = attributes.get(key)
            if name and content:
                found.setdefault(name.strip().lower(), content)
    return found


def _json_ld(parser: LexborHTMLParser) -> _Said:
    """All that JSON-LD tells; of what is damaged only what can be picked out of it, and what is no JSON is passed over."""
    said = _Said([], [], {})
    for node in parser.css('script[type="application/ld+json"]'):
        text = _WRAPPING.sub("", (node.text() or "").strip())
        try:
            _sort(msgspec.json.decode(text), said, 0)
        except (msgspec.DecodeError, UnicodeEncodeError, RecursionError):
            try:
                _sort(json.loads(_TRAILING_COMMA.sub("", text), strict=False), said, 0)
            except (ValueError, RecursionError):
                _sort(dict(reversed(_SALVAGE.findall(text[:100_000]))), said, 0)
    return said


def _sort(data: Any, said: _Said, depth: int) -> None:
    if isinstance(data, list):
        for item in data[:50]:
            _sort(item, said, depth)
    elif isinstance(data, dict) and depth < 5:
        kinds = [kind for kind in _listed(data.get("@type")) if isinstance(kind, str)]
        if any(map(_ARTICLES.fullmatch, kinds)):
            said.stories.append(data)
        elif any(map(_PAGES.fullmatch, kinds)):
            said.pages.append(data)
        if isinstance(data.get("@id"), str) and len(data) > 1:
            said.by_id.setdefault(data["@id"], data)
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "author", "publisher"):
            if isinstance(data.get(key), (dict, list)):
                _sort(data[key], said, depth + 1)


def _texts(stories: Iterable[dict[str, Any]], key: str) -> Iterator[str]:
    for story in stories:
        value = story.get(key)
        if isinstance(value, str) and _words(value):
            yield _words(value) or ""


def _names(said: _Said, story: dict[str, Any], *keys: str) -> list[str]:
    """The names that a story gives under the first of `keys` that it has, those given by reference looked up."""
    values = next((story[key] for key in keys if story.get(key)), None)
    found = [said.by_id.get(value.get("@id", ""), value) if isinstance(value, dict) else value for value in _listed(values)]
    flat = [name for value in found for name in _listed(value.get("name") if isinstance(value, dict) else value)]
    return [name for name in map(_not_address, map(_words, flat)) if name]


def _published(parser: LexborHTMLParser, metas: dict[str, str], said: _Said) -> str | None:
    """The first date found, with the time of day if another place gives that for the same day."""
    stated = [
        *map(iso_date, _texts(said.stories, "datePublished")),
        *(iso_date(metas.get(key)) for key in _DATE_METAS),
        *map(iso_date, _texts(said.pages, "datePublished")),
    ]
    day: str | None = _first(stated)
    if day is None:
        return next(filter(None, map(iso_moment, _dated_elements(parser))), None)
    return (
        next((other for other in stated if other and len(other) > len(day) and other.startswith(day)), day)
        if len(day) < 11
        else day
    )


def _dated_elements(parser: LexborHTMLParser) -> Iterator[str | None]:
    """What microdata, microformats, `time` elements and data attributes say, unless they may date other stories or comments."""
    for node in parser.css('[itemprop="datePublished"], [property="datePublished"], [property="schema:datePublished"]')[:3]:
        yield node.attributes.get("content") or node.attributes.get("datetime") or node.text()
    for node in parser.css("abbr.published[title], .published .value-title[title], .dt-published[datetime]")[:1]:
        yield node.attributes.get("title") or node.attributes.get("datetime")
    marked = parser.css("time[datetime]")
    if len(marked) > 2:
        marked = parser.css("article time[datetime], header time[datetime], main time[datetime]")
    if len(marked) <= 2:
        own = [node for node in marked if not _beside(node)]
        for node in sorted(own, key=_rank):
            if _rank(node) < 2:
                yield node.attributes.get("datetime")
    for name in _DATA_DATES:
        values = {node.attributes.get(name) for node in parser.css(f"[{name}]")[:2] if not _beside(node)}
        if len(values) == 1:
            yield values.pop()


def _rank(node: LexborNode) -> int:
    """0 for an element that says it tells of publication, 2 for one that tells of a change."""
    signs = " ".join(filter(None, (node.attributes.get(key) for key in ("class", "itemprop", "id"))))
    words = (node.text() or "")[:40]
    if "pubdate" in node.attributes or _DATED.search(signs) or _DATED.search(words):
        return 0
    return 2 if _CHANGED.search(words) or _CHANGED.search(signs) else 1


def _beside(node: LexborNode) -> bool:
    """Whether an element stands in a menu, a sidebar or among comments."""
    above: LexborNode | None = node
    for _ in range(_LEVELS):
        above = above.parent if above is not None else None
        if above is None or above.tag == "body":
            return False
        signs = f"{above.attributes.get('class')} {above.attributes.get('id')}"
        if above.tag in _OUTSIDE or (len(signs) < 200 and _BESIDE.search(signs)):
            return True
    return False


def _writers(parser: LexborHTMLParser, metas: dict[str, str], said: _Said, outlet: str | None) -> list[str]:
    """The names in the first place that names a person; else an agency's, wherever one is given."""
    agencies: list[str] = []
    for values in _given_writers(parser, metas, said):
        names = people(values, outlet)
        if names and not people(names, outlet, agencies=False):
            agencies = agencies or names
        elif names:
            return names
    return agencies


def _given_writers(parser: LexborHTMLParser, metas: dict[str, str], said: _Said) -> Iterator[list[str]]:
    for story in said.stories:
        yield _names(said, story, "author", "creator")
    for key in _AUTHOR_METAS:
        value = _not_address(metas.get(key))
        yield [_turned(value) if key.startswith("citation") else value] if value else []
    for page in said.pages:
        if not any(str(kind) == "ClaimReview" for kind in _listed(page.get("@type"))):
            yield _names(said, page, "author", "creator")
    marked = parser.css('[rel="author"], [itemprop="author"]')[:12]
    texts = {re.sub(r"^by:?\s+", "", text, flags=re.I) for node in marked if not _beside(node) and (text := _words(node.text()))}
    names = {name for text in texts for name in people([text], single=False)}
    yield list(names) if len(names) == 1 else []  # more of them sign other stories


def _turned(name: str) -> str:
    """A name in a catalogue's order: "Roe, Jane" is Jane Roe."""
    last, comma, first = name.partition(", ")
    return f"{first} {last}" if comma and "," not in first else name


def _listed(value: Any) -> list[Any]:
    return value[:20] if isinstance(value, list) else [] if value is None else [value]


def _outlet(parser: LexborHTMLParser, metas: dict[str, str], said: _Said, page_title: str | None, url: str | None) -> str | None:
    """The site's name for itself goes before the publisher that JSON-LD names, which may be the agency that wrote the story."""
    labels = _labels(url)
    parts = [part for part in _PARTING.split(page_title or "") if part]

    def good(name: str | None) -> str | None:
        name = _not_address(name)
        return name if name and len(name) < _LONGEST_NAME and name.casefold() not in _PLATFORMS else None

    site = good(_first_part(metas.get("og:site_name"), labels))
    publisher = _first(good(_first_part(name, labels)) for story in said.stories for name in _names(said, story, "publisher"))
    if site and publisher:
        same = _squeezed(site) in _squeezed(publisher) or _squeezed(publisher) in _squeezed(site)
        return publisher if publisher in parts[-1:] or (same and site not in parts[-1:]) else site
    named = site or publisher or _first(good(metas.get(key)) for key in _OUTLET_METAS)
    if named:
        return named
    ends = [part for part in (parts[-1], parts[0]) if len(part) < _LONGEST_NAME] if len(parts) > 1 else []
    for part in ends:
        if _agrees(part, labels):
            return part
    for node in parser.css('[itemprop="publisher"] [itemprop="name"]')[:1]:
        name = good(_words(node.attributes.get("content") or node.text()))
        if name:
            return name
    return _copyrighted(parser, ends, labels) or _first(
        good(metas.get(key)) for key in _APPLICATION_METAS if metas.get(key) not in (parts[:1] or [page_title])
    )


def _copyrighted(parser: LexborHTMLParser, ends: list[str], labels: list[str]) -> str | None:
    """A name in the copyright line which the page's title or address bears out."""
    text = parser.body.text(separator="\n") if parser.body is not None else ""
    for found in list(_COPYRIGHT.finditer(text))[-5:]:
        line = fold(
            text[max(found.start() - 80, 0) : found.start()].rpartition("\n")[2]
            + text[found.start() : found.start() + 140].partition("\n")[0]
        )
        for part in ends:
            if len(part) > 2 and re.search(rf"(?<!\w){re.escape(part)}(?!\w)", line, re.I):
                return part
        owner = fold(_NO_OWNER.sub(" ", line)).strip(" .,:;|-–—")
        if 2 < len(owner) < _LONGEST_NAME and _agrees(owner, labels):
            return owner
    return None


def _labels(url: str | None) -> list[str]:
    """The parts of an address's host that may name an outlet, in lower case: letters and digits only."""
    try:
        host = (urlsplit(url or "").hostname or "").split(".")[:-1]
    except ValueError:
        return []
    bare = (re.sub(r"[^a-z0-9]", "", label) for label in host if label not in _NO_LABEL)
    return [label for label in bare if len(label) > 1]


def _words_of(name: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", name.lower()).replace("’", "'").replace("'", "")
    return re.findall(r"[a-z0-9]+", "".join(char for char in plain if not unicodedata.combining(char)))


def _squeezed(name: str) -> str:
    return re.sub(r"[\W_]", "", name.casefold())


def _agrees(name: str, labels: list[str]) -> bool:
    """Whether an address bears a name out: "The Harbour Courier" is harbourcourier.example, harbour-news.example or hcourier.example.

    That is: the same letters, but for words that many outlets share ("news", "online"); or a beginning of each of its words.
    """
    words = _words_of(name)
    words = words[1:] if words[:1] == ["the"] else words
    whole, core = "".join(words), "".join(word for word in words if word not in _COMMON)
    for label in labels:
        bare = re.sub(rf"^(?:the)?(.+?)(?:{'|'.join(sorted(_COMMON))})?$", r"\1", label)
        if (
            len(label) > 2
            and len(whole) > 2
            and (
                (whole.startswith(label) and len(whole) < 3 * len(label) and len(words) < 5)
                or (label.startswith(whole) and len(whole) > len(label) / 2)
            )
        ):
            return True
        if (len(core) > 2 and core in (label, bare)) or (
            1 < len(words) < 7 and 2 < len(label) < _LONGEST_LABEL and _shortened(label, words)
        ):
            return True
    return False


def _shortened(label: str, words: list[str]) -> bool:
    """Whether `label` is made of a beginning of each word: nytimes of New York Times."""
    if not words:
        return not label
    first, rest = words[0], words[1:]
    fitting = next((size for size in range(min(len(first), len(label)), 0, -1) if label[:size] == first[:size]), 0)
    return any(_shortened(label[size:], rest) for size in range(fitting, 0, -1))


def _first_part(name: str | None, labels: list[str]) -> str | None:
    """A site's name without the motto after it."""
    parts = [part for part in re.split(r"\s+[|–—·•-]\s+", name or "") if part]
    return next((part for part in parts if _agrees(part, labels)), parts[0]) if len(parts) > 1 else name


def _address(parser: LexborHTMLParser, metas: dict[str, str], address: str | None) -> str | None:
    """The page's own address: as given, else as it calls itself."""
    if address:
        return address
    node = parser.css_first('link[rel="canonical"]')
    for value in (node.attributes.get("href") if node is not None else None, metas.get("og:url")):
        try:
            if value and urlsplit(value.strip()).scheme in ("http", "https") and urlsplit(value.strip()).hostname:
                return value.strip()
        except ValueError:  # no address at all
            continue
    return None


def _without_outlet(title: str | None, outlet: str | None, url: str | None) -> str | None:
    """The title, without the outlet's name at either end, however it is spelled."""
    if not title:
        return title
    if outlet:
        name = re.escape(outlet)
        bare = re.sub(rf"\s*[|–—·•»:-]+\s*{name}$|^{name}\s*[|–—·•»:-]+\s*", "", title, flags=re.I)
        title = bare if " " in bare else title
    parts = _PARTING.split(title)
    labels = _labels(url)
    if len(parts) > 1 and len(parts[-1]) < _LONGEST_NAME:
        own = (outlet and _squeezed(parts[-1]) == _squeezed(outlet)) or (
            len(parts[0]) > len(parts[-1]) and _agrees(parts[-1], labels)
        )
        if own:
            bare = title[: title.rindex(parts[-1])].rstrip(" |–—·•»:>-")
            return bare if " " in bare else title
    return title


def _bare_title(parser: LexborHTMLParser, title: str | None, outlet: str | None) -> str | None:
    """The title without a section's or a site's name, where the page's heading has the rest of it alone."""
    if not title or not _PARTING.search(title):
        return title
    for node in parser.css("h1")[:5]:
        heading = _words(node.text()) or ""
        if not len(title) / 2 < len(heading) < len(title) or heading == outlet:
            continue
        straight, own = _straight(title), _straight(heading)
        if straight.startswith(own) and _PARTING.match(title, len(heading)):
            return title[: len(heading)]
        before = len(title) - len(heading)
        if straight.endswith(own) and _PARTING.search(title[:before] + " "):
            return title[before:]
    return title


def _straight(text: str) -> str:
    """`text` with typewriter's quotes and in lower case, as long as it was."""
    return "".join(
        char.lower() if len(char.lower()) == 1 else char
        for char in text.translate({0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"'})
    )


def _language(parser: LexborHTMLParser, metas: dict[str, str], said: _Said) -> str | None:
    root = parser.root
    declared = root.attributes.get("lang") or root.attributes.get("xml:lang") if root is not None else None
    stated = (*_texts(said.stories, "inLanguage"), *_texts(said.pages, "inLanguage"))
    for value in (declared, *(metas.get(key) for key in _LANGUAGE_METAS), metas.get("inlanguage"), *stated):
        found = _LANGUAGE.match((value or "").strip())
        if found:
            return found.group().lower()
    return None


def _words(value: Any) -> str | None:
    """Folded words of a value; entities that were escaped twice are read."""
    if not isinstance(value, str):
        return None
    once = unescape(value)
    return fold(unescape(once) if "&" in once else once) or None


def _not_address(value: str | None) -> str | None:
    return None if not value or re.match(r"(?:https?:)?//|www\.|@", value) else value


def _first(values: Iterable[Any]) -> Any:
    return next((value for value in values if value), None)
