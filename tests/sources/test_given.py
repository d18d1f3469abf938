"""Sources in files beside the article: read, matched, and compared with in the place of the registries' records."""

import json
from pathlib import Path

import pytest

from claimcheck import Settings, check_file, verify
from claimcheck.errors import ClaimcheckError, ReadError
from claimcheck.model import Author, CheckedArticle, Found, NotAsked
from claimcheck.sources.source_files import read_source_file, read_sources

TITLE = "Evening thyme tea and the duration of colds: a cohort study"
RESULT = "Colds lasted 5 days with thyme tea and 7 days without it."
MANUSCRIPT = f"""# {TITLE}

## Abstract

Methods: We followed 412 adults for two winters. {RESULT}

## Discussion

Thyme tea was associated with shorter colds.

## References

1. Doe J. Sage and sore throats. J Made Up. 2011;4:5-9. doi:10.1186/1471-2474-9-12
"""
RELEASE = """# Thyme tea and colds

Researchers followed 412 adults for two winters. Colds lasted 3 days with thyme tea and 7 days without it.
"""
JATS = f"""<?xml version="1.0"?><article><front><journal-meta><journal-title>J Made Up</journal-title></journal-meta>
<article-meta><article-id pub-id-type="pmid">1234567</article-id><article-id pub-id-type="pmc">55555</article-id>
<article-id pub-id-type="doi">10.1186/S12891-020-1</article-id><title-group><article-title>{TITLE}</article-title>
</title-group><contrib-group><contrib contrib-type="author"><name><surname>Roe</surname><given-names>A B</given-names>
</name></contrib></contrib-group><pub-date><year>2020</year></pub-date><volume>3</volume><fpage>7</fpage>
<abstract><sec><title>Results</title><p>{RESULT}</p></sec></abstract></article-meta></front>
<body><sec><title>Discussion</title><p>Thyme tea was associated with shorter colds.</p></sec></body></article>"""
CSL = [
    {"id": "roe2020", "title": TITLE, "DOI": "10.1186/s12891-020-1", "PMID": "1234567", "abstract": RESULT,
     "author": [{"family": "Roe", "given": "A. B."}], "issued": {"date-parts": [[2020, 3]]}, "volume": 3, "page": "7-9",
     "container-title": "J Made Up"},
    {"id": "bare", "title": "Sage and sore throats in choirs of the north"},
]  # fmt: skip
HTML = f"""<html><head><title>x</title><meta name="citation_reference" content="10.1186/1471-2474-9-12">
<meta name="citation_doi" content="10.1186/s12891-020-1"></head><body><article><h1>{TITLE}</h1><p>{RESULT} Thyme tea
was associated with shorter colds in adults who drank it every evening.</p></article></body></html>"""


def checked(article: Path, **settings: object) -> CheckedArticle:
    given = {"offline": True, "cache": False, **settings}
    return check_file(article, Settings(**given)).articles[0]  # type: ignore[arg-type]


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_a_release_is_compared_with_the_one_manuscript_that_is_given(tmp_path: Path) -> None:
    manuscript = write(tmp_path / "manuscript.md", MANUSCRIPT)
    article = checked(write(tmp_path / "release.md", RELEASE), source=manuscript)
    assert [(each.title, each.linked) for each in article.references] == [(TITLE, True)]
    found = {finding.code: finding for finding in article.findings}
    assert "CIT101" not in found
    assert "7 days" not in found["FID402"].message
    assert "5 days" in found["FID402"].message
    assert all(claim.links for claim in article.claims)
    assert article.not_compared == ()


def test_without_a_source_the_same_release_names_none(tmp_path: Path) -> None:
    article = checked(write(tmp_path / "release.md", RELEASE))
    assert article.references == ()
    assert "CIT101" in {finding.code for finding in article.findings}


@pytest.mark.parametrize(
    ("name", "text"),
    [("paper.nxml", JATS), ("paper.xml", JATS), ("library.json", json.dumps(CSL)), ("page.html", HTML)],
)
@pytest.mark.parametrize(
    "reference",
    ["doi:10.1186/s12891-020-1", f"Roe AB. {TITLE}. J Made Up. 2020;3:7-9."],
    ids=["doi", "title"],
)
def test_a_reference_is_a_given_work_by_doi_or_title(tmp_path: Path, name: str, text: str, reference: str) -> None:
    source = write(tmp_path / name, text)
    printed = f"Colds lasted 3 days with thyme tea and 7 days without it [1].\n\n## References\n\n1. {reference}\n"
    article = checked(write(tmp_path / "a.md", printed), source=source)
    resolution = article.reading.resolution(article.references[0])
    assert isinstance(resolution, Found)
    assert resolution.work.title == TITLE
    assert resolution.work.url == str(source)
    assert [finding.code for finding in article.findings if finding.code.startswith("FID")] == ["FID402"]


@pytest.mark.parametrize(("name", "text"), [("paper.nxml", JATS), ("library.json", json.dumps(CSL))])
def test_a_reference_is_a_given_work_by_pmid(tmp_path: Path, name: str, text: str) -> None:
    source = write(tmp_path / name, text)
    article = checked(write(tmp_path / "a.md", "Thyme tea shortens colds (PMID: 1234567)."), source=source)
    assert isinstance(article.reading.resolution(article.references[0]), Found)


def test_an_article_on_other_works_is_not_about_the_source(tmp_path: Path) -> None:
    source = write(tmp_path / "paper.nxml", JATS)
    text = (
        "Colds last 9 days with mint [1]. Colds last 8 days with sage [2]. The study found shorter colds.\n\n"
        "## References\n\n1. Doe J. Mint and the common cold in adults. J Made Up. 2011;4:5-9. "
        "doi:10.1186/1471-2474-9-12\n2. Poe J. Sage and the common cold in children. J Made Up. 2012;5:7-9.\n"
    )
    article = checked(write(tmp_path / "a.md", text), source=source)
    assert [article.reading.resolution(each) for each in article.references] == [
        NotAsked(reason="the run is offline and neither lock file nor cache knows them", by_choice=True)
    ] * 2
    assert not [finding for finding in article.findings if finding.code.startswith("FID")]


def test_a_paper_named_by_its_journal_is_the_source(tmp_path: Path) -> None:
    manuscript = write(tmp_path / "manuscript.txt", MANUSCRIPT.replace("#", ""))
    text = RELEASE + "\nThe findings were published in the Journal of Made Up Medicine.\n"
    article = checked(write(tmp_path / "release.md", text), source=manuscript)
    assert [each.text for each in article.references] == ["Journal of Made Up Medicine"]
    assert isinstance(article.reading.resolution(article.references[0]), Found)


def test_the_works_that_a_manuscript_cites_are_not_its_own_text_or_number(tmp_path: Path) -> None:
    work = read_source_file(write(tmp_path / "m.md", MANUSCRIPT))
    assert work.doi == ""
    assert [passage.section for passage in work.abstract] == ["Abstract"]
    assert [passage.text for passage in work.full_text] == ["Thyme tea was associated with shorter colds."]
    assert work.design is not None
    assert work.design.design == "cohort study"


def test_a_doi_printed_in_the_head_of_a_text_is_its_own(tmp_path: Path) -> None:
    text = MANUSCRIPT.replace("## Abstract", "J Made Up 2020;3:7, doi:10.1186/s12891-020-1\n\n## Abstract")
    assert read_source_file(write(tmp_path / "m.md", text)).doi == "10.1186/s12891-020-1"


def test_jats_gives_the_record_and_the_text(tmp_path: Path) -> None:
    work = read_source_file(write(tmp_path / "paper.xml", JATS))
    assert (work.doi, work.pmid, work.pmcid) == ("10.1186/s12891-020-1", "1234567", "PMC55555")
    assert (work.journal, work.year, work.volume, work.pages) == ("J Made Up", 2020, "3", "7")
    assert [author.family for author in work.authors] == ["Roe"]
    assert [(each.section, each.text) for each in work.abstract] == [("Results", RESULT)]
    assert [each.section for each in work.full_text] == ["Discussion"]


def test_a_folder_gives_all_works_in_it(tmp_path: Path) -> None:
    write(tmp_path / "b.nxml", JATS)
    (tmp_path / "a").mkdir()
    write(tmp_path / "a" / "m.md", MANUSCRIPT.replace(TITLE, "Mint and colds"))
    write(tmp_path / ".hidden.md", MANUSCRIPT)
    write(tmp_path / "notes.ods", "no source")
    assert [work.title for work in read_sources([str(tmp_path)])] == [TITLE, "Mint and colds"]


def test_a_file_that_changed_is_read_anew(tmp_path: Path) -> None:
    path = write(tmp_path / "m.md", MANUSCRIPT)
    before = read_source_file(path).full_text
    write(path, MANUSCRIPT.replace("associated with shorter", "associated with much shorter"))
    assert read_source_file(path).full_text != before


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("gone.md", None, "No such file"),
        ("empty.md", "", "empty"),
        ("bare.json", json.dumps(CSL[1:]), "no abstract in any of its 1 items"),
        ("other.json", "[1, 2]", "no article in it"),
        ("paper.tex", "\\section{x}", "LaTeX"),
    ],
)
def test_a_source_that_cannot_be_read_is_told(tmp_path: Path, name: str, text: str | None, words: str) -> None:
    if text is not None:
        write(tmp_path / name, text)
    with pytest.raises(ClaimcheckError, match=words):
        checked(write(tmp_path / "a.md", RELEASE), source=tmp_path / name)


@pytest.mark.parametrize(
    "field",
    [
        {"issued": {"date-parts": [2020]}},
        {"issued": {"date-parts": "2020"}},
        {"issued": [["2020"]]},
        {"issued": {"date-parts": [[]]}, "DOI": 5, "PMID": ["x"], "author": [{"family": ["Roe"]}, 3]},
        {"abstract": ["Zinc shortened colds by 2 days."], "container-title": [], "volume": {}},
    ],
)
def test_a_library_with_fields_of_another_kind_is_read(tmp_path: Path, field: dict[str, object]) -> None:
    item = {"id": "a", "title": "Zinc for colds", "abstract": "Zinc shortened colds by 2 days.", "issued": "2020"}
    work = read_source_file(write(tmp_path / "library.json", json.dumps([{**item, **field}])))
    assert [passage.text for passage in work.abstract] == ["Zinc shortened colds by 2 days."]
    assert (work.published, work.doi, work.journal, work.volume) in {("2020", "", "", ""), ("", "", "", "")}
    assert work.authors in ((), (Author(family="Roe"),))


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="0 files of sources"):
        read_sources([str(tmp_path)])


def test_verify_takes_the_same_files(tmp_path: Path) -> None:
    claim = "Colds lasted 3 days with thyme tea."
    comparison = verify(claim, write(tmp_path / "paper.nxml", JATS))
    assert comparison == verify(claim, read_source_file(tmp_path / "paper.nxml"))
    assert RESULT in [each.text for each in comparison.rationale]
    with pytest.raises(ReadError, match="holds 2 works"):
        verify("Thyme tea shortens colds.", write(tmp_path / "library.json", json.dumps(CSL)))
