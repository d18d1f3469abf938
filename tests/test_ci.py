"""What others put into their builds works: the hook, the action and the recipes run on the example site."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

yaml = pytest.importorskip("yaml", reason="PyYAML comes with the development group")

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent
FAULT = "\n\nTurmeric reduces inflammation of the joints.\n"
RECIPES = (ROOT / "docs" / "how-to" / "check-in-ci.md").read_text(encoding="utf-8")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not (BIN / "claimcheck").exists(), reason="the command is not installed beside this Python"),
]


def loaded(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The example site as a repository; its branch `main` is what is published."""
    place = tmp_path / "site"
    shutil.copytree(ROOT / "examples" / "site", place)
    git = (shutil.which("git") or "git", "-c", "user.name=A", "-c", "user.email=a@example.org")
    for command in ("init", "add .", "commit -m site", "branch -M main", "update-ref refs/remotes/origin/main HEAD"):
        subprocess.run([*git, *command.split()], cwd=place, check=True, capture_output=True)
    return place


def run(script: str, place: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a script as builds do: bash, stopping at the first failure."""
    return subprocess.run(
        ["/bin/bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=place,
        env={**os.environ, "PATH": f"{BIN}:{os.environ['PATH']}", **environment},
        capture_output=True,
        check=False,
        encoding="utf-8",
    )


def spoil(place: Path) -> None:
    post = place / "posts" / "exercise-and-blood-pressure.md"
    post.write_text(post.read_text(encoding="utf-8").replace("\n\n## References", f"{FAULT}\n## References"), "utf-8")


# The example site.


def test_the_example_site_is_clean_but_for_what_its_baseline_holds(site: Path) -> None:
    done = run("claimcheck check --frozen posts press", site)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "by the baseline" in done.stdout
    assert run("claimcheck check --frozen posts press --baseline ''", site).returncode in {0, 1}
    spoil(site)
    done = run("claimcheck check --frozen posts press", site)
    assert done.returncode == 1
    assert done.stdout.count("Turmeric") == 1


# The hook of pre-commit.


def hook(place: Path, *files: str, strict: bool = False) -> subprocess.CompletedProcess[str]:
    """What pre-commit runs for the files that the hook takes."""
    (told,) = loaded(ROOT / ".pre-commit-hooks.yaml")
    taken = [name for name in files if re.search(told["files"], name)]
    return run(shlex.join([*shlex.split(told["entry"]), *(["--strict"] if strict else []), *taken]), place)


def test_the_hook_stops_new_faults_and_asks_nobody(site: Path) -> None:
    posts = ("posts/exercise-and-blood-pressure.md", "posts/five-truths-about-your-back.md")
    files = (*posts, "press/spring-campaign.txt")
    assert hook(site, *files).returncode == 0
    spoil(site)
    done = hook(site, *files)
    assert done.returncode == 1
    assert "Turmeric" in done.stdout


def test_the_hook_lets_shells_of_apps_and_excluded_files_pass(site: Path) -> None:
    (site / "index.html").write_text('<!doctype html><html><body><div id="root"></div></body></html>', "utf-8")
    (site / "empty.md").write_text("", "utf-8")
    done = hook(site, "index.html", "empty.md")
    assert (done.returncode, done.stderr.count("nothing to check")) == (0, 2)
    assert hook(site, "index.html", strict=True).returncode == 2
    (site / "drafts").mkdir()
    (site / "drafts" / "a.md").write_text(FAULT, "utf-8")
    assert hook(site, "drafts/a.md").returncode == 1
    (site / "claimcheck.toml").write_text('exclude = ["drafts"]\n', "utf-8")
    assert hook(site, "drafts/a.md").returncode == 0


@pytest.mark.parametrize(
    ("name", "taken"),
    [
        ("a.md", True),
        ("a.MDX", True),
        ("x/a.html", True),
        ("a.docx", True),
        ("LICENSE.txt", False),
        ("a.md.py", False),
    ],
)
def test_the_hook_takes_articles_alone(name: str, taken: bool) -> None:
    (told,) = loaded(ROOT / ".pre-commit-hooks.yaml")
    assert bool(re.search(told["files"], name)) is taken


# The action for GitHub.

ACTION = loaded(ROOT / "action.yml")
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]


def act(place: Path, temp: Path, **inputs: str) -> tuple[subprocess.CompletedProcess[str], Mapping[str, str]]:
    """Run the step that checks, as the runner would with these inputs; its files under their names."""
    given = {name: told["default"] for name, told in ACTION["inputs"].items()}
    given |= {name.replace("_", "-"): value for name, value in inputs.items()}
    step = next(each for each in STEPS if each.get("name") == "Check")
    environment = {
        name: given[re.fullmatch(r"\$\{\{ inputs\.([\w-]+) \}\}", value)[1]]  # type: ignore[index]
        for name, value in step["env"].items()
    }
    (temp / "claimcheck-venv").mkdir(parents=True)
    (temp / "claimcheck-venv" / "bin").symlink_to(BIN)
    files = {name: temp / name for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
    for path in files.values():
        path.touch()
    named = {name: str(path) for name, path in files.items()}
    done = run(step["run"], place, RUNNER_TEMP=str(temp), **environment, **named)
    return done, {name: path.read_text(encoding="utf-8") for name, path in files.items()}


def test_the_action_annotates_sums_up_and_fails_the_job(site: Path, tmp_path: Path) -> None:
    common = {"paths": "posts\npress\n", "since": "origin/main", "frozen": "true"}
    done, files = act(site, tmp_path / "1", **common)
    assert (done.returncode, done.stdout) == (0, "")
    spoil(site)
    done, files = act(site, tmp_path / "2", **common, sarif="true")
    assert done.returncode == 1
    assert "::warning file=posts/exercise-and-blood-pressure.md,line=" in done.stdout
    assert "Turmeric" in files["GITHUB_STEP_SUMMARY"] or "CIT101" in files["GITHUB_STEP_SUMMARY"]
    (line,) = files["GITHUB_OUTPUT"].splitlines()
    report = json.loads(Path(line.removeprefix("sarif-file=")).read_text(encoding="utf-8"))
    assert {each["ruleId"] for each in report["runs"][0]["results"]} == {"CIT101"}


def test_inputs_are_data_and_never_part_of_a_script(site: Path, tmp_path: Path) -> None:
    for step in STEPS:
        assert "${{" not in step.get("run", "")
    evil = "$(touch evil)`touch evil`; touch evil"
    done, _ = act(
        site, tmp_path / "1", frozen="true", paths=f"posts\n--help\n{evil}", since=evil, arguments=f"--ignore={evil}"
    )
    assert done.returncode == 2
    assert not (site / "evil").exists()
    assert "usage" not in done.stdout


def test_the_rest_of_the_action_is_sound() -> None:
    for step in STEPS:
        if "run" in step:
            subprocess.run(["/bin/bash", "-n", "-c", step["run"]], check=True)
            assert step["shell"] == "bash"
    used = set(re.findall(r"inputs\.([\w-]+)", (ROOT / "action.yml").read_text(encoding="utf-8")))
    assert used == set(ACTION["inputs"])
    for workflow in re.findall(r"```yaml\n(# \.github.*?)```", RECIPES, re.DOTALL):
        for job in yaml.safe_load(workflow)["jobs"].values():
            assert set(job["steps"][-1]["with"]) <= set(ACTION["inputs"])
    site = loaded(ROOT / "examples" / "site" / ".github" / "workflows" / "articles.yml")
    assert set(site["jobs"]["check"]["steps"][-1]["with"]) <= set(ACTION["inputs"])


# GitLab, and a plain shell.


def gitlab_jobs() -> list[dict[str, Any]]:
    (recipe,) = re.findall(r"```yaml\n(# \.gitlab-ci.*?)```", RECIPES, re.DOTALL)
    return [yaml.safe_load(recipe)["claimcheck"], loaded(ROOT / "examples" / "site" / ".gitlab-ci.yml")["claimcheck"]]


@pytest.mark.parametrize("job", gitlab_jobs(), ids=["recipe", "site"])
def test_the_job_for_gitlab_leaves_a_report_and_fails_on_new_faults(site: Path, job: dict[str, Any]) -> None:
    script = "\n".join(job["script"])
    assert run(script, site, CI_MERGE_REQUEST_TARGET_BRANCH_NAME="main").returncode == 0
    spoil(site)
    assert run(script, site, CI_MERGE_REQUEST_TARGET_BRANCH_NAME="main").returncode == 1
    (finding,) = json.loads((site / job["artifacts"]["reports"]["codequality"]).read_text(encoding="utf-8"))
    assert finding["check_name"].startswith("CIT101")


def test_the_recipe_for_a_shell_leaves_a_report_and_passes_the_exit_code_on(site: Path) -> None:
    (script,) = re.findall(r"```sh\n(.*?)```", RECIPES, re.DOTALL)
    (site / "check.sh").write_text(script, encoding="utf-8")
    assert run("sh check.sh posts press", site).returncode == 0
    spoil(site)
    done = run("sh check.sh posts press", site)
    assert (done.returncode, done.stdout.count("Turmeric") + done.stdout.count("CIT101")) == (1, 1)
    assert "<testsuites" in (site / "claimcheck.xml").read_text(encoding="utf-8")
