"""Every pattern is read alike by every Python from 3.11.0 on.

Until 3.11.4, a possessive or atomic group whose inside can be matched in more ways than one is misread
(github.com/python/cpython/issues/106052). Possessive repeats of a single character (`\\s*+`) are sound.
"""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

LISTING = """
import contextlib, importlib, pkgutil, re._compiler, sys
compiled, patterns = re._compiler.compile, set()

def note(pattern, flags=0):
    patterns.add((pattern, int(flags))) if isinstance(pattern, str) else None
    return compiled(pattern, flags)

re._compiler.compile = note
import claimcheck
for module in pkgutil.walk_packages(claimcheck.__path__, "claimcheck."):
    if not module.name.endswith("__main__"):
        with contextlib.suppress(ModuleNotFoundError):  # of an extra that is not installed
            importlib.import_module(module.name)
from claimcheck import Settings, check
for path in sys.argv[1:]:
    check(path, Settings(offline=True, cache=False))
print(repr(sorted(patterns)))
"""
EXAMPLES = Path(__file__).parents[1] / "examples" / "articles"
_SINGLE = frozenset({"LITERAL", "NOT_LITERAL", "ANY", "IN", "CATEGORY"})


def groups_without_return(pattern: str, flags: int = 0) -> int:
    """How many possessive or atomic groups a pattern holds."""
    parser = re._parser  # type: ignore[attr-defined]

    def is_single(parsed: object) -> bool:
        return len(parsed) == 1 and str(parsed[0][0]) in _SINGLE  # type: ignore[arg-type, index]

    def count(node: object) -> int:
        if not isinstance(node, (parser.SubPattern, tuple, list)):
            return 0
        parts = list(node)
        name = str(parts[0]) if parts else ""
        own = name == "ATOMIC_GROUP" or (name == "POSSESSIVE_REPEAT" and not is_single(parts[1][2]))
        return own + sum(map(count, parts))

    return count(parser.parse(pattern, flags))


@pytest.mark.parametrize(
    ("pattern", "number"),
    [(r"(?:ab?)*+", 1), (r"x(?>a|ab)", 1), (r"(?=(?:a|bc)?+d)", 1), (r"\s*+a++[^b]?+", 0), (r"(?:a|ab)*", 0)],
)
def test_such_groups_are_seen(pattern: str, number: int) -> None:
    assert groups_without_return(pattern) == number


@pytest.mark.slow
def test_no_pattern_holds_a_possessive_group(tmp_path: Path) -> None:
    articles = [str(path) for path in sorted(EXAMPLES.glob("modic-changes.*"))]
    command = [sys.executable, "-X", f"pycache_prefix={tmp_path}", "-c", LISTING, *articles]  # no pattern kept yet
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    patterns = ast.literal_eval(run.stdout)
    assert len(patterns) > 500
    assert [pattern for pattern, flags in patterns if groups_without_return(pattern, flags)] == []
