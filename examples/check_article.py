"""Check one article and print what was found: `python examples/check_article.py [ARTICLE]`."""

from __future__ import annotations

import sys
from pathlib import Path

from claimcheck import check

ARTICLE = Path(__file__).parent / "articles" / "modic-changes.md"


def main(path: Path) -> None:
    """Print the findings of an article with the words that each is about."""
    report = check(path)
    for article in report.articles:
        source = article.reading.article.source
        for finding in article.findings:
            print(f"{finding.code} {finding.span.of(source)!r}")
            print(f"    {finding.message} {finding.advice}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ARTICLE)
