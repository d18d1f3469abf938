"""Claims laid beside the works they rest on, through the whole flow."""

from collections.abc import Sequence

from attrs import evolve

from claimcheck import Settings, readers
from claimcheck.model import CheckedArticle, Found, Passage, Reference, Resolution, Verdict, Work
from claimcheck.pipeline import examine
from claimcheck.verification.engines.reviewing import questions_of

ENTRY = "1. Doe J, Roe R. Thyme for the common cold: a trial. J Herbs. 2012;10:22. doi:10.1161/JAHA.112.004473"
WORK = Work(
    title="Thyme for the common cold: a trial",
    abstract=(
        Passage(
            section="Methods", text="Patients got either thyme tea with the option of a scarf or water once a day."
        ),
        Passage(section="Results", text="Colds lasted four days with thyme tea and seven days with water."),
        Passage(section="Conclusions", text="Thyme tea may shorten colds in some adults."),
    ),
)


def examined(text: str, work: Work | None = WORK) -> CheckedArticle:
    """An article with one reference, which resolves to `work`."""
    article = readers.read("a.md", f"{text}\n\n## References\n\n{ENTRY}\n".encode())

    def resolve(references: Sequence[Reference]) -> dict[str, Resolution]:
        return {each.id: Found(work=work, basis="printed DOI") for each in references} if work else {}

    checked, crashes = examine(article, Settings(), resolve)
    assert not crashes
    return checked


def test_a_cited_claim_is_compared_with_its_source() -> None:
    reading = examined("Colds lasted four days with thyme tea [1].").reading
    (compared,) = reading.comparisons
    assert compared.linked
    assert compared.comparison.verdict is not Verdict.CONTRADICTED
    assert compared.comparison.rationale[0].text == "Colds lasted four days with thyme tea and seven days with water."


def test_without_a_text_nothing_is_compared() -> None:
    assert examined("Colds lasted four days with thyme tea [1].", None).reading.comparisons == ()
    assert examined("Colds lasted four days with thyme tea [1].", Work(title="")).reading.comparisons == ()


def test_a_claim_without_reference_is_laid_beside_the_paper_that_the_article_is_about() -> None:
    reading = examined(
        "Thyme shortens colds in adults.\n\nThe study found that colds lasted four days with tea."
    ).reading
    assert [compared.linked for compared in reading.comparisons] == [False, True]


def test_of_several_sources_the_one_that_speaks_most_for_the_claim_counts() -> None:
    checked = examined("Colds lasted four days with thyme tea [1].")
    (compared,) = checked.reading.comparisons
    assert checked.reading.comparison(checked.reading.claims[0]) == compared


def test_a_source_that_bears_a_claim_out_counts_before_one_whose_score_was_denied() -> None:
    checked = examined("Colds lasted four days with thyme tea [1].")
    (compared,) = checked.reading.comparisons
    of = {Verdict.SUPPORTED: 0.9, Verdict.NOT_ENOUGH_INFO: 0.1}
    denied = evolve(compared, comparison=evolve(compared.comparison, verdict=Verdict.NOT_ENOUGH_INFO, scores=of))
    borne = evolve(
        compared,
        comparison=evolve(compared.comparison, verdict=Verdict.SUPPORTED, scores={Verdict.SUPPORTED: 0.8}),
    )
    reading = evolve(checked.reading, comparisons=(denied, borne))
    assert reading.comparison(reading.claims[0]) == borne


def test_an_engine_is_asked_about_claims_beside_the_paper_of_their_article() -> None:
    reading = examined(
        "Thyme shortens colds in adults.\n\nThe study found that colds lasted four days with tea."
    ).reading
    assert sorted(questions_of(reading)) == [0, 1]
