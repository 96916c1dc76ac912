"""Fetching one page: http and https, no proxy, no cookies, redirects followed by hand, every hop checked before it is made.

The limits are the fields of `Fetcher`. Nothing heavy is imported before the first fetch.
"""

from __future__ import annotations

import functools
import time
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from onrecord.acquire.addresses import Address, Allowed, Resolve, checked_addresses, is_public, system_addresses
from onrecord.acquire.kinds import hint_for_type
from onrecord.acquire.media import media_type, readable_type
from onrecord.acquire.unpack import MAX_BYTES, capped, gathered, unpacked
from onrecord.errors import Blocked, FetchFailed, NotText, TooLarge

if TYPE_CHECKING:
    import ssl

    import httpx

MAX_REDIRECTS = 5
PORTS = frozenset({80, 443, 8080, 8443})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_LATER = "Try again later."
_BY_HAND = "Open it in a browser, save the page, and read the file."
_HINTS = {
    401: _BY_HAND, 402: _BY_HAND, 403: _BY_HAND, 404: "Check the address.", 405: _BY_HAND, 406: _BY_HAND,
    410: "The page has been taken down: look for it in a web archive.", 429: _LATER, 451: _BY_HAND,
}  # fmt: skip


class Fetched(NamedTuple):
    """What came: the address that answered in the end, the body after decompression, and its `Content-Type`."""

    url: str
    data: bytes
    content_type: str | None


class Fetcher(msgspec.Struct, frozen=True):
    """Fetches pages within limits.

    `deadline` is in seconds, for a page as a whole: look-ups, redirects, body. `max_bytes` counts the body both as it travels
    and as it unpacks. `resolve` and `allowed` look hosts up and judge their addresses, `ports` are those that may be named, and
    `tls` stands in for the usual list of authorities: tests and walled gardens put their own there.
    """

    resolve: Resolve = system_addresses
    allowed: Allowed = is_public
    ports: frozenset[int] = PORTS
    deadline: float = 20.0
    max_bytes: int = MAX_BYTES
    tls: ssl.SSLContext | None = None

    def fetch(self, page: str) -> Fetched:
        """Fetch the address `page`. Raises `NotFound`, `Blocked`, `FetchFailed`, `TooLarge` and `NotText`."""
        import httpcore

        until = time.monotonic() + self.deadline
        try:
            return self._follow(page, until)
        except httpcore.TimeoutException as problem:
            raise FetchFailed(page, f"did not arrive within {self.deadline:g} seconds.", _LATER) from problem
        except (httpcore.NetworkError, httpcore.ProtocolError) as problem:
            told = str(problem) or type(problem).__name__
            raise FetchFailed(page, f"cannot be fetched ({told}).", "Check the address and the network.") from problem

    def _follow(self, page: str, until: float) -> Fetched:
        url, seen = checked_url(page, page, self.ports), set[str]()
        for _ in range(MAX_REDIRECTS + 1):
            seen.add(str(url))
            answer = self._visit(page, url, until)
            if isinstance(answer, Fetched):
                return answer
            url = checked_url(page, answer, self.ports, url)
            if str(url) in seen:
                raise FetchFailed(page, "redirects in a circle.", _BY_HAND)
        raise FetchFailed(page, f"redirects more than {MAX_REDIRECTS} times.", "Name the address where it ends.")

    def _visit(self, page: str, url: httpx.URL, until: float) -> Fetched | str:
        """One request: what came, or where else to look."""
        import httpcore

        from onrecord.acquire.connect import GuardedBackend

        def lookup(host: str, port: int) -> list[Address]:
            return checked_addresses(page, host, port, self.resolve, self.allowed, until - time.monotonic())

        target = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
        tls = (self.tls or _authorities()) if url.scheme == "https" else None
        with (
            httpcore.ConnectionPool(ssl_context=tls, network_backend=GuardedBackend(lookup, until), http2=False) as pool,
            pool.stream("GET", target, headers=_headers(url)) as response,
        ):
            headers = {_words(key).lower(): _words(value) for key, value in reversed(response.headers)}
            if response.status in _REDIRECTS and "location" in headers:
                return headers["location"]
            _refuse_answer(page, response.status, headers, self.max_bytes)
            raw = capped(page, response.iter_stream(), self.max_bytes)
            body = unpacked(page, raw, headers.get("content-encoding"), self.max_bytes)
            return Fetched(str(url), gathered(page, body, self.max_bytes), headers.get("content-type"))


def checked_url(page: str, address: str, ports: frozenset[int] = PORTS, base: httpx.URL | None = None) -> httpx.URL:
    """`address` (from `base`, if it is relative) as an URL without its fragment, or `Blocked`: only http and https, no user
    name, no password, a port out of `ports` or none. The host is judged later, when it is looked up."""
    import httpx

    try:
        url = (base.join(address) if base else httpx.URL(address)).copy_with(fragment=None)
    except (httpx.InvalidURL, ValueError) as problem:
        raise Blocked(page, f"leads to something that is no address ({problem}).", "Check the address.") from problem
    if url.scheme not in ("http", "https"):
        raise Blocked(page, f"leads to a {url.scheme}: address; onrecord reads http and https.")
    if url.userinfo:
        raise Blocked(page, "leads to an address with a user name or a password in it.", "Leave them out, or read a saved file.")
    if not url.raw_host:  # `url.host` decodes, and fails on a name that is not sound IDNA
        raise Blocked(page, "leads to an address without a host.", "Check the address.")
    if url.port is not None and url.port not in ports:
        raise Blocked(page, f"leads to port {url.port}, where pages are not served.", _BY_HAND)
    return url


def _refuse_answer(page: str, status: int, headers: dict[str, str], limit: int) -> None:
    """Raise for an answer that is known to be of no use before its body is read."""
    if not 200 <= status < 300:
        hint = _HINTS.get(status, _LATER if status >= 500 else _BY_HAND)
        raise FetchFailed(page, f"the server answered with status {status}.", hint)
    told = headers.get("content-type")
    if not readable_type(told):
        raise NotText(page, f"is of type {media_type(told)}, not text.", hint_for_type(media_type(told)))
    length = headers.get("content-length", "")
    if length.isdecimal() and int(length[:20]) > limit:
        raise TooLarge(page, f"holds more than the limit of {limit:,} bytes.", "onrecord reads one article at a time.")


def _headers(url: httpx.URL) -> list[tuple[bytes, bytes]]:
    return [
        (b"Host", url.netloc),
        (b"User-Agent", f"onrecord/{_version()} (+reads one page at a user's request)".encode()),
        (b"Accept", b"text/html,application/xhtml+xml,text/plain;q=0.9,application/xml;q=0.8,text/*;q=0.7"),
        (b"Accept-Encoding", b"gzip, deflate, br"),
        (b"Connection", b"close"),
    ]


def _words(header: bytes) -> str:
    """A header as text: UTF-8, as servers write it today in `Location`, else Latin-1, as it once was meant."""
    try:
        return header.decode("utf-8")
    except UnicodeDecodeError:
        return header.decode("latin-1")


@functools.cache
def _authorities() -> ssl.SSLContext:
    """The usual authorities, whatever the environment says."""
    import httpx

    return httpx.create_ssl_context(trust_env=False)


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("onrecord")
    except PackageNotFoundError:
        return "0"
