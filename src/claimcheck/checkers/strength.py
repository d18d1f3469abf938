"""STR501 and STR502: claims that say more than their source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.checkers.base import Checker
from claimcheck.checkers.compared import case, compared, confidence_of, place_of, source_words
from claimcheck.checkers.safer import hedges, kind_of, rewrite, rewrite_hedge, tells_association
from claimcheck.language.overclaims import OverclaimKind
from claimcheck.language.wording import read_overstatement
from claimcheck.model import (
    AttributionKind,
    ClaimKind,
    Comparison,
    DesignOverreach,
    DirectionConflict,
    DroppedHedge,
    EvidenceMissing,
    OutcomeShift,
    PopulationShift,
    Reading,
    Severity,
    StrengthGap,
    StudyDesign,
    Verdict,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import Claim, ClaimComparison, Finding

_CAUSAL = 2
_SURE = 0.6
_RECORDED = 0.4
"""Confidence that is enough where a registry files the source under an observational design."""
_NAMED = 0.8
_SHOWN = 0.7
_LIKELY = 0.3
"""Probability from which a source is taken to say the same but for the strength of the words."""
_OBSERVED = frozenset(
    {StudyDesign.COHORT, StudyDesign.CASE_CONTROL, StudyDesign.CROSS_SECTIONAL, StudyDesign.OBSERVATIONAL}
)
_ELSEWHERE = frozenset({OverclaimKind.ADVICE, OverclaimKind.EQUAL})
"""Overclaims that STR504 and STR505 tell; STR505 tells of "works" too where a registry names the design."""


class CausalOverstatement(Checker):
    """Flags wording stronger than the source bears: a cause for an association, proof, everybody, a cure.

    The design of the source counts as much as its words: an observational study carries no causal verb, a study in
    animals nothing on people. Words that STR503 flags by themselves are left to it.

    ## Why it matters

    "Is associated with" and "causes" differ by everything a trial is made for. Readers change what they do because
    of the second.

    ## Example

    > Modic changes cause severe low back pain [1].

    where [1] says that many patients with Modic changes have it. Use instead

    > Modic changes are associated with severe low back pain [1].

    ## References

    - Yu B, Li Y, Wang J. Detecting causal language use in science findings. EMNLP 2019. doi:10.18653/v1/D19-1473
    - Sumner P et al. The association between exaggeration in health related science news and academic press
      releases. BMJ. 2014;349:g7015. doi:10.1136/bmj.g7015
    """

    code = "STR501"
    name = "causal-overstatement"
    severity = Severity.WARNING
    flags = (
        case("Thyme prevents colds", "Drinking thyme tea was associated with a lower risk of colds in adults."),
        case(
            "Thyme tea shortens colds in every child", "Colds were shorter by one day in children who drank thyme tea."
        ),
    )
    passes = (
        case(
            "Drinking thyme tea is associated with fewer colds",
            "Drinking thyme tea was associated with a lower risk of colds in adults.",
        ),
        case("Thyme tea shortened colds", "In this randomised trial, thyme tea shortened colds by one day."),
        case("In the study everyone drank thyme tea for two weeks", "Adults drank thyme tea for two weeks."),
    )

    def check(self, reading: Reading) -> Iterator[Finding]:
        """One finding for each claim that its source bears out but for the strength of its words."""
        for claim, each in compared(reading):
            gaps = (d for d in each.comparison.differences if isinstance(d, StrengthGap))
            gap = next((d for d in gaps if _counts(reading, claim, each, d)), None)
            if gap is not None:
                yield self.finding(
                    place_of(reading, claim, gap),
                    _told(gap, kind_of(claim, gap)),
                    advice=rewrite(claim, gap),
                    confidence=confidence_of(gap.confidence, each),
                    claim=claim,
                    reference=reading.references_by_id[each.reference],
                    evidence=source_words(reading, each, gap.sentence),
                )


def _counts(reading: Reading, claim: Claim, each: ClaimComparison, gap: StrengthGap) -> bool:
    """Whether a gap is sure enough, and no other rule tells it."""
    comparison, kind = each.comparison, kind_of(claim, gap)
    if _is_refuted(comparison, gap) or _is_null(comparison, gap) or gap.claim_level < _CAUSAL or kind in _ELSEWHERE:
        return False
    work = reading.work(each.reference)
    design = work.design.design if work is not None and work.design is not None else None
    if kind is OverclaimKind.UNIVERSAL and _tells_a_study(claim):
        return False
    if kind is not None:
        marked = read_overstatement(claim.text)
        taken = any(found.start < gap.claim_end and gap.claim_start < found.end for found in marked)
        return each.linked and gap.confidence >= _SURE and not taken
    shifted = any(
        isinstance(d, PopulationShift | OutcomeShift) and d.confidence >= _SURE for d in comparison.differences
    )
    sure = gap.confidence >= (_RECORDED if design in _OBSERVED else _SURE)
    return sure and not shifted and _says_the_same(comparison, gap.confidence)


def _tells_a_study(claim: Claim) -> bool:
    """Whether the claim tells what was done with those who took part: "everyone was seen again" is no overclaim."""
    named = claim.attribution is not None and claim.attribution.kind is AttributionKind.THIS_STUDY
    return named or claim.kind is ClaimKind.STUDY


def _is_refuted(comparison: Comparison, gap: StrengthGap) -> bool:
    """Whether the source says otherwise, and not in the passage that the claim is closest to."""
    closest = bool(comparison.rationale) and comparison.rationale[0].index == gap.sentence
    return comparison.verdict is Verdict.CONTRADICTED and not (closest and gap.confidence >= _SHOWN)


def _is_null(comparison: Comparison, gap: StrengthGap) -> bool:
    """Whether STR504 tells of the same words that no difference was found."""
    return comparison.verdict is Verdict.CONTRADICTED and any(
        isinstance(d, DirectionConflict)
        and d.null_sold_as_effect
        and d.claim_start < gap.claim_end
        and gap.claim_start < d.claim_end
        for d in comparison.differences
    )


def _says_the_same(comparison: Comparison, confidence: float) -> bool:
    """Whether the source says the same but for the strength of the words, as a sure difference shows by itself."""
    return confidence >= _SHOWN or comparison.score(Verdict.SUPPORTED) >= _LIKELY


def _told(gap: StrengthGap, kind: OverclaimKind | None) -> str:
    ours = f"The article says “{gap.claim_words}”; its source"
    hedged = f"{ours} says “{gap.source_words}”" if hedges(gap.source_words) else ""
    match kind:
        case None if isinstance(gap, DesignOverreach):
            shown = "that it holds in people" if _is_beyond_people(gap) else "a cause"
            return f"{ours} is {gap.design}, which cannot show {shown}."
        case None if hedged or not gap.source_words:
            return f"{hedged or ours + ' does not go so far'}."
        case None if gap.source_words.endswith(" than"):
            return f"{ours} tells only of a difference between groups."
        case None if tells_association(gap.source_words):
            return f"{ours} tells only of an association (“{gap.source_words}”)."
        case None:
            return f"{ours} says “{gap.source_words}”, which is no cause."
        case OverclaimKind.PROOF:
            return f"{hedged}, which is no proof." if hedged else f"{ours} claims no proof."
        case OverclaimKind.UNIVERSAL:
            return f"{ours} does not say it of all."
        case OverclaimKind.WORTHLESS:
            return f"{ours} does not show that it is of no use."
        case _:
            return f"{hedged}." if hedged else f"{ours} says nothing so strong."


def _is_beyond_people(gap: DesignOverreach) -> bool:
    return gap.design.endswith(("animals", "cells"))


class DroppedHedgeRule(Checker):
    """Flags a flat statement where the source hedges, or says that it is not known: "may", "unclear whether".

    ## Why it matters

    The hedge is part of the finding. Without it the reader takes a guess for knowledge.

    ## Example

    > Thyme shortens colds [1].

    where [1] says that thyme may shorten colds in some patients.

    ## References

    - Hyland K. *Hedging in Scientific Research Articles*. 1998.
    """

    code = "STR502"
    name = "dropped-hedge"
    severity = Severity.WARNING
    flags = (
        case("Thyme shortens colds", "The results suggest that thyme may shorten colds in some patients."),
        case("Thyme shortens colds in adults", "It is unknown whether thyme shortens colds in adults."),
    )
    passes = (case("Thyme may shorten colds", "The results suggest that thyme may shorten colds in some patients."),)

    def check(self, reading: Reading) -> Iterator[Finding]:
        """One finding for each claim that its source bears out but for the hedge, naming every hedge dropped."""
        for claim, each in compared(reading):
            comparison = each.comparison
            missing = next((d for d in comparison.differences if isinstance(d, EvidenceMissing)), None)
            if missing is not None and missing.confidence >= _SURE and each.linked:
                yield self.finding(
                    claim.span,
                    f"The source says “{missing.source_words}”; the article states it as known.",
                    advice="Say that it is not known, or cite the work that shows it.",
                    confidence=confidence_of(missing.confidence, each),
                    claim=claim,
                    reference=reading.references_by_id[each.reference],
                    evidence=source_words(reading, each, missing.sentence),
                )
                continue
            dropped = [d for d in comparison.differences if isinstance(d, DroppedHedge) and d.confidence >= _SURE]
            if dropped and claim.strength.level and _says_the_same(comparison, dropped[0].confidence):
                words = " and ".join(dict.fromkeys(f"“{hedge.source_words}”" for hedge in dropped))
                yield self.finding(
                    claim.span,
                    f"The source says {words}; the article states it flatly.",
                    advice=rewrite_hedge(claim, dropped[0]),
                    confidence=confidence_of(max(hedge.confidence for hedge in dropped), each),
                    claim=claim,
                    reference=reading.references_by_id[each.reference],
                    evidence=source_words(reading, each, dropped[0].sentence),
                )
