"""Which hyperlinks lead to a source of evidence, and the references known only by such a link."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from claimcheck.identifiers import Identifier, Scheme, from_url
from claimcheck.model import Article, Mark, MarkKind

if TYPE_CHECKING:
    from collections.abc import Iterable

WORKS = frozenset({Scheme.DOI, Scheme.PMID, Scheme.PMCID, Scheme.ARXIV})
"""Schemes that name a published work."""

_PUBLISHERS_TEXT = """
    acpjournals.org acsjournals.com ahajournals.org ajcn.org ajmc.com annals.org apa.org arxiv.org atsjournals.org
    biomedcentral.com biorxiv.org bjgp.org bmj.com cell.com cmaj.ca cochrane.org cochranelibrary.com dergipark.org.tr
    diabetesjournals.org dovepress.com elifesciences.org elsevier.com embopress.org europepmc.org frontiersin.org
    gastrojournal.org hindawi.com ingentaconnect.com jacc.org jamanetwork.com jci.org jmir.org jneurosci.org jstor.org
    karger.com liebertpub.com lww.com mdpi.com medrxiv.org nature.com nejm.org ovid.com oup.com physiology.org
    plos.org pnas.org researchgate.net researchsquare.com royalsocietypublishing.org rsc.org sagepub.com science.org
    sciencedirect.com sciencemag.org scielo.br scielo.org semanticscholar.org springer.com springeropen.com ssrn.com
    tandfonline.com thelancet.com thieme.com thieme-connect.com wiley.com worldscientific.com zenodo.org psycnet.org
    clinicaltrials.gov isrctn.com ncbi.nlm.nih.gov
    """
_PUBLISHERS = frozenset(_PUBLISHERS_TEXT.split())
_BODIES_TEXT = """
    who.int cdc.gov nih.gov fda.gov usda.gov ahrq.gov samhsa.gov cancer.gov nhs.uk nice.org.uk sign.ac.uk gov.uk
    europa.eu efsa.europa.eu ema.europa.eu oecd.org un.org unicef.org canada.ca health.gov.au aihw.gov.au nhmrc.gov.au
    rki.de iqwig.de awmf.org bfarm.de has-sante.fr uspreventiveservicestaskforce.org heart.org cancer.org
    diabetes.org acog.org aap.org escardio.org rcog.org.uk guidelines.org health.harvard.edu
    """
_BODIES = frozenset(_BODIES_TEXT.split())
_SHOPS_TEXT = """
    amazon.com amzn.to ebay.com etsy.com walmart.com iherb.com pxf.io snwbl.io shareasale.com awin1.com bit.ly
    tinyurl.com t.co goo.gl rstyle.me skimresources.com linksynergy.com anrdoezrs.net jdoqocy.com avantlink.com
    facebook.com twitter.com x.com instagram.com youtube.com youtu.be pinterest.com linkedin.com tiktok.com
    reddit.com threads.net whatsapp.com t.me wa.me google.com apple.com spotify.com eventbrite.com gravatar.com
    wordpress.com wordpress.org addtoany.com flickr.com unsplash.com shutterstock.com gettyimages.com paypal.com
    """
_SHOPS = frozenset(_SHOPS_TEXT.split())
_EVIDENCE = re.compile(
    r"\b(?:stud(?:y|ies)|research(?:ers)?|trials?|(?:meta-)?analys[ei]s|reviews?|reports?(?:ed)?|survey|papers?|evidence|"
    r"findings?|data|guidelines?|statistics|according|published|journal|found|showed|shown|university|scientists)\b",
    re.IGNORECASE,
)
_TRADE = re.compile(
    r"[?&](?:ref|aff|affiliate|aff_id|sca_ref|rfsn|tag|coupon|utm_source|irclickid|discount)=|"
    r"/(?:products?|shop|store|cart|collections|buy|deals?|coupons?|checkout|dp|login|subscribe|privacy|terms|about|"
    r"contact|author|category|tag|tags|wp-content|newsletter|prepub|suppl(?:ementa[lr]y?)?)(?:[/?#]|$)|\.(?:jpe?g|png|gif|webp|svg|mp[34])(?:$|\?)",
    re.IGNORECASE,
)
_HISTORY = re.compile(r"/(?:prepub|suppl(?:ementa[lr]y)?)(?:[/?#\s]|$)")
_OWN = re.compile(
    r"<link[^>]{0,200}rel=[\"']?canonical[\"']?[^>]{0,200}href=[\"']?(https?://[^\"'\s>]{3,300})|"
    r"<meta[^>]{0,99}og:url[\"']?[^>]{0,99}content=[\"']?(https?://[^\"'\s>]{3,300})"
)


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


def own_hosts(article: Article) -> frozenset[str]:
    """The article's own site: named in its metadata, or linked to again and again from its furniture."""
    named = {host_of(each[1] or each[2]) for each in _OWN.finditer(article.source, 0, 200_000)}
    counts = Counter(
        host_of(mark.target) for block in article.blocks for mark in block.marks if mark.kind is MarkKind.LINK
    )
    return frozenset(named | {host for host, count in counts.items() if count >= 5 and not _trusted(host)})


def source_of(mark: Mark, words: str, around: str, own: frozenset[str]) -> Identifier | None:
    """What the link identifies when its target is a source of evidence, else nothing.

    Args:
        mark: A link.
        words: Its text.
        around: The text of the sentence or of the nearest words before it.
        own: Hosts of the article's own site.

    A work's landing page always is a source. A page of a publisher, a public body or a university is one
    unless it belongs to the article's own site. Any other page is one only where the words speak of
    evidence ("a survey", "according to"), and never a shop, a social network, a picture or a menu.
    """
    target = mark.target if not mark.target.startswith("//") else f"https:{mark.target}"
    if not target.startswith(("http://", "https://")):
        found = from_url(target)
        return found if found and found.scheme in WORKS else None
    found = from_url(target)
    if found is not None and found.scheme is not Scheme.URL and not is_history(target):
        return found
    host = host_of(target)
    if not host:
        return None
    path = target.partition(host)[2]
    if host in own or _within(host, _SHOPS) or _TRADE.search(target) or len(path.strip("/")) < 2:
        return None
    page = Identifier(scheme=Scheme.URL, value=target, start=0, end=len(target))
    if _trusted(host):
        return page
    return page if len(path) > 12 and (_EVIDENCE.search(words) or _EVIDENCE.search(around)) else None


def _within(host: str, hosts: Iterable[str]) -> bool:
    parts = host.split(".")
    return any(".".join(parts[index:]) in hosts for index in range(len(parts) - 1))


def _trusted(host: str) -> bool:
    """Whether a host belongs to a publisher of research or a public body."""
    return _within(host, _PUBLISHERS) or _within(host, _BODIES) or _public(host)


def _public(host: str) -> bool:
    """Whether a host belongs to a government, a university or a health service."""
    return host.endswith((".gov", ".edu", ".int", ".mil")) or bool(
        re.search(r"\.(?:gov|ac|edu|nhs|gob|gouv|govt)\.[a-z]{2}$", host)
    )
