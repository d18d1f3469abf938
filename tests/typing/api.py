"""User code that mypy must accept: the public names keep their types."""

from pathlib import Path

from claimcheck import DOI, Article, Checker, Claim, Finding, Reading, Reference, Report, Settings, check, check_files


def findings_of(path: Path) -> tuple[Finding, ...]:
    report: Report = check(path, Settings(select=("CIT",)))
    return report.findings


def dois_of(paths: list[Path]) -> list[DOI]:
    report = check_files(paths)
    references: list[Reference] = [each for article in report.articles for each in article.reading.references]
    return [DOI(identifier.value) for each in references for identifier in each.identifiers]


def claims_of(article: Article) -> tuple[Claim, ...]:
    reading: Reading = check(article).articles[0].reading
    return reading.claims


class Quiet(Checker):
    def check(self, reading: Reading) -> list[Finding]:
        return [self.finding(claim.span, "quiet", advice="none") for claim in reading.claims]
