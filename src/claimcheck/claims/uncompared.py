"""Sentences with a marker that were not compared with their source, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import Verdict

if TYPE_CHECKING:
    from claimcheck.model import Reading


def not_compared(reading: Reading) -> tuple[str, ...]:
    """Why a sentence with a marker was not compared, once for each such sentence, in order."""
    reasons = (_why(reading, sentence) for sentence in sorted(reading.cited_sentences))
    return tuple(reason for reason in reasons if reason)


def _why(reading: Reading, sentence: int) -> str:
    claim = reading.claims_by_sentence.get(sentence)
    if claim is None:
        return "no claim was read in them"
    compared = reading.comparison(claim)
    if compared is None:
        known = any(reading.work(link.reference) for link in claim.links)
        return "no text of their source could be had" if known else "their source is not known"
    if compared.comparison.verdict is not Verdict.UNVERIFIABLE:
        return ""
    model = compared.comparison.provenance.model
    return f"{model} quoted nothing that stands in the source" if model else "they say nothing that could be compared"
