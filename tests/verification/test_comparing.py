import os
import subprocess
import sys
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.model import Passage, Work
from claimcheck.model.comparisons import (
    ArmSwap,
    DesignMisdescribed,
    Difference,
    DirectionConflict,
    DroppedHedge,
    NotInSource,
    NumberMismatch,
    PopulationShift,
    QuoteNotFound,
    StrengthGap,
    Verdict,
)
from claimcheck.verification import verify
from claimcheck.verification.reading import LONGEST
from tests.verification.engines.saying import Saying

GINGER = "Ginger tea reduced nausea in 90 sailors compared with plain tea."
MUSSELS = (
    "Background. Mussel extract is sold for stiff knees.",
    "We assigned 120 adults with stiff knees to mussel extract or placebo.",
    "Knee stiffness did not differ between mussel extract and placebo (p = 0.61).",
)


def kinds(claim: str, source: str | Sequence[str] | Work) -> set[type[Difference]]:
    return {type(each) for each in verify(claim, source).differences if each.confidence >= 0.5}


def test_the_words_of_the_source_are_supported() -> None:
    assert verify(GINGER, GINGER).verdict is Verdict.SUPPORTED


def test_the_opposite_is_not_supported_and_the_conflict_is_named() -> None:
    compared = verify("Ginger tea increased nausea in sailors.", GINGER)

    assert compared.verdict is not Verdict.SUPPORTED
    conflict = next(each for each in compared.differences if isinstance(each, DirectionConflict))
    assert (conflict.claim_words, conflict.source_words) == ("increased", "reduced")


def test_a_null_result_sold_as_an_effect_is_named() -> None:
    found = verify("Mussel extract reduced knee stiffness more than placebo.", MUSSELS).differences
    conflict = next(each for each in found if isinstance(each, DirectionConflict))

    assert conflict.null_sold_as_effect
    assert conflict.sentence == 2


def test_what_the_source_never_mentions_is_not_decided() -> None:
    compared = verify("Zinc lozenges shorten colds in toddlers.", MUSSELS)

    assert compared.verdict is Verdict.NOT_ENOUGH_INFO
    assert compared.differences == ()


@pytest.mark.parametrize("source", ["", (), Work(title="A title alone")])
def test_a_source_without_text_is_unverifiable(source: str | Sequence[str] | Work) -> None:
    compared = verify("Ginger helps.", source)

    assert (compared.verdict, compared.confidence) == (Verdict.UNVERIFIABLE, 0.0)
    assert compared.likeliest is Verdict.UNVERIFIABLE


def test_the_scores_are_probabilities() -> None:
    compared = verify(GINGER, GINGER)

    assert sum(compared.scores.values()) == pytest.approx(1)
    assert compared.score(compared.likeliest) == max(compared.scores.values())


def test_the_deciding_sentence_comes_first_with_its_section() -> None:
    work = Work(
        title="Mussel extract for stiff knees",
        abstract=(
            Passage(section="Background", text="Knee stiffness is common. Mussel extract is sold for it."),
            Passage(section="Results", text="Knee stiffness did not differ between mussel extract and placebo."),
        ),
    )
    first = verify("Mussel extract did not relieve knee stiffness.", work).rationale[0]

    assert (first.section, first.index) == ("Results", 2)


@pytest.mark.parametrize(
    ("claim", "source", "kind"),
    [
        (
            "Evening light harms sleep in nurses.",
            "Evening light was associated with poorer sleep in nurses.",
            StrengthGap,
        ),
        ("Sage always relieves hot flushes.", "Sage relieved hot flushes in 40 women.", StrengthGap),
        ("Women with hot flushes should drink sage.", "Women with hot flushes drank sage; flushes fell.", StrengthGap),
        ("Sage relieves hot flushes in women.", "Sage may relieve hot flushes in women.", DroppedHedge),
        (
            "Garlic lowers blood lipids.",
            "Garlic lowered blood lipids in mice that were fed lard.",
            PopulationShift,
        ),
        (
            "The study had no control group.",
            ("Sage for flushes: a randomised controlled trial.", "Sage relieved flushes."),
            DesignMisdescribed,
        ),
        (
            'The authors wrote that "sage is the only tea worth drinking".',
            "The authors wrote that sage relieved flushes.",
            QuoteNotFound,
        ),
        (
            "Rash occurred in 12% of the sage group and in 3% of the mint group.",
            "Rash occurred in 3% of the sage group and in 12% of the mint group.",
            ArmSwap,
        ),
    ],
)
def test_each_fault_is_named(claim: str, source: str | Sequence[str], kind: type[Difference]) -> None:
    assert kind in kinds(claim, source)


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("Sage may relieve hot flushes.", "Sage may relieve hot flushes in women."),
        ("Sage relieved hot flushes in mice.", "Sage relieved hot flushes in mice."),
        ("It is not proven that sage helps.", "Sage may help, though that is not certain."),
        ('They wrote that sage "relieved the flushes of women".', "Sage relieved the flushes of women."),
        ("The trial was randomised.", "A randomised trial of sage in women."),
        (
            "Rash occurred in 3% of the sage group and in 12% of the mint group.",
            "Rash occurred in 12% of the mint group and in 3% of the sage group.",
        ),
    ],
)
def test_what_is_faithful_is_left_alone(claim: str, source: str) -> None:
    assert kinds(claim, source) == set()


def test_words_that_the_source_lacks_are_named_with_low_confidence() -> None:
    found = verify("Ginger tea reduced nausea in 90 sailors and kangaroos.", GINGER).differences

    assert [each.claim_words for each in found if isinstance(each, NotInSource)] == ["kangaroos"]
    assert all(each.confidence < 0.5 for each in found)


def test_another_verifier_can_decide() -> None:
    assert verify(GINGER, GINGER, verifier=Saying(Verdict.NOT_ENOUGH_INFO)).verdict is Verdict.NOT_ENOUGH_INFO


@given(st.text(max_size=200), st.text(max_size=400))
def test_any_texts_are_compared_and_spans_slice_them(claim: str, source: str) -> None:
    for each in verify(claim, source).differences:
        assert claim[each.claim_start : each.claim_end] == each.claim_words


def test_what_is_no_sentence_is_cut_and_still_compared() -> None:
    told = "Thyme tea shortened colds by two days. "
    comparison = verify("Thyme tea shortened colds by six days, " + "and so on " * 20_000, told + "tea " * 20_000)
    assert any(isinstance(each, NumberMismatch) for each in comparison.differences)
    assert max(len(each.text) for each in comparison.rationale) <= LONGEST


def test_a_null_result_sold_as_an_effect_is_no_swap() -> None:
    source = (
        "Sleep efficiency rose by 14% with melatonin and by 6% with placebo (P = 0.004). "
        "Daytime sleepiness did not differ between the groups."
    )
    kinds = {
        type(each)
        for each in verify("Daytime sleepiness was lower with melatonin than with placebo.", source).differences
    }
    assert DirectionConflict in kinds
    assert ArmSwap not in kinds


def test_a_comparison_is_the_same_in_every_run() -> None:
    program = (
        "from claimcheck.verification import verify\n"
        "claim = 'Thyme tea taken for two weeks shortened the cough of smokers more than honey or cold water did.'\n"
        "source = ('Thyme tea and honey were given to adult smokers with a lasting cough for two weeks. The cough '\n"
        "          'lasted three days less with thyme tea than with honey. Cold water did not shorten the cough.')\n"
        "print(repr(verify(claim, source)))\n"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "2", "3")
    }
    assert len(runs) == 1
