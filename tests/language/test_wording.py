from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.language.wording import OverstatementKind, read_overstatement
from claimcheck.model import Confidence


@pytest.mark.parametrize(
    ("sentence", "kind", "words"),
    [
        ("Garlic is clinically proven to fight colds.", OverstatementKind.PROOF, "clinically proven"),
        ("This tea cures insomnia.", OverstatementKind.PROOF, "cures insomnia"),
        ("Our pills guarantee a flat belly.", OverstatementKind.PROOF, "guarantee a flat"),
        ("The science is clear: sugar is poison.", OverstatementKind.PROOF, "science is clear"),
        ("It is 100% effective.", OverstatementKind.PROOF, "100% effective"),
        ("The patch has no side effects.", OverstatementKind.PROOF, "no side effects"),
        ("Cold baths completely eliminate pain.", OverstatementKind.ABSOLUTE, "completely eliminate"),
        ("Sugar always causes acne.", OverstatementKind.ABSOLUTE, "always causes"),
        ("Fasting removes fat forever.", OverstatementKind.ABSOLUTE, "removes fat forever"),
        ("Yoga works for everyone.", OverstatementKind.ABSOLUTE, "works for everyone"),
        ("This miracle root heals the gut.", OverstatementKind.MIRACLE, "miracle"),
        ("A revolutionary cream against wrinkles.", OverstatementKind.MIRACLE, "revolutionary"),
        ("Kale is the best food for your heart.", OverstatementKind.SUPERLATIVE, "the best food"),
        ("Rest is considered to be the best way to heal.", OverstatementKind.SUPERLATIVE, "the best way"),
        ("Cupping is highly effective for pain.", OverstatementKind.SUPERLATIVE, "highly effective"),
        ("Drops that unlock your healing power.", OverstatementKind.MIRACLE, "unlock your healing"),
        ("It offers countless health benefits.", OverstatementKind.MIRACLE, "countless health benefits"),
    ],
)
def test_overstated_words_are_found(sentence: str, kind: OverstatementKind, words: str) -> None:
    found = read_overstatement(sentence)
    assert [(each.kind, each.words) for each in found] == [(kind, words)]
    assert sentence[found[0].start : found[0].end] == words
    assert found[0].confidence is not Confidence.LOW
    assert found[0].reason.endswith(".")


@pytest.mark.parametrize(
    "sentence",
    [
        "The remedy is not proven to help.",
        "There is no cure for the common cold.",
        "Garlic has never been proven to prevent colds.",
        "Is this the best treatment for back pain?",
        "It may be the best treatment for some people.",
        "Do not trust a so-called “miracle” cream.",
        "Nine patients had a complete response.",
        "A complete blood count was normal.",
        "The trial was completed in May.",
        "They received best supportive care.",
        "The cure rate was 60%.",
        "The monitor is always-on.",
        "Never smokers had lower rates.",
        "All tumours were biopsy-proven.",
        "Ten had histologically proven disease.",
        "Age was the best predictor of relapse.",
        "Only adults were enrolled.",
        "The superior vena cava was patent.",
        "Cured ham is high in salt.",
        "All patients received aspirin.",
        "Neither approach is best.",
        "The claim that turmeric cures cancer is false.",
        "We offer a money-back guarantee.",
        "Tablets cure more than 95% of people with hepatitis C.",
        "He had a completely blocked artery.",
        "In this kind of stroke the vessel is completely blocked.",
        "Milk protein reduces muscle breakdown overnight.",
        "Rehearsal completely removes the priming effect.",
        "The tea comes with a risk-free trial for people with colds.",
        "The app has proven to be a help for people with asthma.",
        "The best treatment for cramps is unknown.",
        "Doctors met to find the best treatment for cramps.",
        "Unmatched patients were left out.",
        "My neighbour said, “Tea cures everything.”",
        "It is a misconception that honey is safe for everyone.",
        "The hospital works on the prevention and cure of disease.",
        "The drug received breakthrough therapy designation.",
        "The belief proved to be wrong.",
        "Lung cancer is 3% of all cancer cases.",
        "We guarantee our customers pure ingredients.",
        "The trial is expected to dramatically improve care.",
    ],
)
def test_technical_denied_quoted_and_hedged_words_are_left_alone(sentence: str) -> None:
    assert read_overstatement(sentence) == ()


def test_only_is_weak_evidence() -> None:
    (found,) = read_overstatement("The crack can only be seen with an MRI scan.")
    assert found.words == "can only be"
    assert found.confidence is Confidence.LOW


def test_confidence_follows_the_weight() -> None:
    (sure,) = read_overstatement("Ginger cures migraine.")
    (middling,) = read_overstatement("The results were remarkable.")
    assert (sure.confidence, middling.confidence) == (Confidence.HIGH, Confidence.MEDIUM)


def test_overlapping_words_are_reported_once_with_the_graver_reason() -> None:
    found = read_overstatement("It is scientifically proven to be the best treatment, and it never fails.")
    assert [each.words for each in found] == ["scientifically proven", "the best treatment", "never fails"]


def test_a_denial_in_another_clause_does_not_excuse() -> None:
    found = read_overstatement("It does not smell, and it cures acne.")
    assert [each.words for each in found] == ["cures acne"]


@given(st.text())
def test_any_text_gives_words_in_order_that_slice_it(text: str) -> None:
    found = read_overstatement(text)
    assert all(text[each.start : each.end] == each.words for each in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
