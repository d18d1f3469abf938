"""A table of unsupported claims for an editor: `python examples/editorial_report.py [ARTICLE …]`."""

from __future__ import annotations

import sys
from pathlib import Path

from claimcheck import Settings, check_files

FOLDER = Path(__file__).parent / "articles"
ARTICLES = sorted(FOLDER.glob("*.md"))
FROZEN = Settings(frozen=True, lock=str(FOLDER / "claimcheck.lock"))
"""The works of the examples are in their lock file, so no network is needed; without this the registries are asked."""


def main(paths: list[Path]) -> None:
    """Print a Markdown table: every claim without a source, its kind and how sure that is."""
    report = check_files(paths, FROZEN)
    print("| article | claim | kind | how sure |")
    print("| --- | --- | --- | --- |")
    for article in report.articles:
        claims = {claim.id: claim for claim in article.reading.claims}
        for finding in article.findings:
            if finding.code in {"CIT101", "CIT102"} and finding.claim:
                claim = claims[finding.claim]
                name = Path(article.reading.article.path).name
                print(f"| {name} | {claim.text} | {claim.kind} | {finding.confidence} |")
    for failure in report.failures:
        print(f"\n**Not checked**: {failure.message}")


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]] or ARTICLES)
