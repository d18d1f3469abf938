"""Which hyperlinks lead to a source, and what kind of page it is."""

from __future__ import annotations

import json
import re
from collections import Counter
from enum import Enum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from claimcheck.identifiers import Identifier, Scheme, from_url
from claimcheck.model import Article, BlockKind, MarkKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

WORKS = frozenset({Scheme.DOI, Scheme.PMID, Scheme.PMCID, Scheme.ARXIV})
"""Schemes that name a published work."""

_HOSTS = Path(__file__).with_name("hosts.json")
_INFORMATION = re.compile(
    r"hospital|clinic|medical|medicine|university|\buni-|college|academy|society|association|foundation|institut"
)
"""Parts of the names of hosts that give information: hospitals, universities, learned societies."""
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
_TRADE = re.compile(
    r"[?&](?:ref|aff|affiliate|aff_id|sca_ref|rfsn|tag|coupon|irclickid|discount)=|"
    r"/(?:products?|shop|store|cart|collections|buy|deals?|coupons?|checkout|dp|login|subscribe|privacy|terms|about|"
    r"contact|author|category|tag|tags|wp-content|newsletter|prepub|suppl(?:ementa[lr]y)?)(?:[/?#]|$)|\.(?:jpe?g|png|gif|webp|svg|mp[34])(?:$|\?)",
    re.IGNORECASE,
)
_SEARCH = re.compile(r"/search(?:[/?]|$)|[?&](?:q|s|query|term|search|as_q|keywords?)=|/scholar(?:_lookup)?\?")
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


class Page(Enum):
    """What a web page is to an editor who looks for a source."""

    RESEARCH = "the page of a publisher of research"
    PUBLIC = "the page of a public body, a university or a health service"
    INFORMATION = "an information page"
    OTHER = "a web page"
    NONE = "a shop, a social network, a search or a picture"


@cache
def _hosts() -> Mapping[str, frozenset[str]]:
    lists = json.loads(_HOSTS.read_text(encoding="utf-8"))
    return {name: frozenset(" ".join(lines).split()) for name, lines in lists.items() if name != "about"}


def host_of(url: str) -> str:
    """The host of an address in lower case, `www.` left out; empty where there is none."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


def is_history(url: str) -> bool:
    """Whether an address leads to the review history or the supplements of a paper and not to a source."""
    return _HISTORY.search(url) is not None


def page_of(url: str) -> Page:
    """What kind of page an address leads to, as far as the address tells; never what the page says."""
    host = host_of(url)
    hosts = _hosts()
    path = url.partition(host)[2] if host else ""
    if len(path.strip("/")) < 2 or _SEARCH.search(path) or _TRADE.search(url):
        return Page.NONE
    if _within(host, hosts["publishers of research"]):
        return Page.RESEARCH
    if _within(host, hosts["no sources"]):
        return Page.NONE
    if _within(host, hosts["public bodies"]) or _public(host):
        return Page.PUBLIC
    if _within(host, hosts["information pages"]) or _INFORMATION.search(host):
        return Page.INFORMATION
    return Page.OTHER


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
                    _SCHOLARLY.search(mark.target)
                    or _NAMES_SOURCE.fullmatch(words)
                    or is_bracketed(block.text, mark.start, mark.end)
                )
                if cites and block.kind is not BlockKind.FURNITURE:
                    cited.add(host)
    often = {host for host, count in counts.items() if count >= _OFTEN and host not in cited}
    return frozenset(named | {host for host in often if page_of(f"https://{host}/page") is Page.OTHER})


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
    if not address.startswith(("http://", "https://")):
        return found if found and found.scheme in WORKS else None
    if found is not None and found.scheme is not Scheme.URL and not is_history(address):
        return found
    kind = page_of(address)
    if kind is Page.NONE or host_of(address) in own:
        return None
    page = Identifier(scheme=Scheme.URL, value=address, start=0, end=len(address))
    if kind is not Page.OTHER or is_bracketed(text, start, end) or _NAMES_SOURCE.fullmatch(text, start, end):
        return page
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND // 2]
    said = text[start : start + 1].isupper() and (_SAID_BEFORE.search(before) or _SAID_AFTER.match(after))
    speaks = _EVIDENCE.search(text[start:end]) or _EVIDENCE.search(before)
    return page if said or (speaks and len(address.partition(host_of(address))[2]) > 12) else None


def _within(host: str, hosts: Iterable[str]) -> bool:
    parts = host.split(".")
    return any(".".join(parts[index:]) in hosts for index in range(len(parts) - 1))


def _public(host: str) -> bool:
    """Whether a host belongs to a government, a university or a health service."""
    return host.endswith((".gov", ".edu", ".int", ".mil")) or bool(
        re.search(r"\.(?:gov|ac|edu|nhs|gob|gouv|govt)\.[a-z]{2}$", host)
    )
