"""PubMed Central: which of DOI, PMID and PMCID belong together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.sources.session import Session

NAME = "PubMed Central"
BATCH = 200
"""Identifiers that one request may hold; all of one kind."""


@frozen(kw_only=True)
class Numbers:
    """The numbers of one article; empty where it has none."""

    doi: str = ""
    pmid: str = ""
    pmcid: str = ""


class PmcConverter:
    """Asks the identifier converter of PubMed Central, which knows the articles that PMC holds."""

    def __init__(self, session: Session) -> None:
        """Ask through `session`, where its settings say."""
        self._session = session
        self._url = f"{session.settings.registries.pmc}/articles/"

    def numbers(self, identifiers: Sequence[str], kind: str) -> dict[str, Numbers]:
        """The numbers behind identifiers of one `kind` (`doi`, `pmid` or `pmcid`); unknown ones are absent.

        Raises:
            SourceFailure: No usable answer.
        """
        found: dict[str, Numbers] = {}
        for start in range(0, len(identifiers), BATCH):
            asked = ",".join(sorted(identifiers[start : start + BATCH]))
            data = self._session.get_json(self._url, {"ids": asked, "idtype": kind, "format": "json"})
            for record in (data or {}).get("records", ()):
                if record.get("status") != "error":
                    numbers = Numbers(
                        doi=str(record.get("doi") or "").lower(),
                        pmid=str(record.get("pmid") or ""),
                        pmcid=str(record.get("pmcid") or ""),
                    )
                    found[str(record.get("requested-id") or record.get(kind) or "").lower()] = numbers
        return found
