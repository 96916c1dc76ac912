"""A record's items as sentences."""

from __future__ import annotations

import msgspec
import pytest
import sample

from onrecord.brief.notes import notes_of
from onrecord.brief.pieces import marks_of, pieces
from onrecord.brief.sentences import told

NOTES = {note.id: note for note in notes_of(sample.record())}

SENTENCES = [
    ("s-lind", "Ada Lind praises: “the bravest gesture of this war”", "a direct quotation keeps its own marks"),
    ("s-residents", "Residents say: “at least 20”", "an unnamed group takes a plural verb"),
    ("s-reported", "(no speaker named) reports: that a second convoy had been turned back", "nobody named"),
    (
        "s-rtl",
        "השר does not say: «השער ייפתח מחר»",
        "the source's words stand for a speaker who isn't resolved; a negative is worded",
    ),
    ("e-met", "CONSULT Ostrava Bay → Veland, in Geneva, 3 March 2026", "place and time"),
    ("e-back", "COERCE (nobody named) · only supposed · did not happen", "hypothetical and negated"),
    ("c-12", "12 people were killed at the crossing", "a claim is its own words"),
    (
        "k-corridor",
        "Ostrava Bay, Veland: open a corridor for aid convoys, if the truce holds for 48 hours",
        "a deal with its trigger",
    ),
    ("f-grain", "4,000 tonnes of grain", "amount and item in one piece"),
    ("a-residents", "Residents, unnamed group, OSB, civilians", "an actor with its country and sector"),
]


@pytest.mark.parametrize(("item", "sentence", "why"), SENTENCES)
def test_sentence(item: str, sentence: str, why: str) -> None:
    assert told(NOTES[item].sentence) == sentence, why


def test_every_item_has_a_note_and_quotes_are_exact() -> None:
    record = sample.record()
    items = [*record.statements, *record.events, *record.claims, *record.commitments, *record.flows, *record.actors]
    assert set(NOTES) == {item.id for item in items}
    for note in NOTES.values():
        for part in note.sentence:
            assert part.tone != "quote" or part.text in record.article.text


def test_chain_runs_from_the_speaker_to_this_page() -> None:
    assert NOTES["s-spokesman"].chain == [
        "Defence Ministry of Veland", "Defence Ministry’s spokesman", "state television", "RNA", "Example Wire", "this page",
    ]  # fmt: skip
    assert NOTES["s-reported"].chain == ["", "Example Wire", "this page"]


def test_chain_of_a_statement_inside_another_and_of_a_circle() -> None:
    record = sample.record()
    lind, mayor = (next(each for each in record.statements if each.id == item) for item in ("s-lind", "s-mayor"))
    nested = msgspec.structs.replace(mayor, inside="s-lind")
    circle = msgspec.structs.replace(lind, inside="s-mayor")
    notes = {note.id: note for note in notes_of(msgspec.structs.replace(record, statements=[nested, circle]))}
    assert notes["s-mayor"].chain == ["Mayor of Sarn", "Ada Lind", "Example Wire", "this page"]


def test_standing_and_who_denies() -> None:
    claim = NOTES["c-12"]
    assert claim.standing
    assert (claim.standing.sign, claim.standing.word) == ("⇄", "disputed")
    assert [each.name for each in claim.says] == ["Mayor of Sarn"]
    assert {each.statement for each in claim.denies} == {"s-ministry", "s-spokesman"}


@pytest.mark.parametrize(("score", "word"), [(0.8, "sure"), (0.79, "likely"), (0.5, "likely"), (0.49, "weak")])
def test_confidence_is_a_word(score: float, word: str) -> None:
    assert msgspec.structs.replace(NOTES["a-residents"], score=score).confidence == word


@pytest.mark.parametrize("item", ["c-12", "f-grain"])
@pytest.mark.parametrize(("score", "word"), [(0.5, "sure"), (0.49, "likely"), (0.2, "likely"), (0.19, "weak")])
def test_of_what_has_many_parts_less_is_sure(item: str, score: float, word: str) -> None:
    """Their confidence is that all of them is right."""
    assert msgspec.structs.replace(NOTES[item], score=score).confidence == word


def test_lines_that_overlap_never_share_a_lane() -> None:
    lined = [mark for mark in marks_of(NOTES.values()) if mark.lane]
    for one in lined:
        for other in lined:
            if one is not other and one.start < other.end and other.start < one.end:
                assert one.lane != other.lane
    text = sample.TEXT
    assert "".join(text[piece.start : piece.end] for piece in pieces(0, len(text), marks_of(NOTES.values()))) == text


def test_the_author_of_an_analysis_is_named_and_the_outlet_goes_without_saying() -> None:
    record = sample.record()
    own, author = record.events[0], msgspec.structs.replace(record.events[2], voice="Lena Farouk")
    notes = {note.id: note for note in notes_of(msgspec.structs.replace(record, events=[own, author]))}
    assert notes[own.id].says == []
    assert [(each.name, each.verb) for each in notes[author.id].says] == [("Lena Farouk", "in their own voice")]
    claim = msgspec.structs.replace(record.claims[1], held_by=[])
    [told] = next(note for note in notes_of(msgspec.structs.replace(record, claims=[claim])) if note.kind == "claim").says
    assert (told.name, told.verb) == ("Example Wire", "in its own voice")


def test_ids_that_the_record_lacks_are_shown_not_fatal() -> None:
    record = sample.record()
    flow = msgspec.structs.replace(record.flows[0], from_=["a-gone"], said_in=["s-gone"])
    note = next(note for note in notes_of(msgspec.structs.replace(record, flows=[flow])) if note.kind == "flow")
    assert [(arrow.giver, arrow.label, arrow.taker) for arrow in note.arrows] == [("a-gone", "pledged", "Veland")]
