"""An article, its name, its source and a failure, that try to be more than text in every format."""

from __future__ import annotations

from attrs import evolve

from claimcheck.model import Confidence, Evidence, Failure, Fix, Report, Severity, Span
from tests.reporters.sample import claimed, finding

ATTACKS = (
    "\x1b[31mred\x1b]8;;http://evil.example\x07",
    "\n::error file=a.md::smuggled",
    " ::set-output name=x::1",
    " ##[error]old",
    "]]>",
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[bold]loud[/bold]",
    "[link](javascript:alert(1))",
    "\u202eright to left\u2066",
    "\x9b2J",
    "\x85\u2028",
    "@everyone | cell | `code` $(id) {{ 1 }}",
    "\ud800",
    "\ufffe",
    "\"quotes'",
    "%0A::error::encoded",
    "&#x1b; &amp;",
)
TEXT = "=cmd()|' Thyme cures colds. " + " ".join(ATTACKS)


def hostile() -> Report:
    """A report in which every text that an author, a registry or a file system gives attacks."""
    whole = Span(0, len(TEXT))
    findings = (
        finding(
            whole,
            message=TEXT,
            advice=TEXT,
            evidence=(Evidence(text=TEXT, source=TEXT),),
            fix=Fix(span=whole, text=TEXT),
            severity=Severity.ERROR,
        ),
        finding(Span(9, 15), code="STR503", name="absolute-wording", confidence=Confidence.LOW, severity=Severity.NOTE),
    )
    (article,) = claimed(TEXT).articles
    named = evolve(article.reading.article, path=f"::error::{TEXT.replace('/', '')}.md", title=TEXT)
    article = evolve(article, reading=evolve(article.reading, article=named), findings=findings)
    return Report(articles=(article,), failures=(Failure(path=TEXT, message=TEXT),))
