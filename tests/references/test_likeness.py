from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.references.likeness import looks_like_reference

ENTRIES = [
    "Jensen RK, Leboeuf-Yde C. Rest versus exercise as treatment. BMC Med. 2012;10:22.",
    "Jensen, R. K. (2012). Rest versus exercise as treatment. BMC Medicine, 10(1), 22–30.",
    "[4] R. K. Jensen and C. Leboeuf-Yde, “Rest versus exercise,” BMC Med., vol. 10, pp. 22–30, Feb. 2012.",
    "Waddell G. The Back Pain Revolution. 2nd ed. Edinburgh: Churchill Livingstone; 2004.",
    (
        "Rest versus exercise. A trial.” by Rikke K Jensen and Claus Manniche. BMC Medicine 2012, 10:22 "
        "doi:10.1186/1741-7015-10-22 Published: 29 February 2012"
    ),
]
PROSE = [
    "",
    "Rest may not be better.",
    "In 2012 a trial in BMC Medicine found that rest was no better than exercise for people with Modic changes.",
    "The study, which appeared in The Lancet in 2019, followed 3,025 adults (mean age 54) for ten years.",
    "Smith et al. (2008) reported that their patients did not improve (Jones, 2010; Brown et al., 2012).",
    "JP studied health sciences between 2008 and 2011 and has been an editor of several publications since 2006.",
    "Call us on 0800 123 456 or write to us at 12 Main Street, London.",
    "Dr. Modic is the chair of the institute; he identified the changes in 1988.",
]


@pytest.mark.parametrize("text", ENTRIES)
def test_entries_score_high(text: str) -> None:
    assert looks_like_reference(text) >= 0.7


@pytest.mark.parametrize("text", PROSE)
def test_prose_scores_low(text: str) -> None:
    assert looks_like_reference(text) <= 0.3


def test_a_long_paragraph_of_prose_with_citations_scores_low() -> None:
    sentence = "Routine care has been found to be of no benefit (Webster et al., 2008; Rickard, 2010). "
    assert looks_like_reference(sentence * 12) < 0.05


@given(st.text(max_size=400))
def test_a_score_is_a_share(text: str) -> None:
    assert 0 <= looks_like_reference(text) <= 1
