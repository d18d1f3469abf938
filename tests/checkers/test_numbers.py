import pytest
from attrs import evolve

from claimcheck import readers
from claimcheck.checkers.base import Case
from claimcheck.checkers.numbers import InconsistentNumbers
from claimcheck.model import DesignReading, Finding, Found, StudyDesign, Work
from claimcheck.pipeline import understand

REFERENCES = """

## References

1. Doe J. Thyme for colds: a randomised trial. J Herbs. 2012;10:22.
2. Roe J. Thyme for coughs. J Herbs. 2014;12:40.
"""
ONE = "\n\n## Reference\n\n1. Doe J. Thyme for colds: a randomised trial. J Herbs. 2012;10:22.\n"


def findings(text: str, design: StudyDesign | None = None) -> list[tuple[Finding, str]]:
    article = readers.read("case.md", text.encode())
    reading = understand(article)
    if design is not None:
        work = Work(title="Thyme", design=DesignReading(design=design, basis="MeSH heading"))
        known = tuple((each.id, Found(work=work, basis="search")) for each in reading.references)
        reading = evolve(reading, resolutions=known)
    return [(each, each.span.of(article.source)) for each in InconsistentNumbers().check(reading)]


@pytest.mark.parametrize("case", InconsistentNumbers.flags)
def test_flags_what_it_says_it_flags(case: str | Case) -> None:
    assert isinstance(case, str)
    assert findings(case)


@pytest.mark.parametrize("case", InconsistentNumbers.passes)
def test_passes_what_it_says_it_passes(case: str | Case) -> None:
    assert isinstance(case, str)
    assert not findings(case)


TWICE = "In the study, 100 people took part [1]. The 120 participants were randomly split into two groups [1]."


def test_both_figures_are_shown_and_the_later_one_marked() -> None:
    ((found, words),) = findings(TWICE + REFERENCES)
    assert words == "120 participants"
    assert "“100 people”" in found.message
    assert found.evidence[0].text.startswith("In the study, 100 people")


@pytest.mark.parametrize(
    "text",
    [
        TWICE.replace("groups [1]", "groups [2]"),
        TWICE.replace("groups [1]", "groups [1, 2]"),
        TWICE.replace("120", "100"),
        TWICE.replace("100 people", "100 women"),
        TWICE.replace("100 people", "about 100 people"),
        TWICE.replace("The 120", "Another trial of thyme was run later. The 120"),
        "The study of thyme for colds lasted 12 weeks [1]. The patients were followed for two years [1].",
    ],
)
def test_other_studies_people_and_times_are_not_compared(text: str) -> None:
    assert not findings(text + REFERENCES)


def test_different_lengths_of_one_study() -> None:
    text = "The study lasted 12 weeks and cured colds [1]. Colds were rarer at the end of the 16-week trial [1]."
    ((found, words),) = findings(text + REFERENCES)
    assert words == "16-week"
    assert found.message.startswith("The length of the study")


def test_a_review_speaks_of_many_studies() -> None:
    assert findings(TWICE + REFERENCES, StudyDesign.RANDOMISED_TRIAL)
    assert not findings(TWICE + REFERENCES, StudyDesign.META_ANALYSIS)


BODY = "The study found that those who drank thyme tea had a 20% lower risk of colds [1]."


@pytest.mark.parametrize(
    ("headline", "body"),
    [
        ("Thyme tea cuts the risk of colds by 20%", BODY),
        ("Thyme tea cuts the risk of coughs by 30%", BODY),
        ("Thyme tea raises the risk of colds by 30%", BODY),
        ("Thyme tea and the risk of colds", BODY),
        ("Thyme tea cuts the risk of colds by 30%", f"{BODY} It was 30% in children."),
        ("Thyme tea cuts the risk of colds by 30%", "The study found that colds were rarer with thyme tea [1]."),
    ],
)
def test_a_headline_that_the_text_bears_out_or_does_not_touch(headline: str, body: str) -> None:
    assert not findings(f"# {headline}\n\n{body}{ONE}")


def test_a_headline_over_an_article_on_several_works_is_left_alone() -> None:
    assert not findings(f"# Thyme tea cuts the risk of colds by 30%\n\n{BODY} Coughs are rarer too [2].{REFERENCES}")


def test_the_headline_is_marked_and_the_text_shown() -> None:
    ((found, words),) = findings(f"# Thyme tea cuts the risk of colds by 30%\n\n{BODY}{ONE}")
    assert words == "30%"
    assert "20% lower risk" in found.evidence[0].text


def test_an_article_of_one_heading_has_nothing_to_compare() -> None:
    assert not findings("# Thyme tea cuts the risk of colds by 30%\n")


def test_a_headline_that_shares_one_word_with_another_change_is_left_alone() -> None:
    text = "# Tai chi halves falls\n\nYoga reduced back pain by 30% in adults with falls [1]." + ONE
    assert not findings(text)
