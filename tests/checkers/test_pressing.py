import pytest

from claimcheck import Settings, check
from claimcheck.model import Finding, Severity

OFFLINE = Settings(offline=True, cache=False)
TRIAL = "A [trial](https://doi.org/10.1001/jama.2015.1) found that hops reduced insomnia in adults."


def found(text: str, *codes: str) -> list[Finding]:
    return [each for each in check(f"{text}\n", OFFLINE).articles[0].findings if each.code in codes]


def warned(text: str, *codes: str) -> list[str]:
    return [each.code for each in found(text, *codes) if each.severity is not Severity.NOTE]


@pytest.mark.parametrize(
    "text",
    [
        "Look for a tea that contains hops to prevent insomnia.",
        "Results vary with the severity of the acne and how often people use the cream.",
        "Factors such as age and skin type play crucial roles in the results of treatment.",
        "Addressing the cause is essential to lowering the risk of anaemia.",
        "Foods rich in iron include lentils, spinach and beef.",
        "The liver stores about 10% of the glycogen of the body.",
        '"Hops prevent insomnia in most adults," dietitian Jane Roe told The Courier.',
        '"Zinc on an empty stomach causes nausea," she explained to The Courier.',
        "- Mildly elevated: 1% to 3%",
        "In our data 40% of men with insomnia drank hops. About 12% of the women with insomnia did.",
        "Practice good hygiene to prevent infections.",
        "Tracking your weight helps to prevent diabetes.",
        "High values can cause health problems such as stroke.",
        "Habits such as diet and exercise can strongly influence the risk of stroke.",
        "The FDA today approved hops, which prevent insomnia.",
        f"{TRIAL} This herb also prevents anxiety.",
        f"{TRIAL}\n\nIt prevents headaches too.",
    ],
)
def test_what_leaves_an_editor_little_to_ask_is_no_warning(text: str) -> None:
    assert warned(text, "CIT101", "CIT102") == []


@pytest.mark.parametrize(
    "text",
    [
        "Hops prevent insomnia.",
        "Foods with additives cause cancer.",
        "Hops prevent insomnia and look good.",
        f"{TRIAL} Valerian prevents anxiety.",
        "Some herbs are old. This herb prevents anxiety.",
        f"{TRIAL}\n\nThese days zinc prevents colds.",
        "“Natural” sugar prevents colds.",
    ],
)
def test_a_plain_effect_that_nothing_around_sources_is_a_warning(text: str) -> None:
    assert warned(text, "CIT101") == ["CIT101"]


def test_the_words_of_a_named_speaker_are_not_told_as_a_lack_of_source() -> None:
    (told,) = found('"Hops prevent insomnia in most adults," dietitian Jane Roe told The Courier.', "CIT101")
    assert told.message == "This is what somebody who is named says, and no study is linked for it."


@pytest.mark.parametrize(
    "text",
    [
        "The app has proven to be a game-changer for people with asthma.",
        "The scan has proven more accurate than the X-ray for finding fractures.",
        "The authors stress individual differences research and suggest longer naps for patients with pain.",
        "Now research shows that naps reduce blood pressure. The study was published in the Journal of Sleep.",
    ],
)
def test_what_appeals_to_no_nameless_evidence_is_left_alone(text: str) -> None:
    assert found(text, "CIT102") == []


def test_a_nameless_study_is_not_named_by_the_next_sentence_on_another_matter() -> None:
    assert warned("Now research shows that naps reduce blood pressure. Naps help in summer.", "CIT102") == ["CIT102"]


def test_the_words_that_are_shown_begin_at_their_clause() -> None:
    (told,) = found("Data are limited and animal studies have demonstrated that hops reduce fertility.", "CIT102")
    assert told.message.startswith("“animal studies have demonstrated”")


def test_praise_said_again_is_a_note() -> None:
    text = "Zinc is well-researched and prevents colds.\n\nIn short, zinc is widely researched and stops flu."
    assert [each.severity for each in found(text, "CIT102")] == [Severity.WARNING, Severity.NOTE]


def test_overstated_words_said_again_are_a_note() -> None:
    text = "Zinc is scientifically proven to prevent colds.\n\nIn short: zinc is scientifically proven to cut coughs."
    assert [each.severity for each in found(text, "STR503")] == [Severity.WARNING, Severity.NOTE]


RELEASE = (
    "A cup of thyme tea a day halves the length of colds, researchers have found.\n\n"
    "The findings were presented today at the annual meeting of the Herbal Society. "
    "The study followed 400 adults with colds for a year. Those who drank the tea coughed less. "
    "The researchers saw fewer deaths from pneumonia in the group that drank it.\n\n"
)


def test_in_the_report_of_one_study_only_figures_of_the_present_are_warnings() -> None:
    assert warned(RELEASE, "CIT101", "CIT102") == []
    told = found(f"{RELEASE}Pneumonia kills about 2% of adults with colds. Tea soothes a sore throat.", "CIT101")
    assert [each.claim for each in told if each.severity is not Severity.NOTE] == ["c6"]


@pytest.mark.parametrize(
    "text",
    [
        '"Colds are a nuisance," says Jane Roe. "Hops prevent insomnia in most adults."',
        "“Colds are a nuisance. Hops prevent insomnia in most adults,” says Jane Roe.",
        "Hops prevent insomnia in adults, she said.",
        "There are no data on whether hops prevent insomnia in adults.",
        "We hypothesised that hops prevent insomnia in adults.",
        "## Methods\n\nAdults with insomnia took 20% hops by the spoon.\n\n### Dose\n\nHops prevent insomnia.",
        "## Important safety information\n\nHops increase the risk of stroke in adults.",
        "Hops are a plant.\n\n-ends-\n\nHops prevent insomnia in adults.",
        "## About the Hops Institute\n\nThe institute prevents insomnia in adults.",
    ],
)
def test_what_is_quoted_reported_of_oneself_or_set_apart_is_no_warning(text: str) -> None:
    assert warned(text, "CIT101", "CIT102") == []


@pytest.mark.parametrize(
    "text",
    [
        "## Methods\n\nAdults took hops.\n\n## Why it matters\n\nHops prevent insomnia in adults.",
        "“Hops” is a word. Hops prevent insomnia in adults.",
    ],
)
def test_what_stands_beside_such_parts_is_a_warning(text: str) -> None:
    assert warned(text, "CIT101") == ["CIT101"]


def test_praise_with_a_marker_on_it_is_for_its_source_to_bear() -> None:
    listed = "\n\n## References\n\n1. Doe J. Hops and sleep. J Diet. 2012;10:22-30."
    assert warned("Hop extract is highly effective against insomnia in adults.", "STR503") == ["STR503"]
    assert warned(f"Hop extract is highly effective against insomnia in adults [1].{listed}", "STR503") == []
    assert warned(f"Hop extract completely eliminates insomnia in adults [1].{listed}", "STR503") == ["STR503"]


def test_a_fault_that_the_next_sentence_goes_on_with_is_told_once() -> None:
    told = found("Hops prevent insomnia in adults. They also prevent anxiety in adults.", "CIT101")
    assert [each.severity for each in told] == [Severity.WARNING, Severity.NOTE]


def test_cited_studies_are_others_than_the_one_an_article_reports() -> None:
    cited = f"{TRIAL} {TRIAL.replace('insomnia', 'anxiety')} {TRIAL.replace('insomnia', 'stress')}"
    assert warned(f"{cited}\n\nValerian reduces inflammation of the joints.", "CIT101") == ["CIT101"]


def test_an_authority_that_the_next_sentence_names_is_named() -> None:
    named = "Specialists advise against hops. The World Health Organization says that hops cause insomnia."
    assert not found(named, "CIT102")
    assert warned("Specialists advise against hops. Nobody knows why.", "CIT102") == ["CIT102"]


@pytest.mark.parametrize(
    "text",
    [
        "BONN, 1 May /PRNewswire/ -- Roe Inc. today announced a new tea. The tea prevents insomnia in adults.",
        "Hops prevent insomnia in adults. See the full prescribing information.",
        "# Hops and sleep\n\n## Methods\n\nWe asked.\n\n## Safety\n\nHops prevent insomnia.\n\n## Discussion\n\nSo.",
    ],
)
def test_announcements_labels_and_papers_need_no_source_for_their_own_matter(text: str) -> None:
    assert warned(text, "CIT101", "CIT102") == []


def test_the_background_of_a_paper_needs_sources() -> None:
    paper = (
        "# Hops and sleep\n\n## Background\n\nHop tea prevents insomnia in adults.\n\n## Methods\n\nAdults took hops."
    )
    assert warned(paper, "CIT101") == ["CIT101"]
