"""A report read back from its JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from claimcheck.errors import ReadError
from claimcheck.identifiers import Identifier, Scheme
from claimcheck.model import (
    Answer,
    Article,
    Attribution,
    AttributionKind,
    Block,
    BlockKind,
    CheckedArticle,
    Claim,
    ClaimComparison,
    ClaimKind,
    Comparison,
    Confidence,
    Criterion,
    EngineName,
    Evidence,
    Failure,
    Finding,
    Fix,
    Link,
    LinkBasis,
    OffsetMap,
    Provenance,
    RationaleSentence,
    Reading,
    Reference,
    Report,
    Sentence,
    Severity,
    Silenced,
    SilencedBy,
    Slot,
    SlotRole,
    SlotState,
    Span,
    Strength,
    Verdict,
)
from claimcheck.reporters.json import SCHEMA_VERSION
from claimcheck.reporters.works import resolution_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimcheck.model import Resolution

    Record = dict[str, Any]


def from_json(text: str) -> Report:
    """The report; `Report.from_json` says what it lacks.

    Raises:
        ReadError: The text is no JSON report of schema version 1.
    """
    try:
        value = json.loads(text)
        version = value["schema_version"]
        if version != SCHEMA_VERSION:
            raise ReadError(f"a JSON report of schema version {version!r} cannot be read: update claimcheck")
        return Report(
            articles=tuple(map(_article, value["articles"])),
            failures=tuple(Failure(path=each["path"], message=each["message"]) for each in value["failures"]),
            searched=value.get("searched", False),
            skipped=tuple(value.get("skipped", ())),
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ReadError(
            f"this is no JSON report ({type(error).__name__}: {error}): give what `to_json` or "
            "`--output-format json` wrote"
        ) from error


def _article(record: Record) -> CheckedArticle:
    asked = record.get("checklist", ())
    records = [*record["claims"], *record["references"], *record["findings"], *record.get("silenced", ())]
    records += [place for each in asked for place in (*each["answers"], each["instead"]) if place]
    source = _source(records)
    claims = [_claim(each, place) for place, each in enumerate(record["claims"])]
    blocks = tuple(
        Block(
            kind=BlockKind.PARAGRAPH,
            text=span.of(source),
            offsets=OffsetMap.identity(span.start, span.end - span.start),
        )
        for span in (claim.span for claim in claims)
    )
    sentences = tuple(
        Sentence(block=claim.sentence, start=0, end=claim.span.end - claim.span.start, text=claim.text, span=claim.span)
        for claim in claims
    )
    reading = Reading(
        article=Article(path=record["path"], title=record["title"], source=source, blocks=blocks),
        sentences=sentences,
        claims=tuple(claims),
        references=tuple(map(_reference, record["references"])),
        resolutions=tuple(map(_resolution, record["references"])),
        comparisons=tuple(made for each in record["claims"] for made in _comparison(each)),
        checklist=tuple(map(_answer, asked)),
    )
    silenced = tuple(
        Silenced(finding=_finding(each), by=SilencedBy(each["by"]), reason=each["reason"])
        for each in record.get("silenced", ())
    )
    return CheckedArticle(
        reading=reading,
        findings=tuple(map(_finding, record["findings"])),
        silenced=silenced,
        not_compared=tuple(why for why, number in record.get("not_compared", {}).items() for _ in range(number)),
    )


def _answer(record: Record) -> Answer:
    return Answer(
        criterion=Criterion(record["criterion"]),
        spans=tuple(map(_span, record["answers"])),
        lacking=tuple(record["lacking"]),
        instead=_span(record["instead"]) if record["instead"] else None,
        missed=record["missed"],
    )


def _source(records: Iterable[Record]) -> str:
    """A source that has every quoted passage at its offset and in its line and column, and blanks elsewhere."""
    made: list[str] = []
    length, line, column = 0, 1, 1

    def put(text: str) -> None:
        nonlocal length, line, column
        made.append(text)
        length += len(text)
        ends = text.count("\n") + text.count("\r") - text.count("\r\n")
        line += ends
        column = len(text) - max(text.rfind("\n"), text.rfind("\r")) if ends else column + len(text)

    for each in sorted(records, key=lambda each: (each["start"], -each["end"])):
        gap = each["start"] - length
        if gap > 0:
            ends = each["line"] - line
            tail = each["column"] - 1 if ends else gap
            put(" " * (gap - ends - tail) + "\n" * ends + " " * tail)
        put(each["text"][max(0, length - each["start"]) :])
    return "".join(made)


def _span(record: Record) -> Span:
    return Span(record["start"], record["end"])


def _claim(record: Record, place: int) -> Claim:
    said = record["attribution"]
    words: str = record["words"] if "words" in record else record["text"]
    start = words.find(said["text"]) if said else 0
    return Claim(
        id=record["id"],
        sentence=place,
        span=_span(record),
        text=words,
        kind=ClaimKind(record["kind"]),
        confidence=record["confidence"],
        strength=Strength(level=record["strength"]["level"], hedged=record["strength"]["hedged"]),
        attribution=Attribution(kind=AttributionKind(said["kind"]), start=start, end=start + len(said["text"]))
        if said
        else None,
        links=tuple(
            Link(reference=link["reference"], basis=LinkBasis(link["basis"]), confidence=link["confidence"])
            for link in record["links"]
        ),
        weight=record.get("weight", 0.0),
    )


def _comparison(record: Record) -> Iterable[ClaimComparison]:
    told = record["comparison"]
    if told is None:
        return
    verdict, confidence = Verdict(record["verdict"]), told["confidence"]
    comparison = Comparison(
        verdict=verdict,
        confidence=confidence,
        scores={verdict: confidence},
        rationale=tuple(
            RationaleSentence(text=each["text"], index=each.get("index", place), section=each["section"])
            for place, each in enumerate(told["rationale"])
        ),
        slots=tuple(
            Slot(**{**each, "role": SlotRole(each["role"]), "state": SlotState(each["state"])})
            for each in told.get("slots", ())
        ),
        provenance=_provenance(told.get("provenance")),
    )
    yield ClaimComparison(claim=record["id"], reference=told["reference"], linked=True, comparison=comparison)


def _provenance(record: Record | None) -> Provenance:
    if record is None:
        return Provenance()
    return Provenance(
        engine=EngineName(record["engine"]),
        asked=EngineName(record["asked"]),
        model=record["model"],
        said=record["said"] and Verdict(record["said"]),
        score=record["score"],
        passages=tuple(record["passages"]),
        vetoed_by=tuple(record["vetoed_by"]),
        not_checked=tuple(record["not_checked"]),
        note=record["note"],
    )


def _reference(record: Record) -> Reference:
    span = _span(record)
    return Reference(
        id=record["id"],
        span=span,
        text=" ".join(record["text"].split()),
        label=record["label"],
        authors=tuple(record["authors"]),
        title=record["title"],
        journal=record["journal"],
        year=record["year"],
        volume=record["volume"],
        issue=record["issue"],
        pages=record["pages"],
        identifiers=tuple(
            Identifier(scheme=Scheme(scheme), value=value, start=span.start, end=span.end)
            for scheme, value in record["identifiers"].items()
        ),
        linked=record["linked"],
    )


def _resolution(record: Record) -> tuple[str, Resolution]:
    return record["id"], resolution_of(record["resolution"])


def _finding(record: Record) -> Finding:
    fix = record["fix"]
    return Finding(
        code=record["code"],
        name=record["name"],
        severity=Severity(record["severity"]),
        confidence=Confidence(record["confidence"]),
        message=record["message"],
        advice=record["advice"],
        span=_span(record),
        claim=record["claim"],
        reference=record["reference"],
        evidence=tuple(Evidence(text=each["text"], source=each["source"]) for each in record["evidence"]),
        fix=fix and Fix(span=_span(fix), text=fix["text"]),
    )
