"""Pages to learn from into batches: windows of like length, or all windows of one page where mentions are to be linked."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from onrecord.parse.chains import FEATURES, pairs
from onrecord.parse.links import VIA, bucket, candidates
from onrecord.parse.looks import SHAPES, quoted
from onrecord.parse.pieces import MASK, Pieces
from onrecord.parse.roles import bucket as role_bucket
from onrecord.parse.tags import AUXILIARY, Labels
from onrecord.parse.windows import Window, windows, with_marks
from training.reader.examples import UNKNOWN, Example, Happening
from training.reader.news import within_reach

PIECES = 2048  # in a batch, padding included
_SIZES = (96, 160, 256, 256, 256)  # windows are made of several sizes, so that short pages are nothing new
_HIDDEN = 0.06  # share of pieces that are masked, so that no word alone decides
_SHOUTED, _WHISPERED = 3, 5  # of a hundred windows that many are read as if all in capitals, or all without


@dataclass
class Batch:
    """Windows side by side [windows, pieces or words], and what is to be learned from them. `UNKNOWN` costs nothing."""

    pieces: Tensor
    shapes: Tensor
    quotes: Tensor
    marks: Tensor
    mask: Tensor
    first: Tensor
    last: Tensor
    real: Tensor  # [windows, words]: which words are no padding
    tags: dict[str, Tensor]
    heads: Tensor | None = None  # word of the window plus one; 0 the root
    rels: Tensor | None = None
    sentence: Tensor | None = None
    links: dict[str, Tensor] | None = None
    chains: dict[str, Tensor] | None = None
    relays: dict[str, Tensor] | None = None
    roles: dict[str, Tensor] | None = None
    codes: dict[str, Tensor] | None = None

    def to(self, device: torch.device) -> Batch:
        def moved(value: object) -> object:
            if isinstance(value, Tensor):
                return value.to(device)
            if isinstance(value, dict):
                return {key: moved(held) for key, held in value.items()}
            return value

        return Batch(**{name: moved(value) for name, value in vars(self).items()})  # type: ignore[arg-type]


def batches(
    examples: Sequence[Example], labels: Labels, pieces: Pieces, chance: random.Random
) -> list[list[tuple[Example, Window]]]:
    """The windows of some pages, shuffled, in groups that make a batch each; pages with mentions stay whole."""
    whole: list[list[tuple[Example, Window]]] = []
    loose: list[tuple[Example, Window]] = []
    for example in examples:
        ends = _ends(example)
        cut = list(windows(example.paragraphs, pieces, chance.choice(_SIZES) if example.marked is None else 256, ends))
        if example.coded:
            source, target = example.coded[:2]
            cut = [with_marks(cut[0], source, target)] if len(cut) == 1 else []
        if example.marked is None:
            loose += [(example, window) for window in cut]
        else:
            whole += [list(group) for group in _fitting([(example, window) for window in cut])]
    chance.shuffle(loose)
    pool = 24 * PIECES // 256  # sorted by length within pools, so that little is padding and much is chance
    grouped = [
        group
        for start in range(0, len(loose), pool)
        for group in _fitting(sorted(loose[start : start + pool], key=lambda pair: len(pair[1].pieces)))
    ]
    out = whole + grouped
    chance.shuffle(out)
    return out


def _ends(example: Example) -> frozenset[int] | None:
    if example.sentence is None:
        return None
    held = example.sentence
    return frozenset(number for number in range(len(held)) if number + 1 == len(held) or held[number + 1] != held[number])


def _fitting(loose: Sequence[tuple[Example, Window]]) -> Iterator[list[tuple[Example, Window]]]:
    group: list[tuple[Example, Window]] = []
    longest = 0
    for pair in loose:
        longest = max(longest, len(pair[1].pieces))
        if group and longest * (len(group) + 1) > PIECES:
            yield group
            group, longest = [], len(pair[1].pieces)
        group.append(pair)
    if group:
        yield group


def build(group: Sequence[tuple[Example, Window]], labels: Labels, chance: random.Random) -> Batch:
    """Windows into tensors."""
    length = max(len(window.pieces) for _, window in group)
    width = max(window.end - window.begin for _, window in group)
    size = len(group)
    pieces, shapes, quotes, marks, mask = (torch.zeros(size, length, dtype=torch.long) for _ in range(5))
    first, last = (torch.zeros(size, width, dtype=torch.long) for _ in range(2))
    tags = {track: torch.full((size, width), UNKNOWN) for track in labels.tracks}
    heads, rels, sentence = (torch.full((size, width), UNKNOWN) for _ in range(3))
    real = torch.zeros(size, width, dtype=torch.bool)
    relation = {name: number for number, name in enumerate(labels.relations)}
    numbered = {track: {name: number for number, name in enumerate(said)} for track, said in labels.tracks.items()}
    for row, (example, window) in enumerate(group):
        count = window.end - window.begin
        pieces[row, : len(window.pieces)] = torch.from_numpy(window.pieces)
        shapes[row, : len(window.pieces)] = torch.from_numpy(window.shapes)
        quotes[row, : len(window.pieces)] = torch.from_numpy(window.quotes)
        marks[row, : len(window.pieces)] = torch.from_numpy(window.marks)
        mask[row, : len(window.pieces)] = 1
        first[row, :count] = torch.from_numpy(window.first)
        last[row, :count] = torch.from_numpy(window.last)
        real[row, :count] = True
        drawn = chance.randrange(100)
        if drawn < _SHOUTED + _WHISPERED:
            shapes[row] = _recased(shapes[row], upper=drawn < _SHOUTED)
        for track, told in example.tags.items():
            known = numbered[track]
            tags[track][row, :count] = torch.tensor([known.get(name or "", UNKNOWN) for name in told[window.begin : window.end]])
        if example.heads is not None and example.rels is not None and example.sentence is not None:
            inside = range(window.begin, window.end)
            heads[row, :count] = torch.tensor(
                [
                    0 if head < 0 else head - window.begin + 1 if head in inside else UNKNOWN
                    for head in example.heads[window.begin : window.end]
                ]
            )
            rels[row, :count] = torch.tensor(
                [relation.get(_plain(rel, relation), UNKNOWN) for rel in example.rels[window.begin : window.end]]
            )
            sentence[row, :count] = torch.tensor(example.sentence[window.begin : window.end])
    hidden = torch.tensor([[chance.random() < _HIDDEN for _ in range(length)] for _ in range(size)])
    pieces[hidden & (pieces > MASK)] = MASK
    batch = Batch(pieces, shapes, quotes, marks, mask.bool(), first, last, real, tags)
    if (heads != UNKNOWN).any():
        batch.heads, batch.rels, batch.sentence = heads, rels, sentence
    batch.links = _links(group, width)
    batch.chains = _chains(group, width)
    batch.relays = _relays(group, width)
    batch.roles = _roles(group, width)
    batch.codes = _codes(group, width, labels)
    return batch


def _plain(rel: str, known: dict[str, int]) -> str:
    return rel if rel in known else rel.partition(":")[0]


def _recased(shapes: Tensor, *, upper: bool) -> Tensor:
    """All words as if in capitals, or all in lower case; those that cling go on clinging."""
    kinds = (SHAPES - 1) // 2
    out = shapes.clone()
    for kind in (0, 1, 4) if upper else (1, 2, 3, 4):
        for clinging in (0, kinds):
            out[shapes == kind + clinging] = (2 if upper else 0) + clinging
    return out


def _links(group: Sequence[tuple[Example, Window]], width: int) -> dict[str, Tensor] | None:
    """For each fragment of a content and each kind of link: the candidates in the window, none first, and the right one."""
    rows: list[tuple[int, int, int, int, int, int]] = []  # question, content's ends, other's ends (or -1), bucket
    kinds: list[int] = []
    targets: list[int] = []
    place: list[int] = []
    for row, (example, window) in enumerate(group):
        for layer in (example.statements, example.inner):
            inside = [
                statement
                for statement in layer or ()
                if all(window.begin <= first and last < window.end for runs in statement if runs for first, last in runs)
            ]
            pools = [
                sorted({run for statement in inside for run in runs(statement)})
                for runs in (lambda one: one.source, lambda one: one.cue, lambda one: one.content)
            ]
            for statement in inside:
                for number, content in enumerate(statement.content):
                    wanted = (statement.source, statement.cue, statement.content[number - 1 : number] if number else [])
                    for kind, (pool, right) in enumerate(zip(pools, wanted, strict=True)):
                        near = candidates(content, pool, before_only=kind == 2)
                        answers = [at for at, which in enumerate(near) if pool[which] in right]
                        if right and not answers:
                            continue
                        question = len(kinds)
                        kinds.append(kind)
                        targets.append(answers[-1] + 1 if answers else 0)
                        ends = [row * width + end - window.begin for end in content]
                        rows.append((question, *ends, -1, -1, 0))  # type: ignore[arg-type]
                        place.append(0)
                        for at, which in enumerate(near):
                            other = [row * width + end - window.begin for end in pool[which]]
                            rows.append((question, *ends, *other, bucket(content, pool[which], pool)))  # type: ignore[arg-type]
                            place.append(at + 1)
    if not rows:
        return None
    table = torch.tensor(rows)
    return {"rows": table, "kinds": torch.tensor(kinds), "targets": torch.tensor(targets), "place": torch.tensor(place)}


def _relays(group: Sequence[tuple[Example, Window]], width: int) -> dict[str, Tensor] | None:
    """For the first fragment of each content and each name of one who passed something on: whether the two go together."""
    rows: list[tuple[int, int, int, int, int]] = []  # content's ends, the other's ends, bucket
    wanted: list[int] = []
    for row, (example, window) in enumerate(group):
        told = [one for layer in (example.statements, example.inner) for one in layer or () if one.via is not None]
        pool = sorted({run for one in told for run in one.via or () if window.begin <= run[0] and run[1] < window.end})
        for one in told:
            content = one.content[0]
            if not pool or not window.begin <= content[0] <= content[1] < window.end:
                continue
            for which in candidates(content, pool):
                ends = [row * width + end - window.begin for end in (*content, *pool[which])]
                rows.append((*ends, bucket(content, pool[which], pool)))  # type: ignore[arg-type]
                wanted.append(int(pool[which] in (one.via or ())))
    if not rows:
        return None
    return {"rows": torch.tensor(rows), "wanted": torch.tensor(wanted), "kinds": torch.full((len(rows),), VIA)}


def _chains(group: Sequence[tuple[Example, Window]], width: int) -> dict[str, Tensor] | None:
    """The pairs of mentions of one page, by the places of their heads among the batch's words, and which are of the same."""
    example = group[0][0]
    if example.marked is None or example.groups is None:
        return None
    place: dict[int, int] = {}
    quote: dict[int, bool] = {}
    marks = [mark for paragraph in example.paragraphs for mark in quoted(paragraph.words)]
    for row, (_, window) in enumerate(group):
        for word in range(window.begin, window.end):
            place[word] = row * width + word - window.begin
            quote[word] = marks[word] == 1
    held = [number for number, one in enumerate(example.marked) if one.head in place]
    marked = [example.marked[number]._replace(quoted=quote[example.marked[number].head]) for number in held]
    groups = torch.tensor([example.groups[number] for number in held])
    if len(marked) < 2:
        return None
    some = list(pairs(marked))
    mention = torch.cat([torch.from_numpy(one.mentions) for one in some])
    antecedent = torch.cat([torch.from_numpy(one.antecedents) for one in some])
    features = torch.cat([torch.from_numpy(one.features) for one in some])
    assert features.shape[1] == len(FEATURES)
    return {
        "place": torch.tensor([place[one.head] for one in marked]),
        "mention": mention,
        "antecedent": antecedent,
        "features": features,
        "same": groups[mention] == groups[antecedent],
    }


def _roles(group: Sequence[tuple[Example, Window]], width: int) -> dict[str, Tensor] | None:
    """For each trigger and each word around it: their places among the batch's words, and whether the word is part of the name of
    the event's actor, of its recipient (`UNKNOWN`: not asked)."""
    rows: list[tuple[int, int, int, int]] = []  # the trigger's ends, the word, the bucket
    wanted: list[list[int]] = []
    for row, (example, window) in enumerate(group):
        for happening in example.happenings or ():
            first, last = happening.trigger
            if not window.begin <= first <= last < window.end:
                continue
            for word in within_reach(happening):
                if window.begin <= word < window.end:
                    places = (row * width + place - window.begin for place in (first, last, word))
                    rows.append((*places, role_bucket(happening.trigger, word)))  # type: ignore[arg-type]
                    wanted.append([_asked(happening, role, word) for role in (0, 1)])
    if not rows:
        return None
    return {"rows": torch.tensor(rows), "wanted": torch.tensor(wanted)}


def _asked(happening: Happening, role: int, word: int) -> int:
    if any(first <= word <= last for first, last in happening.ends[role]):
        return 1
    return UNKNOWN if any(first <= word <= last for first, last in happening.spared[role]) else 0


def _codes(group: Sequence[tuple[Example, Window]], width: int, labels: Labels) -> dict[str, Tensor] | None:
    """Marked pairs: the ends of both among the batch's words, the window, and what is known of the code."""
    rows: list[tuple[int, int, int, int, int]] = []
    types: list[list[bool]] = []
    modes: list[int] = []
    aux: list[list[int]] = []
    for row, (example, window) in enumerate(group):
        if example.coded is None:
            continue
        coded = example.coded
        places = (row * width + place - window.begin for place in (*coded.source, *coded.target))
        rows.append((*places, row))  # type: ignore[arg-type]
        types.append([name in coded.type for name in labels.types])
        modes.append(UNKNOWN if coded.mode is None else labels.modes.index(coded.mode))
        aux.append([UNKNOWN if coded.aux is None else int(name in coded.aux) for name in AUXILIARY])
    if not rows:
        return None
    return {"rows": torch.tensor(rows), "types": torch.tensor(types), "modes": torch.tensor(modes), "aux": torch.tensor(aux)}
