import pytest
from attrs import evolve

from claimcheck import readers
from claimcheck.checkers.advice import AdviceBeyondEvidence
from claimcheck.checkers.base import Case
from claimcheck.model import Confidence, DesignReading, Finding, Found, Resolution, StudyDesign, Work
from claimcheck.pipeline import understand

ADVICE = "Adults should eat walnuts every day to avoid depression"


def source(design: StudyDesign | None, basis: str = "MeSH heading", **fields: object) -> Found:
    reading = design and DesignReading(design=design, basis=basis)
    return Found(work=Work(title="Walnuts and mood", design=reading, **fields), basis="search")  # type: ignore[arg-type]


def findings(text: str, *resolutions: Resolution) -> list[Finding]:
    reading = understand(readers.read("case.md", text.encode()))
    known = zip(reading.references, resolutions, strict=True)
    return list(
        AdviceBeyondEvidence().check(evolve(reading, resolutions=tuple((each.id, found) for each, found in known)))
    )


def on(sentence: str, *resolutions: Resolution) -> list[Finding]:
    numbers = range(1, len(resolutions) + 1)
    entries = "\n".join(f"{each}. Doe J. Walnuts and mood, part {each}. J Diet. 2012;10:{each}." for each in numbers)
    marker = ", ".join(map(str, numbers))
    return findings(f"{sentence} [{marker}].\n\n## References\n\n{entries}\n", *resolutions)


COHORT = source(StudyDesign.COHORT)


@pytest.mark.parametrize("case", AdviceBeyondEvidence.flags)
def test_flags_what_it_says_it_flags(case: str | Case) -> None:
    assert isinstance(case, Case)
    assert findings(case.text, *case.resolutions)


@pytest.mark.parametrize("case", AdviceBeyondEvidence.passes)
def test_passes_what_it_says_it_passes(case: str | Case) -> None:
    assert isinstance(case, Case)
    assert not findings(case.text, *case.resolutions)


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (COHORT, "This advice rests on nothing but a cohort study, which cannot show"),
        (source(StudyDesign.OBSERVATIONAL), "an observational study"),
        (source(StudyDesign.TRIAL, sample_size=99), "a trial of 99 people, too few"),
        (
            source(StudyDesign.RANDOMISED_TRIAL, sample_size=900, kind="preprint"),
            "a preprint, which nobody has reviewed",
        ),
    ],
)
def test_the_message_says_what_is_wrong_with_the_source(found: Found, words: str) -> None:
    (finding,) = on(ADVICE, found)
    assert words in finding.message
    assert finding.evidence[0].text == "Walnuts and mood"


@pytest.mark.parametrize(
    "sentence",
    [
        "Patients with depression must avoid walnuts",
        "Walnuts should be eaten daily to keep depression away",
        "It is best to eat walnuts every day to avoid depression",
        "Walnuts are recommended for patients with depression",
        "Walnut oil works against depression",
        "Walnuts are an effective treatment for depression",
    ],
)
def test_advice_and_certainty_are_told_by_many_wordings(sentence: str) -> None:
    assert on(sentence, COHORT)


@pytest.mark.parametrize(
    "sentence",
    [
        "Adults with depression should ask their doctor whether walnuts help",
        "Walnuts may be effective against depression",
        "Walnut oil is not effective against depression",
        "Walnut oil is as effective against depression as fluoxetine",
        "In a small trial, walnut oil is effective against depression",
        "The World Health Organization recommends that adults eat walnuts to avoid depression",
        "The guideline says that adults should eat walnuts to avoid depression",
        "There is no good evidence that walnuts are effective against depression",
        "Walnut oil is effective against depression in mice",
        "Doctors must complete a course on depression before they prescribe walnuts",
        "Patients with depression were advised to eat walnuts",
        "Patients should be able to recover from depression",
        "Future trials should test walnuts in patients with depression",
        "Adults who ate walnuts had less depression",
    ],
)
def test_hedged_attributed_and_reported_statements_are_left_alone(sentence: str) -> None:
    assert not on(sentence, COHORT)


@pytest.mark.parametrize(
    "others",
    [
        (source(StudyDesign.META_ANALYSIS),),
        (source(StudyDesign.REVIEW),),
        (source(StudyDesign.RANDOMISED_TRIAL, sample_size=100),),
        (source(StudyDesign.RANDOMISED_TRIAL),),
        (source(None),),
        (COHORT, COHORT),
    ],
)
def test_one_source_that_carries_advice_or_may_is_enough(others: tuple[Found, ...]) -> None:
    assert not on(ADVICE, COHORT, *others)


def test_two_weak_sources_are_both_named_also_an_animal_study_beside_a_cohort() -> None:
    (finding,) = on(ADVICE, COHORT, source(StudyDesign.ANIMAL))
    assert "a cohort study, which" in finding.message
    assert "an animal study, which" in finding.message


def test_animal_studies_alone_are_the_matter_of_another_rule() -> None:
    assert not on(ADVICE, source(StudyDesign.ANIMAL), source(StudyDesign.CASE_REPORT))


def test_a_preprint_that_has_been_published_is_judged_by_its_design() -> None:
    trial = source(StudyDesign.RANDOMISED_TRIAL, kind="preprint", preprint_of="10.1000/182", sample_size=900)
    assert not on(ADVICE, trial)


def test_a_design_that_was_inferred_lowers_the_confidence() -> None:
    (sure,) = on(ADVICE, COHORT)
    (guessed,) = on(ADVICE, source(StudyDesign.COHORT, "wording of the title (inferred)"))
    assert (sure.confidence, guessed.confidence) == (Confidence.HIGH, Confidence.MEDIUM)


def test_advice_without_a_source_or_with_an_unknown_one_is_left_to_others() -> None:
    assert not findings(f"{ADVICE}.")
    assert not findings(
        f"{ADVICE} [1].\n\n## References\n\n1. Doe J. Walnuts. J Diet. 2012;10:22.\n",
        Found(work=Work(title=""), basis="search"),
    )
