"""Decompression that cannot run away: pieces of bounded size, streamed, and a cap on every stage.

A bomb of 1 MB that opens to 1 GB costs no more than the cap: each stage is asked for `_PIECE` bytes at a time, and the first
piece past the cap raises `TooLarge`.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator

from onrecord.errors import FetchFailed, NotText, TooLarge

MAX_BYTES = 20_000_000  # of one page, before and after decompression
_PIECE = 1 << 16
_MAX_MEMBERS = 1000  # of one gzip file: bgzip at the cap has 300, and a million empty ones would cost minutes
_MAX_STAGES = 2
_GZIP = 16 + zlib.MAX_WBITS  # zlib's way to say: with gzip's header

Stage = Callable[[str, Iterable[bytes]], Iterator[bytes]]


def gathered(name: str, chunks: Iterable[bytes], limit: int = MAX_BYTES) -> bytes:
    """The chunks as one. Raises `TooLarge` at the first chunk that passes `limit` bytes."""
    return b"".join(capped(name, chunks, limit))


def capped(name: str, chunks: Iterable[bytes], limit: int = MAX_BYTES) -> Iterator[bytes]:
    """The same chunks, until their sum passes `limit` bytes, which raises `TooLarge`."""
    total = 0
    for chunk in chunks:
        total += len(chunk)
        if total > limit:
            raise TooLarge(name, f"holds more than the limit of {limit:,} bytes.", "onrecord reads one article at a time.")
        yield chunk


def is_gzip(data: bytes) -> bool:
    """Whether `data` begins as a gzip file does: its two magic bytes, and the one method that exists (RFC 1952, 2.3.1)."""
    return data.startswith(b"\x1f\x8b\x08")


def gunzipped(name: str, data: bytes, limit: int = MAX_BYTES) -> bytes:
    """The content of a gzip file. Raises `TooLarge`, and `NotText` if the file is damaged."""
    slices = (data[start : start + _PIECE] for start in range(0, len(data), _PIECE))
    return gathered(name, _from_gzip(name, slices), limit)


def unpacked(name: str, chunks: Iterable[bytes], content_encoding: str | None, limit: int = MAX_BYTES) -> Iterator[bytes]:
    """Undo an HTTP `Content-Encoding`, streaming; it lists the stages in the order in which the server applied them.

    Raises `FetchFailed` for an encoding that we did not ask for, `TooLarge`, and `NotText` if the data is damaged.
    """
    told = [part.strip().lower() for part in (content_encoding or "").split(",")]
    names = [part for part in told if part not in ("", "identity")]
    if len(names) > _MAX_STAGES or any(part not in _STAGES for part in names):
        raise FetchFailed(name, f"came compressed in a way that onrecord does not read ({', '.join(names)[:80]}).")
    stream = iter(chunks)
    for part in reversed(names):
        stream = capped(name, _STAGES[part](name, stream), limit)
    return stream


def _from_gzip(name: str, chunks: Iterable[bytes]) -> Iterator[bytes]:
    engine, members = zlib.decompressobj(_GZIP), 1
    for chunk in chunks:
        rest = chunk
        while rest:
            if engine.eof:
                if not rest.startswith(b"\x1f"):  # padding, or what somebody appended: every gzip reader passes over it
                    return
                engine, members = zlib.decompressobj(_GZIP), members + 1
                if members > _MAX_MEMBERS:
                    raise TooLarge(name, f"is made of more than {_MAX_MEMBERS} gzip files.")
            yield _inflated(name, engine, rest)
            rest = engine.unused_data if engine.eof else engine.unconsumed_tail
    yield from _finished(name, engine)


def _from_deflate(name: str, chunks: Iterable[bytes]) -> Iterator[bytes]:
    """HTTP's `deflate` means zlib's format, but some servers send it bare (RFC 9110, 8.4.1.2): the first byte tells."""
    stream = (chunk for chunk in chunks if chunk)
    chunk = next(stream, b"")
    with_header = bool(chunk) and chunk[0] & 0x8F == 8
    engine = zlib.decompressobj(zlib.MAX_WBITS if with_header else -zlib.MAX_WBITS)
    while chunk and not engine.eof:
        yield _inflated(name, engine, chunk)
        chunk = engine.unconsumed_tail or next(stream, b"")
    yield from _finished(name, engine)


def _inflated(name: str, engine: zlib._Decompress, chunk: bytes) -> bytes:
    try:
        return engine.decompress(chunk, _PIECE)
    except zlib.error as problem:
        raise _damaged(name) from problem


def _finished(name: str, engine: zlib._Decompress) -> Iterator[bytes]:
    """What zlib still holds (a few kilobytes at most); it is an error if the stream was cut short."""
    yield engine.flush()
    if not engine.eof:
        raise _damaged(name)


def _from_brotli(name: str, chunks: Iterable[bytes]) -> Iterator[bytes]:
    import brotli  # type: ignore[import-untyped]

    engine = brotli.Decompressor()
    try:
        for chunk in chunks:
            piece = engine.process(chunk, output_buffer_limit=_PIECE)
            # It may say that it can take more data while it still holds output, so we ask until nothing comes.
            while piece or not engine.can_accept_more_data():
                yield piece
                piece = engine.process(b"", output_buffer_limit=_PIECE)
            if engine.is_finished():
                return
    except brotli.error as problem:
        raise _damaged(name) from problem
    raise _damaged(name)


def _damaged(name: str) -> NotText:
    return NotText(name, "is compressed, and its data is damaged or cut short.", "Download or save it again.")


_STAGES: dict[str, Stage] = {"gzip": _from_gzip, "x-gzip": _from_gzip, "deflate": _from_deflate, "br": _from_brotli}
