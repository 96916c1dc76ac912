"""Each kind of fault is found, and told with its file and place; what is right is left alone."""

from __future__ import annotations

import copy
import gzip
import hashlib
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from corpus.check import codes
from corpus.check.__main__ import main
from corpus.check.report import report
from corpus.parts import HOME, read_parts

ROOT = Path(__file__).parents[2]
Raw = dict[str, Any]
Spoil = Callable[[Raw], object]


def faults(home: Path, shared: Path | None = None) -> list[str]:
    parts, unread = read_parts(home, home / "standoff")
    return [str(fault) for fault in [*unread, *report(parts, shared).faults]]


def test_a_good_corpus_has_no_fault(raw: Raw, other: Raw, sentence: Raw, passage: Raw, write: Any) -> None:
    home = write(raw, other, second=(raw | {"topic": "", "region": ""},), sentences=(sentence,), passages=(passage,))
    assert faults(home) == []


SPOILT: list[tuple[str, Spoil, str]] = [
    ("a quote that is not there", lambda d: d["events"][0].update(trigger="stopped dead"), "events e1 trigger: not on the page: 'stopped dead'"),
    ("a quote that stands twice", lambda d: d["statements"][0].update(cue=["said"]), "statements s1 cue[0]: stands 2 times on the page, so that [text, n] is wanted: 'said'"),
    ("an occurrence too many", lambda d: d["drop"].append(["said", 3]), "drop[1]: occurrence 3 is asked for, there are 2: 'said'"),
    ("no quote at all", lambda d: d["drop"].append(7), "drop[1]: neither a text nor [text, n]: 7"),
    ("an empty quote", lambda d: d["drop"].append(" "), "drop[1]: an empty quote"),
    ("a line end", lambda d: d["claims"][0].update(span="By Ane Holm\nPoland"), "claims c1 span: runs over a line end: 'By Ane Holm\\nPoland'"),
    ("a blank", lambda d: d["claims"][0].update(span="had halted "), "claims c1 span: has a blank at an end: 'had halted '"),
    ("dropped words", lambda d: d["actors"][0]["mentions"].append("this story"), "actors a1 mentions[1]: lies in what is dropped: 'this story'"),
    ("a part of a short word", lambda d: d["actors"][0]["mentions"].append("Hol"), "actors a1 mentions[1]: cuts a word: 'n\\nBy Ane Holm\\nPoland '"),
    ("a mention twice", lambda d: d["actors"][0]["mentions"].append("Poland"), "actors a1: has one mention twice"),
    ("no mention", lambda d: d["actors"][0].update(mentions=[]), "actors a1: has no mention"),
    ("no content", lambda d: d["statements"][1].update(content=[]), "statements s2: has no content"),
    ("a role in a drop", lambda d: d["roles"].append({"role": "heading", "span": "Share this story"}), "roles[2]: lies in what is dropped: 'Share this story'"),
    ("two roles", lambda d: d["roles"].append({"role": "heading", "span": "Ane Holm"}), "roles[2]: overlaps roles[1]: 'Ane Holm'"),
    ("two drops", lambda d: d["drop"].append("this story"), "drop[1]: overlaps drop[0]: 'this story'"),
    ("a kept line without words", lambda d: d.update(page=d["page"] + "\n***"), "page 320: is kept, and has neither letter nor figure: '***'"),
    ("an id twice", lambda d: d["statements"][1].update(id="s1"), "id 's1': names 2 items"),
    ("no id", lambda d: d["flows"][0].update(id=""), "id '': is empty"),
    *(
        (f"a lost {field}", lambda d, kind=kind, field=field, told=told: d[kind][0].update({field: told}), f"{kind} {name} {field}: leads nowhere: 'z9'")
        for kind, name, field, told in (
            ("statements", "s1", "speaker", "z9"), ("statements", "s1", "via", ["z9"]), ("statements", "s1", "inside", "z9"),
            ("events", "e1", "actor", ["z9"]), ("events", "e1", "recipient", ["z9"]), ("events", "e1", "said_in", "z9"),
            ("claims", "c1", "held_by", ["z9"]), ("claims", "c1", "denied_by", ["z9"]), ("commitments", "k1", "parties", ["z9"]),
            ("flows", "f1", "from", ["z9"]), ("flows", "f1", "to", ["z9"]),
        )
    ),
    ("a lost obligor", lambda d: d["commitments"][0]["obligations"][0].update(obligor=["z9"]), "commitments k1 obligations 0 obligor: leads nowhere: 'z9'"),
    ("a lost obligee", lambda d: d["commitments"][0]["obligations"][0].update(obligee=["z9"]), "commitments k1 obligations 0 obligee: leads nowhere: 'z9'"),
    ("an actor twice", lambda d: d["events"][0].update(actor=["a2", "a2"]), "events e1 actor: holds an id twice"),
    ("a circle", lambda d: d["statements"][0].update(inside="s3"), "statements s3 inside: goes round in a circle over s1"),
    ("not inside", lambda d: d["statements"][1].update(inside="s1"), "statements s2 inside: the content of s1 does not hold 'that deliveries had stopped'"),
    ("nobody denies", lambda d: d["claims"][0].update(denied_by=[]), "claims c1: is disputed, and nobody denies it"),
    ("a genre", lambda d: d.update(genre="gossip"), "genre: 'gossip' is no word for it"),
    ("a region", lambda d: d.update(region="moon"), "region: 'moon' is no word for it"),
    ("no topic", lambda d: d.update(topic=""), "topic: there is none"),
    ("a publication date", lambda d: d["given"].update(published="6 Feb"), "given published: '6 Feb' is no date of ISO 8601"),
    ("a role", lambda d: d["roles"][0].update(role="kicker"), "roles[0] role: 'kicker' is no word for it"),
    ("no author", lambda d: d["roles"][0].update(role="analysis"), "roles[0]: an analysis wants its author"),
    ("a kind of actor", lambda d: d["actors"][0].update(kind="state"), "actors a1 kind: 'state' is no word for it"),
    ("a country", lambda d: d["actors"][0].update(code="POX"), "actors a1 code: 'POX' is no word for it"),
    ("a sector", lambda d: d["actors"][0].update(sector="GOVT"), "actors a1 sector: 'GOVT' is no word for it"),
    ("no name", lambda d: d["actors"][0].update(name=" "), "actors a1: has no name"),
    ("a mode of speech", lambda d: d["statements"][0].update(mode="free"), "statements s1 mode: 'free' is no word for it"),
    ("an act", lambda d: d["statements"][0].update(act="announce"), "statements s1 act: 'announce' is no word for it"),
    ("a polarity", lambda d: d["statements"][0].update(polarity="none"), "statements s1 polarity: 'none' is no word for it"),
    ("a type", lambda d: d["events"][0].update(type="FIGHT", mode=[]), "events e1 type: 'FIGHT' is no word for it"),
    ("a mode of another type", lambda d: d["events"][0].update(mode=["drone"]), "events e1 mode: 'drone' is no word for it"),
    ("a context", lambda d: d["events"][0].update(context=["sport"]), "events e1 context: 'sport' is no word for it"),
    ("an aux", lambda d: d["events"][0].update(aux=["past"]), "events e1 aux: 'past' is no word for it"),
    ("an aux twice", lambda d: d["events"][0].update(aux=["future", "future"]), "events e1 aux: holds a word twice"),
    ("a day", lambda d: d["events"][0].update(when="2023-02-29"), "events e1 when: '2023-02-29' is no date of ISO 8601"),
    ("a place", lambda d: d["events"][0].update(where="IGO"), "events e1 where: 'IGO' is no word for it"),
    ("a status", lambda d: d["claims"][0].update(status="true"), "claims c1 status: 'true' is no word for it"),
    ("a range's value", lambda d: d["claims"][0]["quantity"].update(value=3), "claims c1 quantity: the value of a range is its low end, 1, and not 3"),
    ("a range downwards", lambda d: d["claims"][0]["quantity"].update(low=4), "claims c1 quantity: goes from 4 down to 3"),
    ("no figure", lambda d: d["flows"][0]["quantity"].update(value=None), "flows f1 quantity: has no figure"),
    ("no unit", lambda d: d["flows"][0]["quantity"].update(unit=""), "flows f1 quantity: has no unit"),
    ("an instrument", lambda d: d["commitments"][0].update(instrument="pact"), "commitments k1 instrument: 'pact' is no word for it"),
    ("a standing", lambda d: d["commitments"][0].update(status="broken"), "commitments k1 status: 'broken' is no word for it"),
    ("an obligation", lambda d: d["commitments"][0]["obligations"][0].update(type="gas"), "commitments k1 obligations 0 type: 'gas' is no word for it"),
    ("a deontic", lambda d: d["commitments"][0]["obligations"][0].update(deontic="will"), "commitments k1 obligations 0 deontic: 'will' is no word for it"),
    ("a deadline", lambda d: d["commitments"][0]["obligations"][0].update(deadline="soon"), "commitments k1 obligations 0 deadline: 'soon' is no date of ISO 8601"),
    ("a trigger", lambda d: d["commitments"][0]["trigger"].update(type="payment"), "commitments k1 trigger type: 'payment' is no word for it"),
    ("a logic", lambda d: d["commitments"][0]["trigger"].update(logic="when"), "commitments k1 trigger logic: 'when' is no word for it"),
    ("a kind of flow", lambda d: d["flows"][0].update(kind="gas"), "flows f1 kind: 'gas' is no word for it"),
    ("a stage", lambda d: d["flows"][0].update(stage="lost"), "flows f1 stage: 'lost' is no word for it"),
    ("a field too many", lambda d: d["flows"][0].update(note="?"), "Object contains unknown field `note` - at `$.flows[0]`."),
    ("a field too few", lambda d: d["flows"][0].pop("stage"), "Object missing required field `stage` - at `$.flows[0]`."),
]  # fmt: skip


@pytest.mark.parametrize(("spoil", "told"), [row[1:] for row in SPOILT], ids=[row[0] for row in SPOILT])
def test_every_fault_is_told(spoil: Spoil, told: str, raw: Raw, write: Any) -> None:
    spoil(raw)
    assert any(fault.startswith(f"documents/t-001.json: {told}") for fault in faults(write(raw)))


def test_a_file_that_is_no_json_and_one_of_another_name(raw: Raw, write: Any) -> None:
    home = write(raw)
    (home / "documents" / "t-002.json").write_text("{", "utf-8")
    (home / "documents" / "t-001.json").rename(home / "documents" / "t-003.json")
    found = faults(home)
    assert any(each.startswith("documents/t-002.json: is not JSON") for each in found)
    assert "documents/t-003.json: id: is 't-001', and the file's name is not" in found


def test_the_split_holds_every_document_once(raw: Raw, other: Raw, write: Any) -> None:
    found = faults(write(raw, other, split={"dev": ["t-001", "t-9"], "train": ["t-001"]}))
    assert found == [
        "split.json: t-n01: is in no part",
        "split.json: t-001: is named 2 times",
        "split.json: t-9: there is no such document",
    ]
    assert faults(write(raw, other, split={"train": ["t-001", "t-n01"]})) == ["split.json: has the parts train, and not dev, train"]


def test_a_second_annotation_is_of_the_same_page(raw: Raw, other: Raw, write: Any) -> None:
    changed = other | {"page": other["page"] + " Serve."}
    found = faults(write(other, second=(raw, changed)))
    assert found == [
        "second/t-001.json: id: there is no document of that name to annotate a second time",
        "second/t-n01.json: page: is not the page that was annotated first",
    ]


def test_near_copies_are_told_with_their_parts(raw: Raw, other: Raw, write: Any) -> None:
    again = copy.deepcopy(other) | {"id": "t-n02", "page": other["page"].replace("four leeks", "five onions"), "roles": []}
    found = faults(write(raw, other, again, split={"dev": ["t-n02"], "train": ["t-001", "t-n01"]}))
    assert found == ["documents/t-n01.json: page: shares 64% of its runs of five words with t-n02 (dev)"]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"trigger": [7, 99]}, "x-0001 trigger: 7 to 99 is no place in 39 characters"),
        ({"source": [3, 3]}, "x-0001 source: 3 to 3 is no place in 39 characters"),
        ({"target": [13, 30]}, "x-0001 target: has a blank at an end: ' the mayor of Orm'"),
        ({"target": [15, 30]}, "x-0001 target: cuts a word: ' seized the mayor of Orm at dawn.'"),
        ({"trigger": None}, "x-0001 trigger: there is none, although there is an event"),
        ({"event": "FIGHT"}, "x-0001 event: 'FIGHT' is none of PLOVER's types"),
        ({"mode": "drone"}, "x-0001 mode: 'drone' is no mode of COERCE"),
        ({"aux": ["past"]}, "x-0001 aux: 'past' is none of PLOVER's"),
        ({"voice": "middle"}, "x-0001 voice: 'middle' is none of active, passive, nominal"),
        ({"event": None}, "x-0001: tells no event, yet something of one is marked"),
        ({"text": "Gunmen seized the mayor of  Orm at dawn"}, "x-0001 text: has blanks that are no single spaces"),
    ],
)
def test_faults_of_a_sentence(change: Raw, told: str, sentence: Raw, write: Any) -> None:
    assert f"sentences/events.jsonl: {told}" in faults(write(sentences=(sentence | change,)))


def test_sentences_that_stand_twice(raw: Raw, sentence: Raw, write: Any) -> None:
    same, near = sentence | {"id": "x-0002"}, sentence | {"id": "x-0003", "text": "Gunmen seized the mayor of Orm at dusk."}
    found = faults(write(raw, sentences=(sentence, same, near, sentence | {"id": "t-001"})))
    assert "sentences/events.jsonl: x-0002: has the words of x-0001" in found
    assert "sentences/events.jsonl: x-0001: shares 75% of its runs of five words with x-0003" in found
    assert "sentences/events.jsonl: t-001: is the id of something else too" in found


def test_a_sentence_that_cannot_be_read(sentence: Raw, write: Any) -> None:
    found = faults(write(sentences=(sentence, sentence | {"id": 4})))
    assert found == ["sentences/events.jsonl: line 2: Expected `str`, got `int` - at `$.id`"]


@pytest.mark.parametrize(
    ("number", "change", "told"),
    [
        (0, {"content": []}, "y-0001 statements[0]: has no content"),
        (0, {"source": [[0, 99]]}, "y-0001 statements[0] source: 0 to 99 is no place in 59 characters"),
        (0, {"cue": [[9, 9]]}, "y-0001 statements[0] cue: 9 to 9 is no place in 59 characters"),
        (0, {"via": [[39, 49]]}, "y-0001 statements[0] via: has a blank at an end, or a line end: ' Radio Sol'"),
        (0, {"act": "announce"}, "y-0001 statements[0]: act 'announce' is none of say,"),
        (1, {"mode": "free"}, "y-0001 statements[1]: mode 'free' is none of direct, indirect, mixed"),
        (1, {"polarity": "none"}, "y-0001 statements[1]: polarity 'none' is none of positive, negative"),
        (1, {"inside": 1}, "y-0001 statements[1]: inside 1: there is no such statement"),
        (1, {"inside": 2}, "y-0001 statements[1]: inside 2: there is no such statement"),
        (1, {"inside": -1}, "y-0001 statements[1]: inside -1: there is no such statement"),
        (0, {"inside": 1}, "y-0001 statements[0]: is not inside the content of statement 1"),
    ],
)
def test_faults_of_a_passage(number: int, change: Raw, told: str, passage: Raw, write: Any) -> None:
    passage["statements"][number] |= change
    assert any(fault.startswith(f"sentences/chains.jsonl: {told}") for fault in faults(write(passages=(passage,))))


TERMS: Raw = {
    "id": "z-0001", "text": "Orm will send Veland 40 tanks if it asks, and says that 9 were lost.",
    "items": [{"span": [21, 29], "kind": "arms", "stage": "pledged", "status": "asserted", "from": [[0, 3]], "to": [[14, 20]]}],
    "duties": [
        {
            "span": [9, 29], "type": "arms", "instrument": "pledge", "status": "agreed", "obligor": [[0, 3]], "obligee": [[14, 20]],
            "conditions": [{"span": [30, 40], "type": "request", "logic": "if"}],
        }
    ],
    "claims": [{"span": [56, 67], "status": "asserted"}],
}  # fmt: skip


def test_terms_without_fault(write: Any) -> None:
    assert faults(write(terms=(TERMS,))) == []


@pytest.mark.parametrize(
    ("part", "change", "told"),
    [
        ("items", {"kind": "boats"}, "kind 'boats' is none of arms"),
        ("items", {"from": [[0, 300]]}, "items[0]: 0 to 300 is no place in 68 characters"),
        ("duties", {"status": "broken"}, "status 'broken' is none of proposed"),
        ("duties", {"span": [8, 29]}, "duties[0]: has a blank at an end, or a line end: ' send Veland 40 tanks'"),
        ("duties", {"conditions": [{"span": [30, 40], "type": "rain", "logic": "if"}]}, "type 'rain' is none of attack_on_party"),
        ("claims", {"status": "true"}, "status 'true' is none of asserted"),
    ],
)
def test_faults_of_terms(part: str, change: Raw, told: str, write: Any) -> None:
    spoilt = TERMS | {part: [TERMS[part][0] | change]}
    assert any(told in fault and fault.startswith("sentences/terms.jsonl: z-0001") for fault in faults(write(terms=(spoilt,))))


def test_terms_that_stand_twice(write: Any) -> None:
    assert "sentences/terms.jsonl: z-0001: is the id of something else too" in faults(write(terms=(TERMS, TERMS)))


def test_passages_that_cannot_be_read(passage: Raw, write: Any) -> None:
    spoilt = passage | {"statements": [{"source": []}]}
    assert faults(write(passages=(spoilt, passage))) == [
        "sentences/chains.jsonl: line 1: Object missing required field `cue` - at `$.statements[0]`"
    ]


def test_passages_that_stand_twice(raw: Raw, sentence: Raw, passage: Raw, write: Any) -> None:
    told = passage["text"]
    near = passage | {"id": "y-0002", "text": told.replace("Radio Sol", "Radio Sal")}
    same, named = passage | {"id": "y-0003"}, passage | {"id": "x-0001", "text": "No. " + told}
    found = faults(write(raw, sentences=(sentence | {"text": told},), passages=(passage, near, same, named)))
    assert "sentences/chains.jsonl: y-0003: has the words of x-0001" in found
    assert "sentences/chains.jsonl: x-0001: is the id of something else too" in found
    assert any(
        re.match(r"sentences/chains.jsonl: y-0001: shares \d+% of its runs of five words with y-0002", fault) for fault in found
    )


def test_names_in_two_documents_are_a_warning(raw: Raw, other: Raw, write: Any) -> None:
    parts, _ = read_parts(write(raw, other | {"given": {"outlet": "Harbour Wire"}}))
    assert [str(each) for each in report(parts).warnings] == ["documents: outlet 'Harbour Wire': is in t-001, t-n01"]


@pytest.mark.parametrize("kind", ["txt", "md", "json", "tsv", "conllu.gz"])
def test_words_of_others_are_found_wherever_they_lie(kind: str, raw: Raw, other: Raw, write: Any, tmp_path: Path) -> None:
    home, others = write(raw, other), tmp_path / "others"
    (others / "deep").mkdir(parents=True)
    told = "You wash four leeks and attack them with a Broad, knife!"
    text = {"json": json.dumps([{"body": told}]), "tsv": f"1\t{told}\t2\n", "conllu.gz": f"# text = {told}\n1\tYou\n"}.get(
        kind, told
    )
    (others / "deep" / f"x.{kind}").write_bytes(gzip.compress(text.encode()) if kind.endswith("gz") else text.encode())
    expected = (
        f"documents/t-n01.json: page: shares 10 words with deep/x.{kind}: 'wash four leeks and attack them with a broad knife'"
    )
    assert faults(home, others) == [expected]


def test_words_of_others_are_found_in_sentences_and_passages(sentence: Raw, passage: Raw, write: Any, tmp_path: Path) -> None:
    others = tmp_path / "others"
    others.mkdir()
    (others / "x.txt").write_text(
        "gunmen seized the mayor of Orm at dawn; his aide denied the leak, Radio Sol reported that", "utf-8"
    )
    assert faults(write(sentences=(sentence,), passages=(passage,)), others) == [
        "sentences/chains.jsonl: y-0001: shares 8 words with x.txt: 'his aide denied the leak radio sol reported'",
        "sentences/events.jsonl: x-0001: shares 8 words with x.txt: 'gunmen seized the mayor of orm at dawn'",
    ]


def test_seven_words_in_common_are_chance(other: Raw, write: Any, tmp_path: Path) -> None:
    others = tmp_path / "others"
    others.mkdir()
    (others / "x.txt").write_text("wash four leeks and attack them with", "utf-8")
    assert faults(write(other), others) == []


def test_standoff_is_checked_and_against_its_page_where_that_is_at_hand(raw: Raw, write: Any, tmp_path: Path) -> None:
    home, page = write(), "Orm denied that it had sold any rifles."
    (home / "standoff").mkdir()
    standoff = {
        "id": "p-01", "genre": "wire", "sha256": hashlib.sha256(page.encode()).hexdigest(),
        "actors": [{"id": "a1", "name": "Orm", "kind": "country", "code": "", "sector": "GOV", "mentions": [[0, 3], [16, 19]]}],
        "claims": [{"id": "c1", "span": [9, 9], "status": "asserted"}],
    }  # fmt: skip
    (home / "standoff" / "p-01.json").write_text(json.dumps(standoff), "utf-8")
    others = tmp_path / "others"
    others.mkdir()
    (others / "p.txt").write_text(page, "utf-8")
    assert faults(home) == ["standoff/p-01.json: claims c1 span: not [start, end]: [9, 9]"]
    assert faults(home, others)[1:] == [
        "standoff/p-01.json: actors a1 mentions[1]: has a blank at an end: 'it '",
    ]


def test_the_command_tells_faults_and_fails(raw: Raw, other: Raw, write: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(write(raw, other))]) == 0
    raw["region"] = "moon"
    home = write(raw, other | {"given": {"outlet": "Harbour Wire"}})
    assert main([str(home), "--standoff", str(home / "standoff")]) == 1
    told = capsys.readouterr().out.splitlines()
    assert told[-3:] == [
        "warning: documents: outlet 'Harbour Wire': is in t-001, t-n01",
        "documents/t-001.json: region: 'moon' is no word for it",
        "2 documents, 0 of them annotated twice, 0 standoff, 0 sentences, 0 passages of statements, 0 of terms: 1 faults, 1 warnings",
    ]


def test_the_command_wants_folders_that_there_are(write: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for asked in ([str(tmp_path / "no")], [str(write()), "--shared", str(tmp_path / "no")]):
        with pytest.raises(SystemExit):
            main(asked)
        assert "is no folder" in capsys.readouterr().err


def test_figures_are_markdown(
    raw: Raw, other: Raw, sentence: Raw, passage: Raw, write: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(write(raw, other, sentences=(sentence,), passages=(passage,))), "--figures"]) == 0
    told = capsys.readouterr().out
    for row in (
        "| of them with nothing to record | 1 |",
        "| passages with chains and nested statements | 1 |",
        "| their statements | 2 |",
        "| of these with a chain | 1 |",
        "| of these inside another | 1 |",
        "| of the sentences without an event | 0 |",
        "| wire | 1 | 50.0% |",
        "| SANCTION discontinue | 1 | 100.0% |",
        "| COERCE seize | 1 | 100.0% |",
        "| denied | 1 | 33.3% |",
        "| pledge, agreed | 1 | 100.0% |",
        "| energy, halted | 1 | 100.0% |",
        "| triggers in sentences | 1 | 1 | 1.000 |",
        "| gunmen seized | 1 | 100.0% |",
    ):
        assert row in told.splitlines()


def test_the_words_that_are_legal_are_those_of_the_record() -> None:
    told = set(re.findall(r"`([a-z_]+)`", (ROOT / "docs/reference/record.md").read_text("utf-8")))
    for words in (
        codes.INSTRUMENTS,
        codes.OBLIGATIONS,
        codes.DEONTICS,
        codes.TRIGGERS,
        codes.LOGICS,
        codes.STANDINGS,
        codes.FLOWS,
        codes.STAGES,
    ):
        assert words <= told  # fmt: skip


def test_the_corpus_itself_holds_together() -> None:
    parts, unread = read_parts()
    if not any(parts) and not unread:
        pytest.skip(f"{HOME} holds nothing yet")
    assert [str(fault) for fault in [*unread, *report(parts).faults]] == []
