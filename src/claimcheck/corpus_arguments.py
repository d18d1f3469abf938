"""The words and flags of the commands for many articles: `claimcheck corpus` and `claimcheck retractions`."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from claimcheck.flags import add_exclude, add_network, add_rules, add_sources, jobs

if TYPE_CHECKING:
    from claimcheck.parser import Parser

CORPUS = "check very many articles, with a record of each"
_CORPUS = """\
Check very many articles and write a record of each, a line of JSON or a row of Parquet. INPUT is a folder to search, a
pattern, an article, or a file of many: .jsonl (one object a line with id and text or html), .parquet, .warc, an export
of WordPress (.xml), a sitemap of files (.xml). A run that was cut off, however, goes on where it was when the same
command is given again. Each work that is cited is asked for once, before the articles are checked, and kept beside the
cache; --plan tells how many requests that takes.
"""
RETRACTIONS = "keep a copy of the Retraction Watch list, for checks that ask nobody"
_RETRACTIONS = """\
Keep a copy of the Retraction Watch list beside the cache. From then on every check but a --frozen one tells of the
retractions and other notices in it, without a request, also of works that nobody was asked about. LIST is a file or an
address, as CSV: what Crossref gives out (https://gitlab.com/crossref/retraction-watch-data), or two columns, `doi` and
`retractionwatch`. The copy is as old as that: update it often.
"""
_EXITS = """\
exit codes:
  0  every article was checked, whatever was found
  2  some could not be checked, or not wholly: their records say why; or wrong usage or configuration
"""


def add_corpus(corpus: Parser) -> None:
    """What `claimcheck corpus` takes."""
    corpus.usage, corpus.description, corpus.epilog = "claimcheck corpus [OPTION …] INPUT …", _CORPUS, _EXITS
    corpus.add_argument("paths", metavar="INPUT", nargs="+", help="what to check")
    output = corpus.add_argument_group("output")
    output.add_argument(
        "-o",
        "--output-file",
        metavar="FILE",
        help="where the records go: JSON Lines, or Parquet for .parquet",
    )
    output.add_argument(
        "--plan", action="store_true", help="ask nobody and check nothing; print how many requests it would take"
    )
    output.add_argument(
        "--ask-only", action="store_true", help="ask about the works and check nothing, for engines that ask nobody"
    )
    output.add_argument("--overwrite", action="store_true", help="begin anew where FILE holds records already")
    output.add_argument("--unordered", action="store_true", help="write each record as soon as it is there")
    output.add_argument(
        "--index", metavar="PAGE", help="write a page for a browser with the 1,000 gravest articles and all counts"
    )
    output.add_argument("-q", "--quiet", action="store_true", help="no progress and no summary")
    running = corpus.add_argument_group("running")
    running.add_argument(
        "-j", "--jobs", metavar="N", type=jobs, default=1, help="check in N processes, 0 for one a core; default: 1"
    )
    running.add_argument(
        "--seconds",
        metavar="S",
        type=_number,
        default=60,
        help="give up an article after S seconds; default: 60",
    )
    running.add_argument(
        "--memory",
        metavar="MB",
        type=_number,
        default=1000,
        help="give up an article that needs more megabytes, 0 never; on Linux; default: 1000",
    )
    add_rules(corpus)
    files = corpus.add_argument_group("files")
    add_exclude(files)
    add_sources(files)
    add_network(corpus)
    corpus.set_defaults(stdin_filename=None)


def add_retractions(retractions: Parser) -> None:
    """What `claimcheck retractions` takes."""
    retractions.usage = "claimcheck retractions update [OPTION …] LIST"
    retractions.description = _RETRACTIONS
    retractions.add_argument("action", metavar="update", choices=["update"], help="take the place of the copy kept")
    retractions.add_argument("list", metavar="LIST", help="a file, or an address that begins with http:// or https://")
    retractions.add_argument("--cache-dir", metavar="FOLDER", help="where; default: claimcheck in your cache folder")
    add_sources(retractions)


def _number(written: str) -> int:
    if not written.isdecimal() or len(written) > 9:
        raise argparse.ArgumentTypeError(f"a whole number is needed, not {written!r}")
    return int(written)
