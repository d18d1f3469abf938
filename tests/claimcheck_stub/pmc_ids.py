"""The identifier converter of PMC: `/articles/?ids=…`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from tests.claimcheck_stub.replies import Reply, json_reply, text_reply
from tests.claimcheck_stub.works import Catalogue

MOST = 200
_KINDS = {"pmcid": re.compile(r"(?i:PMC)\d+"), "pmid": re.compile(r"\d+"), "doi": re.compile(r"10\.\S+")}


def answer(catalogue: Catalogue, path: str, query: Mapping[str, str]) -> Reply:
    """The reply to a request for `path`, below the registry's base address."""
    if path.rstrip("/") != "/articles":
        return text_reply("Not found", status=404)
    asked = [each for each in query.get("ids", "").split(",") if each]
    kinds = {next((name for name, form in _KINDS.items() if form.fullmatch(each)), "") for each in asked}
    wanted = query.get("idtype", "")
    if len(asked) > MOST or len(kinds) != 1 or "" in kinds or (wanted and kinds != {wanted}):
        return json_reply({"status": "error", "message": "Invalid or mixed identifiers"}, status=400)
    kind = kinds.pop()
    request = {
        "format": query.get("format", "json"),
        "idtype": kind,
        "ids": asked,
        "echo": urlencode(dict(query)),
        "versions": "no",
        "showaiid": "no",
    }
    return json_reply(
        {
            "status": "ok",
            "response-date": "2026-01-01 00:00:00",
            "request": request,
            "records": [_record(catalogue, kind, each) for each in asked],
        }
    )


def _record(catalogue: Catalogue, kind: str, asked: str) -> dict[str, Any]:
    work = catalogue.by(kind, asked)
    own = int(asked) if kind == "pmid" else asked
    if work is None or not work.pmcid:
        return {kind: own, "requested-id": asked, "status": "error", "errmsg": "Identifier not found in PMC"}
    numbers = {"doi": work.doi, "pmcid": work.pmcid, "pmid": int(work.pmid) if work.pmid else None}
    return {**{name: value for name, value in numbers.items() if value}, "requested-id": asked}
