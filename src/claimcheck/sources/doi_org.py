"""doi.org: whether a DOI is registered at all, where it leads, and with which agency."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from claimcheck.sources.failure import SourceFailure
from claimcheck.sources.session import METADATA, STANDING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.sources.session import Session

NAME = "doi.org"
BATCH = 20
"""DOIs whose agency one request asks for; their length bounds the URL."""

_FOUND, _ABSENT, _NO_SUCH_VALUE = 1, 100, 200


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
        data = self._session.get_json(
            f"{self._base}/api/handles/{quote(doi, safe='/')}", {"type": "URL"}, keep=STANDING
        )
        code = data.get("responseCode") if data else _ABSENT
        if code == _FOUND and data:
            values = (value.get("data", {}).get("value") for value in data.get("values", ()))
            return next((str(value) for value in values if value), "")
        if code not in (_ABSENT, _NO_SUCH_VALUE):
            raise SourceFailure(NAME, f"answered with the response code {code}")
        return None if code == _ABSENT else ""

    def agencies(self, dois: Sequence[str]) -> dict[str, str]:
        """The registration agency of each DOI: `Crossref`, `DataCite` …; a DOI that is not registered is absent.

        Raises:
            SourceFailure: No usable answer.
        """
        found: dict[str, str] = {}
        for start in range(0, len(dois), BATCH):
            joined = ",".join(quote(doi, safe="/") for doi in sorted(dois[start : start + BATCH]))
            for row in self._session.get_json(f"{self._base}/doiRA/{joined}", keep=METADATA) or ():
                if row.get("RA"):
                    found[str(row["DOI"]).lower()] = str(row["RA"])
        return found
