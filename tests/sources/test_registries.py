"""Where the registries are, and that a stand-in must be on this machine."""

from __future__ import annotations

import pytest
from attrs import asdict

from claimcheck.errors import ConfigError
from claimcheck.sources.registries import Registries, is_loopback, origin


def test_the_public_registries_are_asked_over_tls() -> None:
    public = Registries.from_environment({})
    assert public == Registries()
    assert {scheme for scheme, _ in public.origins} == {"https"}


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost:1", "[::1]:80"])
def test_a_stand_in_answers_for_all_of_them(host: str) -> None:
    registries = Registries.from_environment({"CLAIMCHECK_REGISTRIES": f"http://{host}/"})
    assert registries.crossref == f"http://{host}/crossref"
    assert registries.origins == {("http", host)}
    assert len(set(asdict(registries).values())) == len(asdict(registries))


@pytest.mark.parametrize(
    "address",
    [
        "http://registries.example",
        "http://10.0.0.1:80",
        "https://127.0.0.1:8765",
        "ftp://127.0.0.1",
        "127.0.0.1:8765",
        "http://127.0.0.1.evil.example",
        "http://127.0.0.1@evil.example",
    ],
)
def test_a_stand_in_elsewhere_is_refused(address: str) -> None:
    with pytest.raises(ConfigError, match="CLAIMCHECK_REGISTRIES must be an http:// address on this machine"):
        Registries.from_environment({"CLAIMCHECK_REGISTRIES": address})


@pytest.mark.parametrize("name", list(asdict(Registries())))
def test_an_address_tells_its_registry(name: str) -> None:
    for registries in (Registries(), Registries.from_environment({"CLAIMCHECK_REGISTRIES": "http://localhost:1"})):
        base = asdict(registries)[name]
        assert registries.name_of(base) == name
        assert registries.name_of(f"{base}/works") == name
        assert registries.name_of(f"{base}.evil.example/works") == ""


def test_origins_tell_schemes_hosts_and_ports_apart() -> None:
    same = {origin("http://Host.example:80/a"), origin("HTTP://host.example:80/b?c")}
    assert same == {("http", "host.example:80")}
    assert origin("https://host.example:80/a") not in same
    assert origin("http://host.example:81/a") not in same
    assert is_loopback("http://127.0.0.1:5/x")
    assert not is_loopback("http://host.example")
