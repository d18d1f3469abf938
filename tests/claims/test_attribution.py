import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.claims.attribution import read_attribution
from claimcheck.model import AttributionKind


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Other studies have shown that naps help.", "Other studies have shown"),
        ("Research suggests that tea is good for you.", "Research suggests"),
        ("Over 1,000 recent human trials demonstrate its value.", "Over 1,000 recent human trials demonstrate"),
        ("A large body of evidence points to sugar.", "A large body of evidence points"),
        ("Sitting is harmful, finds a new review.", "finds a new review"),
        ("It is clinically proven to calm the skin.", "is clinically proven"),
        ("The formula is backed by solid clinical research.", "backed by solid clinical research"),
        ("The science is clear.", "The science is clear"),
        ("There is solid evidence that naps help.", "There is solid evidence that"),
        ("Honey has been shown to ease coughs.", "has been shown"),
        ("More recent work exemplifies this.", "More recent work exemplifies"),
        ("These studies suggest that it works.", "studies suggest"),
        ("In a small study, naps cut stress.", "In a small study"),
        ("There's evidence that naps help.", "There's evidence that"),
        ("According to a study, naps help.", "According to a study"),
        ("It’s been shown that naps help.", "It’s been shown"),
        ("Naps have shown promise against stress.", "have shown promise"),
        ("In clinical trials, naps cut stress.", "In clinical trials"),
        ("Many studies have been conducted on naps.", "studies have been conducted"),
    ],
)
def test_unnamed_evidence(sentence: str, words: str) -> None:
    found = read_attribution(sentence)
    assert found is not None
    assert (found.kind, sentence[found.start : found.end]) == (AttributionKind.UNNAMED_EVIDENCE, words)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Experts say that walking is enough.", "Experts say"),
        ("Many doctors now recommend a nap.", "Many doctors now recommend"),
        ("It helps, according to nutritionists.", "according to nutritionists"),
        ("It helps, say scientists.", "say scientists"),
        ("The brand is recommended by dermatologists.", "recommended by dermatologists"),
        ("Exercise is considered to be safe.", "is considered"),
        ("Losing weight is recommended.", "is recommended"),
        ("Proponents claim that naps cure colds.", "Proponents claim"),
        ("Many believe that naps help.", "Many believe"),
        ("It is well known that salt is bad.", "is well known that"),
        ("Our doctor-recommended cream is mild.", "doctor-recommended"),
    ],
)
def test_unnamed_authority(sentence: str, words: str) -> None:
    found = read_attribution(sentence)
    assert found is not None
    assert (found.kind, sentence[found.start : found.end]) == (AttributionKind.UNNAMED_AUTHORITY, words)


@pytest.mark.parametrize(
    "sentence",
    [
        "The study showed no difference.",
        "The researchers asked 40 adults to walk.",
        "The new research, published in Age and Ageing, found a gap.",
        "A team of European scientists compared two diets.",
        "They found that sleep improved.",
        "Authors suggest a second mechanism.",
    ],
)
def test_the_study_at_hand(sentence: str) -> None:
    found = read_attribution(sentence)
    assert found is not None
    assert found.kind is AttributionKind.THIS_STUDY


@pytest.mark.parametrize(
    "sentence",
    [
        "The World Health Organization recommends 150 minutes a week.",
        "A Danish study published in The Lancet showed a benefit.",
        "Smith et al. described the sign.",
        "According to Harvard Medical School, it is safe.",
        "“It helps,” says Dr Ana Ruiz.",
        "Experts from University College London say it is safe.",
    ],
)
def test_named(sentence: str) -> None:
    found = read_attribution(sentence)
    assert found is not None
    assert found.kind is AttributionKind.NAMED


@pytest.mark.parametrize(
    "sentence",
    [
        "Salt raises blood pressure.",
        "It is not known whether rest helps.",
        "Further studies are needed.",
        "No studies were done.",
        "There is no good evidence that detox teas work.",
        "Ask your doctor about the dose.",
        "The data were stored in a locked room.",
        "Nurses work at night.",
        "Probiotics work well; trials, however",
        "This is recommended by law.",
        "",
    ],
)
def test_no_attribution(sentence: str) -> None:
    found = read_attribution(sentence)
    assert found is None or found.kind is AttributionKind.THIS_STUDY


@given(st.text())
def test_any_text_is_read_and_the_words_lie_inside(text: str) -> None:
    found = read_attribution(text)
    assert found is None or 0 <= found.start < found.end <= len(text)


@pytest.mark.parametrize(
    "sentence",
    [
        "The plant is commonly known as thyme.",
        "It is run by the Faculty of Sleep Sciences, says the dean.",
        "A case in point.",
    ],
)
def test_names_and_places_are_no_attribution(sentence: str) -> None:
    found = read_attribution(sentence)
    assert found is None or found.kind is AttributionKind.NAMED


def test_whether_the_people_are_left_out_and_whether_others_are_meant_is_read() -> None:
    said = {
        text: read_attribution(text) for text in ("It is considered safe.", "Experts say so.", "Other studies show it.")
    }
    assert [each and (each.agentless, each.elsewhere) for each in said.values()] == [
        (True, False),
        (False, False),
        (False, True),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Across all studies, the majority of patients had an identified cause.",
        "Such a link should be confirmed in other studies.",
        "They took part in other trials, since this would indicate health.",
        "Stress was high on the scale of the Centre for Nap Studies.",
        "Mayo Clinic researchers have found that naps help.",
        "That being said, naps are short.",
        "A nap is advisable after lunch.",
        "There are few trials that have tested naps.",
        "Many trial processes are linked to naps.",
        "There is a need for trials to establish the value of naps.",
        "They began new trials with the pillow to demonstrate the value of naps.",
        "We looked at national data on men with documented stress.",
        "An analysis of data from both trials found less stress.",
        "Roe and his team had conducted earlier studies showing that naps help.",
        "Naps are longer in women (Kofler, 2018), recent work has suggested.",
    ],
)
def test_what_is_named_or_no_evidence_is_not_unnamed(sentence: str) -> None:
    found = read_attribution(sentence)
    assert found is None or found.kind is AttributionKind.NAMED


def test_studies_that_are_counted_may_be_those_of_the_review_at_hand() -> None:
    found = read_attribution("Seven trials found that naps cut stress.")
    assert found is not None
    assert not found.elsewhere
    other = read_attribution("Several trials found that naps cut stress.")
    assert other is not None
    assert other.elsewhere
