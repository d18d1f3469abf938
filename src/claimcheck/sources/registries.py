"""Where the registries answer; all of them can be redirected to a stand-in on this machine."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from attrs import asdict, frozen

from claimcheck.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Mapping

VARIABLE = "CLAIMCHECK_REGISTRIES"
"""Environment variable with the address of a stand-in, on a loopback address: `http://127.0.0.1:8765`."""

_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


@frozen(kw_only=True)
class Registries:
    """The base address of each registry."""

    crossref: str = "https://api.crossref.org"
    doi: str = "https://doi.org"
    datacite: str = "https://api.datacite.org"
    ncbi: str = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils"
    pmc: str = "https://pmc.ncbi.nlm.nih.gov/tools/idconv/api/v1"
    europepmc: str = "https://www.ebi.ac.uk/europepmc/webservices/rest"
    clinicaltrials: str = "https://clinicaltrials.gov/api/v2"
    wayback: str = "https://archive.org/wayback"

    @property
    def origins(self) -> frozenset[tuple[str, str]]:
        """Scheme and host of every registry; nothing else may be asked, and no redirect may lead elsewhere."""
        return frozenset(origin(base) for base in asdict(self).values())

    def name_of(self, url: str) -> str:
        """The registry whose base address `url` begins with, empty for none."""
        return next((name for name, base in asdict(self).items() if f"{url}/".startswith(f"{base}/")), "")

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Registries:
        """The public registries, or the stand-in that `CLAIMCHECK_REGISTRIES` names.

        Raises:
            ConfigError: The stand-in is not on a loopback address.
        """
        base = environment.get(VARIABLE, "").rstrip("/")
        if not base:
            return cls()
        if urlsplit(base).scheme != "http" or not is_loopback(base):
            raise ConfigError(
                f"{VARIABLE} must be an http:// address on this machine, not {base!r}: correct or unset it"
            )
        return cls(**{name: f"{base}/{name}" for name in asdict(cls())})


def origin(url: str) -> tuple[str, str]:
    """Scheme and host with port, lower-cased."""
    parts = urlsplit(url)
    return parts.scheme.lower(), parts.netloc.lower()


def is_loopback(url: str) -> bool:
    """Whether an address is on this machine."""
    return urlsplit(url).hostname in _LOOPBACK
