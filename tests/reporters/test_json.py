from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import claimcheck.reporters
from claimcheck import Settings, __version__, check_files
from claimcheck.config import OutputFormat
from claimcheck.identifiers import Scheme
from claimcheck.model import (
    AttributionKind,
    ClaimComparison,
    ClaimKind,
    Comparison,
    Confidence,
    EngineName,
    Failure,
    LinkBasis,
    Provenance,
    RationaleSentence,
    Report,
    Severity,
    Slot,
    SlotRole,
    SlotState,
    Span,
    Verdict,
)
from claimcheck.reporters import render
from tests.reporters.sample import FIRST, SOURCE, checked, finding, garlic, garlic_report

SCHEMA: dict[str, Any] = json.loads(
    Path(claimcheck.reporters.__file__).with_name("report.schema.json").read_text(encoding="utf-8")
)


def closed(schema: object) -> object:
    """The schema with no key allowed that it does not name, so that an undocumented key is found."""
    if isinstance(schema, list):
        return [closed(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    inner = {key: closed(value) for key, value in schema.items()}
    if "properties" in schema:
        inner["additionalProperties"] = False
    return inner


def written(report: Report) -> dict[str, Any]:
    """The JSON of a report, which must fit the closed schema."""
    value: dict[str, Any] = json.loads(render(report, OutputFormat.JSON))
    strict = closed(SCHEMA)
    assert isinstance(strict, dict)
    jsonschema.Draft202012Validator(strict).validate(value)
    return value


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_the_report_has_the_shape_that_is_promised() -> None:
    value = written(garlic_report(Failure(path="b.md", message="the file is empty")))
    assert value["schema_version"] == "1"
    assert value["tool"] == {"name": "claimcheck", "version": __version__}
    assert value["summary"] == {
        "articles": 1,
        "claims": 2,
        "references": 1,
        "works_found": 0,
        "not_checked": 1,
        "silenced": 0,
        "not_compared": {},
        "files_skipped": 0,
        "verifier": {"engine": "base", "model": "", "judged": 0, "vetoed": 0, "unanswered": 0},
        "findings": {"error": 1, "warning": 1, "note": 1},
    }
    assert value["failures"] == [{"path": "b.md", "message": "the file is empty"}]
    (article,) = value["articles"]
    assert (article["path"], article["title"]) == ("posts/garlic.md", "Does garlic help?")


def test_a_claim_says_where_it_stands_and_what_it_rests_on() -> None:
    first, second = written(garlic_report())["articles"][0]["claims"]
    assert first == {
        "id": "c1",
        "text": FIRST,
        "words": FIRST,
        "start": SOURCE.index(FIRST),
        "end": SOURCE.index(FIRST) + len(FIRST),
        "line": 3,
        "column": 1,
        "kind": "effect",
        "confidence": 0.9123,
        "weight": 0.0,
        "strength": {"level": 3, "hedged": False},
        "attribution": {"kind": "unnamed authority", "text": "Experts say"},
        "references": [],
        "links": [],
        "verdict": None,
        "comparison": None,
    }
    assert second["verdict"] == "UNVERIFIABLE"
    assert second["text"].endswith("8 mmHg [1].")
    assert second["references"] == ["r1"]
    assert second["links"] == [{"reference": "r1", "basis": "marker in the sentence", "confidence": 0.99}]
    assert second["attribution"] is None


def test_a_comparison_gives_the_verdict_and_the_passage() -> None:
    article = garlic()
    passage = RationaleSentence(text="Garlic lowered pressure by 8 mmHg.", index=2, section="Results")
    slots = (
        Slot(role=SlotRole.INTERVENTION, text="Garlic", start=0, end=6, state=SlotState.FOUND, source_text="Garlic"),
        Slot(role=SlotRole.QUANTITY, text="8 mmHg", start=30, end=36),
    )
    known = Provenance(
        engine=EngineName.LLM,
        asked=EngineName.LLM,
        model="mock",
        said=Verdict.SUPPORTED,
        score=0.91,
        passages=(2,),
        not_checked=("8 mmHg",),
        note="it told of 3 parts where the claim has 2",
    )
    comparison = Comparison(
        verdict=Verdict.SUPPORTED, confidence=0.91, rationale=(passage,), slots=slots, provenance=known
    )
    compared = ClaimComparison(claim="c2", reference="r1", linked=True, comparison=comparison)
    reading = evolve(article.reading, comparisons=(compared,))
    report = Report(articles=(evolve(article, reading=reading),))
    value = written(report)
    told = {"engine": "llm", "model": "mock", "judged": 1, "vetoed": 0, "unanswered": 0}
    assert value["summary"]["verifier"] == told
    assert Report.from_json(report.to_json()).articles[0].reading.comparisons[0].comparison.provenance == known
    second = value["articles"][0]["claims"][1]
    assert second["verdict"] == "SUPPORTED"
    assert second["comparison"] == {
        "reference": "r1",
        "confidence": 0.91,
        "rationale": [{"text": "Garlic lowered pressure by 8 mmHg.", "section": "Results", "index": 2}],
        "provenance": {
            "engine": "llm",
            "asked": "llm",
            "model": "mock",
            "said": "SUPPORTED",
            "score": 0.91,
            "passages": [2],
            "vetoed_by": [],
            "not_checked": ["8 mmHg"],
            "note": "it told of 3 parts where the claim has 2",
        },
        "slots": [
            {
                "role": "intervention",
                "text": "Garlic",
                "start": 0,
                "end": 6,
                "state": "found",
                "source_text": "Garlic",
                "sentence": None,
            },
            {
                "role": "quantity",
                "text": "8 mmHg",
                "start": 30,
                "end": 36,
                "state": "not_found",
                "source_text": "",
                "sentence": None,
            },
        ],
    }


def test_a_reference_says_what_is_known_of_its_work() -> None:
    (reference,) = written(garlic_report())["articles"][0]["references"]
    assert reference["identifiers"] == {"doi": "10.1234/preaccept-77"}
    assert reference["resolution"] == {
        "status": "placeholder",
        "work": None,
        "asked": [],
        "reason": "a pre-acceptance DOI",
        "fits": None,
        "score": None,
        "candidates": [],
    }
    assert reference["text"] == SOURCE[reference["start"] : reference["end"]]


def test_findings_stand_in_order_and_slice_the_source() -> None:
    findings = written(garlic_report())["articles"][0]["findings"]
    assert [each["code"] for each in findings] == ["CIT101", "STR503", "REF201"]
    assert all(each["text"] == SOURCE[each["start"] : each["end"]] for each in findings)
    last = findings[-1]
    assert last["fix"] == {"start": last["start"], "end": last["end"], "text": "10.1234/made-up.77"}
    assert (last["line"], last["column"], last["end_line"], last["end_column"]) == (5, 68, 5, 88)
    assert (last["claim"], last["reference"]) == (None, "r1")


def test_a_real_run_fits_the_schema() -> None:
    articles = sorted((Path(__file__).parents[2] / "examples" / "articles").glob("modic-changes.*"))
    value = written(check_files(articles, Settings(offline=True, cache=False)))
    assert value["summary"]["articles"] == len(articles) > 0
    for path, article in zip(articles, value["articles"], strict=True):
        source = path.read_bytes().decode("utf-8")
        pieces = [*article["claims"], *article["references"], *article["findings"]]
        assert pieces
        assert all(each["text"] == source[each["start"] : each["end"]] for each in pieces)
        known = {reference["id"] for reference in article["references"]}
        assert {each for claim in article["claims"] for each in claim["references"]} <= known


def test_characters_stand_for_themselves() -> None:
    text = render(
        Report(articles=(checked("Knoblauch – für alle.", finding(Span(0, 9)), path="é.md"),)), OutputFormat.JSON
    )
    assert '"path": "é.md"' in text
    assert text.endswith("}\n")


@pytest.mark.parametrize(
    ("kinds", "pointer"),
    [
        (ClaimKind, ("claim", "kind")),
        (Severity, ("finding", "severity")),
        (Confidence, ("finding", "confidence")),
    ],
)
def test_the_schema_knows_every_word_of_the_model(kinds: Any, pointer: tuple[str, ...]) -> None:
    place = SCHEMA["$defs"][pointer[0]]
    for key in pointer[1:]:
        place = place["properties"][key]
    assert place["enum"] == list(kinds)


def test_the_schema_knows_every_basis_attribution_and_scheme() -> None:
    claim, reference = SCHEMA["$defs"]["claim"]["properties"], SCHEMA["$defs"]["reference"]["properties"]
    assert claim["links"]["items"]["properties"]["basis"]["enum"] == list(LinkBasis)
    assert claim["attribution"]["anyOf"][1]["properties"]["kind"]["enum"] == list(AttributionKind)
    assert reference["identifiers"]["propertyNames"]["enum"] == list(Scheme)


@given(st.text(min_size=1), st.data())
def test_any_source_and_span_make_a_valid_report(source: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(source)))
    end = data.draw(st.integers(start, len(source)))
    value = written(Report(articles=(checked(source, finding(Span(start, end))), garlic())))
    assert value["articles"][0]["findings"][0]["text"] == source[start:end]
