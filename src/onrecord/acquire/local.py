"""Pages that are already on this machine: files and standard input, read under the cap."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import BinaryIO

from onrecord.acquire.kinds import HEAD, refuse_binary
from onrecord.acquire.unpack import MAX_BYTES, gathered, is_gzip
from onrecord.errors import FetchFailed, NotFound, TooLarge

_CHUNK = 1 << 20


def read_file(name: str) -> bytes:
    """The bytes of the file at the path `name`, as they stand on the disk.

    A file of a binary kind, or one past the cap, is refused after its first bytes. Raises `NotFound`, `FetchFailed` (it is
    there but cannot be read), `NotText` and `TooLarge`.
    """
    try:
        with open(name, "rb") as file:
            return _read_open(name, file)
    except (FileNotFoundError, NotADirectoryError):
        raise NotFound(name, "there is no such file.", "Check the path, and the folder you are in.") from None
    except IsADirectoryError:
        raise NotFound(name, "is a folder, not a file.", "Name the files in it.") from None
    except PermissionError:
        raise FetchFailed(name, "may not be opened.", "Check who may read the file.") from None
    except OSError as problem:
        raise FetchFailed(name, f"cannot be read ({problem.strerror or problem}).") from problem
    except ValueError:  # a NUL in the path
        raise NotFound(name, "is not a path.") from None


def read_stream(name: str, stream: BinaryIO) -> bytes:
    """All bytes of `stream`, to its end. Raises `TooLarge` soon after the cap is passed, `FetchFailed` if reading fails."""
    try:
        return gathered(name, _chunks(stream))
    except OSError as problem:
        raise FetchFailed(name, f"cannot be read ({problem.strerror or problem}).") from problem


def _read_open(name: str, file: BinaryIO) -> bytes:
    head = file.read(HEAD)
    # The kind comes before the size: whoever names a PDF of 50 MB is helped by hearing that it is a PDF.
    if not is_gzip(head):
        refuse_binary(name, head)
    size = os.fstat(file.fileno()).st_size
    if size > MAX_BYTES:
        raise TooLarge(name, f"holds {size:,} bytes, more than the limit of {MAX_BYTES:,}.")
    # Devices and pipes have no size, and a file may grow while it is read: the cap also holds for what is read.
    return gathered(name, _with_head(head, file))


def _with_head(head: bytes, file: BinaryIO) -> Iterator[bytes]:
    yield head
    yield from _chunks(file)


def _chunks(stream: BinaryIO) -> Iterator[bytes]:
    while chunk := stream.read(_CHUNK):
        yield chunk
