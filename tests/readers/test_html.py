"""HTML read into blocks."""

from __future__ import annotations

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.errors import ReadError
from claimcheck.model import Article, Block, BlockKind, MarkKind
from claimcheck.readers.html import read_html


def blocks(source: str) -> tuple[Block, ...]:
    return read_html(source, "page.html").blocks


def kinds(source: str) -> list[tuple[BlockKind, str]]:
    return [(block.kind, block.text) for block in blocks(source)]


def check_offsets(article: Article) -> None:
    """Every block, mark and run slices the source, in order and within it."""
    for block in article.blocks:
        assert block.text.strip() == block.text != ""
        for text_start, start, end, identical in block.offsets.runs:
            assert 0 <= start <= end <= len(article.source)
            if identical:
                assert article.source[start:end] == block.text[text_start : text_start + end - start]
        for mark in block.marks:
            assert 0 <= mark.start < mark.end <= len(block.text)
            assert 0 <= mark.span.start < mark.span.end <= len(article.source)


def test_blocks_have_their_kinds_levels_and_sections() -> None:
    found = blocks(
        "<h1>Sleep</h1><p>Naps <b>help</b>.</p><h3>Why</h3><blockquote><p>So it is.</p></blockquote>"
        "<table><caption>Hours</caption><tr><th>Age</th><td>Hours<p>a day</td></tr></table>"
        "<figure><img alt=x><figcaption>A bed.</figcaption></figure>"
    )
    assert [(b.kind, b.level, b.text, b.section) for b in found] == [
        (BlockKind.HEADING, 1, "Sleep", ""),
        (BlockKind.PARAGRAPH, 0, "Naps help.", "Sleep"),
        (BlockKind.HEADING, 3, "Why", "Sleep"),
        (BlockKind.QUOTE, 0, "So it is.", "Why"),
        (BlockKind.CAPTION, 0, "Hours", "Why"),
        (BlockKind.TABLE_CELL, 0, "Age", "Why"),
        (BlockKind.TABLE_CELL, 0, "Hours", "Why"),
        (BlockKind.TABLE_CELL, 0, "a day", "Why"),
        (BlockKind.CAPTION, 0, "A bed.", "Why"),
    ]


def test_words_are_joined_as_a_browser_shows_them() -> None:
    assert [text for _, text in kinds("<p>a<span>b</span> c<b> d</b>e</p><p>un<wbr>done</p>")] == ["ab c de", "undone"]


def test_one_break_is_a_space_and_two_are_a_paragraph() -> None:
    assert [text for _, text in kinds("<p>one<br>two<br> <br/>three<hr>four</p>")] == ["one two", "three", "four"]


def test_list_items_carry_number_and_depth() -> None:
    found = blocks("<ol start=3><li>c<li value=7>g<ul><li>x</ul><li>h</ol><ol><li><p>a</p><p>b</p></ol>")
    assert [(b.text, b.ordinal, b.level) for b in found] == [
        ("c", 3, 1),
        ("g", 7, 1),
        ("x", None, 2),
        ("h", 8, 1),
        ("a", 1, 1),
        ("b", None, 1),
    ]
    assert {b.kind for b in found} == {BlockKind.LIST_ITEM}


def test_marks_cover_their_tags() -> None:
    source = '<p>Naps help<sup class="r"><a href="#ref-1">1</a>,<a href="#ref-2">2</a></sup> <em>a lot</em>.</p>'
    (block,) = blocks(source)
    assert block.text == "Naps help1,2 a lot."
    assert [(m.kind, block.text[m.start : m.end], m.target, m.span.of(source)) for m in block.marks] == [
        (MarkKind.SUPERSCRIPT, "1,2", "", '<sup class="r"><a href="#ref-1">1</a>,<a href="#ref-2">2</a></sup>'),
        (MarkKind.LINK, "1", "#ref-1", '<a href="#ref-1">1</a>'),
        (MarkKind.LINK, "2", "#ref-2", '<a href="#ref-2">2</a>'),
        (MarkKind.EMPHASIS, "a lot", "", "<em>a lot</em>"),
    ]


def test_outer_mark_comes_first_where_two_cover_the_same_text() -> None:
    (block,) = blocks("<p>x<sup><a href=#a>1</a></sup></p>")
    assert [mark.kind for mark in block.marks] == [MarkKind.SUPERSCRIPT, MarkKind.LINK]


def test_targets_have_their_entities_decoded() -> None:
    (block,) = blocks('<p><a href="https://example.org/?a=1&amp;b=2">x</a></p>')
    assert block.marks[0].target == "https://example.org/?a=1&b=2"


def test_anchors_name_the_block_its_beginning_ancestors_and_its_content() -> None:
    found = blocks('<section id="s"><ol><li id="ref-1"><p>A <a name="x"></a>b <i id="y">c</i></p></li><li>d</li></ol>')
    assert [b.anchors for b in found] == [("s", "ref-1", "x", "y"), ()]


def test_back_links_are_dropped() -> None:
    source = '<ol><li id="fn1">Smith 2012. <a href="#r1">↩</a> <a role="doc-backlink" href="#r1">back</a></li></ol>'
    assert [text for _, text in kinds(source)] == ["Smith 2012."]


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>x</script>",
        "<style>x</style>",
        "<noscript>x</noscript>",
        "<template>x</template>",
        "<svg><text>x</text></svg>",
        "<button>x</button>",
        "<select><option>x</select>",
        "<textarea>x</textarea>",
        "<p hidden>x</p>",
        '<p style="color:red; display: none">x</p>',
        '<i aria-hidden="true">x</i>',
        '<span class="screen-reader-text">x</span>',
        "<!-- x -->",
        "<del>x</del>",
    ],
)
def test_what_no_reader_sees_is_left_out(hidden: str) -> None:
    assert [text for _, text in kinds(f"<p>seen</p>{hidden}")] == ["seen"]


def test_a_folded_panel_counts_as_visible() -> None:
    assert [
        text for _, text in kinds('<p>a</p><div aria-hidden="true">b</div><details><summary>c</summary>d</details>')
    ] == [
        "a",
        "b",
        "c",
        "d",
    ]


def test_the_section_of_a_folded_panel_ends_with_it() -> None:
    found = blocks("<h2>A</h2><details><summary>B</summary><p>c</p></details><p>d</p>")
    assert [(b.text, b.section) for b in found if b.kind is BlockKind.PARAGRAPH] == [("c", "B"), ("d", "A")]


def test_code_cannot_be_taken_for_a_citation() -> None:
    (block,) = blocks("<p>The gene <code>TP53</code> and <code>a[1]</code> here.</p>")
    assert block.text == "The gene TP53 and \ufffc here."


@pytest.mark.parametrize(
    "opening",
    [
        '<ol class="references">',
        '<section class="wp-block-references"><ol>',
        '<div role="doc-bibliography"><ul>',
        '<ul id="article-footnotes">',
    ],
)
def test_entries_of_a_list_marked_as_references_are_footnotes(opening: str) -> None:
    found = blocks(
        f"<p>{'Naps help people think. ' * 9}</p>{opening}<li id=r1><div>Smith J.</div><div>Naps. 2012.</div></li>"
        "<li>Jones K. Sleep. 2015.</li>"
    )
    assert [(b.kind, b.text) for b in found[1:]] == [
        (BlockKind.FOOTNOTE, "Smith J. Naps. 2012."),
        (BlockKind.FOOTNOTE, "Jones K. Sleep. 2015."),
    ]


def test_a_table_of_references_has_an_entry_a_row() -> None:
    found = kinds(
        f"<p>{'Naps help people think. ' * 9}</p><table class=references>"
        "<tr><td>1.</td><td>Smith J. Naps. 2012.</td></tr></table>"
    )
    assert found[1:] == [(BlockKind.FOOTNOTE, "Smith J. Naps. 2012.")]


def test_a_card_that_is_one_link_is_a_link_in_each_of_its_blocks() -> None:
    found = blocks("<a href=/x><h3>Title</h3><p>Text</p></a>")
    assert [[(m.target, b.text[m.start : m.end]) for m in b.marks] for b in found] == [
        [("/x", "Title")],
        [("/x", "Text")],
    ]


def test_links_nested_without_end_are_read() -> None:
    assert len(blocks("<form><a href=x>y" * 50)) == 50


SOUP = """
<p> </p> <a~href='#x'> </a> <sup> </sup> <ul> <li~id=i> <br> <td> </table> <table~class=references> <h1> <nav> <aside>
<body> <code> </code> <div~class=comments> </div> &nbsp; &lt; word [1] < > <i> <details> <summary> \u00ad ~
"""


@given(st.lists(st.sampled_from([part.replace("~", " ") for part in SOUP.split()]), max_size=40))
def test_tag_soup_keeps_true_offsets(parts: list[str]) -> None:
    check_offsets(read_html("".join(parts), "page.html"))


@given(st.text(max_size=200))
def test_any_text_is_read(source: str) -> None:
    check_offsets(read_html(source, "page.html"))


NESTED = st.recursive(
    st.sampled_from(["one ", " two", "&lt;3", "&nbsp;", "a&b", "\n"]),
    lambda inner: st.tuples(
        st.sampled_from(["p", "div", "b", "a", "ul", "li", "table", "tr", "td", "h2", "section", "sup"]),
        st.lists(inner, max_size=4),
    ),
    max_leaves=20,
)


@given(NESTED)
def test_the_words_of_a_page_are_those_that_lxml_finds(tree: object) -> None:
    def written(node: object) -> str:
        if isinstance(node, str):
            return node
        assert isinstance(node, tuple)
        return f"<{node[0]}>{''.join(map(written, node[1]))}</{node[0]}>"

    source = f"<div>{written(tree)}</div>"
    expected = str(lxml.html.fragment_fromstring(source).text_content())
    assert "".join("".join(text for _, text in kinds(source)).split()) == "".join(expected.split())


@pytest.mark.parametrize("name", ['id="TOC_TITLE_1"', 'class="social-proof"', 'class="menu-page nav-content"'])
def test_running_text_stays_whatever_its_container_is_called(name: str) -> None:
    prose = "<p>Vitamin D supplements lower the risk of colds in most adults who take them.</p>"
    links = (
        f"<ul {name}><li><a href=/a>Vitamin D and the risk of colds in adults</a></li><li><a href=/b>Zinc</a></li></ul>"
    )
    page = f"<article><h1>Colds</h1><div {name}>{prose}</div><h2>More</h2>{prose}{links}</article>"
    assert [kind for kind, _ in kinds(page)] == [
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
        BlockKind.FURNITURE,
        BlockKind.FURNITURE,
    ]


def test_a_page_that_only_leads_elsewhere_is_no_article() -> None:
    stub = '<html><head><meta http-equiv="Refresh" content="0; URL=/new/"></head><body><p>Moved.</p></body></html>'
    with pytest.raises(ReadError, match="leads to another address"):
        read_html(stub, "a.html")
    assert read_html(stub.replace("Moved.", "Naps help people think. " * 20), "a.html").blocks
