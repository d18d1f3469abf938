import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.verification.opposites import degrees, opposed_things, opposites, opposites_of
from claimcheck.verification.reading import ReadSentence
from claimcheck.verification.terms import stem


def read(text: str) -> ReadSentence:
    return ReadSentence(text=text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("scarce", "abundant"),
        ("abundant", "scarce"),
        ("necessary", "unnecessary"),
        ("sensitive", "insensitive"),
        ("overestimates", "underestimates"),
        ("hyperactive", "hypoactive"),
    ],
)
def test_opposites_are_listed_or_made_by_a_prefix(one: str, other: str) -> None:
    assert stem(other) in opposites_of(stem(one))


def test_a_word_is_not_its_own_opposite() -> None:
    assert stem("abundant") not in opposites_of(stem("abundant"))


def test_only_what_the_other_lacks_is_opposed() -> None:
    claim = read("Lichens are scarce on old walls.")

    assert opposites(claim, read("Lichens are abundant on old walls.")) == ((stem("scarce"), stem("abundant")),)
    assert opposites(claim, read("Lichens are scarce on old walls and abundant on trees.")) == ()


def test_opposites_count_where_both_are_said_of_one_thing() -> None:
    claim = read("Lichens are scarce on old walls.")

    assert opposed_things(claim, read("Lichens are abundant on old walls.")) > 0.3
    assert opposed_things(claim, read("Where lichens grew in the shade of trees by the river, moss was abundant.")) == 0


def test_degrees_tell_who_says_all_and_who_says_some() -> None:
    found = degrees(read("All gardeners slept well."), [read("Some gardeners slept well.")])

    assert found["universal in claim only"] == 1
    assert found["partial in best only"] == 1
    assert found["none in claim only"] == 0


def test_a_degree_that_another_passage_tells_is_not_the_claims_alone() -> None:
    top = [read("Some gardeners slept well."), read("All gardeners were asked.")]

    assert degrees(read("All gardeners slept well."), top)["universal in claim only"] == 0


@given(st.text(max_size=120), st.text(max_size=120))
def test_any_two_texts_are_compared(one: str, other: str) -> None:
    assert 0 <= opposed_things(read(one), read(other)) <= 1
