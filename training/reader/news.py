"""News that was annotated for this project, and public pairs of actors, into pages to learn from.

`documents` takes the corpus's documents as onrecord's own cleaning would leave them: what is dropped is gone, and what the reader
does not read (bylines, credits, datelines) too; `articles` takes real ones that were annotated by the same rules. `sentences` and `pairs` are pages of one sentence.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from onrecord.gold import as_record, read
from onrecord.gold.standoff import with_words
from onrecord.model import Article, Record
from onrecord.parse import paragraphs
from onrecord.parse.roles import REACH
from onrecord.parse.tags import AUXILIARY, NOTED
from onrecord.spans import Span
from training.reader.examples import Coded, Example, Happening, Statement, from_text, held, runs, tag_runs, tag_statements

__all__ = ["ARTICLES", "articles", "documents", "pairs", "passages", "sentences", "terms", "within_reach"]

ARTICLES = Path(__file__).parent / "articles"
_MARKED = 3  # words beside the trigger of a sentence that surely hold no other
_YIELD = ("CONCEDE", "RETREAT")
_MARKS = ("<s>", "</s>", "<t>", "</t>")
Run = tuple[int, int]


def documents(corpus: Path, part: str) -> Iterator[Example]:
    """The documents of a part of the split, `train` or `dev`."""
    for name in json.loads((corpus / "split.json").read_text("utf-8"))[part]:
        path = corpus / "documents" / f"{name}.json"
        yield from_record(name, as_record(read(path.name, path.read_bytes())))


def articles(folder: Path, data: Path) -> Iterator[Example]:
    """Real articles annotated by offsets, whose words are in DATA."""
    for told in with_words(folder, data):
        yield from_record(told["id"], as_record(read(told["id"], json.dumps(told).encode())))


def from_record(name: str, record: Record) -> Example:
    """An annotated page: statements at two depths, events with who did them to whom, and where claims, duties and goods stand."""
    example = from_article(name, record.article)
    depth: dict[str, int] = {}
    layers: tuple[list[Statement], list[Statement]] = ([], [])
    for one in record.statements:
        depth[one.id] = depth.get(one.inside, 0) + 1 if one.inside else 0
        told = Statement(
            *(_fragments(example, spans) for spans in (one.source, one.cue, one.content, [link.span for link in one.via]))
        )
        layer = layers[min(depth[one.id], 1)]
        if told.content and told not in layer:  # joint speakers share one
            layer.append(told)
    example.statements, example.inner = layers
    tag_statements(example, layers[0])
    tag_statements(example, layers[1], "inner_")
    _tag_relays(example)
    mentions = {one.id: [run for mention in one.mentions for run in _fragments(example, [mention.span])] for one in record.actors}
    _tag_events(example, record, mentions)
    _tag_notes(example, record, mentions)
    return example


def _tag_notes(example: Example, record: Record, mentions: Mapping[str, Sequence[Run]]) -> None:
    """Claims, duties, conditions and goods: where they stand, what each is, and whose."""
    _open_notes(example)
    for claim in record.claims:
        _note(example, "claim", claim.span, claim.status)
    for one in record.commitments:
        for duty in one.obligations:
            run = _note(example, "obligation", duty.span, duty.type, one.instrument, one.status)
            _owed(example, run, (duty.obligor, duty.obligee), mentions)
        if one.trigger:
            _note(example, "condition", one.trigger.span, one.trigger.type, one.trigger.logic)
    for flow in record.flows:
        run = _note(example, "item", flow.item, flow.kind, flow.stage, flow.status)
        _owed(example, run, (flow.from_, flow.to), mentions)


def _open_notes(example: Example) -> None:
    """Say of no word yet that it is part of a claim, a duty, a condition or goods."""
    for track, says in NOTED.items():
        example.tags[track] = ["O"] * len(example.spans)
        for told in says:
            example.tags.setdefault(told, [None] * len(example.spans))


def _note(example: Example, track: str, span: Span, *told: str) -> Run | None:
    """Tag the words of a span, and say what they are; the first run of them, None where the reader reads none."""
    found = _fragments(example, [span])
    tag_runs(example.tags[track], found)
    for says, label in zip(NOTED[track], told, strict=True):
        for first, last in found:
            example.tags[says][first : last + 1] = [label] * (last - first + 1)
    return found[0] if found else None


def _owed(
    example: Example, run: Run | None, ends: tuple[Sequence[str], Sequence[str]], mentions: Mapping[str, Sequence[Run]]
) -> None:
    """Ask who owes or gives what a run of words names, and to whom."""
    if run:
        assert example.happenings is not None
        example.happenings.append(_happening(example, run, ends, mentions))


def from_article(name: str, article: Article) -> Example:
    """An article's words, as the reader sees them; nothing is known of them yet."""
    read_of = paragraphs(article)
    example = Example(name, read_of.paragraphs, text=article.text)
    example.spans = [(span.start, span.end) for span in read_of.places]
    return example


def _fragments(example: Example, spans: Iterable[Span]) -> list[Run]:
    return runs(held(example, [(span.start, span.end) for span in spans]))


def _tag_relays(example: Example) -> None:
    tags: list[str | None] = ["O"] * len(example.spans)
    told = [*(example.statements or ()), *(example.inner or ())]
    tag_runs(tags, {run for one in told for run in one.via or ()})
    example.tags["via"] = tags


def passages(path: Path) -> Iterator[Example]:
    """Passages with all their statements, chains and nested ones."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            told = json.loads(line)
            example = from_text(told["id"], told["text"])
            layers: tuple[list[Statement], list[Statement]] = ([], [])
            for one in told["statements"]:
                found = Statement(
                    *(runs(held(example, [tuple(span) for span in one[role]])) for role in ("source", "cue", "content", "via"))
                )
                if found.content:
                    layers[one.get("inside") is not None].append(found)
            example.statements, example.inner = layers
            tag_statements(example, layers[0])
            tag_statements(example, layers[1], "inner_")
            _tag_relays(example)
            yield example


def terms(path: Path) -> Iterator[Example]:
    """Passages with all their claims, duties, conditions and goods."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            told = json.loads(line)
            example = from_text(told["id"], told["text"])
            example.happenings = []
            _open_notes(example)
            for claim in told["claims"]:
                _note(example, "claim", Span(*claim["span"]), claim["status"])
            for duty in told["duties"]:
                run = _note(example, "obligation", Span(*duty["span"]), duty["type"], duty["instrument"], duty["status"])
                _owed_in(example, run, duty["obligor"], duty["obligee"])
                for condition in duty["conditions"]:
                    _note(example, "condition", Span(*condition["span"]), condition["type"], condition["logic"])
            for item in told["items"]:
                run = _note(example, "item", Span(*item["span"]), item["kind"], item["stage"], item["status"])
                _owed_in(example, run, item["from"], item["to"])
            yield example


def _owed_in(example: Example, run: Run | None, *ends: Sequence[Sequence[int]]) -> None:
    """Ask who owes or gives what a run of words names, and to whom, where a passage marks the words for each."""
    if run:
        assert example.happenings is not None
        first, second = ([one for place in some for one in runs(held(example, [(place[0], place[1])]))] for some in ends)
        example.happenings.append(Happening(run, (first, second), ([], []), (0, len(example.spans))))


def _tag_events(example: Example, record: Record, mentions: Mapping[str, Sequence[Run]]) -> None:
    size = len(example.spans)
    example.tags["event"] = ["O"] * size
    for track in ("mode", *AUXILIARY):
        example.tags[track] = [None] * size
    example.happenings = []
    for event in record.events:
        found = _fragments(example, [event.trigger])
        if not found:
            continue
        trigger = found[0]
        _tag_trigger(example, trigger, event.type, event.mode[0] if event.mode else "none", event.aux)
        example.happenings.append(_happening(example, trigger, (event.actor, event.recipient), mentions))


def _happening(
    example: Example, trigger: Run, parties: tuple[Sequence[str], Sequence[str]], mentions: Mapping[str, Sequence[Run]]
) -> Happening:
    """What is to be learned of the ends of a trigger: of each party the mention nearest to it within the paragraph."""
    home = _paragraph(example, trigger[0])
    ends: list[list[Run]] = []
    spared: list[list[Run]] = []
    for some in parties:
        near, others = [], []
        for party in some:
            here = [run for run in mentions.get(party, ()) if home[0] <= run[0] and run[1] < home[1]]
            here.sort(key=lambda run: min(abs(run[0] - trigger[1]), abs(trigger[0] - run[1])))
            near += here[:1]
            others += here[1:]
        ends.append(near)
        spared.append(others)
    return Happening(trigger, (ends[0], ends[1]), (spared[0], spared[1]), home)


def _paragraph(example: Example, word: int) -> Run:
    """The words of a word's paragraph, end excluded."""
    begin = 0
    for paragraph in example.paragraphs:
        if word < begin + len(paragraph.words):
            return begin, begin + len(paragraph.words)
        begin += len(paragraph.words)
    raise ValueError(f"{example.name} has no word {word}")


def _tag_trigger(example: Example, trigger: Run, type_: str, mode: str, aux: Sequence[str]) -> None:
    tags = example.tags
    tag_runs(tags["event"], [trigger], f"-{type_}")
    for word in range(trigger[0], trigger[1] + 1):
        tags["mode"][word] = mode
        for track in AUXILIARY:
            tags[track][word] = "yes" if track in aux else "no"


def sentences(path: Path) -> Iterator[Example]:
    """Sentences with one event marked, or none, each once as it stands on a page and once with its ends marked."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            told = json.loads(line)
            example = from_text(told["id"], told["text"])
            size = len(example.spans)
            example.tags["event"] = ["O"] * size
            for track in ("mode", *AUXILIARY):
                example.tags[track] = [None] * size
            ends = [runs(held(example, [tuple(told[end])])) if told[end] else [] for end in ("source", "target")]
            if told["event"]:
                (trigger,) = runs(held(example, [tuple(told["trigger"])]))[:1]
                for word in range(size):  # what stands further off may be an event that nobody marked
                    if not trigger[0] - _MARKED <= word <= trigger[1] + _MARKED:
                        example.tags["event"][word] = None
                _tag_trigger(example, trigger, told["event"], told["mode"] or "none", told["aux"])
                example.happenings = [Happening(trigger, (ends[0], ends[1]), ([], []), (0, size))]
            yield example
            if told["event"] and all(ends) and ends[0] != ends[1]:
                again = from_text(told["id"], told["text"])
                again.coded = Coded(ends[0][0], ends[1][0], (told["event"],), told["mode"] or "none", tuple(told["aux"]))
                yield again


def pairs(path: Path) -> Iterator[Example]:
    """Pairs of actors marked in news sentences, with the type of what the one does to the other (CONCEDE and RETREAT are one)."""
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            text = row["sentence"]
            ends = marked_ends(row["marked_sentence"])
            example = from_text(row["uid"], text)
            found = [runs(held(example, [end])) for end in ends]
            if all(found):
                types = _YIELD if row["gold_root"] == "YIELD" else (row["gold_root"],)
                example.coded = Coded(found[0][0], found[1][0], types, None, None)
                yield example


def marked_ends(marked: str) -> tuple[Run, Run]:
    """Where `<s>…</s>` and `<t>…</t>` stand in the text without them. Where one of them is missing, the other is
    told twice.

    >>> marked_ends("<s>Oslo</s> thanked <t>Riga</t>.")
    ((0, 4), (13, 17))
    """
    places: dict[str, int] = {}
    plain = 0
    at = 0
    while at < len(marked):
        tag = next((tag for tag in _MARKS if marked.startswith(tag, at)), None)
        if tag:
            places[tag] = plain
            at += len(tag)
        else:
            plain += 1
            at += 1
    found = [(places[begin], places[end]) for begin, end in (("<s>", "</s>"), ("<t>", "</t>")) if begin in places]
    return found[0], found[-1]


def within_reach(happening: Happening) -> range:
    """The words that may name an end of an event."""
    first, last = happening.trigger
    return range(max(happening.paragraph[0], first - REACH), min(happening.paragraph[1], last + REACH + 1))
