"""doi.org: the handles of DOIs and their registration agencies."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.claimcheck_stub.replies import Reply, json_reply, text_reply
from tests.claimcheck_stub.works import Catalogue, StubWork


def answer(catalogue: Catalogue, path: str, query: Mapping[str, str]) -> Reply:
    """The reply to a request for `path`, below the registry's base address."""
    if path.startswith("/api/handles/"):
        doi = path.removeprefix("/api/handles/")
        work = catalogue.by("doi", doi)
        if work is None:
            return json_reply({"responseCode": 100, "handle": doi}, status=404)
        return json_reply(_handle(doi, work, query.get("type", "URL")))
    if path.startswith("/doiRA/"):
        return json_reply([_agency(catalogue, doi) for doi in path.removeprefix("/doiRA/").split(",")])
    return text_reply("Not found", status=404)


def _handle(doi: str, work: StubWork, wanted: str) -> dict[str, Any]:
    page = work.landing_page or f"https://journals.example/{work.doi}"
    value = {"index": 1, "type": "URL", "data": {"format": "string", "value": page}, "ttl": 86400}
    if wanted != "URL":
        return {"responseCode": 200, "handle": doi, "values": []}
    return {"responseCode": 1, "handle": doi, "values": [{**value, "timestamp": "2025-01-01T00:00:00Z"}]}


def _agency(catalogue: Catalogue, doi: str) -> dict[str, str]:
    work = catalogue.by("doi", doi)
    return {"DOI": doi, "RA": work.agency} if work else {"DOI": doi, "status": "DOI does not exist"}
