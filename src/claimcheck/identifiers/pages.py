"""What kind of page an address leads to, as far as the address tells."""

from __future__ import annotations

import json
from enum import Enum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from claimcheck import regex as re

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_PAGES = Path(__file__).with_suffix(".json")
_INFORMATION = re.compile(
    r"hospital|clinic|medical|medicine|university|\buni-|college|academy|society|association|foundation|institut"
)
"""Parts of the names of hosts that give information: hospitals, universities, learned societies."""
_TRADE = re.compile(
    r"[?&](?:ref|aff|affiliate|aff_id|sca_ref|rfsn|tag|coupon|irclickid|discount)=|//(?:shop|store)\."
    r"|/(?:products?|shop|store|cart|collections|buy|deals?|coupons?|checkout|dp)(?:[/?#]|$)",
    re.IGNORECASE,
)
"""What addresses of shops have; publishers of research and public bodies have pages on products too."""
_FURNITURE = re.compile(
    r"/(?:login|subscribe|privacy|terms|about|contact|author|category|tags?|wp-content|newsletter|prepub"
    r"|suppl(?:ementa[lr]y)?)(?:[/?#]|$)|\.(?:jpe?g|png|gif|webp|svg|mp[34])(?:$|\?)",
    re.IGNORECASE,
)
_SEARCH = re.compile(r"/search(?:[/?]|$)|[?&](?:q|s|query|term|search|as_q|keywords?)=|/scholar(?:_lookup)?\?")


_SELLS = re.compile(
    r"/(?:products?|shop|store|cart|collections|checkout|dp|buy(?:-now)?)/(?!.*\.pdf)[^/?#]"
    r"|[?&](?:aff|affiliate|aff_id|affid|sca_ref|rfsn|irclickid|add-to-cart|coupon|discount)=",
    re.IGNORECASE,
)
"""Paths and parameters of shops and of those who are paid for what they sell; a publisher's products are left alone."""
_ENGINE = re.compile(r"/(?:search|scholar|news|pubmed)?/?\?(?:[^#]*&)?(?:q|p|query|term|text|wd)=")
"""What follows the host in the address of a search engine, and of a search of PubMed."""
_SITE_SEARCH = re.compile(r"/search(?:/[\w-]{1,40}){0,2}/?\?(?:[^#]*&)?\w{0,12}=")
_ENGINES = frozenset({"scholar.google.com", "pubmed.ncbi.nlm.nih.gov", "ncbi.nlm.nih.gov"})


class Page(Enum):
    """What a web page is to an editor who looks for a source."""

    RESEARCH = "the page of a publisher of research"
    PUBLIC = "the page of a public body, a university or a health service"
    INFORMATION = "an information page"
    OTHER = "a web page"
    NONE = "a shop, a social network, a search or a picture"


@cache
def _hosts() -> Mapping[str, frozenset[str]]:
    lists = json.loads(_PAGES.read_text(encoding="utf-8"))
    return {name: frozenset(" ".join(lines).split()) for name, lines in lists.items() if name != "about"}


def host_of(url: str) -> str:
    """The host of an address in lower case, `www.` left out; empty where there is none."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


def page_of(url: str) -> Page:
    """What kind of page an address leads to, as far as the address tells; never what the page says."""
    host = host_of(url)
    hosts = _hosts()
    path = url.partition(host)[2] if host else ""
    if len(path.strip("/")) < 2 or _SEARCH.search(path) or _FURNITURE.search(path):
        return Page.NONE
    if _within(host, hosts["publishers of research"]):
        return Page.RESEARCH
    if _TRADE.search(url) and not (_within(host, hosts["public bodies"]) or _public(host)):
        return Page.NONE
    if any(_within(host, hosts[name]) for name in ("no sources", "shops", "searches")):
        return Page.NONE
    if _within(host, hosts["public bodies"]) or _public(host):
        return Page.PUBLIC
    if _within(host, hosts["information pages"]) or _INFORMATION.search(host):
        return Page.INFORMATION
    return Page.OTHER


class NoSource(Enum):
    """Why a page cannot be what a statement rests on."""

    SHOP = "a shop"
    SEARCH = "a search, whose results change"
    OWN = "a page of this site itself"


def no_source(url: str) -> NoSource | None:
    """What an address plainly leads to that is no source; None also where it may be anything."""
    host = host_of(url)
    path = url.partition(host)[2] if host else ""
    if not host:
        return None
    if _within(host, _hosts()["shops"]):
        return NoSource.SHOP
    kind = page_of(f"https://{host}/page")
    searched = kind is Page.NONE and _within(host, _hosts()["searches"])
    if ((searched or host in _ENGINES) and _ENGINE.match(path)) or _SITE_SEARCH.search(path):
        return NoSource.SEARCH
    return NoSource.SHOP if kind is Page.OTHER and _SELLS.search(path) else None


def _within(host: str, hosts: Iterable[str]) -> bool:
    parts = host.split(".")
    return any(".".join(parts[index:]) in hosts for index in range(len(parts) - 1))


def _public(host: str) -> bool:
    """Whether a host belongs to a government, a university or a health service."""
    return host.endswith((".gov", ".edu", ".int", ".mil")) or bool(
        re.search(r"\.(?:gov|ac|edu|nhs|gob|gouv|govt)\.[a-z]{2}$", host)
    )
