from __future__ import annotations

from claimcheck.config import OutputFormat
from claimcheck.model import Report, Span
from claimcheck.reporters import render
from tests.reporters.sample import checked, finding, garlic


def concise(report: Report) -> str:
    return render(report, OutputFormat.CONCISE)


def test_a_finding_is_one_line_in_order_of_place() -> None:
    assert concise(Report(articles=(garlic(),))) == (
        "posts/garlic.md:3:1: warning: CIT101 An effect on health is stated and no source is given for it.\n"
        "posts/garlic.md:3:25: note: STR503 An effect on health is stated and no source is given for it.\n"
        "posts/garlic.md:5:68: error: REF201 This DOI was a placeholder and was never registered.\n"
    )


def test_nothing_in_an_article_can_break_the_line() -> None:
    article = checked("Garlic.", finding(Span(0, 7), message="It\nsays\x1b[31m this."), path="a\nb.md")
    assert concise(Report(articles=(article,))) == "a b.md:1:1: warning: CIT101 It says␛[31m this.\n"


def test_without_findings_there_is_nothing() -> None:
    assert concise(Report(articles=(checked("Calm."),))) == ""
