import pytest

from claimcheck.language.reading import ReadSentence
from claimcheck.language.statements.outcomes import find_outcome, find_worth
from claimcheck.language.terms import stem


def outcome(text: str, cue: str) -> frozenset[str]:
    start = text.index(cue)
    return find_outcome(ReadSentence(text=text), (0, len(text)), (start, start + len(cue)))


@pytest.mark.parametrize(
    ("text", "cue", "words"),
    [
        ("The gel reduced itch in gardeners.", "reduced", "itch"),
        ("The gel was associated with a lower frequency of eczema among gardeners.", "lower", "frequency eczema"),
        ("There was a reduction in itch with the gel.", "reduction", "itch"),
        ("There was no difference between gel and soap in itch.", "no difference", "itch"),
        ("No differences were found between gel and soap in itch.", "No differences", "itch"),
        ("At six months itch in the gel group was lower than in the soap group.", "lower", "itch"),
        ("Gel was more effective than soap in reducing itch.", "more", "itch"),
        ("Gardeners scratched less often with the gel.", "less", "gardeners scratched"),
        ("Of the gardeners who used it fainted less often from heat.", "less", "used fainted heat"),
        ("Gardeners were more likely to faint.", "more", "faint"),
    ],
)
def test_the_outcome_is_told_from_the_arms(text: str, cue: str, words: str) -> None:
    assert outcome(text, cue) == {stem(word) for word in words.split()}


@pytest.mark.parametrize(
    ("text", "cue", "worth"),
    [
        ("the gel improved sleep quality", "improved", 1),
        ("the gel lowered the risk of eczema", "lowered", -1),
        ("in cancer patients survival was longer", "longer", 1),
        ("sleep problems in adults were rarer", "rarer", -1),
        ("the gel raised height", "raised", 0),
    ],
)
def test_the_worth_is_that_of_the_head_of_the_phrase(text: str, cue: str, worth: int) -> None:
    start = text.index(cue)

    assert find_worth(text, (0, len(text)), (start, start + len(cue))) == worth
