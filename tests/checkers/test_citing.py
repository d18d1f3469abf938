import pytest
from attrs import evolve

from claimcheck import Settings, check
from claimcheck.checkers.citing import _message
from claimcheck.model import Confidence, Finding, Severity

OFFLINE = Settings(offline=True, cache=False)


def findings(text: str, code: str = "CIT101") -> tuple[Finding, ...]:
    return tuple(each for each in check(f"{text}\n", OFFLINE).articles[0].findings if each.code == code)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Slouching is good for your back.", "This statement gives no source."),
        ("About 7% of adults have asthma.", "how many or how much"),
        ("The pain is caused by tiny fractures in the bone.", "This statement gives no source."),
        ("Adults should eat less salt to protect their kidneys.", "health advice"),
        ("Willow bark has been used against fever since ancient times.", "This statement gives no source."),
        ("A Danish trial compared rest with exercise in 100 patients with back pain.", "Research is reported"),
    ],
)
def test_the_message_says_what_lacks_a_source(text: str, words: str) -> None:
    (found,) = findings(text)
    assert words in found.message


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("Slouching is good for your back.", Severity.WARNING),
        ("Vitamin C prevents colds.", Severity.WARNING),
        ("About 7% of adults have asthma.", Severity.WARNING),
        ("Children under two should not take ibuprofen.", Severity.WARNING),
        ("The pain is caused by tiny fractures in the bone.", Severity.NOTE),
        ("Willow bark has been used against fever since ancient times.", Severity.NOTE),
        ("Green tea may help you lose weight.", Severity.NOTE),
    ],
)
def test_what_readers_act_on_is_a_warning_and_the_rest_a_note(text: str, severity: Severity) -> None:
    (found,) = findings(text)
    assert found.severity is severity


def test_of_many_warnings_in_a_short_article_the_heaviest_are_kept() -> None:
    light = [f"{each} prevents colds." for each in ("Honey", "Zinc", "Sleep", "Ginger", "Soup", "Thyme")]
    found = findings("\n\n".join([*light, "Aspirin halves the risk of death from cancer."]))
    assert len(found) == 7
    warned = [each.claim for each in found if each.severity is Severity.WARNING]
    assert len(warned) == 5
    assert "c7" in warned


def test_sentences_on_a_study_that_is_not_linked_are_one_fault() -> None:
    found = findings(
        "The study followed 400 adults with asthma for two years.\n\n"
        "The researchers found that 30% of them slept badly.\n\nThe results showed that 12% had more attacks."
    )
    assert [each.severity for each in found] == [Severity.WARNING, Severity.NOTE, Severity.NOTE]


def test_vague_attribution_stands_for_the_missing_source() -> None:
    codes = [
        each.code for each in check("Experts say that turmeric reduces joint inflammation.\n").articles[0].findings
    ]
    assert codes == ["CIT102"]


def test_without_the_rule_on_vague_attribution_the_missing_source_is_told() -> None:
    settings = Settings(ignore=("CIT102",))
    report = check("Experts say that turmeric reduces joint inflammation.\n", settings)
    assert [each.code for each in report.articles[0].findings] == ["CIT101"]


def test_experts_in_an_article_about_one_paper_are_those_of_the_paper() -> None:
    text = (
        "Source: Doe J. Naps and colds. J Sleep. 2020;1:2. doi:10.1000/naps\n\n"
        "The study found that naps prevent colds, and experts advise one. The study says that other studies have shown "
        "that naps prevent fevers."
    )
    (found,) = findings(text, "CIT102")
    assert "other studies have shown" in found.message


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


def test_evidence_without_a_name_in_the_report_of_one_study_is_that_of_the_study() -> None:
    text = (
        "The study followed 400 adults with asthma for two years.\n\n"
        "The researchers found that 30% of them slept badly."
        "\n\nThe results showed that 12% had more attacks.\n\nThe evidence suggests that naps prevent asthma attacks."
    )
    assert not findings(text, "CIT102")
    (found,) = findings(f"{text}\n\nOther studies have shown that naps prevent asthma attacks.", "CIT102")
    assert "Other studies" in found.message


RELEASE = """Hops shorten colds, according to a study published in the Journal of Herbs.

{}

The lead author of the study, Ann Lee, works at Northern University.
"""


@pytest.mark.parametrize(
    ("sentence", "severity"),
    [
        ("A recent study of 40 adults showed that hops reduce insomnia.", None),
        ("Longer trials in animals revealed that hops reduce insomnia.", Severity.NOTE),
        ("Earlier studies have shown that hops reduce insomnia.", Severity.WARNING),
        ("Studies have shown that hops reduce insomnia.", Severity.WARNING),
    ],
)
def test_in_the_report_of_one_study_only_others_lack_a_name(sentence: str, severity: Severity | None) -> None:
    filler = "Ann Lee has studied herbs since 2010.\n\n"
    found = findings(RELEASE.format(sentence if severity is None else f"{filler}{sentence}"), "CIT102")
    assert [each.severity for each in found] == ([severity] if severity else [])


def test_in_the_report_of_one_study_its_results_need_no_link_and_figures_of_today_do() -> None:
    found = findings(RELEASE.format("The team gave hops to 40 adults. About 30% of adults have insomnia."))
    (loud,) = [each for each in found if each.severity is Severity.WARNING]
    assert "how many" in loud.message


@pytest.mark.parametrize(
    "text",
    [
        "Calipers have been used to measure the risk of obesity since 1950.",
        "Abnormal levels can help find anaemia before it causes heart failure.",
        "The risk of stroke was calculated by a formula for adults.",
    ],
)
def test_history_of_a_method_its_steps_and_use_are_no_more_than_notes(text: str) -> None:
    assert {each.severity for each in findings(text)} <= {Severity.NOTE}
