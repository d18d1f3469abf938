import pytest
from lxml import etree

from claimcheck.model import Author, NoticeKind, Passage, StudyDesign
from claimcheck.sources.failure import SourceFailure
from claimcheck.sources.pubmed import PubMed, cited_date, parse_citation, parse_search, parse_work, parse_works
from tests.sources.asked import session

ARTICLE = """
<PubmedArticle><MedlineCitation><PMID Version="1">101</PMID><Article>
<Journal><JournalIssue><Volume>3</Volume><Issue>2</Issue><PubDate>{date}</PubDate></JournalIssue>
<Title>Journal of rest</Title></Journal>
<ArticleTitle>{title}</ArticleTitle><Pagination>{pages}</Pagination>
<ELocationID EIdType="pii" ValidYN="Y">e7</ELocationID><ELocationID EIdType="doi" ValidYN="Y">10.1000/EL</ELocationID>
<Abstract>{abstract}</Abstract>
<AuthorList><Author><LastName>Smith</LastName><ForeName>Ann</ForeName></Author>
<Author><CollectiveName>Rest Group</CollectiveName></Author><Author/>
<Author><LastName>Li</LastName><Initials>B</Initials></Author></AuthorList>
<DataBankList><DataBank><AccessionNumberList><AccessionNumber>NCT00000001</AccessionNumber></AccessionNumberList>
</DataBank></DataBankList>
<PublicationTypeList>{types}</PublicationTypeList>{electronic}</Article>
<CommentsCorrectionsList>{links}</CommentsCorrectionsList>
<MeshHeadingList><MeshHeading><DescriptorName>Humans</DescriptorName></MeshHeading></MeshHeadingList>
</MedlineCitation><PubmedData><ArticleIdList><ArticleId IdType="pubmed">101</ArticleId>
{numbers}</ArticleIdList><ReferenceList><Reference><ArticleIdList><ArticleId IdType="doi">10.1/cited</ArticleId>
</ArticleIdList></Reference></ReferenceList></PubmedData></PubmedArticle>
"""
DOI = '<ArticleId IdType="doi">10.1000/REST</ArticleId><ArticleId IdType="pmc">PMC9</ArticleId>'


def article(**parts: str) -> etree._Element:
    filled = {
        "title": "Rest for pain: a <i>trial</i>.",
        "date": "<Year>2011</Year><Month>May</Month><Day>3</Day>",
        "pages": "<MedlinePgn>10-9</MedlinePgn>",
        "abstract": '<AbstractText Label="RESULTS">Pain fell by <i>two</i> points.</AbstractText><AbstractText/>',
        "types": "<PublicationType>Randomized Controlled Trial</PublicationType>",
        "electronic": "",
        "links": "",
        "numbers": DOI,
        **parts,
    }
    return etree.fromstring(ARTICLE.format(**filled))


def link(kind: str, source: str = "J Rest. 2012 Feb 6;4(1):5. doi: 10.1000/N1.", pmid: str = "") -> str:
    number = f"<PMID>{pmid}</PMID>" if pmid else ""
    return f'<CommentsCorrections RefType="{kind}"><RefSource>{source}</RefSource>{number}</CommentsCorrections>'


def test_fields_of_an_article() -> None:
    work = parse_work(article())
    assert (work.title, work.doi, work.pmid, work.pmcid) == ("Rest for pain: a trial", "10.1000/rest", "101", "PMC9")
    smith, li = Author(family="Smith", given="Ann"), Author(family="Li", given="B")
    assert work.authors == (smith, Author(family="Rest Group"), li)
    assert (work.journal, work.published, work.volume, work.issue) == ("Journal of rest", "2011-05-03", "3", "2")
    assert (work.pages, work.kind, work.mesh) == ("10-9", "journal-article", ("Humans",))
    assert work.abstract == (Passage(section="Results", text="Pain fell by two points."),)
    assert work.registrations == ("NCT00000001",)
    assert work.design
    assert work.design.design is StudyDesign.RANDOMISED_TRIAL


def test_the_electronic_date_where_it_is_earlier() -> None:
    electronic = "<ArticleDate><Year>2010</Year><Month>12</Month><Day>30</Day></ArticleDate>"
    assert parse_work(article(electronic=electronic)).published == "2010-12-30"
    assert parse_work(article(date="<MedlineDate>2009 Nov-Dec</MedlineDate>")).published == "2009"
    assert parse_work(article(date="<Season>Spring</Season>")).published == ""
    assert parse_work(article(date="<Year>2011</Year><Month>Spring</Month>")).published == "2011"


def test_pages_or_article_number_and_the_doi_of_the_location() -> None:
    assert parse_work(article(pages="<StartPage>10</StartPage><EndPage>19</EndPage>")).pages == "10-19"
    work = parse_work(article(pages="", numbers=""))
    assert (work.pages, work.doi) == ("e7", "10.1000/el")


def test_a_title_that_pubmed_translated_loses_its_brackets() -> None:
    assert parse_work(article(title="[Rest for pain].")).title == "Rest for pain"


@pytest.mark.parametrize(
    ("abstract", "size"),
    [
        ("In all, 1,250 elderly patients were randomised; 40 women were enrolled later.", 1250),
        ("We randomly assigned 322 patients to rest.", 322),
        ("The mean age was 44 years.", None),
    ],
)
def test_the_number_of_people(abstract: str, size: int | None) -> None:
    assert parse_work(article(abstract=f"<AbstractText>{abstract}</AbstractText>")).sample_size == size


def test_notices_about_the_article() -> None:
    links = link("CommentIn") + link("RetractionIn") + link("ExpressionOfConcernIn", "J Rest. 2011;3:1.")
    links += link("ErratumIn", "Unknown") + link("PartialRetractionIn") + link("UpdateOf")
    work = parse_work(article(links=links, types="<PublicationType>Retracted Publication</PublicationType>"))
    assert [(str(each.kind), each.date, each.doi) for each in work.notices] == [
        ("retraction", "2012-02-06", "10.1000/n1"),
        ("expression of concern", "2011", ""),
        ("correction", "", ""),
        ("correction", "2012-02-06", "10.1000/n1"),
    ]
    assert work.notice_of == ()


def test_a_retracted_publication_without_link_is_retracted() -> None:
    work = parse_work(article(types="<PublicationType>Retracted Publication</PublicationType>"))
    assert [each.kind for each in work.notices] == [NoticeKind.RETRACTION]


@pytest.mark.parametrize("title", ["Retraction: Rest for pain", "[Retracted] Rest for pain"])
def test_a_notice_is_not_retracted(title: str) -> None:
    kind = "<PublicationType>Retraction of Publication</PublicationType>"
    work = parse_work(article(title=title, types=kind, links=link("RetractionOf", "J Rest. 2011.", "101")))
    assert (work.notices, work.notice_of) == ((), ("pmid:101",))
    assert work.design
    assert work.design.design is StudyDesign.NOTICE
    assert parse_work(article(title=title, types=kind)).notices == ()
    unnumbered = parse_work(article(links=link("ErratumFor", "J Rest. 2011.") + link("ErratumFor")))
    assert unnumbered.notice_of == ("J Rest. 2011.", "10.1000/n1")


def test_the_article_of_a_preprint() -> None:
    links = link("UpdateIn", "J Rest. 2012.") + link("UpdateIn")
    work = parse_work(article(types="<PublicationType>Preprint</PublicationType>", links=links))
    assert (work.kind, work.preprint_of) == ("preprint", "10.1000/n1")
    assert parse_work(article(links=links)).preprint_of == ""


CHAPTER = """
<PubmedArticleSet><PubmedBookArticle><BookDocument><PMID>202</PMID><ArticleIdList>
<ArticleId IdType="bookaccession">NBK1</ArticleId></ArticleIdList>
<Book><BookTitle>Handbook of Rest</BookTitle><PubDate><Year>2020</Year><Month>01</Month></PubDate>
<AuthorList Type="editors"><Author><LastName>Editor</LastName></Author></AuthorList></Book>
<ArticleTitle>Low back pain.</ArticleTitle>
<AuthorList Type="authors"><Author><LastName>Smith</LastName></Author></AuthorList>
<PublicationType>Review</PublicationType><Abstract><AbstractText>Backs hurt.</AbstractText></Abstract>
</BookDocument></PubmedBookArticle></PubmedArticleSet>
"""


def test_a_chapter_of_the_bookshelf() -> None:
    (work,) = parse_works(etree.fromstring(CHAPTER))
    assert (work.title, work.journal, work.pmid, work.published) == (
        "Low back pain",
        "Handbook of Rest",
        "202",
        "2020-01",
    )
    assert (work.authors, work.kind) == ((Author(family="Smith"),), "book-chapter")
    assert [passage.text for passage in work.abstract] == ["Backs hurt."]
    bare = etree.fromstring("<PubmedBookArticle><BookDocument/></PubmedBookArticle>")
    assert (parse_work(bare).title, parse_work(bare).authors) == ("", ())


def test_answers_without_records() -> None:
    assert parse_works(etree.fromstring("<PubmedArticleSet/>")) == []
    empty = etree.fromstring("<eFetchResult><ERROR>Empty result - nothing to do</ERROR></eFetchResult>")
    assert parse_works(empty) == []
    with pytest.raises(SourceFailure, match="unavailable"):
        parse_works(etree.fromstring("<ERROR>Database is unavailable</ERROR>"))


def test_dates_of_citations() -> None:
    assert cited_date("Lancet. 2010 Feb 6;375(9713):445.") == "2010-02-06"
    assert cited_date("Lancet. 2010 Nov-Dec;375:445.") == "2010-11"
    assert cited_date("Lancet. 2010;375:445.") == "2010"
    assert cited_date("In press") == ""


def test_searches_and_citations() -> None:
    assert parse_search({"esearchresult": {"idlist": ["1", "2"]}}) == ["1", "2"]
    with pytest.raises(SourceFailure, match="Backend"):
        parse_search({"esearchresult": {"ERROR": "Backend failed"}})
    assert parse_citation("j rest|2011|3|10|smith|reference|101\n") == "101"
    assert parse_citation("j rest|2011|3|10|smith|reference|NOT_FOUND") is None
    assert parse_citation("j rest|2011|||smith|reference|AMBIGUOUS (2 citations)") is None
    for words in ("", "upstream connect error", "Error|22", "1"):
        with pytest.raises(ValueError, match="no answer"):
            parse_citation(words)


def test_asking_for_records() -> None:
    root = etree.Element("PubmedArticleSet")
    root.append(article())
    asking, asked = session(root)
    assert list(PubMed(asking).works(["102", "101"])) == ["101"]
    assert asked[0][1]["id"] == "101,102"
    assert PubMed(session(None)[0]).works(["101"]) == {}


def test_asking_for_pmids() -> None:
    asking, asked = session({"esearchresult": {"idlist": ["101"]}})
    assert PubMed(asking).pmids_of(["10.1000/b", "10.1000/a"]) == ["101"]
    assert asked[0][1]["term"] == '"10.1000/a"[aid] OR "10.1000/b"[aid]'
    assert PubMed(session(None)[0]).pmids_of(["10.1000/a"]) == []
    with pytest.raises(SourceFailure):
        PubMed(session([])[0]).pmids_of(["10.1000/a"])


def test_asking_by_citation() -> None:
    asking, asked = session("j rest|2011|3|10|smith a|reference|101")
    found = PubMed(asking).cited_as(journal="J | Rest", year="2011", volume="3", page="10", author="Smith A")
    assert found == "101"
    assert asked[0][1]["bdata"] == "J   Rest|2011|3|10|Smith A|reference|"
    nothing = PubMed(session(None)[0]).cited_as(journal="J", year="1", volume="", page="", author="")
    assert nothing is None
