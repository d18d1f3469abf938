"""A work in the XML of PubMed and of PMC."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lxml import etree

from tests.claimcheck_stub.nodes import filled, node
from tests.claimcheck_stub.works import OWN_WORDS, StubWork

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_PUBMED = (
    '<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, 1st January 2025//EN" '
    '"https://dtd.example/ncbi/pubmed/out/pubmed_250101.dtd">'
)
_NO_BODY = "The publisher of this article does not allow downloading of the full text in XML form."


def pubmed_set(works: Iterable[StubWork]) -> bytes:
    """A `PubmedArticleSet`; empty for no works."""
    root = node("PubmedArticleSet", *(_pubmed_article(work) for work in works))
    return _with_prolog(root, _PUBMED)


def pmc_set(works: Sequence[tuple[str, StubWork | None]]) -> bytes:
    """A `pmc-articleset` of the works by the numbers asked for; without `body` where the text is not open."""
    root = etree.Element("pmc-articleset")
    for number, work in works:
        if work is None:
            etree.SubElement(root, "Reply", Id=number, error=f"The following PMCID is not available: {number}")
        else:
            root.append(_jats(work))
    return _with_prolog(root, "")


def jats(work: StubWork) -> bytes:
    """The article alone, as Europe PMC gives it."""
    return etree.tostring(_jats(work), encoding="UTF-8", xml_declaration=True)


def _with_prolog(root: etree._Element, doctype: str) -> bytes:
    return b'<?xml version="1.0" ?>\n' + doctype.encode() + b"\n" + etree.tostring(root, encoding="utf-8")


def _pubmed_article(work: StubWork) -> etree._Element:
    ids = [("pubmed", work.pmid), ("doi", work.doi), ("pmc", work.pmcid)]
    listed = node("ArticleIdList", *(filled("ArticleId", value, IdType=kind) for kind, value in ids))
    citation = node(
        "MedlineCitation",
        node("PMID", work.pmid, Version="1"),
        _article(work),
        node("MedlineJournalInfo", node("MedlineTA", work.abbreviation)),
        _comments(work),
        _headings(work),
        Status="MEDLINE",
        Owner="NLM",
    )
    return node("PubmedArticle", citation, node("PubmedData", node("PublicationStatus", "ppublish"), listed))


def _article(work: StubWork) -> etree._Element:
    first, _, last = work.pages.partition("-")
    issue = node("JournalIssue", filled("Volume", work.volume), filled("Issue", work.issue), _date(work))
    pages = (filled("StartPage", first), filled("EndPage", last), node("MedlinePgn", work.pages or work.article_number))
    return node(
        "Article",
        node("Journal", issue, node("Title", work.journal), node("ISOAbbreviation", work.abbreviation)),
        node("ArticleTitle", f"{work.title.removeprefix('RETRACTED: ')}."),
        node("Pagination", *pages),
        filled("ELocationID", work.doi, EIdType="doi", ValidYN="Y"),
        _abstract(work),
        node("AuthorList", *(_author(*each) for each in work.authors), CompleteYN="Y") if work.authors else None,
        _data_bank(work.trial) if work.trial else None,
        node("PublicationTypeList", *(node("PublicationType", kind) for kind in work.publication_types)),
        PubModel="Print",
    )


def _comments(work: StubWork) -> etree._Element | None:
    notes = [
        node(
            "CommentsCorrections",
            node("RefSource", note.source),
            filled("PMID", note.pmid, Version="1"),
            RefType=note.ref_type,
        )
        for note in work.comments
    ]
    return node("CommentsCorrectionsList", *notes) if notes else None


def _headings(work: StubWork) -> etree._Element | None:
    headings = [node("MeshHeading", node("DescriptorName", name, MajorTopicYN="N")) for name in work.mesh]
    return node("MeshHeadingList", *headings) if headings else None


def _data_bank(number: str) -> etree._Element:
    numbers = node("AccessionNumberList", node("AccessionNumber", number))
    return node("DataBankList", node("DataBank", node("DataBankName", "ClinicalTrials.gov"), numbers), CompleteYN="Y")


def _date(work: StubWork) -> etree._Element:
    year, month, day = (*work.issued, 0, 0, 0)[:3]
    return node(
        "PubDate",
        filled("Year", str(year or "")),
        filled("Month", _MONTHS[month - 1] if month else ""),
        filled("Day", f"{day:02d}" if day else ""),
    )


def _abstract(work: StubWork) -> etree._Element | None:
    texts = []
    for place, (label, text) in enumerate(work.abstract):
        labels = {"Label": label.upper(), "NlmCategory": label.upper()} if label else {}
        texts.append(node("AbstractText", text if place else OWN_WORDS + text, **labels))
    return node("Abstract", *texts) if texts else None


def _author(family: str, given: str) -> etree._Element:
    if not given:
        return node("Author", node("CollectiveName", family), ValidYN="Y")
    initials = given if given.isupper() else "".join(part[0] for part in given.split())
    names = (node("LastName", family), node("ForeName", given), node("Initials", initials))
    return node("Author", *names, ValidYN="Y")


def _jats(work: StubWork) -> etree._Element:
    ids = [("pmcid", work.pmcid), ("pmid", work.pmid), ("doi", work.doi)]
    meta = node(
        "article-meta",
        *(filled("article-id", value, **{"pub-id-type": kind}) for kind, value in ids),
        node("title-group", node("article-title", work.title)),
        node("permissions", node("license", **{"license-type": "open-access"})) if work.full_text else None,
    )
    sections = [node("sec", node("title", label), node("p", OWN_WORDS + text)) for label, text in work.full_text]
    article = node(
        "article",
        node("front", meta),
        node("body", *sections) if sections else None,
        **{"article-type": "research-article"},
    )
    if not sections:
        article.insert(0, etree.Comment(_NO_BODY))
    return article
