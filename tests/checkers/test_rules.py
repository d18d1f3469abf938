"""Every rule: its own cases, its documentation, its page."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from claimcheck import readers
from claimcheck.checkers.base import Case, Checker, Rule
from claimcheck.checkers.registry import BUILT_IN, all_rules
from claimcheck.config import Settings
from claimcheck.model import Reference, Resolution
from claimcheck.pipeline import examine

PAGES = Path(__file__).parents[2] / "docs" / "rules"
CHECKERS = [rule for rule in BUILT_IN if issubclass(rule, Checker)]


def codes(case: str | Case, code: str) -> list[str]:
    """The codes found in a case when this rule alone is selected."""
    case = Case(case) if isinstance(case, str) else case
    article = readers.read("case.md", case.text.encode())

    def resolve(references: Sequence[Reference]) -> dict[str, Resolution]:
        assert len(references) >= len(case.resolutions), "the references of the case were not recognised"
        return {each.id: known for each, known in zip(references, case.resolutions, strict=False)}

    checked, crashes = examine(article, Settings(select=(code,)), resolve)
    assert not [each for each in crashes if "crashed" in each.message]
    return [finding.code for finding in checked.findings]


@pytest.mark.parametrize(("code", "case"), [(checker.code, case) for checker in CHECKERS for case in checker.flags])
def test_flags_what_it_says_it_flags(code: str, case: str | Case) -> None:
    assert code in codes(case, code)


@pytest.mark.parametrize(("code", "case"), [(checker.code, case) for checker in CHECKERS for case in checker.passes])
def test_passes_what_it_says_it_passes(code: str, case: str | Case) -> None:
    assert codes(case, code) == []


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_documentation_has_its_four_parts(rule: Rule) -> None:
    documentation = rule.documentation
    parts = re.findall(r"^## (.+)$", documentation, re.MULTILINE)
    assert parts == ["Why it matters", "Example", "References"]
    assert documentation.startswith("Flags ")


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_code_and_name_have_the_agreed_form(rule: Rule) -> None:
    assert re.fullmatch(r"[A-Z]{3}\d{3}", rule.code)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)


def test_every_rule_has_its_page_as_generated() -> None:
    from docs.make_rules import pages

    wanted = pages()
    assert {path.name: path.read_text(encoding="utf-8") for path in PAGES.glob("*.md")} == wanted
