from claimcheck.verification.features import describe
from claimcheck.verification.passages import rank
from claimcheck.verification.reading import read_claim, read_source


def features(claim: str, *sentences: str) -> dict[str, float]:
    source = read_source(sentences)
    ours = read_claim(claim, source)
    return describe(ours, rank(ours, source), source)


def test_degrees_tell_who_says_all_and_who_says_some() -> None:
    found = features("All gardeners slept well.", "Some gardeners slept well.")

    assert found["universal in claim only"] == 1
    assert found["partial in best only"] == 1
    assert found["none in claim only"] == 0


def test_a_degree_that_another_passage_tells_is_not_the_claims_alone() -> None:
    found = features("All gardeners slept well.", "Some gardeners slept well.", "All gardeners were asked.")

    assert found["universal in claim only"] == 0
