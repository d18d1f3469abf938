"""The words of a difference stand where it says, in the claim and in the sentence of the source."""

from typing import Any

import pytest

from claimcheck import Work, verify
from claimcheck.model import Passage
from claimcheck.verification.reading import read_source
from tests.frozen.corpus import PAIRS, read_lines

ALLOCATED = (
    "Adults with back pain were allocated to ten weeks of rest, lying down and a lumbar belt, or to exercise once a "
    "week for ten weeks."
)
BELT = "One group rested for two hours a day, and the other group wore a lumbar belt or exercised once a week."


@pytest.mark.parametrize(
    "row", [*read_lines(PAIRS), {"claim": BELT, "source": ALLOCATED}], ids=lambda row: row["claim"]
)
def test_the_words_of_a_difference_stand_in_the_claim_and_in_the_source(row: dict[str, Any]) -> None:
    work = Work(title="Rest, exercise and back pain", abstract=(Passage(section="Methods", text=row["source"]),))
    source = read_source(work)
    for each in verify(row["claim"], work).differences:
        assert row["claim"][each.claim_start : each.claim_end] == each.claim_words
        if each.source_words:
            sentence = source.sentences[source.places[each.sentence]]
            assert sentence.text[each.source_start : each.source_end] == each.source_words


def test_a_swapped_attribute_shows_the_words_of_the_source_below_a_title_too() -> None:
    work = Work(title="Rest or exercise", abstract=(Passage(section="Methods", text=ALLOCATED),))
    swap = next(each for each in verify(BELT, work).differences if type(each).__name__ == "ArmSwap")
    assert (swap.source_words, swap.sentence) == ("lumbar belt", 0)
