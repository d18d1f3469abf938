"""ClinicalTrials.gov: what was registered for a trial."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claimcheck.model import DesignReading, Passage, StudyDesign, Work
from claimcheck.sources.session import METADATA

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimcheck.sources.session import Session

NAME = "ClinicalTrials.gov"


class ClinicalTrials:
    """Asks the registry of trials."""

    def __init__(self, session: Session) -> None:
        """Ask through `session`, where its settings say."""
        self._session = session
        self._base = session.settings.registries.clinicaltrials

    def work(self, nct: str) -> Work | None:
        """The registration of a trial, None where there is none of this number.

        Raises:
            SourceFailure: No usable answer.
        """
        return self._session.ask(f"{self._base}/studies/{nct.upper()}", read=_single, absent=_is_absent, keep=METADATA)


def _single(study: Mapping[str, Any]) -> Work:
    return parse_work({"protocolSection": study["protocolSection"]})


def _is_absent(body: bytes) -> bool:
    """The words for a number that no trial has."""
    return body.startswith(b"NCT number ") and body.strip().endswith(b" not found")


def parse_work(study: Mapping[str, Any]) -> Work:
    """The registration as a work: title, summary, design, and the number of participants."""
    protocol = study.get("protocolSection") or {}
    identity = protocol.get("identificationModule") or {}
    design = protocol.get("designModule") or {}
    description = protocol.get("descriptionModule") or {}
    status = protocol.get("statusModule") or {}
    number = str(identity.get("nctId") or "")
    count = (design.get("enrollmentInfo") or {}).get("count")
    return Work(
        title=" ".join(str(identity.get("officialTitle") or identity.get("briefTitle") or "").split()),
        journal=NAME,
        published=str((status.get("studyFirstPostDateStruct") or {}).get("date") or ""),
        kind="trial registration",
        abstract=tuple(
            Passage(section=section, text=" ".join(str(description[key]).split()))
            for section, key in (("Summary", "briefSummary"), ("Description", "detailedDescription"))
            if description.get(key)
        ),
        design=_design(design),
        sample_size=int(count) if count is not None else None,
        registrations=(number,) if number else (),
        url=f"https://clinicaltrials.gov/study/{number}" if number else "",
        sources=(NAME,),
    )


def _design(module: Mapping[str, Any]) -> DesignReading | None:
    allocation = str((module.get("designInfo") or {}).get("allocation") or "")
    match str(module.get("studyType") or ""):
        case "INTERVENTIONAL":
            kind = StudyDesign.RANDOMISED_TRIAL if allocation == "RANDOMIZED" else StudyDesign.TRIAL
        case "OBSERVATIONAL":
            kind = StudyDesign.OBSERVATIONAL
        case _:
            return None
    return DesignReading(design=kind, basis="trial registration")
