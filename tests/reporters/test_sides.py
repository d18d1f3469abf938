from __future__ import annotations

from claimcheck.model import (
    Comparison,
    NumberMismatch,
    NumberNotFound,
    RationaleSentence,
    Slot,
    SlotRole,
    SlotState,
    Verdict,
)
from claimcheck.reporters.html.sides import CLASHING, FOUND, NOT_FOUND, Side, claim_side, source_side

CLAIM = "Garlic lowered pressure by 8 mmHg in 40 adults."
SOURCE = RationaleSentence(text="Pressure fell by 3 mmHg.", index=2)


def compared(*differences: NumberMismatch | NumberNotFound) -> Comparison:
    return Comparison(verdict=Verdict.CONTRADICTED, confidence=0.9, differences=differences)


def test_words_on_both_sides_are_marked_by_what_the_source_has_for_them() -> None:
    comparison = compared(
        NumberMismatch(
            claim_words="8 mmHg", claim_start=27, claim_end=33, source_words="3 mmHg", sentence=2, confidence=0.9
        ),
        NumberNotFound(claim_words="40", claim_start=37, claim_end=39, confidence=0.8),
    )
    assert claim_side(CLAIM, comparison) == (
        Side("Garlic lowered pressure by "),
        Side("8 mmHg", CLASHING),
        Side(" in "),
        Side("40", NOT_FOUND),
        Side(" adults."),
    )
    assert source_side(SOURCE, comparison) == (Side("Pressure fell by "), Side("3 mmHg", CLASHING), Side("."))


def test_parts_of_the_claim_are_marked_with_what_they_are() -> None:
    slots = (
        Slot(role=SlotRole.INTERVENTION, text="Garlic", start=0, end=6, state=SlotState.NOT_FOUND),
        Slot(
            role=SlotRole.OUTCOME,
            text="pressure",
            start=15,
            end=23,
            state=SlotState.FOUND,
            source_text="Pressure",
            sentence=2,
        ),
    )
    comparison = Comparison(verdict=Verdict.SUPPORTED, confidence=0.9, slots=slots)
    assert [each for each in claim_side(CLAIM, comparison) if each.state] == [
        Side("Garlic", NOT_FOUND, "intervention"),
        Side("pressure", FOUND, "outcome"),
    ]
    assert source_side(SOURCE, comparison)[0] == Side("Pressure", FOUND, "outcome")


def test_what_is_unsure_or_elsewhere_is_not_marked_and_of_two_marks_the_graver_is() -> None:
    unsure = NumberMismatch(claim_words="8 mmHg", claim_start=27, claim_end=33, source_words="3", confidence=0.3)
    assert claim_side(CLAIM, compared(unsure)) == (Side(CLAIM),)
    elsewhere = NumberMismatch(
        claim_words="8", claim_start=27, claim_end=28, source_words="3 mmHg", sentence=7, confidence=0.9
    )
    assert source_side(SOURCE, compared(elsewhere)) == (Side(SOURCE.text),)
    longer = NumberNotFound(claim_words="8 mmHg in 40", claim_start=27, claim_end=39, confidence=0.9)
    assert [each.text for each in claim_side(CLAIM, compared(longer, elsewhere)) if each.state] == ["8"]
    beyond = NumberNotFound(claim_words="adults", claim_start=40, claim_end=400, confidence=0.9)
    assert "".join(each.text for each in claim_side(CLAIM, compared(beyond))) == CLAIM
