from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from claimcheck.cli import main
from claimcheck.model import CheckedArticle, Confidence, Fix, Report
from tests.claimcheck_stub import StubServer
from tests.claimcheck_stub.faults import Fault
from tests.reporters.sample import checked, finding, span_of

PLACEHOLDER = "10.1186/PREACCEPT-2076984228657971"
RIGHT = "10.1186/1741-7015-10-22"
ARTICLE = f"""# Rest or exercise?\r
\r
Rest relieved pain as well as exercise did [1].\r
\r
## References\r
\r
1. Jensen RK, Leboeuf-Yde C, Wedderkopp N, Sorensen JS, Manniche C. Rest versus exercise as treatment for patients with
low back pain and Modic changes. A randomised controlled clinical trial. BMC Medicine 2012, 10:22. doi:{PLACEHOLDER}
"""
NOT_FIXED = "1. Riis O. A page of no registry. https://health.example/backs\n"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stub: StubServer) -> Path:
    """The current folder, with an article that prints a placeholder; the registries are those of the stub."""
    monkeypatch.setenv("CLAIMCHECK_REGISTRIES", stub.url)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "rest.md").write_bytes(ARTICLE.encode())
    return tmp_path


def give(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    """Let `data` stand on standard input."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


def test_fix_writes_the_right_doi_and_nothing_else(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "rest.md", "--select", "REF,SRC"]) == 1
    assert "REF201" in capsys.readouterr().out
    assert main(["check", "rest.md", "--select", "REF,SRC", "--fix"]) == 0
    said = capsys.readouterr()
    assert "claimcheck: made 1 correction in 1 file\n" in said.err
    assert "Works found: 1 of 1." in said.out
    assert (desk / "rest.md").read_bytes() == ARTICLE.replace(PLACEHOLDER, RIGHT).encode()
    assert main(["check", "rest.md", "--select", "REF,SRC", "--fix"]) == 0
    assert "made 0 corrections in 0 files" in capsys.readouterr().err


def test_diff_shows_what_fix_would_do_and_writes_nothing(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "rest.md", "--diff"]) == 1
    said = capsys.readouterr()
    assert said.out.startswith("--- rest.md\n+++ rest.md\n")
    lines = [line for line in said.out.splitlines()[2:] if line.startswith(("-", "+"))]
    assert lines[1] == "+" + lines[0][1:].replace(PLACEHOLDER, RIGHT)
    assert said.err == "claimcheck: would make 1 correction in 1 file\n"
    assert (desk / "rest.md").read_bytes() == ARTICLE.encode()
    assert main(["check", "rest.md", "--diff", "--exit-zero"]) == 0
    assert main(["check", "rest.md", "--fix", "-q"]) == 0
    capsys.readouterr()
    assert main(["check", "rest.md", "--diff"]) == 0
    assert capsys.readouterr().out == ""
    assert main(["check", "rest.md", "absent.md", "--diff"]) == 2


@pytest.mark.usefixtures("desk")
def test_an_article_on_standard_input_comes_back_corrected_and_the_report_beside_it(
    monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    give(monkeypatch, ARTICLE.encode())
    assert main(["check", "-", "--fix", "--select", "REF", "--stdin-filename", "new.md"]) == 0
    said = capsysbinary.readouterr()
    assert said.out == ARTICLE.replace(PLACEHOLDER, RIGHT).encode()
    assert b"made 1 correction in 1 file" in said.err
    assert b"Works found: 1 of 1." in said.err
    give(monkeypatch, b"Nothing to correct.\n")
    assert main(["check", "-", "--fix", "-q"]) == 2
    assert capsysbinary.readouterr().out == b"Nothing to correct.\n"
    give(monkeypatch, ARTICLE.encode())
    assert main(["check", "-", "--diff", "--stdin-filename", "new.md"]) == 1
    assert capsysbinary.readouterr().out.startswith(b"--- new.md\n+++ new.md\n")


def test_files_and_standard_input_are_corrected_together(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    give(monkeypatch, ARTICLE.encode())
    assert main(["check", "-", "rest.md", "--fix", "--select", "REF"]) == 0
    said = capsysbinary.readouterr()
    assert said.out == (desk / "rest.md").read_bytes() == ARTICLE.replace(PLACEHOLDER, RIGHT).encode()
    assert b"made 2 corrections in 2 files" in said.err


def reported(monkeypatch: pytest.MonkeyPatch, *articles: CheckedArticle) -> None:
    """Let a run find what these articles hold."""

    def found(*_arguments: object, **_options: object) -> Report:
        return Report(articles=articles)

    monkeypatch.setattr("claimcheck.pipeline.check_files", found)


@pytest.mark.parametrize(
    ("confidence", "result"),
    [(Confidence.HIGH, "ten two\n"), (Confidence.MEDIUM, "ten two\n"), (Confidence.LOW, "one two\n")],
)
def test_what_is_doubtful_is_left_to_a_person(
    desk: Path, monkeypatch: pytest.MonkeyPatch, confidence: Confidence, result: str
) -> None:
    (desk / "a.txt").write_text("one two\n", encoding="utf-8")
    span = span_of("one", "one two\n")
    article = checked("one two\n", finding(span, confidence=confidence, fix=Fix(span=span, text="ten")), path="a.txt")
    reported(monkeypatch, article)
    main(["check", "a.txt", "--fix"])
    assert (desk / "a.txt").read_text(encoding="utf-8") == result


def test_an_article_that_changed_meanwhile_is_not_touched(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "a.txt").write_text("another text\n", encoding="utf-8")
    span = span_of("one", "one two\n")
    reported(monkeypatch, checked("one two\n", finding(span, fix=Fix(span=span, text="ten")), path="a.txt"))
    assert main(["check", "a.txt", "--fix"]) == 1
    assert "a.txt: has changed since it was read, so it was not fixed" in capsys.readouterr().err
    assert (desk / "a.txt").read_text(encoding="utf-8") == "another text\n"


def test_what_cannot_be_fixed_is_said_and_the_finding_stays(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "a.nxml").write_text("<article>one</article>", encoding="utf-8")
    span = span_of("one", "<article>one</article>")
    article = checked("<article>one</article>", finding(span, fix=Fix(span=span, text="ten")), path="a.nxml")
    gone = evolve(article, reading=evolve(article.reading, article=evolve(article.reading.article, path="gone.md")))
    reported(monkeypatch, article, gone)
    assert main(["check", "a.nxml", "--fix"]) == 1
    said = capsys.readouterr()
    assert "a.nxml: XML files are not fixed" in said.err
    assert "gone.md" in said.err
    assert "CIT101" in said.out


def test_a_file_that_cannot_be_written_is_named(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_given: object, **_how: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("claimcheck.commands.correcting.replace_file", refuse)
    assert main(["check", "rest.md", "--fix"]) == 2
    assert "rest.md: cannot be written (Permission denied)" in capsys.readouterr().err
    assert (desk / "rest.md").read_bytes() == ARTICLE.encode()


def test_a_fix_that_leaves_nothing_to_read_is_reported(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "a.txt").write_text("one\n", encoding="utf-8")
    span = span_of("one", "one\n")
    reported(monkeypatch, checked("one\n", finding(span, fix=Fix(span=span, text="")), path="a.txt"))
    assert main(["check", "a.txt", "--fix"]) == 2
    assert "Not or not wholly checked: 1 path (a.txt)." in capsys.readouterr().out


@pytest.mark.usefixtures("desk")
def test_frozen_asks_nobody_and_says_what_the_lock_file_lacks(
    stub: StubServer, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "rest.md", "--frozen"]) == 2
    assert "claimcheck.lock: no such lock file; run `claimcheck lock`" in capsys.readouterr().err
    assert main(["lock", "-q"]) == 0
    asked = len(stub.log)
    assert main(["check", "rest.md", "--frozen", "--strict", "--select", "REF"]) == 1
    assert RIGHT in capsys.readouterr().out
    Path("other.md").write_text(
        "Walking cures backs [1].\n\n## References\n\n1. Riis O. Walking. J Made Up 2015;3:1-9. doi:10.7777/w.1\n",
        encoding="utf-8",
    )
    assert main(["check", "other.md", "--frozen", "--select", "REF204"]) == 0
    assert "run `claimcheck lock`" in " ".join(capsys.readouterr().out.split())
    assert main(["check", "other.md", "--frozen", "--select", "REF204", "--strict"]) == 2
    assert len(stub.log) == asked


@pytest.mark.usefixtures("desk")
def test_offline_uses_lock_file_and_cache(stub: StubServer, capsys: pytest.CaptureFixture[str]) -> None:
    Path("rest.md").write_text(ARTICLE.replace(PLACEHOLDER, RIGHT), encoding="utf-8")
    assert main(["check", "rest.md", "--offline", "--strict"]) == 2
    assert stub.log == ()
    assert main(["check", "rest.md", "--cache-dir", "kept", "--select", "REF"]) == 0
    asked = len(stub.log)
    capsys.readouterr()
    assert main(["check", "rest.md", "--cache-dir", "kept", "--offline", "--strict", "--select", "REF"]) == 0
    assert "Works found: 1 of 1." in capsys.readouterr().out
    assert main(["check", "rest.md", "--cache-dir", "kept", "--offline", "--no-cache", "--strict"]) == 2
    assert len(stub.log) == asked


@pytest.mark.usefixtures("desk")
def test_strict_makes_an_outage_fail_but_not_a_page_that_no_registry_lists(stub: StubServer) -> None:
    stub.fault("*", Fault.RESET)
    arguments = ["check", "rest.md", "--select", "CIT103", "--no-cache"]
    Path("page.md").write_text(f"Backs.\n\n## References\n\n{NOT_FIXED}", encoding="utf-8")
    assert main(["check", "page.md", "--strict", "--select", "CIT103"]) == 0
    Path("rest.md").write_text(ARTICLE.replace(PLACEHOLDER, RIGHT), encoding="utf-8")
    stub.clear_faults()
    assert main([*arguments, "--strict"]) == 0
    stub.fault("ncbi", Fault.RESET)
    assert main(arguments) == 0
    assert main([*arguments, "--strict"]) == 2


@pytest.mark.usefixtures("desk")
def test_a_run_that_no_registry_answered_is_not_clean(stub: StubServer) -> None:
    stub.fault("*", Fault.RESET)
    Path("rest.md").write_text(ARTICLE.replace(PLACEHOLDER, "10.7777/walk.1"), encoding="utf-8")
    assert main(["check", "rest.md", "--select", "CIT103", "--no-cache"]) == 2
    assert main(["check", "rest.md", "--select", "CIT103", "--no-cache", "--offline"]) == 0


@pytest.mark.usefixtures("desk")
def test_an_offline_run_says_that_nothing_was_looked_up(capsys: pytest.CaptureFixture[str]) -> None:
    Path("rest.md").write_text(ARTICLE.replace(PLACEHOLDER, RIGHT), encoding="utf-8")
    offline = ["check", "rest.md", "--select", "CIT103", "--no-cache", "--offline"]
    assert main(offline) == 0
    said = capsys.readouterr().out
    assert said.startswith("Nothing to flag offline in 1 article; the works of 1 reference were not looked up.")
    assert main([*offline, "-q"]) == 0
    assert capsys.readouterr().out.startswith("Not checked: the works of 1 reference (1, because the run is offline")
    assert main([*offline, "--strict"]) == 2


@pytest.mark.usefixtures("desk")
def test_strict_counts_what_nobody_knows_and_what_was_not_compared() -> None:
    arguments = ["check", "rest.md", "--select", "CIT103", "--no-cache"]
    known = ARTICLE.replace(PLACEHOLDER, RIGHT)
    for printed, code in (
        (known, 0),
        (known.replace("Jensen RK", "Nobody N, Jensen RK").replace(f"doi:{RIGHT}", "PMID: 39999998"), 2),
        (known + "2. Nobody N. An invented paper about nothing at all. J Nothing. 2019;1:1-2.\n", 2),
        (known.replace("## References", "The chairs are new [1].\r\n\r\n## References"), 2),
    ):
        Path("rest.md").write_text(printed, encoding="utf-8")
        assert main(arguments) == 0
        assert main([*arguments, "--strict"]) == code


@pytest.mark.usefixtures("desk")
def test_an_address_is_told_to_the_registries(stub: StubServer) -> None:
    assert main(["check", "rest.md", "--mailto", "desk@example.org"]) == 1
    assert all("desk@example.org" in asked.user_agent for asked in stub.log)


def test_fix_and_diff_exclude_each_other(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["check", "--fix", "--diff"])
    assert stopped.value.code == 2
    assert "not allowed with" in capsys.readouterr().err


@pytest.mark.usefixtures("desk")
def test_a_placeholder_that_is_missing_from_the_lock_file_is_not_checked() -> None:
    Path("claimcheck.lock").write_text('{"version": 1, "references": {}, "works": {}}', encoding="utf-8")
    arguments = ["check", "rest.md", "--frozen", "--select", "CIT103"]
    assert main(arguments) == 0
    assert main([*arguments, "--strict"]) == 2


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize("name", ["rest.md", "claimcheck.lock", "claimcheck.toml"])
def test_a_report_replaces_no_file_of_the_run(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("claimcheck.toml").write_text("", encoding="utf-8")
    assert main(["lock", "-q"]) == 0
    before = Path(name).read_bytes()
    assert main(["check", "rest.md", "--frozen", "-o", name]) == 2
    assert "write the report elsewhere (-o)" in capsys.readouterr().err
    assert Path(name).read_bytes() == before


@pytest.mark.usefixtures("desk")
def test_explain_tells_what_stands_behind_one_claim(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--isolated", "--explain", "c1", "rest.md"]) == 0
    told = capsys.readouterr().out
    assert "rest.md: claim c1" in told
    assert "rests on r1: marker in the sentence" in told
    assert "passage: " in told


@pytest.mark.usefixtures("desk")
def test_explain_of_an_unknown_claim_says_where_the_ids_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--isolated", "--explain", "c99", "rest.md"]) == 2
    assert "no claim is called 'c99'" in capsys.readouterr().err


def test_an_edit_saved_while_the_articles_are_corrected_is_kept_and_the_others_are_written(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from claimcheck import files
    from claimcheck.commands import correcting

    for name in ("a.md", "b.md", "c.md"):
        (desk / name).write_bytes(ARTICLE.encode())
    edited = f"{ARTICLE}One more line.\n".encode()
    replace = files.replace_file

    def saved_meanwhile(path: Path, data: bytes, **how: Any) -> None:
        if path.name == "b.md":
            path.write_bytes(edited)
        replace(path, data, **how)

    monkeypatch.setattr(correcting, "replace_file", saved_meanwhile)
    assert main(["check", "a.md", "b.md", "c.md", "--fix", "--select", "REF"]) == 2
    said = capsys.readouterr().err
    assert "b.md: cannot be written (it has changed since it was read); it is as it was" in said
    assert "made 2 corrections in 2 files" in said
    assert (desk / "b.md").read_bytes() == edited
    for name in ("a.md", "c.md"):
        assert (desk / name).read_bytes() == ARTICLE.replace(PLACEHOLDER, RIGHT).encode()
