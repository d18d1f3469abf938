"""The last step before the wire."""

from __future__ import annotations

import gzip
import io
import logging
import time

import pytest
import requests
import urllib3
from attrs import evolve

from claimcheck.sources import transport
from claimcheck.sources.registries import Registries
from claimcheck.sources.transport import BoundedAdapter, ForbiddenAddressError, TooLongError, cause_of
from tests.claimcheck_stub import Fault, StubServer
from tests.claimcheck_stub.server import DRIP

PATH = "/crossref/works/10.1186/1741-7015-10-22"


@pytest.fixture
def registries(stub: StubServer) -> Registries:
    return Registries.from_environment({"CLAIMCHECK_REGISTRIES": stub.url})


def send(registries: Registries, url: str, *, seconds: float = 60.0, **how: object) -> requests.Response:
    with requests.Session() as session:
        request = session.prepare_request(requests.Request("GET", url))
        adapter = BoundedAdapter(registries)
        try:
            return adapter.send(request, timeout=time.monotonic() + seconds, **how)
        finally:
            adapter.close()


def test_the_body_is_read_and_decompressed(registries: Registries, stub: StubServer) -> None:
    assert send(registries, stub.url + PATH).json()["message"]["volume"] == "10"


@pytest.mark.parametrize(
    "url",
    [
        "http://elsewhere.example/works",
        "http://10.0.0.1/",
        "http://169.254.169.254/latest/",
        "http://127.0.0.1:1/crossref/works",
        "https://127.0.0.1/crossref",
        "http://user@elsewhere.example/",
    ],
)
def test_only_registries_are_asked(registries: Registries, url: str) -> None:
    with pytest.raises(ForbiddenAddressError, match="which is no registry"):
        send(registries, url)


def test_a_public_registry_is_not_asked_without_tls() -> None:
    with pytest.raises(ForbiddenAddressError):
        send(Registries(), Registries().crossref.replace("https", "http"))


def test_a_time_that_has_passed_sends_nothing(registries: Registries, stub: StubServer) -> None:
    with pytest.raises(requests.exceptions.ReadTimeout):
        send(registries, stub.url + PATH, seconds=-1)
    assert stub.log == ()


@pytest.mark.parametrize("fault", [Fault.SLOW, Fault.SILENCE, Fault.DRIP_HEADERS, Fault.CONTINUE])
def test_an_answer_must_be_complete_in_time(registries: Registries, stub: StubServer, fault: Fault) -> None:
    stub.fault("crossref", fault)
    with pytest.raises(requests.exceptions.Timeout):
        send(registries, stub.url + PATH, seconds=3 * DRIP)


@pytest.mark.parametrize("fault", [Fault.HUGE, Fault.BOMB])
def test_no_more_is_read_than_the_cap(
    registries: Registries, stub: StubServer, monkeypatch: pytest.MonkeyPatch, fault: Fault
) -> None:
    monkeypatch.setattr(transport, "BYTE_CAP", 100_000)
    stub.fault("crossref", fault)
    with pytest.raises(TooLongError, match="longer than 100000 bytes"):
        send(registries, stub.url + PATH)


def test_a_proxy_is_not_asked_for_this_machine(registries: Registries, stub: StubServer) -> None:
    assert send(registries, stub.url + PATH, proxies={"http": "http://127.0.0.1:1"}).status_code == 200


class _Raw(urllib3.HTTPResponse):
    """A body from memory."""

    def __init__(self, body: bytes, **headers: str) -> None:
        super().__init__(io.BytesIO(body), headers=headers, preload_content=False)


def test_a_gzipped_body_is_decompressed() -> None:
    raw = _Raw(gzip.compress(b"abc" * 1000), **{"content-encoding": "gzip"})
    assert b"".join(transport._pieces(raw, time.monotonic() + 60, transport.BYTE_CAP)) == b"abc" * 1000


@pytest.mark.parametrize(
    ("raised", "expected"),
    [
        (urllib3.exceptions.DecodeError("x"), requests.exceptions.ContentDecodingError),
        (urllib3.exceptions.ReadTimeoutError(None, "", "x"), requests.exceptions.ReadTimeout),  # type: ignore[arg-type]
        (urllib3.exceptions.IncompleteRead(1, 2), requests.exceptions.ChunkedEncodingError),
    ],
)
def test_what_goes_wrong_while_reading(
    monkeypatch: pytest.MonkeyPatch, raised: Exception, expected: type[Exception]
) -> None:
    def fail(*_: object, **__: object) -> bytes:
        raise raised

    raw = _Raw(b"")
    monkeypatch.setattr(raw, "read1", fail)
    with pytest.raises(expected):
        list(transport._pieces(raw, time.monotonic() + 60, transport.BYTE_CAP))


URL = "http://127.0.0.1:1/ncbi/esearch.fcgi?api_key=sesame&term=x"


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (requests.exceptions.ConnectTimeout(URL), "no connection within 2 s"),
        (requests.exceptions.ReadTimeout(URL), "the answer did not come in time"),
        (requests.exceptions.TooManyRedirects(URL), "it redirects in circles"),
        (requests.exceptions.SSLError(URL), "the certificate cannot be trusted"),
        (requests.exceptions.ProxyError(URL), "the proxy does not let it through"),
        (requests.exceptions.ConnectionError(URL), "the connection failed"),
        (requests.exceptions.ChunkedEncodingError(URL), "the connection failed"),
        (requests.exceptions.ContentDecodingError(URL), "the answer cannot be decompressed"),
        (requests.exceptions.InvalidURL(URL), "it redirects to what is no address"),
        (requests.exceptions.InvalidSchema(URL), "it redirects to what is no address"),
        (ValueError(URL), "it redirects to what is no address"),
        (requests.exceptions.RetryError(URL), "RetryError"),
    ],
)
def test_causes_are_told_without_addresses(error: requests.RequestException, words: str) -> None:
    assert cause_of(error) == words


def test_logs_of_urllib3_tell_not_who_asks(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    logging.getLogger("urllib3.connectionpool").debug('"%s %s" %d', "GET", "/x?email=a%40b.c&api_key=k3y&term=t", 200)
    assert caplog.messages == ['"GET /x?email=…&api_key=…&term=t" 200']


def test_an_unknown_origin_stays_forbidden_whatever_registries_are_named(registries: Registries) -> None:
    other = evolve(registries, doi="http://localhost:9/doi")
    with pytest.raises(ForbiddenAddressError):
        send(other, "http://localhost:8/doi")
