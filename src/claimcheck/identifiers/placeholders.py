"""DOIs that look like one but name no published work: test prefixes, templates, invented examples."""

from __future__ import annotations

from claimcheck import regex as re
from claimcheck.identifiers.dois import doi_of

_PREACCEPT = re.compile(r"10\.1186/(?:\w+-)?preaccept-\d+")
_PREFIXES = {
    "10.5555": "10.5555 is the prefix that Crossref keeps for tests (a few libraries use it for real items, "
    "without registering them).",
    "10.5072": "10.5072 is the prefix that DataCite kept for tests.",
    "10.1234": "10.1234 is a prefix made up for examples.",
    "10.9999": "10.9999 is a prefix made up for examples.",
    "10.0000": "10.0000 was never given to a publisher.",
    "10.0001": "10.0001 was never given to a publisher.",
}
_LETTERS_FOR_DIGITS = re.compile(
    r"\s*(?:https?://(?:dx\.)?doi\.org/|doi:?\s*)?10\.(?:x{3,}|n{4,}|y{4,}|\?{3,}|#{3,})(?:/|$)"
)
_INVENTED = re.compile(
    r"(?:x{3,}|n{4,}|xyz\d*|abcd?(?:ef\w{0,4})?\d{0,6}|abc-?123|test\d{0,4}|testing|example\d{0,4}|sample\d{0,4}|dummy|foo|bar"
    r"|foo-?bar|placeholder|fake\w{0,8}|todo|tbd|tba|tobeassigned|to-be-assigned|your-?doi(?:-?here)?|insert-?\w{0,8}"
    r"|unknown|pending|doi|n/?a|none|null|1234(?:5(?:6(?:7(?:8(?:90?)?)?)?)?)?|0{4,}|9{6,})"
)
_TEMPLATE_SEGMENT = re.compile(r"(?:^|[./\-_])(?:x{3,}|n{5,}|example|placeholder|yyyy)(?=[./\-_]|$)|\.xx\.xx+|\.20xx\.")
_ONLY_ZEROS = re.compile(r"(?=[^0-9]*0[^1-9]*0[^1-9]*0[^1-9]*0)[^1-9]*")
_TEMPLATES = {
    "10.1145/1122445.1122456": "it is the number in ACM's article template.",
    "10.1145/1234567.1234567": "it is the number in ACM's article template.",
    "10.1109/access.2017.doi": "it is the number in IEEE's article template.",
    "10.1109/access.2023.0322000": "it is the number in IEEE's article template.",
}


def placeholder_reason(doi: str) -> str | None:
    """Why `doi` cannot be the DOI of a published work, as a sentence without capital; None when it may be one.

    Judged by its form alone; nothing is looked up. Sources: Crossref and DataCite documentation of their test
    prefixes; BMC's provisional PDFs (`10.1186/preaccept-…`); the templates of publishers.
    """
    if _LETTERS_FOR_DIGITS.match(doi.lower()):
        return "letters stand where the number of its prefix belongs."
    value = doi_of(doi)
    if value is None:
        return None
    prefix, _, suffix = value.partition("/")
    if _PREACCEPT.match(value):
        return "BMC gives such numbers to manuscripts before acceptance; none became the DOI of an article."
    if prefix in _PREFIXES:
        return _PREFIXES[prefix]
    if value in _TEMPLATES:
        return _TEMPLATES[value]
    if _INVENTED.fullmatch(suffix):
        return f"“{suffix}” is an example, not the number of a work."
    if _TEMPLATE_SEGMENT.search(suffix):
        return "it holds the blanks of a template."
    if _ONLY_ZEROS.fullmatch(suffix):
        return "its digits are all zero, as in a template."
    return None


def is_placeholder(doi: str) -> bool:
    """Whether `doi` is of a form that no published work bears; see `placeholder_reason`."""
    return placeholder_reason(doi) is not None
