"""Every rule: its own cases, its documentation, its page."""

import re
from pathlib import Path

import pytest

from claimcheck.checkers.base import Checker, Rule
from claimcheck.checkers.registry import BUILT_IN, all_rules
from claimcheck.config import Settings
from claimcheck.pipeline import check_source

PAGES = Path(__file__).parents[2] / "docs" / "rules"
CHECKERS = [rule for rule in BUILT_IN if issubclass(rule, Checker)]


def codes(text: str, code: str) -> list[str]:
    report = check_source("case.md", text.encode(), Settings(select=(code,)))
    assert not report.failures
    return [finding.code for finding in report.findings]


@pytest.mark.parametrize(("code", "text"), [(checker.code, text) for checker in CHECKERS for text in checker.flags])
def test_flags_what_it_says_it_flags(code: str, text: str) -> None:
    assert code in codes(text, code)


@pytest.mark.parametrize(("code", "text"), [(checker.code, text) for checker in CHECKERS for text in checker.passes])
def test_passes_what_it_says_it_passes(code: str, text: str) -> None:
    assert codes(text, code) == []


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_documentation_has_its_four_parts(rule: Rule) -> None:
    documentation = rule.documentation
    parts = re.findall(r"^## (.+)$", documentation, re.MULTILINE)
    assert parts == ["Why it matters", "Example", "References"]
    assert documentation.startswith("Flags ")


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_code_and_name_have_the_agreed_form(rule: Rule) -> None:
    assert re.fullmatch(r"[A-Z]{3}\d{3}", rule.code)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)+", rule.name)


def test_every_rule_has_its_page_as_generated() -> None:
    from docs.make_rules import pages

    wanted = pages()
    assert {path.name: path.read_text(encoding="utf-8") for path in PAGES.glob("*.md")} == wanted
