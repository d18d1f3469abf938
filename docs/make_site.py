"""Write the lock file and the baseline of examples/site anew: `python -m docs.make_site`.

The registries are those of the tests, so that what they say of these works is the same everywhere.
"""

from __future__ import annotations

import os
from contextlib import chdir
from pathlib import Path

from claimcheck.cli import main as claimcheck
from claimcheck.sources.registries import VARIABLE
from tests.claimcheck_stub import StubServer

SITE = Path(__file__).parents[1] / "examples" / "site"


def main() -> None:
    """Write both files."""
    with chdir(SITE), StubServer() as stub:
        os.environ[VARIABLE] = stub.url
        claimcheck(["lock", "posts", "press"])
        claimcheck(["check", "--frozen", "--write-baseline", "posts", "press"])


if __name__ == "__main__":
    main()
