"""Markdown read into blocks, HTML inside it included."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from claimcheck.model import Block, BlockKind, MarkKind
from claimcheck.readers.markdown import read_markdown


def blocks(source: str) -> tuple[Block, ...]:
    return read_markdown(source, "page.md").blocks


def texts(source: str) -> list[str]:
    return [block.text for block in blocks(source)]


def marks(source: str) -> list[tuple[MarkKind, str, str, str]]:
    """Kind, text, target and source slice of every mark."""
    return [
        (mark.kind, block.text[mark.start : mark.end], mark.target, mark.span.of(source))
        for block in blocks(source)
        for mark in block.marks
    ]


def test_blocks_have_their_kinds() -> None:
    source = (
        "# Naps\n\nThey *help*.\n\n- one\n  - two\n\n3. three\n\n> So\n> it is.\n\n"
        "| a | b |\n|---|---|\n| c | d\\|e |\n"
    )
    assert [(b.kind, b.level, b.ordinal, b.text) for b in blocks(source)] == [
        (BlockKind.HEADING, 1, None, "Naps"),
        (BlockKind.PARAGRAPH, 0, None, "They help."),
        (BlockKind.LIST_ITEM, 1, None, "one"),
        (BlockKind.LIST_ITEM, 2, None, "two"),
        (BlockKind.LIST_ITEM, 1, 3, "three"),
        (BlockKind.QUOTE, 0, None, "So it is."),
        (BlockKind.TABLE_CELL, 0, None, "a"),
        (BlockKind.TABLE_CELL, 0, None, "b"),
        (BlockKind.TABLE_CELL, 0, None, "c"),
        (BlockKind.TABLE_CELL, 0, None, "d|e"),
    ]


def test_headings_of_both_kinds_lose_their_signs() -> None:
    assert texts("Naps\n====\n\n## Why #1 helps ##\n\n### Sources {#refs .list}\n\n#\n") == [
        "Naps",
        "Why #1 helps",
        "Sources",
    ]


def test_footnotes_are_linked_by_their_labels() -> None:
    source = (
        "Naps help.[^1][^who]\n\n"
        "[^1]: Smith J. Naps. 2012.\n[^who]: WHO. *Sleep*.\n    Second line.\n\n    More on it.\n"
    )
    assert marks(source)[:2] == [(MarkKind.NOTE, "[^1]", "^1", "[^1]"), (MarkKind.NOTE, "[^who]", "^who", "[^who]")]
    assert [(b.kind, b.text, b.anchors, b.ordinal) for b in blocks(source)] == [
        (BlockKind.PARAGRAPH, "Naps help.[^1][^who]", (), None),
        (BlockKind.FOOTNOTE, "Smith J. Naps. 2012.", ("^1",), 1),
        (BlockKind.FOOTNOTE, "WHO. Sleep. Second line. More on it.", ("^who",), None),
    ]


def test_a_footnote_that_is_a_bare_address_is_a_footnote() -> None:
    source = "Naps help.[^1]\n\n[^1]: https://example.org/naps\n"
    assert blocks(source)[1].anchors == ("^1",)
    assert marks(source) == [(MarkKind.NOTE, "[^1]", "^1", "[^1]")]


def test_link_definitions_are_entries_and_numbers_keep_their_brackets() -> None:
    source = 'Naps help [1][2], [9].\n\n[1]: https://example.org/a "Naps"\n[2]: <https://example.org/b c>\n'
    assert texts(source) == ["Naps help [1][2], [9].", 'https://example.org/a "Naps"', "<https://example.org/b c>"]
    assert marks(source) == [
        (MarkKind.LINK, "[1]", "https://example.org/a", "[1]"),
        (MarkKind.LINK, "[2]", "https://example.org/b c", "[2]"),
    ]
    assert [(b.kind, b.anchors, b.ordinal) for b in blocks(source)[1:]] == [
        (BlockKind.FOOTNOTE, ("1",), 1),
        (BlockKind.FOOTNOTE, ("2",), 2),
    ]


def test_labelled_lines_of_one_paragraph_are_entries() -> None:
    assert texts("[1] Smith. Naps.\n    2012.\n[2] Jones. Sleep.\n") == ["[1] Smith. Naps. 2012.", "[2] Jones. Sleep."]
    assert [b.anchors for b in blocks("[1]: Smith J. Naps.\n[a]: Jones K. Sleep.\n")] == [("1",), ("a",)]
    assert texts("As in\n[1] and so on\n") == ["As in [1] and so on"]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            "see [the trial](https://x.org/(a)b 'T')",
            ("the trial", "https://x.org/(a)b", "[the trial](https://x.org/(a)b 'T')"),
        ),
        ("see [*it*](<a b>)", ("it", "a b", "[*it*](<a b>)")),
        ("see <https://x.org/a>", ("https://x.org/a", "https://x.org/a", "<https://x.org/a>")),
        ("see <jo@x.org>", ("jo@x.org", "mailto:jo@x.org", "<jo@x.org>")),
        ("see [[1]](#r1)", ("[1]", "#r1", "[[1]](#r1)")),
        ("see [1](#r1)", ("1", "#r1", "[1](#r1)")),
        ("see [1]: it\n\n[1]: /u", ("[1]", "/u", "[1]")),
        ("see [a [1]](/v)\n\n[1]: /u", ("a [1]", "/v", "[a [1]](/v)")),
        ("see [trial][k] x\n\n[K]: /u", ("trial", "/u", "[trial][k]")),
        ("see [K][] x\n\n[k]: /u", ("K", "/u", "[K][]")),
        ("see [k] x\n\n[k]: /u&amp;v", ("k", "/u&v", "[k]")),
        ("see [a](https://x.org/10.1 2)", ("a", "https://x.org/10.1 2", "[a](https://x.org/10.1 2)")),
        ('see <a href="/x">it</a>', ("it", "/x", '<a href="/x">it</a>')),
    ],
)
def test_links_have_text_target_and_place(source: str, expected: tuple[str, str, str]) -> None:
    found = [mark[1:] for mark in marks(source) if mark[0] is MarkKind.LINK]
    assert found == [expected]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (r"\[1\] and \*a\*", "[1] and *a*"),
        ("5&nbsp;mg &lt; 6", "5 mg < 6"),
        ("a `b[1]` c `` `d` `` and `TP53`", "a \ufffc c \ufffc and TP53"),
        ("a ![alt [1]](/i.png) b", "a b"),
        ("hard  \nbreak\\\nhere", "hard break here"),
        ("old ~~wrong~~ new ~x~", "old new ~x~"),
        ("a<!-- [1] -->b <b>c</b>", "ab c"),
        ("a [b] (c) [d](e f) ![", "a [b] (c) [d](e f) !["),
        ("`a", "`a"),
        ("a <b c", "a <b c"),
        ("x <script>var a = [1];</script> y", "x y"),
        ("[a [b](c) d](e)", "[a b d](e)"),
        ("![a [b](c) d](e) f", "f"),
    ],
)
def test_inlines_are_read_as_text(source: str, text: str) -> None:
    assert texts(source) == [text]


def test_superscripts_and_emphasis_are_marked() -> None:
    assert marks("Naps<sup>1,2</sup> *help* __a__ ***lot***") == [
        (MarkKind.SUPERSCRIPT, "1,2", "", "<sup>1,2</sup>"),
        (MarkKind.EMPHASIS, "help", "", "*help*"),
        (MarkKind.EMPHASIS, "lot", "", "***lot***"[:1] + "**lot***"),
    ]


def test_code_is_left_out() -> None:
    assert texts("a\n\n```\n[1]\n```\n\n    [2]\n\n~~~\n[3]\n") == ["a"]


def test_html_indented_like_code_is_html() -> None:
    source = "\n    <div>\n\n        <p>One <a\n            href='#x'>two</a>.</p>\n\n    </div>\n"
    assert texts(source) == ["One two."]


def test_text_inside_html_is_no_code() -> None:
    assert texts("<div>\n\n    Indented words.\n\n</div>\n\n    code\n") == ["Indented words."]


def test_scripts_and_comments_with_empty_lines_are_left_out() -> None:
    source = "<div>\n<script>\nvar a;\n\nvar b = '<p>x';\n</script>\n<!-- one\n\ntwo -->\n<p>Seen.</p>\n</div>\n"
    assert texts(source) == ["Seen."]


def test_a_comment_shown_in_a_code_block_hides_nothing() -> None:
    assert texts("```\n<!-- a\n\n```\n\nSeen.\n\n<!-- b -->\n") == ["Seen."]


def test_html_in_a_quotation_is_read_line_by_line() -> None:
    assert texts("> <div>\n> <b>a</b>\n> c</div>\n") == ["a c"]


def test_signs_of_quotations_and_lists_are_no_text() -> None:
    assert texts("> - one *two\n>   three* four\n> five\n") == ["one two three four five"]


def test_template_tags_are_left_out() -> None:
    assert texts("{% include toc.html %}\n\nText {{ x }}.\n\n{{< figure src='a' >}}\n") == ["Text {{ x }}."]


def test_references_in_html_are_footnotes() -> None:
    source = (
        "Naps help<sup>1</sup>.\n\n<ol class='references'>\n<li id='r1'>Smith J. Naps. J Sleep 2012;1:2.</li>\n</ol>\n"
    )
    assert blocks(source)[1].kind is BlockKind.FOOTNOTE
    assert blocks(source)[1].anchors == ("r1",)


def test_front_matter_gives_title_and_subject() -> None:
    source = (
        '---\ntitle: "Naps: a trial"\narticle-doi: https://doi.org/10.1186/1741-7015-10-22\ntags: [a]\n'
        "description: >-\n  Two\n  lines.\npmid: 12345678\nauthor_url: https://example.org\n---\n\nText.\n"
    )
    article = read_markdown(source, "page.md")
    assert article.title == "Naps: a trial"
    assert [(each.value, source[each.start : each.end]) for each in article.declared] == [
        ("10.1186/1741-7015-10-22", "https://doi.org/10.1186/1741-7015-10-22"),
        ("12345678", "12345678"),
    ]
    assert [block.text for block in article.blocks] == ["Text."]


@pytest.mark.parametrize("source", ["---\ntitle: x\n\nText.", "--- \n\n---x\n", "----\na: b\n----\n"])
def test_what_only_begins_like_front_matter_is_text(source: str) -> None:
    assert read_markdown(source, "page.md").title == ""


def test_windows_line_ends_keep_their_place() -> None:
    source = "# A\r\n\r\nOne\r\ntwo [x](y).\r\n\r\n> q\r\n> r\r\n"
    assert texts(source) == ["A", "One two x.", "q r"]
    assert marks(source)[0][3] == "[x](y)"


@given(st.text(alphabet="ab *_\\.", max_size=24))
def test_emphasis_is_that_of_commonmark(tail: str) -> None:
    source = "x" + tail
    html = MarkdownIt("commonmark").render(source)
    shown = html.replace("<strong>", "").replace("</strong>", "").replace("<p>", "").replace("</p>", "")
    expected = shown.replace("<em>", "{").replace("</em>", "}").strip()
    found = ""
    for block in blocks(source):
        inserts = sorted(
            [(mark.start, 1, -mark.end, "{") for mark in block.marks]
            + [(mark.end, 0, -mark.start, "}") for mark in block.marks]
        )
        place = 0
        for at, _, _, sign in inserts:
            found += block.text[place:at] + sign
            place = at
        found += block.text[place:]
    assert "".join(found.split()) == "".join(expected.split())


SIGNS = (
    "#~ -~ 1.~ >~ ~~~~ ; ;; word~ [1] [^a] [^a]:~ [b]:~ ](/x) [ ![ ] * ** _ ` ```; <div> </div> <p> &amp \\ | |-|-|; "
    "<!-- --> ---; <x@y.z>"
).replace(";", "\n")


@given(
    st.lists(
        st.sampled_from(
            ["\t", "\r\n", "\u00a0", "\0", "~~", "\n\n", *(sign.replace("~", " ") for sign in SIGNS.split(" "))]
        ),
        max_size=30,
    )
)
def test_any_markdown_keeps_true_offsets(parts: list[str]) -> None:
    source = "".join(parts)
    for block in blocks(source):
        assert block.text.strip() == block.text != ""
        for text_start, start, end, identical in block.offsets.runs:
            assert 0 <= start <= end <= len(source)
            if identical:
                assert source[start:end] == block.text[text_start : text_start + end - start]
        for mark in block.marks:
            assert 0 <= mark.start < mark.end <= len(block.text)
            assert mark.span.end <= len(source)
