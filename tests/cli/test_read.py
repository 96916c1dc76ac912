"""The command, as a user types it."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from pathlib import Path

import pytest

STORY = (
    "Bridge to reopen before winter\n\n“The bridge will open in May,” said Ivan Petkov, the transport minister of Bulgaria, on Monday.\n\n"
    "The mayor of Ruse estimated that 4,000 lorries wait there each day. The ministry denied that the work was late.\n\nShare\n\nFacebook\n"
)


def run(*words: str, stdin: str | bytes = b"") -> subprocess.CompletedProcess[bytes]:
    data = stdin.encode() if isinstance(stdin, str) else stdin
    return subprocess.run([sys.executable, "-m", "onrecord", *words], input=data, capture_output=True, check=False, timeout=60)


@pytest.fixture
def story(tmp_path: Path) -> str:
    path = tmp_path / "story.txt"
    path.write_text(STORY, "utf-8")
    return str(path)


def test_the_brief_names_words_speaker_and_place(story: str) -> None:
    done = run("read", story)
    assert done.returncode == 0
    assert done.stderr == b""
    out = done.stdout.decode()
    assert "Ivan Petkov says: “The bridge will open in May,”" in out
    assert "\x1b" not in out
    assert "dropped" in out


@pytest.mark.parametrize("width", ["40", "72", "120"])
def test_the_brief_keeps_its_width(width: str) -> None:
    done = run("read", "--example", "grain-corridor", "--width", width)
    assert max(map(len, done.stdout.decode().splitlines())) <= int(width)


def test_standard_input_and_compressed_files(story: str, tmp_path: Path) -> None:
    packed = tmp_path / "story.txt.gz"
    packed.write_bytes(gzip.compress(STORY.encode()))
    texts = [
        json.loads(run("read", *words, "--format", "json", stdin=STORY).stdout)["article"]["text"]
        for words in (("-",), (story,), (str(packed),))
    ]
    assert texts[0] == texts[1] == texts[2]


def test_json_is_one_record_or_a_list_and_jsonl_a_line_each(story: str) -> None:
    assert json.loads(run("read", story, "--format", "json").stdout)["schema"] == "onrecord/1"
    assert [record["input"] for record in json.loads(run("read", story, story, "--format", "json").stdout)] == [story, story]
    lines = run("read", story, "--example", "ceasefire", "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line)["input"] for line in lines] == [story, "example:ceasefire"]


def test_one_bad_page_is_told_and_the_others_are_read(story: str, tmp_path: Path) -> None:
    picture = tmp_path / "picture.txt"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))
    done = run("read", story, str(tmp_path / "nowhere.html"), str(picture), "--example", "ceasefire", "--format", "jsonl")
    assert done.returncode == 1
    assert [json.loads(line)["input"] for line in done.stdout.splitlines()] == [story, "example:ceasefire"]
    told = done.stderr.decode()
    assert "nowhere.html" in told
    assert "picture.txt" in told
    assert "2 of 4" in told
    assert "Traceback" not in told


def test_html_goes_to_a_file_or_for_several_pages_to_a_folder(story: str, tmp_path: Path) -> None:
    one = tmp_path / "one.html"
    assert run("read", story, "--format", "html", "-o", str(one)).returncode == 0
    assert one.read_text("utf-8").lower().startswith("<!doctype html>")
    done = run("read", story, story, "--format", "html", "-o", str(tmp_path / "many"))
    assert done.returncode == 0
    assert sorted(path.name for path in (tmp_path / "many").iterdir()) == ["story.txt-2.html", "story.txt.html"]
    assert run("read", story, story, "--format", "html").returncode == 2


def test_what_the_page_does_not_say_can_be_given(story: str) -> None:
    done = run("read", story, "--published", "2026-03-04", "--outlet", "Example Wire", "--format", "json")
    article = json.loads(done.stdout)["article"]
    assert (article["published"], article["outlet"]) == ("2026-03-04", "Example Wire")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("read",), "--example ceasefire"),
        (("read", "--example", "nothing"), "grain-corridor"),
        (("read", "-", "--published", "soon"), "2024-06-19"),
        (("read", "-", "--format", "pdf"), "json"),
        (("read", "-", "-o", "/nowhere/at/all.txt"), "/nowhere/at/all.txt"),
        (("raed",), "raed"),
    ],
)
def test_wrong_words_are_explained(words: tuple[str, ...], told: str) -> None:
    done = run(*words, stdin="The minister spoke on Monday.")
    assert done.returncode == 2
    assert told in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/",
        "file:///etc/passwd",
        "ftp://example.com/a",
    ],
)
def test_addresses_that_are_not_public_are_refused(address: str) -> None:
    done = run("read", address)
    assert done.returncode == 1
    assert address in done.stderr.decode()


def test_a_reader_who_walks_away_is_no_error() -> None:
    done = subprocess.run(
        f"{sys.executable} -m onrecord read --example grain-corridor --format json | head -c 10",
        shell=True,
        capture_output=True,
        check=False,
    )
    assert b"Traceback" not in done.stderr


def test_the_version_is_answered_without_loading_anything_heavy() -> None:
    code = "import sys; sys.argv = ['onrecord', '--version']\ntry:\n    from onrecord.cli import main; main()\nexcept SystemExit: pass\nprint([m for m in ('numpy', 'httpx', 'rich', 'jinja2', 'selectolax', 'syntok') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.stdout.decode().splitlines()[-1] == "[]"
    assert done.stdout.decode().startswith("onrecord 0.")
