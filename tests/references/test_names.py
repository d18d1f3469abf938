from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.references.names import split_names


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("", ()),
        ("Jensen RK", ("Jensen RK",)),
        ("Jensen RK, Leboeuf-Yde C", ("Jensen RK", "Leboeuf-Yde C")),
        ("Jensen RK, Leboeuf-Yde C, et al.", ("Jensen RK", "Leboeuf-Yde C")),
        ("Jensen RK et al", ("Jensen RK",)),
        ("Jensen, R. K., & Leboeuf-Yde, C.", ("Jensen, R. K.", "Leboeuf-Yde, C.")),
        ("Jensen, R.K. and Leboeuf-Yde, C.", ("Jensen, R.K.", "Leboeuf-Yde, C.")),
        ("Jensen, R. K.; Leboeuf-Yde, C.", ("Jensen, R. K.", "Leboeuf-Yde, C.")),
        ("Jensen, RK, Yde, C", ("Jensen, RK", "Yde, C")),
        ("R. K. Jensen, C. Leboeuf-Yde, and N. Wedderkopp", ("R. K. Jensen", "C. Leboeuf-Yde", "N. Wedderkopp")),
        ("Jensen, Rikke", ("Jensen, Rikke",)),
        ("Jensen, Rikke K., and Claus Manniche", ("Jensen, Rikke K.", "Claus Manniche")),
        ("Jensen, Rikke, Claus Manniche, and Jo Hu", ("Jensen, Rikke", "Claus Manniche", "Jo Hu")),
        ("van der Berg, Jan", ("van der Berg, Jan",)),
        ("Baes Jr., C. F., Mesmer, R. E.", ("Baes Jr., C. F.", "Mesmer, R. E.")),
        ("Duke, L. J., Jr., & Patel, K.", ("Duke, L. J., Jr.", "Patel, K.")),
        ("by Rikke K Jensen, Jo Hu and Claus Manniche", ("Rikke K Jensen", "Jo Hu", "Claus Manniche")),
        ("Müller H und Åström K", ("Müller H", "Åström K")),
        ("BEARD M., NORTH J. et PRICE S.", ("BEARD M.", "NORTH J.", "PRICE S.")),
        ("World Health Organization.", ("World Health Organization",)),
        ("Hu J and others", ("Hu J",)),
        ("———", ("———",)),
    ],
)  # fmt: skip
def test_names_come_apart(printed: str, names: tuple[str, ...]) -> None:
    assert split_names(printed) == names


@given(st.text(max_size=200))
def test_names_are_words_of_the_list(text: str) -> None:
    for name in split_names(text):
        assert name
        assert all(part.strip() in text for part in name.split(","))
