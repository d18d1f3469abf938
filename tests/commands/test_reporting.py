"""`claimcheck report`: what it writes, and what it leaves alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lxml import html

from claimcheck.cli import main
from claimcheck.commands.reporting import page_names

CLAIM = "# Backs\n\nSlouching is good for your back.\n"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with two articles."""
    (tmp_path / "posts").mkdir()
    (tmp_path / "posts" / "back.md").write_text(CLAIM, encoding="utf-8")
    (tmp_path / "posts" / "bäck.html").write_text(f"<h1>Rücken</h1><p>{CLAIM[9:]}</p>", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> int:
    return main(["report", "--isolated", "--offline", "--no-cache", *arguments])


def page(place: Path) -> Any:
    return html.document_fromstring(place.read_text(encoding="utf-8"))


def test_an_index_leads_to_a_page_for_each_article(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("out/site", "posts") == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert "wrote out/site/index.html and 2 pages" in said.err
    index = page(desk / "out" / "site" / "index.html")
    links = index.xpath("//table//a/@href")
    assert sorted(links) == ["posts-back-html.html", "posts-back-md.html"]
    for link in links:
        article = page(desk / "out" / "site" / link)
        assert article.xpath("//a[@class='mark']")
        assert article.xpath("//a[text()='All articles']/@href") == ["index.html"]


def test_its_own_pages_are_no_articles(desk: Path) -> None:
    assert run("site") == 0
    assert run("site") == 0
    assert len(page(desk / "site" / "index.html").xpath("//table/tbody/tr")) == 2


def test_a_file_of_another_is_left_alone(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "index.html").write_text("<title>My site</title>", encoding="utf-8")
    assert run(".", "posts/back.md") == 2
    assert "is no page of claimcheck; name a folder of its own" in capsys.readouterr().err
    assert [each.name for each in desk.iterdir() if each.is_file()] == ["index.html"]
    assert (desk / "index.html").read_text(encoding="utf-8") == "<title>My site</title>"
    assert run("index.html", "posts/back.md") == 2
    assert "cannot be written" in capsys.readouterr().err


def test_what_could_not_be_checked_is_told_on_the_index(desk: Path) -> None:
    assert run("site", "posts/back.md", "posts/absent.md", "-q") == 2
    index = page(desk / "site" / "index.html")
    assert "posts/absent.md" in index.xpath("//section[@class='failures']")[0].text_content()


def test_no_two_pages_have_one_name() -> None:
    paths = ["a/b.md", "a-b.md", "a b.md", "index", "日本.md", "中国.md", "../a/b.md", "x" * 300 + ".md"]
    names = page_names(paths)
    assert len({name.lower() for name in names.values()}) == len(paths)
    assert "index.html" not in names.values()
    assert all(name.isascii() and "/" not in name and len(name) <= 90 for name in names.values())


@pytest.mark.usefixtures("desk")
def test_statistics_count_by_rule(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--isolated", "--offline", "--no-cache", "posts", "--statistics"]) == 1
    said = capsys.readouterr()
    assert said.out == "2  in 2 of 2  CIT101 uncited-claim\n"
    assert "Seen: 2 claims" in said.err
