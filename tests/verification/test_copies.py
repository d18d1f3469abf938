"""Claims that are a sentence of their source but for an edit."""

import pytest

from claimcheck.model.comparisons import ArmSwap, Difference, DirectionConflict, NumberMismatch
from claimcheck.verification.copies import edited_copies
from claimcheck.verification.passages import rank
from claimcheck.verification.reading import read_claim, read_source

SOURCE = (
    "We enrolled 140 adults with a cold. Coughing fell by 31% in the thyme group and by 12% in the water group. "
    "Thyme tea was associated with a lower risk of fever in the first week. "
    "Thyme tea was more effective than honey in easing the cough of smokers. "
    "The tea may shorten the cough of adults who smoke."
)


def faults(claim: str, source: str = SOURCE) -> list[Difference]:
    """What the edits of the claim tell."""
    read = read_source(source)
    ours = read_claim(claim, read)
    found = list(edited_copies(ours, rank(ours, read), read))
    for each in found:
        assert claim[each.claim_start : each.claim_end] == each.claim_words
        assert read.sentences[each.sentence].text[each.source_start : each.source_end] == each.source_words
    return found


@pytest.mark.parametrize(
    ("claim", "kind", "ours", "theirs"),
    [
        ("Coughing fell by 51% in the thyme group and by 12% in the water group.", NumberMismatch, "51%", "31%"),
        ("We enrolled sixteen adults with a cold.", NumberMismatch, "sixteen", "140"),
        (
            "Thyme tea was associated with a higher risk of fever in the first week.",
            DirectionConflict,
            "higher",
            "lower",
        ),
        ("Thyme tea was not associated with a lower risk of fever in the first week.", DirectionConflict, "not", ""),
        ("The tea does not shorten the cough of adults who smoke.", DirectionConflict, "does not", "may"),
        ("Coughing fell by 12% in the thyme group.", ArmSwap, "thyme", "water"),
    ],
)
def test_one_edit_tells_the_fault(claim: str, kind: type[Difference], ours: str, theirs: str) -> None:
    (fault,) = faults(claim)
    assert isinstance(fault, kind)
    assert (fault.claim_words, fault.source_words) == (ours, theirs)


@pytest.mark.parametrize(
    "claim",
    [
        "Coughing fell by 12% in the thyme group and by 31% in the water group.",
        "Coughing fell by 31% in the water group and by 12% in the thyme group.",
        "Honey was more effective than thyme tea in easing the cough of smokers.",
    ],
)
def test_two_edits_that_put_each_others_words_are_an_exchange(claim: str) -> None:
    (fault,) = faults(claim)
    assert isinstance(fault, ArmSwap)


@pytest.mark.parametrize(
    "claim",
    [
        "Coughing fell by 31% in the thyme group and by 12% in the water group.",
        "Coughing fell by about 30% in the thyme group and by 12% in the water group.",
        "In the thyme group coughing fell by 31%.",
        "The tea might shorten the cough of adults who smoke.",
        "Thyme tea was significantly more effective than honey in easing the cough of smokers.",
        "Thyme tea was linked with a lower risk of fever in the first week.",
        "People drank water.",
    ],
)
def test_what_says_the_same_is_left_alone(claim: str) -> None:
    assert not faults(claim)


def test_things_listed_in_another_order_are_not_exchanged() -> None:
    source = "Rates of cough and fever were the same for thyme and honey in this trial of adults."
    assert not faults("Rates of fever and cough were the same for honey and thyme in this trial of adults.", source)


def test_a_number_is_not_wrong_where_the_claim_says_something_else_there() -> None:
    assert not faults("Coughing fell by 3 points a day in the thyme group and by 12% in the water group.")
