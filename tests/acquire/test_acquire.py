"""The door of the room: files, standard input, bytes, texts."""

from __future__ import annotations

import gzip
import io
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from onrecord.acquire import MAX_BYTES, acquire, page_from_bytes, page_from_text
from onrecord.errors import EmptyPage, FetchFailed, NotFound, NotText, TooLarge
from onrecord.model import Given, Page

TEXT = "Talks resumed on Friday, the minister said.\n"


def test_a_file(tmp_path: Path) -> None:
    path = tmp_path / "news.txt"
    path.write_text(TEXT)
    given = Given(published="2026-01-02", outlet="The Paper")
    assert acquire(str(path), given) == Page(name=str(path), text=TEXT, media="text", given=given)


def test_a_gzip_file(tmp_path: Path) -> None:
    path = tmp_path / "news.html.gz"
    path.write_bytes(gzip.compress(b"<p>Talks resumed.</p>"))
    assert acquire(str(path)) == Page(name=str(path), text="<p>Talks resumed.</p>", media="html")


@pytest.mark.parametrize("name", ["http", "notes:1.txt", "https:notes.txt"])
def test_names_that_only_look_like_addresses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(tmp_path)
    Path(name).write_text(TEXT)
    assert acquire(name).text == TEXT


@pytest.mark.parametrize("data", [TEXT.encode(), gzip.compress(TEXT.encode())], ids=["plain", "gzip"])
def test_standard_input(data: bytes) -> None:
    assert acquire("-", stdin=io.BytesIO(data)) == Page(name="-", text=TEXT, media="text")


def test_standard_input_that_does_not_end() -> None:
    class Endless(io.RawIOBase):
        given = 0

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
            self.given += len(buffer)
            buffer[:] = b"a" * len(buffer)
            return len(buffer)

    endless = Endless()
    with pytest.raises(TooLarge):
        acquire("-", stdin=endless)  # type: ignore[arg-type]
    assert endless.given < MAX_BYTES + (2 << 20)


def test_no_such_file(tmp_path: Path) -> None:
    for name in (str(tmp_path / "gone.txt"), "", "a\0b", str(tmp_path)):
        with pytest.raises(NotFound) as told:
            acquire(name)
        assert told.value.page == name


def test_files_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("builtins.open", refuse)
    with pytest.raises(FetchFailed, match="may not be opened"):
        acquire("secret.txt")


@pytest.mark.parametrize("text", ["", " \n\t\r\n", "\ufeff", "\ufeff \u200b\n", "\u00a0\u3000"])
def test_empty(text: str) -> None:
    with pytest.raises(EmptyPage):
        page_from_text("page", text)
    with pytest.raises(EmptyPage):
        page_from_bytes("page", text.encode())


@pytest.mark.parametrize("text", ["Talks \ud83d resumed.", "\udcff", "Talks\udc80"])
def test_lone_surrogates(text: str) -> None:
    with pytest.raises(NotText, match="half a character"):
        page_from_text("page", text)


def test_characters_beyond_the_first_plane() -> None:
    for encoding in ("utf-8", "utf-16", "utf-32"):
        assert page_from_bytes("page", "Talks 🙂 resumed.".encode(encoding)).text == "Talks 🙂 resumed."


def test_a_mark_is_removed_once() -> None:
    assert page_from_text("page", "\ufeffTalks").text == "Talks"


def test_text_past_the_cap() -> None:
    with pytest.raises(TooLarge):
        page_from_text("page", "a" * (MAX_BYTES + 1))


def test_media_may_be_told() -> None:
    assert page_from_text("page", "<p>One.", media="html").media == "html"
    assert page_from_text("page", "<!doctype html>One.", media="text").media == "text"


def test_a_name_that_is_not_utf8_fits_a_record(tmp_path: Path) -> None:
    path = str(tmp_path / "caf\udce9.txt")
    with open(path, "w") as file:
        file.write(TEXT)
    page = acquire(path)
    assert page.name.endswith("caf\\udce9.txt")
    assert msgspec.json.encode(page)


def test_a_local_file_costs_no_heavy_import(tmp_path: Path) -> None:
    path = tmp_path / "news.txt"
    path.write_text(TEXT)
    told = "import sys; from onrecord.acquire import acquire; acquire(sys.argv[1]); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", told, str(path)], capture_output=True, check=True, text=True)
    assert not {"httpx", "httpcore", "charset_normalizer", "brotli", "webencodings", "ssl"} & set(done.stdout.split())
