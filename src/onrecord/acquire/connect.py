"""Connections for httpcore that go to checked addresses only, and end when their time is up.

Two things that its own backend does not do. It looks names up itself, after any check of ours, so that a name could show one
address to the check and another to the connection. And its time-outs are for each read, so that a server that sends a byte a
second is never late. This module imports httpcore, and is itself imported only when an address is fetched.
"""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import httpcore

from onrecord.acquire.addresses import Address

Lookup = Callable[[str, int], Sequence[Address]]
SocketOption = tuple[int, int, int] | tuple[int, int, bytes | bytearray] | tuple[int, int, None, int]


class GuardedBackend(httpcore.NetworkBackend):
    """Connects to the addresses that `lookup` gives for a host, in turn, until the moment `until` (of `time.monotonic`).

    TLS is not touched: httpcore goes on to use the host's name for SNI and for the certificate.
    """

    def __init__(self, lookup: Lookup, until: float) -> None:
        self._lookup, self._until = lookup, until
        self._plain = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[SocketOption] | None = None,
    ) -> httpcore.NetworkStream:
        """Open a connection to the first address that takes it. Raises what `lookup` raises, and httpcore's errors."""
        addresses = self._lookup(host, port)
        for place, address in enumerate(addresses, 1):
            # An address that swallows packets must leave time for the others.
            share = _left(self._until) / (len(addresses) - place + 1)
            try:
                return TimedStream(self._plain.connect_tcp(str(address), port, timeout=share), self._until)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if place == len(addresses):
                    raise
        raise httpcore.ConnectError(f"no address for {host}")


class TimedStream(httpcore.NetworkStream):
    """A stream whose every operation must end by the moment `until`, however little each one takes."""

    def __init__(self, stream: httpcore.NetworkStream, until: float) -> None:
        self._stream, self._until = stream, until

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, timeout=_left(self._until))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, timeout=_left(self._until))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        secured = self._stream.start_tls(ssl_context, server_hostname=server_hostname, timeout=_left(self._until))
        return TimedStream(secured, self._until)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _left(until: float) -> float:
    """Seconds until then. Raises httpcore's `TimeoutException` when there are none (a time-out of 0 would mean: do not wait)."""
    left = until - time.monotonic()
    if left <= 0:
        raise httpcore.ReadTimeout("out of time")
    return left
