from claimcheck.model.comparisons import DirectionConflict, NotInSource, NumberMismatch
from claimcheck.verification.leanings import lean, told
from claimcheck.verification.reading import read_claim, read_source

SOURCE = ("Ginger tea reduced nausea in 90 sailors compared with plain tea.",)


def leaning(claim: str) -> dict[str, float]:
    source = read_source(SOURCE)
    return lean(read_claim(claim, source), source.sentences, source)


def test_what_the_source_bears_out_leans_to_the_claim() -> None:
    found = leaning("Ginger tea reduced nausea in sailors.")

    assert found["proposition: agree"] > found["proposition: conflict"]
    assert found["proposition: against over with"] < 0
    assert found["settled by source"] > 0


def test_the_opposite_leans_against_it() -> None:
    found = leaning("Ginger tea increased nausea in sailors.")

    assert found["proposition: against over with"] > 0
    assert found["settled by source"] == 0


def test_a_number_that_the_source_lacks_is_not_borne_out() -> None:
    assert leaning("Ginger tea reduced nausea in 90 sailors.")["numbers borne out"] == 1
    assert leaning("Ginger tea reduced nausea in 600 sailors.")["numbers borne out"] == 0


def test_a_comparison_that_nothing_bears_out_is_unsettled() -> None:
    assert leaning("Ginger tea increased nausea more than green tea.")["comparison unsettled"] == 1
    assert leaning("Ginger tea reduced nausea.")["comparison unsettled"] == 0


def test_the_surest_difference_of_each_kind_counts() -> None:
    found = told(
        [
            NumberMismatch(claim_words="9", confidence=0.4),
            NumberMismatch(claim_words="8", confidence=0.7),
            DirectionConflict(claim_words="raised", confidence=0.6, null_sold_as_effect=True),
            NotInSource(claim_words="kangaroos", confidence=0.4),
        ]
    )

    assert (found["NumberMismatch"], found["ArmSwap"], found["null sold as effect"]) == (0.7, 0, 0.6)
    assert found["wrong fact"] == 0.7
