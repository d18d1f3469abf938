"""Open a ticket for each article with new errors: `claimcheck check --output-format json … | python open_tickets.py`.

The tracker is named by the environment: TICKETS_URL takes a POST of `{"title": …, "body": …}`, as GitHub
(https://api.github.com/repos/OWNER/REPO/issues) and Gitea do, and TICKETS_TOKEN is sent to it. What was opened is kept
in `tickets.json`, so that a nightly run opens nothing twice.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from pathlib import Path
from typing import Any

import requests

OPENED = Path("tickets.json")


def key(path: str, finding: dict[str, Any]) -> str:
    """What makes a finding the same on another night: no line, since lines move."""
    parts = (path, finding["code"], " ".join(finding["text"].split()))
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]


def body(path: str, findings: list[dict[str, Any]]) -> str:
    """The ticket in Markdown. Words of the article stand in code, so that they mention and link nobody."""
    lines = [f"claimcheck found in `{path}`:", ""]
    for each in findings:
        words = " ".join(each["text"].split())[:300]
        lines += [f"    {path}:{each['line']}  {each['code']} {each['name']}", f"    {words}", ""]
        lines += [f"    {' '.join(each['message'].split())}", f"    {' '.join(each['advice'].split())}", ""]
    return "\n".join(lines)


def main(report: dict[str, Any], url: str, token: str) -> int:
    """Open the tickets; the exit code: 0 all went well, 2 the tracker refused or an article could not be checked."""
    opened: list[str] = json.loads(OPENED.read_text(encoding="utf-8")) if OPENED.exists() else []
    failed = bool(report["failures"])
    for article in report["articles"]:
        path = article["path"]
        errors = [each for each in article["findings"] if each["severity"] == "error" and key(path, each) not in opened]
        if not errors:
            continue
        title = f"{len(errors)} to mend in {path}: {', '.join(sorted({each['name'] for each in errors}))}"
        answer = requests.post(
            url,
            json={"title": title, "body": body(path, errors)},
            headers={"Authorization": f"Bearer {token}"},
            timeout=30,
        )
        if not answer.ok:
            print(f"no ticket for {path}: the tracker answered {answer.status_code}", file=sys.stderr)
            failed = True
            continue
        opened += [key(path, each) for each in errors]
        OPENED.write_text(json.dumps(opened, indent=1) + "\n", encoding="utf-8")
        print(f"ticket opened: {title}")
    return 2 if failed else 0


if __name__ == "__main__":
    sys.exit(main(json.load(sys.stdin), os.environ["TICKETS_URL"], os.environ.get("TICKETS_TOKEN", "")))
