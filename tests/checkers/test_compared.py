"""The rules that read comparisons, on comparisons made by hand: what they tell, where, and what they leave alone."""

import pytest
from attrs import evolve

from claimcheck import Settings, check
from claimcheck.checkers.base import Checker
from claimcheck.checkers.fidelity import ContradictedBySource, NumberMismatchRule, SwappedArms
from claimcheck.checkers.null_results import NullResultAsEffect
from claimcheck.checkers.sourcing import DesignMisdescribedRule, NotInSourceRule, OtherPopulation, QuoteNotInSource
from claimcheck.checkers.strength import CausalOverstatement, DroppedHedgeRule
from claimcheck.model import (
    ArmSwap,
    ClaimComparison,
    Comparison,
    Confidence,
    DesignMisdescribed,
    Difference,
    DirectionConflict,
    DroppedHedge,
    Finding,
    NotInSource,
    NumberMismatch,
    NumberNotFound,
    PopulationShift,
    QuoteNotFound,
    RationaleSentence,
    Reading,
    Severity,
    StrengthGap,
    Verdict,
)

CLAIM = "Thyme prevents six colds"
TEXT = f"{CLAIM} [1].\n\n## References\n\n1. Doe J. Thyme for the common cold. J Herbs. 2012;10:22.\n"
PASSAGE = RationaleSentence(text="Thyme was associated with two fewer colds.", index=3, section="Results")


def compared(
    *differences: Difference, verdict: Verdict = Verdict.NOT_ENOUGH_INFO, supported: float = 0.9, linked: bool = True
) -> Reading:
    """An article with one claim, laid beside its source with these differences."""
    reading = check(TEXT, Settings(offline=True, cache=False)).articles[0].reading
    (claim,) = reading.claims
    comparison = Comparison(
        verdict=verdict,
        confidence=0.9,
        scores=((Verdict.SUPPORTED, supported),),
        rationale=(PASSAGE,),
        differences=differences,
    )
    beside = ClaimComparison(claim=claim.id, reference="r1", linked=linked, comparison=comparison)
    return evolve(reading, comparisons=(beside,))


def words(reading: Reading, finding: Finding) -> str:
    return finding.span.of(reading.article.source)


SIX = {"claim_words": "six", "claim_start": 15, "claim_end": 18, "source_words": "two", "sentence": 3}


@pytest.mark.parametrize(
    ("checker", "kind"),
    [
        (NumberMismatchRule(), NumberMismatch),
        (SwappedArms(), ArmSwap),
        (OtherPopulation(), PopulationShift),
        (DesignMisdescribedRule(), DesignMisdescribed),
        (QuoteNotInSource(), QuoteNotFound),
        (NotInSourceRule(), NotInSource),
    ],
)
def test_a_difference_is_told_at_its_words_with_the_passage(checker: Checker, kind: type[Difference]) -> None:
    reading = compared(kind(**SIX, confidence=0.9))  # type: ignore[arg-type]
    (finding,) = checker.check(reading)
    assert words(reading, finding) == "six"
    assert "“six”" in finding.message
    assert finding.evidence[0].text == PASSAGE.text
    assert finding.evidence[0].source == "results of reference 1"
    assert list(checker.check(compared(kind(**SIX, confidence=0.5)))) == []  # type: ignore[arg-type]
    assert list(checker.check(compared(kind(**SIX, confidence=0.9), linked=False))) == []  # type: ignore[arg-type]


def test_a_number_that_is_not_in_the_text_is_a_note_without_passage() -> None:
    reading = compared(NumberNotFound(claim_words="six", claim_start=15, claim_end=18, confidence=0.4))
    (finding,) = NumberMismatchRule().check(reading)
    assert finding.severity is Severity.NOTE
    assert finding.evidence == ()
    assert "not found in the text of the source" in finding.message


def test_a_design_that_only_the_title_gainsays_is_left_to_doc601() -> None:
    difference = DesignMisdescribed(claim_words="six", claim_start=15, claim_end=18, source_words="x", confidence=0.9)
    assert list(DesignMisdescribedRule().check(compared(difference))) == []


def test_a_named_contradiction_is_surer_than_a_bare_verdict() -> None:
    conflict = DirectionConflict(**SIX, confidence=0.9)  # type: ignore[arg-type]
    (named,) = ContradictedBySource().check(compared(conflict, verdict=Verdict.CONTRADICTED))
    (bare,) = ContradictedBySource().check(compared(verdict=Verdict.CONTRADICTED))
    assert (named.confidence, bare.confidence) == (Confidence.MEDIUM, Confidence.LOW)
    assert named.message == "The article says “six”; its source says “two”."


def test_a_contradiction_that_another_rule_explains_is_left_to_it() -> None:
    null = DirectionConflict(**SIX, confidence=0.9, null_sold_as_effect=True)  # type: ignore[arg-type]
    number = NumberMismatch(**SIX, confidence=0.9)  # type: ignore[arg-type]
    for difference in (null, number):
        assert list(ContradictedBySource().check(compared(difference, verdict=Verdict.CONTRADICTED))) == []
    (finding,) = NullResultAsEffect().check(compared(null, verdict=Verdict.CONTRADICTED))
    assert finding.severity is Severity.ERROR
    assert list(NullResultAsEffect().check(compared(null))) == []


def test_strength_is_judged_only_where_the_source_says_the_same_otherwise() -> None:
    gap = StrengthGap(
        claim_words="prevents", claim_start=6, claim_end=14, claim_level=3, source_level=1, confidence=0.8
    )
    reading = compared(gap)
    (finding,) = CausalOverstatement().check(reading)
    assert words(reading, finding) == "prevents"
    assert list(CausalOverstatement().check(compared(evolve(gap, confidence=0.65), supported=0.2))) == []
    assert list(CausalOverstatement().check(compared(evolve(gap, claim_level=1)))) == []


def test_dropped_hedges_make_one_finding() -> None:
    hedges = [DroppedHedge(claim_words="", source_words=each, sentence=3, confidence=0.9) for each in ("may", "some")]
    reading = compared(*hedges)
    (finding,) = DroppedHedgeRule().check(reading)
    assert words(reading, finding).startswith(CLAIM)
    assert "“may” and “some”" in finding.message
    (unlinked,) = DroppedHedgeRule().check(compared(*hedges, linked=False))
    assert (finding.confidence, unlinked.confidence) == (Confidence.HIGH, Confidence.MEDIUM)


def test_a_source_of_which_words_are_told_to_differ_is_not_about_something_else() -> None:
    absent = NotInSource(claim_words="six", claim_start=15, claim_end=18, confidence=0.9)
    gap = StrengthGap(
        claim_words="prevents",
        claim_start=6,
        claim_end=14,
        source_words="associated",
        sentence=3,
        confidence=0.9,
        claim_level=3,
        source_level=1,
    )
    assert len(list(NotInSourceRule().check(compared(absent)))) == 1
    assert list(NotInSourceRule().check(compared(absent, gap))) == []


def test_words_that_sell_a_null_result_as_an_effect_are_told_once() -> None:
    gap = StrengthGap(
        claim_words="prevents",
        claim_start=6,
        claim_end=14,
        source_words="associated",
        sentence=3,
        confidence=0.9,
        claim_level=3,
        source_level=1,
    )
    null = DirectionConflict(
        claim_words="prevents", claim_start=6, claim_end=14, sentence=3, confidence=0.9, null_sold_as_effect=True
    )
    reading = compared(gap, null, verdict=Verdict.CONTRADICTED)
    assert list(CausalOverstatement().check(reading)) == []
    assert len(list(NullResultAsEffect().check(reading))) == 1
