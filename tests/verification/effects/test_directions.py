import pytest

from claimcheck.model.comparisons import DirectionConflict
from claimcheck.verification.effects.bearing import settled
from claimcheck.verification.effects.directions import direction_conflicts
from claimcheck.verification.passages import rank
from claimcheck.verification.reading import read_claim, read_source

TRIAL = (
    "We assigned 120 gardeners with eczema to barrier gel or to soap for eight weeks. "
    "Itch scores fell by 4.1 points with gel and by 1.2 points with soap (P = 0.002). "
    "Sleep quality did not differ between gel and soap. "
    "Rash was less common with gel than with soap."
)


def conflicts(claim: str, source: str = TRIAL) -> list[DirectionConflict]:
    read = read_source(source)
    ours = read_claim(claim, read)
    return [each for each in direction_conflicts(ours, rank(ours, read), read) if each.confidence >= 0.5]


@pytest.mark.parametrize(
    ("claim", "sentence", "null"),
    [
        ("Itch scores fell no more with gel than with soap.", 1, False),
        ("Barrier gel did nothing for the itch scores of gardeners.", 1, False),
        ("Sleep quality was better with gel than with soap.", 2, True),
        ("Rash was more common with gel than with soap.", 3, False),
        ("Rash was as common with gel as with soap.", 3, False),
    ],
)
def test_a_turned_or_denied_effect_is_named(claim: str, sentence: int, null: bool) -> None:
    (found,) = conflicts(claim)

    assert found.sentence == sentence
    assert found.null_sold_as_effect is null
    assert claim[found.claim_start : found.claim_end] == found.claim_words
    there = read_source(TRIAL).sentences[sentence].text
    assert there[found.source_start : found.source_end] == found.source_words


@pytest.mark.parametrize(
    "claim",
    [
        "Itch scores fell more with gel than with soap.",
        "Gardeners slept no better with gel than with soap.",
        "Rash was rarer with gel.",
        "Gardeners who used soap had rash more often than those who used gel.",
        "Whether gel helps against rash in children is unclear.",
        "The trial had 120 gardeners.",
    ],
)
def test_what_is_true_or_not_told_is_left_alone(claim: str) -> None:
    assert conflicts(claim) == []


def test_what_agrees_with_the_source_is_settled() -> None:
    read = read_source(TRIAL)

    def settle(claim: str) -> float:
        return settled(read_claim(claim, read), read.sentences)

    assert settle("Rash was less common with gel than with soap.") > 0.6
    assert settle("Rash was more common with gel than with soap.") < 0.3
    assert settle("The trial had 120 gardeners.") == 0


def test_methods_aims_and_background_contradict_nothing() -> None:
    source = (
        "BACKGROUND: Gel is thought to worsen rash. METHODS: We measured whether gel increased rash. "
        "RESULTS: Rash was reduced by gel in 120 gardeners."
    )

    assert conflicts("Gel reduces rash.", source) == []


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        (
            "Itch scores were similar, but gardeners with gel slept sooner and used four fewer creams.",
            "Itch scores were similar in both groups. Gardeners with gel used fewer creams than those with soap.",
        ),
        (
            "The nerve was calmer when a femoral block was paired with a sciatic block.",
            "Sciatic block with femoral block is superior to infiltration for calming the nerve.",
        ),
        (
            "Gel lowered itch slightly but not significantly.",
            "Gel slightly, but insignificantly, reduced itch compared with soap.",
        ),
        (
            "ACE inhibitors were not linked with itch in gardeners.",
            "Itch did not differ between gardeners with and without inhibitors of ACE.",
        ),
    ],
)
def test_words_of_one_sign_and_names_are_no_conflict(claim: str, source: str) -> None:
    assert conflicts(claim, source) == []


def test_a_finding_against_an_insignificant_effect_is_named() -> None:
    (found,) = conflicts(
        "Gel significantly reduced itch in gardeners.",
        "In gardeners the gel slightly, but insignificantly, reduced itch.",
    )

    assert found.null_sold_as_effect


def test_one_cue_of_one_sign_on_both_sides_is_never_sure() -> None:
    read_ = read_source("Rash was less common with soap than with gel.")
    found = list(direction_conflicts(read_claim("Rash was less common with gel than with soap.", read_), (), read_))

    assert all(each.confidence < 0.5 for each in found)


def test_how_much_less_something_rose_is_no_direction() -> None:
    source = "Arterial carbon dioxide increased to 5.9 kPa in the gel group."
    assert not conflicts("Arterial carbon dioxide rose less in the gel group.", source)
