"""What is wrong with the sources of an article as a whole is told once."""

from collections import Counter

import pytest

from claimcheck import Settings, check
from claimcheck.model import Finding, Severity


def findings(text: str) -> tuple[Finding, ...]:
    return check(f"{text}\n", Settings(offline=True)).articles[0].findings


def codes(text: str) -> Counter[str]:
    return Counter(each.code for each in findings(text) if each.code.startswith("CIT"))


LOST = [
    "Hops shorten sleep onset in adults [1]. Studies suggest that valerian reduces anxiety [2]. So it is [3].",
    "Hops shorten sleep onset in adults.[[1]](#fn1) Valerian reduces anxiety.[[2]](#fn2)",
    "Hops shorten sleep onset in adults.[^1] Valerian reduces anxiety.[^2]",
    "<p>Hops shorten sleep onset in adults.<sup><a href='#r1'>1</a></sup> Valerian reduces anxiety.<sup>2</sup></p>",
]


@pytest.mark.parametrize("text", LOST)
def test_a_lost_list_is_one_finding(text: str) -> None:
    assert codes(text) == {"CIT106": 1}


@pytest.mark.parametrize(
    "text",
    [
        "Hops shorten sleep onset in adults [7]. Valerian reduces anxiety [8]. Kava lowers stress [12].",
        "Hops shorten sleep onset in adults.[[5]](#ref5) Valerian reduces anxiety.[[9]](#ref9)",
    ],
)
def test_numbers_from_the_middle_without_a_list_are_one_dangling_marker(text: str) -> None:
    assert codes(text) == {"CIT103": 1}
    assert {each.severity for each in findings(text)} == {Severity.WARNING}


_LIST = "\n\n## References\n\n1. Lee A. Hops. Sleep. 2019;3:77-79.\n2. Ortiz B. Kava. Sleep. 2020;4:1-9.\n"


@pytest.mark.parametrize(
    ("marker", "severity"),
    [("[1]. So it is [7]", Severity.ERROR), ("(Lee, 2019). So does kava (Brandt et al., 2017)", Severity.WARNING)],
)
def test_only_what_the_file_proves_is_an_error(marker: str, severity: Severity) -> None:
    found = findings(f"Hops shorten sleep onset in adults {marker}.{_LIST}")
    assert [each.severity for each in found if each.code == "CIT103"] == [severity]


def test_a_page_that_hardly_speaks_of_health_is_not_told_that_it_gives_no_source() -> None:
    claims = "Short sleep raises the risk of obesity. Naps reduce blood pressure. Snoring increases the risk of stroke."
    pillow = "The pillow comes in three colours. Its cover can be taken off. We send it within a week. " * 15
    assert codes(claims)["CIT105"] == 1
    assert codes(f"{pillow}\n\n{claims}")["CIT105"] == 0


def test_who_is_named_is_not_denied() -> None:
    text = "Short sleep raises the risk of obesity, says Dr Ann Lee. Naps reduce blood pressure. Rest prevents strokes."
    (found,) = [each for each in findings(text) if each.code == "CIT105"]
    assert text[found.span.start :].startswith("Naps")
    assert found.message == "The article makes 3 statements about health; no source is linked or listed for any."


def test_keys_without_their_list_are_told_once_and_never_lack_a_source() -> None:
    text = "Hops shorten sleep onset in adults [@lee2019]. Valerian reduces anxiety [see @ortiz2020, p. 3]."
    (found,) = [each for each in findings(text) if each.code.startswith("CIT")]
    assert (found.code, found.severity) == ("CIT106", Severity.NOTE)
    assert "was not read" in found.message


@pytest.mark.parametrize(
    "box",
    [
        "Sources: [NHS](https://www.nhs.uk/sleep/); Cleveland Clinic: herbs; Lee A. Hops. Sleep. 2019;3:77-79.",
        "**Sources:** [NHS](https://www.nhs.uk/sleep/) | [Hops](https://www.mayoclinic.org/hops) | Ortiz B, 2020",
        "## Sources\n\n- [NHS](https://www.nhs.uk/sleep/)\n- [Hops](https://www.mayoclinic.org/hops)\n- Lee A, 2019",
    ],
)
def test_sources_that_no_sentence_cites_are_one_warning_and_notes(box: str) -> None:
    found = findings(f"# Sleep\n\nHops reduce insomnia in adults. Valerian reduces anxiety in most people.\n\n{box}")
    assert [each.message for each in found if each.code == "CIT105"] == [
        "The article lists 3 sources, and no marker or link says which statement rests on which."
    ]
    assert {each.severity for each in found if each.code == "CIT101"} == {Severity.NOTE}


@pytest.mark.parametrize(
    "article",
    [
        """Hops reduce insomnia in adults.\n\nSource: [Sleep, 2019](https://doi.org/10.1093/sleep/zsz001)\n
Valerian reduces anxiety.\n\nSource: [Journal of Herbs, 2020](https://pubmed.ncbi.nlm.nih.gov/31000001/)""",
        "Hops reduce insomnia in adults.\n\nSource: Office for National Statistics\n\nThe end.",
        "- Hops reduce insomnia in adults.\n- Valerian reduces anxiety.\n\nSource: [NHS](https://www.nhs.uk/herbs/)\n\nEnd.",
    ],
)
def test_a_line_of_sources_is_the_citation_of_what_stands_above_it(article: str) -> None:
    assert not codes(f"# Herbs\n\n{article}")


def test_the_credit_of_a_picture_is_no_source() -> None:
    assert codes("# Herbs\n\nHops reduce insomnia in adults.\n\nSource: Getty Images\n\nGood night.") == {"CIT101": 1}


def test_the_markers_of_a_lost_list_are_counted_as_they_are_told() -> None:
    found = findings("Hops reduce insomnia [1,2]. Valerian reduces anxiety [3].")
    assert [each.message for each in found if each.code == "CIT106"] == [
        "The reference list is missing: 3 markers (1, 2 and 3) point into it."
    ]


def test_a_page_about_a_service_is_not_told_to_lack_sources() -> None:
    page = (
        "Shipping can affect whether a marker can be measured. Some samples clot before they reach our laboratory. "
        "Temperature can influence how fast the blood clots. Light exercise before the test may help the blood flow."
    )
    assert not [each for each in findings(page) if each.code == "CIT105"]


def test_sources_whose_publisher_the_text_names_are_counted() -> None:
    box = (
        "**Sources:** Northern Sleep Association: [Hops](https://www.nsa.example/hops), "
        "[Naps](https://www.nsa.example/naps); Lee A. Hops. Sleep. 2019;3:77-79."
    )
    found = findings(
        "# Sleep\n\nHops reduce insomnia in adults. Valerian reduces anxiety in most people. "
        f"The Northern Sleep Association advises against both.\n\n{box}"
    )
    (told,) = [each.message for each in found if each.code == "CIT105"]
    assert told == "The article lists 3 sources, and no marker or link says which statement rests on which."


def test_the_report_of_a_study_is_told_to_link_it_where_it_says_where_that_came_out() -> None:
    text = (
        "Hops shorten colds in adults. Valerian prevents insomnia. Naps reduce anxiety. "
        "The study, published by the Journal of Herbs, surprised the lead author, Ann Lee."
    )
    (found,) = [each for each in findings(text) if each.code == "CIT105"]
    assert text[found.span.start :].startswith("The study, published")
    assert "reports a study" in found.message


def test_a_list_that_lost_its_numbers_is_told_once() -> None:
    entry = "Lee A, Ortiz B. Hops and the common cold in adults. J Herbs. 2019;3:77-79. "
    text = f"Hops shorten colds [1]. They prevent insomnia [2]. Naps help [3].\n\nReferences:\n\n{entry * 3}"
    (found,) = [each for each in findings(text) if each.code == "CIT103"]
    assert (found.severity, "lost its numbers" in found.message) == (Severity.WARNING, True)
