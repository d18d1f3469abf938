"""The house stays as it was laid out: who may import whom, and how long a file or function may grow."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1] / "src" / "claimcheck"
MODULES = sorted(ROOT.rglob("*.py"))

BASE = {"model", "identifiers", "errors"}
ALLOWED = {
    "errors": set(),
    "installed": set(),
    "regex": set(),
    "identifiers": {"errors"},
    "model": {"identifiers"},
    "config": {"errors", "model"},
    "lexicon": set(),
    "language": BASE | {"lexicon"},
    "readers": BASE,
    "references": BASE | {"language"},
    "claims": BASE | {"language"},
    "checklist": BASE | {"language"},
    "checkers": BASE | {"installed", "language"},
    "reporters": BASE | {"config"},
}
"""For each part, the other parts it may import beside `regex`; what is not listed sees all."""
HANDS_ON = {"report.py": {"reporters", "commands", "config"}, "comparisons.py": {"reporters"}}
"""Values of the model whose methods hand on to a stage, imported when called: `report.to_json()` is for scripts."""


def part(path: Path) -> str:
    first = path.relative_to(ROOT).parts[0].removesuffix(".py")
    return {"landing_pages": "identifiers", "checksums": "identifiers"}.get(first, first)


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [each.name for each in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [f"claimcheck.{each.name}" for each in node.names] if node.module == "claimcheck" else [node.module]
        for name in names:
            if name.startswith("claimcheck."):
                yield name.split(".")[1]


def names(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", [path for path in MODULES if part(path) in ALLOWED], ids=names)
def test_imports_go_one_way(path: Path) -> None:
    own = part(path)
    others = {part(ROOT / f"{name}.py") for name in imported(path)} - {own, "regex"}
    allowed = ALLOWED[own] | (HANDS_ON.get(path.name, set()) if own == "model" else set())
    assert others <= allowed, f"{path.name} imports {sorted(others - allowed)}"


@pytest.mark.parametrize("path", MODULES, ids=names)
def test_files_and_functions_stay_readable(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert source.count("\n") <= 300
    long = [
        node.name
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno >= 50
    ]
    assert long == []


def test_nothing_is_called_utils() -> None:
    banned = {"utils", "helpers", "common", "manager", "service"}
    assert not [path for path in MODULES if path.stem in banned]
