"""Persistent identifiers: found in text, normalised, validated, and taken from landing-page URLs."""

from claimcheck.identifiers.accessions import find_impossible
from claimcheck.identifiers.dois import DOI
from claimcheck.identifiers.landing_pages import from_url
from claimcheck.identifiers.malformed import MalformedDOI, find_malformed_dois
from claimcheck.identifiers.placeholders import is_placeholder, placeholder_reason
from claimcheck.identifiers.scanning import find_identifiers, is_valid, normalise
from claimcheck.identifiers.values import Identifier, MalformedIdentifierError, Scheme

__all__ = [
    "DOI",
    "Identifier",
    "MalformedDOI",
    "MalformedIdentifierError",
    "Scheme",
    "find_identifiers",
    "find_impossible",
    "find_malformed_dois",
    "from_url",
    "is_placeholder",
    "is_valid",
    "normalise",
    "placeholder_reason",
]
