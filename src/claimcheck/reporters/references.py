"""The references of an article as a table."""

from __future__ import annotations

import textwrap
from collections import Counter
from typing import TYPE_CHECKING, assert_never

from claimcheck.identifiers import Scheme
from claimcheck.model import (
    Ambiguous,
    Found,
    NoPage,
    NotAsked,
    NotFound,
    Placeholder,
    PointsElsewhere,
    Unreachable,
    Work,
)
from claimcheck.reporters.excerpt import visible
from claimcheck.reporters.summary import count, why_in_part

if TYPE_CHECKING:
    from claimcheck.model import CheckedArticle, Reference, Resolution

_HEAD = ("no.", "reference", "identifier", "status", "work found")
_LEAST_TEXT = 24
_MOST_IDENTIFIER = 50
_SCHEMES = (
    *(Scheme.DOI, Scheme.PMID, Scheme.PMCID, Scheme.ARXIV, Scheme.TRIAL, Scheme.PII, Scheme.NBK, Scheme.ISBN),
    *(Scheme.URL, Scheme.ISSN),
)
"""Which identifier is shown of several: that which leads to the work most surely."""


def references(checked: CheckedArticle, width: int) -> str:
    """One row a reference: number, printed text, identifier, what is known of the work; then their count."""
    reading = checked.reading
    path = visible(reading.article.path)
    if not reading.references:
        return f"{path}: no references were recognised\n"
    rows = [
        (
            visible(reference.label or str(number)),
            " ".join(visible(reference.text).split()),
            visible(_identifier(reference)),
            *outcome(reading.resolution(reference)),
        )
        for number, reference in enumerate(reading.references, 1)
    ]
    widths = [max(map(len, column)) for column in zip(_HEAD, *rows, strict=True)]
    room = width - widths[0] - widths[2] - widths[3] - 8
    widths[1] = max(_LEAST_TEXT, min(widths[1], room // 2))
    widths[4] = max(_LEAST_TEXT, room - widths[1])
    lines = [path, _row(_HEAD, widths), *(_row(row, widths) for row in rows)]
    partly = Counter(note for each in reading.references if (note := why_in_part(reading.resolution(each))))
    told = [f"{number} found in part, because {visible(note)}" for note, number in partly.most_common()]
    return "\n".join([*lines, "; ".join([count(len(rows), "reference"), *told]), ""])


def _row(cells: tuple[str, str, str, str, str], widths: list[int]) -> str:
    number, text, identifier, status, work = cells
    text = textwrap.shorten(text, widths[1], placeholder=" …")
    work = textwrap.shorten(work, widths[4], placeholder=" …")
    row = f"{number:>{widths[0]}}  {text:<{widths[1]}}  {identifier:<{widths[2]}}  {status:<{widths[3]}}  {work}"
    return row.rstrip()


def _identifier(reference: Reference) -> str:
    for scheme in _SCHEMES:
        for identifier in reference.identifiers:
            if identifier.scheme is scheme:
                shown = identifier.value if scheme in (Scheme.DOI, Scheme.URL) else f"{scheme} {identifier.value}"
                return shown if len(shown) <= _MOST_IDENTIFIER else f"{shown[: _MOST_IDENTIFIER - 1]}…"
    return "none"


def outcome(resolution: Resolution) -> tuple[str, str]:
    """The status in a word or two, and the work with its design and standing."""
    match resolution:
        case Found(work=work, note=note, page=page):
            moved = f"; moved to {visible(page.final)}" if page and page.moved else ""
            return ("found in part" if note else "found"), f"{_told(work)}{moved}"
        case PointsElsewhere(work=work):
            return "other work", _told(work)
        case Ambiguous(candidates=candidates):
            return "unsure", " or ".join(_told(each.work) for each in candidates[:2])
        case Placeholder(meant=meant):
            return "placeholder", _told(meant.work) if meant else ""
        case NotFound():
            return "not found", f"asked: {', '.join(resolution.asked)}"
        case Unreachable():
            return "not checked", visible(resolution.reason)
        case NotAsked():
            return "not looked up", visible(resolution.reason)
        case NoPage(archived=archived):
            copy = f"; archived: {archived}" if archived else ""
            return ("gone" if resolution.is_gone else "not checked"), visible(f"{resolution.reason}{copy}")
        case _:
            assert_never(resolution)


def _told(work: Work) -> str:
    kinds = dict.fromkeys(notice.kind for notice in work.standing)
    design = f"{work.design.design}; " if work.design else ""
    return visible(f"{''.join(f'{kind.upper()}! ' for kind in kinds)}{design}{work.title or work.doi}")
