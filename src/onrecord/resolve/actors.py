"""The actors of an article: who is named, by what words, of which country, in what role.

Tables and patterns only. What they don't settle is left out: a name that might be a place, a pronoun that might be another's.
"""

from __future__ import annotations

from onrecord.lang.en.people import OrgHead, Outlet, StateBody, family_first, given_names
from onrecord.model import Actor, Article, Sentence
from onrecord.ontology.bodies import Body
from onrecord.ontology.countries import Country, countries
from onrecord.resolve.cast import Cast, Draft, aliases, describe
from onrecord.resolve.gazetteer import Hit
from onrecord.resolve.groups import link_groups
from onrecord.resolve.links import link_names, link_phrases, link_pronouns
from onrecord.resolve.persons import Name
from onrecord.resolve.scene import Scene, scenes

__all__ = ["find_actors"]

_OTHER = {"m": "f", "f": "m"}
_SURE = {"country": 0.9, "capital": 0.75, "seat": 0.85}
_AMBIGUOUS = ("Georgia", "Jordan", "Chad", "Jersey", "Guinea", "Turkey")  # need a capital or an adjective of theirs on the page


def find_actors(article: Article, sentences: list[Sentence]) -> list[Actor]:
    """The actors of an article, in the order of their first mention.

    `sentences` are those of `article`. Byline blocks are read for the names of writers who also speak (analysis).
    """
    stage, known = scenes(article, sentences)
    cast = Cast()
    for scene in stage:
        _meet(scene, [name for name in scene.people if len(name.parts) > 1], cast)
    for told in (True, False):  # those first whose title tells their sex: "Mr Marr" parts him from Orla Marr
        for scene in stage:
            _meet_again(scene, [name for name in scene.people if len(name.parts) == 1 and _sexed(name) == told], cast)
    for scene in stage:
        _read_names(scene, cast)
        _read_bodies(scene, cast)
    link_names(stage, cast, known)
    link_phrases(stage, cast)
    link_pronouns(stage)
    link_groups(stage, cast)
    _drop(stage, cast, article)
    return cast.actors(article.id)


def _meet(scene: Scene, people: list[Name], cast: Cast) -> None:
    for name in people:
        _introduce(scene, name, cast.person(name))


def _introduce(scene: Scene, name: Name, draft: Draft) -> None:
    """Note a person's name with its title, and the descriptions beside it."""
    first = name.before.first if name.before is not None else name.first
    scene.note(draft, first, name.last, "name")
    draft.met += 1
    if name.before is not None:
        describe(draft, name.before)
    for phrase in name.beside:
        if draft.code and phrase.code and draft.code != phrase.code:
            continue  # two of a list: "Marr, the Veronian leader"
        describe(draft, phrase)
        scene.note(draft, phrase.first, phrase.last, "title" if phrase.definite else "description")
    if scene.line.role == "byline" and draft.sector == "UNK":
        draft.sector = "JRN"


def _sexed(name: Name) -> bool:
    return name.before is not None and name.before.title.sex != ""


def _meet_again(scene: Scene, people: list[Name], cast: Cast) -> None:
    """Title and family name: one who is known by it, or someone whose first name the article doesn't tell."""
    for name in people:
        fitting = _fitting(name, cast)
        if len(fitting) == 1 or all(name.parts != draft.parts for draft in cast.people):
            _introduce(scene, name, fitting[0] if len(fitting) == 1 else cast.person(name))


def _fitting(name: Name, cast: Cast) -> list[Draft]:
    """Who may be meant by title and family name: of several those of the title's country, then those met by such words before."""
    sex, code = (name.before.title.sex, name.before.code) if name.before is not None else ("", "")
    out = [draft for draft in cast.people if name.parts in aliases(draft, family_first(), given_names())]
    out = [draft for draft in out if not sex or draft.sex != _OTHER[sex]]
    if len(out) > 1 and code:
        out = [draft for draft in out if draft.code in ("", code)]
    return [draft for draft in out if len(draft.parts) == 1] if len(out) > 1 else out


def _read_names(scene: Scene, cast: Cast) -> None:
    """Countries, seats of power, capitals that stand for them, bodies and outlets."""
    for hit in scene.names.hits:
        if isinstance(hit.entry, Country):
            _read_country(scene, hit, hit.entry, cast)
        elif hit.sort in ("body", "outlet", "org"):
            _read_body(scene, hit, cast)


def _read_country(scene: Scene, hit: Hit, country: Country, cast: Cast) -> None:
    names = scene.names
    if hit.first in scene.taken or hit.sort not in _SURE or any(p.first <= hit.first < p.last for p in scene.phrases):
        return
    if names.part_of_name(hit):
        return
    if hit.sort == "capital":
        if names.metonym(hit):
            cast.country(country).mention(scene.line.span(hit.first, hit.last), "metonym")
        return
    if names.attributive(hit) or _governs(scene, hit) or (hit.sort == "seat" and names.located(hit)):
        return
    first = hit.first - (scene.line.low(hit.first - 1) == "the")
    cast.country(country).mention(scene.line.span(first, hit.last), "name" if hit.sort == "country" else "metonym")


def _governs(scene: Scene, hit: Hit) -> bool:
    """Whether a body follows in the genitive or stands before "of": the country is part of its name."""
    line, names = scene.line, scene.names
    after = names.starting.get(hit.last + 1)
    of = hit.first - 1 - (line.low(hit.first - 1) == "the")
    before = names.ending.get(of)
    if line.low(hit.last) == "'s" and after is not None:
        return after.sort == "state body"
    return line.low(of) == "of" and before is not None and before.sort == "state body"


def _read_body(scene: Scene, hit: Hit, cast: Cast) -> None:
    line = scene.line
    inside = next((p for p in scene.phrases if p.first <= hit.first < p.last), None)
    if hit.first in scene.taken and inside is None:
        return
    if inside is not None and hit.first < inside.head and line.low(hit.last) != "'s":
        return
    if inside is None and (scene.names.attributive(hit) or line.low(hit.first - 1) == "/" or line.low(hit.last) == "/"):
        return
    draft = _body(scene, hit, cast)
    draft.mention(line.span(_begin(scene, hit), hit.last), "name")


def _body(scene: Scene, hit: Hit, cast: Cast) -> Draft:
    entry = hit.entry
    if isinstance(entry, Body):
        return cast.drafts.setdefault(("body", entry.name), Draft(entry.name, entry.kind, entry.code, entry.sector, "table", 0.9))
    if isinstance(entry, Outlet):
        return cast.drafts.setdefault(("body", entry.name), Draft(entry.name, "outlet", entry.code, "JRN", "table", 0.85))
    words = " ".join(word.text for word in scene.line.words[hit.first : hit.last]).replace(" 's", "'s")
    code = next((h.entry.code for h in scene.names.hits if isinstance(h.entry, Country) and hit.first <= h.first < hit.last), "")
    kind, sector = (entry.kind, entry.sector) if isinstance(entry, OrgHead) else ("organization", "")
    return cast.drafts.setdefault(("body", words), Draft(words, kind, code, sector or "UNK", "pattern", 0.65))


def _begin(scene: Scene, hit: Hit) -> int:
    """Where the words before a name that belong to it begin: "the Veronian state agency" before "RIA"; its article."""
    first, before = hit.first, scene.names.ending.get(hit.first)
    if before is not None and before.sort == "state body" and hit.sort == "outlet":
        first = before.first
        teller = scene.names.ending.get(first)
        first = teller.first if teller is not None and teller.sort == "adjective" else first
    return first - (scene.line.low(first - 1) == "the")


def _read_bodies(scene: Scene, cast: Cast) -> None:
    """Bodies of a state by their common noun: "the Veronian army", "Veronia's foreign ministry", "the Defence Ministry"."""
    for hit in scene.names.hits:
        noun = hit.entry
        if not isinstance(noun, StateBody) or any(p.first <= hit.first < p.last for p in scene.phrases) or hit.first in scene.taken:
            continue
        follower = scene.names.starting.get(hit.last)
        if follower is not None and follower.sort in ("outlet", "body", "title", "titles"):
            continue
        country, first, last = _owner(scene, hit)
        the = scene.line.low(first - 1) == "the"
        if country is None and not (noun.bare and (the or (hit.last - hit.first > 1 and scene.line.capital(hit.first)))):
            continue
        name = f"{(country.adjectives or (country.name,))[0]} {noun.called}" if country is not None else noun.called
        key = ("state body", country.code if country is not None else "", noun.called)
        made = Draft(name, noun.kind, key[1], noun.sector, "table" if country is not None else "pattern", 0.8)
        cast.drafts.setdefault(key, made).mention(scene.line.span(first - the, last), "name")


def _owner(scene: Scene, hit: Hit) -> tuple[Country | None, int, int]:
    """The country that a body's noun belongs to, and the words of both."""
    line, names = scene.line, scene.names
    before = names.ending.get(hit.first - (line.low(hit.first - 1) == "'s"))
    if before is not None and isinstance(before.entry, Country) and before.sort in ("adjective", "country", "capital"):
        return before.entry, before.first, hit.last
    after = names.starting.get(hit.last + 1 + (line.low(hit.last + 1) == "the"))
    if line.low(hit.last) == "of" and after is not None and after.sort == "country" and isinstance(after.entry, Country):
        return after.entry, hit.first, after.last
    return None, hit.first, hit.last


def _drop(stage: list[Scene], cast: Cast, article: Article) -> None:
    """Take out who is no actor: lands that are only places, lone bodies that turn out to be another's, writers who don't speak."""
    hits = [hit for scene in stage for hit in scene.names.hits if isinstance(hit.entry, Country)]
    told = {getattr(hit.entry, "code", "") for hit in hits if hit.sort in ("adjective", "capital")}
    doubtful = {code for code, country in countries().items() if country.name in _AMBIGUOUS and code not in told}
    acting = {code for scene in stage for code in _acting(scene)}
    voices = {block.author for block in article.blocks if block.author}
    bylines = [block.span for block in article.blocks if block.role == "byline"]
    for key, draft in list(cast.drafts.items()):
        if key[0] == "country" and (key[1] in doubtful or (key[1] not in acting and "metonym" not in draft.mentions.values())):
            del cast.drafts[key]
        elif key[0] == "state body" and key[1] == "":
            _merge_bare(cast, key)
        elif (
            draft.mentions
            and draft.name not in voices
            and all(any(b.start <= s and e <= b.end for b in bylines) for s, e in draft.mentions)
        ):
            del cast.drafts[key]


def _acting(scene: Scene) -> set[str]:
    """The countries that a line mentions otherwise than as a place."""
    names = scene.names
    return {
        hit.entry.code
        for hit in names.hits
        if hit.sort == "country" and isinstance(hit.entry, Country) and not names.located(hit) and not names.attributive(hit)
    }


def _merge_bare(cast: Cast, key: tuple[str, ...]) -> None:
    """Give "the defence ministry" to the one country whose defence ministry the article names."""
    owners = [other for other in cast.drafts if other[0] == "state body" and other[1] and other[2] == key[2]]
    if len(owners) == 1:
        for place, form in cast.drafts.pop(key).mentions.items():
            cast.drafts[owners[0]].mentions.setdefault(place, form)
