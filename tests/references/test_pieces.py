from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.references.pieces import cut


def kinds(text: str) -> list[tuple[str, str]]:
    return [(piece.kind, piece.text) for piece in cut(text)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Hu JB,", "van"),
        ("Hu, J. B.,", "inv"),
        ("J. B. Hu,", "dir"),
        ("Jo B. Hu,", "full"),
        ("de la Cruz MA.", "van"),
        ("———. ", "same"),
        ("et al.", "etal"),
        ("Phys. Rev. Lett. 10", "abbr"),
        ("29 February 2012", "date"),
        ("15 Feb. 1993:", "date"),
        ("març 1993", "words"),
        ("novembre 2000", "date"),
        ("in press", "date"),
        ("2012;", "year"),
        ("2012a.", "year"),
        ("1999–2001", "years"),
        ("12–19", "range"),
        ("pp. 12–19", "pages"),
        ("vol. 3", "volume"),
        ("2 vols.", "volume"),
        ("no. 3", "issue"),
        ("Suppl 1", "issue"),
        ("518 p.", "extent"),
        ("3/4", "double"),
        ("XIV ", "roman"),
        ("e12345", "number"),
        ("In Proceedings", "in"),
        ("edited by Jo Hu", "by"),
        ("Type 2 diabetes in adults", "words"),
        ("Vitamin D vs. placebo in St. Louis", "words"),
    ],
)
def test_the_kind_of_a_piece(text: str, kind: str) -> None:
    assert kinds(text)[0][0] == kind


def test_persons_run_together() -> None:
    assert kinds("Hu JB, Ng K, Wu A. Sleep") == [("van+", "Hu JB, Ng K, Wu A."), ("words", "Sleep")]


def test_after_a_surname_first_list_initials_end_the_name() -> None:
    assert kinds("Hu JB, Ng K. Effects, causes") == [
        ("van+", "Hu JB, Ng K."),
        ("words", "Effects"),
        ("words", "causes"),
    ]


def test_a_masked_range_is_one_piece() -> None:
    text = "Sleep. doi:10.1000/x. Wiley"
    assert [piece.kind for piece in cut(text, [(7, 20)])] == ["words", "id", "words"]


def test_pieces_start_where_told() -> None:
    assert [piece.text for piece in cut("[1] Hu, Jo B. Sleep", start=4)] == ["Hu, Jo B.", "Sleep"]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Hu. “Sleep and pain.” Brain", ["Sleep and pain"]),
        ('Hu, "Sleep," Brain', ["Sleep"]),
        ("Hu (2010) 'Sleep', Brain", ["Sleep"]),
        ("Hu. « Sommeil », Cerveau", ["Sommeil"]),
        ("Hitler's “Green Party” and soil", []),
        ("Hu. “The ‘good’ sleep,” Brain", ["The", "good", "sleep"]),
        ("Supercomputing '91, pages 1-3", []),
        ("patients’ sleep", []),
    ],
)
def test_what_stands_between_quotation_marks(text: str, quoted: list[str]) -> None:
    assert [piece.text for piece in cut(text) if piece.quoted] == quoted


def test_punctuation_before_a_piece_has_a_class() -> None:
    text = "Hu J (2010). “Sleep,” Brain; 3(4): 5-6 [x]"
    assert [piece.before for piece in cut(text)] == ["^", "(", "<", ">", ";", "(", "):", "("]


@given(st.text(max_size=200), st.lists(st.tuples(st.integers(0, 99), st.integers(1, 20)), max_size=3))
def test_pieces_are_in_order_and_slice_the_text(text: str, ranges: list[tuple[int, int]]) -> None:
    masked = [(start, start + length) for start, length in ranges if start + length <= len(text)]
    end = 0
    for piece in cut(text, masked):
        assert end <= piece.start < piece.end <= len(text)
        assert piece.text == text[piece.start : piece.end]
        end = piece.end
