"""The commands over a store, as a user types them."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from telling import Telling, address

from onrecord.cli import commands
from onrecord.errors import BadOption, BadQuery, StoreError
from onrecord.store import Store

STORY = (
    "Bridge to reopen before winter\n\n“The bridge will open in May,” said Ivan Petkov, the transport minister of Bulgaria, on Monday.\n\n"
    "The mayor of Ruse estimated that 4,000 lorries wait there each day. The ministry denied that the work was late.\n"
)
WIRE = (
    "Tarn shells Veland harbour\n\nTarn shelled the harbour of Veland at dawn on Monday and sank seven boats, the coast guard said. "
    "The shelling lasted for two hours, and windows broke as far away as the lighthouse at Ness. Fishermen carried the wounded up to the school."
)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A store of two copies of a story, the second in two versions, and of a page whose title would be a formula."""
    path = str(tmp_path / "store.db")
    monkeypatch.setenv("ONRECORD_STORE", path)
    with Store(path) as store:
        for name, more in (("a", ""), ("b", ""), ("b", " It was over by noon.")):
            page = Telling(WIRE + more, address(name), outlet=f"{name.upper()} Post", credit=["RNA"])
            page.event("shelled the harbour", "ASSAULT", "Tarn", "Veland", when="2024-06-17")
            told = page.says("Ada Lind", "windows broke", "report")
            page.claim("Tarn shelled the harbour of Veland", held=[told], status="disputed", much=7, unit="boats")
            page.keep(store)
        sums = Telling("Sums\n\nA pact.", address("sums"), title='=HYPERLINK("http://evil.example")', published="2024-06-19")
        sums.commitment("A pact", "Orm", "Veland")
        sums.keep(store)
    return path


def run(*words: str) -> Result:
    return CliRunner().invoke(commands, list(words))


def told(*words: str) -> str:
    done = run(*words)
    assert done.exit_code == 0, done.output
    return done.output


def ref(place: str, kind: str, name: str) -> str:
    (hit,) = (
        one for one in json.loads(told("search", f"kind:{kind}", "--format", "json"))["hits"] if one["article"] == address(name)
    )
    return str(hit["ref"])


def test_a_search_tells_who_did_what_where_it_is_said_and_how_many_there_are(place: str) -> None:
    out = told("search", "event:assault", "from:TAR")
    assert "Tarn ASSAULT → Veland (2024-06-17): “shelled the harbour”" in out
    assert "A Post · 2024-06-18 · Tarn shells Veland harbour" in out
    assert ref(place, "event", "a") in out
    assert "2 of 2 results" in out
    assert "by outlet: A Post 1, B Post 1" in out


def test_each_form_holds_the_same_results(place: str) -> None:
    table = json.loads(told("events", "--format", "json"))
    lines = [json.loads(line) for line in told("events", "--format", "jsonl").splitlines()]
    rows = list(csv.DictReader(io.StringIO(told("events", "--format", "csv"))))
    assert table["hits"] == lines
    assert [row["ref"] for row in rows] == [line["ref"] for line in lines]
    assert [(row["actor"], row["recipient"], row["words"], row["first"]) for row in rows] == [
        ("Tarn", "Veland", "shelled the harbour", "2024-06-17")
    ] * 2


def test_a_spreadsheet_runs_nothing(place: str) -> None:
    (row,) = csv.DictReader(io.StringIO(told("commitments", "--format", "csv")))
    assert row["title"].startswith("'=HYPERLINK")


def test_pages_of_results_go_on_where_the_one_before_ended(place: str) -> None:
    seen, after = [], None
    for _ in range(5):
        page = json.loads(told("claims", "--limit", "1", "--format", "json", *(["--after", after] if after else [])))
        seen += [hit["article"] for hit in page["hits"]]
        after = page["next"]
        if after is None:
            break
    assert seen == [address("b"), address("a")]
    assert "The next page: --after" in told("claims", "--limit", "1")


def test_what_finds_nothing_says_how_to_ask(place: str) -> None:
    assert "onrecord search --fields" in told("search", "herons")
    assert told("search", "herons", "--format", "jsonl") == ""
    assert re.search(r"^denier: +denies the claim$", told("search", "--fields"), re.MULTILINE)


def test_a_timeline_is_by_day(place: str) -> None:
    out = told("timeline")
    assert out.startswith("2024-06-17\n")
    assert out.count("ASSAULT →") == 2


def test_what_one_says_on_all_pages(place: str) -> None:
    assert told("who", "Lind").count("“windows broke”") == 2
    assert len(told("who", "ada lind", "--format", "jsonl").splitlines()) == 2


def test_a_story_with_its_copies_and_versions(place: str) -> None:
    out = told("follow", address("a"))
    assert "2 copies of one story" in out
    assert "Credited to RNA" in out
    assert "2 versions" not in out
    changed = told("follow", address("b"))
    assert "2 versions" in changed
    assert "+ Tarn shelled" in changed
    assert [copy["article"] for copy in json.loads(told("follow", address("b"), "--format", "json"))["copies"]] == [
        address("a"),
        address("b"),
    ]


def test_an_event_is_followed_and_its_link_undone(place: str) -> None:
    one, other = ref(place, "event", "a"), ref(place, "event", "b")
    assert "One event: 1 origin, 2 outlets, first seen 2024-06-18" in told("follow", one)
    number = re.findall(r"\d+", told("review", f"event {one} = {other}", "reject", "--by", "mara", "--why", "two raids"))[0]
    out = told("follow", one)
    assert "1 origin, 1 outlet" in out
    assert "undone by a reviewer" in out
    listed = told("review", "--list")
    assert "mara  reject" in listed
    assert "two raids" in listed
    told("review", "--undo", number)
    assert "2 outlets" in told("follow", one)


def test_an_item_is_corrected_and_rejected(place: str) -> None:
    claim = ref(place, "claim", "a")
    assert told("review", "--list") == "No decision has been made.\n"
    told("review", claim, "correct", "--field", "value", "--value", "9")
    (hit,) = json.loads(told("search", "verdict:corrected", "--format", "json"))["hits"]
    assert (hit["ref"], hit["value"]) == (claim, 9)
    told("review", claim, "reject")
    assert claim not in told("claims")
    assert told("rebuild") == "3 articles rebuilt.\n"
    assert claim not in told("claims")
    assert told("check") == "3 articles, no fault.\n"


def test_a_damaged_store_is_told_and_mended(place: str) -> None:
    import sqlite3

    with sqlite3.connect(place) as at:
        at.execute("DELETE FROM roles")
    at.close()
    done = run("check")
    assert done.exit_code == 1
    assert "its rows in roles" in done.output
    assert "onrecord rebuild" in done.output
    told("rebuild")
    told("check")


def test_what_is_forgotten_is_not_found(place: str) -> None:
    assert told("forget", address("a")) == f"{address('a')} is forgotten.\n"
    assert address("a") not in told("events", "--format", "json")
    assert "1 copy of one story" in told("follow", address("b"))


@pytest.mark.parametrize(
    ("words", "wrong", "says"),
    [
        (("search", "act:"), BadQuery, "what of act"),
        (("search", "--after", "soon"), BadOption, "next"),
        (("events", "(a"), BadQuery, "never closed"),
        (("follow", "https://nowhere.example/"), BadOption, "no article"),
        (("follow", "nothing#e-1"), BadOption, "ARTICLE#ID"),
        (("forget", "nothing"), StoreError, "holds no article"),
        (("review",), BadOption, "Name an item"),
        (("review", "nothing#e-1", "reject"), BadOption, "no item"),
        (("review", "--undo", "7"), BadOption, "no decision 7"),
        (("add",), BadOption, "No page"),
        (("who",), BadOption, "Name a page"),
        (("check", "--store", "none.db"), StoreError, "onrecord add"),
    ],
)
def test_what_is_asked_wrongly_is_explained(place: str, words: tuple[str, ...], wrong: type[Exception], says: str) -> None:
    done = run(*words)
    assert isinstance(done.exception, wrong)
    assert says in str(done.exception)


def test_no_letter_of_a_page_moves_the_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_STORE", str(tmp_path / "store.db"))
    with Store(tmp_path / "store.db") as store:
        page = Telling(
            "Sums\x1b[2J\n\nShe \x1b]0;title\x07said \u202eso.", address("sums"), outlet="\x1b[31mPost", credit=["\x1b[1mRNA"]
        )
        page.says("\x1b[5mAda", "\x1b]0;title\x07said \u202eso")
        page.claim("said \u202eso", much=1, unit="\x1b[2Jboats")
        page.keep(store)
        changed = Telling("Sums\x1b[2J\n\nShe \x1b]0;title\x07said \u202eno.", address("sums"), outlet="\x1b[31mPost")
        told_ = changed.says("\x1b[5mAda", "said \u202eno")
        claim = changed.claim("said \u202eno", held=[told_])
        changed.keep(store)
    for words in (
        ("search",),
        ("search", "kind:statement"),
        ("claims",),
        ("follow", address("sums")),
        ("follow", claim),
        ("who", "ada"),
    ):
        out = told(*words)
        assert "\x1b" not in out
        assert "\x07" not in out
        assert "\u202e" not in out


def test_pages_are_added_found_and_known_again(tmp_path: Path) -> None:
    folder, store = tmp_path / "pages", str(tmp_path / "new" / "store.db")
    folder.mkdir()
    (folder / "story.txt").write_text(STORY, "utf-8")
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))

    def typed(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "onrecord", *words, "--store", store],
            capture_output=True,
            check=False,
            timeout=60,
            text=True,
            encoding="utf-8",
        )

    first = typed("add", str(folder), "--outlet", "Harbour Wire", "--published", "2024-06-18")
    assert first.returncode == 1
    assert first.stdout.startswith("1 new · 1 quarantined · ")
    assert "picture.txt" in first.stderr
    again = typed("add", str(folder / "story.txt"), "--outlet", "Harbour Wire", "--published", "2024-06-18", "--format", "jsonl")
    assert again.returncode == 0
    assert json.loads(again.stdout)["outcome"] == "known"
    assert again.stderr.startswith("0 new · 1 known · ")
    found = typed("search", "speaker:Petkov")
    assert "Ivan Petkov says: “The bridge will open in May,”" in found.stdout
    wrong = typed("search", "act:")
    assert (wrong.returncode, wrong.stderr.count("\n")) == (2, 3)
    assert "Traceback" not in wrong.stderr


def test_what_is_in_quarantine_is_listed_until_it_can_be_read(place: str, tmp_path: Path) -> None:
    assert told("quarantine") == "No page is in quarantine.\n"
    page = tmp_path / "page.txt"
    page.write_bytes(b"%PDF-1.7 ...")
    assert run("add", str(page)).exit_code == 1
    assert f"{page}: is a PDF, not text." in told("quarantine")
    page.write_text("La reunión empezó el lunes por la mañana con todos los ministros del gobierno.\n", "utf-8")
    told("add", str(page))
    assert told("quarantine") == "No page is in quarantine.\n"
