"""Bytes to text: by byte order mark, by declaration, as UTF-8, else an error; never by a guess."""

from __future__ import annotations

import codecs
import re
from pathlib import PurePath

from attrs import frozen

from claimcheck.errors import ReadError

_MARKS = (
    # UTF-32 before UTF-16: the UTF-16 mark is the beginning of the little-endian UTF-32 one.
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "a PDF file: give it the ending .pdf"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Office file: save it as .docx and check that"),
    (b"{\\rtf", "an RTF file: save it as .docx or .txt and check that"),
    (b"PK\x03\x04", "a zip archive: unpack it and check the articles inside"),
    (b"\x1f\x8b", "a gzip archive: unpack it and check the articles inside"),
    (b"\x89PNG", "an image: check the text of the article"),
    (b"\xff\xd8\xff", "an image: check the text of the article"),
    (b"GIF8", "an image: check the text of the article"),
)
_XML_DECLARATION = re.compile(rb"\s{0,64}<\?xml[^>]{0,200}?\bencoding\s{0,8}=\s{0,8}[\"']([\w.:\-]{1,40})")
# The HTML standard looks for the declaration in the first 1024 bytes; pages in the wild need a little more.
_META = re.compile(rb"<meta\b[^>]{0,300}?\bcharset\s{0,8}=\s{0,8}[\"']?\s{0,8}([\w.:\-]{1,40})", re.IGNORECASE)
_DECLARATION_BYTES = 4096
_COMMENT = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)
_MARKUP_SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".xht", ".xml", ".nxml", ".jats"})

# Python's names of the encodings of the WHATWG Encoding Standard, with the DOS code pages; other codecs of
# Python (escapes, punycode, compression) are no text encodings of files.
_CHARSETS = frozenset(
    re.findall(
        r"\S+",
        (
            "ascii big5 big5hkscs cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 cp437 cp850 "
            "cp852 cp866 cp874 cp932 cp949 euc_jp euc_kr gb18030 gb2312 gbk iso2022_jp iso8859-1 iso8859-10 "
            "iso8859-13 iso8859-14 iso8859-15 iso8859-16 iso8859-2 iso8859-3 iso8859-4 iso8859-5 iso8859-6 "
            "iso8859-7 iso8859-8 iso8859-9 koi8-r koi8-u mac-cyrillic mac-roman shift_jis tis-620 utf-16 "
            "utf-16-be utf-16-le utf-8"
        ),
    )
)
# The Encoding Standard reads these labels as Windows-1252, as browsers always have.
_AS_WINDOWS_1252 = frozenset({"ascii", "iso8859-1"})
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1a\x7f]")
_LINE_END = re.compile(rb"\r\n|\r|\n")


@frozen(kw_only=True)
class Decoded:
    """The text of a file and how it was written: `mark + text.encode(encoding)` are its bytes."""

    text: str
    encoding: str
    """Python's name of it."""
    mark: bytes = b""
    """The byte order mark."""


def decode(data: bytes, path: str) -> str:
    """The text of a file, every character kept, line ends included; `decoded` says how it was written.

    Raises:
        ReadError: the bytes are no text, or not in the encoding that they declare or UTF-8.
    """
    return decoded(data, path).text


def decoded(data: bytes, path: str) -> Decoded:
    """The text of a file and the encoding that it was read in.

    A byte order mark says how the bytes are written and is no character of the text (Unicode, section
    23.8): offsets count from the character after it. Then an XML or HTML declaration decides, then
    UTF-8. Bytes that are sound UTF-8 are read so even if another encoding is declared: text in one that sets the
    eighth bit is almost never sound UTF-8 by accident, and a wrong declaration is common.

    Raises:
        ReadError: the bytes are no text, or not in the encoding that they declare or UTF-8.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = _decoded(data[len(mark) :], encoding, path, skipped=len(mark))
            return Decoded(text=text, encoding=encoding, mark=mark)
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise ReadError(f"{path}: this is {what}")
    encoding = _declared(data, path) or "utf-8"
    if encoding != "utf-8" and not encoding.startswith("iso2022"):
        try:
            return Decoded(text=_text(data.decode(), path), encoding="utf-8")
        except UnicodeDecodeError:
            encoding = "cp1252" if encoding in _AS_WINDOWS_1252 else encoding
    return Decoded(text=_decoded(data, encoding, path, skipped=0), encoding=encoding)


def charset_named(label: str) -> str:
    """Python's name of a text encoding that a file or a site declares; empty where it is none that files have."""
    try:
        name = codecs.lookup(label).name
    except (LookupError, ValueError):
        return ""
    return name if name in _CHARSETS else ""


def _declared(data: bytes, path: str) -> str | None:
    if data.startswith(b"<\x00"):
        return "utf-16-le"
    if data.startswith(b"\x00<"):
        return "utf-16-be"
    head = data[:_DECLARATION_BYTES]
    if not head.lstrip().startswith(b"<") and PurePath(path).suffix.lower() not in _MARKUP_SUFFIXES:
        return None
    found = _XML_DECLARATION.match(head) or _META.search(_COMMENT.sub(b"", head))
    if found is None:
        return None
    label = found[1].decode("ascii", "replace")
    name = charset_named(label)
    if not name:
        raise ReadError(f"{path}: declares the encoding {label!r}, which is not known: save the file as UTF-8")
    # A declaration that can be read byte by byte is not written in UTF-16; the HTML standard takes UTF-8.
    return "utf-8" if name.startswith("utf-16") else name


def _decoded(data: bytes, encoding: str, path: str, *, skipped: int) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        if b"\x00" in data and encoding == "utf-8":
            raise ReadError(_binary(path)) from None
        line = len(_LINE_END.findall(data, 0, error.start)) + 1
        raise ReadError(
            f"{path}: byte 0x{data[error.start]:02x} at offset {error.start + skipped} (line {line}) is not "
            f"{encoding.upper()}: save the file as UTF-8"
        ) from None
    return _text(text, path)


def _text(text: str, path: str) -> str:
    head = text[:4096]
    if "\x00" in head and _is_utf16(head):
        raise ReadError(f"{path}: this looks like UTF-16 without a byte order mark: save the file as UTF-8")
    if "\x00" in text or len(_CONTROL.findall(head)) * 10 > len(head):
        raise ReadError(_binary(path))
    return text


def _is_utf16(head: str) -> bool:
    """Whether every other character is NUL, mostly, and none of those between."""
    halves = head[::2], head[1::2]
    return any("\x00" not in one and other.count("\x00") * 2 > len(other) for one, other in (halves, halves[::-1]))


def _binary(path: str) -> str:
    return f"{path}: this is a binary file, not a text: give an article as text, Markdown, HTML, JATS or DOCX"
