"""Text of a block: white space, entities, marks and the way back to the source."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.model import MarkKind, OffsetMap
from claimcheck.readers.inline import InlineText


def taken(source: str, *, decode: bool = True) -> tuple[str, OffsetMap]:
    text = InlineText(source)
    text.add(0, len(source), decode=decode)
    return text.take()[:2]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("  two\n\t words  ", "two words"),
        ("5\u00a0mg", "5 mg"),
        ("5&nbsp;mg", "5 mg"),
        ("5 &nbsp; mg", "5 mg"),
        ("anti\u00adbiotic\u200b", "antibiotic"),
        ("anti&shy;biotic", "antibiotic"),
        ("p &lt; 0.05 &amp; q", "p < 0.05 & q"),
        ("&#8211;&#x2013;&ndash;", "–––"),
        ("&copy 2019 AT&T &unknown; &ampx", "© 2019 AT&T &unknown; &x"),
        ("&", "&"),
        ("&fjlig;", "fj"),
        ("", ""),
    ],
)
def test_text_is_made_plain(source: str, expected: str) -> None:
    assert taken(source)[0] == expected


def test_verbatim_text_keeps_its_entities() -> None:
    assert taken("a &lt;  b", decode=False)[0] == "a &lt; b"


def test_every_character_leads_back_to_the_source() -> None:
    source = " a&nbsp;\n &lt;b"
    text, offsets = taken(source)
    assert text == "a <b"
    assert [offsets.span(place, place + 1).of(source) for place in range(4)] == ["a", "&nbsp;", "&lt;", "b"]


def test_marks_shed_the_spaces_at_their_edges() -> None:
    source = "see <a> this </a> now"
    text = InlineText(source)
    text.add(0, 4)
    text.open_mark(MarkKind.LINK, 4, "#x")
    text.add(7, 13)
    text.close_mark(17)
    text.add(17, len(source))
    words, _, (mark,) = text.take()
    assert words == "see this now"
    assert words[mark.start : mark.end] == "this"
    assert mark.span.of(source) == "<a> this </a>"


def test_a_mark_without_text_is_dropped() -> None:
    text = InlineText("a<b> </b>")
    text.add(0, 1)
    text.open_mark(MarkKind.EMPHASIS, 1)
    text.add(4, 5)
    text.close_mark(9)
    assert text.take()[2] == ()


def test_a_mark_over_two_blocks_is_in_both() -> None:
    source = "<a>one<p>two</a>"
    text = InlineText(source)
    text.open_mark(MarkKind.LINK, 0, "t")
    text.add(3, 6)
    first = text.take()[2]
    text.add(9, 12)
    text.close_mark(16)
    second = text.take()[2]
    assert [mark.span.of(source) for mark in (*first, *second)] == ["<a>one", "two</a>"]


@given(st.text(alphabet="ab \n\u00a0\u00ad\u200b&;#x1nbsp<", max_size=60), st.booleans())
def test_text_has_single_spaces_and_true_offsets(source: str, decode: bool) -> None:
    text, offsets = taken(source, decode=decode)
    assert text == text.strip(" ")
    assert "  " not in text
    for text_start, start, end, identical in offsets.runs:
        assert 0 <= start <= end <= len(source)
        if identical:
            assert source[start:end] == text[text_start : text_start + end - start]
    for place in range(len(text)):
        span = offsets.span(place, place + 1)
        assert 0 <= span.start < span.end <= len(source)
