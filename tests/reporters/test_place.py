from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.reporters.place import Lines, Place, in_order
from tests.reporters.sample import garlic


@pytest.mark.parametrize(
    ("source", "offset", "line", "column"),
    [
        ("", 0, 1, 1),
        ("ab\ncd", 0, 1, 1),
        ("ab\ncd", 2, 1, 3),
        ("ab\ncd", 3, 2, 1),
        ("ab\r\ncd", 3, 1, 4),
        ("ab\r\ncd", 4, 2, 1),
        ("ab\rcd", 3, 2, 1),
        ("a\r\r\nb", 4, 3, 1),
        ("\U0001f9c4b", 1, 1, 2),
        ("a\u2028b\x0bc\x85d", 6, 1, 7),
        ("ab\n", 3, 2, 1),
        ("ab", 99, 1, 3),
    ],
)
def test_lines_and_columns_are_counted_as_editors_do(source: str, offset: int, line: int, column: int) -> None:
    assert Lines(source).place(offset) == Place(line, column)


def test_the_bounds_of_a_line_leave_out_its_end() -> None:
    source = "one\r\ntwo\rthree\n"
    lines = Lines(source)
    assert [source[slice(*lines.bounds(line))] for line in range(1, len(lines) + 1)] == [
        "one",
        "two",
        "three",
        "",
    ]


@given(st.text(alphabet="ab\r\n\u2028é"), st.integers(0, 60))
def test_a_place_leads_back_to_its_offset(source: str, offset: int) -> None:
    lines = Lines(source)
    place = lines.place(offset)
    assert lines.bounds(place.line)[0] + place.column - 1 == min(offset, len(source))


def test_findings_are_put_in_order_of_place() -> None:
    assert [finding.code for finding in in_order(garlic())] == ["CIT101", "STR503", "REF201"]
