from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.arms import is_swapped, read_pairs, sentences
from claimcheck.language.sides.allocation import ArmRole
from claimcheck.model.comparisons import ArmSwap
from claimcheck.verification.arms.arms import misplaced_arms
from claimcheck.verification.arms.groups import Arm, arms_of
from claimcheck.verification.reading import read_claim, read_source

BACK = (
    (
        "Patients with a slipped disc were allocated to either bed rest for two weeks with advice to rest for two "
        "hours daily and the option of a soft lumbar belt or swimming lessons once a week."
    ),
)
PAIRS = Path(__file__).parents[3] / "benchmarks" / "arm_pairs.txt"


def read_arms(sentences: Sequence[str]) -> tuple[Arm, ...]:
    return arms_of(read_source(tuple(sentences)).sentences)


def arm_swaps(claims: Sequence[str], sentences: Sequence[str]) -> tuple[ArmSwap, ...]:
    source = read_source(tuple(sentences))
    claimed = [read_claim(each, source) for each in claims] if source.sentences else []
    return tuple(found for claim in claimed for found in misplaced_arms(claim, (), source))


def names(*text: str) -> list[str]:
    return [each.name for each in read_arms(text)]


def swapped(claim: str, *source: str) -> list[str]:
    return [each.claim_words for each in arm_swaps(sentences(claim), source)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (BACK[0], ["bed rest", "swimming lessons"]),
        ("Patients were randomised to zinc (n = 50) with food or iron (n = 47).", ["zinc", "iron"]),
        ("Patients were randomly assigned to receive zinc or placebo.", ["zinc", "placebo"]),
        ("Women were divided into two groups: yoga or dancing.", ["yoga", "dancing"]),
        ("We compared surgery with physiotherapy in adults with knee pain.", ["surgery", "physiotherapy"]),
        ("One group took zinc and the other group did yoga.", ["zinc", "yoga"]),
        ("Half of the patients took zinc, while others did yoga.", ["zinc", "yoga"]),
        ("The yoga group sang; the zinc arm danced.", ["yoga", "zinc"]),
        ("The “sit and wait” group sang.", ["sit and wait"]),
        ("Those taking zinc were asked to sing, while women given placebo danced.", ["zinc", "placebo"]),
        ("Volunteers drank cocoa or orange juice.", ["cocoa", "orange juice"]),
    ],
)
def test_arms_are_named(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Both groups improved.",
        "Pain is common in old age.",
        "One group of genes is known.",
        "People were randomised.",
        "Rest (n = 4), walking, swimming (n = 5)",
        "They were either",
    ],
)
def test_where_no_arms_are_told_none_are_read(text: str) -> None:
    assert read_arms((text,)) == ()


def test_roles_of_arms() -> None:
    text = "The placebo group sang; the control group danced; the intervention group slept; the zinc group ran."
    assert [each.role for each in read_arms((text,))] == [
        ArmRole.PLACEBO,
        ArmRole.CONTROL,
        ArmRole.TREATED,
        ArmRole.OPEN,
    ]


def test_sentences_about_one_arm_are_joined() -> None:
    arms = read_arms((*BACK, "The rest group also got a cushion."))
    assert len(arms) == 2
    assert [any(each.sentence == 1 for each in arm.attributes) for arm in arms] == [True, False]


def test_quantities_are_attributes() -> None:
    rest = read_arms(BACK)[0]
    assert [BACK[0][each.start : each.end] for each in rest.attributes if each.quantity] == [
        "two weeks",
        "two hours daily",
    ]


def test_the_belt_of_the_other_arm() -> None:
    claim = (
        "One group had bed rest with 2 hours of planned rest each day and the other group used a soft lumbar belt "
        "or swimming lessons once a week."
    )
    (found,) = arm_swaps((claim,), BACK)
    assert "lumbar" in found.claim_words
    assert claim[found.claim_start : found.claim_end] == found.claim_words
    assert BACK[found.sentence][found.source_start : found.source_end] == found.source_words
    assert "lumbar" in found.source_words
    assert "swimming" in found.claim_arm
    assert "rest" in found.source_arm


@pytest.mark.parametrize(
    "claim",
    [
        (
            "One group had bed rest with 2 hours of planned rest each day and a soft lumbar belt and the other group "
            "took swimming lessons once a week."
        ),
        "The rest group was told to rest twice daily for one hour, by lying down.",
        "The swimming group got lessons by a trained coach.",
        "Neither rest nor swimming worked better.",
        "The study lasted two weeks.",
    ],
)
def test_faithful_claims_are_left_alone(claim: str) -> None:
    assert swapped(claim, *BACK) == []


def test_doses_of_the_other_arm() -> None:
    source = "We compared metformin 850 mg with glipizide 5 mg in adults."
    assert swapped("The metformin group took 5 mg and the glipizide group 850 mg.", source)
    assert not swapped("The metformin group took 850 mg and the glipizide group 5 mg.", source)


@pytest.mark.parametrize(
    ("source", "claim"),
    [
        ("Zinc worked better than vitamin C.", "Vitamin C worked better than zinc."),
        ("Compared with oxycodone, ibuprofen improved pain.", "Compared with ibuprofen, oxycodone improved pain."),
        (
            "Weight loss was greater with fasting than with counting.",
            "Counting led to greater weight loss than fasting.",
        ),
        ("Pain fell more after yoga than after surgery.", "Surgery reduced pain more than yoga."),
        ("Yoga eased anxiety more than reading.", "Reading eased anxiety more than yoga."),
        ("Recovery was quicker with zinc than with iron.", "Recovery was quicker with iron than with zinc."),
    ],
)
def test_the_parts_of_a_comparison_exchanged(source: str, claim: str) -> None:
    assert swapped(claim, source)
    assert not swapped(source, source)


@pytest.mark.parametrize(
    ("source", "claim"),
    [
        ("Nausea was lower with zinc than with iron.", "Nausea was higher with iron than with zinc."),
        ("Zinc did not work better than iron.", "Iron worked better than zinc."),
        ("Nausea was lower with zinc than with iron.", "Sleep was better with iron than with zinc."),
        ("We tested whether zinc works better than iron.", "Iron works better than zinc."),
        ("Zinc worked (better than iron in one town).", "Iron worked better than zinc."),
        ("Zinc led to better sleep and less energy than iron.", "Iron led to better sleep than zinc."),
        ("Zinc differs from iron rather than copper.", "Iron is liked more than zinc."),
        ("Nausea was lower with zinc than with iron.", "Nausea was lower with zinc than with copper."),
    ],
)
def test_comparisons_that_say_no_such_thing(source: str, claim: str) -> None:
    assert swapped(claim, source) == []


def test_a_comparison_told_both_ways_decides_nothing() -> None:
    claim = "Zinc worked better than iron."
    assert not swapped(claim, "Iron worked better than zinc in spring.", "Zinc worked better than iron in autumn.")


def test_without_a_source_nothing_is_said() -> None:
    assert arm_swaps(("The zinc group got a belt.",), ()) == ()


def test_the_pairs_of_the_benchmark() -> None:
    pairs = list(read_pairs(PAIRS.read_text(encoding="utf-8")))
    accused = [faithful for source, faithful, _ in pairs if is_swapped(faithful, source)]
    found = [claim for source, _, claim in pairs if is_swapped(claim, source)]
    assert accused == []
    assert len(found) >= 0.85 * len(pairs)


_WORDS = st.lists(
    st.sampled_from(
        "either one group the other rest zinc or and to randomised (n = 5) compared with than better more worse less "
        "was given a belt for two weeks, while placebo arm half others got ; . pain".split()
    ),
    max_size=25,
).map(" ".join)


@given(_WORDS, st.lists(_WORDS, max_size=3))
def test_any_words_give_spans_of_both_sides(claim: str, source: list[str]) -> None:
    for each in arm_swaps((claim,), source):
        assert claim[each.claim_start : each.claim_end] == each.claim_words
        assert source[each.sentence][each.source_start : each.source_end] == each.source_words


@given(st.text(max_size=80))
def test_any_text_is_read(text: str) -> None:
    assert isinstance(read_arms((text,)), tuple)


def test_other_words_for_the_same_arm_meet() -> None:
    source = (
        "Adults were assigned to fasting outside a window from noon or to three regular meals.",
        "Lean mass loss was larger with fasting.",
    )
    assert swapped("Adults with three regular meals lost more lean mass than those who ate from noon.", *source)
    assert not swapped("Adults who ate from noon lost more lean mass than those with three regular meals.", *source)
