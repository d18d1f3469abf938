"""ClinicalTrials.gov: `/studies/{nct}`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.claimcheck_stub.replies import Reply, json_reply, text_reply
from tests.claimcheck_stub.works import Catalogue


def answer(catalogue: Catalogue, path: str, query: Mapping[str, str]) -> Reply:  # noqa: ARG001 - as all registries
    """The reply to a request for `path`, below the registry's base address."""
    number = path.removeprefix("/studies/")
    work = catalogue.by("trial", number)
    if work is None:
        return text_reply(f"NCT number {number} not found", status=404)
    design: dict[str, Any] = {"studyType": "INTERVENTIONAL", "designInfo": {"allocation": "RANDOMIZED"}}
    if work.enrolled is not None:
        design["enrollmentInfo"] = {"count": work.enrolled, "type": "ACTUAL"}
    return json_reply(
        {
            "protocolSection": {
                "identificationModule": {"nctId": work.trial, "briefTitle": work.title},
                "statusModule": {"overallStatus": "COMPLETED"},
                "designModule": design,
            },
            "hasResults": False,
        }
    )
