"""The state of a claim, in words that promise no more than was done."""

from __future__ import annotations

from collections import defaultdict
from enum import StrEnum
from typing import TYPE_CHECKING, assert_never

from claimcheck.model import (
    Ambiguous,
    Found,
    NoPage,
    NotAsked,
    NotFound,
    Placeholder,
    PointsElsewhere,
    Severity,
    Unreachable,
    Verdict,
)

if TYPE_CHECKING:
    from claimcheck.model import CheckedArticle, Claim, Finding, Reading


class ClaimState(StrEnum):
    """How a claim stands to its source, gravest first."""

    AT_ODDS = "at odds with its source"
    FAULTY_SOURCE = "its source has a fault"
    """Retracted, under an expression of concern, or printed so that nobody can tell which work is meant."""
    BEYOND = "says more than its source"
    """Worded more strongly, or telling what the text at hand does not hold."""
    FLAGGED = "compared, flagged for something else"
    """Nothing in the comparison speaks against it, but another finding does."""
    NO_SOURCE = "names no source"
    NOT_CHECKED = "source not looked up"
    NOT_COMPARED = "source named, not compared"
    """Known, but no text of it could be had or laid beside the claim."""
    UNSETTLED = "compared, not settled by the text at hand"
    """Often an abstract, in which not all of it can stand."""
    COMPARED = "compared, nothing found against it"


_BEYOND = ("FID405", "FID406", "STR501", "STR502", "STR505")
"""Findings of the comparison that say that the claim tells more than its source, not something else."""
_AGAINST = ("FID", "DOC601")
"""Findings, but for those above, that say that the source states something else."""
_STANDING = ("SRC301", "SRC302")
"""A retraction and an expression of concern."""


def states_of(checked: CheckedArticle) -> dict[str, ClaimState]:
    """The gravest state that holds of each claim of an article, by its id."""
    reading = checked.reading
    codes: dict[str, set[str]] = defaultdict(set)
    faulty = set()
    for finding in checked.findings:
        if finding.claim:
            codes[finding.claim].add(finding.code)
        if finding.reference and _takes_away(finding, reading):
            faulty.add(finding.reference)
    return {claim.id: _state_of(claim, codes[claim.id], faulty, reading) for claim in reading.claims}


def _state_of(claim: Claim, codes: set[str], faulty: set[str], reading: Reading) -> ClaimState:
    compared = reading.comparison(claim) if claim.links else None
    verdict = compared.comparison.verdict if compared else Verdict.UNVERIFIABLE
    if verdict is Verdict.CONTRADICTED or any(code.startswith(_AGAINST) for code in codes.difference(_BEYOND)):
        return ClaimState.AT_ODDS
    if any(link.reference in faulty for link in claim.links):
        return ClaimState.FAULTY_SOURCE
    if codes.intersection(_BEYOND):
        return ClaimState.BEYOND
    if not claim.links:
        return ClaimState.NO_SOURCE
    if verdict is Verdict.UNVERIFIABLE:
        return ClaimState.NOT_COMPARED if _is_known(claim, reading) else ClaimState.NOT_CHECKED
    if codes:
        return ClaimState.FLAGGED
    return ClaimState.COMPARED if verdict is Verdict.SUPPORTED else ClaimState.UNSETTLED


def _takes_away(finding: Finding, reading: Reading) -> bool:
    """Whether nothing can rest on a reference after this finding; a slip in a DOI whose work is known takes nothing."""
    if finding.code in _STANDING:
        return True
    unknown = finding.reference is not None and reading.work(finding.reference) is None
    return finding.code.startswith("REF") and finding.severity is Severity.ERROR and unknown


def _is_known(claim: Claim, reading: Reading) -> bool:
    """Whether the registries were asked about a source of the claim and answered."""
    references = [reading.references_by_id[link.reference] for link in claim.links]
    for reference in references:
        match reading.resolution(reference):
            case Found() | PointsElsewhere() | NotFound() | Ambiguous() | Placeholder():
                return True
            case NoPage(is_gone=True):
                return True
            case Unreachable() | NotAsked() | NoPage():
                continue
            case other:
                assert_never(other)
    return False
