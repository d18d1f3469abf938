"""Names under which a lock file keeps printed references and works: stable, and findable by a person."""

from __future__ import annotations

import hashlib
import unicodedata
from typing import TYPE_CHECKING

from claimcheck import regex as re
from claimcheck.identifiers import Scheme

if TYPE_CHECKING:
    from claimcheck.model import Reference, Work

_SUREST_FIRST = (
    Scheme.DOI,
    Scheme.PMID,
    Scheme.PMCID,
    Scheme.TRIAL,
    Scheme.ARXIV,
    Scheme.PII,
    Scheme.NBK,
    Scheme.ISBN,
    Scheme.URL,
)
_WORD = re.compile(r"\w+")
_SHOWN = 60
"""Code points of the words that a key shows."""
_DIGITS = 8
"""Hexadecimal digits of the digest: with the words beside it, collisions need not be feared."""


def reference_key(reference: Reference) -> str:
    """The name of a printed reference: `doi:10.1186/… jensen rk leboeuf yde c … #1f0a93c2`.

    The surest identifier comes first and the beginning of the printed words next, so that a person finds the
    entry; the digest of all words and identifiers keeps apart references that print the same DOI with
    different text. Case, punctuation and white space do not count, so that wrapping lines anew or setting
    typographic dashes does not make a reference another one.
    """
    identifiers = sorted({f"{each.scheme}:{each.value}" for each in reference.identifiers}, key=_rank)
    words = _words(reference.text)
    return _joined(identifiers[0] if identifiers else "text:", words, " ".join((*sorted(identifiers), words)))


def identifier_of(key: str) -> str:
    """The identifier with which the key of a reference begins, empty where it has none."""
    scheme = key.partition(":")[0]
    return key.split(" ", 1)[0] if scheme in {str(each) for each in _SUREST_FIRST} else ""


def work_key(work: Work) -> str:
    """The name of a work: its DOI, else its PMID, PMCID or registration, the address of a page, else its title."""
    for scheme, value in (
        (Scheme.DOI, work.doi),
        (Scheme.PMID, work.pmid),
        (Scheme.PMCID, work.pmcid),
        (Scheme.TRIAL, next(iter(work.registrations), "")),
    ):
        if value:
            return f"{scheme}:{value}"
    if work.is_page:
        return f"{Scheme.URL}:{work.url}"
    words = _words(work.title)
    return _joined("title:", words, " ".join((words, _words(work.journal), work.published, work.url)))


def _joined(identifier: str, words: str, distinguishing: str) -> str:
    digest = hashlib.sha256(distinguishing.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
    shown = words if len(words) <= _SHOWN else words[:_SHOWN].rpartition(" ")[0] or words[:_SHOWN]
    return " ".join(part for part in (identifier, shown, f"#{digest}") if part)


def _rank(identifier: str) -> tuple[int, str]:
    scheme = identifier.partition(":")[0]
    return next((rank for rank, each in enumerate(_SUREST_FIRST) if each == scheme), len(_SUREST_FIRST)), identifier


def _words(text: str) -> str:
    return " ".join(_WORD.findall(unicodedata.normalize("NFKC", text).casefold()))
