"""Each format says where a finding stands in its own units, whatever stands before it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from lxml import etree

from claimcheck import Settings
from claimcheck.config import OutputFormat
from claimcheck.model import Report
from claimcheck.pipeline import check_source
from claimcheck.reporters import render

OFFLINE = Settings(offline=True, cache=False, select=("STR503",))
BEFORE = {
    "plain": "Thyme ",
    "tab": "Thyme\tand\t",
    "emoji": "Thyme 🌿 ",
    "joined emoji": "Thyme 👩‍⚕️ ",
    "combining": "Thyme cafe\u0301 ",
    "no-break space": "Thyme\u00a0and\u00a0mint ",
    "wide": "Thyme 百里香 ",
}


def report_of(line: str, end: str = "\n", mark: bytes = b"", name: str = "a.md") -> Report:
    return check_source(name, mark + f"# Herbs{end}{end}{line}{end}".encode(), OFFLINE)


def values(report: Report, output_format: OutputFormat) -> Any:
    return json.loads(render(report, output_format))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("before", BEFORE.values(), ids=BEFORE)
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["", "BOM"])
def test_columns_count_code_points_or_bytes(before: str, end: str, mark: bytes) -> None:
    line = f"{before}cures colds."
    report = report_of(line, end, mark)
    (result,) = values(report, OutputFormat.SARIF)["runs"][0]["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    words, column = region.pop("snippet")["text"], region["startColumn"]
    assert words.startswith("cures")
    assert column == len(before) + 1
    assert region == {"startLine": 3, "startColumn": column, "endLine": 3, "endColumn": column + len(words)}
    (diagnostic,) = values(report, OutputFormat.RDJSON)["diagnostics"]
    bytes_before = len(before.encode()) + 1
    assert diagnostic["location"]["range"] == {
        "start": {"line": 3, "column": bytes_before},
        "end": {"line": 3, "column": bytes_before + len(words)},
    }
    (annotation,) = render(report, OutputFormat.GITHUB).splitlines()
    assert f"line=3,endLine=3,col={column},endColumn={column + len(words)}," in annotation
    assert render(report, OutputFormat.CONCISE).startswith(f"a.md:3:{column}: ")
    root = etree.fromstring(render(report, OutputFormat.CHECKSTYLE).encode())
    assert [(each.get("line"), each.get("column")) for each in root.iter("error")] == [("3", str(column))]
    assert values(report, OutputFormat.GITLAB)[0]["location"]["lines"] == {"begin": 3, "end": 3}


def test_entities_count_as_they_are_written() -> None:
    report = report_of("<p>Thyme &amp;&nbsp;mint cures colds.</p>", name="a.html")
    (result,) = values(report, OutputFormat.SARIF)["runs"][0]["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert region["startColumn"] == len("<p>Thyme &amp;&nbsp;mint ") + 1
    assert region["snippet"]["text"].startswith("cures")


def test_paths_are_those_of_the_repository(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    report = check_source(str(tmp_path / "posts" / "a b#c.md"), b"Thyme always cures colds.", OFFLINE)
    (result,) = values(report, OutputFormat.SARIF)["runs"][0]["results"]
    artifact = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact == {"uri": "posts/a%20b%23c.md", "uriBaseId": "SRCROOT"}
    assert values(report, OutputFormat.GITLAB)[0]["location"]["path"] == "posts/a b#c.md"
    elsewhere = check_source("/srv/posts/a.md", b"Thyme always cures colds.", OFFLINE)
    (result,) = values(elsewhere, OutputFormat.SARIF)["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": "file:///srv/posts/a.md"}
