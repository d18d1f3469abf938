"""`--source` and the setting `source`: where the paths count from, and what is told of them."""

from pathlib import Path

import pytest

from claimcheck.cli import main

EXAMPLE = Path(__file__).parents[2] / "examples" / "press-office"
OFFLINE = ("--offline", "--no-cache", "--output-format", "concise")


def test_the_example_of_a_press_office_finds_the_wrong_number(capsys: pytest.CaptureFixture[str]) -> None:
    source = str(EXAMPLE / "manuscript.md")
    assert main(["check", "--isolated", *OFFLINE, "--source", source, str(EXAMPLE / "release.md")]) == 1
    told = capsys.readouterr()
    assert "error: FID402 The article says “41 minutes longer a night”" in told.out
    assert "no article rests on" not in told.err


def test_a_source_in_the_configuration_counts_from_its_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("manuscript.md", "release.md"):
        (tmp_path / name).write_bytes((EXAMPLE / name).read_bytes())
    (tmp_path / "claimcheck.toml").write_text('source = ["manuscript.md"]\nselect = ["FID"]\n', encoding="utf-8")
    assert main(["check", *OFFLINE, str(tmp_path / "release.md")]) == 1
    assert "FID402" in capsys.readouterr().out
    (tmp_path / "claimcheck.toml").write_text('source = ["../elsewhere.md"]\n', encoding="utf-8")
    assert main(["check", *OFFLINE, str(tmp_path / "release.md")]) == 2
    assert "leads out of the folder" in capsys.readouterr().err


def test_a_source_that_nothing_rests_on_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = "Sage helps with colds [1]. Mint does not [2].\n\n## References\n\n" + "".join(
        f"{number}. {name} {name}. {title}. J Made Up. 2011;4:{number}-9.\n"
        for number, name, title in ((1, "Doe J", "Sage for colds in adults"), (2, "Roe K", "Mint for colds in adults"))
    )
    (tmp_path / "a.md").write_text(other, encoding="utf-8")
    source = str(EXAMPLE / "manuscript.md")
    main(["check", "--isolated", *OFFLINE, "--source", source, str(tmp_path / "a.md")])
    assert f"{source}: no article rests on this source" in capsys.readouterr().err


def test_a_source_that_is_missing_ends_the_run(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--isolated", *OFFLINE, "--source", "gone.pdf", str(EXAMPLE / "release.md")]) == 2
    assert "gone.pdf" in capsys.readouterr().err
