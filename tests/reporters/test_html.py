"""The page holds what the report does, whatever the article is, and asks nothing of any other place."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve
from lxml import html as parser

from claimcheck import Settings, check_files
from claimcheck.config import OutputFormat
from claimcheck.model import (
    Candidate,
    ClaimComparison,
    Comparison,
    Found,
    Link,
    LinkBasis,
    NotAsked,
    Notice,
    NoticeKind,
    NumberMismatch,
    Placeholder,
    RationaleSentence,
    Report,
    Severity,
    Span,
    Verdict,
    Work,
)
from claimcheck.pipeline import check_source
from claimcheck.reporters import render
from claimcheck.reporters.states import ClaimState, states_of
from tests.reporters.hostile import TEXT, hostile
from tests.reporters.sample import claimed, finding, garlic, garlic_report

if TYPE_CHECKING:
    from claimcheck.model import CheckedArticle, Resolution

ARTICLES = Path(__file__).parents[2] / "examples" / "articles"
FROZEN = Settings(frozen=True, lock=str(ARTICLES / "claimcheck.lock"))
OFFLINE = Settings(offline=True, cache=False)


def page(report: Report) -> Any:
    """The page, read as a browser would; every place in it that a link names is there, once."""
    root: Any = parser.document_fromstring(render(report, OutputFormat.HTML))
    ids = Counter(root.xpath("//@id"))
    assert not [each for each, number in ids.items() if number > 1]
    assert {each[1:] for each in root.xpath("//a/@href") if each.startswith("#")} <= set(ids)
    return root


def words(element: Any) -> str:
    return " ".join(element.text_content().split())


def example() -> Report:
    return check_files([ARTICLES / "modic-changes.md"], FROZEN)


@pytest.mark.parametrize("report", [example(), garlic_report(), hostile(), Report(), claimed("Thyme heals.")])
def test_a_page_asks_nothing_of_any_other_place(report: Report) -> None:
    root = page(report)
    (policy,) = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    assert not root.xpath("//img | //iframe | //object | //base | //form | //@src | //@style | //@srcset")
    assert [each.get("href") for each in root.xpath("//link")] == ["data:,"]
    assert not re.search(r"url\(|@import", "".join(root.xpath("//style/text()")))
    assert all(re.match(r"#|https?://", each) for each in root.xpath("//a/@href"))
    assert all(each.get("rel") == "noreferrer noopener" for each in root.xpath("//a[starts-with(@href, 'http')]"))


def test_an_article_that_attacks_is_text() -> None:
    root = page(hostile())
    assert len(root.xpath("//script")) == len(root.xpath("//style")) == 1
    assert not [name for each in root.iter() for name in each.keys() if name.startswith("on")]  # noqa: SIM118
    (text,) = root.xpath("//section[@class='text']")
    assert "</script><script>alert(1)</script>" in words(text)
    assert "<U+202E>right to left" in words(text)
    assert len(TEXT) > 200


def test_the_article_is_whole_and_its_claims_lead_to_their_cards() -> None:
    report = example()
    root = page(report)
    (checked,) = report.articles
    (text,) = root.xpath("//section[@class='text']")
    shown = re.sub(r"\d+ \((?:names|says|its|at|compared|source)[^)]*\)", "", words(text))
    assert all(each.text[:30] in shown for each in checked.reading.sentences[1:])
    for claim in checked.reading.claims:
        (mark,) = root.xpath(f"//a[@id='a1-{claim.id}']")
        assert claim.text.split()[0] in words(mark)
        (card,) = root.xpath(f"//section[@id='{mark.get('href')[1:]}']")
        assert states_of(checked)[claim.id] in words(card)
        codes = {each.code for each in checked.findings if each.claim == claim.id}
        assert codes <= set(card.get("data-codes").split())
        assert all(code in words(card) for code in codes)


def test_every_finding_stands_on_the_page() -> None:
    report = example()
    shown = words(page(report))
    assert all(" ".join(each.message.split()) in shown for each in report.findings)


def test_the_source_stands_beside_the_claim_with_what_differs_marked() -> None:
    difference = NumberMismatch(
        claim_words="8 mmHg", claim_start=36, claim_end=42, source_words="3 mmHg", sentence=4, confidence=0.9
    )
    comparison = Comparison(
        verdict=Verdict.CONTRADICTED,
        confidence=0.91,
        rationale=(RationaleSentence(text="Garlic lowered pressure by 3 mmHg.", index=4, section="Results"),),
        differences=(difference,),
    )
    article = garlic()
    claim = article.reading.claims[1]
    assert claim.text[36:42] == "8 mmHg"
    compared = ClaimComparison(claim="c2", reference="r1", linked=True, comparison=comparison)
    report = Report(articles=(evolve(article, reading=evolve(article.reading, comparisons=(compared,))),))
    (card,) = page(report).xpath("//section[@id='a1-c2-card']")
    assert [words(each) for each in card.xpath(".//mark[@class='clashes']")] == ["8 mmHg (clashes)", "3 mmHg (clashes)"]
    assert "at odds with its source" in words(card)
    assert "The text at hand says otherwise. (CONTRADICTED, confidence 0.91)" in words(card)


WORK = Work(title="Garlic", doi="10.1234/a", notices=(Notice(kind=NoticeKind.RETRACTION, said_by="Crossref"),))
SUPPORTED = Comparison(verdict=Verdict.SUPPORTED, confidence=0.9)


def stood(
    resolution: Resolution, *codes: str, comparison: Comparison | None = None, about: str = "claim"
) -> ClaimState:
    """The state of a claim that cites one reference."""
    article: CheckedArticle = garlic()
    claim = evolve(article.reading.claims[1], links=(Link(reference="r1", basis=LinkBasis.MARKER, confidence=1),))
    compared = ClaimComparison(claim="c2", reference="r1", linked=True, comparison=comparison) if comparison else None
    reading = evolve(
        article.reading,
        claims=(claim,),
        resolutions=(("r1", resolution),),
        comparisons=(compared,) if compared else (),
    )
    severity = Severity.ERROR
    findings = tuple(
        finding(Span(0, 1), code=code, severity=severity, claim="c2" if about == "claim" else None, reference="r1")
        for code in codes
    )
    return states_of(evolve(article, reading=reading, findings=findings))[claim.id]


def test_a_state_says_no_more_than_was_done() -> None:
    found = Found(work=WORK, basis="printed DOI")
    slip = Placeholder(reason="a pre-acceptance DOI", meant=Candidate(work=WORK, score=1))
    unknown = Placeholder(reason="a pre-acceptance DOI")
    assert stood(NotAsked(reason="offline")) is ClaimState.NOT_CHECKED
    assert stood(found) is ClaimState.NOT_COMPARED
    assert stood(found, comparison=SUPPORTED) is ClaimState.COMPARED
    assert stood(found, "CIT102", comparison=SUPPORTED) is ClaimState.FLAGGED
    assert stood(found, "STR501", comparison=SUPPORTED) is ClaimState.BEYOND
    assert stood(found, "FID402", comparison=SUPPORTED) is ClaimState.AT_ODDS
    assert stood(found, "SRC301", comparison=SUPPORTED, about="source") is ClaimState.FAULTY_SOURCE
    assert stood(slip, "REF201", comparison=SUPPORTED, about="source") is ClaimState.COMPARED
    assert stood(unknown, "REF201", about="source") is ClaimState.FAULTY_SOURCE
    assert stood(found, comparison=evolve(SUPPORTED, verdict=Verdict.NOT_ENOUGH_INFO)) is ClaimState.UNSETTLED
    contradicted = evolve(SUPPORTED, verdict=Verdict.CONTRADICTED)
    assert stood(found, comparison=contradicted) is ClaimState.AT_ODDS


def test_a_retraction_is_told_at_the_reference() -> None:
    article = garlic()
    found = Found(work=WORK, basis="printed DOI")
    report = Report(articles=(evolve(article, reading=evolve(article.reading, resolutions=(("r1", found),))),))
    (entry,) = page(report).xpath("//li[@id='a1-r1']")
    assert "Retraction, said by Crossref." in words(entry)
    assert entry.xpath(".//a/@href")[0] == "https://doi.org/10.1234/a"
    assert "Cited by claim 2" in words(entry)
    retracted = finding(Span(0, 1), code="SRC301", name="retracted", message="It was retracted.", reference="r1")
    (checked,) = report.articles
    (card,) = page(Report(articles=(evolve(checked, findings=(retracted,)),))).xpath("//section[@id='a1-c2-card']")
    assert "its source has a fault" in words(card)
    assert "SRC301 retracted high confidence · reference 1It was retracted." in words(card)


def test_headings_leave_no_level_out_and_the_list_of_references_stands_once() -> None:
    text = "# Garlic\n\n#### Deep\n\nGarlic lowers blood pressure [1].\n\n## References\n\n1. Doe J. Garlic. 2012.\n"
    root = page(check_source("a.md", text.encode(), OFFLINE))
    levels = [int(each.tag[1]) for each in root.xpath("//main//*[self::h2 or self::h3 or self::h4 or self::h5]")]
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))
    assert words(root).count("Doe J. Garlic. 2012.") == 1


def test_a_paragraph_that_holds_a_reference_and_a_claim_is_shown() -> None:
    (article,) = claimed("Garlic cures colds.").articles
    entry = evolve(garlic().reading.references[0], span=Span(5, 19))
    held = evolve(article, reading=evolve(article.reading, references=(entry,)))
    assert page(Report(articles=(held,))).xpath("//a[@class='mark']")
    silent = evolve(held, reading=evolve(held.reading, claims=(), sentences=()))
    assert "Garlic" not in words(page(Report(articles=(silent,))).xpath("//section[@class='text']")[0])


def test_a_remark_whose_words_are_not_shown_leads_nowhere() -> None:
    article = garlic()
    hidden = finding(Span(0, 3), code="CIT105", name="article-without-sources", message="It has no sources.")
    (card,) = page(Report(articles=(evolve(article, findings=(hidden,)),))).xpath("//section[@id='a1-m1-card']")
    assert "It has no sources." in words(card)
    assert not card.xpath(".//h4/a")


def test_what_is_raised_stressed_or_linked_is_shown_as_such() -> None:
    text = (
        "<p>H<sub>2</sub>O and <em>thyme</em> heal <a href='https://a.example/'>wounds</a> at 10<sup>9</sup> doses.</p>"
    )
    root = page(check_source("a.html", f"<article>{text}</article>".encode(), OFFLINE))
    (section,) = root.xpath("//section[@class='text']")
    assert [words(each) for each in section.xpath(".//em | .//u | .//sup")] == ["thyme", "wounds", "9"]
    assert "10" in words(section)


def test_a_long_article_stays_small() -> None:
    sentence = (
        "Thyme number {} lowers blood pressure in adults who take it every day for at least a dozen long weeks and"
    )
    texts = [f"{sentence.format(place)} walk a little more than they did." for place in range(100)]
    (article,) = claimed(*texts).articles
    long = RationaleSentence(text="Blood pressure fell in both groups by much the same. " * 4, index=0)
    comparison = evolve(SUPPORTED, rationale=(long,) * 3)
    reading = evolve(
        article.reading,
        references=garlic().reading.references,
        comparisons=tuple(
            ClaimComparison(claim=claim.id, reference="r1", linked=True, comparison=comparison)
            for claim in article.reading.claims
        ),
    )
    findings = tuple(finding(claim.span, claim=claim.id) for claim in reading.claims)
    made = render(Report(articles=(evolve(article, reading=reading, findings=findings),)), OutputFormat.HTML)
    assert len(made.encode()) < 1_000_000
    assert made.count('class="card"') == 100


def test_several_articles_have_a_table_and_what_failed_is_told() -> None:
    report = check_files([*sorted(ARTICLES.glob("*.md")), *sorted(ARTICLES.glob("*.txt")), "absent.md"], FROZEN)
    root = page(report)
    rows = root.xpath("//table[@class='index']/tbody/tr")
    assert [row.xpath("./th/a/@href")[0] for row in rows] == ["#a1", "#a2"]
    totals = [words(each) for each in root.xpath("//tfoot//td")]
    assert totals[3] == str(sum(len(each.reading.claims) for each in report.articles))
    assert "absent.md" in words(root.xpath("//section[@class='failures']")[0])
