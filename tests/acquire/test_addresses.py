"""Which addresses may be visited. A row is what a host might turn out to be, and why it is refused."""

from __future__ import annotations

import socket
import time
from ipaddress import ip_address

import pytest

from onrecord.acquire.addresses import checked_addresses, is_public
from onrecord.acquire.web import Fetcher
from onrecord.errors import Blocked, FetchFailed, NotFound

CLOSED = [
    ("0.0.0.0", "this host, on Linux the loopback"),
    ("0.1.2.3", "this network"),
    ("10.0.0.1", "private"),
    ("10.255.255.255", "private, the last one"),
    ("100.64.0.1", "carrier-grade NAT"),
    ("100.100.100.200", "carrier-grade NAT, metadata at Alibaba"),
    ("127.0.0.1", "loopback"),
    ("127.255.255.254", "loopback, far end"),
    ("169.254.0.1", "link-local"),
    ("169.254.169.254", "metadata at most clouds"),
    ("169.254.170.2", "metadata of containers at Amazon"),
    ("172.16.0.1", "private"),
    ("172.31.255.255", "private, the last one"),
    ("192.0.0.192", "protocol assignments, metadata at Oracle"),
    ("192.0.2.1", "documentation"),
    ("192.88.99.1", "6to4 relay"),
    ("192.168.1.1", "private, a router"),
    ("198.18.0.1", "benchmarks"),
    ("198.51.100.1", "documentation"),
    ("203.0.113.1", "documentation"),
    ("224.0.0.1", "multicast, which Python calls global"),
    ("239.255.255.250", "multicast, discovery"),
    ("240.0.0.1", "reserved"),
    ("255.255.255.255", "broadcast"),
    ("::", "unspecified"),
    ("::1", "loopback"),
    ("::127.0.0.1", "IPv4-compatible loopback"),
    ("::8.8.8.8", "IPv4-compatible, out of use"),
    ("::ffff:127.0.0.1", "mapped loopback"),
    ("::ffff:169.254.169.254", "mapped metadata"),
    ("::ffff:a00:1", "mapped private, in hex"),
    ("::ffff:0:127.0.0.1", "translated loopback (SIIT)"),
    ("64:ff9b::127.0.0.1", "NAT64 to loopback"),
    ("64:ff9b::a9fe:a9fe", "NAT64 to metadata"),
    ("64:ff9b:1::1", "NAT64 for local use"),
    ("100::1", "discard only"),
    ("2001::1", "Teredo"),
    ("2001:0:7f00:1::f5ff:fffe", "Teredo with server 127.0.0.1 and client 10.0.0.1"),
    ("2001:db8::1", "documentation"),
    ("2002:7f00:1::1", "6to4 of 127.0.0.1"),
    ("2002:a00:1::", "6to4 of 10.0.0.1"),
    ("2002:808:808::1", "6to4 of a public one, out of use"),
    ("3fff::1", "documentation"),
    ("5f00::1", "segment routing"),
    ("fc00::1", "unique local"),
    ("fd00:ec2::254", "metadata at Amazon"),
    ("fe80::1", "link-local"),
    ("fe80::1%1", "link-local with its zone"),
    ("2606:4700::1%1", "a public one with a zone"),
    ("fec0::1", "site-local, out of use"),
    ("ff02::1", "multicast"),
]
OPEN = ["8.8.8.8", "93.184.216.34", "100.63.255.255", "100.128.0.0", "172.32.0.1", "2606:4700::6810:84e5", "2a00:1450:4001::1",
        "::ffff:8.8.8.8", "64:ff9b::808:808"]  # fmt: skip

# How a caller might write them: the system's resolver reads these as IPv4, or httpx refuses them.
WRITTEN = [
    ("http://127.0.0.1/", "plain"),
    ("http://2130706433/", "decimal"),
    ("http://0x7f000001/", "hex"),
    ("http://0x7f.1/", "hex, two parts"),
    ("http://017700000001/", "octal"),
    ("http://0177.0.0.1/", "octal, four parts"),
    ("http://127.1/", "short"),
    ("http://0/", "zero"),
    ("http://2852039166/latest/meta-data/", "169.254.169.254 as a number"),
    ("http://127。0。0。1/", "ideographic full stops"),
    ("http://１２７.0.0.1/", "full-width digits"),
    ("http://[::1]/", "IPv6"),
    ("http://[::ffff:7f00:1]/", "mapped"),
    ("http://[0:0:0:0:0:0:0:1]:8080/", "written out, with a port"),
    ("http://localhost/", "by name"),
    ("http://user@93.184.216.34/", "user name"),
    ("http://user:word@93.184.216.34/", "password"),
    ("http://93.184.216.34\\@127.0.0.1/", "backslash"),
    ("http://93.184.216.34:22/", "port of ssh"),
    ("http://93.184.216.34:0/", "port 0"),
    ("http://93.184.216.34:6379/", "port of a database"),
    ("http://93.184.216.34:99999/", "no port"),
    ("http:///path", "no host"),
]


@pytest.mark.parametrize(("address", "reason"), CLOSED, ids=[row[0] for row in CLOSED])
def test_closed(address: str, reason: str) -> None:
    assert not is_public(ip_address(address)), reason


@pytest.mark.parametrize("address", OPEN)
def test_open(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize(("url", "reason"), WRITTEN, ids=[row[1] for row in WRITTEN])
def test_written_in_disguise(url: str, reason: str) -> None:
    with pytest.raises(Blocked) as told:
        Fetcher(deadline=5.0).fetch(url)
    assert told.value.page == url


def look_up(*answers: str) -> list[str]:
    return [str(one) for one in checked_addresses("page", "host", 80, lambda host, port: answers, is_public, 5.0)]


def test_every_address_must_be_public() -> None:
    assert look_up("8.8.8.8", "2606:4700::1") == ["8.8.8.8", "2606:4700::1"]
    with pytest.raises(Blocked):
        look_up("8.8.8.8", "10.0.0.1")


def test_the_address_behind_a_name_stays_untold() -> None:
    with pytest.raises(Blocked) as told:
        look_up("10.0.0.1")
    assert "10.0.0.1" not in str(told.value)


def test_no_address_is_no_host() -> None:
    with pytest.raises(NotFound):
        look_up()


@pytest.mark.parametrize(
    ("problem", "kind"),
    [
        (socket.gaierror(socket.EAI_NONAME, "unknown"), NotFound),
        (socket.gaierror(socket.EAI_AGAIN, "later"), FetchFailed),
        (UnicodeError("label too long"), NotFound),
    ],
)
def test_look_up_fails(problem: Exception, kind: type[Exception]) -> None:
    def resolve(host: str, port: int) -> list[str]:
        raise problem

    with pytest.raises(kind):
        checked_addresses("page", "host", 80, resolve, is_public, 5.0)


def test_slow_look_up_is_given_up() -> None:
    def resolve(host: str, port: int) -> list[str]:
        time.sleep(5)
        return ["8.8.8.8"]

    began = time.monotonic()
    with pytest.raises(FetchFailed, match="in time"):
        checked_addresses("page", "host", 80, resolve, is_public, 0.2)
    assert time.monotonic() - began < 2
