"""A work in the XML of PubMed and of PMC."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lxml import etree
from lxml.builder import E

from tests.claimcheck_stub.works import OWN_WORDS, StubWork

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_PUBMED = (
    '<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, 1st January 2025//EN" '
    '"https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_250101.dtd">'
)
_NO_BODY = "The publisher of this article does not allow downloading of the full text in XML form."


def pubmed_set(works: Iterable[StubWork]) -> bytes:
    """A `PubmedArticleSet`; empty for no works."""
    root = E.PubmedArticleSet(*(_pubmed_article(work) for work in works))
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
    citation = E.MedlineCitation(
        E.PMID(work.pmid, Version="1"),
        _article(work),
        E.MedlineJournalInfo(E.MedlineTA(work.abbreviation)),
        Status="MEDLINE",
        Owner="NLM",
    )
    if work.comments:
        citation.append(
            E.CommentsCorrectionsList(
                *(
                    E.CommentsCorrections(
                        E.RefSource(note.source),
                        *([E.PMID(note.pmid, Version="1")] if note.pmid else []),
                        RefType=note.ref_type,
                    )
                    for note in work.comments
                )
            )
        )
    if work.mesh:
        citation.append(
            E.MeshHeadingList(*(E.MeshHeading(E.DescriptorName(name, MajorTopicYN="N")) for name in work.mesh))
        )
    listed = E.ArticleIdList(*(E.ArticleId(value, IdType=kind) for kind, value in ids if value))
    return E.PubmedArticle(citation, E.PubmedData(E.PublicationStatus("ppublish"), listed))


def _article(work: StubWork) -> etree._Element:
    first, _, last = work.pages.partition("-")
    parts = [
        E.Journal(
            E.JournalIssue(
                *([E.Volume(work.volume)] if work.volume else []),
                *([E.Issue(work.issue)] if work.issue else []),
                _date(work),
                CitedMedium="Print",
            ),
            E.Title(work.journal),
            E.ISOAbbreviation(work.abbreviation),
        ),
        # The registry marks up titles itself, so what Crossref has as text is text here.
        E.ArticleTitle(f"{work.title.removeprefix('RETRACTED: ')}."),
        E.Pagination(
            *([E.StartPage(first), *([E.EndPage(last)] if last else [])] if first else []),
            E.MedlinePgn(work.pages or work.article_number),
        ),
    ]
    if work.doi:
        parts.append(E.ELocationID(work.doi, EIdType="doi", ValidYN="Y"))
    if work.abstract:
        parts.append(E.Abstract(*(_abstract_text(place, *each) for place, each in enumerate(work.abstract))))
    if work.authors:
        parts.append(E.AuthorList(*(_author(*author) for author in work.authors), CompleteYN="Y"))
    if work.trial:
        number = E.AccessionNumberList(E.AccessionNumber(work.trial))
        parts.append(E.DataBankList(E.DataBank(E.DataBankName("ClinicalTrials.gov"), number), CompleteYN="Y"))
    parts.append(E.PublicationTypeList(*(E.PublicationType(kind) for kind in work.publication_types)))
    return E.Article(*parts, PubModel="Print")


def _date(work: StubWork) -> etree._Element:
    parts = [E.Year(str(work.issued[0]))] if work.issued else []
    if len(work.issued) > 1:
        parts.append(E.Month(_MONTHS[work.issued[1] - 1]))
    if len(work.issued) > 2:
        parts.append(E.Day(f"{work.issued[2]:02d}"))
    return E.PubDate(*parts)


def _abstract_text(place: int, label: str, text: str) -> etree._Element:
    words = text if place else OWN_WORDS + text
    if not label:
        return E.AbstractText(words)
    return E.AbstractText(words, Label=label.upper(), NlmCategory=label.upper())


def _author(family: str, given: str) -> etree._Element:
    if not given:
        return E.Author(E.CollectiveName(family), ValidYN="Y")
    initials = "".join(part[0] for part in given.split())
    return E.Author(E.LastName(family), E.ForeName(given), E.Initials(initials), ValidYN="Y")


def _jats(work: StubWork) -> etree._Element:
    ids = [("pmcid", work.pmcid), ("pmid", work.pmid), ("doi", work.doi)]
    meta = etree.Element("article-meta")
    for kind, value in ids:
        if value:
            etree.SubElement(meta, "article-id", {"pub-id-type": kind}).text = value
    title = etree.SubElement(etree.SubElement(meta, "title-group"), "article-title")
    title.text = work.title
    article = etree.Element("article", {"article-type": "research-article"})
    etree.SubElement(article, "front").append(meta)
    if not work.full_text:
        article.insert(0, etree.Comment(_NO_BODY))
        return article
    if work.licence:
        etree.SubElement(etree.SubElement(meta, "permissions"), "license", {"license-type": "open-access"})
    body = etree.SubElement(article, "body")
    for label, text in work.full_text:
        section = etree.SubElement(body, "sec")
        etree.SubElement(section, "title").text = label
        etree.SubElement(section, "p").text = OWN_WORDS + text
    return article
