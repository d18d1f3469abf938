"""The words and flags of the command line."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from claimcheck import __version__
from claimcheck.config import Color, OutputFormat
from claimcheck.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

COMMANDS = ("check", "rule", "references", "config")

_CHECK = """\
Check health articles. PATH is a file, a folder to search, a pattern such as 'posts/*.md', or - for standard
input; without any, the folder you are in is searched. Markdown, HTML, text, JATS XML and DOCX are read.
"""
_EXITS = """\
exit codes:
  0  nothing at or above the fail level
  1  findings at or above the fail level
  2  something could not be checked: wrong usage or configuration, a file that is missing, empty or
     unreadable, a checker that crashed; the other files are checked and reported all the same
"""


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """Help that reads the same under every Python version, since it is printed in the documentation."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=30, width=108)

    def _format_action_invocation(self, action: argparse.Action) -> str:
        if not action.option_strings:
            return str(action.metavar or action.dest)
        flags = ", ".join(action.option_strings)
        return flags if action.nargs == 0 else f"{flags} {action.metavar}"


def build_parser() -> argparse.ArgumentParser:
    """The parser of the whole command line.

    A flag that stands for a setting has the name of its field and is None when it is not given.
    """
    parser = _parser(
        argparse.ArgumentParser,
        prog="claimcheck",
        usage="claimcheck COMMAND …",
        description="Finds what an editor must not print in a health article: claims without a source, vague\n"
        "authorities, absolute wording, broken references.",
        epilog="`claimcheck COMMAND --help` tells more of each.",
    )
    parser.add_argument("--version", action="version", version=f"claimcheck {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    _add_check(commands)
    rule = _parser(
        commands.add_parser,
        "rule",
        usage="claimcheck rule (CODE | --all)",
        help="explain a rule",
        description="Explain a rule: what it flags, why it matters, an example, references.",
    )
    rule.add_argument("rule", metavar="CODE", nargs="?", help="code or name, such as CIT101 or uncited-claim")
    rule.add_argument("--all", action="store_true", help="list all rules")
    references = _parser(
        commands.add_parser,
        "references",
        usage="claimcheck references PATH",
        help="list the references of an article",
        description="List the references of an article: number, printed text, identifier, and what is known of\n"
        "the work.",
    )
    references.add_argument("path", metavar="PATH", help="the article, or - for standard input")
    _add_stdin_filename(references)
    config = _parser(
        commands.add_parser,
        "config",
        usage="claimcheck config [--config FILE | --isolated]",
        help="print the settings that hold here",
        description="Print the settings that hold in the folder you are in, and the file they come from. What is\n"
        "printed can be saved as claimcheck.toml.",
    )
    _add_sources(config)
    return parser


def _parser(make: object, *args: str, **options: object) -> argparse.ArgumentParser:
    assert callable(make)
    parser = make(*args, formatter_class=_Formatter, allow_abbrev=False, **options)
    assert isinstance(parser, argparse.ArgumentParser)
    parser.color = False  # type: ignore[attr-defined,unused-ignore] # Python 3.14 colours help by itself
    return parser
