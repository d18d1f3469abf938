import pytest
from attrs import evolve

from claimcheck import check
from claimcheck.checkers.citing import _message
from claimcheck.model import Confidence, Finding, Severity


def findings(text: str, code: str = "CIT101") -> tuple[Finding, ...]:
    return tuple(each for each in check(f"{text}\n").articles[0].findings if each.code == code)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Slouching is good for your back.", "an effect on health"),
        ("Vaccines do not cause autism.", "an effect on health"),
        ("Coffee drinking is linked to fewer strokes.", "a link or difference"),
        ("Ginger settles an upset stomach.", "This statement about health"),
        ("About 7% of adults have asthma.", "how many or how much"),
        ("The pain is caused by tiny fractures in the bone.", "a cause or mechanism"),
        ("A fading rash can be a sign of meningitis.", "recognising a condition"),
        ("Adults should eat less salt to protect their kidneys.", "health advice"),
        ("Willow bark has been used against fever since ancient times.", "who, when or where"),
        ("A Danish trial compared rest with exercise in 100 patients with back pain.", "Research is reported"),
    ],
)
def test_the_message_says_what_lacks_a_source(text: str, words: str) -> None:
    (found,) = findings(text)
    assert words in found.message
    assert found.severity is Severity.WARNING


def test_a_statement_that_is_given_in_a_name_is_a_note() -> None:
    (found,) = findings("The World Health Organization recommends 150 minutes of moderate exercise a week.")
    assert (found.severity, found.confidence) == (Severity.NOTE, Confidence.LOW)
    assert "names who makes it" in found.message


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "Experts say that turmeric reduces joint inflammation.",
            "“Experts say” does not name the authority behind the statement.",
        ),
        (
            "Other studies have shown that slouching is good for your back.",
            "“Other studies have shown” points to evidence that is neither named nor linked.",
        ),
    ],
)
def test_a_nameless_attribution_is_quoted(text: str, message: str) -> None:
    (found,) = findings(text, "CIT102")
    assert found.message == message


def test_a_sentence_that_speaks_of_no_research_is_not_told_as_research() -> None:
    claim = (
        check("A Danish trial compared rest with exercise in 100 patients with back pain.\n")
        .articles[0]
        .reading.claims[0]
    )
    assert _message(claim, named=False).startswith("Research is reported")
    assert _message(evolve(claim, text="It is the tip of the iceberg."), named=False).startswith("This statement")
