"""The report as JUnit XML: each article a suite, each finding a case that failed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import Severity
from claimcheck.reporters.place import located_in, relative
from claimcheck.reporters.xml import element, written

if TYPE_CHECKING:
    from lxml.etree import _Element

    from claimcheck.model import CheckedArticle, Report


def junit(report: Report) -> str:
    """Errors and warnings are failures, a note is a case that passed and says so; what was not checked is an error.

    An article without findings has one case that passed, so that it is seen to have been checked.
    """
    root = element(None, "testsuites", name="claimcheck")
    for checked in report.articles:
        _suite(root, checked)
    for failure in report.failures:
        path = relative(failure.path)
        suite = element(root, "testsuite", name=path, tests=1, failures=0, errors=1)
        case = element(suite, "testcase", name="can be checked", classname=path)
        element(case, "error", failure.message, message=failure.message, type="not-checked")
    for counted in ("tests", "failures", "errors"):
        root.set(counted, str(sum(int(suite.get(counted, "0")) for suite in root)))
    return written(root)


def _suite(root: _Element, checked: CheckedArticle) -> None:
    path = relative(checked.reading.article.path)
    findings = list(located_in(checked))
    failed = sum(each.finding.severity is not Severity.NOTE for each in findings)
    suite = element(root, "testsuite", name=path, tests=max(1, len(findings)), failures=failed, errors=0)
    if not findings:
        element(suite, "testcase", name="nothing to flag", classname=path)
    for each in findings:
        finding, place = each.finding, f"line {each.start.line}, column {each.start.column}"
        case = element(suite, "testcase", name=f"{finding.code} {finding.name}, {place}", classname=path)
        proofs = [f"“{proof.text}” ({proof.source})" for proof in finding.evidence]
        text = "\n".join([f"{path}, {place}: {each.words}", finding.message, *proofs, finding.advice])
        if finding.severity is Severity.NOTE:
            element(case, "system-out", text)
        else:
            element(case, "failure", text, message=finding.message, type=finding.severity)
