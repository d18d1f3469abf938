"""Word files: what an editor sees in Word is what the article holds."""

from __future__ import annotations

import sys
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.errors import ReadError
from claimcheck.model import Article, Block, BlockKind, MarkKind
from claimcheck.readers import read

if TYPE_CHECKING:
    from collections.abc import Callable

    from docx.document import Document

docx = pytest.importorskip("docx", reason="python-docx comes with the extra [docx]")

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SPACES = (
    f'{W} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def saved(document: Document) -> bytes:
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def built(build: Callable[[Document], object]) -> Article:
    document = docx.Document()
    build(document)
    return read("a.docx", saved(document))


def with_body(xml: str, **parts: str) -> Article:
    """The article of a file whose body is `xml`, with footnotes or endnotes."""
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part
    from docx.oxml import parse_xml

    document = docx.Document()
    body = document.element.body
    for element in parse_xml(f"<w:body {SPACES}>{xml}</w:body>"):
        body.insert(len(body) - 1, element)
    for name, notes in parts.items():
        kind = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{name}+xml"
        blob = f"<w:{name} {SPACES}>{notes}</w:{name}>".encode()
        part = Part(PackURI(f"/word/{name}.xml"), kind, blob, document.part.package)
        document.part.relate_to(part, f"{OFFICE}/{name}")
        part.relate_to("https://example.org/note", f"{OFFICE}/hyperlink", is_external=True)
    document.part.relate_to("https://example.org/paper", f"{OFFICE}/hyperlink", is_external=True)
    return read("a.docx", saved(document))


def texts(article: Article) -> list[str]:
    return [block.text for block in article.blocks]


def marks(block: Block) -> list[tuple[MarkKind, str, str]]:
    return [(mark.kind, block.text[mark.start : mark.end], mark.target) for mark in block.marks]


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


def test_headings_paragraphs_and_the_source() -> None:
    def build(document: Document) -> None:
        document.add_heading("Cold baths", 0)
        document.add_paragraph("They  ease\u00a0pain. ")
        document.add_heading("What was found", 2)
        document.add_paragraph("Little.")

    article = built(build)
    assert article.title == "Cold baths"
    assert article.source == "Cold baths\nThey  ease\u00a0pain. \nWhat was found\nLittle.\n"
    assert [(block.kind, block.text, block.level, block.section) for block in article.blocks] == [
        (BlockKind.HEADING, "Cold baths", 1, ""),
        (BlockKind.PARAGRAPH, "They ease pain.", 0, "Cold baths"),
        (BlockKind.HEADING, "What was found", 2, "Cold baths"),
        (BlockKind.PARAGRAPH, "Little.", 0, "What was found"),
    ]
    assert article.blocks[1].span(10, 14).of(article.source) == "pain"


def test_lists_are_counted_by_their_level() -> None:
    def build(document: Document) -> None:
        for text in ("Rest.", "Walk."):
            document.add_paragraph(text, style="List Number")
        document.add_paragraph("Bath.", style="List Bullet")

    assert [(block.kind, block.text, block.ordinal, block.level) for block in built(build).blocks] == [
        (BlockKind.LIST_ITEM, "Rest.", 1, 1),
        (BlockKind.LIST_ITEM, "Walk.", 2, 1),
        (BlockKind.LIST_ITEM, "Bath.", None, 1),
    ]


def test_a_nested_list_starts_anew_under_each_item() -> None:
    def build(document: Document) -> None:
        from docx.oxml import parse_xml

        levels = "".join(
            f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="decimal"/></w:lvl>'
            for depth, start in ((0, 3), (1, 1))
        )
        numbering = document.part.numbering_part.element
        numbering.insert(0, parse_xml(f'<w:abstractNum {W} w:abstractNumId="77">{levels}</w:abstractNum>'))
        numbering.append(parse_xml(f'<w:num {W} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
        for text, depth in (("a", 0), ("b", 1), ("c", 1), ("d", 0), ("e", 1)):
            item = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="77"/></w:numPr>'
            xml = f"<w:p {W}><w:pPr>{item}</w:pPr>{run(text)}</w:p>"
            document.element.body.insert(len(document.element.body) - 1, parse_xml(xml))

    blocks = built(build).blocks
    assert [(block.text, block.ordinal, block.level) for block in blocks] == [
        ("a", 3, 1),
        ("b", 1, 2),
        ("c", 2, 2),
        ("d", 4, 1),
        ("e", 1, 2),
    ]


@pytest.mark.parametrize(
    ("style", "kind"),
    [
        ("Quote", BlockKind.QUOTE),
        ("Intense Quote", BlockKind.QUOTE),
        ("Caption", BlockKind.CAPTION),
        ("Subtitle", BlockKind.HEADING),
        ("List Paragraph", BlockKind.PARAGRAPH),
        ("Body Text", BlockKind.PARAGRAPH),
    ],
)
def test_the_style_says_what_a_paragraph_is(style: str, kind: BlockKind) -> None:
    (block,) = built(lambda document: document.add_paragraph("Some words that end here.", style=style)).blocks
    assert block.kind is kind


def test_styles_of_ones_own_are_followed_to_their_base() -> None:
    def build(document: Document) -> None:
        from docx.enum.style import WD_STYLE_TYPE
        from docx.oxml import parse_xml

        for name, level in (("Bibliography", None), ("Chapter", 1)):
            style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
            style.base_style = document.styles["Normal"]
            if level is not None:
                style.element.get_or_add_pPr().append(parse_xml(f'<w:outlineLvl {W} w:val="{level}"/>'))
            document.add_paragraph(f"{name} of it.", style=name)

    assert [(block.kind, block.level) for block in built(build).blocks] == [
        (BlockKind.FOOTNOTE, 0),
        (BlockKind.HEADING, 2),
    ]


def test_headings_without_a_style() -> None:
    article = with_body(
        paragraph(run("Cold baths ease pain"))
        + paragraph(run("They have been used for years."))
        + paragraph(run("What was found", "<w:b/>"))
        + paragraph(run("Not bold", '<w:b w:val="0"/>'))
        + paragraph(run("References"))
    )
    heading, text = BlockKind.HEADING, BlockKind.PARAGRAPH
    assert [block.kind for block in article.blocks] == [heading, text, heading, text, heading]


def test_cells_of_tables() -> None:
    def build(document: Document) -> None:
        table = document.add_table(1, 2)
        table.cell(0, 0).text, table.cell(0, 1).text = "Dose", "5 mg"
        table.cell(0, 1).add_table(1, 1).cell(0, 0).text = "inner"
        document.add_paragraph("After it.")

    assert [(block.kind, block.text) for block in built(build).blocks] == [
        (BlockKind.TABLE_CELL, "Dose"),
        (BlockKind.TABLE_CELL, "5 mg"),
        (BlockKind.TABLE_CELL, "inner"),
        (BlockKind.PARAGRAPH, "After it."),
    ]


def test_raised_and_italic_runs_are_marked_once() -> None:
    raised = '<w:vertAlign w:val="superscript"/>'
    article = with_body(
        paragraph(
            run("  Baths eased pain."),
            run("1", raised),
            run(",2", raised),
            run(" See "),
            run("E. ", "<w:i/>"),
            run("coli", "<w:i/>"),
            run(" here", '<w:i w:val="false"/>'),
            run("2", '<w:vertAlign w:val="subscript"/>'),
        )
    )
    (block,) = article.blocks
    assert block.text == "Baths eased pain.1,2 See E. coli here2"
    assert marks(block) == [(MarkKind.SUPERSCRIPT, "1,2", ""), (MarkKind.EMPHASIS, "E. coli", "")]
    assert [mark.span.of(article.source) for mark in block.marks] == ["1,2", "E. coli"]


def test_marks_count_in_the_text_whatever_the_white_space() -> None:
    (block,) = with_body(paragraph(run("a  b\u00a0 "), run("  c ", "<w:i/>"), run(" d."))).blocks
    assert block.text == "a b c d."
    assert [text.strip() for _, text, _ in marks(block)] == ["c"]


def test_hyperlinks_of_every_make() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "https://example.org/</w:instrText></w:r>'
        '<w:r><w:instrText>f" \\l "part" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{run("field")}<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    document = docx.Document()
    number = len(document.part.rels)
    article = with_body(
        paragraph(
            f'<w:hyperlink r:id="rId{number + 1}">{run("paper")}</w:hyperlink> {run(" ")}',
            f'<w:hyperlink w:anchor="place">{run("inside")}</w:hyperlink>{run(" ")}',
            f'<w:fldSimple w:instr="HYPERLINK \\l &quot;spot&quot;">{run("simple")}</w:fldSimple>{run(" ")}',
            f'<w:fldSimple w:instr="PAGE">{run("7")}</w:fldSimple>{run(" ")}',
            field,
            f"<w:hyperlink>{run(' nowhere.')}</w:hyperlink>",
            '<w:bookmarkStart w:name="place"/>',
        )
    )
    (block,) = article.blocks
    assert block.text == "paper inside simple 7 field nowhere."
    assert marks(block) == [
        (MarkKind.LINK, "paper", "https://example.org/paper"),
        (MarkKind.LINK, "inside", "#place"),
        (MarkKind.LINK, "simple", "#spot"),
        (MarkKind.LINK, "field", "https://example.org/f#part"),
    ]
    assert block.anchors == ("place",)


NOTE = '<w:footnote w:id="{}">{}</w:footnote>'
SEPARATOR = f'<w:footnote w:type="separator" w:id="-1">{paragraph(run("line"))}</w:footnote>'


def reference(number: int, kind: str = "footnote") -> str:
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


def test_footnotes_follow_the_text_and_are_numbered_as_they_are_referred_to() -> None:
    link = f'<w:hyperlink r:id="rId1">{run("here")}</w:hyperlink>'
    article = with_body(
        paragraph(run("Pain eased."), reference(5), run(" Sleep too."), reference(2), reference(9)),
        footnotes=SEPARATOR
        + NOTE.format(2, paragraph(run(" Jones K. Sleep. 2013.")) + paragraph(run("See "), link))
        + NOTE.format(5, paragraph(run("Smith J. Baths. 2012."))),
    )
    text, first, second = article.blocks
    assert text.text == "Pain eased.[^1] Sleep too.[^2][^3]"
    assert marks(text) == [(MarkKind.NOTE, f"[^{n}]", f"^{n}") for n in (1, 2, 3)]
    assert (first.kind, first.text, first.anchors) == (BlockKind.FOOTNOTE, "Smith J. Baths. 2012.", ("^1",))
    assert (second.text, second.anchors) == ("Jones K. Sleep. 2013. See here", ("^2",))
    assert marks(second) == [(MarkKind.LINK, "here", "https://example.org/note")]
    assert article.source.endswith("[^1]: Smith J. Baths. 2012.\n[^2]:  Jones K. Sleep. 2013.\nSee here\n")
    assert [block.span().of(article.source)[:5] for block in article.blocks] == ["Pain ", "Smith", "Jones"]


def test_endnotes_are_told_from_footnotes() -> None:
    endnotes = f'<w:endnote w:id="1">{paragraph(run("End."))}</w:endnote>'
    both = with_body(
        paragraph(run("A"), reference(1), run("B"), reference(1, "endnote")),
        footnotes=NOTE.format(1, paragraph(run("Foot."))),
        endnotes=endnotes,
    )
    assert texts(both) == ["A[^1]B[^e1]", "Foot.", "End."]
    alone = with_body(paragraph(run("B"), reference(1, "endnote")), endnotes=endnotes)
    assert texts(alone) == ["B[^1]", "End."]


def test_notes_without_words_or_part_are_passed_over() -> None:
    assert texts(with_body(paragraph(run("A"), reference(1)), footnotes=NOTE.format(1, "<w:p/>"))) == ["A[^1]"]
    assert texts(with_body(paragraph(run("A"), reference(1)))) == ["A"]


def test_broken_notes_are_refused() -> None:
    with pytest.raises(ReadError, match=r"^a.docx: not a sound Word file"):
        with_body(paragraph(run("A"), reference(1)), footnotes="<w:footnote>")


def test_deleted_and_hidden_words_are_left_out_and_inserted_ones_read() -> None:
    article = with_body(
        paragraph(
            run("Pain "),
            f"<w:del>{run('never ')}</w:del><w:ins>{run('often ')}</w:ins>",
            run("secretly ", "<w:vanish/>"),
            f"<w:sdt><w:sdtContent>{run('eased')}</w:sdtContent></w:sdt>",
            "<w:r><w:tab/><w:t>by\nhalf</w:t><w:br/><w:t>non</w:t><w:noBreakHyphen/><w:t>stop</w:t></w:r>",
            "<m:oMath><m:r><m:t> x=1</m:t></m:r></m:oMath><!-- a comment -->",
        )
        + f"<w:sdt><w:sdtContent>{paragraph(run('In a control.'))}</w:sdtContent></w:sdt>"
    )
    assert texts(article) == ["Pain often eased by half non\u2011stop x=1", "In a control."]


def test_text_boxes_are_read_once() -> None:
    box = f"<w:txbxContent>{paragraph(run('In the box.'))}</w:txbxContent>"
    older = f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
    twice = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice>{older}</mc:AlternateContent>"
    fallback = f"<mc:AlternateContent>{older}</mc:AlternateContent>"
    for content in (twice, fallback, f"<w:drawing>{box}</w:drawing>"):
        assert texts(with_body(paragraph(run("Before."), f"<w:r>{content}</w:r>"))) == ["Before.", "In the box."]


def test_without_python_docx_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(ReadError, match=r"^a.docx: .*pip install 'claimcheck-health\[docx\]'"):
        read("a.docx", b"PK\x03\x04")


def zipped(**members: bytes) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def changed(name: str, content: bytes) -> bytes:
    """A sound Word file with one part changed."""
    document = docx.Document()
    document.add_paragraph("Pain eased.")
    buffer = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(saved(document))) as sound,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for entry in sound.infolist():
            archive.writestr(entry.filename, content if entry.filename == name else sound.read(entry))
    return buffer.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        b"no zip at all",
        b"PK\x03\x04 cut off",
        zipped(a=b"x"),
        changed("[Content_Types].xml", b"<a"),
        changed("word/document.xml", b"<w:document"),
        changed("word/document.xml", b"<a/>"),
        changed("word/styles.xml", b"<a"),
        changed("_rels/.rels", b"<a/>"),
    ],
)
def test_a_broken_file_is_refused_in_one_line(data: bytes) -> None:
    with pytest.raises(ReadError, match=r"^a.docx: (not a sound Word file|nothing to check)[^\n]*$"):
        read("a.docx", data)


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = changed("word/document.xml", b" " * (101 * 2**20))
    assert len(bomb) < 2**20
    with pytest.raises(ReadError, match="unpacks to 101 MiB"):
        read("a.docx", bomb)


def test_entities_are_not_followed() -> None:
    lines = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "boom"}">' for n in range(9))
    xml = f"<!DOCTYPE d [{lines}]><w:document {W}><w:body><w:p>{run('Pain &e8; eased.')}</w:p></w:body></w:document>"
    try:
        article = read("a.docx", changed("word/document.xml", xml.encode()))
    except ReadError:
        return
    assert "boom" not in article.source


SOUND = changed("none", b"")


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(SOUND) - 1), st.binary(min_size=1, max_size=8))
def test_a_damaged_file_is_read_or_refused(place: int, damage: bytes) -> None:
    data = SOUND[:place] + damage + SOUND[place + len(damage) :]
    try:
        article = read("a.docx", data)
    except ReadError:
        return
    for block in article.blocks:
        assert block.span().of(article.source)


def test_a_comment_in_the_margin_that_speaks_to_claimcheck_is_attached_to_its_paragraphs() -> None:
    def text(words: str) -> str:
        return f"<w:r><w:t>{words}</w:t></w:r>"

    def mark(name: str, number: int) -> str:
        return f'<w:{name} w:id="{number}"/>'

    body = (
        f"<w:p>{text('Before.')}</w:p>"
        f"<w:p>{mark('commentRangeStart', 1)}{text('Garlic')}{text(' helps.')}</w:p>"
        f"<w:p>{text('So does rest.')}{mark('commentRangeEnd', 1)}<w:r>{mark('commentReference', 1)}</w:r></w:p>"
        f"<w:p>{text('Pain')}<w:r>{mark('commentReference', 2)}</w:r>{text(' goes.')}</w:p>"
        f"<w:p>{mark('commentRangeStart', 3)}{text('After.')}{mark('commentRangeEnd', 3)}</w:p>"
    )
    comments = "".join(
        f'<w:comment w:id="{number}"><w:p>{text(words)}</w:p></w:comment>'
        for number, words in ((1, " claimcheck-disable CIT101 agreed"), (2, "claimcheck-disable STR"), (3, "Nice."))
    )
    article = with_body(body, comments=comments)
    assert [(each.text, each.span.of(article.source), each.attached) for each in article.comments] == [
        ("claimcheck-disable CIT101 agreed", "Garlic helps.\nSo does rest.", True),
        ("claimcheck-disable STR", "Pain goes.", True),
    ]
    assert "agreed" not in article.source
