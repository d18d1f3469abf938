"""TLS on a connection that goes to a checked address: the certificate is that of the name, or nothing is read."""

from __future__ import annotations

import shutil
import ssl
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from claimcheck.sources.failure import SourceFailure
from claimcheck.sources.web.fetching import Fetcher
from tests.claimcheck_stub.sites import SiteServer

Opening = Callable[..., Fetcher]
OPENSSL = shutil.which("openssl")
pytestmark = pytest.mark.skipif(OPENSSL is None, reason="openssl makes the certificate, and is not there")


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate, and its key, of tls.example, which vouches for itself."""
    folder = tmp_path_factory.mktemp("tls")
    made = "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=tls.example -addext subjectAltName=DNS:tls.example"
    subprocess.run(
        [str(OPENSSL), *made.split(), "-keyout", str(folder / "key.pem"), "-out", str(folder / "cert.pem")],
        check=True,
        capture_output=True,
    )
    return folder / "cert.pem"


@pytest.fixture
def secure(certificate: Path) -> Iterator[SiteServer]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, certificate.with_name("key.pem"))
    with SiteServer(context) as running:
        running.put("tls.example/a", "<p>Thyme.</p>")
        running.put("other.example/a", "<p>Thyme.</p>")
        yield running


def test_the_certificate_must_be_that_of_the_name(
    secure: SiteServer, fetcher: Opening, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = fetcher(policy=secure.policy)
    with pytest.raises(SourceFailure, match="certificate cannot be trusted"):
        own.fetch("https://tls.example/a")
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(certificate))
    trusting = fetcher(policy=secure.policy)
    assert trusting.fetch("https://tls.example/a").body == b"<p>Thyme.</p>"
    with pytest.raises(SourceFailure, match="certificate cannot be trusted"):
        trusting.fetch("https://other.example/a")
    assert {each.host for each in secure.log} == {"tls.example"}
