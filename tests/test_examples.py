"""The examples run as they stand and print what their docstrings promise."""

import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[1] / "examples"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("script", "code", "words"),
    [
        ("check_article.py", 0, "REF201 '10.1186/PREACCEPT-2076984228657971'"),
        ("editorial_report.py", 0, "| modic-changes.md | Other studies have shown that slouching"),
        ("ci_check.py", 1, "3 articles"),
        ("compare_claim.py", 0, "NumberMismatch: “34%” / “14%”"),
        ("custom_checker.py", 0, "HOU002 You should give honey to babies with a cough. →"),
    ],
)
def test_example(script: str, code: int, words: str) -> None:
    run = subprocess.run(
        [sys.executable, EXAMPLES / script], capture_output=True, text=True, check=False, encoding="utf-8"
    )
    assert words in run.stdout, run.stderr
    assert run.returncode == code


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Thyme has been grown in gardens since the days of Rome. " * 3, 2),
        ("Thyme always cures colds.", 0),
        ((EXAMPLES / "articles" / "modic-changes.md").read_text(encoding="utf-8"), 1),
        ("Rest helps the back [1].\n\n## References\n\n1. Doe J. Rest. J Made Up. 2012. doi:10.1186/s12891-1\n", 2),
    ],
    ids=["nothing to check", "a warning", "an error", "a work that is not in the lock file"],
)
def test_the_check_for_ci_does_as_it_says(tmp_path: Path, text: str, code: int) -> None:
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    (tmp_path / "claimcheck.lock").write_bytes((EXAMPLES / "articles" / "claimcheck.lock").read_bytes())
    run = subprocess.run([sys.executable, EXAMPLES / "ci_check.py", tmp_path / "a.md"], check=False)
    assert run.returncode == code


@pytest.mark.parametrize("suffix", ["md", "txt", "html"])
def test_the_example_article_has_the_same_faults_in_every_format(suffix: str) -> None:
    from claimcheck import Settings, check

    path = EXAMPLES / "articles" / f"modic-changes.{suffix}"
    report = check(path, Settings(offline=True, cache=False))
    source = report.articles[0].reading.article.source
    found = {(finding.code, " ".join(finding.span.of(source).split())) for finding in report.findings}
    assert {
        ("CIT102", "Other studies have shown"),
        ("CIT101", "The pain is caused by tiny fractures in the bone."),
        ("CIT102", "is recommended"),
        ("DOC601", "did not have a control group"),
        ("STR503", "the best way"),
        ("REF201", "10.1186/PREACCEPT-2076984228657971"),
    } <= found
    words = " ".join(text for _, text in found)
    for quiet in ("neither rest nor exercise", "lay down for one hour", "10 weeks", "two cats", "email", "Cookies"):
        assert quiet not in words


WXR = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE rss [<!ENTITY secret SYSTEM "file:///etc/hostname">]>
<rss xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/"><channel>
<item><title>Backs &amp; beds</title><content:encoded><![CDATA[Slouching is good for your back.

It &amp; a bed cure back pain. &secret;]]></content:encoded><wp:post_id>7</wp:post_id>
<wp:post_name>../backs</wp:post_name>
<wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item>
<item><title>&secret;</title><content:encoded><![CDATA[A draft.]]></content:encoded><wp:post_id>8</wp:post_id>
<wp:status>draft</wp:status><wp:post_type>post</wp:post_type></item>
</channel></rss>"""
REST = """[{"id": 7, "slug": "../backs", "status": "publish", "title": {"rendered": "Backs &#038; beds"},
"content": {"rendered": "<p>Slouching is good for your back.</p><p>It &amp; a bed cure back pain.</p>"}}]"""


@pytest.mark.slow
@pytest.mark.parametrize("export", [WXR, REST], ids=["wxr", "rest"])
def test_each_post_of_a_wordpress_export_becomes_an_article(tmp_path: Path, export: str) -> None:
    (tmp_path / "export").write_text(export, encoding="utf-8")
    command = [sys.executable, str(EXAMPLES / "split_wordpress.py"), str(tmp_path / "export"), str(tmp_path / "posts")]
    subprocess.run(command, check=True, capture_output=True)
    (post,) = tmp_path.rglob("*.html")
    assert post == tmp_path / "posts" / "7-backs.html"
    from claimcheck import Settings, check

    reading = check(post, Settings(offline=True, cache=False)).articles[0].reading
    assert reading.article.title == "Backs & beds"
    assert next(claim.text for claim in reading.claims) == "Slouching is good for your back."


@pytest.mark.slow
def test_a_ticket_is_opened_once_for_each_article_with_errors(tmp_path: Path) -> None:
    import json
    import os
    import threading
    from http.server import BaseHTTPRequestHandler, HTTPServer

    posted: list[tuple[str, dict[str, str]]] = []

    class Tracker(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            posted.append((self.headers["Authorization"], json.loads(self.rfile.read(length))))
            self.send_response(201)
            self.end_headers()

        def log_message(self, *_parts: object) -> None:
            pass

    place = {"line": 3, "code": "REF201", "name": "placeholder-doi", "message": "M.", "advice": "A."}
    findings = [
        {**place, "severity": "error", "text": "@all `10.1/x`"},
        {**place, "severity": "warning", "text": "mild"},
    ]
    report = json.dumps({"failures": [], "articles": [{"path": "a.md", "findings": findings}]})
    with HTTPServer(("127.0.0.1", 0), Tracker) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        for _night in range(2):
            done = subprocess.run(
                [sys.executable, EXAMPLES / "open_tickets.py"],
                input=report,
                cwd=tmp_path,
                env={**os.environ, "TICKETS_URL": f"http://127.0.0.1:{server.server_port}/", "TICKETS_TOKEN": "t"},
                capture_output=True,
                check=False,
                text=True,
            )
            assert done.returncode == 0, done.stderr
        server.shutdown()
    ((token, ticket),) = posted
    assert token == "Bearer t"  # noqa: S105 - of the test
    assert ticket["title"] == "1 to mend in a.md: placeholder-doi"
    assert "\n    @all `10.1/x`\n" in ticket["body"]
    assert "mild" not in ticket["body"]
