"""Run `claimcheck check` against the stub: `python -m tests.claimcheck_stub.demo ARTICLE …`."""

from __future__ import annotations

import os
import subprocess
import sys

from claimcheck.sources.registries import VARIABLE
from tests.claimcheck_stub import StubServer


def main(arguments: list[str]) -> int:
    """Check the articles with the stub in place of the registries; the exit code, findings excused."""
    command = [sys.executable, "-m", "claimcheck", "check", "--isolated", "--no-cache", "--exit-zero", *arguments]
    with StubServer() as stub:
        return subprocess.run(command, env={**os.environ, VARIABLE: stub.url}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
