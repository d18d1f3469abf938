"""PubMed Central: which of DOI, PMID and PMCID belong together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import frozen

from claimcheck.sources.failure import SourceFailure

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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
            params = {"ids": asked, "idtype": kind, "format": "json"}
            found.update(self._session.ask(self._url, params, read=lambda answer: parse_numbers(answer, kind)) or {})
        return found


def parse_numbers(answer: Mapping[str, Any], kind: str) -> dict[str, Numbers]:
    """The numbers in an answer under the identifiers asked for, in lower case; PMIDs may be numbers or strings.

    Raises:
        SourceFailure: The question was refused as a whole.
    """
    if answer.get("status") == "error" and "records" not in answer:
        raise SourceFailure(NAME, f"answered with an error: {str(answer.get('message') or '')[:200]}")
    return {
        str(record.get("requested-id") or record.get(kind) or "").lower(): Numbers(
            doi=str(record.get("doi") or "").lower(),
            pmid=str(record.get("pmid") or ""),
            pmcid=str(record.get("pmcid") or ""),
        )
        for record in answer["records"]
        if record.get("status") != "error"
    }
