"""The command line: a word and its arguments become a call, whose exit code is returned."""

from __future__ import annotations

import atexit
import gc
import sys
from typing import TYPE_CHECKING

from claimcheck.arguments import build_parser
from claimcheck.commands.exits import Exit
from claimcheck.commands.running import say
from claimcheck.errors import ClaimcheckError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code; of `argparse`, SystemExit for --help and wrong usage."""
    gc.set_threshold(100_000)  # imports leave no garbage: looking for it took a twelfth of a short run,
    atexit.register(gc.freeze)  # and at its end, for what goes with the process anyway, a sixth
    parser = build_parser()
    given = parser.parse_args(arguments)
    if given.command is None:
        parser.print_help(sys.stderr)
        return Exit.NOT_RUN
    try:
        return _run(given)
    except ClaimcheckError as error:
        say(f"error: {error}")
        return Exit.NOT_RUN
    except KeyboardInterrupt:
        say("interrupted")
        return Exit.INTERRUPTED
    except Exception:  # noqa: BLE001 - Python would exit with 1, and a crash must not pass for findings
        import traceback

        traceback.print_exc()
        say("error: this is a fault of claimcheck, not of the article; please report it with the lines above")
        return Exit.NOT_RUN


def _run(given: argparse.Namespace) -> int:  # noqa: C901 - one case a command
    match given.command:
        case "check":
            from claimcheck.commands.checking import check

            return check(given)
        case "lock":
            from claimcheck.commands.locking import lock

            return lock(given)
        case "calibrate":
            from claimcheck.commands.calibrating import calibrate

            return calibrate(given)
        case "report":
            from claimcheck.commands.reporting import report

            return report(given)
        case "corpus" | "retractions":
            return _run_on_many(given)
        case "references":
            from claimcheck.commands.explaining import references

            return references(given)
        case "rule":
            from claimcheck.commands.explaining import rule

            return rule(given)
        case "doctor":
            from claimcheck.commands.doctoring import doctor

            return doctor()
        case "completion":
            from claimcheck.commands.explaining import completion

            return completion(given)
        case "server":
            from claimcheck.commands.serving import serve

            return serve()
        case _:
            from claimcheck.commands.explaining import config

            return config(given)


def _run_on_many(given: argparse.Namespace) -> int:
    if given.command == "corpus":
        from claimcheck.commands.corpus import corpus

        return corpus(given)
    from claimcheck.commands.retractions import retractions

    return retractions(given)
