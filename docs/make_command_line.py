"""Bring the help texts in docs/reference/command-line.md up to date: `python docs/make_command_line.py`."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from claimcheck.arguments import build_parser

PAGE = Path(__file__).parent / "reference" / "command-line.md"
_BLOCK = re.compile(r"```console\n\$ claimcheck(?: (\w+))? --help\n.*?```\n", re.DOTALL)


def with_current_help(page: str) -> str:
    """The page with each block that begins `$ claimcheck … --help` showing what that prints now."""
    parser = build_parser()
    (commands,) = (action for action in parser._actions if isinstance(action, argparse._SubParsersAction))  # noqa: SLF001

    def block(match: re.Match[str]) -> str:
        command = match[1]
        text = commands.choices[command].format_help() if command else parser.format_help()
        called = f"claimcheck {command}" if command else "claimcheck"
        return f"```console\n$ {called} --help\n{text}```\n"

    return _BLOCK.sub(block, page)


def main() -> None:
    """Write the page anew."""
    PAGE.write_text(with_current_help(PAGE.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
