"""Fetching, against a server on the loopback."""

from __future__ import annotations

import gzip
import pickle
import socket
import ssl
import subprocess
import time
import zlib
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import TYPE_CHECKING

import brotli  # type: ignore[import-untyped]
import msgspec
import pytest

from onrecord.acquire import acquire
from onrecord.acquire.web import Fetcher
from onrecord.errors import Blocked, FetchFailed, NotFound, NotText, PageError, TooLarge
from onrecord.model import Given

if TYPE_CHECKING:
    from conftest import Site

BODY = "<!doctype html><p>“We will not sign,” the minister said.</p>".encode()


def bare(data: bytes) -> bytes:
    engine = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return engine.compress(data) + engine.flush()


def test_a_page(site: Site, fetcher: Fetcher) -> None:
    page = acquire(site.page("/a", BODY), fetcher=fetcher)
    assert (page.text.encode(), page.media, page.given.url) == (BODY, "html", site.url("/a"))
    asked = site.asked[0]
    assert asked["host"] == f"news.example:{site.port}"
    assert asked["user-agent"].startswith("onrecord/")
    assert "at a user's request" in asked["user-agent"]
    assert "cookie" not in asked


def test_the_callers_url_stays(site: Site, fetcher: Fetcher) -> None:
    given = Given(url="https://paper.example/a", outlet="The Paper")
    assert acquire(site.page("/a", BODY), given, fetcher=fetcher).given == given


def test_the_fragment_is_not_part_of_the_page(site: Site, fetcher: Fetcher) -> None:
    assert fetcher.fetch(site.page("/a", BODY) + "#top").url == site.url("/a")


def test_the_environment_names_no_proxy(site: Site, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert fetcher.fetch(site.page("/a", BODY)).data == BODY


@pytest.mark.parametrize(
    ("encoding", "packed"),
    [
        ("gzip", gzip.compress(BODY)),
        ("x-gzip", gzip.compress(BODY)),
        ("deflate", zlib.compress(BODY)),
        ("deflate", bare(BODY)),
        ("br", brotli.compress(BODY)),
        ("identity", BODY),
        ("gzip, br", brotli.compress(gzip.compress(BODY))),
    ],
)
def test_content_encoding(site: Site, fetcher: Fetcher, encoding: str, packed: bytes) -> None:
    assert fetcher.fetch(site.page("/a", packed, content_encoding=encoding)).data == BODY


@pytest.mark.parametrize("encoding", ["zstd", "gzip, gzip, gzip"])
def test_encodings_that_we_did_not_ask_for(site: Site, fetcher: Fetcher, encoding: str) -> None:
    with pytest.raises(FetchFailed, match="compressed"):
        fetcher.fetch(site.page("/a", BODY, content_encoding=encoding))


@pytest.mark.parametrize(
    ("encoding", "packed"), [("gzip", gzip.compress(BODY)), ("deflate", zlib.compress(BODY)), ("br", brotli.compress(BODY))]
)
@pytest.mark.parametrize(
    "damage", [lambda data: data[:-9], lambda data: data[:9] + b"\xff\xff\xff\xff" + data[13:]], ids=["short", "wrong"]
)
def test_damaged_encoding(site: Site, fetcher: Fetcher, encoding: str, packed: bytes, damage: object) -> None:
    with pytest.raises(NotText, match="damaged"):
        fetcher.fetch(site.page("/a", damage(packed), content_encoding=encoding))  # type: ignore[operator]


@pytest.mark.parametrize(
    ("content_type", "read"),
    [
        ("text/html", True), ("text/plain", True), ("application/xhtml+xml", True), ("application/rss+xml", True), ("", True),
        ("application/pdf", False), ("image/png", False), ("image/svg+xml", False), ("application/json", False),
        ("application/octet-stream", False), ("video/mp4", False),
    ],
)  # fmt: skip
def test_content_type(site: Site, fetcher: Fetcher, content_type: str, read: bool) -> None:
    url = site.page("/a", BODY, content_type=content_type)
    if read:
        assert fetcher.fetch(url).data == BODY
        return
    with pytest.raises(NotText) as told:
        fetcher.fetch(url)
    assert told.value.hint
    assert ("pdftotext" in told.value.hint) == (content_type == "application/pdf")


@pytest.mark.parametrize("status", [304, 401, 403, 404, 410, 429, 451, 500, 503])
def test_status(site: Site, fetcher: Fetcher, status: int) -> None:
    with pytest.raises(FetchFailed, match=str(status)) as told:
        fetcher.fetch(site.page("/a", b"", status=status))
    assert told.value.hint
    assert str(pickle.loads(pickle.dumps(told.value))) == str(told.value)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("location", ["/end", "//other.example:{port}/end", "http://other.example:{port}/end#part", "../end"])
def test_redirects(site: Site, fetcher: Fetcher, status: int, location: str) -> None:
    site.page("/end", BODY)
    fetched = fetcher.fetch(site.page("/a/b", b"", status=status, location=location.format(port=site.port)))
    host = "other.example" if "other" in location else "news.example"
    assert (fetched.url, fetched.data) == (site.url("/end", host), BODY)


@pytest.mark.parametrize(
    "location",
    [
        "http://10.0.0.1/", "http://inside.example/", "http://169.254.169.254/latest/", "http://[::1]/", "http://[::ffff:10.0.0.1]/",
        "file:///etc/passwd", "ftp://8.8.8.8/", "gopher://8.8.8.8/", "http://user:word@8.8.8.8/", "http://8.8.8.8:25/", "http://x:y/",
    ],
)  # fmt: skip
def test_redirects_to_where_we_do_not_go(site: Site, fetcher: Fetcher, location: str) -> None:
    url = site.page("/a", b"", status=302, location=location)
    with pytest.raises(Blocked) as told:
        fetcher.fetch(url)
    assert told.value.page == url
    assert len(site.asked) == 1


def test_redirects_in_a_circle(site: Site, fetcher: Fetcher) -> None:
    site.page("/b", b"", status=302, location="/a")
    with pytest.raises(FetchFailed, match="circle"):
        fetcher.fetch(site.page("/a", b"", status=302, location="/b"))
    assert len(site.asked) == 2


@pytest.mark.parametrize(("hops", "read"), [(5, True), (6, False)])
def test_five_redirects_and_no_more(site: Site, fetcher: Fetcher, hops: int, read: bool) -> None:
    for hop in range(hops):
        site.page(f"/{hop}", b"", status=301, location=f"/{hop + 1}")
    site.page(f"/{hops}", BODY)
    if read:
        assert fetcher.fetch(site.url("/0")).data == BODY
        return
    with pytest.raises(FetchFailed, match="more than 5"):
        fetcher.fetch(site.url("/0"))


def test_rebinding(site: Site, fetcher: Fetcher) -> None:
    """A name that shows a public address first and a private one later: it is asked once a hop, and that answer is visited."""
    asked: list[str] = []

    def resolve(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["10.0.0.1"]  # for this fetcher 127.0.0.1 is public

    rebound = msgspec.structs.replace(fetcher, resolve=resolve)
    assert rebound.fetch(site.page("/a", BODY)).data == BODY
    assert asked == ["news.example"]

    asked.clear()
    with pytest.raises(Blocked):
        rebound.fetch(site.page("/b", b"", status=302, location="/a"))
    assert asked == ["news.example", "news.example"]


def test_the_connection_looks_nothing_up(site: Site, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch) -> None:
    """Below the check, the system's resolver sees nothing but the address that was checked."""
    seen: list[object] = []
    usual = socket.getaddrinfo

    def watched(host: str, *rest: object, **named: object) -> object:
        seen.append(host)
        return usual(host, *rest, **named)  # type: ignore[arg-type]

    url = site.page("/a", BODY)
    monkeypatch.setattr(socket, "getaddrinfo", watched)
    fetcher.fetch(url)
    assert set(seen) <= {"127.0.0.1"}


def test_the_next_address_is_tried(site: Site, fetcher: Fetcher) -> None:
    """127.0.0.2 refuses the connection, since the site listens on 127.0.0.1 alone."""
    both = msgspec.structs.replace(fetcher, resolve=lambda host, port: ["127.0.0.2", "127.0.0.1"], allowed=lambda address: True)
    assert both.fetch(site.page("/a", BODY)).data == BODY


def test_nobody_answers(fetcher: Fetcher, site: Site) -> None:
    url = site.page("/a", BODY).replace("127.0.0.1", "news.example")
    nobody = msgspec.structs.replace(fetcher, resolve=lambda host, port: ["127.0.0.2"], allowed=lambda address: True)
    with pytest.raises(FetchFailed, match="cannot be fetched"):
        nobody.fetch(url)


def test_no_such_host(fetcher: Fetcher) -> None:
    with pytest.raises(NotFound):
        msgspec.structs.replace(fetcher, resolve=lambda host, port: []).fetch("http://gone.example/")


def drip_head(handler: BaseHTTPRequestHandler) -> None:
    for byte in b"HTTP/1.1 200 OK\r\n" + b"X-Slow: very slow\r\n" * 20:
        handler.wfile.write(bytes([byte]))
        time.sleep(0.05)


def drip_body(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.end_headers()
    for _ in range(200):
        handler.wfile.write(b"a")
        time.sleep(0.05)


def say_nothing(handler: BaseHTTPRequestHandler) -> None:
    time.sleep(5)


@pytest.mark.parametrize("slow", [drip_head, drip_body, say_nothing])
def test_slow_servers_meet_the_deadline(site: Site, fetcher: Fetcher, slow: object) -> None:
    site.pages["/slow"] = slow  # type: ignore[assignment]
    began = time.monotonic()
    with pytest.raises(FetchFailed, match=r"within 0\.6 seconds"):
        msgspec.structs.replace(fetcher, deadline=0.6).fetch(site.url("/slow"))
    assert time.monotonic() - began < 2


def test_the_deadline_counts_redirects_together(site: Site, fetcher: Fetcher) -> None:
    def slow_hop(handler: BaseHTTPRequestHandler) -> None:
        time.sleep(0.3)
        handler.send_response(302)
        handler.send_header("Location", f"{handler.path}x")
        handler.end_headers()

    site.pages |= {f"/{'x' * count}": slow_hop for count in range(6)}
    with pytest.raises(FetchFailed, match=r"within 0\.7 seconds"):
        msgspec.structs.replace(fetcher, deadline=0.7).fetch(site.url("/"))


def test_length_is_checked_before_the_body(site: Site, fetcher: Fetcher) -> None:
    with pytest.raises(TooLarge):
        fetcher.fetch(site.page("/a", b"", content_length="20000001"))


def test_body_without_length_meets_the_cap(site: Site, fetcher: Fetcher) -> None:
    small = msgspec.structs.replace(fetcher, max_bytes=100_000)
    with pytest.raises(TooLarge):
        small.fetch(site.page("/a", b"a" * 100_001, content_length=""))
    assert len(small.fetch(site.page("/a", b"a" * 100_000, content_length="")).data) == 100_000


@pytest.mark.parametrize(
    "raw",
    [b"", b"nonsense\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\ncut", b"HTTP/1.1 200 OK\r\nX: " + b"a" * 200_000],
    ids=["hangs up", "no HTTP", "cut short", "endless header"],
)
def test_broken_servers(site: Site, fetcher: Fetcher, raw: bytes) -> None:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(raw)

    site.pages["/a"] = answer
    with pytest.raises(FetchFailed):
        fetcher.fetch(site.url("/a"))


@pytest.fixture
def secure(site: Site, tmp_path: Path) -> ssl.SSLContext:
    """The site on https, with a certificate for `news.example` alone; and the context that trusts it."""
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    order = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-keyout",
        str(key),
        "-out",
        str(certificate),
        "-days",
        "2",
    ]
    try:
        subprocess.run(
            [*order, "-subj", "/CN=news.example", "-addext", "subjectAltName=DNS:news.example"], check=True, capture_output=True
        )
    except FileNotFoundError:
        pytest.skip("openssl is not installed")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    names: list[str | None] = []
    context.sni_callback = lambda sock, name, ctx: names.append(name)
    site.server.socket = context.wrap_socket(site.server.socket, server_side=True)
    site.names = names  # type: ignore[attr-defined]
    return ssl.create_default_context(cafile=str(certificate))


def test_tls_is_checked_against_the_name(site: Site, fetcher: Fetcher, secure: ssl.SSLContext) -> None:
    trusting = msgspec.structs.replace(fetcher, tls=secure)
    url = site.page("/a", BODY).replace("http:", "https:")
    assert trusting.fetch(url).data == BODY
    assert site.names == ["news.example"]  # type: ignore[attr-defined]
    with pytest.raises(FetchFailed, match=r"(?i)hostname mismatch"):
        trusting.fetch(url.replace("news.", "other."))


def test_tls_is_not_trusted_blindly(site: Site, fetcher: Fetcher, secure: ssl.SSLContext) -> None:
    with pytest.raises(FetchFailed, match=r"(?i)certificate"):
        fetcher.fetch(site.page("/a", BODY).replace("http:", "https:"))


@pytest.mark.parametrize(
    "name", ["ftp://x.example/a", "file:///etc/passwd", "FILE:/etc/passwd", "data:text/html,<p>", "gopher://x/", "javascript:1"]
)
def test_other_schemes(name: str) -> None:
    with pytest.raises(Blocked) as told:
        acquire(name)
    assert isinstance(told.value, PageError)
    assert "http" in told.value.hint
