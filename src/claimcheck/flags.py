"""The flags that several commands share, in their groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.config import Color, OutputFormat
from claimcheck.model import EngineName, Severity

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable


def add_rules(parser: argparse.ArgumentParser) -> None:
    """Which rules run."""
    rules = parser.add_argument_group("rules", "RULES are codes, beginnings of codes or names, with commas: CIT101,REF")
    rules.add_argument("--select", metavar="RULES", help="run these rules; default: ALL")
    rules.add_argument("--extend-select", metavar="RULES", help="run these rules besides the selected ones")
    rules.add_argument("--ignore", metavar="RULES", help="do not run these rules")
    rules.add_argument(
        "--per-file-ignores",
        metavar="PATTERN:RULE",
        help="silence rules in files that fit, such as press/*:CIT104,*.txt:STR; what is silenced is counted",
    )


def add_running(parser: argparse.ArgumentParser) -> None:
    """How the work is done."""
    running = parser.add_argument_group("running")
    running.add_argument(
        "-j",
        "--jobs",
        metavar="N",
        type=jobs,
        default=1,
        help="check in N processes, 0 for one a core; the report is the same. With --offline or --frozen only: the "
        "registries are asked by one process, within their limits",
    )
    running.add_argument(
        "--dry-run",
        action="store_true",
        help="print what --verifier llm would send, and how much that is; send nothing",
    )
    running.add_argument("--watch", action="store_true", help="check again whatever is saved, until you stop it")


def jobs(written: str) -> int:
    """A number of processes as it is written; 0 stands for one a core."""
    import argparse
    import os

    if not written.isdecimal() or len(written) > 4:
        raise argparse.ArgumentTypeError(f"a number of processes is needed, not {written!r}")
    return int(written) or os.cpu_count() or 1


def add_known(parser: argparse.ArgumentParser) -> None:
    """What is known and not told again."""
    known = parser.add_argument_group("what is known")
    known.add_argument("--baseline", metavar="FILE", help="report only what is not among the findings kept in FILE")
    known.add_argument(
        "--write-baseline",
        action="store_true",
        help="keep the findings of this run in the baseline, drop those that are gone, and exit with 0; default file: "
        "claimcheck-baseline.json beside the settings",
    )


def add_files(parser: argparse.ArgumentParser) -> None:
    """Which files are checked."""
    files = parser.add_argument_group("files")
    add_exclude(files)
    files.add_argument(
        "--force-exclude",
        action="store_const",
        const=True,
        help="leave them out also where they are named, as by pre-commit",
    )
    files.add_argument(
        "--since",
        metavar="REVISION",
        help="check only files that changed in Git since they parted from REVISION, such as origin/main, and new ones",
    )
    add_stdin_filename(files)
    add_sources(files)


def add_network(parser: argparse.ArgumentParser) -> None:
    """Whom to ask about references."""
    network = parser.add_argument_group("registries")
    network.add_argument(
        "--source",
        metavar="PATH",
        action="append",
        help="take works from a file or folder, whatever is asked of the registries: text, Markdown, HTML, DOCX, PDF, "
        "JATS, or CSL-JSON with abstracts; matched by DOI, PMID or title; one file alone is the paper that an article "
        "which lists no other is about; give it again for more",
    )
    network.add_argument(
        "--offline", action="store_const", const=True, help="ask nobody: use the lock file and the cache"
    )
    network.add_argument(
        "--frozen",
        action="store_const",
        const=True,
        help="use the lock file alone, so that every run gives the same report",
    )
    add_lock_file(network)
    network.add_argument(
        "--strict",
        action="store_const",
        const=True,
        help="exit with 2 for all that was not checked: works not learned of or found nowhere, sentences with a "
        "marker that were not compared with their source, articles in which no claim was seen",
    )
    add_mailto(network)
    add_cache(network, "use no answers of earlier runs and keep none")


def add_verifier(parser: argparse.ArgumentParser) -> None:
    """Who decides how claims stand to their sources."""
    verifier = parser.add_argument_group(
        "verifier", "Off by default: docs/how-to/use-a-model.md tells what leaves here"
    )
    verifier.add_argument(
        "--verifier",
        metavar="ENGINE",
        choices=[each.value for each in EngineName],
        help=f"{_listed(EngineName)}: who decides how a claim stands to its source; default: base",
    )
    verifier.add_argument(
        "--llm-url", metavar="URL", help="ask the OpenAI-compatible server there, key in $CLAIMCHECK_LLM_KEY"
    )
    verifier.add_argument("--llm-model", metavar="NAME", help="the model to ask there")
    verifier.add_argument("--llm-requests", metavar="N", type=int, help="send at most N requests; default: 200")
    verifier.add_argument(
        "--llm-tokens", metavar="N", type=int, help="use at most N tokens, estimated; default: 500000"
    )
    verifier.add_argument("--nli-model", metavar="FOLDER", help="a model for nli, or the name of one that was fetched")
    verifier.add_argument("--calibration", metavar="FILE", help="how sure an engine must be, as `calibrate` wrote it")


def add_report(parser: argparse.ArgumentParser) -> None:
    """How the report is written, and what fails."""
    report = parser.add_argument_group("report")
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
        "--allow-empty",
        action="store_const",
        const=True,
        help="tell of a file that holds nothing of an article, such as an app shell, but do not exit with 2 for it; "
        "--strict does",
    )
    report.add_argument(
        "--exit-zero",
        action="store_const",
        const=True,
        help="exit with 0 despite findings; what could not be checked still gives 2",
    )
    _add_statistics(report)
    volume = report.add_mutually_exclusive_group()
    volume.add_argument("-q", "--quiet", action="store_true", help="leave out the summary")
    volume.add_argument(
        "-v",
        "--verbose",
        action="store_true",
        help="show every note in the full report; tell of settings and files on standard error",
    )


def _add_statistics(parser: argparse._ActionsContainer) -> None:
    parser.add_argument(
        "--statistics",
        dest="output_format",
        action="store_const",
        const="statistics",
        help="how often each rule found something, in place of the findings; as --output-format statistics",
    )


def add_lock_file(parser: argparse._ActionsContainer) -> None:
    """Where the lock file is, and whether pages are fetched that it may hold."""
    parser.add_argument(
        "--follow-links",
        action="store_const",
        const=True,
        help="fetch the page behind a reference that no registry knows, once: look up the work that it names, else "
        "compare with the page; off by default, since sites then see that you ask",
    )
    parser.add_argument(
        "--lock",
        metavar="FILE",
        help="the lock file; default: the nearest claimcheck.lock at or above the articles, or beside the settings",
    )


def add_cache(parser: argparse._ActionsContainer, without: str) -> None:
    """Where answers are kept; `without` says what it means to keep none."""
    parser.add_argument(
        "--cache-dir", metavar="FOLDER", help="keep answers in FOLDER; default: claimcheck in your cache folder"
    )
    parser.add_argument("--no-cache", dest="cache", action="store_const", const=False, help=without)


def add_mailto(parser: argparse._ActionsContainer) -> None:
    """Who asks."""
    parser.add_argument(
        "--mailto",
        metavar="ADDRESS",
        help="tell Crossref and PubMed your e-mail address, for which they answer faster",
    )


def add_exclude(parser: argparse._ActionsContainer) -> None:
    """What a search leaves out."""
    parser.add_argument(
        "--exclude",
        metavar="PATTERNS",
        help="leave out files and folders that fit, such as drafts,old/*.md; not those named as PATH",
    )


def add_stdin_filename(parser: argparse._ActionsContainer) -> None:
    """What standard input is called."""
    parser.add_argument(
        "--stdin-filename",
        metavar="NAME",
        help="the name of the article on standard input; its ending tells the format; default: stdin.md",
    )


def add_sources(parser: argparse._ActionsContainer) -> None:
    """Which configuration file is read."""
    sources = parser.add_mutually_exclusive_group()
    sources.add_argument("--config", metavar="FILE", help="take the settings from FILE")
    sources.add_argument("--isolated", action="store_true", help="read no configuration file")


def _listed(words: Iterable[str]) -> str:
    return ", ".join(words)
