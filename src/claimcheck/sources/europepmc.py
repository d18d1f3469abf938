"""Europe PMC: abstracts, and the full text of open articles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claimcheck.model import Author, Notice, Passage, Work
from claimcheck.sources.designs import read_design
from claimcheck.sources.records import notice_kind, passages, plain, title_notices
from claimcheck.sources.session import METADATA, STANDING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element

    from claimcheck.sources.session import Session

NAME = "Europe PMC"
_LONGEST_PASSAGE = 4000


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
        data = self._session.get_json(f"{self._base}/search", params, keep=STANDING)
        results = (data or {}).get("resultList", {}).get("result", [])
        return next((parse_work(each) for each in results if str(each.get("doi", "")).lower() == doi), None)

    def full_text(self, pmcid: str) -> tuple[Passage, ...]:
        """The paragraphs of an open article under the titles of their sections; empty where it is not open.

        Raises:
            SourceFailure: No usable answer.
        """
        root = self._session.get_xml(f"{self._base}/{pmcid}/fullTextXML", keep=METADATA)
        return () if root is None else tuple(parse_full_text(root))


def parse_work(result: Mapping[str, Any]) -> Work:
    """The work that a result of a search describes, core or lite; fields that it lacks stay empty."""
    title = plain(str(result.get("title") or "")).rstrip(".")
    journal = result.get("journalInfo") or {}
    types = _types(result)
    mesh = tuple(str(each["descriptorName"]) for each in (result.get("meshHeadingList") or {}).get("meshHeading", ()))
    abstract = passages(str(result.get("abstractText") or "").replace("<h4>", "<title>").replace("</h4>", "</title>"))
    words = " ".join(passage.text for passage in abstract)
    return Work(
        title=title,
        doi=str(result.get("doi") or "").lower(),
        pmid=str(result.get("pmid") or ""),
        pmcid=str(result.get("pmcid") or ""),
        authors=tuple(_authors(result)),
        journal=str((journal.get("journal") or {}).get("title") or result.get("journalTitle") or ""),
        published=str(result.get("firstPublicationDate") or result.get("pubYear") or ""),
        volume=str(journal.get("volume") or result.get("journalVolume") or ""),
        issue=str(journal.get("issue") or result.get("issue") or ""),
        pages=str(result.get("pageInfo") or ""),
        kind="preprint" if result.get("source") == "PPR" else "journal-article",
        abstract=abstract,
        publication_types=types,
        mesh=mesh,
        design=read_design(publication_types=types, mesh=mesh, title=title, abstract=words),
        notices=(*_notices(result), *title_notices(title)),
        licence=str(result.get("license") or ""),
        sources=(NAME,),
    )


def parse_full_text(root: _Element) -> Iterator[Passage]:
    """The paragraphs of the body of a JATS article, each under the title of its outermost section."""
    body = root.find(".//body")
    if body is None:
        return
    for part in body:
        title = part.find("title") if part.tag == "sec" else None
        for paragraph in part.iter("p"):
            text = _words(paragraph)
            if text:
                yield Passage(section="" if title is None else _words(title), text=text[:_LONGEST_PASSAGE])


def _words(element: _Element) -> str:
    return " ".join("".join(str(piece) for piece in element.itertext()).split())


def _types(result: Mapping[str, Any]) -> tuple[str, ...]:
    listed = (result.get("pubTypeList") or {}).get("pubType")
    if listed is None:
        listed = str(result.get("pubType") or "").split("; ")
    return tuple(str(each) for each in ([listed] if isinstance(listed, str) else listed) if each)


def _authors(result: Mapping[str, Any]) -> Iterator[Author]:
    listed = (result.get("authorList") or {}).get("author")
    if listed is None:
        for name in str(result.get("authorString") or "").rstrip(".").split(", "):
            family, _, initials = name.rpartition(" ")
            if family:
                yield Author(family=family, given=initials)
        return
    for each in listed:
        family = each.get("lastName") or each.get("collectiveName") or ""
        if family:
            yield Author(family=str(family), given=str(each.get("firstName") or each.get("initials") or ""))


def _notices(result: Mapping[str, Any]) -> Iterator[Notice]:
    listed = (result.get("commentCorrectionList") or {}).get("commentCorrection") or ()
    for each in [listed] if isinstance(listed, dict) else listed:
        label = str(each.get("type") or "")
        kind = notice_kind(label) if label.lower().endswith(" in") else None
        if kind:
            yield Notice(kind=kind, said_by=NAME)
