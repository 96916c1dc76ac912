"""What is not text: kinds of file told by their first bytes, each with what a reader can do about it."""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.errors import NotText

HEAD = 4096  # bytes that are enough to tell a kind

_IMAGE = "Read the words off it first, for example with tesseract."
_OFFICE = "Save it as plain text or HTML first, for example with pandoc."
_ARCHIVE = "Unpack it, and read the files in it."
_PDF = "Extract its text first, for example with pdftotext."
_SOUND = "Transcribe it first, and read the transcript."
_OTHER = "onrecord reads HTML and plain text."


class Kind(NamedTuple):
    """A kind of file: it has `magic` at the offset `at`, and `holds` somewhere in its first bytes."""

    magic: bytes
    what: str
    hint: str
    at: int = 0
    holds: bytes = b""


# The first that fits is told, so the more particular stand before the more general.
KINDS = (
    Kind(b"%PDF-", "a PDF", _PDF),
    Kind(b"\x89PNG\r\n\x1a\n", "an image (PNG)", _IMAGE),
    Kind(b"\xff\xd8\xff", "an image (JPEG)", _IMAGE),
    Kind(b"GIF87a", "an image (GIF)", _IMAGE),
    Kind(b"GIF89a", "an image (GIF)", _IMAGE),
    Kind(b"WEBP", "an image (WebP)", _IMAGE, at=8),
    Kind(b"II*\x00", "an image (TIFF)", _IMAGE),
    Kind(b"MM\x00*", "an image (TIFF)", _IMAGE),
    Kind(b"ftypavif", "an image (AVIF)", _IMAGE, at=4),
    Kind(b"ftyphei", "an image (HEIC)", _IMAGE, at=4),
    Kind(b"ftyp", "a video or sound file (MP4)", _SOUND, at=4, holds=b"\x00"),
    Kind(b"OggS", "a video or sound file (Ogg)", _SOUND, holds=b"\x00"),
    Kind(b"ID3", "a sound file (MP3)", _SOUND, holds=b"\x00"),
    Kind(b"PK\x03\x04", "an Office document (docx, xlsx or pptx)", _OFFICE, holds=b"[Content_Types].xml"),
    Kind(b"PK\x03\x04", "an Office document (docx, xlsx or pptx)", _OFFICE, holds=b"word/"),
    Kind(b"PK\x03\x04", "an e-book or an OpenDocument", _OFFICE, holds=b"mimetypeapplication/"),
    Kind(b"PK\x03\x04", "a ZIP archive", _ARCHIVE),
    Kind(b"PK\x05\x06", "an empty ZIP archive", _ARCHIVE),
    Kind(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document (doc, xls or ppt)", _OFFICE),
    Kind(b"{\\rtf", "a rich-text document (RTF)", _OFFICE),
    Kind(b"\x1f\x8b\x08", "a gzip file within a gzip file", _ARCHIVE),
    Kind(b"BZh", "a bzip2 archive", _ARCHIVE, holds=b"1AY&SY"),
    Kind(b"\xfd7zXZ\x00", "an xz archive", _ARCHIVE),
    Kind(b"(\xb5/\xfd", "a Zstandard archive", _ARCHIVE),
    Kind(b"7z\xbc\xaf\x27\x1c", "a 7z archive", _ARCHIVE),
    Kind(b"Rar!\x1a\x07", "a RAR archive", _ARCHIVE),
    Kind(b"\x7fELF", "a program (ELF)", _OTHER),
    Kind(b"MZ", "a program (Windows)", _OTHER, holds=b"\x00\x00\x00"),
    Kind(b"SQLite format 3\x00", "a database (SQLite)", _OTHER),
)

# Those that text does not need; a page feed, a backspace and the escapes of ISO-2022-JP it does.
_CONTROLS = bytes(code for code in range(32) if code not in b"\b\t\n\v\f\r\x1b")
_MOST_CONTROLS = 0.02  # of random bytes a tenth are such; of text hardly any
_SAMPLE = 1 << 16

_TYPE_HINTS = (
    (re.compile(r"application/pdf"), _PDF),
    (re.compile(r"image/"), _IMAGE),
    (re.compile(r"audio/|video/"), _SOUND),
    (re.compile(r"application/.*(officedocument|opendocument|msword|rtf|epub)"), _OFFICE),
    (re.compile(r"application/.*(zip|tar|compressed)"), _ARCHIVE),
)


def kind_of(head: bytes) -> Kind | None:
    """The binary kind that the first bytes of a file give away; None for text and for all that we do not know.

    >>> kind_of(b"%PDF-1.7").what, kind_of(b"Talks resumed.")
    ('a PDF', None)
    """
    head = head[:HEAD]
    return next((kind for kind in KINDS if head.startswith(kind.magic, kind.at) and kind.holds in head), None)


def refuse_binary(name: str, data: bytes) -> None:
    """Raise `NotText` if `data` begins as a binary file does. A gzip file must have been opened, or it is refused as one."""
    kind = kind_of(data)
    if kind:
        raise NotText(name, f"is {kind.what}, not text.", kind.hint)


def refuse_controls(name: str, data: bytes) -> None:
    """Raise `NotText` if control characters, NUL above all, are too many for text in any encoding that is built on ASCII."""
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if controls > 1 and controls > _MOST_CONTROLS * len(sample):
        raise NotText(name, "holds binary data, or text in an encoding that cannot be told.", "Save it as text in UTF-8.")


def hint_for_type(content_type: str) -> str:
    """What a reader can do about a page of this MIME type, which is not text.

    >>> hint_for_type("application/pdf")
    'Extract its text first, for example with pdftotext.'
    """
    return next((hint for pattern, hint in _TYPE_HINTS if pattern.match(content_type)), _OTHER)
