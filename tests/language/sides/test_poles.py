import pytest

from claimcheck.language.reading import ReadSentence
from claimcheck.language.sides.poles import Pole, part, read_pole, read_region, weigh
from claimcheck.verification.arms.turning import turn


def pole(text: str) -> Pole:
    return read_region(ReadSentence(text=text), 0, len(text))


def test_a_pole_holds_words_marks_and_doses() -> None:
    assert pole("women given 5 mg of melatonin without tea") >= {"women", "-", "#5 mass mg", "!tea"}


def test_a_short_form_stands_for_itself_but_a_statistic_does_not() -> None:
    found = pole("the GSLM group (95% CI 1 to 2)")
    assert "=GSLM" in found
    assert "=CI" not in found


def test_irregular_forms_meet() -> None:
    assert pole("those who sang") & pole("group singing") == {"sing"}


def test_what_is_denied_by_a_prefix_is_not_told() -> None:
    assert "drink" not in pole("non-drinkers")


def test_stretches_can_be_left_out() -> None:
    sentence = ReadSentence(text="zinc beats iron")
    assert read_pole(sentence, 0, 15, besides=[(0, 4)]) == read_pole(sentence, 5, 15)


@pytest.mark.parametrize(
    ("one", "other", "mark", "opposite"),
    [
        ("coffee drinkers", "abstainers", "+", "-"),
        ("people who ate the most nuts", "the others", "hi", "lo"),
        ("5 mg of melatonin", "10 mg of melatonin", "lo", "hi"),
        ("women", "everyone else", "women", "men"),
    ],
)
def test_the_other_side_is_marked_the_other_way(one: str, other: str, mark: str, opposite: str) -> None:
    first, second = part(pole(one), pole(other))
    assert mark in first
    assert opposite in second


def test_what_both_have_parts_nothing() -> None:
    assert part(pole("yoga for women"), pole("tai chi for women"))[0] == pole("yoga")


def test_times_part_only_where_both_sides_tell_one() -> None:
    first, second = part(pole("before the yoga"), pole("after the yoga"))
    assert (first, second) == (frozenset({"pre"}), frozenset({"post"}))
    assert "post" not in part(pole("yoga after lunch"), pole("tai chi"))[0]


def test_common_words_name_sides_too_but_the_commonest_do_not() -> None:
    assert weigh(frozenset({"exerc"})) > 2
    assert weigh(frozenset({"pati"})) < 1.5


def test_sides_can_be_the_same_or_exchanged() -> None:
    ours, theirs = (pole("melatonin"), pole("placebo")), (pole("melatonin tablets"), pole("dummy pills"))
    assert turn(ours, theirs).is_straight
    assert turn(ours, theirs[::-1]).is_crossed


def test_words_of_the_setting_decide_nothing() -> None:
    ours = pole("ankle swelling with melatonin"), pole("placebo")
    theirs = pole("ankle swelling with placebo"), pole("melatonin")
    assert turn(ours, theirs).is_crossed


def test_one_side_alone_leans() -> None:
    found = turn((pole("melatonin"), pole("singing")), (pole("dancing"), pole("melatonin")))
    assert found.leans_crossed
    assert not found.is_crossed
    assert not found.is_straight
