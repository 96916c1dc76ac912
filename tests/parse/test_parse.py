"""The shipped model, used as the pipeline uses it."""

import shutil
from pathlib import Path

import msgspec
import numpy as np
import pytest

from onrecord.errors import BadOption, DataDamaged
from onrecord.model import Article, Block, Parse
from onrecord.parse import THREADS, _placed, load, parse
from onrecord.parse.card import shipped
from onrecord.parse.network import OnnxNetwork
from onrecord.parse.reading import Reading
from onrecord.parse.tags import AUXILIARY, TagRun
from onrecord.parse.windows import Paragraph, windows, with_marks
from onrecord.spans import Span

TOLD = (
    "The minister said on Tuesday that both sides had agreed to a truce along the border.",
    "“We will never give up the harbour,” Oduya Brant, the governor of Lomasa, told reporters in Geneva. “She knows it.”",
    "A spokesman for the rebels denied it and accused the government of moving 1,200 soldiers to the river since May.",
)


def article(*paragraphs: str, roles: tuple[str, ...] = ()) -> Article:
    blocks, at = [], 0
    for number, paragraph in enumerate(paragraphs):
        blocks.append(Block(roles[number] if roles else "body", Span(at, at + len(paragraph))))
        at += len(paragraph) + 2
    return Article("", None, None, None, [], None, None, [], "\n\n".join(paragraphs), blocks, [])


def packed(read: Parse) -> bytes:
    return msgspec.json.encode(read)


@pytest.fixture(scope="module")
def told() -> tuple[Article, Parse]:
    made = article(*TOLD)
    return made, parse(made)


def words(made: Article, spans: list[Span]) -> list[str]:
    return [span.of(made.text) for span in spans]


def test_words_and_sentences_lie_in_the_text(told: tuple[Article, Parse]) -> None:
    made, read = told
    assert [sentence.block for sentence in read.sentences] == [0, 1, 1, 2]
    first = read.sentences[0]
    assert [token.span.of(made.text) for token in first.tokens][:4] == ["The", "minister", "said", "on"]
    assert [token.lemma for token in first.tokens][2] == "say"
    for sentence in read.sentences:
        assert sentence.span.start == sentence.tokens[0].span.start
        assert sentence.span.end == sentence.tokens[-1].span.end


def test_trees_tell_who_does_what(told: tuple[Article, Parse]) -> None:
    made, read = told
    tokens = read.sentences[0].tokens
    forms = [token.span.of(made.text) for token in tokens]
    said, minister, agreed, sides = (forms.index(word) for word in ("said", "minister", "agreed", "sides"))
    assert tokens[said].head == -1
    assert (tokens[minister].head, tokens[minister].deprel) == (said, "nsubj")
    assert (tokens[agreed].head, tokens[agreed].deprel) == (said, "ccomp")
    assert (tokens[sides].head, tokens[sides].deprel) == (agreed, "nsubj")
    assert (tokens[said].upos, tokens[said].xpos) == ("VERB", "VBD")


def test_names_are_found(told: tuple[Article, Parse]) -> None:
    made, read = told
    found = {(name.span.of(made.text), name.label) for name in read.names}
    assert {("Oduya Brant", "PER"), ("Geneva", "LOC")} <= found
    assert ("1,200", "NUMBER") in found


def test_statements_have_their_sources(told: tuple[Article, Parse]) -> None:
    made, read = told
    by_source = {" ".join(words(made, said.source)): words(made, said.content) for said in read.attributions}
    assert by_source["The minister"] == ["that both sides had agreed to a truce along the border"]
    assert any("“We will never give up the harbour,”" in content for content in by_source.values())
    assert any(source.startswith("A spokesman for the rebels") for source in by_source)


def test_what_is_said_within_what_is_said_is_told_as_such() -> None:
    made = article("The minister told reporters on Monday that the mayor had denied that the old pump had failed.")
    found = parse(made).attributions
    assert any(not said.inner and words(made, said.source) == ["The minister"] for said in found)
    inner = [said for said in found if said.inner]
    assert inner
    assert all(words(made, said.source) == ["the mayor"] and "denied" in " ".join(words(made, said.cue)) for said in inner)


def test_events_have_a_type_a_mode_and_their_ends() -> None:
    made = article("Police arrested the former mayor of Lomasa on Tuesday.")
    read = parse(made)
    (event,) = read.events
    assert (event.trigger.of(made.text), event.type, event.mode) == ("arrested", "COERCE", "arrest")
    best = {
        role: max((end for end in event.ends if end.role == role), key=lambda end: end.share) for role in ("actor", "recipient")
    }
    ends = {role: read.references[end.reference].span.of(made.text) for role, end in best.items()}
    assert ends == {"actor": "Police", "recipient": "the former mayor of Lomasa"}
    assert set(event.aux) == {"historical", "future", "hypothetical", "negation"}
    assert max(event.aux.values()) < 0.5


def test_a_marked_pair_is_coded_by_who_is_marked() -> None:
    network = load()
    (window,) = windows([Paragraph(["Police", "arrested", "the", "mayor", "."], [False] * 4 + [True])], network.pieces)
    labels = network.labels
    there = network.codes(with_marks(window, (0, 0), (2, 3)), (0, 0), (2, 3))
    back = network.codes(with_marks(window, (2, 3), (0, 0)), (2, 3), (0, 0))
    assert there.shape == back.shape == (len(labels.types) + len(labels.modes) + len(AUXILIARY),)
    assert labels.types[int(there[: len(labels.types)].argmax())] == "COERCE"
    assert not np.allclose(there, back, atol=0.1)


def test_pronouns_are_followed(told: tuple[Article, Parse]) -> None:
    made, read = told
    she = next(reference for reference in read.references if reference.span.of(made.text) == "She")
    assert she.pronoun
    assert she.kind == "person"
    assert she.antecedent is not None


def test_the_same_bytes_whatever_was_read_before_and_however_many_threads_read() -> None:
    long = article(*(TOLD * 12))
    alone = packed(parse(long, OnnxNetwork(shipped(), threads=1)))
    several = OnnxNetwork(shipped(), threads=3)
    parse(article("Something else altogether.", "Nobody said a word."), several)
    assert packed(parse(long, several)) == alone
    assert packed(parse(long, several)) == alone
    assert packed(parse(long)) == alone


def test_a_page_after_another_is_as_it_is_alone() -> None:
    first, second = article(*TOLD), article(*reversed(TOLD))
    network = load()
    before = packed(parse(second, network))
    parse(first, network)
    assert packed(parse(second, network)) == before


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "“",
        "“Never",
        "\u200b\u200b",
        "🙂 👨‍👩‍👧 🇺🇦",
        "MINISTER DENIES DEAL WITH NEIGHBOUR",
        "x" * 3000,
        "word " * 3000,
        "“" * 2000,
        "a" + "\u0301" * 500,
        "Kyiv – 1.200 – 3,5 % – “da” ‘nein’ «non»",
        "\x00\x07 said \uffff",
    ],
)
def test_odd_texts_are_read_and_no_character_is_lost(text: str) -> None:
    made = article("Before.", text, "After.")
    read = parse(made)
    covered = {
        place for sentence in read.sentences for token in sentence.tokens for place in range(token.span.start, token.span.end)
    }
    assert {place for place, letter in enumerate(made.text) if not letter.isspace()} <= covered
    for sentence in read.sentences:
        assert sum(token.head == -1 for token in sentence.tokens) == 1


def test_an_empty_article_has_an_empty_parse() -> None:
    assert parse(article()) == Parse([], [], [], [], [])


def test_blocks_without_sentences_are_not_read() -> None:
    made = article("By Oduya Brant", *TOLD, roles=("byline", "body", "body", "body"))
    assert [sentence.block for sentence in parse(made).sentences] == [1, 2, 2, 3]


def test_a_damaged_model_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "reader"
    shutil.copytree(shipped(), folder)
    held = bytearray((folder / "links.onnx").read_bytes())
    held[len(held) // 2] ^= 1
    (folder / "links.onnx").write_bytes(held)
    with pytest.raises(DataDamaged, match=r"links\.onnx is damaged"):
        load(folder)


@pytest.mark.parametrize("name", ["reader.onnx", "roles.onnx", "codes.onnx", "labels.json", "vocabulary.txt"])
def test_a_missing_file_is_named(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "reader"
    shutil.copytree(shipped(), folder)
    (folder / name).unlink()
    with pytest.raises(DataDamaged, match=rf"{name} is missing"):
        load(folder)


@pytest.mark.parametrize("held", [None, b"", b"{", b'{"name": 1}'])
def test_a_card_that_cannot_be_read_is_named(tmp_path: Path, held: bytes | None) -> None:
    if held is not None:
        (tmp_path / "card.json").write_bytes(held)
    with pytest.raises(DataDamaged, match="card"):
        load(tmp_path)


@pytest.mark.parametrize("told", ["none", "0", "-1", "1.5", "²"])
def test_threads_must_be_a_number(monkeypatch: pytest.MonkeyPatch, told: str) -> None:
    monkeypatch.setenv(THREADS, told)
    with pytest.raises(BadOption, match=THREADS):
        load()


def test_the_same_words_may_be_a_name_and_an_amount() -> None:
    read = Reading(
        [0, 1],
        ["PROPN"],
        ["NNP"],
        [-1],
        ["root"],
        {"names": [TagRun(0, 0, "MISC", 0.9)], "values": [TagRun(0, 0, "DATE", 0.8)]},
        [],
        [],
        [],
        [],
        {},
    )
    found = _placed(read, ["Ramadan"], [Span(0, 7)], [0])
    assert [name.label for name in found.names] == ["DATE", "MISC"]
