"""The examples run as they stand and print what their docstrings promise."""

import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[1] / "examples"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("script", "code", "words"),
    [
        ("check_article.py", 0, "REF201 '10.1186/PREACCEPT-2076984228657971'"),
        ("editorial_report.py", 0, "| modic-changes.md | Other studies have shown that slouching"),
        ("ci_check.py", 1, "3 articles"),
        ("compare_claim.py", 0, "NumberMismatch: “34%” / “14%”"),
        ("custom_checker.py", 0, "HOU002 You should give honey to babies with a cough. →"),
    ],
)
def test_example(script: str, code: int, words: str) -> None:
    run = subprocess.run(
        [sys.executable, EXAMPLES / script], capture_output=True, text=True, check=False, encoding="utf-8"
    )
    assert words in run.stdout, run.stderr
    assert run.returncode == code


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Thyme has been grown in gardens since the days of Rome, and it is still sold on most markets today.", 0),
        ("Thyme always cures colds.", 0),
        ((EXAMPLES / "articles" / "modic-changes.md").read_text(encoding="utf-8"), 1),
        ("Rest helps the back [1].\n\n## References\n\n1. Doe J. Rest. J Made Up. 2012. doi:10.1186/s12891-1\n", 2),
    ],
    ids=["nothing", "a warning", "an error", "a work that is not in the lock file"],
)
def test_the_check_for_ci_does_as_it_says(tmp_path: Path, text: str, code: int) -> None:
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    (tmp_path / "claimcheck.lock").write_bytes((EXAMPLES / "articles" / "claimcheck.lock").read_bytes())
    run = subprocess.run([sys.executable, EXAMPLES / "ci_check.py", tmp_path / "a.md"], check=False)
    assert run.returncode == code


@pytest.mark.parametrize("suffix", ["md", "txt", "html"])
def test_the_example_article_has_the_same_faults_in_every_format(suffix: str) -> None:
    from claimcheck import Settings, check

    path = EXAMPLES / "articles" / f"modic-changes.{suffix}"
    report = check(path, Settings(offline=True, cache=False))
    source = report.articles[0].reading.article.source
    found = {(finding.code, " ".join(finding.span.of(source).split())) for finding in report.findings}
    assert {
        ("CIT102", "Other studies have shown"),
        ("CIT101", "The pain is caused by tiny fractures in the bone."),
        ("CIT102", "is recommended"),
        ("DOC601", "did not have a control group"),
        ("STR503", "the best way"),
        ("REF201", "10.1186/PREACCEPT-2076984228657971"),
    } <= found
    words = " ".join(text for _, text in found)
    for quiet in ("neither rest nor exercise", "lay down for one hour", "10 weeks", "two cats", "email", "Cookies"):
        assert quiet not in words
