"""What a user sees of `--follow-links`: works behind pages, pages as sources, dead links, and no false alarm."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import validate

import claimcheck.reporters
from claimcheck import Settings, check_text
from claimcheck.checkers import naming
from claimcheck.model import CheckedArticle, Found, NoPage, PageState, Report, Resolution, Unreachable, Verdict
from claimcheck.reporters.references import outcome as outcome_told
from claimcheck.sources.web import fetching
from tests.claimcheck_stub import StubServer, site_faults
from tests.claimcheck_stub.faults import Fault
from tests.claimcheck_stub.published import JENSEN
from tests.claimcheck_stub.site_faults import DOWN, FAULTS
from tests.claimcheck_stub.sites import SiteServer

FOLLOW = Settings(follow_links=True)
COLDS = """\
<!doctype html><html lang="en"><head><title>Common cold - NHS</title>
<meta property="og:site_name" content="NHS"><meta name="description" content="About colds">
<script type="application/ld+json">
{"@type": "WebPage", "dateModified": "2024-05-02", "author": {"name": "NHS"}}
</script></head><body><header><nav><a href="/">Home</a> <a href="/a">Health A to Z</a></nav></header>
<main><article><h1>Common cold</h1>
<p>A cold is an illness of the nose and the throat that most people get over at home without seeing a doctor.</p>
<h2>How long it lasts</h2>
<p>In adults a cold usually lasts for 7 to 10 days, and in small children it may last for two weeks.</p>
<h2>Treatment</h2>
<p>Zinc lozenges may shorten a cold by about two days if they are taken within a day of the first symptoms.</p>
<p>Antibiotics do not shorten a cold, as they do not work against the viruses that cause it.</p>
<p>Rest, drink enough water and eat healthy food. Painkillers such as paracetamol can lower a fever.</p>
</article></main><footer><p>Crown copyright</p></footer></body></html>
"""
LINKED = "# Colds\n\nZinc lozenges shorten a cold by two days ([NHS](http://nhs.example/conditions/colds)).\n"


def check(text: str = LINKED, settings: Settings = FOLLOW) -> Report:
    return check_text(text, settings=settings)


def outcome(checked: CheckedArticle) -> Resolution:
    return checked.reading.resolutions[0][1]


def state(report: Report) -> PageState:
    known = outcome(report.articles[0])
    assert isinstance(known, NoPage)
    return known.page.state


def accusations(report: Report) -> list[str]:
    """Findings that say that something is wrong with the claim or its source."""
    return [each.code for each in report.findings if not each.code.startswith(("REF207", "CIT", "STR503"))]


def test_nothing_is_fetched_unless_it_is_asked_for(followed: SiteServer) -> None:
    followed.put("nhs.example/conditions/colds", COLDS)
    report = check(settings=Settings())
    assert followed.log == []
    assert report.summary.not_checked == 1


def test_a_page_is_a_source_of_its_own(followed: SiteServer) -> None:
    url = followed.put("nhs.example/conditions/colds", COLDS)
    checked = check("Antibiotics do not shorten a cold ([NHS](http://nhs.example/conditions/colds)).\n").articles[0]
    known = outcome(checked)
    assert isinstance(known, Found)
    work = known.work
    assert (work.title, work.journal, work.published, work.kind, work.url) == (
        "Common cold",
        "NHS",
        "2024-05-02",
        "web page",
        url,
    )
    assert work.design is None
    assert known.page is not None
    assert known.page.status == 200
    comparison = checked.reading.comparisons[0].comparison
    assert comparison.verdict is Verdict.SUPPORTED
    assert comparison.rationale[0].text.startswith("Antibiotics do not shorten a cold")
    assert comparison.rationale[0].section == "Treatment"
    assert len(followed.visits("nhs.example/conditions/colds")) == 1


def test_findings_speak_of_the_page(followed: SiteServer) -> None:
    followed.put("nhs.example/conditions/colds", COLDS)
    text = "Zinc lozenges shorten a cold by about two days ([NHS](http://nhs.example/conditions/colds)).\n"
    [finding] = [each for each in check(text).findings if each.code == "STR502"]
    assert finding.message == "The page says “may”; the article states it flatly."
    assert finding.evidence[0].text.startswith("Zinc lozenges may shorten a cold")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("The article says “a”; its source says “b”.", "The article says “a”; the page that it cites says “b”."),
        ("The source of this claim says otherwise.", "The page says otherwise."),
        (
            "The article speaks of “men”; the source studied “women”.",
            "The article speaks of “men”; the page speaks of “women”.",
        ),
        ("The source measured “its source”.", "The page speaks of “its source”."),
        ("Say again who got what, as the source has it.", "Say again who got what, as the page has it."),
    ],
)
def test_a_source_that_is_a_page_is_called_one(said: str, told: str) -> None:
    assert naming._SOURCE.sub(naming._named, said) == told


def test_a_page_is_blamed_for_nothing_that_it_does_not_say(followed: SiteServer) -> None:
    """A page changes and is read in part: neither a missing number nor another subject is told."""
    followed.put("nhs.example/conditions/colds", COLDS)
    for claim in (
        "In 2019 about 43% of adults in Wales had a cold",
        "The authors write that “zinc is the best thing that ever happened to us”",
        "In a double-blind trial, vitamin D lowered blood pressure in rats",
    ):
        assert accusations(check(f"{claim} ([NHS](http://nhs.example/conditions/colds)).\n")) == []


def test_a_page_that_names_its_work_is_that_work(followed: SiteServer) -> None:
    head = f'<title>{JENSEN.title}</title><meta name="citation_doi" content="doi:{JENSEN.doi}">'
    followed.put("journal.example/a/1", f"<html><head>{head}</head><body><h1>{JENSEN.title}</h1></body></html>")
    known = outcome(check("Rest did not help ([study](http://journal.example/a/1)).\n").articles[0])
    assert isinstance(known, Found)
    assert (known.work.doi, known.work.pmid) == (JENSEN.doi, JENSEN.pmid)
    assert known.work.design is not None
    assert known.basis == "the page that it links to"


GRAPH = json.dumps(
    {"@type": ["MedicalScholarlyArticle"], "identifier": {"@type": "PropertyValue", "value": JENSEN.doi}}
)


@pytest.mark.parametrize(
    "head",
    [
        f'<meta name="citation_pmid" content="{JENSEN.pmid}">',
        f'<meta name="DC.Identifier" content="doi:{JENSEN.doi}">',
        f'<meta name="prism.doi" content="{JENSEN.doi}">',
        f'<link rel="canonical" href="https://doi.org/{JENSEN.doi}">',
        f'<link rel="canonical" href="https://pubmed.ncbi.nlm.nih.gov/{JENSEN.pmid}/">',
        f'<script type="application/ld+json">{{"@type":"ScholarlyArticle","sameAs":"https://doi.org/{JENSEN.doi}"}}</script>',
        f'<script type="application/ld+json">[{{"@graph":[{GRAPH}]}}]</script>',
    ],
)
def test_pages_name_their_works_in_many_ways(followed: SiteServer, head: str) -> None:
    followed.put("journal.example/a/1", f"<html><head>{head}</head><body><h1>{JENSEN.title}</h1></body></html>")
    known = outcome(check("Rest did not help ([study](http://journal.example/a/1)).\n").articles[0])
    assert isinstance(known, Found)
    assert known.work.pmid == JENSEN.pmid


NEWS = (
    "<h1>What the Danes say about bad backs</h1>" + "<p>Many people who have a bad back go to bed for the day.</p>" * 9
)


@pytest.mark.parametrize(
    "head",
    [
        f'<meta name="citation_doi" content="{JENSEN.doi}">',
        f'<script type="application/ld+json">{{"@type":"NewsArticle","citation":"https://doi.org/{JENSEN.doi}"}}</script>',
        f'<meta name="citation_reference" content="citation_doi={JENSEN.doi}">',
    ],
)
def test_the_doi_of_another_paper_on_a_page_is_not_taken_for_the_source(followed: SiteServer, head: str) -> None:
    followed.put("news.example/a/1", f"<html><head>{head}</head><body>{NEWS}</body></html>")
    report = check("Rest did not help ([story](http://news.example/a/1)).\n")
    known = outcome(report.articles[0])
    assert isinstance(known, Found)
    assert known.work.is_page
    assert accusations(report) == []


def test_the_work_of_a_page_must_be_what_is_printed(followed: SiteServer) -> None:
    head = f'<title>{JENSEN.title}</title><meta name="citation_doi" content="{JENSEN.doi}">'
    followed.put("journal.example/a/1", f"<html><head>{head}</head><body><h1>{JENSEN.title}</h1></body></html>")
    text = (
        "Moths are attracted by light [1].\n\n## References\n\n"
        "1. Owl B. A catalogue of moths in the gardens of Lisbon. http://journal.example/a/1\n"
    )
    report = check(text)
    known = outcome(report.articles[0])
    assert not (isinstance(known, Found) and known.work.doi)
    assert accusations(report) == []


def test_a_dead_link_is_told_with_its_archived_copy(followed: SiteServer) -> None:
    followed.put("nhs.example/conditions/colds", "<h1>Not here</h1>", status=404)
    report = check()
    [finding] = [each for each in report.findings if each.code == "SRC306"]
    assert finding.message == "This page is gone: its site answers with status 404."
    assert (finding.severity, finding.confidence) == ("warning", "high")
    copy = "https://web.archive.org/web/20190501120000/http://nhs.example/conditions/colds"
    assert copy in finding.advice
    record = json.loads(report.to_json())["articles"][0]["references"][0]["resolution"]
    assert record["status"] == "not_found"
    assert (record["page"]["state"], record["page"]["archived"]) == ("gone", copy)
    schema = Path(claimcheck.reporters.__file__).with_name("report.schema.json").read_text(encoding="utf-8")
    validate(json.loads(report.to_json()), json.loads(schema))
    again = Report.from_json(report.to_json())
    assert again.to_json() == report.to_json()


@pytest.mark.parametrize("word", ["never", "broken"])
@pytest.mark.usefixtures("followed")
def test_a_dead_link_without_a_good_copy_is_told_without(word: str) -> None:
    report = check(f"Zinc shortens a cold ([NHS](http://nhs.example/{word}/colds)).\n")
    [finding] = [each for each in report.findings if each.code == "SRC306"]
    assert "archive" not in finding.advice


@pytest.mark.usefixtures("followed")
def test_an_archive_that_is_down_costs_no_more_than_the_copy(stub: StubServer) -> None:
    stub.fault("wayback", Fault.UNAVAILABLE)
    [finding] = [each for each in check().findings if each.code == "SRC306"]
    assert "archive" not in finding.advice


@pytest.mark.parametrize("fault", FAULTS)
def test_what_is_no_page_is_told_as_what_it_is(followed: SiteServer, fault: str) -> None:
    answer, expected = FAULTS[fault]
    followed.put("nhs.example/", COLDS.replace("Common cold", "Health A to Z"))
    followed.put("nhs.example/conditions/colds", **answer)
    report = check("Zinc lozenges shorten a cold by six days ([NHS](http://nhs.example/conditions/colds)).\n")
    assert state(report) is expected
    gone = expected in (PageState.GONE, PageState.SEEMS_GONE)
    assert accusations(report) == (["SRC306"] if gone else [])
    told = [each for each in report.findings if each.code in ("REF207", "SRC306")]
    assert len(told) == 1
    assert (report.summary.not_checked == 0) is gone
    assert told[0].severity == ("warning" if expected is PageState.GONE else "note")


@pytest.mark.parametrize("fault", DOWN)
def test_a_site_that_fails_says_nothing_about_its_page(
    followed: SiteServer, fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "PATIENCE", 0.3)
    followed.put("nhs.example/conditions/colds", **DOWN[fault])
    report = check("Zinc lozenges shorten a cold by six days ([NHS](http://nhs.example/conditions/colds)).\n")
    assert isinstance(outcome(report.articles[0]), Unreachable)
    assert accusations(report) == []
    assert report.exit_code == 0, "nothing was found, and a site that is down keeps no run from being one"
    assert [each.code for each in report.findings if each.reference] == ["REF207"]


@pytest.mark.parametrize("robots", ["forbid", "fail"])
def test_what_robots_forbid_could_not_be_checked(followed: SiteServer, robots: str) -> None:
    followed.put("nhs.example/conditions/colds", COLDS)
    followed.put(
        "nhs.example/robots.txt",
        "User-agent: *\nDisallow: /\n",
        kind="text/plain",
        status=500 if robots == "fail" else 200,
    )
    report = check("Zinc lozenges shorten a cold by six days ([NHS](http://nhs.example/conditions/colds)).\n")
    assert accusations(report) == []
    assert [each.code for each in report.findings if each.reference] == ["REF207"]
    assert followed.visits("nhs.example/conditions") == []


@pytest.mark.parametrize(
    ("charset", "declared"),
    [("utf-8", "iso-8859-1"), ("cp1252", "utf-8"), ("cp1252", ""), ("utf-16", ""), ("utf-8", "no-such-charset")],
)
def test_a_wrong_charset_makes_no_false_alarm(followed: SiteServer, charset: str, declared: str) -> None:
    text = COLDS.replace("two days", "two days – “at most” –")
    kind = f"text/html; charset={declared}" if declared else "text/html"
    followed.put("nhs.example/conditions/colds", text.encode(charset), kind=kind)
    report = check("Antibiotics do not shorten a cold ([NHS](http://nhs.example/conditions/colds)).\n")
    assert accusations(report) == []
    assert report.articles[0].reading.comparisons[0].comparison.verdict is Verdict.SUPPORTED


def test_another_page_than_printed_could_not_be_checked(followed: SiteServer) -> None:
    followed.put("nhs.example/conditions/colds", COLDS)
    text = (
        "Walnuts lower cholesterol by 4% [1].\n\n## References\n\n"
        "1. British Nutrition Board. Walnuts and cholesterol in adults: what the evidence shows. "
        "http://nhs.example/conditions/colds (accessed 1 May 2024)\n"
    )
    report = check(text)
    assert state(report) is PageState.OTHER
    assert accusations(report) == []


def test_a_page_that_moved_is_read_where_it_is(followed: SiteServer) -> None:
    followed.put("nhs.example/conditions/colds", status=301, Location="http://www.nhs.example/colds/")
    followed.put("www.nhs.example/colds/", COLDS)
    report = check()
    record = json.loads(report.to_json())["articles"][0]["references"][0]["resolution"]["page"]
    assert (record["moved"], record["final"]) == (True, "http://www.nhs.example/colds/")
    assert outcome_told(outcome(report.articles[0]))[1] == "Common cold; moved to http://www.nhs.example/colds/"


def test_offline_takes_pages_from_the_cache(followed: SiteServer) -> None:
    followed.put("nhs.example/conditions/colds", COLDS)
    online = check()
    visits = len(followed.log)
    assert check(settings=Settings(follow_links=True, offline=True)).to_json() == online.to_json()
    assert len(followed.log) == visits
    elsewhere = check(LINKED.replace("colds)", "flu)"), Settings(follow_links=True, offline=True))
    assert elsewhere.summary.not_checked == 1


def test_a_page_is_fetched_once_for_all_references(followed: SiteServer) -> None:
    followed.put("nhs.example/conditions/colds", COLDS)
    links = "".join(f"Zinc helps {n} people ([NHS](http://nhs.example/conditions/colds#s{n})).\n\n" for n in range(5))
    check(links)
    assert len(followed.visits("nhs.example/conditions/colds")) == 1


def test_the_state_of_each_page_is_in_the_list_of_references(
    followed: SiteServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from claimcheck.cli import main

    followed.put("nhs.example/conditions/flu", status=403)
    followed.put("nhs.example/conditions/colds", COLDS)
    article = tmp_path / "a.md"
    article.write_text(
        "Zinc helps ([NHS](http://nhs.example/conditions/colds)). Rest helps ([NHS](http://nhs.example/gone/x)). "
        "Tea helps ([NHS](http://nhs.example/conditions/flu)).\n"
    )
    main(["references", "--isolated", "--follow-links", str(article)])
    rows = capsys.readouterr().out
    assert "Common cold" in rows
    assert "gone" in rows
    assert "closed to" in rows
    main(["references", "--isolated", "--follow-links", "--export", "csl", str(article)])
    page = json.loads(capsys.readouterr().out)[0]
    assert (page["type"], page["title"], page["container-title"]) == ("webpage", "Common cold", "NHS")
    assert page["URL"] == "http://nhs.example/conditions/colds"


def test_a_page_on_something_else_contradicts_nothing(followed: SiteServer) -> None:
    """A link may lead to another page by now, whose numbers are about other things."""
    text = COLDS.replace("7 to 10 days", "7 to 10 days in 63% of adults").replace("Common cold", "Zinc and you")
    followed.put("nhs.example/conditions/colds", text)
    for claim in (
        "Walking lowered blood pressure in 12% of adults",
        "The survey of 5,014 adults found that 94.6% had heard of the agency",
        "Nurses were followed for six years after they had retired",
    ):
        assert accusations(check(f"{claim} ([NHS](http://nhs.example/conditions/colds)).\n")) == []


@pytest.mark.parametrize("line", [line for line in COLDS.splitlines() if line.startswith("<p>")])
def test_what_a_page_says_word_for_word_is_never_accused(followed: SiteServer, line: str) -> None:
    followed.put("nhs.example/conditions/colds", COLDS)
    said = line.removeprefix("<p>").partition("</p>")[0].rstrip(".")
    report = check(f"{said} ([NHS](http://nhs.example/conditions/colds)).\n")
    assert accusations(report) == []
    verdicts = {each.comparison.verdict for each in report.articles[0].reading.comparisons}
    assert Verdict.CONTRADICTED not in verdicts


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("404 patients with melanoma and what became of them", ""),
        ("500 adults who took zinc for a cold", ""),
        ("401 children at a school and their colds", ""),
        ("404 Not Found", PageState.SEEMS_GONE),
        ("404 | NHS", PageState.SEEMS_GONE),
        ("410 Gone", PageState.SEEMS_GONE),
        ("502 Bad Gateway", PageState.NO_TEXT),
        ("403 Forbidden", PageState.CLOSED),
        ("403 - NHS", PageState.CLOSED),
    ],
)
def test_a_number_at_the_head_of_a_title_is_no_error(followed: SiteServer, title: str, told: str) -> None:
    followed.put("nhs.example/conditions/colds", site_faults.page(title, "Zinc shortened colds by two days.", 60))
    known = outcome(check().articles[0])
    assert (known.page.state if isinstance(known, NoPage) else "") == told


def test_a_title_without_end_is_cut(followed: SiteServer) -> None:
    followed.put("nhs.example/conditions/colds", site_faults.page("Page not found " + "x" * 5000))
    [finding] = [each for each in check().findings if each.code == "SRC306"]
    assert len(finding.message) < 400


@pytest.mark.parametrize("charset", ["punycode", "unicode_escape", "zlib", "", "\\0"])
def test_a_charset_that_no_page_has_decodes_nothing(followed: SiteServer, charset: str) -> None:
    text = COLDS.replace("7 to 10 days", "7 to 10 days – \\u0041").encode("cp1252")
    followed.put("nhs.example/conditions/colds", text, kind=f"text/html; charset={charset}")
    known = outcome(check().articles[0])
    assert isinstance(known, Found)
    assert "7 to 10 days – \\u0041" in " ".join(each.text for each in known.work.full_text)
