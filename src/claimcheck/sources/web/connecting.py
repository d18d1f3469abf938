"""Connections that go to the address that was checked, whatever the name stands for a moment later."""

from __future__ import annotations

import socket
import sys
from typing import TYPE_CHECKING, Any

import requests
import urllib3
from requests.cookies import RequestsCookieJar

from claimcheck.sources.session import user_agent
from claimcheck.sources.transport import BoundedAdapter, Noted

if TYPE_CHECKING:
    from claimcheck.sources.web.addresses import Policy

CAP = 10_000_000
"""Decompressed bytes of a page that are read; the longest article with its styles and scripts is shorter, and so is all
but a picture book as PDF."""
_ACCEPT = "text/html, application/xhtml+xml, application/pdf;q=0.8, text/plain;q=0.5"


class _Pinned(Noted):
    """A connection of urllib3 that looks its host up once and goes to what was checked.

    TLS names and verifies the host as ever. There is no second look-up that could give another answer.
    """

    policy: Policy
    host: str
    port: int
    timeout: Any

    def _new_conn(self) -> socket.socket:
        try:
            places = self.policy.places(self.host.strip("[]"), self.port)
        except OSError as error:
            raise urllib3.exceptions.NewConnectionError(self, "the host is not known") from error  # type: ignore[arg-type]
        late = False
        for place in places:
            try:
                made = socket.create_connection(place, self.timeout)
            except OSError as error:  # where IPv6 leads nowhere, IPv4 may
                late = late or isinstance(error, TimeoutError)
                continue
            sys.audit("http.client.connect", self, *place)
            return made
        if late:
            raise urllib3.exceptions.ConnectTimeoutError(self, "no connection")
        raise urllib3.exceptions.NewConnectionError(self, "no connection")  # type: ignore[arg-type]


class PageAdapter(BoundedAdapter):
    """Sends to public hosts only, by way of no proxy: one would look names up where nobody checks."""

    def __init__(self, policy: Policy) -> None:
        """Go where `policy` permits."""
        super().__init__(None)
        self._policy = policy
        self._kinds: dict[type, type] = {}

    @property
    def cap(self) -> int:
        """Decompressed bytes of a page that are read."""
        return CAP

    def require_allowed(self, url: str) -> None:
        """Pass the addresses that a page may have.

        Raises:
            RefusedAddressError: This one may not.
        """
        self._policy.require_page(url)

    def connection_of(self, kind: type) -> type:
        """A kind of connection that goes to checked addresses."""
        if kind not in self._kinds:
            self._kinds[kind] = type(f"Pinned{kind.__name__}", (_Pinned, kind), {"policy": self._policy})
        return self._kinds[kind]


class Line:
    """Asks one address at a time, with no cookies, in nobody's name; redirects are given back, not followed."""

    def __init__(self, policy: Policy, mailto: str) -> None:
        """Tell `mailto` to the hosts, where given."""
        self._http = requests.Session()
        self._http.headers["User-Agent"] = user_agent(mailto)
        self._http.headers["Accept"] = _ACCEPT
        self._http.headers["Accept-Language"] = "en, *;q=0.5"
        self._adapter = PageAdapter(policy)

    @property
    def sent(self) -> int:
        """How many requests have left."""
        return self._adapter.sent

    def ask(self, url: str, until: float, headers: dict[str, str]) -> requests.Response:
        """The answer with its body, by the monotonic time `until`.

        Raises:
            requests.RequestException: There is none, or it is too long.
            RefusedAddressError: Nobody may be asked there.
        """
        request = self._http.prepare_request(requests.Request("GET", url, headers=headers, cookies=RequestsCookieJar()))
        # The certificates that the machine trusts (REQUESTS_CA_BUNDLE), and nothing else of its surroundings.
        verify = self._http.merge_environment_settings(url, {}, None, None, None)["verify"]
        return self._adapter.send(request, timeout=until, verify=verify, cert=None, proxies={})

    def close(self) -> None:
        """Close all connections."""
        self._adapter.close()
        self._http.close()
