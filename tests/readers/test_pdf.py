"""PDF files: what a reader sees on the pages is what the article holds, in the order in which it is read."""

from __future__ import annotations

import zlib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claimcheck.cli import main
from claimcheck.errors import ReadError
from claimcheck.model import Article, BlockKind, MarkKind
from claimcheck.readers import Format, format_of, read
from tests.tiny_pdf import Link, Words, column, pdf

if TYPE_CHECKING:
    from collections.abc import Sequence

pytest.importorskip("pypdfium2", reason="pypdfium2 comes with the extra [pdf]")

WIDE = [
    "Thyme tea is drunk for colds all over the country, and every family has its own way",
    "to make it. A trial in 240 adults has now asked whether it helps. It compared two cups",
    "of thyme tea a day with warm water over seven days.",
]
TITLE = Words(60, 800, "Thyme tea and the common cold", 18, bold=True)
FILL = "words that fill a column from side to side"


LINES = ((300, 697, 400), (60, 684, 95))
"""Left edge, bottom and right edge of a link over the end of one line and the start of the next."""


def article(*pages: Sequence[Words | Link], **given: object) -> Article:
    return read("a.pdf", pdf(*pages, **given))  # type: ignore[arg-type]


def texts(found: Article) -> list[str]:
    return [block.text for block in found.blocks]


def kinds(found: Article) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in found.blocks]


def test_lines_become_paragraphs_and_headings() -> None:
    lines = [*WIDE, "", "Those who drank the tea coughed less. Side effects were rare, and mild in all but one."]
    found = article([TITLE, *column(lines, top=770)])
    assert found.title == "Thyme tea and the common cold"
    assert kinds(found) == [
        ("heading", "Thyme tea and the common cold"),
        ("paragraph", " ".join(WIDE)),
        ("paragraph", "Those who drank the tea coughed less. Side effects were rare, and mild in all but one."),
    ]


def test_every_span_slices_the_source() -> None:
    found = article([TITLE, *column(["Thyme tea short-", *WIDE], top=770)])
    for block in found.blocks:
        assert "".join(block.span(place, place + 1).of(found.source) or " " for place in range(len(block.text)))
        first = block.text.split()[0]
        assert block.span(0, len(first)).of(found.source) == first


def test_a_paragraph_ends_where_more_would_have_fitted_on_the_line() -> None:
    lines = [*WIDE, "The tea was made from dried leaves and flowers, one spoon to a cup, and drunk while hot."]
    assert len(texts(article([TITLE, *column(lines, top=770)]))) == 3


def test_columns_are_read_one_after_another_and_what_spans_them_in_between() -> None:
    left = [f"left {number} {FILL}" for number in range(1, 7)]
    right = [f"right {number} {FILL}" for number in range(1, 7)]
    page = [
        Words(60, 800, "A title that runs over both of the columns of this page", 18),
        *column(left, top=770),
        *column(right, left=320, top=770),
        Words(60, 640, "An end that runs over both of the columns of this page as well, in the size of the text"),
    ]
    source = article(page).source
    order = [source.index(word) for word in ("A title", "left 1", "left 6", "right 1", "right 6", "An end")]
    assert order == sorted(order)


@pytest.mark.parametrize("shuffled", [False, True], ids=["as written", "from the bottom up"])
def test_the_order_is_that_of_the_page_not_of_the_file(shuffled: bool) -> None:
    lines = column(WIDE)
    assert texts(article(lines[::-1] if shuffled else lines)) == [" ".join(WIDE)]


def test_running_heads_and_page_numbers_are_dropped() -> None:
    pages = [
        [
            Words(60, 820, "News from the Made Up Hospital", 8),
            *column([f"Page {word} tells of thyme."], top=700),
            Words(290, 20, f"Page {number} of 3", 8),
        ]
        for number, word in enumerate(("one", "two", "three"), 1)
    ]
    found = article(*pages)
    assert texts(found) == [f"Page {word} tells of thyme." for word in ("one", "two", "three")]


def test_lines_that_differ_in_a_number_are_no_running_heads() -> None:
    pages = [column([f"In group {number} the cold was gone by the weekend."]) for number in (1, 2, 3)]
    assert len(texts(article(*pages))) == 3


def test_a_title_that_the_running_head_repeats_stays() -> None:
    title = "Thyme tea and the common cold"
    pages = [[Words(60, 820, title, 8), *column([f"Text {number}."], top=700)] for number in (1, 2)]
    found = article([TITLE, *pages[0]], pages[1])
    assert found.title == title
    assert texts(found).count(title) == 1


def test_a_paragraph_goes_on_over_the_end_of_a_page() -> None:
    found = article(
        [*column([*WIDE, "Those who drank the tea coughed less than those"]), Words(60, 60, "* Dried leaves", 7)],
        column(["who drank warm water. Nobody was harmed by either of the two drinks."]),
    )
    whole = next(block for block in found.blocks if "coughed less" in block.text)
    assert "than those who drank warm water." in whole.text
    assert "Dried leaves" not in whole.text


@pytest.mark.parametrize(
    ("lines", "word"),
    [
        (["The interventions were long, and each of the inter-", "ventions was liked by all of those who took part."],
         "interventions"),
        (["The trial was placebo-controlled, as ever, and placebo-", "controlled trials are the best that we have."],
         "placebo-controlled trials"),
        (["Sleep was longer by day than by night in those of the age-", "matched group that drank thyme tea of old."],
         "age-matched"),
        (["Read more of the trial at https://example.org/thyme-", "tea/results or ask for a copy of it to be sent on."],
         "https://example.org/thyme-tea/results"),
        (["The tea was drunk by most of the adults, in all by 36–", "46% of them, and by all of those who had a cold."],
         "36–46%"),
    ],
)  # fmt: skip
def test_words_broken_at_the_end_of_a_line_are_whole(lines: list[str], word: str) -> None:
    assert word in texts(article(column(lines)))[0]


def test_raised_numbers_are_superscripts_and_lowered_ones_are_not() -> None:
    found = article(
        [
            Words(60, 700, "Thyme shortens colds."),
            Words(157, 704, "12", 6),
            Words(170, 700, "It holds CO"),
            Words(222, 697, "2", 6),
            Words(230, 700, "and 1"),
            Words(255, 704, "st", 6),
        ]
    )
    marks = [mark for mark in found.blocks[0].marks if mark.kind is MarkKind.SUPERSCRIPT]
    assert [found.blocks[0].text[mark.start : mark.end] for mark in marks] == ["12", "st"]
    assert [mark.span.of(found.source) for mark in marks] == ["12", "st"]


def test_superscripts_cite_the_numbered_references(tmp_path: Path) -> None:
    from claimcheck import Settings, check_file

    page = [
        Words(60, 760, "Thyme tea shortens colds by two days in adults."),
        Words(281, 764, "1", 6),
        Words(60, 720, "References", bold=True),
        *column(
            [
                "1. Doe J, Roe R. Thyme tea and the common cold: a trial. J Made Up. 2019;12:34-41. doi:",
                "10.1186/s12-1",
            ],
            top=700,
        ),
    ]
    (tmp_path / "a.pdf").write_bytes(pdf(page))
    checked = check_file(tmp_path / "a.pdf", Settings(offline=True, cache=False)).articles[0]
    assert [each.identifiers[0].value for each in checked.references] == ["10.1186/s12-1"]
    assert [[link.reference for link in claim.links] for claim in checked.claims] == [["r1"]]


def test_the_links_of_annotations_are_links() -> None:
    target = "https://doi.org/10.1186/1741-7015-10-22"
    found = article([Words(60, 700, "Thyme shortens colds (source)."), Link(164, 697, 194, 710, target)])
    assert [(found.blocks[0].text[each.start : each.end], each.target) for each in found.blocks[0].marks] == [
        ("source", target)
    ]


def test_a_link_over_two_lines_is_one() -> None:
    lines = ["Thyme tea shortens colds, as everyone will know who has read the trial", "of thyme tea in adults."]
    places = [Link(left, bottom, right, bottom + 12, "https://example.org/") for left, bottom, right in LINES]
    found = article([*column(lines, top=700), *places])
    assert len([mark for mark in found.blocks[0].marks if mark.kind is MarkKind.LINK]) == 1


def test_lists_keep_their_items_and_numbers() -> None:
    page = [
        Words(60, 740, "Thyme tea is said to help with:"),
        *(Words(70, 720 - 14 * row, sign) for row, sign in enumerate(("•", "•", "1.", "2."))),
        *(Words(84, 720 - 14 * row, words) for row, words in enumerate(("colds", "coughs", "fever", "pain"))),
    ]
    found = article(page)
    assert [(block.kind, block.text, block.ordinal) for block in found.blocks[1:]] == [
        (BlockKind.LIST_ITEM, "colds", None),
        (BlockKind.LIST_ITEM, "coughs", None),
        (BlockKind.LIST_ITEM, "fever", 1),
        (BlockKind.LIST_ITEM, "pain", 2),
    ]


def test_bullets_that_are_drawn_make_items_too() -> None:
    page = [Words(60, 740, "It helps with:"), Words(84, 720, "colds"), Words(84, 706, "coughs")]
    drawn = "70 722 3 3 re f 70 708 3 3 re f 300 400 3 3 re f"
    assert [block.kind.value for block in article(page, drawn=drawn).blocks] == ["paragraph", "list item", "list item"]


def test_the_rows_of_a_table_are_cells() -> None:
    rows = (("Outcome", "Thyme", "Water"), ("Days with a cold", "5", "7"))
    page = [
        Words(left, 700 - 14 * row, text)
        for row, cells in enumerate(rows)
        for left, text in zip((60, 200, 280), cells, strict=True)
    ]
    assert kinds(article(page)) == [("table cell", text) for cells in rows for text in cells]


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_a_page_that_is_turned_is_read(angle: int) -> None:
    places = {90: [(300, 60), (313, 60)], 180: [(500, 300), (500, 313)], 270: [(313, 760), (300, 760)]}[angle]
    lines = ("Thyme tea is drunk for colds", "all over the country.")
    page = [Words(*place, text, angle=angle) for place, text in zip(places, lines, strict=True)]
    assert texts(article(page)) == ["Thyme tea is drunk for colds all over the country."]


def test_a_stamp_across_the_page_is_no_text() -> None:
    assert texts(article([*column(WIDE), Words(100, 300, "DRAFT", 60, angle=45)])) == [" ".join(WIDE)]


def test_reports_give_page_and_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = column([*WIDE, "", "Thyme always cures colds."])
    (tmp_path / "a.pdf").write_bytes(pdf(column(["Thyme tea is an old drink."]), page))
    command = ["check", "--isolated", "--offline", "--no-cache", str(tmp_path / "a.pdf"), "--output-format"]
    main([*command, "full"])
    full = capsys.readouterr().out
    assert "page 2, line 4: " in full
    assert "4 │ Thyme always cures colds." in full
    main([*command, "json"])
    assert '"page": 2,\n          "page_line": 4' in capsys.readouterr().out
    main([*command, "html"])
    html = capsys.readouterr().out
    assert "page 2, line 4" in html
    assert "Thyme always cures colds." in html


def test_a_pdf_is_a_source_beside_an_article(tmp_path: Path) -> None:
    from claimcheck import Settings, check_file

    (tmp_path / "m.pdf").write_bytes(pdf([TITLE, *column(["Colds lasted 5 days with thyme tea."], top=770)]))
    (tmp_path / "a.md").write_text("The study found that colds lasted 3 days with thyme tea.", encoding="utf-8")
    settings = Settings(source=tmp_path / "m.pdf", offline=True, cache=False)
    assert "FID402" in {finding.code for finding in check_file(tmp_path / "a.md", settings).articles[0].findings}


def bomb() -> bytes:
    packed = zlib.compress(b"BT /F1 1 Tf " + b"(aaaaaaaaaaaaaaaaaaaa) Tj " * 200_000 + b"ET", 9)
    found = pdf([Words(1, 1, "x")])
    start, end = found.index(b"<< /Length"), found.index(b"endstream")
    stream = b"<< /Filter /FlateDecode /Length %d >>\nstream\n" % len(packed)
    return found[:start] + stream + packed + b"\n" + found[end:]


GOOD = pdf(*[column(WIDE)] * 30)
LOCK = f"/ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /O <{'41' * 32}> /U <{'42' * 32}> /P -4 >>"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "the file is empty"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 40, "not a sound PDF file"),
        (GOOD[: len(GOOD) // 3], "not a sound PDF file"),
        (b"no PDF at all", "not a sound PDF file"),
        (pdf(), "not a sound PDF file"),
        (pdf([], []), "its pages \\(2\\) are pictures"),
        (pdf(column(WIDE), trailer=LOCK), "locked by a password"),
        (pdf(*[column(["x"])] * 1001), "more than 1,000 pages"),
        (bomb(), "more than 1,000 pages or 2,000,000 characters"),
    ],
    ids=["empty", "junk", "cut short", "text", "no page", "pictures", "locked", "long", "bomb"],
)
def test_a_file_that_cannot_be_read_is_told(data: bytes, words: str) -> None:
    with pytest.raises(ReadError, match=words):
        read("a.pdf", data)


def test_a_file_that_brings_the_reading_down_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from claimcheck.readers.pdf import pages

    script = tmp_path / "crash.py"
    script.write_text("import os; os.abort()", encoding="utf-8")
    monkeypatch.setattr(pages, "_SCRIPT", script)
    with pytest.raises(ReadError, match="cannot be read within 1 minute and 2 GiB"):
        read("a.pdf", GOOD)


def test_without_the_extra_it_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from claimcheck.readers.pdf import pages

    monkeypatch.setattr(pages, "find_spec", lambda _name: None)
    (tmp_path / "a.pdf").write_bytes(GOOD)
    with pytest.raises(ReadError, match=r"pip install 'claimcheck-health\[pdf\]'"):
        read("a.pdf", GOOD)
    assert main(["check", "--isolated", "--offline", str(tmp_path / "a.pdf")]) == 2


def test_the_signature_tells_a_pdf_without_its_ending() -> None:
    assert format_of("release", GOOD) is Format.PDF
    assert format_of("release.txt", b"\n" + GOOD) is Format.PDF
    assert texts(read("release", pdf(column(WIDE)))) == [" ".join(WIDE)]


def test_the_script_gives_what_stands_on_the_pages() -> None:
    from claimcheck.readers.pdf.extraction import extract

    (found,) = extract(pdf([Words(60, 700, "Thyme (12)", bold=True), Link(60, 690, 90, 710, "https://example.org/")]))
    glyphs = found["glyphs"]
    assert "".join(glyph[0] for glyph in glyphs) == "Thyme (12)"
    assert all(glyph[5] for glyph in glyphs)
    assert found["links"] == [(60.0, 690.0, 90.0, 710.0, "https://example.org/")]


def test_a_page_paved_with_links_is_read_with_the_first_of_them() -> None:
    from claimcheck.readers.pdf.extraction import extract

    paved = [Link(60, 690, 90, 710, f"https://example.org/{number}") for number in range(3000)]
    (found,) = extract(pdf([Words(60, 700, "Thyme shortens colds."), *paved]))
    assert len(found["links"]) == 500
    assert found["links"][0][-1] == "https://example.org/0"
