"""Write docs/rules/ from the rules themselves: `python docs/make_rules.py`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.checkers.registry import BUILT_IN
from claimcheck.model import Severity

if TYPE_CHECKING:
    from claimcheck.checkers.base import Rule

PAGES = Path(__file__).parent / "rules"
_FAMILIES = {
    "CIT": "citing",
    "REF": "identity of references",
    "SRC": "standing of sources",
    "FID": "fidelity to the source",
    "STR": "strength of wording",
    "DOC": "the article against itself",
    "CHK": "what an article leaves out",
    "SUP": "suppression comments",
}
_MARKS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


def _mark(rule: Rule) -> str:
    return f"{_MARKS[rule.severity]}{', off by default' if rule.off_by_default else ''}"


def pages() -> dict[str, str]:
    """The text of every page under its file name."""
    rules = sorted((rule() for rule in BUILT_IN), key=lambda rule: rule.code)
    rows = [
        f"| [{rule.code}]({rule.code}.md) | {rule.name} | {_mark(rule)} | {_FAMILIES[rule.code[:3]]} |"
        for rule in rules
    ]
    index = ["# Rules", "", "| code | name | severity | family |", "| --- | --- | --- | --- |", *rows, ""]
    made = {"README.md": "\n".join(index)}
    for rule in rules:
        title = f"# {rule.code} {rule.name}"
        made[f"{rule.code}.md"] = f"{title}\n\nSeverity: {_MARKS[rule.severity]}\n\n{rule.documentation}\n"
    return made


def main() -> None:
    """Write the pages and remove those of rules that are gone."""
    PAGES.mkdir(exist_ok=True)
    wanted = pages()
    for path in PAGES.glob("*.md"):
        if path.name not in wanted:
            path.unlink()
    for name, text in wanted.items():
        (PAGES / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
