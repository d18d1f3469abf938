import pytest

from claimcheck import readers
from claimcheck.checkers.base import Case
from claimcheck.checkers.risk import RelativeRiskOnly
from claimcheck.model import Finding, Severity
from claimcheck.pipeline import understand

LEAD = "Daily aspirin cuts the risk of bowel cancer by 30%."


def findings(text: str) -> list[tuple[Finding, str]]:
    article = readers.read("case.md", text.encode())
    return [(each, each.span.of(article.source)) for each in RelativeRiskOnly().check(understand(article))]


@pytest.mark.parametrize("case", RelativeRiskOnly.flags)
def test_flags_what_it_says_it_flags(case: str | Case) -> None:
    assert isinstance(case, str)
    assert findings(case)


@pytest.mark.parametrize("case", RelativeRiskOnly.passes)
def test_passes_what_it_says_it_passes(case: str | Case) -> None:
    assert isinstance(case, str)
    assert not findings(case)


def test_the_words_are_quoted_and_marked_as_a_note() -> None:
    ((found, words),) = findings(LEAD)
    assert words == "cuts the risk of bowel cancer by 30%"
    assert words in found.message
    assert found.severity is Severity.NOTE


def test_one_note_a_paragraph() -> None:
    assert len(findings(f"{LEAD} Ibuprofen halves the risk of bowel cancer.")) == 1
    assert len(findings(f"{LEAD}\n\nIbuprofen halves the risk of bowel cancer.")) == 2


def test_absolute_figures_in_the_next_paragraph_will_do() -> None:
    assert not findings(f"{LEAD}\n\nOut of 1,000 people, 7 get it instead of 10.")


def test_absolute_figures_under_another_heading_will_not() -> None:
    assert findings(f"{LEAD}\n\n## Dementia\n\nDementia strikes 7 in 100 people.")


def test_absolute_figures_far_below_will_not() -> None:
    between = "The tablets are white.\n\nThey are sold in boxes.\n\nMany people like them."
    assert findings(f"{LEAD}\n\n{between}\n\nDementia strikes 7 in 100 people.")
