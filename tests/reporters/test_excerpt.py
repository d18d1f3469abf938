from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from claimcheck.model import Span
from claimcheck.reporters.excerpt import LEAST_WIDTH, MOST_ROWS, Row, excerpt, visible
from claimcheck.reporters.place import Lines
from tests.reporters.sample import span_of


def shown(source: str, words: str, width: int = 60) -> list[tuple[str, str]]:
    """The rows of an excerpt around `words`, and what the marks stand under."""
    return [(row.text, under(row)) for row in excerpt(Lines(source), span_of(words, source), width)]


def under(row: Row) -> str:
    """The text above the carets, found by counting columns."""
    first, last = row.marks.index("^"), len(row.marks)
    column, found = 0, ""
    for character in row.text:
        if first <= column < last:
            found += character
        column += cell_len(character)
    return found


def test_a_short_line_is_shown_whole_with_its_words_marked() -> None:
    source = "# Title\n\n  Garlic always helps, they say.\n"
    (row,) = excerpt(Lines(source), span_of("always", source), 60)
    assert row == Row(3, "Garlic always helps, they say.", "       ^^^^^^")


def test_a_long_line_is_cut_between_words_around_the_marked_ones() -> None:
    source = f"{'before ' * 50}Garlic always helps. {'after ' * 50}"
    ((text, marked),) = shown(source, "Garlic always helps.")
    assert marked == "Garlic always helps."
    assert text.startswith("… before ")
    assert text.endswith(" …")
    assert 45 <= len(text) <= 60


def test_at_the_edge_of_a_line_the_other_side_gets_the_room() -> None:
    source = f"Garlic helps. {'after ' * 50}"
    ((text, marked),) = shown(source, "Garlic helps.")
    assert marked == "Garlic helps."
    assert text.startswith("Garlic helps. after after")
    assert len(text) > 50


def test_a_sentence_that_is_too_long_is_wrapped_and_marked_in_every_row() -> None:
    sentence = "Garlic, taken daily by adults with high blood pressure, lowers both of its values within weeks."
    rows = shown(f"Before it. {sentence} After it stands more.", sentence, 40)
    assert " ".join(marked.strip() for _, marked in rows) == sentence
    assert rows[0][0].startswith("… Garlic, ")
    assert rows[-1][0].endswith("…")
    assert all(len(text) <= 40 for text, _ in rows)


def test_what_has_no_room_in_the_rows_is_left_out_with_dots() -> None:
    source = "word " * 200
    rows = excerpt(Lines(source), Span(0, 990), 40)
    assert len(rows) == MOST_ROWS
    assert rows[-1].text.endswith("…")
    assert [row.line for row in rows] == [1, None, None, None]


def test_a_word_without_spaces_is_cut_where_the_row_ends() -> None:
    (first, *_) = excerpt(Lines("x" * 300), Span(0, 300), 40)
    assert first.text == "x" * 39


def test_a_span_over_several_lines_is_marked_in_each_and_blank_lines_are_left_out() -> None:
    source = "He said: garlic\r\n\r\nalways helps. More.\r\n"
    rows = excerpt(Lines(source), span_of("garlic\r\n\r\nalways helps.", source), 60)
    assert [(row.line, row.text, row.marks) for row in rows] == [
        (1, "He said: garlic", "         ^^^^^^"),
        (3, "always helps. More.", "^" * len("always helps.")),
    ]


def test_of_many_lines_the_first_are_shown() -> None:
    source = "line\n" * 9
    rows = excerpt(Lines(source), Span(0, len(source)), 60)
    assert [row.text for row in rows] == ["line", "line", "line", "line …"]


@pytest.mark.parametrize(
    ("source", "words", "text"),
    [
        ("a\tb garlic c", "garlic", "a    b garlic c"),
        ("a\u00a0b garlic", "garlic", "a b garlic"),
        ("大蒜 garlic", "garlic", "大蒜 garlic"),
        ("大蒜 garlic", "大蒜", "大蒜 garlic"),
        ("cafe\u0301 garlic", "garlic", "cafe\u0301 garlic"),
        ("so\u00adft garlic", "garlic", "soft garlic"),
        ("\x1b[31mred garlic", "garlic", "␛[31mred garlic"),
        ("\u202eevil garlic", "garlic", "<U+202E>evil garlic"),
    ],
)
def test_marks_stand_under_their_words_whatever_stands_before(source: str, words: str, text: str) -> None:
    assert shown(source, words) == [(text, words)]


@pytest.mark.parametrize(
    ("source", "place", "marks"),
    [("garlic", 2, "  ^"), ("garlic", 6, "      ^"), ("", 0, "^"), ("a\r\nb", 2, " ^")],
)
def test_an_empty_span_is_marked_where_it_stands(source: str, place: int, marks: str) -> None:
    (row,) = excerpt(Lines(source), Span(place, place), 60)
    assert row.marks == marks


def test_a_line_of_ten_million_characters_is_shown_in_part() -> None:
    source = "garlic helps " * 800_000
    (row,) = excerpt(Lines(source), Span(5_200_000, 5_200_006), 80)
    assert under(row) == "garlic"


def test_visible_text_cannot_steer_a_terminal() -> None:
    assert visible("plain") == "plain"
    assert visible("\x07\x7f\x9b1m\u2066") == "␇␡<U+009B>1m<U+2066>"
    assert visible("a\u2028b\nc\ud800") == "a b c<U+D800>"
    assert visible("é\u200b") == "é"


@given(st.text())
def test_nothing_that_steers_is_left(text: str) -> None:
    assert not {unicodedata.category(character) for character in visible(text)} & {
        "Cc",
        "Cf",
        "Cs",
        "Zl",
        "Zp",
    }


@given(st.text(alphabet="ab \t\n\r大\u0301\u200b\x1b", max_size=200), st.data(), st.integers(0, 50))
def test_any_span_gives_rows_within_the_width_with_marks_below(source: str, data: st.DataObject, width: int) -> None:
    start = data.draw(st.integers(0, len(source)))
    end = data.draw(st.integers(start, len(source)))
    rows = excerpt(Lines(source), Span(start, end), width)
    assert len(rows) <= MOST_ROWS
    for row in rows:
        assert set(row.marks) <= {" ", "^"}
        assert row.marks.endswith("^")
        assert cell_len(row.text) <= max(width, LEAST_WIDTH)
