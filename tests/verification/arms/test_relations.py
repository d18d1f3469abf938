import pytest

from claimcheck.model.comparisons import ArmSwap
from claimcheck.verification.arms.poles import LONGEST
from claimcheck.verification.arms.relations import exchanged_predicates, exchanged_sides, read_acts
from claimcheck.verification.arms.tellings import read_clauses
from claimcheck.verification.passages import rank
from claimcheck.verification.reading import ReadSentence, read_claim, read_source

LASER = "Vision improved significantly in the laser group, but no improvement was seen in the syrup group."
MICE = "Copper-fed mice resisted colitis. However, zinc-fed mice developed fatal anaemia."


def predicates(claim: str, source: str) -> list[ArmSwap]:
    read = read_source(source)
    ours = read_claim(claim, read)
    return list(exchanged_predicates(ours, rank(ours, read), read))


def sides(claim: str, source: str) -> list[ArmSwap]:
    read = read_source(source)
    ours = read_claim(claim, read)
    return list(exchanged_sides(ours, rank(ours, read), read))


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("Vision improved in the syrup group, but not in the laser group.", LASER),
        ("Zinc-fed mice resisted colitis, whereas copper-fed mice developed fatal anaemia.", MICE),
        (
            "Itch eased in people with asthma but not in people without it.",
            "Itch eased in non-asthma patients. Among asthma patients the cream had no effect on itch.",
        ),
        (
            "The course had no effect on snacking at 2 months but worked by 6 months.",
            "The course reduced snacking at 2 months, however this effect was not maintained at 6 months.",
        ),
        (
            "Tango dancers got calmer, whereas rowers gained balance and hearing.",
            "Rowers improved their mood and patience, while tango dancers improved their balance and hearing.",
        ),
    ],
)
def test_what_two_sides_did_told_of_each_other(claim: str, source: str) -> None:
    (found,) = predicates(claim, source)
    assert claim[found.claim_start : found.claim_end] == found.claim_words
    sentence = read_source(source).sentences[found.sentence].text
    assert sentence[found.source_start : found.source_end] == found.source_words


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("Vision improved in the laser group, but not in the syrup group.", LASER),
        ("Copper-fed mice resisted colitis, whereas zinc-fed mice developed fatal anaemia.", MICE),
        ("Mice were studied, but vision was not.", LASER),
        ("Vision improved.", LASER),
        (
            "Rowers improved their mood and patience; tango dancers improved their balance and hearing.",
            "Measures included mood, patience, balance and hearing in rowers; tango dancers had the same.",
        ),
        ("There was no difference in itch between 1) oil; 2) balm.", "Itch fell with balm; it stayed with oil."),
        ("Zinc-fed mice resisted colitis, whereas copper-fed mice developed fatal anaemia.", "We enrolled mice."),
    ],
)
def test_what_two_sides_did_as_in_the_source(claim: str, source: str) -> None:
    assert predicates(claim, source) == []


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("Overeating leads to insomnia.", "Insomnia leads to overeating."),
        ("Insomnia is caused by overeating.", "Insomnia causes overeating."),
        (
            "Of the patients, 28% of those assigned to surgery switched to yoga.",
            "Of those assigned to yoga, 28% underwent surgery.",
        ),
    ],
)
def test_what_acts_and_what_is_acted_on_exchanged(claim: str, source: str) -> None:
    (found,) = sides(claim, source)
    assert claim[found.claim_start : found.claim_end] == found.claim_words
    assert source[found.source_start : found.source_end] == found.source_words


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("Insomnia leads to overeating.", "Insomnia leads to overeating."),
        ("Overeating is caused by insomnia.", "Insomnia causes overeating."),
        ("Overeating is linked to insomnia.", "Insomnia is linked to overeating."),
        ("Overeating reduces insomnia.", "Insomnia causes overeating."),
        ("Overeating improved with insomnia.", "Insomnia causes overeating."),
        ("Overeating leads to insomnia.", "Insomnia leads to overeating. Overeating leads to insomnia."),
        ("Overeating did not lead to insomnia.", "Insomnia leads to overeating."),
        ("Overeating leads to gout.", "Insomnia leads to overeating."),
    ],
)
def test_what_acts_as_in_the_source(claim: str, source: str) -> None:
    assert sides(claim, source) == []


def test_a_table_is_not_read() -> None:
    sentence = ReadSentence(text="Tea leads to gout, but " * LONGEST)
    assert read_clauses(sentence) == ()
    assert read_acts(sentence) == ()
