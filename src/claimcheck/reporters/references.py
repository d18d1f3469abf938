"""The references of an article as a table."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, assert_never

from claimcheck.identifiers import Scheme
from claimcheck.model import ResolutionStatus
from claimcheck.reporters.excerpt import visible
from claimcheck.reporters.summary import count

if TYPE_CHECKING:
    from claimcheck.model import CheckedArticle, Reference, Resolution

_HEAD = ("no.", "reference", "identifier", "work")
_LEAST_TEXT = 24
_SCHEMES = (Scheme.DOI, Scheme.PMID, Scheme.PMCID, Scheme.ARXIV, Scheme.TRIAL, Scheme.ISBN, Scheme.URL, Scheme.ISSN)
"""Which identifier is shown of several: that which leads to the work most surely."""


def references(checked: CheckedArticle, width: int) -> str:
    """One row a reference: number, printed text, identifier, what is known of the work; then their count."""
    reading = checked.reading
    path = visible(reading.article.path)
    if not reading.references:
        return f"{path}: no references were recognised\n"
    resolutions = dict(checked.resolutions)
    rows = [
        (
            visible(reference.label or str(number)),
            " ".join(visible(reference.text).split()),
            visible(_identifier(reference)),
            _status(resolutions[reference.id]),
        )
        for number, reference in enumerate(reading.references, 1)
    ]
    widths = [max(map(len, column)) for column in zip(_HEAD, *rows, strict=True)]
    widths[1] = max(_LEAST_TEXT, min(widths[1], width - widths[0] - widths[2] - widths[3] - 6))
    lines = [path, _row(_HEAD, widths), *(_row(row, widths) for row in rows)]
    return "\n".join(
        [*lines, f"{count(len(rows), 'reference')}; no work was looked up: this version works offline", ""]
    )


def _row(cells: tuple[str, str, str, str], widths: list[int]) -> str:
    number, text, identifier, status = cells
    shortened = textwrap.shorten(text, widths[1], placeholder=" …")
    return f"{number:>{widths[0]}}  {shortened:<{widths[1]}}  {identifier:<{widths[2]}}  {status}".rstrip()


def _identifier(reference: Reference) -> str:
    for scheme in _SCHEMES:
        for identifier in reference.identifiers:
            if identifier.scheme is scheme:
                return identifier.value if scheme in (Scheme.DOI, Scheme.URL) else f"{scheme} {identifier.value}"
    return "none"


def _status(resolution: Resolution) -> str:
    match resolution.status:
        case ResolutionStatus.NOT_ASKED:
            return "not looked up"
        case ResolutionStatus.PLACEHOLDER:
            return "placeholder"
        case _:
            assert_never(resolution.status)
