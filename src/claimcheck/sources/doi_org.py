"""doi.org: whether a DOI is registered at all, where it leads, and with which agency."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from claimcheck.sources.failure import SourceFailure
from claimcheck.sources.session import METADATA, STANDING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claimcheck.sources.session import Session

NAME = "doi.org"
BATCH = 20
"""DOIs whose agency one request asks for; their length bounds the URL."""


class DoiOrg:
    """Asks the handle system and the list of registration agencies."""

    def __init__(self, session: Session) -> None:
        """Ask through `session`, where its settings say."""
        self._session = session
        self._base = session.settings.registries.doi

    def landing_page(self, doi: str) -> str | None:
        """The URL that a DOI leads to, empty where it leads to none, None where the DOI is not registered.

        Raises:
            SourceFailure: No usable answer.
        """
        url = f"{self._base}/api/handles/{quote(doi, safe='/')}"
        return self._session.ask(url, {"type": "URL"}, read=parse_landing_page, absent=_is_absent, keep=STANDING)

    def agencies(self, dois: Sequence[str]) -> dict[str, str]:
        """The registration agency of each DOI: `Crossref`, `DataCite` …; a DOI that is not registered is absent.

        Raises:
            SourceFailure: No usable answer.
        """
        found: dict[str, str] = {}
        for start in range(0, len(dois), BATCH):
            joined = ",".join(quote(doi, safe="/") for doi in sorted(dois[start : start + BATCH]))
            found.update(self._session.ask(f"{self._base}/doiRA/{joined}", read=parse_agencies, keep=METADATA) or {})
        return found


def _is_absent(body: bytes) -> bool:
    """The words of the handle system for a handle that nobody registered; they come with status 404."""
    try:
        return parse_landing_page(json.loads(body)) is None
    except (KeyError, TypeError, ValueError, RecursionError, SourceFailure):
        return False


def parse_landing_page(answer: Mapping[str, Any]) -> str | None:
    """The URL that an answer of the handle system names, empty where none, None where the handle is not registered.

    Raises:
        SourceFailure: A response code that means neither.
    """
    match answer["responseCode"]:
        case 1:
            values = (each.get("data", {}).get("value") for each in answer["values"] if each.get("type") == "URL")
            return next((str(value) for value in values if value), "")
        case 100:
            return None
        case 200:  # registered, without a value of the type asked for
            return ""
        case code:
            raise SourceFailure(NAME, f"answered with the response code {code}")


def parse_agencies(rows: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """The agency of each DOI of an answer; rows with a `status` instead are DOIs that are not registered.

    Raises:
        KeyError: A row holds neither, or there is none at all.
    """
    if not rows:
        raise KeyError("RA")
    return {str(row["DOI"]).lower(): str(row["RA"]) for row in rows if "RA" in row or not row["status"]}
