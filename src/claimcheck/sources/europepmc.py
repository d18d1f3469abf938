"""Europe PMC: abstracts, and the full text of open articles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claimcheck.model import Author, Notice, NoticeKind, Work
from claimcheck.sources.answers import Format
from claimcheck.sources.designs import is_notice_type, read_design
from claimcheck.sources.full_text import parse_full_text
from claimcheck.sources.pubmed import cited_date
from claimcheck.sources.records import notice_kind, passages, plain, title_notices
from claimcheck.sources.session import METADATA, STANDING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lxml.etree import _Element

    from claimcheck.model import Passage
    from claimcheck.sources.session import Session

NAME = "Europe PMC"
_RETRACTED = "retracted publication"


class EuropePmc:
    """Asks the REST service of Europe PMC."""

    def __init__(self, session: Session) -> None:
        """Ask through `session`, where its settings say."""
        self._session = session
        self._base = session.settings.registries.europepmc

    def work(self, doi: str) -> Work | None:
        """The core record of a DOI, None where Europe PMC has none.

        Raises:
            SourceFailure: No usable answer.
        """
        params = {"query": f'DOI:"{doi}"', "format": "json", "resultType": "core", "pageSize": "5"}
        works = self._session.ask(f"{self._base}/search", params, read=parse_results, keep=STANDING)
        return next((work for work in works or () if work.doi == doi), None)

    def full_text(self, pmcid: str) -> tuple[Passage, ...]:
        """The paragraphs of an open article under the titles of their sections; empty where it is not open.

        Raises:
            SourceFailure: No usable answer.
        """
        url = f"{self._base}/{pmcid}/fullTextXML"
        return self._session.ask(url, read=_full_text, accept=Format.XML, absent=_is_closed, keep=METADATA) or ()


def _full_text(root: _Element) -> tuple[Passage, ...]:
    if root.tag == "errorBean":
        return ()  # with the code of an article that is not open; others are failures
    if next(root.iter("{*}article"), None) is None:
        raise ValueError("no article")
    return parse_full_text(root)


def _is_closed(body: bytes) -> bool:
    """The words for an article that is not open."""
    return not body.strip() or b"<errCode>0</errCode>" in body


def parse_results(data: Mapping[str, Any]) -> list[Work]:
    """The works of an answer to a search."""
    return [parse_work(each) for each in data["resultList"]["result"]]


def parse_work(result: Mapping[str, Any]) -> Work:
    """The work that a result of a search describes, core or lite; fields that it lacks stay empty."""
    title = plain(str(result.get("title") or "")).rstrip(".")
    journal = result.get("journalInfo") or {}
    types = tuple(_types(result))
    mesh = tuple(str(each["descriptorName"]) for each in (result.get("meshHeadingList") or {}).get("meshHeading", ()))
    abstract = passages(str(result.get("abstractText") or ""))
    words = " ".join(passage.text for passage in abstract)
    return Work(
        title=title,
        doi=str(result.get("doi") or "").lower(),
        pmid=str(result.get("pmid") or ""),
        pmcid=str(result.get("pmcid") or "").upper(),
        authors=tuple(_authors(result)),
        journal=plain(str((journal.get("journal") or {}).get("title") or result.get("journalTitle") or "")),
        published=str(result.get("firstPublicationDate") or result.get("pubYear") or ""),
        volume=str(journal.get("volume") or result.get("journalVolume") or ""),
        issue=str(journal.get("issue") or result.get("issue") or ""),
        pages=str(result.get("pageInfo") or ""),
        kind="preprint" if result.get("source") == "PPR" else "journal-article",
        abstract=abstract,
        publication_types=types,
        mesh=mesh,
        design=read_design(publication_types=types, mesh=mesh, title=title, abstract=words),
        notices=(*_notices(result, types), *(() if is_notice_type(types) else title_notices(title))),
        licence=str(result.get("license") or ""),
        sources=(NAME,),
    )


def _types(result: Mapping[str, Any]) -> Iterator[str]:
    listed = (result.get("pubTypeList") or {}).get("pubType") or str(result.get("pubType") or "").split("; ")
    for each in [listed] if isinstance(listed, str) else listed:
        if each:
            yield str(each)


def _authors(result: Mapping[str, Any]) -> Iterator[Author]:
    listed = (result.get("authorList") or {}).get("author")
    if listed is None:
        for name in str(result.get("authorString") or "").removesuffix(".").split(", "):
            family, _, initials = name.rpartition(" ")
            # The name of a group ends in a word, not in initials.
            if family and initials.isupper() and len(initials) <= 4:
                yield Author(family=family, given=initials)
            elif name:
                yield Author(family=name)
        return
    for each in listed:
        family = each.get("lastName") or each.get("collectiveName") or each.get("fullName") or ""
        if family:
            yield Author(family=str(family), given=str(each.get("firstName") or each.get("initials") or ""))


def _notices(result: Mapping[str, Any], types: Sequence[str]) -> Iterator[Notice]:
    listed = (result.get("commentCorrectionList") or {}).get("commentCorrection") or ()
    retracted = False
    for each in [listed] if isinstance(listed, dict) else listed:
        label = str(each.get("type") or "").lower()
        kind = notice_kind(label) if label.endswith(" in") else None
        if kind:
            retracted = retracted or kind is NoticeKind.RETRACTION
            yield Notice(kind=kind, date=cited_date(str(each.get("reference") or "")), said_by=NAME)
    if _RETRACTED in map(str.casefold, types) and not retracted:
        yield Notice(kind=NoticeKind.RETRACTION, said_by=NAME)
