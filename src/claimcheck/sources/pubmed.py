"""PubMed: records of biomedical articles with publication types, MeSH headings and notices."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.model import Author, Notice, NoticeKind, Passage, Work
from claimcheck.sources.designs import read_design
from claimcheck.sources.records import iso_date, title_notices
from claimcheck.sources.session import METADATA, STANDING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element

    from claimcheck.sources.session import Session

NAME = "PubMed"
BATCH = 50
"""Records that one request asks for."""

_ABOUT_THIS = {
    "RetractionIn": NoticeKind.RETRACTION,
    "PartialRetractionIn": NoticeKind.CORRECTION,
    "ExpressionOfConcernIn": NoticeKind.CONCERN,
    "ErratumIn": NoticeKind.CORRECTION,
    "CorrectedandRepublishedIn": NoticeKind.CORRECTION,
}
_ABOUT_OTHERS = frozenset({"RetractionOf", "ExpressionOfConcernFor", "ErratumFor", "PartialRetractionOf"})
_MONTHS = {
    name.lower(): place
    for place, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1
    )
}
_DOI = re.compile(r"doi:\s*(10\.\d{4,9}/\S{1,200}?)\.?(?:\s|$)", re.IGNORECASE)
_YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")
_PEOPLE = r"(?:patients|participants|adults|women|men|children|people|subjects|volunteers|individuals)"
_ENTERED = r"(?:enrolled|randomi[sz]ed|randomly|included|recruited|assigned)"
_SAMPLE = re.compile(
    rf"(?<![\d,.])(\d{{1,3}}(?:,\d{{3}})+|\d{{2,6}}) (?:\w+[- ]){{0,3}}?{_PEOPLE}\b"
    rf"(?: \w+){{0,3}}? (?:were|was) {_ENTERED}",
    re.IGNORECASE,
)


class PubMed:
    """Asks the E-utilities of NCBI."""

    def __init__(self, session: Session) -> None:
        """Ask through `session`, where its settings say."""
        self._session = session
        self._base = session.settings.registries.ncbi

    def works(self, pmids: Sequence[str]) -> dict[str, Work]:
        """The records of many PMIDs; those that PubMed does not have are absent.

        Raises:
            SourceFailure: No usable answer.
        """
        found: dict[str, Work] = {}
        for start in range(0, len(pmids), BATCH):
            asked = ",".join(sorted(pmids[start : start + BATCH]))
            params = {"db": "pubmed", "id": asked, "retmode": "xml", "rettype": "abstract"}
            root = self._session.get_xml(f"{self._base}/efetch.fcgi", params, keep=STANDING)
            articles = () if root is None else root.iterfind(".//PubmedArticle")
            found.update((work.pmid, work) for work in map(parse_work, articles))
        return found

    def pmids_of(self, dois: Sequence[str]) -> list[str]:
        """The PMIDs of the articles that bear one of the DOIs; each record tells its own DOI.

        Raises:
            SourceFailure: No usable answer.
        """
        found: list[str] = []
        for start in range(0, len(dois), BATCH):
            term = " OR ".join(f'"{doi}"[aid]' for doi in sorted(dois[start : start + BATCH]))
            params = {"db": "pubmed", "term": term, "retmode": "json", "retmax": str(2 * BATCH)}
            data = self._session.get_json(f"{self._base}/esearch.fcgi", params, keep=METADATA)
            found += [str(pmid) for pmid in (data or {}).get("esearchresult", {}).get("idlist", [])]
        return found

    def cited_as(self, *, journal: str, year: str, volume: str, page: str, author: str) -> str | None:
        """The PMID of a citation without DOI, None where it fits no article or several.

        The matcher of NCBI is lenient with author and year: compare the record with the printed text.

        Raises:
            SourceFailure: No usable answer.
        """
        fields = "|".join(field.replace("|", " ") for field in (journal, year, volume, page, author))
        params = {"db": "pubmed", "retmode": "xml", "bdata": f"{fields}|reference|"}
        answer = self._session.get_text(f"{self._base}/ecitmatch.cgi", params, keep=METADATA) or ""
        found = answer.strip().rpartition("|")[2].strip()
        return found if found.isdigit() else None


def parse_work(article: _Element) -> Work:
    """The work that a `PubmedArticle` element describes; fields that it lacks stay empty."""
    numbers = {each.get("IdType"): _text(each) for each in article.iterfind("PubmedData/ArticleIdList/ArticleId")}
    title = _all_text(article.find(".//ArticleTitle"))
    abstract = tuple(_abstract(article))
    types = tuple(_text(each) for each in article.iterfind(".//PublicationTypeList/PublicationType"))
    mesh = tuple(_text(each) for each in article.iterfind(".//MeshHeadingList/MeshHeading/DescriptorName"))
    words = " ".join(passage.text for passage in abstract)
    sample = _SAMPLE.search(words)
    return Work(
        title=title.rstrip("."),
        doi=(numbers.get("doi") or _text(article.find(".//ELocationID[@EIdType='doi']"))).lower(),
        pmid=_text(article.find("MedlineCitation/PMID")),
        pmcid=numbers.get("pmc", ""),
        authors=tuple(_authors(article)),
        journal=_text(article.find(".//Journal/Title")),
        published=_published(article),
        volume=_text(article.find(".//JournalIssue/Volume")),
        issue=_text(article.find(".//JournalIssue/Issue")),
        pages=_text(article.find(".//Pagination/MedlinePgn")),
        kind="preprint" if "Preprint" in types else "journal-article",
        abstract=abstract,
        publication_types=types,
        mesh=mesh,
        design=read_design(publication_types=types, mesh=mesh, title=title, abstract=words),
        sample_size=int(sample[1].replace(",", "")) if sample else None,
        registrations=tuple(_text(each) for each in article.iterfind(".//DataBankList//AccessionNumber")),
        notices=(*_notices(article, types), *title_notices(title)),
        notice_of=tuple(
            _doi_in(each) or f"pmid:{_text(each.find('PMID'))}"
            for each in article.iterfind(".//CommentsCorrections")
            if each.get("RefType") in _ABOUT_OTHERS
        ),
        preprint_of=next(
            (_doi_in(each) for each in article.iterfind(".//CommentsCorrections[@RefType='UpdateIn']")), ""
        )
        if "Preprint" in types
        else "",
        sources=(NAME,),
    )


def _notices(article: _Element, types: Sequence[str]) -> Iterator[Notice]:
    listed = False
    for each in article.iterfind(".//CommentsCorrections"):
        kind = _ABOUT_THIS.get(each.get("RefType") or "")
        if kind:
            listed = listed or kind is NoticeKind.RETRACTION
            year = _YEAR.search(_text(each.find("RefSource")))
            yield Notice(kind=kind, date=year.group() if year else "", doi=_doi_in(each), said_by=NAME)
    if "Retracted Publication" in types and not listed:
        yield Notice(kind=NoticeKind.RETRACTION, said_by=NAME)


def _abstract(article: _Element) -> Iterator[Passage]:
    for each in article.iterfind(".//Article/Abstract/AbstractText"):
        text = _all_text(each)
        if text:
            yield Passage(section=(each.get("Label") or "").capitalize(), text=text)


def _authors(article: _Element) -> Iterator[Author]:
    for each in article.iterfind(".//AuthorList/Author"):
        family = _text(each.find("LastName")) or _text(each.find("CollectiveName"))
        if family:
            yield Author(family=family, given=_text(each.find("ForeName")) or _text(each.find("Initials")))


def _published(article: _Element) -> str:
    """The earlier of the electronic and the printed date."""
    dates = []
    for path in (".//Article/ArticleDate", ".//JournalIssue/PubDate"):
        date = article.find(path)
        if date is not None:
            year = _YEAR.search(_text(date.find("Year")) or _text(date.find("MedlineDate")))
            month = _text(date.find("Month"))
            number = int(month) if month.isdigit() else _MONTHS.get(month[:3].lower())
            day = _text(date.find("Day"))
            if year:
                dates.append(iso_date([int(year.group()), number, int(day) if day.isdigit() and number else None]))
    return min(dates, default="")


def _doi_in(correction: _Element) -> str:
    match = _DOI.search(_text(correction.find("RefSource")))
    return match[1].lower() if match else ""


def _text(element: _Element | None) -> str:
    return "" if element is None else " ".join((element.text or "").split())


def _all_text(element: _Element | None) -> str:
    return "" if element is None else " ".join("".join(str(piece) for piece in element.itertext()).split())
