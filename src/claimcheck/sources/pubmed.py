"""PubMed: records of biomedical articles with publication types, MeSH headings and notices."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claimcheck import regex as re
from claimcheck.model import Author, Notice, NoticeKind, Passage, Work
from claimcheck.sources.answers import Format
from claimcheck.sources.designs import is_notice_type, read_design
from claimcheck.sources.failure import SourceFailure
from claimcheck.sources.records import iso_date, section_name, title_notices
from claimcheck.sources.session import METADATA, STANDING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lxml.etree import _Element

    from claimcheck.sources.session import Session

NAME = "PubMed"
BATCH = 50
"""Records that one request asks for."""

_ABOUT_THIS = {
    "RetractionIn": NoticeKind.RETRACTION,
    "RetractedandRepublishedIn": NoticeKind.RETRACTION,
    "PartialRetractionIn": NoticeKind.CORRECTION,
    "ExpressionOfConcernIn": NoticeKind.CONCERN,
    "ErratumIn": NoticeKind.CORRECTION,
    "CorrectedandRepublishedIn": NoticeKind.CORRECTION,
}
_ABOUT_OTHERS = frozenset({"RetractionOf", "ExpressionOfConcernFor", "ErratumFor", "PartialRetractionOf"})
_ANSWERS = frozenset({"PubmedArticleSet", "PubmedArticle", "PubmedBookArticle", "eFetchResult"})
_FIELDS = 6
"""Bars in a line of `ecitmatch`."""
_RETRACTED = "retracted publication"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DOI = re.compile(r"doi:\s*(10\.\d{4,9}/\S{1,200}?)\.?(?:\s|$)", re.IGNORECASE)
_YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")
_CITED_DATE = re.compile(r"\b(1[89]\d\d|20\d\d)\b(?: ([A-Z][a-z]{2})\b(?:-[A-Z][a-z]{2})?(?: (\d{1,2})\b)?)?")
_NUMBER = r"(?<![\d,.])(\d{1,3}(?:,\d{3})+|\d{2,6})"
_PEOPLE = (
    r"(?:\w+[- ]){0,3}?"
    r"(?:patients|participants|adults|women|men|children|people|persons|subjects|volunteers|individuals)\b"
)
_ENTERED = r"(?:enrolled|randomi[sz]ed|randomly|included|recruited|assigned|allocated)"
_SAMPLE = re.compile(
    rf"{_NUMBER} {_PEOPLE}(?: \w+){{0,3}}? (?:were|was) {_ENTERED}|{_ENTERED} (?:\w+ ){{0,2}}?{_NUMBER} {_PEOPLE}",
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
            url = f"{self._base}/efetch.fcgi"
            works = self._session.ask(url, params, read=parse_works, accept=Format.XML, keep=STANDING)
            found.update((work.pmid, work) for work in works or ())
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
            found += self._session.ask(f"{self._base}/esearch.fcgi", params, read=parse_search, keep=METADATA) or []
        return found

    def pmid_of_book(self, nbk: str) -> str | None:
        """The PMID of a book or chapter of the NCBI Bookshelf, such as `NBK56068`; None where PubMed lists none.

        Raises:
            SourceFailure: No usable answer.
        """
        params = {"db": "pubmed", "term": f"{nbk}[bookaccession]", "retmode": "json", "retmax": "2"}
        found = self._session.ask(f"{self._base}/esearch.fcgi", params, read=parse_search, keep=METADATA) or []
        return found[0] if len(found) == 1 else None

    def cited_as(self, *, journal: str, year: str, volume: str, page: str, author: str) -> str | None:
        """The PMID of a citation without DOI, None where it fits no article or several.

        The matcher of NCBI is lenient with author and year: compare the record with the printed text.

        Raises:
            SourceFailure: No usable answer.
        """
        fields = "|".join(field.replace("|", " ") for field in (journal, year, volume, page, author))
        params = {"db": "pubmed", "retmode": "xml", "bdata": f"{fields}|reference|"}
        url = f"{self._base}/ecitmatch.cgi"
        return self._session.ask(url, params, read=parse_citation, accept=Format.TEXT, keep=METADATA)


def parse_search(data: Mapping[str, Any]) -> list[str]:
    """The PMIDs in an answer of `esearch`.

    Raises:
        SourceFailure: The search was not carried out.
    """
    result = data["esearchresult"]
    if "ERROR" in result:
        raise SourceFailure(NAME, f"answered with an error: {str(result['ERROR'])[:200]}")
    return [str(pmid) for pmid in result["idlist"]]


def parse_citation(answer: str) -> str | None:
    """The PMID at the end of a line of `ecitmatch`, None where it says `NOT_FOUND` or `AMBIGUOUS`.

    Raises:
        ValueError: It says none of them.
    """
    found = answer.strip().rpartition("|")[2].strip()
    if answer.count("|") < _FIELDS or not (found.isdecimal() or found.startswith(("NOT_FOUND", "AMBIGUOUS"))):
        raise ValueError("no answer of ecitmatch")
    return found if found.isdecimal() else None


def parse_works(root: _Element) -> list[Work]:
    """The works of an answer of `efetch`: articles, and chapters of the NCBI Bookshelf.

    Raises:
        SourceFailure: The answer is an error message.
        ValueError: It is no answer of `efetch`.
    """
    error = _text(root if root.tag == "ERROR" else root.find(".//ERROR"))
    if error and not error.lower().startswith("empty"):
        raise SourceFailure(NAME, f"answered with an error: {error[:200]}")
    if not error and root.tag not in _ANSWERS:
        raise ValueError(f"a {root.tag!r} is no set of articles")
    return [parse_work(each) for each in root.iter("PubmedArticle", "PubmedBookArticle")]


def parse_work(article: _Element) -> Work:
    """The work that a `PubmedArticle` or `PubmedBookArticle` element describes; fields that it lacks stay empty."""
    numbers = {each.get("IdType"): _text(each) for each in article.iterfind("*/ArticleIdList/ArticleId")}
    title = _title(article)
    abstract = tuple(_abstract(article))
    types = tuple(_text(each) for each in article.iterfind(".//PublicationType"))
    mesh = tuple(_text(each) for each in article.iterfind(".//MeshHeadingList/MeshHeading/DescriptorName"))
    words = " ".join(passage.text for passage in abstract)
    notice_of = tuple(dict.fromkeys(_notice_of(article)))
    return Work(
        title=title,
        doi=(numbers.get("doi") or _text(article.find(".//ELocationID[@EIdType='doi']"))).lower(),
        pmid=_text(article.find("*/PMID")),
        pmcid=numbers.get("pmc", "").upper(),
        authors=tuple(_authors(article)),
        journal=_text(article.find(".//Journal/Title")) or _all_text(article.find("BookDocument/Book/BookTitle")),
        published=_published(article),
        volume=_text(article.find(".//JournalIssue/Volume")),
        issue=_text(article.find(".//JournalIssue/Issue")),
        pages=_pages(article),
        kind="preprint" if "Preprint" in types else "book-chapter" if _is_chapter(article) else "journal-article",
        abstract=abstract,
        publication_types=types,
        mesh=mesh,
        design=read_design(publication_types=types, mesh=mesh, title=title, abstract=words),
        sample_size=_sample_size(words),
        registrations=tuple(
            dict.fromkeys(_text(each) for each in article.iterfind(".//DataBankList//AccessionNumber"))
        ),
        notices=(*_notices(article, types), *(() if notice_of or is_notice_type(types) else title_notices(title))),
        notice_of=notice_of,
        preprint_of=_article_of(article) if "Preprint" in types else "",
        sources=(NAME,),
    )


def _is_chapter(article: _Element) -> bool:
    return article.tag == "PubmedBookArticle"


def _title(article: _Element) -> str:
    """The title without full stop, and without the brackets around one that PubMed translated."""
    element = article.find(".//ArticleTitle")
    title = _all_text(article.find(".//BookTitle") if element is None else element).rstrip(".")
    translated = title.startswith("[") and title.endswith("]")
    return title[1:-1].rstrip(".") if translated else title


def _pages(article: _Element) -> str:
    """Pages as PubMed prints them, or the article number."""
    printed = _text(article.find(".//Pagination/MedlinePgn"))
    if printed:
        return printed
    ends = (_text(article.find(f".//Pagination/{end}")) for end in ("StartPage", "EndPage"))
    return "-".join(filter(None, ends)) or _text(article.find(".//ELocationID[@EIdType='pii']"))


def _sample_size(abstract: str) -> int | None:
    """The largest number of people that the abstract says were enrolled, randomised or included."""
    numbers = (found[1] or found[2] for found in _SAMPLE.finditer(abstract))
    return max((int(number.replace(",", "")) for number in numbers), default=None)


def _notices(article: _Element, types: Sequence[str]) -> Iterator[Notice]:
    listed = False
    for each in article.iterfind(".//CommentsCorrections"):
        kind = _ABOUT_THIS.get(each.get("RefType") or "")
        if kind:
            listed = listed or kind is NoticeKind.RETRACTION
            yield Notice(kind=kind, date=cited_date(_text(each.find("RefSource"))), doi=_doi_in(each), said_by=NAME)
    if _RETRACTED in map(str.casefold, types) and not listed:
        yield Notice(kind=NoticeKind.RETRACTION, said_by=NAME)


def _notice_of(article: _Element) -> Iterator[str]:
    for each in article.iterfind(".//CommentsCorrections"):
        if each.get("RefType") in _ABOUT_OTHERS:
            number = _text(each.find("PMID"))
            yield _doi_in(each) or (f"pmid:{number}" if number else _text(each.find("RefSource")))


def _article_of(preprint: _Element) -> str:
    links = preprint.iterfind(".//CommentsCorrections[@RefType='UpdateIn']")
    return next((doi for each in links if (doi := _doi_in(each))), "")


def _abstract(article: _Element) -> Iterator[Passage]:
    path = "BookDocument/Abstract/AbstractText" if _is_chapter(article) else ".//Article/Abstract/AbstractText"
    for each in article.iterfind(path):
        text = _all_text(each)
        if text:
            yield Passage(section=section_name((each.get("Label") or "").capitalize()), text=text)


def _authors(article: _Element) -> Iterator[Author]:
    """The authors of the article, of a chapter, or of the book as a whole; not its editors and investigators."""
    lists = [each for each in article.iter("AuthorList") if each.get("Type") != "editors"]
    for each in lists[0].iterfind("Author") if lists else ():
        family = _text(each.find("LastName")) or _text(each.find("CollectiveName"))
        if family:
            yield Author(family=family, given=_text(each.find("ForeName")) or _text(each.find("Initials")))


def _published(article: _Element) -> str:
    """The earlier of the electronic and the printed date; of a chapter, when it was contributed or the book's."""
    dates = []
    for path in (".//Article/ArticleDate", ".//JournalIssue/PubDate", "BookDocument/Book/PubDate"):
        date = article.find(path)
        if date is not None:
            year = _YEAR.search(_text(date.find("Year")) or _text(date.find("MedlineDate")))
            month, day = _text(date.find("Month")), _text(date.find("Day"))
            if year:
                dates.append(_iso(year.group(), month, day))
    return min(dates, default="")


def cited_date(citation: str) -> str:
    """The date in a citation as PubMed writes it, `Lancet. 2010 Feb 6;375:445.`, ISO 8601 as far as given."""
    found = _CITED_DATE.search(citation)
    return _iso(found[1], found[2] or "", found[3] or "") if found else ""


def _iso(year: str, month: str, day: str) -> str:
    name = month[:3].lower()
    number = int(month) if month.isdigit() else _MONTHS.index(name) + 1 if name in _MONTHS else None
    return iso_date([int(year), number, int(day) if day.isdigit() else None])


def _doi_in(correction: _Element) -> str:
    match = _DOI.search(_text(correction.find("RefSource")))
    return match[1].lower() if match else ""


def _text(element: _Element | None) -> str:
    return "" if element is None else " ".join((element.text or "").split())


def _all_text(element: _Element | None) -> str:
    return "" if element is None else " ".join("".join(str(piece) for piece in element.itertext()).split())
