"""Run the stub: `python -m tests.claimcheck_stub --port 8765`."""

from __future__ import annotations

import argparse
import contextlib
import threading

from tests.claimcheck_stub.control import USAGE
from tests.claimcheck_stub.faults import Fault
from tests.claimcheck_stub.limits import GENEROUS, POLITE
from tests.claimcheck_stub.server import StubServer


def main() -> None:
    """Serve until interrupted."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.claimcheck_stub",
        description="Stand in for the registries that claimcheck asks, on a loopback address.",
        epilog="Control addresses:\n" + USAGE.format(kinds=", ".join(kind.value for kind in Fault)),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--port", type=int, default=0, help="port to listen on (default: any free one)")
    parser.add_argument("--latency", type=int, default=0, metavar="MS", help="milliseconds before each answer")
    parser.add_argument("--unlimited", action="store_true", help="never answer 429 by itself")
    options = parser.parse_args()
    with StubServer(options.port) as stub:
        stub.latency = options.latency / 1000
        stub.limit(GENEROUS if options.unlimited else POLITE)
        print(f"export CLAIMCHECK_REGISTRIES={stub.url}", flush=True)  # noqa: T201 - the line to paste
        with contextlib.suppress(KeyboardInterrupt):
            threading.Event().wait()


if __name__ == "__main__":
    main()
