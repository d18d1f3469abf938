"""The words and flags of the command line."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from claimcheck import __version__
from claimcheck.config import Color, OutputFormat
from claimcheck.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    _Commands = argparse._SubParsersAction["_Parser"]  # noqa: SLF001 - the type has no public name

_COMMANDS = """\
commands:
  check       check articles
  rule        explain a rule
  references  list the references of an article, and what is known of their works
  lock        keep what is known of all references in a file, or tell what changed
  config      print the settings that hold here

`claimcheck COMMAND --help` tells more of each.
"""
_CHECK = """\
Check health articles. PATH is a file, a folder to search, a pattern such as 'posts/*.md', or - for standard
input; without any, the folder you are in is searched. Markdown, HTML, text, JATS XML and DOCX are read.
"""
_EXITS = """\
exit codes:
  0  nothing at or above the fail level
  1  findings at or above the fail level
  2  something could not be checked: wrong usage or configuration, a file that is missing, empty or
     unreadable, a checker that crashed, a run that no registry answered, with --strict a work about which
     one of them did not; the rest is checked and reported all the same
"""
_LOCK = """\
Ask the registries about every reference of the articles and keep the answers in claimcheck.lock, for
`claimcheck check --frozen` and --offline. PATH is as for `check`. When a folder that holds the lock file is
searched, entries that no article has any more are dropped.
"""
_LOCK_EXITS = """\
exit codes:
  0  the file was written; with --check, nothing changed
  1  with --check, something changed or a reference is missing from the file
  2  a registry did not answer, also if others did, or an article could not be read; what is known is kept
     all the same
"""


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """Help that reads the same under every Python version, since it is printed in the documentation."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=30, width=104)

    def _format_action_invocation(self, action: argparse.Action) -> str:
        if not action.option_strings:
            return str(action.metavar or action.dest)
        flags = ", ".join(action.option_strings)
        return flags if action.nargs == 0 else f"{flags} {action.metavar}"


class _Parser(argparse.ArgumentParser):
    """A parser, and by way of it its subparsers, without abbreviations and without colour of its own."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - those of ArgumentParser
        super().__init__(formatter_class=_Formatter, allow_abbrev=False, **options)
        self.color = False


def build_parser() -> argparse.ArgumentParser:
    """The parser of the whole command line.

    A flag that stands for a setting has the name of its field and is None when it is not given.
    """
    parser = _Parser(
        prog="claimcheck",
        usage="claimcheck COMMAND …",
        description="Finds what an editor must not print in a health article: claims without a source, vague\n"
        "authorities, absolute wording, broken references.",
        epilog=_COMMANDS,
    )
    parser.add_argument("--version", action="version", version=f"claimcheck {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", prog="claimcheck", help=argparse.SUPPRESS)
    _add_check(commands)
    _add_references(commands)
    _add_lock(commands)
    _add_rule(commands)
    config = commands.add_parser(
        "config",
        usage="claimcheck config [--config FILE | --isolated]",
        description="Print the settings that hold in the folder you are in, and the file they come from. What is\n"
        "printed can be saved as claimcheck.toml.",
    )
    _add_sources(config)
    return parser


def _add_check(commands: _Commands) -> None:
    check = commands.add_parser(
        "check",
        usage="claimcheck check [OPTION …] [PATH …]",
        description=_CHECK,
        epilog=_EXITS,
    )
    check.add_argument("paths", metavar="PATH", nargs="*", default=["."], help="what to check; default: .")
    rules = check.add_argument_group("rules", "RULES are codes, beginnings of codes or names, with commas: CIT101,REF")
    rules.add_argument("--select", metavar="RULES", help="run these rules; default: ALL")
    rules.add_argument("--extend-select", metavar="RULES", help="run these rules besides the selected ones")
    rules.add_argument("--ignore", metavar="RULES", help="do not run these rules")
    files = check.add_argument_group("files")
    _add_exclude(files)
    _add_stdin_filename(files)
    _add_sources(files)
    corrections = check.add_argument_group("corrections").add_mutually_exclusive_group()
    corrections.add_argument(
        "--fix",
        action="store_true",
        help="make the corrections that findings offer, in Markdown, HTML and text, and report what is left; "
        "an article on standard input goes corrected to standard output and the report to standard error",
    )
    corrections.add_argument(
        "--diff", action="store_true", help="print what --fix would change and write nothing; exit with 1 if it is any"
    )
    corrections.add_argument(
        "--explain",
        metavar="CLAIM",
        help="print what stands behind one claim, such as c3: its links, the passages of its source, what was weighed",
    )
    _add_report(check)
    _add_network(check)


def _add_rule(commands: _Commands) -> None:
    rule = commands.add_parser(
        "rule",
        usage="claimcheck rule (CODE | --all)",
        description="Explain a rule: what it flags, why it matters, an example, references.",
    )
    rule.add_argument("rule", metavar="CODE", nargs="?", help="code or name, such as CIT101 or uncited-claim")
    rule.add_argument("--all", action="store_true", help="list all rules")


def _add_references(commands: _Commands) -> None:
    references = commands.add_parser(
        "references",
        usage="claimcheck references [OPTION …] PATH",
        description="List the references of an article: number, printed text, identifier, what is known of\nthe work.",
    )
    references.add_argument("path", metavar="PATH", help="the article, or - for standard input")
    _add_stdin_filename(references)
    _add_sources(references)
    _add_network(references)


def _add_lock(commands: _Commands) -> None:
    lock = commands.add_parser(
        "lock",
        usage="claimcheck lock [OPTION …] [PATH …]",
        description=_LOCK,
        epilog=_LOCK_EXITS,
    )
    lock.add_argument("paths", metavar="PATH", nargs="*", default=["."], help="whose references; default: .")
    lock.add_argument(
        "--check",
        action="store_true",
        help="write nothing; print what changed since, such as a new retraction, gravest first",
    )
    _add_lock_file(lock)
    lock.add_argument(
        "--with-abstracts",
        action="store_const",
        const=True,
        help="keep abstracts whatever their licence; default: those under CC BY, CC BY-SA or CC0",
    )
    _add_mailto(lock)
    _add_exclude(lock)
    _add_stdin_filename(lock)
    _add_sources(lock)
    lock.add_argument("-q", "--quiet", action="store_true", help="print changes only")


def _add_network(parser: argparse.ArgumentParser) -> None:
    network = parser.add_argument_group("registries")
    network.add_argument(
        "--offline", action="store_const", const=True, help="ask nobody: use the lock file and the cache"
    )
    network.add_argument(
        "--frozen",
        action="store_const",
        const=True,
        help="use the lock file alone, so that every run gives the same report",
    )
    _add_lock_file(network)
    network.add_argument(
        "--strict",
        action="store_const",
        const=True,
        help="exit with 2 when something of the work of a reference could not be learned",
    )
    _add_mailto(network)
    network.add_argument(
        "--cache-dir", metavar="FOLDER", help="keep answers in FOLDER; default: claimcheck in your cache folder"
    )
    network.add_argument(
        "--no-cache",
        dest="cache",
        action="store_const",
        const=False,
        help="use no answers of earlier runs and keep none",
    )


def _add_report(check: argparse.ArgumentParser) -> None:
    report = check.add_argument_group("report")
    report.add_argument(
        "--output-format",
        metavar="FORMAT",
        choices=[each.value for each in OutputFormat],
        help=f"{_listed(OutputFormat)}; default: full",
    )
    report.add_argument(
        "-o", "--output-file", metavar="FILE", help="write the report to FILE; default: standard output"
    )
    report.add_argument(
        "--color",
        metavar="WHEN",
        choices=[each.value for each in Color],
        help=f"{_listed(Color)}; auto obeys NO_COLOR and FORCE_COLOR, else colours on a terminal; default: auto",
    )
    report.add_argument(
        "--fail-level",
        metavar="LEVEL",
        choices=[each.value for each in Severity],
        help=f"{_listed(Severity)}: the least grave finding that makes the exit code 1; default: warning",
    )
    report.add_argument(
        "--exit-zero",
        action="store_const",
        const=True,
        help="exit with 0 despite findings; what could not be checked still gives 2",
    )
    volume = report.add_mutually_exclusive_group()
    volume.add_argument("-q", "--quiet", action="store_true", help="leave out the summary")
    volume.add_argument("-v", "--verbose", action="store_true", help="tell of settings and files on standard error")


def _add_lock_file(parser: argparse._ActionsContainer) -> None:
    parser.add_argument(
        "--lock",
        metavar="FILE",
        help="the lock file; default: the nearest claimcheck.lock at or above the articles, or beside the settings",
    )


def _add_mailto(parser: argparse._ActionsContainer) -> None:
    parser.add_argument(
        "--mailto",
        metavar="ADDRESS",
        help="tell Crossref and PubMed your e-mail address, for which they answer faster",
    )


def _add_exclude(parser: argparse._ActionsContainer) -> None:
    parser.add_argument(
        "--exclude",
        metavar="PATTERNS",
        help="leave out files and folders that fit, such as drafts,old/*.md; not those named as PATH",
    )


def _add_stdin_filename(parser: argparse._ActionsContainer) -> None:
    parser.add_argument(
        "--stdin-filename",
        metavar="NAME",
        help="the name of the article on standard input; its ending tells the format; default: stdin.md",
    )


def _add_sources(parser: argparse._ActionsContainer) -> None:
    sources = parser.add_mutually_exclusive_group()
    sources.add_argument("--config", metavar="FILE", help="take the settings from FILE")
    sources.add_argument("--isolated", action="store_true", help="read no configuration file")


def _listed(words: Iterable[str]) -> str:
    return ", ".join(words)
