"""The tutorial is true: each of its commands runs, one after another, and prints what it shows."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "tutorial" / "README.md"
_COMMAND = re.compile(r"^\$ (.*(?:\n>.*)*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)


def commands() -> list[tuple[str, list[str]]]:
    """Each command of the page, and the pieces of output that it shows, `…` standing for more."""
    found = []
    for block in re.findall(r"^```console\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL):
        for command, shown in _COMMAND.findall(block):
            typed = re.sub(r"\n> ?", "\n", command)
            found.append((typed, [piece.strip("\n") for piece in shown.split("…") if piece.strip("\n")]))
    return found


@pytest.mark.slow
@pytest.mark.skipif(not (ROOT / ".venv" / "bin" / "claimcheck").exists(), reason="needs the environment of `make test`")
def test_every_command_runs_and_prints_what_is_shown(tmp_path: Path) -> None:
    (ROOT / ".venv" / ".run").touch()  # what `make demo` would set up is there
    told = commands()
    assert len(told) > 12
    lines = []
    for number, (command, _) in enumerate(told):
        # The exit code of the command goes on to the next one, which may print it.
        lines.append(f"{command}\n__code=$?; printf '@@%s %s@@\\n' {number} $__code; (exit $__code)\n")
    done = subprocess.run(
        ["/bin/bash"],
        input="".join(lines).replace("/tmp/my-site", str(tmp_path / "my-site")),  # noqa: S108 - of the page
        cwd=ROOT,
        env={
            **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
            **{f"GIT_{who}_NAME": "A" for who in ("AUTHOR", "COMMITTER")},
            **{f"GIT_{who}_EMAIL": "a@example.org" for who in ("AUTHOR", "COMMITTER")},
            "NO_COLOR": "1",
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
        encoding="utf-8",
    )
    printed = re.split(r"@@(\d+) (\d+)@@\n", done.stdout)
    outputs, codes = printed[0::3], printed[2::3]
    assert len(codes) == len(told), done.stdout
    before = ""
    for (command, shown), output, code in zip(told, outputs, codes, strict=False):
        for piece in shown:
            assert piece in output, f"$ {command}\n{output}"
        expected = "1" if "--since" in command and "Turmeric" in before else "0"
        assert code == expected, f"$ {command}\n{output}"
        before = command
