"""JATS articles: sections, references made readable, broken files refused."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.errors import ReadError
from claimcheck.model import Block, BlockKind, MarkKind
from claimcheck.readers.jats import read_jats

FRONT = """<front><journal-meta><journal-title>J Naps</journal-title></journal-meta><article-meta>
<article-id pub-id-type="doi">10.1186/1741-7015-10-22</article-id>
<title-group><article-title>Naps &amp; nurses</article-title></title-group>
<contrib-group><contrib><name><surname>Doe</surname></name></contrib></contrib-group>
<abstract><sec><title>Background</title><p>Nurses nap.</p></sec></abstract>
<abstract abstract-type="toc"><p>Short.</p></abstract></article-meta></front>"""


def blocks(body: str = "", back: str = "", front: str = "") -> tuple[Block, ...]:
    source = f"<article>{front}<body>{body}</body><back>{back}</back></article>"
    return read_jats(source, "paper.nxml").blocks


def reference(fields: str) -> str:
    (block,) = blocks(back=f'<ref-list><ref id="B1">{fields}</ref></ref-list>')
    assert block.kind is BlockKind.FOOTNOTE
    return block.text


def test_front_matter_gives_title_abstract_and_doi_only() -> None:
    source = f'<?xml version="1.0"?><!DOCTYPE article SYSTEM "a.dtd"><article>{FRONT}</article>'
    article = read_jats(source, "paper.nxml")
    assert article.title == "Naps & nurses"
    assert [(b.kind, b.text) for b in article.blocks] == [
        (BlockKind.HEADING, "Naps & nurses"),
        (BlockKind.HEADING, "Background"),
        (BlockKind.PARAGRAPH, "Nurses nap."),
    ]
    assert [source[each.start : each.end] for each in article.declared] == ["10.1186/1741-7015-10-22"]


def test_sections_lists_tables_and_captions_are_blocks() -> None:
    found = blocks(
        "<sec id='s1'><title>Methods</title><p>We asked.</p><sec><title>Who</title>"
        "<list list-type='order'><list-item><label>1.</label><p>Ann</p></list-item></list></sec>"
        "<table-wrap id='T1'><label>Table 1</label><caption><title>Naps</title><p>By age.</p></caption>"
        "<table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>"
        "<table-wrap-foot><fn><p>Rounded.</p></fn></table-wrap-foot></table-wrap>"
        "<disp-quote><p>So.</p></disp-quote></sec>"
    )
    assert [(b.kind, b.level, b.text, b.section) for b in found] == [
        (BlockKind.HEADING, 2, "Methods", ""),
        (BlockKind.PARAGRAPH, 0, "We asked.", "Methods"),
        (BlockKind.HEADING, 3, "Who", "Methods"),
        (BlockKind.LIST_ITEM, 1, "Ann", "Who"),
        (BlockKind.CAPTION, 0, "Naps", "Who"),
        (BlockKind.CAPTION, 0, "By age.", "Who"),
        (BlockKind.TABLE_CELL, 0, "a", "Who"),
        (BlockKind.TABLE_CELL, 0, "b", "Who"),
        (BlockKind.FOOTNOTE, 0, "Rounded.", "Who"),
        (BlockKind.QUOTE, 0, "So.", "Who"),
    ]
    assert found[0].anchors == ("s1",)
    assert found[3].ordinal == 1
    assert found[4].anchors == ("T1",)


def test_citations_are_links_and_pointers_to_figures_are_not() -> None:
    source = (
        '<article><body><p>Naps help <sup><xref ref-type="bibr" rid="B1 B2">1</xref></sup>'
        ' (<xref ref-type="fig" rid="F1">Fig 1</xref>, <ext-link xlink:href="https://example.org">site</ext-link>).</p>'
        "</body></article>"
    )
    (block,) = read_jats(source, "paper.nxml").blocks
    assert block.text == "Naps help 1 (Fig 1, site)."
    assert [(m.kind, m.target, m.span.of(source)) for m in block.marks if m.kind is MarkKind.LINK] == [
        (MarkKind.LINK, "#B1", '<xref ref-type="bibr" rid="B1 B2">1</xref>'),
        (MarkKind.LINK, "#B2", '<xref ref-type="bibr" rid="B1 B2">1</xref>'),
        (MarkKind.LINK, "https://example.org", '<ext-link xlink:href="https://example.org">site</ext-link>'),
    ]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (
            (
                "<element-citation><person-group><name><surname>Doe</surname><given-names>J</given-names></name>\n"
                "<name><surname>Roe</surname><given-names>K</given-names></name><etal/></person-group>\n"
                "<article-title>Naps: do they help?</article-title><source>J Sleep</source><year>2012</year>"
                "<volume>3</volume><issue>4</issue><fpage>5</fpage><lpage>9</lpage>"
                '<pub-id pub-id-type="doi">10.1/x</pub-id><pub-id pub-id-type="pmid">12</pub-id></element-citation>'
            ),
            "Doe J, Roe K, et al. Naps: do they help? J Sleep. 2012;3(4):5-9. doi:10.1/x. PMID: 12",
        ),
        (
            (
                "<citation><name><surname>Doe</surname><given-names>J</given-names></name><year>2012</year>"
                "<article-title>Naps</article-title><source>J Sleep</source><volume>3</volume>"
                "<fpage>5</fpage></citation>"
            ),
            "Doe J. 2012. Naps. J Sleep 3:5",
        ),
        (
            (
                "<mixed-citation><collab>Nap Society</collab><source>On naps</source><year>2012</year>"
                "<publisher-loc>Leeds</publisher-loc><publisher-name>Nap Press</publisher-name></mixed-citation>"
            ),
            "Nap Society. On naps. 2012. Leeds: Nap Press",
        ),
        (
            (
                "<mixed-citation><string-name><surname>Doe</surname>, J.</string-name>: "
                "<article-title>Naps</article-title>. "
                "<italic>J Sleep</italic> <bold>3</bold>, 5.<pub-id pub-id-type='doi'>10.1/x</pub-id></mixed-citation>"
            ),
            "Doe, J.: Naps. J Sleep 3, 5. doi:10.1/x",
        ),
        (
            ("<mixed-citation>Doe J. Naps. doi: <pub-id pub-id-type='doi'>10.1/x</pub-id></mixed-citation>"),
            "Doe J. Naps. doi: 10.1/x",
        ),
    ],
)
def test_references_read_as_they_are_printed(fields: str, expected: str) -> None:
    assert reference(fields) == expected


def test_references_have_number_and_anchor() -> None:
    found = blocks(
        back="<ref-list><title>References</title>"
        '<ref id="a"><label>[7]</label><mixed-citation>Doe, J. Naps.</mixed-citation></ref>'
        '<ref id="b"><label>Roe12</label><mixed-citation>Roe, K. Sleep.</mixed-citation></ref></ref-list>'
    )
    assert [(b.text, b.anchors, b.ordinal) for b in found] == [
        ("References", (), None),
        ("Doe, J. Naps.", ("a",), 7),
        ("Roe, K. Sleep.", ("b",), 2),
    ]


def test_what_is_about_the_authors_is_furniture() -> None:
    found = blocks(
        "<p>Text.<xref ref-type='fn' rid='n1'>a</xref></p>",
        "<ack><p>Thanks.</p></ack><fn-group><fn id='n1'><p>A note.</p></fn><fn><p>No conflicts.</p></fn>"
        "<fn id='n2' fn-type='con'><p>AB wrote it.</p></fn></fn-group><app><title>Appendix</title><p>More.</p></app>",
    )
    assert [(b.kind, b.text) for b in found[1:]] == [
        (BlockKind.FURNITURE, "Thanks."),
        (BlockKind.FOOTNOTE, "A note."),
        (BlockKind.FURNITURE, "No conflicts."),
        (BlockKind.FURNITURE, "AB wrote it."),
        (BlockKind.HEADING, "Appendix"),
        (BlockKind.PARAGRAPH, "More."),
    ]


def test_formulas_stand_as_one_character_or_as_their_words() -> None:
    found = blocks(
        "<p>It is<disp-formula><graphic/></disp-formula>with "
        "<inline-formula><mml:math><mml:mi>p</mml:mi></mml:math></inline-formula>"
        " and <inline-formula><alternatives><tex-math>x</tex-math></alternatives></inline-formula>.</p>"
    )
    assert [b.text for b in found] == ["It is \ufffc with p and \ufffc ."]


def test_prefixed_names_and_entities_are_read() -> None:
    source = '<j:article xmlns:j="x"><j:body><j:p>5&nbsp;mg &alpha; <![CDATA[<b>&amp;]]></j:p></j:body></j:article>'
    assert [b.text for b in read_jats(source, "a.xml").blocks] == ["5 mg α <b>&"]


def test_an_entity_bomb_is_never_expanded() -> None:
    source = '<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><article><body><p>&b; x</p></body></article>'
    assert [b.text for b in read_jats(source, "a.xml").blocks] == ["&b; x"]


@pytest.mark.parametrize(
    ("source", "parts"),
    [
        ("<article><body><p>Cut off", ("a.xml", "ends inside <p>", "fetch it again")),
        ("<article>\n<body></p></body></article>", ("a.xml:2", "</p>", "</body> is due")),
        ("</article>", ("a.xml:1", "no element is open")),
        ("<html><p>x</p></html>", ("a.xml", "root is <html>", "save the article as")),
        ("just words", ("a.xml", "holds no element")),
    ],
)
def test_broken_files_are_refused_with_advice(source: str, parts: tuple[str, ...]) -> None:
    with pytest.raises(ReadError) as raised:
        read_jats(source, "a.xml")
    assert all(part in str(raised.value) for part in parts)


def test_ten_thousand_nested_elements_are_read() -> None:
    nested = "<sec>" * 10_000 + "<p>x</p>" + "</sec>" * 10_000
    assert [b.text for b in blocks(nested)] == ["x"]


TAGS = st.sampled_from(
    ["article", "body", "p", "sec", "title", "ref-list", "ref", "mixed-citation", "year", "fn", "xref rid='a'"]
)


@given(
    st.recursive(
        st.text("ab&;. ", max_size=4), lambda inner: st.tuples(TAGS, st.lists(inner, max_size=3)), max_leaves=12
    )
)
def test_any_sound_xml_keeps_true_offsets(tree: object) -> None:
    def written(node: object) -> str:
        if isinstance(node, str):
            return node
        assert isinstance(node, tuple)
        return f"<{node[0]}>{''.join(map(written, node[1]))}</{node[0].split()[0]}>"

    source = f"<article><body>{written(tree)}</body><back>{written(tree)}</back></article>"
    for block in read_jats(source, "a.xml").blocks:
        for text_start, start, end, identical in block.offsets.runs:
            assert 0 <= start <= end <= len(source)
            if identical:
                assert source[start:end] == block.text[text_start : text_start + end - start]


@given(st.text(alphabet="<>/abp'\"=![]-& article", max_size=60))
def test_any_text_is_read_or_refused(source: str) -> None:
    with contextlib.suppress(ReadError):
        assert read_jats(source, "a.xml").source == source
