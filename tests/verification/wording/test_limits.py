import pytest

from claimcheck.model import Passage, Work
from claimcheck.verification.reading import read_claim, read_source
from claimcheck.verification.wording.limits import Limit, is_biology, read_limits


@pytest.mark.parametrize(
    ("text", "limit", "words"),
    [
        ("We followed 900 sailors for ten years. Many had scurvy.", Limit.OBSERVATIONAL, "We followed"),
        ("This case-control study compared sailors.", Limit.OBSERVATIONAL, "case-control"),
        ("In a cross-sectional survey, sailors told of scurvy.", Limit.OBSERVATIONAL, "cross-sectional survey"),
        ("We report on 12 patients who ate limes.", Limit.UNCONTROLLED, "We report on 12 patients"),
        ("In this pilot trial, sailors were randomised to limes.", Limit.SMALL, "pilot"),
        ("In all, 40 patients were randomised to limes or water.", Limit.SMALL, "40 patients"),
        ("The rash faded in 31 patients who drank lime juice.", Limit.SMALL, "31 patients"),
        ("Lambs were fed limes. The lambs gained weight.", Limit.ANIMAL, "Lambs"),
        ("This preprint is about limes.", Limit.PREPRINT, "preprint"),
        ("Rats were fed limes. The rats gained weight.", Limit.ANIMAL, "Rats"),
        ("Skin cell lines were treated with lime oil in vitro.", Limit.IN_VITRO, "cell lines"),
    ],
)
def test_a_limit_is_read_with_its_words(text: str, limit: Limit, words: str) -> None:
    design = read_limits(read_source(text))
    told = design.told(limit)

    assert design.has(limit)
    assert told is not None
    sentence, (start, end) = told
    assert sentence.text[start:end] == words


@pytest.mark.parametrize(
    "text",
    [
        "A cohort of 900 sailors was randomly assigned to limes or water.",
        "In this randomised trial, 300 patients ate limes; a mouse study had gone before.",
        "Limes are sour.",
        "",
    ],
)
def test_a_large_randomised_trial_and_a_text_without_design_have_no_limit(text: str) -> None:
    assert read_limits(read_source(text)).limits == ()


def test_a_trial_that_is_only_called_for_is_none() -> None:
    source = read_source("In this cohort, sailors with limes were well. Randomised trials are needed.")

    assert read_limits(source).has(Limit.OBSERVATIONAL)
    assert not read_limits(source).randomised


def test_the_title_counts() -> None:
    work = Work(title="Limes and scurvy in rats", abstract=(Passage(section="", text="Limes mended the gums."),))
    told = read_limits(read_source(work)).told(Limit.ANIMAL)

    assert told is not None
    assert told[0].index == -1


@pytest.mark.parametrize(
    ("claim", "biology"),
    [("The TRPV1 channel opens with heat.", True), ("Loss of the gene mends the gums.", True), ("Limes help.", False)],
)
def test_claims_on_genes_and_cells_are_told_from_those_on_care(claim: str, biology: bool) -> None:
    assert is_biology(read_claim(claim, read_source("Limes."))) is biology
