"""The fixes of a report made: in memory first, then in the files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from claimcheck.commands.running import say
from claimcheck.errors import ClaimcheckError
from claimcheck.files import replace_file
from claimcheck.fixing import FixError, diff, fix_file
from claimcheck.inputs import is_address
from claimcheck.model import CheckedArticle, Confidence, Failure, Report
from claimcheck.output import write_bytes
from claimcheck.pipeline import check_source
from claimcheck.readers.encoding import decode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.commands.running import Run
    from claimcheck.config import Settings

_ROUNDS = 5
"""How often an article is corrected and checked again, at most: fixes that overlap need more than one round."""


@frozen(kw_only=True)
class Correction:
    """An article before and after its fixes were made, and how many there were."""

    path: str
    before: bytes
    after: bytes
    fixes: int

    @property
    def diff(self) -> str:
        """What changed, as a unified diff."""
        return diff(self.path, decode(self.before, self.path), decode(self.after, self.path))


def correct(run: Run, report: Report) -> tuple[Report, tuple[Correction, ...]]:
    """The report of the articles as they are with their fixes made, and the corrections; nothing is written.

    A fix of a finding of low confidence is left to a person. An article that cannot be fixed is named on
    standard error and stays as it is.
    """
    articles: list[CheckedArticle] = []
    corrections: list[Correction] = []
    failures = list(report.failures)
    for index, checked in enumerate(report.articles):
        path = checked.reading.article.path
        if is_address(path):
            articles.append(checked)  # what is published is corrected where it comes from
            continue
        try:
            # What came from standard input was checked last.
            is_stdin = run.inputs.standard_input and index == len(report.articles) - 1 and path == run.stdin_name
            data = run.standard_input if is_stdin else Path(path).read_bytes()
            again, correction = _corrected(checked, path, data, run.settings)
        except (ClaimcheckError, OSError) as error:
            say(f"{error}")
            articles.append(checked)
            continue
        articles += again.articles
        failures += [Failure(path=path, message=each.message.removeprefix(f"{path}: ")) for each in again.failures]
        corrections += [correction] if correction else []
    return Report(articles=tuple(articles), failures=tuple(dict.fromkeys(failures))), tuple(corrections)


def write_corrections(
    run: Run, corrections: Sequence[Correction]
) -> tuple[tuple[Correction, ...], tuple[Failure, ...]]:
    """Write corrected files, and what came from standard input to standard output; give those written, and failures.

    Standard input is passed on whether it was corrected or not, so that an editor can take what comes. A file is
    written only where it still holds what was corrected, whatever happened to the others.
    """
    rest, written, failures = list(corrections), [], []
    if run.inputs.standard_input:
        passed = rest.pop() if rest and rest[-1].before == run.standard_input else None
        write_bytes(passed.after if passed else run.standard_input)
        written += [passed] if passed else []
    for correction in rest:
        try:
            replace_file(Path(correction.path), correction.after, instead_of=correction.before)
        except OSError as error:
            message = f"cannot be written ({error.strerror}); it is as it was, so check it again"
            failures.append(Failure(path=correction.path, message=message))
            say(f"{correction.path}: {message}")
        else:
            written.append(correction)
    return tuple(written), tuple(failures)


def _corrected(checked: CheckedArticle, path: str, data: bytes, settings: Settings) -> tuple[Report, Correction | None]:
    report, after, made = Report(articles=(checked,)), data, 0
    for _ in range(_ROUNDS):
        fixes = [
            finding.fix
            for finding in report.findings
            if finding.fix is not None and finding.confidence is not Confidence.LOW
        ]
        if not fixes:
            break
        done = fix_file(path, after, fixes)
        if after is data and decode(data, path) != checked.reading.article.source:
            raise FixError(f"{path}: has changed since it was read, so it was not fixed: check it again")
        if not done.fixes:
            break
        after, made = done.data, made + len(done.fixes)
        again = check_source(path, after, settings)
        report = evolve(again, articles=again.articles or report.articles)
        if not again.articles:
            break
    return report, Correction(path=path, before=data, after=after, fixes=made) if made else None
