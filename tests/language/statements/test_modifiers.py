import pytest

from claimcheck.language.reading import ReadSentence
from claimcheck.language.statements.modifiers import asserted, is_of_worth, sort_cues, without_names


def words(sentence: ReadSentence, kept: object) -> list[str]:
    assert isinstance(kept, list)
    return [sentence.text[each.start : each.end] for each in kept]


def test_the_name_of_an_outcome_is_no_direction() -> None:
    sentence = ReadSentence(text="Gardening was linked to cognitive decline.")

    assert words(sentence, without_names(sentence, sentence.effects)) == ["linked"]


def test_a_decline_by_itself_is_a_direction() -> None:
    sentence = ReadSentence(text="There was a decline in itch.")

    assert words(sentence, without_names(sentence, sentence.effects)) == ["decline"]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Itch was lower in gardeners who ate less.", ["lower"]),
        ("Gel lowered itch through a reduction in dryness.", ["lowered"]),
        ("Itch fell, a drop in dryness.", ["fell"]),
        ("Higher income was associated with lower weight.", ["Higher", "associated", "lower"]),
    ],
)
def test_what_is_said_of_whom_and_how_does_not_count(text: str, kept: list[str]) -> None:
    sentence = ReadSentence(text=text)

    assert words(sentence, asserted(sentence.effects, sentence.lowered)) == kept


@pytest.mark.parametrize(
    ("text", "flips", "counting"),
    [
        ("Hair loss raises worry.", {"hair"}, ["raises"]),
        ("Lower zinc was associated with lower weight.", {"zinc"}, ["lower"]),
        ("Blocking zinc raises eczema.", {"zinc"}, ["raises"]),
        ("Gardeners who cut sugar had lower weight.", set(), ["lower"]),
        ("Plants lacking zinc had lower weight.", {"zinc"}, ["lower"]),
    ],
)
def test_lack_is_told_from_direction(text: str, flips: set[str], counting: list[str]) -> None:
    sentence = ReadSentence(text=text)
    head = [each for each in sentence.effects if each.direction.sign][-1]
    found, kept = sort_cues(sentence, (0, len(text)), sentence.effects, head)

    assert (set(found), words(sentence, kept)) == (flips, counting)


@pytest.mark.parametrize(
    ("text", "worth", "told"),
    [
        ("Gel was effective.", 0, True),
        ("Gel was effective in reducing itch.", -1, False),
        ("Gel was less effective.", 0, True),
        ("Eczema progressed faster.", -1, False),
        ("Gel reduced itch.", -1, False),
    ],
)
def test_better_is_told_from_more(text: str, worth: int, told: bool) -> None:
    sentence = ReadSentence(text=text)

    assert is_of_worth(sentence.effects, sentence.lowered, worth) is told
