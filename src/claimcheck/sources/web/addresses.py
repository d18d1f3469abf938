"""Where a page may be fetched from: the public web, and no machine inside anybody's network."""

from __future__ import annotations

import socket
from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import urlsplit

import urllib3
from attrs import frozen

_EMBEDDING = tuple(
    IPv6Network(each) for each in ("::/96", "::ffff:0:0/96", "64:ff9b::/96", "64:ff9b:1::/48", "2001::/32", "2002::/16")
)
"""IPv6 addresses that hold an IPv4 one (RFC 4291, 6052, 8215, 4380, 3056): who answers there, the inner one decides."""
_GLOBAL = IPv6Network("2000::/3")
"""All that is assigned for global unicast (RFC 4291, 2.4)."""

Place = tuple[str, int]
"""A numeric address and a port, to connect to."""


class RefusedAddressError(urllib3.exceptions.HTTPError):
    """A page would be fetched from where none may be; the message is a clause on the address."""


def is_public(address: str) -> bool:
    """Whether a numeric address is one of the public internet.

    Private, loopback, link-local, shared (CGNAT), multicast, reserved and unspecified ones are not, nor any that
    embeds an IPv4 address.

    >>> is_public("93.184.215.14"), is_public("10.0.0.1"), is_public("::ffff:93.184.215.14"), is_public("100.64.0.1")
    (True, False, False, False)
    """
    found = ip_address(address.partition("%")[0])
    match found:
        case IPv4Address():
            return found.is_global and not (found.is_multicast or found.is_reserved)
        case IPv6Address():
            embeds = any(found in network for network in _EMBEDDING)
            return found in _GLOBAL and found.is_global and not (embeds or found.is_multicast)


def look_up(host: str, port: int) -> list[Place]:
    """Every place that answers for a host, as the name servers say.

    Raises:
        OSError: There is none.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys((str(address[0]), port) for *_, address in found))


@frozen(kw_only=True)
class Policy:
    """Which addresses are fetched from; the default is the one that counts, tests bring their own."""

    look_up: Callable[[str, int], list[Place]] = look_up
    permits: Callable[[str], bool] = is_public
    ports: frozenset[int] = frozenset({80, 443})
    """Ports at which pages are."""

    def require_page(self, url: str) -> None:
        """Pass addresses that a page may have.

        Raises:
            RefusedAddressError: It is no web address, names a user or another port than those of pages.
        """
        try:
            parts = urlsplit(url)
            port = parts.port if parts.port is not None else 80
        except ValueError:
            raise RefusedAddressError("is no address of a page") from None
        if parts.scheme.lower() not in ("http", "https") or not parts.hostname:
            raise RefusedAddressError("is no address of a page: only http:// and https:// are followed")
        if parts.username is not None or parts.password is not None:
            raise RefusedAddressError("names a user, and no page is asked for in anybody's name")
        if port not in self.ports:
            raise RefusedAddressError(f"names the port {port}, at which no pages are")

    def places(self, host: str, port: int) -> list[Place]:
        """Where to connect for a host, every place checked; connect to these and to no name.

        A name that stands for one address outside the public web is refused whole, whatever else it stands for.

        Raises:
            RefusedAddressError: It leads into a private network.
            OSError: It leads nowhere.
        """
        found = self.look_up(host, port)
        if not all(self.permits(address) for address, _ in found):
            raise RefusedAddressError("leads to a machine that is not on the public web")
        return found
