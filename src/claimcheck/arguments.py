"""The words and flags of the command line."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from claimcheck import __version__
from claimcheck.corpus_arguments import CORPUS, RETRACTIONS, add_corpus, add_retractions
from claimcheck.flags import (
    add_cache,
    add_exclude,
    add_files,
    add_known,
    add_lock_file,
    add_mailto,
    add_network,
    add_report,
    add_rules,
    add_running,
    add_sources,
    add_stdin_filename,
    add_verifier,
)
from claimcheck.parser import Parser

if TYPE_CHECKING:
    _Commands = argparse._SubParsersAction["Parser"]  # noqa: SLF001 - the type has no public name

_COMMANDS = {
    "check": "check articles",
    "rule": "explain a rule",
    "report": "write pages to read in a browser, with an index",
    "corpus": CORPUS,
    "retractions": RETRACTIONS,
    "references": "list the references of an article, and what is known of their works",
    "lock": "keep what is known of all references in a file, or tell what changed",
    "server": "tell an editor of an article while it is written",
    "calibrate": "measure how sure a verifier must be",
    "config": "print the settings that hold here",
    "doctor": "tell what is installed here, and what would keep a check from working",
    "completion": "print a script that lets a shell complete commands and flags",
}
_CHECK = """\
Check health articles. PATH is a file, a folder to search, a pattern such as 'posts/*.md', the address of a page,
or - for standard input; without any, the folder you are in is searched. Markdown, HTML, text, JATS XML and
DOCX are read; a PDF is where it is named.
"""
_EXITS = """\
exit codes:
  0  nothing at or above the fail level
  1  findings at or above the fail level
  2  something could not be checked: wrong usage or configuration, a file that is missing, unreadable or
     holds no prose in English, a checker that crashed, a folder in which no claim and no reference was
     seen, a run that no registry answered; with --strict also a work that not all registries asked know
     of, a sentence with a marker that was not compared with its source, an article without any claim or
     reference; the rest is checked and reported all the same
"""
_REPORT = """\
Check articles and write a page for each, to read in a browser: the article with its claims, the source beside
each, filters; and index.html, which leads to them. PATH is as for `check`. Each page is whole in itself, asks
nothing of any other place and can be published or sent as it is.
"""
_REPORT_EXITS = """\
exit codes:
  0  the pages were written, whatever they tell
  2  something could not be checked or written, as with `check`; the rest is written all the same
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
  2  a registry did not answer, also if others did, or an article could not be read: what was known before
     is kept, with its date; or most works of the file would be lost: then nothing is written
"""


def build_parser(*, for_shells: bool = False) -> Parser:
    """The parser of the whole command line.

    A flag that stands for a setting has the name of its field and is None when it is not given.
    """
    parser = Parser(
        prog="claimcheck",
        usage="claimcheck COMMAND …",
        description="Finds what an editor must not print in a health article: claims without a source, vague\n"
        "authorities, absolute wording, broken references.",
        epilog="commands:\n"
        + "".join(f"  {name:<11} {told}\n" for name, told in _COMMANDS.items())
        + "\n`claimcheck COMMAND --help` tells more of each.",
    )
    parser.add_argument("--version", action="version", version=f"claimcheck {__version__}")
    shown = None if for_shells else argparse.SUPPRESS
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", prog="claimcheck", help=shown)
    _add_check(commands)
    _add_pages(commands)
    add_corpus(commands.add_parser("corpus", help=CORPUS))
    add_retractions(commands.add_parser("retractions", help=RETRACTIONS))
    _add_references(commands)
    _add_lock(commands)
    _add_calibrate(commands)
    _add_rule(commands)
    _add_surroundings(commands)
    _add_config(commands)
    return parser


def _add_check(commands: _Commands) -> None:
    check = commands.add_parser(
        "check",
        help=_COMMANDS["check"],
        usage="claimcheck check [OPTION …] [PATH …]",
        description=_CHECK,
        epilog=_EXITS,
    )
    check.add_argument("paths", metavar="PATH", nargs="*", default=["."], help="what to check; default: .")
    add_rules(check)
    add_known(check)
    add_files(check)
    add_running(check)
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
    add_report(check)
    add_verifier(check)
    add_network(check)


def _add_pages(commands: _Commands) -> None:
    report = commands.add_parser(
        "report",
        help=_COMMANDS["report"],
        usage="claimcheck report [OPTION …] FOLDER [PATH …]",
        description=_REPORT,
        epilog=_REPORT_EXITS,
    )
    report.add_argument("folder", metavar="FOLDER", help="where the pages go; it is made where it is not there")
    report.add_argument("paths", metavar="PATH", nargs="*", default=["."], help="what to check; default: .")
    add_rules(report)
    add_files(report)
    add_verifier(report)
    add_network(report)
    report.add_argument("-q", "--quiet", action="store_true", help="do not tell what was seen and written")


def _add_rule(commands: _Commands) -> None:
    rule = commands.add_parser(
        "rule",
        help=_COMMANDS["rule"],
        usage="claimcheck rule (CODE | --all)",
        description="Explain a rule: what it flags, why it matters, an example, references.",
    )
    rule.add_argument("rule", metavar="CODE", nargs="?", help="code or name, such as CIT101 or uncited-claim")
    rule.add_argument("--all", action="store_true", help="list all rules")


def _add_references(commands: _Commands) -> None:
    references = commands.add_parser(
        "references",
        help=_COMMANDS["references"],
        usage="claimcheck references [OPTION …] PATH",
        description="List the references of an article: number, printed text, identifier, what is known of\nthe work.",
    )
    references.add_argument("path", metavar="PATH", help="the article, or - for standard input")
    references.add_argument(
        "--export",
        metavar="FORMAT",
        choices=("csl", "bibtex", "ris"),
        help="write them for a reference manager instead: csl (JSON), bibtex or ris; as recorded, else as printed",
    )
    add_stdin_filename(references)
    add_sources(references)
    add_network(references)


def _add_lock(commands: _Commands) -> None:
    lock = commands.add_parser(
        "lock",
        help=_COMMANDS["lock"],
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
    lock.add_argument("--force", action="store_true", help="write the file even if most of its works would be lost")
    add_lock_file(lock)
    lock.add_argument(
        "--with-abstracts",
        action="store_const",
        const=True,
        help="keep abstracts whatever their licence; default: those under CC BY, CC BY-SA or CC0",
    )
    add_verifier(lock)
    add_mailto(lock)
    add_cache(lock, "use no answers of earlier runs and keep none; lock asks for all anew in any case")
    add_exclude(lock)
    add_stdin_filename(lock)
    add_sources(lock)
    lock.add_argument("-q", "--quiet", action="store_true", help="print changes only")


def _add_calibrate(commands: _Commands) -> None:
    calibrate = commands.add_parser(
        "calibrate",
        help=_COMMANDS["calibrate"],
        usage="claimcheck calibrate [OPTION …] DATA …",
        description="Measure how sure a verifier must be, on claims that people judged, and keep it in a file for\n"
        "`--calibration`. DATA are JSON lines with claim, source or title and abstract, and verdict or faithful.",
    )
    calibrate.add_argument("data", metavar="DATA", nargs="+", help="files of JSON lines, one claim a line")
    add_verifier(calibrate)
    calibrate.add_argument("--precision", metavar="P", type=float, default=0.85, help="what to keep; default: 0.85")
    calibrate.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        default="claimcheck-calibration.json",
        help="default: claimcheck-calibration.json",
    )
    add_cache(calibrate, "ask about every claim anew and keep nothing")
    add_sources(calibrate)


def _add_surroundings(commands: _Commands) -> None:
    """What claimcheck does for shells and editors."""
    completion = commands.add_parser(
        "completion",
        help=_COMMANDS["completion"],
        usage="claimcheck completion SHELL",
        description="Print a script that lets a shell complete commands and flags. Needs the extra `completion`.\n"
        "bash: claimcheck completion bash > ~/.local/share/bash-completion/completions/claimcheck\n"
        "zsh:  claimcheck completion zsh > a folder of your $fpath/_claimcheck",
    )
    completion.add_argument("shell", metavar="SHELL", choices=["bash", "zsh", "tcsh"], help="bash, zsh or tcsh")
    commands.add_parser(
        "doctor",
        help=_COMMANDS["doctor"],
        usage="claimcheck doctor",
        description="Tell what is installed and which settings, lock file and cache hold here. Exits with 2 where\n"
        "something is wrong, such as another package that is installed over this one. Nobody is asked.",
    )
    commands.add_parser(
        "server",
        help=_COMMANDS["server"],
        usage="claimcheck server",
        description="Serve an editor as a language server (LSP) on standard input and output: findings as you type,\n"
        "the source beside a claim, corrections. Needs the extra `lsp`; docs/how-to/use-in-an-editor.md has settings.",
    )


def _add_config(commands: _Commands) -> None:
    config = commands.add_parser(
        "config",
        help=_COMMANDS["config"],
        usage="claimcheck config [OPTION …] [PATH …]",
        description="Print the settings with which `claimcheck check` would run, given the same arguments, and where\n"
        "each comes from. What is printed can be saved as claimcheck.toml.",
    )
    config.add_argument("paths", metavar="PATH", nargs="*", default=["."], help="for which articles; default: .")
    add_rules(config)
    add_known(config)
    add_files(config)
    add_report(config)
    add_verifier(config)
    add_network(config)
