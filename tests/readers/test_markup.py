"""Tokens of markup: every one has its place in the source."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.readers.markup import Tokenizer, TokenKind, attributes_of

MARKUP = st.text(alphabet="<>/!-[]?='\" abpCDATA&;\n", max_size=80)


def tokens(source: str, *, xml: bool = False) -> list[tuple[str, str]]:
    return [(token.kind.name, source[token.start : token.end]) for token in Tokenizer(source, xml=xml).tokens()]


def test_text_and_tags_are_told_apart() -> None:
    assert tokens("a <b class='x>y'>c</b> < d") == [
        ("TEXT", "a "),
        ("OPEN", "<b class='x>y'>"),
        ("TEXT", "c"),
        ("CLOSE", "</b>"),
        ("TEXT", " < d"),
    ]


def test_comments_hold_no_tags_and_doctypes_and_instructions_are_left_out() -> None:
    assert tokens("<!DOCTYPE html><!-- <p> --><?php echo ?>x<!-->y<!--->z") == [
        ("COMMENT", "<!-- <p> -->"),
        ("TEXT", "x"),
        ("COMMENT", "<!-->"),
        ("TEXT", "y"),
        ("COMMENT", "<!--->"),
        ("TEXT", "z"),
    ]


def test_a_comment_that_never_closes_does_not_swallow_the_page() -> None:
    assert tokens("<!-- <p>kept")[-1] == ("TEXT", "kept")
    assert tokens("<!-- no end at all") == [("TEXT", "<!-- no end at all")]


def test_a_stray_quote_does_not_swallow_the_page() -> None:
    assert tokens('<p class="a"">x</p>') == [("OPEN", '<p class="a"">'), ("TEXT", "x"), ("CLOSE", "</p>")]


def test_an_unclosed_quote_ends_with_its_tag() -> None:
    assert tokens('<p class="a>x</p>')[1:] == [("TEXT", "x"), ("CLOSE", "</p>")]


def test_scripts_hold_no_tags() -> None:
    assert tokens("<script>if (a<b) '<p>'</SCRIPT>x") == [
        ("OPEN", "<script>"),
        ("VERBATIM", "if (a<b) '<p>'"),
        ("CLOSE", "</SCRIPT>"),
        ("TEXT", "x"),
    ]


def test_a_title_that_never_closes_is_empty() -> None:
    assert tokens("<title><p>x") == [("OPEN", "<title>"), ("OPEN", "<p>"), ("TEXT", "x")]
    assert tokens("<script><p>x") == [("OPEN", "<script>"), ("VERBATIM", "<p>x")]


def test_xml_knows_cdata_and_internal_subsets() -> None:
    source = '<!DOCTYPE a [<!ENTITY b "<c>">]><a><![CDATA[<d>&e;]]></a>'
    assert tokens(source, xml=True) == [("OPEN", "<a>"), ("VERBATIM", "<d>&e;"), ("CLOSE", "</a>")]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (' HREF="a&amp;b" ', {"href": "a&b"}),
        (" id=x id=y", {"id": "x"}),
        (" hidden class='a b'/", {"hidden": "", "class": "a b"}),
    ],
)
def test_attributes_are_read(written: str, expected: dict[str, str]) -> None:
    assert attributes_of(written) == expected


@given(MARKUP, st.booleans())
def test_tokens_are_in_order_and_inside_the_source(source: str, xml: bool) -> None:
    place = 0
    for token in Tokenizer(source, xml=xml).tokens():
        assert place <= token.start <= token.end <= len(source)
        assert token.kind in (TokenKind.TEXT, TokenKind.VERBATIM) or source[token.start] == "<"
        place = token.end


def test_tags_without_end_take_linear_time() -> None:
    for source in ("<a " * 50_000, '<a b=">" ' * 20_000, "<!--" * 50_000, "<title>" * 30_000, "<!a" * 50_000):
        assert sum(token.end - token.start for token in Tokenizer(source).tokens()) <= len(source)
