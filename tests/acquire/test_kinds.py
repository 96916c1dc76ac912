"""Binary kinds are refused by their first bytes, each with a hint that helps."""

from __future__ import annotations

import gzip
import io
import random
import zipfile
from pathlib import Path

import pytest

from onrecord.acquire import acquire, page_from_bytes
from onrecord.acquire.kinds import KINDS, kind_of
from onrecord.errors import NotText


def zipped(*names: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, "application/epub+zip" if name == "mimetype" else "content")
    return file.getvalue()


REFUSED = [
    (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "a PDF", "pdftotext"),
    (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "PNG", "tesseract"),
    (b"\xff\xd8\xff\xe0\0\x10JFIF\0", "JPEG", "tesseract"),
    (b"GIF89a\x01\0\x01\0", "GIF", "tesseract"),
    (b"RIFF\x24\0\0\0WEBPVP8 ", "WebP", "tesseract"),
    (zipped("[Content_Types].xml", "word/document.xml"), "Office", "pandoc"),
    (zipped("word/document.xml"), "Office", "pandoc"),
    (zipped("mimetype", "content.xml"), "e-book", "pandoc"),
    (zipped("a.txt"), "ZIP", "Unpack"),
    (b"\x7fELF\x02\x01\x01\0", "ELF", "HTML and plain text"),
    (b"{\\rtf1\\ansi Talks resumed.}", "RTF", "pandoc"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", "old Office", "pandoc"),
    (b"ID3\x03\0\0\0\0", "MP3", "transcript"),
    (gzip.compress(b"%PDF-1.4\n"), "a PDF", "pdftotext"),
    (b"Talks\0resumed\0on\0Friday\0in\0the\0town", "binary data", "UTF-8"),
    (random.Random(1).randbytes(5000), "binary data", "UTF-8"),
]
TEXT = [
    b"PDF files begin with %PDF-1.7, he said.",
    b"MZ is what they call him.",
    b"BZh is no word.",
    b"ID3 is a tag.",
    b"The talks resumed,\x0c\r\n\tand went on.\n",
    b"A stray \0 does no harm. " * 1,
]


@pytest.mark.parametrize(("data", "what", "hint"), REFUSED, ids=[f"{row[1]} {number}" for number, row in enumerate(REFUSED)])
def test_refused(data: bytes, what: str, hint: str) -> None:
    with pytest.raises(NotText) as told:
        page_from_bytes("page", data)
    assert what in told.value.problem
    assert hint in told.value.hint


@pytest.mark.parametrize("data", TEXT)
def test_text_is_not_taken_for_binary(data: bytes) -> None:
    assert page_from_bytes("page", data).text.encode() == data


def test_each_kind_can_be_told() -> None:
    """No row of the table hides behind another."""
    for kind in KINDS:
        made = bytes(range(1, kind.at + 1)) + kind.magic + b"...." + kind.holds
        assert kind_of(made) == kind


def test_a_big_binary_file_is_told_by_its_kind_first(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    with path.open("wb") as file:
        file.write(b"%PDF-1.7\n")
        file.truncate(50_000_000)
    with pytest.raises(NotText, match="PDF"):
        acquire(str(path))
