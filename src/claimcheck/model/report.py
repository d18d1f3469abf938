"""The report of a run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

from claimcheck.model.findings import Finding, Silenced
from claimcheck.model.reading import Reading

if TYPE_CHECKING:
    from claimcheck.config import Settings  # noqa: TC004 - config is built on this module
    from claimcheck.model.claims import Claim
    from claimcheck.model.references import Reference
    from claimcheck.reporters.summary import Summary


@frozen(kw_only=True)
class CheckedArticle:
    """One article of a report: what was read in it, what was found, and what of that is silenced.

    >>> from claimcheck import check_text
    >>> article = check_text("Thyme cures colds.", "herbs.md").articles[0]
    >>> article.path, article.claims[0].text, article.references, article.findings[0].code
    ('herbs.md', 'Thyme cures colds.', (), 'CIT101')
    """

    reading: Reading
    findings: tuple[Finding, ...]
    silenced: tuple[Silenced, ...] = ()
    not_compared: tuple[str, ...] = ()
    """Why a sentence with a marker was not compared with its source, once for each such sentence."""

    @property
    def path(self) -> str:
        """The file as it was named."""
        return self.reading.article.path

    @property
    def title(self) -> str:
        """Empty where the article has none."""
        return self.reading.article.title

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The checkable statements, in order of place."""
        return self.reading.claims

    @property
    def references(self) -> tuple[Reference, ...]:
        """The entries of the bibliography and the sources linked in the text."""
        return self.reading.references


@frozen(kw_only=True)
class Failure:
    """A file that could not be checked, and why."""

    path: str
    message: str
    empty: bool = False
    """Whether the file can be read and holds nothing of an article."""


@frozen(kw_only=True)
class Report:
    """The result of a run: the articles checked and the files that could not be.

    >>> from claimcheck import check_text
    >>> report = check_text("Thyme cures colds.")
    >>> report.exit_code, report.summary.claims, len(report.failures)
    (1, 1, 0)
    >>> Report.from_json(report.to_json()).to_json() == report.to_json()
    True
    """

    articles: tuple[CheckedArticle, ...] = ()
    failures: tuple[Failure, ...] = ()
    searched: bool = False
    """Whether folders were searched for the articles."""
    skipped: tuple[str, ...] = ()
    """Documents in those folders of formats that are not read."""
    settings: Settings | None = field(default=None, eq=False, repr=False)
    """What the run was asked to do, for `exit_code`; None for a report that was made by hand."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, in order of article and place."""
        return tuple(finding for article in self.articles for finding in article.findings)

    @property
    def silenced(self) -> tuple[Silenced, ...]:
        """All findings that comments, the configuration or the baseline keep out, in order of article."""
        return tuple(each for article in self.articles for each in article.silenced)

    @property
    def summary(self) -> Summary:
        """The counts: articles, claims, references, works found, findings by severity, and what was not checked."""
        from claimcheck.reporters.summary import summarise

        return summarise(self)

    @property
    def exit_code(self) -> int:
        """What `claimcheck check` would return: 0 nothing to flag, 1 findings, 2 something could not be checked."""
        from claimcheck.commands.exits import exit_code
        from claimcheck.config import Settings

        return int(exit_code(self, self.settings or Settings()))

    def to_json(self) -> str:
        """The JSON report of schema version 1, as `--output-format json` writes it."""
        from claimcheck.reporters.json import to_json

        return to_json(self)

    @classmethod
    def from_json(cls, text: str) -> Report:
        """A report read back from what `to_json` wrote.

        What the JSON does not hold is not in it: text beyond the passages quoted, abstracts, differences.

        Raises:
            ReadError: The text is no JSON report of schema version 1.
        """
        from claimcheck.reporters.parsing import from_json

        return from_json(text)

    def to_csv(self) -> str:
        """One row a claim, for spreadsheets and data frames; see docs/reference/formats.md."""
        from claimcheck.reporters.csv import to_csv

        return to_csv(self)

    def _repr_html_(self) -> str:
        """How a notebook shows it."""
        from claimcheck.reporters.notebook import report_view

        return report_view(self)
