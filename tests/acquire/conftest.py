"""A web site on this machine that each test furnishes, and a fetcher that may visit it."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import msgspec
import pytest

from onrecord.acquire.addresses import is_public
from onrecord.acquire.web import Fetcher


class Site:
    """A server on the loopback: `pages` maps a path to what answers it, `asked` lists the headers of the requests."""

    def __init__(self) -> None:
        self.pages: dict[str, Callable[[BaseHTTPRequestHandler], None]] = {}
        self.asked: list[dict[str, str]] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                site.asked.append({key.lower(): value for key, value in self.headers.items()})
                with contextlib.suppress(OSError):  # the client has hung up, as it should
                    site.pages[self.path](self)
                self.close_connection = True

            def log_message(self, format: str, *args: object) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.server.block_on_close = False
        self.port = self.server.server_port

    def url(self, path: str, host: str = "news.example") -> str:
        """The address of `path`, under a host name that only `fetcher` can look up."""
        return f"http://{host}:{self.port}{path}"

    def page(self, path: str, body: bytes, status: int = 200, **headers: str) -> str:
        """Put a page there, and give its address. Headers are named with `_` for `-`."""
        named = {"content_type": "text/html; charset=utf-8", "content_length": str(len(body))} | headers

        def answer(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(status)
            for key, value in named.items():
                if value:
                    handler.send_header(key.replace("_", "-"), value)
            handler.end_headers()
            handler.wfile.write(body)

        self.pages[path] = answer
        return self.url(path)


@pytest.fixture
def site() -> Iterator[Site]:
    """A site that is up for one test."""
    one = Site()
    threading.Thread(target=one.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    yield one
    one.server.shutdown()
    one.server.server_close()


@pytest.fixture
def fetcher(site: Site) -> Fetcher:
    """A fetcher for which `news.example` and `other.example` are the site, and the site is public; all else is as it ships."""

    def resolve(host: str, port: int) -> list[str]:
        return {"news.example": ["127.0.0.1"], "other.example": ["127.0.0.1"], "inside.example": ["10.0.0.1"]}.get(host, [host])

    usual = Fetcher()
    return msgspec.structs.replace(
        usual,
        resolve=resolve,
        allowed=lambda address: str(address) == "127.0.0.1" or is_public(address),
        ports=usual.ports | {site.port},
        deadline=5.0,
    )
