"""What `--explain` tells of a claim."""

from __future__ import annotations

from attrs import evolve

from claimcheck.model import ClaimComparison, Comparison, NumberMismatch, RationaleSentence, Verdict
from claimcheck.reporters.explaining import explain
from tests.reporters.sample import garlic

COMPARISON = Comparison(
    verdict=Verdict.NOT_ENOUGH_INFO,
    confidence=0.4,
    scores=((Verdict.SUPPORTED, 0.5), (Verdict.CONTRADICTED, 0.1), (Verdict.NOT_ENOUGH_INFO, 0.4)),
    rationale=(RationaleSentence(text="Garlic lowered pressure by 5 mmHg.", index=2, section="Results"),),
    differences=(NumberMismatch(claim_words="8 mmHg", source_words="5 mmHg", confidence=0.9),),
    features=(("coverage of best", 0.8), ("denied in claim", 0.0)),
)


def test_a_claim_is_told_with_its_links_passages_differences_and_features() -> None:
    article = garlic()
    compared = ClaimComparison(claim="c2", reference="r1", linked=True, comparison=COMPARISON)
    told = explain(evolve(article, reading=evolve(article.reading, comparisons=(compared,))), "C2", 200)
    for words in (
        "claim c2",
        "rests on r1: marker in the sentence (0.99)",
        "against r1: NOT_ENOUGH_INFO, confidence 0.40",
        "SUPPORTED 0.50, CONTRADICTED 0.10, NOT_ENOUGH_INFO 0.40",
        "passage: Garlic lowered pressure by 5 mmHg. [Results]",
        "difference: NumberMismatch, “8 mmHg” against “5 mmHg”, confidence 0.90",
        "weighed: coverage of best = 0.80",
    ):
        assert words in told
    assert "denied in claim" not in told


def test_a_claim_that_cites_nothing_says_so() -> None:
    told = explain(garlic(), "c1", 80)
    assert "rests on no reference" in told
    assert "ascribed to: unnamed authority" in told


def test_an_unknown_claim_is_nothing() -> None:
    assert explain(garlic(), "c99", 80) == ""
