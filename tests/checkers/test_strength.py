"""What the rules on strength say: the words of both sides, and a rewrite made of the claim's own words."""

from collections.abc import Sequence

import pytest

from claimcheck import check, readers
from claimcheck.checkers.base import Case
from claimcheck.checkers.compared import case
from claimcheck.config import Settings
from claimcheck.model import Confidence, Finding, Reference, Resolution, Severity
from claimcheck.pipeline import examine

COHORT = "In a cohort of 900 adults, drinking thyme tea was associated with fewer colds."
TRIAL = "In a randomised trial of 400 adults, thyme tea shortened colds by one day."


def findings(given: Case, *codes: str) -> list[Finding]:
    article = readers.read("case.md", given.text.encode())

    def resolve(references: Sequence[Reference]) -> dict[str, Resolution]:
        return {each.id: known for each, known in zip(references, given.resolutions, strict=True)}

    checked, crashes = examine(article, Settings(select=codes), resolve)
    assert not crashes
    return list(checked.findings)


@pytest.mark.parametrize(
    ("claim", "source", "message", "rewrite"),
    [
        ("Thyme tea prevents colds", COHORT, "“prevents”", "Write “is associated with fewer …”"),
        ("Thyme tea shortens colds in every child", TRIAL, "“every child”", "Write “many children”"),
        ("Thyme tea is useless against colds", TRIAL, "“useless”", "Write “of no measurable use in this study”"),
    ],
)
def test_an_overstatement_is_told_with_both_sides_and_a_rewrite(
    claim: str, source: str, message: str, rewrite: str
) -> None:
    found = findings(case(claim, source), "STR501")

    assert [message in each.message and "its source" in each.message for each in found] == [True]
    assert found[0].advice.startswith(rewrite)
    assert found[0].evidence


def test_words_that_are_flagged_by_themselves_are_not_flagged_twice() -> None:
    found = findings(case("Thyme tea is proven to cure colds in adults", TRIAL), "STR501", "STR503")

    assert {each.code for each in found} == {"STR503"}


def test_another_species_is_told_once() -> None:
    mice = "Mice with colds sneezed less after thyme oil. The mice got thyme oil for five days."
    found = findings(case("Thyme oil relieves colds in adults", mice), "STR501", "FID406")

    assert [each.code for each in found] == ["FID406"]


@pytest.mark.parametrize(
    ("source", "rewrite"),
    [
        ("Thyme tea might shorten colds in adults.", "Write “might shorten”."),
        ("Thyme tea probably shortens colds in adults.", "Write “may shorten”."),
    ],
)
def test_the_hedge_of_the_source_is_offered_in_the_words_of_the_claim(source: str, rewrite: str) -> None:
    (found,) = findings(case("Thyme tea shortens colds in adults", source), "STR502")

    assert found.advice == rewrite
    assert "the article states it flatly" in found.message


def test_equal_for_not_different_is_a_note() -> None:
    source = "There was no significant difference in the duration of colds between thyme and honey."
    (found,) = findings(case("Thyme is just as effective as honey against colds", source), "STR504")

    assert (found.severity, found.confidence) == (Severity.NOTE, Confidence.LOW)


def test_the_absolute_figures_of_the_source_are_shown_beside_a_relative_risk() -> None:
    claim = "Thyme tea cuts the risk of colds by 30%"
    (told,) = findings(
        case(claim, "Colds were seen in 7 of 100 adults with thyme tea and in 10 of 100 without."), "STR506"
    )
    (untold,) = findings(case(claim, "Thyme tea was associated with a lower risk of colds in adults."), "STR506")

    assert "which its source tells" in told.message
    assert [each.text.startswith("Colds were seen in 7 of 100") for each in told.evidence] == [True]
    assert untold.evidence == ()


MICE = "Mice with colds sneezed less after thyme oil. The mice got thyme oil for five days."


@pytest.mark.parametrize(
    ("claim", "source", "message"),
    [
        ("Thyme oil relieves colds", MICE, "The source studied “Mice”; the article does not say so."),
        ("Thyme oil relieves colds in adults", MICE, "The article speaks of “adults”; the source studied “Mice”."),
        (
            "Thyme tea protects people from heart attacks",
            "Thyme tea lowered LDL cholesterol by 5% in 400 adults.",
            "The article speaks of “heart attacks”; the source measured “LDL”.",
        ),
    ],
)
def test_others_and_other_outcomes_are_told_with_the_words_of_both_sides(claim: str, source: str, message: str) -> None:
    assert [each.message for each in findings(case(claim, source), "FID406")] == [message]


def test_what_has_no_softer_word_is_told_as_seen() -> None:
    told = findings(case("Thyme tea shortens colds at any age", TRIAL), "STR501")

    assert [each.advice for each in told] == ["Say of whom, or of what, the source says it."]


@pytest.mark.parametrize("claim", ["Thyme tea shortens colds for life", "You should drink thyme tea for colds"])
def test_absolute_words_and_advice_alone_are_no_finding(claim: str) -> None:
    assert findings(case(claim, TRIAL), "STR501") == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The second patient made a complete recovery after hops reduced the pain.", 0),
        ("Hops bring complete recovery to adults with colds.", 1),
    ],
)
def test_what_was_observed_in_counted_patients_is_no_promise(text: str, told: int) -> None:
    found = check(f"{text}\n", Settings(offline=True, cache=False)).articles[0].findings
    assert [each.code for each in found].count("STR503") == told
