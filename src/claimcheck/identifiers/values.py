"""What an identifier is: its scheme, its normalised value and where it stands."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

from claimcheck.errors import ClaimcheckError


class Scheme(StrEnum):
    """The schemes of identifiers that claimcheck knows."""

    DOI = "doi"
    PMID = "pmid"
    PMCID = "pmcid"
    ARXIV = "arxiv"
    ISBN = "isbn"
    ISSN = "issn"
    ORCID = "orcid"
    TRIAL = "trial"
    PII = "pii"
    """Publisher item identifier, of articles of Elsevier and of chapters of their books."""
    NBK = "nbk"
    """A book or chapter of the NCBI Bookshelf."""
    URL = "url"


@frozen(kw_only=True)
class Identifier:
    """An identifier found in a text."""

    scheme: Scheme
    value: str
    """Normalised: a DOI in lower case without resolver, a PMID in digits …"""
    start: int
    end: int
    """`[start:end]` of the text it was found in."""


class MalformedIdentifierError(ClaimcheckError, ValueError):
    """A text that was given as an identifier is none of the scheme asked for."""
