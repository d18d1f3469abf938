"""Each format fits what its readers take: schemas written here from their documentation, and one validator."""

from __future__ import annotations

import csv
import io
import json
import subprocess
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from attrs import evolve
from lxml import etree

from claimcheck import Settings, check_files
from claimcheck.checkers.registry import all_rules
from claimcheck.config import OutputFormat
from claimcheck.model import Failure, Report, Span
from claimcheck.reporters import render, sarif
from claimcheck.reporters.fingerprints import own_fingerprints
from claimcheck.reporters.step_summary import step_summary
from tests.reporters.hostile import hostile
from tests.reporters.sample import checked, claimed, finding, garlic, garlic_report

ROOT = Path(__file__).parents[2]
ARTICLES = ROOT / "examples" / "articles"
MULTITOOL = ROOT / ".venv" / "npm" / "node_modules" / "@microsoft" / "sarif-multitool-linux" / "Sarif.Multitool"
FAILURE = Failure(path="posts/empty.md", message="the file is empty")


def example() -> Report:
    return check_files([ARTICLES / "modic-changes.md"], Settings(frozen=True, lock=str(ARTICLES / "claimcheck.lock")))


REPORTS = {"example": example, "garlic": lambda: garlic_report(FAILURE), "hostile": hostile, "nothing": Report}

TEXT = {"type": "string", "minLength": 1}
FROM_ONE = {"type": "integer", "minimum": 1}


def closed(required: dict[str, Any], optional: dict[str, Any] | None = None) -> dict[str, Any]:
    """The schema of an object with these keys and no others."""
    properties = required | (optional or {})
    return {"type": "object", "required": list(required), "properties": properties, "additionalProperties": False}


GITLAB = {
    "type": "array",
    "items": closed(
        {
            "description": TEXT,
            "check_name": TEXT,
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32,}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": closed({"path": TEXT, "lines": closed({"begin": FROM_ONE}, {"end": FROM_ONE})}),
        }
    ),
}
POSITION = closed({"line": FROM_ONE}, {"column": FROM_ONE})
RANGE = closed({"start": POSITION}, {"end": POSITION})
RDJSON = closed(
    {
        "diagnostics": {
            "type": "array",
            "items": closed(
                {"message": TEXT, "location": closed({"path": TEXT}, {"range": RANGE})},
                {
                    "severity": {"enum": ["UNKNOWN_SEVERITY", "ERROR", "WARNING", "INFO"]},
                    "code": closed({"value": TEXT}, {"url": TEXT}),
                    "suggestions": {"type": "array", "items": closed({"range": RANGE, "text": {"type": "string"}})},
                },
            ),
        }
    },
    {"source": closed({"name": TEXT}, {"url": TEXT}), "severity": {"enum": ["ERROR", "WARNING", "INFO"]}},
)
CHECKSTYLE = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="checkstyle"><xs:complexType>
<xs:sequence><xs:element name="file" minOccurs="0" maxOccurs="unbounded"><xs:complexType><xs:sequence>
<xs:element name="error" minOccurs="0" maxOccurs="unbounded"><xs:complexType>
<xs:attribute name="line" type="xs:positiveInteger" use="required"/>
<xs:attribute name="column" type="xs:positiveInteger"/>
<xs:attribute name="severity" use="required"><xs:simpleType><xs:restriction base="xs:string">
<xs:enumeration value="error"/><xs:enumeration value="warning"/><xs:enumeration value="info"/>
<xs:enumeration value="ignore"/></xs:restriction></xs:simpleType></xs:attribute>
<xs:attribute name="message" type="xs:string" use="required"/><xs:attribute name="source" type="xs:string"/>
</xs:complexType></xs:element></xs:sequence><xs:attribute name="name" type="xs:string" use="required"/>
</xs:complexType></xs:element></xs:sequence><xs:attribute name="version" type="xs:string"/>
</xs:complexType></xs:element></xs:schema>"""
JUNIT = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
<xs:complexType name="outcome" mixed="true"><xs:attribute name="message" type="xs:string"/>
<xs:attribute name="type" type="xs:string"/></xs:complexType>
<xs:attributeGroup name="counts"><xs:attribute name="tests" type="xs:nonNegativeInteger" use="required"/>
<xs:attribute name="failures" type="xs:nonNegativeInteger"/><xs:attribute name="errors" type="xs:nonNegativeInteger"/>
</xs:attributeGroup>
<xs:element name="testsuites"><xs:complexType><xs:sequence>
<xs:element name="testsuite" minOccurs="0" maxOccurs="unbounded"><xs:complexType><xs:sequence>
<xs:element name="testcase" maxOccurs="unbounded"><xs:complexType><xs:choice minOccurs="0" maxOccurs="unbounded">
<xs:element name="error" type="outcome"/><xs:element name="failure" type="outcome"/>
<xs:element name="system-out" type="xs:string"/></xs:choice>
<xs:attribute name="name" type="xs:string" use="required"/><xs:attribute name="classname" type="xs:string"/>
</xs:complexType></xs:element></xs:sequence><xs:attribute name="name" type="xs:string" use="required"/>
<xs:attributeGroup ref="counts"/></xs:complexType></xs:element></xs:sequence>
<xs:attribute name="name" type="xs:string"/><xs:attributeGroup ref="counts"/></xs:complexType></xs:element>
</xs:schema>"""


@pytest.fixture(params=REPORTS, scope="module")
def report(request: pytest.FixtureRequest) -> Report:
    made: Report = REPORTS[request.param]()
    return made


@pytest.mark.parametrize(
    ("output_format", "schema"),
    [(OutputFormat.GITLAB, GITLAB), (OutputFormat.RDJSON, RDJSON)],
    ids=["gitlab", "rdjson"],
)
def test_json_formats_fit_their_schema(report: Report, output_format: OutputFormat, schema: dict[str, Any]) -> None:
    jsonschema.validate(json.loads(render(report, output_format)), schema)


@pytest.mark.parametrize(
    ("output_format", "schema"),
    [(OutputFormat.CHECKSTYLE, CHECKSTYLE), (OutputFormat.JUNIT, JUNIT)],
    ids=["checkstyle", "junit"],
)
def test_xml_formats_fit_their_schema(report: Report, output_format: OutputFormat, schema: str) -> None:
    root = etree.fromstring(render(report, output_format).encode())
    etree.XMLSchema(etree.fromstring(schema)).assertValid(root)


def test_fingerprints_are_unique_and_do_not_know_of_lines() -> None:
    twice = checked("Thyme heals.\n\nThyme heals.", finding(Span(0, 12)), finding(Span(14, 26)))
    moved = checked("# New\n\nThyme heals.\n\nThyme  heals.", finding(Span(7, 19)), finding(Span(21, 34)))
    assert len(set(own_fingerprints(twice))) == 2
    assert list(own_fingerprints(twice)) == list(own_fingerprints(moved))
    other = evolve(twice, reading=evolve(twice.reading, article=evolve(twice.reading.article, path="b.md")))
    records = json.loads(render(Report(articles=(twice, other)), OutputFormat.GITLAB))
    assert len({each["fingerprint"] for each in records}) == len(records) == 4


def test_json_lines_tell_findings_failures_and_the_summary() -> None:
    lines = [json.loads(line) for line in render(garlic_report(FAILURE), OutputFormat.JSON_LINES).splitlines()]
    assert [line["type"] for line in lines] == ["finding"] * 3 + ["failure", "summary"]
    assert (lines[0]["path"], lines[0]["code"], lines[0]["line"]) == ("posts/garlic.md", "CIT101", 3)
    assert lines[-1]["findings"] == {"error": 1, "warning": 1, "note": 1}


def test_grouped_stands_under_its_article() -> None:
    assert render(garlic_report(), OutputFormat.GROUPED).splitlines() == [
        "posts/garlic.md: 3 findings",
        "  3:1   warning  CIT101 An effect on health is stated and no source is given for it.",
        "  3:25  note     STR503 An effect on health is stated and no source is given for it.",
        "  5:68  error    REF201 This DOI was a placeholder and was never registered.",
    ]


def test_a_table_has_a_row_for_each_claim() -> None:
    text = render(garlic_report(), OutputFormat.CSV)
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert [row["state"] for row in rows] == ["names no source", "its source has a fault"]
    assert rows[0]["findings"] == "CIT101 uncited-claim; STR503 absolute-wording"
    assert (rows[1]["references"], rows[1]["doi"]) == ("r1", "10.1234/preaccept-77")


def test_notes_do_not_fail_a_case_and_a_clean_article_passes_one() -> None:
    root = etree.fromstring(render(Report(articles=(garlic(), checked("Calm."))), OutputFormat.JUNIT).encode())
    assert (root.get("tests"), root.get("failures"), root.get("errors")) == ("4", "2", "0")
    assert [case.get("name") for case in root[1]] == ["nothing to flag"]


def test_annotations_name_the_place_and_the_evidence() -> None:
    lines = render(garlic_report(FAILURE), OutputFormat.GITHUB).splitlines()
    assert lines[2] == (
        "::error file=posts/garlic.md,line=5,endLine=5,col=68,endColumn=88,title=REF201 placeholder-doi::"
        "This DOI was a placeholder and was never registered."
        "%0A“10.1234/PREACCEPT-77” (the form of pre-acceptance DOIs)%0ALook up the DOI of the published article."
    )
    assert lines[3] == "::error file=posts/empty.md,title=not checked::the file is empty"


def test_the_summary_of_a_step_stays_below_what_is_taken() -> None:
    source = "Thyme heals. " * 3000
    many = checked(source, *(finding(Span(13 * place, 13 * place + 12)) for place in range(3000)))
    text = step_summary(Report(articles=(many,)))
    assert len(text.encode()) < 2**20
    assert "Not shown: 2700 more findings (warning: 2700)." in text


def test_sarif_explains_its_rules_and_fixes() -> None:
    (run,) = json.loads(render(garlic_report(FAILURE), OutputFormat.SARIF, rules=all_rules()))["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [rule.code for rule in all_rules()]
    assert all(rule["help"]["text"] and len(rule["fullDescription"]["text"]) <= 1024 for rule in rules)
    *_, result = run["results"]
    assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == "REF201"
    assert result["message"]["text"].endswith("See [evidence](1).")
    assert result["relatedLocations"][0]["physicalLocation"]["region"]["startLine"] == 5
    (change,) = result["fixes"][0]["artifactChanges"]
    assert change["replacements"][0]["insertedContent"]["text"] == "10.1234/made-up.77"
    assert run["invocations"][0]["executionSuccessful"] is False


def test_the_gravest_results_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "MOST_RESULTS", 1)
    (run,) = json.loads(render(garlic_report(), OutputFormat.SARIF))["runs"]
    assert [result["ruleId"] for result in run["results"]] == ["REF201"]
    assert "2 findings" in run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]


@pytest.mark.slow
def test_sarif_passes_the_validator_of_its_makers(tmp_path: Path, report: Report) -> None:
    if not MULTITOOL.exists():
        pytest.skip("no sarif-multitool: `make .venv/.npm` installs it where npm is there")
    log, said = tmp_path / "log.sarif", tmp_path / "said.sarif"
    log.write_text(render(report, OutputFormat.SARIF, rules=all_rules()), encoding="utf-8")
    done = subprocess.run(
        [MULTITOOL, "validate", str(log), "--rule-kind", "Sarif;Ghas", "--output", str(said), "--quiet"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert said.exists(), done.stdout + done.stderr
    found = {result["ruleId"] for run in json.loads(said.read_text("utf-8-sig"))["runs"] for result in run["results"]}
    assert found <= {"SARIF2005"}, found  # no address of the tool while the package names none


def test_every_state_of_a_claim_that_cites_nothing_is_told() -> None:
    rows = list(csv.DictReader(io.StringIO(render(claimed("Thyme heals."), OutputFormat.CSV).removeprefix("\ufeff"))))
    assert [(row["state"], row["verdict"]) for row in rows] == [("names no source", "")]
