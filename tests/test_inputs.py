from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.inputs import common_folder, find_inputs, fits

SUFFIXES = (".md", ".html")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with articles, other files and folders that are not searched; it is the current one."""
    for name in (
        "index.html",
        "notes.pdf",
        "posts/b.md",
        "posts/a.MD",
        "posts/drafts/c.md",
        "posts/drafts/old/d.md",
        "posts/.hidden.md",
        ".git/e.md",
        "node_modules/pkg/README.md",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Text.", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("site")
def test_a_folder_is_searched_in_order_without_what_is_hidden_or_installed() -> None:
    found = find_inputs(["."], suffixes=SUFFIXES)
    assert found.files == (
        "index.html",
        "posts/a.MD",
        "posts/b.md",
        "posts/drafts/c.md",
        "posts/drafts/old/d.md",
    )
    assert not found.failures


@pytest.mark.usefixtures("site")
def test_paths_stay_as_given() -> None:
    assert find_inputs(["posts/../posts/b.md"], suffixes=SUFFIXES).files == ("posts/../posts/b.md",)
    assert find_inputs(["posts/drafts/"], suffixes=SUFFIXES).files[0] == "posts/drafts/c.md"
    assert find_inputs(["./posts"], suffixes=SUFFIXES).files[0] == "posts/a.MD"


def test_an_absolute_folder_gives_absolute_paths(site: Path) -> None:
    assert find_inputs([str(site)], suffixes=SUFFIXES).files[0] == f"{site.as_posix()}/index.html"


@pytest.mark.usefixtures("site")
def test_a_file_is_checked_once_and_a_named_one_whatever_it_ends_in() -> None:
    found = find_inputs(["posts/b.md", "posts", "./posts/b.md", "notes.pdf"], suffixes=SUFFIXES)
    assert found.files.count("posts/b.md") == 1
    assert "./posts/b.md" not in found.files
    assert found.files[-1] == "notes.pdf"


@pytest.mark.usefixtures("site")
def test_exclude_holds_for_folders_and_patterns_but_not_for_named_files() -> None:
    found = find_inputs(["posts", "*.html"], suffixes=SUFFIXES, exclude=("drafts", "index.html"))
    assert found.files == ("posts/a.MD", "posts/b.md")
    assert [failure.path for failure in found.failures] == ["*.html"]
    assert find_inputs(["index.html"], suffixes=SUFFIXES, exclude=("index.html",)).files == ("index.html",)


@pytest.mark.usefixtures("site")
def test_a_pattern_that_the_shell_left_is_expanded() -> None:
    assert find_inputs(["posts/**/[cd].md"], suffixes=SUFFIXES).files == (
        "posts/drafts/c.md",
        "posts/drafts/old/d.md",
    )


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("absent.md", "no such file or folder"),
        ("absent/*.md", "the pattern matches no file"),
        ("empty", "no articles in this folder (files that end in .md, .html)"),
    ],
)
def test_a_path_that_leads_to_nothing_is_a_failure_that_says_why(site: Path, path: str, said: str) -> None:
    (site / "empty").mkdir()
    found = find_inputs([path, "posts/b.md"], suffixes=SUFFIXES)
    assert found.files == ("posts/b.md",)
    (failure,) = found.failures
    assert failure.path == path
    assert failure.message.startswith(said)


@pytest.mark.usefixtures("site")
def test_a_folder_whose_articles_are_all_excluded_says_so() -> None:
    (failure,) = find_inputs(["posts/drafts"], suffixes=SUFFIXES, exclude=("*.md",)).failures
    assert "none of them excluded" in failure.message


@pytest.mark.usefixtures("site")
def test_standard_input_is_no_file() -> None:
    found = find_inputs(["-"], suffixes=SUFFIXES)
    assert found.standard_input
    assert not found.files
    assert not found.failures
    assert not find_inputs(["posts"], suffixes=SUFFIXES).standard_input


@pytest.mark.parametrize(
    ("path", "pattern", "excluded"),
    [
        ("a/drafts/b.md", "drafts/*.md", True),
        ("a/drafts", "drafts/", True),
        ("a/drafts/b.md", "./a/drafts/b.md", True),
        ("a/b.md", "*.md", True),
        ("a/b.md", "b", False),
        ("a/b.md", "a", False),
        ("a/my-drafts/b.md", "drafts/*", False),
    ],
)
def test_a_pattern_fits_a_path_or_the_end_of_one(path: str, pattern: str, *, excluded: bool) -> None:
    assert fits(path, (pattern,)) is excluded


def test_the_common_folder_is_that_of_the_paths_that_exist(site: Path) -> None:
    assert common_folder(["posts/a.MD", "posts/drafts"]) == site / "posts"
    assert common_folder(["posts", "index.html"]) == site
    assert common_folder(["posts/drafts", "absent/x.md", "-"]) == site / "posts" / "drafts"
    assert common_folder(["-"]) == Path.cwd()


def test_folders_without_a_common_one_give_the_current_one(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def on_two_drives(_paths: object) -> str:
        raise ValueError("Paths don't have the same drive")

    monkeypatch.setattr("os.path.commonpath", on_two_drives)
    assert common_folder(["posts", "index.html"]) == site
