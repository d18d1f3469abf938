"""What articles, works and file names say is text in every format, whatever it looks like."""

from __future__ import annotations

import re

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from claimcheck.checkers.registry import all_rules
from claimcheck.config import OutputFormat
from claimcheck.model import Evidence, Failure, Report, Span
from claimcheck.reporters import render
from claimcheck.reporters.step_summary import step_summary
from tests.reporters.hostile import hostile
from tests.reporters.sample import claimed, finding

STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe]")


def written(output_format: OutputFormat) -> str:
    return render(hostile(), output_format, rules=all_rules()).replace("\r\n", "\n")


@pytest.mark.parametrize("output_format", OutputFormat)
def test_no_character_that_steers_or_reorders_goes_out(output_format: OutputFormat) -> None:
    text = written(output_format)
    assert len(text) > 50
    assert STEERING.findall(text) == []
    text.encode()


@pytest.mark.parametrize("output_format", OutputFormat)
def test_no_line_is_a_command_of_a_workflow_but_our_own(output_format: OutputFormat) -> None:
    text = written(output_format)
    assert "##[" not in text
    commands = [line for line in text.splitlines() if line.lstrip().startswith("::")]
    if output_format is OutputFormat.GITHUB:
        assert [re.split(r"[ :]", line.removeprefix("::"))[0] for line in commands] == ["error", "notice", "error"]
        assert all(len(re.findall("::[a-z]", line)) == 1 for line in commands)
    else:
        assert commands == []


def test_colour_and_markup_of_an_article_are_shown_not_obeyed() -> None:
    text = render(hostile(), OutputFormat.FULL, color=True)
    assert "[bold]" in text
    assert "␛[31m" in text
    assert "\x1b]8" not in text


def test_the_summary_of_a_step_is_text_alone() -> None:
    text = step_summary(hostile())
    assert STEERING.findall(text) == []
    cells = [line for line in text.splitlines() if line.startswith("| error")]
    assert len(cells) == 1
    assert cells[0].count("|") == 6
    assert not re.search(r"[<>`@\[\]]|javascript:", text.replace("| --- |", ""))


def test_a_cell_of_a_table_is_no_formula() -> None:
    from claimcheck.reporters.csv import to_csv

    rows = to_csv(claimed("=HYPERLINK(A1) cures colds.", "@SUM(A1) cures colds.")).splitlines()
    assert [re.findall(r"'\S+", row)[0] for row in rows[1:]] == ["'=HYPERLINK(A1)", "'@SUM(A1)"]


@settings(max_examples=15)
@given(st.text(min_size=1), st.data())
def test_any_source_span_and_message_can_be_written_in_every_format(source: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(source)))
    end = data.draw(st.integers(start, len(source)))
    message = data.draw(st.text())
    (article,) = claimed(source).articles
    found = finding(
        Span(start, end), message=message, advice=message, evidence=(Evidence(text=message, source=source),)
    )
    report = Report(articles=(evolve(article, findings=(found,)),), failures=(Failure(path=source, message=message),))
    for output_format in OutputFormat:
        text = render(report, output_format)
        text.encode()
        assert STEERING.findall(text.replace("\r\n", "\n")) == [], output_format
    for output_format in (OutputFormat.CHECKSTYLE, OutputFormat.JUNIT):
        etree.fromstring(render(report, output_format).encode())
    again = Report.from_json(report.to_json())
    assert again.findings == report.findings
