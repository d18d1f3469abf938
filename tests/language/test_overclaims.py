import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.language.overclaims import OverclaimKind, read_overclaims


def found(sentence: str) -> list[tuple[OverclaimKind, str]]:
    return [(each.kind, sentence[each.start : each.end]) for each in read_overclaims(sentence)]


@pytest.mark.parametrize(
    ("sentence", "kind", "words"),
    [
        ("A walk proves to be medicine for the knees.", OverclaimKind.PROOF, "proves"),
        ("It is now beyond doubt: a walk spares the knees.", OverclaimKind.PROOF, "beyond doubt"),
        ("Walks guarantee sound sleep.", OverclaimKind.PROOF, "guarantee"),
        ("Walks spare every patient a new knee.", OverclaimKind.UNIVERSAL, "every patient"),
        ("Everyone sleeps better after a walk.", OverclaimKind.UNIVERSAL, "Everyone"),
        ("Walks always mend the mood.", OverclaimKind.UNIVERSAL, "always"),
        ("The balm helps at any age.", OverclaimKind.UNIVERSAL, "at any age"),
        ("The balm cures gout.", OverclaimKind.ABSOLUTE, "cures"),
        ("The pain was gone for good.", OverclaimKind.ABSOLUTE, "gone for good"),
        ("The balm is the only safe treatment for gout.", OverclaimKind.ABSOLUTE, "the only safe treatment for"),
        ("Knee braces are a waste of money.", OverclaimKind.WORTHLESS, "waste of money"),
        ("Braces are useless.", OverclaimKind.WORTHLESS, "useless"),
        ("Patients with gout should eat cherries.", OverclaimKind.ADVICE, "should"),
        ("Eat more cherries to keep gout away.", OverclaimKind.ADVICE, "Eat"),
        ("Runners ought to wear soft shoes.", OverclaimKind.ADVICE, "ought"),
        ("Cherry juice works against gout.", OverclaimKind.WORKS, "works against"),
        ("Cherry juice is effective in gout.", OverclaimKind.WORKS, "is effective"),
        ("The balm puts knee pain to rest for good.", OverclaimKind.ABSOLUTE, "for good"),
        ("The balm makes gout a thing of the past.", OverclaimKind.ABSOLUTE, "thing of the past"),
        ("The balm has abolished gout.", OverclaimKind.ABSOLUTE, "has abolished"),
        ("The balm can replace pills.", OverclaimKind.ABSOLUTE, "can replace"),
        ("The balm has no place in a clinic.", OverclaimKind.WORTHLESS, "has no place"),
        ("No runner should be without the balm.", OverclaimKind.ADVICE, "No runner should"),
        ("If you want sound knees, rub in the balm.", OverclaimKind.ADVICE, "If you want"),
        ("The balm is safe.", OverclaimKind.WORKS, "is safe"),
        ("Walking is just as good as a pill.", OverclaimKind.EQUAL, "just as good as"),
    ],
)
def test_overclaims_are_read_with_their_words(sentence: str, kind: OverclaimKind, words: str) -> None:
    assert (kind, words) in found(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The balm was not proven to help.",
        "The balm may cure gout.",
        "Does the balm cure gout?",
        "There is no cure for gout.",
        "The cure rate was 40%.",
        "Biopsy-proven disease was seen in 12 people.",
        "All patients were given the balm.",
        "The balm was rubbed in every day.",
        "Every other week the balm was changed.",
        "Nearly all smokers had tried before.",
        "Further studies should be confirmed by others.",
        "The runners had better sleep with the balm.",
        "Breakthrough pain was seen in 4 people.",
        "The treatment stops at week 12.",
        "There was no point in time at which the runners differed.",
        "Clinicians noted gout in 9 of 40 runners.",
    ],
)
def test_denied_hedged_and_technical_words_are_left_alone(sentence: str) -> None:
    assert found(sentence) == []


@given(st.text())
def test_any_text_is_read_and_every_place_is_in_it(text: str) -> None:
    assert all(0 <= each.start < each.end <= len(text) for each in read_overclaims(text))
