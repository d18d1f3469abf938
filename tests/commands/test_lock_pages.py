"""Pages in the lock file: the same report without the network, and word of what changed under a claim."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from claimcheck.cli import main
from tests.claimcheck_stub.sites import SiteServer

NOTE = "<p>This paragraph speaks of the opening hours of the clinic in the old town and of the way to get there.</p>"
PAGE = """\
<!doctype html><html lang="en"><head><title>Common cold</title></head><body><main><h1>Common cold</h1>
<h2>Treatment</h2>
<p>Zinc lozenges may shorten a cold by about two days if they are taken within a day of the first symptoms.</p>
<p>Antibiotics do not shorten a cold, as they do not work against the viruses that cause it.</p>
<p>Rest, drink enough water and eat healthy food. Painkillers such as paracetamol can lower a fever.</p>
{}
</main></body></html>
"""
ARTICLE = """\
# Colds

Zinc lozenges shorten a cold by about two days [1]. Antibiotics do not shorten a cold [1].

Rest lowers a fever ([here](http://nhs.example/rest/bed)). Walking helps ([there](http://shut.example/walking/far)).
Painkillers such as paracetamol lower a fever ([page](http://nhs.example/conditions/colds)).

## References

1. NHS. Common cold. http://nhs.example/conditions/colds (accessed 1 May 2024)
"""


@pytest.fixture
def article(followed: SiteServer, tmp_path: Path) -> Path:
    followed.put("nhs.example/conditions/colds", PAGE.format(NOTE * 3))
    followed.put("nhs.example/rest/bed", "gone", status=410)
    followed.put("shut.example/walking/far", "no", status=403)
    path = tmp_path / "colds.md"
    path.write_text(ARTICLE)
    return path


def run(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str]:
    code = main([str(each) for each in (arguments[0], "--isolated", *arguments[1:])])
    return code, capsys.readouterr().out


def lock(article: Path) -> Path:
    return article.with_name("claimcheck.lock")


def test_a_frozen_run_gives_the_report_of_the_run_that_locked(
    article: Path, followed: SiteServer, capsys: pytest.CaptureFixture[str]
) -> None:
    _, online = run(capsys, "check", "--follow-links", "--output-format", "json", article)
    assert run(capsys, "lock", "--follow-links", "--no-cache", article)[0] == 0
    visits = len(followed.log)
    _, frozen = run(capsys, "check", "--frozen", "--output-format", "json", article)
    assert len(followed.log) == visits
    assert json.loads(frozen)["articles"] == json.loads(online)["articles"]
    assert {each["code"] for each in json.loads(frozen)["articles"][0]["findings"]} >= {"SRC306", "REF207", "STR502"}


def test_the_lock_file_holds_what_was_used_and_nothing_more(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "lock", "--follow-links", article)
    text = lock(article).read_text()
    content = json.loads(text)
    work = content["works"]["url:http://nhs.example/conditions/colds"]
    kept = {passage["text"] for passage in work["full_text"]}
    assert any(each.startswith("Zinc lozenges may") for each in kept)
    assert any("Painkillers" in each for each in kept), "what each reference to the page needs is there"
    assert "opening hours" not in text
    [entry] = [each for key, each in content["references"].items() if "accessed" in key]
    assert entry["page"].keys() >= {"url", "state", "on", "status", "digest"}
    assert sorted(each["status"] for each in content["references"].values()) == ["found", "no_page", "no_page"]


def test_two_articles_keep_what_each_of_them_needs_of_a_page(
    article: Path, followed: SiteServer, capsys: pytest.CaptureFixture[str]
) -> None:
    other = article.with_name("fever.md")
    other.write_text("Painkillers can lower a fever ([NHS](http://nhs.example/conditions/colds)).\n")
    article.write_text("Zinc lozenges shorten a cold by two days ([NHS](http://nhs.example/conditions/colds)).\n")
    options = ("--output-format", "json", article, other)
    followed.put(
        "nhs.example/conditions/colds", PAGE.format(NOTE + "".join(f"<p>A fever {n} colds.</p>" for n in range(9)))
    )
    _, online = run(capsys, "check", "--follow-links", *options)
    run(capsys, "lock", "--follow-links", article.parent)
    _, frozen = run(capsys, "check", "--frozen", *options)
    assert json.loads(frozen)["articles"] == json.loads(online)["articles"]


def test_what_changed_under_a_claim_is_told(
    article: Path, followed: SiteServer, capsys: pytest.CaptureFixture[str]
) -> None:
    run(capsys, "lock", "--follow-links", article)
    assert run(capsys, "lock", "--check", "--follow-links", article) == (0, "")
    followed.put("nhs.example/conditions/colds", PAGE.format(NOTE * 4))
    assert run(capsys, "lock", "--check", "--follow-links", article) == (0, ""), "no claim rests on what changed"
    followed.put("nhs.example/conditions/colds", PAGE.format("").replace("about two days", "half a day"))
    code, told = run(capsys, "lock", "--check", "--follow-links", article)
    assert code == 1
    assert "colds.md:10:4: “Common cold” (http://nhs.example/conditions/colds) has changed where a claim rests" in told
    followed.put("nhs.example/conditions/colds", "gone", status=404)
    code, told = run(capsys, "lock", "--check", "--follow-links", article)
    assert code == 1
    assert "http://nhs.example/conditions/colds is gone: its site answers with status 404; an archived copy: " in told


def test_a_site_that_is_down_changes_nothing(
    article: Path, followed: SiteServer, capsys: pytest.CaptureFixture[str]
) -> None:
    run(capsys, "lock", "--follow-links", article)
    before = lock(article).read_text()
    followed.put("nhs.example/conditions/colds", status=503)
    assert run(capsys, "lock", "--follow-links", article)[0] == 2
    assert lock(article).read_text() == before


def test_a_lock_without_following_keeps_the_pages(
    article: Path, followed: SiteServer, capsys: pytest.CaptureFixture[str]
) -> None:
    run(capsys, "lock", "--follow-links", article)
    before = lock(article).read_text()
    visits = len(followed.log)
    assert run(capsys, "lock", article)[0] == 0
    assert (lock(article).read_text(), len(followed.log)) == (before, visits)
    assert main(["lock", "--isolated", "--check", str(article)]) == 0
    assert "not asked for 3 pages in it: add --follow-links" in capsys.readouterr().err
