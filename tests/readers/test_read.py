"""A file becomes an article, or an error that says what is wrong with it and what to do."""

import zipfile
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.errors import ClaimcheckError, ReadError
from claimcheck.model import BlockKind
from claimcheck.readers import SUFFIXES, read

TEXT = "Cold baths\n\nThey ease pain.\n"
MARKDOWN = "# Cold baths\n\nThey [ease](https://example.org/p) pain.\n"
HTML = "<!DOCTYPE html><html><body><h1>Cold baths</h1><p>They ease pain.</p></body></html>"
JATS = (
    "<article><front><article-meta><title-group><article-title>Cold baths</article-title></title-group>"
    "</article-meta></front><body><p>They ease pain.</p></body></article>"
)


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("a.txt", TEXT),
        ("a.TXT", TEXT),
        ("a", TEXT),
        ("<stdin>", TEXT),
        ("a.unknown", TEXT),
        ("a.md", MARKDOWN),
        ("a.markdown", MARKDOWN),
        ("a", MARKDOWN),
        ("a.html", HTML),
        ("a.htm", HTML),
        ("a", HTML),
        ("a", f"<!-- saved page -->\n<!-- once more -->\n{HTML}"),
        ("a.xml", HTML),
        ("a.xml", JATS),
        ("a.nxml", JATS),
        ("a", f'<?xml version="1.0"?>\n{JATS}'),
    ],
)
def test_the_suffix_or_else_the_content_says_the_format(path: str, source: str) -> None:
    article = read(path, source.encode())
    assert article.path == path
    assert article.title == "Cold baths"
    assert [block.text for block in article.blocks if block.kind is BlockKind.PARAGRAPH] == ["They ease pain."]
    assert article.blocks[-1].section == "Cold baths"


def test_a_text_that_speaks_of_tags_stays_a_text() -> None:
    article = read("a.txt", b"<p> is a tag.\n")
    assert article.blocks[0].text == "<p> is a tag."


def test_furniture_is_marked_in_every_format() -> None:
    form = "Leave a Reply"
    for path, source in (
        ("a.txt", f"{TEXT}\n{form}\n\nName *\n"),
        ("a.md", f"{MARKDOWN}\n## {form}\n\nName *\n"),
        ("a.html", HTML.replace("</body>", f"<h2>{form}</h2><p>Name *</p></body>")),
    ):
        blocks = read(path, source.encode()).blocks
        assert all(block.kind is BlockKind.FURNITURE for block in blocks if block.text in {form, "Name *"}), path


def test_an_article_without_a_heading_has_no_title() -> None:
    assert read("a.txt", b"They ease pain.\n").title == ""


@pytest.mark.parametrize("path", ["a.txt", "a.md", "a.html", "a.xml", "a.docx", "a"])
@pytest.mark.parametrize("data", [b"", b" \r\n\t "])
def test_an_empty_file_is_nothing_to_check(path: str, data: bytes) -> None:
    with pytest.raises(ReadError, match=f"^{path}: nothing to check: the file is empty$"):
        read(path, data)


@pytest.mark.parametrize(
    ("path", "source"),
    [("a.txt", "\u200b\n* * *\n"), ("a.html", "<html><body></body></html>"), ("a.md", "---\nx: y\n---\n")],
)
def test_a_file_without_text_is_nothing_to_check(path: str, source: str) -> None:
    with pytest.raises(ReadError, match=f"^{path}: nothing to check"):
        read(path, source.encode())


def test_a_zip_without_a_suffix_is_read_as_a_word_file() -> None:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.txt", "x")
    with pytest.raises(ReadError, match=r"^article: not a sound Word file"):
        read("article", buffer.getvalue())


def test_suffixes_of_articles_leave_out_those_of_other_files() -> None:
    assert {".txt", ".md", ".html", ".nxml", ".docx"} <= SUFFIXES
    assert not {".xml", ".json", ".py", ""} & SUFFIXES


PATHS = st.sampled_from([f"a{suffix}" for suffix in (*sorted(SUFFIXES), ".xml", "")])
FRAGMENTS = st.lists(
    st.sampled_from(
        [
            "<p>",
            "</p>",
            "<h2>",
            "<sup>1</sup>",
            "<a href='#r'>",
            "[^1]",
            "\n",
            "\n\n",
            "# ",
            "- ",
            "|a|b|\n|-|-|\n",
            "é",
            "Pain",
            " eases.",
            "&amp;",
            "&#x110000;",
            "<!--",
            "-->",
            "<article>",
            "<body>",
            "\u00a0",
            "```",
            "](",
            "<![CDATA[",
        ]
    ),
    max_size=40,
).map("".join)


@given(
    PATHS, st.one_of(st.binary(max_size=200), st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace")))
)
def test_any_bytes_are_read_or_refused_in_one_line(path: str, data: bytes) -> None:
    message = path
    try:
        read(path, data)
    except ClaimcheckError as error:
        message = str(error)
    assert message.startswith(path)
    assert "\n" not in message


@settings(max_examples=200)
@given(PATHS, FRAGMENTS)
def test_every_block_slices_the_source(path: str, source: str) -> None:
    try:
        article = read(path, source.encode())
    except ReadError:
        return
    for block in article.blocks:
        span = block.span()
        assert 0 <= span.start <= span.end <= len(article.source)
        assert not block.text or span.of(article.source)
        for mark in block.marks:
            assert 0 <= mark.start <= mark.end <= len(block.text)
            assert mark.span.end <= len(article.source)
