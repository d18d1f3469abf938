"""The report as SARIF 2.1.0, for the code scanning of GitHub and what else reads it.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html and
https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
"""

from __future__ import annotations

from importlib import metadata
from itertools import islice
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import quote

import claimcheck
from claimcheck import regex as re
from claimcheck.model import Severity, Span
from claimcheck.reporters.excerpt import visible
from claimcheck.reporters.fingerprints import own_fingerprints
from claimcheck.reporters.json import dumped
from claimcheck.reporters.place import located_in, relative

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from claimcheck.model import CheckedArticle, Finding, Report
    from claimcheck.reporters.place import Lines, Located

MOST_RESULTS = 25_000
"""More in one run are refused by GitHub; the gravest are kept, and what is left out is told."""
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_ROOT = "SRCROOT"
_LONGEST = 1024
_PROBLEMS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "recommendation"}


class RuleText(Protocol):
    """What the report tells of a rule; those of `claimcheck.checkers` are some."""

    @property
    def code(self) -> str:
        """`CIT101`."""

    @property
    def name(self) -> str:
        """`uncited-claim`."""

    @property
    def severity(self) -> Severity:
        """How grave its findings are."""

    @property
    def documentation(self) -> str:
        """Markdown, the first paragraph of which says what the rule flags."""


def sarif(report: Report, rules: Iterable[RuleText] = ()) -> str:
    """One run. `rules` are those that ran; of a finding by another one no more than its name is told."""
    known = {rule.code: rule for rule in rules}
    names = {finding.code: finding for finding in report.findings} | known
    codes = sorted(names)
    places = {code: place for place, code in enumerate(codes)}
    results = [result for checked in report.articles for result in _results(checked, places)]
    left = len(results) - MOST_RESULTS
    if left > 0:
        results = sorted(results, key=lambda result: result["level"].rank)[:MOST_RESULTS]
    run = {
        "tool": {
            "driver": {
                "name": "claimcheck",
                "version": claimcheck.__version__,
                "semanticVersion": claimcheck.__version__,
                **_address(),
                "rules": [_rule(names[code], known.get(code)) for code in codes],
            }
        },
        "invocations": [_invocation(report, left)],
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The folder that claimcheck was started in."}}},
        "results": results,
    }
    return dumped({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _address() -> dict[str, str]:
    """Where the tool can be read about, where the installed package says so."""
    try:
        urls = metadata.metadata("claimcheck-health").get_all("Project-URL") or []
    except metadata.PackageNotFoundError:
        return {}
    return {"informationUri": urls[0].partition(", ")[2]} if urls else {}


def _rule(named: Finding | RuleText, rule: RuleText | None) -> dict[str, Any]:
    documentation = rule.documentation if rule else ""
    first = " ".join(documentation.split("\n\n")[0].split()) or f"The rule {named.name}."
    plain = re.sub(r"[`*#]", "", documentation).strip() or first
    return {
        "id": named.code,
        "name": "".join(word.capitalize() for word in named.name.split("-")),
        "shortDescription": {"text": f"{named.name.replace('-', ' ').capitalize()}."},
        "fullDescription": {"text": first if len(first) <= _LONGEST else f"{first[: _LONGEST - 2]} …"},
        "help": {"text": plain, "markdown": documentation or first},
        "defaultConfiguration": {"level": named.severity},
        "properties": {
            "precision": "high" if named.severity is Severity.ERROR else "medium",
            "problem.severity": _PROBLEMS[named.severity],
            "tags": ["health", named.code[:3]],
        },
    }


def _invocation(report: Report, left: int) -> dict[str, Any]:
    """Whether the run could check all it was given; the files that it could not, and findings left out, are told."""
    notices = [
        {
            "level": "error",
            "message": {"text": _escaped(failure.message)},
            "locations": [{"physicalLocation": {"artifactLocation": _artifact(failure.path)}}],
        }
        for failure in report.failures
    ]
    if left > 0:
        notices.append({"level": "warning", "message": {"text": f"{left} findings, the least grave, are left out."}})
    return {"executionSuccessful": not report.failures, "toolExecutionNotifications": notices}


def _results(checked: CheckedArticle, places: dict[str, int]) -> Iterator[dict[str, Any]]:
    references = {reference.id: reference.span for reference in checked.reading.references}
    for each, fingerprint in zip(located_in(checked), own_fingerprints(checked), strict=True):
        finding = each.finding
        result: dict[str, Any] = {
            "ruleId": finding.code,
            "ruleIndex": places[finding.code],
            "level": finding.severity,
            "message": {"text": _message(finding)},
            "locations": [_location(each.path, each.lines, finding.span)],
            "partialFingerprints": {"primaryLocationLineHash": fingerprint},
            "properties": {"confidence": finding.confidence},
        }
        if finding.evidence:
            # Evidence stands in no file of the repository, so it is shown at the reference that it is about.
            span = references.get(finding.reference or "", finding.span)
            result["relatedLocations"] = [
                {
                    "id": number,
                    "message": {"text": _escaped(f"“{proof.text}” ({proof.source})")},
                    **_location(each.path, each.lines, span),
                }
                for number, proof in enumerate(finding.evidence, 1)
            ]
        if finding.fix:
            result["fixes"] = [_fix(each, finding.fix.span, finding.fix.text, finding.advice)]
        yield result


def _message(finding: Finding) -> str:
    """What is wrong, what it rests on, what to do; the evidence by links to the related locations."""
    proofs = (f"[evidence]({number})" for number, _ in enumerate(islice(finding.evidence, 9), 1))
    linked = ", ".join(proofs)
    advice = _escaped(finding.advice).rstrip()
    message = f"{_escaped(finding.message).rstrip()} {advice}{'' if advice.endswith('.') else '.'}"
    return f"{message} See {linked}." if linked else message


def _fix(each: Located, span: Span, text: str, advice: str) -> dict[str, Any]:
    replacement = {"deletedRegion": _region(each.lines, span), "insertedContent": {"text": text}}
    change = {"artifactLocation": _artifact(each.path), "replacements": [replacement]}
    return {"description": {"text": _escaped(advice)}, "artifactChanges": [change]}


def _location(path: str, lines: Lines, span: Span) -> dict[str, Any]:
    """A place with its words; with the lines around them too, unless these are too long for anyone to read."""
    place: dict[str, Any] = {"artifactLocation": _artifact(path), "region": _shown(lines, span)}
    around = Span(lines.bounds(lines.place(span.start).line)[0], lines.bounds(lines.place(span.end).line)[1])
    if around != span and around.end - around.start <= _LONGEST:
        place["contextRegion"] = _shown(lines, around)
    return {"physicalLocation": place}


def _shown(lines: Lines, span: Span) -> dict[str, Any]:
    words = span.of(lines.source)
    return _region(lines, span) | ({"snippet": {"text": words}} if words and len(words) <= _LONGEST else {})


def _region(lines: Lines, span: Span) -> dict[str, int]:
    start, end = lines.place(span.start), lines.place(span.end)
    return {"startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column}


def _artifact(path: str) -> dict[str, str]:
    name = relative(path)
    if name.startswith(("http://", "https://")):
        return {"uri": name}
    uri = quote(name.encode("utf-8", "surrogatepass"))
    return {"uri": f"file://{uri}"} if PurePath(name).is_absolute() else {"uri": uri, "uriBaseId": _ROOT}


def _escaped(text: str) -> str:
    """Text for a message, in which brackets would be a link (SARIF 3.11.6)."""
    return re.sub(r"([\\\[\]])", r"\\\1", visible(" ".join(text.split())))
