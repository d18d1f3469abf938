"""Another distribution under the import name `claimcheck` is noticed, and nothing else is."""

import subprocess
import sys
from pathlib import Path

import pytest

from claimcheck.cli import main
from claimcheck.installed import declares, others


def install(packages: Path, name: str, *files: str) -> None:
    """Leave in a folder of packages what an installer records of a distribution."""
    record = packages / f"{name}-0.1.0.dist-info" / "RECORD"
    record.parent.mkdir()
    record.write_text("".join(f"{file},sha256=x,1\n" for file in files), encoding="utf-8")


def test_only_another_owner_of_the_folder_counts(tmp_path: Path) -> None:
    install(tmp_path, "claimcheck_health", "claimcheck/__init__.py")
    install(tmp_path, "claimcheck_core", "claimcheck_core/__init__.py")
    install(tmp_path, "requests", "requests/__init__.py")
    assert others(str(tmp_path)) == ()
    install(tmp_path, "claimcheck", "claimcheck/__init__.py")
    install(tmp_path, "agent_claimcheck", "claimcheck/agent.py")
    (tmp_path / "claimcheck_lost-1.0.dist-info").mkdir()
    assert others(str(tmp_path)) == ("agent_claimcheck", "claimcheck")
    assert others(str(tmp_path / "absent")) == ()


def test_entry_points_are_asked_for_only_where_there_may_be_some(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "path", [str(tmp_path / "absent"), str(tmp_path)])
    assert not declares("claimcheck.checkers")
    install(tmp_path, "house_rules")
    assert not declares("claimcheck.checkers")
    declared = tmp_path / "house_rules-0.1.0.dist-info" / "entry_points.txt"
    declared.write_text("[claimcheck.checkers]\nhouse = house:Rule\n", encoding="utf-8")
    assert declares("claimcheck.checkers")
    (tmp_path / "packed.zip").touch()
    monkeypatch.setattr(sys, "path", [str(tmp_path / "packed.zip")])
    assert declares("claimcheck.checkers"), "what lies in an archive cannot be told from here"


def test_the_import_warns_of_it(tmp_path: Path) -> None:
    source = Path(__file__).parents[1] / "src" / "claimcheck"
    (tmp_path / "claimcheck").symlink_to(source)
    install(tmp_path, "claimcheck", "claimcheck/__init__.py")
    code = f"import sys; sys.path.insert(0, {str(tmp_path)!r}); import claimcheck"
    done = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True)
    assert "claimcheck is installed over the folder of claimcheck-health" in done.stderr


def test_the_doctor_says_what_holds_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("CLAIMCHECK_REGISTRIES", "http://127.0.0.1:8765")
    assert main(["doctor"]) == 0
    said = capsys.readouterr().out
    assert str(tmp_path / "cache") in said
    assert "the stand-in http://127.0.0.1:8765" in said
    assert {"docx:", "pdf:", "lsp:", "model:"} <= set(said.split())
    assert said.endswith("nothing is wrong here\n")


def test_the_doctor_names_what_is_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("claimcheck.commands.doctoring.others", lambda: ("claimcheck",))
    (tmp_path / "claimcheck.toml").write_text('cache-dir = "kept"\n', encoding="utf-8")
    monkeypatch.setattr("os.access", lambda _path, _mode: False)
    assert main(["doctor"]) == 2
    said = capsys.readouterr().out
    assert "claimcheck is installed over our folder" in said
    assert "cannot be written" in said
    assert "nothing is wrong" not in said
    (tmp_path / "claimcheck.lock").write_text("{}", encoding="utf-8")
    assert main(["doctor"]) == 2
    assert "not a lock file" in capsys.readouterr().err
