"""Questions that the tests of this stage ask the stub."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from claimcheck.sources.answers import Format
from claimcheck.sources.session import Session

JENSEN = "10.1186/1741-7015-10-22"
MISSING = "10.99999/never-registered"
MAILTO = "editor+refs@example.org"
KEY = "0123456789abcdefsecret"

Ask = Callable[..., Session]


def as_it_is(data: Any) -> Any:
    return data


def record(data: Any) -> Any:
    """A record of Crossref, which has a title."""
    title(data)
    return data


def crossref(session: Session, doi: str = JENSEN, **how: Any) -> Any:
    url = f"{session.settings.registries.crossref}/works/{doi}"
    return session.ask(url, read=record, absent=lambda body: body == b"Resource not found.", **how)


def pubmed(session: Session, pmid: str = "22376791") -> Any:
    url = f"{session.settings.registries.ncbi}/efetch.fcgi"
    return session.ask(url, {"db": "pubmed", "id": pmid}, read=as_it_is, accept=Format.XML)


def title(record: Any) -> str:
    return str(record["message"]["title"][0])
