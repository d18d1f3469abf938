"""What changed in Git is checked, and nothing else."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from claimcheck.changes import changed_since
from claimcheck.cli import main
from claimcheck.errors import ConfigError

UNCITED = "# Backs\n\nSlouching is good for your back and cures back pain.\n"


def git(*arguments: str) -> str:
    # Without the upkeep in the background, which may still write when the next command comes.
    settings = ("user.name=A", "user.email=a@example.org", "init.defaultBranch=main", "maintenance.auto=false")
    own = ["git", *(part for setting in settings for part in ("-c", setting))]
    done = subprocess.run([*own, *arguments], check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository whose branch parted from main, which went on; old.md and gone.md are from before."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    for name in ("old.md", "gone.md", "edited.md", "höher.md"):
        (tmp_path / name).write_text(UNCITED, encoding="utf-8")
    git("init")
    git("add", ".")
    git("commit", "-m", "first")
    git("switch", "-c", "draft")
    (tmp_path / "edited.md").write_text(f"{UNCITED}\nAnd more.\n", encoding="utf-8")
    (tmp_path / "gone.md").unlink()
    git("commit", "-am", "draft")
    git("switch", "main")
    (tmp_path / "old.md").write_text(f"{UNCITED}\nOn main.\n", encoding="utf-8")
    git("commit", "-am", "second")
    git("switch", "draft")
    (tmp_path / ".gitignore").write_text("ignored.md\n", encoding="utf-8")
    for name in ("new.md", "ignored.md"):
        (tmp_path / name).write_text(UNCITED, encoding="utf-8")
    return tmp_path


def checked(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    capsys.readouterr()
    main(["check", "--offline", "--no-cache", "--output-format", "json", *arguments])
    return [each["path"] for each in json.loads(capsys.readouterr().out)["articles"]]


@pytest.mark.usefixtures("site")
def test_what_changed_since_the_branch_parted_and_what_is_new_is_checked(capsys: pytest.CaptureFixture[str]) -> None:
    assert checked(capsys, "--since", "main") == ["edited.md", "new.md"]
    assert checked(capsys, "--since", "main", "old.md", "edited.md") == ["edited.md"]
    Path("höher.md").write_text("Sleep is good for your back.\n", encoding="utf-8")
    assert checked(capsys, "--since", "HEAD") == ["höher.md", "new.md"]


def test_from_a_folder_below_the_names_are_found_too(
    site: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (site / "posts").mkdir()
    (site / "posts" / "a.md").write_text(UNCITED, encoding="utf-8")
    monkeypatch.chdir(site / "posts")
    assert checked(capsys, "--since", "main") == ["a.md"]


@pytest.mark.usefixtures("site")
def test_where_nothing_changed_nothing_is_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--since", "main", "old.md"]) == 0
    assert "claimcheck: nothing to check: no article changed since main" in capsys.readouterr().err


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("revision", ["absent", "--all", "HEAD --output=x"])
def test_a_revision_that_git_does_not_know_gives_2(revision: str) -> None:
    with pytest.raises(ConfigError, match="git knows no revision"):
        changed_since(revision, Path.cwd())


@pytest.mark.usefixtures("site")
def test_branches_without_a_common_ancestor_are_compared_themselves() -> None:
    git("switch", "--orphan", "alone")
    Path("alone.md").write_text(UNCITED, encoding="utf-8")
    git("add", "alone.md")
    git("commit", "-m", "alone")
    assert str(Path("alone.md").resolve()) in changed_since("main", Path.cwd())


def test_outside_a_repository_git_says_so(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="git cannot tell what changed"):
        changed_since("HEAD", tmp_path)


def test_without_git_the_error_says_what_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ConfigError, match="--since needs git"):
        changed_since("HEAD", tmp_path)
