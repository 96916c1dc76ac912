"""A page's words, read: the network's scores into sentences, tags, trees, names, mentions, chains and attributions.

Everything here counts in words of the page; `onrecord.parse` turns it into spans of the article.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from onrecord.parse.chains import Markable, Pairs, antecedents, chains, markable
from onrecord.parse.extents import extents
from onrecord.parse.happenings import End, Happening, happenings
from onrecord.parse.links import VIA, bucket, candidates
from onrecord.parse.looks import quoted
from onrecord.parse.network import Network, Outputs
from onrecord.parse.notes import Note, notes
from onrecord.parse.tags import CHAINED, INNER, NEVER, NOTED, Floats, TagRun, best_path, shares, spans
from onrecord.parse.trees import tree
from onrecord.parse.windows import Paragraph, Window, windows

__all__ = ["Reading", "Reference", "Said", "read"]

_START = 0.5  # share above which a word begins a sentence
_START_UNMARKED = 0.9  # the same after a word or a comma: web posts leave full stops out, news does not
_STOPS, _CLOSING, _OPENING = frozenset(".!?"), frozenset('”’"'), frozenset('“‘"(')
_SHORT = 2  # letters of what may be an abbreviation
_SHORTENED = frozenset(("etc", "approx", "est", "dept", "vol", "fig", "ext", "incl", "resp", "cent", "tel"))
_STRETCH = 64  # windows whose outputs are held at once, if a paragraph ends there; at most twice as many
_LINKED = frozenset((*CHAINED, *INNER, "via", "event"))  # tracks whose runs are told as attributions and events
_TOLD = ("names", "values")  # tracks whose runs are told as they are
_FAINT = np.float32(np.log(0.3 / 0.7))  # notes are told from a share of three tenths: whoever asks for them has a bar of his own
_MENTIONED = 0.5  # share below which a word heads no mention


class Said(NamedTuple):
    """An attribution: fragments of its source, its cue and its content, each its first and its last word; the first two may be
    empty. `inner`: it was found within the content of another; `via`: the names of those who passed it on, the nearest first."""

    source: list[tuple[int, int]]
    cue: list[tuple[int, int]]
    content: list[tuple[int, int]]
    confidence: float
    inner: bool = False
    via: tuple[tuple[int, int], ...] = ()


class Reference(NamedTuple):
    """A mention: its head, its first and last word, what kind of thing it is of, and the number of the mention it refers back to
    (-1: none)."""

    head: int
    first: int
    last: int
    kind: str
    pronoun: bool
    antecedent: int
    confidence: float


class Reading(NamedTuple):
    """What was read. Lists run over the words of the page, but for `sentences` (the first word of each, and the end of all),
    `runs` (names and values), `references`, `chains` (numbers of references, in order), `said`, `happened` and `noted` (what each
    further track marked)."""

    sentences: list[int]
    upos: list[str]
    xpos: list[str]
    heads: list[int]
    rels: list[str]
    runs: dict[str, list[TagRun]]
    references: list[Reference]
    chains: list[list[int]]
    said: list[Said]
    happened: list[Happening]
    noted: dict[str, list[Note]]


class _Page(NamedTuple):
    """What is known of each word before anything is read: its form, the number of its paragraph, whether it stands in quotes."""

    forms: list[str]
    paragraph: list[int]
    quoted: list[bool]


class _Scores(NamedTuple):
    """The outputs of a stretch of windows, put together, but for the arcs."""

    tags: dict[str, Floats]
    relation_dependent: Floats
    relation_head: Floats  # without the roots
    root: Floats
    link_content: Floats
    link_other: Floats
    chain_mention: Floats
    chain_antecedent: Floats
    role_trigger: Floats
    role_word: Floats


class _Stretch(NamedTuple):
    """What was read of a stretch, in words of the page, and what is needed to link its mentions."""

    sentences: list[int]
    upos: list[str]
    xpos: list[str]
    heads: list[int]
    rels: list[str]
    runs: dict[str, list[TagRun]]
    said: list[Said]
    happened: list[Happening]
    noted: dict[str, list[Note]]
    marked: list[Markable]
    reach: list[tuple[int, int]]
    kinds: list[str]
    mentions: Floats
    antecedents: Floats


def read(paragraphs: Sequence[Paragraph], network: Network, starts: Sequence[int] | None = None) -> Reading:
    """Read a page. `starts` gives the first words of its sentences where they are known already.

    A long page is read a stretch of windows at a time, so that memory is bounded; only its mentions are linked over all of it.
    """
    page = _page(paragraphs)
    count = len(page.forms)
    if not count:
        return Reading([0], [], [], [], [], {}, [], [], [], [], {})
    ends = None if starts is None else frozenset(start - 1 for start in [*starts, count])
    stretches = [
        _stretch(page, held, network, starts)
        for held in _stretches(list(windows(paragraphs, network.pieces, ends=ends)), page.paragraph)
    ]
    chosen = _antecedents(stretches, network)
    references = [
        Reference(one.head, *ends, kind, bool(one.pronoun), antecedent, round(confidence, 2))
        for (one, ends, kind), (antecedent, confidence) in zip(
            (triple for held in stretches for triple in zip(held.marked, held.reach, held.kinds, strict=True)), chosen, strict=True
        )
    ]
    before = [0, *accumulate(len(held.marked) for held in stretches)]
    return Reading(
        [*(start for held in stretches for start in held.sentences), count],
        [tag for held in stretches for tag in held.upos],
        [tag for held in stretches for tag in held.xpos],
        [head for held in stretches for head in held.heads],
        [rel for held in stretches for rel in held.rels],
        {track: [run for held in stretches for run in held.runs[track]] for track in stretches[0].runs},
        references,
        [chain for chain in chains([antecedent for antecedent, _ in chosen]) if len(chain) > 1],
        [said for held in stretches for said in held.said],
        [
            one._replace(ends=_renumbered(one.ends, by))
            for held, by in zip(stretches, before, strict=False)
            for one in held.happened
        ],
        {
            track: [
                one._replace(ends=_renumbered(one.ends, by))
                for held, by in zip(stretches, before, strict=False)
                for one in held.noted[track]
            ]
            for track in stretches[0].noted
        },
    )


def _renumbered(ends: Sequence[End], by: int) -> list[End]:
    """The same with mentions numbered over the page."""
    return [end._replace(mention=end.mention + by) for end in ends]


def _page(paragraphs: Sequence[Paragraph]) -> _Page:
    return _Page(
        [word for paragraph in paragraphs for word in paragraph.words],
        [number for number, paragraph in enumerate(paragraphs) for _ in paragraph.words],
        [state == 1 for paragraph in paragraphs for state in quoted(paragraph.words)],
    )


def _stretches(cut: Sequence[Window], paragraph: Sequence[int]) -> Iterator[list[Window]]:
    """Windows in stretches that end with a paragraph where they can."""
    held: list[Window] = []
    for window in cut:
        fresh = window.begin == 0 or paragraph[window.begin] != paragraph[window.begin - 1]
        if len(held) >= 2 * _STRETCH or (len(held) >= _STRETCH and fresh):
            yield held
            held = []
        held.append(window)
    yield held


def _stretch(page: _Page, held: Sequence[Window], network: Network, starts: Sequence[int] | None) -> _Stretch:
    outputs = network.read(held)
    scores = _together(outputs, network)
    labels = network.labels
    begin, end = held[0].begin, held[-1].end
    if starts is None:
        first = _sentences(page.forms[begin:end], page.paragraph[begin:end], scores.tags["start"])
    else:
        first = sorted({0, *(start - begin for start in starts[bisect_left(starts, begin) : bisect_left(starts, end)])})
    edges = [*first, end - begin]
    upos = _best(scores.tags["upos"], labels.tracks["upos"])
    cuts = [*(window.begin - begin for window in held), end - begin]
    heads = [head for one in _trees(edges, cuts, outputs) for head in one]
    rels = _relations(heads, scores, network)
    runs = {
        track: _runs(scores.tags[track], track, network, [] if track in CHAINED else first)
        for track, said in labels.tracks.items()
        if said[0] == "O"  # a track of spans
    }
    marked, reach, kinds = _mentions(page, begin, edges, upos, heads, rels, scores, network)
    local = [one.head - begin for one in marked]
    paragraph = page.paragraph[begin:end]
    happened = happenings(runs["event"], local, paragraph, scores.tags, network, scores.role_trigger, scores.role_word)
    further = {track: found for track, found in runs.items() if track not in _LINKED and track not in _TOLD}
    noted = notes(further, local, paragraph, scores.tags, network, scores.role_trigger, scores.role_word)
    at_heads = np.array([one.head - begin for one in marked], dtype=np.int64)
    return _Stretch(
        [start + begin for start in first],
        upos,
        _best(scores.tags["xpos"], labels.tracks["xpos"]),
        [head + begin if head >= 0 else -1 for head in heads],
        rels,
        {
            track: [run._replace(first=run.first + begin, last=run.last + begin) for run in runs[track]]
            for track in _TOLD
            if track in runs
        },
        [_shifted(said, begin) for tracks in (CHAINED, INNER) for said in _said(runs, tracks, scores, network)],
        [one._replace(first=one.first + begin, last=one.last + begin) for one in happened],
        {track: [one._replace(first=one.first + begin, last=one.last + begin) for one in found] for track, found in noted.items()},
        marked,
        reach,
        kinds,
        scores.chain_mention[at_heads],
        scores.chain_antecedent[at_heads],
    )


def _shifted(said: Said, begin: int) -> Said:
    source, cue, content = ([(first + begin, last + begin) for first, last in runs] for runs in said[:3])
    via = tuple((first + begin, last + begin) for first, last in said.via)
    return said._replace(source=source, cue=cue, content=content, via=via)


def _together(outputs: Sequence[Outputs], network: Network) -> _Scores:
    tags = np.concatenate([one.tags for one in outputs])
    return _Scores(
        {track: tags[:, place] for track, place in network.labels.columns().items()},
        np.concatenate([one.relation_dependent for one in outputs]),
        np.concatenate([one.relation_head[1:] for one in outputs]),
        outputs[0].relation_head[0],
        np.concatenate([one.link_content for one in outputs]),
        np.concatenate([one.link_other for one in outputs]),
        np.concatenate([one.chain_mention for one in outputs]),
        np.concatenate([one.chain_antecedent for one in outputs]),
        np.concatenate([one.role_trigger for one in outputs]),
        np.concatenate([one.role_word for one in outputs]),
    )


def _best(scores: Floats, said: Sequence[str]) -> list[str]:
    return [said[tag] for tag in scores.argmax(1)]


def _sentences(forms: Sequence[str], paragraph: Sequence[int], scores: Floats) -> list[int]:
    """The first words of sentences: those of paragraphs, and those that the network takes for one."""
    unmarked = np.array([False, *(form[-1].isalnum() or form == "," for form in forms[:-1])])
    starts = shares(scores)[:, 1] > np.where(unmarked, _START_UNMARKED, _START)
    starts[0] = True
    starts[1:] |= np.diff(paragraph) > 0
    starts |= [_ended(forms, number) for number in range(len(forms))]
    return [int(place) for place in np.flatnonzero(starts)]


def _trees(sentences: Sequence[int], cuts: Sequence[int], outputs: Sequence[Outputs]) -> Iterator[list[int]]:
    """The heads of each sentence, as words of the page. One that runs over windows is a tree for each, hung on the first."""
    window = 0
    for begin, end in pairwise(sentences):
        heads: list[int] = []
        first_root = -1
        at = begin
        while at < end:
            while cuts[window + 1] <= at:
                window += 1
            until, offset = min(end, cuts[window + 1]), cuts[window]
            rows = outputs[window].arcs[at - offset : until - offset]
            found = tree(np.concatenate([rows[:, :1], rows[:, 1 + at - offset : 1 + until - offset]], 1))
            root = at + found.index(-1)
            heads += [head + at if head >= 0 else first_root for head in found]
            first_root = root if first_root < 0 else first_root
            at = until
        yield heads


def _relations(heads: Sequence[int], scores: _Scores, network: Network) -> list[str]:
    """The relation of each word to its head: `root` to none, and never to one."""
    chosen = np.array(heads, dtype=np.int64)
    above = np.where((chosen < 0)[:, None], scores.root, scores.relation_head[np.maximum(chosen, 0)])
    found = network.relations(scores.relation_dependent, above)
    names = network.labels.relations
    root = names.index("root")
    found[:, root] = -np.inf
    best = np.where(chosen < 0, root, found.argmax(1))
    return [names[number] for number in best]


def _ended(forms: Sequence[str], number: int) -> bool:
    """Whether the words themselves say that a sentence begins: a plain word in small letters and a stop stand before a capital. A question
    mark before closing quotes may stand within a sentence ("“Why?” Anna asked")."""
    before = number - 1
    if before > 1 and forms[before] in _CLOSING and forms[before - 1] == ".":
        before -= 1
    if before < 1 or forms[before] not in _STOPS:
        return False
    last = forms[before - 1]
    told = forms[number + 1] if forms[number] in _OPENING and number + 1 < len(forms) else forms[number]
    return len(last) > _SHORT and last.isalpha() and last.islower() and last not in _SHORTENED and told[:1].isupper()


def _runs(scores: Floats, track: str, network: Network, starts: Sequence[int]) -> list[TagRun]:
    """What a track of spans found. None goes on over one of `starts`."""
    said = network.labels.tracks[track]
    inside = [number for number, name in enumerate(said) if name.startswith("I")]
    scores = scores.copy()
    scores[np.ix_(starts, inside)] = NEVER
    sure = shares(scores)
    if track in NOTED:
        scores[:, 0] += _FAINT
    return spans(best_path(scores, network.labels.moves(track), said), said, sure)


def _mentions(
    page: _Page, begin: int, edges: Sequence[int], upos: Sequence[str], heads: Sequence[int], rels: Sequence[str], scores: _Scores,
    network: Network,
) -> tuple[list[Markable], list[tuple[int, int]], list[str]]:  # fmt: skip
    """The mentions of a stretch, how far each reaches, and of what kind it is."""
    names = network.labels.tracks["mention"]
    share = shares(scores.tags["mention"])
    heading = share[:, 0] < 1 - _MENTIONED
    kind = share[:, 1:].argmax(1) + 1
    marked: list[Markable] = []
    reach: list[tuple[int, int]] = []
    kinds: list[str] = []
    for low, high in pairwise(edges):
        found = [int(word) for word in np.flatnonzero(heading[low:high])]
        if not found:
            continue
        local = [head - low if low <= head < high else -1 for head in heads[low:high]]
        own, tags, forms = rels[low:high], upos[low:high], page.forms[begin + low : begin + high]
        extent = extents(local, own, tags, forms)
        below: dict[int, list[int]] = {}
        for word, head in enumerate(local):
            below.setdefault(head, []).append(word)
        for word in found:
            at = begin + low + word
            marked.append(
                markable(
                    word,
                    begin + low,
                    forms,
                    tags,
                    below,
                    own,
                    sentence=begin + low,
                    paragraph=page.paragraph[at],
                    quoted=page.quoted[at],
                )
            )
            reach.append((begin + low + extent[word][0], begin + low + extent[word][1]))
            kinds.append(names[kind[low + word]])
    return marked, reach, kinds


def _antecedents(stretches: Sequence[_Stretch], network: Network) -> list[tuple[int, float]]:
    """For each mention of the page the number of its antecedent, -1 for none, and how sure that is."""
    order: dict[int, int] = {}
    marked = [one._replace(sentence=order.setdefault(one.sentence, len(order))) for held in stretches for one in held.marked]
    mentions = np.concatenate([held.mentions for held in stretches])
    before = np.concatenate([held.antecedents for held in stretches])

    def score(some: Pairs) -> Floats:
        return network.chains(mentions, before, some) if len(some.mentions) else np.zeros(0, dtype=np.float32)

    return antecedents(marked, score)


def _said(runs: dict[str, list[TagRun]], tracks: Sequence[str], scores: _Scores, network: Network) -> list[Said]:
    """Contents with their sources and cues; what goes on after a cue is one content with what came before it. `tracks` name the
    runs of the three."""
    ends = [[(one.first, one.last) for one in runs[track]] for track in tracks]
    contents = ends[2]
    answers = [_linked(contents, others, kind, scores, network) for kind, others in enumerate(ends)]
    relays = _relays(contents, [(one.first, one.last) for one in runs.get("via", [])], scores, network)
    first_part = list(range(len(contents)))
    out: dict[int, Said] = {}
    for number, content in enumerate(contents):
        source, cue, earlier = (answer[number] for answer in answers)
        sure = runs[tracks[2]][number].confidence * float(source[1])
        if earlier[0] is not None:
            first_part[number] = first_part[earlier[0]]
            held = out[first_part[number]]
            out[first_part[number]] = held._replace(content=[*held.content, content])
            continue
        out[number] = Said(
            [] if source[0] is None else [ends[0][source[0]]],
            [] if cue[0] is None else [ends[1][cue[0]]],
            [content],
            round(sure, 2),
            tracks[2] in INNER,
            relays[number],
        )
    return list(out.values())


def _linked(
    contents: Sequence[tuple[int, int]], others: Sequence[tuple[int, int]], kind: int, scores: _Scores, network: Network
) -> list[tuple[int | None, float]]:
    """For each content the number of the span that goes with it, if any, and the share of one that this choice holds."""
    before_only = kind == 2
    asked: list[tuple[int, int | None, int]] = []  # content, other, bucket
    for number, content in enumerate(contents):
        asked.append((number, None, 0))
        asked += [(number, which, bucket(content, others[which], others)) for which in candidates(content, others, before_only)]
    if not asked:
        return []
    found = _scored(asked, contents, others, kind, scores, network)
    owner = np.array([number for number, _, _ in asked])
    edges: NDArray[np.int64] = np.searchsorted(owner, np.arange(len(contents) + 1))
    out: list[tuple[int | None, float]] = []
    for low, high in pairwise(edges):
        held = shares(found[low:high])
        best = int(held.argmax())
        out.append((asked[low + best][1], float(held[best])))
    return out


def _relays(
    contents: Sequence[tuple[int, int]], names: Sequence[tuple[int, int]], scores: _Scores, network: Network
) -> list[tuple[tuple[int, int], ...]]:
    """For each content those who passed it on, the nearest first."""
    asked: list[tuple[int, int | None, int]] = [
        (number, which, bucket(content, names[which], names))
        for number, content in enumerate(contents)
        for which in candidates(content, names)
    ]
    out: list[list[tuple[int, int]]] = [[] for _ in contents]
    if asked:
        for (number, which, _), score in zip(asked, _scored(asked, contents, names, VIA, scores, network), strict=True):
            if score > 0 and which is not None:
                out[number].append(names[which])
    return [
        tuple(sorted(found, key=lambda name: min(abs(name[0] - content[1]), abs(content[0] - name[1]))))
        for found, content in zip(out, contents, strict=True)
    ]


def _scored(
    asked: Sequence[tuple[int, int | None, int]],
    contents: Sequence[tuple[int, int]],
    others: Sequence[tuple[int, int]],
    kind: int,
    scores: _Scores,
    network: Network,
) -> Floats:
    """The scores of pairs of a content and another span (None: of none of them), each with its bucket."""
    begin = np.array([contents[number][0] for number, _, _ in asked])
    end = np.array([contents[number][1] for number, _, _ in asked])
    there = np.array([which is not None for _, which, _ in asked])
    first = np.array([0 if which is None else others[which][0] for _, which, _ in asked])
    last = np.array([0 if which is None else others[which][1] for _, which, _ in asked])
    half = np.float32(0.5)
    return network.links(
        (scores.link_content[begin] + scores.link_content[end]) * half,
        (scores.link_other[first] + scores.link_other[last]) * half * there[:, None].astype(np.float32),
        np.full(len(asked), kind, dtype=np.int64),
        np.array([one[2] for one in asked], dtype=np.int64),
    )
