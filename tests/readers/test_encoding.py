"""Bytes to text: what is declared or plainly UTF-8 is read, all else is refused with a reason."""

import codecs
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.errors import ReadError
from claimcheck.readers.encoding import decode

TEXT = "Köln: 5 µg – “enough”\r\nfor 1 day\rand more\n"


def test_utf8_is_read_with_its_line_ends() -> None:
    assert decode(TEXT.encode(), "a.txt") == TEXT


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_decides_and_is_no_character_of_the_text(mark: bytes, encoding: str) -> None:
    assert decode(mark + TEXT.encode(encoding), "a.txt") == TEXT


@pytest.mark.parametrize(
    "head",
    [
        '<?xml version="1.0" encoding="windows-1252"?>\n<p>',
        "<html><head><meta charset=windows-1252>",
        '<html><head><META http-equiv="Content-Type" content="text/html; charset=ISO-8859-1">',
        "<html><meta charset='latin1'>",
        "<html><meta charset='us-ascii'>",
    ],
)
def test_a_declaration_decides(head: str) -> None:
    assert decode((head + "naïve – “so”").encode("cp1252"), "a.html") == head + "naïve – “so”"


def test_other_declared_encodings_are_read() -> None:
    text = '<?xml version="1.0" encoding="Shift_JIS"?><p>頭痛</p>'
    assert decode(text.encode("shift_jis"), "a.xml") == text
    text = '<?xml version="1.0" encoding="iso-8859-2"?><p>ból głowy</p>'
    assert decode(text.encode("iso-8859-2"), "a.xml") == text


def test_sound_utf8_wins_over_a_single_byte_declaration() -> None:
    text = "<html><meta charset=iso-8859-1><p>Crème à 5 µg"
    assert decode(text.encode(), "a.html") == text


def test_a_declaration_of_utf16_that_can_be_read_byte_by_byte_means_utf8() -> None:
    text = '<?xml version="1.0" encoding="utf-16"?><p>Crème</p>'
    assert decode(text.encode(), "a.xml") == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_xml_in_utf16_needs_no_byte_order_mark(encoding: str) -> None:
    assert decode("<p>Crème</p>".encode(encoding), "a.xml") == "<p>Crème</p>"


def test_a_declaration_in_a_comment_or_in_a_text_about_html_declares_nothing() -> None:
    page = "<html><!-- <meta charset=shift_jis> --><p>Crème"
    assert decode(page.encode(), "a.html") == page
    about = "Write <meta charset=shift_jis> in the head: crème."
    assert decode(about.encode(), "a.txt") == about


@pytest.mark.parametrize("name", ["klingon", "base64", "unicode_escape", "punycode"])
def test_an_unknown_declaration_is_refused_by_name(name: str) -> None:
    with pytest.raises(ReadError, match=f"a.html: declares the encoding '{name}'.*UTF-8"):
        decode(f"<html><meta charset='{name}'>x".encode(), "a.html")


def test_an_undecodable_byte_is_named_with_its_place() -> None:
    with pytest.raises(ReadError) as error:
        decode(b"one\r\ntwo\rthree \x92 four", "notes.txt")
    message = str(error.value)
    assert message.startswith("notes.txt: byte 0x92 at offset 15 (line 3) is not UTF-8")
    assert "save the file as UTF-8" in message
    assert "\n" not in message


def test_the_place_counts_the_byte_order_mark() -> None:
    with pytest.raises(ReadError, match="offset 4 "):
        decode(codecs.BOM_UTF8 + b"a\xff", "a.txt")


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\n...", "a PDF file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "an old Word"),
        (b"{\\rtf1\\ansi", "an RTF file"),
        (b"PK\x03\x04....", "a zip archive"),
        (b"\x89PNG\r\n", "an image"),
        (b"text\x00with a zero", "a binary file"),
        (b"\xfftext\x00", "a binary file"),
        (b"\x01\x02\x03\x04abc", "a binary file"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, what: str) -> None:
    with pytest.raises(ReadError, match=f"^a.txt: this is {what}"):
        decode(data, "a.txt")


def test_truncated_utf16_is_refused() -> None:
    with pytest.raises(ReadError, match="not UTF-16-LE"):
        decode(codecs.BOM_UTF16_LE + b"a\x00b", "a.txt")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_any_text_without_controls_comes_back(text: str) -> None:
    if not text.startswith(("\ufeff", "%PDF-", "{\\rtf", "GIF8", "PK")):
        assert decode(text.encode(), "a.txt") == text


@given(st.binary(), st.sampled_from(["a.txt", "a.html", "a.xml"]))
def test_any_bytes_are_read_or_refused(data: bytes, path: str) -> None:
    with suppress(ReadError):
        assert "\x00" not in decode(data, path)
