"""Bombs: compressed data that opens to more than anyone wants. The cost is measured, in a process of its own."""

from __future__ import annotations

import gzip
import subprocess
import sys
import zlib
from collections.abc import Callable
from itertools import repeat
from typing import TYPE_CHECKING

import brotli  # type: ignore[import-untyped]
import msgspec
import pytest

from onrecord.acquire import page_from_bytes
from onrecord.acquire.unpack import MAX_BYTES, gunzipped, unpacked
from onrecord.errors import NotText, TooLarge

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Site

    from onrecord.acquire.web import Fetcher

GIGABYTE = 1 << 30
MOST_MEMORY = 100 << 20

# Reads what the arguments name, and prints the kind of error and the most memory that was ever resident, in KiB. Where there is
# /proc we ask it: the usage that `resource` tells begins with what the parent process held.
READ = """
import pathlib, re, resource, sys
from onrecord.acquire import Fetcher, acquire
from onrecord.errors import PageError
port, name = int(sys.argv[1]), sys.argv[2]
local = Fetcher(resolve=lambda host, port: ["127.0.0.1"], allowed=lambda address: True, ports=frozenset({port}))
try:
    acquire(name, fetcher=local)
except PageError as problem:
    proc = pathlib.Path("/proc/self/status")
    most = re.search("VmHWM:\\s*([0-9]+)", proc.read_text())[1] if proc.exists() else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(type(problem).__name__, most)
"""


def packed(engine: object, finish: Callable[[], bytes], size: int = GIGABYTE) -> bytes:
    step = getattr(engine, "compress", None) or engine.process  # type: ignore[attr-defined]
    return b"".join(step(block) for block in repeat(bytes(1 << 20), size >> 20)) + finish()


@pytest.fixture(scope="session")
def gzip_bomb() -> bytes:
    engine = zlib.compressobj(1, wbits=16 + zlib.MAX_WBITS)
    return packed(engine, engine.flush)


@pytest.fixture(scope="session")
def brotli_bomb() -> bytes:
    engine = brotli.Compressor(quality=1)
    return packed(engine, engine.finish)


def read_apart(name: str, port: int = 80, stdin: bytes = b"") -> tuple[str, int]:
    done = subprocess.run([sys.executable, "-c", READ, str(port), name], input=stdin, capture_output=True, check=True, timeout=15)
    kind, kibibytes = done.stdout.decode().split()
    return kind, int(kibibytes) << 10


def test_bomb_in_a_file(tmp_path: Path, gzip_bomb: bytes) -> None:
    path = tmp_path / "page.html.gz"
    path.write_bytes(gzip_bomb)
    kind, memory = read_apart(str(path))
    assert kind == "TooLarge"
    assert memory < MOST_MEMORY


def test_bomb_on_standard_input(gzip_bomb: bytes) -> None:
    kind, memory = read_apart("-", stdin=gzip_bomb)
    assert kind == "TooLarge"
    assert memory < MOST_MEMORY


@pytest.mark.parametrize("encoding", ["gzip", "br"])
def test_bomb_over_http(site: Site, gzip_bomb: bytes, brotli_bomb: bytes, encoding: str) -> None:
    url = site.page("/a", gzip_bomb if encoding == "gzip" else brotli_bomb, content_encoding=encoding)
    kind, memory = read_apart(url, site.port)
    assert kind == "TooLarge"
    assert memory < MOST_MEMORY


def test_huge_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    with path.open("wb") as file:
        file.write(b"Talks resumed. " * 1000)
        file.truncate(GIGABYTE)
    kind, memory = read_apart(str(path))
    assert kind == "TooLarge"
    assert memory < MOST_MEMORY


def test_endless_device_is_not_read_whole() -> None:
    kind, memory = read_apart("/dev/zero")
    assert kind == "TooLarge"
    assert memory < MOST_MEMORY


def test_bomb_in_a_bomb(site: Site, fetcher: Fetcher, gzip_bomb: bytes) -> None:
    """The cap holds for what each stage gives, so that an inner stage cannot be made to work for hours."""
    url = site.page("/a", brotli.compress(gzip_bomb, quality=1), content_encoding="gzip, br")
    with pytest.raises(TooLarge):
        fetcher.fetch(url)
    with pytest.raises(TooLarge):
        page_from_bytes("page", gzip_bomb)


def test_the_cap_is_exact() -> None:
    assert len(gunzipped("page", gzip.compress(b"a" * 1000), 1000)) == 1000
    with pytest.raises(TooLarge):
        gunzipped("page", gzip.compress(b"a" * 1001), 1000)


def test_too_many_members() -> None:
    with pytest.raises(TooLarge, match="made of"):
        gunzipped("page", gzip.compress(b"") * 1001)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (gzip.compress(b"one ") + gzip.compress(b"two"), b"one two"),
        (gzip.compress(b"one") + b"\0" * 100, b"one"),
        (gzip.compress(b"one") + b"garbage", b"one"),
    ],
    ids=["two members", "padding", "garbage"],
)
def test_what_may_follow_in_gzip(data: bytes, text: bytes) -> None:
    assert gunzipped("page", data) == text


@pytest.mark.parametrize("size", [1, 2, 7, 1000])
@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br"])
def test_chunks_of_any_size(size: int, encoding: str) -> None:
    text = b"".join(b"%d " % number for number in range(30_000))
    data = {"gzip": gzip.compress(text[:9]) + gzip.compress(text[9:]), "deflate": zlib.compress(text), "br": brotli.compress(text)}[
        encoding
    ]
    chunks = (data[start : start + size] for start in range(0, len(data), size))
    assert b"".join(unpacked("page", chunks, encoding)) == text


def test_gzip_within_gzip_and_damage() -> None:
    with pytest.raises(NotText, match="gzip file within"):
        page_from_bytes("page", gzip.compress(gzip.compress(b"Talks resumed.")))
    with pytest.raises(NotText, match="damaged"):
        page_from_bytes("page", gzip.compress(b"Talks resumed." * 99)[:-5])


def test_cap_before_decoding() -> None:
    with pytest.raises(TooLarge, match="20,000,001"):
        page_from_bytes("page", b"a" * (MAX_BYTES + 1))


def test_pieces_are_small() -> None:
    engine = zlib.compressobj(wbits=16 + zlib.MAX_WBITS)
    data = packed(engine, engine.flush, 8 << 20)
    assert max(map(len, unpacked("page", [data], "gzip"))) <= 1 << 16
    assert max(map(len, unpacked("page", [brotli.compress(bytes(8 << 20), quality=1)], "br"))) <= 1 << 17


def test_fetcher_is_frozen(fetcher: Fetcher) -> None:
    with pytest.raises(AttributeError):
        fetcher.deadline = 9  # type: ignore[misc]
    assert msgspec.structs.replace(fetcher, deadline=9).deadline == 9
