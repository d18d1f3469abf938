"""The README tells the truth: its example runs, its links lead somewhere, its codes exist."""

import re
from pathlib import Path

import pytest

from claimcheck.checkers.registry import all_rules

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]


def test_the_example_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "article.md").write_text("Slouching is good for your back.", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    (script,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    exec(compile(script, "README.md", "exec"), {})  # noqa: S102 - the example of our own README
    assert capsys.readouterr().out.startswith("CIT101 ")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text(encoding="utf-8"))
    missing = [each for each in targets if "://" not in each and not (page.parent / each).exists()]
    assert missing == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_codes_exist(page: Path) -> None:
    known = {rule.code for rule in all_rules()}
    family = {code[:3] for code in known}
    printed = set(re.findall(r"\b([A-Z]{3}\d{3})\b", page.read_text(encoding="utf-8")))
    assert {code for code in printed if code[:3] in family} <= known
