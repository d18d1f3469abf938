"""PDFs as small as they come: words at places of our choice, in Helvetica."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Sequence

LEADING = 13
"""Points from one line of `column` to the next."""


@frozen
class Words:
    """Words whose baseline begins at a place on a page, in points from its lower left corner."""

    left: float
    base: float
    text: str
    size: float = 10
    bold: bool = False
    angle: int = 0


@frozen
class Link:
    """A place that leads to an address."""

    left: float
    bottom: float
    right: float
    top: float
    target: str


def column(lines: Sequence[str], *, left: float = 60, top: float = 760, size: float = 10) -> list[Words]:
    """Lines below each other; an empty one leaves a gap."""
    return [Words(left, top - LEADING * number, text, size) for number, text in enumerate(lines) if text]


def pdf(*pages: Sequence[Words | Link], trailer: str = "", width: int = 595, drawn: str = "") -> bytes:
    """A file of these pages; `drawn` is added to what each of them shows."""
    kids = " ".join(f"{5 + 2 * index} 0 R" for index in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
    ]
    for index, page in enumerate(pages):
        links = " ".join(_link(each) for each in page if isinstance(each, Link))
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width} 842] /Annots [{links}] "
            f"/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents {6 + 2 * index} 0 R >>"
        )
        shown = "\n".join([*(_shown(each) for each in page if isinstance(each, Words)), drawn])
        objects.append(f"<< /Length {len(shown.encode('cp1252'))} >>\nstream\n{shown}\nendstream")
    return _file(objects, trailer)


def _shown(words: Words) -> str:
    text = words.text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    turn = {0: "1 0 0 1", 90: "0 1 -1 0", 180: "-1 0 0 -1", 270: "0 -1 1 0", 45: ".7 .7 -.7 .7"}[words.angle]
    font = "/F2" if words.bold else "/F1"
    return f"BT {font} {words.size} Tf {turn} {words.left} {words.base} Tm ({text}) Tj ET"


def _link(link: Link) -> str:
    return (
        f"<< /Type /Annot /Subtype /Link /Rect [{link.left} {link.bottom} {link.right} {link.top}] "
        f"/A << /S /URI /URI ({link.target}) >> >>"
    )


def _file(objects: Sequence[str], trailer: str) -> bytes:
    written = b"%PDF-1.4\n"
    places = []
    for number, each in enumerate(objects, 1):
        places.append(len(written))
        written += f"{number} 0 obj\n{each}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    ending = (
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
        f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{len(written)}\n%%EOF\n"
    )
    return written + ending.encode("ascii")
