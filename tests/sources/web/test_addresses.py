"""Which addresses pages are fetched from."""

from __future__ import annotations

import socket
from ipaddress import IPv4Address

import pytest

from claimcheck.sources.web.addresses import Policy, RefusedAddressError, is_public, look_up

PRIVATE = (
    *(
        str(IPv4Address(0)),
        "10.1.2.3",
        "100.64.0.1",
        "127.0.0.1",
        "127.8.8.8",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.1",
    ),
    *("192.0.0.1", "192.0.2.1", "192.168.1.1", "198.18.0.1", "198.51.100.1", "203.0.113.1", "224.0.0.1"),
    *("239.255.255.250", "240.0.0.1", "255.255.255.255"),
    *("::", "::1", "::7f00:1", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "64:ff9b::7f00:1", "64:ff9b::808:808"),
    *("64:ff9b:1::1", "100::1", "2001::1", "2001:db8::1", "2002:7f00:1::", "fc00::1", "fd12:3456::1", "fe80::1"),
    *("fe80::1%eth0", "fec0::1", "ff02::1"),
)


@pytest.mark.parametrize("address", PRIVATE)
def test_no_address_outside_the_public_web_is_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "93.184.215.14", "2606:4700::6810:84e5", "2a00:1450:4001:82b::200e"])
def test_addresses_of_the_public_web_are(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("address", [*PRIVATE, "8.8.8.8"])
def test_a_host_is_refused_whole_for_one_private_address(address: str) -> None:
    policy = Policy(look_up=lambda _, port: [("8.8.8.8", port), (address, port)])
    if address == "8.8.8.8":
        assert len(policy.places("news.example", 80)) == 2
    else:
        with pytest.raises(RefusedAddressError, match="not on the public web"):
            policy.places("news.example", 80)


@pytest.mark.parametrize("written", ["2130706433", "0x7f000001", "0177.0.0.1", "127.1", "127.0.0.1"])
def test_numbers_in_any_notation_are_what_the_system_makes_of_them(written: str) -> None:
    policy = Policy(look_up=lambda name, port: [(socket.inet_ntoa(socket.inet_aton(name)), port)])
    with pytest.raises(RefusedAddressError):
        policy.places(written, 80)


def test_this_machine_is_refused_by_name() -> None:
    assert look_up("localhost", 80)
    with pytest.raises(RefusedAddressError):
        Policy().places("localhost", 80)


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://files.example/a",
        "gopher://old.example/",
        "javascript:alert(1)",
        "data:text/html,hello",
        "//news.example/a",
        "http:///a",
        "http://",
        "http://user:secret@news.example/",
        "http://user@news.example/",
        "http://news.example:22/",
        "http://news.example:6379/",
        "http://news.example:notaport/",
        "https://news.example:80800/",
        "http://[::1/",
    ],
)
def test_what_is_no_address_of_a_page_is_refused(url: str) -> None:
    with pytest.raises(RefusedAddressError):
        Policy().require_page(url)


@pytest.mark.parametrize("url", ["http://news.example/a", "HTTPS://news.example:443/a?b=c", "http://news.example:80"])
def test_addresses_of_pages_pass(url: str) -> None:
    Policy().require_page(url)
