"""Check one article and print what was found: `python examples/check_article.py [ARTICLE]`."""

from __future__ import annotations

import sys
from pathlib import Path

from claimcheck import Settings, check

ARTICLE = Path(__file__).parent / "articles" / "modic-changes.md"
FROZEN = Settings(frozen=True, lock=str(ARTICLE.parent / "claimcheck.lock"))
"""The works of the example are in its lock file, so no network is needed; without this the registries are asked."""


def main(path: Path) -> None:
    """Print the findings of an article with the words that each is about."""
    report = check(path, FROZEN)
    for article in report.articles:
        source = article.reading.article.source
        for finding in article.findings:
            print(f"{finding.code} {finding.span.of(source)!r}")
            print(f"    {finding.message} {finding.advice}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ARTICLE)
