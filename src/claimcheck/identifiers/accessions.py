"""Numbers of registries and catalogues: PubMed, PMC, arXiv, ISBN, ISSN, ORCID, trial registers."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from attrs import frozen

from claimcheck import regex as re
from claimcheck.identifiers import checksums
from claimcheck.identifiers.values import Identifier, Scheme


@frozen(kw_only=True)
class Pattern:
    """How the identifiers of a scheme are written: regular expressions, in any case of letters.

    They are kept as text and compiled when first used, since few articles hold more than two or three schemes.
    """

    scheme: Scheme
    hints: tuple[str, ...]
    """Words in lower case of which one stands in every text that the pattern can match: a quick first look."""
    written: str
    """Matches in running text; the group `id` is the identifier, without a label that is no part of it."""
    alone: str
    """Matches a whole text that is such an identifier, with or without a label."""
    normal: Callable[[str], str | None]
    """The normalised form of what `id` matched; None when its check digit is wrong."""
    following: str | None = None
    """More identifiers of the kind after the first under one label ("PMIDs 12, 34 and 56")."""


_LARGEST_PMID = 60_000_000
"""PubMed counts up; in 2026 it is past 41 million."""


def _pmid(text: str) -> str | None:
    return str(int(text)) if 0 < int(text) < _LARGEST_PMID else None


def _pmcid(text: str) -> str:
    return "PMC" + re.sub(r"[^0-9]", "", text.partition(".")[0])


def _arxiv(text: str) -> str:
    bare = re.sub(r"^arxiv[:\s]*", "", text, flags=re.IGNORECASE)
    new = re.search(r"[0-9]{4}\.[0-9]{4,5}(?:v[0-9]+)?$", bare)
    if new:
        return f"arXiv:{new[0]}"
    archive, _, number = bare.partition("/")
    return f"arXiv:{archive.partition('.')[0].lower()}/{number}"


def _compact(text: str) -> str:
    return re.sub(r"[^0-9X]", "", text.upper())


_REGISTERS = ("NCT", "ISRCTN", "ACTRN", "DRKS", "UMIN", "KCT", "PACTR", "IRCT", "TCTR")


def _pii(text: str) -> str:
    return re.sub(r"[^0-9BSX]", "", text.upper())


def _trial(text: str) -> str:
    compact = re.sub(r"[\s:]+", "", text)
    for register in _REGISTERS:
        if compact.upper().startswith(register):
            return re.sub(rf"^{register}-?", register, compact.upper())
    if compact.lower().startswith("jrct"):
        return f"jRCT{compact[4:].lower()}"
    if compact.lower().startswith("chictr"):
        return f"ChiCTR{compact[6:].upper()}"
    if compact.lower().startswith("ctri"):
        return compact.upper()
    return re.sub(r"[\u2010-\u2013]", "-", compact)


_ARXIV_NEW = r"[0-9]{4}\.[0-9]{4,5}"
_ARXIV_OLD = r"[a-z]{2,8}(?:-[a-z]{2,4})?(?:\.[A-Z]{2})?"
_ARXIV_ID = rf"(?:{_ARXIV_NEW}|{_ARXIV_OLD}/(?:[0-9]{{7}}|{_ARXIV_NEW}))(?:v[0-9]{{1,2}})?"
_TRIAL_ID = (
    r"NCT[\s:\-]{0,2}0[0-9]{7}|ISRCTN[\s:\-]{0,2}[0-9]{8}|ACTRN[\s:\-]{0,2}[0-9]{14}p?|DRKS[\s:\-]{0,2}[0-9]{8}"
    r"|CTRI[\s/]{1,2}[0-9]{4}/[0-9]{2,3}/[0-9]{6}|jRCT(?:s|c)?[0-9]{9,10}|UMIN[\s\-]?[0-9]{9}"
    r"|ChiCTR(?:-[A-Z]{2,5}-|-)?[0-9]{8,10}|KCT[0-9]{7}|PACTR[0-9]{15,16}|IRCT[0-9]{8,14}N[0-9]{1,3}|TCTR[0-9]{11}"
)
_EU_TRIAL_ID = r"20[0-9]{2}-5[0-9]{5}-[0-9]{2}(?:-[0-9]{2})?|(?:19|20)[0-9]{2}-[0-9]{6}-[0-9]{2}"
_REGISTER_HINTS = (
    "nct0", "nct 0", "nct-0", "nct:", "isrctn", "actrn", "drks", "ctri/", "ctri ", "jrct", "umin0", "umin 0", "umin-",
    "chictr", "kct0", "pactr", "irct1", "irct2", "tctr2",
)  # fmt: skip
"""With the digit behind them, for "function" and "electrical" hold the letters too."""
_PII_ID = r"S[0-9]{4}-?[0-9]{3}[0-9X]\(?[0-9]{2}\)?[0-9]{5}-?[0-9X]|B97[89][0-9]{10}[0-9]{5}[0-9X]"
_SEPARATOR = r"\s{0,3}(?:[:#=]|-(?=\s)|no\.?:?|number:?|is)?\s{0,3}"
_ISBN_ID = r"97[89](?:[\s\-‐‑–]{0,2}[0-9]){10}|[0-9](?:[\s\-‐‑–]{0,2}[0-9]){8}[\s\-‐‑–]{0,2}[0-9X]"
_ISSN_ID = r"[0-9]{4}[\-‐‑–]?[0-9]{3}[0-9X]"
_ORCID_ID = r"[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X]"
_NOTE = r"(?:\s{0,2}\([a-z0-9 \-]{1,20}\))?"


PATTERNS = (
    Pattern(
        scheme=Scheme.PMID,
        hints=("pmid", "pubmed"),
        written=(
            rf"(?<![A-Za-z])PMIDs?{_SEPARATOR}(?:PubMed:?\s?)?(?P<id>[0-9]{{1,8}})(?![0-9]|[.,][0-9])"
            r"|\bPubMed(?:\s{1,2}ID(?:entifier)?)?\s{0,2}:\s{0,2}(?P<id2>[0-9]{5,8})(?![\w.,\-–]?[0-9])"
            r"|\bPubMed\s{1,2}ID\s{1,2}(?P<id3>[0-9]{5,8})(?!\w)"
        ),
        alone=r"(?:(?:PubMed\s{0,2})?PMID|PubMed(?:\s{1,2}ID)?)?\s{0,2}:?\s{0,2}([0-9]{1,8})",
        normal=_pmid,
        following=r"\s{0,2}(?:[,;]|and|&)\s{0,2}(?:and\s)?([0-9]{6,8})(?![0-9]|[.,\-–:]?[0-9])",
    ),
    Pattern(
        scheme=Scheme.PMCID,
        hints=("pmc",),
        written=(
            r"(?<![A-Za-z])(?:PMCID\s{0,3}[:#]?\s{0,3}(?P<id>PMC[0-9]{3,9})|(?P<id2>PMCID\s{0,3}[:#]?\s{0,3}[0-9]{3,9}))\b"
            r"|\b(?P<id3>(?-i:PMC)\s?[0-9]{5,9}|PMC[0-9]{4,9})\b"
        ),
        alone=r"((?:PMCID\s{0,2}:?\s{0,2})?PMC[\s:]{0,2}[0-9]{1,9}(?:\.[0-9]{1,2})?|PMCID\s{0,2}:?\s{0,2}[0-9]{1,9})",
        normal=_pmcid,
    ),
    Pattern(
        scheme=Scheme.PII,
        hints=("pii",),
        written=rf"\bPII{_SEPARATOR}(?P<id>{_PII_ID})(?![\w\-])",
        alone=rf"(?:PII{_SEPARATOR})?({_PII_ID})",
        normal=_pii,
    ),
    Pattern(
        scheme=Scheme.NBK,
        hints=("nbk",),
        written=r"\b(?P<id>NBK[0-9]{2,7})\b",
        alone=r"(NBK[0-9]{2,7})",
        normal=str.upper,
    ),
    Pattern(
        scheme=Scheme.ARXIV,
        hints=("arxiv",),
        written=rf"\b(?P<id>arxiv[:\s]\s{{0,2}}{_ARXIV_ID})\b",
        alone=rf"(?:arxiv[:\s]\s{{0,2}})?({_ARXIV_ID})",
        normal=_arxiv,
    ),
    Pattern(
        scheme=Scheme.ISBN,
        hints=("isbn", "978", "979"),
        written=(
            rf"\b(?:e-?)?ISBN(?:[\-\s]?1[03])?s?{_NOTE}{_SEPARATOR}(?P<id>{_ISBN_ID})(?![0-9])"
            r"|(?<![\w.\-/])(?P<id2>97[89][\-‐‑–](?:[0-9]{1,7}[\-‐‑–]){3}[0-9])(?![\w\-])"
        ),
        alone=rf"(?:urn:)?(?:ISBN(?:-?1[03])?{_NOTE}{_SEPARATOR})?({_ISBN_ID})",
        normal=lambda text: checksums.isbn_13(_compact(text)),
    ),
    Pattern(
        scheme=Scheme.ISSN,
        hints=("issn",),
        written=rf"\b(?:[ep]-?)?ISSN(?:-L)?{_NOTE}{_SEPARATOR}(?P<id>{_ISSN_ID})\b",
        alone=rf"(?:urn:)?(?:[ep]-?)?(?:ISSN(?:-L)?{_NOTE}{_SEPARATOR})?({_ISSN_ID})",
        normal=lambda text: checksums.issn(_compact(text)),
    ),
    Pattern(
        scheme=Scheme.ORCID,
        hints=("0000-000", "0009-00"),
        written=rf"(?<![\w\-])(?P<id>{_ORCID_ID})(?![\w\-])",
        alone=(rf"(?:https?://)?(?:(?:www\.)?orcid(?:\.org/|(?:\siD)?:?\s?))?({_ORCID_ID}|[0-9]{{15}}[0-9X])"),
        normal=lambda text: checksums.orcid(_compact(text)),
    ),
    Pattern(
        scheme=Scheme.TRIAL,
        hints=_REGISTER_HINTS,
        written=rf"\b(?P<id>{_TRIAL_ID})(?![\w\-]{0, 9}[0-9])",
        alone=rf"(?:(?:EudraCT|CTIS|EU CT)?\s{{0,2}}(?:no\.?|number)?:?\s{{0,2}})?({_TRIAL_ID}|{_EU_TRIAL_ID})",
        normal=_trial,
    ),
    Pattern(
        scheme=Scheme.TRIAL,
        hints=("-",),
        written=(
            r"(?P<id>(?:19|20)(?<![\w\-.]..)[0-9]{2}-(?:5[0-9]{5}-[0-9]{2}(?:-[0-9]{2})?|[0-9]{6}-[0-9]{2}))"
            r"(?![\w\-]{0,9}[0-9])"
        ),
        alone=f"({_EU_TRIAL_ID})",
        normal=_trial,
    ),
)


def find_accessions(text: str) -> Iterator[Identifier]:
    """Every identifier of `text` that is neither a DOI nor a URL, scheme by scheme."""
    lowered = text.lower()
    for pattern in PATTERNS:
        if any(hint in lowered for hint in pattern.hints):
            yield from _found(pattern, text)


def find_impossible(text: str) -> Iterator[Identifier]:
    """PMIDs and ISBNs that are labelled as such and cannot be any: too high, or with a wrong check digit."""
    for pattern in PATTERNS:
        if pattern.scheme in (Scheme.PMID, Scheme.ISBN):
            for match in re.finditer(pattern.written, text, re.IGNORECASE):
                start, end = match.span("id")
                if start >= 0 and pattern.normal(match["id"]) is None:
                    yield Identifier(scheme=pattern.scheme, value=match["id"], start=start, end=end)


def _found(pattern: Pattern, text: str) -> Iterator[Identifier]:
    for match in re.finditer(pattern.written, text, re.IGNORECASE):
        start, end = next(span for name in match.re.groupindex if (span := match.span(name)) != (-1, -1))
        value = pattern.normal(text[start:end])
        if value is None:
            continue
        yield Identifier(scheme=pattern.scheme, value=value, start=start, end=end)
        more = _next(pattern, text, match.end())
        while more and (value := pattern.normal(more[1])):
            yield Identifier(scheme=pattern.scheme, value=value, start=more.start(1), end=more.end(1))
            more = _next(pattern, text, more.end())


def _next(pattern: Pattern, text: str, at: int) -> re.Match[str] | None:
    return re.compile(pattern.following, re.IGNORECASE).match(text, at) if pattern.following else None


def normalise_accession(scheme: Scheme, text: str) -> str | None:
    """The normalised form of a text that is one identifier of `scheme`; None when it is none."""
    for pattern in PATTERNS:
        match = re.fullmatch(pattern.alone, text.strip(), re.IGNORECASE) if pattern.scheme is scheme else None
        if match:
            return pattern.normal(match[1])
    return None
