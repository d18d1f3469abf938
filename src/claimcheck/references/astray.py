"""Links that are there to cite and lead to what is no source: a shop, a search, the article's own site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck import regex as re
from claimcheck.identifiers.pages import NoSource, Page, host_of, no_source, page_of
from claimcheck.model import Astray, BlockKind, MarkKind
from claimcheck.references.hyperlinks import is_scholarly, names_source, own_hosts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.model import Article, Citation, Mark

_MERELY = re.compile(r"(?:see|here|links?|click here|this|read more)\W*", re.IGNORECASE)
"""Words of links that need not cite anything: "get it here"."""
_SPEAKS = re.compile(
    r"\b(?:stud(?:y|ies)|research(?:ers)?|trials?|meta-analys[ei]s|evidence|scientists|proven)\b", re.IGNORECASE
)
_LIST = re.compile(
    r"#.|\.(?:pdf|docx?|bib|json|ris)\b|(?:reference|source|bibliograph|citation|footnote|note|literature)s?\b"
)
"""Addresses of a site's own that may hold its sources."""
_ELSEWHERE = re.compile(r"[a-z][a-z\d+.-]*:|//|#|\{|<", re.IGNORECASE)
"""How a target begins that is no page of the same site."""


def links_astray(article: Article, citations: Sequence[Citation]) -> tuple[Astray, ...]:
    """The links in the prose that are put as a source and are none, in order of place.

    Put as a source is a link with words such as "source", "1" or "Smith 2019", or on words that speak of evidence; one
    on a product or "our guide" is an offer. What is read as a citation is one, wherever it leads.
    """
    cited = {(each.block, each.start, each.end) for each in citations}
    places = [each for each in _cite_like(article) if not any(_within(each, place) for place in cited)]
    if not places:
        return ()
    own = own_hosts(article)
    return tuple(
        Astray(span=mark.span, target=mark.target, why=why.value)
        for _, mark in places
        if (why := _why(mark.target, own)) is not None
    )


def _cite_like(article: Article) -> Iterator[tuple[int, Mark]]:
    for index, block in enumerate(article.blocks):
        if block.kind in (BlockKind.FURNITURE, BlockKind.HEADING, BlockKind.FOOTNOTE):
            continue
        for mark in block.marks:
            if mark.kind is not MarkKind.LINK or not mark.target or mark.start >= mark.end:
                continue
            words = block.text[mark.start : mark.end]
            if _MERELY.fullmatch(words):
                continue
            if names_source(words) or _SPEAKS.search(words):
                yield index, mark


def _within(place: tuple[int, Mark], cited: tuple[int, int, int]) -> bool:
    index, mark = place
    return index == cited[0] and mark.start < cited[2] and cited[1] < mark.end


def _why(target: str, own: frozenset[str]) -> NoSource | None:
    """What the address leads to that is no source; its own pages are none but where they may hold the sources."""
    if not _ELSEWHERE.match(target):
        return None if _LIST.search(target.lower()) else NoSource.OWN
    host = host_of(target)
    if found := no_source(target):
        return found
    if host not in own or _LIST.search(target.lower()) or is_scholarly(target):
        return None
    return NoSource.OWN if page_of(f"https://{host}/page") in (Page.OTHER, Page.INFORMATION) else None
