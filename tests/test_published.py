"""Articles that are named by their address and checked where they are published."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from claimcheck import Settings, check, check_file
from claimcheck.cli import main
from claimcheck.errors import ReadError
from tests.claimcheck_stub.faults import Fault
from tests.claimcheck_stub.sites import SiteServer

PAGE = """\
<!doctype html>
<html lang="en"><head><title>Backs - Health</title></head>
<body><nav><a href="/">Home</a></nav>
<main><h1>Backs</h1>
<p>Slouching is good for your back. Many people sit at a desk for most of the day and do not move very much there.</p>
<p>Walking for half an hour a day <em>prevents</em> back pain in every adult, says everybody who has tried it out.</p>
</main></body></html>
"""
URL = "http://health.example/backs/"


@pytest.fixture
def published(followed: SiteServer) -> SiteServer:
    followed.put("health.example/backs/", PAGE)
    return followed


def test_a_published_page_is_checked_by_its_address(
    published: SiteServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--isolated", "--output-format", "json", URL]) == 1
    online = json.loads(capsys.readouterr().out)["articles"][0]
    copy = tmp_path / "backs.html"
    copy.write_text(PAGE)
    main(["check", "--isolated", "--output-format", "json", str(copy)])
    saved = json.loads(capsys.readouterr().out)["articles"][0]
    assert online.pop("path") == URL
    del saved["path"]
    assert online == saved
    first = online["claims"][0]
    assert PAGE.splitlines()[first["line"] - 1][first["column"] - 1 :].startswith(first["text"])
    assert [each.path for each in published.log] == ["/robots.txt", "/backs/"]


def test_scripts_name_an_address_too(published: SiteServer) -> None:
    for report in (check(URL), check_file(URL)):
        assert report.articles[0].path == URL
        assert report.articles[0].title == "Backs"
    assert len(published.visits("health.example/backs")) == 2


def test_a_page_that_was_corrected_is_seen_at_once(published: SiteServer) -> None:
    assert check(URL).findings
    published.put("health.example/backs/", PAGE.replace("Slouching is good for your back.", ""))
    assert "Slouching" not in check(URL).articles[0].reading.article.source


@pytest.mark.parametrize(
    "name", ["concise", "sarif", "github", "gitlab", "junit", "checkstyle", "rdjson", "html", "csv"]
)
def test_every_format_tells_the_address(published: SiteServer, capsys: pytest.CaptureFixture[str], name: str) -> None:
    assert published
    main(["check", "--isolated", "--output-format", name, URL])
    assert "health.example/backs" in capsys.readouterr().out


@pytest.mark.parametrize("flag", ["--fix", "--diff"])
def test_what_is_published_is_not_corrected(
    published: SiteServer, capsys: pytest.CaptureFixture[str], flag: str
) -> None:
    published.put("health.example/backs/", PAGE.replace("desk", "desk https://doi.org/10.1001/jama.2015.1."))
    assert main(["check", "--isolated", "--offline", flag, URL]) == 2, "offline, and never fetched"
    assert "go online" in capsys.readouterr().err
    assert main(["check", "--isolated", flag, URL]) in (0, 1)
    assert "0 corrections" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ({"text": "x", "status": 404}, "status 404; check the address"),
        ({"text": "x", "status": 403}, "status 403; save it from a browser"),
        ({"text": "x", "status": 503}, "status 503; try again later"),
        ({"text": PAGE, "fault": Fault.RESET}, "could not be reached"),
        ({"text": ""}, "empty"),
        ({"text": "<html><title>Just a moment...</title><h1>Just a moment...</h1></html>"}, "lets no program in"),
        ({"text": "<html><title>Page not found</title><h1>Page not found</h1></html>"}, "seems gone"),
        ({"text": b"\x89PNG\r\n", "kind": "image/png"}, "image"),
        ({"status": 302, "Location": "http://192.168.0.1/"}, "not on the public web"),
    ],
)
def test_what_cannot_be_read_is_a_failure_and_no_clean_bill(
    followed: SiteServer, answer: dict[str, object], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    followed.put("health.example/backs/", **answer)  # type: ignore[arg-type]
    assert main(["check", "--isolated", URL]) == 2
    assert said in capsys.readouterr().err
    with pytest.raises(ReadError, match=r"^http://health\.example/backs/: "):
        check(URL)


@pytest.mark.parametrize("url", ["http://127.0.0.1:1313/post/", "http://localhost/", "http://[::1]/"])
def test_an_address_inside_is_refused_by_the_policy_that_counts(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--isolated", url]) == 2
    assert "save it and check the file" in " ".join(capsys.readouterr().err.split())


def test_the_format_is_what_the_site_declares(followed: SiteServer) -> None:
    text = "# Backs\n\nSlouching is good for your back.\n"
    for place, kind in (("a", "text/markdown"), ("b.md", "text/plain"), ("c.html", "text/markdown; charset=utf-8")):
        followed.put(f"raw.example/{place}", text, kind=kind)
        assert check(f"http://raw.example/{place}").articles[0].title == "Backs"


def test_several_pages_of_a_site_are_asked_for_one_after_another(followed: SiteServer) -> None:
    for name in "abc":
        followed.put(f"health.example/{name}", PAGE)
    urls = [f"http://health.example/{name}" for name in "abc"]
    assert main(["check", "--isolated", "--output-format", "concise", *urls]) == 1
    assert [each.path for each in followed.log] == ["/robots.txt", "/a", "/b", "/c"]


def test_links_of_a_published_page_are_followed_where_asked(published: SiteServer) -> None:
    linked = PAGE.replace("</main>", '<p>Rest helps a bad back (<a href="http://nhs.example/x/y">NHS</a>).</p></main>')
    published.put("health.example/backs/", linked)
    assert "SRC306" not in {each.code for each in check(URL).findings}
    assert "SRC306" in {each.code for each in check(URL, Settings(follow_links=True)).findings}
