"""What PDFium finds on the pages of a PDF, written as JSON: a script that runs in a process of its own.

PDFium is C++ and reads files that may be made to harm: what they take of time and memory, and whatever they do to
it, stays in this process. So the script imports nothing of claimcheck.
"""

from __future__ import annotations

import ctypes
import json
import math
import sys
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    Glyph = tuple[str, float, float, float, float, bool]
    """Text, left and right edge, baseline, height, and whether it is bold."""

SECONDS = 60
"""Of computing that a file may take."""
MEMORY = 2 * 2**30
"""Bytes that it may take."""
MOST_PAGES = 1000
MOST_GLYPHS = 2_000_000
_PASSWORD = 4
"""PDFium's code for a file that needs a password (FPDF_ERR_PASSWORD)."""
_HYPHENS = "\x02\ufffe"
"""What PDFium gives for a hyphen at the end of a line."""
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_BULLET = "•"
_DOT = (1.0, 7.0)
"""Points across the smallest and the largest bullet that is drawn."""
_MOST_SHAPES = 20_000
"""Shapes of a page that are looked at: maps and charts have more."""
_MOST_LINKS = 500
"""Places of a page that lead somewhere; a page of references has fewer."""
_FARTHEST = 20_000.0
"""Points from the corner of the largest page (ISO 32000-1, annex C) beyond which nothing is shown."""
_LONGEST_ADDRESS = 4000


def extract(data: bytes) -> Iterator[dict[str, Any]]:
    """The glyphs and links of every page; `error` instead, or behind them, where they could not be had.

    The errors are `locked`, `broken` and `long`.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        yield {"error": "locked" if getattr(error, "err_code", None) == _PASSWORD else "broken"}
        return
    left = MOST_GLYPHS
    for number in range(len(document)):
        try:
            page = document[number]
            text = page.get_textpage()
        except pypdfium2.PdfiumError:
            yield {"error": "broken"}
            return
        left -= text.count_chars()
        if left < 0 or len(document) > MOST_PAGES:
            yield {"error": "long"}
            return
        yield _page(document, page, text)
        text.close()
        page.close()


def _page(document: Any, page: Any, text: Any) -> dict[str, Any]:  # noqa: ANN401 - handles of an extra without types
    turned = [*_glyphs(text)]
    # What is written at another angle than the rest is a watermark or a stamp in the margin.
    angle = Counter(angle for _, angle in turned).most_common(1)[0][0] if turned else 0
    glyphs = [glyph for glyph, own in turned if own == angle]
    if angle:
        return {"glyphs": glyphs, "links": []}
    return {"glyphs": [*glyphs, *_bullets(page, glyphs)], "links": [*islice(_links(document, page), _MOST_LINKS)]}


def _glyphs(text: Any) -> Iterator[tuple[Glyph, int]]:  # noqa: ANN401
    """Each glyph with the angle at which it is written, in degrees, as it stands when the page is turned upright."""
    import pypdfium2.raw as pdfium

    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    bold, before, angle, height = False, 0.0, 0, 0.0
    for index in range(text.count_chars()):
        shown = _shown(chr(pdfium.FPDFText_GetUnicode(text, index)))
        if not shown or not pdfium.FPDFText_GetLooseCharBox(text, index, box):
            continue
        pdfium.FPDFText_GetCharOrigin(text, index, x, y)
        if y.value != height or angle:  # what is turned does not stay on one height
            angle = -round(math.degrees(pdfium.FPDFText_GetCharAngle(text, index))) % 360  # given clockwise
        height = y.value
        left, bottom, right, top, base = _upright(box.left, box.bottom, box.right, box.top, x.value, y.value, angle)
        if not all(abs(each) < _FARTHEST for each in (left, right, base)):
            continue
        size = round(top - bottom, 1)
        if shown != " " and (size != before or index % 8 == 0):
            bold, before = _is_bold(text, index), size
        yield (shown, round(left, 2), round(right, 2), round(base, 2), size, bold), angle


def _upright(  # noqa: PLR0913, PLR0917 - the numbers of a box, in their usual order
    left: float, bottom: float, right: float, top: float, x: float, y: float, angle: int
) -> tuple[float, float, float, float, float]:
    """A box and the baseline in it, after the page was turned so that what is written at `angle` stands upright."""
    match angle:
        case 90:
            return bottom, -right, top, -left, -x
        case 180:
            return -right, -top, -left, -bottom, -y
        case 270:
            return -top, left, -bottom, right, x
        case _:
            return left, bottom, right, top, y


def _shown(written: str) -> str:
    """What a character is shown as: nothing for those that PDFium makes up for line ends, or that have no letter."""
    if written in _HYPHENS:
        return "-"
    if written in _LIGATURES:
        return _LIGATURES[written]
    if "\ue000" <= written <= "\uf8ff":
        return _BULLET  # symbol fonts have no other letters in running text
    if (written < " " and written != "\t") or "\ud800" <= written <= "\udfff":
        return ""
    return " " if written.isspace() else written


def _is_bold(text: Any, index: int) -> bool:  # noqa: ANN401
    import pypdfium2.raw as pdfium

    name, flags = ctypes.create_string_buffer(100), ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(text, index, name, 100, flags)
    shown = name.value.lower()
    return any(word in shown for word in (b"bold", b"black", b"heavy", b"demi"))


def _bullets(page: Any, glyphs: Sequence[Glyph]) -> Iterator[Glyph]:  # noqa: ANN401
    """The bullets that are drawn, not written: browsers print the dots of lists so."""
    import pypdfium2.raw as pdfium

    begun: dict[int, list[tuple[float, float]]] = {}
    for _, begins, _, base, size, _ in glyphs:
        begun.setdefault(round(base), []).append((begins, size))
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    for index in range(min(_MOST_SHAPES, pdfium.FPDFPage_CountObjects(page))):
        shape = pdfium.FPDFPage_GetObject(page, index)
        if pdfium.FPDFPageObj_GetType(shape) != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        if not pdfium.FPDFPageObj_GetBounds(shape, left, bottom, right, top):
            continue
        width, height = right.value - left.value, top.value - bottom.value
        if not _DOT[0] <= width <= _DOT[1] or abs(width - height) > width / 2:
            continue
        beside = [each for step in range(-4, 2) for each in begun.get(round(bottom.value) + step, ())]
        if any(0 < begins - right.value < 2 * size for begins, size in beside):
            yield _BULLET, left.value, right.value, bottom.value, height, False


def _links(document: Any, page: Any) -> Iterator[tuple[float, float, float, float, str]]:  # noqa: ANN401
    """The places of a page that lead to a web address: left, bottom, right, top, the address."""
    import pypdfium2.raw as pdfium

    place, link = ctypes.c_int(0), pdfium.FPDF_LINK()
    while pdfium.FPDFLink_Enumerate(page, place, link):
        action = pdfium.FPDFLink_GetAction(link)
        length = pdfium.FPDFAction_GetURIPath(document, action, None, 0) if action else 0
        if not 1 < length <= _LONGEST_ADDRESS:
            continue
        buffer = ctypes.create_string_buffer(length)
        pdfium.FPDFAction_GetURIPath(document, action, buffer, length)
        target = buffer.value.decode("utf-8", "replace")
        quads, quad, box = pdfium.FPDFLink_CountQuadPoints(link), pdfium.FS_QUADPOINTSF(), pdfium.FS_RECTF()
        for index in range(max(0, quads)):
            if pdfium.FPDFLink_GetQuadPoints(link, index, quad):
                across, up = (quad.x1, quad.x2, quad.x3, quad.x4), (quad.y1, quad.y2, quad.y3, quad.y4)
                yield min(across), min(up), max(across), max(up), target
        if quads <= 0 and pdfium.FPDFLink_GetAnnotRect(link, box):
            yield box.left, box.bottom, box.right, box.top, target


def _limit() -> None:
    """Let the operating system end this process when it takes too much, where it can."""
    try:
        import resource
    except ImportError:  # Windows
        return
    for kind, most in ((resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_AS, MEMORY)):
        _, hard = resource.getrlimit(kind)
        resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


if __name__ == "__main__":
    _limit()
    for found in extract(sys.stdin.buffer.read()):
        sys.stdout.write(json.dumps(found) + "\n")
