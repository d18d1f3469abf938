"""Places as editors count them."""

import pytest

pytest.importorskip("pygls", reason="pygls comes with the extra [lsp]")

from lsprotocol.types import Position

from claimcheck.model import Span
from claimcheck.server.positions import Positions

TEXT = "a\r\n🧄 lowers\tpressure\rc\u2028d\ne\u0301 end"


@pytest.mark.parametrize(
    ("encoding", "column"), [("utf-8", 4), ("utf-16", 2), ("utf-32", 1), (None, 2)], ids=["8", "16", "32", "default"]
)
def test_columns_are_counted_in_the_units_agreed_on(encoding: str | None, column: int) -> None:
    positions = Positions(TEXT, encoding)
    place = TEXT.index(" lowers")
    assert positions.position(place) == Position(line=1, character=column)
    assert positions.offset(Position(line=1, character=column)) == place


def test_every_place_but_those_within_a_line_end_comes_back() -> None:
    positions = Positions(TEXT)
    places = [place for place in range(len(TEXT) + 1) if TEXT[place - 1 : place + 1] != "\r\n"]
    assert [positions.offset(positions.position(place)) for place in places] == places


def test_lines_end_as_the_protocol_says_and_nowhere_else() -> None:
    assert Positions(TEXT).position(TEXT.index("d")) == Position(line=2, character=2)
    assert Positions(TEXT).position(len(TEXT)) == Position(line=3, character=6)


def test_a_place_behind_the_end_is_the_end() -> None:
    positions = Positions("ab\nc")
    assert positions.offset(Position(line=0, character=99)) == 2
    assert positions.offset(Position(line=9, character=0)) == 4
    assert positions.span(positions.range(Span(1, 4))) == Span(1, 4)
