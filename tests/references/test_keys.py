"""Keys in the text are citations of what the article's library says, or of the identifier that they are."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from claimcheck import Settings, check
from claimcheck.cli import main
from claimcheck.model import Report, Span
from claimcheck.references.keys import find_keys
from claimcheck.references.library.formats import read_bibtex, read_csl, read_ris
from claimcheck.references.library.items import reference_from_item

OFFLINE = Settings(offline=True)
READERS = {"csl": lambda text: read_csl(json.loads(text)), "bibtex": read_bibtex, "ris": read_ris}
BIB = r"""
@string{sleep = "Made Sleep"}
@article{lee2019, title = {Hops \& sleep in {Danish} nurses}, author = {Lee, Ann and M{\"u}ller, Bo}, journal = sleep,
  year = 2019, volume = 42, number = 3, pages = {77--85}, doi = {10.99999/made.h1}}
@article{broken, title = {No end
"""
CSL = [
    {
        "id": "lee2019",
        "type": "article-journal",
        "title": "Hops & sleep in Danish nurses",
        "author": [{"family": "Lee", "given": "Ann"}, {"family": "Müller", "given": "Bo"}],
        "container-title": "Made Sleep",
        "issued": {"date-parts": [[2019, 5]]},
        "volume": "42",
        "issue": "3",
        "page": "77-85",
        "DOI": "10.99999/made.h1",
    }
]
YAML = """
references:
- id: lee2019
  title: Hops & sleep in Danish nurses
  author:
  - {family: Lee, given: Ann}
  - {family: Müller, given: Bo}
  container-title: Made Sleep
  issued: 2019
  volume: 42
  issue: 3
  page: 77-85
  DOI: 10.99999/made.h1
"""
RIS = """TY  - JOUR
ID  - lee2019
AU  - Lee, Ann
AU  - Müller, Bo
TI  - Hops & sleep in Danish nurses
JO  - Made Sleep
PY  - 2019/05/01
VL  - 42
IS  - 3
SP  - 77
EP  - 85
DO  - 10.99999/made.h1
ER  -
"""
LIBRARIES = {"refs.bib": BIB, "refs.json": json.dumps(CSL), "refs.yaml": YAML, "refs.ris": RIS}
TEXT = "Hops shorten the time to sleep by nine minutes in nurses [@lee2019, p. 80].\n"


@pytest.fixture(autouse=True)
def _readers() -> None:
    pytest.importorskip("pybtex", reason="the extra `bib` is not installed")


def checked(folder: Path, text: str = TEXT, name: str = "hops.md") -> Report:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return check(path, OFFLINE)


@pytest.mark.parametrize("library", LIBRARIES)
@pytest.mark.parametrize("named", [True, False])
def test_a_key_stands_for_what_the_library_says(tmp_path: Path, library: str, *, named: bool) -> None:
    name = f"made-{library}" if named else library
    (tmp_path / name).write_text(LIBRARIES[library], encoding="utf-8")
    matter = f"---\nbibliography: [{name}]\n---\n\n" if named else ""
    (article,) = checked(tmp_path, matter + TEXT).articles
    (reference,) = article.reading.references
    assert reference.authors == ("Lee A", "Müller B")
    assert reference.title == "Hops & sleep in Danish nurses"
    printed = (reference.journal, reference.year, reference.volume, reference.issue, reference.pages)
    assert printed == ("Made Sleep", 2019, "42", "3", "77-85")
    assert [each.value for each in reference.identifiers] == ["10.99999/made.h1"]
    assert reference.span.of(article.reading.article.source) == "[@lee2019, p. 80]"
    assert [[link.reference for link in claim.links] for claim in article.reading.claims] == [["r1"]]
    assert not [each for each in article.findings if each.code.startswith("CIT")]


def test_the_front_matter_may_hold_the_list_itself(tmp_path: Path) -> None:
    (article,) = checked(tmp_path, f"---\ntitle: Hops{YAML}---\n\n{TEXT}").articles
    assert [each.year for each in article.reading.references] == [2019]


@pytest.mark.parametrize(
    ("settings", "text", "library"),
    [
        ("_quarto.yml", "project:\n  type: website\nbibliography: made/refs.bib\n", "made/refs.bib"),
        ("_quarto.yml", "bibliography: [other.bib, refs.bib]\n", "refs.bib"),
        ("posts/_metadata.yml", "bibliography: made.bib\n", "posts/made.bib"),
        ("_config.yml", "bibliography: refs.bib\n", "refs.bib"),
        ("_config.yml", "scholar:\n  style: apa\n", "_bibliography/references.bib"),
        ("_config.yml", "scholar:\n  source: ./lib/\n  bibliography: made.bib\n", "lib/made.bib"),
        ("_config.yml", "bibtex_bibfiles:\n  - refs.bib\n", "refs.bib"),
    ],
)
def test_the_project_may_name_the_library_of_all_its_articles(
    tmp_path: Path, settings: str, text: str, library: str
) -> None:
    pytest.importorskip("yaml", reason="the extra `bib` is not installed")
    for name, content in ((settings, text), (library, BIB), ("posts/2020/x.txt", "")):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
    (article,) = checked(tmp_path / "posts" / "2020").articles
    assert [each.year for each in article.reading.references] == [2019]
    assert not [each for each in article.findings if each.code.startswith("CIT")]


def test_the_article_comes_before_its_project_and_another_project_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "_quarto.yml").write_text("bibliography: outer.bib\n", encoding="utf-8")
    (tmp_path / "outer.bib").write_text(BIB.replace("2019", "1999", 1).replace("{2019}", "{1999}"), encoding="utf-8")
    inner = tmp_path / "inner"
    inner.mkdir()
    (inner / "refs.bib").write_text(BIB, encoding="utf-8")
    (named,) = checked(inner, f"---\nbibliography: refs.bib\n---\n\n{TEXT}").articles
    assert [each.year for each in named.reading.references] == [2019]
    (inner / "_quarto.yml").write_text("project:\n  type: book\n", encoding="utf-8")
    (beside,) = checked(inner).articles
    assert [each.year for each in beside.reading.references] == [2019]


@pytest.mark.parametrize(
    "broken", ["bibliography: [\n", "bibliography: /etc/hosts.bib\n", "- a\n", "bibliography: 3\n"]
)
def test_broken_settings_name_nothing(tmp_path: Path, broken: str) -> None:
    (tmp_path / "_quarto.yml").write_text(broken, encoding="utf-8")
    assert {each.code for each in checked(tmp_path).findings if each.code.startswith("CIT")} == {"CIT106"}


def test_a_key_that_a_library_lacks_is_dangling(tmp_path: Path) -> None:
    (tmp_path / "refs.ris").write_text(RIS, encoding="utf-8")
    report = checked(tmp_path, f"{TEXT}\nValerian reduces anxiety [@ortiz2020].\n")
    assert [each.message for each in report.findings if each.code.startswith("CIT")] == [
        "The text cites ortiz2020, and no reference bears that name."
    ]


@pytest.mark.parametrize("broken", ["{", "[1, 2]", "", "- id: [\n"])
@pytest.mark.parametrize("name", ["refs.json", "refs.yaml", "refs.bib", "refs.ris"])
def test_a_broken_library_is_a_list_that_was_not_read(tmp_path: Path, name: str, broken: str) -> None:
    (tmp_path / name).write_text(broken, encoding="utf-8")
    assert {each.code for each in checked(tmp_path).findings if each.code.startswith("CIT")} == {"CIT106"}


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        (r"as \citep[see][p.~3]{lee2019,ortiz2020} found", ("lee2019", "ortiz2020")),
        ('as {{< cite "lee2019" >}} found', ("lee2019",)),
        ("as {% cite lee2019 ortiz2020 %} found", ("lee2019", "ortiz2020")),
        ("as [[@lee2019|Lee and others]] found", ("lee2019",)),
        ("as [-@lee2019] and [see @ortiz2020, pp. 3-4; @quist2021] found", ("lee2019", "ortiz2020", "quist2021")),
        ("as {cite:p}lee2019 found", ("lee2019",)),
        ("as @lee2019 [p. 3] found", ("lee2019",)),
        ("write to ann@example.org", ()),
        ("nothing is cited here", ()),
    ],
)
def test_keys_in_other_notations(text: str, keys: tuple[str, ...]) -> None:
    assert tuple(key for _, _, found in find_keys(text) for key in found) == keys


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("doi:10.99999/made.h1", "10.99999/made.h1"),
        ("pmid:31000001", "31000001"),
        ("https://doi.org/10.99999/made.h2", "10.99999/made.h2"),
        ("url:https://www.nhs.uk/conditions/insomnia/", "https://www.nhs.uk/conditions/insomnia"),
    ],
)
def test_a_key_of_manubot_is_its_identifier(tmp_path: Path, key: str, value: str) -> None:
    (article,) = checked(tmp_path, f"Hops shorten the time to sleep in nurses [@{key}].\n").articles
    assert [[each.value for each in reference.identifiers] for reference in article.reading.references] == [[value]]


def test_a_name_of_an_account_is_no_key(tmp_path: Path) -> None:
    (article,) = checked(tmp_path, "Hops shorten the time to sleep, says @NHSuk.\n").articles
    assert not article.reading.citations


@pytest.mark.parametrize("written", ["csl", "bibtex", "ris"])
def test_exported_references_are_read_again_as_they_were(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], written: str
) -> None:
    article = tmp_path / "hops.md"
    article.write_text(
        "Hops help nurses [1]. So does valerian ([trial](https://doi.org/10.99999/made.h2)).\n\n## References\n\n"
        "1. Lee A, Müller B. Hops & sleep in 100% of nurses: a trial. Made Sleep. 2019;42(3):77-85. "
        "doi:10.99999/made.h1\n",
        encoding="utf-8",
    )
    main(["references", "--offline", "--no-cache", "--export", written, str(article)])
    text = capsys.readouterr().out
    items = READERS[written](text)
    first = reference_from_item(items["r1"], "r1", Span(0, 1))
    assert (first.authors, first.title) == (("Lee A", "Müller B"), "Hops & sleep in 100% of nurses: a trial")
    assert (first.journal, first.year, first.volume, first.issue) == ("Made Sleep", 2019, "42", "3")
    assert first.pages == "77-85"
    second = reference_from_item(items["r2"], "r2", Span(0, 1))
    assert [[each.value for each in found.identifiers] for found in (first, second)] == [
        ["10.99999/made.h1"],
        ["10.99999/made.h2"],
    ]
