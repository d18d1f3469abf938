"""Finds every identifier of a text, and says what a text that should be one means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from claimcheck import regex as re
from claimcheck.identifiers.accessions import find_accessions, normalise_accession
from claimcheck.identifiers.dois import doi_of, find_dois, read_doi
from claimcheck.identifiers.landing_pages import from_url
from claimcheck.identifiers.urls import may_hold_url, next_url, normalise_url
from claimcheck.identifiers.values import Identifier, MalformedIdentifierError, Scheme

if TYPE_CHECKING:
    from collections.abc import Iterator

_SHORT_DOI = re.compile(r"\bdoi\s?[:=]\s?(10/[a-z0-9]{3,10})(?![\w/])", re.IGNORECASE)
_URL = re.compile(r"(?:https?|ftp)://[^\s/]+\S*|www\.\S+", re.IGNORECASE)
_RESOLVER_ALONE = re.compile(r"(?:https?://)?(?:www\.)?(?:dx\.)?doi\.org/?$", re.IGNORECASE)
_NEXT_LINE = re.compile(r"\s{1,40}10\.[0-9]{4}")
_TAIL_OF_URL = re.compile(r"[/?#&;._]|v[0-9]", re.IGNORECASE)
"""What follows a DOI inside its URL; anything else belongs to the text around it."""


def find_identifiers(text: str) -> tuple[Identifier, ...]:
    """Every identifier of `text` in order of place, none overlapping another.

    `[start:end]` slices `text`: the identifier as it is written, with what encodes it, without a label before
    it (`doi:`, `PMID:`, `ISBN`) unless the label is part of it (`arXiv:`, `PMC`). A URL that holds a DOI, a
    PMID, a PMCID, an arXiv or a trial number is that identifier, with the span of the whole URL; any other
    URL has the scheme URL. ISBN, ISSN and ORCID are found only with the right check digit. An identifier that
    runs over a line end is joined; its span covers the break.
    """
    found = sorted(_candidates(text), key=lambda identifier: (identifier.start, -identifier.end))
    kept: list[Identifier] = []
    for identifier in found:
        if not kept or identifier.start >= kept[-1].end:
            kept.append(identifier)
    return tuple(kept)


def _candidates(text: str) -> Iterator[Identifier]:
    at = 0
    while url := next_url(text, at) if may_hold_url(text) else None:
        yield from _dois(text, at, url[0])
        identifier = _of_url(text, *url)
        yield identifier
        at = max(identifier.end, url[0] + 1)
    yield from _dois(text, at, len(text))
    for short in _SHORT_DOI.finditer(text) if "10/" in text else ():
        yield Identifier(scheme=Scheme.DOI, value=short[1].lower(), start=short.start(1), end=short.end(1))
    yield from find_accessions(text)


def _dois(text: str, start: int, end: int) -> Iterator[Identifier]:
    for doi in find_dois(text, start, end):
        yield Identifier(scheme=Scheme.DOI, value=doi.value, start=doi.start, end=doi.end)


def _of_url(text: str, start: int, end: int) -> Identifier:
    """The identifier that the URL at `[start:end]` stands for; a DOI in it may reach past its end."""
    resolver = _RESOLVER_ALONE.match(text, start, end)
    following = _NEXT_LINE.match(text, end) if resolver else None
    search_end = following.end() if following else end
    doi = next(find_dois(text, start, search_end), None)
    if doi and "?" in text[start : doi.start]:
        doi = read_doi(text, doi.start, in_query=True) or doi
    if doi and doi.end > end:
        return Identifier(scheme=Scheme.DOI, value=doi.value, start=start, end=doi.end)
    identifier = from_url(text[start:end])
    if identifier is None:
        return Identifier(scheme=Scheme.URL, value=normalise_url(text[start:end]), start=start, end=end)
    if doi and identifier.scheme is Scheme.DOI and not _TAIL_OF_URL.match(text, doi.end):
        end = doi.end
    return evolve(identifier, start=start, end=end)


def normalise(scheme: Scheme, text: str) -> str:
    """The normalised form of a text that is one identifier of `scheme`, with or without a label.

    A landing page's address counts as the identifier it holds.
    DOI in lower case; PMID in digits; `PMC123`; `arXiv:2001.01234v2` with the version that was written (the
    versions of a preprint may differ in what they say); ISBN as 13 digits; `1234-567X`; ORCID in groups of
    four; the register's own spelling of a trial number; a URL with scheme and host in lower case.

    Raises:
        MalformedIdentifierError: `text` is no identifier of `scheme`, or its check digit is wrong.
    """
    value: str | None
    match scheme:
        case Scheme.DOI:
            value = doi_of(text)
        case Scheme.URL:
            value = normalise_url(text) if _URL.fullmatch(text.strip()) else None
        case _:
            value = normalise_accession(scheme, text)
    if value is None and _URL.fullmatch(text.strip()):
        identifier = from_url(text)
        value = identifier.value if identifier and identifier.scheme is scheme else None
    if value is None:
        raise MalformedIdentifierError(f"{text!r} is no {scheme.value.upper()}: check it against the source")
    return value


def is_valid(scheme: Scheme, value: str) -> bool:
    """Whether `value` is an identifier of `scheme`, check digit included; it is not looked up anywhere."""
    try:
        normalise(scheme, value)
    except MalformedIdentifierError:
        return False
    return True
