"""The flow: an article is read, its claims are extracted and linked to references, these are resolved, checkers report.

Each stage is one call, in order, in `understand` and `examine`.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from attrs import evolve

from claimcheck import readers
from claimcheck.baseline import Baseline
from claimcheck.checkers.base import Checker
from claimcheck.checkers.causes import one_for_each_cause
from claimcheck.checkers.checklist import Question
from claimcheck.checkers.naming import with_pages_named
from claimcheck.checkers.registry import all_rules, register
from claimcheck.checkers.selection import graded, require_known, select_rules, without
from claimcheck.checkers.suppression import apply_suppressions
from claimcheck.checklist import read_checklist
from claimcheck.claims import extract_claims, find_tags
from claimcheck.claims.uncompared import not_compared
from claimcheck.config import Settings
from claimcheck.errors import ClaimcheckError, EmptyError, ReadError
from claimcheck.inputs import common_folder, covers
from claimcheck.judging import open_reviewer
from claimcheck.language.sentences import split_article
from claimcheck.language.tongues import foreign_blocks, language_name
from claimcheck.model import Article, CheckedArticle, EngineName, Failure, Finding, Reading, Report
from claimcheck.references.astray import links_astray
from claimcheck.references.bibliography import find_references
from claimcheck.references.citations import find_citations
from claimcheck.references.library.loading import load_library
from claimcheck.references.linking import link_claims
from claimcheck.sources.fitting import compare_records
from claimcheck.sources.opening import open_articles, open_sources

_LEAST_WORDS = 25
"""A text of fewer words in which no claim and no reference is seen is no article."""
_FEW = f"fewer than {_LEAST_WORDS} words of prose were found in it"

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from claimcheck.checkers.base import Rule
    from claimcheck.model import ClaimComparison, Reference
    from claimcheck.sources.opening import Resolve
    from claimcheck.verification.claims import Compare
    from claimcheck.verification.engines.reviewing import Reviewer

    Outcome = tuple[CheckedArticle | None, tuple[Failure, ...]]


def check_files(  # noqa: PLR0913 - what a run may be asked to do, named at the call
    paths: Iterable[str | os.PathLike[str]],
    settings: Settings | None = None,
    *,
    begun: Callable[[int, int], None] | None = None,
    progress: Callable[[int, int], None] | None = None,
    afresh: bool = False,
    jobs: int = 1,
) -> Report:
    """Check files, or pages by their address, one after another; those that cannot be read are failures of the report.

    With `jobs` they are checked in that many processes, where the settings forbid to ask the registries: these have
    limits for one that asks. The report is the same.

    `begun` is called with how many articles are checked, and of how many; `progress` with how many references of the
    article at hand are resolved, and of how many. `afresh` asks the registries even where the cache has an answer.

    >>> check_files(["no-such-article.md"]).failures[0].path
    'no-such-article.md'

    Raises:
        ConfigError: A selected rule does not exist, or the lock file or the baseline is broken.
    """
    settings = settings or Settings()
    names = [os.fsdecode(path) for path in paths]
    known = Baseline.of(settings)
    start = common_folder(names)
    alone = settings.offline and settings.verifier is EngineName.BASE
    if jobs > 1 and len(names) > 1 and (alone or settings.frozen):
        return reported(_in_processes(names, settings, start, jobs, begun or _silent), known, settings)
    with (
        open_sources(settings, start=start, progress=progress, afresh=afresh) as resolve,
        open_articles(settings) as read,
        open_reviewer(settings, start=start, afresh=afresh) as reviewer,
    ):
        outcomes = []
        for number, name in enumerate(names):
            (begun or _silent)(number, len(names))
            outcomes.append(check_article(name, partial(read, name), settings, resolve, reviewer))
        return reported(outcomes, known, settings)


def check_source(path: str, data: bytes, settings: Settings | None = None, *, afresh: bool = False) -> Report:
    """Check the bytes of an article that would stand at `path`, whose suffix tells the format.

    Raises:
        ConfigError: A selected rule does not exist, or the lock file or the baseline is broken.
    """
    settings = settings or Settings()
    known = Baseline.of(settings)
    with open_sources(settings, afresh=afresh) as resolve, open_reviewer(settings, afresh=afresh) as reviewer:
        outcome = check_article(path, lambda: readers.read(path, data), settings, resolve, reviewer)
        return reported([outcome], known, settings)


def understand(article: Article, sources: Sequence[str] = ()) -> Reading:
    """What the article says: its references, citations, sentences and claims, each claim linked.

    `sources` are files that the user gives: one alone may be the paper that the article is about.
    """
    bibliography = find_references(article)
    citations, references = find_citations(article, bibliography, load_library(article))
    references, about = _about(references, sources)
    foreign = foreign_blocks(article.blocks, bibliography.blocks)
    tags = find_tags(article)
    sentences = split_article(article, (*citations, *tags), skip=bibliography.blocks | foreign.keys())
    claims = extract_claims(article, sentences, citations, tags=tags)
    claims = link_claims(article, sentences, claims, citations, references, about=about)
    return Reading(
        article=article,
        sentences=sentences,
        citations=citations,
        references=references,
        claims=claims,
        astray=links_astray(article, citations),
        foreign=tuple(foreign.items()),
    )


def examine(  # noqa: PLR0913 - what an article may be looked at with, named at the call
    article: Article,
    settings: Settings,
    resolve: Resolve,
    *,
    checkers: Sequence[Checker] = (),
    compare: Compare | None = None,
    reviewer: Reviewer | None = None,
) -> tuple[CheckedArticle, tuple[Failure, ...]]:
    """The reading of an article with the findings of the checkers that the settings select and of those given here.

    Beside it the checkers that crashed.

    Raises:
        ReadError: No text was found in the article, which must not pass for one without faults.
    """
    rules = register(*all_rules(), *checkers) if checkers else all_rules()
    selected = _selected(rules, settings, [checker.code for checker in checkers])
    reading = understand(article, settings.source)
    if not reading.sentences and not reading.references and not reading.foreign:
        raise EmptyError(
            f"{article.path}: nothing to check: no text of an article was found in it; is it the right file?"
        )
    reading = _with_excerpts(evolve(reading, resolutions=tuple(resolve(reading.references).items())))
    reading = evolve(reading, mismatches=compare_records(reading))
    asked = read_checklist(reading) if any(isinstance(rule, Question) for rule in selected) else ()
    reading = evolve(reading, comparisons=_compared(reading, compare), checklist=asked)
    if reviewer and reading.comparisons:
        reading = evolve(reading, comparisons=reviewer.of_article(reading))
    findings, crashes = _run(selected, reading)
    today = datetime.now(tz=UTC).date()
    kept, silenced = apply_suppressions(article, findings, selected=selected, known=rules, today=today)
    ignored = [listed for pattern, listed in settings.per_file_ignores if covers(article.path, [pattern])]
    kept, ignoring = without(graded(kept, settings.severity, rules), [*chain(*ignored)], rules)
    told = with_pages_named(reading, one_for_each_cause(kept))
    checked = CheckedArticle(
        reading=reading,
        findings=tuple(sorted(told, key=lambda finding: (finding.span, finding.code))),
        silenced=(*silenced, *ignoring),
        not_compared=not_compared(reading),
    )
    return checked, (*crashes, *_unread(reading, flagged=bool(findings)))


def _about(references: tuple[Reference, ...], sources: Sequence[str]) -> tuple[tuple[Reference, ...], str]:
    """The references, with the one source that the user gives; and its id where the article is about it."""
    if not sources:
        return references, ""
    from claimcheck.sources.given import Given

    return Given.of(sources).among(references)


def _unread(reading: Reading, *, flagged: bool) -> tuple[Failure, ...]:
    """That too little of an article was read for claims: few words, or hardly any but in another language."""
    words = sum(len(sentence.text.split()) for sentence in reading.sentences)
    if reading.claims or words >= _LEAST_WORDS or ((reading.references or flagged) and not reading.foreign):
        return ()
    names = " and ".join(dict.fromkeys(language_name(code) for _, code in reading.foreign))
    why = f"written in {names}; claims are read in English only" if names else _FEW
    return (Failure(path=reading.article.path, message=f"{reading.article.path}: not checked: {why}", empty=not names),)


def _compared(reading: Reading, compare: Compare | None) -> tuple[ClaimComparison, ...]:
    """The claims beside their sources; where no work is known, the stage is not even loaded, which takes a while."""
    if not any(reading.work(reference.id) for reference in reading.references):
        return ()
    from claimcheck.verification import verify
    from claimcheck.verification.claims import compare_claims

    return compare_claims(reading, compare or verify)


def _with_excerpts(reading: Reading) -> Reading:
    """The reading with no more of pages than claims are compared with."""
    if not any((work := reading.work(reference.id)) and work.is_page for reference in reading.references):
        return reading
    from claimcheck.verification.excerpts import with_excerpts

    return with_excerpts(reading)


def _selected(rules: tuple[Rule, ...], settings: Settings, besides: Sequence[str]) -> tuple[Rule, ...]:
    """The rules to run; all that the settings say of rules is looked at, so that no slip of the pen is silent."""
    require_known((rule for _, listed in settings.per_file_ignores for rule in listed), rules)
    require_known((rule for rule, _ in settings.severity), rules)
    besides = (*settings.extend_select, *besides)
    return select_rules(rules, select=settings.select, ignore=settings.ignore, extend_select=besides)


def _run(rules: Sequence[Rule], reading: Reading) -> tuple[list[Finding], tuple[Failure, ...]]:
    """The findings of every checker; one that crashes loses only its own."""
    findings: list[Finding] = []
    crashes = []
    for rule in rules:
        if isinstance(rule, Checker):
            try:
                findings.extend(rule.check(reading))
            except Exception as crash:  # noqa: BLE001 - third-party code may raise anything; it is reported
                message = f"the checker {rule.code} ({type(rule).__module__}) crashed: {type(crash).__name__}: {crash}"
                crashes.append(Failure(path=reading.article.path, message=message))
    return findings, tuple(crashes)


def check_article(
    path: str, read: Callable[[], Article], settings: Settings, resolve: Resolve, reviewer: Reviewer | None = None
) -> Outcome:
    """The article that `read` gives, checked, and what could not be; nothing of it is raised.

    Raises:
        ClaimcheckError: The settings cannot be used.
    """
    try:
        return examine(read(), settings, resolve, reviewer=reviewer)
    except ReadError as error:
        return None, (Failure(path=path, message=str(error), empty=isinstance(error, EmptyError)),)
    except ClaimcheckError:
        raise
    except MemoryError:
        return None, (Failure(path=path, message=f"{path}: needs more memory than there is: check it by itself"),)
    except Exception as crash:  # noqa: BLE001 - a fault of ours in one article must not cost the others their report
        message = f"{path}: a fault of claimcheck, please report it: {type(crash).__name__}: {crash}"
        return None, (Failure(path=path, message=message),)


def _in_processes(
    paths: Sequence[str], settings: Settings, start: Path, jobs: int, begun: Callable[[int, int], None]
) -> list[Outcome]:
    """The outcomes in the order of the paths; each process opens the sources anew for some paths together."""
    from concurrent.futures import ProcessPoolExecutor
    from itertools import repeat

    size = max(1, min(20, len(paths) // (4 * jobs)))
    parts = [paths[first : first + size] for first in range(0, len(paths), size)]
    outcomes: list[Outcome] = []
    with ProcessPoolExecutor(min(jobs, len(parts))) as pool:
        for done in pool.map(_checked_together, parts, repeat(settings), repeat(start)):
            outcomes += done
            begun(len(outcomes), len(paths))
    return outcomes


def _silent(_done: int, _of: int) -> None:
    pass


def _checked_together(paths: Sequence[str], settings: Settings, start: Path) -> list[Outcome]:
    with (
        open_sources(settings, start=start) as resolve,
        open_articles(settings) as read,
        open_reviewer(settings, start=start) as reviewer,
    ):
        return [check_article(path, partial(read, path), settings, resolve, reviewer) for path in paths]


def reported(results: Sequence[Outcome], known: Baseline | None, settings: Settings) -> Report:
    """The report of what was checked, less the findings of the baseline."""
    return Report(
        settings=settings,
        articles=tuple(known.less(checked) if known else checked for checked, _ in results if checked),
        failures=tuple(failure for _, failures in results for failure in failures),
    )
