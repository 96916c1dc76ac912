"""Public data into pages to learn from: words in paragraphs, and whatever each source knows of them. What it does not know is
left open (`UNKNOWN`) and costs nothing in training.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from onrecord.parse.chains import Markable, markable
from onrecord.parse.windows import Paragraph
from onrecord.parse.words import words
from training.reader import treebank

UNKNOWN = -100
NAMES = ("PER", "ORG", "LOC", "MISC")
VALUES = ("DATE", "TIME", "MONEY", "PERCENT", "NUMBER")
KINDS = ("person", "organization", "place", "event", "object", "abstract", "time", "substance", "animal", "plant")  # GUM's
_SILVER = {"PERSON": "PER", "ORGANIZATION": "ORG", "LOCATION": "LOC", "MISC": "MISC"}
_SILVER_VALUES = {
    "DATE": "DATE", "DURATION": "DATE", "SET": "DATE", "TIME": "TIME", "MONEY": "MONEY", "PERCENT": "PERCENT",
    "NUMBER": "NUMBER", "ORDINAL": "NUMBER",
}  # fmt: skip
_LINE = re.compile(r"[^\n]+")


class Statement(NamedTuple):
    """An attribution as fragments, each the first and the last of its words on the page; any list may be empty. `via`: the names of
    those who passed it on, None where that is not known."""

    source: list[tuple[int, int]]
    cue: list[tuple[int, int]]
    content: list[tuple[int, int]]
    via: list[tuple[int, int]] | None = None


class Happening(NamedTuple):
    """The trigger of an event, or the words for a duty or for what passes, first and last word, and the runs of words that name who did it (`ends[0]`) and to whom
    (`ends[1]`), and those of which it may not be asked (`spared`). `paragraph`: the words it may be looked for in, end excluded."""

    trigger: tuple[int, int]
    ends: tuple[list[tuple[int, int]], list[tuple[int, int]]]
    spared: tuple[list[tuple[int, int]], list[tuple[int, int]]]
    paragraph: tuple[int, int]


class Coded(NamedTuple):
    """A marked pair, runs of words, and what the one does to the other. `type` may be several of which one is right (CONCEDE and
    RETREAT are one in some sets); `mode` and `aux` are None where they are not known."""

    source: tuple[int, int]
    target: tuple[int, int]
    type: tuple[str, ...]
    mode: str | None
    aux: tuple[str, ...] | None


@dataclass
class Example:
    """A page to learn from. `tags` holds for each track one name a word (None: not known); heads are words of the page, -1 for
    a root, and `UNKNOWN`; `sentence` numbers the sentence of each word. `spans` are the words' places in `text`."""

    name: str
    paragraphs: list[Paragraph]
    tags: dict[str, list[str | None]] = field(default_factory=dict)
    heads: list[int] | None = None
    rels: list[str] | None = None
    sentence: list[int] | None = None
    statements: list[Statement] | None = None
    inner: list[Statement] | None = None
    happenings: list[Happening] | None = None
    coded: Coded | None = None
    marked: list[Markable] | None = None
    groups: list[int] | None = None
    text: str = ""
    spans: list[tuple[int, int]] = field(default_factory=list)


def from_treebank(document: treebank.Document, names: dict[str, list[str]] | None = None) -> Example:
    """A treebank's document: tags, trees, sentences, and where it has them mentions, chains and names.

    `names`: the IOB2 tags of a sentence by its id, where another source has them (without MISC: outside may be either).
    """
    example = Example(document.name, [], {track: [] for track in ("upos", "xpos", "start", "names", "mention")}, [], [], [])
    assert example.heads is not None
    assert example.rels is not None
    assert example.sentence is not None
    tags = example.tags
    begins: dict[tuple[int, int], int] = {}
    number = 0
    for at, paragraph in enumerate(document.paragraphs):
        forms: list[str] = []
        clings: list[bool] = []
        for which, sentence in enumerate(paragraph.sentences):
            offset = len(example.heads)
            begins[at, which] = offset
            end = -1
            for place, word in enumerate(sentence.words):
                forms.append(word.form)
                clings.append(bool(example.spans) and place + which > 0 and word.start == end)
                end = word.end
                tags["upos"].append(word.upos)
                tags["xpos"].append(word.xpos)
                tags["start"].append("start" if place == 0 else "inside")
                example.heads.append(word.head + offset if word.head >= 0 else -1)
                example.rels.append(word.deprel)
                example.sentence.append(number)
                example.spans.append((word.start, word.end))
            told = names.get(sentence.id) if names else None
            tags["names"] += told if told and len(told) == len(sentence.words) else [None] * len(sentence.words)
            tags["mention"] += [None] * len(sentence.words)
            number += 1
        example.paragraphs.append(Paragraph(forms, clings))
    if any(
        "Entity" in word.misc for paragraph in document.paragraphs for sentence in paragraph.sentences for word in sentence.words
    ):
        _mark(example, document, begins)
    return example


def _mark(example: Example, document: treebank.Document, begins: dict[tuple[int, int], int]) -> None:
    """Add a treebank document's mentions, chains and names."""
    size = len(example.heads or ())
    example.tags["mention"] = ["none"] * size
    example.tags["names"] = ["O"] * size
    example.marked, example.groups = [], []
    taken: set[int] = set()
    found = treebank.mentions(document)
    for mention in sorted(found, key=lambda mention: mention.words[1] - mention.words[0]):
        head = begins[mention.sentence] + mention.head
        if head in taken:  # a coordination and its first part have one head: the part is what the head stands for
            continue
        taken.add(head)
        example.tags["mention"][head] = mention.type if mention.type in KINDS else "abstract"
        sentence = document.paragraphs[mention.sentence[0]].sentences[mention.sentence[1]]
        below: dict[int, list[int]] = {}
        for place, word in enumerate(sentence.words):
            below.setdefault(word.head, []).append(place)
        example.marked.append(
            markable(
                mention.head,
                begins[mention.sentence],
                [word.form for word in sentence.words],
                [word.upos for word in sentence.words],
                below,
                [word.deprel for word in sentence.words],
                sentence=(example.sentence or [])[head],
                paragraph=mention.sentence[0],
                quoted=False,
            )
        )
        example.groups.append(mention.group)
    order = sorted(range(len(example.marked)), key=lambda number: example.marked[number].head)  # type: ignore[index]
    example.marked = [example.marked[number] for number in order]
    example.groups = [example.groups[number] for number in order]
    for mention in sorted(found, key=lambda mention: mention.words[0] - mention.words[1]):
        _name(example, document, mention, begins[mention.sentence])


def _name(example: Example, document: treebank.Document, mention: treebank.Mention, offset: int) -> None:
    """The name in a mention whose head is a proper noun: the run of capitalized words around the head."""
    sentence = document.paragraphs[mention.sentence[0]].sentences[mention.sentence[1]].words
    if sentence[mention.head].upos != "PROPN":
        return
    kind = {"person": "PER", "animal": "PER", "organization": "ORG", "place": "LOC"}.get(mention.type, "MISC")
    if mention.type == "time":
        return
    first = last = mention.head
    low, high = mention.words
    while first > low and _named(sentence[first - 1]):
        first -= 1
    while last < high and _named(sentence[last + 1]):
        last += 1
    while last + 2 <= high and sentence[last + 1].form in ("of", "for", "and", "&", "-", "the") and kind != "PER":
        step = 3 if last + 3 <= high and sentence[last + 2].form == "the" else 2
        if not _named(sentence[last + step]):
            break
        last += step
        while last < high and _named(sentence[last + 1]):
            last += 1
    while first < mention.head and not sentence[first].form[0].isalnum():
        first += 1
    while last > mention.head and sentence[last].form in ("-", "'s", "’s", "'", "’"):
        last -= 1
    tags = example.tags["names"]
    if any(tags[offset + place] != "O" for place in range(first, last + 1)):
        return
    for place in range(first, last + 1):
        tags[offset + place] = f"{'B' if place == first else 'I'}-{kind}"


def _named(word: treebank.Word) -> bool:
    if word.form in ("-", "."):
        return True
    return (word.upos == "PROPN" or (word.form[0].isupper() and word.upos in ("NOUN", "ADJ", "NUM", "VERB"))) and word.form not in (
        "Mr.", "Mrs.", "Ms.", "Dr.", "Prof.", "Mr", "Mrs", "Ms", "Dr", "Sir", "President", "Professor", "Senator",
    )  # fmt: skip


def from_text(name: str, text: str) -> Example:
    """A text as words in paragraphs, one a line."""
    example = Example(name, [], text=text)
    for line in _LINE.finditer(text):
        places = words(line.group())
        if not places:
            continue
        example.paragraphs.append(
            Paragraph(
                [line.group()[begin:end] for begin, end in places],
                [number > 0 and places[number - 1][1] == begin for number, (begin, _) in enumerate(places)],
            )
        )
        example.spans += [(line.start() + begin, line.start() + end) for begin, end in places]
    return example


def polnear(folder: Path, split: str) -> Iterator[Example]:
    """PolNeAR's articles: attributions by people (of several annotators the first by name), names and values by a machine."""
    silver = {}
    with (folder / f"silver_{split}.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            told = json.loads(line)
            silver[told["doc"].removesuffix(".txt")] = told["ents"]
    for path in sorted((folder / split / "text").glob("*.txt")):
        notes = sorted((folder / split / "attributions").glob(f"{path.stem}_*.ann"))
        with path.open(encoding="utf-8", newline="") as handle:
            example = from_text(path.stem, handle.read())
        if not notes or not example.spans:
            continue
        _attributions(example, notes[0])
        if path.stem in silver:
            _silver(example, silver[path.stem])
        yield example


def _silver(example: Example, told: Iterable[Sequence[object]]) -> None:
    for track, known in (("names", _SILVER), ("values", _SILVER_VALUES)):
        example.tags[track] = ["O"] * len(example.spans)
        for begin, end, label in told:
            if label in known:
                named = held(example, [(int(begin), int(end))])  # type: ignore[call-overload]
                for place, word in enumerate(named):
                    example.tags[track][word] = f"{'I' if place else 'B'}-{known[str(label)]}"


def _attributions(example: Example, path: Path) -> None:
    texts: dict[str, list[tuple[int, int]]] = {}
    events: list[list[str]] = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        parts = line.split("\t")
        if re.fullmatch(r"T\d+", parts[0]) and len(parts) > 1:
            texts[parts[0]] = [tuple(map(int, one.split())) for one in parts[1].partition(" ")[2].split(";")]  # type: ignore[misc]
        elif re.fullmatch(r"E\d+", parts[0]) and len(parts) > 1:
            events.append(parts[1].split()[1:])
    example.statements = []
    for event in events:
        roles: dict[str, list[tuple[int, int]]] = {"source": [], "cue": [], "content": []}
        for pair in event:
            role, _, which = pair.partition(":")
            role = role.rstrip("0123456789").lower()
            if role in roles and which in texts:
                roles[role] += texts[which]
        found = {role: runs(held(example, spans)) for role, spans in roles.items()}
        if found["content"]:
            example.statements.append(Statement(**found))
    tag_statements(example, example.statements)


def tag_statements(example: Example, statements: Sequence[Statement], prefix: str = "") -> None:
    """Tag sources, cues and contents: of fragments that overlap the longest."""
    for role in ("source", "cue", "content"):
        tags: list[str | None] = ["O"] * len(example.spans)
        tag_runs(tags, {run for statement in statements for run in getattr(statement, role)})
        example.tags[prefix + role] = tags


def tag_runs(tags: list[str | None], runs: Iterable[tuple[int, int]], label: str = "") -> None:
    """Put B and I on runs of words, the longest first, where nothing stands yet."""
    for first, last in sorted(runs, key=lambda run: (run[0] - run[1], run)):
        if all(tags[word] == "O" for word in range(first, last + 1)):
            tags[first] = f"B{label}"
            tags[first + 1 : last + 1] = [f"I{label}"] * (last - first)


def held(example: Example, spans: Iterable[tuple[int, int]]) -> list[int]:
    """The words that lie for the most part in spans of the text."""
    out = set()
    for begin, end in spans:
        for number in range(_first(example.spans, begin), len(example.spans)):
            first, last = example.spans[number]
            if first >= end:
                break
            if 2 * (min(last, end) - max(first, begin)) > last - first:
                out.add(number)
    return sorted(out)


def _first(spans: Sequence[tuple[int, int]], begin: int) -> int:
    """The first word that ends after a place."""
    low, high = 0, len(spans)
    while low < high:
        middle = (low + high) // 2
        if spans[middle][1] <= begin:
            low = middle + 1
        else:
            high = middle
    return low


def runs(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Numbers as runs without a gap."""
    out: list[tuple[int, int]] = []
    for number in numbers:
        if out and number == out[-1][1] + 1:
            out[-1] = (out[-1][0], number)
        else:
            out.append((number, number))
    return out


def quoted_for_names(document: str) -> bool:
    """Whether a document of EWT's dev portion is held out of training on names, so that the figure for names can be quoted on it:
    two in five, by a digest of their names."""
    return int(hashlib.sha256(document.encode()).hexdigest(), 16) % 5 < 2


def uner(path: Path) -> dict[str, list[str]]:
    """The IOB2 tags of Universal NER, by the treebank's sentence ids."""
    out: dict[str, list[str]] = {}
    held: list[str] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# sent_id"):
                held = out.setdefault(line.partition("=")[2].strip(), [])
            elif line[:1].isdigit():
                held.append(line.split("\t")[2])
    return out
