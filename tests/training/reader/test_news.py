"""News that was annotated for this project, and public pairs of actors, into pages to learn from. All texts are invented."""

import doctest
import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.parse.roles import REACH
from training.reader import news
from training.reader.examples import Coded, Example, Happening
from training.reader.news import documents, marked_ends, pairs, passages, sentences, within_reach

PAGE = """\
Orm accuses Veland
By Ane Holm
Orm said on Monday that Veland had sent drones over its port, Radio Sol reported.
Read more
Veland's minister denied that it had sent them.
Orm will send 40 guards if Veland pays."""
RAW: dict[str, Any] = {
    "id": "t-001", "genre": "wire", "topic": "sea", "region": "global", "page": PAGE, "drop": ["Read more"],
    "roles": [{"role": "headline", "span": "Orm accuses Veland"}, {"role": "byline", "span": "By Ane Holm"}],
    "actors": [
        {"id": "a1", "name": "Orm", "kind": "country", "code": "", "sector": "GOV", "mentions": [["Orm", 1], ["Orm", 2], ["Orm", 3], "its"]},
        {"id": "a2", "name": "Veland", "kind": "country", "code": "", "sector": "GOV", "mentions": [["Veland", n] for n in (1, 2, 4)]},
        {"id": "a3", "name": "minister", "kind": "person", "code": "", "sector": "GOV", "mentions": ["Veland's minister"]},
        {"id": "a4", "name": "Radio Sol", "kind": "outlet", "code": "", "sector": "JRN", "mentions": ["Radio Sol"]},
    ],
    "statements": [
        {
            "id": "s1", "source": [["Orm", 2]], "cue": ["said on Monday"], "content": ["that Veland had sent drones over its port"],
            "speaker": "a1", "mode": "indirect", "act": "accuse", "polarity": "positive", "via": ["a4"],
        },
        {
            "id": "s2", "source": ["Veland's minister"], "cue": ["denied"], "content": ["that it had sent them"],
            "speaker": "a3", "mode": "indirect", "act": "deny", "polarity": "positive",
        },
        {
            "id": "s3", "source": [], "cue": [], "content": ["sent drones"],
            "speaker": None, "mode": "indirect", "act": "say", "polarity": "positive", "inside": "s1",
        },
    ],
    "events": [
        {"id": "e1", "type": "ASSAULT", "mode": ["drone"], "aux": [], "actor": ["a2"], "recipient": ["a1"], "trigger": "sent drones"},
        {"id": "e2", "type": "AID", "aux": ["future"], "actor": ["a1"], "recipient": ["a2"], "trigger": "send"},
    ],
    "claims": [{"id": "c1", "span": "Veland had sent drones over its port", "status": "disputed", "held_by": ["s1"], "denied_by": ["s2"]}],
    "commitments": [
        {
            "id": "k1", "instrument": "pledge", "parties": ["a1"], "status": "proposed",
            "obligations": [{"type": "other", "obligor": ["a1"], "obligee": ["a2"], "span": "send 40 guards", "deontic": "shall"}],
            "trigger": {"type": "reciprocity", "logic": "if", "span": "if Veland pays"},
        },
    ],
    "flows": [{"id": "f1", "from": ["a1"], "to": ["a2"], "kind": "people", "item": "40 guards", "stage": "pledged", "status": "asserted"}],
}  # fmt: skip


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents/t-001.json").write_text(json.dumps(RAW), "utf-8")
    (tmp_path / "split.json").write_text(json.dumps({"train": ["t-001"], "dev": []}), "utf-8")
    return tmp_path


@pytest.fixture
def page(corpus: Path) -> Example:
    (example,) = documents(corpus, "train")
    return example


def forms(example: Example) -> list[str]:
    return [word for paragraph in example.paragraphs for word in paragraph.words]


def told(example: Example, runs: list[tuple[int, int]] | None) -> list[str]:
    return [" ".join(forms(example)[first : last + 1]) for first, last in runs or ()]


def tagged(example: Example, track: str) -> list[str]:
    """The runs that a track tags, each with its label."""
    out: list[str] = []
    for word, tag in zip(forms(example), example.tags[track], strict=True):
        if tag and tag.startswith("B"):
            out.append(f"{tag[2:]}:{word}" if tag[2:] else word)
        elif tag and tag.startswith("I"):
            out[-1] += f" {word}"
    return out


def test_doctests_hold() -> None:
    assert doctest.testmod(news).failed == 0


def test_a_page_is_what_the_reader_sees_of_it(page: Example) -> None:
    assert [" ".join(paragraph.words[:2]) for paragraph in page.paragraphs] == ["Orm accuses", "Orm said", "Veland 's", "Orm will"]
    assert [page.text[begin:end] for begin, end in page.spans] == forms(page)


def test_pages_are_those_of_the_part(corpus: Path) -> None:
    assert [example.name for example in documents(corpus, "train")] == ["t-001"]
    assert list(documents(corpus, "dev")) == []


def test_statements_are_of_two_depths(page: Example) -> None:
    assert page.statements is not None
    assert page.inner is not None
    first, second = page.statements
    assert [told(page, runs) for runs in first] == [
        ["Orm"], ["said on Monday"], ["that Veland had sent drones over its port"], ["Radio Sol"],
    ]  # fmt: skip
    assert [told(page, runs) for runs in second] == [["Veland 's minister"], ["denied"], ["that it had sent them"], []]
    assert [told(page, one.content) for one in page.inner] == [["sent drones"]]
    assert tagged(page, "cue") == ["said on Monday", "denied"]
    assert tagged(page, "inner_content") == ["sent drones"]
    assert tagged(page, "via") == ["Radio Sol"]


def test_statements_of_joint_speakers_are_learned_once(corpus: Path) -> None:
    joint = RAW | {"statements": [*RAW["statements"], RAW["statements"][1] | {"id": "s4", "speaker": "a2"}]}
    (corpus / "documents/t-001.json").write_text(json.dumps(joint), "utf-8")
    (example,) = documents(corpus, "train")
    assert len(example.statements or ()) == 2


def test_events_have_triggers_modes_and_the_nearest_mentions_of_their_ends(page: Example) -> None:
    assert page.happenings is not None
    strike, aid, _, _ = page.happenings
    assert told(page, [strike.trigger]) == ["sent drones"]
    assert [told(page, runs) for runs in strike.ends] == [["Veland"], ["its"]]
    assert [told(page, runs) for runs in strike.spared] == [[], ["Orm"]]  # a mention further off is neither right nor wrong
    assert [told(page, runs) for runs in aid.ends] == [["Orm"], ["Veland"]]
    assert told(page, [(aid.paragraph[0], aid.paragraph[1] - 1)]) == ["Orm will send 40 guards if Veland pays ."]
    assert tagged(page, "event") == ["ASSAULT:sent drones", "AID:send"]
    assert [page.tags["mode"][word] for word in range(*strike.trigger)] == ["drone"]
    assert page.tags["mode"][aid.trigger[0]] == "none"
    assert [page.tags[aux][aid.trigger[0]] for aux in ("historical", "future", "hypothetical", "negation")] == [
        "no",
        "yes",
        "no",
        "no",
    ]
    assert page.tags["mode"].count(None) == page.tags["future"].count(None) == len(page.spans) - 3


def test_claims_duties_and_goods_are_tagged_where_they_stand(page: Example) -> None:
    assert tagged(page, "claim") == ["Veland had sent drones over its port"]
    assert tagged(page, "obligation") == ["send 40 guards"]
    assert tagged(page, "condition") == ["if Veland pays"]
    assert tagged(page, "item") == ["40 guards"]


def test_duties_and_goods_have_their_kinds_and_who_owes_or_gives_them(page: Example) -> None:
    assert page.happenings is not None
    _, _, duty, goods = page.happenings
    assert [told(page, [one.trigger]) for one in (duty, goods)] == [["send 40 guards"], ["40 guards"]]
    assert [[told(page, runs) for runs in one.ends] for one in (duty, goods)] == [[["Orm"], ["Veland"]]] * 2
    first, last = goods.trigger
    assert [page.tags[track][last] for track in ("duty", "instrument", "stand")] == ["other", "pledge", "proposed"]
    assert [page.tags[track][first] for track in ("cargo", "stage", "standing")] == ["people", "pledged", "asserted"]
    assert page.tags["cargo"].count("people") == 2
    assert {told for told in page.tags["standing"] if told} == {"disputed", "asserted"}
    assert {told for told in page.tags["circumstance"] if told} == {"reciprocity"}


def lines(path: Path, *rows: dict[str, Any]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


def test_passages_have_chains_and_what_is_nested(tmp_path: Path) -> None:
    text = "Ivo Tarn said his aide denied the leak, Radio Sol reported."
    statements = [
        {
            "source": [[0, 8]],
            "cue": [[9, 13]],
            "content": [[14, 38]],
            "via": [[40, 49]],
            "act": "say",
            "mode": "indirect",
            "inside": None,
        },
        {"source": [[14, 22]], "cue": [[23, 29]], "content": [[30, 38]], "via": [], "act": "deny", "mode": "indirect", "inside": 0},
    ]
    (example,) = passages(lines(tmp_path / "chains.jsonl", {"id": "y-1", "text": text, "statements": statements}))
    assert example.statements is not None
    assert example.inner is not None
    assert [[told(example, runs) for runs in one] for one in example.statements] == [
        [["Ivo Tarn"], ["said"], ["his aide denied the leak"], ["Radio Sol"]]
    ]
    assert [[told(example, runs) for runs in one] for one in example.inner] == [[["his aide"], ["denied"], ["the leak"], []]]
    assert (tagged(example, "source"), tagged(example, "inner_source")) == (["Ivo Tarn"], ["his aide"])
    assert tagged(example, "via") == ["Radio Sol"]


@pytest.mark.parametrize("inside", [{}, {"inside": None}])
def test_passages_as_short_as_the_corpus_allows(tmp_path: Path, inside: dict[str, None]) -> None:
    told_once = {"source": [], "cue": [[0, 6]], "content": [[8, 13]], "via": [], "act": "say", "mode": "indirect"} | inside
    (example,) = passages(lines(tmp_path / "chains.jsonl", {"id": "y-1", "text": "Rumour: it is.", "statements": [told_once]}))
    assert [told(example, one.content) for one in example.statements or ()] == [["it is"]]


SENTENCE = {
    "id": "x-1", "text": "Gunmen seized the mayor of Orm at dawn.", "source": [0, 6], "target": [14, 30], "trigger": [7, 13],
    "event": "COERCE", "mode": "seize", "aux": ["negation"], "voice": "active",
}  # fmt: skip


def test_a_sentence_is_learned_as_it_stands_and_with_its_ends_marked(tmp_path: Path) -> None:
    plain, marked = sentences(lines(tmp_path / "events.jsonl", SENTENCE))
    assert plain.happenings == [Happening((1, 1), ([(0, 0)], [(2, 5)]), ([], []), (0, 9))]
    assert tagged(plain, "event") == ["COERCE:seized"]
    assert (plain.tags["mode"][1], plain.tags["negation"][1], plain.tags["future"][1]) == ("seize", "yes", "no")
    assert plain.coded is None
    assert marked.coded == Coded((0, 0), (2, 5), ("COERCE",), "seize", ("negation",))
    assert marked.tags == {}


@pytest.mark.parametrize(
    "change",
    [
        {"event": None, "trigger": None, "source": None, "target": None, "mode": "", "aux": []},
        {"target": None},
        {"source": [14, 30]},
    ],
)
def test_a_sentence_without_two_ends_is_learned_once(change: dict[str, Any], tmp_path: Path) -> None:
    (plain,) = sentences(lines(tmp_path / "events.jsonl", SENTENCE | change))
    assert tagged(plain, "event") == (["COERCE:seized"] if change.get("event", "COERCE") else [])
    assert bool(plain.happenings) == ("event" not in change)


def test_pairs_have_their_type_and_two_where_the_set_does_not_tell_them_apart(tmp_path: Path) -> None:
    rows = [
        ("u1", "Orm thanked Riga.", "<s>Orm</s> thanked <t>Riga</t>.", "SUPPORT"),
        ("u2", "Orm freed men of Riga.", "Orm freed <t>men</t> of <s>Riga</s>.", "YIELD"),
        ("u3", "Orm slept.", "<s>Orm</s> slept.", "AID"),
    ]
    path = tmp_path / "train.tsv"
    path.write_text(
        "\n".join("\t".join(row) for row in [("uid", "sentence", "marked_sentence", "gold_root"), *rows]) + "\n", "utf-8"
    )
    found = [example.coded for example in pairs(path)]
    assert found == [
        Coded((0, 0), (2, 2), ("SUPPORT",), None, None),
        Coded((4, 4), (2, 2), ("CONCEDE", "RETREAT"), None, None),
        Coded((0, 0), (0, 0), ("AID",), None, None),
    ]


def test_marks_within_one_another() -> None:
    assert marked_ends("the <t>mayor of <s>Orm</s></t> left") == ((13, 16), (4, 16))


def test_words_within_reach_are_those_of_the_paragraph_around_the_trigger() -> None:
    assert within_reach(Happening((50, 51), ([], []), ([], []), (0, 200))) == range(50 - REACH, 52 + REACH)
    assert within_reach(Happening((50, 51), ([], []), ([], []), (45, 60))) == range(45, 60)
