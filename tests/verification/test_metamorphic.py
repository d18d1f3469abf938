"""What a rewording that changes nothing must not change: the verdict and the kinds of difference."""

import re
from collections.abc import Iterator

import pytest

from claimcheck import verify

PAIRS = (
    ("Zinc shortens colds in {people}.", "In this trial zinc {did} in {people}."),
    ("Zinc lengthens colds in {people}.", "In this trial zinc {did} in {people}."),
    ("Zinc has no effect on colds in {people}.", "In this trial zinc {did} in {people}."),
)
WRONG = pytest.mark.xfail(strict=True, reason="read wrongly so far")
TOLD = {"tells": "shortened colds", "denies": "did not shorten colds"}
PEOPLE = (
    "adults patients participants students nurses pupils workers residents volunteers subjects individuals employees"
    " teachers soldiers athletes pensioners drivers clients attendees respondents"
).split()
ASIDES = (
    ", however,",
    ", in this trial,",
    ", as had been hoped,",
    ", after all,",
    ", unlike ibuprofen,",
    " (at either dose)",
    " – against all hopes –",
    " — as expected —",
    " [see Table 2]",
)
CONNECTIVES = (", but", ", whereas", ", while", ", whilst", ", although", ", though", ", yet", ";", " –", ". However,")
VOICES = (
    ("Zinc reduced fever.", "Fever was reduced by zinc."),
    ("Zinc did not reduce fever.", "Fever was not reduced by zinc."),
    ("Exercise prevented falls.", "Falls were prevented by exercise."),
    ("Exercise did not prevent falls.", "Falls were not prevented by exercise."),
    ("Smoking worsened asthma.", "Asthma was worsened by smoking."),
)
UNITS = (
    ("The course lasted 14 days.", "The course lasted 2 weeks."),
    ("They took 500 mg of the extract.", "They took 0.5 g of the extract."),
    ("They walked for 30 minutes.", "They walked for half an hour."),
    ("A quarter of the women improved.", "25% of the women improved."),
    ("The children were followed for 24 months.", "The children were followed for 2 years."),
)


def judged(claim: str, source: str) -> tuple[str, list[str]]:
    """The verdict and the kinds of difference that may be told."""
    found = verify(claim, source)
    return str(found.verdict), sorted({type(each).__name__ for each in found.differences if each.confidence >= 0.6})


def filled(told: str) -> Iterator[tuple[str, str]]:
    for claim, source in PAIRS:
        yield claim.format(people="adults"), source.format(did=TOLD[told], people="adults")


@pytest.mark.parametrize("told", TOLD)
@pytest.mark.parametrize("people", PEOPLE)
def test_the_noun_for_people_changes_nothing(people: str, told: str) -> None:
    for claim, source in filled(told):
        assert judged(claim.replace("adults", people), source.replace("adults", people)) == judged(claim, source)


def with_aside(source: str, aside: str) -> str:
    return re.sub(r"zinc( did not)?", lambda match: match[0] + aside, source)


@pytest.mark.parametrize("told", TOLD)
@pytest.mark.parametrize("aside", ASIDES)
def test_an_aside_changes_nothing(aside: str, told: str) -> None:
    for claim, source in filled(told):
        assert judged(claim, with_aside(source, aside)) == judged(claim, source)


@pytest.mark.parametrize("connective", CONNECTIVES)
@pytest.mark.parametrize("claim", ["Zinc shortened colds.", "Zinc did not ease coughs.", "Zinc eased coughs."])
def test_the_connective_changes_nothing(claim: str, connective: str) -> None:
    if connective == " –" and claim == "Zinc shortened colds.":
        pytest.xfail("a dash parts no clauses")
    if connective in (", whilst", ". However,") and claim == "Zinc eased coughs.":
        pytest.xfail("the conflict is told, but less surely")
    source = "Zinc shortened colds{} coughs were not eased."
    assert judged(claim, source.format(connective)) == judged(claim, source.format(";"))


@pytest.mark.parametrize(
    ("active", "passive"), [*VOICES[::2], *(pytest.param(*each, marks=WRONG) for each in VOICES[1::2])]
)
def test_the_voice_changes_nothing(active: str, passive: str) -> None:
    for claim, _ in VOICES:
        assert judged(claim, active) == judged(claim, passive)
    for _, source in VOICES:
        assert judged(active, source) == judged(passive, source)


@pytest.mark.parametrize(("one", "other"), UNITS)
def test_the_unit_changes_nothing(one: str, other: str) -> None:
    assert judged(one, one) == judged(one, other) == judged(other, one) == judged(other, other)
