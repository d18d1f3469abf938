"""Take docs/report.png, the page of a real run on the example article: `python docs/make_report_picture.py`.

It needs Chromium and its driver (`apt-get install chromium chromium-driver`).
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from claimcheck import Settings, check_file
from claimcheck.config import OutputFormat
from claimcheck.reporters import render
from tests.browser import Browser, missing

PICTURE = Path(__file__).parent / "report.png"
ARTICLE = "examples/articles/modic-changes.md"


def main() -> None:
    """Take the picture anew, with the card of one claim open."""
    if missing():
        sys.exit(missing())
    os.chdir(PICTURE.parents[1])
    report = check_file(ARTICLE, Settings(frozen=True))
    with tempfile.TemporaryDirectory() as folder, Browser() as browser:
        page = Path(folder) / "report.html"
        page.write_text(render(report, OutputFormat.HTML), encoding="utf-8")
        browser.open(page, width=1280, height=900)
        browser.click("#a1-c7")
        browser.picture(PICTURE)


if __name__ == "__main__":
    main()
