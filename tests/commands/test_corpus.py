"""`claimcheck corpus`: records of many articles, however often it is cut off."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from claimcheck import Settings
from claimcheck.cli import main
from claimcheck.corpus import check_records
from claimcheck.corpus.inputs import corpus_records

pytestmark = pytest.mark.slow
CLAIM = "# Backs\n\nSlouching is good for your back, says study {}. Experts say that it always helps.\n"
OPTIONS = ("--isolated", "--offline", "--no-cache")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with some articles, one of them empty."""
    (tmp_path / "posts").mkdir()
    for number in range(5):
        (tmp_path / "posts" / f"{number}.md").write_text(CLAIM.format(number), encoding="utf-8")
    (tmp_path / "posts" / "3.md").write_text("", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def records(place: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in place.read_text(encoding="utf-8").splitlines()]


def test_a_record_of_each_article_and_a_summary(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["corpus", *OPTIONS, "-j", "2", "-o", "out.jsonl", "posts"]) == 2
    wanted = list(check_records(corpus_records(["posts"]), Settings(offline=True, cache=False)))
    assert records(desk / "out.jsonl") == wanted
    said = capsys.readouterr()
    assert "5 articles: " in said.out
    assert "not checked, or not wholly: 1\n  posts/3.md: nothing to check" in said.out
    assert "slowest:" in said.out
    assert "wrote out.jsonl" in said.err


def test_nothing_is_done_twice(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "posts" / "3.md").unlink()
    assert main(["corpus", *OPTIONS, "-q", "-o", "out.jsonl", "posts"]) == 0
    assert capsys.readouterr() == ("", "")
    assert main(["corpus", *OPTIONS, "-o", "out.jsonl", "posts"]) == 2
    assert "a run that is done" in capsys.readouterr().err
    assert main(["corpus", *OPTIONS, "--overwrite", "--unordered", "-o", "out.jsonl", "posts"]) == 0


def test_an_index_lists_the_gravest(desk: Path) -> None:
    assert main(["corpus", *OPTIONS, "-q", "-o", "out.jsonl", "--index", "site/index.html", "posts"]) == 2
    page: Any = html.document_fromstring((desk / "site" / "index.html").read_text(encoding="utf-8"))
    assert len(page.xpath("//table/tbody/tr")) == 4
    assert page.xpath("//section[@class='failures']//b/text()") == ["posts/3.md"]
    (desk / "mine.html").write_text("<title>My site</title>", encoding="utf-8")
    assert main(["corpus", *OPTIONS, "-q", "-o", "two.jsonl", "--index", "mine.html", "posts"]) == 2
    assert (desk / "mine.html").read_text(encoding="utf-8") == "<title>My site</title>"


def test_rows_of_a_table_hold_the_records(desk: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    assert main(["corpus", *OPTIONS, "-q", "-o", "out.parquet", "posts"]) == 2
    rows = parquet.read_table(desk / "out.parquet").to_pylist()
    wanted = list(check_records(corpus_records(["posts"]), Settings(offline=True, cache=False)))
    assert [json.loads(row["record"]) for row in rows] == wanted
    assert [row["status"] for row in rows] == ["checked", "checked", "checked", "failed", "checked"]
    assert sorted(each.name for each in desk.iterdir()) == ["out.parquet", "posts"]


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["posts"], "where do the records go"),
        (["-o", "posts/1.md", "posts/1.md"], "is to be checked"),
        (["-o", "out.jsonl", "--select", "CIT999", "posts"], "CIT999"),
        (["-o", "no/such/folder/out.jsonl", "posts"], "cannot be written"),
        (["-o", "out.jsonl", "--frozen", "posts"], "no such lock file"),
    ],
)
def test_what_cannot_be_run_is_told_before_anything_is_done(
    desk: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], reason: str
) -> None:
    assert main(["corpus", *OPTIONS, *arguments]) == 2
    assert reason in capsys.readouterr().err
    assert not (desk / "out.jsonl").exists()


def test_without_any_article_it_is_no_success(desk: Path) -> None:
    (desk / "none.jsonl").write_text("", encoding="utf-8")
    assert main(["corpus", *OPTIONS, "-q", "-o", "out.jsonl", "none.jsonl"]) == 2


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="processes are not killed so here")
@pytest.mark.parametrize("order", [(), ("--unordered",)], ids=["ordered", "unordered"])
def test_a_run_killed_again_and_again_gives_what_a_calm_one_does(desk: Path, order: tuple[str, ...]) -> None:
    lines = [json.dumps({"id": f"article {number}", "text": CLAIM.format(number)}) for number in range(60)]
    (desk / "many.jsonl").write_text("\n".join(lines), encoding="utf-8")
    command = [sys.executable, "-m", "claimcheck", "corpus", *OPTIONS, *order, "-q", "-j", "2", "many.jsonl", "-o"]
    subprocess.run([*command, "calm.jsonl"], check=True)
    calm = (desk / "calm.jsonl").read_bytes()
    place = desk / "out.jsonl"
    moments = sorted(random.Random(len(order)).sample(range(1, len(calm)), 4))  # noqa: S311
    for moment in moments:
        run = subprocess.Popen([*command, str(place)])
        while run.poll() is None and (not place.exists() or place.stat().st_size < moment):
            threading.Event().wait(0.001)
        os.kill(run.pid, signal.SIGKILL)
        run.wait()
    subprocess.run([*command, str(place)], check=False)
    told = place.read_bytes()
    assert (sorted(told.splitlines()) if order else told) == (sorted(calm.splitlines()) if order else calm)


def test_a_table_that_is_done_is_not_replaced(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    (desk / "in.jsonl").write_text('{"id": "\\ud800", "text": "Thyme cures colds."}\n', encoding="utf-8")
    command = ["corpus", *OPTIONS, "-q", "-o", "out.parquet"]
    assert main([*command, "in.jsonl"]) == 0
    assert parquet.read_table("out.parquet")["id"].to_pylist() == ["\\ud800"]
    assert main([*command, "posts"]) == 2
    assert "a run that is done" in capsys.readouterr().err
    assert len(parquet.read_table("out.parquet")) == 1
    assert main([*command, "--overwrite", "posts"]) == 2
    assert len(parquet.read_table("out.parquet")) == 5


def test_a_pattern_that_fits_the_output_comes_to_an_end(desk: Path) -> None:
    (desk / "in.jsonl").write_text('{"id": "a", "text": "Thyme cures colds."}\n', encoding="utf-8")
    assert main(["corpus", *OPTIONS, "-q", "-o", "out.jsonl", "*.jsonl"]) == 0
    assert [each["id"] for each in records(desk / "out.jsonl")] == ["a"]


def test_an_index_that_is_in_the_way_is_made_when_the_run_is_asked_again(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["corpus", *OPTIONS, "-q", "-o", "out.jsonl", "posts", "--index"]
    assert main([*command, "posts/1.md"]) == 2
    assert "is no page of claimcheck" in capsys.readouterr().err
    before = (desk / "out.jsonl").read_bytes()
    assert main([*command, "index.html"]) == 2
    assert (desk / "out.jsonl").read_bytes() == before
    assert (desk / "index.html").exists()
