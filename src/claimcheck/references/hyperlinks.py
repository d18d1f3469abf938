"""Which hyperlinks lead to a source, and what kind of page it is."""

from __future__ import annotations

from collections import Counter

from claimcheck import regex as re
from claimcheck.identifiers import Identifier, Scheme, from_url
from claimcheck.identifiers.locators import locate
from claimcheck.identifiers.pages import Page, host_of, page_of
from claimcheck.identifiers.wrappers import unwrapped
from claimcheck.model import Article, BlockKind, MarkKind

WORKS = frozenset({Scheme.DOI, Scheme.PMID, Scheme.PMCID, Scheme.ARXIV})
"""Schemes that name a published work."""

_EVIDENCE = re.compile(
    r"\b(?:stud(?:y|ies)|research(?:ers)?|trials?|(?:meta-)?analys[ei]s|reviews?|reports?(?:ed)?|survey|papers?|evidence|"
    r"findings?|data|guidelines?|statistics|according|published|journal|found|showed|shown|university|scientists)\b",
    re.IGNORECASE,
)
_SAYS = r"(?:says?|said|states?|stated|notes?|noted|reports?|reported|recommends?|advises?|warns?|explains?|writes?)"
_SAID_BEFORE = re.compile(rf"\b(?:{_SAYS}|per|from|source:|via)\s(?:the\s|an?\s)?$", re.IGNORECASE)
_SAID_AFTER = re.compile(rf",?\s(?:also\s)?{_SAYS}\b", re.IGNORECASE)
_AROUND = 60
"""Code points before a link, and half as many behind it, that tell what it is there for."""
_NAMES_SOURCE = re.compile(
    r"[\[(]?\s?(?:\d{1,3}|(?:source|ref|reference|study|citation|link|see|here|trial|review|paper|report)s?\.?(?:\s\d{1,3})?"
    r"|.{2,60}\b(?:1[89]|20)\d\d[a-z]?)\s?[\])]?",
    re.IGNORECASE,
)
"""Words of a link that is there to cite: "source", "ref 3", "12", "(Smith et al., 2019)"."""
_HISTORY = re.compile(r"/(?:prepub|suppl(?:ementa[lr]y)?)(?:[/?#\s]|$)")
_OWN = re.compile(
    r"<link[^>]{0,200}rel=[\"']?canonical[\"']?[^>]{0,200}href=[\"']?(https?://[^\"'\s>]{3,300})|"
    r"<meta[^>]{0,99}og:url[\"']?[^>]{0,99}content=[\"']?(https?://[^\"'\s>]{3,300})"
)
_SCHOLARLY = re.compile(
    r"journal|doi|/articles?/|/abstract|/fulltext|/content/|issn|\.pdf\b|/\d{1,4}/\d{1,4}/", re.IGNORECASE
)
_OFTEN = 5
"""Links to one host from which on it may be the article's own."""


def is_history(url: str) -> bool:
    """Whether an address leads to the review history or the supplements of a paper and not to a source."""
    return _HISTORY.search(url) is not None


def own_hosts(article: Article) -> frozenset[str]:
    """The article's own site: named in its metadata, or linked to again and again but never to cite a paper."""
    named = {host_of(each[1] or each[2]) for each in _OWN.finditer(article.source, 0, 200_000)}
    counts: Counter[str] = Counter()
    cited: set[str] = set()
    for block in article.blocks:
        for mark in block.marks:
            if mark.kind is MarkKind.LINK and (host := host_of(mark.target)):
                counts[host] += 1
                words = block.text[mark.start : mark.end]
                cites = (
                    is_scholarly(mark.target) or names_source(words) or is_bracketed(block.text, mark.start, mark.end)
                )
                if cites and block.kind is not BlockKind.FURNITURE:
                    cited.add(host)
    often = {host for host, count in counts.items() if count >= _OFTEN and host not in cited}
    return frozenset(named | {host for host in often if page_of(f"https://{host}/page") is Page.OTHER})


def is_scholarly(url: str) -> bool:
    """Whether an address looks like that of a paper: `/article/`, `doi`, volume and page."""
    return _SCHOLARLY.search(url) is not None


def names_source(words: str) -> bool:
    """Whether the words of a link say that it is there to cite: "source", "12", "Smith et al., 2019"."""
    return _NAMES_SOURCE.fullmatch(words) is not None


def is_bracketed(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` fills the brackets around it, or brings its own."""
    words = text[start:end]
    pairs = {text[start - 1 : start] + text[end : end + 1], words[:1] + words[-1:]}
    return not pairs.isdisjoint({"()", "[]"}) or (
        text[max(0, start - 5) : start] == "(see " and text[end : end + 1] == ")"
    )


def source_of(target: str, text: str, start: int, end: int, own: frozenset[str]) -> Identifier | None:
    """What a link identifies when it leads to a source, else nothing.

    Args:
        target: The address.
        text: The text that the link stands in, its words at `[start:end]`.
        start: Where its words begin.
        end: Where they end.
        own: Hosts of the article's own site.

    A work's landing page always is a source. So is a page of a publisher, a public body, a university, a health
    service or another that gives information, unless it belongs to the article's own site. Any other page is one
    where the link is there to cite: in brackets behind a statement, with words such as "source" or "Smith 2019",
    where the words speak of evidence ("a survey", "according to") or say who says so. A shop, a search, a social
    network, a picture or a menu never is.
    """
    address = target if not target.startswith("//") else f"https:{target}"
    found = from_url(address)
    inner = unwrapped(address)
    if not address.startswith(("http://", "https://")):
        return found if found and found.scheme in WORKS else None
    if found is not None and found.scheme is not Scheme.URL and not is_history(address):
        return found
    # What an archive keeps is read there: the page itself may be gone.
    address = address if "archive" in host_of(address) else inner
    page = Identifier(scheme=Scheme.URL, value=address, start=0, end=len(address))
    if locate(inner):
        return page
    kind = page_of(inner)
    if kind is Page.NONE or host_of(inner) in own:
        return None
    if kind is not Page.OTHER or is_bracketed(text, start, end) or _NAMES_SOURCE.fullmatch(text, start, end):
        return page
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND // 2]
    said = text[start : start + 1].isupper() and (_SAID_BEFORE.search(before) or _SAID_AFTER.match(after))
    speaks = _EVIDENCE.search(text[start:end]) or _EVIDENCE.search(before)
    return page if said or (speaks and len(address.partition(host_of(address))[2]) > 12) else None
