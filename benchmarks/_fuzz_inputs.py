"""Inputs for the fuzz harness: pieces of articles, mutated with what breaks readers."""

from __future__ import annotations

import io
import random
import re
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

EXAMPLES = Path(__file__).parents[1] / "examples" / "articles"
_READ = frozenset({".txt", ".md", ".html", ".xml", ".nxml"})
_SUFFIXES = (".txt", ".md", ".html", ".xml", ".docx", ".xyz")
_ENCODINGS = ("utf-16", "utf-32", "latin-1", "cp1252", "utf-8-sig", "utf-16-le", "gb18030")
_CONTROLS = (
    "\u202e \u200d \u0301 \u2028 \u2029 \ufeff \x85 \x0b \x0c \x1b[31m \x1c \x7f \u00ad \u200b \u2066 \x00 \U0010ffff"
)
_MARKS = """
10.1 10.1016/ doi: [1] [1-
[1–99999] [99999-1] [²] [1,2,,3] (1) (Smith (2010) et al. [^1] [^1]: [x]: [a](b) ![]( <!-- -->
<!-- claimcheck-disable CIT101 --> <script> </script> <sup> </sup> <p < > &#xD800; &#0; &#x110000; &amp;amp; &nbsp;
<![CDATA[ ]]> <?x <!DOCTYPE ``` ~~~ --- References 1. - | * ** _ $ \\ \\( {.class} <table><tr><td> </td> <li> <ol><li>
99999999999999999999
1e309 0.0000000001% -∞ NaN% inf 1/0 100,000,000,000 1.2.3.4.5 12:34:56 n=0 p<.0000001 95% CI ²³⁴ ¹⁻⁵
PMID: PMC0 NCT00000000 arXiv:9999.99999 ISBN978- http://[::1 http://[ https://doi.org/% https://doi.org/%zz javascript:x
[/] [red]x[/red] ::error::x %0A ﬁ İ ß ǅ ẞ Σς ٣ ① ½ ৪ Ⅷ 𝟏 １ ௧ 痛 Mr. e.g. U.S. ... … ?! “ ” « ' "
10.5555/x(1)2-3:4<5::AID>3.0.CO;2-Z 2020;5:1–9 Retracted: twice always cures causes may not never (((( )))) [[[[ ]]]]
"""
_HOSTILE: tuple[str, ...] = (
    *_CONTROLS.split(" "),
    *re.findall(r"\S+", _MARKS),
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\t",
    " " * 50,
    "\n# ",
    "\n> ",
)
_RUN_PROPERTIES = (
    *("", "", ""),
    '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>',
    "<w:rPr><w:i/></w:rPr>",
    "<w:rPr><w:vanish/></w:rPr>",
)
_ODD_RUNS = (
    '<w:hyperlink w:anchor="x"><w:r><w:t>link</w:t></w:r></w:hyperlink>',
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>",
    '<w:r><w:footnoteReference w:id="1"/></w:r>',
    "<w:r><w:br/></w:r>",
)
_PARAGRAPH_PROPERTIES = (
    *("", ""),
    '<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>',
    '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>',
    '<w:pPr><w:outlineLvl w:val=""/></w:pPr>',
)
_OFFICE = "http://schemas.openxmlformats.org"
_WORD = f'xmlns:w="{_OFFICE}/wordprocessingml/2006/main"'
_PACKAGE = {
    "[Content_Types].xml": f'<Types xmlns="{_OFFICE}/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_OFFICE}/package/2006/relationships"><Relationship Id="rId1" '
    f'Type="{_OFFICE}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
}


@cache
def texts(data: Path) -> tuple[tuple[str, str], ...]:
    """Suffix and text of every article to take pieces of: the examples, and what lies in `data`."""
    found = []
    for path in [
        *sorted(EXAMPLES.glob("*.*")),
        *sorted(data.glob("articles/*")),
        *sorted(data.glob("payloads/jats/**/*")),
    ]:
        if path.suffix in _READ and path.is_file():
            try:
                found.append((path.suffix, path.read_text(encoding="utf-8")))
            except UnicodeDecodeError:
                continue
    return tuple(found)


def piece(chance: random.Random, data: Path, shortest: int = 200, longest: int = 2500) -> tuple[str, str]:
    """Suffix and some lines of an article; every third time of its end, where references stand."""
    suffix, text = chance.choice(texts(data))
    length = chance.randint(shortest, longest)
    last = max(0, len(text) - length)
    start = max(0, last - chance.randint(0, 2 * length)) if chance.random() < 0.3 else chance.randint(0, last)
    return suffix, text[start : start + length]


def mutated(chance: random.Random, text: str, data: Path) -> str:
    """The text after some changes: pieces lost, doubled, moved, replaced, put in."""
    for _ in range(chance.choice((0, 1, 1, 2, 3, 5, 8, 20))):
        text = _changed(chance, text, data)
    return text


def _changed(chance: random.Random, text: str, data: Path) -> str:
    sign: str
    start = chance.randrange(len(text) or 1)
    end = min(len(text), start + chance.choice((1, 2, 5, 20, 100, 500)))
    before, inside, after = text[:start], text[start:end], text[end:]
    match chance.randrange(10):
        case 0:
            return before + after
        case 1:
            return before + inside * chance.choice((2, 3, 10)) + after
        case 2:
            return (
                before + _HOSTILE[chance.randrange(len(_HOSTILE))] * chance.choice((1, 1, 1, 2, 5, 30)) + inside + after
            )
        case 3:
            return before + piece(chance, data, 20, 300)[1] + inside + after
        case 4:
            ranges = ((32, 127), (128, 0x2100), (0x1F300, 0x1FAFF))
            return before + "".join(chr(chance.randrange(*chance.choice(ranges))) for _ in range(9)) + inside + after
        case 5:
            return text.replace("\n", chance.choice(("\r\n", "\r", "\n\n", " ", "\u2028", "\x0c\n")))
        case 6:
            return before + inside.upper() + after
        case 7:
            sign = chance.choice(" .,[]()<>0123456789-")
            return text.replace(
                sign, chance.choice(("", " ", "\u00a0", "\u202f", "][", "<", "1", "–")), chance.choice((1, 5, -1))
            )
        case 8:
            opened = chance.choice(("<b>", "<i><b>", "*", "**", "[", "(", "<div>", "<sup>", '"', "“", "> "))
            return before + opened * chance.choice((1, 3, 40)) + inside + after
        case _:
            lines = text.split("\n")
            chance.shuffle(lines)
            return "\n".join(lines)


def article(chance: random.Random, data: Path) -> tuple[str, bytes]:
    """The name and the bytes of an article to read."""
    suffix, text = piece(chance, data)
    text = mutated(chance, text, data)
    if chance.random() < 0.25:
        suffix = chance.choice(_SUFFIXES)
    if suffix == ".docx":
        return f"fuzz{suffix}", _word_file(chance, text)
    if suffix == ".xml" and chance.random() < 0.6:
        paragraphs = "".join(f"<p>{escape(_xml(line))}</p>" for line in text.split("\n"))
        text = f"<article><body><sec><title>Rest</title>{paragraphs}</sec></body></article>"
    encoding = chance.choice(_ENCODINGS) if chance.random() < 0.03 else "utf-8"
    data_ = bytearray(text.encode(encoding, "replace"))
    if data_ and chance.random() < 0.04:
        for _ in range(chance.randint(1, 5)):
            data_[chance.randrange(len(data_))] = chance.randrange(256)
    return f"fuzz{suffix}", bytes(data_)


def _word_file(chance: random.Random, text: str) -> bytes:
    paragraphs = []
    for line in text.split("\n"):
        runs, rest = [], _xml(line)
        while rest:
            length = chance.randint(1, 200)
            run = f'<w:t xml:space="preserve">{escape(rest[:length])}</w:t>'
            odd = chance.random() < 0.03
            runs.append(chance.choice(_ODD_RUNS) if odd else f"<w:r>{chance.choice(_RUN_PROPERTIES)}{run}</w:r>")
            rest = rest[length:]
        made = f"<w:p>{chance.choice(_PARAGRAPH_PROPERTIES)}{''.join(runs)}</w:p>"
        paragraphs.append(made if chance.random() < 0.9 else f"<w:tbl><w:tr><w:tc>{made}</w:tc></w:tr></w:tbl>")
    body = f"<w:document {_WORD}><w:body>{''.join(paragraphs)}</w:body></w:document>"
    packed = io.BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, content in {**_PACKAGE, "word/document.xml": body}.items():
            archive.writestr(name, content)
    return packed.getvalue()


def _xml(text: str) -> str:
    """The text without the characters that XML does not allow (XML 1.0, 2.2)."""
    return re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", text)
