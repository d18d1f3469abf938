"""Findings that are known are not told again, whatever else of the article was edited."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from claimcheck.baseline import Baseline
from claimcheck.cli import main
from claimcheck.config import Settings
from claimcheck.errors import ConfigError
from claimcheck.model import SilencedBy
from claimcheck.pipeline import check_files

OLD = "Slouching is good for your back and cures back pain."
NEW = "Turmeric reduces inflammation of the joints."
CITED = """Thyme shortens colds [1].

## References

1. Example A. Thyme. J Made Up 2015;3:1-9. doi:10.1234/PREACCEPT-77
"""
KNOWN = "claimcheck-baseline.json"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "old.md").write_text(f"# Backs\n\n{OLD}\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def check(*arguments: str) -> int:
    return main(["check", "--offline", "--no-cache", "--isolated", *arguments])


def written() -> int:
    return check("--write-baseline", ".")


def entries(path: str = KNOWN) -> dict[str, list[str]]:
    articles = json.loads(Path(path).read_text(encoding="utf-8"))["articles"]
    return {name: [each["text"] for each in listed] for name, listed in articles.items()}


def test_what_is_known_is_not_told_again_and_counted(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check("old.md") == 1
    capsys.readouterr()
    assert written() == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith(f"claimcheck: wrote {desk / KNOWN}: ")
    assert check("--baseline", KNOWN, ".") == 0
    assert "by the baseline)." in capsys.readouterr().out
    report = check_files(["old.md"], Settings(offline=True, cache=False, baseline=KNOWN))
    assert not report.findings
    assert {each.by for each in report.silenced} == {SilencedBy.BASELINE}


def test_an_edit_elsewhere_revives_nothing_and_what_is_new_is_told(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written()
    wrapped = OLD.replace("good for", "good\nfor")
    (desk / "old.md").write_text(f"# Backs\n\nWhat do you do for yours?\n\n{wrapped}\n\n{NEW}\n", encoding="utf-8")
    capsys.readouterr()
    assert check("--baseline", KNOWN, "old.md", "--output-format", "json") == 1
    (article,) = json.loads(capsys.readouterr().out)["articles"]
    assert {finding["text"] for finding in article["findings"]} == {NEW}


def test_the_same_words_once_more_are_new(desk: Path) -> None:
    written()
    (desk / "old.md").write_text(f"# Backs\n\n{OLD}\n\n{OLD}\n", encoding="utf-8")
    assert check("--baseline", KNOWN, "old.md") == 1
    assert written() == 0
    assert check("--baseline", KNOWN, "old.md") == 0


def test_a_sentence_that_was_edited_is_looked_at_anew(desk: Path) -> None:
    written()
    (desk / "old.md").write_text(f"# Backs\n\n{OLD.replace('cures', 'heals')}\n", encoding="utf-8")
    assert check("--baseline", KNOWN, "old.md") == 1


def test_an_article_that_was_moved_takes_what_is_known_along(desk: Path) -> None:
    written()
    (desk / "posts").mkdir()
    (desk / "old.md").rename(desk / "posts" / "new.md")
    assert check("--baseline", KNOWN, ".") == 0
    (desk / "copy.md").write_text((desk / "posts" / "new.md").read_text(encoding="utf-8"), encoding="utf-8")
    assert written() == 0
    assert set(entries()) == {"copy.md", "posts/new.md"}
    (desk / "third.md").write_text(f"# Backs\n\n{OLD}\n", encoding="utf-8")
    assert check("--baseline", KNOWN, "third.md") == 1


def test_what_vanished_is_told_and_pruned_on_rewriting(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "other.md").write_text(f"{NEW}\n", encoding="utf-8")
    written()
    calm = (
        "We moved house in spring, and the boxes stood in the hall for weeks. My brother came on Sundays with his van."
    )
    (desk / "old.md").write_text(f"# Moving\n\n{calm} In the end we painted the door.\n", encoding="utf-8")
    capsys.readouterr()
    assert check("--baseline", KNOWN, "old.md") == 0
    assert "of claimcheck-baseline.json gone: --write-baseline takes them out" in capsys.readouterr().err
    assert check("--write-baseline", "old.md") == 0
    assert set(entries()) == {"other.md"}


def test_what_could_not_be_looked_up_is_not_taken_for_gone(desk: Path) -> None:
    (desk / "old.md").write_text(CITED, encoding="utf-8")
    report = check_files(["old.md"], Settings(offline=True, cache=False))
    (checked,) = report.articles
    entry = "10.1234/PREACCEPT-77"
    text = Path(KNOWN)
    record = {"code": "SRC301", "fingerprint": "0" * 16, "text": entry}
    text.write_text(json.dumps({"version": 1, "articles": {"old.md": [record]}}), encoding="utf-8")
    known = Baseline.read(text)
    assert known.gone(checked) == ()
    assert entry in [each.text for each in known.renewed(report).articles["old.md"] if each.code == "SRC301"]
    record["text"] = "10.1234/other"
    text.write_text(json.dumps({"version": 1, "articles": {"old.md": [record]}}), encoding="utf-8")
    assert [each.code for each in Baseline.read(text).gone(checked)] == ["SRC301"]


def test_a_baseline_lies_in_git_one_line_a_finding(desk: Path) -> None:
    (desk / "other.md").write_text(f"{NEW}\n", encoding="utf-8")
    written()
    first = Path(KNOWN).read_bytes()
    written()
    assert Path(KNOWN).read_bytes() == first
    lines = [line for line in first.decode().splitlines() if '"fingerprint"' in line]
    assert len(lines) == sum(map(len, entries().values()))
    assert not any("line" in json.loads(line.rstrip(",")) for line in lines)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "cannot be read (No such file"),
        ("<<<<<<< HEAD", "no baseline of claimcheck"),
        ("[]", "no baseline of claimcheck"),
        ('{"version": 2, "articles": {}}', "another version"),
        ('{"version": 1, "articles": {"a.md": [{"code": "CIT101"}]}}', "no baseline of claimcheck (KeyError"),
        ("[" * 100_000, "no baseline of claimcheck"),
    ],
)
def test_a_baseline_that_is_missing_or_broken_stops_the_run(desk: Path, content: str | None, said: str) -> None:
    if content is not None:
        (desk / KNOWN).write_text(content, encoding="utf-8")
    with pytest.raises(ConfigError) as raised:
        Baseline.read(Path(KNOWN))
    assert said in str(raised.value)
    assert check("--baseline", KNOWN, ".") == 2


def test_a_file_that_cannot_be_read_keeps_what_is_known_of_it_and_gives_2(desk: Path) -> None:
    written()
    before = entries()
    (desk / "old.md").write_bytes(b"\x00\x01" * 99)
    assert written() == 2
    assert entries() == before


@pytest.mark.usefixtures("desk")
def test_a_baseline_is_not_written_over_an_article() -> None:
    assert check("--write-baseline", "--baseline", "old.md", "old.md") == 2
    assert Path("old.md").read_text(encoding="utf-8").startswith("# Backs")
