from __future__ import annotations

import io
import json
import os
import runpy
import signal
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

import claimcheck
from claimcheck.cli import main
from claimcheck.commands.exits import Exit, exit_code
from claimcheck.config import Settings
from claimcheck.model import Failure, Report, Severity, Span
from tests.reporters.sample import checked, finding

UNCITED = "# Backs\n\nSlouching is good for your back and cures back pain.\n"
CALM = (
    "# A letter\n\nWe moved house in spring, and the boxes stood in the hall for weeks. My brother came on "
    "Sundays with his van, and in the end we painted the door green.\n"
)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with an article that has findings and one that has none; no colour is forced."""
    (tmp_path / "back.md").write_text(UNCITED, encoding="utf-8")
    (tmp_path / "calm.md").write_text(CALM, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def process(*arguments: str, stdin: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command as a user does, in a process of its own."""
    source = str(Path(claimcheck.__file__).parents[1])
    return subprocess.run(
        [sys.executable, "-m", "claimcheck", *arguments],
        input=stdin,
        capture_output=True,
        check=False,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": source, "PYTHONWARNINGS": "error", **environment},
    )


def read_json(text: str) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(text)
    return value


@pytest.mark.usefixtures("desk")
def test_a_finding_gives_1_and_stands_on_standard_output_alone() -> None:
    done = process("check", "back.md")
    assert done.returncode == 1
    assert "back.md:3:1: CIT101 uncited-claim [" in done.stdout
    assert "\x1b" not in done.stdout
    assert done.stderr == ""


@pytest.mark.usefixtures("desk")
def test_nothing_to_flag_gives_0_and_says_what_was_seen() -> None:
    done = process("check", "calm.md")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "No claim and no reference was seen in 1 article, so nothing was checked.\n"


def test_a_few_words_are_no_article(desk: Path) -> None:
    (desk / "stub.md").write_text("# Moved\n\nThis page has moved to another place. Please follow the link.\n")
    done = process("check", "stub.md", "-q")
    assert done.returncode == 2
    assert done.stdout == (
        "No claim and no reference was seen in 1 article, so nothing was checked.\n"
        "Not or not wholly checked: 1 path (stub.md).\n"
    )
    assert "stub.md: not checked: fewer than 25 words of prose were found in it" in done.stderr


def test_a_folder_without_any_claim_gives_2_and_one_such_article_among_others_is_told(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "."]) == 1
    assert "No claim was seen in 1 of 2 articles." in capsys.readouterr().out
    assert main(["check", "calm.md", "--strict"]) == 2
    (desk / "back.md").unlink()
    assert main(["check", "calm.md"]) == 0
    assert main(["check", "."]) == 2


def test_documents_that_are_not_read_are_counted_and_named_on_request(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("talk.pdf", "book.epub", "works.bib", "photo.jpg", ".hidden.pdf"):
        (desk / name).write_bytes(b"...")
    assert main(["check", ".", "-q"]) == 1
    said = capsys.readouterr()
    assert "Skipped: 3 files of formats that are not read, or only where named (1 .epub, 1 .pdf, 1 .bib)." in " ".join(
        said.out.split()
    )
    main(["check", ".", "-v", "--output-format", "json"])
    said = capsys.readouterr()
    assert "skipped: book.epub, talk.pdf, works.bib" in said.err
    assert read_json(said.out)["summary"]["files_skipped"] == 3


@pytest.mark.usefixtures("desk")
def test_without_a_path_the_current_folder_is_searched(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--output-format", "json"]) == 1
    assert [each["path"] for each in read_json(capsys.readouterr().out)["articles"]] == ["back.md", "calm.md"]


@pytest.mark.parametrize(
    ("name", "content"),
    [("absent.md", None), ("empty.md", b""), ("binary.md", b"\x00\x01\x02" * 50)],
)
def test_a_file_that_cannot_be_checked_gives_2_and_the_others_are_checked(
    desk: Path, capsys: pytest.CaptureFixture[str], name: str, content: bytes | None
) -> None:
    if content is not None:
        (desk / name).write_bytes(content)
    assert main(["check", name, "back.md", "--exit-zero"]) == 2
    said = capsys.readouterr()
    assert "back.md:3:1: CIT101" in said.out
    assert f"Not or not wholly checked: 1 path ({name})." in said.out
    (line,) = said.err.splitlines()
    assert line.startswith(f"claimcheck: {name}: ")
    assert line.count(name) == 1


@pytest.mark.usefixtures("desk")
def test_a_run_that_checked_nothing_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "absent/*.md"]) == 2
    said = capsys.readouterr()
    assert said.out.startswith("Nothing was checked.")
    assert said.err.startswith("claimcheck: absent/*.md: the pattern matches no file")


@pytest.mark.usefixtures("desk")
def test_standard_input_is_checked_under_the_name_given() -> None:
    done = process("check", "-", "--stdin-filename", "posts/new.md", "--output-format", "concise", stdin=UNCITED)
    assert done.returncode == 1
    assert done.stdout.startswith("posts/new.md:3:1: warning: CIT101 ")
    assert process("check", "-", stdin=UNCITED).stdout.count("stdin.md:3:1: CIT101") == 1
    assert process("check", "-").returncode == 2


@pytest.mark.usefixtures("desk")
def test_concise_has_one_line_a_finding_and_the_summary_beside_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "back.md", "--output-format", "concise"]) == 1
    said = capsys.readouterr()
    assert all(line.startswith("back.md:") for line in said.out.splitlines())
    assert "Seen: 1 claim and no references." in said.err
    assert main(["check", "back.md", "--output-format", "concise", "-q"]) == 1
    assert capsys.readouterr().err == ""


@pytest.mark.usefixtures("desk")
def test_a_step_of_github_gets_annotations_and_a_summary(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "summary.md"
    page.write_text("of another step\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(page))
    assert main(["check", "back.md", "--output-format", "github"]) == 1
    assert capsys.readouterr().out.startswith("::warning file=back.md,line=")
    assert page.read_text(encoding="utf-8").startswith("of another step\n## claimcheck\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path))
    assert main(["check", "back.md", "--output-format", "github"]) == 2
    assert "check GITHUB_STEP_SUMMARY" in capsys.readouterr().err


def test_the_report_goes_to_a_file_and_the_summary_to_standard_error(
    desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert main(["check", "back.md", "-o", "report.txt"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "of 1 article." in said.err
    written = (desk / "report.txt").read_text(encoding="utf-8")
    assert "CIT101" in written
    assert "\x1b" not in written
    assert main(["check", "back.md", "-q", "-o", "report.json", "--output-format=json"]) == 1
    assert capsys.readouterr() == ("", "")
    assert read_json((desk / "report.json").read_text(encoding="utf-8"))["summary"]["articles"] == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-o", "absent/report.txt"], "absent/report.txt: cannot be written (No such file or directory)"),
        (["-o", "./back.md"], "./back.md: is an article to be checked"),
        (["--select", "CIT999"], "no rule is called 'CIT999': did you mean CIT"),
        (["--config", "absent.toml"], "absent.toml: cannot be read"),
    ],
)
def test_what_stops_a_run_is_one_line_and_gives_2(
    desk: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    assert main(["check", "back.md", *arguments]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("claimcheck: error: ")
    assert said in line
    assert (desk / "back.md").read_text(encoding="utf-8") == UNCITED


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "--fail-level", "loud"],
        ["check", "-q", "-v"],
        ["check", "--config", "a", "--isolated"],
        ["chekc"],
        ["references"],
    ],
)
def test_wrong_usage_gives_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert "usage: claimcheck" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "near"),
    [
        (["check", "--selct", "CIT"], "--select"),
        (["check", "a.md", "--fail-levle=note"], "--fail-level"),
        (["chekc"], "check"),
        (["check", "--output-format", "jsn"], "json"),
        (["lock", "--chek"], "--check"),
    ],
)
def test_a_misspelt_flag_brings_the_nearest(
    arguments: list[str], near: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(arguments)
    assert capsys.readouterr().err.endswith(f"; did you mean {near}?\n")


def test_an_option_of_another_command_brings_those_that_take_it(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["lock", "a.md", "--source", "m.pdf"])
    told = capsys.readouterr().err
    assert "did you mean" not in told
    assert "--source is an option of: check, " in told
    assert "lock" not in told.rpartition("is an option of")[2]


def test_without_a_command_the_help_is_shown_and_gives_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "references  list the references of an article" in said.err


@pytest.mark.usefixtures("desk")
def test_rules_are_selected_and_ignored(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "back.md", "--ignore", "ALL", "--select", "REF"]) == 0
    assert main(["check", "back.md", "--ignore", "CIT,STR"]) == 0
    capsys.readouterr()
    assert main(["check", "back.md", "--select", "REF", "--extend-select", "uncited-claim"]) == 1
    assert "CIT101" in capsys.readouterr().out


def test_the_command_line_wins_over_the_file_next_to_the_article(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site = desk / "site"
    site.mkdir()
    (site / "back.md").write_text(UNCITED, encoding="utf-8")
    (site / "claimcheck.toml").write_text('select = ["REF"]\noutput-format = "json"\n', encoding="utf-8")
    assert main(["check", "site/back.md"]) == 0
    assert read_json(capsys.readouterr().out)["summary"]["findings"]["warning"] == 0
    assert main(["check", "site/back.md", "--select", "CIT"]) == 1
    assert read_json(capsys.readouterr().out)["summary"]["findings"] != {"error": 0, "warning": 0, "note": 0}
    assert main(["check", "site/back.md", "--isolated", "-v"]) == 1
    said = capsys.readouterr()
    assert said.out.startswith("Backs\n")
    assert said.err.splitlines() == ["claimcheck: settings: the defaults", "claimcheck: files: site/back.md"]


@pytest.mark.usefixtures("desk")
def test_excluded_files_are_not_checked(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", ".", "--exclude", "back.*", "--output-format", "json"]) == 2
    assert [each["path"] for each in read_json(capsys.readouterr().out)["articles"]] == ["calm.md"]
    assert main(["check", "calm.md"]) == 0


def test_force_exclude_leaves_out_what_is_named(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "drafts").mkdir()
    (desk / "back.md").rename(desk / "drafts" / "back.md")
    assert main(["check", "drafts/back.md", "--exclude", "drafts"]) == 1
    assert main(["check", "drafts/back.md", "--exclude", "drafts", "--force-exclude"]) == 0
    assert "nothing to check: no article is left that is not excluded" in capsys.readouterr().err
    assert main(["check", "absent.md", "drafts/back.md", "--exclude", "drafts", "--force-exclude"]) == 2


def test_rules_are_silenced_for_files_and_that_is_told(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "press").mkdir()
    (desk / "back.md").rename(desk / "press" / "back.md")
    for pattern in ("press", "press/*", "back.md"):
        assert main(["check", ".", "--per-file-ignores", f"{pattern}:CIT,{pattern}:STR"]) == 0
        assert "(1 by the configuration)." in capsys.readouterr().out.replace("2 by", "1 by")
    assert main(["check", ".", "--per-file-ignores", "pres/*:CIT,press:REF"]) == 1
    assert main(["check", ".", "--per-file-ignores", "press/*:CIT999"]) == 2
    assert "no rule is called 'CIT999'" in capsys.readouterr().err


def test_a_rule_is_as_grave_as_the_settings_say(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = desk / "claimcheck.toml"
    config.write_text('[severity]\nALL = "note"\nCIT101 = "error"\n', encoding="utf-8")
    assert main(["check", "back.md", "--output-format", "json"]) == 1
    (article,) = read_json(capsys.readouterr().out)["articles"]
    assert {each["severity"] for each in article["findings"] if each["code"] == "CIT101"} == {"error"}
    assert {each["severity"] for each in article["findings"] if each["code"] != "CIT101"} <= {"note"}
    config.write_text('[severity]\nALL = "note"\n', encoding="utf-8")
    assert main(["check", "back.md"]) == 0
    config.write_text('[severity]\nCIT999 = "note"\n', encoding="utf-8")
    assert main(["check", "back.md"]) == 2


@pytest.mark.parametrize(
    ("severity", "fail_level", "code"),
    [
        (Severity.ERROR, "error", Exit.FINDINGS),
        (Severity.WARNING, "error", Exit.CLEAR),
        (Severity.WARNING, "warning", Exit.FINDINGS),
        (Severity.NOTE, "warning", Exit.CLEAR),
        (Severity.NOTE, "note", Exit.FINDINGS),
    ],
)
def test_the_fail_level_decides_what_fails(severity: Severity, fail_level: str, code: Exit) -> None:
    article = checked("Garlic.", finding(Span(0, 6), severity=severity))
    report = Report(articles=(article,))
    assert exit_code(report, Settings(fail_level=fail_level)) is code
    assert exit_code(report, Settings(fail_level=fail_level, exit_zero=True)) is Exit.CLEAR
    failed = evolve(report, failures=(Failure(path="a.md", message="the checker CIT101 crashed"),))
    assert exit_code(failed, Settings(fail_level=fail_level, exit_zero=True)) is Exit.NOT_RUN


@pytest.mark.parametrize(
    ("arguments", "environment", "colored"),
    [
        ([], {}, False),
        ([], {"FORCE_COLOR": "1"}, True),
        ([], {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        (["--color", "always"], {"NO_COLOR": "1"}, True),
        (["--color", "never"], {"FORCE_COLOR": "1"}, False),
        (["--color", "always", "--output-format", "json"], {}, False),
    ],
)
@pytest.mark.usefixtures("desk")
def test_colour_is_chosen_forced_or_refused(
    arguments: list[str],
    environment: dict[str, str],
    *,
    colored: bool,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    main(["check", "back.md", *arguments])
    assert ("\x1b[" in capsys.readouterr().out) is colored


@pytest.mark.usefixtures("desk")
def test_a_plain_run_does_not_import_the_console_of_rich() -> None:
    run = (
        "import sys; from claimcheck.cli import main; main(['check', 'calm.md']); print('rich.console' in sys.modules)"
    )
    source = str(Path(claimcheck.__file__).parents[1])
    done = subprocess.run(
        [sys.executable, "-c", run],
        capture_output=True,
        check=True,
        text=True,
        env={**os.environ, "PYTHONPATH": source},
    )
    assert done.stdout.splitlines()[-1] == "False"


@pytest.mark.skipif(os.name == "nt", reason="pipes break in another way on Windows")
@pytest.mark.parametrize("command", ["check back.md", "check back.md --exit-zero"])
@pytest.mark.usefixtures("desk")
def test_a_reader_that_has_gone_away_is_told_in_one_line(command: str) -> None:
    source = str(Path(claimcheck.__file__).parents[1])
    reads, writes = os.pipe()
    os.close(reads)
    done = subprocess.run(
        [sys.executable, "-m", "claimcheck", *command.split()],
        stdout=writes,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": source},
        check=False,
    )
    os.close(writes)
    assert done.returncode == 2
    assert done.stderr.splitlines() == [b"claimcheck: error: not all could be written: Broken pipe"]


@pytest.mark.usefixtures("desk")
def test_an_interrupt_gives_130(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    class Interrupted(io.BytesIO):
        def read(self, _size: int | None = -1) -> bytes:
            signal.raise_signal(signal.SIGINT)
            return b""

    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(Interrupted()))
    # A shell starts what runs in the background with this signal ignored, the tests too.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        assert main(["check", "-"]) == 130
    finally:
        signal.signal(signal.SIGINT, before)
    assert capsys.readouterr().err == "claimcheck: interrupted\n"


@pytest.mark.usefixtures("desk")
def test_a_fault_of_the_program_does_not_pass_for_findings(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_arguments: object, **_options: object) -> Report:
        raise ZeroDivisionError("a fault")

    monkeypatch.setattr("claimcheck.pipeline.check_files", broken)
    assert main(["check", "back.md"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "ZeroDivisionError: a fault\nclaimcheck: error: this is a fault of claimcheck" in said.err


def test_a_rule_is_explained_by_code_or_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rule", "cit101"]) == 0
    by_code = capsys.readouterr().out
    assert by_code.startswith("# CIT101 uncited-claim [")
    assert "## Why it matters" in by_code
    assert main(["rule", "uncited-claim"]) == 0
    assert capsys.readouterr().out == by_code


def test_all_rules_are_listed_in_order(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rule", "--all"]) == 0
    codes = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    assert {"CIT101", "REF201", "STR503", "DOC601"} <= set(codes)
    assert codes == sorted(codes)


@pytest.mark.parametrize("name", ["CIT1O1", "cit1o1", "uncited-claims"])
def test_a_rule_that_is_misspelt_brings_the_nearest(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rule", name]) == 2
    assert f"no rule is called '{name}'; did you mean " in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["rule"], ["rule", "CIT101", "--all"], ["rule", "xyz"]])
def test_a_rule_that_is_not_named_or_unknown_gives_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "--all" in said.err


def test_references_are_listed(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "cited.md").write_text(
        f"{UNCITED[:-2]} [1].\n\n## References\n\n1. Example A. Slouching and backs. J Made Up 2015;3:1-9. "
        "doi:10.1136/bmj.n71\n",
        encoding="utf-8",
    )
    assert main(["references", "cited.md", "--offline"]) == 0
    said = capsys.readouterr().out
    assert "10.1136/bmj.n71" in said
    assert "not looked up" in said
    assert main(["references", "cited.md", "--offline", "--strict"]) == 2
    capsys.readouterr()
    assert main(["references", "back.md"]) == 0
    assert "no references were recognised" in capsys.readouterr().out
    assert main(["references", "absent.md"]) == 2
    assert "no such file" in capsys.readouterr().err


def test_the_settings_that_hold_here_are_printed(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["config"]) == 0
    assert capsys.readouterr().out.startswith("# no configuration file: these are the defaults\n")
    (desk / "claimcheck.toml").write_text('fail-level = "error"\n', encoding="utf-8")
    assert main(["config"]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith(f"# from {desk / 'claimcheck.toml'}\n")
    assert f'fail-level = "error"  # {desk / "claimcheck.toml"}\n' in printed
    assert "exit-zero = false  # default\n" in printed
    assert tomllib.loads(printed)["fail-level"] == "error"
    (desk / "claimcheck.lock").write_text("{}", encoding="utf-8")
    assert main(["config", "--fail-level", "note", "back.md"]) == 0
    printed = capsys.readouterr().out
    assert 'fail-level = "note"  # the command line\n' in printed
    assert f'lock = "{desk / "claimcheck.lock"}"  # found\n' in printed
    assert main(["config", "--isolated"]) == 0
    assert tomllib.loads(capsys.readouterr().out)["fail-level"] == "warning"
    assert main(["config", "--config", "absent.toml"]) == 2


def test_the_version_is_printed() -> None:
    done = process("--version")
    assert (done.returncode, done.stdout) == (0, f"claimcheck {claimcheck.__version__}\n")


def test_the_package_runs_as_a_module(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.argv", ["claimcheck", "rule", "--all"])
    with pytest.raises(SystemExit) as stopped:
        runpy.run_module("claimcheck", run_name="__main__")
    assert stopped.value.code == 0
    assert "CIT101" in capsys.readouterr().out


@pytest.mark.slow
def test_many_processes_give_the_same_report_in_the_same_order(desk: Path) -> None:
    for number in range(9):
        name = f"{9 - number}.md"
        (desk / name).write_text(f"{UNCITED}\nFirst seen in study {number}.\n", encoding="utf-8")
    (desk / "5.md").write_bytes(b"\x00\x01" * 50)
    article = Path(__file__).parents[1] / "examples" / "articles"
    arguments = ("check", ".", str(article), "--frozen", "--lock", str(article / "claimcheck.lock"))
    one, two = (process(*arguments, "--output-format", "json", "-j", jobs) for jobs in ("1", "3"))
    assert (two.returncode, two.stdout, two.stderr) == (one.returncode, one.stdout, one.stderr)
    assert one.returncode == 2
    assert len(read_json(one.stdout)["articles"]) == 13


@pytest.mark.usefixtures("desk")
def test_one_process_asks_the_registries_whatever_is_wished(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "calm.md", "-j", "4"]) == 0
    assert "-j counts with --offline or --frozen" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("content", "code"),
    [("", 0), ('<!doctype html><html><body><div id="app"></div><script src="a.js"></script></body></html>', 0)],
)
def test_a_file_that_holds_nothing_of_an_article_may_be_let_pass(
    desk: Path, content: str, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "shell.html").write_text(content, encoding="utf-8")
    assert main(["check", "shell.html"]) == 2
    assert main(["check", "shell.html", "--allow-empty"]) == code
    assert "claimcheck: shell.html: nothing to check" in capsys.readouterr().err
    assert main(["check", "shell.html", "--allow-empty", "--strict"]) == 2
    (desk / "shell.html").write_bytes(b"\x00\x01" * 50)
    assert main(["check", "shell.html", "--allow-empty"]) == 2


@pytest.mark.parametrize("shell", ["bash", "zsh", "tcsh"])
def test_a_shell_completes_commands_and_flags(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("shtab", reason="shtab comes with the extra [completion]")
    assert main(["completion", shell]) == 0
    script = capsys.readouterr().out
    assert all(word in script for word in ("per-file-ignores", "write-baseline", "references", "json-lines"))


def test_without_shtab_the_command_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "shtab", None)
    assert main(["completion", "bash"]) == 2
    assert "pip install 'claimcheck-health[completion]'" in capsys.readouterr().err
