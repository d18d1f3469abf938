from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.references.authors import AuthorIndex, Said, fold, surname
from claimcheck.references.bibliography import parse_reference


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Jensen RK", "jensen"),
        ("Jensen, Rikke K.", "jensen"),
        ("R. K. Jensen", "jensen"),
        ("Rikke K Jensen", "jensen"),
        ("van Beurden I", "van beurden"),
        ("Ludwig van Beethoven", "van beethoven"),
        ("O'Grady NP", "ogrady"),
        ("Søndergård P", "sondergard"),
        ("Leboeuf-Yde C", "leboeuf yde"),
        ("Kannan K.", "kannan"),
        ("Plato", "plato"),
    ],
)
def test_surnames_in_either_order(printed: str, name: str) -> None:
    assert surname(printed) == name


@given(st.text(max_size=60))
def test_folded_text_stays_as_it_is_when_folded_again(text: str) -> None:
    assert fold(fold(text)) == fold(text)


ENTRIES = (
    "van Beurden I, Anderson P. Training doctors. Addiction. 2012;107:17-25.",
    "Anderson P. Help for drinkers. Addiction. 2012;107:26-30.",
    "Smith, J., Brown, A., & Hill, C. (2015). Sleep and walking. Sleep Science, 8(2), 101-110.",
    "J. Smith, A. Brown, Rest at work, Sleep Science 9 (2015), 1-9.",
    "National Institute for Health and Care Excellence. Low back pain. London: NICE; 2016.",
    "Care of patients with bowel disease: a strategy for the future. Gut. 2007;56:1-56.",
)
INDEX = AuthorIndex([parse_reference(entry) for entry in ENTRIES])
"""All references parsed alone bear the id `r1`, so an answer only says whether one was found."""


@pytest.mark.parametrize(
    "said",
    [
        Said(names=("van beurden",), more=True, year=2012),
        Said(names=("beurden", "anderson"), year=2012),
        Said(names=("anderson",), year=2012),
        Said(names=("smith", "brown", "hill"), year=2015),
        Said(names=("smith", "brown"), year=2015),
        Said(names=("nice",), year=2016),
        Said(
            names=("national institute for health", "care excellence"),
            whole=("national institute for health and care excellence"),
            year=2016,
        ),
        Said(names=("gut",), whole="gut", year=2007),
        Said(names=("care of patients with bowel",), whole="care of patients with bowel", year=2007),
        Said(names=("anon",), year=2007),
    ],
)
def test_entries_are_found_by_what_the_text_calls_them(said: Said) -> None:
    assert INDEX.find(said) == "r1"


@pytest.mark.parametrize(
    "said",
    [
        Said(names=("anderson",), year=2011),
        Said(names=("brown",), year=2015),
        Said(names=("anderson", "smith"), year=2012),
        Said(names=("and",), year=2007),
        Said(names=("smith",)),
    ],
)
def test_other_names_and_years_find_nothing(said: Said) -> None:
    assert INDEX.find(said) is None
