"""The report for programs: JSON of schema version 1, described by `report.schema.json`."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from attrs import asdict

import claimcheck
from claimcheck import regex as re
from claimcheck.model import Verdict
from claimcheck.reporters.place import Lines, in_order
from claimcheck.reporters.summary import summarise
from claimcheck.reporters.works import resolution_record

if TYPE_CHECKING:
    from claimcheck.model import (
        Answer,
        CheckedArticle,
        Claim,
        Failure,
        Finding,
        Provenance,
        Reading,
        Reference,
        Report,
        Resolution,
        Span,
    )

SCHEMA_VERSION = "1"


_STEERING = re.compile(
    "[\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff\ufffe\uffff]|(?<=##)\\["
)
"""What would steer a terminal, reorder its line, be lost on the way, or begin a command of a workflow (`##[`)."""


def to_json(report: Report) -> str:
    """The report as JSON text with a line end; see `dumped`."""
    return dumped(_report(report), indent=2) + "\n"


def dumped(value: object, indent: int | None = None) -> str:
    """A value as JSON: characters stand for themselves, but those that would steer a terminal are escaped."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return _STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _report(report: Report) -> dict[str, Any]:
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "claimcheck", "version": claimcheck.__version__},
        "summary": summary_record(report),
        "articles": [article_record(checked) for checked in report.articles],
        "failures": list(map(failure_record, report.failures)),
        "searched": report.searched,
        "skipped": list(report.skipped),
    }


def summary_record(report: Report) -> dict[str, Any]:
    """The counts of a report."""
    summary = summarise(report)
    return {
        "articles": summary.articles,
        "claims": summary.claims,
        "references": summary.references,
        "works_found": summary.works_found,
        "not_checked": summary.not_checked,
        "silenced": summary.all_silenced,
        "not_compared": dict(summary.not_compared),
        "files_skipped": len(summary.skipped),
        "verifier": {
            "engine": summary.verifier,
            "model": summary.verifier_model,
            "judged": summary.judged,
            "vetoed": summary.vetoed,
            "unanswered": summary.unanswered,
        },
        "findings": {"error": summary.errors, "warning": summary.warnings, "note": summary.notes},
    }


def failure_record(failure: Failure) -> dict[str, str]:
    """A file that could not be checked, and why."""
    return {"path": failure.path, "message": failure.message}


def article_record(checked: CheckedArticle) -> dict[str, Any]:
    """One article as the schema has it."""
    reading = checked.reading
    lines = Lines(reading.article.source)
    return {
        "path": reading.article.path,
        "title": reading.article.title,
        "claims": [_claim(claim, reading, lines) for claim in reading.claims],
        "references": [_reference(reference, reading.resolution(reference), lines) for reference in reading.references],
        "findings": [finding_record(finding, lines) for finding in in_order(checked)],
        "silenced": [
            {**finding_record(each.finding, lines), "by": each.by, "reason": each.reason} for each in checked.silenced
        ],
        "not_compared": dict(Counter(checked.not_compared)),
        **({"checklist": [_answer(each, lines) for each in reading.checklist]} if reading.checklist else {}),
    }


def _answer(answer: Answer, lines: Lines) -> dict[str, Any]:
    """A question of the checklist with the passages that answer it."""
    return {
        "criterion": answer.criterion,
        "question": answer.criterion.question,
        "answers": [_where(span, lines) for span in answer.spans],
        "lacking": list(answer.lacking),
        "instead": answer.instead and _where(answer.instead, lines),
        "missed": None if answer.missed is None else round(answer.missed, 4),
    }


def _where(span: Span, lines: Lines) -> dict[str, Any]:
    place, page = lines.place(span.start), lines.on_page(span.start)
    return {
        "text": span.of(lines.source),
        "start": span.start,
        "end": span.end,
        "line": place.line,
        "column": place.column,
        **({"page": page[0], "page_line": page[1]} if page else {}),
    }


def _claim(claim: Claim, reading: Reading, lines: Lines) -> dict[str, Any]:
    attribution = claim.attribution
    return {
        "id": claim.id,
        **_where(claim.span, lines),
        "words": claim.text,
        "kind": claim.kind,
        "confidence": round(claim.confidence, 4),
        "weight": claim.weight,
        "strength": {"level": claim.strength.level, "hedged": claim.strength.hedged},
        "attribution": attribution
        and {"kind": attribution.kind, "text": claim.text[attribution.start : attribution.end]},
        "references": list(dict.fromkeys(link.reference for link in claim.links)),
        "links": [
            {"reference": link.reference, "basis": link.basis, "confidence": round(link.confidence, 4)}
            for link in claim.links
        ],
        **_comparison(claim, reading),
    }


def _comparison(claim: Claim, reading: Reading) -> dict[str, Any]:
    """The verdict on a claim that cites something, and what it rests on; UNVERIFIABLE where no text could be had."""
    if not claim.links:
        return {"verdict": None, "comparison": None}
    compared = reading.comparison(claim)
    if compared is None:
        return {"verdict": Verdict.UNVERIFIABLE, "comparison": None}
    comparison = compared.comparison
    rationale = [{"text": each.text, "section": each.section, "index": each.index} for each in comparison.rationale]
    told = {
        "reference": compared.reference,
        "confidence": round(comparison.confidence, 4),
        "rationale": rationale,
        "slots": [asdict(each) for each in comparison.slots],
        "provenance": _provenance(comparison.provenance),
    }
    return {"verdict": comparison.verdict, "comparison": told}


def _provenance(known: Provenance) -> dict[str, Any]:
    return {
        "engine": known.engine,
        "asked": known.asked,
        "model": known.model,
        "said": known.said,
        "score": None if known.score is None else round(known.score, 4),
        "passages": list(known.passages),
        "vetoed_by": list(known.vetoed_by),
        "not_checked": list(known.not_checked),
        "note": known.note,
    }


def _reference(reference: Reference, resolution: Resolution, lines: Lines) -> dict[str, Any]:
    identifiers: dict[str, str] = {}
    for identifier in reference.identifiers:
        identifiers.setdefault(identifier.scheme, identifier.value)
    return {
        "id": reference.id,
        "label": reference.label,
        **_where(reference.span, lines),
        "authors": list(reference.authors),
        "title": reference.title,
        "journal": reference.journal,
        "year": reference.year,
        "volume": reference.volume,
        "issue": reference.issue,
        "pages": reference.pages,
        "linked": reference.linked,
        "identifiers": identifiers,
        "resolution": resolution_record(resolution),
    }


def finding_record(finding: Finding, lines: Lines) -> dict[str, Any]:
    """A finding as the schema has it."""
    end = lines.place(finding.span.end)
    fix = finding.fix
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "message": finding.message,
        "advice": finding.advice,
        **_where(finding.span, lines),
        "end_line": end.line,
        "end_column": end.column,
        "claim": finding.claim,
        "reference": finding.reference,
        "evidence": [{"text": evidence.text, "source": evidence.source} for evidence in finding.evidence],
        "fix": fix and {"start": fix.span.start, "end": fix.span.end, "text": fix.text},
    }
