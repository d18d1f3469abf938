"""Questions that the tests of this stage ask the stub."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from claimcheck.sources.session import Session

JENSEN = "10.1186/1741-7015-10-22"
MISSING = "10.99999/never-registered"
MAILTO = "editor+refs@example.org"
KEY = "0123456789abcdefsecret"

Ask = Callable[..., Session]


def crossref(session: Session, doi: str = JENSEN, **how: Any) -> Any:
    return session.get_json(f"{session.settings.registries.crossref}/works/{doi}", **how)


def pubmed(session: Session, pmid: str = "22376791") -> Any:
    return session.get_xml(f"{session.settings.registries.ncbi}/efetch.fcgi", {"db": "pubmed", "id": pmid})


def title(record: Any) -> str:
    return str(record["message"]["title"][0])
