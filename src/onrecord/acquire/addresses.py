"""Which machines onrecord may visit: hosts looked up once, and every address of theirs held against one rule.

Whoever lets onrecord fetch lends it the position of this machine in its network. A page, a feed or a redirect must not use it
to reach what stands behind the firewall: the machine itself, its neighbours, a cloud's metadata service.
"""

from __future__ import annotations

import queue
import socket
import threading
from collections.abc import Callable, Sequence
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from onrecord.errors import Blocked, FetchFailed, NotFound

Address = IPv4Address | IPv6Address
Resolve = Callable[[str, int], Sequence[str]]
Allowed = Callable[[Address], bool]

# IANA's special-purpose registries (RFC 6890 and after). Python's `is_global` knows most of these, but not in each release, and
# it calls multicast global; a list of our own does not change with the interpreter.
_CLOSED_4 = tuple(
    ip_network(net)
    for net in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
        "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
        "224.0.0.0/4", "240.0.0.0/4",
    )
)  # fmt: skip
# The only IPv6 that is handed out for public use, less documentation, Teredo (2001::/32) and 6to4 (2002::/16). The last two carry
# an IPv4 address and are out of use: we refuse them whole.
_OPEN_6 = ip_network("2000::/3")
_CLOSED_6 = tuple(ip_network(net) for net in ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"))
_NAT64 = ip_network("64:ff9b::/96")


def is_public(address: Address) -> bool:
    """Whether `address` is one of the public internet.

    IPv4 within IPv6 (mapped, ::ffff:0:0/96, or behind NAT64, 64:ff9b::/96) is judged by the IPv4 address it stands for.

    >>> is_public(ip_address("93.184.216.34")), is_public(ip_address("169.254.169.254")), is_public(ip_address("::ffff:10.0.0.1"))
    (True, False, False)
    """
    if isinstance(address, IPv6Address):
        inner = address.ipv4_mapped or (IPv4Address(int(address) & 0xFFFFFFFF) if address in _NAT64 else None)
        if inner:
            return is_public(inner)
        inside = address in _OPEN_6 and address.scope_id is None and not any(address in net for net in _CLOSED_6)
    else:
        inside = not any(address in net for net in _CLOSED_4)
    return inside and address.is_global and not (address.is_multicast or address.is_reserved)


def system_addresses(host: str, port: int) -> Sequence[str]:
    """The addresses of `host` as this machine's resolver tells them. Raises `OSError`, and `UnicodeError` for what is no name."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(place[4][0]) for place in found))


def checked_addresses(page: str, host: str, port: int, resolve: Resolve, allowed: Allowed, seconds: float) -> list[Address]:
    """The addresses of `host`, looked up once, all of them allowed.

    `page` is the page that led here. Raises `NotFound` (no such host), `Blocked` (one address that is not allowed is enough: a
    mixture is how an attack looks) and `FetchFailed` (no answer within `seconds`, or none at all).
    """
    try:
        told = _within(seconds, lambda: resolve(host, port))
        addresses = [ip_address(one) for one in told]
    except TimeoutError:
        raise FetchFailed(page, f"the name {host} was not looked up in time.", "Try again later.") from None
    except socket.gaierror as problem:
        if problem.errno == socket.EAI_AGAIN:
            raise FetchFailed(page, f"the name {host} cannot be looked up now.", "Check the network, and try again.") from problem
        raise NotFound(page, f"there is no host {host}.", "Check the address.") from problem
    except (OSError, ValueError) as problem:
        raise NotFound(page, f"{host} is no name of a host.", "Check the address.") from problem
    if not addresses:
        raise NotFound(page, f"there is no host {host}.", "Check the address.")
    if not all(allowed(address) for address in addresses):
        # Which address it was stays untold: in a server's answer it would draw a map of the network behind it.
        raise Blocked(page, f"leads to {host}, which is not on the public internet.", "Save the page, and read the file.")
    return addresses


def _within(seconds: float, call: Callable[[], Sequence[str]]) -> Sequence[str]:
    """What `call` returns or raises, or `TimeoutError`. A look-up knows no limit of its own, so it runs beside us."""
    answers: queue.SimpleQueue[Sequence[str] | Exception] = queue.SimpleQueue()

    def work() -> None:
        try:
            answers.put(call())
        except (OSError, ValueError) as problem:  # carried over to the caller's thread, and raised there
            answers.put(problem)

    threading.Thread(target=work, name="onrecord-resolve", daemon=True).start()
    try:
        answer = answers.get(timeout=max(seconds, 0.001))
    except queue.Empty:
        raise TimeoutError from None
    if isinstance(answer, Exception):
        raise answer
    return answer
