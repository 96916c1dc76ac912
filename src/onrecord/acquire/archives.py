"""Web archives (WARC): the pages that a crawler kept, as they came."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from onrecord.acquire.unpack import MAX_BYTES
from onrecord.errors import NotText

_NAMED = re.compile(r"\.warc(\.gz|\.zst)?$", re.IGNORECASE)
_PAGES = re.compile(r"text/html|application/xhtml|text/plain", re.IGNORECASE)


class Archived(NamedTuple):
    """A response: a name that is its own within the archive, the address, the body, its `Content-Type`."""

    name: str
    url: str | None
    data: bytes
    content_type: str | None


def is_archive(name: str) -> bool:
    """Whether a file is a web archive, by its name or its first bytes."""
    if _NAMED.search(name):
        return True
    try:
        with open(name, "rb") as file:
            return file.read(5) == b"WARC/"
    except (OSError, ValueError):
        return False


def archived(name: str, file: BinaryIO) -> Iterator[Archived]:
    """The pages of an archive, in its order: answers of status 200 that are HTML or plain text. Raises `NotText` where it is none."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    seen = 0
    try:
        for record in ArchiveIterator(file, record_types=WarcRecordType.any_type, parse_http=True, auto_decode="all"):
            seen += 1
            http = record.http_headers
            if record.record_type != WarcRecordType.response or http is None or http.status_code != 200:
                continue
            kind = record.http_content_type or ""
            if not kind or _PAGES.match(kind):
                url = record.headers.get("WARC-Target-URI")
                data = record.reader.read(MAX_BYTES + 1)
                yield Archived(f"{name}#{record.record_id}", url, data, http.get("Content-Type"))
    except (OSError, ValueError) as wrong:
        raise NotText(name, f"is a web archive that cannot be read to its end ({wrong}).", "What came before was read.") from wrong
    if not seen:
        raise NotText(name, "is no web archive, or an empty one.", "Check that it was copied whole.")
